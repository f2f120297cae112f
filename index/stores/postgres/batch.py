"""A batch of new articles, written beside those of other writers, and finished one after the other.

What takes long (texts, words and vectors with their indexes) concerns nobody else, and is written at the same time as
other batches. What concerns all (who is who, stories, how often words occur, the generation) is done in turn, in the
order in which the batches got their rows: each waits there until those before it are through, and sees what they left.
So rows are never seen before lower ones, which marks rely on; the result is as if one batch had come after the other;
and nobody waits for a row that somebody else has changed. All take their locks in one order: first that batches may
be written, then the articles by their digests, then the place in the row. Who has a place waits only for lower ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.statement import Statement
from corpus.store.codes import make_codes
from corpus.store.namings import write_namings
from corpus.store.records import ARTICLE_COLUMNS, WITHDRAWN, Failed, write_article, write_spans
from corpus.store.stories import VERSION as STORIES_VERSION
from corpus.store.stories import bands_of, place_runs, runs_of
from corpus.store.writer import Change
from index.stores.postgres.words.tokens import distinct_tokens
from index.stores.postgres.writer import PostgresWriter, near_text, words_of_article, words_of_sentence

if TYPE_CHECKING:
    from corpus.store.stories import Runs
    from index.stores.postgres.server.connection import PostgresConnections

# What an advisory lock is for stands in its highest bits.
ARTICLE, PLACE = 1 << 61, 1 << 62
ALLOCATING = 0x6F6E7266
"""Another number that nobody else is likely to lock."""

# Others in the row are at work, and their batches may be large: they are waited for longer than who has all for itself.
TURN_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article whose text is written, and whose people and story wait for their turn."""

    row: int
    article: Article
    statements: Sequence[Statement]
    rows: Sequence[int]
    runs: Runs
    bands: Sequence[int]


class BatchWriter(PostgresWriter):
    """Writes new articles, none of which is there; see `index.stores.writer.Writer`."""

    def __init__(self, connections: PostgresConnections, place: int, articles: range, statements: range) -> None:
        super().__init__(connections)
        self._place = place
        self._article_rows, self._statement_rows = iter(articles), iter(statements)
        self._waiting: list[Waiting] = []
        self._noted: dict[str, str] = {}
        self._failed: list[Failed] = []

    def fact(self, key: str) -> str:
        """Return what is noted under `key`, empty where nothing is."""
        return self._noted.get(key) or super().fact(key)

    def note(self, key: str, value: str) -> None:
        """Keep a fact about the library, once it is this batch's turn."""
        self._noted[key] = value

    def fail(self, failure: Failed) -> None:
        """Note that an article could not be read, once it is this batch's turn."""
        self._failed.append(failure)

    def remove(self, article_id: str) -> bool:
        """Fail: a batch is of new articles alone."""
        raise AssertionError(article_id)

    def finish(self) -> None:
        """Wait for this batch's turn, and bring all that it shares with others up to date."""
        wait_for_turn(self._connections, self._place)
        run = self._connections.own().execute
        outlets = sorted({each.article.outlet for each in self._waiting})
        run("INSERT INTO outlets (name) SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING", (outlets,))
        run("DELETE FROM failed WHERE article = ANY(%s)", ([each.article.id for each in self._waiting],))
        for failure in self._failed:
            super().fail(failure)
        for each in self._waiting:
            self._attribute(each)
            place_runs(self.execute, each.row, each.runs, each.bands)
        self._generation = int(super().fact("generation") or 0) + len(self._waiting)
        facts = {**self._noted, "generation": str(self._generation)} if self._waiting else self._noted
        if self._waiting and not super().fact("stories"):
            facts["stories"] = STORIES_VERSION
        for key, value in facts.items():
            if super().fact(key) != value:
                super().note(key, value)
        super().finish()

    def _put(
        self,
        article: Article,
        statements: Sequence[Statement],
        vectors: npt.NDArray[np.float32],
        *,
        extractor: str,
        again: bool,
        corrected: int | None,
    ) -> Change:
        row = next(self._article_rows)
        values = (row, *write_article(article), extractor, corrected or 0)
        columns = f"row, {ARTICLE_COLUMNS}, extractor, corrected"
        own = self._with_own_ids(statements, article)
        # All on their way at once: nothing of it has to be known for the rest.
        with self._connections.own().pipeline():
            self._connections.own().execute(
                f"INSERT INTO articles ({columns}) OVERRIDING SYSTEM VALUE VALUES ({_marks(values)})", values
            )
            self._write_words("article_words", row, words_of_article(article.title, article.text))
            rows = self._write_all(row, article, own, vectors)
        runs = runs_of(article.text)
        self._waiting.append(Waiting(row, article, statements, rows, runs, bands_of(runs)))
        return "added"

    def _with_own_ids(self, statements: Sequence[Statement], article: Article) -> list[Statement]:
        """Return the statements under ids that no other has, nor had; it is seldom that one has."""
        ids = [statement.id for statement in statements]
        taken = self._query(
            "SELECT 1 FROM statements WHERE id = ANY(%s) UNION ALL SELECT 1 FROM facts WHERE key = ANY(%s)",
            (ids, [WITHDRAWN + each for each in ids]),
        )
        if not taken:
            return list(statements)
        return [self._with_new_id(statement, article) for statement in statements]

    def _write_all(
        self, article_row: int, article: Article, statements: Sequence[Statement], vectors: npt.NDArray[np.float32]
    ) -> list[int]:
        rows = [next(self._statement_rows) for _ in statements]
        codes = [make_codes(vector).tobytes() for vector in vectors]
        words = [words_of_sentence(statement.sentence.of(article.text)) for statement in statements]
        cursor = self._connections.own().cursor()
        cursor.executemany(
            "INSERT INTO statements (row, id, article, spans, kind, confidence, spoken) OVERRIDING SYSTEM VALUE"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [
                (row, one.id, article_row, write_spans(one), one.kind, float(one.confidence), one.spoken)
                for row, one in zip(rows, statements, strict=True)
            ],
        )
        cursor.executemany(
            "INSERT INTO embeddings VALUES (%s, %s, %s::halfvec)",
            [(row, own, near_text(own)) for row, own in zip(rows, codes, strict=True)],
        )
        cursor.executemany(
            "INSERT INTO words VALUES (%s, %s, %s)",
            [(row, *own) for row, own in zip(rows, words, strict=True)],
        )
        for tokens, size in words:
            self._texts.update(["", *distinct_tokens(tokens)])
            self._size += size
        return rows

    def _attribute(self, waiting: Waiting) -> None:
        """Write who said and who told the statements of an article."""
        namings = write_namings(self.execute, waiting.statements)
        said, told = [], []
        for row, statement in zip(waiting.rows, waiting.statements, strict=True):
            said += [(row, place, namings[each.id]) for place, each in enumerate(statement.speakers)]
            told += [(row, place, namings[each.id]) for place, each in enumerate(statement.told_by)]
        cursor = self._connections.own().cursor()
        cursor.executemany("INSERT INTO said VALUES (%s, %s, %s)", said)
        cursor.executemany("INSERT INTO told VALUES (%s, %s, %s)", told)
        self._namings.update(namings.values())


def begin_batch(connections: PostgresConnections, ids: Iterable[str], statements: int) -> BatchWriter | None:
    """Return what writes articles with these ids and so many statements; None where one of them is there already.

    The transaction has begun, and the caller holds the lock by which batches are written beside each other.
    """
    connections.own().execute(f"SET LOCAL lock_timeout = '{TURN_SECONDS}s'")
    ids = sorted(ids)
    keys = sorted({ARTICLE | int.from_bytes(hashlib.sha256(each.encode()).digest()[:7], "big") for each in ids})
    # Who comes with the same article waits here until it is there, or will not be.
    connections.query("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", (keys,))
    if connections.query("SELECT 1 FROM articles WHERE id = ANY(%s) LIMIT 1", (ids,)):
        return None
    try:
        connections.query("SELECT pg_advisory_lock(%s)", (ALLOCATING,))
        articles, of_statements = (
            _allocate(connections, table, count)
            for table, count in (("articles", len(ids)), ("statements", statements))
        )
        place = PLACE | articles.start
        connections.query("SELECT pg_advisory_xact_lock(%s)", (place,))
        connections.query("SELECT pg_advisory_unlock(%s)", (ALLOCATING,))
    except BaseException:
        connections.own().close()  # with it goes a lock that does not end with the transaction
        raise
    return BatchWriter(connections, place, articles, of_statements)


def wait_for_turn(connections: PostgresConnections, place: int) -> None:
    """Return once every batch of a lower place is through, whichever way."""
    before = connections.query(
        "SELECT place FROM (SELECT (classid::bigint << 32) | objid::bigint AS place FROM pg_locks WHERE granted"
        " AND locktype = 'advisory' AND objsubid = 1 AND database = (SELECT oid FROM pg_database"
        " WHERE datname = current_database())) AS held WHERE place >= %s AND place < %s ORDER BY place",
        (PLACE, place),
    )
    for each in before:
        connections.query("SELECT pg_advisory_xact_lock_shared(%s)", each)


def _allocate(connections: PostgresConnections, table: str, count: int) -> range:
    """Return row numbers of a table, next to each other, that are nobody else's."""
    if not count:
        return range(0)
    sql = "SELECT setval(name, nextval(name) + %s) FROM pg_get_serial_sequence(%s, 'row') AS name"
    ((last,),) = connections.query(sql, (count - 1, table))
    return range(last - count + 1, last + 1)


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))
