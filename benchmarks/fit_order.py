"""The weights that order statements fitted again, from libraries and questions about them: what to try in
index/searching/calibration.json.

    python benchmarks/fit_order.py LIBRARY=QUESTIONS.jsonl ...

A question is a row as in benchmarks/ranking.py, asked with the right speaker given. Each set of questions is held out
in turn and ordered by what the others fit: the weights that make a right statement likeliest to come first (the softmax
of the scores), held near those of today. Prints the weights that all sets fit, where a cosine counts one, and for each
set how many questions are right first, right in five, and their nDCG@5: by today's weights, and by those of the others.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ranking import Case, _cases, _figures, _is_right, _read
from scipy.optimize import minimize  # type: ignore[import-untyped]  # ships no stub

from index.library import Library
from index.searching.calibration import calibration_for

ORDER = calibration_for("all-MiniLM-L6-v2").order
NAMES = tuple(ORDER)
TODAY = np.array([*ORDER.values()])
# How many times the score decides, and what leaving today's weights by 0.1 costs beside the questions.
SHARPNESS, PULL = 20.0, 2.0

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """One question: the set it is of, its candidates, their evidence, and which of them are right."""

    questions: str
    case: Case
    evidence: Numbers
    right: npt.NDArray[np.bool_]


def main(pairs: Sequence[str]) -> None:
    """Fit and print."""
    asked = [one for pair in pairs for one in _asked(*pair.split("=", 1))]
    of_all = _fit(asked)
    print(dict(zip(NAMES, (of_all / of_all[NAMES.index("meaning")]).round(3).tolist(), strict=True)), "\n")
    print("| questions | today: first / in five / nDCG@5 | by what the others fit |\n| --- | --- | --- |")
    rows: list[Numbers] = []
    for questions in dict.fromkeys(one.questions for one in asked):
        held = [one for one in asked if one.questions == questions]
        weights = _fit([one for one in asked if one.questions != questions])
        rows += [np.array([[*_judge(one, TODAY), *_judge(one, weights)] for one in held])]
        print(f"| {questions}, {len(held)} | {_figures_of(rows[-1])} |")
    print(f"| all, {len(asked)} | {_figures_of(np.concatenate(rows))} |")


def _asked(library: str, questions: str) -> list[Asked]:
    """Return the questions of which a right statement was found."""
    made = []
    with Library.open(library) as opened:
        for case in _cases(opened, _read([questions]), given=True):
            right = np.array([_is_right(one, case.gold) for one in case.ranked])
            evidence = np.array([[one.evidence[name] for name in NAMES] for one in case.ranked], float)
            if right.any():
                made.append(Asked(questions, case, evidence, right))
    return made


def _fit(asked: Sequence[Asked]) -> Numbers:
    """Return the weights under which the right statements are likeliest to come first."""

    def cost(change: Numbers) -> tuple[float, Numbers]:
        total, slope = PULL * float(change @ change), 2 * PULL * change
        for one in asked:
            scores = SHARPNESS * one.evidence @ (TODAY + change / 10)
            likely = np.exp(scores - scores.max())
            of_right = np.where(one.right, likely, 0.0)
            total -= float(np.log(of_right.sum() / likely.sum()))
            pull = likely / likely.sum() - of_right / of_right.sum()
            slope = slope + SHARPNESS / 10 * one.evidence.T @ pull
        return total, slope

    found = minimize(cost, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B")
    return np.asarray(TODAY + found.x / 10)


def _judge(one: Asked, weights: Numbers) -> tuple[float, float, float]:
    return _figures(one.case, one.case.order(dict(zip(NAMES, weights.tolist(), strict=True)))[:5])


def _figures_of(rows: Numbers) -> str:
    first, five, gain, first_then, five_then, gain_then = rows.sum(axis=0)
    return (
        f"{first:.0f} / {five:.0f} / {gain / len(rows):.3f} | "
        f"{first_then:.0f} / {five_then:.0f} / {gain_then / len(rows):.3f}"
    )


if __name__ == "__main__":
    given = sys.argv[1:]
    if not given or given[0] == "--help":
        sys.exit(__doc__)
    main(given)
