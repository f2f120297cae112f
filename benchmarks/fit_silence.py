"""The weights of silence fitted again: from a library and questions about it,
to paste into index/searching/calibration.json.

    python benchmarks/fit_silence.py LIBRARY=QUESTIONS.jsonl ... [--check LIBRARY=QUESTIONS.jsonl ...]

A question is a row as in benchmarks/ranking.py. Each with an answer is asked as it stands (`answered`), of other people
(`elsewhere`), and with the reports that answer it hidden (`hidden`: the same person may yet have said something that
fits, so it weighs less). Those after --check are only judged, never fitted on. Prints the weights, then for every kind
the share declined at each threshold.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence

import numpy as np
from ranking import TODAY, _read
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # ships no stub

from index.library import Library
from index.question.question import parse_question
from index.searching.ranking import Ranked, signs_of
from index.searching.search import Filters, Search
from index.snapshot import Snapshot

SIGNS = ("meaning", "words", "beside", "open")
WEIGHTS = {"answered": 1.0, "unanswerable": 1.0, "elsewhere": 0.5, "hidden": 0.5}
OTHERS = 3
THRESHOLDS = (0.02, 0.035, 0.05, 0.07, 0.1, 0.2, 0.3)

Row = tuple[str, list[float]]


def main(fit: Sequence[str], check: Sequence[str]) -> None:
    """Fit and print."""
    fitted = list(_rows(fit))
    judged = list(_rows(check)) or fitted
    signs = np.array([values for _, values in fitted])
    scale = signs.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=2000).fit(
        signs / scale, [kind == "answered" for kind, _ in fitted], sample_weight=[WEIGHTS[kind] for kind, _ in fitted]
    )
    weights, bias = model.coef_[0] / scale, float(model.intercept_[0])
    print({name: round(float(weight), 2) for name, weight in zip(SIGNS, weights, strict=True)}, "bias", round(bias, 2))
    print("| declined at | " + " | ".join(f"{threshold:g}" for threshold in THRESHOLDS) + " |")
    print("| --- |" + " --- |" * len(THRESHOLDS))
    for kind in WEIGHTS:
        odds = np.array([bias + weights @ values for each, values in judged if each == kind])
        if len(odds):
            sure = 1 / (1 + np.exp(-odds))
            shares = " | ".join(f"{(sure < threshold).mean():.3f}" for threshold in THRESHOLDS)
            print(f"| {kind} ({len(odds)}) | {shares} |")


def _rows(pairs: Sequence[str]) -> Iterator[Row]:
    for pair in pairs:
        library, _, path = pair.partition("=")
        with Library.open(library) as opened:
            yield from _asked(opened.snapshot(), path)


def _asked(snapshot: Snapshot, path: str) -> Iterator[Row]:
    """Yield the kind of each question asked, and its signs."""
    chance = random.Random(7)
    rows = list(_read([path]))
    people = [
        question.speakers for question in (parse_question(row["question"], snapshot.names, today=TODAY) for row in rows)
    ]
    for row, speakers in zip(rows, people, strict=True):
        question = parse_question(row["question"], snapshot.names, today=TODAY)
        search = Search(snapshot, question, Filters(question.after, question.before))
        if question.unknown or not search.rarity or (row["speakers"] and not speakers):
            continue
        ranked = search.rank(search.rows(speakers))
        if not row["answers"]:
            yield "unanswerable", _values(ranked, is_open=not speakers)
            continue
        docs = {answer["doc"] for answer in row["answers"]}
        if any(one.candidate.article.id in docs for one in ranked):
            yield "answered", _values(ranked, is_open=not speakers)
            hidden = [one for one in ranked if one.candidate.article.id not in docs]
            yield "hidden", _values(hidden, is_open=not speakers)
        others = [other for other in people if other and not {one.id for one in other} & {one.id for one in speakers}]
        for other in chance.sample(others, min(OTHERS, len(others))):
            ranked = [one for one in search.rank(search.rows(other)) if one.candidate.article.id not in docs]
            yield "elsewhere", _values(ranked, is_open=False)


def _values(ranked: Sequence[Ranked], *, is_open: bool) -> list[float]:
    signs = signs_of(ranked) | {"open": float(is_open)}
    return [signs[name] for name in SIGNS]


if __name__ == "__main__":
    given = sys.argv[1:]
    if not given or given[0] == "--help":
        sys.exit(__doc__)
    at = given.index("--check") if "--check" in given else len(given)
    main(given[:at], given[at + 1 :])
