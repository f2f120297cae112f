"""A speaker of the library as a JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wording.days import iso_day

if TYPE_CHECKING:
    from index.library import SpeakerEntry


def entry_to_dict(entry: SpeakerEntry) -> dict[str, object]:
    """Return a speaker as a JSON object."""
    speaker = entry.speaker
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "aliases": list(speaker.aliases),
        "roles": [
            {"role": role.name, "first": iso_day(role.first), "last": iso_day(role.last)} for role in speaker.roles
        ],
        "statements": entry.statements,
        "first": iso_day(entry.first),
        "last": iso_day(entry.last),
    }
