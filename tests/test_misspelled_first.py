"""Misspelled first: a name written otherwise that a question begins with is asked, whatever else is named behind it."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.names import MIN_ARTICLES
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Gregor Kolmar", "union boss"),
        speaker("Tobias Brandel", "harbour minister"),
        speaker("Ada Moss", "boss of the Ferry Crews Union"),
        speaker("Ted Cray"),
        Speaker("court", "Harbour Court", "organisation", ("Harbour Court",)),
    ],
    {
        "Ada Moss": "Ada Moss is the boss of the Ferry Crews Union.",
        "Gregor Kolmar": "The tolls were told of. Brewer Danton spoke of tax cuts and the ferry prise.",
        **{f"report {at}": "The bridge on the bay." for at in range(MIN_ARTICLES)},
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # what the name is told of stands right behind it
        ("greggor kolmer ex ferry union boss, why does he want the bay shut", "Gregor Kolmar"),
        ("Greggor Kolmer the ferry union boss: are tolls fair?", "Gregor Kolmar"),
        # the question does
        ("Greggor Kolmer, what should happen to that clerk Brandel?", "Gregor Kolmar"),
        ("greggor kolmer - should moss go?", "Gregor Kolmar"),
        # or a row of words
        ("tobais bradnel ferry tolls quote", "Tobias Brandel"),
        ("tobais bradnel ferry tolls moss", "Tobias Brandel"),
        ("tobais bradnel bay ferries harbour court", "Tobias Brandel"),
        ("tde crya ferry values moss", "Ted Cray"),
        # what articles print so is no name
        ("ferry prise, should Moss go?", "Ada Moss"),
        ("ferry tolls moss", "Ada Moss"),
    ],
)
def test_a_misspelled_name_that_a_question_begins_with_is_asked(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    ["Wanda Kolb, what should happen to that clerk Brandel?", "Wanda Kolb the ferry union boss: are tolls fair?"],
)
def test_a_stranger_in_front_is_nobody_of_another_name(text: str) -> None:
    assert "Gregor Kolmar" not in [one.name for one in parse_question(text, NAMES, today=TODAY).speakers]


@pytest.mark.parametrize(
    "text",
    [
        "the Florence police chief's version: why shut the bay?",
        "so the Florence police chief's version. Why did it sink?",
    ],
)
def test_a_town_before_an_office_begins_no_name(text: str) -> None:
    names = book([speaker("Florence Pollice"), speaker("Ida Moss", "Florence police chief")])
    assert [one.name for one in parse_question(text, names, today=TODAY).speakers] == ["Ida Moss"]
