"""One of two: which of two people a question asks that names both, by what it tells of each."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix", "mayor of Tarn"), speaker("Ada Moss"), speaker("Ivo Quell")])


def asked(text: str) -> list[str]:
    return [one.name for one in parse_question(text, NAMES, today=TODAY).speakers]


@pytest.mark.parametrize(
    "text",
    [
        # of whom something is told last, or who alone stands last
        "Ole Brix wants the tolls gone and Ada Moss doesn't, why not?",
        "Ole Brix is for the toll and Ada Moss isn't. What's her reason?",
        "ole brix hates the tolls but ada moss is fine with them. why is that?",
        "Ole Brix called the toll a triumph; Ada Moss wasn't having it. What did she say?",
        "while Ole Brix cheered the toll, Ada Moss fumed. how come",
        "Ole Brix wants the tolls gone. Ada Moss?",
        "Ole Brix loves the tolls. Ada Moss too?",
        "we heard Ole Brix on the tolls, now Ada Moss",
        # whom the first clause is only a condition for
        "if Ole Brix goes, will Ada Moss still fight for the toll?",
        "unless Ole Brix drops the toll, would Ada Moss quit?",
        "when Ole Brix wins, will Ada Moss serve under him",
        "should Ole Brix go, will Ada Moss care?",
        "Supposing Ole Brix walks, does Ada Moss take over?",
        "Ole Brix aside, does Ada Moss like the toll?",
        # who feels something for another
        "Ole Brix is the one Ada Moss trusts on tolls, right?",
        "why is Ole Brix the one Ada Moss blames for the toll?",
        # who said it in passing
        "Ole Brix, Ada Moss said, had no idea about tolls. Exact words?",
        "Ole Brix, said Ada Moss, was lying about tolls?",
        "it was Ole Brix who raised the toll, Ada Moss says. true?",
        # to whom another did something
        "Ole Brix attacked Ada Moss. Her answer?",
        "Ole Brix mocked Ivo Quell's clerk and Ada Moss over tolls. What did she say back?",
        # of whose words another's view is asked
        "which of Ole Brix's promises did Ada Moss believe?",
        "which of Ole Brix's claims about tolls did Ada Moss knock down",
        "what part of Ole Brix's speech did Ada Moss like best?",
        # who sees it so
        "for Ada Moss the trouble with tolls is Ole Brix. why?",
        "For Moss, are the tolls worth it?",
        "to Moss, the toll is all about Ole Brix. how come",
        "should Ole Brix resign, in the view of Ada Moss?",
        # what the asker adds
        "would Brix really shut the pier? Ada Moss says never, right?",
        "should Ole Brix resign? Ada Moss was asked.",
        "can Ole Brix get away with it? want to hear Ada Moss on that",
        "were we right to trust Ole Brix? curious what Ada Moss reckons",
        "is it fair to sack Ole Brix? asking what ada moss thinks",
        "Ada Moss - any words of praise for Ole Brix?",
    ],
)
def test_the_one_it_is_told_for_is_asked(text: str) -> None:
    assert asked(text) == ["Ada Moss"]


@pytest.mark.parametrize(
    "text",
    [
        "did Ole Brix's remark about tolls upset Ada Moss?",
        "does what Ole Brix said about tolls bother Ada Moss",
        "will Ole Brix's offer win over Ada Moss?",
        "does Ole Brix have Ada Moss's support on tolls?",
        "would ole brix get ada moss's vote",
        "can Ole Brix count on Ada Moss for the toll?",
        "could Ole Brix expect help from Ada Moss?",
        "it's not Ole Brix that worries Ada Moss. So who?",
        "leave Ole Brix out of it, what does Ada Moss say about the toll",
        "Ole Brix isn't the one Ada Moss blames for the toll. Who is?",
    ],
)
def test_whoever_feels_or_grants_it_is_asked(text: str) -> None:
    assert asked(text) == ["Ada Moss"]


@pytest.mark.parametrize(
    "text",
    ["what's this about Ada Moss and Ole Brix and the toll?", "what's up with Ada Moss and Ole Brix?"],
)
def test_both_are_asked_what_is_up_with_them(text: str) -> None:
    assert asked(text) == ["Ada Moss", "Ole Brix"]


@pytest.mark.parametrize(
    "text",
    [
        "Ole Brix hates what Ada Moss did to the pier, why?",
        "Ole Brix attacked Ada Moss over tolls. What did he say?",
        "what part of Ole Brix's speech did fishers like best?",
        "did Ole Brix say the remark upset Ada Moss?",
        "did Ole Brix ask for Ada Moss's vote",
        "why did Ole Brix leave Ada Moss?",
        "does Ole Brix count on Ada Moss?",
        "Ole Brix (the one Ada Moss can't stand) on tolls",
        "does Ole Brix know he's the one Ada Moss blames?",
        "to Ada Moss, what did Ole Brix say?",
    ],
)
def test_whoever_does_something_is_asked_and_not_the_other(text: str) -> None:
    assert asked(text) == ["Ole Brix"]


@pytest.mark.parametrize(
    "text",
    ["which of Ole Brix's clerks called the toll daft?", "It wasn't Ole Brix who called the toll daft. Who was it?"],
)
def test_whoever_said_it_is_asked_for(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).intent == "who_said"


@pytest.mark.parametrize(
    "text",
    [
        "Ole Brix attacked Ivo Quell. His answer?",
        "Ole Brix tore into Ivo Quell over tolls. How did he respond?",
        "Ole Brix mocked Ivo Quell over tolls. What did he say back?",
    ],
)
def test_whoever_is_attacked_answers(text: str) -> None:
    assert asked(text) == ["Ivo Quell"]
