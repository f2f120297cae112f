"""Standing: whoever held an office, is to hold it or fills in is not whoever holds it, and the other way round."""

from __future__ import annotations

from datetime import date

import pytest
from named import TODAY, book, speaker

from corpus.statement import Role, Speaker
from index.question.asked.asked import Asked, in_office
from index.question.question import parse_question
from index.question.roles import read_role
from index.question.standing import Standing, is_told, standings_of

ROLES = {
    "Ole Brix": "governor of Aker",
    "Ida Vane": "former governor of Aker",
    "Runa Dahl": "mayor of Tarn Bay",
    "Nils Holt": "acting mayor of Oster Ness",
    "Pia Lund": "former mayor of Oster Ness",
    "Kai Rud": "health minister",
    "Ama Falk": "governor-elect of Quill",
    "Per Moe": "governor of Quill",
    "Jon Tveit": "coach of Tarn Rovers",
    "Odd Berg": "former mayor of New Aker",
    "Gro Lie": "former Vik governor",
    "Tor Hald": "Gov.",
    "Eli Foss": "late mayor of Falk",
    "Mia Ruud": "mayor of Falk",
    "Mai Hol": "Deputy First Minister",
}
REPORTS = {
    "Runa Dahl": "Mayor Runa Dahl of Tarn Bay opened the library. Dahl said it cost little.",
    "Kai Rud": "Health minister Kai Rud shut wards. Rud said beds were empty.",
    "Jon Tveit": "Jon Tveit, the coach of Tarn Rovers, shouted. Tveit said the pitch was wet.",
    "Gro Lie": "Gro Lie, a former Vik governor, said that ferries were slow.",
    "Mai Hol": "Deputy First Minister Mai Hol was late. Hol said trams were slow.",
    "Tor Hald": "“The ferry will sail,” said Gov. Tor Hald of Vik.",
}
NAMES = book([speaker(name, role) for name, role in ROLES.items()], REPORTS)


def asked(text: str) -> list[str]:
    return sorted(one.name for one in parse_question(text, NAMES, today=TODAY).speakers)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the former governor of Aker on ferries", "Ida Vane"),
        ("what did Aker's former governor think of ferries", "Ida Vane"),
        ("what did the ex-governor of Aker say about ferries?", "Ida Vane"),
        ("the previous governor of Aker on ferries", "Ida Vane"),
        ("what did the former mayor of New Aker say about ferries?", "Odd Berg"),
        ("what did the governor of Aker say about ferries?", "Ole Brix"),
        ("how does Aker's governor see ferries?", "Ole Brix"),
        ("the sitting governor of Aker on ferries", "Ole Brix"),
        ("what did the acting mayor of Oster Ness say about the pool?", "Nils Holt"),
        ("what did the mayor of Oster Ness say about the pool?", "Nils Holt"),
        ("what did the former mayor of Oster Ness say about the pool?", "Pia Lund"),
        ("what did the governor-elect of Quill say about trams?", "Ama Falk"),
        ("what did Quill's governor-elect promise about trams?", "Ama Falk"),
        ("what did the incoming governor of Quill say about trams?", "Ama Falk"),
        ("what did the outgoing governor of Quill say about trams?", "Per Moe"),
        ("what did the late mayor of Falk say about the bridge?", "Eli Foss"),
        ("what did the mayor of Falk say about the bridge?", "Mia Ruud"),
        ("what did Vik's former governor say about ferries?", "Gro Lie"),
        ("what did Vik's governor say about ferries?", "Tor Hald"),
    ],
)
def test_an_office_is_read_with_how_its_holder_stands_to_it(text: str, name: str) -> None:
    assert asked(text) == [name]


@pytest.mark.parametrize("word", ["former", "ex", "acting", "interim", "incoming", "previous"])
@pytest.mark.parametrize("office", ["mayor of Tarn Bay", "health minister", "coach of Tarn Rovers"])
def test_whoever_holds_an_office_is_nobody_else_who_did_or_will(word: str, office: str) -> None:
    assert not asked(f"what did the {word} {office} say about money?")


def test_a_late_first_minister_is_no_deputy() -> None:
    assert not asked("what did the late first minister say about trams?")


def test_a_mayor_elect_is_no_mayor() -> None:
    assert not asked("what did the mayor-elect of Tarn Bay say about the library?")
    assert not asked("what did Tarn Bay's mayor-elect say about the library?")


@pytest.mark.parametrize(
    ("role", "office", "standing"),
    [
        ("former Aker governor and a sailor", "governor", Standing.PAST),
        ("sailor and former governor of Aker", "sailor", Standing.HELD),
        ("press officer of former Governor Vane", "press officer", Standing.HELD),
        ("Vane's former press officer", "press officer", Standing.PAST),
        ("then-Gov.", "governor", Standing.PAST),
        ("candidate for governor", "candidate", Standing.COMING),
        ("one-time clerk", "clerk", Standing.PAST),
    ],
)
def test_a_printed_role_says_how_somebody_stands_to_its_office(role: str, office: str, standing: Standing) -> None:
    assert standings_of(role, read_role(office)) == {standing}


def test_an_article_says_that_an_office_was_held() -> None:
    text = "Ida Vane, who was governor of Aker, met the governor of Quill."
    first, last = text.index("governor"), text.rindex("governor")
    assert is_told(text, first, first + 8, Standing.PAST)
    assert not is_told(text, last, last + 8, Standing.PAST)


def test_a_minister_of_something_is_a_minister_in_those_days() -> None:
    day = date(2026, 3, 1)
    two = [
        Speaker(name, name, "person", (name,), (Role(role, day, day),))
        for name, role in (("Kai Rud", "health minister"), ("Ane Foss", "Minister"))
    ]
    found = in_office(Asked("the minister", tuple(two), "role"), date(2026, 1, 1), date(2027, 1, 1))
    assert [one.name for one in found.speakers] == ["Kai Rud", "Ane Foss"]
