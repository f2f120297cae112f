"""Clauses a cue reports: `she said (that) ...`, `..., she said`, `..., she said, ...`, `she vowed to ...`."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from corpus.lexicon.cues import (
    BELIEF,
    CLAUSE,
    DEMAND,
    FINDING,
    INFINITIVE,
    NAMING,
    OBJECT,
    QUOTE,
    TELL,
    WEAK,
    WISH,
    Cue,
    load_cues,
)
from corpus.lexicon.lists import is_listed, load_words
from corpus.statements.draft import MAX_BRACKET, Range
from corpus.statements.remarks import REMARK_MARKS, is_remark
from corpus.statements.rules.phrase import is_inanimate
from corpus.statements.rules.quotation import DASHES, MAX_TRAILING, skip_back
from corpus.statements.shown import shown_after
from corpus.text.grammar import FINITE, NOMINAL, RELATIVES, SUBJECTS, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_TO_THAT = 14
"""Tokens between a cue and the "that" of its clause."""
ANSWERS = frozenset({"respond", "reply", "react"})
MAX_INSERTED = 20
"""Tokens of a phrase between commas that stands before it."""
QUESTIONS = frozenset({"if", "whether"})
SUBORDINATING = frozenset({"while", "although", "though", "whereas"})
WHEN_OR_WHERE = frozenset({"in", "on", "at", "after", "before", "during", "through", "under", "via"})
OPENINGS = frozenset(
    "along although apart as because besides beyond considering contrary despite given instead like rather regardless"
    " since thanks unlike with without".split()
)
"""Words that open a phrase before a clause's subject, and tell nothing of how it was said."""
FACTS = frozenset({"fact", "idea", "notion", "possibility"})
"""Nouns whose "that" clause is only a part of what is reported."""
SUBJECT_PRONOUNS = frozenset({"there", "he", "she", "they", "we", "i"})
CONTRACTED = frozenset({"'s", "’s", "'re", "’re"})
"""Verbs the tagger takes for marks: `saying it’s “a farce”`."""
ASKS = frozenset({"ask", "wonder", "question", "inquire", "enquire"})
LISTENERS = frozenset(
    "assembly audience committee conference congress council court hearing inquest inquiry jury magazine meeting"
    " newspaper panel paper parliament programme senate tribunal".split()
)
"""Bodies and meetings that are told something."""
SAID_THINGS = frozenset("blessings farewells goodbyes lines names phrases prayers things vows words".split())
"""Plurals that are objects of "say": `said the evening prayers`."""
MAX_QUOTED_VERB = 4
"""Tokens of a verb in quotation marks, marks included."""
MAX_CLAUSE = 250
"""Tokens a clause may have; it bounds the work on texts without full stops."""
MIN_CLAUSE = 6
"""Tokens that are a clause before `, he added.` although the parser sees no verb in them."""
NO_CONTINUATION = frozenset({"according", "who", "which", "after", "when", "while", "as", "whose", "where"})
TERMS = frozenset(
    "anonymity interview statement conference briefing speech email e-mail letter editorial commentary report paper"
    " article column memo release tweet post message hearing testimony filing op-ed essay blog".split()
)
"""Nouns that say where or on what terms somebody spoke: `..., she said, on condition of anonymity`."""
MAX_TO_TERM = 6
"""Tokens from the preposition to such a noun."""


def clause_after(token: Token, cue: Cue, source: Range | None, reading: Reading) -> Range | None:
    """Return the clause or infinitive that follows a cue, carried on to the end of its sentence."""
    last = _limit(token, reading)
    if source and token.i < source[0] - 1 < last and reading.doc[source[0] - 1].text == ",":
        last = source[0] - 1  # `Noting that the dam leaks, Aker left.`
    resumed = _behind_inserted(token, cue, last, reading)
    if resumed is not None:
        return resumed, _cut(token, resumed, last, reading)
    complement = next((child for child in token.children if child.i > token.i and _may_report(child, cue)), None)
    if complement is not None and cue.takes(TELL) and reading.doc[token.i + 1].lower_ == "of":
        complement = None  # `told of the flood as it emerged the dam would close`
    if complement is not None and cue.takes(WEAK) and _is_relative_of_object(token, complement):
        return None
    if complement is None:
        start = _that_clause(token, cue, last, reading)
        if start is None:
            start = _unseen_clause(token, cue, last, reading)
        if start is None and source is not None:
            start = shown_after(token, cue, source, reading)
        return None if start is None else (start, _cut(token, start, last, reading))
    start = max(complement.left_edge.i, token.i + 1)
    if cue.lemma in ASKS and (mark := _question_mark(complement)) is not None:
        start = mark.i
    # `Lindqvist says the dam leaks, Aker thinks it holds`: the parser gives the cue both subjects.
    start = min((c.left_edge.i for c in token.children if token.i < c.i < start and c.dep_ == "nsubj"), default=start)
    gerund = reading.doc[token.i + 1]
    if reading.doc[start].tag_ == "MD" and gerund.tag_ == "VBG" and gerund.right_edge.i + 1 == start:
        start = gerund.i  # `warned [drinking] would ruin the town`
    start = _behind_hearer(token, cue, complement, _behind_when(token, complement, start))
    if source and token.i < source[0] <= start < source[1]:
        start = source[1]
    if reading.doc[start].lower_ not in QUESTIONS:
        start = _with_opening(token, _with_object(token, cue, start, reading), reading)
    end = min(complement.right_edge.i + 1, last)
    return start, _cut(token, start, _carry_on(token, end, last, reading), reading)


def _limit(token: Token, reading: Reading) -> int:
    """Return where a clause after the cue must end: with its sentence, or with the relative clause the cue is in."""
    last = min(reading.sentence_of[token.i][1], token.i + MAX_CLAUSE)
    if _opening_bracket(token.i, reading) is not None:
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


def _opening_bracket(at: int, reading: Reading) -> int | None:
    """Return the bracket a token stands in: `The dam broke (a sad day, Aker said)`; None where it stands in none."""
    doc, first = reading.doc, max(reading.sentence_of[at][0], at - MAX_BRACKET)
    i = next((i for i in range(at - 1, first - 1, -1) if doc[i].text in {"(", ")"}), None)
    return i if i is not None and doc[i].text == "(" and reading.inside[i] == OUTSIDE else None


# The parser's and the printed signs of a clause before its attribution, surest first.
def clause_before(token: Token, cue: Cue, low: int, high: int, reading: Reading) -> Range | None:
    """Return the clause an attribution follows: `Taxes will fall, she said`."""
    if not cue.takes(CLAUSE):
        return None
    doc, (first, last) = reading.doc, reading.sentence_of[token.i]
    end = skip_back(low, first, reading)
    first = _behind_another(first, end, reading)
    bracket = _opening_bracket(low, reading)
    if bracket is not None:
        first, last = bracket + 1, min(high, last)
    if (
        end <= first
        or doc[end - 1].text not in {",", *DASHES}
        or any(word.lower_ in {"and", "but"} for word in doc[end:low])
    ):
        return None
    if cue.takes(BELIEF) and any(c.i >= high and c.dep_ in {"ccomp", "xcomp", "dobj"} for c in token.children):
        return None  # `As the trade fell, bakers were expecting Velden to pay.`
    inserted = token.dep_ == "parataxis" and token.head.i != token.i and not (token.tag_ == "VB" and cue.takes(WEAK))
    if inserted or any(child.dep_ in {"ccomp", "parataxis"} and child.i < low for child in token.children):
        return first, end
    stops = high >= last or doc[high].text in {".", ",", ";"} or _only_tells_when(high, last, reading)
    # The verb may stand behind the attribution: `The dam, said Aker, will hold`.
    reach = last if high < last and doc[high].text == "," else end
    finite = any(
        doc[i].tag_ in FINITE and not low <= i < high and reading.inside[i] == OUTSIDE
        for i in range(first, min(reach, high + MAX_CLAUSE))
    )
    inverted = low == token.i and high > token.i + 1 and doc[token.i + 1].pos_ == "PROPN"
    alone = low == token.i - 1 and doc[low].tag_ == "PRP" and high < last and doc[high].text == "."
    surely = inverted or (alone and end - first >= MIN_CLAUSE)  # `Boats cause delays, he added.`: whatever the parse
    speaks = (not cue.takes(WEAK) or cue.takes(FINDING)) and not cue.takes(BELIEF)
    perfect = token.tag_ == "VBN" and any(c.dep_ == "aux" and c.tag_ in FINITE for c in token.children)
    speaks = speaks and (perfect or token.tag_ in TENSED)
    return (first, end) if stops and (finite or surely) and speaks else None


def _only_tells_when(start: int, last: int, reading: Reading) -> bool:
    """Return whether only when or where it was said stands behind an attribution: `Aker reported Monday in Tarn.`"""
    words = reading.doc[start:last]
    dated = words[0].lower_ in WHEN_OR_WHERE or words[0].ent_type_ in {"DATE", "TIME"}
    return (
        dated
        and len(words) <= MAX_TRAILING
        and not any(word.tag_ in FINITE or reading.inside[word.i] != OUTSIDE for word in words)
    )


def clause_around(token: Token, cue: Cue, low: int, high: int, reading: Reading) -> list[Range] | None:
    """Return the two parts of a clause whose subject stands before an attribution and its verb behind.

    In `The bridge, Aker told the council on Monday, was built in haste` more than the cue interrupts it.
    """
    doc, (first, last) = reading.doc, reading.sentence_of[token.i]
    if not cue.takes(CLAUSE) or token.dep_ == "relcl" or token.tag_ not in FINITE or doc[low - 1].text != ",":
        return None
    subject = next((c for c in token.children if c.pos_ in NOMINAL and first <= c.left_edge.i and c.i < low - 1), None)
    if subject is None or subject.right_edge.i not in {low - 2, low - 1} or reading.inside[subject.i] != OUTSIDE:
        return None
    if subject.dep_ not in SUBJECTS and any(doc[i].is_alpha for i in range(first, subject.left_edge.i)):
        return None
    for i in range(high, min(last - 1, high + MAX_TO_THAT)):
        if reading.inside[i] != OUTSIDE or doc[i].tag_ in FINITE or doc[i].text in {":", ";"}:
            return None
        verb = doc[i + 1 if doc[i + 1].pos_ != "ADV" else min(i + 2, last - 1)]
        if doc[i].text == "," and verb.tag_ in {*FINITE, "VBN"}:
            head = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
            if any(c.dep_ in SUBJECTS and c.i > i for c in head.children):
                return None
            return [(subject.left_edge.i, low - 1), (i + 1, _cut(token, i + 1, last, reading))]
    return None


def _behind_another(first: int, end: int, reading: Reading) -> int:
    """Return where a clause may begin: behind the semicolon that ends another attribution, else at `first`."""
    first = max(first, end - MAX_CLAUSE)
    doc, cues, start, attributed = reading.doc, load_cues(), first, False
    for i in range(first, end):
        if reading.inside[i] == OUTSIDE:
            attributed = attributed or (doc[i].tag_ in FINITE and doc[i].lower_ in cues)
            if doc[i].text == ";" and attributed:
                start, attributed = i + 1, False
    return start


def relative_parts(token: Token, source: Range, clause: Range, reading: Reading) -> list[Range]:
    """Return a clause reported inside a relative one with its pronoun, cut where the sentence outside goes on.

    In `The dam, which Lindqvist said was safe, broke` that is "which" and "was safe".
    """
    doc, pronoun = reading.doc, source[0] - 1
    first = reading.sentence_of[token.i][0]
    if token.dep_ == "relcl" and source[1] - source[0] == 1 and doc[source[0]].lower_ == "who":
        return [(clause[0], _end_of_relative(source[0], clause, first, reading))]
    if token.dep_ != "relcl" or pronoun <= first or source[1] > token.i or doc[pronoun].lower_ not in RELATIVES:
        return [clause]
    if doc[pronoun - 1].tag_ == "IN":
        return [clause]  # `an interview in which she said ...`
    end = clause[1]
    if not any(
        doc[i].tag_ in FINITE and reading.inside[i] == OUTSIDE for i in range(max(first, pronoun - MAX_CLAUSE), pronoun)
    ):
        end = before_main_verb(clause, reading, enclosed=doc[pronoun - 1].text == ",")
    parts = [(clause[0], end)]
    return parts if doc[pronoun].lower_ == "that" else [(pronoun, pronoun + 1), *parts]


def _end_of_relative(pronoun: int, clause: Range, first: int, reading: Reading) -> int:
    """Return where a clause ends that "who" reports, before the verb of its sentence: `Aker, who said no, left`."""
    doc = reading.doc
    if doc[pronoun - 1].text != "," or any(
        doc[i].tag_ in FINITE and reading.inside[i] == OUTSIDE for i in range(max(first, pronoun - MAX_CLAUSE), pronoun)
    ):
        return clause[1]
    return before_main_verb(clause, reading, enclosed=True)


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


def clause_resumed(token: Token, high: int, reading: Reading) -> Range | None:
    """Return how a clause goes on behind an attribution that interrupts it."""
    doc, last = reading.doc, reading.sentence_of[token.i][1]
    if high + 1 >= last or doc[high].text != "," or reading.inside[high] != OUTSIDE:
        return None
    following = doc[high + 1]
    if following.tag_ == "VBG" or following.lower_ in NO_CONTINUATION or _is_terms(following, last):
        return None
    return high + 1, _cut(token, high + 1, last, reading)


def with_joined_clause(end: int, token: Token, reading: Reading) -> int:
    """Return where a quotation a cue leads into ends with the clause joined to it: `said "it leaks" [and that ...]`."""
    doc, last = reading.doc, reading.sentence_of[token.i][1]
    joined = end + 1 if end < last and doc[end].text == "," else end
    if [word.lower_ for word in doc[joined : min(joined + 2, last)]] != ["and", "that"] or doc[
        joined + 1
    ].dep_ == "nsubj":
        return end
    return _cut(token, joined + 1, last, reading)


def _is_terms(preposition: Token, last: int) -> bool:
    """Return whether a phrase tells where or on what terms somebody spoke, and no comma or verb goes on behind it."""
    thing = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    named = thing is not None and (thing.lower_ in TERMS or (preposition.lower_, thing.lower_) == ("on", "condition"))
    if preposition.tag_ != "IN" or thing is None or not named:
        return False
    rest = preposition.doc[preposition.i : last]
    return thing.i - preposition.i <= MAX_TO_TERM and not any(word.text == "," or word.tag_ in FINITE for word in rest)


def _that_clause(token: Token, cue: Cue, last: int, reading: Reading) -> int | None:
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


def _precedes_noun(that: Token, last: int) -> bool:
    """Return whether a noun behind "that" is taken for a verb: `told us that [leave] was cancelled`."""
    following = that.doc[that.i + 1 : min(that.i + 3, last)]
    return len(following) == 2 and all(word.tag_ in FINITE for word in following) and following[0].pos_ != "AUX"


def _behind_inserted(token: Token, cue: Cue, last: int, reading: Reading) -> int | None:
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


def _is_relative_of_object(token: Token, complement: Token) -> bool:
    """Return whether a clause has no subject but the "that" of an object's: `posted a picture that shows the dam`."""
    first = complement.left_edge
    verbs = (word.tag_ in FINITE for word in token.doc[first.i + 1 : first.i + 2])
    return first.lower_ == "that" and first.i > token.i + 1 and any(verbs)


def _question_mark(complement: Token) -> Token | None:
    """Return the word that makes a clause a question: `asked Aker [whether] the dam leaked`."""
    return next((c for c in complement.children if c.dep_ == "mark" and c.lower_ in QUESTIONS), None)


def _unseen_clause(token: Token, cue: Cue, last: int, reading: Reading) -> int | None:
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
    thing = next((c for c in token.children if c.dep_ == "dobj" and c.left_edge.i == token.i + 1), None)
    if thing is None or thing.i >= last:
        return None
    if cue.lemma == "say" and any(c.tag_ == "VBD" and doc[c.i + 1 : c.i + 2].text == "to" for c in thing.rights):
        return thing.left_edge.i  # `said the “old gates” needed to be mended`
    if cue.lemma == "say" and _is_plural_verb(token, thing, last):
        return thing.left_edge.i
    if not reading.is_outside(thing):
        return thing.left_edge.i if not cue.takes(OBJECT) and _is_quoted_verb(thing, last, reading) else None
    if cue.lemma == "say" and _has_verb(token, thing, last, reading):
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


def _behind_when(token: Token, complement: Token, start: int) -> int:
    """Return where a clause starts behind the time or place the parser gives it: `said on Monday [it would close]`."""
    opening = token.doc[start]
    if start != token.i + 1 or opening.lower_ not in WHEN_OR_WHERE or opening.head.i != complement.i:
        return start
    subject = next((c for c in complement.children if c.dep_ in SUBJECTS), None)
    return start if subject is None or subject.left_edge.i != opening.right_edge.i + 1 else subject.left_edge.i


def _behind_hearer(token: Token, cue: Cue, complement: Token, start: int) -> int:
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
    heard = (c for c in subject.children if c.i > opening.i and c.dep_ == "compound" and c.text in LISTENERS)
    return next((c.i + 1 for c in heard if opening.tag_ == "DT"), opening.i)


def _is_medium(word: Token) -> bool:
    return is_listed(word.lower_, "papers", "broadcasters")


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


def _with_object(token: Token, cue: Cue, start: int, reading: Reading) -> int:
    """Return where a clause starts whose subject the parser took for the cue's object."""
    opens = reading.doc[start]
    if cue.takes(TELL) and opens.tag_ not in FINITE:
        promised = _promised(token, start, reading) if cue.takes(INFINITIVE, OBJECT) and not cue.takes(DEMAND) else None
        return start if promised is None else promised.left_edge.i
    for child in token.children:
        if child.dep_ == "dobj" and token.i < child.i < start and child.left_edge.i > token.i:
            between = reading.doc[child.left_edge.i : start]
            if any(word.lower_ == "that" for word in between):
                return start
            return _behind_listener(child) if cue.takes(TELL) else child.left_edge.i
    return start


def _promised(token: Token, start: int, reading: Reading) -> Token | None:
    """Return the thing, and no listener, that stands before an infinitive: `promised [quick help to mend it]`."""
    things = (c for c in token.children if c.dep_ == "dobj" and c.tag_ == "NN" and token.i < c.i < start)
    return next((c for c in things if is_inanimate((c.i, c.i + 1), reading)), None)


def _with_opening(token: Token, start: int, reading: Reading) -> int:
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


# One line for each kind of complement the parser tells apart.
def _may_report(child: Token, cue: Cue) -> bool:
    """Return whether a complement is of the kind the cue reports with."""
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children)
    # `warned closing the dam would cost millions`
    acts = any(c.dep_ == "csubj" for c in child.children) and any(c.tag_ == "MD" for c in child.children)
    if child.dep_ == "xcomp" and not acts and (infinitive or child.tag_ not in TENSED):
        return cue.takes(INFINITIVE, DEMAND) if infinitive else _is_gerund_with_verb(child, cue)
    if child.dep_ == "advcl" and cue.lemma in ASKS:
        return _question_mark(child) is not None
    if child.dep_ == "advcl" and infinitive and cue.takes(INFINITIVE):
        return child.head.doc[child.head.i + 1].ent_type_ in {"DATE", "TIME"}  # `promised Sunday in Tarn to leave`
    if child.dep_ not in {"ccomp", "xcomp"}:
        return False
    if infinitive:
        return cue.takes(INFINITIVE, DEMAND)
    if not cue.takes(CLAUSE) or (cue.takes(NAMING) and child.left_edge.lower_ != "how"):
        return False  # `described how it broke`, but `described what he saw as "odd"`
    marked = any(c.dep_ == "mark" for c in child.children)
    if cue.takes(WEAK) and cue.lemma not in ASKS and _question_mark(child) is not None:
        return False  # `The weather determines whether they sail.`
    # `said Venn “put the port back”`, `said they “utterly refute” it`: a verb in marks is taken for something else.
    subject = next((c for c in child.children if c.dep_ == "nsubj" and c.i < child.i), None)
    bare = subject is not None and (child.tag_ == "VB" or subject.lower_ in SUBJECT_PRONOUNS)
    finite = (
        child.tag_ in {*FINITE, "VBN"}
        or child.lower_ in CONTRACTED
        or any(c.tag_ in FINITE and (child.tag_ != "VBG" or c.dep_ in {"aux", "auxpass"}) for c in child.children)
    )
    return marked or ((finite or bare) and (not cue.takes(WEAK) or cue.takes(FINDING)))


def _is_gerund_with_verb(gerund: Token, cue: Cue) -> bool:
    """Return whether a gerund is the subject of a verb the parser hangs on it: `said closing the dam would help`."""
    if gerund.tag_ != "VBG" or gerund.i != gerund.head.i + 1 or not cue.takes(CLAUSE) or cue.takes(WEAK):
        return False
    if gerund.lower_ in load_cues():
        return False  # `Aker replied saying the dam leaks`
    verbs = (c for c in gerund.children if c.dep_ == "ccomp" and not any(m.dep_ == "mark" for m in c.children))
    return any(word.tag_ in {*FINITE, "MD"} for verb in verbs for word in (verb, *verb.children))


def _carry_on(token: Token, end: int, last: int, reading: Reading) -> int:
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
        if own and follower.dep_ in {"conj", "cc"} and not _belongs(token, follower):
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


def _belongs(token: Token, follower: Token) -> bool:
    """Return whether what the parser joins to a report is a part of what was said."""
    return _turns_present(token, follower) or _adds_subject(token, follower)


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


def _cut(token: Token, start: int, end: int, reading: Reading) -> int:
    """Return `end`, or the comma before it where another attribution begins.

    `, adding ...` and `, according to ...` end a clause, and so does `, and she said ...`: who
    speaks is then printed again.
    """
    doc, cues = reading.doc, load_cues()
    end = _before_main_clause(token, start, end, reading)
    listing = doc[start - 1].text == ":"  # `Aker warned: the dam leaks; the road is closed`
    aside = token.dep_ == "advcl" and token.lemma_ in ASKS
    for i in range(start, end - 1):
        if reading.inside[i] != OUTSIDE:
            continue
        word, following = doc[i], doc[i + 1]
        if aside and word.text == "," and reading.inside[i + 1] != OUTSIDE:
            return i  # `"Perhaps," she said, when somebody asked whether it leaks, "but not today."`
        if word.text == "," and following.lower_ == "according":
            return i
        if word.text in DASHES and i > start and _adds_a_clause(i, start, end, reading):
            return i
        if word.text == "," and following.tag_ == "VBG" and following.lower_ in cues:
            return i
        if word.text in REMARK_MARKS and i > start and is_remark(following, end, reading):
            return i
        if word.tag_ == "VBG" and word.lower_ in cues and i > start and reading.inside[i - 1] != OUTSIDE:
            return i  # `said it was "a shame," adding ...`: the comma stands in the quotation
        if word.text == ";" and not listing and _opening_bracket(i, reading) is None and not _lists_on(i, end, reading):
            return i
        if word.dep_ == "cc" and word.tag_ == "CC" and _shares_subject(token, following):
            return i
        if word.tag_ in FINITE and word.lower_ in cues and cues[word.lower_].takes(QUOTE, CLAUSE):
            comma = _own_attribution(token, word, start, reading)
            if comma is not None:
                return comma
    return end


def _before_main_clause(token: Token, start: int, end: int, reading: Reading) -> int:
    """Return `end`, or the comma before the main clause: `While Aker says it leaks, the council does nothing`."""
    doc, first = reading.doc, reading.sentence_of[token.i][0]
    if token.dep_ == "advcl" and token.head.i > token.i:
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
    first = dash + 1 + (doc[dash + 1].tag_ == "CC")
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


def _shares_subject(token: Token, following: Token) -> bool:
    """Return whether a verb after "and" is another cue of the same speaker: `said ... and promised ...`.

    So is a participle behind another: `saying ... but warning ...`.
    """
    cue = load_cues().get(following.lower_)
    if cue is not None and cue.lemma in ANSWERS and following.nbor().lower_ == "to":
        return False  # `said it had seen and responded to the letters`
    if cue is None or cue.takes(WEAK, BELIEF) or following.tag_ != token.tag_ or token.tag_ not in {*FINITE, "VBG"}:
        return False
    return not any(child.dep_ in SUBJECTS for child in following.children)


def _own_attribution(token: Token, word: Token, start: int, reading: Reading) -> int | None:
    """Return the comma before another finite cue and its subject, or None where the cue belongs to the clause.

    The same cue again needs no comma behind "and" or "but": `Aker said it leaked and Lindqvist said it held`.
    """
    doc, cue = reading.doc, load_cues()[word.lower_]
    if cue.takes(WEAK):
        return None
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


def _has_mark(start: int, end: int, doc: Doc) -> bool:
    """Return whether words before a comma are a clause of their own, ended by it: `if it rains, Aker thinks`."""
    return any(word.dep_ in {"mark", "advmod"} and word.tag_ in {"IN", "WRB"} for word in doc[start:end])
