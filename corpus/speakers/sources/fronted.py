"""What stands in front of "he said" with no subject of its own: "Asked about Lind, she said", "On Lind, she said"."""

from __future__ import annotations

from corpus.article import Span
from corpus.text.page import Page

CLAUSES = frozenset({"advcl", "ccomp", "dep"})
PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
OF_A_MATTER = frozenset({"on", "of", "about", "regarding", "concerning"})
MAX_BEFORE = 3
"""Tokens that open a sentence before such a participle: "But when asked about Lind, she said"."""


def find_fronted(page: Page, pronoun: int) -> Span | None:
    """Return the phrase that opens a sentence before its subject, a pronoun at this character, if there is one.

    What is done there the pronoun does, or it tells what the pronoun is asked: whoever is named in it is somebody else.
    """
    subject = page.token_at(pronoun)
    first = page.token_at(page.sentences[page.sentence_at(pronoun)])
    verb = page.verb_of(subject) if first < subject else None
    if verb is None:
        return None
    for token in range(first, min(first + MAX_BEFORE, subject)):
        if page.heads[token] == verb and _opens_phrase(page, token) and _has_no_subject(page, token, first):
            return Span(page.starts[token], pronoun)
    return None


def _opens_phrase(page: Page, token: int) -> bool:
    if page.deps[token] in CLAUSES:
        return page.tags[token] in PARTICIPLES
    return page.deps[token] == "prep" and page.words[token].lower() in OF_A_MATTER


def _has_no_subject(page: Page, token: int, first: int) -> bool:
    return not any(page.heads[i] == token and page.deps[i].startswith("nsubj") for i in range(first, token))
