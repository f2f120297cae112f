"""Antecedents: somebody's somebody who begins a question is its "he": "Gull Air's boss met Lind. Did he ...?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.people.roles import is_plural, noun_of
from index.question.descriptions.phrase import is_head
from index.question.frames.frames import ASKING, AUXILIARY, GENDERS
from index.question.parts.asides import SENTENCE_END
from index.question.parts.rewriting.clauses import according_to
from index.question.tokens import Token, find_tokens

HAD = re.compile(
    r"(?:there(?:['’]s| is| was)|(?P<owner>"
    r"(?!(?:he|she|they|it|we|i|you|who|what|which|any|no|every|some)(?:body|one)?\b)"
    r"[\w’'-]+(?: [A-Z][\w’'-]*){0,2}) (?:has|had)) "
    r"(?:an?|this|that|some|one) (?P<who>[^.?!:;]{3,90})\. (?P<asks>[^.?!]{2,200}\?)",
    re.IGNORECASE,
)
"""Somebody whom a sentence only introduces, and what the next asks: "There was a clerk at Aker. Did he row?"."""
MAX_OWNER, MAX_BETWEEN = 4, 3
"""How many words whoever is owned by has, and how many stand from there to the noun."""
ARTICLES = frozenset({"the", "a", "an"})
JOINING = frozenset({"and", "or", "of", "for", "at", "who", "whose", "from", "in"})


def with_subject_asked(core: str) -> str:
    """Return a question asked of somebody's somebody who begins it, where a later sentence asks of "he".

    "Gull Air's boss met Lind. Did he mention tolls?": the subject is meant, and not whoever else is named.
    """
    first = next(SENTENCE_END.finditer(core), None)
    tokens = [token for token in find_tokens(core) if token.fold]
    end = _end_of_subject(tokens) if first else 0
    if not (first and end) or tokens[end].start > first.start():
        return core
    noun = tokens[end - 1].fold
    he = next((at for at in range(end + 1, len(tokens)) if _asks_of(tokens, at, noun)), 0)
    if not he or tokens[he].start < first.end():
        return core
    subject = core[tokens[0].start : tokens[end - 1].end]
    asks = he - 1 - (tokens[he - 2].fold in ASKING)
    return according_to(subject, f"{core[tokens[end].start : tokens[asks].start]}{core[tokens[he].end :].lstrip()}")


def with_introduced_first(core: str) -> str:
    """Return a question asked of whom its first sentence only introduces: "Ama Lind had a rival. Does he row?".

    Of whom it says that they have a boat or a sister, "she" may be they themselves.
    """
    found = HAD.fullmatch(core)
    tokens = [token for token in find_tokens(found["who"]) if token.fold] if found else []
    noun = next((at for at, token in enumerate(tokens) if is_head(tokens, at) and not token.owns), None)
    asks = [token for token in find_tokens(found["asks"]) if token.fold] if found else []
    if found is None or noun is None or not any(_asks_of(asks, at, tokens[noun].fold) for at in range(1, len(asks))):
        return core
    who = f"{found['owner']}'s {found['who']}" if found["owner"] else f"the {found['who']}"
    return f"{who}: {found['asks']}"


def _end_of_subject(tokens: Sequence[Token]) -> int:
    """Return where "Gull Air's boss" ends that a question begins with, a verb being next; 0 where none does."""
    owner = next((at for at, token in enumerate(tokens[: MAX_OWNER + 1]) if token.owns), None)
    if owner is None or not all(token.capitalised or token.fold in ARTICLES for token in tokens[: owner + 1]):
        return 0
    for at in range(owner + 1, min(len(tokens) - 1, owner + 1 + MAX_BETWEEN)):
        token, behind = tokens[at], tokens[at + 1]
        if token.owns or token.capitalised or token.fold in AUXILIARY:
            return 0
        if noun_of(token.fold) and not noun_of(behind.fold):
            closes = behind.start == token.end + 1 and not (behind.capitalised or behind.owns)
            return at + 1 if closes and behind.fold not in JOINING else 0
    return 0


def _asks_of(tokens: Sequence[Token], at: int, noun: str) -> bool:
    """Return whether a verb asks of "he", "she" or "they" at `at`, who can be called by a noun."""
    role = noun_of(noun)
    if role is None or tokens[at - 1].fold not in AUXILIARY:
        return False
    if tokens[at].fold == "they":
        return is_plural(noun)
    return tokens[at].fold in {"he", "she"} and role.gender in {GENDERS[tokens[at].fold], None} and not is_plural(noun)
