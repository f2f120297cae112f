"""The page under load: how fast answers come, how many, what memory it takes; and whether made-up requests break it.

Usage: python benchmarks/page.py load LIBRARY [CLIENTS [SECONDS [QUESTIONS_A_SECOND [WORKERS]]]]
       python benchmarks/page.py door LIBRARY [WORKERS]
       python benchmarks/page.py fuzz LIBRARY [REQUESTS]

`load` asks the page's HTML, no question twice, over one connection a client, and prints two rows. "closed": each client
asks as fast as it is answered, so that the times are only the clients divided by the answers a second. "open": so many
questions a second come (60 if not said; at times drawn from a Poisson process), whether those before are answered or
not, over the connections there are, and the time of each is counted from when it came. Where fewer are answered than
come, it grows for as long as they come. Times are of the wall clock, in milliseconds; `cpu_ms` is what the server used
for each answer.

`door` asks for pages whose answers the server has kept: what HTTP, the page and all between cost without the engine.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from index.library import Library

SERVE = "from bot.cli.main import main; main()"
WARM = 20
USUAL = (64, 60, 60)
PAGES = 200
FORMS = ("what did {who} say about {what}?", "{who} on {what}", "who talked about {what}?", "{what}")


def main() -> None:
    """Print the figures as one JSON object."""
    what, folder, numbers = sys.argv[1], sys.argv[2], [int(number) for number in sys.argv[3:]]
    workers = numbers[3:] if what == "load" else numbers if what == "door" else []
    with serving(folder, *workers) as (url, process):
        if what == "fuzz":
            from fuzzed import fuzz

            seen = fuzz(url, requests=(numbers or [10_000])[0], at_random=True)
            statuses = Counter[int]()
            for (_, status), count in seen.items():
                statuses[status] += count
            print(json.dumps({"requests": seen.total(), "statuses": statuses}))
            return
        if what == "door":
            print(json.dumps(asyncio.run(door(url, folder, process.pid))))
            return
        clients, seconds, rate = (*numbers, *USUAL[len(numbers) :])[:3]
        for row in ("closed", "open"):
            wanted = rate if row == "open" else 0
            print(
                json.dumps(asyncio.run(load(url, folder, process.pid, clients=clients, seconds=seconds, rate=wanted)))
            )


@contextlib.contextmanager
def serving(folder: str, workers: int = 1) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve the library in a process of its own (which has so many workers), and give its address."""
    command = [sys.executable, "-c", SERVE, "serve", "--port", "0", "--library", folder, "--workers", str(workers)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        line = next(line for line in process.stderr if "answers now" in line)
        try:
            yield re.findall(r"http://[\d.:]+", line)[0], process
        finally:
            process.terminate()
            process.wait(30)


async def load(url: str, folder: str, pid: int, *, clients: int, seconds: int, rate: int) -> dict[str, Any]:
    """Return how fast the page answered so many clients: as fast as it could, or `rate` questions a second."""
    # Other questions than those of the other row, whose answers are kept.
    questions = make_questions(folder, (rate or 400) * seconds + WARM, seed=rate)
    port = urlsplit(url).port or 0
    taken: list[float] = []
    statuses: Counter[int] = Counter()
    await client(port, times_of(questions[:WARM], 0), [], Counter(), end=time.perf_counter() + 600)
    before, memory, started = cpu_seconds(pid), memory_mb(pid), time.perf_counter()
    coming = times_of(questions[WARM:], rate)
    # All take from the same questions: the next one that comes is asked by the first who is free.
    await asyncio.gather(*(client(port, coming, taken, statuses, end=started + seconds) for _ in range(clients)))
    wall = time.perf_counter() - started
    taken.sort()
    return {
        "row": "open" if rate else "closed",
        "clients": clients,
        "asked_a_second": rate or None,
        "answers": len(taken),
        "answers_a_second": round(len(taken) / wall, 1),
        "p50": round(taken[len(taken) // 2], 1),
        "p99": round(taken[int(len(taken) * 0.99)], 1),
        "statuses": statuses,
        "cpu_ms": round(1000 * (cpu_seconds(pid) - before) / len(taken), 2),
        "memory_mb": [memory, memory_mb(pid)],
    }


async def door(url: str, folder: str, pid: int) -> dict[str, Any]:
    """Return what a page costs the server whose answer it has kept, and what others do."""
    port, questions = urlsplit(url).port or 0, make_questions(folder, PAGES + WARM)
    end = time.perf_counter() + 600
    await client(port, times_of(questions[:WARM], 0), [], Counter(), end=end)
    costs = []
    for times in (1, 5):
        before, taken = cpu_seconds(pid), list[float]()
        await client(port, times_of(questions[WARM:] * times, 0), taken, Counter(), end=end)
        costs.append(round(1000 * (cpu_seconds(pid) - before) / len(taken), 2))
    return {"pages": PAGES, "cpu_ms": costs[0], "cpu_ms_kept": costs[1]}


def times_of(questions: Sequence[str], rate: int) -> Iterator[tuple[float, str]]:
    """Yield the questions, each with the time at which it comes: so many a second, or (0) when it is asked for."""
    chance, at = random.Random(11), time.perf_counter()
    for question in questions:
        at = at + chance.expovariate(rate) if rate else time.perf_counter()
        yield at, question


async def client(
    port: int, coming: Iterator[tuple[float, str]], taken: list[float], statuses: Counter[int], *, end: float
) -> None:
    """Ask one question after another, none before its time and none that comes after the end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for started, question in coming:
        if started >= end:
            break
        await asyncio.sleep(max(started - time.perf_counter(), 0))
        try:
            status = await ask(reader, writer, question)
        except (asyncio.IncompleteReadError, ConnectionError):
            # The server closes a connection over which nothing has come for a while.
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            status = await ask(reader, writer, question)
        taken.append(1000 * (time.perf_counter() - started))
        statuses[status] += 1
    writer.close()


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, question: str) -> int:
    """Ask one question over a connection, read all of the answer, and return its status."""
    writer.write(f"GET /?q={quote(question)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    await reader.readexactly(int(re.findall(rb"content-length: (\d+)", head)[0]))
    return int(head.split()[1])


def make_questions(folder: str, count: int, seed: int = 7) -> list[str]:
    """Return as many questions, no two alike: of the most quoted people and of words that the library prints."""
    with Library.open(folder) as library:
        people = [e.speaker.name for e in sorted(library.speakers(), key=lambda entry: -entry.statements)[:300]]
        words = sorted({word for row in library.ask("everything").matches for word in row.article.text.lower().split()})
        for name in people[:40]:
            words += library.topics(library.speakers(name)[0].speaker)
    words = [word for word in words if word.isalpha() and len(word) > 4]
    chance = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        what = " ".join(chance.sample(words, 3))
        made[chance.choice(FORMS).format(who=chance.choice(people), what=what)] = None
    return list(made)


def family(pid: int) -> list[int]:
    """Return a process and those that it has started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def cpu_seconds(pid: int) -> float:
    """Return the processor time of a process and its children, in seconds."""
    stats = (Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in family(pid))
    return sum(int(fields[11]) + int(fields[12]) for fields in stats) / 100


def memory_mb(pid: int) -> int:
    """Return what a process and its children hold in memory, in MB, what they share counted once (PSS)."""
    held = (Path(f"/proc/{one}/smaps_rollup").read_text() for one in family(pid))
    return sum(int(re.findall(r"Pss:\s+(\d+)", one)[0]) for one in held) // 1024


if __name__ == "__main__":
    main()
