"""The index of vectors in PostgreSQL: in one part or several, brought from one to the other, cut off meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from typing import Any

import psycopg
import pytest
from postgres_server import PostgresServer
from quick import quick, report  # noqa: F401 - a fixture

from index.library import Library
from index.stores.postgres import indexing
from index.stores.postgres.nearness import PARTS, Graph

QUESTION = "what was said about the salt tax?"
WHOLE = "embeddings_near_384"
IN_PARTS = [f"embeddings_near_384_{number}_of_{PARTS}" for number in range(PARTS)]
make = indexing._make

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def older(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of a library with one index, that is large enough now for one in parts."""
    address = postgres.database()
    monkeypatch.setattr(indexing, "MIN_INDEXED", 50)
    with Library.open(address, create=True) as library:
        library.add([report(number) for number in range(30)])
    assert [*indexes(address)] == [WHOLE]
    monkeypatch.setattr(indexing, "MIN_PARTED", 50)
    return address


def indexes(address: str) -> dict[str, int]:
    """Return the indexes of vectors by name, each with its number in the server."""
    with psycopg.connect(address) as connection:
        found = connection.execute(
            "SELECT relname::text, oid::bigint FROM pg_class WHERE relname ~ '^embeddings_near' ORDER BY 1"
        ).fetchall()
    return dict(found)


def only(part: int, then: Any) -> Any:
    """Return what makes each index as ever, but for one part, where something else is done first."""

    def made(connection: psycopg.Connection[Any], graph: Graph, megabytes: int) -> None:
        if graph.number == part:
            then(connection)
        make(connection, graph, megabytes)

    return made


def test_an_older_library_gets_its_index_in_parts_when_something_is_written(older: str) -> None:
    with Library.open(older) as reader, Library.open(older) as writer:
        before = reader.ask(QUESTION)
        writer.add([report(40)])
        assert [*indexes(older)] == IN_PARTS
        assert reader.refresh()
        after = reader.ask(QUESTION)
        assert (before.approximate, after.approximate) == (True, True)
        assert len(after.matches) == len(before.matches) > 0
        # Nothing is left to be made.
        made = indexes(older)
        writer.add([report(41)])
        assert indexes(older) == made
        assert writer.check() == []


def test_a_reader_of_the_index_before_learns_of_the_parts_though_nothing_else_has_changed(older: str) -> None:
    with Library.open(older) as reader, Library.open(older) as writer:
        before = reader.ask(QUESTION)
        writer._store.publish()
        assert reader.refresh()
        assert reader.ask(QUESTION).matches == before.matches
        writer._store.publish()
        assert not reader.refresh()


def test_what_is_made_stays_where_the_rest_is_cut_off(
    older: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = indexes(older)
    monkeypatch.setattr(indexing, "_make", only(3, lambda connection: connection.execute("SELECT 1 / 0")))
    with Library.open(older) as library:
        answer = library.ask(QUESTION)
        library._store.publish()
        assert "cannot make the index of vectors" in caplog.text
        left = indexes(older)
        assert {**before, **left} == left
        assert IN_PARTS[3] not in left
        library._snapshot = None
        assert library.ask(QUESTION) == answer
        monkeypatch.setattr(indexing, "_make", make)
        library._store.publish()
    made = indexes(older)
    assert [*made] == IN_PARTS
    assert {name: made[name] for name in left if name != WHOLE}.items() == {*left.items()} - {*before.items()}


def test_who_stops_it_does_not_wait_for_the_part_beside(older: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()

    def stop(connection: psycopg.Connection[Any]) -> None:
        begun.wait(30)
        raise KeyboardInterrupt

    def linger(connection: psycopg.Connection[Any]) -> None:
        begun.set()
        connection.execute("SELECT pg_sleep(60)")

    def either(connection: psycopg.Connection[Any], graph: Graph, megabytes: int) -> None:
        (stop, linger)[graph.number % 2](connection)

    monkeypatch.setattr(indexing, "_make", either)
    started = time.monotonic()
    with Library.open(older) as library, pytest.raises(KeyboardInterrupt):
        library._store.publish()
    assert time.monotonic() - started < 30
    assert [*indexes(older)] == [WHOLE]


def test_two_parts_are_made_at_once(older: str, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = threading.Barrier(2, timeout=30)

    def meet(connection: psycopg.Connection[Any], graph: Graph, megabytes: int) -> None:
        meeting.wait()
        make(connection, graph, megabytes)

    monkeypatch.setattr(indexing, "_make", meet)
    with Library.open(older) as library:
        library._store.publish()
    assert [*indexes(older)] == IN_PARTS


def test_of_two_that_make_it_at_the_same_time_one_finds_it_made(
    older: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made: list[str] = []

    def slow(connection: psycopg.Connection[Any], graph: Graph, megabytes: int) -> None:
        time.sleep(0.2)
        make(connection, graph, megabytes)
        made.append(graph.name)

    def publish(library: Library) -> None:
        library._store.publish()

    monkeypatch.setattr(indexing, "_make", slow)
    with caplog.at_level(logging.WARNING), Library.open(older) as one, Library.open(older) as other:
        threads = [threading.Thread(target=publish, args=(library,)) for library in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(made) == [*indexes(older)] == IN_PARTS
    assert caplog.text == ""


@pytest.mark.parametrize("lost", [IN_PARTS[1:2], IN_PARTS], ids=["a part", "all"])
def test_parts_that_are_gone_are_made_again_and_until_then_all_is_read(older: str, lost: Sequence[str]) -> None:
    with Library.open(older) as library:
        library._store.publish()
        before = library.ask(QUESTION)
        with psycopg.connect(older) as connection:
            for name in lost:
                connection.execute(f"DROP INDEX onrecord.{name}")
        library._snapshot = None
        exact = library.ask(QUESTION)
        assert (exact.matches, exact.approximate) == (before.matches, False)
        library._store.publish()
    assert [*indexes(older)] == IN_PARTS


def test_a_library_made_anew_with_its_vectors_has_one_index_or_parts_as_it_is_large(
    older: str, postgres: PostgresServer
) -> None:
    target = postgres.database()
    with Library.open(older) as library:
        library.copy(target)
    assert [*indexes(target)] == IN_PARTS
    assert [*indexes(older)] == [WHOLE]


def test_what_somebody_made_under_another_name_stays(older: str) -> None:
    with psycopg.connect(older) as connection:
        connection.execute(f"ALTER INDEX onrecord.{WHOLE} RENAME TO {WHOLE}_of_mine")
    with Library.open(older) as library:
        library._store.publish()
    assert [*indexes(older)] == [*IN_PARTS, f"{WHOLE}_of_mine"]
