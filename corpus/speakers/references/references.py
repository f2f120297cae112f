"""References: whom the source of each finding means, read in one walk through the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Span
from corpus.lexicon.cues import FINDING, load_cues
from corpus.lexicon.lists import is_listed, load_words
from corpus.people.roles import is_kin, parse_role
from corpus.speakers.bodies.documents import Documents
from corpus.speakers.bodies.near import Lately
from corpus.speakers.bodies.organisations import SPOKESPERSON, Organisations
from corpus.speakers.bodies.polls import Polls
from corpus.speakers.descriptions.descriptions import Descriptions
from corpus.speakers.labels import Labels
from corpus.speakers.references.around import Around
from corpus.speakers.references.deaths import find_dead
from corpus.speakers.references.events import find_events
from corpus.speakers.references.findings import RELATIVE, SINGULAR, Who, clip, cues_of
from corpus.speakers.references.mistaken import Mistaken
from corpus.speakers.references.phrases import Phrases
from corpus.speakers.references.pronouns import TWO, Pronouns
from corpus.speakers.references.spoken import Spoken
from corpus.speakers.references.steps import Steps
from corpus.speakers.registry import EITHER, Registry
from corpus.speakers.sources.cuts import mend_cut
from corpus.speakers.sources.heads import THINGS, Heads
from corpus.speakers.step import GenderShown
from corpus.speakers.trail import Trail
from corpus.statements.finding import Finding
from corpus.text.page import Page

PLURAL = frozenset({"they", "them", "their", "themselves"})
BOTH = re.compile(
    r"(?:both|the two|the pair|the duo|the couple|(?:both|the two) of them)(?: \w+s| (?:wo)?men)?"
    r"|the (?:brothers|sisters|siblings|twins|spouses|newlyweds|co-founders|cofounders|partners)"
    r"|the (?:two |co-?)?authors|the (?:pair|duo|couple), who .*"
)
AUTHORS = "authors"
TOLD_BEHIND = re.compile(r", (?=[a-z])")
"""What stands before what somebody's body is: "a spokesman for Aker Mills, the maker of Lind boats"."""
PRONOUN_FIRST = re.compile(r"(?:[Bb]oth )?([Hh]e|[Ss]he) and (?=\S)")
SAME_SPOKESPERSON = re.compile(r"(?:the|this) (?:same )?spokes(?:man|woman|person)")
A_SPOKESPERSON = re.compile(r"an? (?:official )?spokes(?:man|woman|person)")
A_STATEMENT = re.compile(
    r"an? (?:written |brief |short |official )?statement(?: (?:posted|published|shared|released|issued|made|sent))?"
    r"(?: (?:on|to|via) (?![^,]*behalf)[^,]{1,40})?"
)
"""A statement of which nobody tells whose it is: "a statement posted on Facebook"."""
READING = re.compile(
    r"\b[Rr]ead(?:s|ing)?(?: out| aloud)? (?:from )?(?:a|the) (?:\w+ )?(?:letter|note|diary|message|email)"
    r" (?P<writer>(?:that |which |(?:written |sent |signed )?by |from )[^:;“”\"]{2,80})(?=[:;“”\"])"
    r"|\b[Rr]ead(?:s|ing)?(?: out| aloud)? (?:\w+ )?from (?:the|[^.,;:“”\"]{2,40}['’]s) "
    r"(?:\w+ )?(?:letter|note|diary|message|email)\b"
)
"""Somebody who reads aloud what another has written: the judge from the accused's letter."""
OF_STUDIES = frozenset({"write", "report", "conclude"})
OBJECTS = frozenset({"him", "her", "them"})
BESIDE = 80
"""Characters behind a verb in which whoever was told stands, what they are before the name."""
MAX_HOPS = 2
"""From "the report" to "the institute" that issued it, and from there to its name."""


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
        self._polls = Polls(page, self._documents)
        self._around = Around(self._heads)
        self._mistaken = Mistaken(self._heads, self._trail)
        self._spoken = Spoken(self._heads, self._trail, self._organisations.near, self._documents, self._mistaken)
        self._steps = Steps(self._heads, self._trail, self._descriptions, self._around)
        self._phrases = Phrases(self._heads, self._trail, self._organisations)
        self._pronouns = Pronouns(
            self._heads,
            self._trail,
            self._organisations,
            self._around,
            self._spoken,
            self._descriptions,
            self._mistaken,
        )
        self._dead = find_dead(page, registry)
        self._kin_spoke = False

    @property
    def called_he_or_she(self) -> set[str]:
        """Names taken for bodies, which a pronoun tells to be people's."""
        return self._pronouns.called_he_or_she

    def also(self, body: str) -> Sequence[str]:
        """Return what else the page calls a body that it names so in full."""
        return self._organisations.also(body) or self._phrases.camps.also(body)

    def name(self, findings: Sequence[Finding]) -> list[Who]:
        """Return whom the source of each finding means; who speaks inside another's words is no trail to follow."""
        named: list[Who] = [()] * len(findings)
        for event in sorted(find_events(self._heads, findings), key=lambda event: (event.at, event.order)):
            if event.finding >= 0:
                finding = findings[event.finding]
                who = self._of_the_living(finding, self._read(finding))
                named[event.finding] = () if self._is_told(finding, who) else who
                if not finding.inside:
                    self._spoken.note(finding, named[event.finding])
            elif event.mention >= 0:
                self._steps.add_mention(event.mention)
            elif event.gender is not None:
                self._steps.add_pronoun(event.at, event.gender, event.subject)
            else:
                self._steps.add_role(event.at, event.role_end)
        for number, finding in enumerate(findings):
            if finding.rule == "answer" and not finding.source:
                named[number] = self._labels.interviewed()
            elif not named[number] and finding.source and finding.source[0].start in self._pronouns.described:
                named[number] = (self._pronouns.described[finding.source[0].start],)
            elif not named[number] and finding.source and (person := self._told_next(finding)) is not None:
                named[number] = (person,)
        return named

    def _is_told(self, finding: Finding, who: Who) -> bool:
        """Return whether whom a description means is named as who was told: "The officer told Ned Lind, ...".

        Nor is it known who "him" is, to whom somebody else does something: `Ned Lind recorded him in May saying ...`.
        """
        if (
            len(who) != 1
            or len(finding.cue) != 1
            or not finding.source
            or finding.source[0].start > finding.cue[0].start
        ):
            return False
        apart = finding.source[0].end + 1 < finding.cue[0].start
        if apart and clip(finding.source[0]).of(self._page.text) in OBJECTS:
            return finding.cue[0].of(self._page.text).endswith("ing")
        at = finding.cue[0].end + self._page.text.startswith(" ", finding.cue[0].end)
        if at == finding.cue[0].end:
            return False
        told = next(
            (i for i in self._heads.inside(Span(at, at + BESIDE)) if self._registry.mentions[i].begin == at), None
        )
        if told is None or self._registry.meant[told] != who[0]:
            return False
        mention = self._registry.mentions[told]
        own = {self._registry.meant[i] for i in self._heads.inside(clip(finding.source[0]))}
        return who[0] not in own and not mention.possessive and not self._heads.modifies(mention, mention.end + BESIDE)

    # Each line is one reason why the second paragraph may begin with somebody else; together they are the rule.
    def _told_next(self, finding: Finding) -> int | None:
        """Return whom the second paragraph names first, where the lead only tells what they are: "A chemist said"."""
        page, source = self._page, clip(finding.source[0])
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
        others = set(meant[:number])
        return person if named and self._descriptions.may_be(person, source, others=others, owned=True) else None

    def _of_the_living(self, finding: Finding, who: Who) -> Who:
        """Return who speaks, nobody where a surname is a dead person's and a relative without a name has spoken."""
        if not who:
            phrase = parse_role(clip(finding.source[0]).of(self._page.text))
            self._kin_spoke |= phrase is not None and is_kin(phrase.head)
        if not self._kin_spoke or self._dead.isdisjoint(one for one in who if isinstance(one, int)):
            return who
        inside = self._heads.inside(clip(finding.source[0]))
        return () if inside and not any(self._registry.mentions[i].name.given for i in inside) else who

    def _read(self, finding: Finding, hops: int = 0) -> Who:
        """Return whom one source means: a pronoun, or names, roles and organisations in its words."""
        text = " ".join(clip(span).of(self._page.text) for span in finding.source)
        plain = " ".join(text.lower().split()).strip(" ,.;:“”\"'‘’")
        if finding.rule == "answer":
            return self._labels.interviewed()
        if finding.rule in {"colon", "post"} and (bearer := self._labels.bearer(text)) is not None:
            return bearer
        if any(cue.lemma == "hear" for cue in cues_of(self._page, finding)):
            return ()  # `The court heard that ...`: somebody else said so there
        if finding.quoted and (reading := READING.search(clip(finding.sentence).of(self._page.text))):
            return self._phrases.writers(finding, reading)
        if plain in SINGULAR:
            return self._pronouns.singular(finding, SINGULAR[plain])
        start = finding.source[0].start
        if plain in PLURAL:
            return self._pronouns.plural(start)
        if BOTH.fullmatch(plain):
            # A study told of since may have authors of its own.
            return self._trail.last_pair(start, only=TWO.match(plain) is not None, within=1 if AUTHORS in plain else 2)
        if plain in THINGS and (made := self._made(finding, self._documents.named_before(start), hops)):
            return made
        if plain == "which":
            return self._pronouns.body_before(start)
        if plain in RELATIVE:
            before = self._heads.before(start)
            return () if before is None else (before,)
        if plain == "it":
            return (
                self._spoken.wrote(start)
                or self._pronouns.body(finding)
                or self._made(finding, self._told_of(finding), hops)
            )
        if plain in load_words("other pronouns"):
            return ()
        return self._pollsters(finding, hops) or self._phrase(finding, plain, hops)

    # What a phrase can be, surest first: people, a description, organisations; each only where the one before fails.
    def _phrase(self, finding: Finding, plain: str, hops: int) -> Who:
        """Return whom a source of words means, which `plain` are in lower case."""
        spans = [self._heads.whole(mend_cut(self._page, clip(span))) for span in finding.source]
        start, end = spans[0].start, spans[0].end
        if SAME_SPOKESPERSON.fullmatch(plain):
            return self._spoken.spoken_for
        if A_SPOKESPERSON.fullmatch(plain):
            return self._spoken.goes_on_for(finding)
        if ministry := self._organisations.ministry(start, end):
            return (ministry,)
        if (particular := self._phrases.particular(spans[0], plain)) is not None:
            return particular
        if heads := tuple(dict.fromkeys(head for span in spans for head in self._heads.of(span))):
            if len(heads) == 1 and " and " not in plain and self._page.text.startswith(" have ", end):
                return ()  # "The friends of ... Ora Lind have said": what of them is left is not who speaks
            joined = self._phrases.joined_with(spans[0], heads)
            return (*self._phrases.agreed_with(finding, heads), *self._beside_name(finding, spans[0], joined))
        if owned := self._owner_of(finding, hops):
            return owned
        person = self._heads.beside(spans[-1], finding.content)
        if person is None:
            person = self._descriptions.find(start, end, beside=self._around.named_in(finding)[0])
        if person is not None:
            return (person,)
        told = TOLD_BEHIND.search(self._page.text, start, end) if SPOKESPERSON.search(plain) else None
        own = spans[0] if told is None else Span(start, told.start())
        inside = [self._registry.meant[i] for i in self._heads.inside(own)]
        whole = self._organisations.is_named(start, end)
        if (EITHER in inside and not whole) or (any(one >= 0 for one in inside) and SPOKESPERSON.search(plain)):
            return ()
        if (mistaken := self._taken_for_person(plain, start)) is not None:
            return (mistaken,)
        names = self._bodies(finding, start, end, plain)
        inside = [i for i in self._heads.inside(own) if self._registry.meant[i] >= 0]
        people = [one for one in (self._registry.mentions[i] for i in inside) if not self._heads.modifies(one, end)]
        if any(name.endswith(mention.name.printed) for name in names for mention in people):
            return ()
        return (*self._phrases.agreed_with(finding, names), *names) if names else ()

    def _beside_name(self, finding: Finding, span: Span, heads: Who) -> Who:
        """Return the people a source names with whom "she" before them means: "She and Ned Pell say"."""
        pronoun = PRONOUN_FIRST.match(span.of(self._page.text))
        who = () if pronoun is None else self._pronouns.singular(finding, SINGULAR[pronoun[1].lower()])
        return (*(one for one in who if one not in heads), *heads)

    def _bodies(self, finding: Finding, start: int, end: int, plain: str) -> tuple[str, ...]:
        """Return the bodies a source means, "the company" that of which its own words tell as others do."""
        noun = plain.removeprefix("the ")
        if finding.quoted and noun in load_words("generic bodies"):
            own = self._organisations.near.of_itself(noun, finding.quoted[0].start)
            if own:
                return (own,)
        lately = Lately(self._trail.said_to(start), self._trail.last_organisations(start))
        return self._organisations.name(start, end, lately)

    def _taken_for_person(self, plain: str, start: int) -> int | None:
        """Return who spoke last, where "the company" tells that they are none and nothing shows them to be one."""
        noun = plain.removeprefix("the ")
        if noun == plain or not is_listed(noun, "generic bodies", "kinds of body", "kinds of business"):
            return None
        if is_listed(noun, "nouns in names", "nouns for papers", "nouns for broadcasters"):
            return None
        last = self._trail.last_speakers(start)
        if len(last) != 1 or not isinstance(last[0], int) or not self._mistaken.may_be_body(last[0]):
            return None
        # Of two words it may be somebody with a rare first name: "Judan Holt of Cosmotel".
        return self._mistaken.spoke_last(start) if self._registry.people[last[0]].name.given else last[0]

    def _pollsters(self, finding: Finding, hops: int) -> Who:
        """Return the bodies whose poll a share of people answered: whoever is no body has asked nobody."""
        owner = self._polls.owner_of(clip(finding.source[0]), finding) if hops < MAX_HOPS else None
        who = self._read(replace(finding, source=(owner,)), hops + 1) if owner is not None else ()
        return who if all(isinstance(one, str) for one in who) else ()

    def _told_of(self, finding: Finding) -> Span | None:
        """Return the document that "it" means which does what a cue says, None where it is no document."""
        page, start = self._page, finding.source[0].start
        verb = page.starts[page.heads[page.token_at(start)]]
        if not any(span.start <= verb < span.end for span in finding.cue):
            return None
        return self._documents.told_of_before(min([start, *(span.start for span in finding.content)]))

    def _made(self, finding: Finding, document: Span | None, hops: int) -> Who:
        """Return who made a document that a pronoun means; () where it means none or nobody is told to have made it."""
        return () if document is None else self._owner_of(replace(finding, source=(document,)), hops)

    def _owner_of(self, finding: Finding, hops: int) -> Who:
        """Return who made the document a source is: the Alder Institute for "the institute's report"."""
        finds = any(cue.takes(FINDING) or cue.lemma in OF_STUDIES for cue in cues_of(self._page, finding))
        owner = self._documents.owner_of(finding.source[0], finds=finds) if hops < MAX_HOPS else None
        if owner is None:
            nobodys = A_STATEMENT.fullmatch(clip(finding.source[0]).of(self._page.text).lower())
            return self._spoken.goes_on_for(finding) if nobodys else ()
        if owner.start in self._spoken.said:
            return self._spoken.said[owner.start]
        return self._read(replace(finding, source=(owner,)), hops + 1)
