"""Elsewhere: who only hears what is said is not who is described."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question


def asked_of(text: str, name: str, role: str, report: str) -> list[str]:
    """Return whom a question asks where one report names somebody with a role."""
    names = book([speaker(name, role)], {name: report})
    return [one.name for one in parse_question(text, names, today=TODAY).speakers]


@pytest.mark.parametrize(
    ("text", "name", "role", "report"),
    [
        (
            "What did the judge who jailed the kite thief say?",
            "Jonas Fell",
            "cousin",
            "The kite thief was jailed. Her cousin Jonas Fell, in his memo, told the judge that the thief is kind.",
        ),
    ],
)
def test_who_is_something_elsewhere_is_not_who_is_described(text: str, name: str, role: str, report: str) -> None:
    assert asked_of(text, name, role, report) == []


@pytest.mark.parametrize(
    ("text", "name", "role", "report"),
    [
        (
            "What did the judge who jailed the bread thief say?",
            "Tilde Roos",
            "",
            "Somebody wrote to the judge, Tilde Roos, who had jailed the bread thief.",
        ),
    ],
)
def test_who_is_so_described_is_found(text: str, name: str, role: str, report: str) -> None:
    assert asked_of(text, name, role, report) == [name]
