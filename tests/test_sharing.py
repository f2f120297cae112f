"""Sharing: what several threads ask for at once is encoded in one run, and each gets its own."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
import pytest

from index.embedder import Vectors32
from index.sharing import MOST_SHARED, SharedEmbedder


class Counted:
    """An embedder whose first run waits until it is let go; a text's vector is its number."""

    dimension = 1

    def __init__(self) -> None:
        self.runs: list[list[str]] = []
        self.stressed: list[str] = []
        self.started = threading.Event()
        self.go = threading.Event()

    def encode(self, texts: Sequence[str], stressed: Sequence[str] = ()) -> Vectors32:
        self.runs.append(list(texts))
        self.stressed.extend(stressed)
        if len(self.runs) == 1:
            self.started.set()
            assert self.go.wait(10)
        if "bad" in texts:
            raise ValueError("bad")
        return np.array([[float(text)] for text in texts], np.float32).reshape(-1, 1)


def test_those_who_wait_are_served_by_one_run() -> None:
    inner = Counted()
    shared = SharedEmbedder(inner)
    found: dict[str, Vectors32] = {}

    def ask(text: str) -> None:
        found[text] = shared.encode([text, text])

    first = threading.Thread(target=ask, args=("0",))
    first.start()
    assert inner.started.wait(10)
    others = [threading.Thread(target=ask, args=(str(number),)) for number in range(1, 6)]
    for thread in others:
        thread.start()
    while shared._waiting.qsize() < 5:
        others[0].join(0.001)
    inner.go.set()
    for thread in (first, *others):
        thread.join()
    assert len(inner.runs) == 2
    assert {text: vectors.tolist() for text, vectors in found.items()} == {
        str(number): [[number], [number]] for number in range(6)
    }


def test_one_text_that_fails_fails_alone() -> None:
    inner = Counted()
    shared = SharedEmbedder(inner)
    outcome: dict[str, object] = {}

    def ask(text: str) -> None:
        try:
            outcome[text] = shared.encode([text]).tolist()
        except ValueError as error:
            outcome[text] = error

    threads = [threading.Thread(target=ask, args=("0",))]
    threads[0].start()
    assert inner.started.wait(10)
    for text in ("1", "bad", "2"):
        threads.append(threading.Thread(target=ask, args=(text,)))
        threads[-1].start()
    while shared._waiting.qsize() < 3:
        threads[0].join(0.001)
    inner.go.set()
    for thread in threads:
        thread.join()
    assert isinstance(outcome["bad"], ValueError)
    assert [outcome[text] for text in "012"] == [[[0.0]], [[1.0]], [[2.0]]]


@pytest.mark.parametrize("count", [0, 1, MOST_SHARED + 1])
def test_alone_it_is_the_embedder(count: int) -> None:
    inner = Counted()
    inner.go.set()
    texts = [str(number) for number in range(count)]
    assert SharedEmbedder(inner).encode(texts).ravel().tolist() == list(range(count))


def test_the_words_to_stress_go_with_their_text() -> None:
    inner = Counted()
    inner.go.set()
    shared = SharedEmbedder(inner)
    assert shared.begin("7", stressed="seven").result().tolist() == [[7.0]]
    assert (inner.runs, inner.stressed) == ([["7"]], ["seven"])
