"""Owners: by which surname articles say whose somebody is, where a question has a first name, alone or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.question.descriptions.phrase import ARTICLES, Phrase
from index.question.descriptions.wanted import people_among
from index.question.nameforms import Form, surname
from index.question.names import Names
from index.question.namesakes import CLEARLY
from index.question.tokens import Token, fold_text

MAX_READ = 4
"""In how many articles a word is looked for."""


def with_surnames(tokens: Sequence[Token], begin: int, end: int, names: Names) -> tuple[Token, ...]:
    """Return the tokens, those between two places that own something and are first names read as surnames.

    "Ama's lawyer" is "Lind's lawyer" where Ama Lind alone bears the name, or far more is told of her than of others.
    """
    return tuple(_with_surname(token, names) if begin <= at < end else token for at, token in enumerate(tokens))


def find_first_names(tokens: Sequence[Token], begin: int, end: int, names: Names) -> frozenset[int]:
    """Return the places, of those from `begin` to `end`, of the first names in names that a surname alone says as well.

    "Ama Lind's lawyer" is "Lind's lawyer" where no other Lind is known, or far less is told of any other.
    """
    folds = [token.fold for token in tokens]
    whole = {
        " ".join(folds[at:to]): range(at, to)
        for at in range(begin, end - 1)
        for to in (at + 2, at + 3)
        if to <= end and not any(token.owns for token in tokens[at : to - 1])
    }
    borne = {
        name: found for name, found in names.referents(whole).items() if any(one.form is Form.FULL for one in found)
    }
    return frozenset(at for name in borne for at in whole[name][:-1] if _is_clear(name, folds[whole[name][-1]], names))


def _is_clear(name: str, surname: str, names: Names) -> bool:
    """Return whether a surname means the person of a whole name: nobody else has it, or far less is told of others."""
    bearers = names.speakers(
        one.speaker for one in names.referents([surname]).get(surname, ()) if one.form is Form.SURNAME
    )
    others = [other for one in bearers if (other := fold_text(one.name)) != name]
    most = max((names.article_frequency(other) for other in others), default=0)
    return bool(bearers) and (not others or names.article_frequency(name) > CLEARLY * most)


def with_owner(tokens: Sequence[Token], phrase: Phrase, names: Names) -> Phrase:
    """Return a description with whose it says somebody is by a whole name: "ama lind lawyer", "lawyer of Ama Lind".

    So too by a name with nothing before its "s": "linds lawyer".
    """
    if phrase.owners or phrase.body:
        return phrase
    if bare := next((word for word in phrase.narrowing if _is_owner(word, names)), ""):
        owner = bare.removesuffix("s")
        narrowing = tuple(owner if word == bare else word for word in phrase.narrowing)
        return replace(phrase, narrowing=narrowing, owners=(owner,))
    begin = next((at for at in range(phrase.start, phrase.head) if tokens[at].fold not in ARTICLES), phrase.head)
    runs = [(begin, end) for end in range(begin + 2, phrase.head + 1)]
    if phrase.head + 1 < phrase.end and tokens[phrase.head + 1].fold == "of":
        runs.append((phrase.head + 2, phrase.end))
    forms = [" ".join(token.fold for token in tokens[start:end]) for start, end in runs if end - start > 1]
    for form, borne in names.referents(forms).items():
        if any(one.kind == "person" for one in names.speakers(each.speaker for each in borne)):
            return replace(phrase, owners=(form.rpartition(" ")[2],))
    return phrase


def _is_owner(word: str, names: Names) -> bool:
    """Return whether a word is somebody's name with an "s" behind it, and no role or article prints it so: "linds"."""
    owner = word.removesuffix("s")
    if owner == word or people_among([word], names) or not people_among([owner], names):
        return False
    printed = re.compile(rf"\b{re.escape(word)}\b(?!['’])", re.IGNORECASE)
    texts = names.articles_with([[word]], most=MAX_READ)
    return not names.role_frequency(word) and not any(printed.search(text) for _, text in texts)


def _with_surname(token: Token, names: Names) -> Token:
    if not token.owns:
        return token
    bearers = names.speakers(names.with_first_name(token.fold))
    surnames = {surname(one.name) for one in bearers if one.kind == "person"} - {"", token.fold}
    often = sorted(((names.article_frequency(one), one) for one in surnames), reverse=True)
    if not often or (len(often) > 1 and often[0][0] <= CLEARLY * often[1][0]):
        return token
    return replace(token, fold=often[0][1])
