"""Parties: the party that its members' name stands for, "the Tories" or "a Conservative spokesman"."""

from __future__ import annotations

import re

from corpus.lexicon.places import load_places, load_state_labels
from corpus.people.roles import noun_of

PLURALS = {
    "Conservatives": "Conservative Party",
    "Tories": "Conservative Party",
    "Greens": "Green Party",
    "Liberal Democrats": "Liberal Democrats",
    "Lib Dems": "Liberal Democrats",
}
"""Parties that go by the name of their members, as they print it. Who are "Democrats" or "Republicans" are many."""
CALLED = re.compile(rf"(?P<the>[Tt]he )?(?:(?P<place>[A-Z]\w+) )?(?P<plural>{'|'.join(PLURALS)})")


def party_called(text: str) -> str:
    """Return the party that a source means by its members: "the Tories", "Welsh Conservatives"; "" for any other.

    Whoever are only "Conservatives" at the beginning of a sentence may be of any party.
    """
    called = CALLED.fullmatch(text)
    if called is None or not (called["the"] or called["place"]):
        return ""
    if called["place"] is None:
        return PLURALS[called["plural"]]
    place = called["place"].lower()
    # The headline `Iowa Conservatives Meet` may tell of any who are conservative there.
    return (
        f"{called['place']} {called['plural']}" if place in load_places() and place not in load_state_labels() else ""
    )


def party_of(members: str) -> str:
    """Return the party that a word for its members means before a spokesman: "a Conservative spokesman"; else ""."""
    noun = noun_of(members.rsplit(maxsplit=1)[-1]) if members else None
    if noun is None or "politician" not in noun.wider or not members[0].isupper():
        return ""
    return f"{members}s" if " " in members or noun.noun == "democrat" else f"{members} Party"
