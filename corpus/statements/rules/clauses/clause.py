"""Clauses a cue reports: `she said (that) ...`, `..., she said`, `..., she said, ...`, `she vowed to ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, CLAUSE, DEMAND, FINDING, INFINITIVE, NAMING, TELL, WEAK, Cue, load_cues
from corpus.lexicon.roles import load_roles
from corpus.statements.draft import Range
from corpus.statements.rules.clauses.beginning import (
    LISTENERS,
    MAX_TO_THAT,
    WHEN_OR_WHERE,
    behind_article,
    behind_hearer,
    behind_inserted,
    behind_when,
    that_clause,
    with_lost_subject,
    with_object,
    with_opening,
)
from corpus.statements.rules.clauses.ending import (
    ASKS,
    MAX_CLAUSE,
    before_main_verb,
    carry_on,
    cut,
    is_terms,
    limit,
    opening_bracket,
)
from corpus.statements.rules.clauses.unseen import SUBJECT_PRONOUNS, unseen_clause
from corpus.statements.rules.quotation import BREAKS, MAX_OPENING, MAX_TRAILING, PROVIDED, ending, skip_back
from corpus.statements.shown import shown_after
from corpus.statements.sources.subjects import is_thing
from corpus.text.grammar import DASHES, FINITE, NOMINAL, RELATIVES, SUBJECTS, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

QUESTIONS = frozenset({"if", "whether"})
CONTRACTED = frozenset({"'s", "’s", "'re", "’re"})
"""Verbs the tagger takes for marks: `saying it’s “a farce”`."""
MIN_CLAUSE = 6
"""Tokens that are a clause before `, he added.` although the parser sees no verb in them."""
NO_CONTINUATION = frozenset({"according", "who", "which", "after", "when", "while", "as", "whose", "where"})


def clause_after(token: Token, cue: Cue, source: Range | None, reading: Reading) -> Range | None:
    """Return the clause or infinitive that follows a cue, carried on to the end of its sentence."""
    last = _before_source(token, source, limit(token, reading), reading)
    opened = behind_article(token, cue, last, reading)
    if opened is not None:
        return opened, cut(token, opened, last, reading)
    resumed = behind_inserted(token, cue, last, reading)
    if resumed is not None:
        return resumed, cut(token, resumed, last, reading)
    complement = next((child for child in token.children if child.i > token.i and _may_report(child, cue)), None)
    if complement is not None and cue.takes(TELL) and reading.doc[token.i + 1].lower_ == "of":
        complement = None  # `told of the flood as it emerged the dam would close`
    if complement is not None and cue.takes(WEAK) and _is_relative_of_object(token, complement):
        return None
    if complement is None:
        start = that_clause(token, cue, last, reading)
        if start is None:
            start = unseen_clause(token, cue, last, source, reading)
        if start is None and source is not None:
            start = shown_after(token, cue, source, reading)
        return None if start is None else (start, cut(token, start, last, reading))
    start = max(complement.left_edge.i, token.i + 1)
    if cue.lemma in ASKS and (mark := _question_mark(complement)) is not None:
        start = mark.i
    # `Lindqvist says the dam leaks, Aker thinks it holds`: the parser gives the cue both subjects.
    start = min((c.left_edge.i for c in token.children if token.i < c.i < start and c.dep_ == "nsubj"), default=start)
    gerund = reading.doc[token.i + 1]
    if reading.doc[start].tag_ == "MD" and gerund.tag_ == "VBG" and gerund.right_edge.i + 1 == start:
        start = gerund.i  # `warned [drinking] would ruin the town`
    start = behind_hearer(token, cue, complement, behind_when(token, complement, start))
    if source and token.i < source[0] <= start < source[1]:
        start = source[1]
    if reading.doc[start].lower_ not in QUESTIONS:
        start = with_opening(token, with_object(token, cue, start, reading), reading)
    if source is None or not token.i < source[0] < start:
        start = with_lost_subject(token, cue, start, reading)
    end = min(complement.right_edge.i + 1, last)
    return start, cut(token, start, carry_on(token, end, last, reading), reading)


# The parser's and the printed signs of a clause before its attribution, surest first.
def clause_before(token: Token, cue: Cue, low: int, high: int, reading: Reading) -> Range | None:
    """Return the clause an attribution follows: `Taxes will fall, she said`."""
    if not cue.takes(CLAUSE) or (cue.takes(FINDING) and token.tag_ == "VBG"):
        return None
    doc, (first, last) = reading.doc, reading.sentence_of[token.i]
    end = skip_back(low, first, reading)
    first = _behind_another(first, end, reading)
    bracket = opening_bracket(low, reading)
    if bracket is not None:
        first, last = bracket + 1, min(high, last)
    if (
        end <= first
        or (doc[end - 1].text not in {",", *DASHES} and not _runs_into(token, end))
        or any(word.lower_ in {"and", "but"} for word in doc[end:low])
    ):
        return None
    if cue.takes(BELIEF) and any(c.i >= high and c.dep_ in {"ccomp", "xcomp", "dobj"} for c in token.children):
        return None  # `As the trade fell, bakers were expecting Velden to pay.`
    inserted = token.dep_ == "parataxis" and token.head.i != token.i and not (token.tag_ == "VB" and cue.takes(WEAK))
    if inserted or any(child.dep_ in {"ccomp", "parataxis"} and child.i < low for child in token.children):
        return first, end
    stops = high >= last or doc[high].text in {".", ",", ";"} or _only_tells_when(high, last, reading)
    # `When it broke, she told the jury, she left`
    opens = doc[first].tag_ not in {"WRB", "IN"} or doc[first].dep_ == "prep"
    stops = stops or (cue.takes(TELL) and opens and _only_tells_whom(token, high, last, reading))
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


def _before_source(token: Token, source: Range | None, last: int, reading: Reading) -> int:
    """Return where a clause ends before the comma of its source: `Noting that the dam leaks, Aker left.`

    The comma may stand inside the marks: `Noting that "the dam leaks," Aker left.`
    """
    if source is None or not token.i < source[0] - 1 < last:
        return last
    before, number = source[0] - 1, reading.inside[source[0] - 1]
    if number != OUTSIDE and reading.bounds[number][1] == source[0] and ending(number, reading) == ",":
        return source[0]
    return before if reading.doc[before].text == "," else last


def _runs_into(token: Token, end: int) -> bool:
    """Return whether a clause runs into its attribution without a comma: `The dam leaks said Ora Aker, a baker.`"""
    children = list(token.children)
    named = any(c.dep_ == "nsubj" and c.left_edge.i == token.i + 1 and c.pos_ == "PROPN" for c in children)
    return named and any(c.dep_ == "ccomp" and c.right_edge.i == end - 1 == token.i - 1 for c in children)


def _only_tells_when(start: int, last: int, reading: Reading) -> bool:
    """Return whether only when or where it was said stands behind an attribution: `Aker reported Monday in Tarn.`"""
    words = reading.doc[start:last]
    dated = words[0].lower_ in WHEN_OR_WHERE or words[0].ent_type_ in {"DATE", "TIME"}
    return (
        dated
        and len(words) <= MAX_TRAILING
        and not any(word.tag_ in FINITE or reading.inside[word.i] != OUTSIDE for word in words)
    )


def _only_tells_whom(token: Token, start: int, last: int, reading: Reading) -> bool:
    """Return whether only who heard it stands behind an attribution: `..., Aker told Radio Tarn's morning show.`"""
    hearer = next((c for c in token.children if c.dep_ in {"dobj", "dative"} and c.left_edge.i == start), None)
    if hearer is None or not _hears(hearer) or hearer.right_edge.i + 1 - start > MAX_TRAILING:
        return False
    words = reading.doc[start : hearer.right_edge.i + 1]
    ends = reading.doc[words.end : words.end + 1].text in {".", ",", ";", ""}
    return ends and words.end <= last and not any(word.tag_ in FINITE or word.text == "," for word in words)


def _hears(noun: Token) -> bool:
    """Return whether a noun is of people or a body that may be told something: "the jury", and not "a story"."""
    proper = noun.pos_ in {"PROPN", "PRON"} or any(word.pos_ == "PROPN" for word in noun.children)
    return proper or noun.lower_ in LISTENERS or noun.lemma_.lower() in load_roles() or not is_thing(noun)


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
            return [(subject.left_edge.i, low - 1), (i + 1, cut(token, i + 1, last, reading))]
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


def condition_before(token: Token, low: int, clause: Range, reading: Reading) -> Range | None:
    """Return the condition before an attribution that interrupts a clause: `[If it rains], Aker said, it will leak`."""
    doc, first = reading.doc, reading.sentence_of[token.i][0]
    while first < low and (doc[first].is_space or doc[first].tag_ == "CC"):
        first += 1
    commas = low - 1 > first and doc[low - 1].text == "," == doc[clause[0] - 1].text
    if not commas or doc[first].lower_ not in PROVIDED or low - first > MAX_OPENING or token.tag_ not in FINITE:
        return None
    words = doc[first : low - 1]
    finite = [word for word in words if word.tag_ in FINITE]
    plain = all(reading.is_outside(word) and word.text not in BREAKS for word in words)
    return (first, low - 1) if plain and finite and not any(w.lower_ in load_cues() for w in finite) else None


def clause_resumed(token: Token, high: int, reading: Reading) -> Range | None:
    """Return how a clause goes on behind an attribution that interrupts it."""
    doc, last = reading.doc, reading.sentence_of[token.i][1]
    if high + 1 >= last or doc[high].text != "," or reading.inside[high] != OUTSIDE:
        return None
    following = doc[high + 1]
    acts = following.tag_ == "VBG" and (following.dep_ == "csubj" or following.head.dep_ in SUBJECTS)
    if following.tag_ == "VBG" and (not acts or following.lower_ in load_cues()):
        return None  # `..., Aker said, adding ...`, but `..., Aker said, closing it would cost millions`
    if following.lower_ in NO_CONTINUATION or is_terms(following, last):
        return None
    return high + 1, cut(token, high + 1, last, reading)


def with_joined_clause(end: int, token: Token, reading: Reading) -> int:
    """Return where a quotation a cue leads into ends with the clause joined to it: `said "it leaks" [and that ...]`."""
    doc, last = reading.doc, reading.sentence_of[token.i][1]
    joined = end + 1 if end < last and doc[end].text == "," else end
    if [word.lower_ for word in doc[joined : min(joined + 2, last)]] != ["and", "that"] or doc[
        joined + 1
    ].dep_ == "nsubj":
        return end
    return cut(token, joined + 1, last, reading)


def _is_relative_of_object(token: Token, complement: Token) -> bool:
    """Return whether a clause has no subject but the "that" of an object's: `posted a picture that shows the dam`."""
    first = complement.left_edge
    verbs = (word.tag_ in FINITE for word in token.doc[first.i + 1 : first.i + 2])
    return first.lower_ == "that" and first.i > token.i + 1 and any(verbs)


def _question_mark(complement: Token) -> Token | None:
    """Return the word that makes a clause a question: `asked Aker [whether] the dam leaked`."""
    return next((c for c in complement.children if c.dep_ == "mark" and c.lower_ in QUESTIONS), None)


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
