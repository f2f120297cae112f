"""How many sentences are encoded in a second of processor time, beside sentence-transformers in the same run.

Usage: python benchmarks/encoding.py [SENTENCES [ROUNDS]]; prints one JSON object. Both run the same weights in one
thread over the same sentences, by turns, and the least cosine between their vectors is given.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

from many import real_sentences

from index.vectors.embedder import DEFAULT_REVISION, TorchEmbedder, find_model, open_embedder


def measure(count: int = 600, rounds: int = 5) -> dict[str, Any]:
    """Return sentences a second of processor time of both, their ratio, and the least cosine."""
    import torch

    torch.set_num_threads(1)
    sentences = real_sentences()[0]
    sentences = sentences[:: len(sentences) // count][:count]
    ours, theirs = open_embedder(DEFAULT_REVISION), TorchEmbedder(find_model(None))
    for _ in range(10):
        ours.encode(sentences[:2])
    cosine = float((ours.encode(sentences) * theirs.encode(sentences)).sum(axis=1).min())
    taken: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(rounds):
        for name, encode in (("ours", ours.encode), ("theirs", theirs.encode)):
            taken[name].append(seconds_of(lambda encode=encode: encode(sentences)))
    ratios = [their / our for our, their in zip(taken["ours"], taken["theirs"], strict=True)]
    return {
        "sentences": count,
        "ours_a_second": round(count / statistics.median(taken["ours"]), 1),
        "sentence_transformers_a_second": round(count / statistics.median(taken["theirs"]), 1),
        "ratio": round(statistics.median(ratios), 2),
        "least_cosine": round(cosine, 6),
    }


def seconds_of(work: Callable[[], object]) -> float:
    """Return the processor time `work` takes, in seconds."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    print(json.dumps(measure(*map(int, sys.argv[1:]))))
