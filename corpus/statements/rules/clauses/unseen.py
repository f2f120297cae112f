"""Clauses without "that" which the parser did not see: `told Radio Tarn the dam could break`."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from corpus.lexicon.cues import CLAUSE, DEMAND, OBJECT, TELL, WEAK, Cue
from corpus.lexicon.lists import is_listed, load_words
from corpus.statements.draft import Range
from corpus.statements.rules.clauses.beginning import MAX_TO_THAT, WHEN_OR_WHERE
from corpus.text.grammar import FINITE, SUBJECTS, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT_PRONOUNS = frozenset({"there", "he", "she", "they", "we", "i"})
SAID_THINGS = frozenset(
    "blessings farewells goodbyes graces lines masses names phrases pieces prayers rosaries things verses vows"
    " words".split()
)
"""Plurals that are objects of "say": `said the evening prayers`."""
INDEFINITE = frozenset({"some", "such", "no", "another", "what"})
MIN_TOLD = 6
"""Words behind "said" that are a clause although the parser sees no verb in them."""
MAX_QUOTED_VERB = 4
"""Tokens of a verb in quotation marks, marks included."""

MIN_QUOTED_CLAUSE = 6
"""Tokens in which a quotation ends a clause that begins before it, marks included."""
OPENS_CLAUSE = frozenset({"DT", "NNP", "NNPS", "NNS", "PRP", "PRP$"})


def unseen_clause(token: Token, cue: Cue, last: int, source: Range | None, reading: Reading) -> int | None:
    """Return where a clause without "that" starts which the parser took for objects, or None."""
    doc = reading.doc
    if not cue.takes(CLAUSE) or cue.takes(WEAK) or token.tag_ not in {*TENSED, "VBN", "VBG"}:
        return None
    if token.dep_ == "csubj" and token.tag_ == "VBG" and doc[token.i - 1].text == ",":
        # `called it odd, warning the gate was rotten`
        return next((c.left_edge.i for c in token.children if c.dep_ == "dobj" and c.left_edge.i == token.i + 1), None)
    warned = _behind_warned(token, cue, last, reading)
    if cue.takes(TELL) or warned is not None:
        return _behind_told(token, last, reading) if warned is None else warned
    behind = _behind_phrase(token, last, reading)
    if behind is not None:
        return behind
    before = source is not None and source[1] <= token.i
    if cue.lemma == "say" and before and _runs_into_quotation(token, last, reading):
        return token.i + 1
    thing = next((c for c in token.children if _is_thing_behind(c, token)), None)
    if thing is None or thing.i >= last:
        return None
    if cue.lemma == "say" and any(c.tag_ == "VBD" and doc[c.i + 1 : c.i + 2].text == "to" for c in thing.rights):
        return thing.left_edge.i  # `said the “old gates” needed to be mended`
    if cue.lemma == "say" and _is_plural_verb(token, thing, last):
        return thing.left_edge.i
    if not reading.is_outside(thing):
        return thing.left_edge.i if not cue.takes(OBJECT) and _is_quoted_verb(thing, last, reading) else None
    if cue.lemma == "say" and (_has_verb(token, thing, last, reading) or _is_told(token, thing, last)):
        return thing.left_edge.i
    return thing.left_edge.i if _hides_verb(token, thing, last) else None


def _behind_told(token: Token, last: int, reading: Reading) -> int | None:
    """Return where a clause starts with its pronoun: `told Radio Nine's morning programme [there was nothing left]`."""
    doc = reading.doc
    for i in range(token.i + 2, min(last - 1, token.i + MAX_TO_THAT)):
        if reading.inside[i] != OUTSIDE or doc[i].is_punct or doc[i].tag_ in FINITE:
            return None
        if doc[i].is_sent_start:
            return i  # `told Radio Tarn [the dam could break]`: the parser makes two sentences of it
        verb = i + 2 if doc[i + 1].tag_ == "RB" else i + 1  # `told her 30,000 readers she still meant to sing`
        if doc[i].lower_ in SUBJECT_PRONOUNS and verb < last and doc[verb].tag_ in FINITE:
            return i
    return None


def _behind_warned(token: Token, cue: Cue, last: int, reading: Reading) -> int | None:
    """Return where a clause that opens with a condition starts: `warned her [if it rains the dam will break]`."""
    doc = reading.doc
    if not cue.takes(TELL, DEMAND):
        return None
    for i in range(token.i + 2, min(last, token.i + MAX_TO_THAT)):
        if reading.inside[i] != OUTSIDE or doc[i].is_punct or doc[i].tag_ in FINITE:
            return None
        if doc[i].lower_ in {"if", "unless"}:
            modals = (word for word in doc[i:last] if word.tag_ == "MD" and reading.is_outside(word))
            subjects = {word.head.i for word in doc[i:last] if word.dep_ in SUBJECTS}
            return i if len(subjects) > 1 and any(modals) else None
    return None


def _behind_phrase(token: Token, last: int, reading: Reading) -> int | None:
    """Return where a clause starts behind when or where it was said: `said after the meeting he would not go`.

    The parser hangs its verb on the phrase, as if it were relative: one with an auxiliary is not.
    """
    doc = reading.doc
    if token.i + 2 >= last or not (doc[token.i + 1].lower_ in WHEN_OR_WHERE or doc[token.i + 1].dep_ == "npadvmod"):
        return None
    for word in doc[token.i + 2 : min(last, token.i + MAX_TO_THAT)]:
        if word.tag_ in FINITE or word.text == "," or reading.inside[word.i] != OUTSIDE or word.tag_ in {"WDT", "WP"}:
            return None
        if word.dep_ in SUBJECTS and word.head.i > word.i and word.head.dep_ in {"relcl", "advcl", "ccomp"}:
            helped = any(c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE for c in word.head.children)
            return word.left_edge.i if helped and word.left_edge.i > token.i + 2 else None
    return None


def _runs_into_quotation(token: Token, last: int, reading: Reading) -> bool:
    """Return whether a clause begins in nobody's marks and ends in them: `said the crews “fought for each plank”`.

    The parser sees no verb, as the tagger takes it for a noun or a participle.
    """
    doc = reading.doc
    if (
        token.i + 1 >= last
        or doc[token.i + 1].tag_ not in OPENS_CLAUSE
        or not any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
    ):
        return False
    for i in range(token.i + 1, min(last, token.i + MAX_TO_THAT)):
        if reading.inside[i] != OUTSIDE:
            start, end = reading.bounds[reading.inside[i]]
            verb = doc[min(start + 1, end - 1)]
            may_do = verb.is_lower and (verb.tag_ in {"NN", "NNS", "MD"} or verb.tag_.startswith("VB"))
            return may_do and i > token.i + 1 and end <= last and end - start >= MIN_QUOTED_CLAUSE
        if doc[i].is_punct or doc[i].is_space or (doc[i].dep_ == "nsubj" and doc[i].head.i < token.i):
            return False
    return False


def _hides_verb(token: Token, thing: Token, last: int) -> bool:
    """Return whether what the parser took for an object is a clause.

    Its verb is a conjunct without a conjunction (`clarified the mayor's son, Nils, paid`), or has been taken for a
    plural, before the article of its object (`argued the dam's cost burdens the valley`).
    """
    beside = token.doc[thing.right_edge.i + 1 : last][:1]
    if beside and beside[0].tag_ in {"MD", "VBZ", "VBP"} and beside[0].head.i > thing.i:
        return True
    joined = next((c for c in token.children if c.dep_ == "conj"), None)
    if joined is not None and any(c.dep_ == "appos" for c in thing.children):
        return joined.tag_ in FINITE and not any(c.dep_ == "cc" for c in token.children)
    words = token.doc[thing.left_edge.i : min(thing.right_edge.i + 2, last, thing.i + MAX_TO_THAT)]
    return any(
        word.tag_ == "NNS" and following.tag_ in {"DT", "PRP$"} and word.i > words[0].i
        for word, following in itertools.pairwise(words)
    )


def _is_plural_verb(token: Token, thing: Token, last: int) -> bool:
    """Return whether the verb that ends a sentence is taken for a plural: `Lindqvist said the dam leaks.`"""
    nouns = [word.tag_ for word in token.doc[token.i + 1 : thing.i + 1]]
    ends = thing.i + 1 == last or token.doc[thing.i + 1].text == "."
    spoken = any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
    return ends and spoken and nouns == ["DT", "NN", "NNS"] and thing.lower_ not in SAID_THINGS


def _is_quoted_verb(word: Token, last: int, reading: Reading) -> bool:
    """Return whether a word in marks is a verb taken for a noun: `claiming the board “stole” his designs`."""
    start, end = reading.bounds[reading.inside[word.i]]
    alone = end - start <= MAX_QUOTED_VERB and word.left_edge.i < start and end < last
    return alone and word.doc[end].tag_ in {"DT", "PRP$", "PRP"}


def _is_thing_behind(word: Token, token: Token) -> bool:
    """Return whether a word is the head of what the parser takes for a thing right behind a cue."""
    return word.left_edge.i == token.i + 1 and (word.dep_ == "dobj" or (word.dep_ == "ccomp" and word.tag_ == "NN"))


def _is_told(token: Token, thing: Token, last: int) -> bool:
    """Return whether the object of "said" can only be a clause: `said the findings conflict with those of others`.

    Its verb is taken for a noun. Nobody says a thing, but for a few.
    """
    doc, opening = token.doc, thing.left_edge
    if thing.tag_ not in {"NN", "NNS"} or opening.lower_ in INDEFINITE or (thing.i == opening.i and thing.tag_ == "NN"):
        return False
    said = any(
        is_listed(word, "indefinite things") or word in SAID_THINGS for word in (thing.lower_, f"{thing.lower_}s")
    )
    spoken = any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
    return spoken and not said and sum(word.is_alpha for word in doc[opening.i : last]) >= MIN_TOLD


def _has_verb(token: Token, thing: Token, last: int, reading: Reading) -> bool:
    """Return whether the object of "said" is the subject of a verb: `said input costs before this have risen`."""
    if thing.left_edge.lower_ in load_words("indefinite things") or thing.pos_ not in {"NOUN", "PROPN"}:
        return False
    if thing.tag_ == "NN" and thing.left_edge.i == thing.i:
        return False  # `said grace before they ate`
    verb = next((t for t in token.doc[thing.i + 1 : last] if t.tag_ in FINITE and reading.is_outside(t)), None)
    within = thing.right_edge.i if thing.right_edge.i < last else last
    joined = any(
        c.dep_ in {"cc", "conj"} and c.i > thing.i and verb is not None and c.i <= verb.i for c in token.children
    )
    return verb is not None and verb.i > within and not joined
