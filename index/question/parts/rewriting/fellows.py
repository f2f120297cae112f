"""Fellows: whoever is only said to have a name, "a fellow called Ama Lind", read as the name."""

from __future__ import annotations

import re

from corpus.lexicon.lists import load_words
from corpus.people.roles import noun_of
from index.question.frames.frames import FRAME, is_speech
from index.question.names import Names
from index.question.tokens import fold_text

CALLED = re.compile(
    r"\b(?:an?|the|this|that|some|one) (?:[\w’'-]+ ){0,3}?(?P<noun>[\w-]+),? "
    r"(?:called|named|by the name of|whose name is) "
    r"(?=(?P<name>[\w.’'-]+ [\w.’'-]+?)(?:['’]s)?(?:[,;:.?!)]| [–-]|\W*$| (?P<behind>[\w’'-]+)))",
    re.IGNORECASE,
)
OBJECTS = frozenset({"a", "an", "the", "his", "her", "their", "my", "our", "your", "to", "as"})
"""Behind a name these tell what "called" says of it: "the clerk called Lind a liar"."""


def with_fellows_named(core: str, names: Names) -> str:
    """Return a question in which whoever it says to be called something is called so: "Ama Lind had to explain"."""

    def name(found: re.Match[str]) -> str:
        return "" if _is_somebody(found) and _is_name(found["name"], names) else found[0]

    return CALLED.sub(name, core)


def _is_somebody(found: re.Match[str]) -> bool:
    """Return whether a noun means a person, of whom nothing else is told behind the name."""
    noun, behind = found["noun"].lower(), (found["behind"] or "").lower()
    follows = not behind or (behind not in OBJECTS and (behind in FRAME or is_speech(behind)))
    return follows and (noun in load_words("people") or noun_of(noun) is not None)


def _is_name(name: str, names: Names) -> bool:
    return all(word[0].isupper() for word in name.split()) or bool(names.referents([fold_text(name)]))
