"""A library in PostgreSQL beside the same one in a folder: what the copy costs, how large it is, how fast both answer.

    python benchmarks/stores.py ADDRESS [STATEMENTS]

ADDRESS is an empty database of a server on this machine, with pgvector, or the one of a run before; the library of
STATEMENTS (100,000) is the one that many.py makes. Prints a Markdown table: questions go to the one and then the
other, so that both have the same machine. Processor time is that of all threads of who asks, and of all of the
processes of the server.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np
import psycopg
from many import folder_of
from warm import make_questions

from index.library import Library
from index.question.request import Request

T = TypeVar("T")
QUESTIONS = 40
FIRST = 10
"""So many questions of each kind are asked before anything is timed."""
SINCE = date(2018, 1, 1)
TICKS = os.sysconf("SC_CLK_TCK")
Taken = tuple[float, float, float]
"""Milliseconds by the clock, of the processor here, and of the processor in the server."""


def main(address: str, statements: str = "100000") -> None:
    """Copy, ask, print."""
    folder = folder_of(int(statements))
    with psycopg.connect(address, autocommit=True) as connection:
        server = _parent(connection.info.backend_pid)
        if connection.execute("SELECT to_regnamespace('onrecord')").fetchone() == (None,):
            copy(folder, address, server)
            before = processor_of(server)
            connection.execute("VACUUM ANALYZE")
            print(f"vacuumed in {(processor_of(server) - before) / 1000:.0f} s of its processor")
        size = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    assert size
    files = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    own, there = (size_of / int(statements) for size_of in (files, size[0]))
    print(f"bytes a statement: {own:.0f} in the folder, {there:.0f} in the database")
    print(f"load {os.getloadavg()[0]:.1f}")
    print("| questions | folder: p50, p99, processor | database: p50, p99, processor, server's | as long | the same |")
    print("| --- | --- | --- | --- | --- |")
    with Library.open(folder) as near, Library.open(address) as far:
        for kind, requests in kinds(int(statements)).items():
            for request in requests[:FIRST]:
                near.ask(request), far.ask(request)
            timed = [(ask(near, request, server), ask(far, request, server)) for request in requests[FIRST:]]
            print(row(kind, timed))


def copy(folder: Path, address: str, server: int) -> None:
    """Copy the library, and say what that took."""
    with Library.open(folder) as library:
        *spent, _ = taken_by(lambda: library.copy(address), server)
    clock, here, there = (each / 1000 for each in spent)
    print(f"copied in {clock:.0f} s; of the processor here {here:.0f}, there {there:.0f} s")


def kinds(statements: int) -> dict[str, list[Request]]:
    """Return the questions of each kind."""
    people, topics = make_questions(statements, np.random.default_rng(5))
    pairs = list(zip(people, topics, strict=True))[: FIRST + QUESTIONS]
    return {
        "a speaker": [Request(f"what did {who} say about {topic}?") for who, topic in pairs],
        "anybody": [Request(f"who talked about {topic}?") for _, topic in pairs],
        "anybody since a day": [Request(f"who talked about {topic}?", after=SINCE) for _, topic in pairs],
    }


def ask(library: Library, request: Request, server: int) -> tuple[Taken, list[str]]:
    """Return what an answer takes, and the ids of its statements."""
    *spent, answer = taken_by(lambda: library.ask(request), server)
    return (spent[0], spent[1], spent[2]), [match.statement.id for match in answer.matches]


def row(kind: str, timed: list[tuple[tuple[Taken, list[str]], tuple[Taken, list[str]]]]) -> str:
    """Return a line of the table."""
    near, far = ([each[at][0] for each in timed] for at in (0, 1))

    def clock(spent: list[Taken]) -> tuple[float, float]:
        return statistics.median(each[0] for each in spent), float(np.percentile([each[0] for each in spent], 99))

    there = statistics.mean(each[2] for each in far)
    same = sum(here[1] == there_[1] for here, there_ in timed)
    return (
        f"| {kind} | {clock(near)[0]:.1f}, {clock(near)[1]:.1f}, {statistics.mean(each[1] for each in near):.1f} ms "
        f"| {clock(far)[0]:.1f}, {clock(far)[1]:.1f}, {statistics.mean(each[1] for each in far):.1f}, {there:.1f} ms "
        f"| {clock(far)[0] / clock(near)[0]:.1f} | {same} of {len(timed)} |"
    )


def taken_by(work: Callable[[], T], server: int) -> tuple[float, float, float, T]:
    """Return the milliseconds that work takes, as in `Taken`, and what it returns."""
    there, here, clock = processor_of(server), time.process_time(), time.perf_counter()
    done = work()
    clock, here = time.perf_counter() - clock, time.process_time() - here
    return clock * 1000, here * 1000, processor_of(server) - there, done


def processor_of(server: int) -> float:
    """Return the milliseconds of processor time that a server and all its processes have had."""
    ticks = 0
    for entry in Path("/proc").iterdir():
        if (
            entry.name.isdigit()
            and (fields := _fields(int(entry.name)))
            and server in (int(entry.name), int(fields[1]))
        ):
            ticks += int(fields[11]) + int(fields[12])
            ticks += int(fields[13]) + int(fields[14]) if int(entry.name) == server else 0
    return ticks / TICKS * 1000


def _parent(process: int) -> int:
    return int(_fields(process)[1])


def _fields(process: int) -> list[str]:
    """Return what the kernel says of a process behind its name: state, parent and so on."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return []


if __name__ == "__main__":
    main(*sys.argv[1:])
