"""First names that are prepositions too, which the parser takes for nothing else: `said Per Lindqvist`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.lexicon.months import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREPOSITIONS = {"Per", "Till"}
NO_SURNAME = re.compile(
    r"(?:annum|barrel|capita|case|cent|child|day|diem|gallon|game|head|hour|household|lit(?:er|re)|mile|minute|month"
    r"|night|person|pound|share|tonn?e?|unit|week|year|now|then|today|tomorrow|dawn|death|christmas|easter"
    rf"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|{'|'.join(MONTHS)})s?",
    re.IGNORECASE,
)
"""What follows a preposition with a capital: `Miles Per Hour`, `Till Monday`."""
NO_VERB = {",", "'s", "’s"}
"""What follows a source: `Per Aker, it leaks`, `Per Aker's office, it leaks`."""
COMMON = "peter"
"""A first name that the parser knows."""


def know_first_names(doc: Doc) -> Doc:
    """Have these names parsed as a common one is: the parser knows a word by its norm, and the text stays as it is."""
    for word in doc:
        if word.text in PREPOSITIONS and _precedes_surname(word):
            word.norm_ = COMMON
    return doc


def _precedes_surname(word: Token) -> bool:
    """Return whether a surname stands behind `word`; where a sentence begins, one that may be who does something."""
    surname, behind = (word.doc[at : at + 1] for at in (word.i + 1, word.i + 2))
    if not surname.text.istitle() or NO_SURNAME.fullmatch(surname.text):
        return False
    leads = word.i == 0 or word.nbor(-1).is_space or word.nbor(-1).text in {".", "!", "?"}
    return not leads or behind.text not in NO_VERB
