"""Page furniture: what a page prints inside its report that the reporter has not written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.article import Span

PARTICLE = r"(?:de|del|den|der|du|la|le|van|von)"
FURNITURE = re.compile(
    # `Sen. Pell Edward (Ned) PellDam vote fails Mayor quits MORE said`: a link on a name, opened: the name in full with
    # headlines typed to it
    r"(?P<surname>\b[A-Z][\w’'-]+)(?:,?\ [JS]r\.?)?\ "
    rf"(?P<tag>(?:(?:[\“\"(]?[A-Z][\w.’'-]*[)\”\"]?|{PARTICLE})\ ){{1,6}}(?P=surname)"
    r"(?:,?\ (?:Jr\.|Sr\.|I{2,3}\b|IV\b))?(?=[A-Z0-9‘'“\"])[^\n]{0,900}?(?<![A-Z])MORE\b)"
    # `The dam at Salt. REUTERS/Ora Lind/File Photo`, `The dam. Photograph: Ora Lind/Salt Images`: who took a picture
    r"|(?P<credit>(?:\b[A-Z]\w+\ [A-Z]\w+/Pool\ via\ )?\b(?:REUTERS/|AP\ Photo/\ ?|Photograph:\ )"
    r"[A-Z][\w.’'():,-]*(?:[\ /]{1,2}[A-Z(][\w.’'():,-]*){0,8}\ *$)"
    # `<tweet pic="" author="oralind" id="4">It leaks.</tweet>`: the tags of a post, but for the handle they tell
    r"|(?P<post><tweet\b[^<>]{0,200}?\bauthor=\"(?P<handle>@?\w+)\"[^<>]{0,200}>|</?tweet\b[^<>]{0,300}>)"
    # `pic.twitter.com/dam4`: where a post leads to
    r"|(?P<link>\b(?:https?://t\.co|pic\.twitter\.com)/\w+)"
    # `Facebook Twitter Pinterest Lind at the dam`: where a picture may be shared
    r"|(?P<links>^Facebook\ Twitter\ Pinterest\b)"
    # lines between two paragraphs: `Story Continued Below`, `SEE ALSO: Dam vote fails`
    r"|(?P<line>^(?:ADVERTISEMENT|Advertisement:?|Story\ Continued\ Below"
    r"|(?:SEE\ ALSO:|Enlarge\ this\ image\ toggle\ caption)\ [^\n“”\"]+|\(\ ?Also\ on\ POLITICO:\ [^\n]*\)"
    r"|JUST\ WATCHED\ [^\n]*\bReplay\ More\ Videos\b[^\n]*)\ *$)",
    re.MULTILINE | re.VERBOSE,
)


def without_furniture(text: str) -> str:
    """Return the text with page furniture blanked, letter for letter, so that all places stay."""
    parts, end = [], 0
    for found in find_furniture(text):
        parts += [text[end : found.start], " " * (found.end - found.start)]
        end = found.end
    return "".join([*parts, text[end:]])


def find_furniture(text: str) -> list[Span]:
    """Return where page furniture stands in a text, in order; the surname on which a link lies is the report's own."""
    return [span for found in FURNITURE.finditer(text) for span in _spans(found)]


def _spans(found: re.Match[str]) -> Iterator[Span]:
    """Yield what of a find is furniture: of the tag of a post what stands around its handle."""
    if found["handle"]:
        yield Span(found.start(), found.start("handle"))
        yield Span(found.end("handle"), found.end())
    else:
        yield Span(*found.span("tag" if found["tag"] else 0))


def parts_between(text: str, span: Span, furniture: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a span between what stands in it of `furniture`, without blanks there."""
    edges = [span.start]
    for found in furniture[bisect_right(furniture, span.start, key=lambda one: one.end) :]:
        if found.start >= span.end:
            break
        edges += [found.start, found.end]
    if len(edges) == 1:
        yield span
        return
    for start, end in zip(edges[::2], [*edges[1::2], span.end], strict=True):
        words = text[start:end]
        if words.strip():
            yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
