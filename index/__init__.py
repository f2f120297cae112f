"""Finding it again: questions, vectors, ranking and the library on disk. What is listed here is for other programs too.

Names are loaded when they are first asked for: whatever lies in this room is imported by way of this file, and most
of it needs no library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.article import Article as Article
    from corpus.article import new_article as new_article
    from corpus.errors import ArticleError as ArticleError
    from corpus.errors import LibraryError as LibraryError
    from corpus.errors import NoStatementError as NoStatementError
    from corpus.readers.reading import read_articles as read_articles
    from corpus.statement import Speaker as Speaker
    from corpus.statement import Statement as Statement
    from index.checking.check import Check as Check
    from index.ingest.summary import AddSummary as AddSummary
    from index.library import Library as Library
    from index.library import sample_library as sample_library
    from index.match import Answer as Answer
    from index.match import Match as Match
    from index.notes import Note as Note
    from index.question.request import Request as Request

PUBLIC = {
    "AddSummary": "index.ingest.summary",
    "Answer": "index.match",
    "Article": "corpus.article",
    "ArticleError": "corpus.errors",
    "Check": "index.checking.check",
    "Library": "index.library",
    "LibraryError": "corpus.errors",
    "Match": "index.match",
    "NoStatementError": "corpus.errors",
    "Note": "index.notes",
    "Request": "index.question.request",
    "Speaker": "corpus.statement",
    "Statement": "corpus.statement",
    "new_article": "corpus.article",
    "read_articles": "corpus.readers.reading",
    "sample_library": "index.library",
}
"""Each name that versions promise to keep, and the file it lies in."""
__all__ = list(PUBLIC)


def __getattr__(name: str) -> object:
    """Return one of the names, loading what it needs (PEP 562)."""
    if name not in PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(PUBLIC[name]), name)
