"""Where a question is lost: whom it was read to ask for, whether the answer was extracted, at which place it came.

    python benchmarks/reading.py LIBRARY QUESTIONS.jsonl

A question is as in benchmarks/ranking.py. Prints a Markdown table, a row for each way in which questions went.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.article import Article
from corpus.statement import Statement
from index.library import Library
from index.question.nameforms import bare_words
from index.question.question import Question, parse_question
from index.question.spelling.sounds import same_first_name
from index.snapshot import Snapshot

WORD = re.compile(r"\w+(?:['’]\w+)*")


def main(library: str, questions: str) -> None:
    """Print the table."""
    ways: Counter[tuple[str, str, str]] = Counter()
    with Library.open(library) as opened:
        snapshot = opened.snapshot()
        for line in Path(questions).read_text(encoding="utf-8").splitlines():
            asked = json.loads(line)
            question = parse_question(asked["question"], snapshot.names, today=date.today())
            answer = opened.ask(asked["question"])
            found = [(match.statement, match.article) for match in answer.matches[:5]]
            ways[whom(question, asked["speakers"]), extracted(snapshot, asked["answers"]), place(found, asked)] += 1
    print("| whom | the answer | came | questions |\n| --- | --- | --- | --- |")
    for (read, kept, came), count in sorted(ways.items(), key=lambda way: (-way[1], way[0])):
        print(f"| {read} | {kept} | {came} | {count} |")


def whom(question: Question, wanted: Sequence[str]) -> str:
    """Return how the speakers of a question were read."""
    read = [speaker.name for speaker in question.speakers]
    if not wanted:
        return "rightly nobody" if not read and not question.unknown else "somebody, of nobody asked for"
    if question.unknown or not read:
        return "unknown" if question.unknown else "nobody"
    right = [name for name in read if any(is_same(name, one) for one in wanted)]
    if not all(any(is_same(name, one) for name in read) for one in wanted):
        return "only some of them" if right else "somebody else"
    return "right" if len(right) == len(read) else "right among others"


def extracted(snapshot: Snapshot, answers: Sequence[dict[str, Any]]) -> str:
    """Return whether a statement holds one of the answers, and is by its speaker."""
    if not answers:
        return "there is none"
    kept = snapshot.searcher.statements(snapshot.searcher.rows_of([one["doc"] for one in answers]))
    held = [(statement, one) for one in answers for statement, article in kept if holds(statement, article, one)]
    if any(is_by([speaker.name for speaker in statement.speakers], one["speaker"]) for statement, one in held):
        return "extracted"
    return "extracted as somebody else's" if held else "not extracted"


def place(found: Sequence[tuple[Statement, Article]], asked: dict[str, Any]) -> str:
    """Return at which place the first right answer came."""
    for at, (statement, article) in enumerate(found, 1):
        names = [speaker.name for speaker in statement.speakers]
        if any(holds(statement, article, one) and is_by(names, one["speaker"]) for one in asked["answers"]):
            return f"at place {at}"
    return "wrong words" if found else "silence"


def holds(statement: Statement, article: Article, answer: dict[str, Any]) -> bool:
    """Return whether a statement has most of the words of an answer, or the other way round."""
    if article.id != answer["doc"]:
        return False
    said = _starts(article.text, [(span.start, span.end) for span in statement.content])
    wanted = _starts(article.text, [(answer["start"], answer["end"])])
    shared = len(said & wanted)
    alike = 2 * shared >= 0.4 * (len(said) + len(wanted)) or shared >= 0.6 * min(len(said), len(wanted))
    return bool(shared) and alike


def is_by(names: Collection[str], wanted: str) -> bool:
    """Return whether one of the names is one of those wanted, which "and" joins."""
    return any(is_same(name, one) for name in names for one in re.split(r"\s+and\s+|,", wanted))


def is_same(one: str, other: str) -> bool:
    """Return whether two names can be one person's: the surname, and first names that fit."""
    a, b = bare_words(one), bare_words(other)
    if not a or not b:
        return False
    return a == b or (a[-1] == b[-1] and (1 in (len(a), len(b)) or same_first_name(a[0], b[0])))


def _starts(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(found.start() for start, end in spans for found in WORD.finditer(text, start, end))


if __name__ == "__main__":
    main(*sys.argv[1:])
