"""Places in front of a question: they tell apart those whom a role means, and find who is described."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Una Marsh", "Scottish health secretary"),
        speaker("Bela Tarn", "health secretary"),
        speaker("Rhys Penfold", "Welsh education minister"),
        speaker("Ivo Kask", "education minister"),
        speaker("Olaf Ring", "chancellor"),
        speaker("Edda Moor"),
    ],
    {"Edda Moor": "Edda Moor: Manx health minister sacked | Edda Moor was health minister of the Isle of Man."},
)


def who(text: str) -> tuple[str, ...]:
    return tuple(one.name for one in parse_question(text, NAMES, today=TODAY).speakers)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Scotland: what did the health secretary say about waits?", ("Una Marsh",)),
        ("Scotland - how does the health secretary explain the waits", ("Una Marsh",)),
        ("In Wales, what did the education minister say of strikes", ("Rhys Penfold",)),
        # found by the place alone
        ("Isle of Man: what did the sacked health minister say of tolls?", ("Edda Moor",)),
        # nobody called so is from there
        ("Scotland: what did the chancellor say on whisky?", ("Olaf Ring",)),
        # the place is the topic, or another is told
        ("what did the health secretary say about Scotland?", ("Bela Tarn", "Una Marsh")),
        ("Wales: what did the Scottish health secretary say?", ("Una Marsh",)),
    ],
)
def test_a_place_in_front_says_whose_minister_is_asked(text: str, names: tuple[str, ...]) -> None:
    assert tuple(sorted(who(text))) == names
