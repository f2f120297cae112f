"""Concerned: whoever feels something or is touched by it is asked, wherever in the question the name stands."""

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
        # what is done to what she feels
        "does Ole Brix remind Ada Moss of a bank clerk?",
        "did brix's speech move ada moss",
        "If the clerks bring in new rules, will that put the wind up Ada Moss?",
        "has Ole Brix let Ada Moss down?",
        "has ole brix won ada moss over",
        "what has Brix done to upset Ada Moss?",
        "What did the council do to make Ada Moss so cross?",
        "Which of the tolls riles Ada Moss most?",
        "which boat took ada moss's fancy",
        "what is it about Ole Brix that gets Ada Moss's goat?",
        # what is so to her, or for her
        "was the closing of the mill a blow for Ada Moss",
        "Is Ole Brix a hero to Ada Moss?",
        "brix's plan, is that a win for ada moss?",
        "how does the closing of the mill sit with Ada Moss?",
        "did Brix's speech go down well with Ada Moss",
        "how much did the race matter to Ada Moss?",
        "what's the closing of the mill meant for Ada Moss",
        "did the ruling come as a surprise to Ada Moss?",
        "is the ruling good enough for ada moss to stay",
        "Is it fair on Ada Moss to pay twice?",
        "Did it get lonely for Ada Moss, being the only one to complain?",
        "Sunday lunch - what's changed for Ada Moss and her lot?",
        "how important is rowing to Ada Moss?",
        "after Brix's win, what next for Ada Moss?",
        "has Ole Brix ever got under Ada Moss's skin?",
        "what was going through Ada Moss's head at the finish",
        # whom it is put to, and whose word it is
        "How mad would Brix have to be to raise the toll, Ada Moss?",
        "how chummy are Brix and the ferryman, if Ada Moss is anything to go by?",
        "if it were up to Ada Moss, would the toll go?",
        "The tolls: fair enough in the eyes of Ada Moss?",
        "who will win the race, if you listen to Ada Moss?",
        # a sentence of its own asks
        "ole brix wants higher tolls. can ada moss live with that?",
        "Brix wants higher tolls. What's Ada Moss up to in response?",
        "If Brix goes, who would ada moss want instead?",
        # nobody else is named
        "any hope left for Ada Moss after the fire?",
        "since the toll, how much of a faff is it getting a boat across for Ada Moss?",
        "Trying to work out whether the toll was any shock to Ada Moss.",
    ],
)
def test_whoever_is_concerned_is_asked(text: str) -> None:
    assert asked(text) == ["Ada Moss"]


@pytest.mark.parametrize(
    "text",
    [
        "did Ole Brix say the toll was a blow to Ada Moss?",
        "did Ole Brix call it a win for Ada Moss",
        "does Ole Brix think the toll will bother Ada Moss?",
        "what did Ole Brix say to Ada Moss about tolls?",
        "what was Ole Brix's message for Ada Moss?",
        "would ole brix vote for ada moss",
        "did Ole Brix make Ada Moss the chairman?",
        "is Ole Brix loyal to Ada Moss?",
        "how loyal is Ole Brix to Ada Moss?",
        "is Ole Brix an adviser to Ada Moss?",
        "why did Ole Brix leave Ada Moss?",
        "what is it about Ada Moss that bothers Ole Brix",
        "what does Ole Brix think of the mayor, Ada Moss?",
    ],
)
def test_whoever_speaks_of_her_is_asked_instead(text: str) -> None:
    assert asked(text) == ["Ole Brix"]


@pytest.mark.parametrize(
    "text",
    [
        "who called it a blow for Ada Moss",
        "what do people make of Ada Moss?",
        "praise for Ada Moss",
        "is there any praise for Ada Moss?",
        "what was it like playing with Ada Moss?",
        "what was it like working for Ada Moss",
        "how did it feel losing to Ada Moss",
        "are fans cross with Ada Moss?",
        "anything on Ada Moss?",
        "what is there about Ada Moss",
    ],
)
def test_whoever_is_only_spoken_of_is_not_asked(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "how hard is rowing for Wanda Kolb?",
        "is the toll a blow to wanda kolb",
        "did Brix's speech go down well with Wanda Kolb?",
        "what did the closing of the mill mean to Wanda Kolb?",
        "any hope left for Wanda Kolb?",
        # of a known surname
        "how does Brix's loss sit with Wanda Moss?",
        "Is it fair on Wanda von der Kolb to pay twice?",
    ],
)
def test_a_stranger_who_is_concerned_is_asked_and_unknown(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, question.unknown.lower()[:5]) == ((), "wanda")


@pytest.mark.parametrize(
    "text", ["praise for Wanda Kolb", "who called it a blow for Wanda Kolb", "what do people make of Wanda Kolb?"]
)
def test_a_stranger_who_is_only_spoken_of_is_not_asked(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, question.unknown) == ((), "")


@pytest.mark.parametrize(
    "text",
    [
        "what did Ole Brix say was a blow to Ada Moss?",
        "what did Ole Brix say would bother Ada Moss?",
        "why did Brix say the toll was a win for Ada Moss",
        "how did Ole Brix say it would hurt Ada Moss",
        "was Ole Brix surprised Ada Moss won",
        "is Ole Brix ok with Ada Moss's plan",
        "is brix cool with ada moss winning",
    ],
)
def test_whoever_says_or_feels_it_of_another_is_asked(text: str) -> None:
    assert asked(text) == ["Ole Brix"]
