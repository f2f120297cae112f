"""Titles: forms of address before a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corpus.lexicon.gender import Gender, gender_among
from corpus.lexicon.lists import data_lines


@dataclass(frozen=True, slots=True)
class Title:
    """A form of address: the gender it shows and the role it stands for ("Sen." is a senator), if any."""

    gender: Gender | None
    role: str


@cache
def load_titles() -> dict[str, Title]:
    """Return the forms of address, folded and without the full stop."""
    titles: dict[str, Title] = {}
    for line in data_lines("titles.txt"):
        form, *marks = line.split()
        role = next((mark[1:] for mark in marks if mark.startswith("=")), "")
        titles[form.rstrip(".")] = Title(gender_among(marks), role)
    return titles
