"""First names, and the gender each shows."""

from __future__ import annotations

from functools import cache

from corpus.lexicon.gender import Gender
from corpus.lexicon.lists import data_lines


@cache
def load_first_names() -> dict[str, Gender | None]:
    """Return the known first names, folded, with the gender each shows; None where it shows neither."""
    names: dict[str, Gender | None] = {}
    gender: Gender | None = None
    for line in data_lines("first_names.txt"):
        if line.startswith("["):
            gender = "m" if line == "[men]" else "f" if line == "[women]" else None
        else:
            names.update(dict.fromkeys(line.split(), gender))
    return names
