"""The catalogue: speakers and outlets in memory, so that completing a name never waits for the library."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from bot.discord.limits import MAX_CHOICE_NAME, MAX_CHOICES, shorten
from bot.wording.printable import one_line
from corpus.store.people import SpeakerEntry

MAX_LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person sees while typing, and the value that is sent."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Names that can be completed; `generation` is the library's state they were read from."""

    generation: int = -1
    speakers: int = 0
    outlets: tuple[tuple[str, int], ...] = ()
    _outlet_keys: tuple[str, ...] = ()
    _printed: Mapping[str, str] = field(default_factory=dict)
    _keys: list[tuple[str, int]] = field(default_factory=list)
    _entries: tuple[SpeakerEntry, ...] = ()

    def find_speakers(self, typed: str) -> list[Choice]:
        """Return at most 25 speakers one of whose names has a word that begins so, the most quoted first."""
        wanted = _key(typed)
        found: dict[int, bool] = {}
        if not wanted:
            found = dict.fromkeys(range(len(self._entries)), True) if len(self._entries) <= MAX_LOOKED_AT else {}
            found = found or dict.fromkeys(range(MAX_LOOKED_AT), True)
        at = bisect_left(self._keys, (wanted, -1))
        while wanted and at < len(self._keys) and len(found) < MAX_LOOKED_AT and self._keys[at][0].startswith(wanted):
            entry = self._keys[at][1]
            # A name that begins so goes before one in which only a later word does.
            found[entry] = found.get(entry, False) or _key(self._entries[entry].speaker.name).startswith(wanted)
            at += 1
        order = sorted(found, key=lambda n: (not found[n], -self._entries[n].statements, self._entries[n].speaker.name))
        return [choice for n in order if (choice := _choice(self._entries[n]))][:MAX_CHOICES]

    def find_outlets(self, typed: str) -> list[Choice]:
        """Return at most 25 outlets whose name begins so, then those that hold it, the largest first."""
        wanted = _key(typed)
        holding = [n for n, key in enumerate(self._outlet_keys) if wanted in key]
        holding.sort(key=lambda n: not self._outlet_keys[n].startswith(wanted))
        found = (self.outlets[n] for n in holding if 0 < len(self.outlets[n][0]) <= MAX_CHOICE_NAME)
        return [_labelled(one_line(name), count, name) for name, count in islice(found, MAX_CHOICES)]

    def outlet_names(self) -> list[str]:
        """Return the names of all outlets, the largest first."""
        return [name for name, _ in self.outlets]

    def outlet(self, name: str) -> str:
        """Return the outlet of this name, in any case of letters, as it is printed; empty where there is none."""
        return self._printed.get(_key(name), "")


def make_catalogue(
    entries: Iterable[SpeakerEntry], outlets: Iterable[tuple[str, int]], *, generation: int
) -> Catalogue:
    """Return the catalogue of these speakers and outlets; the most quoted speakers come first."""
    ranked = sorted(entries, key=lambda entry: (-entry.statements, entry.speaker.name))
    keys = sorted({(key, n) for n, entry in enumerate(ranked) for key in _keys_of(entry)})
    known = tuple(outlets)
    outlet_keys = tuple(_key(name) for name, _ in known)
    # Of names that differ in the case of letters alone the largest is meant.
    printed = {key: name for key, (name, _) in reversed(list(zip(outlet_keys, known, strict=True)))}
    return Catalogue(generation, len(ranked), known, outlet_keys, printed, keys, tuple(ranked))


def _keys_of(entry: SpeakerEntry) -> Iterable[str]:
    for name in (entry.speaker.name, *entry.speaker.aliases):
        words = _key(name).split()
        for start in range(len(words)):
            yield " ".join(words[start:])


def _choice(entry: SpeakerEntry) -> Choice | None:
    name = entry.speaker.name
    if not 0 < len(name) <= MAX_CHOICE_NAME:
        return None
    role = f", {one_line(entry.speaker.roles[0].name)}" if entry.speaker.roles else ""
    return _labelled(one_line(name) + role, entry.statements, name)


def _labelled(text: str, count: int, value: str) -> Choice:
    ending = f" · {count}"
    return Choice(shorten(text, MAX_CHOICE_NAME - len(ending)) + ending, value)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
