"""A watched folder: new and changed files come in, half-written ones later and whole, none twice."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from quick import quick, report  # noqa: F401  # a fixture

from index.library import Library
from index.sources.folders import find_files, scan_folder
from index.sources.followed import Sources
from index.updating.keeping import are_versions, fingerprint
from index.updating.updating import Updater, UpdateSummary
from index.updating.watching import watch_folder

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    return made


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.sources.folders.SETTLE_SECONDS", 0.15)


def write(folder: Path, number: int, *, name: str = "", text: str = "") -> Path:
    """Write a report as Markdown without an address, at one stroke."""
    path = folder / (name or f"{number}.md")
    half = path.with_name(f".{path.name}")
    half.write_text(f"---\ntitle: Council {number}\n---\n{text or report(number).text}\n")
    return half.replace(path)


def texts(library: Path) -> dict[str, str]:
    with Library.open(library) as opened:
        return {article.id: article.text for article in opened.snapshot().searcher.articles()}


@dataclass
class Watch:
    """A watch in a thread of its own, and what it reported."""

    library: Path
    stop: threading.Event = field(default_factory=threading.Event)
    summaries: list[UpdateSummary] = field(default_factory=list)
    thread: threading.Thread | None = None

    def start(self, folder: Path) -> None:
        def work() -> None:
            updater = Updater(self.library, stop=self.stop)
            for summary in watch_folder(updater, folder, interval=0.05):
                self.summaries.append(summary)

        self.thread = threading.Thread(target=work, daemon=True)
        self.thread.start()

    def wait(self, come_true: Callable[[], bool]) -> None:
        end = time.monotonic() + 15
        while not come_true():
            assert time.monotonic() < end, self.summaries
            assert self.thread is not None
            assert self.thread.is_alive()
            time.sleep(0.02)

    def count(self, what: str) -> int:
        return sum(getattr(summary, what) for summary in self.summaries)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    made = Watch(tmp_path / "library")
    yield made
    made.stop.set()
    if made.thread:
        made.thread.join(10)


def test_files_that_are_there_that_come_and_that_change_are_read(watch: Watch, folder: Path) -> None:
    write(folder, 1)
    watch.start(folder)
    watch.wait(lambda: watch.count("added") == 1)
    write(folder, 2)
    (folder / "deep").mkdir()
    write(folder / "deep", 3)
    watch.wait(lambda: watch.count("added") == 3)
    before = texts(watch.library)
    write(folder, 2, text=report(2).text.replace("for the 2th time", "for the second time"))
    watch.wait(lambda: watch.count("updated") == 1)
    after = texts(watch.library)
    assert after.keys() == before.keys()
    assert sum("second time" in text for text in after.values()) == 1


def test_a_file_that_holds_another_report_by_now_leaves_the_old_one_in_the_library(watch: Watch, folder: Path) -> None:
    write(folder, 1, name="latest.md")
    watch.start(folder)
    watch.wait(lambda: watch.count("added") == 1)
    write(folder, 2, name="latest.md", text="The orchard of Vell was planted anew.\n\nNobody had asked for it.")
    watch.wait(lambda: watch.count("added") == 2)
    assert len(texts(watch.library)) == 2


def test_a_file_written_bit_by_bit_ends_up_whole_and_once(watch: Watch, folder: Path) -> None:
    pauses = random.Random(7)
    watch.start(folder)
    whole = report(4).text
    with (folder / "slow.txt").open("w") as file:
        for start in range(0, len(whole), 40):
            file.write(whole[start : start + 40])
            file.flush()
            time.sleep(pauses.choice([0.0, 0.0, 0.05, 0.4]))
    watch.wait(lambda: whole in texts(watch.library).values() if (watch.library / "library.sqlite").exists() else False)
    assert list(texts(watch.library).values()) == [whole]


def test_a_damaged_file_is_named_and_read_once_it_is_mended(watch: Watch, folder: Path) -> None:
    (folder / "broken.json").write_text('{"text": ')
    watch.start(folder)
    watch.wait(lambda: any(summary.failures for summary in watch.summaries))
    failures = [failure for summary in watch.summaries for failure in summary.failures]
    assert len(failures) == 1
    assert "broken.json" in failures[0]
    time.sleep(0.5)
    assert sum(len(summary.failures) for summary in watch.summaries) == 1
    (folder / "broken.json").write_text('{"text": "The mended report of Vell."}')
    watch.wait(lambda: watch.count("added") == 1)


def test_a_folder_that_goes_away_is_said_once_and_watched_again_when_it_is_back(watch: Watch, folder: Path) -> None:
    write(folder, 1)
    watch.start(folder)
    watch.wait(lambda: watch.count("added") == 1)
    folder.rename(folder.with_name("away"))
    watch.wait(lambda: watch.count("broken") == 1)
    time.sleep(0.3)
    assert watch.count("broken") == 1
    folder.with_name("away").rename(folder)
    write(folder, 2)
    watch.wait(lambda: watch.count("added") == 2)
    with Sources(watch.library) as sources:
        assert [source.state for source in sources.all()] == ["fine"]


def test_a_second_watch_and_an_update_find_nothing_new(watch: Watch, folder: Path) -> None:
    for number in range(5):
        write(folder, number)
    watch.start(folder)
    watch.wait(lambda: watch.count("added") == 5)
    watch.stop.set()
    again = Updater(watch.library).run()
    assert (again.asked, again.added, again.updated, again.unchanged) == (1, 0, 0, 0)


def test_a_stop_ends_it_soon_and_what_was_left_is_done_by_the_next(watch: Watch, folder: Path) -> None:
    for number in range(40):
        write(folder, number)
    watch.start(folder)
    watch.wait((watch.library / "library.sqlite").exists)
    watch.stop.set()
    assert watch.thread is not None
    watch.thread.join(5)
    assert not watch.thread.is_alive()
    Updater(watch.library).run()
    assert len(texts(watch.library)) == 40


@pytest.mark.parametrize("name", [".hidden", "x.part", "x.crdownload", "x~", ".git/config"])
def test_hidden_files_and_those_of_other_programs_are_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    (tmp_path / "report.md").write_text("x")
    assert list(scan_folder(tmp_path, leave_out=tmp_path / "none")) == [str(tmp_path / "report.md")]


def test_the_library_may_lie_in_the_folder(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with Sources(tmp_path / "library", create=True) as sources:
        sources.follow(str(tmp_path), "folder")
    summary = Updater(tmp_path / "library").run()
    assert (summary.added, summary.failures) == (1, ())
    assert Updater(tmp_path / "library").run().failures == ()


def test_a_file_that_grows_while_it_is_looked_at_is_left_for_the_next_time(tmp_path: Path) -> None:
    for name in ("still.md", "grows.md"):
        (tmp_path / name).write_text("x")

    def meanwhile(_: float) -> None:
        (tmp_path / "grows.md").write_text("xx")

    found = find_files(tmp_path, {}, leave_out=tmp_path / "none", pause=meanwhile)
    assert [lead.url for lead in found] == [str(tmp_path / "still.md")]


def test_a_stamp_tells_a_file_that_was_replaced_by_one_of_the_same_size_and_date(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("one")
    os.utime(path, (1, 1))
    before = scan_folder(tmp_path, leave_out=tmp_path)
    time.sleep(0.02)
    path.write_text("two")
    os.utime(path, (1, 1))
    assert scan_folder(tmp_path, leave_out=tmp_path) != before


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (report(1).text, report(1).text + "\n\nA last line.", True),
        (report(1).text[: len(report(1).text) // 2], report(1).text, True),
        (report(1).text, report(2).text, False),
        ("", "Something.", False),
    ],
)
def test_versions_of_a_report_are_told_from_another_report(one: str, other: str, same: bool) -> None:
    assert are_versions(fingerprint(one), fingerprint(other)) is same
    assert are_versions(fingerprint(other), fingerprint(one)) is same
