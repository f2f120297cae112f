"""The files of fixed texts, one a language, each a few tables of texts by key."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("locales")


@cache
def read_tables(language: str) -> dict[str, dict[str, str]]:
    """Return the tables of a language, such as "texts" and "names"."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
