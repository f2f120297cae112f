"""What a study shows, or those who have findings: `figures show ...`, `the survey found no sign of ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import FINDING, Cue
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.studies import has_findings
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.sources.mention import mention_range
from corpus.text.grammar import FINITE, RELATIVES, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUN_PHRASE = frozenset("DT JJ JJR JJS NN NNS NNP NNPS CD HYPH POS PRP$".split())
LEADING = frozenset({"by", "from", "of", "for"})
"""Prepositions between findings and whose they are: `figures from the ministry`."""
SHOWN = frozenset({"dobj", "ccomp", "xcomp", "oprd", "attr"})
FINDERS = frozenset({"they", "he", "she", "another", "others"})
BACK = 80
"""Tokens before somebody who found something, where a report of research has named it so."""
POLLS = frozenset({"poll", "polls", "survey", "surveys"})
SEEING = frozenset({"put", "puts", "had", "has", "gave", "gives"})
"""Verbs of a poll that sees somebody somewhere, and of no other findings."""
MAX_UP = 4
"""Words from a relative clause up to the study it tells of: `the findings of a review in 2004, which showed ...`."""
LEADING_UP = frozenset({"pobj", "prep", "conj", "appos", "acl"})
MIN_SHOWN = 3
"""Words that tell anything of what was found: `found a link` does, `found it` does not."""


def read_shown(token: Token, reading: Reading) -> Draft | None:
    """Return what a study shows that stands behind it, where the tagger took the verb for a noun.

    `Tea may harm the heart, a new study shows.`
    """
    doc, (first, last) = reading.doc, reading.sentence_of[token.i]
    noun, comma = token.i - 1, token.i - 1
    while comma > first and _goes_on(doc[comma]) and reading.inside[comma] == OUTSIDE:
        noun = comma - 1 if doc[comma].lower_ in LEADING else noun
        comma -= 1
    ends = all(word.is_punct or word.is_space for word in doc[token.i + 1 : last])
    if not ends or doc[comma].text != "," or noun <= comma or not has_findings(doc[noun].lower_):
        return None
    ranges = trim([(first, comma)], reading)
    finite = any(doc[i].tag_ in FINITE for i in range(first, comma))
    return (
        Draft(ranges, ((token.i, token.i + 1),), (comma + 1, token.i), "clause before") if ranges and finite else None
    )


def read_standing(token: Token, reading: Reading) -> Draft | None:
    """Return where a poll sees somebody, or None where no poll does: `A poll put Aker at 36%`, `had her ahead`."""
    doc, last = reading.doc, reading.sentence_of[token.i][1]
    subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i and c.lower_ in POLLS), None)
    if subject is None or token.tag_ not in TENSED or not reading.is_outside(subject):
        return None
    thing = next((c for c in token.children if c.i > token.i and c.dep_ in SHOWN), None)
    behind = {word.lower_ for word in doc[token.i + 1 : last]}
    if thing is None or "margin" in behind or behind.isdisjoint(load_words("standings")):
        return None  # `The poll has a margin of error of 3 percent`
    ranges = trim([(token.i + 1, last)], reading)
    return Draft(ranges, ((token.i, token.i + 1),), mention_range(subject, token, reading), "clause")


def shown_after(token: Token, cue: Cue, source: Range, reading: Reading) -> int | None:
    """Return where begins what a study shows, or found, as a thing: `found no sign of a leak`, `shows Aker ahead`."""
    doc = reading.doc
    if not cue.takes(FINDING) or token.tag_ not in {*TENSED, "VBN"} or token.dep_ == "relcl":
        return None
    if not has_findings(doc[source[0] : source[1]].root.lower_):
        return None
    thing = next((c for c in token.children if c.i > token.i and c.dep_ in SHOWN), None)
    if (
        thing is None
        or source[0] <= thing.i < source[1]
        or sum(word.is_alpha for word in doc[token.i + 1 : reading.sentence_of[token.i][1]]) < MIN_SHOWN
    ):
        return None
    return max(thing.left_edge.i, token.i + 1)


def study_before(token: Token, source: Range, reading: Reading) -> Range | None:
    """Return the study that a relative pronoun stands for: `[a study] that found ...`; None where it is no study's."""
    doc, pronoun = reading.doc, source[0]
    if token.dep_ != "relcl" or source[1] - pronoun != 1 or doc[pronoun].lower_ not in RELATIVES:
        return None
    noun = token.head
    for _ in range(MAX_UP):
        if any(child.lower_ in {"no", "any"} for child in noun.children):
            return None  # `There is no study that shows ...`
        # `published a study in a journal that found ...`: the parser hangs the journal on the verb.
        nouns = (one for one in (noun, *noun.children) if one.i == noun.i or one.dep_ == "dobj")
        study = next((one for one in nouns if one.i < pronoun and has_findings(one.lower_)), None)
        if study is not None and reading.is_outside(study):
            start, end = mention_range(study, token, reading)
            return start, min(end, pronoun - (doc[pronoun - 1].text == ","))
        if noun.dep_ not in LEADING_UP or noun.head.i > noun.i:
            break
        noun = noun.head
    return None


def opens_with_findings(head: Token) -> bool:
    """Return whether findings open their sentence, where their capital makes them a name: `Research has shown ...`."""
    return head.left_edge.is_sent_start is True and is_listed(head.lower_, "findings")


def is_of_research(head: Token, token: Token, reading: Reading) -> bool:
    """Return whether somebody has found out what a clause tells, in a report of research: `They found that ...`.

    Elsewhere whoever finds a gate open says nothing.
    """
    if head.lower_ not in FINDERS and head.ent_type_ != "PERSON":
        return False
    behind = any(c.dep_ == "ccomp" and c.i > token.i for c in token.children)
    ends = reading.doc[token.i + 1 : token.i + 2].text == "." and reading.doc[head.i - 1].text == ","
    within, before = reading.sentence_of[head.i][0], reading.doc[max(0, head.i - BACK) : head.i]
    return (behind or ends) and any(
        is_listed(word.lower_, "research") or (word.i >= within and is_listed(word.lower_, "finders"))
        for word in before
    )


def _goes_on(word: Token) -> bool:
    """Return whether a word may stand within the name of findings."""
    return word.tag_ in NOUN_PHRASE or word.lower_ in LEADING
