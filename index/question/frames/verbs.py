"""Verbs: where whoever is asked ends, at the verb that asks what they say, "did the clerk who warned Lind say"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from corpus.lexicon.lists import load_words, words
from corpus.people.roles import is_plural, noun_of
from index.question.frames.frames import (
    ABOUT,
    ASKING,
    AUXILIARY,
    BEHIND_PARTICIPLES,
    BEING,
    EVER,
    FEELING,
    FRAME,
    PLAIN_SPEECH,
    SPEECH_NOUNS,
    SUBORDINATING,
    WANTING,
    WHO,
    is_finite,
    is_remark,
    is_speech,
)
from index.question.tokens import Token

NAMING = words("near behind with between against")
"""Behind these an article goes on with a name."""
IN_CLAUSE = words("be been co once also then first since recently just now used to ever never")
GIVING = words("give have make offer use cite draw put raise see take get find")
"""Verbs that say little, behind the noun that is asked for: "what excuse did the clerk give for the delay"."""
DOING = words("did does do didnt doesnt dont will would can could should might must")
"""Behind these stands a verb in its plain form."""
CLAUSE_ENDS = frozenset("?!;:()")
MAX_SLOT_WORDS = 6


def verb_after(tokens: Sequence[Token], gaps: Sequence[str], start: int, covered: Collection[int]) -> int | None:
    """Return the token of the verb of whoever begins at `start`, that of a clause about them left out; None for none.

    "Did the clerk who warned Lind say ...": the verb is "say".
    """
    folds = [token.fold for token in tokens]
    relative = next((at for at in range(start + 1, min(len(folds), start + MAX_SLOT_WORDS)) if folds[at] in WHO), None)
    longest = MAX_SLOT_WORDS + 3 if relative is None else MAX_SLOT_WORDS + 6
    # "Ada Lind and the Norland Survey of Ferry Crews and Pilots": names are as long as they are.
    if "and" in folds[start : start + longest]:
        longest += min(MAX_SLOT_WORDS + 3, sum(at in covered for at in range(start, start + 2 * longest)))
    stop = _clause_end(folds, gaps, start + 1, longest=longest)
    clause = -1 if relative is None else relative + 1
    # "The clerk who was accused", "who has since said".
    while 0 < clause < stop and folds[clause] in AUXILIARY | IN_CLAUSE:
        clause += 1
    for at in range(start + 1, stop):
        if (
            relative is None
            and at > start + 1
            and folds[at] in {"the", "a", "an"}
            and folds[at - 1] not in FRAME | NAMING
        ):
            # "Does Lind support the offer": what an article begins is no verb.
            return None
        # "The clerk at the state department": nor is what stands right behind an article.
        told = at > start + 1 and folds[at - 1] in {"the", "a", "an"}
        told = told or (relative is not None and relative <= at <= clause)
        wants = folds[at] in WANTING and (folds[start] == "the" or any(one.owns for one in tokens[start:at]))
        leads = folds[at] in load_words("leading verbs") or folds[at : at + 2] == ["make", "of"]
        told = told or (folds[at].endswith("ed") and _is_participle(folds, start, at, stop))
        told = told or _names_a_trade(tokens, at, stop) or _is_in_a_name(tokens, at, stop)
        gives = folds[at] in GIVING and _asks_for_thing(folds, start)
        feels = folds[at] in FEELING and folds[start] == "the" and start > 0 and folds[start - 1] in BEING
        gives |= feels and AUXILIARY.isdisjoint(folds[start:at])
        if at not in covered and not told and (is_speech(folds[at]) or folds[at] in EVER or wants or leads or gives):
            return at
    return None


def _asks_for_thing(folds: Sequence[str], start: int) -> bool:
    """Return whether a noun is asked for in front of whoever begins at `start`: "what excuse did"."""
    noun = start - 2
    named = noun > 0 and (folds[noun] not in FRAME or is_remark(folds[noun]))
    return named and folds[start - 1] in DOING and not {"what", "which", "whose"}.isdisjoint(folds[:noun])


def _names_a_trade(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Return whether a word is no verb but says what somebody sees to: "the rail minister said", "call centre boss"."""
    return any(
        noun_of(head.fold)
        and not is_plural(head.fold)
        and not head.capitalised
        and (_may_ask(verb.fold) or verb.fold in WHO)
        for head, verb in pairwise(tokens[at + 1 : min(at + 4, stop)])
    )


def _is_in_a_name(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Return whether a word is written as a part of a name: "the Harbour Report chap said"."""
    small = any(not token.capitalised for token in tokens[at + 1 : stop])
    return small and tokens[at - 1].capitalised and tokens[at].capitalised


def _may_ask(fold: str) -> bool:
    return is_speech(fold) or fold in PLAIN_SPEECH | WANTING | EVER or fold in load_words("leading verbs")


def _is_participle(folds: Sequence[str], start: int, at: int, stop: int) -> bool:
    """Return whether a verb tells more of whoever stands before it, the asking verb being later: "did the clerk accused
    of theft say"."""
    led = at + 1 < stop and folds[at + 1] in BEHIND_PARTICIPLES
    asked = start > 0 and folds[start - 1] in DOING
    return (
        led
        and asked
        and any(is_speech(fold) and not is_finite(fold) for fold in folds[at + 2 : stop] if fold not in SPEECH_NOUNS)
        and not ABOUT & set(folds[at + 2 : next(to for to in range(at + 2, stop) if is_speech(folds[to]))])
    )


def _clause_end(folds: Sequence[str], gaps: Sequence[str], start: int, *, longest: int) -> int:
    """Return where the clause that token `start` stands in ends, after `longest` tokens at most."""
    end = min(len(folds), start + longest)
    return next((at for at in range(start, end) if _begins_clause(folds[at], gaps[at])), end)


def _begins_clause(fold: str, gap: str) -> bool:
    return (
        fold in SUBORDINATING
        or bool(CLAUSE_ENDS.intersection(gap))
        or ("." in gap and fold in ASKING | AUXILIARY)
        or ("," in gap and fold in {"he", "she", "they", "i", "who", "which", "as"})
    )
