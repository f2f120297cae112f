"""Short names: what an article calls a body that it has named whole or explained: "the Okerby Gulls", "the Gulls"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from corpus.people.roles import noun_of
from corpus.statement import Speaker
from index.question.descriptions.namings import bearer_of
from index.question.descriptions.wanted import Heard, Wanted
from index.question.frames.frames import FRAME, is_speech
from index.question.nameforms import TITLES
from index.question.tokens import fold_word

MAX_SHORT = 4
"""How many short names of one article are read for what they stand for."""
NEXT = re.compile(r" (?:[a-z]+ )?")
"""What stands between two words of a description that an article prints side by side."""
BEHIND = re.compile(r"(?:,? (?:the )?| \()(?P<name>[A-Z][\w-]+)(?![\w-]| [A-Z])")
"""A body of one word behind what explains it: "the bread watchdog Ofloaf", "Okerby Gulls", "the watchdog (Ofloaf)"."""
BEFORE = re.compile(
    r"(?<![\w-])(?P<name>[A-Z][\w-]+)"
    r"(?:,? (?:the|a|an|its|which is the|is the) (?:[a-z-]+ )?| (?:(?P<between>[a-z]+) )?)\Z"
)
"""The same before it: "Ofloaf, the bread watchdog", "the Bakers trade union"."""
MAX_BEFORE = 50


def find_short_names(
    text: str, heard: Sequence[Heard], wanted: Wanted, speakers: Collection[Speaker]
) -> dict[str, set[str]]:
    """Return the folded short names of an article, each with the words of the description that it stands for.

    The name of somebody, a title or a noun for people is no short name of a body.
    """
    people = {word for one in speakers if one.kind == "person" for word in bearer_of(one).bare}
    found: dict[str, set[str]] = {}
    for words, name in _names_beside(text, [one for one in heard if one.word in wanted.narrowing]):
        folded = fold_word(name)
        known = folded in people or folded in TITLES or folded in FRAME or noun_of(name) is not None
        if not known and (folded in found or len(found) < MAX_SHORT):
            found.setdefault(folded, set()).update(words)
    return found


def with_forms(wanted: Wanted, names: Mapping[str, Set[str]]) -> Wanted:
    """Return what is wanted with short names as more forms of the words they stand for."""
    more = {word: tuple(name for name, words in names.items() if word in words) for word in wanted.narrowing}
    return replace(wanted, forms={word: (*forms, *more.get(word, ())) for word, forms in wanted.forms.items()})


def _names_beside(text: str, heard: Sequence[Heard]) -> Iterator[tuple[frozenset[str], str]]:
    """Yield the words of a description in each place where they stand side by side, with each short name for them."""
    for run in _runs(text, heard):
        words = frozenset(one.word for one in run)
        start, end = run[0].start, run[-1].end
        if behind := BEHIND.match(text, end):
            yield words, behind["name"]
        before = BEFORE.search(text, max(0, start - MAX_BEFORE), start)
        # "The Bakers said Norland was far" explains neither.
        if before and not is_speech(before["between"] or ""):
            yield words, before["name"]
        # "The Bread Accounts Committee", then "the committee".
        if len(words) > 1:
            yield words - {run[-1].word}, text[run[-1].start : end]


def _runs(text: str, heard: Sequence[Heard]) -> Iterator[list[Heard]]:
    run: list[Heard] = []
    for one in heard:
        if run and not (one.start >= run[-1].end and NEXT.fullmatch(text, run[-1].end, one.start)):
            yield run
            run = []
        run.append(one)
    if run:
        yield run
