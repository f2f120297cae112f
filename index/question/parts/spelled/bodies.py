"""Bodies called by letters: "the WHO" is written out, before "who" is read as a question, and so is "LA Times"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.question.frames.frames import FRAME
from index.question.names import Names
from index.question.tokens import Token, find_tokens, fold_text

MIN_LETTERS, MAX_LETTERS, MAX_BEHIND = 2, 3, 3
BODY = re.compile(
    r"(?<=\b[Tt]he )WHO\b|\bWHO(?=['’]s|:| (?:on|about|chief|boss|head|director|official|spokes\w+|expert|scientist)\b)"
)
"""The World Health Organization, and no "who" that somebody stresses: "WHO said that?"."""

BRACKETED = re.compile(
    r"\b(?:the|that|an?) (?:[a-z][\w'’-]* ){1,6}\((?:(?:the|aka|called) )?(?P<name>(?-i:[A-Z][\w&.]*[A-Z]))\)",
    re.IGNORECASE,
)
"""What a body is called by behind a description: "the weeds watchdog (the KC)"."""


def with_bracketed_named(core: str, names: Names) -> str:
    """Return a question with the letters behind a description in its place, where they are known for a name."""

    def name(found: re.Match[str]) -> str:
        return f"the {found['name']}" if names.referents([fold_text(found["name"])]) else found[0]

    return BRACKETED.sub(name, core)


def with_body_spelled(core: str) -> str:
    """Return a question with the body that is called "WHO" written out, unless all of it is in capitals."""
    return core if core.isupper() else BODY.sub("World Health Organization", core)


def with_letters_spelled(core: str, names: Names) -> str:
    """Return a question with the letters a body's name begins with written out: "LA Times" as "Los Angeles Times".

    They are in capitals, or the question has none, and one body alone is called so.
    """
    tokens = find_tokens(core)
    for at in range(len(tokens) - 2, -1, -1):
        token, behind = tokens[at], _adjoining(tokens, at)
        letters = token.text.isupper() or (core.islower() and token.fold not in FRAME)
        if not behind or not letters or not MIN_LETTERS <= len(token.text) <= MAX_LETTERS:
            continue
        for end in range(len(behind), 0, -1):
            rest = " ".join(behind[:end])
            found = names.lettered(token.fold, rest)
            if len(found) == 1 and not names.referents([f"{token.fold} {rest}"]):
                core = f"{core[: token.start]}{found[0].title()}{core[token.end :]}"
                break
    return core


def _adjoining(tokens: Sequence[Token], at: int) -> list[str]:
    """Return the folded words behind a token that may go on with its name."""
    folds: list[str] = []
    for one, two in pairwise(tokens[at : at + 1 + MAX_BEHIND]):
        if two.start != one.end + 1 or two.capitalised != tokens[at].capitalised or two.fold in FRAME:
            break
        folds.append(two.fold)
    return folds
