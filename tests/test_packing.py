"""Packing: articles lie in the database in fewer bytes and come out as they were, whatever they were kept as."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import NO_ARTICLE_WORDS

from corpus.article import Article, Span, new_article
from corpus.errors import LibraryError
from corpus.statement import Statement
from corpus.store.database import connect, load_steps
from corpus.store.fulltext import find_articles, read_older_articles
from corpus.store.packing import pack_text, unpack_text
from corpus.store.store import Store

LONG = "The ferry to Tidewater was late again, and nobody at the harbour could say why it was. " * 20
NOTHING = np.empty((0, 4), np.float32)
MAGIC = b"\x28\xb5\x2f\xfd"
"""How all begins that is packed in the zstd format."""


def put(store: Store, *articles: Article) -> list[str]:
    with store.writing() as writer:
        return [writer.put(article, (), NOTHING, extractor="1") for article in articles]


def kept(folder: Path) -> list[object]:
    with closing(connect(folder)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM articles ORDER BY row")]


def printing(store: Store, *phrases: str) -> list[str]:
    return sorted(article.id for article in find_articles(store, phrases))


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 50))
def test_any_text_comes_out_as_it_was_and_no_longer(text: str, times: int) -> None:
    text *= times
    packed = pack_text(text)
    assert unpack_text(packed) == text
    assert packed == text or len(packed) < len(text.encode())


@given(st.binary() | st.binary().map(MAGIC.__add__))
def test_bytes_that_are_no_packed_text_stay_what_they_are(kept: bytes) -> None:
    found = unpack_text(kept)
    assert found == kept or (isinstance(found, str) and kept.startswith(MAGIC))


def test_what_statements_are_weighed_by_is_read_from_packed_texts(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True)) as store:
        said = Statement("1", "long", (Span(4, 9),), (), (), (), (), "indirect", Span(0, 20), 0.9)
        with store.writing() as writer:
            writer.put(new_article(LONG, id="long"), (said,), np.ones((1, 4), np.float32), extractor="1")
        [excerpt] = store.excerpts(store.rows())
        assert (excerpt.text, excerpt.words) == (LONG, "ferry")
    assert isinstance(kept(tmp_path)[0], bytes)


def test_a_long_text_takes_fewer_bytes_and_a_short_one_stays_readable(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True)) as store:
        put(store, new_article(LONG, id="long"), new_article("No ferry.", id="short"))
        assert [article.text for article in store.articles()] == [LONG, "No ferry."]
        assert printing(store, "ferry") == ["long", "short"]
    long, short = kept(tmp_path)
    assert isinstance(long, bytes)
    assert len(long) < len(LONG) / 2
    assert short == "No ferry."


def test_a_packed_text_that_is_damaged_is_named_and_its_article_can_go(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True)) as store:
        put(store, new_article(LONG, id="a"), new_article(LONG + "So it is.", id="b"))
        with closing(connect(tmp_path)) as connection:
            connection.execute("UPDATE articles SET text = substr(text, 1, length(text) / 2) WHERE id = 'a'")
        with pytest.raises(LibraryError, match=r"stored text of article a .* is damaged"):
            store.article("a")
        assert store.article("b") == new_article(LONG + "So it is.", id="b")
        with store.writing() as writer:
            writer.remove("a")
        assert store.article("a") is None


def test_threads_unpack_beside_each_other() -> None:
    texts = [f"{number} {LONG}" for number in range(200)]
    packed = [pack_text(text) for text in texts]
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append([unpack_text(each) for each in packed])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [texts] * 4


def test_a_library_from_before_texts_were_packed_is_read_as_it_is(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True)) as store:
        put(store, *(new_article(f"{LONG}Ferry {name}.", id=name) for name in "abc"))
        before = list(store.articles())
    with closing(connect(tmp_path)) as connection:
        connection.executescript(NO_ARTICLE_WORDS)
        connection.execute("UPDATE articles SET text = unpacked(text)")
        for statement in load_steps()[8].split(";\n"):
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 8")
    with closing(Store(tmp_path)) as store:
        read_older_articles(store)
        assert list(store.articles()) == before
        assert printing(store, "ferry a") == ["a"]
        assert put(store, *before) == ["unchanged"] * 3
        assert put(store, new_article(f"{LONG}Ship a.", id="a")) == ["updated"]
        with store.writing() as writer:
            writer.remove("b")
        assert (printing(store, "ferry a"), printing(store, "ship a")) == ([], ["a"])
        assert printing(store, "nobody") == ["a", "c"]
    assert [type(text) for text in kept(tmp_path)] == [bytes, str]
