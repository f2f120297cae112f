"""Ends: where a description behind "does" or "is" may end, in front of a verb that no list has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.places import load_places
from index.question.descriptions.phrase import ARTICLES, JOINING, Phrase, is_head, make_phrase
from index.question.frames.frames import AUXILIARY, BEHIND_PARTICIPLES, BEING, FRAME, is_speech
from index.question.tokens import Token

STATES = {
    "in": words(
        "a an no any two favor favour agreement denial doubt talks touch trouble tears charge control line danger"
    ),
    "at": words("ease odds all fault peace war risk loggerheads pains least"),
    "on": words("board side edge track good speaking top message"),
    "under": words("any pressure no fire"),
    "out": words("of to"),
    "up": words("for to against in"),
    "for": words("or it this that"),
    "against": words("it this that the any"),
    "of": words("two"),
}
"""What follows a preposition that says how somebody is: "in a hurry", "at ease", "of two minds"."""


def nearer_ends(tokens: Sequence[Token], phrase: Phrase) -> Iterator[int]:
    """Yield where a description behind an auxiliary may end before a verb no list has, the longest first.

    "Does the mayor of Aker | dislike tolls", "is she | in two minds". No verb stands behind "of", and none in "the
    council of Aker Vale" or before the noun for a body, "the safety committee".
    """
    opens = phrase.head + 1
    asked = phrase.start and tokens[phrase.start - 1].fold in AUXILIARY
    # "Does the head of the Aker harbour say": where a verb stands behind it, it ends there.
    told = phrase.end < len(tokens) and is_speech(tokens[phrase.end].fold)
    if not asked or told or opens >= phrase.end or tokens[opens].fold not in JOINING:
        return
    for at in range(phrase.end - 1, opens - 1, -1):
        token, before = tokens[at], tokens[at - 1]
        if token.fold == "in" and at + 1 < len(tokens) and _is_plain(tokens[at + 1]):
            yield at
        behind = next((to for to in range(at, phrase.end) if tokens[to].fold in FRAME | JOINING), phrase.end)
        body = any(
            is_head(tokens, to) or tokens[to].fold in load_words("organisation words") for to in range(at, behind)
        )
        joined = before.fold in JOINING | ARTICLES or token.fold in JOINING | ARTICLES or before.owns
        if not (body or joined or token.capitalised):
            yield at


def _is_plain(token: Token) -> bool:
    return not token.capitalised and token.fold not in ARTICLES and token.fold not in load_places()


def predicate_at(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Return where what "is" asks of somebody begins with a preposition, "is the clerk of Aker | in a hurry?"; else 0.

    So does a participle with nothing behind what it leads to: "is the clerk of Aker | bothered by tolls?". "Is the
    woman in a hat ...?" has nothing else that tells who is meant, nor has "is the clerk hired by Aker?".
    """
    if not phrase.start or tokens[phrase.start - 1].fold.removesuffix("nt") not in BEING:
        return 0
    for at in range(phrase.head + 1, phrase.end - 1 if phrase.end == len(tokens) else 0):
        if tokens[at].fold.endswith("ed") and tokens[at + 1].fold in BEHIND_PARTICIPLES:
            return at if at - phrase.start > 2 else 0
    for at in range(phrase.end - 2, phrase.head, -1):
        leads = tokens[at].fold in STATES and not tokens[at].capitalised and not tokens[at + 1].capitalised
        if leads and tokens[at + 1].fold in STATES[tokens[at].fold]:
            told = make_phrase(tokens, (phrase.start, at), phrase.head)
            return at if told.narrowing else 0
    return 0


def plain_end(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Return where a description ends by its capitals: "the leader of Aker council | approve of it"; else its end."""
    if at := predicate_at(tokens, phrase):
        return at
    for end in nearer_ends(tokens, phrase):
        named = any(token.capitalised for token in tokens[phrase.head + 1 : end])
        if is_speech(tokens[end].fold):
            return end
        last = tokens[end - 1].capitalised or is_listed(
            tokens[end - 1].fold, "organisation words", "collectives", "bodies"
        )
        if named and last:
            return end
    return phrase.end
