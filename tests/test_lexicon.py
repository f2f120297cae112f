"""The word lists: one file each, and what articles and questions read in them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lexicon.folding import MAY_COMBINE, fold
from corpus.lexicon.lists import HERE, data_lines, is_listed, load_words
from corpus.lexicon.nicknames import share_nickname
from corpus.lexicon.places import load_countries, load_place_phrases, load_places
from corpus.lexicon.roles import load_office_phrases, load_roles


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Čapek", "capek"),
        ("O’Brien", "o'brien"),
        ("O`Brien", "o'brien"),
        ("O´Brien", "o'brien"),
        ("Ǿsten", "osten"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("Weiß", "weiss"),
        ("Þórður", "thordur"),
        ("Lloyd‑George", "lloyd-george"),
        ("ＡＢＣ™", "abctm"),
    ],
)
def test_two_spellings_of_one_name_fold_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_what_is_folded_has_no_accents_and_folds_to_itself(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(map(unicodedata.combining, folded))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("bill", "william", True),
        ("ike", "dwight", True),
        ("tony", "antony", True),
        ("chris", "christian", True),
        ("christopher", "christian", False),
        ("anton", "anthony", False),
        ("bill", "bert", False),
        ("ann", "ann", True),
        ("nobody", "nobody", False),
    ],
)
def test_nicknames_stand_for_one_another(one: str, other: str, shared: bool) -> None:
    assert share_nickname(one, other) is shared


def test_a_seat_of_government_means_its_country_in_articles_alone() -> None:
    assert load_places()["paris"] == load_places()["french"] == "france"
    assert load_place_phrases()[("french",)] == load_place_phrases()[("france",)] == {"@france"}
    assert ("paris",) not in load_place_phrases()
    assert load_place_phrases()[("us",)] == {"@united states"}


def test_states_are_no_countries_and_questions_do_not_know_them() -> None:
    assert load_places()["miss"] == "mississippi"
    assert ("miss",) not in load_place_phrases()
    assert "texas" not in load_countries()
    assert {"france", "new zealand"} <= load_countries()


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("foreign minister", {"#foreign minister"}),
        ("secretary of state", {"#foreign minister", "@united states"}),
        ("gaffer", {"#manager"}),
        ("spokeswoman", {"#spokesman"}),
        ("co chair", {"#chairman"}),
        ("vp", {"#vice president"}),
    ],
)
def test_an_office_is_asked_for_by_its_nouns_and_phrases(phrase: str, meant: set[str]) -> None:
    assert load_office_phrases()[tuple(phrase.split())] == meant


def test_offices_of_several_words_are_no_role_nouns() -> None:
    assert not any("_" in noun or ";" in noun for noun in load_roles())
    assert load_roles()["minister"].wider == {"politician", "official", "diplomat"}


def test_no_accent_is_missed_by_what_says_whether_there_may_be_one() -> None:
    every = map(chr, range(0x110000))
    assert all(MAY_COMBINE.search(letter) for letter in every if unicodedata.combining(letter))
    assert not MAY_COMBINE.search("“Plain” – and Latin-1: é, ß … words")


def test_a_word_is_looked_up_in_several_lists() -> None:
    papers, broadcasters = load_words("papers"), load_words("broadcasters")
    for word in (*papers, *broadcasters):
        assert is_listed(word, "papers", "broadcasters")
        assert is_listed(word, "papers") is (word in papers)
    assert not is_listed("lindqvist", "papers", "broadcasters")
    with pytest.raises(KeyError):
        is_listed("lindqvist", "papers", "no such list")


@pytest.mark.parametrize("file", sorted(file.name for file in HERE.glob("*.txt")))
def test_no_line_of_a_list_stands_there_twice(file: str) -> None:
    lines = [" ".join(line.split()) for line in data_lines(file)]
    assert lines
    assert [line for line in set(lines) if lines.count(line) > 1] == []
