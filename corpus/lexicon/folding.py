"""Folding: words written without what makes two spellings of one name differ."""

from __future__ import annotations

import re
import unicodedata

# Letters that do not come apart into a letter and an accent, and the marks that are written in several ways.
ALIKE = tuple(zip("łđðıøþßæœ’‘`ʻ‑‐–", ("l", "d", "d", "i", "o", "th", "ss", "ae", "oe", *"''''---"), strict=True))
SPELLINGS = {
    "defence": "defense", "centre": "center", "labour": "labor", "theatre": "theater", "tory": "conservative",
    "tories": "conservative", "met": "metropolitan", "lib": "liberal", "libs": "liberal", "dem": "democrat",
    "dems": "democrat", "conservatives": "conservative", "democrats": "democrat", "organisation": "organization",
    "comms": "communications", "govt": "government", "dept": "department", "uni": "university", "cttee": "committee",
    "cmte": "committee", "assn": "association", "tech": "technology", "anti": "against",
}  # fmt: skip
"""Words spelled in two ways, or two words for one, and which of them stands for both."""
# No character that combines with the one before is ASCII, Latin-1 or general punctuation. Said by what it is not: the
# ranges that are left take Python thirty times as long to compile, 5 ms, and four times as long to look for.
MAY_COMBINE = re.compile("[^\x00-\u02ff\u2000-\u206f]")
# Where the rest of a text is ASCII, these few make the difference between 7 µs and 1 for folding a paragraph.
PLAIN_MARKS = tuple(zip("’“”—–‘…\u00a0", ("'", '"', '"', "-", "-", "'", "...", " "), strict=True))


class _WithoutAccents(dict[int, int | None]):
    """A table for `str.translate` that drops combining characters; ten times faster than asking for each again."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


WITHOUT_ACCENTS = _WithoutAccents()


def with_plain_marks(text: str) -> str:
    """Return `text` with quotation marks, apostrophes and dashes as on a typewriter: its words are the same."""
    for mark, plain in PLAIN_MARKS:
        # Most texts have few kinds of them, the first ones here.
        if text.isascii():
            break
        text = text.replace(mark, plain)
    return text


def fold(text: str) -> str:
    """Return `text` in small letters without accents, apostrophes and hyphens made plain."""
    if text.isascii():
        return text.lower().replace("`", "'")
    # A lone acute accent is somebody's apostrophe; it would come apart into a blank and an accent.
    text = unicodedata.normalize("NFKD", text.replace("´", "'"))
    if MAY_COMBINE.search(text):
        text = text.translate(WITHOUT_ACCENTS)
    text = text.casefold()
    for letter, plain in ALIKE:
        text = text.replace(letter, plain)
    return text
