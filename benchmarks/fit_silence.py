"""The weights of certainty fitted again, from libraries and questions about them: to paste into
index/searching/calibration.json.

    python benchmarks/fit_silence.py LIBRARY=QUESTIONS.jsonl ...

A question is a row as in benchmarks/ranking.py, asked with the right speaker given: how well whom it asks about is read
is measured elsewhere. Each with an answer is asked as it stands (`answered`: good where the first five hold something
right), of other people (`elsewhere`), and with the reports that answer it hidden (`hidden`); both weigh less, for they
may yet have said something that fits. Each set of questions, or of one alone each fifth, is held out in turn and judged
by what the others fit. Prints the weights of all, then of the held out those answered, unsure and silent at each pair
of threshold and floor, and risk against coverage.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from ranking import TODAY, _is_right, _read, _starts
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # ships no stub
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]  # ships no stub

from index.library import Library
from index.question.asked.slot import read_name
from index.question.question import parse_question
from index.searching.ranking import Ranked, signs_of
from index.searching.search import Search
from index.snapshot import Snapshot
from index.stores.filters import Filters

SIGNS = ("score", "missed", "chances")
WEIGHTS = {"answered": 1.0, "unanswerable": 1.5, "elsewhere": 0.3, "hidden": 0.3}
OTHERS = 3
FOLDS = 5
THRESHOLDS = ((0.1, 0.04), (0.15, 0.04), (0.2, 0.04), (0.25, 0.04), (0.3, 0.04), (0.4, 0.1))
STEPS = 10

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One question asked in one way: its set and text, its signs, and whether the first five hold something right."""

    asked: tuple[str, str]
    kind: str
    signs: tuple[float, ...]
    right: bool


def main(pairs: Sequence[str]) -> None:
    """Fit and print."""
    rows = list(_rows(pairs))
    weights, bias = _fit(rows)
    print({name: round(float(weight), 2) for name, weight in zip(SIGNS, weights, strict=True)}, "bias", round(bias, 2))
    part = _parts(sorted({row.asked for row in rows}))
    judged: list[tuple[float, Row]] = []
    for fold in sorted(set(part.values())):
        weights, bias = _fit([row for row in rows if part[row.asked] != fold])
        held = [row for row in rows if part[row.asked] == fold and row.kind in {"answered", "unanswerable"}]
        judged += [(_sure(row, weights, bias), row) for row in held]
    auc = roc_auc_score([row.right for _, row in judged], [sure for sure, _ in judged])
    print(f"held out: {len(judged)} questions, area under the curve of right answers {auc:.3f}\n")
    print(
        "| threshold, floor | answered, right in five | answered, wrong | unsure | silent | unanswerable not answered |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for threshold, floor in THRESHOLDS:
        answered = [row.right for sure, row in judged if sure >= threshold]
        unsure = sum(floor <= sure < threshold for sure, _ in judged)
        must = [sure < threshold for sure, row in judged if row.kind == "unanswerable"]
        figures = (sum(answered), len(answered) - sum(answered), unsure, sum(sure < floor for sure, _ in judged))
        print(f"| {threshold}, {floor} | " + " | ".join(map(str, figures)) + f" | {sum(must)} of {len(must)} |")
    print("\n| answered, the surest first | wrong among them | down to |\n| --- | --- | --- |")
    ordered = sorted(judged, key=lambda each: -each[0])
    for step in range(1, STEPS + 1):
        some = ordered[: round(len(ordered) * step / STEPS)]
        wrong = sum(not row.right for _, row in some) / len(some)
        print(f"| {step / STEPS:.1f} | {wrong:.3f} | {some[-1][0]:.3f} |")


def _parts(questions: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return which part each question is of: its set, or where there is one set a fifth of it."""
    if len({path for path, _ in questions}) > 1:
        return {question: question[0] for question in questions}
    mixed = random.Random(7).sample(questions, len(questions))
    return {question: str(at % FOLDS) for at, question in enumerate(mixed)}


def _fit(rows: Sequence[Row]) -> tuple[Numbers, float]:
    signs = np.array([row.signs for row in rows])
    scale = signs.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=5000)
    model.fit(signs / scale, [row.right for row in rows], sample_weight=[WEIGHTS[row.kind] for row in rows])
    return model.coef_[0] / scale, float(model.intercept_[0])


def _sure(row: Row, weights: Numbers, bias: float) -> float:
    return float(1 / (1 + np.exp(-(bias + weights @ np.array(row.signs)))))


def _rows(pairs: Sequence[str]) -> Iterator[Row]:
    for pair in pairs:
        library, _, path = pair.partition("=")
        with Library.open(library) as opened:
            yield from _asked(opened.snapshot(), path)


def _asked(snapshot: Snapshot, path: str) -> Iterator[Row]:
    """Yield each question asked in each way."""
    chance = random.Random(7)
    rows = list(_read([path]))
    people = [
        tuple(one for name in row["speakers"] for asked in read_name(name, snapshot.names) for one in asked.speakers)
        for row in rows
    ]
    for row, speakers in zip(rows, people, strict=True):
        question = parse_question(row["question"], snapshot.names, today=TODAY)
        search = Search(snapshot, question, Filters(question.after, question.before))
        if not search.rarity or (row["speakers"] and not speakers):
            continue
        ranked = search.rank(search.within(speakers))
        docs = {answer["doc"] for answer in row["answers"]}

        if not docs:
            yield _row(path, row, "unanswerable", ranked)
            continue
        yield _row(path, row, "answered", ranked)
        hidden = [one for one in ranked if one.candidate.article.id not in docs]
        yield _row(path, row, "hidden", hidden)
        others = [other for other in people if other and not {one.id for one in other} & {one.id for one in speakers}]
        for other in chance.sample(others, min(OTHERS, len(others))) if speakers else ():
            others_ranked = [one for one in search.rank(search.within(other)) if one.candidate.article.id not in docs]
            yield _row(path, row, "elsewhere", others_ranked)


def _row(path: str, row: dict[str, Any], kind: str, ranked: Sequence[Ranked]) -> Row:
    texts = {one.candidate.article.id: one.candidate.article.text for one in ranked}
    gold = [
        (each["doc"], _starts(texts[each["doc"]], [(each["start"], each["end"])]))
        for each in row["answers"]
        if each["doc"] in texts
    ]
    signs = signs_of(ranked)
    right = kind == "answered" and any(_is_right(one, gold) for one in ranked[:5])
    return Row((path, row["question"]), kind, tuple(signs[name] for name in SIGNS), right)


if __name__ == "__main__":
    given = sys.argv[1:]
    if not given or given[0] == "--help":
        sys.exit(__doc__)
    main(given)
