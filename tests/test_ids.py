"""Ids: what a beginning of one stands for, and what is said of one whose words have gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from small import statement

from corpus.article import Article, new_article
from corpus.errors import LibraryError
from corpus.statement import Statement
from index.answering.ids import full_id, no_statement
from index.stores.sqlite.store import SqliteStore

OPEN, SHUT = "“It is open”, Vellora said.", "“It is shut”, Vellora said."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path, create=True)) as opened:
        yield opened


def put(store: SqliteStore, article: Article, *statements: Statement, extractor: str = "1") -> list[str]:
    """Put an article with its statements in, and return the ids of all statements there are."""
    with store.writing() as writer:
        writer.put(article, statements, np.eye(len(statements), 384, dtype=np.float32), extractor=extractor)
    return [id_ for (id_,) in store.execute("SELECT id FROM statements ORDER BY row")]


def said(text: str, words: str, id_: str = "quay") -> tuple[Article, Statement]:
    article = new_article(text, id=id_, title="Quay news", outlet="The Tidewater Post")
    return article, statement(article, words)


def test_a_unique_beginning_is_enough(store: SqliteStore) -> None:
    for id_ in ("abcd1111", "abcd2222", "abcd", "wxyz1", "%_x_"):
        put(store, new_article(f"Nobody spoke at {id_}.", id=id_))
    assert full_id(store, "articles", "abcd1") == "abcd1111"
    assert full_id(store, "articles", "abcd") == "abcd"
    assert full_id(store, "articles", "wxyz") == "wxyz1"
    assert full_id(store, "articles", "wxy") == "wxy"
    assert full_id(store, "articles", "____") == "____"
    put(store, new_article("Nobody.", id="wxyz2"))
    with pytest.raises(LibraryError, match="several articles begin with wxyz: wxyz1, wxyz2; give more of the id"):
        full_id(store, "articles", "wxyz")


def test_words_that_a_correction_took_away_are_told_with_the_article(store: SqliteStore) -> None:
    (old,) = put(store, *said(OPEN, "It is open"))
    (new,) = put(store, *said(SHUT, "It is shut"))
    # At the very same place: the id of the old words must not lead to the new ones.
    assert new != old
    assert full_id(store, "statements", old) == old
    told = str(no_statement(store, old))
    assert told == (
        f"the words of statement {old} are not in its article any more, which was corrected since: "
        "Quay news, The Tidewater Post (article quay)"
    )
    assert str(no_statement(store, "0" * 12)).startswith("no statement 000000000000 in ")
    assert str(no_statement(store, old[:3])) == f"{old[:3]} is too short for an id; give 4 characters of it at least"


def test_words_that_come_back_get_their_id_back(store: SqliteStore) -> None:
    (old,) = put(store, *said(OPEN, "It is open"))
    put(store, *said(SHUT, "It is shut"))
    assert put(store, *said(OPEN, "It is open")) == [old]
    assert "no statement" in str(no_statement(store, old))


def test_an_article_taken_out_leaves_nothing_to_tell(store: SqliteStore) -> None:
    (old,) = put(store, *said(OPEN, "It is open"))
    put(store, *said(SHUT, "It is shut"))
    put(store, *said(OPEN, "It is open", "quay wall"))
    with store.writing() as writer:
        writer.remove("quay")
    assert "no statement" in str(no_statement(store, old))
    assert not store.execute("SELECT 1 FROM facts WHERE key GLOB 'withdrawn *'")


def test_a_statement_that_a_newer_version_does_not_find_is_no_correction(store: SqliteStore) -> None:
    article, spoken = said(OPEN, "It is open")
    (old,) = put(store, article, spoken)
    assert put(store, article, extractor="2") == []
    assert "which was read again by a newer version since" in str(no_statement(store, old))
