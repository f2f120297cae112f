"""Said first: what was said stands before who said it is asked, or whoever said it is asked for by a sentence."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Role, Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Ada Moss", "harbour minister"),
        Speaker("lind", "Ama Lind", "person", ("Ama Lind", "Lind"), (Role("clerk", None, None),)),
        Speaker("nils", "Nils Lind", "person", ("Nils Lind",)),
    ],
    {"lind": "Ama Lind rowed. Lind won.", "moss": "Ama Lind lost.", "brix": "Ama Lind left.", "a": "Ama Lind came."}
    | {"nils": "Nils Lind slept.", "b": "Ama Lind saw Tarn.", "c": "Ama Lind met Brix."},
)


@pytest.mark.parametrize(
    ("text", "topic", "heads"),
    [
        ("Tolls sting the poor. Which strategist came up with that?", "Tolls sting the poor", "strategist"),
        ("The tolls feed the gulls. Which ferry boss was that?", "tolls feed the gulls", "boss"),
        ("the tolls are daft - what pundit thinks so?", "tolls are daft", "pundit"),
        ("The tolls will drown Tarn. Which minister admitted it?", "tolls will drown Tarn", "minister"),
        ("The jibe about gulls: whose was it?", "gulls", None),
        ("that crack about the drowned gull - who came up with that one?", "drowned gull", None),
        ("Tell me who it was: she said the tolls feed the gulls.", "tolls feed the gulls", None),
        ("Some analyst has tolls settling at nine. Who's that then?", "tolls settling at nine", "analyst"),
        ("The tolls are daft. Who said so?", "tolls are daft", None),
        ("Looking for the skipper who said the tolls leak.", "tolls leak", "skipper"),
        ("Name the farmer who called the tolls madness", "called the tolls madness", "farmer"),
        ("Can you name the clerk who compared the tolls to a bog?", "compared the tolls to a bog", "clerk"),
        ("I want the bloke who said the ferry never comes.", "ferry never comes", None),
        ("Tarn's tolls: I'm after the expert who called it a punt", "called it a punt - Tarn's tolls", "expert"),
        ("Do you remember the teacher who said tolls are the new rain?", "tolls are the new rain", "teacher"),
        ("who do we have to thank for the line that gulls pay no tolls?", "gulls pay no tolls", None),
        ("who came out with the line that gulls pay no tolls?", "gulls pay no tolls", None),
        ("I'm trying to work out who called the tolls daft.", "called the tolls daft", None),
        ("it was crews bossing kings... whose words were those, after the vote?", "crews bossing kings", None),
        ("One minister said the tolls will drown Tarn. Which?", "tolls will drown Tarn", "minister"),
        ("A ferry boss said the tolls feed gulls. Which one was it?", "tolls feed gulls", "boss"),
        ("any clue who called the tolls daft?", "called the tolls daft", None),
        ("some clerk said the tolls feed gulls. His name?", "tolls feed gulls", "clerk"),
        ("a skipper quipped that gulls pay no tolls. What's her name?", "gulls pay no tolls", "skipper"),
        ("somebody said the tolls are daft - their name?", "tolls are daft", None),
        ("The tolls feed gulls, a clerk remarked. What was he called?", "tolls feed gulls", "clerk"),
        ("The tolls feed gulls, a ferry boss claimed. Who was that?", "tolls feed gulls", "boss"),
        ("The tolls are daft, some farmer said. Name?", "tolls are daft", "farmer"),
        ("somebody, a professor i think, said the tolls feed gulls. name?", "tolls feed gulls", "professor"),
        ("Someone, a nurse I believe, called it a bog. Who?", "called it a bog", "nurse"),
        ("someone, maybe a nurse, said the tolls feed gulls - who?", "tolls feed gulls", "nurse"),
        ("somebody, a retired pilot, reckoned gulls pay no tolls. Who?", "gulls pay no tolls", "pilot"),
        ("By whom were the tolls described as a bog?", "described the tolls as a bog", None),
    ],
)  # fmt: skip
def test_whoever_said_it_is_asked_for(text: str, topic: str, heads: str | None) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.intent, question.speakers, question.unknown) == ("who_said", (), "")
    assert question.topic == topic
    assert question.text == text
    assert (question.sought.heads if question.sought else ()) == ((heads,) if heads else ())


@pytest.mark.parametrize(
    ("text", "intent", "names"),
    [
        ("Ole Brix lost a boat. Which boat was that?", "about", ["Ole Brix"]),
        ("One boat carried Ole Brix to Tarn. Which?", "about", ["Ole Brix"]),
        ("Find me the letter that says Ole Brix owns the ferry", "about", ["Ole Brix"]),
        ("I'm after the mayor of Tarn on tolls", "about", ["Ole Brix"]),
        ("That row about tolls, what did Ole Brix say?", "about", ["Ole Brix"]),
        ("Ole Brix named a boat. Her name?", "about", ["Ole Brix"]),
        ("who fears gulls whoever wins, Ole Brix or Ada Moss", "who_said", []),
        ("Who thinks it rains for Ole Brix or Ada Moss?", "who_said", []),
        ("who said it rains, Ole Brix or Ada Moss?", "who_said", ["Ole Brix", "Ada Moss"]),
    ],
)
def test_other_questions_stay_as_they_are(text: str, intent: str, names: list[str]) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.intent, [one.name for one in question.speakers]) == (intent, names)


def test_of_several_whom_a_surname_means_the_one_it_mostly_is_did_not_say_it() -> None:
    question = parse_question("who said Lind is a gull?", NAMES, today=TODAY)
    assert [one.name for one in question.spoken_of] == ["Ama Lind"]
