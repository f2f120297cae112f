"""Sought: which of the statements found are by somebody as a question that asks for the speaker describes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.article import Article
from corpus.lexicon.titles import load_titles
from corpus.statement import Speaker, Statement
from index.question.callings import calling_fit
from index.question.descriptions.heard import alike
from index.question.descriptions.others.elsewhere import MAX_ROLES, told_by_role
from index.question.descriptions.others.otherwise import is_below
from index.question.descriptions.phrase import Phrase
from index.question.descriptions.told import find_told, is_other_gender, told_in
from index.question.descriptions.wanted import LIKE_NOUN, WORD, Wanted, find_heard, nouns_like, read_wanted
from index.question.roles import read_role
from index.question.tokens import fold_word
from index.searching.ranking import MAX_BEST, Ranked
from index.searching.search import Search

BONUS = 0.26
"""What a statement gains by whoever is all that is asked for, and nobody else; 0.2 to 0.3 answer questions alike."""
MAX_CALLED = 60
"""How many people are called by a noun at most whose words are all looked at."""
TOLD, MIN_TOPIC, MAX_TOPIC = 0.5, 3, 8
"""How much articles must tell of somebody whose words are all looked at; how long and many its topic words are."""
OTHER_GENDER = -0.5
"""How well somebody fits whose gender is another."""
AROUND, NEARBY = 300, 0.4
"""How many characters around a statement tell of whom it is, and what a word there counts of one in a role."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well somebody is as described, 1 for all of it, and whether the noun of the description is told of them."""

    share: float
    called: bool


def prefer_sought(search: Search, phrase: Phrase, ranked: Sequence[Ranked]) -> tuple[list[Ranked], bool]:
    """Return the statements ordered again, those by whoever fits a description moved up; whether the first may be it.

    How well they fit is told by roles, and by what the article they are quoted in says beside their name.
    """
    wanted = read_wanted(phrase, search.source.names)
    ranked = sorted(with_holders(search, phrase, wanted, ranked), key=lambda one: -one.score)
    # What cannot come among the best five is not read.
    least = ranked[:MAX_BEST][-1].score - BONUS if ranked else 0.0
    near = [one for one in ranked if one.score >= least and one.candidate.speakers]
    search.expect(near)
    reports: dict[str, Report] = {}
    for one in near:
        article = one.candidate.article
        report = reports.setdefault(article.id, Report(article, phrase, wanted))
        report.speakers.update((speaker.id, speaker) for speaker in one.candidate.statement.speakers)
    for report in reports.values():
        report.read()

    fits = {one.candidate.row: reports[one.candidate.article_id].fit(one.candidate.statement) for one in near}
    nobody = Fit(0.0, called=False)
    # The more of them are senators, the less it tells of one.
    rest = 1 - sum(max(fit.share, 0.0) for fit in fits.values()) / max(len(fits), 1)
    gains = {one.candidate.row: BONUS * rest * fits.get(one.candidate.row, nobody).share for one in ranked}
    ordered = sorted(ranked, key=lambda one: (-one.score - gains[one.candidate.row], one.candidate.row))
    first = next((one for one in ordered if one.candidate.row in fits), None)
    if first is None:
        return ordered, True
    # That somebody fits makes nothing surer of what was said.
    gained = gains[first.candidate.row]
    moved = [replace(one, score=one.score + gains[one.candidate.row] - gained) for one in ordered]
    return moved, fits[first.candidate.row].called or reports[first.candidate.article_id].tells_of_one()


def with_holders(search: Search, phrase: Phrase, wanted: Wanted, ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """Return the statements with those of the few who are called by the noun of a description, however far they are."""
    printed = {form for noun in wanted.nouns for form, fit in nouns_like(noun).items() if fit == 1.0}
    printed |= {title for title, known in load_titles().items() if known.role in printed}
    keys = {key for form in printed for key in (*read_role(form).words, *read_role(form).offices)}
    names = search.source.names
    holders = names.with_role_words(keys, most=MAX_CALLED + 1) if keys else ()
    speakers = names.speakers(holders) if len(holders) <= MAX_CALLED else ()
    if phrase.narrowing:
        topic = [word for word in search.words if len(word) > MIN_TOPIC][:MAX_TOPIC]
        told = find_told(phrase, topic, names, fit=lambda _: 0.0)
        speakers += tuple(one.speaker for one in told if one.share >= TOLD)
    if not speakers:
        return ranked
    known = {one.candidate.row for one in ranked}
    more = search.rank(search.within(tuple(dict.fromkeys(speakers))))
    return [*ranked, *(one for one in more if one.candidate.row not in known)]


@dataclass(frozen=True, slots=True)
class Report:
    """An article, those of its speakers whose words are looked at, and what is told of each of a description."""

    article: Article
    phrase: Phrase
    wanted: Wanted
    speakers: dict[str, Speaker] = field(default_factory=dict)
    told: dict[str, dict[str, float]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return f"{self.article.title}\n{self.article.text}"

    def read(self) -> None:
        """Read what roles and the article tell of the speakers."""
        self.told.update((id, self._by_roles(speaker)) for id, speaker in self.speakers.items())
        for speaker, heard in told_in(self.text, [*self.speakers.values()], self.phrase, self.wanted):
            _add(self.told[speaker.id], heard)

    def fit(self, statement: Statement) -> Fit:
        """Return how well that of its speakers fits who does best."""
        start, end = statement.sentence.start, statement.sentence.end
        around = self.article.text[max(0, start - AROUND) : end + AROUND]
        near = {each.word: NEARBY * each.fit for each in find_heard(around, self.wanted)}
        near = {word: tells for word, tells in near.items() if word in self.wanted.narrowing}
        return max((self._fit(speaker, near) for speaker in statement.speakers), key=lambda fit: fit.share)

    def _fit(self, speaker: Speaker, near: dict[str, float]) -> Fit:
        told = self.told[speaker.id]
        called = not self.wanted.nouns or any(told.get(noun) for noun in self.wanted.nouns)
        if is_other_gender(speaker, self.phrase.gender):
            return Fit(OTHER_GENDER, called=False)
        return Fit(
            self.wanted.share(near | {word: max(tells, near.get(word, 0.0)) for word, tells in told.items()}), called
        )

    def tells_of_one(self) -> bool:
        """Return whether the article calls anybody by the noun; whoever has a title is printed with it."""
        nouns = {printed for noun in self.wanted.nouns for printed in nouns_like(noun)}
        if not nouns.isdisjoint(load_titles()):
            return False
        words = {fold_word(word) for word in WORD.findall(self.text)} if nouns else set()
        return any(" " in noun or any(alike(noun, word) for word in words) for noun in nouns)

    def _by_roles(self, speaker: Speaker) -> dict[str, float]:
        told: dict[str, float] = {}
        for role in speaker.roles[:MAX_ROLES]:
            nouns = (noun for noun in self.wanted.nouns if not is_below(role.name, noun, self.phrase))
            _add(told, {noun: calling_fit(noun, role.name) for noun in nouns})
            words = told_by_role(role.name, self.phrase.narrowing, self.wanted.weights)
            _add(told, dict.fromkeys(words.difference(self.wanted.nouns), 1.0))
        if "doctor" in self.wanted.nouns and f"Dr {speaker.name}" in self.text:
            # Of learning or of medicine: who asks for the speaker mostly knows no more.
            _add(told, {"doctor": LIKE_NOUN})
        return told


def _add(told: dict[str, float], more: dict[str, float]) -> None:
    """Add what more is told, of each word the most."""
    told |= {word: tells for word, tells in more.items() if tells > told.get(word, 0.0)}
