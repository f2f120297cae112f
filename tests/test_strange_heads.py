"""Strange heads: a row of words whose first ones are a name nobody has asks nobody else."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

REPORTS = {
    "Ole Brix": "The price of tolls is for Greta Kolb to defend. "
    "Founder Arvik Zell and Quay Yard have left. "
    "Gull Harbour is shut. Tolls, said Ole Brix of Gull Harbour, are a case for the court committee."
}
NAMES = book(
    [
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Ada Moss", "minister of boats"),
        Speaker("board", "Port Board", "organisation", ("Port Board",)),
    ],
    REPORTS,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wendy Kolb response to Ole Brix on tolls", "Wendy Kolb"),
        ("Wendy Price reason for tolls", "Wendy Price"),
        ("Wendy Kolb's excuse for tolls", "Wendy Kolb"),
        ("Wendy Price: tolls on boats", "Wendy Price"),
        ("Institute for Ferry Studies defence of tolls", "Institute for Ferry Studies"),
        ("Red Gull Crisps reaction to tolls", "Red Gull Crisps"),
        ("FCO response to the review", "FCO"),
        ("ferry council's response to tolls", "ferry council"),
        ("gull harbour statement on tolls", "gull harbour"),
        ("Gull Harbour was in the news. Any comment on tolls?", "Gull Harbour"),
        ("minister wendy kolb tolls", "wendy kolb"),
        ("Wendy Price tolls boats", "Wendy Price"),
        ("wendy kolb tolls boats", "wendy kolb"),
        ("greta kolb boats for ole brix", "greta kolb"),
        ("greta kolb ole brix tolls", "greta kolb"),
        ("arvik zell tolls boats", "arvik zell"),
        ("wendy kolb clerks tolls", "wendy kolb"),
        ("wendy van der kolb clerks", "wendy van der kolb"),
    ],
)
def test_a_row_that_begins_with_a_name_nobody_has_asks_nobody(text: str, name: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown, question.speakers) == (name, ())


@pytest.mark.parametrize(
    "text",
    [
        "ferry tolls response",
        "reaction to Gull Harbour statement",
        "Council response to tolls",
        "gull harbour tolls",
        "wendy price tolls",
        "quay yard tolls boats",
    ],
)
def test_a_row_that_begins_with_its_topic_asks_anybody(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown, question.speakers) == ("", ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Port Board response to Ole Brix on tolls", "Port Board"),
        ("ole brix apology for tolls", "Ole Brix"),
        ("ole brxi apology for tolls", "Ole Brix"),
    ],
)
def test_a_row_that_begins_with_somebody_known_asks_them(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


def test_a_known_name_is_asked_behind_a_first_name_and_a_word() -> None:
    question = parse_question("wendy boats tolls ole brix", NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Ole Brix"]
