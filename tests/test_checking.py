"""Checking a quotation: to the letter, altered, somebody else's, or nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import MATCHES, QUILL, match

from index.answering.checking import Change, check_quotation, quoted_part

OPEN = match("The harbour is open to every boat, and nobody — nobody at all — is turned away")
OTHER = match("the wind has turned and the boats are late", speakers=(QUILL,), source="Vellora")


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        ("The harbour is open to every boat", "", "exact"),
        ("“the HARBOUR is open, to every boat”", "", "exact"),
        ("nobody - nobody at all - is turned away", "", "exact"),
        ("open to every boat", "Ansa Vellora", "exact"),
        ("the harbour is open to every ship", "Ansa Vellora", "altered"),
        ("the harbour is open to boat", "", "altered"),
        ("the harbour is open to every boat", "Tobren Quill", "somebody_else"),
        ("the wind has turned and the boats are late", "Ansa Vellora", "somebody_else"),
        ("bananas are blue", "", "not_found"),
        ("zebra", "", "not_found"),
        ("…!?", "", "not_found"),
        ("", "", "not_found"),
    ],
)
def test_a_quotation_is_judged(words: str, speaker: str, verdict: str) -> None:
    assert check_quotation(words, (OTHER, OPEN), speaker=speaker).verdict == verdict


def test_what_was_spoken_is_to_the_letter_as_in_quotation_marks() -> None:
    said = match(
        "The harbour is open to every boat", text="Vellora said this: The harbour is open to every boat today."
    )
    spoken = replace(said, statement=replace(said.statement, spoken=True))
    assert check_quotation("open to every boat", (spoken,)).verdict == "exact"
    assert check_quotation("open to every ship", (spoken,)).verdict != "exact"


def test_the_difference_is_shown_word_by_word() -> None:
    check = check_quotation("the harbour is shut to every boat", (OPEN,))
    assert check.changes == (
        Change("same", "The harbour is"),
        Change("dropped", "open"),
        Change("added", "shut"),
        Change("same", "to every boat"),
    )


def test_words_over_an_interruption_are_found() -> None:
    assert check_quotation("We dredged it twice and it silted up twice", MATCHES).verdict == "exact"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("She said “the harbour is open” today", "the harbour is open"),
        ('"short" and "the longer quotation"', "the longer quotation"),
        ("no marks at all ", "no marks at all"),
        ("„Der Hafen ist offen“, sagte sie", "Der Hafen ist offen"),
    ],
)
def test_the_quoted_part_of_a_message(message: str, words: str) -> None:
    assert quoted_part(message) == words


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_judged_without_an_error(words: str, speaker: str) -> None:
    check = check_quotation(words, (OPEN, OTHER, *MATCHES), speaker=speaker)
    assert check.verdict != "exact" or check.match is not None
