"""Grammar: the tags, relations and small words by which rules of several modules read a parse."""

from __future__ import annotations

DASHES = frozenset({"—", "–", "--", "-"})
"""Tokens that part a sentence as a dash does."""
TENSED = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs in the past or the present."""
FINITE = TENSED | {"MD"}
"""The same and auxiliaries like "will": what makes words a clause."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
"""Parts of speech that can be the head of a mention."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Relations of a subject to its verb, an active or a passive one."""
MAIN = frozenset({"ROOT", "conj"})
"""Relations of the verb of a main clause."""
NOT = frozenset({"not", "n't", "n’t"})
FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
"""Words that stand for what is told of, at the beginning of a clause about it."""
