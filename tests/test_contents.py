"""Contents: no two statements of an article share words, but that one tells of the other; each has an id of its own."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Span, Turn, new_article
from corpus.extractor import Extractor
from corpus.statement import Statement, side_by_side

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"
ARTICLES = 20
MAX_TEXT = 12_000
EXTRACTOR = Extractor()

NAMES = ("Ora Lindqvist", "Aker", "Mayor Petra Venn", "the minister", "she", "officials", "Ned Aker and Petra Venn")
CLAUSES = ("the dam leaks", "nobody will pay for the road", "the road was “a trap” for lorries", "it holds")
SENTENCES = (
    "{a} said that {b} argued that {v}.",
    "{a} said {v}, {b} said.",
    "{a} scolded {b}: “{v} by ‘spring,’” {c} said.",
    "According to {a}, {b} said {v}, {c} found.",
    "“{v},” {a} said, and {b} told reporters: “{w}.”",
    "{a} denied that {b} said {v}, adding that {w}.",
    "“{v},” said {a}, who told {b} that {w}, according to {c}.",
    "{a}: “{v}”, {b} said. “{w}.”",
    "{a} said {b}, {c} believes, told her that {v}, as {c} put it.",
    "{v}, {a} said {b} insisted, “{w}",
    "{a} asked whether {v}. {w}?",
    "{a} {w} “{v} {b} said",
)
JOINTS = (" ", "\n\n", "\n", ", ", " and ", " ” ")
PARTS = st.lists(
    st.builds(
        lambda sentence, a, b, c, v, w: sentence.format(a=a, b=b, c=c, v=v, w=w),
        st.sampled_from(SENTENCES),
        *[st.sampled_from(NAMES)] * 3,
        *[st.sampled_from(CLAUSES)] * 2,
    ),
    min_size=1,
    max_size=6,
)


def faults_of(article: Article) -> Iterator[str]:
    """Yield what is wrong with the contents of an article's statements."""
    found = EXTRACTOR.extract(article)
    kept = side_by_side(found)
    if len({each.id for each in kept}) < len(kept):
        yield "two statements have one id"
    if len({each.content for each in kept}) < len(kept):
        yield "two statements have one content"
    yield from (f"{one.id} and {two.id} share words" for one, two in combinations(found, 2) if _meet(one, two))
    for statement in found:
        for inner in statement.inner:
            if not _holds(statement, inner) or not inner.content or inner.content == statement.content:
                yield f"{inner.id} is no part of {statement.id}"
        for one, two in combinations(statement.inner, 2):
            if _meet(one, two) and (one.content == two.content or not (_holds(one, two) or _holds(two, one))):
                yield f"{one.id} and {two.id} cross inside {statement.id}"


def _meet(one: Statement, two: Statement) -> bool:
    return any(a.overlaps(b) for a in one.content for b in two.content)


def _holds(outer: Statement, inner: Statement) -> bool:
    return all(any(around.holds(span) for around in outer.content) for span in inner.content)


@settings(max_examples=80, deadline=None)
@given(PARTS, st.lists(st.sampled_from(JOINTS), min_size=6, max_size=6))
def test_statements_of_any_text_share_no_words(parts: Sequence[str], joints: Sequence[str]) -> None:
    text = "".join(part + joint for part, joint in zip(parts, joints, strict=False)) + "."
    assert list(faults_of(new_article(text, id="any", language="en"))) == []


@settings(max_examples=40, deadline=None)
@given(PARTS, st.lists(st.sampled_from(JOINTS), min_size=6, max_size=6), st.lists(st.integers(0, 300), max_size=8))
def test_nor_do_those_of_a_text_with_turns(parts: Sequence[str], joints: Sequence[str], cuts: Sequence[int]) -> None:
    text = "".join(part + joint for part, joint in zip(parts, joints, strict=False)) + "."
    edges = sorted({min(cut, len(text)) for cut in cuts})
    turns = [Turn(Span(a, b), NAMES[a % 3]) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    article = new_article(text, id="any", language="en", turns=turns)
    assert list(faults_of(article)) == []
    spoken = [each for each in EXTRACTOR.extract(article) if each.confidence == 0.97 and each.spoken]
    assert {each.content[0] for each in spoken} <= {turn.span for turn in article.turns}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the reference data lie beside the project only where it is measured")
def test_statements_of_real_articles_share_no_words() -> None:
    faults = {article.id: found for article in _sample() if (found := list(faults_of(article)))}
    assert faults == {}


def _sample() -> Iterator[Article]:
    """Yield some of the articles of all reference data, the same each time."""
    lines = [
        line
        for file in sorted(GOLD.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if '"text"' in line
    ]
    assert lines, "there are articles among the reference data"
    for line in random.Random(15).sample(lines, k=min(3 * ARTICLES, len(lines)))[:ARTICLES]:
        record = json.loads(line)
        if isinstance(record.get("text"), str) and record["text"].strip():
            yield new_article(record["text"][:MAX_TEXT], id=str(record.get("id", "gold")), language="en")
