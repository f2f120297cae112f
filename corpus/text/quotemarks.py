"""Quotations: the stretches of a text that stand inside quotation marks.

Works on characters alone, in one pass over each paragraph, and never raises: newspapers forget
marks, re-open them in every paragraph, lose the paragraph breaks and mix five kinds of marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from corpus.article import Span

MARK = re.compile("[“”„«»「」『』\"″]|''|``|[‘’'`‚‹›]|</?q>")
CORNERS = {"「": "」", "『": "』", "<q>": "</q>"}
"""Corner brackets, the marks of Japanese and Chinese papers, which keep them in English: only its own closes one.

So does the mark of HTML, which some papers leave in their texts."""
DOUBLE_OPENING = {"“", "„", "«", "``", *CORNERS}
DOUBLE_CLOSING = {"”", "»", *CORNERS.values()}
TURNED = {"”", "»", "″"}
"""Marks that close in English and open in Swedish, Finnish, Danish or German: `”It leaks,” she said`, `»It leaks«`.

The sign for inches opens too: some sites print it where a quotation begins with a bracket, a sum or an accent.
"""
EITHER_WAY = {'"', "''"}
SINGLE_OPENING = {"‘", "'", "`", "‚", "‹"}
SINGLE_CLOSING = {"’", "'", "›"}
OPENS_AFTER = re.compile(r"[\s(\[{—–\-/“\"‘:]")
DOUBLE_ENDS = frozenset('"”')
STOPS = frozenset(".!?")
MAX_BLANKS = 4
"""Characters looked back over blanks before a mark."""
DECADE = re.compile(r"\d0s\b")
CERTAIN_CLOSE = re.compile(r"[.,!?][\"”]?['’]")
"""A single mark that surely closes: behind a stop, and behind a double mark that closes what was quoted inside."""
MAX_SINGLE = 1000
"""Characters within which a single mark must close; with the number of marks looked at, it keeps the search linear."""
MAX_MARKS = 30
MAX_RUNNING_ON = 2000
"""Characters a paragraph goes on behind a single mark that only the next one closes."""
REOPENED = re.compile(r"[^\S\n]*\n\s*([“„«「『\"]|''|``|[‘'](?=[A-Z]))\S")
"""A paragraph that begins with an opening mark, behind one whose quotation was not closed."""
ATTRIBUTED = re.compile(
    r", (?:[a-z]+ ){0,2}(?:[^\W\d_a-z][\w.’'-]* ){1,3}(?:said|says|added|wrote|explained|warned)(?: [\w ]{1,30})?\.\s"
)
"""An attribution: where it stands behind an opening mark, the mark that closes before it was forgotten."""
REPORTED = re.compile(r", [^,.!?]{1,40} (?:said|says|told|tells|added|adds|wrote|explained|warned)\b")
"""The same more loosely: behind it a paragraph that nothing closes is not all speech."""
WITHIN_CURLY = re.compile(r"(?<=\w )\"\w[^\"“”\n]{0,60}\w[,.]?\"(?=[\s,.;?!][^\"“\n]*”)")
"""Straight marks inside curly ones that are closed behind them: `“She hates the word "dam" now,” he said`."""
TWICE = re.compile('’’(?![’”"\\w])')
"""Two single marks that close what a double one opened: `“It leaks,’’ said Aker`."""
SET_APART = re.compile(r"(?<=[:,] )(?:\"|'') (?=[^\W_])")
"""A mark with a blank on both sides, behind a colon or a comma: `Aker said: " The dam leaks."`"""
BEFORE_DOTS = re.compile(r"(?:[”\"]|'') (?=…|\.\.\.)")
"""A mark that opens a paragraph before dots and a blank, which sites turn round: `” … it leaks,” she said`."""
STUCK = re.compile(r"(?<=[^\W\d_A-Z])[.!?]\"(?=[A-Z][a-z’']*\s[^\"\n]*[^\s\"]\")")
"""A mark that opens right behind a sentence, where a page has lost the blank: `the dam leaks."It is old," she said`."""
PARAGRAPH = re.compile(r"[^\n]+")
MIN_SINGLE_WORDS = 3
"""Words a single-quoted stretch has that counts without a stop before its closing mark; fewer are a nickname."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch: `span` with its marks, `inner` without them.

    `closed` is false where the paragraph ends first and the next one begins with a mark, the
    newspaper way of saying that the speaker goes on there. What nothing closes and nobody goes on
    with is no quotation, because where it ends is not known; only the last paragraph of a speech
    ends with its paragraph and counts as closed.
    """

    span: Span
    inner: Span
    closed: bool


@lru_cache(maxsize=4)
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of `text` in order; they never overlap or cross a line break."""
    found: list[Quotation] = []
    for paragraph in PARAGRAPH.finditer(text):
        found.extend(_quotations_between(text, paragraph.start(), paragraph.end()))
    kept: list[Quotation] = []
    for i, one in reversed(list(enumerate(found))):
        if one.closed or _runs_on(text, one, kept[-1].span.start if kept else len(text)):
            kept.append(one)
        elif i and not found[i - 1].closed and _ends_speech(text, found[i - 1], one):
            kept.append(replace(one, closed=True))
    return tuple(reversed(kept))


def _runs_on(text: str, quotation: Quotation, following: int) -> bool:
    """Return whether the next paragraph begins with the mark that an unclosed quotation began with.

    A single mark may be an apostrophe there too: the next quotation must begin with it, at character `following`.
    """
    reopened, mark = REOPENED.match(text, quotation.span.end), text[quotation.span.start : quotation.inner.start]
    if reopened is None or reopened[1] != mark or ATTRIBUTED.search(text, quotation.inner.start, reopened.start(1)):
        return False
    return mark not in SINGLE_OPENING or reopened.start(1) == following


def _ends_speech(text: str, before: Quotation, last: Quotation) -> bool:
    """Return whether a paragraph that nothing closes is the last of a speech that the one before it runs on into."""
    words = last.inner.of(text)
    whole = words[-1:] in STOPS and len(words) <= MAX_RUNNING_ON and not REPORTED.search(words)
    return whole and _runs_on(text, before, last.span.start)


# One pass over the marks with one open quotation; the cases are which mark meets which state.
def _quotations_between(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Yield the quotations of one paragraph."""
    opened: re.Match[str] | None = None
    nested = False
    at = start
    searched = start  # no attribution stands between the opened mark and this
    while mark := MARK.search(text, at, end):
        at = _behind_straight(text, opened, mark, end)
        sign = mark.group()
        if opened is None:
            turns = sign in EITHER_WAY | TURNED and _may_open(text, mark, start, end)
            stuck = sign == '"' and mark.start() > start and STUCK.match(text, mark.start() - 1, end) is not None
            if sign in DOUBLE_OPENING or turns or stuck or _opens_apart(text, mark, start, end):
                opened, nested = mark, False
            elif sign in SINGLE_OPENING and _may_open(text, mark, start, end) and not DECADE.match(text, mark.end()):
                closing = _find_single_close(text, mark, end)
                if closing is not None:
                    yield Quotation(Span(mark.start(), closing.end()), Span(mark.end(), closing.start()), True)
                    at = closing.end()
                elif _may_run_on(text, mark, start, end):
                    opened = mark
                    break
        elif sign == opened.group() and not nested and _opens_within(text, mark, start, end):
            nested = True
        elif nested and _closes_within(text, opened, mark, start, end):
            nested = False
        elif at == mark.end() and (stop := _closed_at(text, opened, mark, start, end)) is not None:
            yield Quotation(Span(opened.start(), stop), Span(opened.end(), mark.start()), True)
            opened, at = None, stop
        elif sign == opened.group():
            attributed = ATTRIBUTED.search(text, max(searched, opened.end()), mark.start())
            opened = mark if attributed else opened  # `“The dam leaks, Aker said. “It drips.”`
            searched = mark.start()
    if opened is not None and (
        opened.start() - start <= 2 or opened.group() in DOUBLE_OPENING | SINGLE_OPENING or _long(text, opened, end)
    ):
        last = start + len(text[start:end].rstrip())
        if last > opened.end():
            yield Quotation(Span(opened.start(), last), Span(opened.end(), last), False)


def _behind_straight(text: str, opened: re.Match[str] | None, mark: re.Match[str], end: int) -> int:
    """Return where to look for the next mark: behind this one, or behind what straight ones quote inside curly ones."""
    curly = opened is not None and opened.group() == "“"
    within = WITHIN_CURLY.match(text, mark.start(), end) if curly else None
    return mark.end() if within is None else within.end()


def _closed_at(text: str, opened: re.Match[str], mark: re.Match[str], start: int, end: int) -> int | None:
    """Return where a quotation ends with a mark, None where the mark does not close it."""
    if _closes_twice(text, opened, mark, end):
        return mark.end() + 1
    return mark.end() if _closes(text, opened, mark, start, end) else None


def _closes_twice(text: str, opened: re.Match[str], mark: re.Match[str], end: int) -> bool:
    """Return whether two single marks close what a double one opened, and no double one does."""
    if opened.group() != "“" or TWICE.match(text, mark.start(), end) is None:
        return False
    behind = islice(MARK.finditer(text, mark.end() + 1, end), MAX_MARKS)
    return next((one.group() for one in behind if one.group() in {"“", "”"}), "“") == "“"


def _opens_within(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Return whether a mark opens another quotation inside one: `"She said "no" to it," Aker said.`

    A curly one does where both are closed behind it: of `“It leaks, Aker said. He called it “a farce.”` the mark that
    closes the first was forgotten.
    """
    if mark.group() not in EITHER_WAY | {"“"}:
        return False
    before = text[max(start, mark.start() - MAX_BLANKS) : mark.start()].rstrip()[-1:]
    inside = text[mark.start() - 1].isspace() and before not in STOPS and _may_open(text, mark, start, end)
    return inside and (mark.group() in EITHER_WAY or _closes_both(text, mark, end))


def _closes_both(text: str, mark: re.Match[str], end: int) -> bool:
    depth = 2
    for other in islice(MARK.finditer(text, mark.end(), end), MAX_MARKS):
        depth += {"“": 1, "”": -1}.get(other.group(), 0)
        if depth == 0:
            return True
    return False


def _closes_within(text: str, opened: re.Match[str], mark: re.Match[str], start: int, end: int) -> bool:
    """Return whether a mark closes the quotation inside the one that is open."""
    return mark.group() == "”" if opened.group() == "“" else _closes_again(text, mark, start, end)


def _closes_again(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Return whether one straight mark more closes than opens behind one, so that it closes the quotation inside."""
    depth = 1
    same = (other for other in MARK.finditer(text, mark.end(), end) if other.group() == mark.group())
    for other in islice(same, MAX_MARKS):
        adjacent = text[other.start() - 1] == mark.group()[0]
        depth += 1 if _may_open(text, other, start, end) and not adjacent else -1
        if depth == 0:
            return True
    return False


def _may_run_on(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Return whether a single mark that its paragraph does not close may begin a speech of several paragraphs."""
    leads = mark.start() - start <= 2 or text[max(start, mark.start() - 2) : mark.start()] in {": ", ", "}
    if end - mark.start() > MAX_RUNNING_ON:
        return False
    reopened = REOPENED.match(text, mark.end() + len(text[mark.end() : end].rstrip()))
    if not leads or reopened is None or reopened[1] != mark.group() or not text[mark.end() : mark.end() + 1].isupper():
        return False
    return all(one.group() in SINGLE_CLOSING for one in MARK.finditer(text, mark.end(), end))


def _may_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Return whether a mark that looks the same on both sides opens here: blank before it, a word after it."""
    before = mark.start() == start or OPENS_AFTER.match(text[mark.start() - 1]) is not None
    after = mark.end() < end and not text[mark.end()].isspace()
    return before and after


def _opens_apart(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Return whether a mark set apart by blanks opens here: the next one of its kind cannot open."""
    leads = mark.start() == start and BEFORE_DOTS.match(text, start, end)
    if not leads and SET_APART.match(text, mark.start(), end) is None:
        return False
    following = next((one for one in MARK.finditer(text, mark.end(), end) if one.group() == mark.group()), None)
    return following is not None and not _may_open(text, following, start, end)


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], start: int, end: int) -> bool:
    """Return whether `mark` closes what `opened` began; a mark that re-opens inside does not."""
    sign = mark.group()
    if opened.group() in CORNERS or sign in CORNERS.values():
        return CORNERS.get(opened.group()) == sign
    if sign in DOUBLE_CLOSING or (opened.group() + sign in {"„“", "»«", "″″"}):
        return True
    if sign in DOUBLE_OPENING and sign == opened.group():
        # An opening mark typed for a closing one: a word before it and none after.
        return not text[mark.start() - 1].isspace() and (mark.end() >= end or not text[mark.end()].isalnum())
    if sign not in EITHER_WAY:
        return False
    if opened.group() in {"“", "„", "«"} and sign == "''":
        return False
    # `"A. "B."`: paragraphs were joined and the mark was re-opened; the quotation goes on.
    reopened = mark.start() > start and text[mark.start() - 1].isspace() and _may_open(text, mark, start, end)
    return not reopened


# The state (nested, open inside) belongs to the marks read so far; a part of the loop would need all of it.
def _find_single_close(text: str, mark: re.Match[str], end: int) -> re.Match[str] | None:
    """Return the single mark that closes the quotation opened at `mark`, or None for an apostrophe."""
    marks = MARK.finditer(text, mark.end(), min(end, mark.end() + MAX_SINGLE))
    nested, open_inside = False, False
    for other in islice(marks, MAX_MARKS):
        if other.group() in DOUBLE_OPENING | DOUBLE_CLOSING | {'"'} or (open_inside and other.group() == "''"):
            # `‘She called it “a farce” twice,’ he said`: the other kind of mark inside, British and American.
            nested, open_inside = True, not open_inside
            continue
        if open_inside or (other.group() not in SINGLE_CLOSING and other.group() != "''"):
            continue
        follows_word = other.start() > mark.end() and not text[other.start() - 1].isspace()
        if nested and not follows_word:
            return None  # `'Tis "fine," he said. 'It leaks,' she said`: the first was an apostrophe.
        ends_word = other.end() >= end or not text[other.end()].isalnum()
        certain = _closes_surely(text, other)
        if not follows_word or not ends_word or (nested and not certain):
            continue
        plural = text[other.start() - 1] in "sS" and other.group() != "''"
        if plural and _closes_later(text, mark, other.end(), end):
            continue
        words = text[mark.end() : other.start()].split()
        return other if len(words) >= MIN_SINGLE_WORDS or certain else None
    return None


def _closes_surely(text: str, mark: re.Match[str]) -> bool:
    """Return whether a single mark stands behind a stop, or behind a double mark that does."""
    before = mark.start() - 1
    return CERTAIN_CLOSE.match(text, before - (text[before] in DOUBLE_ENDS)) is not None


def _closes_later(text: str, opened: re.Match[str], at: int, end: int) -> bool:
    """Return whether a single mark after punctuation follows, so that the one before was a possessive.

    Behind a mark that can only open (`the ‘dams’ of ‘spring,’`) it is the next quotation's.
    """
    later = CERTAIN_CLOSE.search(text, at, min(end, at + MAX_SINGLE))
    if later is None:
        return False
    return opened.group() != "‘" or (text[at : at + 1] == " " and "‘" not in text[at : later.start()])


def _long(text: str, opened: re.Match[str], end: int) -> bool:
    """Return whether an unclosed straight mark begins a sentence rather than being a stray sign."""
    rest = text[opened.end() : end]
    return rest[:1].isupper() and len(rest.split()) >= 4
