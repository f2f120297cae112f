"""Fellows: whoever is only said to have a name, "a fellow called Ama Lind", read as the name."""

from __future__ import annotations

import re

from corpus.lexicon.lists import load_words
from corpus.people.roles import noun_of
from index.question.frames.frames import AUXILIARY, FRAME, is_speech
from index.question.names import Names
from index.question.tokens import fold_text

CALLED = re.compile(
    r"\b(?:(?P<before>[\w’'-]+) )?(?P<who>(?:an?|the|this|that|some|one) (?:[\w’'-]+ ){0,3}?(?P<noun>[\w-]+),? "
    r"(?:(?P<told>called|named)|by the name of|who(?:['’]s| is| was) called|who goes by|whose name is)) ",
    re.IGNORECASE,
)
WORD = r"[\w.’'-]{1,40}"
NAMES = [
    re.compile(rf"(?P<name>(?:{WORD} ){{{before}}}{WORD}?)(?:['’]s)?(?:[,;:.?!)]| [–-]|\W*$| (?P<behind>[\w’'-]+))")
    for before in (1, 0)
]
"""A name of two words, or of one, and the word behind it."""
OBJECTS = frozenset({"a", "an", "the", "his", "her", "their", "my", "our", "your", "to", "as"})
"""Behind a name these tell what "called" says of it: "the clerk called Lind a liar"."""


def with_fellows_named(core: str, names: Names) -> str:
    """Return a question in which whoever it says to be called something is called so: "Ama Lind had to explain"."""

    def name(found: re.Match[str]) -> str:
        ahead = filter(None, (pattern.match(core, found.end()) for pattern in NAMES))
        named = _is_person(found) and any(_is_told(found, one) and _is_name(one["name"], names) for one in ahead)
        return f"{found['before']} " * bool(found["before"]) if named else found[0]

    return CALLED.sub(name, core)


def _is_person(found: re.Match[str]) -> bool:
    noun = found["noun"].lower()
    return noun in load_words("people") | {"somebody", "someone"} or noun_of(noun) is not None


def _is_told(found: re.Match[str], name: re.Match[str]) -> bool:
    """Return whether only a name is told of somebody: "did a clerk called Lind pay", "a clerk named Lind says"."""
    before, behind = (found["before"] or "").lower(), (name["behind"] or "").lower()
    sure = not found["told"] or before in AUXILIARY or not behind
    return sure or (behind not in OBJECTS and (behind in FRAME or is_speech(behind)))


def _is_name(name: str, names: Names) -> bool:
    return all(word[0].isupper() for word in name.split()) or bool(names.referents([fold_text(name)]))
