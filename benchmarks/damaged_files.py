"""Reads files damaged at random, 10,000 of every format, and shows that each is read or refused in one line.

    python benchmarks/damaged_files.py [--files 10000] [--seed 1] [--only PART] [--jobs 1]

Every format that `tests/documents.py` has an example of, each in a process of its own. A format a line: files, read
whole or in part, refused, seconds of processor time, the slowest file, MB of memory at most. Below it the faults: what
was raised, what our own code did not expect, files above 30 seconds, memory above 500 MB; and how often parsers of
others broke, which is refused in one line. Exit status 1 if there is a fault.
"""

from __future__ import annotations

import argparse
import faulthandler
import logging
import random
import resource
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from documents import examples
from harm import damage, read_harmed

MAX_SECONDS = 30
MAX_MEGABYTES = 500


@dataclass(slots=True)
class Tally:
    """What became of the damaged files of one format. Not frozen: they come one by one."""

    read: int = 0
    refused: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    megabytes: int = 0
    faults: list[str] = field(default_factory=list)
    guarded: Counter[str] = field(default_factory=Counter)


def read_damaged(name: str, files: int, seed: int) -> Tally:
    """Return what became of so many damaged files of the example of this name."""
    logging.disable(logging.INFO)
    logging.getLogger("corpus").setLevel(logging.CRITICAL)
    wholes = examples()
    chance = random.Random(f"{seed}-{name}")
    tally = Tally()
    for number in range(files):
        data = damage(wholes[name], chance, tuple(wholes.values()))
        # A file that hangs ends the process with the place where it hung.
        faulthandler.dump_traceback_later(4 * MAX_SECONDS, exit=True)
        outcome = read_harmed(data, name)
        faulthandler.cancel_dump_traceback_later()
        tally.read += bool(outcome.articles)
        tally.refused += not outcome.articles
        tally.seconds += outcome.seconds
        tally.slowest = max(tally.slowest, outcome.seconds)
        tally.faults += [f"{name} number {number}: {fault}" for fault in outcome.faults]
        tally.guarded.update(outcome.guarded)
    tally.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    if tally.slowest > MAX_SECONDS:
        tally.faults.append(f"{name}: a file took {tally.slowest:.0f} s")
    if tally.megabytes > MAX_MEGABYTES:
        tally.faults.append(f"{name}: {tally.megabytes} MB of memory")
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only names that hold this")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    names = [name for name in examples() if options.only in name]
    faults: list[str] = []
    guarded: Counter[str] = Counter()
    print(f"{'format':16} {'files':>7} {'read':>7} {'refused':>8} {'seconds':>8} {'slowest':>8} {'MB':>5}")
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        running = {name: pool.submit(read_damaged, name, options.files, options.seed) for name in names}
        for name, one in running.items():
            tally = one.result()
            faults += tally.faults
            guarded += tally.guarded
            counts = f"{options.files:7} {tally.read:7} {tally.refused:8} {tally.seconds:8.1f} {tally.slowest:8.3f}"
            print(f"{name:16} {counts} {tally.megabytes:5}", flush=True)
    for what, count in guarded.most_common(20):
        print(f"{count:7} refused: {what[:250]}")
    for fault in faults[:20]:
        print(fault[:400])
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
