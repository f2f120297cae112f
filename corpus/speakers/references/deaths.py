"""Deaths: the people an article says have died, whose relatives it may call by the same surname."""

from __future__ import annotations

import re

from corpus.speakers.registry import Registry
from corpus.text.page import Page

DIED = re.compile(
    r"(?:,? (?:aged )?\(?\d{1,3}\)?)?,?(?: who| has| had| also){0,2} "
    r"(?:died|drowned|took (?:his|her) own life"
    r"|was (?:(?:found|shot) dead|killed|murdered|stabbed to death|fatally \w+))\b"
    r"|['’]s (?:death|murder|funeral|body)\b"
)
DEATH_OF = re.compile(r"\b(?:death|murder|killing|funeral|body) of (?:[a-z-]+ ){0,3}$")
REACH = 60
"""Characters before a name in which its death may be told."""


def find_dead(page: Page, registry: Registry) -> frozenset[int]:
    """Return the numbers of the people who have died: "Ned Aker, 24, drowned", "the death of Ned Aker"."""
    return frozenset(
        person
        for mention, person in zip(registry.mentions, registry.meant, strict=True)
        if person >= 0
        and (
            DIED.match(page.text, mention.end)
            or DEATH_OF.search(page.text, max(0, mention.begin - REACH), mention.begin)
        )
    )
