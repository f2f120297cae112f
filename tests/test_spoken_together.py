"""Spoken together: "she and Ned Pell", "and his wife, Ora Lind", "along with", and whoever only speaks up next."""

from __future__ import annotations

import pytest

from corpus.article import new_article
from corpus.extractor import Extractor
from corpus.statement import statement_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def said(extractor: Extractor, text: str) -> list[tuple[str, list[str]]]:
    """Return the words of each statement of a text, and who says them."""
    found = extractor.extract(new_article(text))
    return [(statement_text(text, one.content), [speaker.name for speaker in one.speakers]) for one in found]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ora Lind runs the ferry. She and Ned Pell warned that it leaks.", ["Ora Lind", "Ned Pell"]),
        ("Ora Lind runs the ferry. Both she and Ned Pell warned that it leaks.", ["Ora Lind", "Ned Pell"]),
        ("Ada Lind runs the ferry. He and Ned Pell warned that it leaks.", ["Ned Pell"]),
        ("Ned Pell, 44, and his wife, Ora Pell, 41, warned that it leaks.", ["Ned Pell", "Ora Pell"]),
        ("Ora Lind, along with Courier reporter Ned Pell, warned that it leaks.", ["Ora Lind", "Ned Pell"]),
        ("Ora Lind, together with Ned Pell, warned that it leaks.", ["Ora Lind", "Ned Pell"]),
        ("Ora Lind, along with the boats of Ned Pell, warned that it leaks.", ["Ora Lind"]),
    ],
)
def test_all_who_say_something_together_are_its_speakers(extractor: Extractor, text: str, speakers: list[str]) -> None:
    assert ("it leaks", speakers) in said(extractor, text)


LINES = """A lightly edited talk follows.

Nina Illing

Does the dam leak?

Ora Lind

It leaks a good deal.

Ned Pell said it was sound.

Nina Illing

Who pays for it?

Ora Lind

We all pay for it, {end}
"""


def test_names_in_lines_of_their_own_are_who_says_what_follows(extractor: Extractor) -> None:
    assert said(extractor, LINES.format(end="and we shall.")) == [
        ("Does the dam leak?", ["Nina Illing"]),
        ("It leaks a good deal.\n\nNed Pell said it was sound.", ["Ora Lind"]),
        ("Who pays for it?", ["Nina Illing"]),
        ("We all pay for it, and we shall.", ["Ora Lind"]),
    ]


def test_headings_that_are_names_are_no_labels(extractor: Extractor) -> None:
    once = LINES.replace("Nina Illing\n\nWho", "Who").format(end="and we shall.")
    assert said(extractor, once) == [("it was sound", ["Ned Pell"])]


PROMISE, DENIAL = "“Tell her I promised to mend it,”", "“Nobody told me of a promise, and I will not pay.”"


def test_whoever_speaks_up_next_is_not_who_spoke(extractor: Extractor) -> None:
    cut_in = said(extractor, f"{PROMISE} Ora Lind said, and her brother cut in. {DENIAL}")
    assert [words for words, _ in cut_in] == [PROMISE]
    laughed = said(extractor, f"{PROMISE} Ora Lind said, and the crowd laughed. {DENIAL}")
    assert laughed == [(f"{PROMISE} … {DENIAL}", ["Ora Lind"])]


def test_a_senator_who_is_named_by_now_is_no_third_person(extractor: Extractor) -> None:
    text = (
        "Ned Pell and Ada Brix met on Sunday in Tarn, where Brix has won most votes so far, two in three.\n\n"
        "The Norland senator, for his part, stresses that votes are late.\n\n"
        "Brix at one point accused Pell of backing the toll. He called that notion “odd and false.”"
    )
    assert ("that notion “odd and false.”", ["Ned Pell"]) in said(extractor, text)
