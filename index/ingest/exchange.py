"""Exchange: a library written out as one object an article, or one row a statement, and read in again."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from corpus.article import Article, Span, Turn, new_article
from corpus.errors import LibraryError
from corpus.statement import Role, Speaker, Statement, paraphrased, statement_text
from corpus.store.records import read_day, write_day
from index.ingest.seal import sealed
from index.stores.filters import Filters
from index.vectors.embedder import Embedder
from index.vectors.passage import passage

if TYPE_CHECKING:
    from index.stores.contents import Contents
    from index.stores.store import Store

FORMAT = "onrecord-1"
ROW = (
    "id",
    "text",
    "speakers",
    "role",
    "told_by",
    "kind",
    "quoted",
    "paraphrased",
    "spoken",
    "cue",
    "source",
    "published",
    "title",
    "outlet",
    "url",
    "article",
    "corrected",
)


def export_articles(store: Store) -> Iterator[dict[str, Any]]:
    """Yield a header, every article with its statements and their vectors, in the order they were added, and a seal.

    Raises:
        LibraryError: the text of an article is not the text that was stored, or a vector is lost.
    """
    yield from sealed(_records(store))


def _records(store: Store) -> Iterator[dict[str, Any]]:
    with store.reading():
        facts = {key: store.fact(key) for key in ("model", "revision", "dimension", "extractor")}
        articles = store.printed()  # of now, however long whoever reads this takes
        yield {"format": FORMAT, "sealed": True, **facts}
        for article, extractor, printed in articles:
            if not all(len(vector) for _, vector in printed):
                raise LibraryError(f"vectors of {article.id} are lost; run 'onrecord doctor --repair' and export again")
            yield write_record(article, extractor, printed) | {"corrected": store.corrected(article.id)}


def write_record(
    article: Article, extractor: str, printed: Sequence[tuple[Statement, npt.NDArray[np.float16]]]
) -> dict[str, Any]:
    """Return an article with its statements, speakers as printed there, and their vectors as a JSON object."""
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": write_day(article.published),
        "language": article.language,
        "text": article.text,
        "sha256": article.sha256,
        "extractor": extractor,
        **({"turns": [_turn_out(turn) for turn in article.turns]} if article.turns else {}),
        "statements": [_statement_out(statement, vector) for statement, vector in printed],
    }


def export_rows(store: Contents) -> Iterator[dict[str, str]]:
    """Yield every statement as a row of plain text, with whose it is and where it stands; its keys are `ROW`.

    Raises:
        LibraryError: the text of an article is not the text that was stored.
    """
    with store.reading():
        for _, statement, article in store.each(Filters()):
            roles = store.roles([(article.id, speaker.id) for speaker in statement.speakers])
            values = (
                statement.id,
                statement_text(article.text, statement.content),
                "; ".join(speaker.name for speaker in statement.speakers),
                "; ".join(role for speaker in statement.speakers if (role := roles.get((article.id, speaker.id)))),
                "; ".join(teller.name for teller in statement.told_by),
                statement.kind,
                statement_text(article.text, statement.quoted),
                statement_text(article.text, paraphrased(statement, article.text)),
                "yes" if statement.spoken else "",
                statement_text(article.text, statement.cue),
                statement_text(article.text, statement.source),
                write_day(article.published) or "",
                article.title,
                article.outlet,
                article.url,
                article.id,
                str(store.corrected(article.id)),
            )
            yield dict(zip(ROW, values, strict=True))


def embed_record(
    article: Article, statements: list[Statement], embedder: Callable[[], Embedder]
) -> npt.NDArray[np.float32]:
    """Return the vectors of an article's statements, of shape (statements, dimension), made anew."""
    return embedder().encode([passage(statement, article) for statement in statements])


def _statement_out(statement: Statement, vector: npt.NDArray[np.float16]) -> dict[str, Any]:
    return {
        "id": statement.id,
        "content": _edges(statement.content),
        "quoted": _edges(statement.quoted),
        "cue": _edges(statement.cue),
        "source": _edges(statement.source),
        "sentence": [statement.sentence.start, statement.sentence.end],
        "speakers": [_speaker_out(speaker) for speaker in statement.speakers],
        "kind": statement.kind,
        "confidence": statement.confidence,
        **({"spoken": True} if statement.spoken else {}),
        **({"told_by": [_speaker_out(teller) for teller in statement.told_by]} if statement.told_by else {}),
        "vector": base64.b64encode(vector.tobytes()).decode("ascii"),
    }


def read_record(record: Mapping[str, Any]) -> tuple[Article, str, list[Statement], npt.NDArray[np.float32]]:
    """Return what `write_record` was given, the vectors as float32 of shape (statements, dimension).

    Raises:
        KeyError, TypeError, ValueError, ArticleError, binascii.Error: the record is damaged.
    """
    article = new_article(
        record["text"],
        id=record["id"],
        title=record["title"],
        url=record["url"],
        outlet=record["outlet"],
        published=read_day(record["published"]),
        language=record["language"],
        turns=[_turn_in(each) for each in record.get("turns", ())],
    )
    if article.sha256 != record["sha256"]:
        raise ValueError("the text is not the text that was exported")
    statements = [_statement_in(each, article) for each in record["statements"]]
    packed = [
        np.frombuffer(base64.b64decode(each["vector"], validate=True), np.float16) for each in record["statements"]
    ]
    vectors = np.array(packed, np.float32) if packed else np.empty((0, 0), np.float32)
    return article, record["extractor"], statements, vectors


def _statement_in(record: Mapping[str, Any], article: Article) -> Statement:
    content, quoted, cue, source = (_spans(record[name]) for name in ("content", "quoted", "cue", "source"))
    start, end = record["sentence"]
    statement = Statement(
        record["id"],
        article.id,
        content,
        quoted,
        cue,
        source,
        speakers=tuple(_speaker_in(each, article) for each in record["speakers"]),
        kind=record["kind"],
        sentence=Span(start, end),
        confidence=record["confidence"],
        spoken=bool(record.get("spoken", False)),
        told_by=tuple(_speaker_in(each, article) for each in record.get("told_by", ())),
    )
    for span in (*content, *quoted, *cue, *source, statement.sentence):
        if not 0 <= span.start <= span.end <= len(article.text):
            raise ValueError(f"statement {statement.id} stands outside its article")
    return statement


def _turn_out(turn: Turn) -> dict[str, Any]:
    place = {"place": turn.place} if turn.place else {}
    return {"span": [turn.span.start, turn.span.end], "label": turn.label, **place, "found": turn.found}


def _turn_in(record: Mapping[str, Any]) -> Turn:
    start, end = record["span"]
    return Turn(Span(start, end), record["label"], record.get("place", ""), bool(record.get("found", False)))


def _speaker_out(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "aliases": list(speaker.aliases),
        "roles": [role.name for role in speaker.roles],
    }


def _speaker_in(record: Mapping[str, Any], article: Article) -> Speaker:
    roles = tuple(Role(role, article.published, article.published) for role in record["roles"])
    return Speaker(record["id"], record["name"], record["kind"], tuple(record["aliases"]), roles)


def _edges(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(edges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in edges)
