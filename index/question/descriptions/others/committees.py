"""Committees: who is printed as somebody on another committee than the one that a description names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.lexicon.lists import words
from corpus.people.roles import noun_of
from index.question.descriptions.heard import alike
from index.question.descriptions.others.elsewhere import CHAMBERS
from index.question.descriptions.phrase import Phrase
from index.question.tokens import fold_word

KINDS = words("committee subcommittee panel")
NAMED = r"[A-Z][\w’'-]*"
ON_COMMITTEE = re.compile(
    rf" (?:on|of) (?:the |its )?(?P<before>(?:[\w’'&-]+ ){{0,5}}?)(?:[Ss]ubcommittee|[Cc]ommittee|[Pp]anel)\b"
    rf"(?: on (?:the )?(?P<behind>{NAMED}(?:(?:,? and|,| &)? (?:the )?{NAMED})*))?"
)
"""What stands behind a noun for whoever sits on a committee: " on the House Committee on Tides and Ferries"."""
WORD = re.compile(r"[A-Z][\w’'-]*")


def is_of_committee(phrase: Phrase) -> bool:
    """Return whether a description is of a politician on a committee: "the Tarn Democrat of the boats panel"."""
    nouns = (noun_of(head) for head in phrase.heads)
    return not KINDS.isdisjoint(phrase.narrowing) and any(noun and "politician" in noun.wider for noun in nouns)


def is_on_another(text: str, end: int, forms: Mapping[str, Sequence[str]]) -> bool:
    """Return whether behind a noun that ends at `end` a committee is named, and no word that tells the one asked for.

    `forms` are what narrows a description down, each with the forms in which articles say it.
    """
    if KINDS.isdisjoint(forms):
        return False
    asked = [form for word, own in forms.items() if word not in KINDS | CHAMBERS and word[0] != "@" for form in own]
    found = ON_COMMITTEE.match(text, end)
    if found is None or not asked:
        return False
    named = {fold_word(word) for word in WORD.findall(f"{found['before']}{found['behind'] or ''}")} - CHAMBERS
    return bool(named) and not any(alike(form, word) for form in asked for word in named)
