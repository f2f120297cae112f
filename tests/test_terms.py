"""Terms: stems that meet, and a finder that finds what taking every word to its stem would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.searching.terms import TermFinder, plain, search_words, terms_of

PARTS = st.sampled_from(
    [
        *"abeinosrty'’_ .-\n“”…éﬁİß中",
        *("party", "parties", "o'brien", "brien", "don't", "qur’an", "kishi's", "boss's", "2+2", "Élysée", "e\u0301"),
        *("running", "run", "elections", "elect", "s ", "ed ", "ies ", " ", " "),
    ]
)


@settings(max_examples=800, deadline=None)
@given(text=st.lists(PARTS, max_size=25).map("".join), asked=st.lists(PARTS, max_size=8).map("".join))
def test_the_finder_finds_the_terms_of_the_text(text: str, asked: str) -> None:
    terms = dict.fromkeys([*terms_of(asked), *terms_of(text)[::3]])
    assert TermFinder(terms).find(text) == set(terms) & set(terms_of(text))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The parties' pressures", "party pressure"),
        ("O’Brien running it", "OBrien run"),
        ("the Élysée", "Elysee"),
        ("he'd rain, hasn't hail, won’t wind", "rain hail wind"),
        ("he hasnt rain, theyd hail, im wind", "rain hail wind"),
    ],
)
def test_words_of_one_stem_meet(text: str, terms: str) -> None:
    assert terms_of(text) == terms_of(terms)


def test_a_word_that_only_looks_run_together_stays() -> None:
    assert terms_of("the shed is ill, the pants of O'Dell") == ["shed", "ill", "pant", "odel"]


def test_words_to_search_for_are_given_by_term() -> None:
    assert search_words("the mayor's budgets") == {"mayor": "mayor", "budget": "budgets"}


def test_what_finding_costs_grows_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word of thousands of apostrophes is looked at once, and not once for each of them."""
    looked_at: list[str] = []
    monkeypatch.setattr("index.searching.terms._stem", lambda word: looked_at.append(word) or word)
    text = "a" + "'b" * 2000
    assert TermFinder(["tide"]).find(text) == set()
    assert looked_at == [text]


@pytest.mark.parametrize(
    ("asked", "said", "kin"),
    [
        ("African", "the people of Africa", True),
        ("Africa", "an African's view", True),
        ("diplomats", "of diplomacy", True),
        ("friendship", "“We’re friends”", True),
        ("medicine", "medical aid", True),
        ("labour", "the labor of years", True),
        ("colors", "in two colours", True),
        ("defence", "defense spending", True),
        ("theater", "a theatre", True),
        ("centre", "the town center", True),
        ("program", "we make progress", False),
        ("courts", "the corps", False),
        ("center", "a century", False),
        ("control", "the contract", False),
        ("ports", "what was reported", False),
        ("interview", "interest in it", False),
        ("explode", "they explore", False),
        ("Mali", "malice", False),
    ],
)
def test_words_of_one_family_are_kin(asked: str, said: str, *, kin: bool) -> None:
    terms = terms_of(asked)
    finder = TermFinder(terms)
    assert not finder.find(said)
    every = sum(finder.bits.values())
    assert finder.kin_in(plain(said), 0) == (every if kin else 0)
    assert finder.kin_in(plain(said), every) == 0
