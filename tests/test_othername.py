"""A body's name in capitals, by which no body of another name is meant."""

from __future__ import annotations

import pytest
from named import TODAY, book

from corpus.statement import Speaker
from index.question.question import parse_question

FERRIES = Speaker("ferries", "Marlow Ferries", "organisation", ("Marlow Ferries",))
LETTERS = Speaker("gbu", "GBU", "organisation", ("GBU",))
TELLS = (
    "General strike at Marlow Ferries | The bakers union of the ferries met the general manager. "
    "Marlow Ferries, a union said, must pay its bakers."
)


def asked_of(text: str, body: Speaker) -> list[str]:
    """Return whom a question asks where a report tells much of a body."""
    names = book([body], {body.id: TELLS.replace("Marlow Ferries", body.name)})
    return [one.name for one in parse_question(text, names, today=TODAY).speakers]


@pytest.mark.parametrize(
    "text",
    [
        "General Bakers Union's excuse for cuts?",
        "What did the General Bakers Union say about pay?",
        "the General Bakers Union on what bakers are paid",
        "why does the General Bakers Union want a strike?",
    ],
)
def test_a_body_of_another_name_is_not_meant_by_a_name_in_capitals(text: str) -> None:
    assert asked_of(text, FERRIES) == []


def test_a_name_means_the_body_it_is_written_out_of() -> None:
    assert asked_of("What did the General Bakers Union say about pay?", LETTERS) in ([], ["GBU"])
    assert asked_of("what did the general bakers union say about pay?", FERRIES) == ["Marlow Ferries"]
