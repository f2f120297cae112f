"""Fits the weights behind the confidence of statements to articles that people have annotated.

Usage: python benchmarks/fit_confidence.py GOLD [--apart GOLD...] [--write]

GOLD is a file of gold data as `onrecord evaluate` reads it. Articles that are also in a file given
with --apart are left out, so that those can be used to check. A statement is right where evaluate says so;
what a verb of belief reports is left out, as gold that counts speech alone counts none of it that is right.
The weights are those of a logistic regression with a penalty on their squares; features seen fewer than
LEAST times are left out. Prints the reliability by bands for predictions made by cross-validation in FOLDS
parts, no article in two of them. --write puts the weights into corpus/statements/confidence.txt.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.evaluation.gold import GoldArticle, read_gold
from corpus.evaluation.scores import BANDS, evaluate
from corpus.lexicon.cues import BELIEF
from corpus.speakers.naming import name_speakers
from corpus.statement import Statement
from corpus.statements.confidence import features_of
from corpus.statements.finder import find_statements
from corpus.text.parser import parse_all

FOLDS = 5
LEAST = 20
PENALTY = 3.0
STEPS = 30
BELIEVED = f"cue {BELIEF}"
"""The feature of what a verb of belief reports."""
WEIGHTS = Path(__file__).parent.parent / "corpus" / "statements" / "confidence.txt"
HEAD = "# The weight of each feature of a finding, in log odds; written by benchmarks/fit_confidence.py.\n"


@dataclass(frozen=True, slots=True)
class Case:
    """One statement: the number of its article, its features, whether it is right."""

    article: int
    features: tuple[str, ...]
    right: bool


def main() -> None:
    """Fit, print how well it does, and write where asked to."""
    apart = sys.argv[sys.argv.index("--apart") + 1 :] if "--apart" in sys.argv else []
    left_out = {gold.article.id for name in apart if not name.startswith("--") for gold in read_gold(Path(name))}
    articles = [gold for gold in read_gold(Path(sys.argv[1])) if gold.article.id not in left_out]
    cases = list(read_cases(articles))
    print(f"{len(articles)} articles, {len(cases)} statements that are judged")
    guessed = np.zeros(len(cases))
    for fold in range(FOLDS):
        weights = fit([case for case in cases if case.article % FOLDS != fold])
        for number, case in enumerate(cases):
            if case.article % FOLDS == fold:
                guessed[number] = probability(weights, case.features)
    print_bands(guessed, cases)
    if "--write" in sys.argv:
        weights = fit(cases)
        lines = [f"{feature} {weights[feature]:.2f}\n" for feature in sorted(weights)]
        WEIGHTS.write_text(HEAD + "".join(lines), encoding="utf-8")


def read_cases(articles: Sequence[GoldArticle]) -> Iterator[Case]:
    """Yield a case for every statement found in the articles that evaluate judges and nobody only believes."""
    for number, (doc, gold) in enumerate(parse_all((gold.article.text, gold) for gold in articles)):
        findings = find_statements(doc)
        named = name_speakers(doc, findings)
        # The confidence is the finding's number here: by it an outcome is known again.
        statements = [
            Statement(
                str(at), gold.article.id, finding.content, finding.quoted, finding.cue, finding.source, tuple(who),
                finding.kind, finding.sentence, float(at),
            )
            for at, (finding, who) in enumerate(zip(findings, named, strict=True))
        ]  # fmt: skip
        for outcome in evaluate([(gold, statements)]).outcomes:
            if outcome.confidence is not None:
                features = tuple(features_of(findings[int(outcome.confidence)], gold.article.text))
                if BELIEVED not in features:
                    yield Case(number, features, outcome.found == "right")


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weights of a logistic regression, by Newton's method."""
    seen = Counter(feature for case in cases for feature in case.features)
    numbers = {feature: n for n, feature in enumerate(sorted(f for f in seen if seen[f] >= LEAST))}
    table = np.zeros((len(cases), len(numbers)))
    for row, case in enumerate(cases):
        table[row, [numbers[feature] for feature in case.features if feature in numbers]] = 1.0
    right = np.array([case.right for case in cases], dtype=float)
    weights: NDArray[np.float64] = np.zeros(len(numbers))
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - guess) - PENALTY * weights
        bend = (table.T * (guess * (1 - guess))) @ table + PENALTY * np.eye(len(numbers))
        weights = weights + np.linalg.solve(bend, slope)
    return dict(zip(numbers, weights.tolist(), strict=True))


def probability(weights: dict[str, float], features: Sequence[str]) -> float:
    """Return how likely a statement with these features is right."""
    return float(1 / (1 + np.exp(-sum(weights.get(feature, 0.0) for feature in features))))


def print_bands(guessed: NDArray[np.float64], cases: Sequence[Case]) -> None:
    """Print for each band how many statements claim it, what they claim on average, and the share that is right."""
    right = np.array([case.right for case in cases])
    print("confidence from  statements  claimed  right")
    for low, high in pairwise(BANDS):
        inside = (guessed >= low) & (guessed < high)
        if inside.any():
            claimed, share = 100 * guessed[inside].mean(), 100 * right[inside].mean()
            print(f"{low:15.1f} {inside.sum():11,d} {claimed:8.1f} {share:6.1f}")
    print(f"Brier score {np.mean((guessed - right) ** 2):.4f}")


if __name__ == "__main__":
    main()
