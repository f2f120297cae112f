"""Hearsay: what somebody quoted tells of somebody named: `"Aker said that the dam leaks," Lindqvist said.`"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, CLAUSE, FINDING, QUOTE, WEAK, Cue, load_cues
from corpus.lexicon.lists import load_words
from corpus.statements.draft import Draft, trim
from corpus.statements.rules.clauses.clause import clause_after
from corpus.statements.sources.mention import mention_range, takes_up
from corpus.statements.sources.verbs import is_perfect
from corpus.statements.unsaid.denial import is_unsaid
from corpus.text.grammar import SUBJECTS, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
"""Relations of a verb that tells what was said, and not only when: not of `“When Aker says it leaks, we go”`."""

OWN = frozenset({"mine", "yours", "ours", "theirs"})
"""What the tagger takes for a name at the head of a sentence: `“Mine told me that it leaks.”`"""


class Hearsay:
    """What the quotations of a text tell of others, read as if no marks stood around them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def inside(self, draft: Draft) -> Iterator[Draft]:
        """Yield what somebody named is reported to have said in the quotations of a draft.

        A pronoun means somebody whom only the speaker knows, and what one quotation holds of another is left alone.
        """
        if draft.spoken or _disowns(draft, self._reading):
            return
        reading, cues = self._reading, load_cues()
        for start, end in draft.content:
            for token in reading.doc[start:end]:
                if reading.inside[token.i] == OUTSIDE or token.lower_ not in cues:
                    continue
                if (inner := self._read(token, cues[token.lower_])) is not None:
                    yield inner

    @cached_property
    def plain(self) -> Reading:
        """The text with its quotations opened: no sentence goes on over the edge of one."""
        reading = self._reading
        starts = {0, len(reading.doc), *(sentence.start for sentence in reading.doc.sents)}
        for first, last in reading.bounds:
            starts.update((first, first + reading.doc[first].is_quote, last - reading.doc[last - 1].is_quote, last))
        sentences: list[tuple[int, int]] = []
        for start, end in itertools.pairwise(sorted(starts)):
            sentences.extend([(start, end)] * (end - start))
        return replace(reading, quotations=(), inside=[OUTSIDE] * len(reading.doc), bounds=[], sentence_of=sentences)

    def _read(self, token: Token, cue: Cue) -> Draft | None:
        """Return what a verb within a quotation reports, where its subject is a name."""
        speaks = cue.takes(CLAUSE) and cue.takes(QUOTE) and not cue.takes(BELIEF, WEAK, FINDING)
        if not speaks or token.dep_ not in MAIN or not (token.tag_ in TENSED or is_perfect(token)):
            return None
        name = next((c for c in token.children if c.dep_ in SUBJECTS and c.i < token.i), None)
        if name is None or name.pos_ != "PROPN" or name.lower_ in OWN:
            return None
        if token.dep_ == "ccomp" and not _vouches(token.head):
            return None
        plain = self.plain
        first, last = plain.sentence_of[token.i]
        if not first <= name.left_edge.i or plain.doc[last - 1].text == "?":
            return None
        source = mention_range(name, token, plain)
        asked = source[0] > first and plain.doc[source[0] - 1].tag_ in {"WP", "WDT"}  # `“What Aker said when it broke”`
        if asked or takes_up(source, plain) or is_unsaid(token, cue, source, plain):
            return None
        clause = clause_after(token, cue, source, plain)
        content = trim([clause], plain) if clause is not None else ()
        return Draft(content, ((token.i, token.i + 1),), source, "clause") if content else None


def _disowns(draft: Draft, reading: Reading) -> bool:
    """Return whether the words are denied or only believed, which tells of nobody's words within them."""
    cue = load_cues().get(reading.doc[draft.cue[0][0]].lower_) if draft.cue else None
    return cue is not None and (cue.takes(BELIEF) or cue.lemma in load_words("disowning"))


def _vouches(verb: Token) -> bool:
    """Return whether a verb tells that somebody said so: `Pell told me Aker said ...`, and not `I think Aker said`."""
    cue = load_cues().get(verb.lower_)
    return cue is not None and not cue.takes(BELIEF) and not any(c.dep_ == "neg" for c in verb.children)
