"""Adding: what is derived follows what came and went, at a cost that what is there already does not raise."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from quick import QuickExtractor, quick, report  # noqa: F401 - a fixture

from corpus.article import Article
from corpus.statement import Speaker, Statement
from corpus.store.records import write_speaker
from index.ingest.incoming import find_new
from index.ingest.summary import Progress, StoppedError
from index.ingest.tally import Tally
from index.library import Library
from index.stores.sqlite.nametables import write_names
from index.stores.sqlite.store import SqliteStore

pytestmark = pytest.mark.usefixtures("quick")


def test_the_names_follow_what_is_added_corrected_and_removed(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        store = library._store
        for change in (
            lambda: library.add([report(number) for number in range(8)]),
            lambda: library.add([report(3, text='"It snows" said Saffi Brook, the keeper of snow.')]),
            lambda: library.add([report(3, text='"It snows" said Saffi Brook, the head of the snow board.')]),
            lambda: library.remove(["report-3", "report-4"]),
            library.rebuild,
        ):
            change()
            with store.writing() as writer:
                assert write_names(writer.execute) == 0


def test_keeping_names_costs_what_changed_and_not_what_there_is() -> None:
    def steps(count: int) -> int:
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE TABLE speakers (id TEXT PRIMARY KEY, name, kind, aliases, roles)")
        people = [Speaker(f"s{number}", f"Ansa Vellora{number}", "person") for number in range(count)]
        connection.executemany("INSERT INTO speakers VALUES (?, ?, ?, ?, ?)", map(write_speaker, people))
        write_names(connection.execute)
        connection.execute("UPDATE speakers SET name = 'Mirel Oshand' WHERE id = 's1'")
        done = 0

        def count_step() -> int:
            nonlocal done
            done += 1
            return 0

        connection.set_progress_handler(count_step, 1)
        assert write_names(connection.execute, ["s1", "nobody"]) == 1
        connection.set_progress_handler(None, 0)
        assert write_names(connection.execute) == 0
        return done

    assert steps(2_000) < 1.1 * steps(20)


def test_an_article_that_cannot_be_read_is_kept_in_mind_until_it_can(tmp_path: Path) -> None:
    bad = report(3, text="unreadable here")
    with Library.open(tmp_path, create=True) as library:
        library.add([report(1), bad])
        (failed,) = library.failed()
        assert (failed.article, failed.name, failed.url) == ("report-3", "Council 3", "https://tidewater.example/3")
        assert failed.reason == "cannot be read (ValueError: odd text); left out"
        assert failed.extractor == "quick-1.1"
        assert library.status().failed == 1
        assert library.check() == []
        library.add([report(3)])
        assert library.failed() == []
        library.add([bad])
        assert [each.article for each in library.failed()] == ["report-3"]
        library.remove(["report-3"])
        assert library.failed() == []


@pytest.mark.parametrize("apart", [False, True])
def test_two_records_of_one_report_come_to_rest(tmp_path: Path, *, apart: bool) -> None:
    """As where one collection has its titles and days, and another only its outlet."""
    whole = report(1)
    records = [replace(whole, title="", published=None, url=""), replace(whole, outlet="")]
    with Library.open(tmp_path, create=True) as library:
        for run in [[record] for record in records] if apart else [records]:
            library.add(run)
        again = library.add(records)
        assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
        assert list(library.snapshot().searcher.articles()) == [whole]


def test_a_correction_is_told_where_the_statement_is_shown(tmp_path: Path) -> None:
    def shown(library: Library) -> int:
        store = library.snapshot().searcher
        ((statement, _),) = store.statements(store.rows_of(["report-3"]))
        return library.statement(statement.id).corrected

    with Library.open(tmp_path, create=True) as library:
        for times, end in enumerate(("", " It rains.", " It snows.")):
            library.add([report(3, text=f'"We vote" said Ansa Vellora.{end}')])
            assert shown(library) == times
        library.add([report(3, text='"We vote" said Ansa Vellora. It snows.')])
        library.rebuild()
        assert shown(library) == 2


class Silent(QuickExtractor):
    """Finds nothing."""

    version = "silent"

    def extract(self, article: Article) -> list[Statement]:
        """Return no statements."""
        return []


def test_a_library_without_statements_is_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", Silent)
    with Library.open(tmp_path, create=True) as library:
        assert library.add([report(1)]).added == 1
        library.rebuild()
        assert library.check() == []
        assert library.status().stories == 1


class Twice(QuickExtractor):
    """Finds every statement twice, as two cues for one quotation would; too few vectors fit "odd" reports."""

    version = "twice"

    def extract(self, article: Article) -> list[Statement]:
        """Return each statement of the article twice."""
        return 2 * super().extract(article)


def test_no_two_statements_share_an_id_whatever_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", Twice)
    with Library.open(tmp_path, create=True) as library:
        assert library.add([report(1)]).statements == 3
        library.add([report(1, text='"We vote" said Ansa Vellora. "We vote" said Ansa Vellora.')])
        ids = [record["id"] for article in list(library.export())[1:-1] for record in article["statements"]]
        assert len(ids) == len(set(ids)) == 2
        assert library.check() == []


class Lopsided(QuickExtractor):
    """Gives statements without a kind for reports that ask for it, which no library can keep."""

    version = "lopsided"

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of the article."""
        found = super().extract(article)
        return [replace(each, kind="sung") for each in found] if "sung" in article.text else found  # type: ignore[arg-type]


def test_an_article_that_cannot_be_kept_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", Lopsided)
    bad = report(2, text='"We vote" said Ansa Vellora. It was sung. "We wait" said Nobody Else.')
    with Library.open(tmp_path, create=True) as library:
        summary = library.add([report(1), bad, report(3)])
        assert (summary.added, len(summary.failures)) == (2, 1)
        assert "Council 2: cannot be kept" in str(summary.failures[0])
        assert [each.article for each in library.failed()] == ["report-2"]
        assert "Nobody Else" not in {entry.speaker.name for entry in library.speakers()}
        assert library.check() == []


@pytest.mark.parametrize("stopped_at", [40, 70])
def test_whoever_stops_it_is_told_what_was_kept(tmp_path: Path, stopped_at: int) -> None:
    def coming() -> Iterator[Article]:
        for number in range(stopped_at):
            yield report(number)
        raise KeyboardInterrupt

    with Library.open(tmp_path, create=True) as library:
        with pytest.raises(StoppedError) as stopped:
            library.add(coming(), workers=0)
        kept = library.status().articles
        assert stopped.value.summary.added == kept > 0
        assert library.add(map(report, range(stopped_at))).added == stopped_at - kept


@pytest.mark.parametrize("workers", [0, 1])
def test_whoever_stops_early_keeps_the_first_articles(tmp_path: Path, workers: int) -> None:
    kept = 0

    def stop(progress: Progress) -> None:
        nonlocal kept
        kept = progress.done
        raise KeyboardInterrupt

    with Library.open(tmp_path, create=True) as library:
        with pytest.raises(StoppedError) as stopped:
            library.add((report(number) for number in range(200)), workers=workers, progress=stop)
        assert 1 <= kept <= 4
        assert stopped.value.summary.added == library.status().articles == kept


def test_batches_grow_to_what_is_quickest(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path, create=True)) as store:
        sizes = [len(step) for step in find_new(map(report, range(100)), store, "1", Tally(total=None))]
    assert sizes == [2, 4, 8, 16, 32, 32, 6]
