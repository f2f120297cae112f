"""The doctor: checks all a library holds, and has made again what can be derived from the rest."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

import numpy as np

from corpus.article import Span
from corpus.errors import LibraryError
from corpus.store.database import open_file
from corpus.store.postings import EVERYBODY, POSTING
from corpus.store.records import ARTICLE_COLUMNS, read_article, read_spans
from corpus.store.stories import VERSION as STORIES_VERSION
from corpus.store.stories import misplaced
from index.ingest.intake import Intake
from index.ingest.rebuilding import FILE as REBUILD_FILE
from index.repair.remedies import (
    ORPHANS,
    lacking_vectors,
    mend_derived,
    mend_files,
    mend_orphans,
    mend_statements,
    mend_stories,
    mend_vectors,
    odd_vectors,
    stands_inside,
    wrong_files,
)
from index.sources.followed import FILE as SOURCES_FILE
from index.stores.sqlite.store import SqliteStore as Store
from index.vectors.embedder import DEFAULT_MODEL, DEFAULT_REVISION

Part = Literal["file", "article", "statement", "derived", "vectors", "version", "disk"]
# A disk with less room than the library takes, and this much, is soon full.
MIN_FREE = 200 << 20
STATEMENTS = (
    "SELECT id, spans, EXISTS (SELECT 1 FROM told WHERE statement = row) FROM statements WHERE article = ? ORDER BY row"
)
REPAIR = "run 'onrecord doctor --repair'"
REBUILD = "run 'onrecord rebuild'"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: in which part, what, what to do about it, and whether it was repaired just now."""

    part: Part
    what: str
    remedy: str
    repaired: bool = False

    def __str__(self) -> str:
        return f"{self.what}; {'repaired' if self.repaired else self.remedy}"


def check_library(store: Store, intake: Intake, *, repair: bool = False) -> list[Finding]:
    """Return what is wrong with a library, worst first; with `repair`, what can be derived is made again.

    Looked at are the database files, the digest of every text, the place of every span, words that two statements
    have, the counts of statements, vectors, words and lists, who said what, which reports are one story, the versions,
    the room on the disk, and every vector file number by number. From an article its statements can be made again,
    from a statement its vector, and from both everything else.

    Raises:
        LibraryError: the library cannot be read or written.
        ModelError: the model is needed and not on this machine.
    """
    damaged = list(_check_file(store))
    if damaged:
        return damaged
    findings = list(_check_articles(store))
    if repair and any(finding.part == "statement" for finding in findings):
        mend_statements(store, intake)
        findings = [_put_right(each) if each.part == "statement" else each for each in findings]
    for check, mend in (
        (_check_statements, mend_orphans),
        (_check_embeddings, lambda store: mend_vectors(store, intake)),
        (_check_derived, mend_derived),
        (_check_stories, mend_stories),
        (_check_vectors, lambda store: mend_files(store, intake)),
    ):
        found = list(check(store))
        if found and repair:
            mend(store)
            found = [_put_right(finding) for finding in found]
        findings += found
    return [*findings, *_check_versions(store, intake), *_check_disk(store)]


def _put_right(finding: Finding) -> Finding:
    return Finding(finding.part, finding.what, finding.remedy, repaired=True)


def _check_file(store: Store) -> Iterator[Finding]:
    remedy = "restore library.sqlite from a backup, or export what can be read and import it into a new library"
    try:
        for (line,) in store.execute("PRAGMA integrity_check(5)"):
            if line != "ok":
                yield Finding("file", f"library.sqlite is damaged: {line}", remedy)
    except LibraryError as error:
        yield Finding("file", str(error), remedy)
    beside = store.folder / SOURCES_FILE
    if beside.exists():
        try:
            with closing(open_file(beside, lambda _: None, missing=f"{SOURCES_FILE} has gone")) as connection:
                ((line,),) = connection.execute("PRAGMA integrity_check(1)").fetchall()
        except (sqlite3.Error, LibraryError) as error:
            line = str(error)
        if line != "ok":
            move = "move it away and follow the sources again; no article is lost by it"
            yield Finding("file", f"{SOURCES_FILE} is damaged: {line}", move)


def _check_articles(store: Store) -> Iterator[Finding]:
    shared: list[str] = []
    articles = 0
    for (row,) in store.execute("SELECT row FROM articles ORDER BY row"):
        (record,) = store.execute(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE row = ?", (row,))
        try:
            article = read_article(record)
        except LibraryError as error:
            what, _, remedy = str(error).partition("; ")
            yield Finding("article", what, remedy)
            continue
        found = store.execute(STATEMENTS, (row,))
        for id_, spans, _ in found:
            if not stands_inside(spans, len(article.text)):
                yield Finding("statement", f"statement {id_} stands outside article {article.id}", REPAIR)
        again = sharing_words(
            (id_, read_spans(spans)[0], bool(told))
            for id_, spans, told in found
            if stands_inside(spans, len(article.text))
        )
        shared += again
        articles += bool(again)
    if shared:
        what = f"{len(shared)} statements in {articles} articles have words of another there, the first {shared[0]}"
        yield Finding("version", what, REBUILD)


def sharing_words(statements: Iterable[tuple[str, Sequence[Span], bool]]) -> list[str]:
    """Return the ids of those of an article's statements that have words of one before them, as older versions made.

    Given are id, content and whether another tells it: that may stand inside what the teller says.
    """
    known: set[tuple[Span, ...]] = set()
    first_hand: list[tuple[Span, str]] = []
    shared: dict[str, None] = {}
    for id_, content, told in statements:
        if tuple(content) in known:
            shared[id_] = None
        elif not told:
            first_hand += [(span, id_) for span in content]
        known.add(tuple(content))
    end, whose = 0, ""
    for span, id_ in sorted(first_hand):
        if span.start < end and id_ != whose:
            shared[id_] = None
        if span.end > end:
            end, whose = span.end, id_
    return list(shared)


def _check_statements(store: Store) -> Iterator[Finding]:
    for what, table, condition in ORPHANS:
        found = store.execute(f"SELECT * FROM {table} WHERE {condition}")
        if found:
            yield Finding("statement", f"{len(found)} {what}, the first {found[0][0]}", REPAIR)


def _check_embeddings(store: Store) -> Iterator[Finding]:
    lacking, odd = lacking_vectors(store), odd_vectors(store)
    if lacking:
        yield Finding("statement", f"{len(lacking)} statements without a vector, the first in row {lacking[0]}", REPAIR)
    if odd:
        yield Finding("statement", f"{len(odd)} vectors are damaged, the first in row {odd[0]}", REPAIR)


def _check_derived(store: Store) -> Iterator[Finding]:
    remedy = REPAIR
    statements = {row for (row,) in store.execute("SELECT row FROM statements")}
    listed = {naming: set[int]() for (naming,) in store.execute("SELECT DISTINCT naming FROM lists")}
    for naming, packed in store.execute("SELECT naming, entries FROM lists"):
        listed[naming].update(np.frombuffer(packed, POSTING)["row"].tolist())
    said: dict[int, set[int]] = {EVERYBODY: statements} if statements else {}
    for statement, naming in store.execute("SELECT statement, naming FROM said"):
        said.setdefault(naming, set()).add(statement)
    if said != listed:
        yield Finding("derived", "the lists of who said what do not agree with the statements", remedy)
    indexed = {row for (row,) in store.execute("SELECT id FROM words_docsize")}
    if indexed != statements:
        yield Finding("derived", f"{len(indexed ^ statements)} statements are not found by their words", remedy)
    # Those of an older library that are still to be read are not lost.
    ((lost,),) = store.execute(
        "SELECT count(*) FROM articles WHERE row NOT IN (SELECT id FROM article_words_docsize)"
        " AND row NOT IN (SELECT row FROM unread_articles)"
    )
    if lost:
        yield Finding("derived", f"{lost} articles are not found by their words", remedy)
    ((loose,),) = store.execute(
        "SELECT count(*) FROM namings WHERE speaker IS NULL OR speaker NOT IN (SELECT row FROM speakers)"
    )
    if loose:
        yield Finding("derived", f"{loose} names are linked to no speaker", remedy)


def _check_stories(store: Store) -> Iterator[Finding]:
    if store.fact("stories") not in ("", STORIES_VERSION):
        return  # a matter of versions
    with store.reading_rows() as execute:
        wrong = misplaced(execute)
    if wrong:
        yield Finding("derived", f"{len(wrong)} articles are not compared with others, to tell stories apart", REPAIR)


def _check_vectors(store: Store) -> Iterator[Finding]:
    for name, reason, rows in wrong_files(store):
        yield Finding(
            "vectors", reason or f"{name} does not hold the vectors of the library ({len(rows)} differ)", REPAIR
        )


def _check_versions(store: Store, intake: Intake) -> Iterator[Finding]:
    ((count,),) = store.execute("SELECT count(*) FROM articles WHERE extractor <> ?", (intake.version,))
    if count:
        yield Finding("version", f"{count} articles were read by another version", REBUILD)
    if store.fact("model") == DEFAULT_MODEL and store.fact("revision") != DEFAULT_REVISION:
        yield Finding("version", "the vectors are those of another version of the model", REBUILD)
    if store.fact("stories") not in ("", STORIES_VERSION):
        yield Finding("version", "which reports are one story was told by another version", REBUILD)
    if (store.folder / REBUILD_FILE).exists():
        yield Finding("version", "a rebuild was stopped before its end", REBUILD)


def _check_disk(store: Store) -> Iterator[Finding]:
    free = shutil.disk_usage(store.folder).free
    size = sum(file.stat().st_size for file in store.folder.iterdir() if file.is_file())
    if free < size + MIN_FREE:
        what = f"the disk has {free >> 20} MB left, and a rebuild may need {(size + MIN_FREE) >> 20}"
        yield Finding("disk", what, "make room, or move the library with 'onrecord export' and 'onrecord import'")
