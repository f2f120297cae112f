"""Bearers: what a question says behind the name of whom it asks, of who that is: "Ama Lind of the Gull, on tolls"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from corpus.lexicon.lists import words
from index.question.asked.asked import Asked
from index.question.asked.named import NAME_LINKS
from index.question.descriptions.phrase import is_pause, names_a_person, read_phrase
from index.question.frames.frames import ABOUT, AUXILIARY, is_finite, is_speech
from index.question.namesakes import are_one
from index.question.tokens import Token, find_tokens, gaps_before

OF_BODIES = words("of from")
DETERMINERS = words("the a an that")
MAX_BODY, MAX_DESCRIPTION = 6, 7


def told_of_bearers(
    text: str, tokens: Sequence[Token], asked: Sequence[Asked], used: Collection[int]
) -> frozenset[int]:
    """Return the places of the words behind the names asked for that only say who bears them: no topic of anybody.

    They are the body somebody is of, "Lind of Okerby Ferries: does she like tolls?", and a description between pauses,
    "Lind, the ferry union's man, on tolls". Where a name means several, they may tell them apart.
    """
    gaps = gaps_before(text, tokens)
    found: set[int] = set()
    for one in asked:
        if one.by not in {"name", "surname", "correction"} or not are_one(one.speakers):
            continue
        last = [token.fold for token in find_tokens(one.mention)][-1:]
        body = any(speaker.kind == "organisation" for speaker in one.speakers)
        for at in used:
            if [tokens[at].fold] == last and not tokens[at].owns and at + 1 < len(tokens) and at + 1 not in used:
                found |= set(_body_behind(tokens, gaps, at + 1) or _description_behind(tokens, gaps, at + 1, body=body))
    return frozenset(found - set(used))


def _body_behind(tokens: Sequence[Token], gaps: Sequence[str], start: int) -> range:
    """Return the words from "of" on to the end of the body, where what is asked of it begins right behind."""
    if tokens[start].fold not in OF_BODIES or is_pause(gaps[start]):
        return range(0)
    end = next(_ends(tokens, gaps, range(start + 1, start + 1 + MAX_BODY)), start)
    part = tokens[start + 1 : end]
    # "From the inquiry" says where it was said.
    named = all(token.capitalised or token.fold in NAME_LINKS for token in part)
    return range(start, end) if part and (tokens[start].fold == "of" or named) else range(0)


def _ends(tokens: Sequence[Token], gaps: Sequence[str], places: range) -> Iterator[int]:
    """Yield the places before which a name ends: a pause, "on", a verb of the question or of saying."""
    asked = any(token.fold in AUXILIARY for token in tokens[: places.start])
    for at in places[1:]:
        if at < len(tokens) and (is_pause(gaps[at]) or _asks(tokens[at], asked=asked)):
            yield at


def _asks(token: Token, *, asked: bool) -> bool:
    """Return whether the question goes on at a word; behind "does" (`asked`) it may do so at "lobby" or "claim"."""
    says = is_speech(token.fold) and not token.capitalised and (asked or is_finite(token.fold))
    return token.fold in ABOUT | AUXILIARY or says


def _description_behind(tokens: Sequence[Token], gaps: Sequence[str], start: int, *, body: bool) -> range:
    """Return the words of a description between two pauses, of a body or of a person as the bearer is one."""
    if not {",", "("} & set(gaps[start]) or (tokens[start].fold not in DETERMINERS and "(" not in gaps[start]):
        return range(0)
    places = range(start + 1, min(len(tokens), start + 1 + MAX_DESCRIPTION))
    end = next((at for at in places if is_pause(gaps[at])), start)
    phrase = read_phrase(tokens, start, end) if end > start else None
    if phrase is None:
        return range(start, end) if end > start and not body and names_a_person(tokens[end - 1].fold) else range(0)
    return range(start, end) if phrase.body == body else range(0)
