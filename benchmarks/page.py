"""The page under load: how fast answers come, how many, what memory it takes; and whether made-up requests break it.

Usage: python benchmarks/page.py load LIBRARY [CLIENTS [SECONDS [QUESTIONS_A_SECOND]]]
       python benchmarks/page.py fuzz LIBRARY [REQUESTS]

`load` asks the page's HTML, no question twice, over one connection a client: as fast as it answers, or so many a
second by all together. Times are of the wall clock, in milliseconds; `cpu_ms` is what the server used for each answer.
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
FORMS = ("what did {who} say about {what}?", "{who} on {what}", "who talked about {what}?", "{what}")


def main() -> None:
    """Print the figures as one JSON object."""
    what, folder, numbers = sys.argv[1], sys.argv[2], [int(number) for number in sys.argv[3:]]
    with serving(folder) as (url, process):
        if what == "fuzz":
            from fuzzed import fuzz

            seen = fuzz(url, requests=(numbers or [10_000])[0], at_random=True)
            statuses = Counter[int]()
            for (_, status), count in seen.items():
                statuses[status] += count
            print(json.dumps({"requests": seen.total(), "statuses": statuses}))
            return
        clients, seconds, rate = (*numbers, 64, 60, 0)[: len(numbers)] + (64, 60, 0)[len(numbers) :]
        print(json.dumps(asyncio.run(load(url, folder, process.pid, clients=clients, seconds=seconds, rate=rate))))


@contextlib.contextmanager
def serving(folder: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve the library in a process of its own, and give its address."""
    command = [sys.executable, "-c", SERVE, "serve", "--port", "0", "--library", folder]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        line = next(line for line in process.stderr if "answers now" in line)
        try:
            yield re.findall(r"http://[\d.:]+", line)[0], process
        finally:
            process.terminate()
            process.wait(30)


async def load(url: str, folder: str, pid: int, *, clients: int, seconds: int, rate: int) -> dict[str, Any]:
    """Return how fast the page answered so many clients."""
    questions = make_questions(folder, (rate or 400) * seconds + WARM)
    address = urlsplit(url)
    taken: list[float] = []
    statuses: Counter[int] = Counter()
    await client(address.port or 0, questions[:WARM], [], Counter(), end=time.perf_counter() + 60, pause=0)
    before, memory, started = cpu_seconds(pid), memory_mb(pid), time.perf_counter()
    await asyncio.gather(
        *(
            client(
                address.port or 0,
                questions[WARM + number :: clients],
                taken,
                statuses,
                end=started + seconds,
                pause=clients / rate if rate else 0,
            )
            for number in range(clients)
        )
    )
    wall = time.perf_counter() - started
    taken.sort()
    return {
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


async def client(
    port: int, questions: Sequence[str], taken: list[float], statuses: Counter[int], *, end: float, pause: float
) -> None:
    """Ask the questions one after another, each at its time where there is a pause between them."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    at = time.perf_counter() + random.random() * pause
    for question in questions:
        if pause:
            await asyncio.sleep(max(at - time.perf_counter(), 0))
            at += pause
        if time.perf_counter() >= end:
            break
        started = time.perf_counter()
        writer.write(f"GET /?q={quote(question)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(re.findall(rb"content-length: (\d+)", head)[0]))
        taken.append(1000 * (time.perf_counter() - started))
        statuses[int(head.split()[1])] += 1
    writer.close()


def make_questions(folder: str, count: int) -> list[str]:
    """Return as many questions, no two alike: of the most quoted people and of words that the library prints."""
    with Library.open(folder) as library:
        people = [e.speaker.name for e in sorted(library.speakers(), key=lambda entry: -entry.statements)[:300]]
        words = sorted({word for row in library.ask("everything").matches for word in row.article.text.lower().split()})
        for name in people[:40]:
            words += library.topics(library.speakers(name)[0].speaker)
    words = [word for word in words if word.isalpha() and len(word) > 4]
    chance = random.Random(7)
    made: dict[str, None] = {}
    while len(made) < count:
        what = " ".join(chance.sample(words, 3))
        made[chance.choice(FORMS).format(who=chance.choice(people), what=what)] = None
    return list(made)


def cpu_seconds(pid: int) -> float:
    """Return the processor time of a process, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def memory_mb(pid: int) -> int:
    """Return what a process holds in memory, in MB."""
    return int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[0]) // 1024


if __name__ == "__main__":
    main()
