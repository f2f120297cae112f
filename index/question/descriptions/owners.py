"""Owners: by which surname articles say whose somebody is, where a question has the first name alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.nameforms import surname
from index.question.names import Names
from index.question.tokens import Token

CLEARLY = 4
"""In more than how many times as many articles a surname stands as any other of that first name, to be meant."""


def with_surnames(tokens: Sequence[Token], begin: int, end: int, names: Names) -> tuple[Token, ...]:
    """Return the tokens, those between two places that own something and are first names read as surnames.

    "Ama's lawyer" is "Lind's lawyer" where Ama Lind alone bears the name, or far more is told of her than of others.
    """
    return tuple(_with_surname(token, names) if begin <= at < end else token for at, token in enumerate(tokens))


def _with_surname(token: Token, names: Names) -> Token:
    if not token.owns:
        return token
    bearers = names.speakers(names.with_first_name(token.fold))
    surnames = {surname(one.name) for one in bearers if one.kind == "person"} - {"", token.fold}
    often = sorted(((names.article_frequency(one), one) for one in surnames), reverse=True)
    if not often or (len(often) > 1 and often[0][0] <= CLEARLY * often[1][0]):
        return token
    return replace(token, fold=often[0][1])
