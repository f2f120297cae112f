"""The people named in a source: its heads, not those who own, modify or complement them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Span
from corpus.lexicon.folding import fold
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.titles import load_titles
from corpus.people.names import is_postnominal
from corpus.people.roles import is_plural, noun_of, parse_role
from corpus.speakers.mentions import Mention
from corpus.speakers.registry import Registry
from corpus.text.page import Page

JOINED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:of [\w. ]{2,30}\s*)?(?:,\s*)?"
    r"(?:and|or|nor|&|,|and also|as well as|(?:along|together) with)\s*"
    r"(?:(?:also|the|both)\s*|[A-Z][\w.& ]{1,30}['’]s?\s+|(?:his|her|their|its)\s+(?:[\w -]{2,40},\s*)?)?",
    re.IGNORECASE,
)
JOINED_AFTER_APPOSITION = re.compile(
    r"\s*,[^,]{2,90},\s*(?:and|or|as well as)\s*(?:also|the)?\s*(?:(?:his|her|their)\s+[\w -]{2,40},\s*)?"
)
JOINS = re.compile(r"\b(?:and|or|nor|as well as|(?:along|together) with)\b|[&;/]")
"""What a list of names has somewhere, be it before the last of them."""
SPOKEN_FOR = re.compile(r"\bspokes\w+ (?:for|of) ([^;:]+)$", re.IGNORECASE)
MAX_GAP = 160
"""Characters between a name and what goes with it."""
CUTS = frozenset({"who", "whose", "which", "whom", "where", "when", "like", "including", "such"})
RELATIVE_GAP = re.compile(
    r"[\s,–—-]*|(?: of [A-Z]\w+(?: [A-Z]\w+)?| \([^()]{1,30}\))?,? (?:[^.;:!?“”\"]|(?<=-St)\.){0,110}[\s,–—-]+"
)
OFFICE_BETWEEN = re.compile(r", (?:(?:retired|former|acting|then|longtime) )?(?:[A-Z][\w.’'-]+ ){1,6}")
"""An office between what somebody is and their name: "his son, retired Lowfield District Court Judge [Ned Lind]"."""
KIN_OF = re.compile(r"\b(?:(?:grand)?(?:parents|children)|family|relatives|friends|fans) of [A-Z]")
"""What stands before what somebody is for whom others speak: "the parents of Bread Wars winner [Ora Lind]"."""
INTRODUCING = re.compile(r"(?:a|an|one|another)\s+\w+(?:\s\w+)?$", re.IGNORECASE)
THINGS = frozenset({"that", "which"})
ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})
NOMINAL = frozenset({"NN", "NNS", "JJ"})


@dataclass(frozen=True, slots=True)
class Heads:
    """Finds the heads of the sources of one page."""

    page: Page
    registry: Registry
    starts: Sequence[int]

    def inside(self, span: Span) -> range:
        """Return the numbers of the mentions that start inside `span`."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def whole(self, span: Span) -> Span:
        """Return a source that is a name's last word with all of the name: the Van Lind of "Van [Lind] said"."""
        number = bisect_left(self.starts, span.start) - 1
        mention = self.registry.mentions[number] if number >= 0 else None
        if mention is None or mention.end != span.end or " " in span.of(self.page.text):
            return span
        if self.page.text.startswith("(", mention.start - 1):
            return span  # "(R-[OH])" is no name
        return Span(mention.start, span.end)

    # Each mention is passed over, ends the search or counts; the tests are one line each.
    def of(self, span: Span) -> Iterator[int]:
        """Yield the people a source names as its heads: "Ann Lee, an aide to Bob May" yields Ann Lee alone."""
        last: Mention | None = None
        for number in self.inside(span):
            mention, person = self.registry.mentions[number], self.registry.meant[number]
            if mention.quoted and not self.page.is_quoted(span.start):
                continue
            between = self.page.text[(span.start if last is None else self._end_with_letters(last)) : mention.begin]
            if any(word in CUTS for word in between.lower().replace(",", " ").split()):
                break
            if person < 0 or (mention.possessive and span.end > mention.end + 2) or self.modifies(mention, span.end):
                continue
            if self._is_object(mention, span):
                continue
            if last is None and (
                _is_spoken_for(self.page.text[span.start : mention.start]) or self._is_doing(span.start, mention.begin)
            ):
                break
            if last is None and mention.begin > span.start and self._complements_head(mention, span):
                if self.page.text.startswith(", ", mention.end) and (
                    " " not in between.strip() or self._is_apposed(number + 1, mention.end + 2, span)
                ):
                    continue  # "Of Lee, May said ...", "The head of Lee's, Ann May, said ..."
                break
            if last is None and (number + 1 in self.inside(span)) and self._is_party(mention, number + 1):
                continue
            if last is None and mention.begin > span.start and self._runs_on(mention):
                break
            if last is not None and not coordinates(between):
                break
            if (
                last is not None
                and not JOINS.search(between)
                and not JOINS.search(span.of(self.page.text), mention.end - span.start)
            ):
                break  # "Ann Lee, the president of the United States Harbour Chamber": one person and her body
            yield person
            last = mention

    def modifies(self, mention: Mention, end: int) -> bool:
        """Return whether the name only modifies what follows it: "Clinton campaign", "Obama Education Secretary"."""
        page = self.page
        follower = page.token_at(mention.end - 1) + 1
        if follower >= len(page.words) or page.starts[follower] >= end:
            return False
        word, tag = page.words[follower], page.tags[follower]
        if is_postnominal(word):
            # "Ada Lind MP", but "Ada Lind MP's office".
            return page.words[follower + 1 : follower + 2] in (["'s"], ["’s"])
        if page.starts[follower] == mention.end and word in {"-", "–", "/"}:
            return word != "/"
        return (tag in NOMINAL and word.islower()) or word[0].isupper()

    def _end_with_letters(self, mention: Mention) -> int:
        """Return where a name ends with the letters behind it: "Ada Lind MP"."""
        page, end = self.page, mention.end
        follower = page.token_at(end - 1) + 1
        while follower < len(page.words) and page.starts[follower] == end + 1 and is_postnominal(page.words[follower]):
            end = page.starts[follower] + len(page.words[follower])
            follower += 1
        return end

    def _is_object(self, mention: Mention, span: Span) -> bool:
        """Return whether the name is what a verb inside the source acts on: "a delegate supporting Ann Lee"."""
        first = self.page.token_at(mention.begin)
        inside = mention.begin > span.start and first > 1
        return inside and self.page.tags[first - 1] == "VBG" and self.page.tags[first - 2].startswith("NN")

    def _is_doing(self, start: int, end: int) -> bool:
        """Return whether a comma and a participle stand before a name: "an official, speaking to the host Ann Lee"."""
        comma = self.page.text.find(", ", start, end)
        token = self.page.token_at(comma + 2)
        word = self.page.words[token]
        return comma >= 0 and self.page.tags[token] == "VBG" and word.islower() and word != "acting"

    def _complements_head(self, mention: Mention, span: Span) -> bool:
        """Return whether a name stands behind a preposition in a source, and that is no part of a body's name."""
        return self._follows_preposition(mention) and not self._is_of_body(mention, span)

    def _is_of_body(self, mention: Mention, span: Span) -> bool:
        """Return whether a source is a body, what somebody is there, and their name, whatever "of" the body has in it.

        "The Council on Harbour Relations director Ned Lind" is Lind.
        """
        if mention.begin == mention.start or not mention.name.given or mention.end < span.end - 1:
            return False
        body = self.page.entity_over(mention.begin, mention.begin + 1)
        if body is None or body.label != "ORG" or body.end > mention.start:
            return False
        return span.start <= body.start < mention.begin and body.start - span.start <= len("the ")

    def _follows_preposition(self, mention: Mention) -> bool:
        first = self.page.token_at(mention.begin)
        return first > 0 and self.page.words[first - 1].lower() in load_words("prepositions")

    def _is_apposed(self, number: int, at: int, span: Span) -> bool:
        """Return whether a full name begins at `at` and ends a source: the Ann May of "an aide to Lee, [Ann May]"."""
        if number not in self.inside(span) or self.registry.meant[number] < 0:
            return False
        mention = self.registry.mentions[number]
        return mention.begin == at and bool(mention.name.given) and mention.end >= span.end - 1

    def _is_party(self, mention: Mention, following: int) -> bool:
        """Return whether a name is the party of whoever the seat is before: "Plaid Holt MP for Velden, Ada Lind"."""
        page, other = self.page, self.registry.mentions[following]
        while other.start < mention.end + MAX_GAP and self.registry.meant[following] < 0:
            following += 1
            if following == len(self.registry.mentions):
                return False
            other = self.registry.mentions[following]
        letters = page.text[mention.end : self._end_with_letters(mention)]
        seat = page.text[mention.end + len(letters) : other.start]
        return bool(letters) and seat.startswith((" for ", " of ")) and seat.endswith(", ") and seat.count(",") == 1

    def _runs_on(self, mention: Mention) -> bool:
        """Return whether a body's noun with its article stands before a name: "a spokesman for the firm Lind left"."""
        words = self.page.words
        first = self.page.token_at(mention.start)
        return (
            first > 1
            and words[first - 1] in load_words("generic bodies")
            and words[first - 2].lower() in ARTICLES
            and mention.title is None
        )

    def _complements(self, number: int) -> bool:
        """Return whether a name stands in the apposition of the one before it: "Ann Lee, an aide to Bob May"."""
        if number == 0 or not self._follows_preposition(self.registry.mentions[number]):
            return False
        between = self.page.text[self.registry.mentions[number - 1].end : self.registry.mentions[number].begin]
        return between.startswith(",") and len(between) < 90 and "." not in between

    def before(self, at: int) -> int | None:
        """Return the person a relative pronoun at `at` goes with: the name right before it, appositions between.

        Nobody where a document stands there: "wrote to Ann Lee of Tarn with a letter that said".
        """
        token = self.page.token_at(at)
        if self.page.words[token] in THINGS and is_listed(self.page.words[token - 1], "documents that speak"):
            return None
        number = bisect_left(self.starts, at) - 1
        for back in range(number, max(-1, number - 5), -1):
            mention, person = self.registry.mentions[back], self.registry.meant[back]
            gap = self.page.text[self._end_with_letters(mention) : at]
            if len(gap) > MAX_GAP or "\n" in gap:
                return None
            if person < 0 or mention.possessive or self.modifies(mention, at):
                continue
            plain = gap.strip(" ,–—-")
            if RELATIVE_GAP.fullmatch(gap) is None or (
                plain and not gap.lstrip().startswith((",", "(", "of ", "–", "—", "-"))
            ):
                return None
            if plain and self._complements(back):
                continue
            return person
        return None

    def beside(self, span: Span, content: Sequence[Span]) -> int | None:
        """Return the person named after a role the source was cut to: "the minister" in "the minister, Ann Lee,".

        Nobody in the `content` of a statement: "According to a friend, Ann Lee left".
        """
        number = bisect_left(self.starts, span.end)
        if number >= len(self.starts):
            return None
        mention = self.registry.mentions[number]
        apposed = self.page.text.startswith(",", mention.end)
        if not apposed and any(one.start <= mention.start < one.end for one in content):
            return None
        if self.registry.meant[number] < 0:
            return self._behind_office(span)
        begin = mention.begin if mention.begin >= span.end else mention.start
        gap = self.page.text[span.end : begin]
        if len(gap) > 3 or gap.strip() not in {"", ","} or "\n" in gap:
            return None
        text = span.of(self.page.text)
        enclosed = gap.strip() == "," and self.page.text[mention.end : mention.end + 1] == ","
        introduced = parse_role(text) is not None or (enclosed and INTRODUCING.match(text) is not None)
        return self.registry.meant[number] if introduced else None

    def _behind_office(self, span: Span) -> int | None:
        """Return the person in full behind a role and an office with names in it: see `OFFICE_BETWEEN`."""
        text = self.page.text
        for number in self.inside(Span(span.end, span.end + MAX_GAP)):
            mention, person = self.registry.mentions[number], self.registry.meant[number]
            if person >= 0:
                apposed = OFFICE_BETWEEN.fullmatch(text, span.end, mention.start)
                return person if apposed and mention.name.given and parse_role(span.of(text)) is not None else None
        return None


def _is_spoken_for(before: str) -> bool:
    """Return whether a name behind some words is not the spokesman's: "a spokesman for the mayor, Sir", "for Mr"."""
    if KIN_OF.search(before):
        return True
    spokesman = SPOKEN_FOR.search(before)
    words = spokesman[1].replace(",", " ").split() if spokesman else []
    return any(
        fold(word).rstrip(".") in load_titles() or (noun_of(word) is not None and not is_plural(word))
        for word in words[-1:]
    )  # "a spokeswoman for women Ora Lind" is Lind


def coordinates(between: str) -> bool:
    """Return whether what stands between two names joins them: "and", a comma, or an apposition and "and"."""
    if len(between) > MAX_GAP:
        return False
    return JOINED.fullmatch(between) is not None or JOINED_AFTER_APPOSITION.fullmatch(between) is not None
