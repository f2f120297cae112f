"""A label: what stands before the words in a transcript (`MS. VENN:`, `[00:12] Ora Lindqvist:`, `Q`), taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from corpus.lexicon.cues import load_cues
from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.folding import fold
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_places
from corpus.lexicon.titles import load_titles
from corpus.people.roles import noun_of

TIME = r"(?:[\[(<]?\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?[\])>]?[ \t]*(?:[-–—|][ \t]*)?)"
BULLETS = "-–—•*·▪◦‣●"
LABEL = re.compile(
    rf"(?:[{BULLETS}][ \t]+)?(?P<time>{TIME})?\**"
    rf"(?P<label>[^\W\d_][^:\n\"“”]{{0,100}}?)[ \t]*(?P<late>{TIME})?\**:\**(?=\s|$)\s*"
)
ASKED = re.compile(r"(?:Q|QUESTION|Question)\b[.:]?\s+(?=[^\W\d_a-z]|[(\"“])")
BRACKETS = re.compile(r"\(([^()]*)\)")
AGE = re.compile(r"\s*\d{1,3}\b")
PARTY = re.compile(r"\s*[A-Z]{1,3}(?:-[\w.]+)?")
MAX_LABEL = 160
"""Characters of a paragraph in which its label ends."""
MAX_NAME_WORDS = 5
MAX_ASKING = 2
"""Words of an asker's label: `AUDIENCE MEMBER`."""
MAX_INITIALS = 3
PRESENT = frozenset({"says", "tells", "adds", "writes", "asks", "explains"})
PARTICLES = frozenset({"de", "da", "di", "del", "der", "den", "van", "von", "el", "al", "bin", "la", "le", "du", "of"})

Sort = Literal["asks", "answers", "named", "maybe"]

STUCK: Final[dict[str, Sort]] = {"Q": "asks", "A": "answers"}
"""The letters of questions and answers, which may be stuck to the words behind them."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label: what it is, its name for comparing, where that name stands, where the words begin.

    Places are characters of the paragraph. "asks" is whoever puts the questions, "answers" the A of Q and A,
    "named" surely somebody, "maybe" capitals that other labels of the text must bear out.
    """

    sort: Sort
    key: str
    start: int
    end: int
    words: int


def read_label(paragraph: str) -> Label | None:
    """Return the label a paragraph begins with, None where it begins with none."""
    head = paragraph[:MAX_LABEL]
    asked = ASKED.match(head)
    if asked is not None:
        return Label("asks", "q", 0, len(asked.group().rstrip()), asked.end())
    answered = re.match(r"(?:A|ANSWER|Answer)[.:]\s+", head)
    if answered is not None:
        return Label("answers", "a", 0, len(answered.group().rstrip(" .:\t")), answered.end())
    match = LABEL.match(head)
    if match is None:
        return None
    label, at = match["label"].rstrip("* "), match.start("label")
    if _asks(label):
        return Label("asks", fold(label), at, at + len(label), match.end())
    found = _name_in(label)
    if found is None:
        return None
    name, offset, sure = found
    sort: Sort = "named" if sure or match["time"] or match["late"] else "maybe"
    return Label(sort, key_of(name), at + offset, at + offset + len(name), match.end())


def stuck_label(paragraph: str) -> Label:
    """Return the label that a letter stuck to the words behind it is: `QWhy does it leak?`"""
    return Label(STUCK[paragraph[0]], paragraph[0].lower(), 0, 1, 1)


def _asks(label: str) -> bool:
    """Return whether a label is the askers': `REPORTER`, `The Press`, `Reporter 2`, `UNIDENTIFIED MALE`."""
    words = [word for word in fold(label).split() if word.isalpha() and word != "the"]
    return bool(words) and words[0] in load_words("askers") and len(words) <= MAX_ASKING


def key_of(name: str) -> str:
    """Return a name for comparing: folded, without forms of address before it."""
    words = fold(name).split()
    while len(words) > 1 and words[0].rstrip(".") in load_titles():
        words.pop(0)
    return " ".join(words)


def _name_in(label: str) -> tuple[str, int, bool] | None:
    """Return the name in a label, where it begins, and whether it is surely somebody's."""
    head = label.split("(", maxsplit=1)[0].rstrip(" ,")
    brackets = BRACKETS.findall(label)
    if brackets and head and _is_office(head) and _is_name(brackets[0]):
        # "The Minister for Dams (Ora Lindqvist)"
        return brackets[0], label.index("(") + 1, True
    name, comma, rest = head.partition(",")
    name = name.rstrip()
    if _is_office(name):
        return (head, 0, True) if len(head.split()) <= MAX_NAME_WORDS + 3 else None
    if not _is_name(name):
        return None
    if comma:
        if any(_reports(word.strip(".,")) for word in rest.split()):
            return None  # `Ora Lindqvist, a baker, said:` leads into one quotation
        role = any(noun_of(word.strip(".,")) for word in rest.split())
        if not (role or AGE.match(rest) or PARTY.fullmatch(rest) or (head.isupper() and rest.strip())):
            return None
        return name, 0, True
    words = fold(name).split()
    titled = len(words) > 1 and words[0].rstrip(".") in load_titles()
    titled = titled or (len(words) > 2 and noun_of(words[0]) is not None)  # "CAPTAIN ORA LINDQVIST"
    return name, 0, titled or (len(words) > 1 and words[0] in load_first_names())


def _reports(word: str) -> bool:
    """Return whether a word is a reporting verb in a form that no role has: "said", and not "state" or "claims"."""
    cue = load_cues().get(word)
    return cue is not None and word != cue.lemma and (word in PRESENT or not word.endswith("s"))


def _is_office(words: str) -> bool:
    """Return whether words are an office with its article: `THE PRESIDENT`, `The Minister for Dams`."""
    first, _, rest = words.partition(" ")
    return first.lower() == "the" and rest[:1].isupper() and any(noun_of(word.strip(",")) for word in rest.split())


def may_be_initials(name: str) -> bool:
    """Return whether a label may be somebody's initials, although a state is written so: `AL` is Ada Lind."""
    return 2 <= len(name) <= MAX_INITIALS and name.isalpha() and name.isupper()


def _is_name(name: str) -> bool:
    """Return whether words may be a name: capitals, few, none of what newspapers label, no place."""
    words = name.split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or (fold(name) in load_places() and not may_be_initials(name)):
        return False
    if not all(word[0].isupper() or word in PARTICLES for word in words) or not words[0][0].isupper():
        return False
    keys = [fold(word).strip(".'’") for word in words]
    # Behind a first name even "Price" is a name.
    known = len(keys) > 1 and (keys[0] in load_titles() or keys[0] in load_first_names())
    return keys[0] not in load_cues() and not any(
        is_listed(key, "labels", "stop words", "label words") for key in keys[known:] if not known or key != keys[1]
    )
