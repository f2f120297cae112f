"""The embedding: a statement is placed by its title and sentence, and a little by what leads up to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from small import statement

from corpus.article import Article, Span, new_article
from corpus.statement import Statement
from index.vectors.embedder import DEFAULT_REVISION, open_embedder
from index.vectors.embedding import CONTEXT, Floats, embed_statements
from index.vectors.passage import context, passage, sentence_before

SAID = '"We were ready," Vellora said.'
ASKED = "The ferry sank at night."


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("The ferry sank. Nobody was hurt. |", "Nobody was hurt."),
        ("The ferry sank.\n\n|", "The ferry sank."),
        ("The ferry sank.\nWhy did it? Was it old?\n \n|", "Was it old?"),
        ("It sank. Mr. Quill of St. Oster met J. Lind. |", "Mr. Quill of St. Oster met J. Lind."),
        ('"It leaks." Then it sank. |', "Then it sank."),
        ("It cost £3.5 million. |", "It cost £3.5 million."),
        ("Her answer: |", "Her answer:"),
        ("|", ""),
        ("\n\n|", ""),
    ],
)  # fmt: skip
def test_the_sentence_before_ends_where_the_next_begins(text: str, before: str) -> None:
    assert sentence_before(text.replace("|", SAID), text.index("|")) == before


@pytest.mark.parametrize(
    ("text", "led"),
    [
        (f"{ASKED} {SAID}", f"{ASKED} {SAID}"),
        (f"Night fell. {ASKED}\n{SAID}", f"{ASKED} {SAID}"),
        (SAID, ""),
        (f'"The ferry sank," Quill said. {SAID}', ""),
        (f"The keeper spoke of a “lucky” night. {SAID}", ""),
    ],
)
def test_what_an_article_tells_before_leads_up_to_the_words(text: str, led: str) -> None:
    assert context(*told(text)) == led


def test_what_stands_before_in_a_transcript_is_said_too() -> None:
    found, article = told(f"{ASKED} {SAID}")
    assert context(replace(found, spoken=True), article) == ""


def test_a_vector_is_the_passage_s_and_a_little_what_leads_up_to_it() -> None:
    led, alone = told(f"{ASKED} {SAID}"), told(SAID)
    encode = open_embedder(DEFAULT_REVISION).encode
    vectors = embed_statements([led, alone, led], encode)
    own, before = encode([passage(*led), context(*led)])
    mixed = (1 - CONTEXT) * own + CONTEXT * before
    assert vectors[0] @ mixed / np.linalg.norm(mixed) > 0.99999
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-6)
    assert (vectors[0] == vectors[2]).all()
    assert vectors[1] @ own > 0.99999
    (asked,) = encode(["the ferry that sank"])
    assert vectors[0] @ asked > vectors[1] @ asked + 0.01


def test_one_text_is_read_once() -> None:
    read: list[Sequence[str]] = []

    def encode(texts: Sequence[str]) -> Floats:
        read.append(texts)
        return np.eye(len(texts), 4, dtype=np.float32)

    led = told(f"{ASKED} {SAID}")
    assert embed_statements([led, led, told(SAID)], encode).shape == (3, 4)
    assert read == [[passage(*led), context(*led)]]
    assert embed_statements([], encode).shape == (0, 4)


def told(text: str) -> tuple[Statement, Article]:
    article = new_article(text, title="Harbour opens")
    at = text.index(SAID)
    return replace(statement(article, "We were ready"), sentence=Span(at, len(text))), article
