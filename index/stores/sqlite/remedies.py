"""Mending: what a library holds made again from what it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.errors import LibraryError
from corpus.statement import Statement
from corpus.store.codes import Codes, make_codes, read_codes
from corpus.store.namings import Execute, link_namings
from corpus.store.postings.columns import first_column
from corpus.store.postings.postings import EVERYBODY, append_postings, make_postings
from corpus.store.records import ARTICLE_COLUMNS, read_article, read_spans
from corpus.store.store import Store
from corpus.store.stories import VERSION as STORIES_VERSION
from corpus.store.stories import place_all
from corpus.store.writer import SAME_VECTOR, Writer
from index.stores.health import Encode
from index.stores.sqlite.files.filed import Filed, Files, known_files
from index.stores.sqlite.files.files import publish_vectors
from index.stores.sqlite.files.kept import Kept
from index.stores.sqlite.nametables import write_names
from index.stores.sqlite.vectors import index_file, read_index
from index.vectors.passage import passage

# What they are, where they lie, and how they are told: rows that belong to nothing any more.
ORPHANS = (
    ("statements without an article", "statements", "article NOT IN (SELECT row FROM articles)"),
    ("attributions without a statement", "said", "statement NOT IN (SELECT row FROM statements)"),
    ("tellers without a statement", "told", "statement NOT IN (SELECT row FROM statements)"),
    ("tellers nobody knows", "told", "naming NOT IN (SELECT row FROM namings)"),
    ("attributions without a speaker", "said", "naming NOT IN (SELECT row FROM namings)"),
    ("vectors without a statement", "embeddings", "row NOT IN (SELECT row FROM statements)"),
)
STATEMENTS_A_STEP = 256
ROWS_A_STEP = 5000

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A vector file with what is wrong with it, and the rows of the statements that are to be embedded again."""

    what: str
    rows: list[int]


def lacking_vectors(store: Store) -> list[int]:
    """Return the rows of the statements that have no vector, and are to have none in a damaged file."""
    return _survey(store)[0]


def wrong_files(store: Store) -> list[Wrong]:
    """Return the vector files that are missing or damaged, or differ from what the database has."""
    return _survey(store)[1]


def odd_vectors(store: Store) -> list[int]:
    """Return the rows of the vectors that are of another length than the library's, or nothing but zeros."""
    dimension = int(store.fact("dimension") or 0)
    return [
        row
        for (row,) in store.execute(
            "SELECT row FROM embeddings WHERE length(vector) <> ?1 OR vector = zeroblob(?1)", (dimension,)
        )
    ]


def _survey(store: Store) -> tuple[list[int], list[Wrong]]:
    """Return the statements whose vectors are nowhere, and what is wrong with files."""
    while True:
        with store.reading():
            files = known_files(store)
            lacking, wrong = _survey_files(store, files)
        # A file may have been merged into another and deleted while this was read.
        if not wrong or files == known_files(store):
            return lacking, wrong


def _survey_files(store: Store, files: Files) -> tuple[list[int], list[Wrong]]:
    lacking: list[int] = []
    wrong: list[Wrong] = []
    above = 0
    for filed in files.filed:
        vectors = Kept(store, Files(filed=(filed,)))
        rows = store.rows_between(above, filed.last)
        known, codes = vectors.filed(rows)
        twice = np.isin(rows, _in_database(store, above, filed.last))
        lost = rows[~known & ~twice].tolist()
        if vectors.faults:
            what = f": {len(lost)} statements are to be embedded again" if lost else ""
            wrong.append(Wrong(vectors.faults[0].reason + what, lost))
        else:
            lacking += lost
            wrong += _differing(store, filed, rows[known & twice], codes[known & twice])
        above = filed.last
    return lacking + np.setdiff1d(store.rows_between(above), _in_database(store, above, None)).tolist(), wrong


def _in_database(store: Store, above: int, last: int | None) -> Rows:
    found = store.execute("SELECT row FROM embeddings WHERE row > ? AND row <= coalesce(?, row)", (above, last))
    return first_column(found)


def _differing(store: Store, filed: Filed, rows: Rows, codes: Codes) -> Iterator[Wrong]:
    """Yield what differs between a whole file and the database, of the vectors that lie in both, or its index."""
    differ = []
    for start in range(0, len(rows), ROWS_A_STEP):
        part = rows[start : start + ROWS_A_STEP]
        found = store.execute(
            "SELECT row, vector FROM embeddings WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row",
            (json.dumps(part.tolist()),),
        )
        differ += [row for at, (row, vector) in enumerate(found, start) if vector != codes[at].tobytes()]
    if differ:
        yield Wrong(f"{filed.file} does not hold the vectors of the library ({len(differ)} differ)", differ)
    elif read_index(store.folder / filed.file, filed.count, filed.dimension) is None:
        yield Wrong(f"{index_file(store.folder / filed.file).name} is missing or damaged", [])


def mend_orphans(store: Store) -> None:
    """Take out what belongs to nothing any more."""
    with store.writing() as writer:
        writer.execute("PRAGMA defer_foreign_keys = ON")
        for _, table, condition in ORPHANS:
            writer.execute(f"DELETE FROM {table} WHERE {condition}")
    mend_derived(store)
    publish_vectors(store, everything=True)


def mend_vectors(store: Store, encode: Encode) -> None:
    """Embed the statements again whose vectors are missing or damaged, in the database or in a file."""
    odd = odd_vectors(store)
    with store.writing() as writer:
        writer.execute("DELETE FROM embeddings WHERE row IN (SELECT value FROM json_each(?))", (json.dumps(odd),))
    mend_files(store, encode, lacking_vectors(store))


def mend_files(store: Store, encode: Encode, also: Sequence[int] = ()) -> None:
    """Make the vector files again; where one differs from the database, embedding again tells which is right.

    What is lost in them is embedded again first, as are the statements of these other rows. What is done stays done
    where this is stopped, and is gone on with the next time.
    """
    wanted = iter(sorted({*also, *(row for wrong in wrong_files(store) for row in wrong.rows)}))
    while step := list(islice(wanted, STATEMENTS_A_STEP)):
        # Statements of an article whose text is damaged are left: nothing says what their words were.
        found = [(row, *pair) for row in step for pair in _statement(store, row)]
        if not found:
            continue
        vectors = encode([passage(statement, article) for _, statement, article in found])
        with store.writing() as writer:
            writer.note("dimension", str(vectors.shape[1]))
            for (row, _, _), vector in zip(found, vectors, strict=True):
                kept = writer.execute("SELECT vector FROM embeddings WHERE row = ?", (row,)).fetchone()
                if kept is None or read_codes(np.frombuffer(kept[0], np.int8)) @ vector < SAME_VECTOR:
                    codes = make_codes(vector).tobytes()
                    writer.execute("INSERT OR REPLACE INTO embeddings VALUES (?, ?)", (row, codes))
            _next_generation(store, writer)
    publish_vectors(store, everything=True, given_up=True)


def mend_stories(store: Store) -> None:
    """Compare all articles again, to tell which are one story."""
    with store.writing() as writer:
        place_all(writer.execute, again=True)
        writer.note("stories", STORIES_VERSION)


def mend_derived(store: Store) -> None:
    """Make the lists, the full-text tables, the speakers and the names again from articles and statements."""
    with store.writing() as writer:
        execute = writer.execute
        derive_words(execute)
        execute("UPDATE namings SET speaker = NULL")
        link_namings(execute, [row for (row,) in execute("SELECT row FROM namings").fetchall()])
        write_names(execute)
        _next_generation(store, writer)


def derive_words(execute: Execute) -> None:
    """Make the lists and the full-text tables again from articles and statements; inside a transaction only."""
    execute("DELETE FROM lists")
    execute("INSERT INTO words (words) VALUES ('delete-all')")
    execute("INSERT INTO article_words (article_words) VALUES ('delete-all')")
    execute("INSERT INTO article_words (rowid, title, text) SELECT row, title, unpacked(text) FROM articles")
    execute("DELETE FROM unread_articles")
    outlets = dict(execute("SELECT name, row FROM outlets").fetchall())
    for (row,) in execute("SELECT row FROM articles ORDER BY row").fetchall():
        record = execute(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE row = ?", (row,)).fetchone()
        try:
            article = read_article(record)
        except LibraryError:
            continue
        found = execute("SELECT row, kind, spans FROM statements WHERE article = ? ORDER BY row", (row,)).fetchall()
        if article.outlet not in outlets:
            cursor = execute("INSERT INTO outlets (name) VALUES (?)", (article.outlet,))
            outlets[article.outlet] = cursor.lastrowid
        entries = make_postings([(each, kind) for each, kind, _ in found], article, outlets[article.outlet])
        places: dict[int, list[int]] = {EVERYBODY: list(range(len(found)))} if found else {}
        for at, (each, _, spans) in enumerate(found):
            sentence = read_spans(spans)[-1][0].of(article.text)
            execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (each, sentence))
            for (naming,) in execute("SELECT naming FROM said WHERE statement = ?", (each,)).fetchall():
                places.setdefault(naming, []).append(at)
        append_postings(execute, {naming: entries[own] for naming, own in places.items()})


def _next_generation(store: Store, writer: Writer) -> None:
    """Let those who answer from the library take in its newer state."""
    generation = str(store.generation + 1)
    writer.note("generation", generation)
    writer.note("gone", generation)


def _statement(store: Store, row: int) -> list[tuple[Statement, Article]]:
    try:
        return store.statements([row])
    except LibraryError:
        return []
