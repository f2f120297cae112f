"""Quotations beside a cue: `"...," she said`, `she said: "..."`, `"...," she said, "..."`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import QUOTE, load_cues
from corpus.statements.draft import Range
from corpus.text.grammar import DASHES, FINITE, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES = frozenset({"who", "which", "that"})
SENTENCE_ENDS = frozenset({".", ";", "?", "!"})
MAX_TO_QUOTATION = 25
"""Tokens between a cue and the quotation it leads into."""
MAX_TRAILING = 8
"""Words behind a cue that tell when, where or to whom: `Aker said on Monday in Oslo.`"""
BREAKS = frozenset({":", ";", *DASHES})
OPENING = frozenset("DT CD JJ JJR JJS NN NNS NNP NNPS PDT PRP PRP$ EX VBG".split())
"""Tags of the first of several words that are no telling of when or where: a subject."""
JOINING = frozenset({"CC", "IN"})
PROVIDED = frozenset({"if", "unless", "because", "although", "though"})
"""Words that open what somebody says, and nothing of when they say it."""
MAX_OPENING = 40
"""Words before an attribution that its quotation goes on with."""
LAST_SIGNS = 6
MIN_QUOTATION = 4
"""Tokens a quotation has, marks included, when it stands for a clause without a comma's help."""


def quotation_before(low: int, first: int, reading: Reading) -> int | None:
    """Return the quotation that ends where an attribution begins, at token `low` of a sentence from `first`."""
    end = skip_back(low, first, reading)
    if end <= first:
        return _question_before(first, reading)
    if reading.doc[low].lower_ in RELATIVES:
        return None  # `a "chief engineer" who reports to Aker`
    last = end - 1
    if reading.inside[last] == OUTSIDE and reading.doc[last].text in {",", *DASHES} and last > first:
        last -= 1
    number = reading.inside[last]
    if number == OUTSIDE or reading.bounds[number][1] != last + 1:
        return None
    start, stop = reading.bounds[number]
    # `read "The Dam" and said ...`: what another verb reads or calls something is no speech of this one's.
    joined = any(token.tag_ == "CC" for token in reading.doc[end:low])
    if (joined or stop - start < MIN_QUOTATION) and not _ends_like_speech(number, reading):
        return None
    return number


def _question_before(first: int, reading: Reading) -> int | None:
    """Return the quotation right before a sentence that is its attribution: `"Is it safe?" Aker asked.`"""
    number = reading.inside[first - 1] if first > 0 else OUTSIDE
    if number == OUTSIDE or reading.bounds[number][1] != first:
        return None
    return number if ending(number, reading) in {"?", "!", "—", "…", "-"} else None


def quotation_with_stop(low: int, high: int, reading: Reading) -> int | None:
    """Return the quotation right before a sentence that is all attribution, whatever it ends with.

    `"The dam leaks." Aker said on Monday.` has a full stop where papers print a comma.
    """
    number = reading.inside[low - 1] if low > 0 else OUTSIDE
    if number == OUTSIDE or reading.bounds[number][1] != low or reading.sentence_of[low][0] != low:
        return None
    if reading.bounds[number][1] - reading.bounds[number][0] < MIN_QUOTATION:
        return None
    doc, last = reading.doc, reading.sentence_of[low][1]
    words = [token for token in doc[high:last] if not token.is_space and not token.is_punct]
    if len(words) > MAX_TRAILING or any(token.tag_ in FINITE or reading.inside[token.i] != OUTSIDE for token in words):
        return None
    return number if ending(number, reading) == "." and all(token.text != ":" for token in doc[high:last]) else None


# What may stand between a cue and its quotation is one list of exceptions; each ends the search.
def quotation_after(start: int, cue: Token, reading: Reading) -> int | None:
    """Return the quotation an attribution that ends at token `start` leads into."""
    doc, inside, cues = reading.doc, reading.inside, load_cues()
    i, limit = start, min(len(doc), start + MAX_TO_QUOTATION)
    while i < limit and inside[i] == OUTSIDE:
        token = doc[i]
        paragraph_ends = token.is_space and "\n" in token.text
        if paragraph_ends and doc[i - 1].text not in {":", ","}:
            return None
        finite = token.tag_ in FINITE and "relcl" not in {token.dep_, token.head.dep_}
        cue_here = cues.get(token.lower_) if token.tag_ in TENSED or token.tag_ == "VBG" else None
        own_cue = cue_here is not None and cue_here.takes(QUOTE)
        if finite or own_cue or token.text in SENTENCE_ENDS or token.lower_ in {"that", "according"}:
            return None
        i += 1
    if i >= limit:
        return None
    before = doc[i - 1] if not doc[i - 1].is_space else doc[i - 2]
    if before.i != cue.i and before.text not in {",", ":", *DASHES}:
        return None
    number = inside[i]
    stop = reading.bounds[number][1]
    if before.text != ":" and stop < len(doc) and inside[stop] == OUTSIDE:
        if before.text in DASHES and doc[stop].text in DASHES:
            return None  # `said the dam — "a leaking bucket" — would break`
        # `said "fine" was not the word`: the quotation is only the beginning of a clause.
        goes_on = (
            doc[stop].is_alpha and doc[stop].lower_ not in {"and", "but"} and not _ends_like_speech(number, reading)
        )
        if goes_on and reading.sentence_of[stop] == reading.sentence_of[cue.i]:
            return None
    return number


def quotation_resumed(before: int, start: int, cue: Token, reading: Reading) -> int | None:
    """Return the quotation in which one goes on behind what happened as it was said.

    In `"Perhaps," Aker said as she left the hall, "but not today."` the first part ends with a comma and the second
    begins small; another reporting verb between them would have it for its own.
    """
    doc, last, cues = reading.doc, reading.sentence_of[cue.i][1], load_cues()
    if ending(before, reading) != ",":
        return None
    for i in range(start, min(last, start + MAX_TO_QUOTATION)):
        if reading.inside[i] != OUTSIDE:
            opening = reading.quotations[reading.inside[i]].inner.of(reading.text).lstrip(" ‘'…")[:1]
            return reading.inside[i] if doc[i - 1].text in {",", *DASHES} and opening.islower() else None
        if (doc[i].tag_ in FINITE and doc[i].lower_ in cues and doc[i].dep_ != "advcl") or doc[i].text in {":", ";"}:
            return None
    return None


def opened_outside(after: int, low: int, cue: Token, reading: Reading) -> Range | None:
    """Return the words before an attribution, at token `low`, that the quotation behind it goes on with.

    It begins with their verb, or joins something to them: `The dam, Aker said, “will hold.”`, `It is safe, Aker said,
    “but old.”` In `On Monday, Aker said, “the dam will hold.”` they tell when it was said.
    """
    doc, inside, first = reading.doc, reading.inside, reading.sentence_of[cue.i][0]
    start = reading.bounds[after][0]
    commas = low > first and doc[low - 1].text == "," == doc[start - 1].text
    if not commas or cue.tag_ not in FINITE or reading.quotations[after].inner.of(reading.text)[:1].isupper():
        return None
    while first < low and (doc[first].is_space or doc[first].tag_ == "CC"):
        first += 1
    words = [word for word in doc[first : low - 1] if not word.is_space]
    if not words or len(words) > MAX_OPENING or any(inside[word.i] != OUTSIDE or word.text in BREAKS for word in words):
        return None
    finite = [word for word in words if word.tag_ in FINITE]
    if any(word.lower_ in load_cues() for word in finite):
        return None
    if words[0].lower_ in PROVIDED and finite:
        return first, low - 1  # `If it rains, Aker said, “we will leave.”`
    if words[0].tag_ not in OPENING:
        return None
    tag = _opening_tag(after, reading)
    if finite:
        goes_on = words[-1].tag_ in FINITE or tag in JOINING  # `It must, Aker said, “be mended.”`
    else:
        goes_on = tag in FINITE or (tag == "VB" and words[0].tag_ != "VBG")  # `Laughing, Aker said, “go home.”`
    return (first, low - 1) if goes_on else None


def _opening_tag(number: int, reading: Reading) -> str:
    """Return the tag of the first word of a quotation, adverbs left out: `“only makes it worse”`."""
    words = reading.doc[slice(*reading.bounds[number])]
    return next((word.tag_ for word in words if word.is_alpha and word.tag_ != "RB"), "")


def skip_back(low: int, first: int, reading: Reading) -> int:
    """Return `low` moved back over blanks, adverbs and joining words that belong to an attribution."""
    doc = reading.doc
    while low > first and reading.inside[low - 1] == OUTSIDE:
        token = doc[low - 1]
        if not (token.is_space or token.tag_ in {"RB", "CC"}):
            break
        low -= 1
    return low


def _ends_like_speech(number: int, reading: Reading) -> bool:
    return ending(number, reading) in {",", "?", "!", ".", "—", "…", "-"}


def ending(number: int, reading: Reading) -> str:
    """Return the last sign of a quotation, or that of the one nested at its end: `‘So will he pay?’”`."""
    return reading.quotations[number].inner.of(reading.text)[-LAST_SIGNS:].rstrip(" ’'”\"")[-1:]
