"""Wordings: two forms of one word in a description and in a role."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.descriptions.heard import alike
from index.question.question import parse_question


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("games", "gaming", True),
        ("farm", "farming", True),
        ("bake", "baking", True),
        ("Democrats".lower(), "democratic", True),
        ("bus", "busing", False),
        ("king", "k", False),
        ("game", "gamble", False),
        ("sew", "sewage", False),
    ],
)
def test_a_trade_and_what_it_sees_to_are_one_word(one: str, other: str, same: bool) -> None:
    assert (alike(one, other), alike(other, one)) == (same, same)


def test_the_head_of_a_body_is_found_by_its_trade() -> None:
    names = book([speaker("Ole Brix", "head of farming industry body TARNFARM"), speaker("Ada Moss", "head of policy")])
    question = parse_question("head of the farms industry body on tolls", names, today=TODAY)
    assert [one.name for one in question.speakers] == ["Ole Brix"]
