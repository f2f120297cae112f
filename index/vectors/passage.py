"""The passage: the text a statement is embedded as."""

from __future__ import annotations

from corpus.article import Article
from corpus.statement import Statement, statement_text

VERSION = "1"
"""Rises whenever a statement would be embedded as another text; libraries rebuild what is older."""


def passage(statement: Statement, article: Article) -> str:
    """Return the article's title and the sentence around the words; the words alone where a sentence is missing.

    Chosen by measuring, see docs/ranking.md: the title says what short words ("We were ready") are about.
    """
    sentence = statement.sentence.of(article.text).strip() or statement_text(article.text, statement.content)
    return f"{article.title}. {sentence}" if article.title else sentence
