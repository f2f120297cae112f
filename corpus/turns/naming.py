"""Naming: whom the label of a turn means, by the label itself and by how the article names people elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.lexicon.folding import fold
from corpus.lexicon.lists import load_words
from corpus.people.names import slug, strip_titles
from corpus.people.roles import noun_of
from corpus.statement import Role, Speaker
from corpus.statements.rules.label import read_label

MAX_INITIALS = 3
CAPITALS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Name:
    """A label taken apart: the name in it without forms of address, and what the label calls its bearer."""

    printed: str
    role: str

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(fold(self.printed).split())


def name_labels(
    labels: Iterable[str], known: Sequence[Speaker], *, published: date | None = None
) -> dict[str, Speaker | None]:
    """Return whom each label means, None where it names nobody ("Speaker 1", "Q").

    A label is somebody of `known`, or of a fuller label, where it is a part of just one name there that ends with the
    same word, or the initials of just one; else it is a name of its own.
    """
    read = {label: _read(label) for label in dict.fromkeys(labels)}
    # A name in capitals was read from a printed label, and is written as a name here.
    spelt = [speaker for speaker in known if speaker.kind == "person" and not speaker.name.isupper()]
    people = {slug(speaker.name): speaker for speaker in spelt}
    named: dict[str, Speaker | None] = dict.fromkeys(read)
    fullest = sorted(read.items(), key=lambda item: -len(item[1].words) if item[1] else 0)
    for label, name in fullest:
        if name is None:
            continue
        speaker = _find(name, people.values())
        if speaker is None:
            roles = (Role(name.role, published, published),) if name.role else ()
            speaker = Speaker(slug(name.printed), name.printed, "person", (name.printed,), roles)
            people[speaker.id] = speaker
        named[label] = speaker
    return named


def _find(name: _Name, people: Iterable[Speaker]) -> Speaker | None:
    """Return the one person a name means: the same name, else the only one it is a part or the initials of."""
    parts = []
    for speaker in people:
        words = tuple(fold(strip_titles(speaker.name)).split())
        if words == name.words:
            return speaker
        initials = "".join(word[0] for word in words)
        if (set(name.words) <= set(words) and name.words[-1] == words[-1]) or (
            len(name.words) == 1 < len(words) and name.words[0] == initials
        ):
            parts.append(speaker)
    return parts[0] if len(parts) == 1 else None


def _read(label: str) -> _Name | None:
    """Return the name in a label, None where the label names nobody."""
    found = read_label(f"{label}: ")
    if found is not None and found.sort in {"asks", "answers"}:
        return None
    words = [word.strip(".#") for word in re.split(r"[\s_-]+", fold(label))]
    if all(word.isdigit() or word in load_words("unnamed labels") for word in words):
        return None
    name = label[found.start : found.end] if found is not None else label
    printed = strip_titles(name)
    _, _, rest = label.partition(",")
    role = rest.strip() if any(noun_of(word.strip(".,").lower()) for word in rest.split()) else ""
    if printed.isupper() and (printed != name or len(printed) > MAX_INITIALS):
        printed, role = CAPITALS.sub(lambda word: word.group().capitalize(), printed), role.lower()
    return _Name(printed, role)
