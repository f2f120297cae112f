"""Headline words: stretches of capitalised words cut down to the names in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon.lists import load_words
from corpus.people.roles import noun_of
from corpus.speakers.capitals import OF_TWO, SUFFIXES, Stretch
from corpus.text.page import Page

COMPASS = r"(?:North|South|East|West|Mid|Central|Upper|Lower|Greater)(?:ern)?"
OFFICE_BEFORE = re.compile(rf"(?<!\w)(\w+) (?:of|for) (?:the )?(?:{COMPASS} (?:and )?)?$")
SEATS_BEFORE = re.compile(r"(?<!\w)(?:MPs?|MSP|MLA|TD|MEP) for (?:[A-Z]\w+ ){1,3}and $")
"""Before the second half of a seat with two names: "MP for Lowfield and" before "Velden Ann Lee"."""
GENERATIONS = SUFFIXES | OF_TWO
RUNNING_ON = re.compile(r",| (?!after |for |on |to |in |at |with )[a-z]")
"""What follows a name in a sentence, and a verb in a headline only where that goes on with a little word."""
WITHIN_PROSE = re.compile(r"[a-z] (?=[A-Z])")
ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame)\.?[ \u00a0]$")
ONE_OF_THEM = re.compile(r"\b[Aa]n? $")
LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
LISTED = re.compile(r", | and ")
"""What stands in a line that names several people: "Ada Lind, Dorin Moe and Ole Brix met."."""
MIN_CAPITALS = 3
"""How many long words beside a name show by their capitals that its line is a headline."""
MIN_SEEN = 2
"""How often words are printed that are a name although they look like none."""
MIN_WORDS, MAX_WORDS, MAX_NAME_WORDS = 3, 12, 4


def cut_stretches(stretches: Sequence[Stretch], page: Page) -> Iterator[Stretch]:
    """Yield the stretches without headline words: "Ann Lee Calls Bob May" is cut to two names known elsewhere."""
    full = [stretch.keys for stretch in stretches if len(stretch.words) > 1 and stretch.kinds[0] in "fi"]
    cutter = _Cutter(
        page=page,
        seen=Counter(full),
        surnames=frozenset(keys[-1] for keys in full),
        alone=frozenset(stretch.keys[0] for stretch in stretches if len(stretch.words) == 1),
        common=frozenset(word for word in page.words if word.islower()) | load_words("organisation words"),
    )
    for stretch in stretches:
        for part in cutter.cut(stretch):
            yield from (cut for cut in cutter.cut_tail(part) if not (cutter.is_clause(cut) or cutter.is_kind(cut)))


@dataclass(frozen=True, slots=True)
class _Cutter:
    """What is known of a page: the full names, how often each is seen, their surnames, words alone, common words."""

    page: Page
    seen: Counter[tuple[str, ...]]
    surnames: frozenset[str]
    alone: frozenset[str]
    common: frozenset[str]

    def cut(self, stretch: Stretch) -> Iterator[Stretch]:
        """Yield the parts of a stretch that are names seen elsewhere, and what is left beside them."""
        size = len(stretch.words)
        if self._drops_first(stretch):
            yield from self.cut(stretch.part(1, size))
            return
        inner = self._find_inner(stretch) if MIN_WORDS <= size <= MAX_WORDS else None
        # Where a sentence may end within, it is no one name: "... Malcolm X. Ana Lind said".
        whole = size <= MAX_NAME_WORDS and "i" not in stretch.kinds[1:] and self._is_prose(stretch)
        if inner is None or (inner[0] == 0 and whole):
            yield stretch
            return
        first, last = inner
        if first:
            yield from self.cut(stretch.part(0, first))
        yield stretch.part(first, last)
        if last < size:
            yield from self.cut(stretch.part(last, size))

    def _find_inner(self, stretch: Stretch) -> tuple[int, int] | None:
        """Return where a full name lies inside a longer stretch that is seen no more often than the name alone."""
        keys, size = stretch.keys, len(stretch.words)
        for length in range(min(size - 1, MAX_NAME_WORDS), 1, -1):
            for first in range(size - length + 1):
                last = first + length
                double_name = first > 0 and last == size and stretch.kinds[first - 1] in "fi"
                if (
                    not GENERATIONS.intersection(keys[last : last + 1])
                    and stretch.kinds[first] == "f"
                    and not double_name
                    and self.seen[keys[first:last]] >= max(1, self.seen[keys])
                ):
                    return first, last
        return None

    def _drops_first(self, stretch: Stretch) -> bool:
        """Return whether the first word belongs to a role or headline: "Chief of Staff Ann Lee", "Embattled Lee"."""
        size, kinds = len(stretch.words), stretch.kinds
        if size < 2 or kinds[0] != "x" or stretch.keys[1] in GENERATIONS:
            return False
        if size > 2 and self._ends_office(stretch):
            return True
        known = size == 2 and kinds == "xx" and stretch.keys[1] in self.surnames and stretch.keys not in self.seen
        if not known and not (size > 2 and kinds[1] == "f"):
            return False
        if stretch.before and ADDRESS.search(
            self.page.text, max(0, stretch.words[0].start - 12), stretch.words[0].start
        ):
            return False  # "Dr Oswin Ray Lee": what stands behind a form of address begins a name
        inside = WITHIN_PROSE.match(self.page.text, max(0, stretch.words[0].start - 2))
        if known and inside and stretch.keys[0] not in self.common:
            return False  # "met Naghmeh Lee": a first name that no list knows
        entity = self.page.entity_over(stretch.words[0].start, stretch.words[0].end)
        return entity is None or entity.label != "PERSON"

    def _ends_office(self, stretch: Stretch) -> bool:
        """Return whether the first word ends an office before the name: "Minister for Harbours Ann Lee"."""
        start = stretch.words[0].start
        if stretch.kinds[1] == "f" and SEATS_BEFORE.search(self.page.text, max(0, start - 60), start):
            return True
        office = OFFICE_BEFORE.search(self.page.text, max(0, start - 40), start)
        return office is not None and noun_of(office.group(1)) is not None

    def _is_prose(self, stretch: Stretch) -> bool:
        """Return whether a stretch stands before small letters, where "Ana Lind Moro" is a name to its end."""
        return stretch.kinds[-1] == "x" and RUNNING_ON.match(self.page.text, stretch.words[-1].end) is not None

    def cut_tail(self, stretch: Stretch) -> Iterator[Stretch]:
        """Yield a stretch without the words after a surname that also stands alone: "Ann Lee Goes"."""
        keys = stretch.keys
        last = next((at for at in range(1, len(keys) - 1) if keys[at] in self.alone), None)
        if last is not None and self._is_prose(stretch):
            last = None
        if last is None or stretch.kinds[0] != "f" or keys[-1] in self.alone or keys[-1] in SUFFIXES:
            yield stretch
            return
        yield stretch.part(0, last + 1)
        yield stretch.part(last + 1, len(keys))

    def is_clause(self, stretch: Stretch) -> bool:
        """Return whether words are capitals of a headline and no name: "Ferrymen Flatly Reject The Tolls".

        In a line of long words with capitals, those name somebody who begin with a first name or are seen again.
        """
        if len(stretch.words) < 2 or "f" in stretch.kinds or self.seen[stretch.keys] >= MIN_SEEN:
            return False
        start, end = self.page.paragraph_around(stretch.words[0].start)
        own = range(stretch.words[0].start, stretch.words[-1].end)
        if LISTED.search(self.page.text, start, end):
            return False
        others = [found[0] for found in LONG_WORD.finditer(self.page.text, start, end) if found.start() not in own]
        return len(others) >= MIN_CAPITALS and all(word[0].isupper() for word in others)

    def is_kind(self, stretch: Stretch) -> bool:
        """Return whether words say what somebody is, and from where: "an Oster Democrat"."""
        last = noun_of(stretch.words[-1].text)
        begins = ONE_OF_THEM.search(self.page.text, max(0, stretch.words[0].start - 4), stretch.words[0].start)
        return last is not None and begins is not None and self.seen[stretch.keys] < MIN_SEEN
