"""The writer: puts articles with their statements and speakers into a store, and takes them out."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.people.memory import Memories
from corpus.statement import Statement, statement_id, statement_text
from corpus.store.codes import make_codes, read_codes
from corpus.store.namings import link_namings, write_namings
from corpus.store.postings.postings import EVERYBODY, append_postings, drop_postings, make_postings
from corpus.store.records import (
    ARTICLE_COLUMNS,
    WITHDRAWN,
    Failed,
    read_article,
    read_spans,
    write_article,
    write_spans,
)
from corpus.store.stories import VERSION as STORIES_VERSION
from corpus.store.stories import lift_article, place_all, place_article, text_of

Change = Literal["added", "updated", "unchanged"]
# A text encoded again, in other company and rounded to codes, keeps this cosine with itself.
SAME_VECTOR = 0.9998


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement as it stands in the database: its row, id, words and sentence."""

    row: int
    id: str
    words: str
    sentence: str


class Writer:
    """Writes into a store inside one transaction; got from `Store.writing()`.

    `execute` runs a statement of SQL in that transaction, for tables that others keep in the database. `memories` are
    what linking has worked out in the steps before, if there were any.
    """

    memories: Memories | None = None
    packs = True
    """Whether texts of articles are kept packed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.execute = connection.execute
        self._generation = 0
        self._namings: set[int] = set()

    @contextmanager
    def one_article(self) -> Iterator[None]:
        """Let all that is written inside the block stand, or nothing of it; what was written before it stays."""
        namings, generation = set(self._namings), self._generation
        self.execute("SAVEPOINT article")
        try:
            yield
        except BaseException:
            self._namings, self._generation = namings, generation
            # SQLite ends the whole step itself where the disk is full.
            with suppress(sqlite3.OperationalError):
                self.execute("ROLLBACK TO article")
            raise
        self.execute("RELEASE article")

    def fact(self, key: str) -> str:
        """Return what is noted under `key`, empty where nothing is."""
        found = self.execute("SELECT value FROM facts WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else ""

    def note(self, key: str, value: str) -> None:
        """Keep a fact about the library."""
        self.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (key, value))

    def forget_removed(self, generation: int) -> None:
        """Forget which rows went in this generation or before; no vector file has them any more."""
        self.execute("DELETE FROM removed WHERE generation <= ?", (generation,))

    def put(
        self,
        article: Article,
        statements: Sequence[Statement],
        vectors: npt.NDArray[np.float32],
        *,
        extractor: str,
        again: bool = False,
        corrected: int | None = None,
    ) -> Change:
        """Keep an article with its statements and one vector each, and say what became of it.

        Where an article with this id is there already, statements whose words still stand keep their ids, and
        the others go. With `again` that is done even where nothing seems to have changed. `corrected` is how often an
        article that is new here was corrected elsewhere.
        """
        found = self.execute(
            f"SELECT row, extractor, {ARTICLE_COLUMNS} FROM articles WHERE id = ?", (article.id,)
        ).fetchone()
        if found and not again and found[1] == extractor and read_article(found[2:]) == article:
            return "unchanged"
        self._next_generation()
        stored: list[Stored] = []
        old_namings: set[int] = set()
        if found:
            stored, old_namings = self._stored(found[0]), self._take_back(found[0])
            self._lift(found[0], article.text)
        row = self._write_article(article, extractor, found[0] if found else None)
        if self.execute("SELECT 1 FROM articles WHERE row = ? AND story IS NULL", (row,)).fetchone():
            place_article(self.execute, row, article.text)
            if not self.fact("stories"):
                self.note("stories", STORIES_VERSION)
        self.execute("DELETE FROM failed WHERE article = ?", (article.id,))
        namings = write_namings(self.execute, statements)
        rows = self._write_statements(row, article, statements, vectors, self._match(article, statements, stored))
        outlet = self._outlet(article.outlet)
        postings = make_postings(
            [(row, each.kind) for row, each in zip(rows, statements, strict=True)], article, outlet
        )
        by_naming: dict[int, list[int]] = {EVERYBODY: list(range(len(rows)))} if rows else {}
        for at, (statement_row, statement) in enumerate(zip(rows, statements, strict=True)):
            for place, speaker in enumerate(statement.speakers):
                naming = namings[speaker.id]
                self.execute("INSERT INTO said VALUES (?, ?, ?)", (statement_row, place, naming))
                by_naming.setdefault(naming, []).append(at)
            for place, teller in enumerate(statement.told_by):
                self.execute("INSERT INTO told VALUES (?, ?, ?)", (statement_row, place, namings[teller.id]))
        append_postings(self.execute, {naming: postings[places] for naming, places in by_naming.items()})
        self._namings.update(old_namings, namings.values())
        if corrected is not None and not found:
            self.execute("UPDATE articles SET corrected = ? WHERE row = ?", (corrected, row))
        return "updated" if found else "added"

    def remove(self, article_id: str) -> bool:
        """Take an article and all that came from it out; return whether it was there."""
        found = self.execute("SELECT row FROM articles WHERE id = ?", (article_id,)).fetchone()
        self.execute("DELETE FROM failed WHERE article = ?", (article_id,))
        if not found:
            return False
        self._next_generation()
        stored, namings = self._stored(found[0]), self._take_back(found[0])
        for statement in stored:
            self._drop(statement)
        self._lift(found[0])
        self.execute("DELETE FROM articles WHERE row = ?", found)
        self.execute(
            "DELETE FROM facts WHERE key GLOB ?1 AND substr(value, 1, length(?2) + 1) = ?2 || ' '",
            (f"{WITHDRAWN}*", article_id),
        )
        self._namings.update(namings)
        return True

    def tell_stories(self) -> None:
        """Compare the articles not compared yet, to tell stories apart; all of them where another version did it."""
        place_all(self.execute, again=self.fact("stories") != STORIES_VERSION)
        self.note("stories", STORIES_VERSION)

    def fail(self, failure: Failed) -> None:
        """Note that an article could not be read; forgotten when it can, or is taken out."""
        self.execute(
            "INSERT OR REPLACE INTO failed VALUES (?, ?, ?, ?, ?)",
            (failure.article, failure.name, failure.url, failure.reason, failure.extractor),
        )

    def finish(self) -> None:
        """Bring the speakers up to date with all that came and went."""
        self.link()

    def link(self) -> set[str]:
        """Bring the speakers up to date with all that came and went; return the ids of those that changed."""
        changed = link_namings(self.execute, sorted(self._namings), self.memories)
        self._namings.clear()
        return changed

    def _next_generation(self) -> None:
        found = self.execute("SELECT value FROM facts WHERE key = 'generation'").fetchone()
        self._generation = int(found[0]) + 1 if found else 1
        self.note("generation", str(self._generation))

    # Articles and statements

    def _write_article(self, article: Article, extractor: str, row: int | None) -> int:
        values = (*write_article(article, packed=self.packs), extractor)
        if row is None:
            marks = ", ".join("?" * len(values))
            return _inserted(
                self.execute(f"INSERT INTO articles ({ARTICLE_COLUMNS}, extractor) VALUES ({marks})", values)
            )
        names = ARTICLE_COLUMNS.replace(",", " = ?,") + " = ?"
        self.execute(
            f"UPDATE articles SET {names}, extractor = ?, corrected = corrected + (sha256 <> ?) WHERE row = ?",
            (*values, article.sha256, row),
        )
        return row

    def _lift(self, article: int, next_text: str | None = None) -> None:
        """Take an article out of its story, unless its text stays what it is."""
        text = text_of(self.execute, article)
        if text != next_text:
            lift_article(self.execute, article, text)

    def _stored(self, article: int) -> list[Stored]:
        text = text_of(self.execute, article)
        stored = []
        for row, id_, spans in self.execute(
            "SELECT row, id, spans FROM statements WHERE article = ? ORDER BY row", (article,)
        ):
            content, *_, (sentence,) = read_spans(spans)
            stored.append(Stored(row, id_, statement_text(text, content), sentence.of(text)))
        return stored

    def _take_back(self, article: int) -> set[int]:
        """Undo who said and told the article's statements, and return the namings that were theirs."""
        rows = [row for (row,) in self.execute("SELECT row FROM statements WHERE article = ?", (article,))]
        namings: set[int] = set()
        for row in rows:
            namings.update(naming for (naming,) in self.execute("SELECT naming FROM said WHERE statement = ?", (row,)))
            self.execute("DELETE FROM said WHERE statement = ?", (row,))
        drop_postings(self.execute, [EVERYBODY, *sorted(namings)], rows)
        for row in rows:
            namings.update(naming for (naming,) in self.execute("SELECT naming FROM told WHERE statement = ?", (row,)))
            self.execute("DELETE FROM told WHERE statement = ?", (row,))
        return namings

    def _match(
        self, article: Article, statements: Sequence[Statement], stored: Sequence[Stored]
    ) -> list[Stored | None]:
        """Return for each statement the stored one whose words it repeats; drop those nobody repeats."""
        by_words: dict[str, list[Stored]] = {}
        for old in stored:
            by_words.setdefault(old.words, []).append(old)
        matched = [
            by_words[words].pop(0) if by_words.get(words) else None
            for words in (statement_text(article.text, statement.content) for statement in statements)
        ]
        for gone in (gone for rest in by_words.values() for gone in rest):
            self.note(WITHDRAWN + gone.id, f"{article.id} {_digest(gone.words)}")
            self._drop(gone)
        return matched

    def _write_statements(
        self,
        article_row: int,
        article: Article,
        statements: Sequence[Statement],
        vectors: npt.NDArray[np.float32],
        matched: Sequence[Stored | None],
    ) -> list[int]:
        """Write each statement and return their rows."""
        rows = []
        for statement, vector, old in zip(statements, vectors, matched, strict=True):
            sentence = statement.sentence.of(article.text)
            if old is not None and old.sentence == sentence and self._is_vector(old.row, vector):
                self.execute(
                    "UPDATE statements SET spans = ?, kind = ?, confidence = ?, spoken = ? WHERE row = ?",
                    (write_spans(statement), statement.kind, statement.confidence, statement.spoken, old.row),
                )
                rows.append(old.row)
            elif old is not None:
                self._drop(old)
                rows.append(self._insert(article_row, replace(statement, id=old.id), sentence, vector))
            else:
                rows.append(self._insert(article_row, self._with_new_id(statement, article), sentence, vector))
        return rows

    def _with_new_id(self, statement: Statement, article: Article) -> Statement:
        """Return the statement under an id that no other has, its own where that is free.

        In a corrected article a statement may stand where one that kept its id stood before, or one that went: whoever
        has that id from before must not be shown other words. Words that come back get their id back.
        """
        salt = f"{article.id}\x1f{article.sha256}"
        own = f"{article.id} {_digest(statement_text(article.text, statement.content))}"
        while (
            self.execute("SELECT 1 FROM statements WHERE id = ?", (statement.id,)).fetchone()
            or (self.fact(WITHDRAWN + statement.id) or own) != own
        ):
            statement = replace(statement, id=statement_id(salt, statement.content))
            salt += "\x1f"
        self.execute("DELETE FROM facts WHERE key = ?", (WITHDRAWN + statement.id,))
        return statement

    def _insert(self, article_row: int, statement: Statement, sentence: str, vector: npt.NDArray[np.float32]) -> int:
        row = _inserted(
            self.execute(
                "INSERT INTO statements (id, article, spans, kind, confidence, spoken) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    statement.id,
                    article_row,
                    write_spans(statement),
                    statement.kind,
                    statement.confidence,
                    statement.spoken,
                ),
            )
        )
        self.execute("INSERT INTO embeddings VALUES (?, ?)", (row, make_codes(vector).tobytes()))
        self.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (row, sentence))
        return row

    def _is_vector(self, row: int, vector: npt.NDArray[np.float32]) -> bool:
        codes = self._codes(row)
        if codes is None or len(codes) != len(vector):
            return False
        return bool(read_codes(np.frombuffer(codes, np.int8)) @ vector > SAME_VECTOR)

    def _codes(self, row: int) -> bytes | None:
        """Return the codes of a statement's vector as they are kept, None where there are none."""
        found = self.execute("SELECT vector FROM embeddings WHERE row = ?", (row,)).fetchone()
        return None if found is None else bytes(found[0])

    def _drop(self, stored: Stored) -> None:
        self.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (stored.row, stored.sentence))
        self.execute("INSERT INTO removed VALUES (?, ?)", (stored.row, self._generation))
        self.note("gone", str(self._generation))
        for table in ("embeddings", "statements"):
            self.execute(f"DELETE FROM {table} WHERE row = ?", (stored.row,))

    def _outlet(self, name: str) -> int:
        self.execute("INSERT OR IGNORE INTO outlets (name) VALUES (?)", (name,))
        (row,) = self.execute("SELECT row FROM outlets WHERE name = ?", (name,)).fetchone()
        return int(row)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def _inserted(cursor: sqlite3.Cursor) -> int:
    assert cursor.lastrowid is not None
    return cursor.lastrowid
