"""The trail: who was mentioned and who spoke, in the order of the text, and whom "he", "she" or "they" then mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.lexicon.gender import Gender
from corpus.people.roles import RolePhrase, is_kin, noun_of
from corpus.speakers.step import FIRST_SHARING, GenderShown, Step, unnamed
from corpus.text.page import Page

REACH = 40
"""Mentions back that a pronoun looks."""
PARAGRAPHS = 3
FAR_PARAGRAPHS = 7
"""Paragraphs back that a pronoun looks where only one person is told of in all of them."""
MIN_WEIGHT = 1.5
MARGIN = 0.6

MAX_NAME_TOKENS, MAX_RELATIVE = 5, 40
ASKS = re.compile(r"\bask(?:s|ed|ing)?\b")
OWNERS = frozenset({"his", "her"})
WITHIN = frozenset({"xcomp", "acl", "pcomp"})
"""How a verb hangs on another whose subject acts in both."""

SUBJECT, SPOKE, QUOTED, ASIDE, LISTED = 1.2, 1.2, -2.5, -0.2, -2.5
SPOKE_LAST = 1.2
"""For who spoke last, in this sentence or the one before, where no sentence since is about somebody else."""
SPOKE_BEFORE_OTHERS = -0.6
TOLD_OF_LAST = 1.4
"""For the one the last sentence is about: "Holt nodded. 'Yes,' she said"."""
TOLD_OF_BEFORE = 1.8
"""For the same where that sentence ends the paragraph before and nobody else has been named since."""
SPOKEN_OF = -1.0
"""For the same, where the words quoted are of somebody they do not name: "Holt had a good year. 'He is young,' ..."."""
SAME_SENTENCE, SENTENCE_BACK, PARAGRAPH_BACK, REPEATED = 0.6, -0.5, -0.6, 0.2
GENDER_SHOWN, GENDER_GUESSED_WRONG = 1.0, -6.0
NAMED_IN_SAME_CLAUSE, NAMED_IN_WORDS, NAMED_IN_QUOTATION, ASKED = -3.0, -1.0, -2.0, -2.0


class Trail:
    """The steps so far. Written in the order of the text, read backwards over a bounded stretch."""

    def __init__(self, page: Page, genders: Mapping[int, GenderShown]) -> None:
        self._page = page
        self._genders = dict(genders)
        self._steps: list[Step] = []
        self._spoken: list[tuple[int, tuple[int | str, ...]]] = []
        self._said_to: list[int] = []
        self._pairs: list[tuple[int, tuple[int, ...]]] = []
        self._sharing: dict[int, tuple[int, ...]] = {}
        self._described: list[tuple[int, int, RolePhrase]] = []

    def add(self, step: Step) -> None:
        """Note one mention."""
        self._steps.append(step)

    def add_unnamed(
        self, at: int, gender: Gender | None, *, spoke: bool, subject: bool = True, known_as: RolePhrase | None = None
    ) -> int:
        """Note somebody without a name ("a driver"), whom a pronoun after this may mean; returns their number.

        `known_as` is what they are where the text tells of them as known: "the driver", "Aker's mayor".
        """
        person = unnamed(len(self._steps))
        self._genders[person] = GenderShown(gender, gender is not None)
        self._steps.append(Step(at, person, subject=subject, spoke=spoke, main=spoke))
        if known_as is not None:
            self._described.append((person, at, known_as))
        return person

    def named_since(self, at: int, gender: Gender) -> Iterator[tuple[int, int, RolePhrase]]:
        """Yield who is named last before `at`, with each who is told of without a name in sentences before that one.

        These by their number and what they are; whoever is named may be "he" or "she" as `gender` tells.
        """
        told = (
            step
            for step in reversed(self._steps[-REACH:])
            if step.at < at and not (step.aside or step.quoted) and self._may_be(step.person, gender)
        )
        named = next((step for step in told if step.person >= 0), None)
        if named is None:
            return
        begin = self._page.sentences[self._page.sentence_at(named.at)]
        for number, told_at, phrase in self._described[-REACH:]:
            if told_at < begin:
                yield named.person, number, phrase

    def number_shared(self, bearers: tuple[int, ...]) -> int:
        """Return the number by which steps tell of one of several people, of whom the text does not say which."""
        for number, sharing in self._sharing.items():
            if sharing == bearers:
                return number
        number = unnamed(FIRST_SHARING + len(self._sharing))
        self._sharing[number] = bearers
        self._genders[number] = GenderShown(None, False)
        return number

    def name_opener(self, person: int, until: int) -> None:
        """Note that whom a report opens with, without a name, is the person it names behind its lead, at `until`."""
        first = next((step.person for step in self._steps[-REACH:] if step.at < until and not step.quoted), person)
        shown, own = self._genders.get(first), self._genders[person]
        if first >= 0 or shown is None or (own.certain and {shown.gender, own.gender} == {"m", "f"}):
            return
        self._steps[-REACH:] = [
            replace(step, person=person) if step.person == first else step for step in self._steps[-REACH:]
        ]
        if shown.gender is not None:
            self.learn_gender(person, shown.gender)

    def note_speakers(self, at: int, who: tuple[int | str, ...], end: int = 0) -> None:
        """Note who made the statement whose source stands at `at` and whose words go on to `end`."""
        self._spoken.append((at, who))
        self._said_to.append(max(at, end - 1))

    def note_pair(self, at: int, people: tuple[int, ...]) -> None:
        """Note people named together: "X and Y"."""
        self._pairs.append((at, people))

    def learn_gender(self, person: int, gender: Gender) -> None:
        """Keep the gender a pronoun showed, unless a title or role said something else."""
        if not self._genders[person].certain:
            self._genders[person] = GenderShown(gender, True)

    def gender_of(self, person: int) -> Gender | None:
        """Return the gender a person has shown so far."""
        return self._genders[person].gender

    def _about(self, at: int) -> Step | None:
        page = self._page
        about = next((step for step in reversed(self._steps[-REACH:]) if step.main and step.at < at), None)
        if about is None or about.joint or about.quoted:
            return None
        near = page.sentence_at(at) - page.sentence_at(about.at) <= 1
        return about if near and page.paragraph_at(at) - page.paragraph_at(about.at) <= 1 else None

    def last_speakers(self, at: int) -> tuple[int | str, ...]:
        """Return who made the statement right before `at`, in this paragraph or the one before; () where unknown."""
        for (place, who), end in zip(reversed(self._spoken[-2:]), reversed(self._said_to[-2:]), strict=True):
            if place < at:
                return who if self._page.paragraph_at(at) - self._page.paragraph_at(min(end, at)) <= 1 else ()
        return ()

    def is_empty(self, at: int, gender: Gender) -> bool:
        """Return whether nobody who may be "he" or "she" was mentioned lately, with a name or without one."""
        return all(score < MIN_WEIGHT for score in self._scores(at, gender).values())

    def is_other_known(self, person: int, at: int, gender: Gender, *, owners: bool = False) -> bool:
        """Return whether a sentence tells of somebody known to be "he" or "she" since a person of whom that is unknown.

        "Kim Aker told Ora Lind that she was late" tells nothing of Aker. With `owners`, of whose things it tells too.
        """
        if self._genders[person].gender is not None:
            return False
        begin = self._page.sentences[self._page.sentence_at(at)]
        here = [self._told_apart(step, gender) for step in self._steps[-REACH:] if begin <= step.at < at]
        last = max((step.at for step in here if step.person == person), default=at)
        since = [step for step in here if step.at > last and not step.quoted and (owners or not step.aside)]
        return any(self._genders[step.person].gender == gender for step in since)

    def spoken_last_at(self, at: int) -> int:
        """Return where the source of the last statement before `at` stands; 0 where there is none."""
        return next((place for place, _ in reversed(self._spoken[-2:]) if place < at), 0)

    def spoke_right_before(self, at: int) -> bool:
        """Return whether the sentence before `at`, or its own, holds the source of the last statement."""
        places = [place for place, _ in self._spoken[-2:] if place < at]
        return bool(places) and self._page.sentence_at(at) - self._page.sentence_at(places[-1]) <= 1

    def spoke_since(self, person: int, at: int) -> bool:
        """Return whether somebody else made a statement between the last mention of a person and `at`."""
        last = next((step.at for step in reversed(self._steps[-REACH:]) if step.person == person and step.at < at), -1)
        return any(last < place < at and person not in who for place, who in self._spoken[-4:])

    def said_to(self, at: int) -> int:
        """Return where the words of the last statement before `at` end; 0 where there is none."""
        ends = [end for (place, _), end in zip(self._spoken[-4:], self._said_to[-4:], strict=True) if place < at]
        return max((end for end in ends if end < at), default=0)

    def last_organisations(self, at: int) -> list[str]:
        """Return the organisations that spoke, no more than a few statements and paragraphs back, the last first."""
        lately = (
            who
            for place, who in reversed(self._spoken[-4:])
            if self._page.paragraph_at(at) - self._page.paragraph_at(place) <= PARAGRAPHS
        )
        return list(dict.fromkeys(one for who in lately for one in who if isinstance(one, str)))

    def last_pair(self, at: int, *, only: bool = False, within: int = 2) -> tuple[int, ...]:
        """Return the people last named or quoted together, no more than `within` paragraphs back.

        With `only` they may be further back, where no others ever were.
        """
        found = [(place, people) for place, people in self._pairs[-2:] if place < at]
        for place, who in self._spoken[-4:]:
            people = tuple(one for one in who if isinstance(one, int))
            if len(people) > 1 and place < at:
                found.append((place, people))
        several = not only or len({frozenset(people) for _, people in self._pairs}) > 1
        reach = within if several else FAR_PARAGRAPHS
        near = [pair for pair in found if self._page.paragraph_at(at) - self._page.paragraph_at(pair[0]) <= reach]
        return max(near)[1] if near else ()

    def pair_before(self, at: int) -> tuple[tuple[int, ...], int]:
        """Return the people named together in the sentence before `at`, in its paragraph, and where; () for nobody."""
        for place, people in reversed(self._pairs[-2:]):
            if place < at:
                near = self._page.sentence_at(at) - self._page.sentence_at(place) <= 1
                here = near and self._page.paragraph_at(at) == self._page.paragraph_at(place)
                return (people if here else ()), place
        return (), 0

    def find_singular(
        self, at: int, gender: Gender | None, unlikely: Mapping[int, float], certain: float = MARGIN
    ) -> int | None:
        """Return the person "he" or "she" at `at` means, None where nobody with a name or more than one fits.

        `unlikely` takes off from the score of people; `certain` is by how much the best must lead.
        """
        person = self.find_anybody(at, gender, unlikely, certain)
        return person if person is not None and person >= 0 else None

    def find_anybody(
        self,
        at: int,
        gender: Gender | None,
        unlikely: Mapping[int, float],
        certain: float = MARGIN,
        *,
        opened: int | None = None,
        spoken_of: bool = False,
        in_paragraph: bool = True,
        goes_on: bool = False,
    ) -> int | None:
        """Return as `find_singular`, somebody without a name too.

        `opened` is where the words begin that "he said" stands behind: what comes between is theirs and no distance.
        `spoken_of` is told where the words are of "him"; `in_paragraph`, that whom the last sentence is about only
        counts in its own paragraph; `goes_on`, that whoever spoke goes on.
        """
        told_of = SPOKEN_OF if spoken_of else TOLD_OF_LAST
        scores = self._scores(at, gender, told_of=told_of, opened=opened, in_paragraph=in_paragraph)
        for person, cost in unlikely.items():
            if person in scores:
                scores[person] += cost
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < MIN_WEIGHT:
            return self._only_one(at, gender) if not unlikely else None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < certain:
            speaks = opened is not None and not goes_on and self._is_about(min(at, opened), ranked[0][0], ranked[1][0])
            return ranked[0][0] if speaks else None
        return ranked[0][0]

    def owner_before(self, at: int, gender: Gender) -> int | None:
        """Return the one person the sentence before `at` tells of, as an owner: "Lind's view is not new. He said ...".

        None where it tells of anybody else who may be "he" or "she", or where the sentence of `at` has done so.
        """
        page, sentence = self._page, self._page.sentence_at(at)
        begin = page.sentences[max(0, sentence - 1)]
        steps = (self._told_apart(step, gender) for step in self._steps[-REACH:] if begin <= step.at < at)
        told = [step for step in steps if not self._is_other(step.person, gender)]
        person = told[0].person if told and all(step.owns and not step.quoted for step in told) else -1
        near = page.paragraph_at(at) - page.paragraph_at(begin) <= 1
        here = any(page.sentence_at(step.at) == sentence for step in told)
        alone = near and not here and all(step.person == person for step in told)
        return person if person >= 0 and alone and self._may_be(person, gender) else None

    def _is_about(self, at: int, person: int, other: int) -> bool:
        """Return whether the sentence before `at` is about a person, and nothing told of another since it began.

        Whoever asks there hears an answer.
        """
        about, page = self._about(at), self._page
        if about is None or about.person != person or ASKS.search(page.text, about.at, at):
            return False
        begin = page.sentences[page.sentence_at(about.at)]
        return all(step.person != other or step.aside for step in self._steps[-REACH:] if begin <= step.at < at)

    def _only_one(self, at: int, gender: Gender | None) -> int | None:
        """Return the one person of that gender whom a longer stretch before `at` tells of, None for several."""
        paragraph = self._page.paragraph_at(at)
        near = [
            step
            for step in self._steps[-REACH:]
            if step.at < at and paragraph - self._page.paragraph_at(step.at) <= FAR_PARAGRAPHS
        ]
        told = {step.person for step in near if not self._is_other(step.person, gender)}
        acted = any(step.subject and not step.quoted for step in near if step.person in told)
        person = next(iter(told)) if len(told) == 1 and acted else -1
        return person if person >= 0 and self._may_be(person, gender) and not self.spoke_since(person, at) else None

    def recency(self, at: int) -> dict[int, float]:
        """Return how present each recently mentioned person with a name is at `at`."""
        return {person: score for person, score in self._scores(at, None, told_of=0).items() if person >= 0}

    def _scores(
        self,
        at: int,
        gender: Gender | None,
        *,
        told_of: float = TOLD_OF_LAST,
        opened: int | None = None,
        in_paragraph: bool = True,
    ) -> dict[int, float]:
        best: dict[int, float] = {}
        times: dict[int, int] = {}
        start = at if opened is None else min(at, opened)
        for step, plain in self._weighed(at, gender, told_of, start, in_paragraph=in_paragraph):
            score = plain
            shown = self._genders[step.person]
            if gender is not None and shown.gender is not None:
                score += GENDER_SHOWN if shown.gender == gender else GENDER_GUESSED_WRONG
            best[step.person] = max(best.get(step.person, -9.0), score)
            times[step.person] = times.get(step.person, 0) + 1
        return {person: score + REPEATED * min(times[person] - 1, 4) for person, score in best.items()}

    def _told_apart(self, step: Step, gender: Gender | None) -> Step:
        """Return a step of one of two who share a surname as that of the one who may be "he" or "she".

        Where both may, as that of the one of them who did something last, in this paragraph or the one before.
        """
        if gender is None or step.person not in self._sharing:
            return step
        fitting = [one for one in self._sharing[step.person] if self._may_be(one, gender)]
        if len(fitting) > 1:
            begin = self._page.paragraphs[max(0, self._page.paragraph_at(step.at) - 1)]
            acting = (one for one in reversed(self._steps[-REACH:]) if begin <= one.at < step.at and one.subject)
            fitting = [one.person for one in acting if one.person in fitting][:1]
        return replace(step, person=fitting[0]) if len(fitting) == 1 else step

    def _is_other(self, person: int, gender: Gender | None) -> bool:
        """Return whether a person surely has another gender than the pronoun."""
        shown = self._genders[person]
        return gender is not None and shown.certain and shown.gender not in {None, gender}

    def _may_be(self, person: int, gender: Gender | None) -> bool:
        """Return whether nothing, not even the first name, shows a person of another gender than the pronoun."""
        shown = self._genders[person].gender
        return gender is None or shown is None or shown == gender

    def _is_all_of(self, about: Step, since: Sequence[Step]) -> bool:
        """Return whether a paragraph ends with a sentence about somebody that a pronoun in the next may go on.

        `since` are the others mentioned behind: anybody in the same sentence counts unless the one it is about spoke
        in it, anybody in a later one always.
        """
        page = self._page
        ended = page.sentence_at(about.at)
        others = [one for one in since if one.person != about.person]
        if about.joint or page.is_bracketed(about.at) or page.text.startswith("who", about.at):
            return False
        told = any(place == about.at for place, _ in self._spoken[-4:])
        return all(page.sentence_at(one.at) == ended and (told or self._is_in_passing(one)) for one in others)

    def _is_in_passing(self, step: Step) -> bool:
        """Return whether somebody is only named within what another does: the Lee of "May has stood to replace Lee".

        Or as another's relative: the Lee of "May left with his son Lee".
        """
        page, token = self._page, self._page.token_at(step.at)
        before = page.text[max(0, step.at - MAX_RELATIVE) : step.at].lower().split()
        relative = noun_of(before[-1]) if before else None
        if relative is not None and is_kin(relative) and not OWNERS.isdisjoint(before[-3:-1]):
            return True
        for _ in range(MAX_NAME_TOKENS):
            if page.deps[token] != "compound":
                break
            token = page.heads[token]
        verb = page.heads[token]
        infinitive = page.deps[verb] == "advcl" and page.tags[verb] == "VB"
        return page.deps[token] == "dobj" and (infinitive or page.deps[verb] in WITHIN)

    def _left_at(self, step: Step, at: int) -> int:
        """Return where a step ends: paragraphs that somebody's words fill are no distance to what follows them."""
        page, end = self._page, step.said_to
        return end if end < at and end > step.at and page.paragraph_at(end) > page.paragraph_at(step.at) else step.at

    def _weighed(
        self, at: int, gender: Gender | None, told_of: float, opened: int, *, in_paragraph: bool
    ) -> Iterator[tuple[Step, float]]:
        page = self._page
        sentence, paragraph = page.sentence_at(opened), page.paragraph_at(opened)
        last = True
        about: Step | None = None
        since: list[Step] = []
        for noted in reversed(self._steps[-REACH:]):
            step = self._told_apart(noted, gender)
            if step.at >= at or self._is_other(step.person, gender):
                continue
            place = self._left_at(step, at)
            back = max(0, paragraph - page.paragraph_at(place))
            if back > PARAGRAPHS:
                continue
            sentences = max(0, sentence - page.sentence_at(place))
            score = 3.0 + SENTENCE_BACK * min(sentences, 6) + PARAGRAPH_BACK * back + SAME_SENTENCE * (sentences == 0)
            score += (
                SUBJECT * step.subject
                + SPOKE * step.spoke
                + QUOTED * step.quoted
                + ASIDE * step.aside
                + LISTED * step.listed
            )
            near = sentences <= 1 and back == 0
            if step.main and not step.quoted and about is None:
                about = step
                score += (TOLD_OF_LAST if step.spoke and told_of < 0 else told_of) * (near and not step.joint)
                if sentences == 1 and back == 1 and not in_paragraph:
                    score += TOLD_OF_BEFORE * self._is_all_of(step, since)
                    near = self._is_all_of(step, since)
            if step.at < opened and not (step.aside or step.quoted) and self._may_be(step.person, gender):
                since.append(step)
            overtaken = about is not None and (about.joint or about.person != step.person)
            if step.spoke and last:
                score += SPOKE_LAST * (near and not overtaken)
                last = False
            score += SPOKE_BEFORE_OTHERS * (step.spoke and overtaken)
            yield step, score


def unlikely_people(
    same_clause: Collection[int],
    in_words: Collection[int] = (),
    asked: Collection[int] = (),
    in_quotation: Collection[int] = (),
) -> dict[int, float]:
    """Return what to take off people: those named beside the pronoun, in what it says, in quotation marks or not, or
    who just asked.
    """
    costs: dict[int, float] = {}
    for people, cost in (
        (same_clause, NAMED_IN_SAME_CLAUSE),
        (in_words, NAMED_IN_WORDS),
        (asked, ASKED),
        (in_quotation, NAMED_IN_QUOTATION),
    ):
        for person in people:
            costs[person] = min(costs.get(person, 0.0), cost)
    return costs
