"""References: whom the source of each finding means, read in one walk through the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.article import Span
from corpus.lexicon.cues import FINDING, Cue, load_cues
from corpus.lexicon.folding import fold
from corpus.lexicon.gender import Gender
from corpus.lexicon.lists import load_words
from corpus.lexicon.places import load_places
from corpus.lexicon.roles import load_roles
from corpus.people.roles import is_kin, noun_of, parse_role
from corpus.speakers.bodies.documents import Documents
from corpus.speakers.bodies.organisations import SPOKESPERSON, Lately, Organisations, may_be_person
from corpus.speakers.deaths import find_dead
from corpus.speakers.descriptions import Descriptions
from corpus.speakers.labels import Labels
from corpus.speakers.mentions import Mention, is_title
from corpus.speakers.registry import EITHER, NOBODY, Registry
from corpus.speakers.sources.cuts import mend_cut
from corpus.speakers.sources.fronted import find_fronted
from corpus.speakers.sources.heads import Heads, coordinates
from corpus.speakers.trail import GenderShown, Step, Trail, unlikely_people
from corpus.statements.finding import Finding
from corpus.text.page import Page

SINGULAR: dict[str, Gender] = {
    "he": "m", "him": "m", "himself": "m", "his": "m", "she": "f", "her": "f", "herself": "f", "hers": "f",
}  # fmt: skip
PASSED = frozenset({"he", "He", "she", "She", "his", "His", "her", "Her", "him"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
BOTH = re.compile(
    r"(?:both|the two|the pair|the duo|the couple|(?:both|the two) of them)(?: \w+s| (?:wo)?men)?"
    r"|the (?:brothers|sisters|siblings|twins|spouses|newlyweds|co-founders|cofounders|partners)"
    r"|the (?:two |co-?)?authors|the (?:pair|duo|couple), who .*"
)
AUTHORS = "authors"
TWO = re.compile(r"\b[Tt]he (?:pair|duo|couple)\b")
MAIN = frozenset({"ROOT", "conj"})
JOINING = frozenset({"backed", "echoed", "endorsed", "seconded", "shared", "supported"})
"""How somebody joins in what another has said."""
SUPPOSING = ("If ", "if ", "Unless ", "unless ")
RELATIVE = frozenset({"who", "whom", "that", "which", "whose"})
ASKING = re.compile(r"\b(?:ask|asks|asked|asking)\b", re.IGNORECASE)
IN_LIST = re.compile(r"(?:, (?:and )?| and )(?:the )?(?:[a-z-]+ ){0,3}")
"""What stands between two of a list of people: "cook Ora Lind, porter Ned Pell and nurse Ann Holt"."""
OF_TWO = frozenset({"the elder", "the younger"})
FAMILY = re.compile(r"[Tt]he ([A-Z][a-z]\w+s)(?:$|, [A-Z]\w+ and [A-Z]\w+$)")
"""The people of one surname: "the Lindqvists"."""
SAME_SPOKESPERSON = re.compile(r"(?:the|this) (?:same )?spokes(?:man|woman|person)")
SAID_FIRST = re.compile(r"\b(\w+), (?:and|as) $")
READING = re.compile(
    r"\b[Rr]ead(?:s|ing)?(?: out| aloud)? (?:\w+ )?from (?:the|[^.,;:“”\"]{2,40}['’]s) "
    r"(?:\w+ )?(?:letter|note|diary|message|email)\b"
    r"|\b[Rr]ead(?:s|ing)?(?: out| aloud)? (?:from )?(?:a|the) (?:\w+ )?(?:letter|note|diary|message|email)"
    r" (?P<writer>(?:that |which |(?:written |sent |signed )?by |from )[^:;“”\"]{2,80})(?=[:;“”\"])"
)
"""Somebody who reads aloud what another has written: the judge from the accused's letter."""
LED = re.compile(
    r"^(?:the|a|an)?\s*(?:\w+ ){0,3}(?:researchers|scientists|team|authors|group|economists)[^.;:]{0,60}?\bled by ",
    re.I,
)
"""Who works under somebody named: "the researchers, led by Ora Lind"."""
AFFILIATED = re.compile(r"\([RDI]-$")
"""Before a state that is cut out of "John Kay (R-OH)", which is nobody but John Kay."""
GOING_ON = frozenset({"add", "continue", "conclude"})
"""Verbs of whoever has just said something."""
OF_STUDIES = frozenset({"write", "report", "conclude"})
MAX_SOURCE = 400
"""Characters of a source and of what it says that are read: more is no mention of a speaker."""
MAX_TOLD = 120
"""Characters in which a quotation says whom it is about."""
BESIDE = 60
"""Characters after a pronoun in which a name belongs to the same clause."""
CLEAR_LEAD = 2.0
MAX_HOPS = 2
"""From "the report" to "the institute" that issued it, and from there to its name."""

Who = tuple[int | str, ...]
"""People by number, organisations by name."""


@dataclass(frozen=True, slots=True)
class _Event:
    """Something the walk meets: a name, a pronoun or role phrase that is no source, or the source of a finding."""

    at: int
    order: int
    mention: int = -1
    gender: Gender | None = None
    subject: bool = True
    role_end: int = -1
    finding: int = -1


class References:
    """Walks a page once, keeping the trail, and says whom each source means when it gets there."""

    def __init__(self, page: Page, registry: Registry, title: str = "") -> None:
        self._page = page
        self._registry = registry
        self._starts = [mention.start for mention in registry.mentions]
        self._heads = Heads(page, registry, self._starts)
        self._organisations = Organisations(page)
        genders = {person.number: GenderShown(person.gender, person.certain) for person in registry.people}
        self._trail = Trail(page, genders)
        self._descriptions = Descriptions(page, registry, self._trail, title)
        self._labels = Labels(page, registry, title)
        self._documents = Documents(page)
        self._asked: Who = ()
        self._put_to: int | None = None
        self._unnamed_spoke: int | None = None
        self._said: dict[int, Who] = {}
        self._spoken_for: Who = ()
        self._speaks_for: dict[int, Who] = {}
        self._listed = frozenset(self._in_lists())
        self._dead = find_dead(page, registry)
        self._kin_spoke = False
        self.called_he_or_she: set[str] = set()
        """Names taken for bodies, which a pronoun tells to be people's."""

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

    def name(self, findings: Sequence[Finding]) -> list[Who]:
        """Return whom the source of each finding means; who speaks inside another's words is no trail to follow."""
        named: list[Who] = [()] * len(findings)
        for event in sorted(self._events(findings), key=lambda event: (event.at, event.order)):
            if event.finding >= 0:
                finding = findings[event.finding]
                named[event.finding] = self._of_the_living(finding, self._read(finding))
                if not finding.inside:
                    self._note(finding, named[event.finding])
            elif event.mention >= 0:
                self._step(event.mention)
            elif event.gender is not None:
                self._pass_pronoun(event.at, event.gender, event.subject)
            else:
                self._pass_role(event.at, event.role_end)
        for number, finding in enumerate(findings):
            if finding.rule == "answer" and not finding.source:
                named[number] = self._labels.interviewed()
            elif not named[number] and finding.source and (person := self._told_next(finding)) is not None:
                named[number] = (person,)
        return named

    # Each line is one reason why the second paragraph may begin with somebody else; together they are the rule.
    def _told_next(self, finding: Finding) -> int | None:
        """Return whom the second paragraph names first, where the lead only tells what they are: "A chemist said"."""
        page, source = self._page, _clip(finding.source[0])
        if len(page.paragraphs) < 2 or source.start >= page.paragraphs[1]:
            return None
        second = page.paragraphs[1]
        number = bisect_left(self._starts, second)
        mentions, meant = self._registry.mentions, self._registry.meant
        if number == len(mentions) or mentions[number].begin != second or meant[number] < 0:
            return None
        mention, person = mentions[number], meant[number]
        verb = page.verb_of(page.token_at(mention.end - 1))
        if verb is None or page.words[verb].lower() not in load_cues() or person in meant[:number]:
            return None
        named = mention.name.given and not mention.roles[: mention.begin < mention.start]
        return person if named and self._descriptions.may_be(person, source, others=set(meant[:number])) else None

    def _of_the_living(self, finding: Finding, who: Who) -> Who:
        """Return who speaks, nobody where a surname is a dead person's and a relative without a name has spoken."""
        if not who:
            phrase = parse_role(_clip(finding.source[0]).of(self._page.text))
            self._kin_spoke |= phrase is not None and is_kin(phrase.head)
        if not self._kin_spoke or self._dead.isdisjoint(one for one in who if isinstance(one, int)):
            return who
        inside = self._heads.inside(_clip(finding.source[0]))
        return () if inside and not any(self._registry.mentions[i].name.given for i in inside) else who

    # Three kinds of events from three sources; each loop is short and yields its own.
    def _events(self, findings: Sequence[Finding]) -> Iterator[_Event]:
        page, taken, covered = self._page, set[int](), set[int]()
        for number, finding in enumerate(findings):
            if finding.source and finding.inside:
                yield _Event(finding.source[0].start, -1, finding=number)
            elif finding.source:
                yield _Event(finding.source[0].start, 1, finding=number)
                taken.add(finding.source[0].start)
                covered.update(i for span in finding.source for i in self._heads.inside(_clip(span)))
        for number, who in enumerate(self._registry.meant):
            if who >= 0:
                yield _Event(self._starts[number], 2 if number in covered else 0, mention=number)
        roles = load_roles()
        for token, word in enumerate(page.words):
            at = page.starts[token]
            if word in PASSED:
                if at not in taken and not page.is_quoted(at):
                    yield _Event(at, 0, gender=SINGULAR[word.lower()], subject=word.lower() in {"he", "she"})
            elif word in roles and page.leads(token) and not page.is_quoted(at):
                start = page.determined_from(token)
                if start is not None and start not in taken:
                    yield _Event(start, 0, role_end=at + len(word))

    def _step(self, number: int) -> None:
        mentions, meant = self._registry.mentions, self._registry.meant
        mention = mentions[number]
        listed = number in self._listed
        aside = mention.possessive or self._heads.modifies(mention, len(self._page.text))
        verb = None if aside else self._page.verb_of(self._page.token_at(mention.end - 1))
        verb = self._joined_by(mention) if verb is None and not aside else verb
        led = self._opens_for(mention)
        main = led or (verb is not None and (self._page.deps[verb] in MAIN or self._is_only_one(number, verb)))
        joint = self._page.text.startswith((" and ", ", and "), mention.end) or self._is_conjoined(mention)
        # "Lee rejected this": what Lee says comes next, or was said just now.
        spoke = verb is not None and main and self._page.words[verb].lower() in load_cues()
        step = Step(
            mention.start, meant[number], led or verb is not None, spoke, mention.quoted, aside, listed, main, joint
        )
        self._trail.add(step)
        before = next((i for i in range(number - 1, max(-1, number - 4), -1) if meant[i] >= 0), number)
        if meant[before] != meant[number] and not mention.quoted:
            between = self._page.text[mentions[before].end : mention.begin]
            if " and " in f"{between} " and coordinates(between):
                self._trail.note_pair(mention.start, (meant[before], meant[number]))

    def _joined_by(self, mention: Mention) -> int | None:
        """Return the verb by which somebody joins in what was said: the Holt of "The view was shared by Holt"."""
        page, token = self._page, self._page.token_at(mention.end - 1)
        by = page.heads[token]
        verb = page.heads[by]
        if page.deps[token] != "pobj" or page.deps[by] != "agent" or page.words[verb].lower() not in JOINING:
            return None
        before = range(max(0, verb - BESIDE), verb)
        subjects = [i for i in before if page.heads[i] == verb and page.deps[i] == "nsubjpass"]
        return None if any(self._is_somebody(i) for i in subjects) else verb

    def _is_somebody(self, token: int) -> bool:
        """Return whether a word is "he" or "she" or ends a name."""
        if self._page.words[token].lower() in SINGULAR:
            return True
        at = self._page.starts[token]
        return any(self._registry.mentions[i].end > at for i in self._heads.inside(Span(at - BESIDE, at + 1)))

    def _is_only_one(self, number: int, verb: int) -> bool:
        """Return whether a sentence is about somebody in a part of it: "The row comes after Lee had left"."""
        mention = self._registry.mentions[number]
        supposed = self._page.text.endswith(SUPPOSING, 0, mention.begin)
        if self._page.deps[verb] != "advcl" or mention.quoted or supposed:
            return False
        sentence = self._page.sentence_at(self._starts[number])
        others = (i for i in (number - 2, number - 1, number + 1, number + 2) if 0 <= i < len(self._starts))
        return all(
            self._page.sentence_at(self._starts[i]) != sentence
            or self._registry.meant[i] in {NOBODY, self._registry.meant[number]}
            for i in others
        )

    def _opens_for(self, mention: Mention) -> bool:
        """Return whether a sentence opens by telling for whom it holds: "For Lee, the hunt took days"."""
        opened = self._page.sentences[self._page.sentence_at(mention.begin)]
        return self._page.text[opened : mention.begin] == "For " and self._page.text.startswith(",", mention.end)

    def _is_conjoined(self, mention: Mention) -> bool:
        """Return whether a name goes on another: "Lee and May"."""
        return self._page.deps[self._page.token_at(mention.end - 1)] == "conj"

    def _pass_role(self, start: int, end: int) -> None:
        person = self._descriptions.find(start, end, beside=())
        if person is not None:
            self._trail.add(Step(start, person, subject=True))
        elif (phrase := parse_role(self._page.text[start:end])) is not None:
            passing = self._page.text.startswith(("a ", "an "), start)  # "a boy's journey" is no tale of the boy
            acts = not passing or self._page.verb_of(self._page.token_at(end - 1)) is not None
            self._trail.add_unnamed(start, phrase.head.gender, spoke=False, subject=acts)

    def _pass_pronoun(self, at: int, gender: Gender, subject: bool) -> None:
        unlikely = unlikely_people(self._people(at, at + BESIDE))
        person = self._trail.find_anybody(at, gender, unlikely, in_paragraph=False)
        if person is None or person < 0:
            return
        if subject and self._trail.find_singular(at, gender, unlikely, certain=CLEAR_LEAD) is not None:
            self._trail.learn_gender(person, gender)
        self._trail.add(Step(at, person, subject=subject))

    def _people(self, start: int, end: int) -> set[int]:
        """Return the people named between two characters in the sentence of the first, owners left out."""
        sentence = self._page.sentence_at(start)
        mentions, meant = self._registry.mentions, self._registry.meant
        return {
            meant[i]
            for i in self._heads.inside(Span(start, end))
            if meant[i] >= 0 and not mentions[i].possessive and self._page.sentence_at(self._starts[i]) == sentence
        }

    def _note(self, finding: Finding, who: Who) -> None:
        at = finding.source[0].start
        for one in who:
            if isinstance(one, int):
                self._trail.add(Step(at, one, subject=True, spoke=True, main=True, joint=len(who) > 1))
        self._said[at] = who
        if spokesperson := SPOKESPERSON.search(_clip(finding.source[0]).of(self._page.text)):
            self._spoken_for = who
            if who and all(isinstance(one, str) for one in who) and (noun := noun_of(spokesperson[0])) is not None:
                self._speaks_for[self._trail.add_unnamed(at, noun.gender, spoke=True)] = who
        self._trail.note_speakers(at, who, finding.content[-1].end if finding.content else 0)
        somebody = () if who else self._note_unnamed(finding.source[0])
        self._unnamed_spoke = somebody[0] if somebody else self._unnamed_spoke if self._goes_on(finding) else None
        asks = any(ASKING.search(_clip(span).of(self._page.text)) for span in finding.cue)
        self._asked = (who or somebody) if asks else ()
        self._put_to = self._asked_of(finding) if asks else None

    def _asked_of(self, finding: Finding) -> int | None:
        """Return the person named right behind a verb of asking: "the host asked Ora Lindqvist whether ..."."""
        behind = finding.cue[-1].end + 1
        near = self._heads.inside(Span(behind, behind + BESIDE))
        number = next((i for i in near if self._registry.mentions[i].begin == behind), None)
        return self._registry.meant[number] if number is not None and self._registry.meant[number] >= 0 else None

    def _goes_on(self, finding: Finding) -> bool:
        """Return whether somebody without a name, who made the statement before this one, goes on: "he added".

        Whoever is told of between the two may be meant too.
        """
        if self._unnamed_spoke is None or not any(cue.lemma in GOING_ON for cue in self._cues(finding)):
            return False
        start = finding.source[0].start
        said = self._trail.said_to(start)
        opened = min(start, finding.content[0].start if finding.content else start)
        lately = self._page.paragraph_at(start) - self._page.paragraph_at(said) <= 1
        return lately and not self._heads.inside(Span(said, opened))

    def _note_unnamed(self, source: Span) -> tuple[int, ...]:
        """Note an unnamed speaker, one person by the noun: "a campaign aide", "the woman"; returns their number."""
        text = _clip(source).of(self._page.text)
        phrase = parse_role(text)
        if phrase is not None and not phrase.plural and text[:1] not in {"", " "}:
            return (self._trail.add_unnamed(source.start, phrase.head.gender, spoke=True),)
        return ()

    def _read(self, finding: Finding, hops: int = 0) -> Who:
        """Return whom one source means: a pronoun, or names, roles and organisations in its words."""
        text = " ".join(_clip(span).of(self._page.text) for span in finding.source)
        plain = " ".join(text.lower().split()).strip(" ,.;:“”\"'‘’")
        if finding.rule == "answer":
            return self._labels.interviewed()
        if finding.rule in {"colon", "post"} and (bearer := self._labels.bearer(text)) is not None:
            return bearer
        if any(cue.lemma == "hear" for cue in self._cues(finding)):
            return ()  # `The court heard that ...`: somebody else said so there
        if plain in SINGULAR:
            return self._singular(finding, SINGULAR[plain])
        if finding.quoted and (reading := READING.search(_clip(finding.sentence).of(self._page.text))):
            return self._writers(finding, reading)
        start = finding.source[0].start
        if plain in PLURAL:
            return self._plural(start)
        if BOTH.fullmatch(plain):
            # A study told of since may have authors of its own.
            return self._trail.last_pair(start, only=TWO.match(plain) is not None, within=1 if AUTHORS in plain else 2)
        if plain == "which":
            return self._body_before(start)
        if plain in RELATIVE:
            before = self._heads.before(start)
            return () if before is None else (before,)
        if plain == "it":
            return self._body(start)
        return () if plain in load_words("other pronouns") else self._phrase(finding, plain, hops)

    # What a phrase can be, surest first: people, a description, organisations; each only where the one before fails.
    def _phrase(self, finding: Finding, plain: str, hops: int) -> Who:
        """Return whom a source of words means, which `plain` are in lower case."""
        spans = [mend_cut(self._page, _clip(span)) for span in finding.source]
        start, end = spans[0].start, spans[0].end
        if SAME_SPOKESPERSON.fullmatch(plain):
            return self._spoken_for
        if ministry := self._organisations.ministry(start, end):
            return (ministry,)
        if (particular := self._particular(spans[0], plain)) is not None:
            return particular
        if heads := tuple(dict.fromkeys(head for span in spans for head in self._heads.of(span))):
            return (*self._agreed_with(finding, heads), *self._joined_with(spans[0], heads))
        if owned := self._owner_of(finding, hops):
            return owned
        person = self._heads.beside(spans[-1])
        if person is None:
            person = self._descriptions.find(start, end, beside=self._named_in(finding)[0])
        if person is not None:
            return (person,)
        inside = [self._registry.meant[i] for i in self._heads.inside(spans[0])]
        whole = self._organisations.is_named(start, end)
        if (EITHER in inside and not whole) or (any(one >= 0 for one in inside) and SPOKESPERSON.search(plain)):
            return ()
        lately = Lately(self._trail.said_to(start), self._trail.last_organisations(start))
        names = self._organisations.name(start, end, lately)
        people = [self._registry.mentions[i] for i in self._heads.inside(spans[0]) if self._registry.meant[i] >= 0]
        if any(name.endswith(mention.name.printed) for name in names for mention in people):
            return ()
        return (*self._agreed_with(finding, names), *names) if names else ()

    def _joined_with(self, span: Span, heads: Who) -> Who:
        """Return the people a source names, and the body that is joined to them: "the Tarn Trust and Ora Lind"."""
        page, joint = self._page, self._page.text.find(" and ", span.start, span.end)
        if joint < 0 or "," in span.of(page.text):
            return heads
        sides = (Span(span.start, joint), Span(joint + 5, span.end))
        bodies = [side for side in sides if all(self._registry.meant[i] < 0 for i in self._heads.inside(side))]
        if len(bodies) != 1 or not self._organisations.is_named(bodies[0].start, bodies[0].end):
            return heads
        names = self._organisations.name(bodies[0].start, bodies[0].end, Lately(self._trail.said_to(span.start), ()))
        return (*names, *heads) if bodies[0] == sides[0] else (*heads, *names)

    # Each form of words is a case of its own, and none of them is read on.
    def _particular(self, span: Span, plain: str) -> Who | None:
        """Return whom a source of a particular form means: "the Lindqvists", "a team led by Lind"; None for others."""
        text, start = span.of(self._page.text), span.start
        family = FAMILY.match(text)
        if family is not None and (bearers := self._family(family[1])):
            return bearers if len(bearers) == 2 else ()
        if plain in OF_TWO or is_title(self._page, start, span.end):
            near = self._heads.inside(Span(max(0, start - BESIDE), span.end + BESIDE))
            return tuple(self._registry.meant[i] for i in near if self._is_beside(i, span, plain))[:1]
        if AFFILIATED.search(self._page.text, max(0, start - 4), start):
            near = self._heads.inside(Span(max(0, start - BESIDE), start))
            return tuple(self._registry.meant[i] for i in near if self._registry.meant[i] >= 0)[-1:]
        if led := LED.search(text):
            leaders = self._heads.inside(Span(start + led.end(), span.end))
            return tuple(self._registry.meant[i] for i in leaders if self._registry.meant[i] >= 0)[:1]
        return () if self._is_two_in_a_row(span) else None

    def _is_two_in_a_row(self, span: Span) -> bool:
        """Return whether a source is two names and a comma, of which only one can be the speaker's."""
        numbers = self._heads.inside(span)
        if len(numbers) != 2:
            return False
        first, second = (self._registry.mentions[i] for i in numbers)
        alone = first.begin <= span.start and second.end >= span.end - 1
        apart = {self._registry.meant[i] for i in numbers}
        return alone and self._page.text[first.end : second.start] == ", " and len(apart) == 2 and min(apart) >= 0

    def _family(self, plural: str) -> Who:
        """Return the people of one surname "the Lindqvists" may be: two of them are meant, one or three are not."""
        surnames = {fold(plural.removesuffix(end)) for end in ("s", "es") if plural.endswith(end)}
        return tuple(one.number for one in self._registry.people if one.name.surname in surnames and one.name.given)

    def _owner_of(self, finding: Finding, hops: int) -> Who:
        """Return who made the document a source is: the Alder Institute for "the institute's report"."""
        finds = any(cue.takes(FINDING) or cue.lemma in OF_STUDIES for cue in self._cues(finding))
        owner = self._documents.owner_of(finding.source[0], finds=finds) if hops < MAX_HOPS else None
        if owner is None:
            return ()
        if owner.start in self._said:
            return self._said[owner.start]
        return self._read(replace(finding, source=(owner,)), hops + 1)

    def _cues(self, finding: Finding) -> Iterator[Cue]:
        """Yield the verbs of the lexicon that report a finding."""
        cues = (load_cues().get(_clip(span).of(self._page.text).lower()) for span in finding.cue)
        return (cue for cue in cues if cue is not None)

    def _writers(self, finding: Finding, reading: re.Match[str]) -> Who:
        """Return who wrote what is read aloud: whose letter it is, nobody where the text only says "the letter"."""
        begin = finding.sentence.start
        near = self._heads.inside(Span(begin + reading.start(), begin + reading.end()))
        if reading["writer"]:
            wrote = (self._registry.meant[i] for i in near if not self._registry.mentions[i].possessive)
            return tuple(one for one in wrote if one >= 0)[:1]
        owners = [i for i in near if self._registry.mentions[i].possessive and self._registry.meant[i] >= 0]
        return tuple(self._registry.meant[i] for i in owners[-1:])

    def _is_beside(self, number: int, span: Span, plain: str) -> bool:
        """Return whether a mention is whom a cut source belongs to: "the Elder" its end, a book's title before it."""
        mention = self._registry.mentions[number]
        if self._registry.meant[number] < 0:
            return False
        if plain in OF_TWO:
            return mention.start < span.start and mention.end == span.end
        gap = self._page.text[span.end : mention.begin]
        return mention.begin >= span.end and gap.strip(" ,”\"’'") in {"", "the", "author", "the author"}

    def _agreed_with(self, finding: Finding, heads: Who) -> Who:
        """Return who said it first, where others agree: "Lind said, and Pell agreed, that the dam was safe".

        In "Lind said, and Pell replied: “No.”" Pell alone did.
        """
        span = finding.source[0]
        if finding.cue and self._page.text.startswith(":", finding.cue[-1].end):
            return ()
        said = SAID_FIRST.search(self._page.text, max(0, span.start - BESIDE), span.start)
        if said is None or said[1].lower() not in load_cues():
            return ()
        last = self._heads.inside(Span(max(0, said.start() - BESIDE), said.start()))
        return tuple(
            self._registry.meant[i]
            for i in last[-1:]
            if self._registry.mentions[i].end + 1 == said.start()
            and self._registry.meant[i] >= 0
            and self._registry.meant[i] not in heads
        )

    def _singular(self, finding: Finding, gender: Gender) -> Who:
        beside, inside = self._named_in(finding)
        asked = [one for one in self._asked if isinstance(one, int)] if finding.quoted else []
        start = finding.source[0].start
        if (ahead := self._named_ahead(start, gender)) is not None:
            return (ahead,)
        if (again := self._saying_on(finding, gender)) is not None:
            return (again,)
        if self._put_to is not None and finding.quoted and self._registry.people[self._put_to].gender in {None, gender}:
            return (self._put_to,)
        if self._unnamed_spoke is not None and self._goes_on(finding):
            # "The clerk said that Lind was late. ... he added": he is not Lind.
            self._trail.add(Step(start, self._unnamed_spoke, subject=True, spoke=True, main=True))
            return ()
        opened = finding.content[0].start if finding.quoted and finding.content else start
        unlikely = unlikely_people(beside, inside, asked, self._quoted_in(finding))
        person = self._trail.find_anybody(
            start,
            gender,
            unlikely,
            opened=opened,
            spoken_of=finding.kind == "direct" and self._tells_of(finding, gender),
            in_paragraph=bool(asked),
        )
        if person is None or person < 0:
            return self._speaks_for.get(person or 0, ()) or self._unlisted(start, gender)
        self._trail.learn_gender(person, gender)
        return (person,)

    def _saying_on(self, finding: Finding, gender: Gender) -> int | None:
        """Return who already speaks in the sentence that "he said" only ends: "Lind said it would “hold,” he said"."""
        start, page = finding.source[0].start, self._page
        before, last = self._trail.spoken_last_at(start), self._trail.last_speakers(start)
        if len(last) != 1 or not isinstance(last[0], int) or page.sentence_at(before) != page.sentence_at(start):
            return None
        goes_on = finding.kind != "direct" or page.text[finding.content[0].start + 1].islower()
        ends = goes_on and before < finding.content[0].start and finding.content[-1].end <= start
        return last[0] if ends and self._registry.people[last[0]].gender in {None, gender} else None

    def _named_ahead(self, start: int, gender: Gender) -> int | None:
        """Return whom the main clause names behind the pronoun's own: "When he left, Pell said ..."; None elsewhere."""
        page = self._page
        verb = page.verb_of(page.token_at(start))
        if verb is None or page.deps[verb] != "advcl" or page.heads[verb] <= verb:
            return None
        main = page.heads[verb]
        for number in self._heads.inside(Span(page.starts[verb], page.starts[main])):
            mention, person = self._registry.mentions[number], self._registry.meant[number]
            if page.verb_of(page.token_at(mention.end - 1)) != main or mention.possessive:
                continue
            known = self._registry.people[person].gender if person >= 0 else None
            return person if person >= 0 and known in {None, gender} else None
        return None

    def _tells_of(self, finding: Finding, gender: Gender) -> bool:
        """Return whether the words quoted are of somebody of that gender they do not name: "He is still young"."""
        first = _clip(finding.content[0])
        words = re.split(r"\W+", first.of(self._page.text).lower()[:MAX_TOLD])
        return any(SINGULAR.get(word) == gender for word in words) and not self._heads.inside(first)

    def _unlisted(self, start: int, gender: Gender) -> Who:
        """Return the last speaker, taken for a body, where "he" can be nobody else: "Dorin Pask said ... He added"."""
        last = self._trail.last_speakers(start) if self._trail.is_empty(start, gender) else ()
        if len(last) != 1 or not isinstance(last[0], str) or not may_be_person(last[0]):
            return ()
        since = self._page.text[max(self._trail.spoken_last_at(start), start - MAX_SOURCE) : start]
        words = since.replace("\n", " ").split(" ")
        others = ("its" in words) or any(word.islower() and noun_of(word.strip(" ,.;:”")) for word in words)
        if others:
            return ()
        self.called_he_or_she.add(last[0])
        return last

    def _named_in(self, finding: Finding) -> tuple[set[int], set[int]]:
        """Return who is named in the clause the source governs, and who in a quotation or before the source."""
        start = finding.source[0].start
        beside, inside = self._people(start, start + BESIDE), set[int]()
        if fronted := find_fronted(self._page, start):
            beside |= self._people(fronted.start, fronted.end)
        for number, span in enumerate(map(_clip, finding.content)):
            if not number and span.of(self._page.text).lower() in RELATIVE:
                before = self._heads.before(span.start)
                beside.update(() if before is None else (before,))  # "Pell, who he said was right": "he" is not Pell
            people = {self._registry.meant[i] for i in self._heads.inside(span)}
            (beside if span.start > start and not self._page.is_quoted(span.start) else inside).update(people)
            if not number and span.end <= start:
                beside.update(self._opening(span, start))
        return beside, inside

    def _opening(self, span: Span, start: int) -> set[int]:
        """Return who opens a clause before "he said", and is not "he": the Lind of "Lind failed, he said"."""
        page, opens = self._page, self._heads.inside(Span(span.start, span.start + BESIDE))
        verb = page.verb_of(page.token_at(start)) if opens else None
        if verb is None or page.deps[verb] == "advcl":
            return set()
        mention = self._registry.mentions[opens[0]]
        acts = (
            mention.begin == span.start
            and not mention.possessive
            and page.verb_of(page.token_at(mention.end - 1)) is not None
        )
        return {self._registry.meant[opens[0]]} if acts else set()

    def _quoted_in(self, finding: Finding) -> set[int]:
        """Return who is named within the quotation marks of what is said: speakers seldom call themselves by name."""
        numbers = (number for span in finding.content for number in self._heads.inside(_clip(span)))
        return {self._registry.meant[i] for i in numbers if self._registry.mentions[i].quoted}

    def _body_before(self, start: int) -> Who:
        """Return the body named right before "which", that is nobody in person: "he wrote to the Gull, which said"."""
        end = start
        while end and self._page.text[end - 1] in " ,–—-":
            end -= 1
        named = self._page.entity_over(end - 1, end)
        if named is None or named.label != "ORG" or named.end != end:
            return ()
        return self._organisations.name(named.start, named.end, Lately(start, ()))

    def _body(self, start: int) -> Who:
        """Return the body "it" means: the one that spoke last, or the one the sentence before is about."""
        if acting := self._organisations.acting_before(start, alone=False) or self._organisations.named_beside(start):
            return (acting,)
        who = self._trail.last_speakers(start)
        return who if len(who) == 1 and isinstance(who[0], str) else ()

    def _plural(self, start: int) -> Who:
        who = self._trail.last_speakers(start)
        pair, place = self._trail.pair_before(start)
        if pair and place > self._trail.spoken_last_at(start):
            return pair
        if TWO.search(self._page.text, self._page.sentences[max(0, self._page.sentence_at(start) - 1)], start):
            return self._trail.last_pair(start)
        if not who and (acting := self._organisations.acting_before(start, alone=True)):
            return (acting,)
        if len(who) == 1:
            return who if isinstance(who[0], str) and who[0].lower() not in load_places() else ()
        return who


def _clip(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + MAX_SOURCE))
