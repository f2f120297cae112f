"""Names of bodies: what two printed names have in common that are one body's, and the letters one may be called by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.lexicon.folding import SPELLINGS, fold
from corpus.lexicon.lists import is_listed, words
from corpus.lexicon.places import load_countries, load_place_phrases, load_places

WORD = re.compile(r"[\w.’'-]+|&")
LINKS = words("of for the and on in & de")
OF = re.compile(r" (?:of|for) (?:the )?")
THE = re.compile(r"^(?:the|de) ", re.IGNORECASE)
LEGAL = words("ltd limited plc inc llc llp corp gmbh")
"""What ends the names of firms in their papers alone."""
SAID_OF_NAMES = words("party newspaper paper magazine")
SHORTENED = {"gov": "government", "assoc": "association"}
"""What is short for a word in the names of bodies alone: of a person "gov" is a governor."""


@lru_cache(maxsize=4096)
def name_key(name: str) -> tuple[str, ...]:
    """Return the words that tell which body a name means: two names with the same ones are one body's.

    "The Labour party" and "Labour", "Office for Dams" and "Office of Dams", "Norway's Ski Federation" and
    "Norwegian Ski Federation".
    """
    return tuple(plain_word(word) for word in _in_its_state(_telling(name)))


def turned_key(name: str) -> tuple[str, ...]:
    """Return the key of a name with what its "of" leads to in front, "aker museum" of "Museum of Aker"; () without."""
    front, _, behind = OF.sub("|", name, count=1).partition("|")
    return (*name_key(behind), *name_key(front)) if behind else ()


def head_of(name: str) -> str:
    """Return the word of a name that tells what the body is: "college" of "Royal College of Rowers"."""
    return ("", *name_key(OF.split(name, maxsplit=1)[0]))[-1]


def plain_word(word: str) -> str:
    """Return a word of a name folded, without its points, in the spelling that stands for all."""
    folded = fold(word).replace(".", "")
    return SPELLINGS.get(folded, SHORTENED.get(folded, folded))


def letters(name: str) -> str:
    """Return the folded letters a body may be called by, a word in capitals whole ("ukip"); of one word that word."""
    told = _telling(name)
    named = [word for word in told if not word.islower() or is_listed(word, "bodies", "collectives")]
    if len(named) < 2:
        return " ".join(name_key(name))
    return "".join(fold(word).replace(".", "") if _is_letters(word) else fold(word[0]) for word in named)


def _telling(name: str) -> Sequence[str]:
    """Return the words of a name without links, what a firm is by law, and what tells the kind of a single word.

    A paper goes without its "Daily" too. What would be a link ends "Move On" and begins "In Touch", and is its own.
    """
    told = WORD.findall(THE.sub("", name))
    told = [word for at, word in enumerate(told) if at in {0, len(told) - 1} or word.lower() not in LINKS]
    while len(told) > 1 and told[-1].lower().strip(".") in LEGAL:
        told.pop()
    if len(told) == 2 and told[0] == "Daily" and is_listed(told[1].lower(), "papers"):
        return told[1:]
    kinds = len(told)
    while kinds > 1 and _only_tells_kind(told[kinds - 1], of=told[0]):
        kinds -= 1
    return told[:1] if kinds == 1 else told


def _only_tells_kind(word: str, *, of: str) -> bool:
    """Return whether a word behind a name of one word says no more than what bears it: "the Gull newspaper"."""
    if word.lower() in SAID_OF_NAMES:
        # The US is no Us magazine, and the Independent no Independent Party.
        if of.lower() in load_places():
            return False
        return (word.islower() or word == "Party") and not (word.lower() == "party" and is_listed(of.lower(), "papers"))
    named = not is_listed(of.lower(), "organisation words", "collectives") and of.lower() not in load_places()
    return named and word.islower() and is_listed(word, "kinds of body", "kinds behind a name")


def _is_letters(word: str) -> bool:
    return len(word) > 1 and word.replace(".", "").isupper()


def _in_its_state(told: Sequence[str]) -> Sequence[str]:
    """Return words with the name of the country for "Norwegian" and "Norway's", before what a country has."""
    if len(told) < 2 or not is_listed(told[-1].lower(), "collectives") or told[-1].lower() == "bank":
        return told
    return [_country(word) or word for word in told]


def _country(word: str) -> str:
    """Return the country a word means by its own name, or as what is from there; "" for any other."""
    country = load_places().get(fold(word).removesuffix("'s"), "")
    return country if country in load_countries() and fold(word)[:3] == country[:3] else ""


def varies(fold: str) -> bool:
    """Return whether a folded word may be another one, or left out, in another wording of a body's name."""
    return fold in LINKS or plain_word(fold) != fold or (fold,) in load_place_phrases()


def body_form(folds: Sequence[str]) -> str:
    """Return the form that folded words have in whatever wording they name a body; "" where they can name none."""
    if folds[0] in LINKS or folds[-1] in LINKS:
        return ""
    if len(folds) == 1:
        # "Tories" are those of a party, and "Tory" is said of its members too.
        return f"{SPELLINGS[folds[0]]} party" if folds[0] in SPELLINGS and folds[0].endswith("s") else ""
    return " ".join(name_key(" ".join(folds)))
