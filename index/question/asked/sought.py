"""Sought: how a question that asks who said something describes whom it asks for, "which Okerby poet called it ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.lexicon.folding import SPELLINGS
from corpus.lexicon.lemmas import IRREGULAR
from corpus.lexicon.lists import load_words, words
from corpus.people.roles import noun_of
from index.question.descriptions.phrase import (
    ARTICLES,
    INDEFINITE,
    UNTOLD,
    Phrase,
    find_head,
    is_head,
    is_pause,
    make_phrase,
    names_a_person,
)
from index.question.frames.frames import AUXILIARY, BEHIND_PARTICIPLES, BEING, GENDERS, PLAIN_SPEECH, WHO, is_finite
from index.question.parts.asides import QUOTED, SENTENCE_END, without_asides
from index.question.tokens import Token, find_tokens, gaps_before

OPENING = ARTICLES | INDEFINITE | {"some", "that"}
"""What a description begins with in front of what somebody said: "some clerk called it daft - who?"."""
MAX_BEFORE, MAX_WORDS, MAX_ADDED = 4, 14, 9
"""How many words stand before such a description, how many it has, and how many one has behind the question."""
PRONOUNS = words("he she hes shes")
IS = words("hes shes is was")
BASE = words("think say reckon believe want call feel")
"""Verbs in the form that follows several: "which ministers think"."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom a question asks for as it describes them, and the tokens that do."""

    phrase: Phrase
    used: frozenset[int]


def find_sought(text: str, core: str, tokens: Sequence[Token], closing: int) -> Sought | None:
    """Return how a question describes whose words they are, None where it only asks "who".

    It stands behind "which", as a sentence behind the question, or in front of what was said where the question asks
    "who?" at its end, from token `closing` on. `core` is the part of the text that asks.
    """
    found = _beside(core, tokens, closing) or _behind(text, core, tokens)
    shown = {GENDERS[token.fold] for token in tokens[closing:] if token.fold in GENDERS} if closing else set()
    if len(shown) != 1 or (found and found.phrase.gender):
        return found
    found = found or Sought(UNTOLD, frozenset())
    return replace(found, phrase=replace(found.phrase, gender=next(iter(shown))))


def _beside(core: str, tokens: Sequence[Token], closing: int) -> Sought | None:
    """Return the description behind "which", or in front of what was said where the question asks "who?" at its end."""
    gaps = gaps_before(core, tokens)
    if not closing:
        start = next((at + 1 for at, token in enumerate(tokens[:6]) if token.fold == "which"), 0)
        return _described(tokens, gaps, start, start, len(tokens)) if start else None
    added = _clause_before(tokens, gaps, closing)
    opens = (at for at in range(min(MAX_BEFORE, closing)) if tokens[at].fold in OPENING or tokens[at].owns)
    begin = next(opens, 0)
    found = _described(tokens, gaps, begin, begin + (tokens[begin].fold in OPENING - INDEFINITE), closing)
    if found and tokens[begin].fold not in INDEFINITE | {"some"} and _is_told_to_be(tokens, max(found.used) + 1):
        found = None
    if found:
        # What stands before it is the asker's: "I remember a clerk saying ...".
        found = replace(found, used=found.used | set(range(begin)))
    return _joined(found, added) if found and added else found or added


def _is_told_to_be(tokens: Sequence[Token], at: int) -> bool:
    """Return whether it is told of somebody what they are, as that was said: "the clerk is rude - who said that?"."""
    return at < len(tokens) and tokens[at].fold in BEING | {"isnt", "wasnt", "arent", "werent"}


def _behind(text: str, core: str, asking: Sequence[Token]) -> Sought | None:
    """Return the description that is a sentence of its own behind the question: "Who called it daft? A poet"."""
    *before, last = SENTENCE_END.split(" ".join(without_asides(text).split()))
    tokens = [token for token in find_tokens(last) if token.fold]
    if not before or not 0 < len(tokens) <= MAX_ADDED or "?" in last or QUOTED.match(last):
        return None
    gaps = gaps_before(last, tokens)
    whole = _verb(tokens, gaps, 0, len(tokens), pauses=False) == len(tokens)
    found = _described(tokens, gaps, 0, 0, len(tokens)) if whole else None
    # What it says of somebody is no topic where the sentence is a part of what asks.
    start = len(core) - len(last) if core.endswith(last) else len(core)
    used = frozenset(at for at, each in enumerate(asking) if each.start >= start)
    return replace(found, used=used) if found else None


def _described(tokens: Sequence[Token], gaps: Sequence[str], begin: int, start: int, stop: int) -> Sought | None:
    """Return the description that begins at `start`, with what leads to it from `begin` on; None where none does."""
    end = _verb(tokens, gaps, start, stop)
    while end > start and tokens[end - 1].fold.endswith("ly"):
        end -= 1  # "Which clerk flatly called it daft?"
    if end <= start:
        return None
    used = frozenset(range(begin, end))
    if tokens[start].fold in INDEFINITE:
        phrase = make_phrase(tokens, (start, end), start)
        return Sought(phrase, used) if phrase.narrowing or phrase.heads else None
    head = find_head(tokens, start, end)
    if head is None or tokens[head].owns:
        return None
    phrase = make_phrase(tokens, (start, end), head)
    if not is_head(tokens, head) and noun_of(SPELLINGS.get(tokens[head].fold, "")) is None:
        led = tokens[begin].fold in OPENING and names_a_person(tokens[head].fold)
        if not led and not (begin and tokens[begin - 1].fold == "which"):
            return None
        phrase = replace(phrase, rare=True)
    heads = tuple(SPELLINGS.get(noun, noun) for noun in phrase.heads)
    # "A woman minister".
    people = {
        word: noun.gender for word in phrase.narrowing if (noun := noun_of(word)) and word in load_words("people")
    }
    narrowing = tuple(word for word in phrase.narrowing if word not in people)
    gender = phrase.gender or next(iter(people.values()), None)
    return Sought(replace(phrase, heads=heads, narrowing=narrowing, gender=gender), used)


def _clause_before(tokens: Sequence[Token], gaps: Sequence[str], closing: int) -> Sought | None:
    """Return what the clause before "who?" says of somebody: "..., she runs a mill - who?"."""
    begin = next((at for at in range(closing - 1, 0, -1) if is_pause(gaps[at]) or "." in gaps[at]), 0)
    if not begin or tokens[begin].fold not in PRONOUNS or closing - begin > MAX_ADDED:
        return None
    used = frozenset(range(begin, closing))
    gender = GENDERS[tokens[begin].fold.removesuffix("s")]
    start = begin + 1 + (tokens[begin + 1].fold in IS)
    told = start > begin + 1 or tokens[begin].owns or tokens[begin].fold in IS
    found = _described(tokens, gaps, start, start, closing) if told else None
    phrase = found.phrase if found else make_phrase(tokens, (begin, closing), begin)
    return Sought(replace(phrase, gender=phrase.gender or gender), used)


def _joined(one: Sought, two: Sought) -> Sought:
    """Return two descriptions of one person as one."""
    phrase = replace(
        one.phrase,
        heads=one.phrase.heads or two.phrase.heads,
        narrowing=tuple(dict.fromkeys((*one.phrase.narrowing, *two.phrase.narrowing))),
        gender=one.phrase.gender or two.phrase.gender,
    )
    return Sought(phrase, one.used | two.used)


def _verb(tokens: Sequence[Token], gaps: Sequence[str], start: int, stop: int, *, pauses: bool = True) -> int:
    """Return where the verb or the pause stands that ends a description which begins at `start`, `stop` for none.

    The verb behind "who" or "that" is a part of it: "somebody who ran a mill said", but not that behind "of that".
    Where no other comes, it tells what was said: "a clerk who hates the pier - who?".
    """
    last = min(stop, start + MAX_WORDS)
    opens = 0
    for at in range(start + 1, last):
        if pauses and is_pause(gaps[at]):
            return opens or at
        relative = at > start + 1 and tokens[at - 1].fold in WHO and tokens[at - 2].fold not in BEHIND_PARTICIPLES
        relative = relative and not tokens[at - 1].capitalised  # "Which?" is a paper.
        if not relative and _is_verb(tokens, at, start):
            return at
        opens = opens or (at - 1 if relative else 0)
    if opens:
        return opens
    return last if start < last and not _is_verb(tokens, start, start) else start


def _is_verb(tokens: Sequence[Token], at: int, start: int) -> bool:
    fold, before = tokens[at].fold, tokens[at - 1].fold if at > start else ""
    behind = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    if fold in AUXILIARY:
        return True
    speech = is_finite(fold)
    noun = before in INDEFINITE or (at > start and is_head(tokens, at - 1))
    if fold.endswith("ing"):
        # "I remember a clerk saying it leaks".
        return noun and fold in PLAIN_SPEECH
    if tokens[at].owns or before in ARTICLES or (noun_of(fold) and not speech):
        return False
    if speech or fold.endswith("ed") or fold in IRREGULAR:
        # "The retired clerk", "the sailor jailed in Okerby", "a big shot said".
        leads = not speech and at + 1 < len(tokens) and (is_finite(behind) or (not noun and is_head(tokens, at + 1)))
        participle = noun and fold.endswith("ed") and behind in BEHIND_PARTICIPLES - {"for", "to"}
        return not leads and not participle
    return noun and (fold in BASE or fold.endswith("s"))
