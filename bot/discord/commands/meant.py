"""Whom a command means by a name: one speaker, or several between whom is to be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.store.people import SpeakerEntry
from index.question.namesakes import are_one, of_name, told_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.library import Library


@dataclass(frozen=True, slots=True)
class Meant:
    """Those whom a name can mean, the most quoted first; `names` tell them apart, one where they are one name."""

    entries: tuple[SpeakerEntry, ...]
    names: tuple[str, ...]


def rank(entries: Sequence[SpeakerEntry]) -> list[SpeakerEntry]:
    """Return the entries, the most quoted first."""
    return sorted(entries, key=lambda entry: (-entry.statements, entry.speaker.name))


def find_meant(library: Library, name: str) -> Meant:
    """Return whom a name can mean: who bears just this one, or is so told from namesakes, before all others."""
    found = library.speakers(name)
    # "Ora Lind (mayor of Aker)" is nobody's name, and is one of those called Ora Lind.
    told = not found and " (" in name
    among = rank(library.speakers(name.partition(" (")[0]) if told else found)
    everybody = [entry.speaker for entry in among]
    own = of_name(name, everybody)
    entries = tuple(entry for entry in among if entry.speaker in own or not (own or told))
    meant = [entry.speaker for entry in entries]
    one = len(meant) > 1 and are_one(meant)
    return Meant(entries, told_apart(meant, () if one else everybody))
