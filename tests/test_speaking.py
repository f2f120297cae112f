"""Whoever speaks for a body: asked where the body said nothing itself, or nothing on the topic, and only guessed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import ask
from named import TODAY, book, speaker

from corpus.article import new_article
from corpus.statement import Speaker
from index.library import Library
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "Iceland Ferry Chamber spokesman"),
        speaker("Ama Lind", "head of the Dock Research Chamber"),
        speaker("Pia Lund", "economist at the GWU-IO"),
        speaker("Dag Ferris"),
        speaker("Rolf Pell", "rower"),
        Speaker("council", "Council", "organisation", ("Council",)),
        Speaker("law", "Law Club", "organisation", ("Law Club",)),
        Speaker("gull", "Gull", "organisation", ("Gull",)),
    ],
    {
        "Ama Lind": "The Dock Research Chamber met. Ama Lind, the head of the Dock Research Chamber, said no.",
        "Dag Ferris": "It rains, said the GWU-IO’s Dag Ferris. The GWU-IO met.",
        "Rolf Pell": "The Gull Chamber of Boats met the Brine Law Club. It rained, and the rower Rolf Pell said so.",
    },
)

REPORTS = (
    (
        "Board on tolls",
        "The Salt Board said ferry tolls rise in May.\n\n"
        "“Our divers found the wreck of the brig below the pier,” Salt Board spokeswoman Ada Crewe said.",
    ),
    (
        "Oysters",
        "“Our oysters are gone from the ponds for good,” said Tove Brandt, the head of the Marsh Oyster Council."
        "\n\nPolice said thieves had come to Okerby by night. Okerby Police Chief Ned Pell "
        "met “a lot of angry keepers”, he said.",
    ),
    ("Wreck", "“The wreck of the brig is a bother,” said Una Grieg, a Gull Society spokeswoman."),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the country in another word, and small letters
        ("the icelandic ferry chamber on rain", ["Ole Brix"]),
        ("how did the dock research chamber take the rain?", ["Ama Lind"]),
        # in letters: by a role, and by whose somebody is
        ("what does the gwu-io say about rain?", ["Dag Ferris", "Pia Lund"]),
    ],
)
def test_whoever_speaks_for_a_body_that_said_nothing_is_guessed(text: str, names: list[str]) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert sorted(question.names) == names
    assert {one.by for one in question.asked} <= {"guess", "description"}


def test_a_body_is_not_the_one_whose_name_begins_its_own() -> None:
    question = parse_question("What does the Gull Chamber of Boats say about rain?", NAMES, today=TODAY)
    assert (question.names, question.unknown) == ((), "Gull Chamber of Boats")


def test_a_body_is_called_by_several_words_at_the_end_of_its_name() -> None:
    question = parse_question("does the brine law club worry about rain?", NAMES, today=TODAY)
    assert question.names == ("Law Club",)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path: Path = tmp_path_factory.mktemp("speaking") / "lib"
    with Library.open(path, create=True) as library:
        library.add(new_article(text, title=title) for title, text in REPORTS)
        yield library


def test_where_a_body_is_silent_its_spokeswoman_is_the_closest_there_is(library: Library) -> None:
    answer = ask(library, "What did the Salt Board say about the wreck of the brig?")
    assert answer.status == "unsure"
    assert [one.name for match in answer.matches for one in match.statement.speakers][:1] == ["Ada Crewe"]


def test_where_no_article_quotes_a_body_whoever_is_its_head_is_the_closest_there_is(library: Library) -> None:
    answer = ask(library, "marsh oyster council: are the oysters gone from the ponds?")
    assert answer.status == "unsure"
    assert [one.name for match in answer.matches for one in match.statement.speakers] == ["Tove Brandt"]


def test_whom_articles_quote_without_a_name_needs_nobody_who_speaks_for_them(library: Library) -> None:
    answer = ask(library, "okerby police: did thieves come by night?")
    assert [match.statement.speakers for match in answer.matches] == [()]


def test_what_a_body_said_itself_needs_no_spokeswoman(library: Library) -> None:
    answer = ask(library, "What did the Salt Board say about ferry tolls?")
    assert answer.status == "found"
    assert [one.name for match in answer.matches for one in match.statement.speakers] == ["Salt Board"]
