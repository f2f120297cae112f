"""Signatures: words with the name of whoever said them behind (`“It leaks.” — Ora Lindqvist`), and block quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.lexicon.roles import load_roles
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.layout.leadin import speaks_before
from corpus.statements.rules.block import ENDS, is_prose
from corpus.text.grammar import FINITE, FIRST_PERSON
from corpus.text.reading import OUTSIDE, Reading

MAX_NAME = 5
MAX_CAPTION = 14
"""Tokens of a line below a quotation that is all name and role."""
MIN_SIGNED = 4
"""Tokens of a quotation that a name in brackets signs; fewer are a title: `“The Dam” (Ora Lindqvist, 52)`."""
DASHES = frozenset({"—", "–", "--", "-", "―", "~"})
BLOCK = ">"
"""What begins the lines of a block quote in Markdown and in mails."""


def read_signed(paragraphs: Sequence[Range], reading: Reading) -> Iterator[Draft]:
    """Yield paragraphs signed with a name: quotations, block quotes, and pull quotes without any marks."""
    doc = reading.doc
    for number, (start, end) in enumerate(paragraphs):
        if doc[start].text == BLOCK:
            if not number or _ends_block(number - 1, paragraphs, reading):
                yield from _block_quote(number, paragraphs, reading)
            continue
        signed = _dash_signed(number, paragraphs, reading) or _bracket_signed(start, end, reading)
        if signed is not None:
            yield signed
            continue
        first = _signature(start, end, reading)
        if first is not None and is_prose(start, first, reading):
            yield Draft(trim([(start, first)], reading), ((first - 1, first),), (first, end), "signed")


def _dash_signed(number: int, paragraphs: Sequence[Range], reading: Reading) -> Draft | None:
    """Return the quotation that a dash and a name follow, in its paragraph or the next."""
    doc, (start, end) = reading.doc, paragraphs[number]
    opening, dash = start, _closing(start, end, reading)
    if dash is None and number and _closing(*paragraphs[number - 1], reading) == paragraphs[number - 1][1]:
        dash, opening = start, paragraphs[number - 1][0]
    if dash == start and doc[dash].text not in DASHES:
        below = reading.text[doc[start - 1].idx : doc[start].idx].count("\n") == 1
        name = _caption(start, end, reading) or (_office_behind(start, end, reading) if below else None)
        return Draft(trim([(opening, start)], reading), ((start - 1, start),), name, "signed") if name else None
    if dash is None or dash == end or doc[dash].text not in DASHES:
        return None
    name = _name_behind(dash + 1, end, reading) or _office_behind(dash + 1, end, reading)
    return Draft(trim([(opening, dash)], reading), ((dash, dash + 1),), name, "signed") if name else None


def _caption(start: int, end: int, reading: Reading) -> Range | None:
    """Return the name where a paragraph is a name and a role and nothing else: `Ora Lindqvist, mayor`."""
    words, name = reading.doc[start:end], _name_behind(start, end, reading)
    if name is None or len(words) > MAX_CAPTION or name[1] >= end or reading.doc[name[1]].text != ",":
        return None
    plain = not any(word.tag_ in FINITE or word.text in ENDS for word in words)
    described = any(word.lower_ in load_roles() for word in reading.doc[name[1] : end])
    return name if plain and described else None


def _bracket_signed(start: int, end: int, reading: Reading) -> Draft | None:
    """Return the quotation that a name with its age or role in brackets follows: `“It leaks.” (Ora Lindqvist, 52)`."""
    doc, bracket = reading.doc, _closing(start, end, reading)
    if bracket is None or bracket >= end - 3 or doc[bracket].text != "(" or bracket - start < MIN_SIGNED:
        return None
    name = _name_behind(bracket + 1, end, reading, words=1)
    if name is None or name[1] + 1 >= end or doc[name[1]].text != ",":
        return None
    described = doc[name[1] + 1 : end]
    aged = described[0].is_digit and len(described[0]) < len("1900")
    says = aged and any(word.tag_ in FINITE for word in doc[start:bracket])  # and is no title
    if doc[bracket - 2].text not in {",", *ENDS} and not says:
        return None
    if name[1] - name[0] == 1 and not aged:
        return None
    if not aged and not any(word.lower_ in load_roles() for word in described):
        return None
    return Draft(((start, bracket),), ((bracket, bracket + 1),), name, "signed")


def _closing(start: int, end: int, reading: Reading) -> int | None:
    """Return where the quotation that a paragraph begins with ends, blanks behind it left out; None without one."""
    number = reading.inside[start]
    if number == OUTSIDE or reading.bounds[number][0] != start:
        return None
    stop = reading.bounds[number][1]
    while stop < end and reading.doc[stop].is_space:
        stop += 1
    return stop


def _block_quote(number: int, paragraphs: Sequence[Range], reading: Reading) -> Iterator[Draft]:
    """Yield the block quote that begins at a paragraph, where a name below it or the sentence before says whose it is.

    Its layout quotes it: without marks it is as verbatim as what stands under a name in a transcript.
    """
    doc = reading.doc
    last = number + 1
    while not _ends_block(last - 1, paragraphs, reading):
        last += 1
    lines = [(start + 1, end) for start, end in paragraphs[number:last] if end > start + 1]
    name = None
    if len(lines) > 1 and (name := _author(*lines[-1], reading)) is not None:
        lines.pop()
    elif last < len(paragraphs) and doc[paragraphs[last][0]].text in DASHES:
        name = _name_behind(paragraphs[last][0] + 1, paragraphs[last][1], reading)
    cue = name[0] - 1 if name else 0
    if name is None and number:
        cue = _last(*paragraphs[number - 1], reading)
        name = speaks_before(cue, reading) if doc[cue].text == ":" else None
    content = trim(lines, reading)
    if name is not None and content:
        plain = all(reading.inside[i] == OUTSIDE for start, end in content for i in range(start, end))
        yield Draft(content, ((cue, cue + 1),), name, "signed", spoken=plain)


def _ends_block(number: int, paragraphs: Sequence[Range], reading: Reading) -> bool:
    """Return whether a block quote, if this is a line of one, ends with it: what stands behind is another's.

    So it does where no line of one follows, where a blank line does, and with the line that says whose it is.
    """
    doc, (start, end) = reading.doc, paragraphs[number]
    if number + 1 == len(paragraphs):
        return True
    opening = paragraphs[number + 1][0]
    if doc[start].text != BLOCK or doc[opening].text != BLOCK:
        return True
    last = doc[_last(start, end, reading)]
    apart = reading.text[last.idx + len(last) : doc[opening].idx].count("\n") > 1
    return apart or (end > start + 1 and doc[start + 1].text in DASHES)


def _author(start: int, end: int, reading: Reading) -> Range | None:
    """Return the name in the last line of a block quote, which is all its author's, with a dash or without."""
    if reading.doc[start].text in DASHES:
        return _name_behind(start + 1, end, reading)
    name = _name_behind(start, end, reading)
    return name if name and all(reading.doc[i].pos_ == "PROPN" for i in range(*name)) else None


def _last(start: int, end: int, reading: Reading) -> int:
    """Return the last token of a paragraph that is no blank."""
    while end - 1 > start and reading.doc[end - 1].is_space:
        end -= 1
    return end - 1


def _signature(start: int, end: int, reading: Reading) -> int | None:
    """Return where the name begins that ends a paragraph in the first person, behind its last full stop."""
    doc, first = reading.doc, end
    while first > max(start, end - MAX_NAME) and doc[first - 1].pos_ == "PROPN" and doc[first - 1].text[0].isupper():
        first -= 1
    if end - first < 2 or first == start or doc[first - 1].text not in ENDS:
        return None
    plain = all(reading.inside[i] == OUTSIDE for i in range(start, end))
    return first if plain and any(doc[i].lower_ in FIRST_PERSON for i in range(start, first)) else None


def _office_behind(start: int, end: int, reading: Reading) -> Range | None:
    """Return the office and the name behind it that are all of a signature: `Former pupil Ora Lindqvist`."""
    doc, stop = reading.doc, _last(start, end, reading) + 1 if start < end else end
    name = stop
    while name > start and doc[name - 1].text[0].isupper():
        name -= 1
    office = doc[start:name]
    held = any(word.lower_ in load_roles() for word in office)
    plain = all(word.is_alpha and word.tag_ not in FINITE for word in office)
    return (start, stop) if held and plain and stop - name > 1 and stop - start <= MAX_CAPTION else None


def _name_behind(start: int, end: int, reading: Reading, words: int = 2) -> Range | None:
    """Return the name of `words` or more at a place, where a comma or the end of the paragraph follows it."""
    doc, stop = reading.doc, start
    while stop < end and stop - start < MAX_NAME and doc[stop].text[0].isupper():
        stop += 1
    # A handle in brackets makes it a post.
    closed = (
        stop == end
        or doc[stop].text in {",", ")"}
        or (doc[stop].text == "(" and doc[stop + 1 : stop + 2].text[:1] != "@")
    )
    return (start, stop) if stop - start >= words and (closed or doc[stop].is_space) else None
