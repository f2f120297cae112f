"""Joined names: whether an "and" stands inside the name of one body or between two."""

from __future__ import annotations

import re

from corpus.lexicon.lists import is_listed
from corpus.lexicon.places import load_places
from corpus.speakers.bodies.cores import ACRONYM, LEADING
from corpus.text.page import Page

OF_AREA = re.compile(r" (?:of|for) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)?$")
"""How a body's name ends that tells where it is: "the Law Society of England" before "and Wales"."""
OF_STATE = re.compile(r"(?:Ministry|Department) (?:of|for) (?:the )?[A-Z][^,]{2,40}$")
"""How a body of a state begins that looks after two fields: "the Ministry of Foreign Affairs" before "and Trade"."""
OF_FIELDS = ("affairs", "ation", "ment", "culture", "trade", "services", "sports", "tourism", "welfare")
OF_THEM = re.compile(r" of (?:the )?[A-Z]")
"""What leads to the members of a body: "the Federation of Boat" before "and Ferry Societies"."""
KIND = re.compile(r"[^,]* (?:[a-z-]+)(?<! of)(?<! for) (?=the [A-Z])")
"""What tells the kind of a body before its name: "pensions industry body" before "the Boat and Oar Club"."""
ONE_EACH = frozenset({"bank", "embassy", "government", "ministry", "republic"})
"""Bodies of which every country has its own: "the Bank of Norland and Velden" are two."""
PLACES = frozenset({"GPE", "LOC"})


def is_one_name(page: Page, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Return whether two parts of a source with "and" between them name one body.

    The letters of the whole are printed, both parts are where it is, or what it looks after, and only the last word
    tells that it is a body; never where the page names one of the parts alone.
    """
    text = page.text
    if told := KIND.match(text, *left):
        left = (told.end(), left[1])
    name, rest = (LEADING.sub("", " ".join(text[start:end].split())) for start, end in (left, right))
    letters = "".join(word[0] for word in f"{name} {rest}".split() if word[0].isupper())
    if ACRONYM.fullmatch(letters) and re.search(rf"\b{letters}\b", text):
        return True
    whole = text[left[1] - len(name) : right[1]]
    if not name or not rest or max(text.count(name), text.count(rest)) > text.count(whole):
        return False
    if _is_place(page, *right):
        return OF_AREA.search(name) is not None and name.split()[0].lower() not in ONE_EACH
    last = rest.rsplit(" ", 1)[-1].lower()
    if _is_place(page, *left):
        return name.lower() not in load_places() and _is_body(last)
    if OF_STATE.search(name) and rest.lower().endswith(OF_FIELDS):
        return not page.text.startswith("the ", left[1] + len(" and "))
    if OF_THEM.search(name):
        return last.endswith("s") and _is_body(re.sub("ies$", "y", last).rstrip("s"))
    article = text[left[0] : left[1] - len(name)].strip().lower() == "the"
    return article and not any(map(_is_body, name.lower().split())) and _is_body(last)


def _is_body(word: str) -> bool:
    return is_listed(word, "organisation words", "collectives")


def _is_place(page: Page, start: int, end: int) -> bool:
    """Return whether a part is a place and nothing more, to the parser or by the list."""
    entity = page.entity_over(end - 1, end)
    named = LEADING.sub("", page.text[start:end])
    return named.lower() in load_places() or (
        entity is not None and entity.label in PLACES and LEADING.sub("", page.text[entity.start : entity.end]) == named
    )
