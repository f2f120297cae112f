"""Full names: bodies as one page names them, and the full form of what it prints short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lexicon.lists import is_listed
from corpus.speakers.bodies.cores import LEADING, POSSESSIVE_END, clean, may_stand_in_name
from corpus.speakers.bodies.forms.briefly import find_brief_names
from corpus.speakers.bodies.forms.shortforms import OF_FIELD, find_short_forms
from corpus.text.page import Entity, Page

OWNED = re.compile(r"[A-Z]\w+['’]s ([A-Z]\w+ (?:\w+ )*[A-Z]\w+)")
NO_BODIES = frozenset({"NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY"})
ACTING = frozenset({"VB", "MD", "RB"})
"""How the tags of verbs, and of what stands before them, begin."""
STATES = frozenset({"US", "UK", "EU", "UN", "TV", "PR", "VP", "DA", "IG", "MP", "PM", "AG", "DC"})
"""Two letters that mean something else than the body of two words that begins with them."""
STATE = re.compile(r"^(?:US|UK|U\.[SK]\.) (?=\w+ \w)")
"""The country before the name of a body whose letters leave it out: "U.S. Federal Boat Administration", "FBA"."""
UNION_TOLD = re.compile(r"(?<=[a-z]s) union$")
"""What a union is, behind a name that says whose: "the United Ferry Workers union"."""


class FullNames:
    """The names of the bodies of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._full: dict[str, str] | None = None
        self._letters: dict[str, list[str]] = {}
        self._within: frozenset[str] | None = None

    def of(self, entity: Entity) -> str:
        """Return the name of what the parser took for a body, in full; "" where it is none."""
        core = LEADING.sub("", " ".join(self._page.text[entity.start : entity.end].split()))
        return self.known(self.as_named(clean(core), core, entity.end))

    def as_named(self, name: str, core: str, end: int) -> str:
        """Return a body's name as printed up to `end`, with the "'s" of its own a verb shows: "Holt's said no"."""
        follower = self._page.token_at(end - 1) + 1
        acts = any(tag[:2] in ACTING for tag in self._page.tags[follower : follower + 1])
        ends = self._page.text.startswith((", wh", ".", ";", ")"), end)
        own = POSSESSIVE_END.search(core) if acts or ends else None
        return POSSESSIVE_END.sub("", name) + own[0] if own and name else POSSESSIVE_END.sub("", name)

    def known(self, name: str) -> str:
        """Return the full form of a name, the name itself where the page has none."""
        if not name:
            return ""
        name = UNION_TOLD.sub("", name)
        if self._full is None:
            self._full = self._gather()
        stem, _, last = name.rpartition(" ")
        if stem in self._letters and is_listed(last, "collectives", "generic bodies"):
            return stem  # "the Office of Dams (OD) agency"
        return self._full.get(name, name)

    def also(self, name: str) -> Sequence[str]:
        """Return the letters that the page prints in brackets behind a body's full name: "MoD", "HMRC"."""
        self.known(name)
        return self._letters.get(name, ())

    def without_owner(self, name: str) -> str:
        """Return a name without the place it is from where the page names it so too: "Velden's Department of Dams"."""
        owned = OWNED.match(name)
        if owned is None:
            return name
        text = self._page.text
        bodies = (
            LEADING.sub("", text[one.start : one.end])
            for one in self._page.entities
            if one.label == "ORG" and not text.endswith(("'s ", "’s "), 0, one.start)
        )
        return owned[1] if owned[1] in bodies else name

    def _gather(self) -> dict[str, str]:
        """Return the full form of each short form: what stands before brackets, or the one long name it abbreviates.

        Of one word it may be a part of that name: "the Post" for the Lowfield Post.
        """
        page = self._page
        full = find_short_forms(page.text)
        # Whose initials are printed elsewhere on the page may be another body's.
        for short, name in full.items():
            self._letters.setdefault(name, []).append(short)
        long: dict[str, set[str]] = {}
        for entity in page.entities:
            if entity.label != "ORG" or entity.end - entity.start > 80:
                continue
            name = UNION_TOLD.sub("", clean(LEADING.sub("", page.text[entity.start : entity.end])))
            words = name.split()
            if len(words) > 1:
                field = OF_FIELD.sub("", name, count=1)
                initials = {_initials(name), _initials(name.replace("-", " ")), _initials(field)}
                initials.add(_initials(STATE.sub("", name, count=1)))
                for short in {words[0] if words[1:2] in (["of"], ["for"]) else "", *initials}:
                    if len(short) > 2 or (len(words) == len(short) == 2 and short not in STATES):
                        long.setdefault(short, set()).add(name)
        for short, names in long.items():
            if len(names) == 1:
                full.setdefault(short, names.pop())
        for word, name in find_brief_names(page).items():
            full.setdefault(word, full.get(name, name))
        return full

    def is_whole(self, at: int, core: str) -> bool:
        """Return whether a source is one body to the parser, whatever its last word: "Screen International"."""
        start = self._page.text.find(core, at)
        entity = self._page.entity_over(start, start + len(core)) if start >= 0 else None
        if entity is None or entity.label != "ORG" or not (" " in core or core.isupper()):
            return False
        return entity.start <= start and entity.end == start + len(core) and all(map(may_stand_in_name, core.split()))

    def is_name(self, at: int, word: str) -> bool:
        """Return whether a single capitalised word is a name rather than the first word of a sentence."""
        page = self._page
        if not word[0].isupper():
            return False
        if is_listed(word.lower(), "known for findings"):
            return True
        start = page.text.find(word, at)
        if start == page.sentences[page.sentence_at(start)] and self._is_common(start, word):
            return False
        entity = page.entity_over(start, start + len(word))
        if entity is not None and entity.label not in NO_BODIES:
            return True
        if self._times_body(word) > (entity is not None):
            return True  # "Rightboat, meanwhile, has merged"
        if entity is not None:
            return False
        return page.tags[page.token_at(start)].startswith("NNP") or any(sign.isupper() for sign in word[1:])

    def _times_body(self, word: str) -> int:
        """Return how often the parser takes a word for a body; 0 where it is somebody's surname."""
        page = self._page
        named = [(page.text[one.start : one.end], one.label) for one in page.entities]
        surname = any(label == "PERSON" and name.endswith(f" {word}") for name, label in named)
        return 0 if surname else named.count((word, "ORG"))

    def _is_common(self, start: int, word: str) -> bool:
        """Return whether a word that opens a sentence is no name: a plural, findings, or else in small letters."""
        page = self._page
        _, hyphen, last = word.rpartition("-")
        if hyphen and last.islower() and last.endswith("s"):
            return True  # "Market-goers said"
        if (word.endswith("s") and page.tags[page.token_at(start)] == "NNS") or is_listed(word.lower(), "findings"):
            return True
        if self._within is None:
            opening = set(page.sentences) | set(page.paragraphs) | {span.start + 1 for span in page.quotations}
            self._within = frozenset(
                word for word, at in zip(page.words, page.starts, strict=True) if at not in opening
            )
        return word.lower() in self._within and word not in self._within


def _initials(name: str) -> str:
    """Return the capitals with which the words of a name begin: "SBP" of "Salt and Bread Partnership"."""
    return "".join(word[0] for word in name.split() if word[0].isupper() or word == "&")
