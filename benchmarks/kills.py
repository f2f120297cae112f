"""Kills `onrecord` at random moments of add, update, rebuild, remove and import, and checks what is left each time.

Usage: python benchmarks/kills.py [KILLS] [SEED] [--quick]

After every kill: the library opens; each article is wholly there or not at all; what was acknowledged is there; a
rebuild has changed all or nothing; the same command run again completes. In the end the library is the one that the
same commands make undisturbed: the same articles, statements and speakers, and the same answers. With --quick a small
reader of invented reports takes the parser's place, which is what tests/test_kills.py does. Worker processes take part.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.library import Library
from index.question.request import Request

COMMANDS = ("add", "update", "rebuild", "remove", "import")
TESTS = Path(__file__).resolve().parents[1] / "tests"
QUESTIONS = (
    "what did Vellora say about the salt tax?",
    "who spoke about the night ferry?",
    "what did Oshand say in March 2021?",
    "what did Prewt say about the grain store?",
)
# The command line, with a version of the extractor that can be raised and workers for few articles.
DRIVER = """
import sys
import corpus.extractor, index.ingest.incoming, index.ingest.rebuilding, index.ingest.taking
import index.stores.sqlite.files.files
if sys.argv.pop(1) == "quick":
    from quick import QuickExtractor
    corpus.extractor.Extractor = QuickExtractor
corpus.extractor.Extractor.version = sys.argv.pop(1)
index.ingest.taking.MIN_ARTICLES = 16
index.ingest.incoming.MAX_BATCH = index.ingest.rebuilding.MAX_BATCH = 4
index.stores.sqlite.files.files.RECENT_MOST = 20
from bot.cli.main import main
main()
"""


@dataclass(slots=True)
class Tally:
    """What was seen. Not frozen: the work goes on."""

    kills: int = 0
    before_the_end: int = 0
    half_done: int = 0


class Commands:
    """One library and the commands run on it; `version` is the extractor's. Not frozen: it rises."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.library, self.inbox = folder / "library", folder / "inbox"
        self.inbox.mkdir(parents=True)
        self.version = "1"
        self.reader = "quick" if quick else "real"
        self.held: set[str] = set()
        self.next = 0

    def start(self, *arguments: str, library: Path | None = None) -> subprocess.Popen[str]:
        """Start `onrecord` with these arguments, on its own library if no other is given."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]), "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-c", DRIVER, self.reader, self.version, *arguments]
        command += ["--library", str(library or self.library)]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
        )

    def run(self, *arguments: str, library: Path | None = None) -> str:
        """Run `onrecord` to its end, and return what it printed."""
        done = self.start(*arguments, library=library)
        out, err = done.communicate()
        assert done.returncode in (0, 1), f"onrecord {' '.join(arguments)} ended with {done.returncode}: {out}{err}"
        return out

    def prepare(self, name: str, dice: random.Random) -> tuple[list[str], set[str], set[str]]:
        """Return the arguments of the next command of this name, and the articles it adds and takes out."""
        from quick import report

        if name == "remove":
            # Once "report-8" is out, it would stand for what begins so.
            whole = [one for one in sorted(self.held) if sum(other.startswith(one) for other in self.held) == 1]
            gone = set(dice.sample(whole, min(6, len(whole))))
            return ["remove", *sorted(gone)], set(), gone
        if name == "rebuild":
            self.version = str(int(self.version) + 1)
            return ["rebuild"], set(), set()
        numbers = range(self.next, self.next + 24)
        self.next += 24
        files = []
        for number in numbers:
            one = report(number)
            record = {"id": one.id, "title": one.title, "text": one.text, "outlet": one.outlet}
            record["published"] = one.published.isoformat() if one.published else None
            file = (self.inbox if name == "update" else self.inbox.parent) / f"{number}.json"
            file.write_text(json.dumps(record), encoding="utf-8")
            os.utime(file, (1, 1))
            files.append(str(file))
        coming = {f"report-{number}" for number in numbers}
        if name == "import":
            other, parcel = self.library.with_name(f"other-{self.next}"), self.library.with_name(f"{self.next}.jsonl")
            self.run("add", *files, library=other)
            parcel.write_text(self.run("export", library=other), encoding="utf-8")
            return ["import", str(parcel)], coming, set()
        return [name, *(files if name == "add" else [])], coming, set()


def main() -> None:
    """Run what the command line asks for."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    kills, seed = (*numbers, 100, 2026)[:2] if len(numbers) != 1 else (numbers[0], 2026)
    started = time.perf_counter()
    tally = run(kills, seed, quick="--quick" in sys.argv)
    print(
        f"{tally.kills} kills with seed {seed}, {tally.before_the_end} before the command had ended, {tally.half_done}"
        f" with a part of it done; nothing lost, in {time.perf_counter() - started:.0f} s"
    )


def run(kills: int, seed: int, *, quick: bool) -> Tally:
    """Run commands on two libraries, killing those on one; return what was seen.

    Raises:
        AssertionError: something was lost, doubled or half there.
    """
    sys.path.insert(0, str(TESTS))
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        calm, killed = (Commands(Path(folder) / name, quick=quick) for name in ("calm", "killed"))
        for commands in (calm, killed):
            commands.run(*commands.prepare("add", random.Random(seed))[0])
            commands.run("follow", str(commands.inbox))
            commands.held = {f"report-{number}" for number in range(24)}
        dice = random.Random(seed)
        for number in range(kills):
            name = COMMANDS[number % len(COMMANDS)]
            chosen = dice.randrange(10**6)
            arguments, *_ = calm.prepare(name, random.Random(chosen))
            started = time.perf_counter()
            calm.run(*arguments)
            seconds = time.perf_counter() - started
            arguments, coming, going = killed.prepare(name, random.Random(chosen))
            kill(killed, arguments, coming, going, dice.uniform(0, 1.05 * seconds), tally)
            killed.run(*arguments)
            for commands in (calm, killed):
                commands.held = (commands.held | coming) - going
            check(killed, set(), set(), versions=1)
            if sys.stderr.isatty():
                print(f"\r{number + 1} of {kills}", end="", file=sys.stderr)
        assert records(killed.library) == records(calm.library)
        assert answers(killed.library) == answers(calm.library)
    return tally


def kill(
    commands: Commands, arguments: Sequence[str], coming: set[str], going: set[str], seconds: float, tally: Tally
) -> None:
    """Start a command, kill it after so many seconds, and check the library."""
    process = commands.start(*arguments)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        tally.before_the_end += 1
    process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    tally.kills += 1
    if "articles" in out or "added" in out:  # acknowledged
        commands.held |= coming
        commands.held -= going
        coming, going = set(), set()
    there = check(commands, coming, going, versions=2 if arguments[0] in ("add", "update", "import") else 1)
    tally.half_done += bool(there & coming) and not coming <= there


def check(commands: Commands, coming: set[str], going: set[str], *, versions: int) -> set[str]:
    """Check a library and return the ids of its articles; those `coming` and `going` may be there or not."""
    with Library.open(commands.library) as library:
        found = {record["id"]: record for record in list(library.export())[1:-1]}
        assert commands.held - going <= set(found) <= commands.held | coming, set(found) ^ commands.held
        assert not going or not going & set(found) or going <= set(found), "a part was taken out"
        assert len({record["extractor"] for record in found.values()}) <= versions, "a part was rebuilt"
        for record in found.values():
            assert len(record["statements"]) == 3, f"{record['id']} has {len(record['statements'])} statements"
            assert all(each["speakers"] and each["vector"] for each in record["statements"])
        wrong = [str(finding) for finding in library.check() if finding.part not in ("version", "disk")]
        assert not wrong, wrong
        assert library.ask(QUESTIONS[0]).matches
    return set(found)


def records(library: Path) -> list[Any]:
    """Return what a library holds but for vectors and the order of adding."""
    with Library.open(library) as opened:
        found = sorted(list(opened.export())[1:-1], key=lambda record: str(record["id"]))
        speakers = [(each.speaker, each.statements, each.first, each.last) for each in opened.speakers()]
    for record in found:
        for statement in record["statements"]:
            del statement["vector"]
        record["statements"].sort(key=lambda statement: str(statement["id"]))
    return [*found, *speakers]


def answers(library: Path) -> list[Any]:
    """Return the answers to some questions: the words, whose they are and how surely, to three digits."""
    with Library.open(library) as opened:
        return [
            sorted((match.statement.id, match.role, round(match.score, 3)) for match in answer.matches)
            for answer in (opened.ask(Request(question, limit=10)) for question in QUESTIONS)
        ]


if __name__ == "__main__":
    main()
