"""An evaluation: how many of the statements people marked are found, and whose speakers are right.

Statements are compared as sets of words by position, so that blanks, punctuation and quotation
marks at the edges never matter; two are the same when Dice's coefficient of the sets is 0.8 or
more, matched greedily one to one (PolNeAR: Newell, Margolin and Ruths, LREC 2018, count alike).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from corpus.article import Span
from corpus.evaluation.gold import GoldArticle, GoldStatement
from corpus.statement import Statement, statement_text
from corpus.text.quotemarks import find_quotations

Found = Literal["right", "wrong speaker", "boundary", "missed", "spurious"]

WORD = re.compile(r"\w+(?:['’]\w+)*")
NAME_WORD = re.compile(r"[a-z\u00c0-\u024f'\-]+")
POSSESSIVE = re.compile(r"['’]s\b")
LEADING = frozenset({"that", "whether", "if"})
TRIVIAL = frozenset(
    "the a an of and in on for to at by from who which that with as s his her their its mr mrs ms dr".split()
)
TITLES = frozenset(
    "mr mrs ms dr sen rep gov gen president senator representative governor secretary minister prime sir prof"
    " professor judge justice chairman vice former congressman congresswoman director lt col capt jr sr ii iii".split()
)
SAME = 0.8
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts for one kind of statement; the ratios follow from them."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    found_predicted: int = 0
    touched: int = 0
    joint: int = 0
    joint_predicted: int = 0
    named: int = 0
    named_right: int = 0

    def f1(self, right_gold: int, right_predicted: int) -> float:
        """Return the harmonic mean of recall and precision, 0 to 1."""
        recall, precision = ratio(right_gold, self.gold), ratio(right_predicted, self.predicted)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def joint_f1(self) -> float:
        """Return F1 over statements whose content and speaker are both right."""
        return self.f1(self.joint, self.joint_predicted)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one gold statement or one prediction, with its text for people to read."""

    found: Found
    article_id: str
    kind: str
    gold: str
    predicted: str
    gold_speaker: str
    predicted_speaker: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The counts by kind (and "all"), every outcome, and confidence bands (lowest, number, right)."""

    articles: int
    tallies: dict[str, Tally]
    outcomes: tuple[Outcome, ...]
    bands: tuple[tuple[float, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A statement as sets of word numbers."""

    words: frozenset[int]
    source: frozenset[int]
    """The words of the mention that say who it is: all but articles, pronouns and the like, where there are others."""
    names: tuple[str, ...]
    kind: str
    text: str
    source_text: str
    confidence: float | None


def ratio(part: int, whole: int) -> float:
    """Return part / whole, 0 where there is no whole."""
    return part / whole if whole else 0.0


def evaluate(pairs: Iterable[tuple[GoldArticle, Sequence[Statement]]]) -> Evaluation:
    """Compare the statements found in each article with its gold statements."""
    counts: dict[str, dict[str, int]] = {}
    outcomes: list[Outcome] = []
    articles = 0
    for gold, statements in pairs:
        articles += 1
        outcomes.extend(_compare(gold, statements, counts))
    judged = [(o.confidence, o.found == "right") for o in outcomes if o.confidence is not None]
    bands = []
    for low, high in pairwise(BANDS):
        inside = [right for confidence, right in judged if low <= confidence < high]
        bands.append((low, len(inside), sum(inside)))
    kinds = ("all", "direct", "mixed", "indirect")
    return Evaluation(articles, {kind: Tally(**counts.get(kind, {})) for kind in kinds}, tuple(outcomes), tuple(bands))


# Every outcome is yielded and counted in one place, so that the two cannot differ.
def _compare(
    gold: GoldArticle, statements: Sequence[Statement], counts: dict[str, dict[str, int]]
) -> Iterator[Outcome]:
    """Yield what became of each statement of one article, and add it to the counts."""

    def count(kind: str, key: str, number: int = 1) -> None:
        for name in ("all", kind):
            tally = counts.setdefault(name, {})
            tally[key] = tally.get(key, 0) + number

    text = _Text(gold.article.text)
    needed = [m for g in gold.statements if g.counts and (m := text.mark_gold(g)).words]
    ignored = [m for g in gold.statements if not g.counts and (m := text.mark_gold(g)).words]
    predicted = [
        m for m in _distinct(text.mark(statement) for statement in statements) if not _is_ignored(m, needed, ignored)
    ]
    matched = _match(needed, predicted)
    taken = set(matched.values())
    for i, mark in enumerate(needed):
        count(mark.kind, "gold")
        count(mark.kind, "touched", any(mark.words & other.words for other in predicted))
        if i not in matched:
            best = max(predicted, key=lambda other: _dice(mark.words, other.words), default=None)
            near = best is not None and bool(mark.words & best.words)
            yield _outcome(
                "boundary" if near else "missed", gold.article.id, mark, best if near else None, scored=False
            )
            continue
        other = predicted[matched[i]]
        count(mark.kind, "found")
        count(other.kind, "found_predicted")
        right = _speaker_is_right(mark, other)
        if right is not False:
            count(mark.kind, "joint")
            count(other.kind, "joint_predicted")
        if mark.names:
            count(mark.kind, "named")
            count(mark.kind, "named_right", _names_are_right(mark.names, other.names))
        yield _outcome("right" if right is not False else "wrong speaker", gold.article.id, mark, other, scored=True)
    for j, other in enumerate(predicted):
        count(other.kind, "predicted")
        if j not in taken:
            yield _outcome("spurious", gold.article.id, None, other, scored=True)


def _outcome(
    found: Found, article_id: str, gold: _Marked | None, predicted: _Marked | None, *, scored: bool
) -> Outcome:
    return Outcome(
        found=found,
        article_id=article_id,
        kind=(gold or predicted).kind if gold or predicted else "",  # type: ignore[union-attr]  # one of them is there
        gold=gold.text if gold else "",
        predicted=predicted.text if predicted else "",
        gold_speaker=", ".join(gold.names) or gold.source_text if gold else "",
        predicted_speaker=", ".join(predicted.names) or predicted.source_text if predicted else "",
        confidence=predicted.confidence if predicted and scored else None,
    )


class _Text:
    """The words of one text, and which of them stand in double quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [(m.start(), m.end(), m.group().lower().replace("’", "'")) for m in WORD.finditer(text)]
        self.starts = [start for start, _, _ in self.words]
        self.quoted: set[int] = set()
        for quotation in find_quotations(text):
            if text[quotation.span.start] not in "‘'`‚‹" or text[quotation.span.start : quotation.span.start + 2] in {
                "''",
                "``",
            }:
                self.quoted |= self.cover((quotation.span,))

    def cover(self, spans: Iterable[Span]) -> set[int]:
        """Return the numbers of the words that lie at least half in the spans."""
        covered: set[int] = set()
        for span in spans:
            i = max(0, bisect_left(self.starts, span.start) - 1)
            while i < len(self.words) and self.words[i][0] < span.end:
                start, end, _ = self.words[i]
                if end > span.start and min(end, span.end) - max(start, span.start) >= (end - start) / 2:
                    covered.add(i)
                i += 1
        return covered

    def mark_gold(self, statement: GoldStatement) -> _Marked:
        """Return a gold statement as word sets."""
        return self._mark(statement.content, statement.source, statement.names, None)

    def mark(self, statement: Statement) -> _Marked:
        """Return a found statement as word sets."""
        names = tuple(speaker.name for speaker in statement.speakers)
        return self._mark(statement.content, statement.source, names, statement.confidence)

    def _mark(
        self, content: Sequence[Span], source: Sequence[Span], names: tuple[str, ...], confidence: float | None
    ) -> _Marked:
        words = self.cover(content)
        kind = self.kind_of(words)
        if (
            len(words) > 1
            and kind != "direct"
            and self.words[min(words)][2] in LEADING
            and min(words) not in self.quoted
        ):
            words.discard(min(words))
        return _Marked(
            words=frozenset(words),
            source=self.heavy(frozenset(self.cover(source))),
            names=names,
            kind=self.kind_of(words),
            text=statement_text(self.text, content),
            source_text=statement_text(self.text, source),
            confidence=confidence,
        )

    def kind_of(self, words: set[int]) -> str:
        """Return how much of the words is quoted: "direct" from nine tenths on, "indirect" where nothing is."""
        inside = len(words & self.quoted)
        return "indirect" if not inside else "direct" if inside >= 0.9 * len(words) else "mixed"

    def heavy(self, words: frozenset[int]) -> frozenset[int]:
        """Return the words of a mention that say who it is."""
        return frozenset(i for i in words if self.words[i][2] not in TRIVIAL) or words


def _distinct(marks: Iterable[_Marked]) -> Iterator[_Marked]:
    seen = set()
    for mark in marks:
        if mark.words and (mark.words, mark.source) not in seen:
            seen.add((mark.words, mark.source))
            yield mark


def _is_ignored(mark: _Marked, needed: Sequence[_Marked], ignored: Sequence[_Marked]) -> bool:
    """Return whether a prediction belongs to an attribution that does not count."""
    best = max((_dice(mark.words, other.words) for other in ignored), default=0.0)
    rival = max((_dice(mark.words, other.words) for other in needed), default=0.0)
    held = max((len(mark.words & other.words) / len(mark.words) for other in ignored), default=0.0)
    return best > rival and (best >= 0.5 or held >= SAME)


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _match(gold: Sequence[_Marked], predicted: Sequence[_Marked]) -> dict[int, int]:
    """Return which prediction each gold statement got, best pairs first."""
    pairs = sorted(
        (-score, i, j)
        for i, mark in enumerate(gold)
        for j, other in enumerate(predicted)
        if (score := _dice(mark.words, other.words)) >= SAME
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _speaker_is_right(gold: _Marked, predicted: _Marked) -> bool | None:
    """Return whether the mentions or the names agree; None where the gold tells neither."""
    if not gold.source and not gold.names:
        return None
    named = any(_names_agree(one, other) for one in gold.names for other in predicted.names)
    if not gold.source or named:
        return named
    both = len(gold.source & predicted.source)
    return bool(both) and 2 * both >= min(len(gold.source), len(predicted.source))


def _names_agree(one: str, other: str) -> bool:
    """Return whether two names can be one person's: the same last word and first words that fit."""
    a, b = _name_words(one), _name_words(other)
    return bool(a and b) and a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0][:3] == b[0][:3])


def _names_are_right(gold: Sequence[str], predicted: Sequence[str]) -> bool:
    """Return whether the full names of all speakers, and no others, are given."""
    return len(predicted) <= len(gold) and all(any(_is_full_name(one, other) for other in predicted) for one in gold)


def _is_full_name(gold: str, predicted: str) -> bool:
    a, b = _name_words(gold), _name_words(predicted)
    if not a or not b or a[-1] != b[-1]:
        return False
    if len(a) == 1:
        return True
    return len(b) > 1 and (a[0] == b[0] or (len(a[0]) > 2 and len(b[0]) > 2 and a[0][:3] == b[0][:3]))


def _name_words(name: str) -> list[str]:
    plain = POSSESSIVE.sub("", name).lower().replace("’", "'")
    return [word for word in NAME_WORD.findall(plain) if word not in TITLES]
