"""Papers: which newspaper, magazine or broadcaster "the newspaper" means: the one of its kind named last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.article import Span
from corpus.lexicon.lists import is_listed, load_words
from corpus.text.page import Entity, Page

WORD = r"\b[A-Z][\w&’'-]{0,40}"
NAME = rf"(?:\b[Tt]he )?((?:\bThe )?{WORD}(?: (?:of |the )?{WORD}){{0,4}})"
NOUN = r"(?:newspaper|paper|magazine|tabloid|broadsheet|daily|weekly|network|broadcaster|channel|station|news agency)"
TOLD_OF = re.compile(
    rf"\b(?:editors?|editorial (?:board|page)|columnists?|reporters?|publisher) (?:of|at|for|from) {NAME}"
    rf"|\b(?:editorial|op-ed) (?:in|by|for) {NAME}"
    rf"|{NAME},? (?:an?|the) (?:[\w-]{{1,40}} ){{0,4}}{NOUN}\b"
    rf"|\b(?:[Tt]he|[Aa]n?) (?:[\w-]{{1,40}} ){{0,2}}{NOUN},? {NAME}"
)
"""Words that tell of a paper or a broadcaster by what it has: "the editors of The Harbour"."""
CALLED = re.compile(
    rf",? (?:(?:an?|the) (?:[\w-]{{1,40}} ){{0,4}}{NOUN}\b|(?:newspaper|magazine|editorial|editors)\b)"
    r"|['’]s? (?:editors|editorial|newsroom)\b"
)
"""What follows a name and calls it a paper: "The Harbour, a local newspaper"."""
RUN = re.compile(rf"{WORD}(?:[ ](?:of[ ])?{WORD}){{1,4}}")
"""Capitalised words in a row, of which the last may be a paper's: "Lowfield Gazette"."""
HEARD = re.compile(r"\b(?:told|interview with|interviewed by) (?:the )?$")
HYPHEN = re.compile(r"(?<=[A-Za-z]{3})[-–](?=[A-Z])")
"""A hyphen between two names, and not that of "Al-Jazeera"."""
ANY_MEDIUM = frozenset({"broadcasting", "channel", "network", "news", "radio", "television", "tv"})
"""Words of broadcasters' names that newspapers have too: "the Daily News-Record"."""
LOOK_BACK = 4000
BESIDE = 60


class Papers:
    """Finds the paper or broadcaster of one page that was named last before a place."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def last_before(self, at: int, noun: str) -> Span | None:
        """Return where the paper that `noun` ("newspaper", "network") means was named last, None where none was."""
        found = max(self._named(at), key=lambda each: each.start, default=None)
        if found is None:
            return None
        words = {word.lower() for word in found.of(self._page.text).split()}
        broadcasts = not words.isdisjoint(load_words("broadcasters"))
        prints = not words.isdisjoint(load_words("papers"))
        if is_listed(noun, "nouns for papers") and is_listed(noun, "nouns for broadcasters"):
            return found  # "the outlet"
        if noun in load_words("nouns for broadcasters"):
            return found if broadcasts or not prints else None
        return found if prints or not broadcasts else None

    def _named(self, at: int) -> Iterator[Span]:
        page, text = self._page, self._page.text
        low = max(0, at - LOOK_BACK)
        for entity in page.entities[bisect_left(page.entity_starts, low) : bisect_left(page.entity_starts, at)]:
            if (
                not page.is_quoted(entity.start)
                and entity.label in {"ORG", "WORK_OF_ART", "FAC", "PRODUCT"}
                and self._is_one(entity)
            ):
                yield Span(entity.start, entity.end)
        for match in RUN.finditer(text, low, at):
            if is_paper(match[0]) and not page.is_quoted(match.start()):
                yield Span(match.start(), match.end())
        for match in TOLD_OF.finditer(text, low, at):
            start, end = match.span(match.lastindex or 0)
            if not page.is_quoted(start):
                yield Span(start, end)

    def _is_one(self, entity: Entity) -> bool:
        text = self._page.text
        words = [word.lower() for word in re.split(r"[\s’']+", text[entity.start : entity.end])]
        if not load_words("papers").isdisjoint(words[-2:]) or not load_words("broadcasters").isdisjoint(words):
            return True
        return CALLED.match(text, entity.end) is not None or is_hearer(text, entity.start)


def is_hearer(text: str, start: int) -> bool:
    """Return whether whoever is named at `start` is only told something: "he told the [Gazette]"."""
    return HEARD.search(text, max(0, start - BESIDE), start) is not None


def is_paper(name: str) -> bool:
    """Return whether a name ends as newspapers' names do: "Lowfield Gazette"."""
    return re.split(r"[\s-]", name.removesuffix("'s").removesuffix("’s"))[-1].lower() in load_words("papers")


def is_medium(name: str) -> bool:
    """Return whether a name is a paper's, a broadcaster's or a news agency's: "the Lowfield Gazette", "CNN"."""
    words = {word.lower() for word in name.split()}
    return is_paper(name) or not words.isdisjoint(load_words("broadcasters") | load_words("news agencies"))


def joins_broadcaster(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the hyphen that joins a broadcaster to another body: "a Lowfield Post-CNN poll"; no other."""
    known = load_words("broadcasters") - ANY_MEDIUM
    for hyphen in HYPHEN.finditer(text, start, end):
        beside = (*text[start : hyphen.start()].split(), *text[hyphen.end() : end].split()[:1])
        if not known.isdisjoint(word.lower() for word in beside):
            return hyphen
    return None
