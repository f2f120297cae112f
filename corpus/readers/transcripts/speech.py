"""Speech: what is said piece by piece, and whose words each piece is, made an article of turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.article import Article, Span, Turn
from corpus.errors import ArticleError
from corpus.readers.document import Details, Document
from corpus.readers.plain import title_of

MAX_LABEL = 200
"""Characters of a label; what is longer is no name."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words under one label, "" where nobody is named, and their place: a time code, a paragraph."""

    label: str
    words: str
    place: str = ""


def article_of_speech(document: Document, pieces: Iterable[Said], found: Details, *, apart: bool = False) -> Article:
    """Return the article whose text is what was said, a paragraph for each turn.

    Pieces of one speaker that follow each other are one turn, because captions break off inside sentences, unless each
    is whole and stands `apart`; then its lines are paragraphs. The title is the file's name where the file gives none.

    Raises:
        ArticleError: nobody is named, so that the words would be nobody's statements.
    """
    parts: list[str] = []
    turns: list[Turn] = []
    at = 0
    for said in _join(pieces, apart):
        if parts:
            parts.append("\n")
            at += 1
        if said.label:
            turns.append(Turn(Span(at, at + len(said.words)), said.label, said.place))
        parts.append(said.words)
        at += len(said.words)
    if not turns:
        raise ArticleError(f"{document.name}: no speaker is named in it; give a transcript that says who speaks")
    title = found.title or document.details.title or title_of(document.name)
    return document.article("".join(parts), found.over(Details(title=title)), turns=turns)


def clock(seconds: float) -> str:
    """Return a time code HH:MM:SS, "" for what is no time."""
    if not 0 <= seconds < 1e9:
        return ""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _join(pieces: Iterable[Said], apart: bool) -> Iterator[Said]:
    label, place = "", ""
    words: list[str] = []
    for piece in pieces:
        own = " ".join(piece.label.split())
        own = own if len(own) <= MAX_LABEL else ""
        lines = piece.words.split("\n") if apart else [piece.words]
        said = "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)
        if not said:
            continue
        if words and (apart or own != label):
            yield Said(label, " ".join(words), place)
            words = []
        if not words:
            label, place = own, piece.place
        words.append(said)
    if words:
        yield Said(label, " ".join(words), place)
