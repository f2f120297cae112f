"""Openings: sources that begin a paragraph of which a copied page lost the first letters, made whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from corpus.article import Span
from corpus.lexicon.lists import is_listed, load_words
from corpus.people.roles import is_plural, noun_of
from corpus.statements.finding import Finding
from corpus.text.page import Entity, Page

PHRASE = re.compile(r"[a-z]{1,20}(?: [a-z-]{1,20}){0,2}(?=,|$)")
"""A source in small letters."""
ENDED = (".", "!", "?", ".”", '."', "”", '"', "’", "'", ")")
MAX_LOST = 4
"""Letters of a word that are lost at most, an article before it aside."""


def mend_openings(page: Page, findings: Sequence[Finding]) -> tuple[Page, Sequence[Finding]]:
    """Return the page, and the findings in it, with what its paragraphs lost put back before their sources.

    "rust said" that begins a paragraph behind a full stop is "The trust said" where the page names a trust, and
    "mayor said" is "The mayor said". The page as it is where nothing is lost, as in nearly all of them.
    """
    lost = dict(_lost(page, findings))
    if not lost:
        return page, findings
    starts = sorted(lost)
    grown = [0, *accumulate(len(lost[start]) for start in starts)]

    def place(at: int) -> int:
        return at + grown[bisect_left(starts, at)]

    return _mended(page, lost, place), [finding.moved(place) for finding in findings]


def _lost(page: Page, findings: Sequence[Finding]) -> Iterator[tuple[int, str]]:
    """Yield where a source begins a paragraph that lost its beginning, and what it lost."""
    opens = set(page.paragraphs)
    for source in {finding.source[0] for finding in findings if finding.source}:
        opened = source.start in opens and page.text[source.start : source.start + 1].islower()
        if opened and (not source.start or page.text[: source.start].rstrip().endswith(ENDED)):
            beginning = _beginning(page, source)
            if beginning:
                yield source.start, beginning


def _beginning(page: Page, source: Span) -> str:
    """Return what a source in small letters lost: "The " before "mayor", "The t" before "rust"; "" for nothing sure."""
    phrase = PHRASE.match(page.text, source.start, source.end)
    words = phrase[0].split() if phrase else []
    if len(words) == 1:
        if len(words[0]) == 1:
            return ""
        if _is_noun(words[0]):
            return "The "
        letters = {before for before in _before(page, words[0]) if _is_noun(before + words[0])}
    elif phrase is None or not _is_noun(words[-1]) or words[0] in load_words("changing"):
        return ""
    else:
        letters = set(_before(page, phrase[0]))
        if not letters and re.search(rf"(?<=\S ){words[0]}\b", page.text):
            return "The "
    return f"The {letters.pop()}" if len(letters) == 1 else ""


def _before(page: Page, words: str) -> Iterator[str]:
    """Yield in small letters what stands before these words in the page as a part of their first word."""
    for printed in re.finditer(rf"\b([A-Za-z][a-z]{{0,{MAX_LOST - 1}}}){words}\b", page.text, re.IGNORECASE):
        yield printed[1].lower()


def _is_noun(word: str) -> bool:
    """Return whether a word tells who speaks in its place: a mayor, a report, a body with that noun in its name."""
    role = noun_of(word) is not None and not is_plural(word) and not is_listed(word, "generic bodies")
    return role or is_listed(word, "nouns in names", "documents that speak")


def _mended(page: Page, lost: dict[int, str], place: Callable[[int], int]) -> Page:
    """Return a page with what is lost put before each place."""
    text, at = "", 0
    words = list(page.words)
    for start in sorted(lost):
        text += page.text[at:start] + lost[start]
        token = page.token_at(start)
        words[token] = lost[start].rpartition(" ")[2] + words[token]
        at = start
    entities = [Entity(place(one.start), place(one.end), one.label) for one in page.entities]
    quotations = [Span(place(one.start), place(one.end)) for one in page.quotations]
    return replace(
        page,
        text=text + page.text[at:],
        starts=[place(start) for start in page.starts],
        words=words,
        entities=entities,
        sentences=[place(start) for start in page.sentences],
        paragraphs=[place(start) for start in page.paragraphs],
        quotations=quotations,
        entity_starts=[one.start for one in entities],
        quotation_starts=[one.start for one in quotations],
    )
