"""Known otherwise: whoever is known for something else is not described by what a report says around the name."""

from __future__ import annotations

from datetime import date

import pytest
from named import TODAY, book

from corpus.statement import Role, Speaker
from index.question.question import parse_question

DAY = date(2020, 1, 1)


def known(name: str, *roles: str) -> Speaker:
    return Speaker(name, name, "person", (name,), tuple(Role(role, DAY, DAY) for role in roles))


REPORT = "President {0} met the ferry council on Monday. The council wants boats, {0} said."
NAMES = book(
    [
        known("Pia Storm", "President", "head of state", "leader of the Rowing Party", "former senator"),
        known("Ulla Grip", "President"),
        known("Nils Holt", "President"),
        *(known(f"Reporter {each}") for each in "ABCDEFGHIJKL"),
    ],
    {
        "Pia Storm": REPORT.format("Pia Storm"),
        "Nils Holt": "President Nils Holt met the salt board on Monday. The board wants boats, Nils Holt said.",
        **{
            f"Reporter {each}": "President Ulla Grip met the kite guild. It flies, Ulla Grip said."
            for each in "ABCDEFGHIJKL"
        },
        "Ulla Grip": "President Ulla Grip met the kite guild. It flies, Ulla Grip said.",
    },
)


@pytest.mark.parametrize("text", ["what did the ferry council president say?", "the kite guild's president on boats"])
def test_whoever_is_in_every_report_is_not_told_of_by_chance(text: str) -> None:
    assert not parse_question(text, NAMES, today=TODAY).speakers


def test_whoever_is_known_by_one_report_is_told_of_by_it() -> None:
    question = parse_question("what did the salt board president say?", NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Nils Holt"]
