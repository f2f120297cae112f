"""Several writers of one library in PostgreSQL: what comes of them is as if one had come after the other."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from postgres_server import PostgresServer
from quick import QuickExtractor, quick, report  # noqa: F401 - a fixture
from test_stores import long_report

from corpus.article import Article
from corpus.errors import ConflictError
from index.ingest import adding
from index.ingest.intake import Intake, Taken
from index.library import Library
from index.stores.filters import Filters
from index.stores.mark import Mark
from index.stores.writer import Writer
from index.vectors.embedder import DEFAULT_MODEL

pytestmark = pytest.mark.usefixtures("quick")
QUESTIONS = (
    "what did Vellora say about the salt tax?",
    "what did Lorn Oshand say about the night ferry?",
    "who spoke about the school roof?",
    "what did the keeper of the grain store say?",
)


@pytest.fixture
def database(postgres: PostgresServer) -> str:
    """Return the address of an empty database."""
    return postgres.database()


class Step:
    """One batch of articles on its way into a library, in a thread of its own. Not frozen: it goes on."""

    def __init__(self, library: Library, articles: Sequence[Article]) -> None:
        self._library, self._articles = library, articles
        self._written, self._go = threading.Event(), threading.Event()
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._write)

    def begin(self) -> None:
        """Write all of it that concerns nobody else."""
        self._thread.start()
        assert self._written.wait(60)

    def end(self, error: Exception | None = None) -> None:
        """Let it finish, in its turn, or end by an error."""
        self._error = error
        self._go.set()

    def is_over(self, seconds: float) -> bool:
        """Return whether it is over after so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _write(self) -> None:
        intake = Intake(QuickExtractor(), revision=self._library._store.fact("revision"), model=DEFAULT_MODEL)
        read = intake.take(self._articles).read
        count = sum(len(each.statements) for each in read)
        try:
            with self._library._store.writing(articles=self._articles, statements=count) as writer:
                writer.note("dimension", "384")
                for each in read:
                    writer.put(each.article, each.statements, each.vectors, extractor=intake.version)
                self._written.set()
                assert self._go.wait(60)
                if self._error:
                    raise self._error
        except RuntimeError:
            if self._error is None:
                raise


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Do all works in threads that begin together; return what they returned, and raise what one raised."""
    begin = threading.Barrier(len(works))
    done: dict[int, Any] = {}
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            begin.wait()
            done[number] = works[number]()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return [done[number] for number in range(len(works))]


def contents(library: Library) -> dict[str, Any]:
    """Return all that a library holds and answers, whatever the order in which it came."""
    library.refresh()
    records = {record["id"]: record for record in library.export() if "id" in record}
    searcher = library.snapshot().searcher
    stories = {id_: sorted(others) for id_, others in searcher.companions(sorted(records)).items()}
    answers = [
        (answer.status, sorted((match.statement.id, round(match.score, 4)) for match in answer.matches))
        for answer in map(library.ask, QUESTIONS)
    ]
    status = library.status()
    counts = (status.articles, status.statements, status.speakers, status.stories, status.failed, status.generation)
    words = sorted(library._store.connections.query("SELECT * FROM word_counts")) if "://" in status.path else None  # type: ignore[attr-defined]
    return {
        "records": records,
        "speakers": sorted(library.speakers(), key=lambda entry: entry.speaker.id),
        "stories": stories,
        "answers": answers,
        "counts": counts,
        "outlets": sorted(library.outlets()),
        "wrong": library.check(),
        "words": words,
    }


def calm(postgres: PostgresServer, articles: Sequence[Article]) -> dict[str, Any]:
    """Return what a library holds into which one has written all articles."""
    with Library.open(postgres.database(), create=True) as library:
        library.add(articles, workers=0)
        return contents(library)


def opened(database: str, count: int) -> list[Library]:
    """Return so many libraries at one address."""
    return [Library.open(database, create=True) for _ in range(count)]


@pytest.mark.parametrize("seed", range(3))
def test_writers_with_the_same_articles_speakers_and_stories_come_to_what_one_does(
    seed: int, database: str, postgres: PostgresServer
) -> None:
    choose = random.Random(seed)
    articles = [*(report(number) for number in range(24)), *(long_report(number) for number in range(40, 46))]
    libraries = opened(database, 3)

    def write(library: Library) -> int:
        own = choose.sample(articles, len(articles))
        return sum(library.add(own[start : start + 5], workers=0).added for start in range(0, len(own), 5))

    added = at_once(*(lambda library=library: write(library) for library in libraries))
    assert sum(added) == len(articles)
    found = contents(libraries[0])
    assert found == calm(postgres, articles)
    assert found["wrong"] == []
    assert len(found["stories"]["report-41"]) == 5
    for library in libraries:
        library.close()


def test_the_same_article_from_two_is_one_article(database: str) -> None:
    one, two = opened(database, 2)
    for number in range(6):
        added = at_once(
            *(lambda library=library, n=number: library.add([report(n)], workers=0) for library in (one, two))
        )
        assert sorted((each.added, each.unchanged) for each in added) == [(0, 1), (1, 0)]
    assert (one.status().articles, one.status().statements) == (6, 18)


def test_the_server_s_own_isolation_does_not_matter(database: str, postgres: PostgresServer) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_isolation = 'repeatable read'")  # type: ignore[call-overload]
    one, two = opened(database, 2)
    articles = [report(1), long_report(41), report(5), long_report(42)]
    first, second = Step(one, articles[:2]), Step(two, articles[2:])
    first.begin()
    second.begin()
    second.end()
    first.end()
    assert first.is_over(20)
    assert second.is_over(20)
    found, expected = contents(one), calm(postgres, articles)
    assert (found["counts"], found["stories"]) == (expected["counts"], expected["stories"])


def test_a_writer_waits_for_those_before_it_and_sees_what_they_left(database: str, postgres: PostgresServer) -> None:
    one, two = opened(database, 2)
    first = Step(one, [report(1), long_report(41)])
    second = Step(two, [report(5), long_report(42)])
    first.begin()
    second.begin()  # beside the first, of which nothing is there yet
    begun = two.newest()
    second.end()
    assert not second.is_over(0.5)
    assert one.status().articles == 0
    first.end()
    assert second.is_over(20)
    # The same people and one story, and rows in the order in which they came.
    found, expected = contents(one), calm(postgres, [report(1), long_report(41), report(5), long_report(42)])
    assert (found["counts"], found["stories"]) == (expected["counts"], expected["stories"])
    assert (found["speakers"], found["words"], found["wrong"]) == (expected["speakers"], expected["words"], [])
    order = [s.article_id for _, s, _ in one.snapshot().searcher.each(Filters())]
    assert list(dict.fromkeys(order)) == ["report-1", "report-41", "report-5", "report-42"]
    news = one.news(replace(begun, made_by=one.newest().made_by), speaker="Ansa Vellora")
    assert {match.article.id for match in news.matches} >= {"report-41", "report-5"}


def test_no_row_is_seen_before_a_lower_one(database: str) -> None:
    libraries = opened(database, 3)
    stop = threading.Event()
    passed: list[tuple[Mark, int]] = []

    def watch() -> None:
        with Library.open(database) as reader:
            seen: set[int] = set()
            while not stop.is_set():
                query = reader._store.connections.query  # type: ignore[attr-defined]
                rows = {row for (row,) in query("SELECT row FROM statements")}
                late = [row for row in rows - seen if seen and row < max(seen)]
                passed.extend((Mark(), row) for row in late)
                seen |= rows

    watcher = threading.Thread(target=watch)
    watcher.start()
    own = [[report(number) for number in range(at, 45, 3)] for at in range(3)]
    at_once(*(lambda at=at: [libraries[at].add([each], workers=0) for each in own[at]] for at in range(3)))
    stop.set()
    watcher.join()
    assert passed == []
    assert libraries[0].status().articles == 45


def test_a_writer_that_fails_lets_the_next_through(database: str) -> None:
    one, two, three = opened(database, 3)
    first, second, third = Step(one, [report(1)]), Step(two, [report(2)]), Step(three, [report(3)])
    for each in (first, second, third):
        each.begin()
    third.end()
    second.end(RuntimeError("stop"))  # whose place in the row lies between
    assert second.is_over(20)
    assert not third.is_over(0.3)
    first.end()
    assert third.is_over(20)
    assert {record["id"] for record in one.export() if "id" in record} == {"report-1", "report-3"}
    assert one.check() == []


def test_an_article_that_cannot_be_kept_costs_a_batch_nothing(database: str) -> None:
    (library,) = opened(database, 1)
    bad = replace(report(2), title="half of a pair: \ud800")
    zero = replace(report(4), text=report(4).text.replace("4th", "4\x00th"))
    summary = library.add([report(1), bad, report(3), zero, report(5)], workers=0)
    assert (summary.added, len(summary.failures)) == (3, 2)
    assert (library.status().articles, library.status().statements, library.status().failed) == (3, 9, 2)
    assert library.check() == []


def test_two_rebuilds_at_once_come_to_one(
    database: str, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = opened(database, 2)
    articles = [report(number) for number in range(12)]
    libraries[0].add(articles, workers=0)
    monkeypatch.setattr(QuickExtractor, "version", "quick-2")
    summaries = at_once(*(lambda library=library: library.rebuild(workers=0) for library in libraries))
    assert sorted(summary.updated for summary in summaries) == [0, 12]
    found, expected = contents(libraries[0]), calm(postgres, articles)
    assert found["wrong"] == []
    # Each article changed once more than in a library that was made so.
    assert found["counts"][:5] == expected["counts"][:5]
    assert found | {"counts": 0} == expected | {"counts": 0}


def test_articles_come_beside_a_rebuild(
    database: str, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = opened(database, 2)
    one.add([report(number) for number in range(12)], workers=0)
    monkeypatch.setattr(QuickExtractor, "version", "quick-2")
    more = [report(number) for number in range(12, 20)]
    at_once(lambda: one.rebuild(workers=0), lambda: [two.add([each], workers=0) for each in more])
    found = contents(one)
    expected = calm(postgres, [report(number) for number in range(20)])
    assert found | {"counts": 0} == expected | {"counts": 0}


def test_corrections_and_removals_go_on_beside_new_articles(database: str) -> None:
    one, two = opened(database, 2)
    one.add([report(number) for number in range(8)], workers=0)
    corrected = [report(n, text=report(n).text + "\n\nA correction: it rained.") for n in range(4)]
    at_once(
        lambda: [one.add([each], workers=0) for each in corrected],
        lambda: [two.add([report(number)], workers=0) for number in range(20, 26)],
        lambda: Library.open(database).remove(["report-5", "report-6"]),
    )
    status = one.status()
    assert (status.articles, status.statements) == (12, 36)
    assert one.check() == []


def test_a_writer_in_another_s_way_tries_again(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (library,) = opened(database, 1)
    writing, tries = library._store.writing, [0]

    def in_the_way(**given: Any) -> AbstractContextManager[Writer]:
        tries[0] += 1
        if tries[0] < adding.MAX_TRIES:
            raise ConflictError("in the way")
        return writing(**given)

    monkeypatch.setattr(library._store, "writing", in_the_way)
    assert library.add([report(1)], workers=0).added == 1
    monkeypatch.setattr(adding, "_keep", lambda *_: (_ for _ in ()).throw(ConflictError("in the way")))
    with pytest.raises(ConflictError):
        adding.keep(library._store, Intake(QuickExtractor(), revision="", model=""), Taken((), ()))


def test_two_that_wait_for_each_other_are_told_apart(database: str) -> None:
    one, two = opened(database, 2)
    connections = [library._store.connections for library in (one, two)]  # type: ignore[attr-defined]

    def lock(which: int, keys: tuple[int, int], meet: threading.Barrier) -> str:
        try:
            with connections[which].writing(beside=True):
                connections[which].query("SELECT pg_advisory_xact_lock(%s)", (keys[0],))
                meet.wait()
                connections[which].query("SELECT pg_advisory_xact_lock(%s)", (keys[1],))
        except ConflictError:
            return "told"
        return "done"

    meet = threading.Barrier(2)
    assert sorted(at_once(lambda: lock(0, (1, 2), meet), lambda: lock(1, (2, 1), meet))) == ["done", "told"]


def test_sqlite_takes_the_same_steps(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        step = Step(library, [report(1), report(2)])
        step.begin()
        step.end()
        assert step.is_over(20)
        assert (library.status().articles, library.status().generation) == (2, 2)
