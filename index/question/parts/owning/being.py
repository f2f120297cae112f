"""Being: whoever is said to be something is asked for as that: "a woman who was mayor of Tarn", "that clerk, he is"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.question.descriptions.phrase import does_something, is_head, is_pause, read_phrase
from index.question.frames.frames import ASKING, AUXILIARY, WHO
from index.question.tokens import Token, find_tokens, gaps_before

SHOWN = re.compile(
    r"^\W*there(?:['’]s| is| was) (?:an?|this|that|some) (?:video|clip|interview|article|story|piece|tape|recording"
    r"|speech|post|tweet|report|podcast|talk) (?:of|with|by|from|about) (?=(?:an?|the|this|that|some) )",
    re.IGNORECASE,
)
"""What only says where somebody was seen: "there was a video of a clerk who ..."."""
ADDED = re.compile(
    r"\b(?:an?|the|that|this|some) (?P<who>(?!way\b)[^.?!,;:()]{3,80}?)(?P<pause>[.,;]| [-–—]) (?:he|she)(?P<is>['’]s)?"
    r"(?= (?!did\b|didn|does\b|say|said)(?P<adds>[^.?!]{3,80}?)[.,;] (?!who\b|name\b)\S)",
    re.IGNORECASE,
)
"""Somebody described, and what a clause or sentence behind it adds, before what is asked."""
MAX_ROLE = 12
ARTICLES = frozenset({"the", "a", "an", "our", "their"})


def with_clause_joined(core: str) -> str:
    """Return a question in which what a sentence adds of somebody described stands behind "who".

    "I'm after the Tarn clerk. She backs Lind. Any words?", "there was that clerk, he was at the port, what he say?".
    """
    core = SHOWN.sub("", core)
    found = ADDED.search(core)
    before = [token for token in find_tokens(core[: found.start()]) if token.fold] if found else []
    if found is None or any(token.capitalised for token in before[1:]):
        return core
    who = [token for token in find_tokens(found["who"]) if token.fold]
    if not any(is_head(who, at) or does_something(token.fold) for at, token in enumerate(who)):
        return core
    is_ = " is" if found["is"] else ""
    end = found.end() + 1 + len(found["adds"])
    return f"{core[: found.start('pause')]} who{is_}{core[found.end() : end]},{core[end + 1 :]}"


def with_role_as_noun(core: str) -> str:
    """Return a question that asks for what somebody is said to be: "the man who is mayor of Tarn and backs Lind"."""
    tokens = [token for token in find_tokens(core) if token.fold]
    gaps = gaps_before(core, tokens)
    for who in range(2, len(tokens) - 2):
        if tokens[who].fold != "who" or tokens[who + 1].fold not in {"is", "was"}:
            continue
        start = _begin(tokens, gaps, who)
        opens = who + 2 + (tokens[who + 2].fold in ARTICLES)
        end = _role_end(tokens, gaps, opens)
        role = read_phrase(tokens, opens, end) if opens < end and start is not None else None
        if start is None or role is None or role.body or not role.narrowing:
            continue
        behind = core[tokens[end - 1].end :]
        if end < len(tokens) and tokens[end].fold == "and":
            behind = f" who{core[tokens[end].end :]}"
        return f"{core[: tokens[start].start]}the {core[tokens[opens].start : tokens[end - 1].end]}{behind}"
    return core


def _begin(tokens: Sequence[Token], gaps: Sequence[str], who: int) -> int | None:
    """Return where "a woman diplomat" begins before "who", None where nobody is described there."""
    if not is_head(tokens, who - 1) or (is_pause(gaps[who]) and "," not in gaps[who]):
        return None
    places = range(who - 1, max(-1, who - 6), -1)
    return next((at for at in places if tokens[at].fold in {"the", "a", "an", "that", "this", "some"}), None)


def _role_end(tokens: Sequence[Token], gaps: Sequence[str], start: int) -> int:
    """Return where what somebody is said to be ends: at a pause, "and", or a verb that asks."""
    stops = AUXILIARY | ASKING | WHO | {"and", "but"}
    longest = range(start + 1, min(len(tokens), start + MAX_ROLE))
    return next((at for at in longest if is_pause(gaps[at]) or tokens[at].fold in stops), longest.stop)
