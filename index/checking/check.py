"""A check: what became of a quotation, by the words of the articles it may stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.article import Article, Span
from corpus.statement import Statement
from index.checking.difference import Alignment, Change, Weight, align, gaps_of
from index.checking.quotation import Quotation, read_plainly, read_quotation
from index.checking.speech import Speech, Stretch, read_speeches
from index.match import Match

Verdict = Literal["exact", "reported", "altered", "somebody_else", "unnamed", "unattributed", "too_short", "not_found"]
MIN_WORDS = 4
"""Words that a quotation must have, unless it is all that a statement says: fewer may be anybody's."""
MIN_WHOLE = 2
MAX_ALIGNED = 12
"""How many speeches are compared word by word, those that share most words first."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the words of a quotation stand in an article; `span` runs from the first to the last of them.

    `in_title` says that they stand in the title, of which `span` is a part then.
    """

    article: Article
    span: Span
    in_title: bool = False

    @property
    def text(self) -> str:
        """The words as printed, with all between them."""
        return self.span.of(self.article.title if self.in_title else self.article.text)


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a quotation.

    `match` is the statement its words, or the nearest, stand in, and `passage` the place where they are printed as
    nobody's statement. `changes` tell how the wording differs, or what ellipses and brackets leave out and put in;
    `weighty` are the kinds of word among the differences that change what is said.
    """

    verdict: Verdict
    match: Match | None = None
    likeness: float = 0.0
    changes: tuple[Change, ...] = ()
    weighty: tuple[Weight, ...] = ()
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A speech in which the quotation, or something like it, stands."""

    speech: Speech
    alignment: Alignment

    @property
    def is_exact(self) -> bool:
        return self.alignment.likeness == 1.0 and not self.alignment.weighty

    @property
    def is_quoted(self) -> bool:
        return self.speech.is_quoted(self.alignment.stretch)

    def as_(self, verdict: Verdict) -> Check:
        owner = self.speech.owner(self.alignment.stretch)
        match = Match(owner, self.speech.article, round(self.alignment.likeness, 4))
        return Check(verdict, match, self.alignment.likeness, self.alignment.changes, self.alignment.weighty)


def check_quotation(
    words: str,
    statements: Iterable[tuple[Statement, Article]],
    *,
    speakers: Collection[str] | None = None,
    articles: Iterable[Article] = (),
) -> Check:
    """Return whether the words, or a fragment, are what one of the statements says to the letter, and whose they are.

    Capitals, punctuation and the forms of quotation marks and dashes do not count. `speakers` are the ids of whoever
    is said to have said it, None where nobody is named. `articles` are those whose text may print the words although
    no statement does.
    """
    speeches = read_speeches(statements)
    plain, marked = read_plainly(words), read_quotation(words)
    if not _is_long_enough(marked, speeches):
        return Check("too_short")
    readings = [plain] if marked == plain else [plain, marked]
    found = [one for speech in speeches for one in _find(readings, speech)]
    exact = [one for one in found if one.is_exact]
    mine = [one for one in exact if one.speech.is_by(speakers)]
    if mine:
        # Words in two mouths are best told by the statement that names both.
        best = max(mine, key=lambda one: (one.is_quoted, bool(one.speech.tellers), bool(one.speech.speakers)))
        if best.is_quoted and best.speech.is_only_told_by(speakers):
            return best.as_("somebody_else")  # `Pell told the court that Aker had said: “It leaks.”`
        return best.as_("exact" if best.is_quoted else "reported")
    if exact:
        return _as_others(max(exact, key=lambda one: (bool(one.speech.speakers), one.is_quoted)))
    # Words found whole, of which an ellipsis hides a "not", are the nearest there can be.
    near = [one for one in found if not one.is_exact] or _align_all(plain, speeches, speakers)
    if (passage := find_passage(readings, articles, near=[one.speech for one in near])) is not None:
        return Check("unattributed", passage=passage)
    best_near = max(near, key=lambda one: one.alignment.likeness, default=None)
    mine = [one for one in near if one.speech.is_by(speakers)]
    if mine:
        return max(mine, key=lambda one: one.alignment.likeness).as_("altered")
    return _as_others(best_near) if best_near else Check("not_found")


def find_passage(
    readings: Sequence[Quotation], articles: Iterable[Article], *, near: Sequence[Speech] = ()
) -> Passage | None:
    """Return where an article prints the words although nobody says them there, None where none does.

    A passage of which half or more belongs to one of the speeches `near` is no such place.
    """
    for article in articles:
        for reading in readings:
            whole = Speech(article)
            for stretch in whole.find(reading):
                span = Span(whole.words[stretch.first].start, whole.words[stretch.end - 1].end)
                own = [one for speech in near if speech.article.id == article.id for one in speech.words]
                inside = sum(span.start <= word.start and word.end <= span.end for word in own)
                if inside * 2 < stretch.end - stretch.first:
                    return Passage(article, span)
            title = Speech(article, text=article.title)
            for stretch in title.find(reading):
                span = Span(title.words[stretch.first].start, title.words[stretch.end - 1].end)
                return Passage(article, span, in_title=True)
    return None


def _is_long_enough(quotation: Quotation, speeches: Sequence[Speech]) -> bool:
    count = len(quotation.words)
    if count >= MIN_WORDS:
        return True
    keys = [word.key for word in quotation.words]
    return count >= MIN_WHOLE and any(speech.is_whole(keys) for speech in speeches)


def _find(readings: Sequence[Quotation], speech: Speech) -> list[_Found]:
    """Return the best place of the speech where a reading stands to the letter, none where it does not."""
    found: list[tuple[tuple[bool, bool], Stretch, Alignment]] = []
    for reading in readings:
        for stretch in speech.find(reading):
            gaps = gaps_of(reading, speech, stretch)
            found.append(((not gaps.weighty, speech.is_quoted(stretch)), stretch, gaps))
            if all(found[-1][0]):
                return [_Found(speech, gaps)]
    return [_Found(speech, max(found, key=lambda one: one[0])[2])] if found else []


def _align_all(quotation: Quotation, speeches: Sequence[Speech], speakers: Collection[str] | None) -> list[_Found]:
    """Return the speeches of which a stretch is like the quotation, of those that share most of its words."""
    wanted = {word.key for word in quotation.words}
    shared = [(len(wanted & {word.key for word in speech.words}), speech) for speech in speeches]
    worth = [(count, speech) for count, speech in shared if count * 3 >= len(wanted)]
    worth.sort(key=lambda one: -one[0])
    mine = [one for one in worth if speakers is not None and one[1].is_by(speakers)]
    chosen = dict.fromkeys(speech for _, speech in (*mine[:MAX_ALIGNED], *worth[:MAX_ALIGNED]))
    return [_Found(speech, found) for speech in chosen if (found := align(quotation, speech)) is not None]


def _as_others(found: _Found) -> Check:
    return found.as_("somebody_else" if found.speech.speakers else "unnamed")
