"""Brief names: the one word of a body's name by which its page goes on calling it: "the Post", "Edison"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from corpus.lexicon.folding import fold
from corpus.lexicon.lists import is_listed
from corpus.lexicon.places import load_places
from corpus.lexicon.titles import load_titles
from corpus.people.roles import noun_of
from corpus.speakers.bodies.cores import LEADING, clean, may_stand_in_name
from corpus.speakers.bodies.papers import is_paper
from corpus.text.page import Page

BODIES = frozenset({"ORG", "WORK_OF_ART", "FAC", "PRODUCT"})
FIELDS = frozenset("State Justice Treasury Defense Defence Commerce Labor Interior Energy Education".split())
MAX_NAME = 60
MIN_TOLD = 3
"""Letters of a word that a body may be called by alone."""


def find_brief_names(page: Page) -> dict[str, str]:
    """Return the full name for each word that a page calls a body by, where it named that one in full first.

    A paper goes by the last word of its name, behind an article, and a firm or a school by the first one, where the
    others only tell what it is; "Gull" is Gull News wherever that is named. A word that two may be called by is
    nobody's, nor is one that is somebody's surname.
    """
    full: dict[str, set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    for at, name in _named(page):
        for word in _called(name):
            full[word].add(name)
            first.setdefault(word, at)
    if not full:
        return {}
    found: dict[str, str] = {}
    for word, names in full.items():
        # "Sunday Lowfield Post" and "Lowfield Post" are one paper.
        apart = [name for name in names if not any(name.endswith(f" {other}") for other in names)]
        if len(apart) == 1 and not _is_surname(page, word) and _is_named_before(page.text, word, apart[0], first[word]):
            found[word] = apart[0]
    return found


def _named(page: Page) -> Iterator[tuple[int, str]]:
    """Yield where bodies are named in several words, and their names without article."""
    for entity in page.entities:
        if entity.label in BODIES and entity.end - entity.start <= MAX_NAME:
            name = clean(LEADING.sub("", " ".join(page.text[entity.start : entity.end].split())))
            if " " in name and all(map(may_stand_in_name, name.split())):
                yield entity.start, name


def _called(name: str) -> Iterator[str]:
    """Yield the words by which a body of this name may be called alone."""
    words = name.split()
    if _is_department(name) or _is_newsroom(name):
        yield words[0]
    elif is_paper(name) and len(words[-1]) >= MIN_TOLD:
        yield words[-1]
    elif all(is_listed(word.lower(), "ends of names") for word in words[1:]) and _may_stand_alone(words[0]):
        yield words[0]


def _is_newsroom(name: str) -> bool:
    """Return whether a name is a broadcaster's with "News" behind it, by which it is called or not: "Gull News"."""
    first, _, rest = name.partition(" ")
    return rest == "News" and _may_stand_alone(first)


def _is_department(name: str) -> bool:
    """Return whether a name is a department's of one field, by which it is called where it acts: "Dams"."""
    field, _, rest = name.partition(" ")
    return rest == "Department" and field in FIELDS


def _may_stand_alone(word: str) -> bool:
    """Return whether the first word of a name says which body it is: no place, and nothing that many have in theirs."""
    lower = word.lower()
    known = lower in load_places() or is_listed(lower, "organisation words", "collectives", "stop words")
    return len(word) >= MIN_TOLD and word.istitle() and not known


def _is_surname(page: Page, word: str) -> bool:
    """Return whether a word ends a name of several words that is somebody's, or stands behind what people are."""
    people = (page.text[one.start : one.end] for one in page.entities if one.label == "PERSON")
    if any(name.endswith(f" {word}") for name in people):
        return True
    before = re.findall(rf"([A-Z][a-z]+)\.? {re.escape(word)}\b", page.text)
    return any(fold(one) in load_titles() or noun_of(one) is not None for one in before)


def _is_named_before(text: str, word: str, name: str, at: int) -> bool:
    """Return whether a name that stands at a character in full is there before its word alone."""
    if _is_newsroom(name) or _is_department(name):
        return True
    article = "[Tt]he " if name.endswith(f" {word}") else r"(?<![\w-])"
    alone = re.search(rf"{article}{re.escape(word)}\b(?![ -][A-Z])", text)
    return alone is None or alone.start() > at
