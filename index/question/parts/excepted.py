"""Excepted: somebody whose words a question does not want: "what did everyone but Lind say about tolls?"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import words
from index.question.frames import AUXILIARY, FRAME
from index.question.mentions import Mention
from index.question.tokens import Token

ANYBODY = words("all anybody anyone everybody everyone others people somebody someone")
EXCEPT = (
    ("but",), ("except",), ("except", "for"), ("besides",), ("other", "than"), ("else", "but"), ("else", "than"),
    ("else", "besides"), ("else", "except"), ("apart", "from"), ("aside", "from"), ("excluding",), ("than",),
)  # fmt: skip


def find_excepted(tokens: Sequence[Token], mentions: Sequence[Mention]) -> range:
    """Return the tokens of "everyone but Lind" where they stand for who is asked, else none.

    "Nobody but Lind" asks for Lind; "what did Aker say about anyone but Lind" asks for Aker.
    """
    folds = [token.fold for token in tokens]
    for mention in mentions:
        for phrase in EXCEPT:
            at = mention.start - len(phrase) - 1
            left_out = at >= 0 and folds[at] in ANYBODY and tuple(folds[at + 1 : mention.start]) == phrase
            if left_out and FRAME.union(AUXILIARY).issuperset(folds[:at]):
                return range(at, mention.end)
    return range(0)
