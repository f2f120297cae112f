"""The passage: the texts a statement is embedded as."""

from __future__ import annotations

import re

from corpus.article import Article
from corpus.statement import Statement, statement_text

VERSION = "2"
"""Rises whenever a statement would be embedded otherwise; libraries rebuild what is older."""

MAX_BEFORE = 700
"""How many characters before a sentence are read for the one before it."""
SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[MDSJ][rst]\.)(?<!\bMrs\.)(?<!\b(?:Sen|Rep|Gov|Gen|Col|Sgt)\.)(?<!\b(?:Lt|No|vs)\.)"
    r"[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9£$€])"
)
MARKS = re.compile(r"[“”„‟«»\"]")


def passage(statement: Statement, article: Article) -> str:
    """Return the article's title and the sentence around the words; the words alone where a sentence is missing.

    Chosen by measuring, see docs/ranking.md: the title says what short words ("We were ready") are about.
    """
    sentence = _sentence(statement, article)
    return f"{article.title}. {sentence}" if article.title else sentence


def context(statement: Statement, article: Article) -> str:
    """Return the sentence before the one around the words, and that one, as the article's own words lead up to them.

    Empty where there is none before, or one with quotation marks: what is quoted there is a statement of its own, and
    in a transcript, which prints no marks, all is.
    """
    before = "" if statement.spoken else sentence_before(article.text, statement.sentence.start)
    return f"{before} {_sentence(statement, article)}" if before and not MARKS.search(before) else ""


def sentence_before(text: str, at: int) -> str:
    """Return the sentence that ends before a character of `text`, of the same paragraph or the one above; or ""."""
    paragraph = text[max(0, at - MAX_BEFORE) : at].rstrip().rpartition("\n")[2].strip()
    return SENTENCE_END.split(paragraph)[-1]


def _sentence(statement: Statement, article: Article) -> str:
    return statement.sentence.of(article.text).strip() or statement_text(article.text, statement.content)
