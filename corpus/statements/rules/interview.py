"""Questions and answers under the labels Q and A: each answer is what the one interviewed says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.statements.draft import Draft, Range, trim
from corpus.text.reading import Reading

QUESTION = frozenset({"Q", "Q.", "QUESTION", "Question"})
ANSWER = frozenset({"A", "A.", "ANSWER", "Answer"})
MIN_ANSWER = 2
"""Words; a bare "Yes" says nothing without its question."""


def read_answers(paragraphs: Sequence[Range], reading: Reading) -> Iterator[Draft]:
    """Yield the answers of an interview, each over the paragraphs up to the next label.

    The last one ends with its paragraph: what follows an interview is the paper's again.
    """
    labels = [_label(*paragraph, reading) for paragraph in paragraphs]
    places = [number for number, label in enumerate(labels) if label]
    for n, number in enumerate(places):
        if labels[number] not in ANSWER or n == 0 or labels[places[n - 1]] not in QUESTION:
            continue
        last = places[n + 1] if n + 1 < len(places) else number + 1
        start, end = paragraphs[number][0], paragraphs[last - 1][1]
        behind = start + 1 + (reading.doc[start + 1].text in {":", "."})
        ranges = trim([(behind, end)], reading)
        if sum(token.is_alpha for a, b in ranges for token in reading.doc[a:b]) >= MIN_ANSWER:
            yield Draft(ranges, ((behind - 1, behind),), (start, start + 1), "answer")


def _label(start: int, end: int, reading: Reading) -> str:
    """Return the label a paragraph begins with, "" where it has none."""
    doc = reading.doc
    word = doc[start].text
    if end - start < 2 or word not in QUESTION | ANSWER:
        return ""
    return word if word.endswith(".") or doc[start + 1].text in {":", "."} else ""
