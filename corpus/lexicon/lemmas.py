"""Lemmas: the plain forms that a word of a question may be one of."""

from __future__ import annotations

from collections.abc import Iterator

IRREGULAR = {
    "said": "say", "told": "tell", "thought": "think", "wrote": "write", "spoke": "speak", "swore": "swear",
    "felt": "feel", "knew": "know", "made": "make", "gave": "give", "meant": "mean", "saw": "see", "found": "find",
    "put": "put", "shot": "shoot", "hit": "hit", "held": "hold", "took": "take", "began": "begin",
}  # fmt: skip


def lemmas_of(fold: str) -> Iterator[str]:
    """Yield the plain forms a folded word may be one of, likely ones first; not all are words."""
    yield IRREGULAR.get(fold, fold)
    for ending in ("s", "es", "d", "ed", "ing"):
        if fold.endswith(ending):
            stem = fold[: -len(ending)]
            yield stem
            if ending == "ing":
                yield f"{stem}e"
            # "Good" is no form of "go".
            if len(stem) > 2 and stem[-1] == stem[-2] and ending not in {"s", "d"}:
                yield stem[:-1]
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"
