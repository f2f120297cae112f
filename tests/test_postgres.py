"""A library in PostgreSQL when something goes wrong: one line that says what, nothing lost and nothing half there."""

from __future__ import annotations

import json
import os
import random
import re
import string
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psycopg
import pytest
from commands import Run
from forgetting import forget
from postgres_server import WHY_NOT, PostgresServer, programs
from quick import quick, report  # noqa: F401 - a fixture
from served import served

from bot.discord.running.settings import load_settings
from corpus.errors import LibraryError
from index.library import Library
from index.stores.filters import Filters
from index.stores.places import notes_of, shown_place
from index.stores.postgres.server.dialect import translate
from index.stores.postgres.server.faults import in_words, place_of
from index.stores.postgres.server.tables import load_steps

KILLS = int(os.environ.get("ONRECORD_KILLS", "4"))
"""How often the server is killed; docs/many-machines.md has what 30 came to."""
REPORTS = 20 * KILLS


@pytest.fixture
def database(postgres: PostgresServer) -> str:
    """Return the address of an empty database."""
    return postgres.database()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[PostgresServer]:
    """Return a server that may be killed."""
    found = programs()
    if found is None:
        pytest.skip(WHY_NOT)
    with PostgresServer(found) as server:
        yield server


def said(run: Run, *arguments: str) -> str:
    """Return the one line on stderr with which a command fails."""
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    return line.removeprefix("onrecord: ")


def test_a_server_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    address = f"postgresql://onrecord:secret@/news?host={tmp_path}"
    for command in (("ask", "ferries?"), ("status",), ("add", str(Path(__file__)))):
        line = said(run, *command, "--library", address)
        assert (
            line
            == f"the server of {place_of(address)} cannot be reached, or went away; start it and run the command again"
        )
        assert "secret" not in line


def test_a_database_that_is_not_there_is_said(run: Run, postgres: PostgresServer) -> None:
    line = said(run, "ask", "ferries?", "--library", postgres.address("nowhere"))
    assert line.startswith("there is no database in postgresql://onrecord@")


def test_an_empty_database_is_no_library(run: Run, database: str) -> None:
    assert said(run, "ask", "ferries?", "--library", database) == (
        f"no library in {place_of(database)}; run 'onrecord add FILE' first"
    )


def test_a_wrong_password_and_an_unknown_user_are_said(run: Run, postgres: PostgresServer, database: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE ROLE guarded LOGIN PASSWORD 'right'")
        rules = postgres.folder / "data" / "pg_hba.conf"
        before = rules.read_text(encoding="utf-8")
        rules.write_text(f"local all guarded scram-sha-256\n{before}", encoding="utf-8")
        connection.execute("SELECT pg_reload_conf()")
        time.sleep(0.5)
    for password in ("wrong", ""):
        guarded = database.replace("onrecord@", f"guarded:{password}@" if password else "guarded@")
        line = said(run, "ask", "ferries?", "--library", guarded)
        assert "refuses the password; put the right one into the file that PGPASSFILE names" in line
        assert "wrong" not in line
    line = said(run, "ask", "ferries?", "--library", database.replace("onrecord@", "nobody_known@"))
    assert "refuses this user" in line


def test_a_user_without_the_right_to_make_tables_is_told(run: Run, database: str, tmp_path: Path) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DO $$ BEGIN CREATE ROLE visitor LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
    (tmp_path / "a.md").write_text(report(1).text)
    visitor = database.replace("onrecord@", "visitor@")
    line = said(run, "add", str(tmp_path / "a.md"), "--library", visitor)
    assert "does not let this user do that" in line or "not the right to it" in line


@pytest.mark.usefixtures("quick")
def test_a_name_that_no_index_takes_leaves_its_article_out(database: str) -> None:
    name = "X" + "\N{LATIN SMALL LETTER A WITH MACRON}" * 5000
    bad = report(7, text=f'"We vote on it" said Ansa {name}, the keeper of it.')
    longest = report(8, text=f'"We vote on it" said Ansa {name[:280]}, the keeper of it.')
    with Library.open(database, create=True) as library:
        summary = library.add([report(6), bad, longest, report(9)])
        assert (summary.added, [str(each) for each in summary.failures]) == (
            3,
            ["Council 7: cannot be kept (a name in it has 5006 characters); left out"],
        )
        assert library.status().statements == 7


@pytest.mark.usefixtures("quick")
def test_a_copy_with_such_a_name_says_so_and_leaves_nothing(run: Run, database: str, tmp_path: Path) -> None:
    # Of letters that cannot be packed: what repeats itself an index takes after all.
    name = "X" + "".join(random.Random(7).choices(string.ascii_lowercase, k=8000))
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([report(6), report(7, text=f'"We vote on it" said Ansa {name}, the keeper of it.')])
    ran = run("copy", str(tmp_path / "library"), database)
    assert (ran.status, ran.out) == (2, "")
    said = "cannot keep a name of several hundred characters; remove the article that has it"
    assert ran.err == f"onrecord: {place_of(database)} {said}\n"
    with Library.open(database) as copy:
        assert copy.status().articles == 0


def test_no_other_database_is_taken_for_a_directory(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    line = said(run, "add", __file__, "--library", "mysql://ansa:secret@host/news")
    assert line == "no library can be at mysql://...; give a directory or postgresql://user@host/db"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_a_newer_library_is_left_alone(run: Run, database: str) -> None:
    with Library.open(database, create=True) as library:
        library.add([report(1)])
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("UPDATE onrecord.schema_version SET version = 99")
    assert said(run, "ask", "ferries?", "--library", database) == (
        f"the library in {place_of(database)} was made by a newer onrecord; install that version"
    )


@pytest.mark.usefixtures("quick")
def test_an_older_library_is_brought_up_to_date_by_who_may(
    run: Run, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(database, create=True) as library:
        library.add([report(number) for number in range(5)])
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DO $$ BEGIN CREATE ROLE visitor LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        connection.execute("GRANT USAGE ON SCHEMA onrecord TO visitor")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA onrecord TO visitor")
    question = "ask", "what did Vellora say about the salt tax?", "--library"
    standby = f"{database}&options=-c%20default_transaction_read_only%3Don"
    visitor = database.replace("onrecord@", "visitor@")
    for reader in (standby, visitor):
        assert run(*question, reader).status == 0
    version = max(load_steps()) + 1
    later = {**load_steps(), version: "ALTER TABLE facts ADD COLUMN later text;"}
    monkeypatch.setattr("index.stores.postgres.server.tables.load_steps", lambda: later)
    for reader in (standby, visitor):
        assert said(run, *question, reader) == (
            f"the library in {place_of(reader)} was made by an older onrecord and cannot be changed from here; "
            "run 'onrecord status' once on its primary, as its owner"
        )
    assert run("status", "--library", database).status == 0
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT version FROM onrecord.schema_version").fetchall() == [(version,)]
        assert connection.execute("SELECT count(later) FROM onrecord.facts").fetchone() == (0,)
    for reader in (standby, visitor):
        assert run(*question, reader).status == 0


@pytest.mark.usefixtures("quick")
def test_a_library_that_kept_words_twice_keeps_them_once(database: str) -> None:
    question = "what did Vellora say about the salt tax?"
    with Library.open(database, create=True) as library:
        library.add([report(number) for number in range(5)])
        before = library.ask(question)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("SET search_path = onrecord")
        for table in ("words", "article_words"):
            connection.execute(f"DROP INDEX {table}_by_term")
            connection.execute(
                f'ALTER TABLE {table} ADD COLUMN terms text[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::text[]'
            )
            connection.execute(f"CREATE INDEX {table}_by_term ON {table} USING gin (terms)")
        connection.execute("UPDATE schema_version SET version = 1")
    with Library.open(database) as library:
        assert library.ask(question) == before
        assert "report-4" in {article.id for article in library.snapshot().searcher.find_articles(["grain store"])}
        library.add([report(9)])
        assert library.check() == []
    with psycopg.connect(database) as connection:
        kept = connection.execute(
            "SELECT DISTINCT attname::text FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
            " WHERE relname IN ('words', 'article_words') AND attnum > 0 AND NOT attisdropped ORDER BY 1"
        ).fetchall()
        assert kept == [("row",), ("size",), ("tokens",)]


def test_a_server_without_the_extension_is_told(
    run: Run, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One that this server does not have either; what it says of it is its own.
    monkeypatch.setattr("index.stores.postgres.server.tables.EXTENSION", "vector_of_nobody")
    (tmp_path / "a.md").write_text(report(1).text)
    assert said(run, "add", str(tmp_path / "a.md"), "--library", database) == (
        f"{place_of(database)} has no extension pgvector, or not the right to it; "
        "install it on the server and try again"
    )
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT to_regnamespace('onrecord')").fetchone() == (None,)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("DROP EXTENSION vector CASCADE", "has lost its extension pgvector, and vectors with it"),
        (
            "CREATE SCHEMA elsewhere; ALTER EXTENSION vector SET SCHEMA elsewhere",
            "has pgvector in the schema elsewhere; run 'ALTER EXTENSION vector SET SCHEMA public' there",
        ),
        ("UPDATE pg_extension SET extversion = '0.7.4'", "has pgvector 0.7.4, and 0.8 is needed; install it and run"),
    ],
)
@pytest.mark.usefixtures("quick")
def test_an_extension_that_is_not_as_it_should_be_is_told(run: Run, database: str, sql: str, words: str) -> None:
    with Library.open(database, create=True) as library:
        library.add([report(1)])
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(sql)
    for command in (("ask", "what did Vellora say about the salt tax?"), ("status",), ("doctor",)):
        assert said(run, *command, "--library", database).startswith(f"{place_of(database)} {words}")


@pytest.mark.usefixtures("quick")
def test_a_standby_answers_and_takes_nothing_in(run: Run, database: str, tmp_path: Path) -> None:
    with Library.open(database, create=True) as library:
        library.add([report(number) for number in range(5)])
    (tmp_path / "a.md").write_text(report(8).text)
    standby = f"{database}&options=-c%20default_transaction_read_only%3Don"
    assert run("ask", "what did Vellora say about the salt tax?", "--library", standby).status == 0
    line = said(run, "add", str(tmp_path / "a.md"), "--library", standby)
    assert line == f"{place_of(database)} can only be read, as a standby; write to the primary"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("53100", "the disk of postgresql://x/y is full; make room and run the command again, nothing was lost"),
        ("53300", "has no connection left"),
        ("40001", "was changed while it was read; run the command again"),
        ("54000", "cannot keep a name of several hundred characters"),
        ("55P03", "another program is writing to the library in postgresql://x/y"),
        ("57P01", "cannot be reached, or went away"),
        ("42703", "fails (UndefinedColumn: odd); run the command again"),
    ],
)
def test_what_a_server_says_is_put_in_plain_words(state: str, words: str) -> None:
    error = psycopg.errors.lookup(state)("odd")
    assert words in in_words(error, "postgresql://x/y")


def test_a_missing_extension_is_named() -> None:
    error = psycopg.errors.FeatureNotSupported('extension "vector" is not available')
    assert "has no extension pgvector" in in_words(error, "postgresql://x/y")


@pytest.mark.parametrize("address", ["postgresql://[", "postgres://a@b/c?nosuch=1"])
def test_an_address_that_cannot_be_read_is_said(address: str, run: Run) -> None:
    line = said(run, "ask", "ferries?", "--library", address)
    assert line == "the address of the library cannot be read; write it as postgresql://user@host/db"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://ansa:pass@host:5433/news", "postgresql://ansa@host:5433/news"),
        ("postgresql://ansa@host/news?password=pass&sslmode=require", "postgresql://ansa@host/news"),
        ("postgresql:///news?host=/run/pg", "postgresql:///run/pg/news"),
        ("postgresql://ansa:p%40ss@host/news", "postgresql://ansa@host/news"),
    ],
)
def test_no_password_is_shown(address: str, shown: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place_of(address) == shown
    assert not re.search("pass|p%40ss", shown_place(address))
    monkeypatch.setenv("ONRECORD_LIBRARY", address)
    ran = run("config")
    assert ran.status == 0
    assert not re.search("pass|p%40ss", ran.out)
    assert "news" in ran.out


@pytest.mark.usefixtures("quick")
def test_what_is_followed_lies_on_the_machine_that_follows(
    run: Run, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(report(number).text)
        os.utime(folder / f"{number}.md", (1_600_000_000, 1_600_000_000))
    assert run("follow", str(folder), "--library", database).status == 0
    ran = run("update", "--json", "--library", database)
    assert (ran.status, json.loads(ran.out)["added"]) == (0, 3), ran.err
    assert run("update", "--library", database).status == 1
    assert "3 articles" in run("sources", "--library", database).out
    assert run("ask", "what did Vellora say about the salt tax?", "--library", database).status == 0
    notes = notes_of(database)
    assert notes.is_relative_to(tmp_path)
    assert [file.name for file in notes.iterdir()] == ["sources.sqlite"]
    assert notes_of(database.replace("onrecord@", "onrecord:secret@")) == notes


def test_a_bot_keeps_its_notes_beside_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    address = "postgresql://onrecord@host/news"
    settings = load_settings({}, {"DISCORD_TOKEN": "a" * 60, "ONRECORD_LIBRARY": address}, library=tmp_path)
    assert settings.library == address
    assert settings.state == notes_of(address) / "bot.sqlite"
    assert settings.state.is_relative_to(tmp_path)


HARM = {
    "DELETE FROM embeddings WHERE row IN (1, 2)": "2 vectors are missing or damaged, the first in row 1",
    "UPDATE embeddings SET vector = decode('0000', 'hex') WHERE row = 3": "1 vectors are missing or damaged",
    "DELETE FROM words WHERE row = 5": "1 statements are not found by their words",
    "DELETE FROM article_words WHERE row = 1": "1 articles are not found by their words",
    "UPDATE word_counts SET texts = 99 WHERE term = 'vote'": "the numbers of 1 words are wrong",
    "UPDATE word_totals SET size = 1": "the number of all words is wrong",
    "UPDATE namings SET speaker = NULL": "names are linked to no speaker",
    "DELETE FROM marks": "articles are not compared with others",
}


@pytest.mark.usefixtures("quick")
def test_the_doctor_finds_what_is_wrong_and_mends_it(database: str) -> None:
    with Library.open(database, create=True) as library:
        library.add([report(number, statements=12) for number in range(4)])
        assert library.check() == []
        whole = list(library.export())
        answers = library.ask("what did Vellora say about the salt tax?").matches
        for harm, words in HARM.items():
            with psycopg.connect(database, autocommit=True, options="-c search_path=onrecord") as connection:
                connection.execute(harm)
            assert any(words in str(finding) for finding in library.check()), harm
            assert all(finding.repaired for finding in library.check(repair=True)), harm
            assert library.check() == [], harm
        assert [record["id"] for record in list(library.export())[1:-1]] == [record["id"] for record in whole[1:-1]]
        library.refresh()
        again = library.ask("what did Vellora say about the salt tax?").matches
        assert [(each.statement, round(each.score, 3)) for each in again] == [
            (each.statement, round(each.score, 3)) for each in answers
        ]


def test_without_the_extra_it_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    forget(monkeypatch, "index.stores.postgres")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'onrecord[postgres]'" in said(run, "ask", "ferries?", "--library", "postgresql://x/y")


@pytest.mark.parametrize(
    ("sql", "translated", "named"),
    [
        ("SELECT value FROM facts WHERE key = ?", "SELECT value FROM facts WHERE key = %s", False),
        ("UPDATE t SET a = ?1 WHERE a IS NOT ?1", "UPDATE t SET a = %(p1)s WHERE a IS DISTINCT FROM %(p1)s", True),
        ("SELECT 1 WHERE a IS NOT NULL", "SELECT 1 WHERE a IS NOT NULL", False),
        ("SELECT value FROM json_each(?)", "SELECT value FROM ints_of(%s)", False),
        ("INSERT OR IGNORE INTO t VALUES (?)", "INSERT INTO t VALUES (%s) ON CONFLICT DO NOTHING", False),
        ("SELECT a FROM t WHERE block = ?", "SELECT a FROM t WHERE md5(block) = md5(%(p1)s) AND block = %(p1)s", True),
        ("SELECT row, entries FROM lists WHERE naming = ?", "", False),
        ("CREATE TABLE t (a)", "", False),
        ("SELECT '%'", "SELECT '%%'", False),
    ],
)
def test_shared_sql_is_turned_into_that_of_postgresql(sql: str, translated: str, named: bool) -> None:
    assert translate(sql, "ints") == (translated, named)


def write(address: str, start: int, acknowledged: list[int], errors: list[str], begun: threading.Event) -> None:
    """Add every second report until there is none or the server is gone; note which are said to be kept."""
    try:
        with Library.open(address, create=True) as library:
            numbers = [number for number in range(start, REPORTS, 2) if number not in acknowledged]
            while numbers:
                # Several articles at once are one step for the most part.
                step, numbers = numbers[: 1 + len(numbers) % 4], numbers[1 + len(numbers) % 4 :]
                library.add([report(number) for number in step], workers=0)
                acknowledged += step
                begun.set()
    except LibraryError as error:
        errors.append(str(error))


def check(library: Library, acknowledged: set[int]) -> None:
    """Check that every article is wholly there or not at all, found by words and vectors, and all acknowledged are."""
    searcher = library.snapshot().searcher
    held = Counter(article.id for _, _, article in searcher.each(Filters()))
    assert {f"report-{number}" for number in acknowledged} <= set(held)
    assert set(held.values()) <= {3}
    assert len(held) == library.status().articles
    assert len(searcher) == held.total()
    rows = {row for row, _, _ in searcher.each(Filters())}
    assert set(searcher.worded(["vote"], Filters(), limit=10_000).tolist()) == rows
    found, _ = searcher.nearest(library.snapshot().embed("the salt tax"), Filters(), limit=10_000)
    assert set(found.tolist()) == rows


@pytest.mark.usefixtures("quick")
def test_a_server_that_is_killed_loses_nothing_it_acknowledged(own: PostgresServer, tmp_path: Path) -> None:
    address, moments = own.database(), random.Random(2026)
    acknowledged: list[int] = []
    errors: list[str] = []
    for _ in range(KILLS):
        begun = threading.Event()
        writers = [threading.Thread(target=write, args=(address, at, acknowledged, errors, begun)) for at in range(2)]
        for writer in writers:
            writer.start()
        begun.wait(60)  # loading the model takes longest, and nothing can be lost meanwhile
        time.sleep(moments.uniform(0.0, 2.5))
        own.kill()
        for writer in writers:
            writer.join()
        own.start()
        with Library.open(address, create=True) as library:
            check(library, set(acknowledged))
            print(f"{library.status().articles} articles, {len(set(acknowledged))} acknowledged, {len(errors)} errors")
    assert errors
    assert {line.partition(" of ")[0] for line in errors} == {"the server"}
    with Library.open(address) as library, Library.open(tmp_path / "calm", create=True) as calm:
        for each in (library, calm):
            each.add(report(number) for number in range(REPORTS))
        check(library, set(range(REPORTS)))
        assert library.check() == []
        for question in ("what did Vellora say about the salt tax?", "who spoke about the night ferry?"):
            one, two = (
                [(match.statement.id, match.words, round(match.score, 4)) for match in each.ask(question).matches]
                for each in (library, calm)
            )
            assert one == two != []


@pytest.mark.usefixtures("quick")
def test_an_open_library_goes_on_when_its_server_is_back(own: PostgresServer) -> None:
    address = own.database()
    with Library.open(address, create=True) as library:
        library.add([report(number) for number in range(6)])
        assert library.ask("what did Vellora say about the salt tax?").status == "found"
        own.kill()
        with pytest.raises(LibraryError, match="cannot be reached, or went away"):
            library.ask("what did Vellora say about the salt tax?")
        own.start()
        assert library.ask("what did Vellora say about the salt tax?").status == "found"
        assert library.add([report(7)]).added == 1


@pytest.mark.usefixtures("quick")
def test_a_standby_answers_from_the_state_it_has(postgres: PostgresServer, run: Run, tmp_path: Path) -> None:
    address, found = postgres.database(), programs()
    assert found is not None
    question = "what did Vellora say about the salt tax?"
    with (
        Library.open(address, create=True) as primary,
        PostgresServer(found, primary=postgres) as server,
        psycopg.connect(server.address(address.partition("@/")[2].partition("?")[0]), autocommit=True) as connection,
    ):
        standby = server.address(connection.info.dbname)
        primary.add([report(number) for number in range(5)])
        wait_until(lambda: connection.execute("SELECT count(*) FROM onrecord.articles").fetchone() == (5,))
        with Library.open(standby) as behind:
            behind.snapshot()
            wait_until(lambda: behind.behind() == 0)
            connection.execute("SELECT pg_wal_replay_pause()")
            primary.add([report(number) for number in range(5, 12)])
            assert behind.status().articles == 5
            time.sleep(0.3)
            late = behind.behind()
            assert late is not None
            assert 0.2 < late < 600
            assert primary.behind() is None
            assert "behind" not in json.loads(run("status", "--json", "--library", address).out)
            assert json.loads(run("status", "--json", "--library", standby).out)["behind"] >= late
            assert re.search(r"behind +\d+\.\d s, as a standby", run("status", "--library", standby).out)
            with served(behind) as url:
                assert re.fullmatch(r"ok, \d+\.\d s behind\n", httpx.get(f"{url}/healthz").text)
                metric = re.search(r"\nonrecord_library_behind_seconds ([\d.]+)\n", httpx.get(f"{url}/metrics").text)
                assert metric
                assert float(metric[1]) >= late
            assert not behind.refresh()
            with Library.open(tmp_path / "same", create=True) as same:
                same.add([report(number) for number in range(5)])
                assert seen_ids(same, question) == seen_ids(behind, question) != []
            connection.execute("SELECT pg_wal_replay_resume()")
            wait_until(lambda: behind.status().articles == 12)
            wait_until(lambda: behind.behind() == 0)
            assert behind.refresh()
            check(behind, set(range(12)))
            assert seen_ids(behind, question) == seen_ids(primary, question)
        (tmp_path / "a.md").write_text(report(20).text)
        line = said(run, "add", str(tmp_path / "a.md"), "--library", standby)
        assert line == f"{place_of(standby)} can only be read, as a standby; write to the primary"


def seen_ids(library: Library, question: str) -> list[str]:
    """Return the ids of the statements that answer."""
    library.refresh()
    return [match.statement.id for match in library.ask(question).matches]


def wait_until(holds: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
