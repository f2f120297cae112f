"""The encoder: who asks goes on meanwhile, and gets the vector of their own question."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import wait

import numpy as np
import pytest

from index.vectors.embedder import DEFAULT_REVISION, OnnxEmbedder, Vectors32, open_embedder
from index.vectors.encoder import QuestionEncoder

QUESTIONS = [
    f"what did the mayor of Vell say about ferry {number}{' and the tide' * (number % 7)}?" for number in range(40)
]


@pytest.fixture(scope="module")
def light() -> OnnxEmbedder:
    return open_embedder(DEFAULT_REVISION, questions=True)


def test_many_who_ask_at_once_each_get_their_own(light: OnnxEmbedder) -> None:
    encoder = QuestionEncoder(light)
    futures = [encoder.begin(question, stressed="ferry") for question in QUESTIONS]
    for question, future in zip(QUESTIONS, futures, strict=True):
        assert np.array_equal(future.result(), light.encode([question], ["ferry"])[0])
        assert not np.array_equal(future.result(), light.encode([question])[0])


def test_who_asks_goes_on_while_the_model_reads(light: OnnxEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    may_read, encode = threading.Event(), light.encode

    def later(texts: list[str], stressed: list[str]) -> Vectors32:
        assert may_read.wait(10)
        return encode(texts, stressed)

    monkeypatch.setattr(light, "encode", later)
    future = QuestionEncoder(light).begin(QUESTIONS[0])
    assert not future.done()
    may_read.set()
    assert future.result().shape == (384,)


def test_the_model_begins_before_who_asks_goes_on(light: OnnxEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_go_on = [], threading.Event()

    def note(texts: list[str], stressed: list[str]) -> Vectors32:
        begun.append(texts)
        may_go_on.wait(10)
        return np.zeros((1, 384), np.float32)

    monkeypatch.setattr(light, "encode", note)
    encoder, turns = QuestionEncoder(light), sys.getswitchinterval()
    may_go_on.set()
    encoder.begin("none").result()
    may_go_on.clear()
    begun.clear()
    # Nothing but who asks would give another thread its turn.
    sys.setswitchinterval(10)
    monkeypatch.setattr("index.vectors.encoder.PATIENCE", 10)
    try:
        first = encoder.begin("first")
        assert begun == [["first"]]
        # Where the model reads for another, nobody waits for long.
        monkeypatch.setattr("index.vectors.encoder.PATIENCE", 0.0005)
        second = encoder.begin("second")
        assert begun == [["first"]]
    finally:
        sys.setswitchinterval(turns)
        may_go_on.set()
    wait([first, second], 10)
    assert begun == [["first"], ["second"]]


def test_one_that_fails_fails_alone(light: OnnxEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    encode = light.encode

    def some(texts: list[str], stressed: list[str]) -> Vectors32:
        if texts == ["bad"]:
            raise MemoryError("no room")
        return encode(texts, stressed)

    monkeypatch.setattr(light, "encode", some)
    encoder = QuestionEncoder(light)
    good, bad, after = (encoder.begin(text) for text in ("good", "bad", "good"))
    wait([after], 10)
    assert isinstance(bad.exception(), MemoryError)
    assert np.array_equal(good.result(), after.result())
