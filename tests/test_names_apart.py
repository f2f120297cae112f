"""Names apart: a first name in one sentence and the surname in another are one person's whole name."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brixen"),
        speaker("Greta Brixen"),
        speaker("Greta Moss"),
        speaker("Greta Stang"),
        speaker("Peter Lund"),
        Speaker("greta", "Greta", "person", ("Greta",)),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "They say another Brixen will run the port one day. Hasn't Greta already said she won't?",
        "they say another brixen will run the port. did greta ever say she would",
        "One more Brixen at the port? Any word from Greta on that?",
        "We've all had enough of Brixen. What about Greta's view?",
        "The Brixen family and the tolls: what does Greta think?",
        "My aunt says there will be another Brixen. Hasn't Greta said she won't?",
    ],
)
def test_a_first_name_alone_is_of_the_surname_named_before(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Greta Brixen"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They say Brixen will run the port. What does Greta Kolb think?", []),
        ("Greta Moss on Brixen: did Greta like it?", ["Greta Moss"]),
        ("They say Brixen will run the port. What does Peter think?", ["Peter Lund"]),
    ],
)
def test_a_first_name_of_somebody_else_is_not_of_that_surname(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == names
