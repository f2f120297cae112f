"""Belonging: whose brother, son or lawyer somebody is, by what articles tell of those; and whoever is nobody's."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.descriptions.nearest import LOOSE
from index.question.descriptions.phrase import read_phrase
from index.question.descriptions.told import told_in
from index.question.descriptions.wanted import read_wanted
from index.question.question import parse_question
from index.question.tokens import find_tokens

NAMES = book(
    [
        speaker("Orm Tarn"),
        speaker("Ylva Kron"),
        speaker("Hilde Strand"),
        speaker("Nils Strand", "Hilde Strand's son"),
        speaker("Ned Brix", "Brix's son"),
        speaker("Ned Ness", "Ness's son"),
        speaker("Ebba Thorne", "Strand's lawyer"),
        speaker("Gerda Falk", "Tarn-based seaweed lawyer"),
        speaker("Ivar Moss"),
        speaker("Walter Pell"),
    ],
    {
        "Orm Tarn": "A judge spoke. Olaf Ash, a rower who sank the ferry Marit with a trawler, was fined.\n\n"
        "The weather was fine on the day, and the sea was calm, as the court heard from those who were there.\n\n"
        "Many had come from far away to the court, and they stayed there for the whole of that week.\n\n"
        "Orm Tarn, his brother, said that he would row.",
        "Ylva Kron": "The ferry Marit was late again. Ylva Kron said that the trawler fleet is old.",
        "Gerda Falk": "A report on a seaweed consultant.\n\nThe seaweed lawyer Gerda Falk said that clients are late.",
        "Ivar Moss": "Ivar Moss, 40, is accused of sinking boats, eight of them, off Sallow.",
        "Walter Pell": "Walter Pell said that the accused was seen sinking boats off Sallow. Eight were lost.",
    },
)


def found(text: str) -> list[str]:
    return [one.name for one in parse_question(text, NAMES, today=TODAY).speakers]


@pytest.mark.parametrize(
    "text",
    [
        "what did the brother of the man who sank the ferry Marit say about rowing?",
        "the brother of the rower fined for the trawler and the ferry, on rowing",
    ],
)
def test_whose_brother_somebody_is_may_be_told_elsewhere_in_a_report(text: str) -> None:
    assert found(text) == ["Orm Tarn"]


def test_of_two_brothers_in_a_report_nobody_knows_whose_each_is() -> None:
    rain = "It rained all day, and all night, and all of the day after that, and still it rained." * 3
    text = (
        f"Olaf Ash sank the ferry Marit.\n\n{rain}\n\nOrm Tarn, his brother, said no. Ivar Moss, a brother, said yes."
    )
    phrase = read_phrase(find_tokens("the brother of the man who sank the ferry Marit"), 0, 10)
    assert phrase is not None
    wanted = read_wanted(phrase, NAMES)

    def told(*names: str) -> list[bool]:
        people = [speaker(name) for name in names]
        return [words.get("ferry", 0.0) > LOOSE for _, words in told_in(text, people, phrase, wanted)]

    assert told("Orm Tarn") == [True]
    assert not any(told("Orm Tarn", "Ivar Moss"))


@pytest.mark.parametrize("noun", ["boy", "lad", "son"])
def test_somebodys_boy_is_their_son(noun: str) -> None:
    assert found(f"what did Strand's {noun} say about tolls?") == ["Nils Strand"]


@pytest.mark.parametrize(
    ("text", "heads"), [("the Okerby boy", ()), ("Norway's boy who rows", ()), ("Strand's girl", ("daughter",))]
)
def test_a_boy_of_a_place_is_no_son(text: str, heads: tuple[str, ...]) -> None:
    tokens = find_tokens(text)
    phrase = read_phrase(tokens, 0, len(tokens))
    assert phrase is not None
    assert phrase.heads == heads


def test_a_lawyer_of_somebodys_son_is_not_theirs() -> None:
    assert found("what did Strand's lawyer say about tolls?") == ["Ebba Thorne"]
    assert found("what did the lawyer for Strand's son say about tolls?") == []


def test_whose_lawyer_somebody_is_by_a_noun_is_told_with_them() -> None:
    assert found("what did the seaweed lawyer say about clients?") == ["Gerda Falk"]
    assert found("what did the seaweed consultant's lawyer say about clients?") == []


def test_whoever_is_told_of_hardly_more_than_another_is_not_meant() -> None:
    assert found("what did the man accused of sinking eight boats off Sallow say?") == []
