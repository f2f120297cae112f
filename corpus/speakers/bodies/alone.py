"""Alone: the one police force, or the one government, that a page names before "police" or "the government" speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from corpus.lexicon.lists import is_listed
from corpus.lexicon.places import load_countries, load_places
from corpus.speakers.bodies.cores import LEADING, POSSESSIVE_END
from corpus.speakers.bodies.near import NAMED_LONG_BEFORE
from corpus.text.page import Page

WORD = r"[A-Z][\w.’'-]*"
FORCE = re.compile(
    rf"(?<![\w-])(?P<whose>(?:{WORD} ){{1,3}})(?P<noun>[Pp]olice)"
    r"(?P<kind> (?:Department|Force|Service|Bureau|Constabulary|District)| department| force)?\b"
    r"(?!-| (?:station|custody|car|van|dog))"
)
"""A police force by its name, or as that of a town: "the Lowfield Police Department", "Lowfield police"."""
OFFICER = re.compile(r" (?:[Cc]hief|[Oo]fficers?|[Ss]gt|[Ll]t|[Cc]apt|[Cc]ommissioner|[Ss]uper|[Cc]ommander)")
"""What follows where a force is only whose officer somebody is."""
SENTENCE_END = re.compile(r"[a-z]{3,40}\. ")
PLACES = frozenset({"GPE", "NORP"})
GOVERNMENT = re.compile(rf"(?<![\w-])(?P<whose>{WORD}(?: {WORD})?) government\b(?! of)")


def force_named(page: Page, before: int) -> str:
    """Return the one police force that a page names just before a character, in its longest form; else "".

    Another town's force may be told of at any distance: it counts in the paragraph of the character and the one before.
    """
    named: dict[str, set[str]] = {}
    here = page.paragraph_at(before)
    for match in FORCE.finditer(page.text, max(0, before - NAMED_LONG_BEFORE), before):
        words = SENTENCE_END.split(match["whose"])[-1].split()
        while words and is_listed(words[0].lower(), "stop words", "indefinite", "quantifiers"):
            words.pop(0)
        if not words or page.is_quoted(match.start()) or _country(words[-1]):
            continue
        noun = "police" if match["noun"].islower() or OFFICER.match(page.text, match.end()) else "Police"
        forms = named.setdefault(words[0], set())
        if here - page.paragraph_at(match.start()) <= 1:
            forms.add(" ".join([*words, noun]) + (match["kind"] or ""))
    forms = next(iter(named.values())) if len(named) == 1 else set()
    return max(forms, key=lambda form: (form.count(" "), form.istitle(), form), default="")


def government_named(page: Page, before: int) -> str:
    """Return the one government that a page names by its country before a character; "" for none or for several.

    Where another country is told of as often, the government may be that one's.
    """
    named: dict[str, str] = {}
    first = max(0, before - NAMED_LONG_BEFORE)
    for match in GOVERNMENT.finditer(page.text, first, before):
        words = LEADING.sub("", match["whose"]).split()
        for whose in (" ".join(words), words[-1]):
            if country := _country(whose):
                named.setdefault(country, f"{whose} government")
                break
    if len(named) != 1:
        return ""
    country, name = named.popitem()
    near = page.entities[bisect_left(page.entity_starts, first) : bisect_left(page.entity_starts, before)]
    told = Counter(_country(page.text[one.start : one.end]) for one in near if one.label in PLACES)
    return name if all(told[country] > often for other, often in told.items() if other not in {"", country}) else ""


def _country(word: str) -> str:
    """Return the country that a word names, or tells that something is from there; "" for any other word."""
    place = load_places().get(POSSESSIVE_END.sub("", LEADING.sub("", word).lower()), "")
    return place if place in load_countries() else ""
