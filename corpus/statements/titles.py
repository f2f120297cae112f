"""Titles of works in quotation marks: a book, a song or a film is named, and nobody has said it."""

from __future__ import annotations

from corpus.lexicon.cues import NAMING, load_cues
from corpus.lexicon.lists import load_words
from corpus.statements.draft import Draft, Range
from corpus.text.reading import OUTSIDE, Reading

SMALL = frozenset("a an the of in on for and to at by with from or nor but is as 's n't 't ’s n’t".split())
"""Words that titles do not capitalise."""
TITLED = frozenset({"titled", "entitled", "headlined", "subtitled"})
DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "another"})
MAX_TITLE = 12
MAX_TO_NOUN = 6
"""Tokens behind a title in which the noun for the work stands: `"A Long Walk," a first novel by Pell`."""


def names_work(draft: Draft, reading: Reading) -> bool:
    """Return whether all a draft reports is the title of a work: `praised "A Long Walk," a novel by Pell`."""
    if draft.rule not in {"quotation", "phrase"} or len(draft.content) != 1 or not draft.cue:
        return False
    start, end = draft.content[0]
    numbers = {reading.inside[i] for i in range(start, end)} - {OUTSIDE}
    if len(numbers) != 1:
        return False
    bounds = reading.bounds[numbers.pop()]
    before = reading.doc[start : bounds[0]]
    if bounds[1] != end or any(t.lower_ not in DETERMINERS and not _is_work(t.lower_) for t in before if t.is_alpha):
        return False
    cue = load_cues().get(reading.doc[draft.cue[0][0]].lower_)
    return _is_title(bounds, reading, names=cue is not None and cue.takes(NAMING))


def is_named_work(number: int, reading: Reading) -> bool:
    """Return whether a quotation is the title behind the noun of a work: `In his book, "Make Cheese," ...`."""
    start = reading.bounds[number][0]
    before = start - 2 if start and reading.doc[start - 1].text == "," else start - 1
    beside = before >= reading.sentence_of[start][0] and _is_work(reading.doc[before].lower_)
    return beside and _is_title(reading.bounds[number], reading, names=False)


def _is_title(bounds: Range, reading: Reading, *, names: bool) -> bool:
    """Return whether a quotation is a title: by what leads to it, by its capitals and the noun beside it.

    Behind a verb that `names`, only a noun behind it tells: who calls a film "A Disgrace" names it himself.
    """
    doc, (start, end) = reading.doc, bounds
    last = reading.sentence_of[start][1]
    before = start - 1
    while before > 0 and doc[before].text == ",":
        before -= 1
    if before >= 0 and doc[before].lower_ in TITLED:
        return True
    words = [token for token in doc[start:end] if token.is_alpha]
    if not words or len(words) > MAX_TITLE or not words[0].text[0].isupper():
        return False
    if any(token.text[0].islower() and token.lower_ not in SMALL for token in words):
        return False
    if not names and before >= 0 and _is_work(doc[before].lower_):
        return True
    behind = doc[end : min(last, end + MAX_TO_NOUN)]
    behind = behind[1:] if behind and behind[0].text == "," else behind
    if not behind or behind[0].lower_ not in DETERMINERS:
        return False
    return any(_is_work(token.lower_) for token in behind)


def _is_work(word: str) -> bool:
    return word in load_words("works") or word.removesuffix("s") in load_words("works")
