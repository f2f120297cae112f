"""Lets a fuzzer that is guided by coverage loose on every reader and on the question parser, one minute each.

    python benchmarks/fuzz_guided.py [--seconds 60] [--only PART]

It wants the package atheris (libFuzzer for Python, which instruments our modules). Each reader is given bytes as if
they were of its format, from the examples in `tests/documents.py` on; the parser is given text. A target a line: how
many inputs were tried, how much of the code they reached, MB of memory at most. Whatever raises, or takes above 30
seconds or 500 MB, ends its target and is printed with its input in hexadecimal digits. Exit status 1 if anything did.
"""

from __future__ import annotations

import argparse
import logging
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

MAX_SECONDS = 30
MAX_MEGABYTES = 500
MAX_BYTES = 20_000
QUESTION = "question"
QUESTIONS = (
    "what did Kishi say about deterrence?",
    "compare the defence minister and Austin on radar, before March 2021",
    "who said in 2021 that \N{LEFT DOUBLE QUOTATION MARK}it leaks\N{RIGHT DOUBLE QUOTATION MARK}?",
)
STATISTIC = re.compile(r"stat::(\w+):\s+(\d+)")
COVERED = re.compile(r"cov: (\d+)")


def fuzz(target: str, folder: str, seconds: int) -> None:
    """Try inputs until the time is over, then end this process."""
    import atheris  # type: ignore[import-not-found]  # not among the packages of the tests

    logging.disable(logging.INFO)
    with atheris.instrument_imports(include=["corpus", "index"]):
        from harm import read_harmed
        from named import TODAY, book

        from index.question.question import parse_question
    names = book()

    def read(data: bytes) -> None:
        outcome = read_harmed(data, "fuzzed", target)
        if outcome.faults or outcome.seconds > MAX_SECONDS:
            raise AssertionError(outcome.faults or f"{outcome.seconds:.0f} s")

    def ask(data: bytes) -> None:
        parse_question(data.decode("utf-8", "surrogatepass" if data[:1] < b"\x80" else "replace"), names, today=TODAY)

    def ask_text(data: bytes) -> None:
        try:
            ask(data)
        except UnicodeDecodeError:
            ask(data.decode("latin-1").encode())

    options = [
        f"-max_total_time={seconds}",
        f"-max_len={MAX_BYTES}",
        f"-rss_limit_mb={MAX_MEGABYTES}",
        # By the clock, which runs faster than the work where others are at work too.
        f"-timeout={4 * MAX_SECONDS}",
        "-print_final_stats=1",
        f"-artifact_prefix={folder}/fault-",
    ]
    atheris.Setup([sys.argv[0], *options, f"{folder}/seeds"], ask_text if target == QUESTION else read)
    atheris.Fuzz()


def seeds_of(target: str) -> list[bytes]:
    """Return what to begin with."""
    from documents import examples

    from corpus.readers.format import sniff

    if target == QUESTION:
        return [each.encode() for each in QUESTIONS]
    return [data for name, data in examples().items() if sniff(data[: 1 << 16], name) == target]


def report(target: str, seconds: int) -> bool:
    """Run one target in a process of its own, print what came of it, and return whether nothing was found."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for number, data in enumerate(seeds_of(target)):
            (seeds / str(number)).write_bytes(data)
        command = [sys.executable, __file__, "--target", target, "--folder", folder, "--seconds", str(seconds)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        found = dict(STATISTIC.findall(done.stderr))
        covered = [int(number) for number in COVERED.findall(done.stderr)]
        counts = f"{int(found.get('number_of_executed_units', 0)):9,} {max(covered, default=0):8}"
        print(f"{target:10} {counts} {found.get('peak_rss_mb', '?'):>6}", flush=True)
        for fault in sorted(Path(folder).glob("fault-*")):
            print(f"  {fault.name.split('-')[1]}: {fault.read_bytes()[:500].hex()}")
        if done.returncode:
            lines = [line for line in done.stderr.splitlines() if not line.startswith(("#", "stat::", "INFO"))]
            print("\n".join(f"  {line[:300]}" for line in lines[:40]))
    return not done.returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--only", default="", help="only targets that hold this")
    parser.add_argument("--target", default="", help=argparse.SUPPRESS)
    parser.add_argument("--folder", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.target:
        fuzz(options.target, options.folder, options.seconds)
        return 0
    from corpus.readers.reading import FORMATS

    print(f"{'target':10} {'inputs':>9} {'reached':>8} {'MB':>6}")
    targets = [target for target in (*FORMATS, QUESTION) if options.only in target]
    fine = [report(target, options.seconds) for target in targets]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
