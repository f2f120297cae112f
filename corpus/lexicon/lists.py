"""Lists of words by name, and what all data files of the lexicon have in common."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


def load_words(name: str) -> frozenset[str]:
    """Return the words listed under a name in words.txt; KeyError where there is no such list."""
    return _lists()[name]


def is_listed(word: str, *names: str) -> bool:
    """Return whether a word stands in one of these lists of words.txt; KeyError where there is no such list."""
    lists = _lists()
    return any(word in lists[name] for name in names)


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    name = ""
    for line in data_lines("words.txt"):
        if line.startswith("["):
            name = line.strip("[]")
        lists[name] = lists.get(name, frozenset()) | (frozenset() if line.startswith("[") else words(line))
    return lists


def data_lines(file: str, *, folder: Path = HERE) -> list[str]:
    """Return the lines of a data file beside the code of a folder, without comments and empty lines."""
    text = (folder / file).read_text(encoding="utf-8")
    plain = (line.split("#")[0].strip() for line in text.splitlines())
    return [line for line in plain if line]
