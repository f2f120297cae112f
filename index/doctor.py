"""The doctor: checks all a library holds, and makes again what can be derived from the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from corpus.article import Span
from corpus.database import LibraryError
from corpus.linking import link_namings
from corpus.lists import ENTRY, EVERYBODY, append_entries, make_entries
from corpus.records import ARTICLE_COLUMNS, read_article, read_spans
from corpus.store import Store
from index.names import write_names
from index.segments import known_files, publish_vectors
from index.vectors import VectorsError, read_segment

Part = Literal["file", "article", "statement", "derived", "vectors"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: in which part, what, what to do about it, and whether it was put right just now."""

    part: Part
    what: str
    remedy: str
    repaired: bool = False

    def __str__(self) -> str:
        return f"{self.what}; {'put right' if self.repaired else self.remedy}"


def check_library(store: Store, *, repair: bool = False) -> list[Finding]:
    """Return what is wrong with a library; with `repair`, derived tables and files are made again.

    Looked at are the database file, the digest of every text, the place of every span, the counts of statements,
    vectors, words and lists, who said what, and every vector file number by number.
    """
    damaged = list(_check_file(store))
    if damaged:
        return damaged
    findings = [*_check_articles(store), *_check_statements(store)]
    derived = list(_check_derived(store))
    if derived and repair:
        _make_derived(store)
        derived = [Finding(each.part, each.what, each.remedy, repaired=True) for each in derived]
    vectors = list(_check_vectors(store))
    if vectors and repair:
        publish_vectors(store, everything=True)
        vectors = [Finding(each.part, each.what, each.remedy, repaired=True) for each in vectors]
    return [*findings, *derived, *vectors]


def _check_file(store: Store) -> Iterator[Finding]:
    remedy = "restore library.sqlite from a backup, or export what can be read and import it into a new library"
    try:
        for (line,) in store.execute("PRAGMA integrity_check(5)"):
            if line != "ok":
                yield Finding("file", f"library.sqlite is damaged: {line}", remedy)
    except LibraryError as error:
        yield Finding("file", str(error), remedy)


def _check_articles(store: Store) -> Iterator[Finding]:
    for (row,) in store.execute("SELECT row FROM articles ORDER BY row"):
        (record,) = store.execute(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE row = ?", (row,))
        try:
            article = read_article(record)
        except LibraryError as error:
            what, _, remedy = str(error).partition("; ")
            yield Finding("article", what, remedy)
            continue
        for id_, spans in store.execute("SELECT id, spans FROM statements WHERE article = ?", (row,)):
            if not all(_is_inside(span, len(article.text)) for group in read_spans(spans) for span in group):
                remedy = f"run 'onrecord remove {article.id}' and add the article again"
                yield Finding("statement", f"statement {id_} stands outside article {article.id}", remedy)


def _is_inside(span: Span, length: int) -> bool:
    return 0 <= span.start <= span.end <= length


def _check_statements(store: Store) -> Iterator[Finding]:
    remedy = "run 'onrecord rebuild'"
    cases = (
        ("statements without an article", "SELECT id FROM statements WHERE article NOT IN (SELECT row FROM articles)"),
        ("statements without a vector", "SELECT id FROM statements WHERE row NOT IN (SELECT row FROM embeddings)"),
        ("vectors without a statement", "SELECT row FROM embeddings WHERE row NOT IN (SELECT row FROM statements)"),
        (
            "attributions without a statement",
            "SELECT statement FROM said WHERE statement NOT IN (SELECT row FROM statements)",
        ),
        ("attributions without a speaker", "SELECT statement FROM said WHERE naming NOT IN (SELECT row FROM namings)"),
    )
    for what, query in cases:
        found = store.execute(query)
        if found:
            yield Finding("statement", f"{len(found)} {what}, the first {found[0][0]}", remedy)


def _check_derived(store: Store) -> Iterator[Finding]:
    remedy = "run 'onrecord doctor --repair'"
    statements = {row for (row,) in store.execute("SELECT row FROM statements")}
    listed = {naming: set[int]() for (naming,) in store.execute("SELECT DISTINCT naming FROM lists")}
    for naming, packed in store.execute("SELECT naming, entries FROM lists"):
        listed[naming].update(np.frombuffer(packed, ENTRY)["row"].tolist())
    said: dict[int, set[int]] = {EVERYBODY: statements} if statements else {}
    for statement, naming in store.execute("SELECT statement, naming FROM said"):
        said.setdefault(naming, set()).add(statement)
    if said != listed:
        yield Finding("derived", "the lists of who said what do not agree with the statements", remedy)
    indexed = {row for (row,) in store.execute("SELECT id FROM words_docsize")}
    if indexed != statements:
        yield Finding("derived", f"{len(indexed ^ statements)} statements are not found by their words", remedy)
    ((loose,),) = store.execute(
        "SELECT count(*) FROM namings WHERE speaker IS NULL OR speaker NOT IN (SELECT row FROM speakers)"
    )
    if loose:
        yield Finding("derived", f"{loose} names are linked to no speaker", remedy)


def _make_derived(store: Store) -> None:
    with store.writing() as writer:
        execute = writer.execute
        execute("DELETE FROM lists")
        execute("INSERT INTO words (words) VALUES ('delete-all')")
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
            entries = make_entries([(each, kind) for each, kind, _ in found], article, outlets[article.outlet])
            places: dict[int, list[int]] = {EVERYBODY: list(range(len(found)))} if found else {}
            for at, (each, _, spans) in enumerate(found):
                sentence = read_spans(spans)[-1][0].of(article.text)
                execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (each, sentence))
                for (naming,) in execute("SELECT naming FROM said WHERE statement = ?", (each,)).fetchall():
                    places.setdefault(naming, []).append(at)
            append_entries(execute, {naming: entries[own] for naming, own in places.items()})
        execute("UPDATE namings SET speaker = NULL")
        link_namings(execute, [row for (row,) in execute("SELECT row FROM namings").fetchall()])
        write_names(execute)
        generation = int(store.fact("generation") or 0) + 1
        writer.note("generation", str(generation))


def _check_vectors(store: Store) -> Iterator[Finding]:
    remedy = "run 'onrecord doctor --repair'"
    dimension = int(store.fact("dimension") or 0)
    above = 0
    for filed in known_files(store).filed:
        rows, codes = store.embeddings(above=above, last=filed.last)
        above = filed.last
        try:
            segment = read_segment(store.folder / filed.file, count=filed.count, size=filed.bytes, dimension=dimension)
        except VectorsError as error:
            yield Finding("vectors", str(error), remedy)
            continue
        places = segment.places(rows)
        if (places < 0).any() or not np.array_equal(segment.codes[places], codes):
            yield Finding("vectors", f"{filed.file} does not hold the vectors of the library", remedy)
