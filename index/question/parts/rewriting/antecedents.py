"""Antecedents: whoever is described as a question begins is its "he": "Gull Air's boss met Lind. Did he ...?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lexicon.lists import words
from corpus.people.roles import is_plural, noun_of
from index.question.descriptions.phrase import does_something, is_head, names_a_person, read_phrase, read_rare_phrase
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, EVER, FRAME, GENDERS, is_speech
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
TOLD_END = re.compile(rf"{SENTENCE_END.pattern}|\s[-–—]\s")
"""What parts what is told of somebody from what is asked of them."""
LEADING_ON = ABOUT | words("with against to for at from into out off up by under")
"""What may stand between a verb and whom it is done to: "spoke about Lind", "ran against Lind"."""
ANSWERING = words("answer reply respond react deny retort")
"""What rather whoever something was done to does: "the Tarn clerk sued Lind. How did he respond?"."""
MAX_SUBJECT = 14


def with_subject_asked(core: str) -> str:
    """Return a question asked of whoever is described as it begins, where a later sentence asks of "he".

    "Gull Air's boss met Lind. Did he mention tolls?", "the Tarn mayor hates Lind - what did he say?": the subject is
    meant, and not whoever else is named.
    """
    tokens = [token for token in find_tokens(core) if token.fold]
    first = next(SENTENCE_END.finditer(core), None)
    if first and (end := _end_of_subject(tokens)) and tokens[end].start <= first.start():
        return _asked_of_subject(core, tokens, end, first.end())
    told = next(TOLD_END.finditer(core), None)
    if told and (end := _end_of_described([token for token in tokens if token.end <= told.start()])):
        return _asked_of_subject(core, tokens, end, told.end())
    return core


def _asked_of_subject(core: str, tokens: Sequence[Token], end: int, asked: int) -> str:
    """Return a question asked of the subject that ends before token `end`, where it asks of "he" from `asked` on."""
    described = read_phrase(tokens, 0, end)
    noun = tokens[described.head if described else end - 1].fold
    he = next((at for at in range(end + 1, len(tokens)) if _asks_of(tokens, at, noun)), 0)
    if not he or tokens[he].start < asked:
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


def _end_of_described(tokens: Sequence[Token]) -> int:
    """Return where "the mayor of Tarn" ends that a question begins with, a verb and a name being next; 0 for nowhere.

    Whoever "the clerk" is who "sued Lind", nothing tells.
    """
    if not tokens or tokens[0].fold not in {"the", "that", "this"}:
        return 0
    for at in range(2, min(len(tokens) - 1, MAX_SUBJECT)):
        verb, behind = tokens[at], at + 1 + (tokens[at + 1].fold in LEADING_ON)
        plain = not (verb.capitalised or verb.owns) and verb.fold not in LEADING_ON | JOINING
        plain = plain and (verb.fold not in FRAME or is_speech(verb.fold))
        named = behind < len(tokens) and tokens[behind].capitalised
        if not plain or not named or noun_of(verb.fold) or tokens[at - 1].fold in JOINING | ARTICLES:
            continue
        if tokens[at - 1].fold in AUXILIARY:
            return 0
        end = at - (tokens[at - 1].fold in EVER)
        told = read_phrase(tokens, 0, end) or read_rare_phrase(tokens, 0, end)
        if told is None or not told.narrowing or told.body:
            continue
        somebody = not told.rare or names_a_person(tokens[told.head].fold) or does_something(tokens[told.head].fold)
        return end if somebody and _ends_with_name(tokens, behind) else 0
    return 0


def _ends_with_name(tokens: Sequence[Token], start: int) -> bool:
    """Return whether a name stands at `start`, and not what somebody has: "blocked Lind's boat"."""
    end = start
    while end < len(tokens) and tokens[end].capitalised and not tokens[end].owns:
        end += 1
    return end == len(tokens) or not tokens[end].owns


def _asks_of(tokens: Sequence[Token], at: int, noun: str) -> bool:
    """Return whether a verb asks of "he", "she" or "they" at `at`, who can be called by a noun."""
    role = noun_of(noun)
    answers = at + 1 < len(tokens) and tokens[at + 1].fold in ANSWERING
    if tokens[at - 1].fold not in AUXILIARY or answers:
        return False
    if role is None:
        return tokens[at].fold in {"he", "she"} and does_something(noun)
    if tokens[at].fold == "they":
        return is_plural(noun)
    return tokens[at].fold in {"he", "she"} and role.gender in {GENDERS[tokens[at].fold], None} and not is_plural(noun)
