"""Headline words: stretches of capitalised words cut down to the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.capitals import SUFFIXES, Stretch
from corpus.page import Page
from corpus.roles import noun_of

OFFICE_BEFORE = re.compile(r"(\w+) (?:of|for) (?:the )?$")
LONGEST = 12


def cut_stretches(stretches: Sequence[Stretch], page: Page) -> Iterator[Stretch]:
    """Yield the stretches with headline words cut off: "Chris Christie Calls Hillary Clinton" holds two known names."""
    seen: dict[tuple[str, ...], int] = {}
    surnames: dict[str, str] = {}
    alone = {stretch.keys[0] for stretch in stretches if len(stretch.words) == 1}
    for stretch in stretches:
        keys = stretch.keys
        if len(keys) > 1 and stretch.kinds[0] in "fi":
            seen[keys] = seen.get(keys, 0) + 1
            surnames.setdefault(keys[-1], keys[0])
    for stretch in stretches:
        for part in _cut(stretch, seen, surnames, page):
            yield from _cut_tail(part, alone)


def _cut(stretch: Stretch, seen: dict[tuple[str, ...], int], surnames: dict[str, str], page: Page) -> Iterator[Stretch]:
    size = len(stretch.words)
    if size >= 3 and (_ends_office(stretch, page) or (stretch.kinds[:2] == "xf" and _drops_first(stretch, page))):
        yield from _cut(_part(stretch, 1, size), seen, surnames, page)
        return
    if (
        size == 2
        and stretch.kinds == "xx"
        and stretch.keys[1] in surnames
        and stretch.keys not in seen
        and _drops_first(stretch, page)
    ):
        yield _part(stretch, 1, 2)
        return
    if size < 3 or size > LONGEST:
        yield stretch
        return
    for length in range(min(size - 1, 4), 1, -1):
        for at in range(size - length + 1):
            keys = stretch.keys[at : at + length]
            if seen.get(keys, 0) < max(1, seen.get(stretch.keys, 0)) or stretch.kinds[at] != "f":
                continue
            if at and stretch.kinds[at - 1] in "fi" and at + length == size:
                continue
            if at:
                yield from _cut(_part(stretch, 0, at), seen, surnames, page)
            yield _part(stretch, at, at + length)
            if at + length < size:
                yield from _cut(_part(stretch, at + length, size), seen, surnames, page)
            return
    yield stretch


def _cut_tail(stretch: Stretch, alone: set[str]) -> Iterator[Stretch]:
    """Yield a stretch without headline words after a surname that also stands alone: "Ann Lee Goes"."""
    keys = stretch.keys
    if len(keys) < 3 or stretch.kinds[0] != "f" or keys[-1] in alone or keys[-1] in SUFFIXES:
        yield stretch
        return
    last = next((at for at in range(1, len(keys) - 1) if keys[at] in alone), None)
    if last is None:
        yield stretch
        return
    yield _part(stretch, 0, last + 1)
    yield _part(stretch, last + 1, len(keys))


def _ends_office(stretch: Stretch, page: Page) -> bool:
    """Say whether the first word belongs to an office before the name: "Minister for Harbours Ann Lee"."""
    office = OFFICE_BEFORE.search(page.text, max(0, stretch.words[0].start - 40), stretch.words[0].start)
    return office is not None and stretch.kinds[0] == "x" and noun_of(office.group(1)) is not None


def _drops_first(stretch: Stretch, page: Page) -> bool:
    """Say whether an unknown word before a first name belongs to a role: "Chief of Staff Katie ..."."""
    entity = page.entity_over(stretch.words[0].start, stretch.words[0].end)
    return entity is None or entity.label != "PERSON"


def _part(stretch: Stretch, first: int, last: int) -> Stretch:
    return Stretch(
        stretch.words[first:last],
        stretch.kinds[first:last],
        stretch.before + stretch.words[:first],
        (stretch.kinds[last:] + stretch.after)[:1],
    )
