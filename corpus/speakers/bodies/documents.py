"""Documents: whose report, statement, poll or team a source is, as printed beside it or where it was introduced."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from corpus.article import Span
from corpus.lexicon.cues import load_cues
from corpus.lexicon.lists import load_words
from corpus.speakers.bodies.owners import (
    NOUNS,
    OPENS_NEW,
    PHRASE,
    POINTS_BACK,
    begins_date,
    is_within_name,
    kind_of,
    owner_beside,
    phrase_start,
    singular,
    subject_of,
)
from corpus.speakers.bodies.papers import is_medium
from corpus.text.page import Page

VERBED = {
    "email": frozenset({"emailed", "e-mailed"}),
    "ruling": frozenset({"ruled", "rules"}),
    "lawsuit": frozenset({"sued", "sues", "suing"}),
    "suit": frozenset({"sued", "sues", "suing"}),
    "complaint": frozenset({"sued", "sues", "suing"}),
    "report": frozenset({"reported", "reports"}),
}
"""Verbs that tell of a document without its noun: who sued has filed the lawsuit."""
PASSED = frozenset({"adopt", "adopted", "approve", "approved", "introduced", "pass", "passed", "passes", "sponsored"})
"""What is done by whoever makes a resolution, and only passes on other documents."""
REPORTS = ("report", "study", "audit", "review")
"""Kinds by which a later sentence may mean the only one told of: "the report" is a study, but seldom a poll."""
COURT_WORDS = frozenset({"Court", "Tribunal"})
CARRIES = frozenset({"in", "via", "through"})
ASKED_OF_OTHERS = frozenset({"poll", "team"})
"""Kinds of which nobody says something "in" them: who leads in a poll has not made it."""
MAX_PHRASE = 12
MAX_PARAGRAPHS = 2
LOOK_BACK = 3000
"""Characters back, and ahead, in which a document may be introduced."""


class Documents:
    """Finds the words that name the owner of a document; whom those words mean is worked out elsewhere."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._places: dict[str, list[int]] | None = None

    def owner_of(self, source: Span, *, finds: bool) -> Span | None:
        """Return where whoever made a document is named, None where the source is none or nobody is told of.

        Beside the noun ("a report by the Alder Institute"), or where "the report" or "the Alder report" was
        introduced: "the Alder Institute published a report". A team is its leader's where it `finds` something: what
        "Aker's team" thinks or hopes Aker has not said.
        """
        noun = self._noun_in(source)
        if noun is None or (not finds and self._page.words[noun].lower() == "team"):
            return None
        printed = owner_beside(self._page, noun, source.start)
        if printed is not None:
            return printed
        if self._is_only_owned(noun):
            return None
        first = self._page.words[self._page.token_at(source.start)].lower()
        before = range(self._page.token_at(source.start), noun)
        named = {self._page.words[i] for i in before if self._page.tags[i] == "NNP"}
        introduced = self._before(noun) if first in POINTS_BACK else None
        if introduced is not None and named <= set(introduced.of(self._page.text).split()):
            return introduced
        if first in OPENS_NEW and self._page.deps[noun] == "dobj" and (made := self._by_verb(noun)) is not None:
            return made
        # A later sentence may tell who let an email be known, and not who wrote it.
        owned = singular(self._page.words[noun]) in load_words("documents of their owners")
        return self._ahead(noun) if first in POINTS_BACK | OPENS_NEW and not owned else None

    def named_before(self, at: int) -> Span | None:
        """Return the document that a relative pronoun at a character goes with: "a video [that] said"; else None."""
        page, noun = self._page, self._page.token_at(at) - 1
        noun -= noun > 0 and page.words[noun] == ","
        return self._phrase_of(noun) if noun >= 0 else None

    def told_of_before(self, at: int) -> Span | None:
        """Return the document the sentence before `at` is about: "A Marlow study is out. It found ..."; else None."""
        page, sentence = self._page, self._page.sentence_at(at)
        if not sentence or page.paragraph_at(at) - page.paragraph_at(page.sentences[sentence - 1]) > 1:
            return None
        first, last = (page.token_at(page.sentences[each]) for each in (sentence - 1, sentence))
        about = (
            i for i in range(first, last) if page.deps[i].startswith("nsubj") and page.deps[page.heads[i]] == "ROOT"
        )
        noun = next(about, None)
        return None if noun is None or page.is_quoted(page.starts[noun]) else self._phrase_of(noun)

    def _phrase_of(self, noun: int) -> Span | None:
        """Return the phrase of a document up to its noun; None where it is none, or may be a body: "the paper"."""
        page = self._page
        named = not page.words[noun].islower() or page.words[noun] in load_words("nouns for papers")
        if named or page.tags[noun] not in NOUNS or kind_of(page, noun) in {"", "team"}:
            return None
        return Span(phrase_start(page, noun), page.starts[noun] + len(page.words[noun]))

    def is_document(self, source: Span) -> bool:
        """Return whether a source is a document, and not those who work on one."""
        noun = self._noun_in(source)
        return noun is not None and kind_of(self._page, noun) != "team"

    def is_made_by(self, source: Span) -> bool:
        """Return whether a source is whoever is named as the maker of a document: "the book, by [Ora Lind], says"."""
        page, token = self._page, self._page.token_at(source.start)
        opens = page.token_at(page.sentences[page.sentence_at(source.start)])
        for noun in range(token - 1, max(opens, token - MAX_PHRASE), -1):
            if page.tags[noun] in NOUNS and kind_of(page, noun) not in {"", "team"}:
                owner = owner_beside(page, noun, phrase_start(page, noun))
                return owner is not None and owner.overlaps(source) and owner.start > page.starts[noun]
        return False

    def _is_only_owned(self, noun: int) -> bool:
        """Return whether a document is somebody's only where the text says so beside it: "the figures" are nobody's."""
        word = self._page.words[noun].lower()
        again = word in load_words("documents told of again")
        return singular(word) in load_words("documents of their owners") and not again

    def _noun_in(self, source: Span) -> int | None:
        """Return the token of the noun a source is headed by, None where it is no document's."""
        page = self._page
        first, last = page.token_at(source.start), bisect_left(page.starts, source.end)
        within = takewhile(
            lambda i: page.tags[i] in PHRASE or is_within_name(page, i), range(first, min(last, first + MAX_PHRASE))
        )
        owned = next((i + 1 for i in within if page.tags[i] == "POS"), first)
        head, of_name = None, False
        for i in range(owned, min(last, owned + MAX_PHRASE)):
            if i > owned and is_within_name(page, i) and not kind_of(page, i - 1):
                of_name = True
                continue
            if page.tags[i] not in PHRASE or (head is not None and (page.deps[i] == "acl" or page.tags[i] == "RB")):
                break  # "a report released last year" is no year, nor is "a poll out Monday" a day
            if head is not None and kind_of(page, head) and begins_date(page, i):
                break  # nor is "a poll last week" a week
            head = i if page.tags[i] in NOUNS or self._is_average(i) else head
        if head is None or (of_name and not page.words[head].islower()):
            return None  # "the Centre for Dam Research" is a body
        return head if kind_of(self._page, head) else None

    def _is_average(self, token: int) -> bool:
        """Return whether a token is an average, which the tagger takes for an adjective: "the Marlow Post average"."""
        return self._page.words[token] == "average" and self._page.deps[token] in {"nsubj", "pobj"}

    def _before(self, noun: int) -> Span | None:
        """Return the owner of a document where it was introduced before: "X issued a report", "said in a statement"."""
        page = self._page
        key, back = kind_of(self._page, noun), page.starts[noun] - LOOK_BACK
        told = self.places_of(key)
        before = told[bisect_left(told, bisect_left(page.starts, back)) : bisect_left(told, noun)]
        if self._is_new(noun):
            # "The new poll" is one that was new before, and not an older one told of since.
            new = next((token for token in reversed(before) if self._is_new(token)), None)
            if new is not None and (owner := self._introduced_by(new)) is not None:
                return owner
        for token in reversed(before):
            owner = self._introduced_by(token)
            if owner is not None:
                return owner
            if page.words[page.token_at(phrase_start(page, token))].lower() in OPENS_NEW:
                return None
        return self._by_deed(noun) or self._by_court(noun) or self._by_other_kind(key, noun)

    def _introduced_by(self, token: int) -> Span | None:
        """Return who made a document by the words beside its noun, or issued it; None where they tell nobody."""
        page, start = self._page, phrase_start(self._page, token)
        owned = page.tags[page.token_at(start)] == "PRP$"
        return (self._by_verb(token) if owned else None) or owner_beside(page, token, start) or self._by_verb(token)

    def _is_new(self, token: int) -> bool:
        """Return whether a document is called new before its noun."""
        first = self._page.token_at(phrase_start(self._page, token))
        return "new" in self._page.words[first:token]

    def _by_other_kind(self, key: str, noun: int) -> Span | None:
        """Return the one owner of studies and audits before "the report", where no report is told of first."""
        page, back = self._page, self._page.starts[noun] - LOOK_BACK
        if key not in REPORTS or any(self._introduces(token) for token in self.places_of(key) if token < noun):
            return None
        told = (token for kind in REPORTS if kind != key for token in self.places_of(kind) if token < noun)
        near = sorted(token for token in told if page.starts[token] >= back)
        owners = [owner_beside(page, token, phrase_start(page, token)) for token in near if self._introduces(token)]
        named = {owner.of(page.text) for owner in owners if owner is not None}
        return owners[-1] if None not in owners and len(named) == 1 else None

    def _introduces(self, token: int) -> bool:
        """Return whether a document is told of here for the first time, and not again: "a report", no "the report"."""
        page = self._page
        start = phrase_start(page, token)
        return page.words[page.token_at(start)].lower() not in POINTS_BACK or page.token_at(start) + 1 < token

    def _by_court(self, noun: int) -> Span | None:
        """Return the one court a page names before, whose the ruling is: "The Salt Court struck it down"."""
        page = self._page
        if singular(page.words[noun]) != "ruling":
            return None
        first, last = (bisect_left(page.entity_starts, at) for at in (page.starts[noun] - LOOK_BACK, page.starts[noun]))
        courts = [
            Span(one.start, one.end)
            for one in page.entities[first:last]
            if one.label == "ORG" and not COURT_WORDS.isdisjoint(page.text[one.start : one.end].split())
        ]
        names = {court.of(page.text).removeprefix("the ").removeprefix("The ") for court in courts}
        return courts[-1] if len(names) == 1 else None

    def _ahead(self, noun: int) -> Span | None:
        """Return the owner of a document that only the next mention of it tells: "a poll found ... The poll by X"."""
        page, tokens = self._page, self.places_of(kind_of(self._page, noun))
        following = tokens[bisect_left(tokens, noun + 1) :][:1]
        if not following or page.starts[following[0]] > page.starts[noun] + LOOK_BACK:
            return None
        start = phrase_start(self._page, following[0])
        return (
            owner_beside(self._page, following[0], start) if page.words[page.token_at(start)].lower() == "the" else None
        )

    def _by_verb(self, token: int) -> Span | None:
        """Return who does it where a document is issued, or where it is what somebody says something in."""
        page = self._page
        verb, dep = page.heads[token], page.deps[token]
        passed = kind_of(page, token) == "resolution" and page.words[verb].lower() in PASSED
        if dep == "dobj" and (passed or page.words[verb].lower() in load_words("issuing")):
            return subject_of(self._page, verb)
        if dep == "pobj" and page.words[verb].lower() in CARRIES and kind_of(page, token) not in ASKED_OF_OTHERS:
            for _ in range(3):
                verb = page.heads[verb]
                if page.tags[verb].startswith("VB"):
                    if page.words[verb].lower() not in load_cues():
                        return None  # `Aker is named in the report`
                    return subject_of(self._page, verb)
        return None

    def _by_deed(self, noun: int) -> Span | None:
        """Return who did what makes a document: "Aker sued the board. The lawsuit says ..."."""
        page, verbs = self._page, VERBED.get(singular(self._page.words[noun]), frozenset())
        if not verbs:
            return None
        for token in range(noun - 1, max(-1, noun - LOOK_BACK // 10), -1):
            if (
                page.words[token] in verbs
                and page.tags[token].startswith("VB")
                and not page.is_quoted(page.starts[token])
            ):
                subject = subject_of(self._page, token)
                if verbs is not VERBED["report"] or self._is_own_report(subject, noun):
                    return subject
        return None

    def _is_own_report(self, subject: Span | None, noun: int) -> bool:
        """Return whether "the report" is what a paper has reported just before, and no other is told of."""
        page = self._page
        if subject is None or any(self._introduces(token) for token in self.places_of("report") if token < noun):
            return False
        near = page.paragraph_at(page.starts[noun]) - page.paragraph_at(subject.start) <= MAX_PARAGRAPHS
        return near and is_medium(subject.of(page.text))

    def places_of(self, key: str) -> list[int]:
        """Return the tokens of all nouns for one kind of document outside quotation marks, in order."""
        if self._places is None:
            self._places = {}
            for token, name in self._all():
                self._places.setdefault(name, []).append(token)
        return self._places.get(key, [])

    def _all(self) -> Iterator[tuple[int, str]]:
        page = self._page
        for token in range(len(page.words)):
            if (
                page.tags[token] in NOUNS
                and (name := kind_of(self._page, token))
                and not page.is_quoted(page.starts[token])
            ):
                yield token, name
