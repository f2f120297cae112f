"""The weights by which one of several names is chosen as whom a question asks, fitted again.

    python benchmarks/fit_chosen.py LIBRARY=QUESTIONS.jsonl ... [--write]

A question is a row as in benchmarks/ranking.py; `speakers` are whom it asks, and each known name in it is asked or not.
Where one is and others are not, the others are learned once more without it, as if the one were a stranger. Each set of
questions is held out in turn and judged by what the others fit. Prints how many names are told rightly, and of what is
read to ask nobody or somebody whose name hardly may be asked how many are mended and how many spoiled; with `--write`
it goes into index/question/asked/unknown/chosen.json, small weights left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from ranking import _read
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]  # ships no stub
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # ships no stub

from corpus.people.names import parse_name
from index.library import Library
from index.question.asked.unknown import chosen
from index.question.mentions import Mention, find_mentions
from index.question.names import Names
from index.question.tokens import find_tokens, without_shouting

STRENGTH, MIN_SEEN, LEAST = 0.3, 3, 0.03
"""The inverse of regularisation, in how many names a sign is seen at least, and the smallest weight that is kept."""
FOLDS = 8

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One name in a question: which question, its signs, and whether it is asked; `added` where others are left out."""

    question: str
    signs: frozenset[str]
    asked: bool
    added: bool = False


def main(arguments: Sequence[str]) -> None:
    """Fit, print and, if asked to, write."""
    rows = [row for pair in arguments if pair != "--write" for row in _rows(*pair.split("=", 1))]
    told = np.array([row.asked for row in rows])
    numbers = _held_out(rows, told)
    plain = np.array([not row.added for row in rows])
    for name, some in (("names", plain), ("names beside a stranger", ~plain)):
        right = ((numbers > chosen.LIKELY) == told)[some].mean()
        wrongly = (numbers > chosen.LIKELY)[some & ~told].mean()
        print(
            f"{name}: {int(some.sum())}, told rightly {right:.3f}, taken for asked {wrongly:.3f} of those that are not"
        )
    bias, weights = _fit(rows, told)
    print(f"{len(weights)} signs")
    if "--write" in arguments:
        fitted = {"bias": round(bias, 3), "signs": {sign: round(each, 2) for sign, each in sorted(weights.items())}}
        path = Path(chosen.__file__).with_name("chosen.json")
        path.write_text(json.dumps(fitted, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _rows(library: str, questions: str) -> Iterator[Row]:
    with Library.open(library) as opened:
        names = opened.snapshot().names
        for each in _read([questions]):
            yield from _of_question(each, names)


def _of_question(question: dict[str, Any], names: Names) -> Iterator[Row]:
    text = without_shouting(" ".join(question["question"].split()))
    tokens = [token for token in find_tokens(text) if token.fold]
    mentions = find_mentions(tokens, names, skip=())
    asked = [_is_asked(each, question["speakers"]) for each in mentions]
    for at, is_asked in enumerate(asked):
        yield Row(text, frozenset(chosen.signs(text, tokens, mentions, at)), is_asked)
    others = [each for each, is_asked in zip(mentions, asked, strict=True) if not is_asked]
    if any(asked):
        for at in range(len(others)):
            yield Row(text, frozenset(chosen.signs(text, tokens, others, at)), asked=False, added=True)


def _is_asked(mention: Mention, speakers: Sequence[str]) -> bool:
    named = [parse_name(name).words for name in speakers]
    called = [parse_name(form).words for one in mention.speakers for form in (one.name, *one.aliases)]
    return any(words in named for words in called)


def _fit(rows: Sequence[Row], told: npt.NDArray[np.bool_]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weight of each sign that counts."""
    vectors = DictVectorizer()
    table = vectors.fit_transform([dict.fromkeys(sorted(row.signs), 1.0) for row in rows])
    seen = np.asarray((table > 0).sum(axis=0)).ravel() >= MIN_SEEN
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(table[:, seen], told)
    weights = dict(zip(vectors.get_feature_names_out()[seen], map(float, model.coef_[0]), strict=True))
    return float(model.intercept_[0]), {sign: each for sign, each in weights.items() if abs(each) >= LEAST}


def _held_out(rows: Sequence[Row], told: npt.NDArray[np.bool_]) -> Numbers:
    """Return the probability of each name by what the questions of the other folds fit."""
    questions = sorted({row.question for row in rows})
    fold = {question: at % FOLDS for at, question in enumerate(questions)}
    numbers = np.zeros(len(rows))
    for held in range(FOLDS):
        inside = np.array([fold[row.question] == held for row in rows])
        bias, weights = _fit([row for row, is_in in zip(rows, inside, strict=True) if not is_in], told[~inside])
        for at in np.flatnonzero(inside):
            numbers[at] = 1 / (1 + np.exp(-bias - sum(weights.get(sign, 0.0) for sign in rows[at].signs)))
    return numbers


if __name__ == "__main__":
    main(sys.argv[1:])
