"""Bare offices: "the chancellor" of a report that prints the office beside no name."""

from __future__ import annotations

import pytest

from corpus.speakers.naming import name_speakers
from corpus.statements.finder import find_statements
from corpus.text.parser import parse

LEAD = "Ora Lind has defended her spending plans.\n\n"
TWO = "Ned Aker has praised Ora Lind for her plans.\n\nMr Aker was speaking amid talk of a rift with Ms Lind. "


def names(text: str) -> list[tuple[str, ...]]:
    """Return who makes each statement of a text."""
    doc = parse(text)
    return [tuple(one.name for one in who) for who in name_speakers(doc, find_statements(doc))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEAD + "The chancellor said the dam would be paid for. Ms Lind left at noon.", "Ora Lind"),
        (LEAD + "The chancellor, speaking in Tarn, said the dam would be paid for. Ms Lind left.", "Ora Lind"),
        (LEAD + '"It will be paid for," the PM told a crowd in Tarn. Ms Lind left at noon.', "Ora Lind"),
        (
            TWO + "A book says the prime minister gave a pledge to Ms Lind. "
            "The chancellor said the dam would be paid for.",
            "Ora Lind",
        ),
    ],
)
def test_a_bare_office_is_whose_the_sentences_around_it_are(text: str, expected: str) -> None:
    assert names(text)[-1] == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        # Named in one sentence with the office.
        LEAD + "The chancellor told Ms Lind that the dam would close.",
        # Told of with a trade, an age, or a body.
        "Baker Ora Lind has attacked the plans.\n\nThe chancellor said the dam would be paid for. Ms Lind left.",
        "Ora Lind, 32, has attacked the plans.\n\nThe chancellor said the dam would be paid for. Ms Lind left.",
        "Tidewater's Ora Lind has attacked the plans.\n\nThe chancellor said the dam would open. Ms Lind left.",
        # Told of by the surname alone.
        "Mr Aker chairs the talks.\n\nThe prime minister said the dam would open. Mr Aker left.",
        # One name, two offices.
        LEAD + "The chancellor said the dam would open. Ms Lind left.\n\n"
        "Ms Lind waited. The prime minister said the dam would close. Ms Lind left.",
    ],
)
def test_a_bare_office_that_may_be_anothers_is_nobodys(text: str) -> None:
    assert names(text)[-1] == ()


OFFICIAL = "Ora Lind, an official at the dam, said that it leaks.\n\n"
HOLDS = "“It will hold for years,” the official said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OFFICIAL + HOLDS, ("Ora Lind",)),
        (OFFICIAL + "A senior official on the board spoke to bakers, too.\n\n" + HOLDS, ()),
        (OFFICIAL + "In a letter, an official on the board spoke of it, too.\n\n" + HOLDS, ()),
    ],
)
def test_the_official_is_nobody_named_once_another_has_spoken_without_a_name(
    text: str, expected: tuple[str, ...]
) -> None:
    assert names(text)[-1] == expected


def test_the_leader_of_a_country_is_its_head_before_whoever_has_no_office() -> None:
    text = (
        "President Vadim Holt held forth at length, with a glowing view of Rolf Quill.\n\n"
        "The Finnish leader was stern and mild by turns. Mr. Holt spoke highly of Mr. Quill.\n\n"
        "“There is no doubt that he is a bright man,” the Finnish leader said."
    )
    assert names(text)[-1] == ("Vadim Holt",)
    assert names(text.replace("President Vadim", "Baker Vadim"))[-1] != ("Vadim Holt",)
