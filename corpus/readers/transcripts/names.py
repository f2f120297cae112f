"""Names before the words of subtitles: `ORA LINDQVIST: We checked`, `>> Venn:`, `[Ned Aker] No`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon.folding import fold
from corpus.lexicon.lists import is_listed
from corpus.readers.transcripts.speech import Said
from corpus.statements.rules.label import read_label

CHANGE = re.compile(r"\s*(?:>{2,3}|[-–—](?=\s?[^\W\d_\s\[(]))\s*")
"""Signs that somebody else begins to speak."""
BEFORE = re.compile(r"(?P<label>[^\W_][^:\n\"“”]{0,100}?)[ \t]{0,3}:(?=\s|$)")
BRACKETED = re.compile(
    r"[\[(](?P<label>[^\W_][^\[\]():\n\"“”]{0,100})[\])][ \t]{0,3}:(?=\s|$)"
    r"|\[(?P<bare>[^\W_][^\[\]():\n]{0,60})\](?=[ \t])"
)
ALONE = re.compile(r"[\[(]([^\W\d_][^\[\]():\n]{0,60})[\])]")
"""A line of its own: what is heard (`[Applause]`), or, where most cues begin so, who speaks."""
MIN_ALONE, ALONE_SHARE = 3, 0.6
MAX_NOBODY = 4
"""Words of a label that names nobody: `Man in the crowd`."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: whether another voice begins, the label that may stand before its words, its words with and without."""

    change: bool
    label: str
    sure: bool
    words: str
    rest: str
    place: str

    @property
    def key(self) -> str:
        return fold(self.label)


def say_by_names(lines: Iterable[tuple[str, str]]) -> Iterator[Said]:
    """Yield the words of each (line, place) under the label before them, else under the last one.

    A single word with a capital is a label where it comes twice, or is the surname in another. Behind a sign that
    somebody else speaks, and without a label, the words are nobody's.
    """
    read = [_read(line, place) for line, place in _with_colons([(line, at) for line, at in lines if line.strip()])]
    counts = Counter(line.key for line in read)
    surnames = {line.key.split()[-1] for line in read if line.sure and line.key}
    now = ""
    for line in read:
        if line.label and (line.sure or counts[line.key] > 1 or line.key.split()[-1] in surnames):
            now, words = line.label, line.rest
        else:
            now, words = "" if line.change else now, line.words
        yield Said(now, words, line.place)


def _with_colons(lines: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Return the lines with a colon behind each name in brackets that begins a cue, where most cues begin with one."""
    places = ["", *(place for _, place in lines)]
    alone = {
        at
        for at, (line, place) in enumerate(lines)
        if ALONE.fullmatch(line.strip()) and (at == 0 or place != places[at])
    }
    if len(alone) < MIN_ALONE or len(alone) < ALONE_SHARE * len(set(places[1:])):
        return lines
    return [(f"{line.strip()}:" if at in alone else line, place) for at, (line, place) in enumerate(lines)]


def _read(line: str, place: str) -> _Line:
    sign = CHANGE.match(line)
    words = line[sign.end() :].strip() if sign else line.strip()
    match = BRACKETED.match(words) or BEFORE.match(words)
    if match is None:
        return _Line(sign is not None, "", False, words, words, place)
    bare = match.groupdict().get("bare") or ""
    label = (bare or match["label"]).strip()
    found = read_label(f"{label}: ")
    several = len(label.split()) > 1
    change, sure = sign is not None, found is not None and found.sort in {"asks", "named"}
    if bare:
        # "[Applause]" is heard; "[Ora Lindqvist]" and "[Dramatic Music]" may be somebody or not.
        label, change = (label, True) if found is not None and (sure or several) else ("", change)
    elif is_nobody(label):
        sure = True
    else:
        label = label if found is not None else ""
        sure = sure or several or change or (label.isupper() and len(label) > 1)
    return _Line(change, label, sure, words, words[match.end() :].strip() if label else words, place)


def is_nobody(label: str) -> bool:
    """Return whether a label is somebody's whom it does not name: `Speaker 1`, `Man in crowd`, `SPEAKER_00`."""
    words = [word for word in re.split(r"[\s_#.-]+", fold(label)) if word]
    nobody = bool(words) and is_listed(words[0], "unnamed labels", "askers")
    return nobody and len(words) <= MAX_NOBODY and label[0].isupper()
