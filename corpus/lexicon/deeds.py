"""Deeds: what somebody does, and the noun for who does it."""

from __future__ import annotations

from functools import cache

from corpus.lexicon.lists import data_lines


@cache
def load_deeds() -> dict[str, str]:
    """Return for each verb form the noun for who does it: "chairs" is what a "chair" does."""
    lines = (line.partition(":") for line in data_lines("deeds.txt"))
    return {form: noun.strip() for noun, _, forms in lines for form in forms.split()}
