"""Titled: names written wrongly or with a title mean whoever bears them, or nobody, and never somebody beside them."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.names import MIN_ARTICLES
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ashim Jha", "head of the Tide Clinic"),
        speaker("Ole Dubs", "Lord"),
        speaker("Nils Kolmar", "Lord"),
        speaker("Rolf Sen"),
        speaker("Rosa Lindquist", "Senator"),
        speaker("Ada Mossop", "Sheriff"),
        speaker("Kurt Radwan"),
        speaker("Radwan Hollander"),
        speaker("Bill Burton"),
        speaker("Ivo Gerard"),
    ],
    {
        "Ashim Jha": "Dr Ashim Jha told of the tides. Barton was there, and so was the mayor of Barton.",
        "Ole Dubs": "Lord Dubs spoke of boats.",
        **{f"report {at}": "The bridge on the bay, the tolls and the boats." for at in range(MIN_ARTICLES)},
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a title, and slips in the name behind it
        ("Dr Asheem Jah tolls", "Ashim Jha"),
        ("dr asheem jah on boats", "Ashim Jha"),
        ("Sheriff Mosop boats", "Ada Mossop"),
        ("Senator Lindqist tolls", "Rosa Lindquist"),
        ("sen. rosa lindquist boats", "Rosa Lindquist"),
        # a surname that is a word, behind the title of whoever bears it
        ("lord dubs on boats", "Ole Dubs"),
        ("Lord Dubs", "Ole Dubs"),
        # a name in front of what its bearer told
        ("rosa lindqist what ada mossop said when they met", "Rosa Lindquist"),
        ("Rosa Lindquist why Ada Mossop left", "Rosa Lindquist"),
        ("lindquist what ada mossop said when they met", "Rosa Lindquist"),
        ("rosa lindquist what did ada mossop say", "Ada Mossop"),
        # an "s" without its apostrophe
        ("lindquists view of tolls", "Rosa Lindquist"),
        ("mossops take on tolls", "Ada Mossop"),
        # no title
        ("the sheriff on boats", "Ada Mossop"),
        ("Asheem Jah on boats", "Ashim Jha"),
        ("what did gerard say about tolls", "Ivo Gerard"),
        ("gerrard boats", "Ivo Gerard"),
    ],
)
def test_a_name_is_whoever_bears_it_however_it_is_written(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("sheriff kolbinger boats", "kolbinger"),
        ("Lord Zelnik boats", "Zelnik"),
        ("senator ricco zelnik tolls", "ricco zelnik"),
        # a stranger's first name is somebody's surname, or a slip of it
        ("what did radwan zelnik say about tolls", "radwan zelnik"),
        ("what did gerrrard zelnik say about tolls", "gerrrard zelnik"),
        # a stranger does something to somebody known
        ("did kolbinger ever mock ada mossop?", "kolbinger"),
        ("how come kolbinger said ada mossop was wrong", "kolbinger"),
        ("kolbinger what ada mossop said when they met", "kolbinger"),
        # articles tell of another of that name
        ("what did barton say about tolls", "barton"),
    ],
)
def test_a_name_nobody_has_is_nobodys(text: str, unknown: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, question.unknown) == ((), unknown)
