"""Other name: the bodies that a description does not mean which is itself the name of one, in capitals."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.places import load_places
from corpus.people.bodynames import plain_word
from corpus.statement import Speaker
from index.question.descriptions.heard import alike
from index.question.descriptions.holders import Holders
from index.question.descriptions.phrase import ARTICLES, Phrase
from index.question.roles import EMPTY, abbreviations
from index.question.tokens import Token, fold_text


def without_other_names(tokens: Sequence[Token], phrase: Phrase, holders: Holders) -> Holders:
    """Return who is described without bodies of another name, where the description is a body's name.

    Whatever articles tell of a railway near "bakers" and "union", it is not "the General Bakers Union".
    """
    if not _is_name(tokens, phrase):
        return holders
    letters = abbreviations(" ".join(token.text for token in tokens[phrase.start : phrase.end]))
    words = [plain_word(word) for word in phrase.narrowing if word not in load_places()]

    def bears(body: Speaker) -> bool:
        names = [fold_text(name).split() for name in (body.name, *body.aliases)]
        return any(
            not letters.isdisjoint(name) or all(any(alike(word, own) for own in name) for word in words)
            for name in names
        )

    speakers = tuple(one for one in holders.speakers if bears(one))
    guess = holders.guess if holders.guess and bears(holders.guess) else None
    return Holders(speakers, holders.perhaps, guess, holders.common)


def _is_name(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a description of a body is all in capitals, and what stands around it is not."""
    told = [token for token in tokens[phrase.start : phrase.end] if token.fold not in ARTICLES | EMPTY]
    around = [*tokens[: phrase.start], *tokens[phrase.end :]]
    return (
        phrase.body
        and len(told) > 1
        and all(token.capitalised for token in told)
        and any(not token.capitalised for token in around)
    )
