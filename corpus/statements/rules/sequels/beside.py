"""A sentence that quotes a few words right behind an attribution: `..., Lind said. It is “a leaking bucket” by now.`"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from corpus.lexicon.cues import BELIEF, QUOTE, WEAK, load_cues
from corpus.statements.draft import Draft, Range, trim
from corpus.text.grammar import FINITE, FIRST_PERSON
from corpus.text.reading import OUTSIDE, Reading

MIN_QUOTED = 5
"""Tokens, marks included, that such a sentence quotes; fewer are a name or a word kept at a distance."""
MAX_SENTENCE = 80
"""Tokens of such a sentence."""
PRONOUNS = frozenset({"he", "she", "they"})
ATTRIBUTED = frozenset({"quotation", "clause before"})
"""Rules by which an attribution stands behind what it reports."""


def read_beside(drafts: Sequence[Draft], claimed: Collection[int], reading: Reading) -> Iterator[Draft]:
    """Yield the sentences in the reporter's words that quote whoever the sentence before, which they go on, reports.

    That sentence ends with its attribution, in the same paragraph. Nobody is named in this one, and it has no cue.
    """
    cues = {draft.cue[0][0] for draft in drafts}
    sentences = {reading.sentence_of[i] for i in cues}
    for draft in drafts:
        if draft.source is None or draft.rule not in ATTRIBUTED or not _ends_with_attribution(draft, reading):
            continue
        start = reading.sentence_of[draft.cue[0][0]][1]
        if start >= len(reading.doc) or reading.doc[start - 1].is_space:
            continue
        sentence = reading.sentence_of[start]
        if sentence in sentences or not _quotes(sentence, claimed, reading) or not _goes_on(sentence, reading):
            continue
        content = trim([sentence], reading)
        if content:
            yield Draft(content, draft.cue, draft.source, "following")


def _ends_with_attribution(draft: Draft, reading: Reading) -> bool:
    """Return whether a sentence ends with a cue of speech and its source behind what they report."""
    doc, cue = reading.doc, draft.cue[0][0]
    first, last = reading.sentence_of[cue]
    verb = load_cues().get(doc[cue].lower_)
    if verb is None or not verb.takes(QUOTE) or verb.takes(WEAK, BELIEF) or draft.source is None:
        return False
    opening = min(cue, draft.source[0])
    behind = doc[max(cue + 1, draft.source[1]) : last]
    plain = all(reading.is_outside(word) and word.tag_ not in FINITE and word.tag_ != "VBG" for word in behind)
    return first <= draft.source[0] and draft.source[1] <= last and draft.content[-1][1] <= opening and plain


def _quotes(sentence: Range, claimed: Collection[int], reading: Reading) -> bool:
    """Return whether a sentence quotes a phrase in small letters, and nothing that another has said."""
    numbers = {reading.inside[i] for i in range(*sentence)} - {OUTSIDE}
    if not numbers or numbers & set(claimed):
        return False
    start, end = min(reading.bounds[number] for number in numbers)
    quoted = reading.quotations[reading.inside[start]].inner.of(reading.text)
    return end - start >= MIN_QUOTED and quoted[:1].islower()


def _goes_on(sentence: Range, reading: Reading) -> bool:
    """Return whether a sentence tells more of what was said, and not of whoever said it or of somebody else."""
    start, end = sentence
    if end - start > MAX_SENTENCE or any(word.is_space and "\n" in word.text for word in reading.doc[start : end - 1]):
        return False
    cues = load_cues()
    for word in reading.doc[start:end]:
        if not reading.is_outside(word):
            continue
        reports = word.tag_.startswith("VB") and (cue := cues.get(word.lower_)) is not None and not cue.takes(WEAK)
        if word.ent_type_ in {"PERSON", "ORG", "NORP"} or word.lower_ in FIRST_PERSON or reports:
            return False
        if word.lower_ in PRONOUNS and word.dep_ == "nsubj" and word.head.dep_ == "ROOT":
            return False
    return reading.doc[start].text not in {"(", "["}
