"""Offices kept apart: another body's, another office of the same body, and two of one body asked for at once."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import Question, parse_question

NAMES = book(
    [
        speaker("Rona Wick", "chief medical officer at the trust"),
        speaker("Tove Brandt"),
        speaker("Jarl Moen", "chief executive of the Sallow NHS Trust"),
        speaker("Alma Thorsby", "Archbishop of Velden"),
        speaker("Henk Doorn", "chairman"),
        speaker("Signe Holt", "coach"),
        speaker("Lars Ekre", "chairman"),
        speaker("Dag Alnes", "Chief Minister"),
        speaker("BBC Isle"),
        speaker("Nils Toll", "president"),
    ],
    {
        "Rona Wick": "At Sallow the trust was late. Rona Wick, chief medical officer at the trust, spoke of kit.",
        "Tove Brandt": "Nobody came to Marlow. Marlow Trust medical director Dr Tove Brandt said the hour is over.",
        "Jarl Moen": "Jarl Moen, chief executive of the Sallow NHS Trust, said that beds are few.",
        "Henk Doorn": "Tarnholm Divers want a hall. Coach Signe Holt said so. Chairman Henk Doorn spoke too.",
        "Signe Holt": "Tarnholm Divers want a hall. Coach Signe Holt said so. Chairman Henk Doorn spoke too.",
        "Lars Ekre": "Lars Ekre, chairman, spoke of bread.",
        "Dag Alnes": "The Isle of Aker has a new ferry. Chief Minister Dag Alnes said that it floats.",
    },
)


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # "the trust" in a role is that of its report
        ("What did the Marlow Trust's medical director say about the hour?", ["Tove Brandt"]),
        ("What did the Sallow trust's boss say about beds?", ["Jarl Moen"]),
        ("What did the Sallow trust's chief executive say about beds?", ["Jarl Moen"]),
        ("What did the chairman of the Sallow trust say about beds?", []),
        # a title before "of" is an office, and before a name a title
        ("Archbishop of Velden on kites", ["Alma Thorsby"]),
        ("Archbishop of Okerby on kites", []),
        ("Archbishop Thorsby of Velden on kites", ["Alma Thorsby"]),
        # whose somebody is, said once for two
        ("What did the Tarnholm Divers' coach and the chairman say about a hall?", ["Signe Holt", "Henk Doorn"]),
        ("What did the coach and the chairman of the Tarnholm Divers say?", ["Signe Holt", "Henk Doorn"]),
        ("What did the Tarnholm Divers' coach and the president say?", ["Signe Holt", "Nils Toll"]),
        ("What did the chairman say about bread?", ["Henk Doorn", "Lars Ekre"]),
        # a name with "of" in it owns what stands behind it, and its first word is nobody
        ("What did the Isle of Aker's chief minister say about the ferry?", ["Dag Alnes"]),
        ("What did BBC Isle say about the ferry?", ["BBC Isle"]),
    ],
)
def test_an_office_is_that_of_its_body(text: str, asked: list[str]) -> None:
    assert [one.name for one in parse(text).speakers] == asked


def test_an_office_nobody_holds_is_said_to_be_unknown() -> None:
    assert parse("Archbishop of Okerby on kites").unknown == "Archbishop of Okerby"
    assert (
        parse("What did the chairman of the Sallow trust say about beds?").unknown == "the chairman of the Sallow trust"
    )


@pytest.mark.parametrize("which", ["former", "previous", "ex"])
def test_who_held_an_office_before_is_not_who_holds_it_now(which: str) -> None:
    names = book([speaker("Runa Falk", "current port commissioner"), speaker("Odd Vik", "port commissioner of Velden")])
    asked = parse_question(f"what did the {which} port commissioner say about tolls?", names, today=TODAY)
    assert "Runa Falk" not in [one.name for one in asked.speakers]
    now = parse_question("what did the current port commissioner say about tolls?", names, today=TODAY)
    assert [one.name for one in now.speakers] == ["Runa Falk"]
