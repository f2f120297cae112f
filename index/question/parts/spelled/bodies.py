"""Bodies called by letters: "the WHO" is written out, before "who" is read as a question, and so is "LA Times".

What articles only print in letters is read as they print it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.people.bodynames import letters
from index.question.frames.frames import FRAME
from index.question.nameforms import Form
from index.question.names import Names
from index.question.tokens import Token, find_tokens, fold_text

MIN_LETTERS, MAX_LETTERS, MAX_BEHIND = 2, 3, 3
MANY = 4
"""How many letters are hardly those of two bodies."""
BODY = re.compile(
    r"(?<=\b[Tt]he )WHO\b|\bWHO(?=['’]s|:| (?:on|about|chief|boss|head|director|official|spokes\w+|expert|scientist)\b)"
)
"""The World Health Organization, and no "who" that somebody stresses: "WHO said that?"."""

BRACKETED = re.compile(
    r"\b(?:the|that|an?) (?:[a-z][\w'’-]* ){1,6}\((?:(?:the|aka|called) )?(?P<name>(?-i:[A-Z][\w&.]*[A-Z]))\)",
    re.IGNORECASE,
)
"""What a body is called by behind a description: "the weeds watchdog (the KC)"."""

FULL_NAME = re.compile(
    r"(?<![\w'’-])[A-Z][\w'’]*(?:(?: (?:of|for|and|the|to|in|near|on|de|&)){0,3} (?:[A-Z][\w'’]*|\d{1,2}(?!\w))){1,9}"
)
"""What may be the name of a body in full: "Society for the Keeping of Ewes", "Series 1"."""

WITH_ARTICLE = re.compile(r"(?<![\w'’-])The([A-Z]\w+)")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def with_full_name_lettered(core: str, names: Names) -> str:
    """Return a question with the letters in the place of a full name that nobody has, where a body is called by them.

    Articles that only print "RSKE" know no "Royal Society for the Keeping of Ewes".
    """

    def letter(found: re.Match[str]) -> str:
        words = found[0].split()
        start = next((at for at, word in enumerate(words) if fold_text(word) not in FRAME), len(words))
        rest = " ".join(words[start:])
        return " ".join((*words[:start], _called_by_letters(rest, names) or rest))

    return core if core.isupper() else FULL_NAME.sub(letter, core)


def _called_by_letters(name: str, names: Names) -> str:
    """Return the letters by which articles call the body of a full name; "" where they do not, or print the name."""
    short, full = letters(name), fold_text(name)
    if " " not in full or names.referents([full]):
        return ""
    if len(short) < MANY and not any(map(str.isdigit, short)) and not names.article_frequency(full):
        return ""  # "NBA" may be another's, of which the library has nothing
    found = names.speakers(one.speaker for one in names.referents([short]).get(short, ()) if one.form is Form.FULL)
    return found[0].name if len(found) == 1 and found[0].name.isupper() and found[0].kind == "organisation" else ""


def without_article_inside(core: str, names: Names) -> str:
    """Return a question without the article written into a name known without it: "Lantern" of "TheLantern"."""

    def bare(found: re.Match[str]) -> str:
        name = " ".join(CAMEL.split(found[1]))
        whole, *others = (fold_text(one) for one in (found[0], found[1], name))
        borne = names.referents((whole, *others))
        return found[0] if whole in borne or not borne else name

    return WITH_ARTICLE.sub(bare, core)


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
