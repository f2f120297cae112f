"""Where a clause ends: with its sentence, or where somebody else's words, or the paper's, begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, CLAUSE, DEMAND, INFINITIVE, QUOTE, WEAK, WISH, load_cues
from corpus.statements.draft import MAX_BRACKET, Range
from corpus.statements.remarks import REMARK_MARKS, is_remark
from corpus.statements.rules.clauses.beginning import ANSWERS, MAX_TO_THAT
from corpus.statements.rules.clauses.parting import SUBORDINATING, before_party
from corpus.statements.tails import begins_tail
from corpus.text.grammar import DASHES, FINITE, NOMINAL, NOT, RELATIVES, SUBJECTS, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ASKS = frozenset({"ask", "wonder", "question", "inquire", "enquire"})
MAX_CLAUSE = 250
"""Tokens a clause may have; it bounds the work on texts without full stops."""
TERMS = frozenset(
    "anonymity interview statement conference briefing speech email e-mail letter editorial commentary report paper"
    " article column memo release tweet post message hearing testimony filing op-ed essay blog".split()
)
"""Nouns that say where or on what terms somebody spoke: `..., she said, on condition of anonymity`."""
SPOKEN_IN = frozenset({"in", "during", "at"})
"""Prepositions that lead to such a noun behind a report."""
MAX_TO_TERM = 6
"""Tokens from the preposition to such a noun."""


def limit(token: Token, reading: Reading) -> int:
    """Return where a clause after the cue must end: with its sentence, or with the relative clause the cue is in."""
    last = min(reading.sentence_of[token.i][1], token.i + MAX_CLAUSE)
    if opening_bracket(token.i, reading) is not None:
        last = _closing_bracket(token.i, last, reading)
    return min(last, token.right_edge.i + 1) if token.dep_ == "relcl" else last


def _closing_bracket(start: int, last: int, reading: Reading) -> int:
    """Return the bracket that closes the one a token stands in, or `last`."""
    depth = 0
    for i in range(start, last):
        sign = reading.doc[i].text
        if sign == ")" and depth == 0:
            return i
        depth += (sign == "(") - (sign == ")")
    return last


def opening_bracket(at: int, reading: Reading) -> int | None:
    """Return the bracket a token stands in: `The dam broke (a sad day, Aker said)`; None where it stands in none."""
    doc, first = reading.doc, max(reading.sentence_of[at][0], at - MAX_BRACKET)
    i = next((i for i in range(at - 1, first - 1, -1) if doc[i].text in {"(", ")"}), None)
    return i if i is not None and doc[i].text == "(" and reading.inside[i] == OUTSIDE else None


def before_main_verb(clause: Range, reading: Reading, *, enclosed: bool) -> int:
    """Return where a relative clause ends before its sentence's verb: at the comma if `enclosed`, or at the verb."""
    doc, (start, end), seen = reading.doc, clause, False
    for i in range(start, end - 1):
        if reading.inside[i] != OUTSIDE:
            continue
        following = doc[i + 1 if doc[i + 1].pos_ != "ADV" else min(i + 2, end - 1)]
        if enclosed:
            if doc[i].text == "," and following.tag_ in FINITE | {"VBN"}:
                return i
            continue
        finite = doc[i].tag_ in FINITE and doc[i - 1].tag_ not in {*FINITE, "CC"}
        joined = any(c.dep_ in {"nsubj", "nsubjpass", "cc"} and start <= c.i < i for c in doc[i].children)
        if finite and seen and not joined:
            return i
        seen = seen or finite
    return end


def is_terms(preposition: Token, last: int) -> bool:
    """Return whether a phrase tells where or on what terms somebody spoke, and no comma or verb goes on behind it."""
    thing = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    named = thing is not None and (thing.lower_ in TERMS or (preposition.lower_, thing.lower_) == ("on", "condition"))
    if preposition.tag_ != "IN" or thing is None or not named:
        return False
    rest = preposition.doc[preposition.i : last]
    return thing.i - preposition.i <= MAX_TO_TERM and not any(word.text == "," or word.tag_ in FINITE for word in rest)


def carry_on(token: Token, end: int, last: int, reading: Reading) -> int:
    """Return where a clause ends: at the end of its sentence unless something of the cue's own follows.

    The parser hangs what trails a long clause on the cue; in news text it nearly always belongs to the clause.
    """
    doc, cues = reading.doc, load_cues()
    i = end
    while i < last:
        follower = doc[i]
        if reading.inside[i] != OUTSIDE:
            i = max(i + 1, reading.bounds[reading.inside[i]][1])
            continue
        own = follower.head.i == token.i
        joined = own and follower.dep_ in {"conj", "cc"}
        if joined and not (
            _belongs(token, follower)
            or _adds_quotation(follower, last, reading)
            or _turns_to_reason(follower, token.i + 1)
        ):
            break
        if own and follower.dep_ == "advcl" and follower.lower_ in cues:
            break
        if follower.tag_ in TENSED and follower.lower_ in cues and not cues[follower.lower_].takes(WISH):
            break
        i += 1
    else:
        return last
    while i > end and doc[i].text != "," and doc[i].dep_ != "cc":
        i -= 1
    return max(end, i)


def _adds_quotation(follower: Token, last: int, reading: Reading) -> bool:
    """Return whether a report goes on in a quotation that ends its sentence: `says it is hard, but “I had help.”`"""
    opening = follower.i + 1
    if follower.dep_ != "cc" or opening >= last or reading.inside[opening] == OUTSIDE:
        return False
    end = reading.bounds[reading.inside[opening]][1]
    return not any(word.is_alpha for word in reading.doc[end:last])


def _belongs(token: Token, follower: Token) -> bool:
    """Return whether what the parser joins to a report is a part of what was said."""
    return _turns_present(token, follower) or _adds_subject(token, follower) or _is_passive(token, follower)


def _is_passive(token: Token, follower: Token) -> bool:
    """Return whether a participle goes on with what something is: `said it was "safe" and built to last`."""
    verb = follower
    if follower.dep_ == "cc":
        verb = next((c for c in token.children if c.dep_ == "conj" and c.i > follower.i), follower)
    said = next((c for c in token.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if said is None or verb.tag_ != "VBN" or token.tag_ == "VBN" or verb.lower_ in load_cues():
        return False
    return said.lemma_ == "be" and not any(c.dep_ in {"aux", *SUBJECTS} for c in verb.children)


def _turns_to_reason(follower: Token, start: int) -> bool:
    """Return whether a second reason follows one denied: `said it is so not because it rains, but because it leaks`."""
    doc = follower.doc
    if follower.lower_ != "but" or doc[follower.i + 1 : follower.i + 2].text != "because":
        return False
    return any(doc[i].lower_ in NOT for i in range(start, follower.i))


def _adds_subject(token: Token, follower: Token) -> bool:
    """Return whether a verb with a subject of its own is joined without a comma: `said it leaked but now it held`."""
    children = list(token.children)
    verb = next((c for c in children if c.dep_ == "conj" and c.i >= follower.i), None)
    joint = next((c for c in reversed(children) if c.dep_ == "cc" and c.i <= follower.i), None)
    said = next((c for c in children if c.dep_ == "ccomp" and not any(w.tag_ == "TO" for w in c.children)), None)
    if said is None or verb is None or joint is None or joint.doc[joint.i - 1].text == ",":
        return False
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and joint.i < c.i < verb.i for c in verb.children)


def _turns_present(token: Token, follower: Token) -> bool:
    """Return whether what is joined to a report in the past stands in the present: `said it is old, and has to go`.

    A paper tells in the past what somebody does, so the present is a part of what was said.
    """
    verb = follower
    if follower.dep_ == "cc":
        verb = next((c for c in token.children if c.dep_ == "conj" and c.i > follower.i), follower)
    finite = (verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"}))
    # `have argued that it is old, has a leak and has to go`: what is joined without "and" is a part of a list
    lists = follower.i == verb.i and token.tag_ == "VBN" and token.doc[verb.i - 1].text == ","
    if token.tag_ != "VBD" and not lists:
        return False
    another = load_cues().get(verb.lower_)
    if (another is not None and not another.takes(WISH)) or load_cues()[token.lower_].takes(WEAK, INFINITIVE):
        return False
    return any(word.tag_ in {"VBZ", "VBP", "MD"} for word in finite)


def cut(token: Token, start: int, end: int, reading: Reading) -> int:
    """Return where a clause ends: at `end`, or before it where another speaks or the paper goes on."""
    return _before_joint(start, _before_another(token, start, end, reading), reading)


def _before_joint(start: int, end: int, reading: Reading) -> int:
    """Return `end`, or the comma before "and" and a time that opens the next clause: `, and a day later, Pell ...`."""
    doc = reading.doc
    if end >= len(doc) or doc[end].text != "," or reading.inside[end] != OUTSIDE:
        return end
    for i in range(end - 1, max(start + 1, end - MAX_TO_TERM), -1):
        if reading.inside[i] != OUTSIDE or doc[i].is_punct or doc[i].tag_ in FINITE:
            return end
        if doc[i].lower_ in {"and", "but"} and doc[i - 1].text == ",":
            timed = doc[end - 1].dep_ == "npadvmod" or doc[end - 1].pos_ == "ADV"
            return i - 1 if timed and i + 1 < end else end
    return end


def _before_another(token: Token, start: int, end: int, reading: Reading) -> int:
    """Return `end`, or the comma before it where another attribution begins.

    `, adding ...` and `, according to ...` end a clause, and so does `, and she said ...`: who
    speaks is then printed again.
    """
    doc, cues = reading.doc, load_cues()
    end = _before_main_clause(token, start, end, reading)
    listing = doc[start - 1].text == ":"  # `Aker warned: the dam leaks; the road is closed`
    aside = token.dep_ == "advcl" and token.lemma_ in ASKS
    opened = (
        start + 2 if doc[start : start + 2].text.lower() == "that," else start
    )  # `said that, citing tests, it leaks`
    for i in range(opened, end - 1):
        if reading.inside[i] != OUTSIDE:
            continue
        word, following = doc[i], doc[i + 1]
        if aside and word.text == "," and reading.inside[i + 1] != OUTSIDE:
            return i  # `"Perhaps," she said, when somebody asked whether it leaks, "but not today."`
        if word.text == "," and following.lower_ == "according":
            return i
        if i > start and (_adds_participle(i, reading) or _is_the_papers(i, token, start, end, reading)):
            return i
        if word.text == ";" and not listing and opening_bracket(i, reading) is None and not _lists_on(i, end, reading):
            return i
        if word.tag_ == "CC" and _shares_subject(token, word, end):
            return i
        if word.tag_ in FINITE and word.lower_ in cues and cues[word.lower_].takes(QUOTE, CLAUSE):
            comma = own_attribution(token, word, start, reading)
            if comma is not None:
                return comma
    return end


def _adds_participle(i: int, reading: Reading) -> bool:
    """Return whether a report goes on in a participle: `, adding ...`, or `it shamed the town adding: “It leaks.”`"""
    doc, cues = reading.doc, load_cues()
    word, following = doc[i], doc[i + 1]
    if word.text == ",":
        return following.tag_ == "VBG" and following.lower_ in cues
    if word.tag_ == "VBG" and word.lower_ in cues and reading.inside[i - 1] != OUTSIDE:
        return True  # `said it was "a shame," adding ...`: the comma stands in the quotation
    return word.lower_ == "adding" and following.text in {":", "that"} and doc[i - 1].pos_ in NOMINAL


def _is_the_papers(i: int, token: Token, start: int, end: int, reading: Reading) -> bool:
    """Return whether the paper ends the sentence in words of its own from a mark or a word on."""
    word, following = reading.doc[i], reading.doc[i + 1]
    if word.text in DASHES and _adds_a_clause(i, start, end, reading):
        return True
    if word.text in REMARK_MARKS and is_remark(following, end, reading):
        return True
    # `claimed it leaked, in an interview with Radio Tarn`
    told_there = word.text == "," and following.lower_ in SPOKEN_IN and is_terms(following, end)
    return told_there or begins_tail(word, token, end, reading)


def _before_main_clause(token: Token, start: int, end: int, reading: Reading) -> int:
    """Return `end`, or the comma before the main clause: `While Aker says it leaks, the council does nothing`."""
    doc, first = reading.doc, reading.sentence_of[token.i][0]
    after = any(c.dep_ == "mark" and c.lower_ in {"after", "before"} for c in token.children)
    if (token.dep_ == "advcl" or (token.dep_ == "ccomp" and after)) and token.head.i > token.i:
        others = (c.left_edge.i for c in token.head.children if c.left_edge.i > token.i and c.dep_ != "punct")
        main = min(others, default=token.head.i)
        if start < main <= end and doc[main - 1].text == "," and reading.inside[main - 1] == OUTSIDE:
            return main - 1
    opening = next((word for word in doc[first : min(first + 2, token.i)] if word.lower_ in SUBORDINATING), None)
    if opening is None or any(
        doc[i].tag_ in FINITE and doc[i].head.i != token.i
        for i in range(opening.i, token.i)
        if reading.inside[i] == OUTSIDE
    ):
        return end
    for i in range(start, end - 1):
        if reading.inside[i] != OUTSIDE or doc[i].text != ",":
            continue
        subject = next((w for w in doc[i + 1 : min(end, i + MAX_TO_THAT)] if w.dep_ in SUBJECTS), None)
        if subject is not None and subject.left_edge.i == i + 1 and subject.head.dep_ not in {"relcl", "conj", "acl"}:
            return i
    return end


def _adds_a_clause(dash: int, start: int, end: int, reading: Reading) -> bool:
    """Return whether a dash, the only one, leads into a sentence of the paper's: `she said it leaks - he left`."""
    doc = reading.doc
    if any(doc[i].text == doc[dash].text and reading.inside[i] == OUTSIDE for i in range(start, end) if i != dash):
        return False
    joined = not doc[dash - 1].whitespace_ and not doc[dash].whitespace_
    first = dash + 1 + (doc[dash + 1].tag_ == "CC" or doc[dash + 1].lower_ in SUBORDINATING)
    if (joined and doc[dash].text in {"-", "–"}) or first >= end:
        return False
    subject = next((c for c in doc[first : min(end, first + MAX_TO_TERM)] if c.dep_ in SUBJECTS), None)
    return (
        subject is not None
        and subject.left_edge.i == first
        and subject.head.dep_ != "relcl"
        and subject.lower_ not in RELATIVES
    )


def _lists_on(semicolon: int, end: int, reading: Reading) -> bool:
    """Return whether another "that" stands behind a semicolon: `said that it leaks; that it is old; and that ...`."""
    words = reading.doc[semicolon + 1 : min(semicolon + 3, end)]
    opening = next((word for word in words if word.lower_ not in {"and", "or", "but"}), None)
    if opening is not None and opening.tag_ in {"VBD", "VBN"} and opening.lower_ not in load_cues():
        return True  # `said they had left; gone home; and locked the door`
    if opening is None or opening.lower_ != "that" or opening.tag_ not in {"IN", "WDT"}:
        return False
    return reading.doc[opening.i + 1 : opening.i + 2].text != ","


def _shares_subject(token: Token, joint: Token, end: int) -> bool:
    """Return whether a verb after "and" is another cue of the same speaker: `said ... and promised ...`.

    So is a participle behind another: `saying ... but warning ...`. An adverb may stand before it: `but soon promised`.
    """
    if joint.i + 1 >= end:
        return False
    following = joint.nbor()
    apart = following.tag_ == "RB" and joint.i + 2 < end
    if apart:
        following = following.nbor()
    cue = load_cues().get(following.lower_)
    if (not apart and joint.dep_ != "cc") or (apart and cue is not None and cue.takes(DEMAND)):
        return False  # `said she had warned and then asked him to leave`
    if cue is not None and cue.lemma in ANSWERS and following.nbor().lower_ == "to":
        return False  # `said it had seen and responded to the letters`
    if cue is None or cue.takes(WEAK, BELIEF) or following.tag_ != token.tag_ or token.tag_ not in {*FINITE, "VBG"}:
        return False
    return not any(child.dep_ in SUBJECTS for child in following.children)


def own_attribution(token: Token, word: Token, start: int, reading: Reading) -> int | None:
    """Return the comma before another finite cue and its subject, or None where the cue belongs to the clause.

    The same cue again needs no comma behind "and" or "but": `Aker said it leaked and Lindqvist said it held`.
    """
    doc, cue = reading.doc, load_cues()[word.lower_]
    if cue.takes(WEAK) and not _leads_to_that(word):
        return None
    party = before_party(token, word, start, reading)
    if party is not None:
        return party
    subject = next((child for child in word.children if child.dep_ == "nsubj" and child.i < word.i), None)
    if subject is None or subject.lower_ in RELATIVES:
        return None
    i = subject.left_edge.i - 1
    while i > start and doc[i].lower_ in {"and", "but", "while", "though", "although"}:
        i -= 1
    if cue.takes(BELIEF):
        spliced = i + 1 == subject.left_edge.i and subject.pos_ == "PROPN"
        if not spliced or _has_mark(start, i, doc):
            return None
    if doc[i].text in {",", ";"}:
        return i if i > start + 2 else None
    again = word.lower_ == token.lower_ and word.tag_ == "VBD" and subject.pos_ == "PROPN"
    joined = again and doc[i + 1].lower_ in {"and", "but"} and not _has_mark(start, i, doc)
    return i + 1 if joined and i > start else None


def _leads_to_that(verb: Token) -> bool:
    """Return whether a "that" clause stands right behind a verb: `the Lock Society advises that ...`."""
    clauses = (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i)
    return any(
        c.dep_ == "mark" and c.i == verb.i + 1 and c.lower_ == "that" for clause in clauses for c in clause.children
    )


def _has_mark(start: int, end: int, doc: Doc) -> bool:
    """Return whether words before a comma are a clause of their own, ended by it: `if it rains, Aker thinks`."""
    return any(word.dep_ in {"mark", "advmod"} and word.tag_ in {"IN", "WRB"} for word in doc[start:end])
