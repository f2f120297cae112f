"""Lists: numbered demands and points behind a lead-in that says whose they are (`Aker made three demands:`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.lexicon.cues import BELIEF, DEMAND, QUOTE, WISH, load_cues
from corpus.lexicon.lists import load_words
from corpus.lexicon.roles import load_roles
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.layout.leadin import MAX_LEAD_IN, introduced_by
from corpus.statements.rules.label import BULLETS
from corpus.statements.sources.mention import mention_range
from corpus.statements.sources.source import find_source
from corpus.text.grammar import FINITE
from corpus.text.reading import Reading

ITEM = re.compile(
    rf"(?:\d{{1,2}}[.)]|\(?[a-z0-9]{{1,2}}\)|[{BULLETS}])[ \t]+(?=\S)"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth|Last|Final)(?:ly)?, "
)
WANTING = frozenset({"want", "wants", "wanted", "demand", "demands", "demanded"})
"""Verbs by which a lead-in announces demands: `Aker set out what the crews want:`."""
MIN_ITEMS = 2
MAX_ITEMS = 40
"""Items looked at; it keeps the work linear where each item ends with a colon."""
MAX_MARKER = 10
"""Characters in which an item's number or bullet ends."""


def read_lists(paragraphs: Sequence[Range], reading: Reading) -> Iterator[Draft]:
    """Yield the items of each list that a lead-in attributes, one draft an item.

    Only what somebody demands, offers or says is a list of statements: `Aker cooks it in three steps:` leads
    into the paper's own words. A list whose items have reporting words of their own is news in brief.
    """
    doc = reading.doc
    for number, (start, end) in enumerate(paragraphs[:-MIN_ITEMS]):
        colon = end - 1
        while colon > start and doc[colon].is_space:
            colon -= 1
        if doc[colon].text != ":" or _item(paragraphs[number + 1], reading) is None:
            continue
        items = []
        for paragraph in paragraphs[number + 1 : number + 1 + MAX_ITEMS]:
            item = _item(paragraph, reading)
            if item is None:
                break
            items.append(item)
        source = _who_lists(colon, reading) if len(items) >= MIN_ITEMS and not _report(items, reading) else None
        for item in items if source else ():
            yield Draft(trim([item], reading), ((colon, colon + 1),), source, "list")


def _item(paragraph: Range, reading: Reading) -> Range | None:
    """Return the words of a list's item, behind its number or bullet; None where a paragraph is none."""
    doc, (start, end) = reading.doc, paragraph
    at = doc[start].idx
    marker = ITEM.match(reading.text[at : at + MAX_MARKER + 1])
    if marker is None:
        return None
    first = next((i for i in range(start, end) if doc[i].idx >= at + marker.end()), end)
    return (first, end) if first < end else None


def _report(items: Sequence[Range], reading: Reading) -> bool:
    """Return whether an item has a reporting word of its own."""
    cues = load_cues()
    words = (token for start, end in items for token in reading.doc[start:end])
    return any(
        token.tag_ in FINITE and token.lower_ in cues and cues[token.lower_].takes(QUOTE) and reading.is_outside(token)
        for token in words
    )


def _who_lists(colon: int, reading: Reading) -> Range | None:
    """Return who demands or says what a lead-in announces."""
    doc, cues, first = reading.doc, load_cues(), max(reading.sentence_of[colon][0], colon - MAX_LEAD_IN)
    announced = asked = False
    for token in doc[first:colon]:
        if not reading.is_outside(token):
            continue
        announced = announced or (asked and token.lower_ in WANTING) or token.lower_ in load_words("points made")
        asked = asked or token.lower_ == "what"
        cue = cues.get(token.lower_) if token.tag_ in FINITE else None
        wishes = cue is not None and cue.takes(WISH) and not asked
        if cue is not None and cue.takes(QUOTE, DEMAND) and (wishes or not cue.takes(BELIEF)):
            return find_source(token, reading)
    if not announced:
        return None
    for token in doc[first:colon]:
        body = token.lower_ in load_words("collectives") or token.lower_ in load_roles()
        if token.dep_ == "nsubj" and body and reading.is_outside(token):
            return mention_range(token, doc[colon], reading)
    return introduced_by(colon, reading)
