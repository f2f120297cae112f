"""Other names: the second name a text gives one person: "Norma Cole, aka Lady Lumen"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.speakers.mentions import Mention
from corpus.text.page import Page

ALSO = re.compile(
    r"\s?[-–—,(]*\s?(?:who is |who was )?"
    r"(?:(?:also|better|best|professionally|otherwise) known (?:professionally )?as|known professionally as|"
    r"aka|a\.k\.a\.|(?:whose )?(?:real|stage|birth) name (?:is |was )?|born|née|"
    r"(?:formerly|previously)(?: known as)?|"
    r"who (?:performs|records|raps|tweets|writes|plays) as)"
    r"\s(?:the (?:rapper|singer|dj|musician|comedian|producer) )?[“\"‘']?",
    re.IGNORECASE,
)
HAS_TO_BE_FULL = re.compile(r"\b(?:born|formerly|previously)\b", re.IGNORECASE)
"""Behind which a place or an office may stand as well as a name: "born Lindholm", "formerly Mayor of Velden"."""
NAME = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z0-9][\w.’'-]*){0,3}")
MAX_NAME = 40


def find_other_names(mentions: Sequence[Mention], page: Page) -> Iterator[tuple[int, int | None, str]]:
    """Yield the number of a mention, that of the mention of the same person's other name, and that name as printed.

    The second number is None where the other name is not one a person would have ("Bassline 9").
    """
    starts = [mention.start for mention in mentions]
    for number, mention in enumerate(mentions):
        also = ALSO.match(page.text, mention.end)
        name = NAME.match(page.text, also.end(), also.end() + MAX_NAME) if also and not mention.possessive else None
        if also is None or name is None:
            continue
        other = bisect_left(starts, name.start())
        there = other < len(mentions) and mentions[other].start < name.end()
        full = there and bool(mentions[other].name.given)
        if not (mention.name.given or full) or (HAS_TO_BE_FULL.search(also.group()) and not full):
            continue
        yield number, other if there else None, name.group().rstrip(".’'")
