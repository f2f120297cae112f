"""Serving: whom an adviser, an aide or an ambassador is one to: "the adviser to Lind" is Lind's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon.lists import words
from corpus.lexicon.places import load_places
from index.question.names import Names
from index.question.tokens import Token

SERVING = words(
    "adviser advisor aide ambassador assistant attache chaplain consultant counsel counsellor counselor delegate "
    "deputy emissary envoy heir lawyer physician secretary successor understudy"
)
"""Nouns for somebody who is one to another."""
DETERMINERS = words("the a an his her their our")


def with_served(tokens: Sequence[Token], names: Names) -> list[Token]:
    """Return the tokens with the "to" between such a noun and whoever is served read as "for", which says whose.

    "What did the adviser say to Lind?" and "the adviser to resign" are left.
    """
    serving = [at for at in range(1, len(tokens) - 1) if tokens[at].fold == "to" and tokens[at - 1].fold in SERVING]
    behind = {at: tokens[at + 1] for at in serving if not tokens[at - 1].owns}
    small = [token.fold for token in behind.values() if not token.capitalised]
    known = names.referents(small).keys() | load_places().keys() | DETERMINERS if small else frozenset()
    served = {at for at, token in behind.items() if token.capitalised or token.fold in known}
    return [replace(token, fold="for") if at in served else token for at, token in enumerate(tokens)]
