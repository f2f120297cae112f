"""Whose: who said it is asked in other words than "who said", and their frame is no topic."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix", "mayor of Tarn"), speaker("Ada Moss")])


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("whose slogan was “Fewer tolls, more ferries”?", "Fewer tolls, more ferries"),
        ("fewer tolls, more ferries - whose slogan was that?", "fewer tolls, more ferries"),
        ("Whose idea was it to scrap the tolls?", "scrap the tolls"),
        ("so whose daft theory is it that the tolls feed gulls", "tolls feed gulls"),
        ("whose hope was it that the tolls go", "tolls go"),
        ("who had the dig that the tolls were written on a napkin?", "tolls were written on a napkin"),
        ("Who came up with the line that the tolls are a joke?", "tolls are a joke"),
        ("which clerk made the crack about the tolls", "tolls"),
        ("I'm after whoever called the tolls daft", "called the tolls daft"),
        ("does anyone remember who called the tolls daft?", "called the tolls daft"),
        ("who on earth would call the tolls daft?", "call the tolls daft"),
        ("Who'd call the tolls daft?", "call the tolls daft"),
        ("The tolls feed gulls. Whose words?", "tolls feed gulls"),
        ("the tolls feed gulls - whose lament?", "tolls feed gulls"),
        ("whose words: the tolls feed gulls", "tolls feed gulls"),
        ("Whose words? “Fewer tolls for clerks”", "Fewer tolls for clerks"),
        ("“no more tolls” is whose phrase?", "no more tolls"),
        # Words in quotation marks that it begins with are what "that" means.
        ("“more gulls” - whose verdict on the tolls was that?", "more gulls”, verdict on the tolls"),
        ("'gulls on stilts' - who said that about the tolls?", "gulls on stilts” about the tolls"),
        ('"gulls on stilts". Who said that about the tolls?', "gulls on stilts” about the tolls"),
        ("“gulls on stilts”, which clerk called Moss that?", "called Moss “gulls on stilts"),
        # What something is not is a part of what was said.
        ("Who said it was a lake, not a pond?", "lake, not a pond"),
        (
            "Who joked that the tolls were to build a pier, not a Taj Mahal?",
            "tolls were to build a pier, not a Taj Mahal",
        ),
        # Of whom it is told what they are, they did not say so.
        ("The clerk is rude. Who said that?", "clerk is rude"),
        ("the clerks were no use - whose complaint was that?", "clerks were no use"),
    ],
)
def test_whose_word_it_was_is_asked_like_who_said_it(text: str, topic: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.intent, question.speakers, question.unknown) == ("who_said", (), "")
    assert question.topic == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("whose boat was it that sank off Tarn?", "boat was it that sank off Tarn"),
        ("who had the boat that sank off Tarn?", "boat that sank off Tarn"),
        ("one sank off Tarn - whose boat was that?", "one sank off Tarn - whose boat"),
        ("“Sea Rose” - whose boat was that?", "Sea Rose” - whose boat"),
        ("what did Brix say about the lake, not a pond?", "lake"),
        ("Who said it was a lake, not a mayor?", "lake"),
    ],
)
def test_who_owns_a_thing_is_no_question_of_words(text: str, topic: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).topic == topic


def test_whose_words_a_named_one_quotes_is_asked_of_that_one() -> None:
    question = parse_question("did Ole Brix say whose idea the tolls were?", NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Ole Brix"]


def test_whoever_is_described_to_be_sure_may_have_said_it() -> None:
    question = parse_question("some clerk was adamant the tolls leak - who?", NAMES, today=TODAY)
    assert question.sought is not None
    assert question.sought.heads == ("clerk",)


def test_whom_words_in_quotation_marks_were_said_of_is_not_who_said_them() -> None:
    question = parse_question("“gulls on stilts” - which clerk called Moss that?", NAMES, today=TODAY)
    assert [one.name for one in question.spoken_of] == ["Ada Moss"]
    assert question.sought is not None
