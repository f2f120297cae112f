"""Antecedents: whom "he" and "she" mean where the sentence before tells of somebody who is not its plain subject."""

from __future__ import annotations

import pytest
from test_speakers import names

from corpus.speakers.naming import name_speakers
from corpus.statements.finder import find_statements
from corpus.text.parser import parse


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # the sentence before tells of nobody but an owner
        (
            "“It leaks,” said [[Ned Quill]] of the dam.\nThat is odd to whoever read Tom Aker's report on Tuesday. "
            "[[He]] called the dam “sound.”",
            ["Ned Quill", "Tom Aker"],
        ),
        ("It rained.\nMrs Lind's remarks were made in a speech to bakers. [[She]] said the dam was old.", ["Lind"]),
        # who is told of by an example
        (
            "“It leaks,” said [[Ned Quill]] of the dam.\nSome keepers of weirs, like Tom Aker, a baker, also warn of "
            "rain. But the dam is “sound,” [[he]] said.",
            ["Ned Quill", "Tom Aker"],
        ),
        # whom a body tells of
        (
            "[[Ned Quill]] called for help in May. The Norland government declared Tom Aker was late. "
            "[[He]] denied it to reporters, saying the boat sank.",
            ["Ned Quill", "Tom Aker"],
        ),
        # an age stands before somebody without a name
        (
            "[[Ida Lind]] said the dam leaked.\nIt rained.\nThe boats were late.\n"
            "A 29-year-old Lowfield woman received a fine in July. “Rain!” [[she]] wrote.",
            ["Ida Lind", ""],
        ),
        # one of two who share a surname
        (
            "Ora Lind and Ned Lind met.\n“It leaks,” said [[Ida Quill]], a clerk.\n"
            "In Norland, Lind met keepers and asked for a dam. “It is late,” [[she]] said.",
            ["Ida Quill", "Ora Lind"],
        ),
        (
            "Ora Lind and Ida Lind met.\n“It leaks,” said [[Vera Quill]], a clerk.\n"
            "It rained.\nIn Norland, Lind met keepers and asked for a dam. “It is late,” [[she]] said.",
            ["Vera Quill", ""],
        ),
        # what is told of another woman does not tell whether somebody is a man
        (
            "[[Asu Kalif]] told Ida Holt that she was about to lose the dam.\n[[He]] also charged that it leaked.",
            ["Asu Kalif", "Asu Kalif"],
        ),
    ],
)
def test_he_is_whom_the_sentence_before_tells_of(text: str, who: list[str]) -> None:
    assert names(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # a quotation stands before who goes on
        (
            "[[Ned Quill]] spoke first. Tom Aker's report came late. “It leaks,” [[he]] said.",
            ["Ned Quill", "Ned Quill"],
        ),
        # the owner is not alone
        ("[[Ned Quill]] said no. He read Tom Aker's report. [[He]] said the dam was old.", ["Ned Quill", "Ned Quill"]),
        # the one who tells something is a person
        ("[[Ned Quill]] said Tom Aker was late. [[He]] said the boat sank.", ["Ned Quill", "Ned Quill"]),
    ],
)
def test_he_stays_whoever_speaks(text: str, who: list[str]) -> None:
    assert names(text) == who


def test_who_adds_something_has_just_spoken() -> None:
    for verb, speaker in (("said", "Tom Aker"), ("added", "Ned Quill")):
        doc = parse(f"“It leaks,” said Ned Quill.\nThat is not in Tom Aker's report. He {verb} that the dam was old.")
        assert [one.name for one in name_speakers(doc, find_statements(doc))[-1]] == [speaker]


def test_a_commission_by_its_letters_is_nobody() -> None:
    text = (
        "A letter showed Mr Quill had told a clerk to wait. The firm is looked at by the Sails and Exports Commission "
        "(SEC). [[The SEC]] asked for more."
    )
    assert "Quill" not in names(text)[0]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[[Norland's first minister]] has backed the dam.\n\nOra Lind said it was safe.", "Ora Lind"),
        ("[[Aker's agent]] has denied the talks.\n\nNed Quill says no offer has come.", "Ned Quill"),
        ("[[Aker's brother]] has denied the talks.\n\nNed Quill says no offer has come.", ""),
        ("[[Norland's first minister]] has backed the dam.\n\nChemist Ora Lind said it was safe.", ""),
        ("[[Norland's first minister]] has backed the dam.\n\nOra Lind lost a boat.", ""),
    ],
)
def test_a_lead_that_tells_whose_somebody_is_means_who_speaks_next(text: str, who: str) -> None:
    assert names(text)[0] == who
