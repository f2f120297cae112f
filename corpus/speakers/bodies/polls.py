"""Polls: whose poll a share of those who answered stands for, where "14% said" is the source."""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.article import Span
from corpus.speakers.bodies.documents import Documents
from corpus.speakers.bodies.owners import NAME, OPENS_NEW, POINTS_BACK, phrase_start
from corpus.statements.finding import Finding
from corpus.statements.shares import is_counted, is_share
from corpus.text.page import Page

KIND = "poll"
POLLED_BY = re.compile(r"\b(?:polled|surveyed|questioned|interviewed) by (?:the )?(?=[A-Z])")
COMPARED = re.compile(
    r"\b(?:up|down|than|compared|since|unlike|similar|change[ds]?|differs?|while|versus)\b[^.;:“”\"]{0,40}$"
)
"""What stands before a poll that findings are only measured by: "up from 12% in a Marlow poll"."""
OLDER = frozenset({"previous", "earlier", "prior", "last", "past", "older"})
STATIONS = re.compile(r"(?:\bthe|\bat|\bto|\bthe \w+) $", re.IGNORECASE)
"""What stands before the polls that people go to."""
MAX_BEFORE = 60
MAX_PARAGRAPHS = 2
"""Paragraphs from a poll, or from a share of those who answered it, to the next share."""


class Polls:
    """Finds the poll that tells what a share of people said. Asked in the order of the text."""

    def __init__(self, page: Page, documents: Documents) -> None:
        self._page = page
        self._documents = documents
        self._framed_to = -1
        """Where the share stands that was last told to be of a poll."""

    def owner_of(self, source: Span, finding: Finding) -> Span | None:
        """Return where whoever made the poll is named, None where no poll is told of or nobody made it.

        What somebody else tells of a share counts only beside the poll. Those who are quoted with no share told
        speak for themselves.
        """
        page = self._page
        words = source.of(page.text)
        if not is_share(words) or (finding.kind == "direct" and not is_counted(words)):
            return None
        if by := POLLED_BY.search(page.text, source.start, source.end):
            named = NAME.match(page.text, by.end(), source.end)
            return Span(named.start(), named.end()) if named else None
        surely = is_share(words, surely=True)
        sentence = page.sentence_at(source.start)
        begin = page.sentences[sentence]
        end = page.sentences[sentence + 1] if sentence + 1 < len(page.sentences) else len(page.text)
        tokens = self._documents.places_of(KIND)
        first, last = (bisect_left(tokens, bisect_left(page.starts, at)) for at in (begin, end))
        beside = [token for token in tokens[first:last] if self._frames(token)]
        beside.sort(key=lambda token: abs(page.starts[token] - source.start))
        token = beside[0] if beside else None if finding.inside else self._before(first, source, near=not surely)
        if token is None:
            return None
        owner = self._owner(token)
        self._framed_to = source.start if owner is not None else -1
        return owner

    def _before(self, number: int, source: Span, *, near: bool) -> int | None:
        """Return the last poll told of before a sentence, with `near` in its paragraph."""
        page, tokens = self._page, self._documents.places_of(KIND)
        token = next((token for token in reversed(tokens[:number]) if self._frames(token)), None)
        if token is None:
            return None
        since = max(page.starts[token], self._framed_to)
        apart = page.paragraph_at(source.start) - page.paragraph_at(since)
        return token if apart <= (0 if near else MAX_PARAGRAPHS) else None

    def _frames(self, token: int) -> bool:
        """Return whether findings may be those of a poll told of here, and are not only measured by it."""
        page, start = self._page, phrase_start(self._page, token)
        at = page.starts[token]
        if page.words[token].lower() == "polls" and STATIONS.search(page.text, max(0, at - MAX_BEFORE), at):
            return False
        if not OLDER.isdisjoint(page.text[start:at].lower().split()):
            return False
        opens = max(page.sentences[page.sentence_at(at)], start - MAX_BEFORE)
        return COMPARED.search(page.text, opens, start) is None

    def _owner(self, token: int) -> Span | None:
        """Return where whoever made a poll is named."""
        page, start = self._page, phrase_start(self._page, token)
        mention = Span(start, page.starts[token] + len(page.words[token]))
        owner = self._documents.owner_of(mention, finds=True)
        opening = page.words[page.token_at(start)].lower()
        if owner is None and opening not in POINTS_BACK | OPENS_NEW:
            return None
        return owner
