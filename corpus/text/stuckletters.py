"""The Q and A of an interview that stand stuck to its words, as in copied pages: `QWhy does it leak?`"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

BEGINS = r"(?=[A-Z][a-z]|[AI]['’ ])"
ASKED = re.compile(rf"^Q{BEGINS}", re.MULTILINE)
ANSWERED = re.compile(rf"^A(?:{BEGINS}|(?=[.:]\s))", re.MULTILINE)
MIN_PAIRS = 2
"""Questions and answers that make an interview: one paragraph may begin with QAnon or an AI."""


def find_stuck(text: str) -> list[int]:
    """Return where the letters stand that are stuck to a question or an answer; none where the text is no interview."""
    asked = [match.start() for match in ASKED.finditer(text)]
    if len(asked) < MIN_PAIRS:
        return []
    answered = [match.start() for match in ANSWERED.finditer(text)]
    stuck = [at for at in answered if text[at + 1] not in ".:"]
    return sorted((*asked, *stuck)) if len(answered) >= MIN_PAIRS else []


def part_letters(doc: Doc) -> Doc:
    """Make words of their own of the letters of an interview that are stuck to its words."""
    stuck = set(find_stuck(doc.text))
    if stuck:
        with doc.retokenize() as retokenizer:
            for token in doc:
                if token.idx in stuck and len(token) > 1:
                    parts = [token.text[0], token.text[1:]]
                    retokenizer.split(token, parts, heads=[(token, 0), (token, 1)])
    return doc
