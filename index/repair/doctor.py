"""The doctor: checks all a library holds, and has made again what can be derived from the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.article import Article, Span
from corpus.errors import LibraryError
from index.ingest.intake import Floats, Intake
from index.ingest.summary import Progress
from index.sources.notebook import FILE as SOURCES_FILE
from index.sources.notebook import notebook_damage
from index.stores.health import Health
from index.stores.store import Store
from index.vectors.embedder import DEFAULT_MODEL, DEFAULT_REVISION

Part = Literal["file", "article", "statement", "derived", "vectors", "version", "disk"]
# A disk with less room than the library takes, and this much, is soon full.
MIN_FREE = 200 << 20
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


def check_library(
    store: Store, intake: Intake, *, repair: bool = False, progress: Callable[[Progress], None] | None = None
) -> list[Finding]:
    """Return what is wrong with a library, worst first; with `repair`, what can be derived is made again.

    `progress` is told how many statements have been embedded again.

    Looked at are the database files, the digest of every text, the place of every span, words that two statements
    have, the counts of statements, vectors, words and lists, who said what, which reports are one story, the versions,
    the room on the disk, and every vector file number by number. From an article its statements can be made again,
    from a statement its vector, and from both everything else.

    Raises:
        LibraryError: the library cannot be read or written.
        ModelError: the model is needed and not on this machine.
    """
    health = store.health()
    damaged = list(_check_files(store, health))
    if damaged:
        return damaged
    findings = list(_check_articles(health))
    if repair and any(finding.part == "statement" for finding in findings):
        mend_statements(store, intake)
        findings = [_put_right(each) if each.part == "statement" else each for each in findings]
    done = 0

    def encode(passages: Sequence[str]) -> Floats:
        nonlocal done
        vectors = intake.embedder.encode(passages)
        done += len(passages)
        if progress:
            progress(Progress("statements embedded", done, None))
        return vectors

    parts: tuple[tuple[Part, Callable[[], Iterable[str]], Callable[[], None]], ...] = (
        ("statement", health.strays, health.drop_strays),
        ("statement", health.vectors, lambda: health.embed(encode)),
        ("derived", health.derived, health.derive),
        ("derived", health.stories, health.tell_stories),
        ("vectors", health.files, lambda: health.mend_files(encode)),
    )
    for part, check, mend in parts:
        found = [Finding(part, what, REPAIR) for what in check()]
        if found and repair:
            mend()
            found = [_put_right(finding) for finding in found]
        findings += found
    return [*findings, *_check_versions(store, health, intake), *_check_disk(store, health)]


def mend_statements(store: Store, intake: Intake) -> None:
    """Read the articles again whose statements stand outside them."""
    wrong = [
        article
        for article, statements in store.health().articles()
        if isinstance(article, Article) and not all(each.stands_inside(len(article.text)) for each in statements)
    ]
    taken = intake.take(wrong)
    with store.writing() as writer:
        for read in taken.read:
            writer.put(read.article, read.statements, read.vectors, extractor=intake.version, again=True)
    # The words of a statement that stood elsewhere cannot be taken out of a full-text table one by one.
    store.health().derive()


def _put_right(finding: Finding) -> Finding:
    return Finding(finding.part, finding.what, finding.remedy, repaired=True)


def _check_files(store: Store, health: Health) -> Iterator[Finding]:
    for what, remedy in health.damage():
        yield Finding("file", what, remedy)
    damage = notebook_damage(store.beside) if store.beside else ""
    if damage:
        move = "move it away and follow the sources again; no article is lost by it"
        yield Finding("file", f"{SOURCES_FILE} is damaged: {damage}", move)


def _check_articles(health: Health) -> Iterator[Finding]:
    shared: list[str] = []
    articles = 0
    for article, statements in health.articles():
        if isinstance(article, LibraryError):
            what, _, remedy = str(article).partition("; ")
            yield Finding("article", what, remedy)
            continue
        inside = [each for each in statements if each.stands_inside(len(article.text))]
        for each in statements:
            if each not in inside:
                yield Finding("statement", f"statement {each.id} stands outside article {article.id}", REPAIR)
        again = sharing_words((each.id, each.content, each.told) for each in inside)
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


def _check_versions(store: Store, health: Health, intake: Intake) -> Iterator[Finding]:
    for what in health.versions(intake.version):
        yield Finding("version", what, REBUILD)
    if store.fact("model") == DEFAULT_MODEL and store.fact("revision") != DEFAULT_REVISION:
        yield Finding("version", "the vectors are those of another version of the model", REBUILD)


def _check_disk(store: Store, health: Health) -> Iterator[Finding]:
    free, size = health.free(), store.size
    if free is not None and free < size + MIN_FREE:
        what = f"the disk has {free >> 20} MB left, and a rebuild may need {(size + MIN_FREE) >> 20}"
        yield Finding("disk", what, "make room, or move the library with 'onrecord export' and 'onrecord import'")
