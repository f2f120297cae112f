"""Excepted: somebody whose words a question does not want: "what did everyone but Lind say about tolls?"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import load_words, words
from index.question.frames import AUXILIARY, FRAME
from index.question.mentions import Mention
from index.question.tokens import Token

ANYBODY = words("all anybody anyone everybody everyone others people somebody someone")
MAX_WORDS = 2
"""Words between "everyone" and who is left out: "everyone apart from Lind"."""


def find_excepted(tokens: Sequence[Token], mentions: Sequence[Mention]) -> range:
    """Return the tokens of "everyone but Lind" where they stand for who is asked, else none.

    "Nobody but Lind" asks for Lind; "what did Aker say about anyone but Lind" asks for Aker.
    """
    folds = [token.fold for token in tokens]
    for mention in mentions:
        for at in range(max(mention.start - MAX_WORDS - 1, 0), mention.start - 1):
            phrase = "_".join(folds[at + 1 : mention.start])
            left_out = folds[at] in ANYBODY and phrase in load_words("leaving out")
            if left_out and FRAME.union(AUXILIARY).issuperset(folds[:at]):
                return range(at, mention.end)
    return range(0)
