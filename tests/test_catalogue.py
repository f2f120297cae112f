"""Completing names from memory: prefix first, the most quoted first, quick however many there are."""

from __future__ import annotations

import pytest
from work import calls_of

from bot.discord.limits import MAX_CHOICE_NAME, MAX_CHOICES, length
from bot.discord.services.catalogue import Catalogue, make_catalogue
from corpus.statement import Role, Speaker
from index.library import SpeakerEntry


def entry(name: str, statements: int, *, role: str = "", aliases: tuple[str, ...] = ()) -> SpeakerEntry:
    roles = (Role(role, None, None),) if role else ()
    return SpeakerEntry(Speaker(name, name, "person", aliases, roles), statements, None, None)


CATALOGUE = make_catalogue(
    [
        entry("Ansa Vellora", 9, role="harbour minister"),
        entry("Velma Ostrik", 2),
        entry("Tobren Quill", 30),
        entry("Mara Vellorand", 1),
        entry("Ilse Brandt", 3, aliases=("Velvet Ilse",)),
    ],
    [("The Tidewater Post", 40), ("Quay Herald", 3), ("Daily Tide", 1)],
    generation=4,
)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("vel", ["Velma Ostrik", "Ansa Vellora", "Ilse Brandt", "Mara Vellorand"]),
        ("VELLORA", ["Ansa Vellora", "Mara Vellorand"]),
        ("ansa  v", ["Ansa Vellora"]),
        ("ellora", []),
        ("", ["Tobren Quill", "Ansa Vellora", "Ilse Brandt", "Velma Ostrik", "Mara Vellorand"]),
    ],
)
def test_names_that_begin_so_then_later_words_then_the_most_quoted(typed: str, names: list[str]) -> None:
    assert [choice.value for choice in CATALOGUE.find_speakers(typed)] == names


def test_a_choice_shows_role_and_number() -> None:
    assert CATALOGUE.find_speakers("ansa")[0].label == "Ansa Vellora, harbour minister · 9"


def test_outlets_that_begin_so_then_those_that_hold_it() -> None:
    assert [c.value for c in CATALOGUE.find_outlets("tide")] == ["The Tidewater Post", "Daily Tide"]
    assert [c.value for c in CATALOGUE.find_outlets("")] == ["The Tidewater Post", "Quay Herald", "Daily Tide"]
    assert Catalogue().find_outlets("x") == Catalogue().find_speakers("x") == []


def test_an_outlet_is_known_in_any_case_of_letters_as_the_largest_is_printed() -> None:
    assert [CATALOGUE.outlet(name) for name in ("quay herald", " Daily  Tide", "Tide", "")] == [
        "Quay Herald",
        "Daily Tide",
        "",
        "",
    ]
    outlets = [("The Post", 9), ("THE POST", 4), ("the post", 1)]
    made = make_catalogue([], outlets, generation=1)
    assert [made.outlet(name) for name in ("The post", "THE POST", "the post")] == ["The Post"] * 3
    assert [choice.value for choice in made.find_outlets("POST")] == made.outlet_names()


def test_choices_keep_to_discords_limits() -> None:
    made = make_catalogue([entry(f"Vel{n} {'x' * n}", n, role="r" * 200) for n in range(120)], [], generation=1)
    choices = made.find_speakers("vel")
    assert len(choices) == MAX_CHOICES
    assert all(0 < length(c.label) <= MAX_CHOICE_NAME and len(c.value) <= MAX_CHOICE_NAME for c in choices)


def test_a_hundred_thousand_names_are_completed_with_little_work() -> None:
    made = make_catalogue((entry(f"Name{n % 997} Surname{n}", n % 50) for n in range(100_000)), [], generation=1)
    for typed in ("name5", "surname99", "", "zzz"):
        assert calls_of(lambda typed=typed: made.find_speakers(typed)) < 20_000


def test_two_thousand_outlets_are_completed_with_little_work() -> None:
    class Name(str):
        """A name whose comparisons count as calls."""

        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            return str.__eq__(self, other)

    made = make_catalogue([], [(Name(f"Tide {n} Quay"), n) for n in range(2_000)], generation=1)
    for typed in ("tide", "quay", "", "z" * 100_000):
        assert calls_of(lambda typed=typed: made.find_outlets(typed)) < 30_000
