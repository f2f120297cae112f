"""The word lists of names and speakers, read from the data file beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def load_words(name: str) -> frozenset[str]:
    """Return the words listed under a name; KeyError where there is no such list."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    name = ""
    for line in data_lines("words.txt"):
        if line.startswith("["):
            name = line.strip("[]")
        lists[name] = lists.get(name, frozenset()) | (frozenset() if line.startswith("[") else frozenset(line.split()))
    return lists


def data_lines(file: str, *, package: str = "corpus.lexicon") -> list[str]:
    """Return the lines of a data file of a package, without comments and empty lines."""
    text = files(package).joinpath(file).read_text(encoding="utf-8")
    plain = (line.split("#")[0].strip() for line in text.splitlines())
    return [line for line in plain if line]
