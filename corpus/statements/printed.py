"""Attributions known by their print alone: `"...," Ora Lindqvist, the mayor, said`, whatever the parser makes of it.

A quotation that opens its sentence and ends with a comma or a question, then a mention and a verb of saying: that is
how papers attribute words. The parser often ties such a verb to something within the quotation, and loses its subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, FINDING, QUOTE, load_cues
from corpus.statements.draft import Range
from corpus.statements.rules.quotation import ending
from corpus.statements.sources.documents import DOCUMENTS, ISSUED_BY
from corpus.statements.sources.mention import mention_range
from corpus.statements.sources.quoting import quoted_as_saying
from corpus.text.grammar import FINITE
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

SPOKEN = frozenset({"VBD", "VBZ", "VBN", "NNS", "JJ"})
"""Tags the tagger gives to a verb of saying behind a mention; `a voice in the film states` has it a plural, and in
`“...,” beamed winner Ora Lindqvist` an adjective."""
MENTION = frozenset("DT JJ JJR JJS NN NNS NNP NNPS PRP PRP$ CD POS HYPH IN CC RP VBN VBG NFP -LRB- -RRB- . ,".split())
"""Tags in the noun phrase of a mention; a comma and a full stop stand in `Dale Orr, Jr.` and `St. Orr`."""
NAMING = MENTION - {",", "IN", "RP", "VBG", "VBN", "CC"}
OPENING = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD"})
HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "RP", "IN", "-RRB-", "JJ", "."})
"""Tags a mention ends with; `a voice over` and `the 40-year-old` end with others than nouns."""
SPEAKING = frozenset({"he", "she", "they", "one"})
"""Pronouns the words can be attributed to; who writes "I said" does not report."""
MISTAGGED = frozenset({"RB", "VB", "VBG", "VBN", "RBR", "FW", "UH"})
"""Tags the tagger gives to names it does not know: `“...,” said Skelby, explaining ...`."""
LED = frozenset({"NN", "NNP", "JJ"})
"""Tags behind a noun taken for a verb: `study senior author Ora Lindqvist`."""
RELATIVES = frozenset({"who", "whose", "which", "where", "whom", "that"})
CLOSING = frozenset(",?!—…")
BREAKS = frozenset({".", "!", "?", ":", ";", "—", "–"})
MARKS = frozenset("'\"’”")
MIN_QUOTATION = 5
"""Tokens of such a quotation, marks included; shorter ones are titles and scraps."""
MAX_PLAIN = 14
"""Tokens of a mention without an apposition."""
MAX_SET_OFF = 45
"""Tokens of a mention with what describes its person between commas."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An attribution read off the print: the number of its quotation, and the mention.

    `surely` where a comma ends the quotation: then nothing but the attribution can follow.
    """

    quotation: int
    source: Range
    surely: bool


def read_printed(cue: Token, reading: Reading) -> Printed | None:
    """Return the attribution a verb of saying belongs to by its print, or None where it is not printed so."""
    known = load_cues().get(cue.lower_)
    if known is None or not known.takes(QUOTE) or known.takes(FINDING) or not _is_verb(cue):
        return None
    beside = _past_loose_marks(cue.i, reading)
    inverted = beside > 0 and reading.inside[beside - 1] != OUTSIDE and cue.tag_ != "NNS"
    start = beside if inverted else _mention_start(cue, reading)
    number = None if start is None else _quotation_ending_at(start, reading)
    if start is None or number is None or (cue.tag_ == "JJ" and not (inverted and cue.lower_.endswith("ed"))):
        return None
    source = (cue.i + 1, _name_end(cue.i + 1, reading)) if inverted else (start, _mention_end(start, cue, reading))
    if source[0] >= source[1]:
        return None
    if (quoted := quoted_as_saying(cue)) is not None and quoted.i > cue.i:
        source = mention_range(quoted, cue, reading)  # `“It leaks,” the Gazette quoted Aker as saying`
    if cue.tag_ == "NN":
        source = _behind_document(source, reading)
    surely = ending(number, reading) == ","
    # `“It holds,” Aker, a farmer, remembers`, and no `“Will it hold?” Aker thinks it will.`
    return Printed(number, source, surely) if surely or not known.takes(BELIEF) else None


def _is_verb(cue: Token) -> bool:
    """Return whether a word is a verb of saying by its tag, or the "read" that ends `“...,” a note from Aker read.`"""
    ends = cue.lower_ == "read" and cue.doc[cue.i + 1 : cue.i + 2].text == "."
    return cue.tag_ in SPOKEN or (cue.tag_ == "NN" and ends)


def _behind_document(source: Range, reading: Reading) -> Range:
    """Return whom a document is from, where the parser has lost it: `a note from [Aker Rail] read`."""
    words = reading.doc[slice(*source)]
    sent = (word.i for word in words if word.lower_ in ISSUED_BY and word.nbor(-1).lower_ in DOCUMENTS)
    return next(sent, source[0] - 1) + 1, source[1]


def _quotation_ending_at(start: int, reading: Reading) -> int | None:
    """Return the quotation right before a token that opens its sentence and ends like speech before an attribution."""
    start = _past_loose_marks(start, reading)
    number = reading.inside[start - 1] if start > 0 else OUTSIDE
    if number == OUTSIDE or reading.bounds[number][1] != start or not reading.quotations[number].closed:
        return None
    first = reading.bounds[number][0]
    if start - first < MIN_QUOTATION or not _opens(first, reading):
        return None
    return number if ending(number, reading) in CLOSING else None


def _past_loose_marks(start: int, reading: Reading) -> int:
    """Return a place moved back over marks left of a nested quotation that ends with the outer one."""
    while start > 0 and reading.inside[start - 1] == OUTSIDE and reading.doc[start - 1].text in MARKS:
        start -= 1
    return start


def _opens(first: int, reading: Reading) -> bool:
    """Return whether nothing of its sentence stands before a quotation."""
    if first == 0:
        return True
    before = reading.doc[first - 1]
    if before.is_space and "\n" in before.text:
        return True
    i = first - 1
    while i > 0 and reading.doc[i].is_space:
        i -= 1
    return reading.inside[i] != OUTSIDE or reading.doc[i].text in {".", "!", "?"}


def _mention_start(cue: Token, reading: Reading) -> int | None:
    """Return where the words between a quotation and a verb begin, where they can be nothing but a mention."""
    doc, inside = reading.doc, reading.inside
    i = cue.i
    while i > 0 and cue.i - i <= MAX_SET_OFF and not (doc[i - 1].is_space and "\n" in doc[i - 1].text):
        if inside[i - 1] != OUTSIDE:
            start, end = reading.bounds[inside[i - 1]]
            if end - start >= MIN_QUOTATION and _opens(start, reading):
                break
            i = start  # a scrap: `wearing a “Save the Dam” pin`
            continue
        i -= 1
    if i == 0 or i >= cue.i or inside[i - 1] == OUTSIDE:
        return None
    while i < cue.i and (doc[i].is_space or doc[i].text in MARKS):
        i += 1
    return i if _is_mention(i, cue.i, reading) else None


def _is_mention(start: int, end: int, reading: Reading) -> bool:
    """Return whether tokens are a noun phrase, alone or with what describes it between commas."""
    doc = reading.doc
    while end > start + 1 and doc[end - 1].tag_ == "RB" and doc[end - 1].text.islower():
        end -= 1
    if start >= end or reading.inside[start] != OUTSIDE:
        return False
    if _leads(start, end, reading):
        start += 1
    if not _may_open(doc[start]):
        return False
    if doc[start].tag_ == "PRP":
        return doc[start].lower_ in SPEAKING and end == start + 1
    if doc[end - 1].text != ",":
        words = doc[start:end]
        return (
            end - start <= MAX_PLAIN
            and doc[end - 1].tag_ in HEADS
            and all(_may_stand(word) and word.text not in {",", ";", ":"} for word in words)
            and all(reading.inside[word.i] == OUTSIDE for word in words)
        )
    comma = next(i for i in range(start, end) if doc[i].text == ",")
    plain = doc[start:comma]
    if comma == end - 1 or any(not _may_stand(word) or reading.inside[word.i] != OUTSIDE for word in plain):
        return False
    described = doc[comma + 1 : end - 1]
    relative = described[0].lower_ in RELATIVES
    return all(
        reading.inside[word.i] != OUTSIDE or (word.text not in BREAKS - {"."} and (relative or word.tag_ not in FINITE))
        for word in described
    )


def _leads(start: int, end: int, reading: Reading) -> bool:
    """Return whether the tagger took a noun before a noun for a verb: `“...,” lead author Ora Lindqvist said`."""
    doc = reading.doc
    return doc[start].tag_ in {"VBP", "VB"} and start + 1 < end and doc[start + 1].tag_ in LED


def _may_open(word: Token) -> bool:
    """Return whether a word may begin a mention; the tagger does not know every name, or "co-founder", for one."""
    return word.tag_ in OPENING or _is_mistagged(word)


def _may_stand(word: Token) -> bool:
    return word.tag_ in MENTION or _is_mistagged(word)


def _is_mistagged(word: Token) -> bool:
    return word.tag_ in MISTAGGED and (word.text[:1].isupper() or "-" in word.text)


def _mention_end(start: int, cue: Token, reading: Reading) -> int:
    """Return where a mention before its verb ends, marks and adverbs before the verb left out."""
    end = cue.i
    while end > start + 1:
        word = reading.doc[end - 1]
        if word.text != "," and not (word.tag_ == "RB" and word.text.islower()):
            break
        end -= 1
    return end


def _name_end(start: int, reading: Reading) -> int:
    """Return where the noun phrase of a mention behind its verb ends; `start` where there is none."""
    doc, i = reading.doc, start
    last = min(len(doc), start + MAX_PLAIN)
    # `said study co-author Ora Lindqvist`: the tagger takes the noun for the verb it looks like.
    if i + 1 < last and doc[i].tag_ == "VB" and doc[i + 1].tag_ in LED and doc[i + 1].dep_ in {"compound", "amod"}:
        i += 1
    while i < last and reading.inside[i] == OUTSIDE and (doc[i].tag_ in NAMING or doc[i].text[:1].isupper()):
        if doc[i].text == "." and (doc[i].is_sent_end or doc[i + 1 : i + 2].text.isspace()):
            break
        i += 1
    if i in {start, last}:
        return start
    opens = _may_open(doc[start]) or doc[start].tag_ == "VB"
    if not opens or doc[i - 1].tag_ not in HEADS | MISTAGGED:
        return start
    return i if doc[i].text in {",", "."} or doc[i].tag_ in {"IN", "WP", "WRB", "VBG"} else start
