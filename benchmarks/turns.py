"""Answering beside an older checkout: each question to the one and then the other, so that both have the same machine.

    python benchmarks/turns.py OTHER_CHECKOUT                             # the made library of 100,000 statements
    python benchmarks/turns.py OTHER_CHECKOUT LIBRARY QUESTIONS.jsonl ... # `{"question": ...}` a line

Prints a Markdown table of milliseconds of processor time in all threads of the process that answers, and in the one
thread that asks: the mean of each question's least of three, and what 99 of 100 questions take less than. `read` is the
reading of the question alone. Neighbours on the machine slow both down alike, so it is the ratio that counts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from statistics import mean

HERE = Path(__file__).parents[1]
TIMES = 3
SIZE = 100_000
FIRST = 20
"""So many questions are asked before anything is timed."""


def main(other: str, library: str = "", *files: str) -> None:
    """Print the table."""
    sets = {Path(name).stem: _questions_in(name) for name in files} if files else dict(_made_questions())
    library = library or str(_made_library())
    print("| questions | | before | now | now, the thread that asks | p99 before | p99 now | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for what in ("ask", "read"):
        for name, questions in sets.items():
            before, now = _by_turns((Path(other), HERE), what, library, questions)
            ratio = mean(each[0] for each in now) / mean(each[0] for each in before)
            figures = (mean(e[0] for e in before), mean(e[0] for e in now), mean(e[1] for e in now))
            late = (sorted(e[0] for e in each)[int(0.99 * len(each))] for each in (before, now))
            print(f"| {name} | {what} | {' | '.join(f'{each:.2f}' for each in (*figures, *late))} | {ratio:.3f} |")


def answer(what: str, library: str) -> None:
    """Answer each line of standard input, and print the nanoseconds it took the process, and this thread."""
    from index.library import Library
    from index.question.question import parse_question

    with Library.open(library) as opened:
        names = opened.snapshot().names
        print(flush=True)
        for line in sys.stdin:
            begun = time.process_time_ns(), time.thread_time_ns()
            if what == "ask":
                opened.ask(line.rstrip("\n"))
            else:
                parse_question(line.rstrip("\n"), names, today=date(2026, 11, 23))
            print(time.process_time_ns() - begun[0], time.thread_time_ns() - begun[1], flush=True)


def _by_turns(
    checkouts: Iterable[Path], what: str, library: str, questions: Sequence[str]
) -> list[list[tuple[float, float]]]:
    """Return for each checkout the milliseconds each question takes the process, and the thread, the least of some."""
    with ExitStack() as stack:
        asked = [stack.enter_context(_begin(checkout, what, library)) for checkout in checkouts]
        best = [[(float("inf"), float("inf"))] * len(questions) for _ in asked]
        for each in asked:
            for question in ("", *questions[:FIRST]):
                _ask(each, question)
        for turn in range(TIMES):
            for at, question in enumerate(questions):
                # Whoever is asked second finds the machine's caches warm.
                for number in sorted(range(len(asked)), reverse=bool((turn + at) % 2)):
                    process, thread = _ask(asked[number], question)
                    best[number][at] = min(best[number][at][0], process), min(best[number][at][1], thread)
        return best


def _begin(checkout: Path, what: str, library: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).absolute()), "--answer", what, str(Path(library).absolute())],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout.absolute()), "OMP_NUM_THREADS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _ask(process: subprocess.Popen[str], question: str) -> tuple[float, float]:
    """Return the milliseconds a question takes; the empty one, once, waits until the library is open."""
    assert process.stdin
    assert process.stdout
    if question:
        process.stdin.write(" ".join(question.split()) + "\n")
        process.stdin.flush()
    taken = [int(each) / 1e6 for each in process.stdout.readline().split()]
    return (taken[0], taken[1]) if taken else (0.0, 0.0)


def _questions_in(name: str) -> list[str]:
    return [json.loads(line)["question"] for line in Path(name).read_text("utf-8").splitlines()]


def _made_library() -> Path:
    from many import folder_of

    return folder_of(SIZE)


def _made_questions() -> Iterator[tuple[str, list[str]]]:
    import numpy as np
    from warm import make_questions

    people, topics = make_questions(SIZE, np.random.default_rng(5))
    yield "speaker", [f"what did {who} say about {topic}?" for who, topic in zip(people, topics, strict=True)]
    yield "anybody", [f"who talked about {topic}?" for topic in topics]


if __name__ == "__main__":
    if "--answer" in sys.argv:
        answer(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
