"""The mention of a source: the noun phrase around its head, kept out of the cue and of quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.lists import load_words
from corpus.statements.draft import Range
from corpus.text.grammar import DASHES, NOMINAL, SUBJECTS
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

AGED = frozenset({"old", "olds"})
COMPOUNDING = NOMINAL | {"ADJ"}
CUT_FROM_LONG = frozenset({"relcl", "acl", "prep"})
ALL_THAT = frozenset({"all", "anything", "everything", "nothing", "something", "what", "whatever"})
"""Words that take up what somebody says: in `Everything Aker says is a lie` Aker does not say so."""
MAX_MENTION = 40
"""Tokens a mention may have; a longer subtree is a parser error."""
NICKNAME = 6
"""Tokens a quotation inside a mention may have: `Bobby "the Fox" Lane`."""


# One range, cut by one reason after another; each cut starts from the last.
def mention_range(head: Token, cue: Token, reading: Reading) -> Range:
    """Return the token range of the noun phrase around `head`, kept out of the cue and of quotations."""
    doc, inside = head.doc, reading.inside
    first, last = reading.sentence_of[head.i]
    start, end = max(head.left_edge.i, first), min(head.right_edge.i + 1, last)
    if start <= cue.i < end:
        start, end = (cue.i + 1, end) if cue.i < head.i else (start, cue.i)
    start = next((i + 1 for i in range(head.i, start - 1, -1) if _in_other_quotation(i, head, reading)), start)
    end = next((i for i in range(head.i, end) if doc[i].text == ":" or _in_other_quotation(i, head, reading)), end)
    if head.pos_ == "PROPN":
        end = next((i for i in range(head.i + 1, end - 1) if _opens_aside(doc[i])), end)
    if head.head.dep_ == "agent":  # `described by rivals as “a dreamer”`
        end = next((i for i in range(head.i + 1, end - 1) if doc[i].lower_ == "as" and inside[i + 1] != OUTSIDE), end)
    end = _past_and(_past_hyphen(end, cue, last), cue)
    if end - start > MAX_MENTION:
        end = min((c.left_edge.i for c in head.children if c.i > head.i and c.dep_ in CUT_FROM_LONG), default=end)
    start, end = _without_marks(*_behind_work(start, end, cue), head)
    if (
        start < head.i
        and inside[start] not in {OUTSIDE, inside[head.i]}
        and reading.bounds[inside[start]][1] == start + 1
    ):
        start += 1  # the mark that closes the quotation before belongs to that
    if start > first and _is_cut_off(doc[start - 1], cue):
        start = doc[start - 1].left_edge.i
    if start == first and (dash := _dash_behind_place(start, head)) is not None:
        start = dash + 1
    if head.lower_ in AGED and start > first and doc[start - 1].tag_ == "DT":
        start -= 1  # the parser gives the article of "the 34-year-old" to the verb
    if start < head.i and doc[start].text == "(" and all(word.text != ")" for word in doc[start : end + 1]):
        return start + 1, end  # `The plan was dropped (Aker called it a farce).`
    bracket = start > first and doc[start - 1].text == "(" and inside[start - 1] == OUTSIDE
    if bracket and any(word.text == ")" for word in doc[start : max(end, cue.i) + 1]):
        return _before_parenthesis(start - 1, first, reading), end
    return start, end


def _is_cut_off(word: Token, cue: Token) -> bool:
    """Return whether the parser takes the first words of a name for a time: `[Surgeon Marta] Aldana Holt said`."""
    adverbial = word.dep_ == "npadvmod" and word.head.i == cue.i and word.i < cue.i
    return adverbial and word.tag_ == "NNP" and not is_time(word)


def _past_and(end: int, cue: Token) -> int:
    """Return where a mention ends of which the parser makes two subjects: `[Ned Pell and] [Ora Aker] said`."""
    doc = cue.doc
    if end >= cue.i or doc[end - 1].lower_ != "and":
        return end
    behind = (c for c in cue.children if c.dep_ in SUBJECTS and c.left_edge.i == end and c.pos_ == "PROPN")
    return next((c.right_edge.i + 1 for c in behind), end)


def _behind_work(start: int, end: int, cue: Token) -> Range:
    """Return a mention without the title before it: `In his memoir, [The Red Door, ]Ned Aker recalls ...`."""
    doc = cue.doc
    if end != cue.i or start < 2 or doc[start - 1].text != "," or doc[start - 2].lower_ not in load_words("works"):
        return start, end
    comma = next((i for i in range(end - 1, start, -1) if doc[i].text == ","), start)
    named = start < comma < end - 1 and doc[comma + 1].pos_ == "PROPN"
    return (comma + 1, end) if named else (start, end)


def _opens_aside(dash: Token) -> bool:
    """Return whether a dash without blanks opens what is told of somebody: `Mayor Ora Aker–who sat beside him–said`."""
    glued = dash.text in DASHES and not dash.whitespace_
    return glued and dash.doc[dash.i + 1].tag_ in {"WP", "WP$"}


def _past_hyphen(end: int, cue: Token, last: int) -> int:
    """Return where a mention ends that the parser cuts within a word: `the Reform co-chairman`, `ex-mayor Ora Aker`."""
    doc = cue.doc
    joined = 0 < end < last - 1 and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_)
    if not joined or end <= cue.i <= end + 1 or doc[end + 1].pos_ == "VERB":
        return end
    end += 2
    while end < last and end != cue.i and doc[end].pos_ in COMPOUNDING and doc[end - 1].whitespace_:
        end += 1
    return end


def _dash_behind_place(start: int, head: Token) -> int | None:
    """Return the dash behind the place where a report was written, if a mention begins with one: `Low Town - Aker`."""
    doc = head.doc
    i = next((i for i in range(start, head.i) if doc[i].tag_ != "NNP"), head.i)
    apart = start < i < head.i and doc[i].text in {"-", "–", "—"} and doc[i].whitespace_ and doc[i - 1].whitespace_
    return i if apart else None


def _without_marks(start: int, end: int, head: Token) -> Range:
    """Return a range around `head` without marks at its edges, except brackets and quotation marks."""
    doc = head.doc
    while end - 1 > head.i and doc[end - 1].text not in {")", '"', "”"} and _is_mark(doc[end - 1]):
        end -= 1
    while (
        start < head.i and doc[start].text not in {"(", '"', "“"} and (_is_mark(doc[start]) or doc[start].dep_ == "cc")
    ):
        start += 1
    return start, end


def _before_parenthesis(bracket: int, first: int, reading: Reading) -> int:
    """Return where the name starts that an affiliation in brackets follows: `John Kay (R-OH)`."""
    doc, i = reading.doc, bracket
    while i > first and doc[i - 1].pos_ in {"PROPN", "NOUN"} and doc[i - 1].text[:1].isupper():
        i -= 1
    return i


def _in_other_quotation(i: int, head: Token, reading: Reading) -> bool:
    """Return whether a token stands in a quotation of its own, longer than a nickname."""
    number = reading.inside[i]
    if number in {OUTSIDE, reading.inside[head.i]}:
        return False
    start, end = reading.bounds[number]
    return end - start > NICKNAME


def takes_up(source: Range, reading: Reading) -> bool:
    """Return whether a source is what somebody else says: `Everything Aker says`, and not `All the parties`."""
    words = reading.doc[source[0] : source[1]]
    opening = words[0].lower_
    if len(words) < 2 or opening not in ALL_THAT or words[1].tag_ not in {"NNP", "PRP", "DT"}:
        return False
    return not (opening == "all" and words.root.tag_ in {"NNS", "NNPS"})


def is_time(token: Token) -> bool:
    """Return whether a noun is a time and no person: "Monday", but not "the 30-year-old"."""
    return token.ent_type_ in {"DATE", "TIME"} and token.lower_ not in AGED and not token.lower_.endswith("-old")


def _is_mark(token: Token) -> bool:
    return token.is_punct or token.is_space
