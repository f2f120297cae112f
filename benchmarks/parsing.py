"""The reading of questions timed: processor time of a question's names and descriptions, over a library.

    python benchmarks/parsing.py LIBRARY QUESTIONS.jsonl ...

A question is `{"question": ...}`. Prints a Markdown table of milliseconds: half of the questions take less than p50, 99
of 100 less than p99; then the three that take longest. Each is read three times, and the least counts.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from index.library import Library
from index.question.names import Names
from index.question.question import parse_question

TODAY = date(2026, 11, 23)
SHARES = {"p50": 0.5, "p90": 0.9, "p99": 0.99}
TIMES = 3


def main(library: str, files: Sequence[str]) -> None:
    """Print the table."""
    questions = [json.loads(line)["question"] for name in files for line in Path(name).read_text("utf-8").splitlines()]
    with Library.open(library) as opened:
        taken = sorted(_read(questions, opened.snapshot().names), reverse=True)
        people = len(opened.speakers())
    print(f"{len(taken)} questions, {people} speakers\n")
    print("| " + " | ".join((*SHARES, "most")) + " |\n|" + " --- |" * (len(SHARES) + 1))
    figures = [taken[int(len(taken) * (1 - share))][0] for share in SHARES.values()]
    print("| " + " | ".join(f"{1000 * each:.1f}" for each in (*figures, taken[0][0])) + " |\n")
    for seconds, question in taken[:3]:
        print(f"- {1000 * seconds:.1f}: {question[:100]}")


def _read(questions: Sequence[str], names: Names) -> Iterator[tuple[float, str]]:
    """Yield the seconds each question takes, the lists of words having been read before."""
    for question in questions[:20]:
        parse_question(question, names, today=TODAY)
    for question in questions:
        best = float("inf")
        for _ in range(TIMES):
            begun = time.process_time()
            parse_question(question, names, today=TODAY)
            best = min(best, time.process_time() - begun)
        yield best, question


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
