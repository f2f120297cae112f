"""States: letters for one beside an office, "the NJ governor", "a state senator from Mass.", read as its name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from corpus.lexicon.lists import words
from corpus.lexicon.places import load_state_labels
from corpus.people.roles import noun_of
from index.question.frames.frames import FRAME
from index.question.names import Names
from index.question.roles import office_at
from index.question.tokens import Token, find_tokens

MAX_BEFORE_OFFICE = 5
"""How many words stand between the letters of a state and the noun of an office."""
OF = words("of from in for")
OFFICES_OF_STATE = words("minister secretary ambassador chancellor premier")
"""Offices of a country alone."""
WORDS_TOO = words(
    "al ala ark co ct de del ga hi ia id ill in ind kan la ma mass md me mi minn miss mo ms mt nd ne nev oh ok or "
    "ore pa va wash"
)
"""Letters that are words, or short for others, where they are small."""


def with_states_spelled(core: str, names: Names) -> str:
    """Return a question with the letters of states beside an office written out, those of a body left: "VA chief"."""
    tokens = find_tokens(core)
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        state = _states().get(token.fold)
        if state is None or not _is_short(token, core) or not _is_beside_office(tokens, at):
            continue
        if not names.referents([token.fold]):
            owns = token.text[-2:] if token.owns else ""
            core = f"{core[: token.start]}{state.title()}{owns}{core[token.end :].removeprefix('.')}"
    return core


def _is_short(token: Token, core: str) -> bool:
    """Return whether a word is written as short for something: in capitals, with a point, or in letters alone."""
    bare = token.text.replace(".", "")[: len(token.fold)]
    pointed = token.capitalised and core[token.end : token.end + 1] == "."
    return bare.isupper() or pointed or (bare.islower() and token.fold not in WORDS_TOO)


def _is_beside_office(tokens: Sequence[Token], at: int) -> bool:
    near = range(at + 1, min(len(tokens), at + 1 + MAX_BEFORE_OFFICE))
    folds = [token.fold for token in tokens[at + 1 : at + 3]]
    if folds and folds[0] in OFFICES_OF_STATE:
        # "The VA secretary" is of no state, "Ohio's secretary of state" is.
        return folds[1:] == ["of"]
    behind = takewhile(lambda one: tokens[one].fold not in FRAME, near)
    if any(noun_of(tokens[one].fold) or office_at(tokens, one) for one in behind):
        return True
    return at > 1 and tokens[at - 1].fold in OF and noun_of(tokens[at - 2].fold) is not None


@cache
def _states() -> dict[str, str]:
    """Return the states by the letters that are short for them, folded."""
    return {
        label.partition(" ")[2].replace(" ", ""): state
        for state, labels in load_state_labels().items()
        for label in labels
        if state != label.partition(" ")[2]
    }
