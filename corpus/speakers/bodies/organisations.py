"""Organisations as speakers: ministries, papers, campaigns, countries, and whoever an unnamed spokesman speaks for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import describes_place, load_countries, load_places
from corpus.people.roles import is_kin, noun_of
from corpus.speakers.bodies.kinds import Kinds
from corpus.speakers.bodies.papers import Papers
from corpus.text.page import Entity, Page

CUT = re.compile(
    r",|;|\(|\s[–—-]\s|\s(?:who|which|that|whose|in|at|on|by|from|with|to|about|near|against|after|as|where)\s"
)
GOES_ON = re.compile(r" (?:on|in|at|with|to|from|by|against|about|near|after) (?=(?:the )?[A-Z])")
"""What cuts a phrase and may stand within a name: "the Society for Harbours in Need"."""
SUBJECT = re.compile(r" on ((?:the )?[A-Z]\w+(?: (?:and )?[A-Z]\w+){1,3})(?=,|$)")
"""What a body is about, at the end of its name: "the Commission on the Salt Roads"."""
LEADING = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|this|both|even|but|and|meanwhile|only|former)\s+", re.IGNORECASE
)
MONTH = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?=[A-Z])"
)
SPEAKS_FOR = re.compile(r"\bspokes\w+ (?:for|of|at|with) (.+)$", re.IGNORECASE)
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
AGED = re.compile(r"\d-year-old\b")
AT_WORK = re.compile(r"(?!The )([A-Z]\w+ [A-Z]\w+),? (?:of|from|at) (?:the )?(?:[A-Z]{2,}-based )?[A-Z]")
"""Somebody whose name no list knows and where they work: "Hadi Ghulam of the US-based Centre for Dams"."""
POSSESSIVE_END = re.compile(r"['’]s?$")
HOUSE = re.compile(r"No \d{1,3}")
"""Who is called by the number of their house: "No 10"."""
APPOSED_KIND = re.compile(
    r"(?<=\w) (?:[a-z-]+ ){0,2}(?:airline|broadcaster|carmaker|charity|exchange|insurer|lender|publisher|regulator"
    r"|retailer|supermarket|think[ -]?tank|union|watchdog)$"
)
"""What tells what a body is, behind its name."""
IN_PLACE = re.compile(r"^[A-Z]\w+['’]s (?=[A-Z])")
"""Where a body is, before its name: "Velden's Harbour Theatre"."""
COMPOUND = re.compile(r"\w-(?:born|based|backed|led|style|era|owned|run|funded|controlled|trained)$")
ACTING = frozenset({"VB", "MD", "RB"})
"""How the tags of verbs, and of what stands before them, begin."""
BODIES = frozenset({"ORG", "GPE", "NORP"})
TRAILING = frozenset({"itself", "also", "too", "alone", "letter", "statement", "memo", "communique", "website"})
"""Words after an organisation that leave it the speaker: "the Home Office letter" says what the Home Office says."""
NAMED_SO = frozenset({"Executive", "Watch"})
"""Words that end a body's name and alone are no body's: "the Velden Executive", "Harbour Watch"."""
LINKS = frozenset(
    "of for and the & on de du des la del della dello delle dei degli di da do dos das der und et y van von".split()
)
"""Words in small letters that stand in names of bodies, those of other languages too: "Corriere della Velda"."""
BUSINESSES = frozenset({"company", "firm"})
MIN_SPOKEN_FOR = 2
MAX_TAIL = 3
"""How many words "the budget office" has at most that only end a body's name."""
NAMED_LATELY = 1500
"""Characters back in which "the board" may have been named."""
NAMED_LONG_BEFORE = 4 * NAMED_LATELY
"""Characters back in which "the budget office" may have been, and "the Board"."""
BRACKETED = re.compile(
    r"([A-Z][\w&.’'-]{0,60}(?:[ ](?:of|for|the|and|on|[A-Z][\w&.’'-]{0,60})){1,7})[ ]\((?:the )?([A-Z][A-Za-z.]{1,8})\)"
)


@dataclass(frozen=True, slots=True)
class Lately:
    """What was said right before a source: where its words end, and the organisations that spoke, the last first."""

    said_to: int
    spoke: Sequence[str]


class Organisations:
    """The organisations of one page: names a source, and knows the full form of what is printed short."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._papers = Papers(page)
        self._kinds = Kinds(page, self._entity_name)
        self._full: dict[str, str] | None = None
        self._within: frozenset[str] | None = None

    def name(self, start: int, end: int, lately: Lately) -> tuple[str, ...]:
        """Return the organisations a source names, in full and without article; () where it names none.

        `lately` is what was said before it, by whom "the company" may mean.
        """
        parts = self._apart(start, end)
        names = [
            _without_country(self._named_on(first, second) or self._name_one(first, second, lately))
            for first, second in parts
        ]
        if not any(names) and (described := self._kinds.meant(start, end)):
            return (described,)
        return tuple(names) if all(names) else ()

    def paper_before(self, at: int, noun: str) -> str:
        """Return the paper or broadcaster named last before `at`, which `noun` means; "" where none is."""
        named = self._papers.last_before(at, noun)
        return self._known(LEADING.sub("", " ".join(named.of(self._page.text).split()))) if named else ""

    def ministry(self, start: int, end: int) -> str:
        """Return the body with a list in its name that a source is, or whose spokesperson; "" for any other source."""
        text = self._plain(start, end)
        ministry = MINISTRY.search(text)
        if ministry is None:
            return ""
        before, behind = text[: ministry.start()].strip().lower(), text[ministry.end() :].split(maxsplit=1)
        if before not in {"", "the", "a"} and not SPOKESPERSON.search(before):
            return ""
        other = behind and noun_of(behind[0]) is not None and not SPOKESPERSON.fullmatch(behind[0])
        return "" if other else self._known(ministry[0])

    def _plain(self, start: int, end: int) -> str:
        """Return the words of a source in one line, without marks around them and what a body is also called."""
        return SHORT_FORM.sub("", " ".join(self._page.text[start:end].split()).strip(" ,;:“”\"'‘’"))

    def is_named(self, start: int, end: int) -> bool:
        """Return whether a source is the name of one body and nothing else, a person's name in it or not."""
        core = LEADING.sub("", self._page.text[start:end].strip(" ,;:“”\"'‘’"))
        core = IN_PLACE.sub("", core)
        return bool(core) and self._is_whole(start, core)

    def _apart(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of a source that name one body each: two where spaCy saw two joined by "and"."""
        page = self._page
        joint = page.text.find(" and ", start, end)
        slash = page.text.find("/", start + 1, end - 1)
        if slash > 0 and page.text[slash - 1].isalpha() and page.text[slash + 1].isupper():
            return [(start, slash), (slash + 1, end)]  # "the Gazette/Marlow Research poll"
        if joint < 0:
            return [(start, end)]
        second = joint + 9 if page.text.startswith("the ", joint + 5) else joint + 5
        if second > joint + 5 and page.text[second].isupper() and "," not in page.text[start:joint]:
            return [(start, joint), (second, end)]  # "the Reform party and the Dam Trust", one body to the parser
        left, right = page.entity_over(joint - 1, joint), page.entity_over(second, second + 1)
        apart = (
            left is not None and right is not None and left != right and left.label in BODIES and right.label in BODIES
        )
        return [(start, joint), (joint + 5, end)] if apart else [(start, end)]

    def _name_one(self, start: int, end: int, lately: Lately) -> str:
        text = self._plain(start, end)
        if self._page.text.endswith(("In ", "in "), 0, start):
            text = MONTH.sub("", text)  # "In March Cosmotel said"
        core = LEADING.sub("", LEADING.sub("", CUT.split(text, maxsplit=1)[0].strip()))
        if not core or AGED.search(core):
            return ""
        if at_work := AT_WORK.match(text):
            core = at_work[1] if may_be_person(at_work[1]) else core
        if for_whom := SPEAKS_FOR.search(core):
            body = LEADING.sub("", for_whom.group(1))
            if body in load_words("generic bodies") and for_whom.group(1).startswith("the "):
                return self._meant(body, start, lately)
            own = POSSESSIVE_END.search(body)  # nothing follows that the body could own: "a spokesman for Holt's"
            return self._known(f"{name}{own[0] if own else ''}" if (name := _clean(body)) else "")
        words = core.split()
        lower = text.lower()
        if SPOKESPERSON.fullmatch(words[-1]):
            owner = POSSESSIVE_END.sub("", " ".join(words[:-1]))
            if lower.startswith(("the ", "a ")) and owner in load_words("generic bodies"):
                return self._meant(owner, start, lately)
            # "A Holt's spokesman" speaks for Holt's, and "Holt's spokesman" for Holt.
            whole = lower.startswith("a ") and len(words) == MIN_SPOKEN_FOR and words[0] != owner
            return self._known(words[0] if whole and _clean(owner) else _clean(owner))
        if is_listed(lower.split()[0], "indefinite", "quantifiers"):
            return core if HOUSE.fullmatch(core) else ""
        if lower.startswith("the ") and (noun := self._called_by_noun(core, start, lately)) is not None:
            return noun
        if self._only_tells_kind(start + text.find(core), words) or _is_kind_before_article(
            self._page.text, end, words
        ):
            return self._named_behind(end)
        core = self._behind_description(start, core)
        core = _before_kind(core)
        found = self._page.text.find(core, start, end)
        at = found + len(core) if found >= 0 else end
        if self._is_whole(start + text.find(core), core):
            return self._known(self._as_named(core, core, at))
        if len(words) == 1 and not self._is_name(start + text.find(core), core):
            return ""
        return self._known(self._as_named(_clean(core), core, at)) or self._beside_role(start, end)

    def _named_on(self, start: int, end: int) -> str:
        """Return the name that goes on where its phrase would be cut: "the Society for Harbours in Need"; else ""."""
        page = self._page
        core = LEADING.sub("", CUT.split(self._plain(start, end), maxsplit=1)[0].strip())
        at = page.text.find(core, start, end)
        stop = at + len(core)
        if at < 0 or not core[:1].isupper() or may_be_person(core) or not GOES_ON.match(page.text, stop, end):
            return ""
        entity = page.entity_over(stop, stop + 1)
        if entity is None:
            about = SUBJECT.match(page.text, stop, end) if _is_body(core.lower()) else None
            dated = page.entity_over(about.start(1), about.end()) if about else None
            return self._known(core + about[0]) if about and (dated is None or dated.label != "DATE") else ""
        name = LEADING.sub("", " ".join(page.text[entity.start : entity.end].split()))
        last = name.rsplit(" ", 1)[-1]
        ends = entity.end == end or page.text.startswith((",", " ("), entity.end)
        within = entity.label == "ORG" and ends and entity.end <= end and name.startswith(f"{core} ")
        return self._known(name) if within and last[0].isupper() and last.lower() not in load_places() else ""

    def _called_by_noun(self, core: str, start: int, lately: Lately) -> str | None:
        """Return the body "the newspaper", "the board" or "the budget office" means; None for any other words."""
        if is_listed(core, "nouns for papers", "nouns for broadcasters"):
            return self.paper_before(start, core)
        core = _without_compounds(core)
        if core.istitle() and core.lower() in load_words("nouns in names"):
            # "the Foundation": by its capital the end of a name that was printed before
            named = self._bodies_with(core.lower(), start, back=NAMED_LONG_BEFORE)
            return ("" if len(named) > 1 else named.pop()) if named else None
        if not core.islower():
            return None
        if core in load_words("generic bodies"):
            return self._meant(core, start, lately)
        words = core.split()
        return self._called_so(core, start) if 2 <= len(words) <= MAX_TAIL and _is_body(words[-1]) else None

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
        if noun in {first, last} or page.tags[noun] != "NN" or not page.words[first][0].isupper():
            return core
        name = page.text[page.starts[noun + 1] : at + len(core)]
        entity = page.entity_over(page.starts[noun + 1], at + len(core))
        named = (entity is not None and entity.label == "ORG") or noun_of(page.words[noun]) is None
        return name if name[0].isupper() and named else core

    def _named_behind(self, end: int) -> str:
        """Return the body named right behind a source cut before it: "Debt charity" before "Wellstep"; else ""."""
        name = NAME_BEHIND.match(self._page.text, end)
        return self._known(POSSESSIVE_END.sub("", name[1])) if name else ""

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
        return self._entity_name(entity) if entity is not None and entity.label == "ORG" else ""

    def _as_named(self, name: str, core: str, end: int) -> str:
        """Return a body's name as printed up to `end`, with the "'s" of its own a verb shows: "Holt's said no"."""
        follower = self._page.token_at(end - 1) + 1
        acts = any(tag[:2] in ACTING for tag in self._page.tags[follower : follower + 1])
        ends = self._page.text.startswith((", wh", ".", ";", ")"), end)
        own = POSSESSIVE_END.search(core) if acts or ends else None
        return POSSESSIVE_END.sub("", name) + own[0] if own and name else POSSESSIVE_END.sub("", name)

    def _entity_name(self, entity: Entity) -> str:
        """Return the name of what the parser took for a body, in full; "" where it is none."""
        core = LEADING.sub("", " ".join(self._page.text[entity.start : entity.end].split()))
        return self._known(self._as_named(_clean(core), core, entity.end))

    def _meant(self, noun: str, start: int, lately: Lately) -> str:
        """Return the body "the board" means: the one so called, the last to act or speak, or that of the sentence."""
        # Whichever board has acted, "the board" may be another.
        acted = "" if noun in load_words("nouns in names") else self._acting_since(lately, start)
        last = (acted, *lately.spoke[:1])
        called = "" if any(noun in name.lower().split() for name in last) else self._called_so(noun, start)
        return called or next((name for name in last if _may_be(name, noun)), "") or self._named_before(noun, start)

    def _called_so(self, noun: str, before: int) -> str:
        """Return the one body named lately that has a noun in its name: "the board", the Velden Port Board.

        Of several words its name ends in them, and it may be named long before: "the budget office", the Velden
        Budget Office.
        """
        names = self._bodies_with(noun, before, back=NAMED_LONG_BEFORE if " " in noun else NAMED_LATELY)
        return names.pop() if len(names) == 1 else ""

    def _bodies_with(self, noun: str, before: int, *, back: int) -> set[str]:
        """Return the bodies named in so many characters before that have a noun in their names, or end in several."""
        page = self._page
        first = bisect_left(page.entity_starts, before - back)
        return {
            POSSESSIVE_END.sub("", self._known(name))
            for entity in page.entities[first : bisect_left(page.entity_starts, before)]
            if entity.label == "ORG"
            and " " in (name := LEADING.sub("", " ".join(page.text[entity.start : entity.end].split())))
            and (
                POSSESSIVE_END.sub("", name.lower()).endswith(f" {noun}")
                if " " in noun
                else noun in POSSESSIVE_END.sub("", name.lower()).split()
            )
        }

    def _named_before(self, noun: str, at: int) -> str:
        """Return the one body in the sentence before `at`, if it may be called so: "Cosmotel paid. The firm said"."""
        names = {name for name, _ in self._in_sentence_before(at)}
        return names.pop() if len(names) == 1 and _may_be(next(iter(names)), noun) else ""

    def acting_before(self, at: int, *, alone: bool) -> str:
        """Return the body the sentence before `at` is about: "The Velden Port Board met. It said ..."; else "".

        With `alone` nobody else and no crowd may be in that sentence, whom "they" might mean.
        """
        page, names = self._page, list(self._in_sentence_before(at))
        acting = {name for name, end in names if page.verb_of(page.token_at(end - 1)) is not None}
        if len(acting) != 1 or (alone and len(names) > 1):
            return ""
        sentence = page.sentence_at(at)
        first, last = page.token_at(page.sentences[sentence - 1]), page.token_at(page.sentences[sentence])
        crowd = any(page.tags[i] in {"NNS", "NNPS"} for i in range(first, last))
        people = any(one.label == "PERSON" for one in self._entities_before(at))
        return "" if alone and (crowd or people) else acting.pop()

    def _acting_since(self, lately: Lately, at: int) -> str:
        """Return the one body that acts between the words said last and `at`: "Cosmotel pays. The firm said"; else "".

        A name the parser takes for a place's counts where it is one of those that spoke.
        """
        page = self._page
        first = max(lately.said_to, page.sentences[max(0, page.sentence_at(at) - 1)])
        acting = {
            name
            for entity in page.entities[bisect_left(page.entity_starts, first) : bisect_left(page.entity_starts, at)]
            if entity.label in BODIES
            and not page.is_quoted(entity.start)
            and page.verb_of(page.token_at(entity.end - 1)) is not None
            and (name := self._entity_name(entity))
            and (name in lately.spoke or (entity.label == "ORG" and name.lower() not in load_places()))
        }
        return acting.pop() if len(acting) == 1 else ""

    def named_beside(self, at: int) -> str:
        """Return the one body named before `at` in its sentence: "Papers of the Velden Board came after it ..."."""
        page = self._page
        first = bisect_left(page.entity_starts, page.sentences[page.sentence_at(at)])
        before = page.entities[first : bisect_left(page.entity_starts, at)]
        bodies = [one for one in before if one.label in {"ORG", "GPE", "PRODUCT", "FAC", "WORK_OF_ART"}]
        if len(bodies) != 1 or bodies[0].label != "ORG" or page.is_quoted(bodies[0].start):
            return ""
        name = _clean(LEADING.sub("", " ".join(page.text[bodies[0].start : bodies[0].end].split())))
        return self._known(name) if " " in name or name.isupper() else ""

    def _entities_before(self, at: int) -> Sequence[Entity]:
        """Return what the parser labelled in the sentence before `at`, in its paragraph or the one before."""
        page, sentence = self._page, self._page.sentence_at(at)
        if not sentence or page.paragraph_at(at) - page.paragraph_at(page.sentences[sentence - 1]) > 1:
            return []
        first = bisect_left(page.entity_starts, page.sentences[sentence - 1])
        return page.entities[first : bisect_left(page.entity_starts, page.sentences[sentence])]

    def _in_sentence_before(self, at: int) -> Iterator[tuple[str, int]]:
        """Yield the bodies named outside quotation marks in the sentence before `at`, each with where it ends."""
        page = self._page
        for entity in self._entities_before(at):
            if (
                entity.label == "ORG"
                and not page.is_quoted(entity.start)
                and (name := self._entity_name(entity))
                and name.lower() not in load_places()
            ):
                yield name, entity.end

    def _is_whole(self, at: int, core: str) -> bool:
        """Return whether a source is one body to the parser, whatever its last word: "Screen International"."""
        start = self._page.text.find(core, at)
        entity = self._page.entity_over(start, start + len(core)) if start >= 0 else None
        if entity is None or entity.label != "ORG" or not (" " in core or core.isupper()):
            return False
        return entity.start <= start and entity.end == start + len(core) and all(map(_may_stand_in_name, core.split()))

    def _is_name(self, at: int, word: str) -> bool:
        """Return whether a single capitalised word is a name rather than the first word of a sentence."""
        page = self._page
        if not word[0].isupper():
            return False
        start = page.text.find(word, at)
        if start == page.sentences[page.sentence_at(start)] and self._is_common(start, word):
            return False
        entity = page.entity_over(start, start + len(word))
        if entity is not None:
            return entity.label not in {"NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY"}
        return page.tags[page.token_at(start)].startswith("NNP") or any(sign.isupper() for sign in word[1:])

    def _is_common(self, start: int, word: str) -> bool:
        """Return whether a word that opens a sentence is no name: a plural noun, or never capitalised within one."""
        page = self._page
        if word.endswith("s") and page.tags[page.token_at(start)] == "NNS":
            return True
        if self._within is None:
            opening = set(page.sentences) | set(page.paragraphs) | {span.start + 1 for span in page.quotations}
            self._within = frozenset(
                word for word, at in zip(page.words, page.starts, strict=True) if at not in opening
            )
        return word.lower() in self._within and word not in self._within

    def _known(self, name: str) -> str:
        if not name:
            return ""
        if self._full is None:
            self._full = self._gather()
        return self._full.get(name, name)

    def _gather(self) -> dict[str, str]:
        """Return the full form of each short form: what stands before brackets, or the one long name it abbreviates."""
        page = self._page
        full = _bracketed(page.text)
        long: dict[str, set[str]] = {}
        for entity in page.entities:
            if entity.label != "ORG" or entity.end - entity.start > 80:
                continue
            name = _clean(LEADING.sub("", page.text[entity.start : entity.end]))
            words = name.split()
            if len(words) > 1:
                initials = "".join(word[0] for word in words if word[0].isupper() or word == "&")
                for short in {words[0] if words[1:2] in (["of"], ["for"]) else "", initials}:
                    if len(short) > 2:
                        long.setdefault(short, set()).add(name)
        for short, names in long.items():
            if len(names) == 1:
                full.setdefault(short, names.pop())
        return full


def _bracketed(text: str) -> dict[str, str]:
    """Return the full form before each short form that stands in brackets: "the Ministry of Defence (MoD)"."""
    full: dict[str, str] = {}
    for match in BRACKETED.finditer(text):
        words, short = match.group(1).split(), match.group(2).replace(".", "")
        for first in range(len(words)):
            if words[first][0].isupper() and _abbreviates(short, words[first:]):
                full.setdefault(match.group(2), POSSESSIVE_END.sub("", " ".join(words[first:])))
    return full


def _abbreviates(short: str, words: list[str]) -> bool:
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return len(words) > 1 and (short.upper() == capitals or short.upper() == "".join(word[0].upper() for word in words))


def _without_country(name: str) -> str:
    """Return a firm's name without its country: "Norland's Aker Motor"; what a state has keeps it: "Norland's army"."""
    country, _, rest = name.replace("’", "'").partition("'s ")
    whole = {word.lower() for word in rest.split()}
    of_state = any(is_listed(word, "organisation words", "collectives") for word in whole)
    from_there = load_places().get(country.lower(), "") in load_countries()
    return name[-len(rest) :] if rest and from_there and not of_state else name


def _is_body(word: str) -> bool:
    """Return whether a common noun is one for a body, those that are only part of a body's name included."""
    return word in {"office", "bureau", "service"} or is_listed(word, "generic bodies", "collectives")


def _may_be(name: str, noun: str) -> bool:
    """Return whether an organisation may be called by a common noun: "the ministry" is one that has it in its name."""
    if noun in load_words("nouns in names"):
        return noun in name.lower()
    if noun in BUSINESSES and not load_words("no businesses").isdisjoint(name.lower().split()):
        return False
    return bool(name) and name.lower() not in load_places()


def may_be_person(name: str) -> bool:
    """Return whether what was taken for a body may be a person's name that no list knows: "Dorin Pask"."""
    words = name.split()
    return len(words) <= 2 and all(
        word.isalpha() and word.istitle() and not _is_known(word.lower()) and noun_of(word) is None for word in words
    )


def _is_known(word: str) -> bool:
    return word in load_places() or is_listed(word, "organisation words", "collectives")


def _clean(core: str) -> str:
    """Return the organisation's name inside a phrase: what is capitalised up to its head; "" where it is none."""
    words = core.split()
    while words and words[-1].lower() in TRAILING:
        words.pop()
    head = _head(words)
    if head.islower() and head not in load_words("collectives"):
        return ""
    while words and (not words[0][0].isupper() or COMPOUND.search(words[0]) or _only_describes(words)):
        words.pop(0)
    end = next((i for i, word in enumerate(words) if word in {"of", "for"} and not words[i + 1 : i + 2]), len(words))
    words = words[:end]
    if not words:
        return ""
    bare = POSSESSIVE_END.sub("", _head(words).strip(".,"))
    if not bare:
        return ""
    if bare[0].isupper():
        return _capitalised_name(words, bare)
    named = bare.lower() in load_words("collectives") and "the" not in words  # "People using the service"
    return POSSESSIVE_END.sub("", " ".join(words)) if named else ""


def _is_kind_before_article(text: str, end: int, words: Sequence[str]) -> bool:
    """Return whether a phrase tells what the body behind it is: "fishing lobby group" before "the FBA"."""
    plain = all(map(str.islower, words)) and is_listed(words[-1], "kinds of body", "generic bodies")
    return plain and text.startswith(" the ", end)


def _before_kind(core: str) -> str:
    """Return the name before words that tell what a body is: "Tarn Institute" of "Tarn Institute think tank"."""
    told = APPOSED_KIND.search(core)
    words = core[: told.start()].split() if told else []
    return core[: told.start()] if told and len(words) > 1 and all(map(_may_stand_in_name, words)) else core


def _without_compounds(core: str) -> str:
    """Return a phrase without what it begins with and only tells of a body: "council" of "Reform-led council"."""
    words = core.split()
    while len(words) > 1 and COMPOUND.search(words[0]):
        words.pop(0)
    return " ".join(words)


def _only_describes(words: list[str]) -> bool:
    """Return whether the first word of a phrase only describes the place behind it: "Mountainous Velden"."""
    return len(words) > 1 and describes_place(words[0], before_place=" ".join(words[1:]).lower() in load_places())


def _capitalised_name(words: list[str], head: str) -> str:
    """Return the name in a phrase with a capitalised head; "" where the head means people or nothing."""
    # "the software firm Cosmotel": the name is what is capitalised after a noun for bodies.
    first = max((i + 1 for i, word in enumerate(words) if not _may_stand_in_name(word)), default=0)
    if first and not is_listed(words[first - 1], "collectives", "generic bodies"):
        return ""
    if words[1:2] == ["and"] and len(words) > 2 and head.endswith("s") and _is_people(words[0]):
        return ""  # "Tories and Lib Dems"
    named_so = len(words) > 1 and head in NAMED_SO and "Chief" not in words[: words.index(_head(words))]
    if not named_so and (_is_people(head) or head.lower() in LINKS or is_listed(head.lower(), "stop words")):
        return ""
    return POSSESSIVE_END.sub("", LEADING.sub("", " ".join(words[first:])))


def _may_stand_in_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in LINKS or not word[0].isalnum()


def _head(words: list[str]) -> str:
    """Return the head of a noun phrase: the word before "of" or "for", else the last; "" where there is no word."""
    at = next((i for i, word in enumerate(words) if i and word in {"of", "for"}), len(words))
    return words[at - 1] if words else ""


def _is_people(word: str) -> bool:
    """Return whether a capitalised word means people rather than a body: "Republicans", "Iowans", "Officials"."""
    lower = word.lower()
    if lower.endswith("er") and lower[:-2] in load_places():
        return True  # "the Dubliner"
    plural = lower.endswith("s") and lower[:-1] in load_places()
    return (
        plural
        or (noun_of(word) is not None and lower not in load_words("papers not people"))
        or lower.endswith("ans")
        or lower in load_words("not people")
    )
