"""Lone names: whether a name of one word is a body's, which speak as often as people without a first name."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.lexicon.lists import is_listed
from corpus.people.roles import parse_role
from corpus.speakers.bodies.forms.shortforms import find_short_forms
from corpus.speakers.capitals import Stretch, Word
from corpus.text.page import Page

ACRONYM = 4
BODY = 8
"""What it weighs that a name in capitals is short for a body, and that the page tells that a name is a body's."""
OF_BODY = re.compile(r", of (?:the )?[A-Z]")
"""What stands behind somebody's name and no body's: "Holt, of Harker & Quist, said"."""
KINDS = ("bodies", "kinds of body", "generic bodies")


def weigh_as_body(stretch: Stretch, page: Page) -> int:
    """Return how far a name of one word looks like a body's: "the LNER", "(DLIW)", "the bakers' union Oven"."""
    if len(stretch.words) > 1:
        return 0
    word = stretch.words[0]
    if word.text in _short_forms(page.text) or (stretch.kinds == "x" and _is_told_kind(word, page)):
        return BODY
    return ACRONYM if _is_acronym(word, page) else 0


def speaks_as_person(stretch: Stretch, after: str, page: Page) -> bool:
    """Return whether it tells of a person that a name speaks: of one that no list knows, only if the parser agrees."""
    if stretch.kinds != "x":
        return True
    word = stretch.words[0]
    entity = page.entity_over(word.start, word.end)
    told = OF_BODY.match(page.text, word.end) is not None or bool(after and not may_be_bodys(after))
    return told or (entity is not None and entity.label == "PERSON")


def may_be_bodys(role: str) -> bool:
    """Return whether a body may be called by a role too: "the publisher, Holm Press,"."""
    phrase = parse_role(role)
    return phrase is None or is_listed(phrase.head.noun, "bodies", "kinds of body", "collectives", "generic bodies")


@lru_cache(maxsize=2)
def _short_forms(text: str) -> frozenset[str]:
    """Return the letters in brackets behind the full names of bodies; a page is asked for each of its names."""
    return frozenset(find_short_forms(text))


def _is_told_kind(word: Word, page: Page) -> bool:
    """Return whether what stands right before or behind a name tells what body it is: "charity Oven", "Oven union"."""
    token = page.token_at(word.start)
    before = page.words[token - 1] if token else ""
    if before.islower() and is_listed(before, *KINDS) and page.text[word.start - 1] == " ":
        return True
    after = page.words[token + 1] if token + 1 < len(page.words) else ""
    return not word.possessive and after.islower() and is_listed(after, *KINDS, "kinds behind a name")


def _is_acronym(word: Word, page: Page) -> bool:
    """Return whether a word in capitals is short for a body, where no label and no line is in capitals: "the LNER"."""
    if not (word.text.isupper() and len(word.text) > 2) or page.text.startswith((":", " ("), word.end):
        return False
    return any(
        sign.islower() for sign in page.text[max(0, word.start - 12) : word.start] + page.text[word.end : word.end + 12]
    )
