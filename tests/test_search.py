"""Searching whole articles: what is found, where in them, and how it is shown."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from commands import Run
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, new_article
from index.library import Library
from index.searching.printed import find_printed, phrases_of
from index.stores.sqlite.store import SqliteStore

QUAY = new_article(
    "The quay was shut on Monday.\nWorkers mended the wall of the quay. The Wall stood, the quay wall did not.\nRain.",
    id="quay",
    title="Quay shut",
    outlet="The Tidewater Post",
    published=date(2021, 3, 16),
    url="https://tidewater.example/quay",
)
FERRY = new_article("A ferry waited at the wall.", id="ferry", title="Fog", outlet="Quay Herald", published=None)
LATER = new_article(
    "The quay is open again.", id="later", title="Open", outlet="Quay Herald", published=date(2021, 4, 2)
)


def keep(store: SqliteStore, *articles: Article) -> None:
    """Put articles without statements into a store."""
    with store.writing() as writer:
        for article in articles:
            writer.put(article, [], np.empty((0, 384), np.float32), extractor="1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path, create=True)) as opened:
        keep(opened, QUAY, FERRY, LATER)
        yield opened


def found(store: SqliteStore, words: str, **filters: object) -> dict[str, str]:
    """Return the pieces found, by article, the words in them between bars."""
    shown = {}
    for place in find_printed(store, words, **filters):  # type: ignore[arg-type]
        text = place.article.title if place.in_title else place.article.text
        at, marked = place.span.start, ""
        for span in place.words:
            marked += f"{text[at : span.start]}|{span.of(text)}|"
            at = span.end
        shown[place.article.id] = marked + text[at : place.span.end]
        assert text[place.span.start : place.span.end] == place.text
    return shown


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ferry WALLS", {"ferry": "A |ferry| waited at the |wall|."}),
        (
            "quay wall",
            {"quay": "Workers mended the |wall| of the |quay|. The |Wall| stood, the |quay| |wall| did not."},
        ),
        (
            "“quay wall”",
            {"quay": "Workers mended the wall of the quay. The Wall stood, the |quay wall| did not."},
        ),
        ("fog", {"ferry": "|Fog|"}),
        (
            'wall "the',
            {"quay": "Workers mended |the| |wall| of |the| quay. |The| |Wall| stood, |the| quay |wall| did not."},
        ),
        ("quay zebra", {}),
        ("…", {}),
        ("", {}),
    ],
)
def test_words_are_found_in_the_paragraph_that_answers_them_best(
    store: SqliteStore, words: str, expected: dict[str, str]
) -> None:
    found_there = found(store, words)
    assert {name: found_there.get(name) for name in expected} == expected
    assert expected or not found_there


def test_outlet_and_days_narrow_and_pages_follow_each_other(store: SqliteStore) -> None:
    assert set(found(store, "quay")) == {"quay", "later"}
    assert set(found(store, "quay", outlet="quay herald")) == {"later"}
    assert set(found(store, "quay", after=date(2021, 3, 17))) == {"later"}
    assert set(found(store, "quay", before=date(2021, 4, 2))) == {"quay"}
    assert set(found(store, "wall", after=date(2000, 1, 1))) == {"quay"}
    pages = [found(store, "quay", limit=1, offset=at) for at in range(3)]
    assert [len(page) for page in pages] == [1, 1, 0]
    assert pages[0] != pages[1]


def test_of_a_paragraph_as_long_as_a_book_only_what_is_near_is_shown(store: SqliteStore) -> None:
    keep(store, new_article("rope " * 40_000 + "An anchor lay there. " + "chain " * 40_000, id="long"))
    started = time.process_time()
    (place,) = find_printed(store, "anchor")
    assert 300 < len(place.text) <= 1000
    assert place.words[0].of(place.article.text) == "anchor"
    (place,) = find_printed(store, "rope")
    assert time.process_time() - started < 5
    assert len(place.text) <= 1000


@given(st.text(alphabet='ab "“”', max_size=40))
def test_no_word_is_lost_between_quotation_marks(words: str) -> None:
    kept = " ".join(phrases_of(words)).split()
    assert kept == words.translate(str.maketrans('"“”', "   ")).split()


def test_search_on_the_command_line(run: Run, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        keep(library._store, QUAY, FERRY, LATER)
    here = ("--library", str(tmp_path / "library"))
    ran = run("search", '"quay', 'wall"', *here)
    assert ran.status == 0
    assert "1. Workers mended the wall of the quay. The Wall stood, the >>quay wall<< did not." in ran.out.replace(
        "\n   ", " "
    )
    assert "Quay shut, The Tidewater Post, 16 March 2021 https://tidewater.example/quay" in ran.out.replace(
        "\n   ", " "
    )
    (line,) = run("search", "fog", "--json", *here).out.splitlines()
    place = json.loads(line)
    assert (place["article"]["id"], place["text"], place["words"]) == ("ferry", "Fog", [[0, 3]])
    assert place["in_title"]
    assert run("search", "zebra", *here)[:2] == (1, "nothing found\n")
    assert run("search", "quay", "--offset", "90", *here)[:2] == (1, "nothing more\n")
    assert run("search", "zebra", "--json", *here)[:2] == (1, "")
    ran = run("search", "quay", "--outlet", "Quay Heralt", *here)
    assert ran.status == 1
    assert "no outlet called “Quay Heralt”; nearest: Quay Herald." in ran.out
    ran = run("search", "quay", "--outlet", "Quay Heralt", "--json", *here)
    assert (ran.status, ran.out) == (1, "")
    assert "nearest: Quay Herald." in ran.err
