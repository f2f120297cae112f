"""How long a question takes from a cold process: `onrecord ask` beside `python -c "import numpy"`, in the same run.

Usage: python benchmarks/ask.py [RUNS [STATEMENTS]]. Without STATEMENTS the library is that of the sample articles.
Prints medians of the wall clock and of processor time (which neighbours on the machine disturb less), in seconds.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

QUESTION = "what did Kishi say about deterrence?"
ONRECORD = str(Path(sys.executable).with_name("onrecord"))


def main() -> None:
    """Print one line a command."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    library: list[str] = []
    question = QUESTION
    if len(sys.argv) > 2:
        from many import folder_of, make_speakers

        count = int(sys.argv[2])
        library = ["--library", str(folder_of(count))]
        question = f"what did {make_speakers(min(50_000, max(500, count // 20)))[4].name} say about the election?"
    commands = {
        'python -c "import numpy"': [sys.executable, "-c", "import numpy"],
        "onrecord --version": [ONRECORD, "--version"],
        "onrecord --help": [ONRECORD, "--help"],
        "onrecord ask": [ONRECORD, "ask", question, *library],
        "onrecord ask --json": [ONRECORD, "ask", question, "--json", *library],
    }
    measured = measure(commands, runs)
    base = [statistics.median(each) for each in zip(*measured['python -c "import numpy"'], strict=True)]
    print(f"{'command':28} {'wall s':>8} {'p90':>8} {'cpu s':>8} {'wall / numpy':>14} {'cpu / numpy':>12}")
    for name, figures_of in measured.items():
        walls = sorted(wall for wall, _ in figures_of)
        wall = statistics.median(walls)
        cpu = statistics.median(cpu for _, cpu in figures_of)
        late = walls[int(len(walls) * 0.9)] if len(walls) > 1 else wall
        print(f"{name:28} {wall:8.3f} {late:8.3f} {cpu:8.3f} {wall / base[0]:14.1f} {cpu / base[1]:12.1f}")


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, list[tuple[float, float]]]:
    """Return for each command the seconds by the clock and of processor time of `runs` runs, all by turns."""
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            figures = run(command)
            if turn:  # the first warms the disk, and builds the sample library where there is none
                measured[name].append(figures)
    return measured


def medians(arguments: dict[str, list[str]], runs: int) -> dict[str, tuple[float, float]]:
    """Return the median seconds by the clock and of processor time; "-c" is Python's argument, others are ours."""
    commands = {name: [sys.executable if own[0] == "-c" else ONRECORD, *own] for name, own in arguments.items()}
    return {
        name: (statistics.median(wall for wall, _ in both), statistics.median(cpu for _, cpu in both))
        for name, both in measure(commands, runs).items()
    }


def run(command: list[str]) -> tuple[float, float]:
    """Return the seconds by the clock and of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        # Installed modules are compiled ones; not to write them is for the sake of a checkout.
        env={**os.environ, "OMP_NUM_THREADS": "1", "ONRECORD_LIBRARY": "/none", "PYTHONDONTWRITEBYTECODE": ""},
    )
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr.decode())
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
