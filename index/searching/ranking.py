"""Ranking: how well each statement fits what was asked, and which of them say the same."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import Article, Span, paragraph_text
from corpus.statement import Statement, statement_text
from index.searching.calibration import Calibration
from index.searching.terms import TermFinder

MIN_SHARED = 0.8
MIN_WORDS_TO_MERGE = 4
MAX_BEST = 5
MAX_CHANCES = 40
"""How many statements are counted at most of those that may answer: more are not always looked at."""
MAX_SCRAP = 4
"""How many words a statement has at most that may be no more than a phrase: "Mr. Nixon", "the process"."""
DOUBTED = 0.5
"""The confidence below which an extracted statement is doubted the more the lower it is."""
WORD = re.compile(r"\w+(?:['’-]\w+)*")
REASON = re.compile(
    r"\b(?:because|due to|reasons?|so that|in order to|as a result|therefore|that(?: is|['’]s) why|unless|otherwise)\b",
    re.IGNORECASE,
)
"""What leads to or from a reason; "since" and "so" mean too much else."""
# The same text has a slightly other vector in other company; scores that are equal in these digits are equal.
SAME_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may answer, and the article it stands in."""

    row: int
    statement: Statement
    article: Article


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with what speaks for it (see `read_evidence`) and the score that orders it."""

    candidate: Candidate
    evidence: Mapping[str, float]
    score: float


def read_evidence(
    candidates: Sequence[Candidate],
    rarity: Mapping[str, float],
    names: Collection[str] = frozenset(),
    *,
    why: bool = False,
) -> list[dict[str, float]]:
    """Return what the words of each candidate say for it; `rarity` is the weight of each term asked for.

    `names` are the terms that name a person, a place or a thing. All are between 0 and 1: `words` the share of the
    asked terms, by rarity, in the words said, and `kin` of those that are not but have a word of their family there;
    `beside` the share in their paragraph; `nearby` that in their paragraph, the article's first one or its title;
    `missed` the share, by rarity too, of what is asked that are names missing beside; `reason` whether they give one
    where the question asks `why`; `quoted` how much of it stands in quotation marks; `scrap` whether it is a few words
    and no quotation of a whole sentence; `doubt` how far below `DOUBTED` the confidence is that it was said, by this
    speaker. To weigh it, `meaning` belongs to it, the cosine of its vector with the question's.
    """
    asked = _Asked(rarity, names, why=why)
    openings: dict[str, set[str]] = {}
    for article in (candidate.article for candidate in candidates):
        if article.id not in openings:
            # A report says in its first paragraph what all of it is about.
            lead = paragraph_text(article.text, 0, 1)
            openings[article.id] = asked.find(f"{article.title}\n{lead}")
    return [_evidence(candidate, asked, openings[candidate.article.id]) for candidate in candidates]


def weigh(weighed: Iterable[tuple[Candidate, Mapping[str, float]]], calibration: Calibration) -> list[Ranked]:
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
        speakers = frozenset([speaker.id for speaker in one.candidate.statement.speakers])
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

    def __init__(self, rarity: Mapping[str, float], names: Collection[str], *, why: bool) -> None:
        finder = TermFinder(rarity)
        self.find, self.find_kin = finder.find, finder.find_kin
        self.why = why
        self.names = rarity.keys() & set(names)
        self._rarity = list(rarity.items())
        self._total = sum(rarity.values())
        self._shares: dict[frozenset[str], float] = {}

    def share(self, terms: Collection[str]) -> float:
        """Return the share of the terms asked for, by their rarity, that are among `terms`."""
        # Of a few terms there are few parts, and each text of each candidate has one.
        found = frozenset(terms)
        if found not in self._shares:
            all_of_them = sum([weight for term, weight in self._rarity if term in found])
            self._shares[found] = all_of_them / self._total if self._total else 0.0
        return self._shares[found]


def _evidence(candidate: Candidate, asked: _Asked, opening: set[str]) -> dict[str, float]:
    statement, text = candidate.statement, candidate.article.text
    content = statement.content
    words, length = statement_text(text, content), _length(content)
    beside = asked.find(paragraph_text(text, content[0].start, content[-1].end))
    # What is said stands in its paragraph.
    said = asked.find(words) if beside else beside
    nearby = beside | opening
    return {
        "words": asked.share(said),
        "kin": asked.share(asked.find_kin(words, said)),
        "beside": asked.share(beside),
        "nearby": asked.share(nearby),
        "reason": float(asked.why and bool(REASON.search(words))),
        "missed": asked.share(asked.names - beside),
        "quoted": _length(statement.quoted) / max(length, 1),
        # A long statement has more letters than a few words have.
        "scrap": float(length <= MAX_SCRAP * 20 and _is_scrap(words, statement)),
        "doubt": max(0.0, 1 - statement.confidence / DOUBTED),
    }


def _is_scrap(text: str, statement: Statement) -> bool:
    """Return whether a statement is a few words, and they are not the whole sentence that somebody said."""
    words = WORD.findall(text)
    whole = statement.kind == "direct" and words[:1] and not words[0][0].islower()
    return len(words) <= MAX_SCRAP and not whole


def _length(spans: Sequence[Span]) -> int:
    # Most are one span or none.
    if len(spans) == 1:
        return spans[0].end - spans[0].start
    return sum([span.end - span.start for span in spans])


def _text(candidate: Candidate) -> str:
    return statement_text(candidate.article.text, candidate.statement.content)


def _words(candidate: Candidate) -> frozenset[str]:
    return frozenset(_text(candidate).casefold().split())


def _is_same(one: Candidate, two: Candidate, words: frozenset[str], known: frozenset[str]) -> bool:
    if one.article.id == two.article.id or min(len(words), len(known)) < MIN_WORDS_TO_MERGE:
        return False
    return share_words(words, known)
