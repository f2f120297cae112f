"""The extractor reads articles of any length and language; every person and word is invented."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import extractor
from corpus.article import Article, Span, new_article
from corpus.extractor import Extractor, cut
from corpus.statement import Statement, statement_text

PARAGRAPHS = [
    "Ora Lindqvist, the dam's keeper, came to the council on Monday.",
    '"The dam leaks," Lindqvist said. "We have checked every stone."',
    "Nils Aker, a mason, said the dam would hold.",
    "According to Aker, nobody had looked at it since the spring.",
    "The council went home at nine and left the lamps burning.",
    "Lindqvist called for a new wall.",
]
GERMAN = "Ora Lindqvist sagte am Montag: „Der Damm ist undicht.“ Sie habe jeden Stein geprüft, sagte sie dem Rat."


def words_of(article: Article, statements: Sequence[Statement]) -> list[str]:
    return [statement_text(article.text, statement.content) for statement in statements]


def spans_of(statement: Statement) -> tuple[tuple[Span, ...], ...]:
    return statement.content, statement.quoted, statement.cue, statement.source, (statement.sentence,)


def test_an_article_gives_statements_with_their_speakers() -> None:
    article = new_article("\n\n".join(PARAGRAPHS), id="dam", published=date(2021, 3, 16))
    statements = Extractor().extract(article)
    assert [
        (words, [s.name for s in one.speakers])
        for words, one in zip(words_of(article, statements), statements, strict=True)
    ] == [
        ('"The dam leaks," … "We have checked every stone."', ["Ora Lindqvist"]),
        ("the dam would hold", ["Nils Aker"]),
        ("nobody had looked at it since the spring", ["Nils Aker"]),
        ("a new wall", ["Ora Lindqvist"]),
    ]
    assert {one.article_id for one in statements} == {"dam"}
    assert len({one.id for one in statements}) == 4


def test_a_long_text_gives_the_statements_of_its_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = PARAGRAPHS * 4
    article = new_article("\n\n".join(paragraphs), id="long")
    alone: list[tuple[tuple[Span, ...], ...]] = []
    start = 0
    for paragraph in paragraphs:
        for statement in Extractor().extract(new_article(paragraph, id="alone", language="en")):
            alone.append(
                tuple(tuple(Span(s.start + start, s.end + start) for s in spans) for spans in spans_of(statement))
            )
        start += len(paragraph) + 2
    monkeypatch.setattr(extractor, "MAX_PIECE", 300)
    monkeypatch.setattr(cut, "__defaults__", (300,))
    assert len(list(cut(article.text))) > 4
    assert [spans_of(statement) for statement in Extractor().extract(article)] == alone


def test_ids_and_words_do_not_depend_on_the_company_an_article_is_read_in() -> None:
    articles = [new_article(paragraph, id=f"p{n}", language="en") for n, paragraph in enumerate(PARAGRAPHS)]
    together = list(Extractor().extract_all(articles))
    assert [article for article, _ in together] == articles
    assert [statements for _, statements in together] == [Extractor().extract(article) for article in articles]


def test_the_same_article_twice_in_a_row_stays_two() -> None:
    article = new_article(PARAGRAPHS[1], id="dam")
    twin = replace(article)
    found = list(Extractor().extract_all([article, twin, article]))
    assert [one for one, _ in found] == [article] * 3
    assert len(found[0][1]) == 1
    assert found[0][1] == found[1][1] == found[2][1]


def test_the_very_same_object_twice_in_a_row_stays_two() -> None:
    article = new_article(PARAGRAPHS[1], id="dam")
    assert [len(statements) for _, statements in Extractor().extract_all([article, article])] == [1, 1]


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("\n\n".join(PARAGRAPHS), "", True),
        ("\n\n".join(PARAGRAPHS), "en-GB", True),
        ("\n\n".join(PARAGRAPHS), "de", False),
        (GERMAN, "", False),
        (GERMAN, "EN", True),
        ('"It leaks," he said.', "", True),
    ],
)
def test_only_english_is_read(text: str, language: str, read: bool) -> None:
    article = new_article(text, language=language)
    assert Extractor().reads(article) == read
    if not read:
        assert Extractor().extract(article) == []


def test_an_article_in_another_language_keeps_its_place() -> None:
    articles = [new_article(text, id=str(n)) for n, text in enumerate([PARAGRAPHS[1], GERMAN, PARAGRAPHS[3]])]
    assert [(article.id, len(found)) for article, found in Extractor().extract_all(articles)] == [
        ("0", 1),
        ("1", 0),
        ("2", 1),
    ]


def test_no_articles_give_nothing() -> None:
    assert list(Extractor().extract_all([])) == []


def test_reading_loads_no_torch_and_leaves_it_to_be_loaded() -> None:
    code = (
        "import sys; from corpus.text.parser import parse; parse('It leaks.'); "
        "assert 'torch' not in sys.modules; from importlib.util import find_spec; assert find_spec('torch')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


CUTS = [
    ("aa\n\nbb", 5, ["aa\n\n", "bb"]),
    ("It leaks. We know.", 12, ["It leaks. ", "We know."]),
    ("one two three four", 10, ["one two ", "three four"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("abc", 3, ["abc"]),
    ("", 3, [""]),
]


@pytest.mark.parametrize(("text", "longest", "expected"), CUTS)
def test_a_text_is_cut_between_paragraphs_then_sentences_then_words(
    text: str, longest: int, expected: list[str]
) -> None:
    assert [span.of(text) for span in cut(text, longest)] == expected


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab .!?\n\t\u2028"), max_size=200), st.integers(1, 60))
def test_the_pieces_make_up_the_text_and_none_is_too_long(text: str, longest: int) -> None:
    spans = list(cut(text, longest))
    assert "".join(span.of(text) for span in spans) == text
    assert all(len(span.of(text)) <= longest for span in spans)
    assert not text or all(span.start < span.end for span in spans)


BROKEN_OFF = [
    "Ora Aker rejected the plan, a claim that Lindqvist denies, and said on Monday, citing tests, that it leaks.",
    'Described as "kind", Ora Aker said despite the rain, as well as boats, it had leaked but now the gate was shut.',
    "Her claim that the road is safe angered many, and Ora Aker told the council water levels were rising.",
    "Saying the dam leaks and adding that it is old, Aker replied saying closing it would help, as first reported.",
]


@pytest.mark.parametrize("text", BROKEN_OFF)
@pytest.mark.parametrize("end", ["", " ", ",", "\n"])
def test_an_article_may_break_off_behind_any_word(text: str, end: str) -> None:
    words = text.split()
    articles = [new_article(" ".join(words[:at]) + end, id=str(at), language="en") for at in range(1, len(words) + 1)]
    for article, statements in Extractor().extract_all(articles):
        spans = (span for one in statements for each in spans_of(one) for span in each)
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
        assert all(words_of(article, statements))


def test_warming_up_loads_every_lexicon() -> None:
    script = (
        "from corpus.extractor import Extractor; extractor = Extractor(); extractor.warm_up()\n"
        "from pathlib import Path\n"
        "def refuse(*_, **__): raise AssertionError('a lexicon is read after warming up')\n"
        "Path.read_text = refuse\n"
        "from corpus.article import new_article\n"
        "text = 'William Harbrook left. Later Sen. Bill Harbrook (D-Ohio), 62, of the Port Office, said: \"No.\"'\n"
        "text += ' The senator told Ms. van Dal she was the Dorland striker. Ohio officials agreed that it was late.'\n"
        "print(len(extractor.extract(new_article(text, id='a'))))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 0
