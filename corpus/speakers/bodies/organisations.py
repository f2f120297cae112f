"""Organisations as speakers: ministries, papers, campaigns, countries, and whoever an unnamed spokesman speaks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_places
from corpus.people.names import is_postnominal
from corpus.people.roles import is_kin, noun_of
from corpus.speakers.bodies.alone import force_named, government_named
from corpus.speakers.bodies.cores import (
    COMPOUND,
    LEADING,
    POSSESSIVE_END,
    before_kind,
    behind_lie,
    clean,
    is_body,
    is_kind_before_article,
    may_be_person,
    may_stand_in_name,
    without_compounds,
    without_country,
    without_end,
    without_paper,
)
from corpus.speakers.bodies.forms.fullnames import FullNames
from corpus.speakers.bodies.forms.joined import is_one_name
from corpus.speakers.bodies.kinds import Kinds
from corpus.speakers.bodies.near import BODIES, NAMED_LONG_BEFORE, Lately, Near
from corpus.speakers.bodies.papers import Papers, joins_broadcaster
from corpus.speakers.bodies.parties import party_called, party_of
from corpus.speakers.bodies.staff import body_of_staff, court_of_panel
from corpus.statements.shares import is_share
from corpus.text.page import Page

CUT = re.compile(
    r",|;|\(|\s[–—-]\s|\s(?:who|which|that|whose|in|at|on|by|from|with|to|about|near|against|after|as|where)\s"
)
GOES_ON = re.compile(r" (?:on|in|at|with|to|from|by|against|about|near|after) (?=(?:the )?[A-Z])")
"""What cuts a phrase and may stand within a name: "the Society for Harbours in Need"."""
SUBJECT = re.compile(r" on ((?:the )?[A-Z]\w+(?: (?:and )?[A-Z]\w+){1,3})(?=,|$)")
"""What a body is about, at the end of its name: "the Commission on the Salt Roads"."""
MOTTO = re.compile(r" (?:with|to|against|without|before) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?")
"""How the name of a body may go on that is a motto: "Rowing with Pride"."""
MONTH = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?=[A-Z])"
)
SPEAKS_FOR = re.compile(r"\bspokes\w+ (?:for|of|at|with) (.+)$", re.IGNORECASE)
FROM_WHERE = re.compile(r"(?<=\bspokes)(\w+) (?:at|with|from)(?= (?:the )?[A-Z])", re.IGNORECASE)
SPOKESPERSON = re.compile(r"spokes(?:man|woman|person|people|men|women)", re.IGNORECASE)
ITEM = r"[A-Z]\w+(?: [A-Z]\w+){0,3}"
KINDS = "Department|Ministry|Office|Committee|Commission|Bureau|Agency|Council|Secretariat"
MINISTRY = re.compile(
    rf"\b(?:{KINDS}) (?:of|for|on) {ITEM}(?:, {ITEM}){{1,4}},? (?:and|&) {ITEM}"
    rf"|\b(?:Department|Ministry) (?:of|for) {ITEM} and {ITEM}(?= spokes)"
    rf"|\b(?:{ITEM}, ){{1,4}}{ITEM},? (?:and|&) {ITEM}(?: \([A-Z]\w+\))? (?:{KINDS})\b"
)
"""A body with a list in its name: "the Department for Dams, Locks and Weirs", "the Dams, Locks and Weirs Committee"."""
SHORT_FORM = re.compile(r" \((?:the )?[A-Z][\w&.]{1,8}\)(?= \w)")
"""What a body is also called, inside a phrase that goes on: "a Ministry of Dams (MoD) spokesman"."""
NAME_BEHIND = re.compile(r" (?:the )?([A-Z][\w&’'-]*(?: (?:(?:of|for|and) )?[A-Z][\w&’'-]*){0,5})(?= [a-z])")
APPOSED = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[A-Z][\w’'-]+) (?:[\w’'-]+ ){0,5}(?P<kind>[a-z-]+), "
    r"(?:the )?(?P<name>[A-Z][^,;(]{2,60}?)(?: \([A-Z]\w+\))?"
)
SLASH = re.compile(r"(?<=[^\W\d_])/(?=[A-Z])")
AGED = re.compile(r"\d-year-old\b")
AT_WORK = re.compile(r"(?!The )([A-Z]\w+ [A-Z]\w+),? (?:of|from|at) (?:the )?(?:[A-Z]{2,}-based )?[A-Z]")
"""Somebody whose name no list knows and where they work: "Hadi Ghulam of the US-based Centre for Dams"."""
HOUSE = re.compile(r"(?:No|Number) \d{1,3}")
"""Who is called by the number of their house: "No 10"."""
TOLD = re.compile(r", (?:which|who|that|the|an?|its) ")
IN_PLACE = re.compile(r"^[A-Z]\w+['’]s (?=[A-Z])")
"""Where a body is, before its name: "Velden's Harbour Theatre"."""
MAX_TAIL = 3
"""How many words "the budget office" has at most that only end a body's name."""


class Organisations:
    """The organisations of one page: names a source, and knows the full form of what is printed short."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._papers = Papers(page)
        self._names = FullNames(page)
        self._kinds = Kinds(page, self._names.of)
        self.near = Near(page, self._names)
        """The bodies named before a place."""

    def name(self, start: int, end: int, lately: Lately) -> tuple[str, ...]:
        """Return the organisations a source names, in full and without article; () where it names none.

        `lately` is what was said before it, by whom "the company" may mean.
        """
        parts = self._apart(start, end)
        names = [
            without_country(
                self._party(first, second)
                or self._named_on(first, second)
                or self._apposed(first, second)
                or self._name_one(first, second, lately)
            )
            for first, second in parts
        ]
        if not any(names) and (described := self._kinds.meant(start, end)):
            return (described,)
        if not all(names):
            return ()
        return tuple(without_end(without_paper(self._names.without_owner(name))) for name in names)

    def _party(self, start: int, end: int) -> str:
        """Return the party a source means by its members, in full; "" for any other source."""
        start -= 4 if self._page.text.endswith("the ", 0, start) else 0  # "the Tories and the [Greens]"
        return self._names.known(party) if (party := party_called(self._plain(start, end))) else ""

    def also(self, name: str) -> Sequence[str]:
        """Return what else the page calls a body of this full name."""
        return self._names.also(name)

    def paper_before(self, at: int, noun: str) -> str:
        """Return the paper or broadcaster named last before `at`, which `noun` means; "" where none is."""
        named = self._papers.last_before(at, noun)
        return self._names.known(LEADING.sub("", " ".join(named.of(self._page.text).split()))) if named else ""

    def ministry(self, start: int, end: int) -> str:
        """Return the body with a list in its name that a source is, or whose spokesperson; "" for any other source."""
        text = self._plain(start, end)
        if SPOKESPERSON.fullmatch(text):
            # The parser may cut "a Department for Dams, Locks and Weirs spokesperson" at its commas.
            begin = self._page.sentences[self._page.sentence_at(start)]
            lists = MINISTRY.finditer(self._page.text, begin, end)
            return next((self._names.known(each[0]) for each in lists if each.end() == start - 1), "")
        ministry = MINISTRY.search(text)
        if ministry is None:
            return ""
        before, behind = text[: ministry.start()].strip().lower(), text[ministry.end() :].split(maxsplit=1)
        if before not in {"", "the", "a"} and not SPOKESPERSON.search(before):
            return ""
        other = behind and noun_of(behind[0]) is not None and not SPOKESPERSON.fullmatch(behind[0])
        return "" if other else self._names.known(ministry[0])

    def _plain(self, start: int, end: int) -> str:
        """Return the words of a source in one line, without marks around them and what a body is also called."""
        return SHORT_FORM.sub("", " ".join(self._page.text[start:end].split()).strip(" ,;:“”\"'‘’"))

    def is_named(self, start: int, end: int) -> bool:
        """Return whether a source is the name of one body and nothing else, a person's name in it or not."""
        core = LEADING.sub("", self._page.text[start:end].strip(" ,;:“”\"'‘’"))
        core = IN_PLACE.sub("", core)
        return bool(core) and self._names.is_whole(start, core)

    def _apart(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of a source that name one body each: several that "/" joins, or spaCy saw "and" join."""
        page = self._page
        told = TOLD.search(page.text, start, end)  # "Tidewell Care, which makes oars and sails" is one body.
        joint = page.text.find(" and ", start, told.start() if told else end)
        if slash := SLASH.search(page.text, start, end) or joins_broadcaster(page.text, start, end):
            return [(start, slash.start()), *self._apart(slash.end(), end)]  # "the Gazette/Marlow Research poll"
        if joint < 0:
            return [(start, end)]
        second = joint + 9 if page.text.startswith("the ", joint + 5) else joint + 5
        if page.text[second].isupper() and is_one_name(page, (start, joint), (second, end)):
            return [(start, end)]
        if second > joint + 5 and page.text[second].isupper() and "," not in page.text[start:joint]:
            return [(start, joint), (second, end)]  # "the Reform party and the Dam Trust", one body to the parser
        left, right = page.entity_over(joint - 1, joint), page.entity_over(second, second + 1)
        apart = (
            left is not None and right is not None and left != right and left.label in BODIES and right.label in BODIES
        )
        if page.text.startswith(("the ", "The "), start) and is_body(page.text[start:end].rsplit(" ", 1)[-1]):
            # "the Tarn and Salt health board" is one, "the Tarn Trust and Salt health board" are two.
            apart = any(is_body(word.lower()) for word in page.text[start:joint].split())
        return [(start, joint), (joint + 5, end)] if apart else [(start, end)]

    def _name_one(self, start: int, end: int, lately: Lately) -> str:
        text = self._plain(start, end)
        if self._page.text.endswith(("In ", "in "), 0, start):
            text = MONTH.sub("", text)  # "In March Cosmotel said"
        text = FROM_WHERE.sub(r"\1 for", text)
        core = LEADING.sub("", LEADING.sub("", CUT.split(text, maxsplit=1)[0].strip()))
        if not core or AGED.search(core):
            return ""
        if (particular := self._particular(text, core, start)) is not None:
            return particular
        if at_work := AT_WORK.match(text):
            core = at_work[1] if may_be_person(at_work[1]) else core
        if for_whom := SPEAKS_FOR.search(core):
            body = LEADING.sub("", for_whom.group(1))
            if body in load_words("generic bodies") and for_whom.group(1).startswith("the "):
                return self.near.meant(body, start, lately)
            own = POSSESSIVE_END.search(body)  # nothing follows that the body could own: "a spokesman for Holt's"
            return self._names.known(f"{name}{own[0] if own else ''}" if (name := clean(body)) else "")
        words = core.split()
        lower = text.lower()
        if SPOKESPERSON.fullmatch(words[-1]):
            return self._spoken_for(" ".join(words[:-1]), lower, start, lately)
        if is_listed(lower.split()[0], "indefinite", "quantifiers") or is_share(text):
            return ""  # "Three-quarters of Republicans"
        if lower.startswith("the ") and (noun := self._called_by_noun(core, start, lately)) is not None:
            return noun
        if self._only_tells_kind(start + text.find(core), words) or is_kind_before_article(self._page.text, end, words):
            return self._named_behind(end)
        core = self._behind_description(start, core)
        core = before_kind(behind_lie(core))
        found = self._page.text.find(core, start, end)
        at = found + len(core) if found >= 0 else end
        if self._names.is_whole(start + text.find(core), core):
            return self._names.known(self._names.as_named(core, core, at))
        if len(words) == 1 and not self._names.is_name(start + text.find(core), core):
            return ""
        return self._names.known(self._names.as_named(clean(core), core, at)) or self._beside_role(start, end)

    def _particular(self, text: str, core: str, start: int) -> str | None:
        """Return the body that a source of a particular form means: "Number 10", "police"; None for any other."""
        if HOUSE.fullmatch(core):
            return core
        if is_postnominal(core):
            return ""  # "the MEP" is somebody
        if text in {"police", "Police", "the police", "The police"}:
            return force_named(self._page, start)
        if text in {"the government", "The government"}:
            return government_named(self._page, start)
        employer = body_of_staff(self._page, text) or court_of_panel(text)
        return self._names.known(employer) if employer else None

    def _spoken_for(self, owner: str, lower: str, start: int, lately: Lately) -> str:
        """Return the body that stands before "spokesman", the whole source in small letters being `lower`."""
        bare = POSSESSIVE_END.sub("", owner)
        if lower.startswith(("the ", "a ", "an ")) and bare in load_words("generic bodies"):
            return self.near.meant(bare, start, lately)
        if (named := self._ending_so(bare, start)) is not None:
            return named
        if named := party_of(bare) or (bare if HOUSE.fullmatch(bare) else ""):
            return named
        # "A Holt's spokesman" speaks for Holt's, and "Holt's spokesman" for Holt.
        whole = lower.startswith("a ") and " " not in owner and owner != bare
        return self._names.known(owner if whole and clean(bare) else clean(bare))

    def _apposed(self, start: int, end: int) -> str:
        """Return the name beside what a body is: "Kestrel Lines" of "the ferry company, Kestrel Lines"."""
        apposed = APPOSED.fullmatch(self._plain(start, end))
        if apposed is None or not is_listed(apposed["kind"], "kinds of body", "generic bodies", "collectives"):
            return ""
        at = self._page.text.find(apposed["name"], start)
        named = self._page.entity_over(at, at + len(apposed["name"]))
        return (
            ""
            if named is not None and named.label in {"DATE", "TIME", "PERSON"}
            else self._names.known(apposed["name"])
        )

    def _named_on(self, start: int, end: int) -> str:
        """Return the name that goes on where its phrase would be cut: "the Society for Harbours in Need"; else ""."""
        page = self._page
        told, core = _told_and_name(LEADING.sub("", CUT.split(self._plain(start, end), maxsplit=1)[0].strip()))
        at = page.text.find(core, start, end)
        stop = at + len(core)
        if is_listed(told, "kinds of body", "generic bodies") and (rest := MOTTO.fullmatch(page.text, stop, end)):
            return self._names.known(core + rest[0])  # "advocacy group Rowing with Pride"
        if at < 0 or not core[:1].isupper() or not GOES_ON.match(page.text, stop, end):
            return ""
        entity = page.entity_over(stop, stop + 1)
        if entity is None:
            about = SUBJECT.match(page.text, stop, end) if is_body(core.split()[-1].lower()) else None
            dated = page.entity_over(about.start(1), about.end()) if about else None
            return self._names.known(core + about[0]) if about and (dated is None or dated.label != "DATE") else ""
        name = LEADING.sub("", " ".join(page.text[entity.start : entity.end].split()))
        last = name.rsplit(" ", 1)[-1]
        ends = entity.end == end or page.text.startswith((",", " ("), entity.end)
        within = entity.label == "ORG" and ends and entity.end <= end and name.startswith(f"{core} ")
        return self._names.known(name) if within and last[0].isupper() and last.lower() not in load_places() else ""

    def _called_by_noun(self, core: str, start: int, lately: Lately) -> str | None:
        """Return the body "the newspaper", "the board" or "the budget office" means; None for any other words."""
        core = core.removeprefix("news ") if is_listed(core.removeprefix("news "), "nouns for papers") else core
        if is_listed(core, "nouns for papers", "nouns for broadcasters"):
            return self.paper_before(start, core)
        if core.lower().replace(" ", "-") in load_words("boards of papers"):
            return self.paper_before(start, "newspaper")
        core = without_compounds(core)
        if (named := self._ending_so(core, start)) is not None:
            return named
        if core in load_words("generic bodies"):
            return self.near.meant(core, start, lately)
        words = core.lower().split()
        tail = 2 <= len(words) <= MAX_TAIL and is_body(words[-1])
        if core.islower():
            return self.near.called_so(core, start) if tail else None
        named = self.near.called_so(core.lower(), start) if tail and core.istitle() else ""
        # The parser may cut "the Ned and Ora Lind Foundation" in two.
        return None if f" and {named}" in self._page.text else named or None

    def _ending_so(self, core: str, start: int) -> str | None:
        """Return the body whose name ends in a noun with a capital, "the Foundation": "" for several, None for none."""
        if not core.istitle() or core.lower() not in load_words("nouns in names"):
            return None
        named = self.near.bodies_with(core.lower(), start, back=NAMED_LONG_BEFORE)
        return ("" if len(named) > 1 else named.pop()) if named else None

    def _only_tells_kind(self, at: int, words: Sequence[str]) -> bool:
        """Return whether a phrase tells what a body is and not its name: "Debt charity", "Norse airline"."""
        if len(words) != 2 or words[1] not in load_words("kinds of body"):
            return False
        if words[0].lower() in load_places():
            return True
        entity = self._page.entity_over(at, at + len(words[0]))
        opens = self._page.sentences[self._page.sentence_at(at)] == at
        return opens and (entity is None or entity.label not in {"ORG", "PERSON"})

    def _behind_description(self, start: int, core: str) -> str:
        """Return the name behind words that tell what a body is: "Velcora" of "Norse fuel supplier Velcora"."""
        page, at = self._page, self._page.text.find(core, start)
        if at < 0:
            return core
        first, last = page.token_at(at), page.token_at(at + len(core) - 1)
        noun = next((i for i in range(last, first, -1) if page.words[i].islower()), first)
        tag = page.tags[noun]
        if noun in {first, last} or tag not in {"NN", "NNS"} or not page.words[first][0].isupper():
            return core
        name = page.text[page.starts[noun + 1] : at + len(core)]
        entity = page.entity_over(page.starts[noun + 1], at + len(core))
        listed = page.text.startswith(",", at + len(core))  # "the suppliers Aker, Velcora and Brandel"
        one = " " not in name and not listed and (entity is None or entity.label != "PERSON")
        # Of one name "analysts" tells that it is a firm's: "telecoms analysts Velcora".
        named = one if tag == "NNS" else noun_of(page.words[noun]) is None
        named = named or (entity is not None and entity.label == "ORG" and not (listed and tag == "NNS"))
        return name if name[0].isupper() and named else core

    def _named_behind(self, end: int) -> str:
        """Return the body named right behind a source cut before it: "Debt charity" before "Wellstep"; else ""."""
        name = NAME_BEHIND.match(self._page.text, end)
        return self._names.known(POSSESSIVE_END.sub("", name[1])) if name else ""

    def _beside_role(self, start: int, end: int) -> str:
        """Return the body that a role stands before, as people's do: "the inn's landlord, Tavor Holdings"; else ""."""
        page = self._page
        role, _, rest = page.text[start:end].rstrip(" ,").partition(", ")
        words = role.split()
        noun = noun_of(words[-1]) if words and words[-1].islower() else None
        if noun is None or is_kin(noun) or not rest or "," in rest or " and " in rest:
            return ""
        first = start + len(role) + 2
        for word in rest.split():
            if not COMPOUND.search(word) and word != "the":
                break
            first += len(word) + 1
        entity = page.entity_over(first, first + 1)
        return self._names.of(entity) if entity is not None and entity.label == "ORG" else ""


def _told_and_name(core: str) -> tuple[str, str]:
    """Return the last word that tells of a body, "" where none does, and its name behind: "group", "Rowing"."""
    words = core.split()
    first = next((at for at in range(len(words), 0, -1) if not may_stand_in_name(words[at - 1])), 0)
    return (words[first - 1], " ".join(words[first:])) if 0 < first < len(words) else ("", core)
