"""What somebody makes clear, with "that" or without: `Aker made it clear that the dam is safe`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import load_cues
from corpus.lexicon.studies import has_findings
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.rules.phrase import is_inanimate
from corpus.statements.sources.documents import DOCUMENTS
from corpus.statements.sources.source import find_source
from corpus.statements.unsaid.denial import is_unsaid
from corpus.text.grammar import FINITE, RELATIVES, SUBJECTS
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

CLEAR = frozenset({"clear", "plain"})
CLAUSES = frozenset({"ccomp", "advcl", "csubj", "acl"})
"""What the parser takes a clause for that somebody has made clear."""
BETWEEN = frozenset({"it", "very", "quite", "perfectly", "abundantly", "so", "pretty", "absolutely", "crystal"})
"""Words that stand between "make" and "clear"."""
NOBODY = frozenset({"it", "this", "that", "there", "i", "we", "you", "which", "what"})
MAX_BETWEEN = 4
MAX_WHEN = 9
"""Tokens that tell to whom or when before the clause: `made clear [to the council on Monday] that ...`."""


def made_clear(token: Token, reading: Reading) -> Draft | None:
    """Return what somebody makes clear, where `token` is "clear"; None where they only want or have to."""
    verb = _making(token)
    if verb is None or not _is_done(verb):
        return None
    clause = _clause_behind(token, verb, reading)
    source = find_source(verb, reading) if clause is not None else None
    if clause is None or source is None or not source[0] < verb.i or _is_nobody(source, reading):
        return None
    if clause.left_edge.lower_ != "that" and _asks_for_more(token, verb, source, reading):
        return None  # `which Aker made clear they would not touch`
    if is_unsaid(verb, load_cues()["say"], source, reading):
        return None
    last = reading.sentence_of[token.i][1]
    start = max(clause.left_edge.i, token.i + 1)
    ranges = trim([(start, min(clause.right_edge.i + 1, last))], reading)
    return Draft(ranges, ((token.i, token.i + 1),), source, "clause") if ranges else None


def _asks_for_more(clear: Token, verb: Token, source: Range, reading: Reading) -> bool:
    """Return whether a relative pronoun stands for a part of what is made clear; beside "it" nothing is left out."""
    if any(word.lower_ == "it" for word in reading.doc[verb.i : clear.i]):
        return False
    before = reading.doc[max(reading.sentence_of[verb.i][0], source[0] - MAX_WHEN) : verb.i]
    which = (word for word in before if word.tag_ == "WDT" and not source[0] <= word.i < source[1])
    return any(which) or (verb.dep_ == "relcl" and reading.doc[source[0]].lower_ not in RELATIVES)


def _making(token: Token) -> Token | None:
    """Return the "make" right before "clear", None where none is: the parser may hang the two on other words."""
    if token.lower_ not in CLEAR:
        return None
    for i in range(token.i - 1, max(-1, token.i - 1 - MAX_BETWEEN), -1):
        word = token.doc[i]
        if word.lemma_ == "make":
            return word
        if word.lower_ not in BETWEEN:
            return None
    return None


def _is_done(verb: Token) -> bool:
    """Return whether somebody has made something clear, and does not only want or have to."""
    had = verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    before = verb.doc[verb.i - 1 : verb.i]
    # `spoke of it, making it clear that`, and not `called for a law making it clear that`
    apart = any(word.is_punct or word.dep_ == "cc" or word.tag_ == "RB" for word in before)
    passing = verb.tag_ == "VBG" and verb.dep_ in {"advcl", "conj"} and apart
    return had or verb.tag_ in FINITE or passing


def _clause_behind(token: Token, verb: Token, reading: Reading) -> Token | None:
    """Return the clause behind "clear", with nothing before it but whom or when it was told."""
    heads = {word.i: word for word in (token, verb, token.head)}
    behind = [c for word in heads.values() for c in word.children if c.i > token.i and c.dep_ in CLAUSES]
    if token.dep_ == "acomp" and token.head.i > token.i:
        behind.append(token.head)  # `making clear the dam will close`
    for clause in sorted(behind, key=lambda word: word.i):
        opening = next(
            i for i in range(max(clause.left_edge.i, token.i + 1), clause.i + 1) if not reading.doc[i].is_punct
        )
        between = reading.doc[token.i + 1 : opening]
        plain = all(word.tag_ not in FINITE and reading.is_outside(word) for word in between)
        plain = plain and (reading.doc[opening].lower_ == "that" or not any(word.is_punct for word in between))
        if _is_plain_clause(clause, opening) and plain and len(between) <= MAX_WHEN:
            return clause
    return None


def _is_plain_clause(verb: Token, opening: int) -> bool:
    """Return whether a clause has a subject and nothing before it but "that": `clear that it leaks`."""
    subjects = (c for c in verb.children if c.dep_ in {*SUBJECTS, "expl"} and c.i >= opening)
    marks = (c.lower_ for c in verb.children if c.i == opening and c.dep_ in {"mark", "advmod"})
    return any(subjects) and next(marks, "that") == "that"


def _is_nobody(source: Range, reading: Reading) -> bool:
    """Return whether what makes something clear is no person, body or document: `The evidence makes clear that ...`."""
    words = reading.doc[source[0] : source[1]]
    if len(words) == 1 and words[0].lower_ in NOBODY:
        return True
    head = words.root
    tells = head.lemma_.lower() in DOCUMENTS or has_findings(head.lower_)
    return is_inanimate(source, reading) and not tells and head.tag_ != "NNS"
