"""Owners named in full: "Ama Lind's lawyer" is "Lind's lawyer" where no other Lind is meant."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "senator"),
        speaker("Ida Vane", "adviser to Brix"),
        speaker("Ole Tarn", "ferry captain"),
        speaker("Una Tarn", "Tarn's spokeswoman"),
    ]
)


@pytest.mark.parametrize(
    "text",
    ["the adviser to Ole Brix on tolls", "what did Ole Brix's adviser say about tolls?", "Ole Brix adviser on tolls"],
)
def test_a_whole_name_says_whose_somebody_is_as_a_surname_does(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Ida Vane"]


def test_a_surname_of_two_does_not_say_whose_somebody_is() -> None:
    assert not parse_question("what did Ole Tarn's spokeswoman say about tolls?", NAMES, today=TODAY).speakers
