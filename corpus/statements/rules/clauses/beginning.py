"""Where a clause begins behind its cue: with "that", behind who heard it and when, with what opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import CLAUSE, DEMAND, INFINITIVE, OBJECT, TELL, WEAK, Cue, load_cues
from corpus.lexicon.lists import is_listed, load_words
from corpus.statements.rules.phrase import is_inanimate
from corpus.text.grammar import FINITE, SUBJECTS
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TO_THAT = 14
"""Tokens between a cue and the "that" of its clause."""
ENDS_OBJECT = frozenset({"WDT", "WP", "WP$", "WRB", "TO"})
"""Tags of what tells more of an object, or goes on behind it: `confirmed that plan, which would cost millions`."""
ANSWERS = frozenset({"respond", "reply", "react"})
MAX_INSERTED = 20
"""Tokens of a phrase between commas that stands before it."""
WHEN_OR_WHERE = frozenset({"in", "on", "at", "after", "before", "during", "through", "under", "via"})
OPENINGS = frozenset(
    "along although apart as because besides beyond considering contrary despite given instead like rather regardless"
    " since thanks unlike with without".split()
)
"""Words that open a phrase before a clause's subject, and tell nothing of how it was said."""
FACTS = frozenset({"fact", "idea", "notion", "possibility"})
"""Nouns whose "that" clause is only a part of what is reported."""
OPENS_SUBJECT = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PDT", "VBG"})
"""Tags of words that may begin a subject."""
LISTENERS = frozenset(
    "assembly audience committee conference congress council court hearing inquest inquiry jury magazine meeting"
    " newspaper panel paper parliament programme senate tribunal".split()
)
"""Bodies and meetings that are told something."""


def that_clause(token: Token, cue: Cue, last: int, reading: Reading) -> int | None:
    """Return where a "that" clause starts which the parser hung elsewhere: `said in a statement that ...`."""
    if not cue.takes(CLAUSE) or (token.i + 1 < last and _is_answer(token)):
        return None
    doc = reading.doc
    for i in range(token.i + 1, min(last, token.i + MAX_TO_THAT)):
        word = doc[i]
        if word.lower_ == "that" and (
            word.tag_ == "IN" or (word.tag_ == "WDT" and (word.dep_ not in SUBJECTS or _precedes_noun(word, last)))
        ):
            if cue.takes(WEAK) and i + 1 < last and doc[i + 1].tag_ in FINITE:
                return None  # `posted a picture that shows the dam`
            owners = (c for c in doc[i - 1].children if c.dep_ == "poss" and c.pos_ != "PRON")
            if cue.takes(OBJECT) and doc[i - 1].head.i == token.i and any(owners):
                return None  # `denied Aker's claim that it leaked`: the claim is the object
            if doc[i - 1].lower_ in FACTS and i - 1 > token.i:
                return max(doc[i - 1].left_edge.i, token.i + 1)  # `told the court the fact that ... was odd`
            return i + 1 if i + 2 < last else None
        another = word.lower_ in load_cues() and word.tag_.startswith("VB")
        if another or reading.inside[i] != OUTSIDE or word.tag_ in FINITE or word.text in {";", ":", "—"}:
            return None
    return None


def behind_article(token: Token, cue: Cue, last: int, reading: Reading) -> int | None:
    """Return where a clause starts whose "that" the parser took for an article: `suggest [that ibuprofen could help]`.

    A verb follows then that nothing else has for its own.
    """
    doc = reading.doc
    that = doc[token.i + 1] if token.i + 1 < last else token
    if not cue.takes(CLAUSE) or that.lower_ != "that" or that.dep_ != "det" or that.head.i <= that.i:
        return None
    for word in doc[that.head.right_edge.i + 1 : last]:
        if word.tag_ in FINITE and reading.is_outside(word):
            own = word.head if word.dep_ in {"aux", "auxpass"} else word
            others = any(c.dep_ in SUBJECTS and c.i > that.head.i for c in own.children)
            return that.i if not others and (word.tag_ == "MD" or own.dep_ == "ccomp") else None
        goes_on = word.dep_ == "mark" or (word.dep_ == "cc" and word.head.i == token.i)
        reports = word.tag_ == "VBG" and word.lower_ in load_cues()
        if goes_on or reports or word.tag_ in ENDS_OBJECT or word.text in {":", ";"}:
            return None
    return None


def _precedes_noun(that: Token, last: int) -> bool:
    """Return whether a noun behind "that" is taken for a verb: `told us that [leave] was cancelled`."""
    following = that.doc[that.i + 1 : min(that.i + 3, last)]
    return len(following) == 2 and all(word.tag_ in FINITE for word in following) and following[0].pos_ != "AUX"


def behind_inserted(token: Token, cue: Cue, last: int, reading: Reading) -> int | None:
    """Return where a "that" clause starts behind a phrase between commas: `said on Monday, citing tests, that ...`."""
    doc = reading.doc
    comma = next(
        (i for i in range(token.i + 1, min(last, token.i + MAX_TO_THAT)) if _ends_phrase(doc[i], reading)), None
    )
    if not cue.takes(CLAUSE) or comma is None or doc[comma].text != "," or _is_answer(token):
        return None
    for i in range(comma + 2, min(last - 2, comma + MAX_INSERTED)):
        agrees = doc[i].dep_ == "conj" and doc[i].head.i == token.i and doc[i].lower_ in load_cues()
        if reading.inside[i] != OUTSIDE or doc[i].text in {";", ":"} or agrees:
            return None  # `Aker said, and Pell agreed, that ...` is read at "agreed"
        if doc[i].text == "," and doc[i + 1].lower_ == "that":
            return i + 2 if doc[i + 1].tag_ == "IN" else None
    return None


def _is_answer(token: Token) -> bool:
    """Return whether a cue only names what others said: `responded to a claim that`, `spoke about a claim that`."""
    following = token.doc[token.i + 1].lower_
    return following in {"about", "of"} or (following == "to" and token.lemma_ in ANSWERS)


def _ends_phrase(word: Token, reading: Reading) -> bool:
    """Return whether a word ends what tells when, where or to whom something was said: a mark, a verb, a quotation."""
    return word.is_punct or word.tag_ in FINITE or reading.inside[word.i] != OUTSIDE or word.lower_ == "that"


def behind_when(token: Token, complement: Token, start: int) -> int:
    """Return where a clause starts behind the time or place the parser gives it: `said on Monday [it would close]`."""
    opening = token.doc[start]
    if start != token.i + 1 or opening.lower_ not in WHEN_OR_WHERE or opening.head.i != complement.i:
        return start
    subject = next((c for c in complement.children if c.dep_ in SUBJECTS), None)
    return start if subject is None or subject.left_edge.i != opening.right_edge.i + 1 else subject.left_edge.i


def behind_hearer(token: Token, cue: Cue, complement: Token, start: int) -> int:
    """Return where a clause starts behind the paper or station that heard it: `told Radio Tarn [patients were dying]`.

    The parser takes its name for a part of the subject's; of `told Ford workers were ill` nobody can tell.
    """
    doc, i = token.doc, start
    if not cue.takes(TELL) or start != token.i + 1:
        return start
    subject = next((c for c in complement.children if c.dep_ in SUBJECTS and c.left_edge.i == start), None)
    if subject is not None and doc[i].tag_ == "DT":
        return _behind_listener(subject)
    while i < complement.i and doc[i].text[0].isupper():
        i += 1
    if i > start and doc[i].tag_ == "PRP$":
        return i  # `told Good Morning Tarn her members were tired`
    common = start < i < complement.i and doc[i].tag_ in {"NN", "NNS", "CD", "DT", "JJ"} and not _is_medium(doc[i])
    heard = common and any(map(_is_medium, doc[start:i])) and doc[i].lower_ not in load_words("nouns for papers")
    return i if heard else start


def _behind_listener(subject: Token) -> int:
    """Return where a clause starts behind the body that was told: `told the council [water levels were rising]`.

    The parser takes its noun for a part of the subject's; who tells always tells somebody.
    """
    opening = subject.left_edge
    heard = (
        c
        for c in subject.children
        if c.i > opening.i and c.dep_ == "compound"
        if c.text in LISTENERS or (c.text.isupper() and c.i == subject.i - 1 and _is_medium(c))
    )
    return next((c.i + 1 for c in heard if opening.tag_ == "DT"), opening.i)


def _is_medium(word: Token) -> bool:
    return is_listed(word.lower_, "papers", "broadcasters")


def with_object(token: Token, cue: Cue, start: int, reading: Reading) -> int:
    """Return where a clause starts whose subject the parser took for the cue's object."""
    opens = reading.doc[start]
    if cue.takes(TELL) and opens.tag_ not in FINITE:
        promised = _promised(token, start, reading) if cue.takes(INFINITIVE, OBJECT) and not cue.takes(DEMAND) else None
        return start if promised is None else promised.left_edge.i
    for child in token.children:
        if child.dep_ == "dobj" and token.i < child.i < start and child.left_edge.i > token.i:
            between = reading.doc[child.left_edge.i : start]
            if any(word.lower_ == "that" for word in between):
                shown = any(word.tag_ == "VBG" and word.lower_ in load_cues() for word in between)
                return child.left_edge.i if shown else start  # `found evidence showing that salt, a mineral, may help`
            return _behind_listener(child) if cue.takes(TELL) else child.left_edge.i
    return start


def _promised(token: Token, start: int, reading: Reading) -> Token | None:
    """Return the thing, and no listener, that stands before an infinitive: `promised [quick help to mend it]`."""
    things = (c for c in token.children if c.dep_ == "dobj" and c.tag_ == "NN" and token.i < c.i < start)
    return next((c for c in things if is_inanimate((c.i, c.i + 1), reading)), None)


def with_opening(token: Token, start: int, reading: Reading) -> int:
    """Return where a clause starts with the phrase that opens it: `said [despite the rain, the dam held]`."""
    doc, opening = reading.doc, token.i + 1
    comma = start if doc[start].text == "," else start - 1
    if opening + 1 >= comma or doc[comma].text != ",":
        return start
    word, following = doc[opening], doc[opening + 1]
    opens = (
        word.lower_ in OPENINGS
        or (word.lower_ == "to" and following.tag_ == "VB")
        or (word.lower_ == "by" and any(part.ent_type_ == "DATE" for part in doc[opening + 1 : opening + 3]))
    )
    phrase = doc[opening:comma]
    plain = all(part.tag_ not in FINITE and part.text != "," and reading.is_outside(part) for part in phrase)
    return opening if opens and plain else start


def with_lost_subject(token: Token, cue: Cue, start: int, reading: Reading) -> int:
    """Return where a clause starts that the parser begins with its verb: `said [the days when it held] are gone`.

    It takes the subject for something of the cue's own; in a relative clause it stands before the cue.
    """
    doc, opening = reading.doc, token.i + 1
    lost = doc[start].tag_ in FINITE and reading.is_outside(doc[start]) and start > opening
    if not lost or cue.takes(TELL) or not cue.takes(CLAUSE) or token.dep_ == "relcl" or token.tag_ == "VBN":
        return start
    while opening < start and doc[opening].ent_type_ in {"DATE", "TIME"} and doc[opening].dep_ == "npadvmod":
        opening += 1
    if opening < start and doc[opening].lower_ == "that":
        opening += 1
    words = doc[opening:start]
    plain = all(word.lower_ != "that" and not (word.tag_ in FINITE and word.lower_ in load_cues()) for word in words)
    if not len(words) or not plain:
        return start
    # `said with the fair coming up the town had time`
    set_off = words[0].lower_ == "with" and any(word.tag_ == "VBG" for word in words)
    counted = len(words) > 1 and words[1].tag_ == "CD"  # `said around eight members were leaving`
    return opening if set_off or counted or words[0].tag_ in OPENS_SUBJECT else start
