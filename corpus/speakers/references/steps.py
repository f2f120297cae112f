"""Steps: how a mention, a pronoun or a role that is no source goes onto the trail."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus.article import Span
from corpus.lexicon.cues import load_cues
from corpus.lexicon.gender import Gender
from corpus.people.roles import noun_of, parse_role
from corpus.speakers.descriptions.descriptions import Descriptions
from corpus.speakers.mentions import Mention
from corpus.speakers.references.around import Around
from corpus.speakers.references.findings import BESIDE, SINGULAR
from corpus.speakers.registry import NOBODY
from corpus.speakers.sources.heads import Heads, coordinates
from corpus.speakers.step import Step
from corpus.speakers.trail import Trail, unlikely_people
from corpus.text.grammar import MAIN

JOINING = frozenset({"backed", "echoed", "endorsed", "seconded", "shared", "supported"})
"""How somebody joins in what another has said."""
EXAMPLES = frozenset({"like", "as"})
"""What stands before one of several: "experts like Ora Lind", "bakers such as Ned Pell"."""
SUPPOSING = ("If ", "if ", "Unless ", "unless ")
IN_LIST = re.compile(r"(?:, (?:and )?| and )(?:the )?(?:[a-z-]+ ){0,3}")
"""What stands between two of a list of people: "cook Ora Lind, porter Ned Pell and nurse Ann Holt"."""
MAX_LEAD = 12
"""Words in which a lead tells who does something in it."""
CLEAR_LEAD = 2.0
ACTS = frozenset({"VBD", "VBN", "VBZ", "MD"})
MAX_TOLD = 24
"""Words in which it is told what somebody is, before what they do: "Lee, the chair of the union, handed ..."."""


class Steps:
    """Puts onto the trail whom the text tells of between the sources of one page."""

    def __init__(self, heads: Heads, trail: Trail, descriptions: Descriptions, around: Around) -> None:
        self._page, self._registry, self._heads = heads.page, heads.registry, heads
        self._starts = heads.starts
        self._trail = trail
        self._descriptions = descriptions
        self._around = around
        self._listed = frozenset(self._in_lists())

    def _in_lists(self) -> Iterator[int]:
        """Yield the mentions that stand in a list of three and more, none of whom "he" behind it means."""
        mentions, run = self._registry.mentions, list[int]()
        for number, mention in enumerate(mentions):
            gap = self._page.text[mentions[run[-1]].end : mention.begin] if run else ""
            if run and not IN_LIST.fullmatch(gap):
                yield from run if len(run) > 2 else ()
                run = []
            run.append(number)
        yield from run if len(run) > 2 else ()

    def add_mention(self, number: int) -> None:
        """Note a mention of somebody, and whom it names together with the one before."""
        mentions, meant = self._registry.mentions, self._registry.meant
        mention = mentions[number]
        listed = number in self._listed
        aside = mention.possessive or self._heads.modifies(mention, len(self._page.text))
        owns = mention.possessive and self._owns_a_thing(mention)
        verb = None if aside else self._page.verb_of(self._page.token_at(mention.end - 1))
        done = self._done_by(mention) if verb is None and not aside else None
        verb = done if verb is None else verb
        verb = self._as_example(mention) if verb is None and not aside else verb
        led = self._opens_for(mention) or (verb is None and not aside and self._is_whole(mention))
        main = led or (verb is not None and (self._is_main(mention, verb) or self._is_only_one(number, verb)))
        joint = self._page.text.startswith((" and ", ", and "), mention.end) or self._is_conjoined(mention)
        # "Lee rejected this": what Lee says comes next, or was said just now.
        spoke = verb is not None and main and self._page.words[verb].lower() in load_cues()
        subject = led or (verb is not None and (verb != done or spoke))
        person = meant[number] if meant[number] >= 0 else self._one_of(mention)
        step = Step(mention.start, person, subject, spoke, mention.quoted, aside, listed, main, joint, owns)
        if meant[number] >= 0 and step.main and self._opens_second(number):
            self._trail.name_opener(meant[number], mention.begin)
        self._trail.add(step)
        if meant[number] < 0:
            return
        before = next((i for i in range(number - 1, max(-1, number - 4), -1) if meant[i] >= 0), number)
        if meant[before] != meant[number] and not mention.quoted:
            between = self._page.text[mentions[before].end : mention.begin]
            if " and " in f"{between} " and coordinates(between):
                self._trail.note_pair(mention.start, (meant[before], meant[number]))

    def _one_of(self, mention: Mention) -> int:
        """Return the number for one of those who share the surname of a mention, of whom it does not tell which."""
        gender = mention.title.gender if mention.title else None
        bearers = (
            one.number
            for one in self._registry.people
            if one.name.surname == mention.name.surname and (gender is None or one.gender in {None, gender})
        )
        return self._trail.number_shared(tuple(bearers))

    def add_role(self, start: int, end: int) -> None:
        """Note whom the role between two characters means, be it somebody without a name."""
        person = self._descriptions.find(start, end, beside=())
        if person is not None:
            self._trail.add(Step(start, person, subject=True))
            self._around.describe(start, person)
        elif (phrase := parse_role(self._page.text[start:end])) is not None and not self._counts(start, end):
            passing = self._page.text.startswith(("a ", "an "), start)  # "a boy's journey" is no tale of the boy
            acts = not passing or self._page.verb_of(self._page.token_at(end - 1)) is not None
            known_as = None if passing else phrase
            self._trail.add_unnamed(start, phrase.head.gender, spoke=False, subject=acts, known_as=known_as)

    def _counts(self, start: int, end: int) -> bool:
        """Return whether what looks like a role tells how many there are: "a number of bakers"."""
        return self._page.text.endswith("number", start, end) and self._page.text.startswith(" of ", end)

    def add_pronoun(self, at: int, gender: Gender, subject: bool) -> None:
        """Note whom "he" or "she" means, where one person fits."""
        unlikely = unlikely_people(self._around.people(at, at + BESIDE))
        person = self._trail.find_anybody(at, gender, unlikely, in_paragraph=False)
        if person is None or person < 0:
            return
        clear = subject and self._trail.find_singular(at, gender, unlikely, certain=CLEAR_LEAD) is not None
        if clear and not self._trail.is_other_known(person, at, gender):
            self._trail.learn_gender(person, gender)
        self._trail.add(Step(at, person, subject=subject))

    def _owns_a_thing(self, mention: Mention) -> bool:
        """Return whether a name is the owner of something: "Lee's view", not "Lee's gone"."""
        page, last = self._page, self._page.token_at(mention.end - 1)
        return page.deps[last] == "poss" and page.tags[page.heads[last]].startswith("NN")

    def _as_example(self, mention: Mention) -> int | None:
        """Return the verb of several who are told of by one of them: the Lee of "experts like Lee warn"."""
        page, token = self._page, self._page.token_at(mention.end - 1)
        like = page.heads[token]
        if page.deps[token] != "pobj" or page.words[like] not in EXAMPLES or mention.possessive:
            return None
        several = page.heads[like]
        while page.words[several] == "such":
            several = page.heads[several]
        return page.verb_of(several) if page.tags[several] == "NNS" else None

    def _is_main(self, mention: Mention, verb: int) -> bool:
        """Return whether a verb is its sentence's own, or leads into a quotation that "he said" only ends.

        "Lee weighed in, telling the board: “It leaks,” he said."
        """
        page, said = self._page, self._page.heads[verb]
        if page.deps[verb] in MAIN:
            return True
        if page.deps[verb] != "ccomp" or said < verb or mention.quoted:
            return False
        behind = page.quotations[bisect_left(page.quotation_starts, page.starts[verb]) :][:1]
        return any(one.end <= page.starts[said] and page.text[one.start + 1].isupper() for one in behind)

    def _is_whole(self, mention: Mention) -> bool:
        """Return whether a sentence hangs on the name that opens it, its verb too: "Lee, the chair, handed ..."."""
        page, last = self._page, self._page.token_at(mention.end - 1)
        opens = mention.begin == page.sentences[page.sentence_at(mention.begin)] and not mention.quoted
        if not opens or page.deps[last] != "ROOT":
            return False
        sentence, behind = page.sentence_at(mention.begin), range(last + 2, min(last + MAX_TOLD, len(page.words)))
        acts = (i for i in behind if page.tags[i] in ACTS and page.words[i - 1] == ",")
        return any(page.sentence_at(page.starts[i]) == sentence for i in acts)

    def _done_by(self, mention: Mention) -> int | None:
        """Return the verb of what somebody does to a thing: the Holt of "The plan was attacked by Holt".

        What is done to somebody tells of them and not of Holt.
        """
        page, token = self._page, self._page.token_at(mention.end - 1)
        by = page.heads[token]
        verb = page.heads[by]
        if page.deps[token] != "pobj" or page.deps[by] != "agent":
            return None
        before = range(max(0, verb - BESIDE), verb)
        hanging = [i for i in before if page.heads[i] == verb]
        passive = page.deps[verb] in MAIN and any(page.deps[i] == "auxpass" for i in hanging)
        if not passive and page.words[verb].lower() not in JOINING:
            return None
        subjects = [i for i in hanging if page.deps[i] == "nsubjpass"]
        return None if any(self._is_somebody(i) for i in subjects) else verb

    def _is_somebody(self, token: int) -> bool:
        """Return whether a word is "he" or "she" or ends a name."""
        if self._page.words[token].lower() in SINGULAR:
            return True
        at = self._page.starts[token]
        return any(self._registry.mentions[i].end > at for i in self._heads.inside(Span(at - BESIDE, at + 1)))

    def _is_only_one(self, number: int, verb: int) -> bool:
        """Return whether a sentence is about somebody in a part of it: "The row comes after Lee had left".

        Or in what a body or several people say: "The board declared that Lee had left".
        """
        mention = self._registry.mentions[number]
        supposed = self._page.text.endswith(SUPPOSING, 0, mention.begin)
        told = self._page.deps[verb] == "ccomp" and self._is_told_by_nobody(verb)
        if not (self._page.deps[verb] == "advcl" or told) or mention.quoted or supposed:
            return False
        sentence = self._page.sentence_at(self._starts[number])
        others = (i for i in (number - 2, number - 1, number + 1, number + 2) if 0 <= i < len(self._starts))
        return all(
            self._page.sentence_at(self._starts[i]) != sentence
            or self._registry.meant[i] in {NOBODY, self._registry.meant[number]}
            for i in others
        )

    def _is_told_by_nobody(self, verb: int) -> bool:
        """Return whether what a sentence tells in a clause with this verb is told by no single person."""
        page, told = self._page, self._page.heads[verb]
        if page.deps[told] != "ROOT":
            return False
        by = [i for i in range(max(0, told - MAX_TOLD), told) if page.heads[i] == told and page.deps[i] == "nsubj"]
        if len(by) != 1:
            return False
        noun, tag = page.words[by[0]], page.tags[by[0]]
        return tag == "NNS" or (tag in {"NN", "NNP"} and noun_of(noun) is None and not self._is_somebody(by[0]))

    def _opens_second(self, number: int) -> bool:
        """Return whether the second paragraph opens with the full name of whom the lead tells of without one.

        They are named there for the first time, and may be what the lead calls them: "A baker was hurt."
        """
        page, mention, person = self._page, self._registry.mentions[number], self._registry.meant[number]
        if len(page.paragraphs) < 2 or mention.start != page.paragraphs[1] or not mention.name.given:
            return False
        lead = self._subject_of_lead() if person not in self._registry.meant[:number] else None
        return lead is not None and self._descriptions.suits(person, lead)

    def _subject_of_lead(self) -> Span | None:
        """Return whom a report opens with where it does not name them: "A man", "A mother of two"."""
        page, start = self._page, self._page.paragraphs[0]
        if not page.text.startswith(("A ", "An "), start):
            return None
        first = page.token_at(start)
        for token in range(first + 1, min(first + MAX_LEAD, len(page.words))):
            if page.deps[token] in {"nsubj", "nsubjpass"}:
                role = noun_of(page.words[token]) is not None and page.words[token].islower()
                return Span(start, page.starts[token] + len(page.words[token])) if role else None
        return None

    def _opens_for(self, mention: Mention) -> bool:
        """Return whether a sentence opens by telling for whom it holds: "For Lee, the hunt took days"."""
        opened = self._page.sentences[self._page.sentence_at(mention.begin)]
        return self._page.text[opened : mention.begin] == "For " and self._page.text.startswith(",", mention.end)

    def _is_conjoined(self, mention: Mention) -> bool:
        """Return whether a name goes on another: "Lee and May"."""
        return self._page.deps[self._page.token_at(mention.end - 1)] == "conj"
