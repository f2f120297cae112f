"""Ranking: how well each statement fits what was asked, and which of them say the same."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import paragraph_above, paragraph_text
from corpus.statement import Kind
from corpus.store.excerpts import Excerpt
from index.searching.calibration import Calibration
from index.searching.candidates import Candidate, Unread
from index.searching.moods import Mood, share_of
from index.searching.terms import TermFinder, plain
from index.searching.things import names_a_thing

MIN_SHARED = 0.8
MIN_WORDS_TO_MERGE = 4
MAX_BEST = 5
MAX_CHANCES = 40
"""How many statements are counted at most of those that may answer: more are not always looked at."""
MAX_SCRAP = 4
"""How many words a statement has at most that may be no more than a phrase: "Mr. Lind", "the process"."""
MAX_ABOVE = 1000
"""How many characters of the paragraph above a statement are read, the last ones."""
DOUBTED = 0.5
"""The confidence below which an extracted statement is doubted the more the lower it is."""
WORD = re.compile(r"\w+(?:['’-]\w+)*")
# The same text has a slightly other vector in other company; scores that are equal in these digits are equal.
SAME_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with what speaks for it (see `read_evidence`) and the score that orders it."""

    candidate: Candidate | Unread
    evidence: Mapping[str, float]
    score: float


def read_evidence(
    excerpts: Sequence[Excerpt],
    rarity: Mapping[str, float],
    names: Collection[str] = frozenset(),
    *,
    moods: Sequence[Mood] = (),
) -> list[dict[str, float]]:
    """Return what the words of each statement say for it; `rarity` is the weight of each term asked for.

    `names` are the terms that name a person, a place or a thing. All are between 0 and 1: `words` the share of the
    asked terms, by rarity, in the words said, and `kin` of those that are not but have a word of their family there;
    `beside` the share in their paragraph, `above` what the one above it has of the rest, which often tells what they
    are about, unless the report begins with it; `nearby` the share in their paragraph, the article's first one or its
    title; `missed` the share, by rarity too, of what is asked that are names missing beside; `mood` the share of
    the `moods` asked for that they are of, such as a reason; `quoted` the root of the share of it in quotation marks;
    `scrap` whether it is a few words and no quotation of a whole sentence; `thing` whether it only names what is spoken
    of; `doubt` how far below `DOUBTED` the confidence is that it was said, by this speaker. To weigh it, `meaning`
    belongs to it, the cosine of its vector with the question's.
    """
    asked = _Asked(rarity, names, moods)
    openings: dict[str, int] = {}
    for each in excerpts:
        if each.article not in openings:
            # A report says in its first paragraph what all of it is about.
            openings[each.article] = asked.bits_in(plain(f"{each.title}\n{paragraph_text(each.text, 0, 1)}"))
    return [_evidence(each, asked, openings[each.article]) for each in excerpts]


def weigh(weighed: Iterable[tuple[Candidate | Unread, Mapping[str, float]]], calibration: Calibration) -> list[Ranked]:
    """Return candidates with their evidence and score, best first, equal ones by row."""
    ranked = [Ranked(candidate, evidence, calibration.score(evidence)) for candidate, evidence in weighed]
    return sorted(ranked, key=lambda one: (-round(one.score, SAME_DIGITS), one.candidate.row))


def signs_of(ranked: Sequence[Ranked]) -> dict[str, float]:
    """Return what the best five of the ranked statements say about whether the question is answered at all.

    `score` is that of the first, `chances` how many there are (see `chances_of`), the others are what the most fitting
    of the five has.
    `unheard`, whether a name asked for stands nowhere in their reports, is for `Search` to say, which reads them.
    """
    if not ranked:
        return dict.fromkeys(("score", "chances", "words", "nearby", "missed", "unheard"), 0.0)
    best = [one.evidence for one in ranked[:MAX_BEST]]
    return signs_of_one(ranked[0], among=len(ranked)) | {
        "words": max([each["words"] for each in best]),
        "nearby": max([each["nearby"] for each in best]),
        "missed": min([each["missed"] for each in best]),
    }


def signs_of_one(one: Ranked, *, among: int) -> dict[str, float]:
    """Return the signs of one statement, found among so many, in fewer steps: it is asked of each that was read."""
    evidence = one.evidence
    return {
        "score": one.score,
        "chances": chances_of(among),
        "words": evidence["words"],
        "nearby": evidence["nearby"],
        "missed": evidence["missed"],
        "unheard": 0.0,
    }


def chances_of(count: int) -> float:
    """Return how many statements may answer, as a logarithm: the best of many scores well by chance."""
    return math.log(min(max(count, 1), MAX_CHANCES))


def merge_same(ranked: Sequence[Ranked], *, most: int | None = None) -> list[tuple[Ranked, tuple[Ranked, ...]]]:
    """Return each statement once, with its doubles in other articles: nearly the same words by the same speaker.

    With `most`, the first so many of them; their doubles are the same.
    """
    kept: list[tuple[Ranked, list[Ranked]]] = []
    by_speakers: dict[frozenset[str], list[tuple[Ranked, list[Ranked], frozenset[str]]]] = {}
    for one in ranked:
        speakers = one.candidate.speakers
        full = most is not None and len(kept) >= most
        # Of whom nothing is kept, nothing is a double.
        if full and speakers not in by_speakers:
            continue
        words = _words(one.candidate)
        alike = by_speakers.setdefault(speakers, [])
        for first, doubles, known in alike:
            if _is_same(one.candidate, first.candidate, words, known):
                doubles.append(one)
                break
        else:
            if not full:
                alike.append((one, [], words))
                kept.append(alike[-1][:2])
    return [(one, tuple(doubles)) for one, doubles in kept]


def share_words(one: frozenset[str], two: frozenset[str]) -> bool:
    """Return whether two statements say nearly the same, or one is a part of the other, by the words of each."""
    shared = len(one & two)
    return shared >= MIN_SHARED * (len(one) + len(two) - shared) or shared >= 0.95 * min(len(one), len(two)) >= 8


class _Asked:
    """The terms asked for: which of them stand in a text, and how much of all that is asked those are."""

    def __init__(self, rarity: Mapping[str, float], names: Collection[str], moods: Sequence[Mood]) -> None:
        finder = TermFinder(rarity)
        self.bits_in, self.kin_in, self.may_have_kin = finder.bits_in, finder.kin_in, finder.may_have_kin
        self.moods = moods
        self.names = sum([finder.bits[term] for term in rarity.keys() & set(names)])
        self._rarity = [(finder.bits[term], weight) for term, weight in rarity.items()]
        self._total = sum(rarity.values())
        self._shares = {0: 0.0}

    def share(self, terms: int) -> float:
        """Return the share of the terms asked for, by their rarity, that these bits stand for."""
        # Of a few terms there are few parts, and each text of each candidate has one.
        share = self._shares.get(terms)
        if share is None:
            all_of_them = sum([weight for bit, weight in self._rarity if terms & bit])
            share = self._shares[terms] = all_of_them / self._total if self._total else 0.0
        return share


def _evidence(excerpt: Excerpt, asked: _Asked, opening: int) -> dict[str, float]:
    edges, words, length = excerpt.content, excerpt.words, excerpt.length
    paragraph = plain(paragraph_text(excerpt.text, edges[0], edges[-1]))
    beside = asked.bits_in(paragraph)
    above = asked.bits_in(plain(paragraph_above(excerpt.text, edges[0])[-MAX_ABOVE:])) & ~(beside | opening)
    said = kin = 0
    # What is said stands in its paragraph, and so do the beginnings of its words.
    if beside or asked.may_have_kin(paragraph):
        plainly = plain(words)
        said = asked.bits_in(plainly) if beside else 0
        kin = asked.kin_in(plainly, said)
    share = asked.share
    return {
        "words": share(said),
        "kin": share(kin),
        "beside": share(beside),
        "above": share(above),
        "nearby": share(beside | opening),
        "mood": share_of(asked.moods, words),
        "missed": share(asked.names & ~beside),
        "quoted": math.sqrt(min(excerpt.quoted / max(length, 1), 1.0)),
        # A long statement has more letters than a few words have.
        "scrap": float(length <= MAX_SCRAP * 20 and _is_scrap(words, excerpt.kind)),
        "thing": float(excerpt.kind == "indirect" and names_a_thing(excerpt.text, edges[0], edges[-1])),
        "doubt": max(0.0, 1 - excerpt.confidence / DOUBTED),
    }


def _is_scrap(text: str, kind: Kind) -> bool:
    """Return whether a statement is a few words, and they are not the whole sentence that somebody said."""
    words = WORD.findall(text)
    whole = kind == "direct" and words[:1] and not words[0][0].islower()
    return len(words) <= MAX_SCRAP and not whole


def _words(candidate: Candidate | Unread) -> frozenset[str]:
    return frozenset(candidate.words.casefold().split())


def _is_same(one: Candidate | Unread, two: Candidate | Unread, words: frozenset[str], known: frozenset[str]) -> bool:
    if one.article_id == two.article_id or min(len(words), len(known)) < MIN_WORDS_TO_MERGE:
        return False
    return share_words(words, known)
