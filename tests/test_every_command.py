"""Every command there is on a library in a folder and on the same one in PostgreSQL: it prints the same for both."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import httpx
import psycopg
import pytest
from commands import Run
from discord_server import DiscordServer
from postgres_server import PostgresServer
from quick import QuickExtractor, report
from test_client import bot

from bot.cli.main import COMMANDS, group
from bot.discord.services.state import State
from index.library import Library
from index.stores.places import shown_place
from index.vectors.embedder import cache_folder

QUESTION = "what did Vellora say about the salt tax?"
# What each command does that ends by itself. {gone} is the id of a statement whose words were corrected away.
LINES = {
    "ask": (f"ask '{QUESTION}'", f"ask '{QUESTION}' --json", "ask 'what did Nobody Atall say?'", "ask tax --csv"),
    "search": ("search 'salt tax' --json", "search whales"),
    "check": ("check 'We vote on the salt tax in 1901, point 4' --speaker Vellora", "check 'We never vote' --json"),
    "timeline": ("timeline Vellora", "timeline Vellora 'salt tax' --json"),
    "speakers": ("speakers", "speakers vellora --json"),
    "show": ("show {id}", "show {id} --json", "show {gone}", "show ffff"),
    "add": ("add {more}", "add {more} --json", f"ask '{QUESTION}' --json", "add {folder}/nowhere.md"),
    "follow": ("follow {more}", "follow {more} --json"),
    "unfollow": ("follow {more}", "unfollow {more}", "unfollow {more}"),
    "update": ("follow {more}", "update", "update --json", "status"),
    "sources": ("sources", "follow {more}", "update", "sources", "sources --json"),
    "extract": ("extract {more}/20.md", "extract {more}/20.md --json"),
    "remove": ("remove report-1", "remove report-1", "remove report", f"ask '{QUESTION}' --json", "doctor"),
    "export": ("export", "export --csv", "export --output {folder}/out.jsonl"),
    "import": ("import {export}", "status", "import {more}/20.md"),
    "copy": ("copy {library} {folder}/copy", "status --library {folder}/copy", "copy {library} {folder}/copy"),
    "doctor": ("doctor", "doctor --repair --json"),
    "rebuild": ("rebuild", "status"),
    "config": ("config", "config --json"),
    "completion": ("completion bash",),
    "status": ("status", "status --json", "status --failed"),
    "evaluate": ("evaluate {gold}",),
    "reports": ("reports", "reports --state {notes}", "reports --json --state {notes}"),
}
UNTIL_STOPPED = {"watch", "bot", "serve", "mcp"}
START = "from bot.cli.main import main; main()"
VARYING = (
    (re.compile(r'"elapsed_ms": [\d.]+|(?<="bytes": )\d+|(?<=bytes)  +\d+|.*of the parser\'s alone'), "some"),
    (re.compile(r" {2,}"), "  "),
    (re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?"), "now"),
)


class PatientExtractor(QuickExtractor):
    """The quick extractor, for `evaluate`, which warms up what it measures."""

    def warm_up(self) -> None:
        """Do nothing."""


@pytest.fixture(scope="module")
def made(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Return two libraries of the same articles, corrected and failed ones among them, and what goes with them."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "more").mkdir()
    for number in (20, 21):
        (folder / "more" / f"{number}.md").write_text(report(number).text)
        os.utime(folder / "more" / f"{number}.md", (1_600_000_000, 1_600_000_000))
    notes = State(folder / "bot.sqlite")
    notes.report("0123456789ab", "wrong_speaker", user=7)
    notes.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        places = {"sqlite": folder / "library", "postgres": postgres.database()}
        for place in places.values():
            with Library.open(place, create=True) as library:
                fill(library)
                gone = report_id(library, 2)
                library.add([replace(report(2, text=report(2).text.replace("point 1", "point one")))])
                (folder / "export.jsonl").write_text("".join(json.dumps(each) + "\n" for each in library.export()))
                first = report_id(library, 1)
        text = report(30).text
        quotes = [{"content": [[text.index("We vote"), text.index('"', text.index("We vote"))]], "speaker": None}]
        (folder / "gold.jsonl").write_text(json.dumps({"doc_id": "g", "text": text, "quotes": quotes}) + "\n")
        yield {"folder": folder, "places": places, "gone": gone, "id": first, "postgres": postgres}


def fill(library: Library) -> None:
    """Put some articles in, of which one cannot be read."""
    library.add([*(report(number) for number in range(12)), report(13, text="unreadable")])


def report_id(library: Library, number: int) -> str:
    """Return the id of the second statement of a report."""
    return [statement.id for statement, _ in library._store.statements_in([f"report-{number}"])][1]


@contextmanager
def place_like(made: dict[str, Any], store: str, folder: Path) -> Iterator[str]:
    """Give the place of a copy of the library in one of the stores, to do with as one likes."""
    if store == "sqlite":
        shutil.copytree(made["places"]["sqlite"], folder / "library")
        yield str(folder / "library")
    else:
        yield made["postgres"].database(like=made["places"]["postgres"])


def takes_library(line: str) -> bool:
    """Return whether the command of a line has --library, and the line does not name one."""
    command = group.get_command(click.Context(group), line.split(maxsplit=1)[0])
    assert command is not None
    return "--library" not in line and any(param.name == "library" for param in command.params)


def plain(text: str, names: Mapping[str, str]) -> str:
    """Return what was printed without what is another each time: places, days of now, and how long it took."""
    for name, instead in names.items():
        text = text.replace(name, instead)
    for pattern, words in VARYING:
        text = pattern.sub(words, text)
    return text


def test_no_command_is_forgotten() -> None:
    assert {*LINES, *UNTIL_STOPPED} == {*COMMANDS}
    assert not UNTIL_STOPPED & {*LINES}
    for name, lines in LINES.items():
        assert name in {line.split()[0] for line in lines}


@pytest.mark.parametrize("name", LINES)
def test_a_command_prints_the_same_for_both_stores(
    name: str, made: dict[str, Any], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", PatientExtractor)
    printed = {}
    for store in made["places"]:
        own = tmp_path / store
        own.mkdir()
        monkeypatch.setenv("XDG_DATA_HOME", str(own / "data"))
        with place_like(made, store, own) as library:
            ran = []
            for line in LINES[name]:
                given = {each: made[each] for each in ("id", "gone")} | {
                    "library": library, "folder": own, "more": made["folder"] / "more",
                    "gold": made["folder"] / "gold.jsonl", "export": made["folder"] / "export.jsonl",
                    "notes": made["folder"] / "bot.sqlite",
                }  # fmt: skip
                arguments = shlex.split(line.format(**given))
                one = run(*arguments, *(("--library", library) if takes_library(line) else ()))
                status = library if store == "sqlite" else shown_place_of(library)
                notes = re.compile(rf"{re.escape(str(own))}\S*/bot\.sqlite")
                texts = (notes.sub("NOTES", text) for text in (one.out, one.err))
                names = {status: "LIBRARY", library: "LIBRARY", str(own): "OWN"}
                ran.append((line, one.status, *(plain(text, names) for text in texts)))
            printed[store] = ran
    assert printed["postgres"] == printed["sqlite"]
    assert not any("fault of ours" in err for _, _, _, err in printed["sqlite"])
    assert any(out for _, _, out, _ in printed["sqlite"])


def shown_place_of(address: str) -> str:
    """Return the address as a library says it."""
    with Library.open(address) as library:
        return library.status().path


# What goes on until it is stopped, each in a process of its own, as people start it.


@pytest.fixture(params=["sqlite", "postgres"])
def library(request: pytest.FixtureRequest, made: dict[str, Any], tmp_path: Path) -> Iterator[str]:
    """Give the place of a library of one's own, by turns in each store."""
    (tmp_path / "own").mkdir()
    with place_like(made, request.param, tmp_path / "own") as place:
        yield place


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a process that runs the code under test and keeps its notes in a folder."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONPATH": paths, "XDG_DATA_HOME": str(folder / "data")}


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a command."""
    command = [sys.executable, "-c", START, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(folder))


def expected(library: str) -> list[str]:
    """Return the ids of the statements that answer the question."""
    with Library.open(library) as opened:
        found = [match.statement.id for match in opened.ask(QUESTION).matches]
    assert found
    return found


@pytest.mark.parametrize("workers", ["1", "2"])
def test_serve_answers_from_either(library: str, workers: str, tmp_path: Path) -> None:
    process = started(tmp_path, "serve", "--port", "0", "--workers", workers, "--library", library)
    try:
        assert process.stderr
        said = process.stderr.readline()
        (url,) = re.findall(r"http://[\d.:]+", said)
        until_it_listens(url)
        for _ in range(3):
            answer = httpx.get(f"{url}/api/ask", params={"question": QUESTION}, timeout=60).json()
            assert [match["id"] for match in answer["matches"]] == expected(library)
        page = httpx.get(url, params={"q": QUESTION}, timeout=60).text
        assert [page.index(id_) for id_ in expected(library)] == sorted(page.index(id_) for id_ in expected(library))
        with Library.open(library) as opened:
            opened.remove(["report-1"])
        counted = httpx.get(f"{url}/api/library", timeout=60).json()
        assert (counted["articles"], httpx.get(f"{url}/healthz", timeout=60).status_code) == (11, 200)
        process.send_signal(signal.SIGTERM)
        # One process ends by the signal itself, which it passes on when it has finished.
        assert process.wait(60) in (0, -signal.SIGTERM)
        assert process.stderr.read() == ""
    finally:
        process.kill()
        process.communicate()


async def test_mcp_answers_from_either(library: str, tmp_path: Path) -> None:
    mcp = pytest.importorskip("mcp")
    command = mcp.StdioServerParameters(
        command=sys.executable, args=["-c", START, "mcp", "--library", library], env=environment(tmp_path)
    )
    async with mcp.Client(command) as client:
        answer = (await client.call_tool("ask", {"question": QUESTION})).structured_content
        assert [one["id"] for one in answer["quotations"]] == expected(library)
        spoken = (await client.call_tool("speaker", {"name": "Vellora"})).structured_content
        assert [one["name"] for one in spoken["speakers"]] == ["Ansa Vellora"]


def test_watch_reads_into_either(library: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    process = started(tmp_path, "watch", str(tmp_path / "in"), "--json", "--library", library)
    try:
        time.sleep(1)
        (tmp_path / "in" / "new.md").write_text('"The weir holds" said Ansa Vellora, the harbour minister of Vell.\n')
        assert process.stdout
        assert json.loads(process.stdout.readline())["added"] == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.communicate()
    with Library.open(library) as opened:
        assert opened.status().articles == 13


async def test_the_bot_answers_from_either(library: str, made: dict[str, Any], tmp_path: Path) -> None:
    more, data = made["folder"] / "more", str(tmp_path / "data")
    followed = started(tmp_path, "follow", str(more), "--library", library)
    await asyncio.to_thread(followed.communicate)
    given = {
        "ONRECORD_LIBRARY": library,
        "SMALL_LIBRARY": "",
        "XDG_DATA_HOME": data,
        "ONRECORD_CACHE": str(cache_folder()),
    }
    async with DiscordServer() as server, bot(server, tmp_path, "--update-minutes", "60", **given) as running:
        try:
            await server.wait_for(server.ready.is_set, seconds=60)
        except TimeoutError:
            pytest.fail(running.log)
        asked = await server.slash("ask", question="what did Ansa Vellora say about the salt tax?")
        assert "We vote on the salt tax" in asked.text, running.log
        assert "Ansa Vellora" in asked.text
        followed_here = await server.slash("follow", speaker="Ansa Vellora")
        assert "Ansa Vellora" in followed_here.text
        # It has an update started, which finds the same library and what is followed for it.
        await server.wait_for(lambda: articles(library) == 14, seconds=60)
        (child,) = list(Path(data).rglob("sources.sqlite")) or [Path(library) / "sources.sqlite"]
        assert child.is_file()
        running.process.send_signal(signal.SIGTERM)
        assert await running.ended() == 0
        assert "Traceback" not in running.log, running.log


def until_it_listens(url: str) -> None:
    """Wait until a server takes connections."""
    deadline = time.monotonic() + 60
    while True:
        try:
            httpx.get(f"{url}/healthz", timeout=60)
            return
        except httpx.ConnectError:
            assert time.monotonic() < deadline
            time.sleep(0.05)


def articles(library: str) -> int:
    """Return how many articles there are."""
    with Library.open(library) as opened:
        return opened.status().articles


def test_a_password_is_among_no_child_s_arguments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from bot.cli.commands.bot import updater
    from bot.discord.running.settings import load_settings

    monkeypatch.setenv("PGSSLROOTCERT", "/certificates/ours")
    started_with: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, env, stdin: started_with.append((command, env)))
    address = "postgresql://onrecord:secret@db.example/news"
    environment = {"DISCORD_TOKEN": "a" * 60, "ONRECORD_LIBRARY": address}
    updater(load_settings({}, environment, library=tmp_path))()
    ((command, given),) = started_with
    assert "secret" not in " ".join(command)
    assert (given["ONRECORD_LIBRARY"], given["PGSSLROOTCERT"]) == (address, "/certificates/ours")


def test_what_is_followed_for_an_empty_database_is_in_its_status(
    run: Run, postgres: PostgresServer, made: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    empty, more = postgres.database(), str(made["folder"] / "more")
    assert run("status", "--library", empty).status == 2
    assert run("follow", more, "--library", empty).status == 0
    ran = run("status", "--library", empty)
    assert (ran.status, "1; run 'onrecord update'" in ran.out, shown_place(empty)[:20] in ran.out) == (0, True, True)
    assert json.loads(run("status", "--json", "--library", empty).out)["articles"] == 0
    assert run("update", "--library", empty).status == 0
    assert json.loads(run("status", "--json", "--library", empty).out)["articles"] == 2
    # Somebody makes the database anew: what was read for the one before is read again.
    with psycopg.connect(empty, autocommit=True) as connection:
        connection.execute("DROP SCHEMA onrecord CASCADE")
    assert run("update", "--library", empty).status == 0
    assert json.loads(run("status", "--json", "--library", empty).out)["articles"] == 2


# What goes wrong with a database, at every command that opens it.

FAILING = (
    *("ask tax", "ask - --json", "search tax", "check 'We vote'", "timeline Vellora", "speakers", "show abcd"),
    *("add {more}/20.md", "update", "remove abcd", "export", "export --csv", "import {export}"),
    *("copy {library} {folder}/copy", "doctor", "doctor --repair", "rebuild", "status", "status --failed"),
    *("serve --port 0", "serve --port 0 --workers 2", "mcp", "watch {more}"),
)
OPEN_NONE = {"follow", "unfollow", "sources", "extract", "config", "completion", "evaluate", "reports"}
WRONG = {
    "gone": "cannot be reached, or went away",
    "nowhere": "there is no database in",
    "newer": "was made by a newer onrecord; install that version",
    "password": "refuses the password",
    "unknown": "refuses this user",
}


def test_every_command_that_opens_a_library_is_tried_where_that_fails() -> None:
    assert {line.split(maxsplit=1)[0] for line in FAILING} | OPEN_NONE | {"bot"} == {*COMMANDS}


@pytest.fixture(scope="module")
def wrong(made: dict[str, Any], postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return addresses of which none can be opened, by what is wrong there."""
    whole = made["postgres"].database(like=made["places"]["postgres"])
    newer = made["postgres"].database(like=made["places"]["postgres"])
    with psycopg.connect(newer, autocommit=True) as connection:
        connection.execute("UPDATE onrecord.schema_version SET version = 99")
        connection.execute("CREATE ROLE locked LOGIN PASSWORD 'right'")
        rules = postgres.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all locked scram-sha-256\n{rules.read_text(encoding='utf-8')}", encoding="utf-8")
        connection.execute("SELECT pg_reload_conf()")
        time.sleep(0.5)
    return {
        "gone": f"postgresql://onrecord:secret@/news?host={tmp_path_factory.mktemp('gone')}",
        "nowhere": postgres.address("nowhere"),
        "newer": newer,
        "password": whole.replace("onrecord@", "locked:secret@"),
        "unknown": whole.replace("onrecord@", "nobody_known@"),
    }


@pytest.mark.parametrize("what", WRONG)
def test_every_command_says_in_one_line_what_is_wrong(
    what: str, wrong: dict[str, str], made: dict[str, Any], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    address, more = wrong[what], made["folder"] / "more"
    assert run("follow", str(more), "--library", address).status == 0
    for line in FAILING:
        given = {"library": address, "folder": tmp_path, "more": more, "export": made["folder"] / "export.jsonl"}
        ran = run(
            *shlex.split(line.format(**given)), *(("--library", address) if takes_library(line) else ()), given=b"tax\n"
        )
        said = [each for each in ran.err.splitlines() if not each.startswith("watching ")]
        assert (ran.status, ran.out, len(said)) == (2, "", 1), (line, ran)
        assert WRONG[what] in said[0], line
        assert "secret" not in said[0]


@pytest.mark.parametrize("what", ["gone", "newer"])
def test_the_bot_says_in_one_line_what_is_wrong(what: str, wrong: dict[str, str], tmp_path: Path) -> None:
    given = {**environment(tmp_path), "DISCORD_TOKEN": "a" * 60, "ONRECORD_LIBRARY": wrong[what]}
    ran = subprocess.run([sys.executable, "-c", START, "bot"], env=given, capture_output=True, text=True, check=False)
    (line,) = ran.stderr.splitlines()
    assert (ran.returncode, ran.stdout, WRONG[what] in line, "secret" in line) == (2, "", True, False)
