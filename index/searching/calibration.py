"""The calibration: how similarity and shared words become a score and a probability, measured for each model."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

ANY_MODEL = "any"


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weights of one embedding model.

    `order` weighs the features of one statement (see `index.searching.ranking.Evidence`) into the score that
    orders matches, with those of `who_said` in their place where a question asks who said something, and
    `who_said_bias` for the scores that these raise. `answers` and `bias` weigh what is known about the best of them
    into the log-odds that the question is answered at all; from `threshold` on the answer is sure enough to be one,
    from `floor` on it is shown as the closest there is, and below that the library stays silent.
    """

    order: Mapping[str, float]
    who_said: Mapping[str, float]
    answers: Mapping[str, float]
    bias: float
    who_said_bias: float
    threshold: float
    floor: float

    def for_who_said(self) -> Calibration:
        """Return the weights where one of all statements is asked for, by its words."""
        return replace(self, order={**self.order, **self.who_said}, bias=self.who_said_bias)

    def score(self, evidence: Mapping[str, float]) -> float:
        """Return the weighted sum that orders statements; only differences mean anything."""
        return sum([weight * evidence[name] for name, weight in self.order.items()])

    def probability(self, signs: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1, that the question is answered."""
        odds = self.bias + sum([weight * signs[name] for name, weight in self.answers.items()])
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


@cache
def calibration_for(model: str) -> Calibration:
    """Return the calibration of the model called `model`; one that trusts words alone where it was never measured."""
    stored = json.loads(Path(__file__).with_name("calibration.json").read_text(encoding="utf-8"))
    return Calibration(**stored.get(model) or stored[ANY_MODEL])
