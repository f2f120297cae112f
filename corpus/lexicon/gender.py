"""The gender a word shows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

Gender = Literal["m", "f"]


def gender_among(marks: Collection[str]) -> Gender | None:
    """Return the gender that the marks behind a word in a data file give it, None where they give none."""
    return "m" if "m" in marks else "f" if "f" in marks else None
