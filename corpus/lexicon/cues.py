"""The lexicon of reporting words, read from the data file beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from corpus.lexicon.lists import data_lines

QUOTE = "quote"
CLAUSE = "clause"
INFINITIVE = "infinitive"
DEMAND = "demand"
OBJECT = "object"
NAMING = "naming"
ABOUT = "about"
TELL = "tell"
BELIEF = "belief"
WEAK = "weak"
FINDING = "finding"
WISH = "wish"

FRAMES = frozenset({QUOTE, CLAUSE, INFINITIVE, DEMAND, OBJECT, NAMING, ABOUT, TELL, BELIEF, WEAK, FINDING, WISH})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: the frames in which it reports, and the prepositions of its `about` frame."""

    lemma: str
    frames: frozenset[str]
    prepositions: frozenset[str]

    def takes(self, *frames: str) -> bool:
        """Return whether the verb reports in at least one of the frames."""
        return not self.frames.isdisjoint(frames)


SURELY = frozenset({("point", "out")})
"""Weak verbs with the particle that tells how they are meant: `Aker pointed out it leaks`."""


def with_particle(cue: Cue, following: str) -> Cue:
    """Return what a verb is with the word behind it: "point" is weak, "point out" is not."""
    return replace(cue, frames=cue.frames - {WEAK}) if (cue.lemma, following) in SURELY else cue


@cache
def load_cues() -> dict[str, Cue]:
    """Return every reporting verb by each of its forms, in small letters.

    Raises:
        ValueError: a line of the data file names a frame that does not exist.
    """
    cues: dict[str, Cue] = {}
    for line in data_lines("cues.txt"):
        head, *notes = line.split()
        lemma, _, irregular = head.partition("=")
        frames: set[str] = set()
        prepositions: set[str] = set()
        for note in notes:
            frame, _, listed = note.partition(":")
            if frame not in FRAMES:
                raise ValueError(f"cues.txt: {lemma}: no such frame: {frame}; the file's head lists them")
            frames.add(frame)
            prepositions.update(listed.split(",") if listed else ())
        cue = Cue(lemma, frozenset(frames), frozenset(prepositions))
        for form in (*forms_of(lemma), *filter(None, irregular.split(","))):
            cues.setdefault(form, cue)
    return cues


def is_of_headlines(word: str, *, many: bool = False) -> bool:
    """Return whether a word in small letters is what headlines tell that somebody does: "says"; "say" of `many`."""
    cue = load_cues().get(word)
    if cue is None or not cue.takes(CLAUSE):
        return False
    return word == cue.lemma if many else word != cue.lemma and word.endswith("s")


def forms_of(lemma: str) -> Iterator[str]:
    """Yield the regular forms of a verb: call, calls, called, calling."""
    yield lemma
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        yield lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield lemma[:-1] + "ies"
        yield lemma[:-1] + "ied"
        yield lemma + "ing"
        return
    else:
        yield lemma + "s"
    if lemma.endswith("e"):
        yield lemma + "d"
        yield (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
        return
    yield lemma + "ed"
    yield lemma + "ing"
