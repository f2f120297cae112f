"""Ranks: the first and second of a party in a chamber, whatever their office is called, and nobody of another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from named import TODAY, book

from corpus.statement import Role, Speaker
from index.question.descriptions.others.elsewhere import sits_elsewhere
from index.question.descriptions.phrase import read_phrase
from index.question.parts.spelled.ranks import with_ranks_named
from index.question.question import parse_question
from index.question.tokens import find_tokens


def member(name: str, *roles: str) -> Speaker:
    """Return a politician whom articles call so."""
    held = tuple(Role(role, date(2020, 1, 1), date(2021, 12, 31)) for role in roles)
    return Speaker(name, name, "person", (name,), held)


NAMES = book(
    [
        member("Ama Lind", "House Minority Leader", "Tarn Democrat"),
        member("Ole Brix", "House Minority Whip"),
        member("Ida Moe", "House Speaker", "Velden Republican"),
        member("Dag Fenn", "House Majority Leader", "Republican"),
        member("Tove Sund", "Senate Majority Leader", "Okerby Democrat"),
        member("Per Ask", "Senate’s No. 2 Democrat", "Sen."),
        member("Gro Hals", "minority leader", "Sen.", "Republican"),
        member("Nils Vane", "Senate Minority Whip", "Marlow Republican"),
        member("Kai Rudd", "former House Minority Leader", "Elver Democrat"),
        member("Eva Tind", "spokeswoman for the Senate Majority Leader", "Democrat"),
        member("Siri Rud", "top Republican on the Senate Boats Committee", "Sen."),
    ],
    {
        "Ole Brix": "The bill is thin, said House Minority Whip Ole Brix (D-Tarn).",
        "Siri Rud": "Siri Rud, the top Republican on the Senate Boats Committee, spoke of paint.",
    },
)


def asked(text: str) -> Sequence[str]:
    """Return the names of whom a question asks."""
    return [one.name for one in parse_question(text, NAMES, today=TODAY).speakers]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the number two democrat in the house, was she for the bill?", "Ole Brix"),
        ("what did the top Democrat in the House say about tolls?", "Ama Lind"),
        ("the top House Democrat on tolls", "Ama Lind"),
        ("House Democratic leader on tolls", "Ama Lind"),
        ("top house republican on tolls", "Ida Moe"),
        ("What does the leader of the House Republicans make of tolls?", "Ida Moe"),
        ("the No. 2 House Republican on tolls", "Dag Fenn"),
        ("the senate's top dem on tolls", "Tove Sund"),
        ("what did the highest-ranking Democrat in the Senate say about tolls?", "Tove Sund"),
        ("did the second-ranking Democrat in the Senate call it thin?", "Per Ask"),
        ("the Senate Democratic whip on tolls", "Per Ask"),
        ("the top GOP senator on tolls", "Gro Hals"),
        ("the Senate GOP leader on tolls", "Gro Hals"),
        ("the number two Republican in the Senate on tolls", "Nils Vane"),
    ],
)
def test_a_rank_in_a_party_is_an_office_of_the_chamber(text: str, name: str) -> None:
    assert asked(text) == [name]


@pytest.mark.parametrize("text", ["the Senate minority leader's whip on tolls", "the House Ferry whip on tolls"])
def test_other_words_are_no_rank(text: str) -> None:
    assert asked(text) != ["Ole Brix"]


def test_nobody_of_another_chamber_is_meant() -> None:
    assert asked("the House boats committee's top Republican on paint") == []
    assert asked("top Republican on Senate Boats, on paint") == ["Siri Rud"]


def test_a_committee_of_a_chamber_is_no_chamber() -> None:
    text = "the top Democrat on the Senate boats committee on paint"
    assert with_ranks_named(text) == text
    assert with_ranks_named("the top Democrat of the House Boats panel, on it") == (
        "the top Democrat of the House Boats panel, on it"
    )
    assert with_ranks_named("the ranking Democrat on House Boats on paint") == (
        "the top Democrat on House Boats committee on paint"
    )
    assert with_ranks_named("the ranking Dem on the House Boats panel on paint") == (
        "the top Democrat on the House Boats panel on paint"
    )
    assert with_ranks_named("what worries top Senate Democrats?") == "what worries top Senate Democrats?"


def test_one_of_a_party_is_no_body_by_its_name() -> None:
    names = book(
        [
            Speaker("Dems", "Dems", "organisation", ("Dems",), ()),
            member("Siri Rud", "top Democrat on the Senate Boats Committee", "Sen."),
        ]
    )
    for text in (
        "the top Democrat on the Senate boats committee on paint",
        "did the Democrat on Senate boats like it?",
    ):
        assert [one.name for one in parse_question(text, names, today=TODAY).speakers] != ["Dems"]
    text = "how did the top Democrat on the Senate boats committee take it when paint ran out?"
    assert [one.name for one in parse_question(text, names, today=TODAY).speakers] == ["Siri Rud"]
    text = "what do Dems think of paint?"
    assert [one.name for one in parse_question(text, names, today=TODAY).speakers] == ["Dems"]


@pytest.mark.parametrize(
    ("text", "roles", "elsewhere"),
    [
        ("the top Democrat on the boats panel", ("Velden Republican",), True),
        ("the top Democrat on the boats panel", ("Tarn Democrat",), False),
        ("the top Democrat on the boats panel", ("clerk",), False),
        ("the Tarn senator", ("Rep.",), True),
        ("the Tarn senator", ("Rep.", "former senator"), False),
        ("the Tarn congresswoman", ("Sen.",), True),
        ("the Tarn representative", ("Sen.",), False),
        ("the House boats panel's chair", ("Sen.",), True),
        ("the Oregon senator", ("Sen.", "Ohio Republican"), True),
        ("the Oregon senator", ("Sen.", "former Ohio governor"), False),
        ("the Oregon clerk", ("Ohio Republican",), False),
    ],
)
def test_who_is_of_another_party_chamber_or_state_sits_elsewhere(
    text: str, roles: Sequence[str], elsewhere: bool
) -> None:
    tokens = find_tokens(text)
    phrase = read_phrase(tokens, 0, len(tokens))
    assert phrase is not None
    assert sits_elsewhere(member("Ama Lind", *roles), phrase) is elsewhere


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("That Oregon congressman with the harbour boats panel: what has he got against paint?", "Ole Brix"),
        ("the Oregon congressman on the harbour boats subcommittee on paint", "Ole Brix"),
        ("the congressman on the harbour boats subcommittee on paint", "Ole Brix"),
    ],
)
def test_a_politician_on_a_committee_is_told_of_by_several_roles(text: str, name: str) -> None:
    chair = "Oregon Republican and chair of the Tides subcommittee on harbour boats"
    names = book([member("Ole Brix", "Rep.", chair), member("Dag Fenn", "Rep.", "Ohio Republican")])
    assert [one.name for one in parse_question(text, names, today=TODAY).speakers] == [name]


def test_a_committee_does_not_tell_of_which_state_somebody_is() -> None:
    names = book([member("Ole Brix", "Rep.", "chairman of the Boats Committee")])
    assert not parse_question("the Oregon congressman on the boats committee", names, today=TODAY).speakers
