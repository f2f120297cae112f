"""Gold data: articles whose statements people have marked, to measure extraction against."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.article import Article, Span, new_article
from corpus.errors import ArticleError


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as annotators marked it.

    `names` are the speakers' full names, empty where the annotation does not tell; `counts` is
    false for what is attributed but not said (beliefs, findings): finding it is neither rewarded
    nor punished.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    names: tuple[str, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with every statement in it."""

    article: Article
    statements: tuple[GoldStatement, ...]


def read_gold(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a JSON Lines file of gold data.

    A line holds `doc_id`, `text` and `quotes`, each quote `content` and `speaker` (lists of
    character ranges), `speaker_name` or `speaker_names`, and optionally `speech`.

    Raises:
        ArticleError: the file cannot be read or a line is not gold data.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path}: cannot be read as gold data ({error}); give a JSON Lines file") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            article = new_article(record["text"], id=str(record["doc_id"]), title=record.get("title") or "")
            yield GoldArticle(article, tuple(_read_statement(quote) for quote in record["quotes"]))
        except (ArticleError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ArticleError(
                f"{path}, line {number}: not gold data ({error!r}); see 'onrecord evaluate --help'"
            ) from error


def _read_statement(quote: dict[str, Any]) -> GoldStatement:
    names = quote.get("speaker_names") or ([quote["speaker_name"]] if quote.get("speaker_name") else [])
    return GoldStatement(
        content=_read_spans(quote.get("content")),
        source=_read_spans(quote.get("speaker")),
        names=tuple(names),
        counts=bool(quote.get("speech", True) is not False),
    )


def _read_spans(ranges: Sequence[Sequence[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(int(start), int(end)) for start, end in ranges or ())
