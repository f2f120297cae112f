"""Reads files damaged at random, 10,000 of every format, and shows that each is read or refused in one line.

    python benchmarks/damaged_files.py [--files 10000] [--seed 1] [--only NAME]

A format a line: files, read whole or in part, refused, seconds, the slowest file. Exit status 1 if anything was raised.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from documents import examples

from corpus.article import Article
from corpus.readers.reading import ReadFailure, read_bytes

SPLINTERS = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x80\x81",
        b"\xed\xa0\x80",
        b"\r",
        b"\n\n",
        b"---\n",
        b'"',
        b"{",
        b"[" * 500,
    ),
    *(b"\\u0000", b"\\ud800", b"-0.0e999", b"NaN", b"9999-99-99"),
    *(b"<", b"<!--", b"<![CDATA[", b"]]>", b"&#0;", b"&x;", b"<!ENTITY x 'y'>", b"<div>" * 500),
    *(b"Content-Length: -1\r\n", b"Content-Length: 999999999999\r\n", b"=?utf-8?b?////?="),
    *(b"Content-Type: text/plain; charset=nonsense\r\n", b"PK\x05\x06", b"\x1f\x8b\x08"),
    *(b"%PDF-", b"endobj", b"stream", b"/Length 99999999"),
)


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with one to six injuries."""
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(INJURIES)(data, chance)
    return data


def _cut_end(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _cut_start(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randint(0, max(1, len(data) // 8)) :]


def _flip(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 20) if damaged else 0):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _remove(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.randint(1, 200) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    end = start + chance.randint(1, 200)
    return data[:end] + data[start:end] * chance.randint(1, 20) + data[end:]


def _splinter(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + chance.choice(SPLINTERS) + data[start:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    middle = chance.randint(0, len(data))
    return data[middle:] + data[:middle]


def _shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


INJURIES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut_end, _cut_start, _flip, _flip, _remove, _repeat, _splinter, _splinter, _swap, _shuffle_lines,
)  # fmt: skip


def read_damaged(name: str, whole: bytes, files: int, seed: int) -> tuple[int, int, list[str], float]:
    """Return how many damaged files gave an article, how many only failures, the faults, and the slowest in seconds."""
    chance = random.Random(f"{seed}-{name}")
    read, refused, slowest = 0, 0, 0.0
    raised: list[str] = []
    for number in range(files):
        data = damage(whole, chance)
        start = time.perf_counter()
        try:
            found = list(read_bytes(data, name=name))
        except BaseException as error:
            raised.append(f"{name} number {number}: {type(error).__name__}: {error}")
            if isinstance(error, KeyboardInterrupt):
                raise
            continue
        slowest = max(slowest, time.perf_counter() - start)
        if any(isinstance(item, Article) for item in found):
            read += 1
        else:
            refused += 1
            if not found:
                raised.append(f"{name} number {number}: neither an article nor a failure")
        failures = [item.message for item in found if isinstance(item, ReadFailure)]
        raised += [f"{name} number {number}: {message!r}" for message in failures if not message.isprintable()]
    return read, refused, raised, slowest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    faults: list[str] = []
    print(f"{'format':16} {'files':>7} {'read':>7} {'refused':>8} {'seconds':>8} {'slowest':>8}")
    for name, whole in examples().items():
        if options.only and options.only != name:
            continue
        start = time.perf_counter()
        read, refused, raised, slowest = read_damaged(name, whole, options.files, options.seed)
        faults += raised
        seconds = time.perf_counter() - start
        print(f"{name:16} {options.files:7} {read:7} {refused:8} {seconds:8.1f} {slowest:8.3f}", flush=True)
    for fault in faults[:20]:
        print(fault[:300])
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
