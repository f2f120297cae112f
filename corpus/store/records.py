"""Records: how articles, statements and speakers are written into columns of the database, and read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from corpus.article import Article, Span, Turn
from corpus.errors import LibraryError
from corpus.statement import Role, Speaker, SpeakerKind, Statement
from corpus.store.packing import pack_text, unpack_text

ARTICLE_COLUMNS = "id, title, url, outlet, published, language, text, sha256, turns"
STATEMENT_COLUMNS = "id, spans, kind, confidence, spoken"
SPEAKER_COLUMNS = "id, name, kind, aliases, roles"
_DECODER = json.JSONDecoder()
WITHDRAWN = "withdrawn "
"""Facts that begin so hold, of an id whose words an article has no more, the article and a digest of the words."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be read: its id, what to call it, where it stands, why, and who tried."""

    article: str
    name: str
    url: str
    reason: str
    extractor: str


def write_article(article: Article, *, packed: bool = False) -> tuple[Any, ...]:
    """Return the values of `ARTICLE_COLUMNS`, the text as it is or packed."""
    return (
        article.id,
        article.title,
        article.url,
        article.outlet,
        write_day(article.published),
        article.language,
        pack_text(article.text) if packed else article.text,
        article.sha256,
        json.dumps(
            [[each.span.start, each.span.end, each.label, each.place, each.found] for each in article.turns],
            ensure_ascii=False,
            separators=(",", ":"),
        ),
    )


def read_article(record: Sequence[Any], *, check: bool = True) -> Article:
    """Return the article of a record of `ARTICLE_COLUMNS`.

    Raises:
        LibraryError: the text is none, or (unless not to `check`) not the text whose digest was stored.
    """
    id_, title, url, outlet, published, language, text, sha256, turns = record
    text = unpack_text(text)
    article = Article(id_, title, url, outlet, read_day(published), language, text, sha256, _parse_turns(turns))
    if check or not isinstance(text, str):
        check_text(article)
    return article


def _parse_turns(turns: str) -> tuple[Turn, ...]:
    if turns == "[]":
        return ()
    return tuple(
        Turn(Span(start, end), label, place, bool(found)) for start, end, label, place, found in json.loads(turns)
    )


def check_text(article: Article) -> None:
    """Make sure that the text of an article is what was stored.

    Raises:
        LibraryError: it has another digest.
    """
    text = article.text
    if not isinstance(text, str) or hashlib.sha256(text.encode("utf-8")).hexdigest() != article.sha256:
        raise LibraryError(
            f"the stored text of article {article.id} ({article.title}) is damaged; "
            f"run 'onrecord remove {article.id}' and add it again"
        )


def write_spans(statement: Statement) -> str:
    """Return the statement's places as JSON: content, quoted, cue, source and sentence, each a flat list."""
    groups = (statement.content, statement.quoted, statement.cue, statement.source, (statement.sentence,))
    edges = [[edge for span in group for edge in (span.start, span.end)] for group in groups]
    return json.dumps(edges, separators=(",", ":"))


def read_edges(spans: str) -> list[list[int]]:
    """Return the five groups of spans that `write_spans` wrote, each as the flat list it is there."""
    edges: list[list[int]] = _DECODER.raw_decode(spans)[0]
    return edges


def read_spans(spans: str) -> list[tuple[Span, ...]]:
    """Return the five groups of spans that `write_spans` wrote."""
    return [
        # Most are one span.
        (Span(*edges),) if len(edges) == 2 else tuple(map(Span, edges[::2], edges[1::2]))
        for edges in read_edges(spans)
    ]


def read_statement(
    record: Sequence[Any], article_id: str, speakers: Sequence[Speaker], told_by: Sequence[Speaker] = ()
) -> Statement:
    """Return the statement of a record of `STATEMENT_COLUMNS`, its speakers and its tellers."""
    id_, spans, kind, confidence, spoken = record
    content, quoted, cue, source, (sentence,) = read_spans(spans)
    return Statement(
        id_,
        article_id,
        content,
        quoted,
        cue,
        source,
        tuple(speakers),
        kind,
        sentence,
        confidence,
        spoken=bool(spoken),
        told_by=tuple(told_by),
    )


def write_speaker(speaker: Speaker) -> tuple[Any, ...]:
    """Return the values of `SPEAKER_COLUMNS`."""
    roles = [[role.name, write_day(role.first), write_day(role.last)] for role in speaker.roles]
    return (
        speaker.id,
        speaker.name,
        speaker.kind,
        json.dumps(speaker.aliases, ensure_ascii=False),
        json.dumps(roles, ensure_ascii=False),
    )


def read_speaker(record: Sequence[Any]) -> Speaker:
    """Return the speaker of a record of `SPEAKER_COLUMNS`."""
    return _parse_speaker(*record)


@lru_cache(maxsize=4096)
def _parse_speaker(id_: str, name: str, kind: SpeakerKind, aliases: str, roles: str) -> Speaker:
    # An answer looks at a hundred statements of few speakers.
    return Speaker(
        id_,
        name,
        kind,
        tuple(json.loads(aliases)),
        tuple(Role(role, read_day(first), read_day(last)) for role, first, last in json.loads(roles)),
    )


def write_day(day: date | None) -> str | None:
    """Return the day as the database keeps it, so that text order is time order."""
    return None if day is None else day.isoformat()


def read_day(day: str | None) -> date | None:
    """Return the day of a stored value."""
    return None if day is None else date.fromisoformat(day)
