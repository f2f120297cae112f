"""What somebody holds, without a verb of speech: `X is adamant that`, `X's view is that`, `despite X's claim that`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from corpus.lexicon.cues import NAMING, load_cues
from corpus.lexicon.lists import load_words
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.remarks import REMARK_MARKS, is_remark
from corpus.statements.rules.according import behind
from corpus.statements.rules.clauses.ending import before_main_verb
from corpus.statements.rules.clear import made_clear
from corpus.statements.rules.phrase import is_inanimate
from corpus.statements.sources.mention import mention_range
from corpus.statements.unsaid.denial import is_denied, is_unsaid
from corpus.text.grammar import FINITE, RELATIVES, SUBJECTS, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

BEING = frozenset({"be", "remain", "seem", "sound", "'s", "’s"})
VAGUE = frozenset({"it", "this", "that", "there", "i", "we", "you", "who", "which", "what"})
WEIGHED = frozenset({"despite", "notwithstanding", "following", "after", "amid", "dismissing", "rejecting"})
"""Words in front of a claim that report it while they weigh it."""
PAUSES = frozenset({",", ":"})
GIVEN_BY = frozenset({"by", "from"})
OF = frozenset({"of"})
NOUNS = frozenset.union(*map(load_words, ("told nouns", "felt nouns", "nouns with to", "proposals")))
JOINED_TO_VERB = FINITE | {"VBN", "RB", "CC", "IN"}
BEGINS_OBJECT = frozenset({"DT", "PRP$", "PRP", "RP"})
ALL_OR_NONE = frozenset({"nobody", "everybody", "everyone", "many", "few", "some", "several"})
HELPING = frozenset({"be", "have", "get", "feel", "look", "seem", "become", "remain", "stay"})
"""Verbs with a participle of their own behind them: `is angered`."""
WHEN = frozenset("in on at during earlier last this ago the a back yesterday today".split())
"""Words beside a day that tell when something was said."""
MAX_WHOM = 8
"""Tokens that tell to whom a view is told: `Aker's advice [to young writers]:`."""
MAX_TO_ANSWER = 3
"""Tokens from the mark of `Aker's answer?` to the quotation that gives it."""
URGED = {
    **dict.fromkeys(("appeal", "call", "demand", "plea", "request"), frozenset({"for"})),
    **dict.fromkeys(("pledge", "prediction", "promise", "threat"), frozenset({"of"})),
    "warning": frozenset({"of", "about", "against"}),
    **dict.fromkeys(("question", "doubt", "concern"), frozenset({"about", "over"})),
}
"""What stands behind nouns of speech that somebody utters: `renewed her call for a ban`, `made a plea for calm`."""
ASKING = frozenset({"question", "doubt", "concern"})
"""Those that tell something with a question alone: `raised questions about whether it would hold`."""
OPENS_QUESTION = frozenset({"whether", "why", "how", "what", "who"})
UTTERS = frozenset({"issue", "lodge", "make", "press", "raise", "reiterate", "renew", "repeat", "restate"})
GIVING = frozenset({"give", "list", "make", "name", "offer", "raise", "issue", "have", "set", "lay", "present"})
OWN = frozenset({"his", "her", "its", "their"})
CRITICAL = "critical"
WORDS = frozenset({"words", "view", "opinion", "telling", "account"})
"""Nouns that make "in X's ..." an attribution."""


@cache
def words_of_stance() -> frozenset[str]:
    """Return the words at which `read_stance` has to look."""
    return load_words("stances") | load_words("views") | load_words("points made") | NOUNS | WORDS | {CRITICAL}


def read_stance(token: Token, reading: Reading) -> Draft | None:
    """Return what the holder of a view holds, where `token` is the word that says it is one, or None."""
    word = token.lower_
    if word in load_words("stances") and token.pos_ in {"ADJ", "VERB", "ADV"}:
        return made_clear(token, reading) or _held(token, reading)
    if word == CRITICAL and token.pos_ == "ADJ":
        return _criticized(token, reading)
    if word in WORDS and token.dep_ == "pobj" and token.head.lower_ == "in":
        return _in_the_words_of(token, reading)
    if token.pos_ != "NOUN":
        return None
    view = _view(token, reading) if word in load_words("views") else None
    return view or _told(token, reading) or _points(token, reading)


def _held(token: Token, reading: Reading) -> Draft | None:
    """Return what somebody is sure of: `Aker is adamant that the dam is safe`."""
    # `is convinced`: the parser may take it for a passive.
    passive = any(c.dep_ == "auxpass" and c.lemma_ in BEING for c in token.children)
    verb = token if passive else token.head
    stands = passive or (token.dep_ in {"acomp", "oprd", "attr", "ROOT"} and verb.lemma_ in BEING)
    if not stands or is_denied(verb, reading):
        return None
    behind_it = [c for node in (token, verb) for c in node.children if c.i > token.i and c.dep_ == "ccomp"]
    clause = next((c for c in behind_it if any(word.dep_ in {*SUBJECTS, "expl"} for word in c.children)), None)
    if clause is None and verb.dep_ == "ccomp" and _opens_behind(token, verb.head):
        clause = verb.head  # `Aker is adamant the dam is safe`: the parser takes the other verb for the main one
    return _of_holder(verb, clause, token, reading)


def _criticized(token: Token, reading: Reading) -> Draft | None:
    """Return what somebody finds fault with: `Aker was critical of the plan`, and no `Frost is critical of late`."""
    verb = token.head
    if token.dep_ != "acomp" or verb.lemma_ != "be" or is_denied(verb, reading) or not _has_said(verb):
        return None
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == token.i + 1), None)
    thing = next((c for c in of.children if c.dep_ in {"pobj", "pcomp"}), None) if of is not None else None
    if of is None or thing is None or thing.pos_ not in {"NOUN", "PROPN", "VERB"}:
        return None
    holder = _holder(verb, reading)
    if holder is None or is_inanimate(holder, reading):
        return None
    last = reading.sentence_of[token.i][1]
    ranges = trim([(thing.left_edge.i, min(thing.right_edge.i + 1, last))], reading)
    return Draft(ranges, ((token.i, of.i + 1),), holder, "phrase") if ranges else None


def _opens_behind(word: Token, clause: Token) -> bool:
    """Return whether the subject of a clause stands right behind what leads into it."""
    return any(c.dep_ in {*SUBJECTS, "expl"} and c.left_edge.i == word.i + 1 for c in clause.children)


def _of_holder(verb: Token, clause: Token | None, cue: Token, reading: Reading) -> Draft | None:
    """Return what a clause says as the subject's of a verb, None where the subject is nobody."""
    holder = _holder(verb, reading)
    return None if clause is None or holder is None else _draft(clause, cue, holder, reading)


def _holder(verb: Token, reading: Reading) -> Range | None:
    """Return the subject of a verb, None where it is nobody."""
    auxiliaries = (c for c in verb.children if c.dep_ in {"aux", "auxpass"})
    candidates = (c for word in (verb, *auxiliaries) for c in word.children if c.dep_ in SUBJECTS)
    subject = next((c for c in candidates if c.i < verb.i), None)
    if subject is None or subject.lower_ in VAGUE or not reading.is_outside(subject):
        return None
    return mention_range(subject, verb, reading)


def _view(noun: Token, reading: Reading) -> Draft | None:
    """Return what somebody's view is: `Aker's view is that ...`, `despite Aker's claim that ...`."""
    owner = _owner(noun, GIVEN_BY | OF if noun.dep_ == "attr" else GIVEN_BY)
    being = noun.head.head
    if owner is None and noun.dep_ == "pobj" and noun.head.lower_ == "of" and being.lemma_ in BEING:
        # `Aker is of the opinion that ...`
        clause = next((c for c in noun.children if _is_that_clause(c, noun.i)), None)
        return None if is_denied(being, reading) else _of_holder(being, clause, noun, reading)
    if owner is None or owner.lower_ in {"its", "our", "my", "your"} or not reading.is_outside(owner):
        return None
    verb, end = noun.head, noun.i + 1
    quotation = _quotation_beside(owner, noun, reading)
    if quotation is not None:
        return Draft((quotation,), ((noun.i, end),), _owner_range(owner, noun, reading), "introduced")
    if (
        noun.dep_ == "attr"
        and verb.lemma_ in BEING
        and not is_denied(verb, reading)
        and reading.doc[(that := max(end, owner.right_edge.i + 1)) : that + 1].text == "that"
    ):
        # `It is Aker's view that ...`
        clause = next((c for c in (*verb.children, *noun.children) if c.i > end and c.dep_ in {"ccomp", "acl"}), None)
    elif (told := _being_of(noun)) is not None and not is_denied(told, reading):
        advises = noun.lower_ in load_words("nouns of advice")
        told_so = (c for c in told.children if _is_that_clause(c, told.i) or (advises and _is_to_do(c, told.i)))
        clause = next(told_so, None)
    elif noun.dep_ in {"pobj", "dobj"} and verb.lower_ in WEIGHED:
        clause = next((c for c in noun.children if _is_that_clause(c, noun.i)), None)
    else:
        return None
    return None if clause is None else _draft(clause, noun, _owner_range(owner, noun, reading), reading)


def _being_of(noun: Token) -> Token | None:
    """Return the verb that tells what a view is: `Aker's view is that ...`; None where there is none.

    In `The engineer Ora Aker's view is that ...` the parser sets the view beside the engineer.
    """
    beside = noun.dep_ == "appos" and noun.doc[noun.left_edge.i - 1].i == noun.head.i
    subject = noun.head if beside else noun
    return subject.head if subject.dep_ == "nsubj" and subject.head.lemma_ in BEING else None


def _points(noun: Token, reading: Reading) -> Draft | None:
    """Return the demands or reasons that somebody gives behind a colon: `Aker gave two reasons: rain and cost`."""
    doc, last, verb = reading.doc, reading.sentence_of[noun.i][1], noun.head
    colon = noun.i + 1
    while colon < min(last, noun.i + MAX_WHOM) and doc[colon].is_alpha and doc[colon].tag_ not in FINITE:
        colon += 1  # `three conditions for a truce:`
    if noun.lower_ not in load_words("points made") or noun.dep_ != "dobj" or verb.lemma_ not in GIVING:
        return None
    if colon + 1 >= last or doc[colon].text != ":" or doc[colon + 1].is_space or not reading.is_outside(doc[colon + 1]):
        return None
    holder = _holder(verb, reading) if _has_said(verb) and not is_denied(verb, reading) else None
    if holder is None or (verb.lemma_ == "have" and is_inanimate(holder, reading)):
        return None  # `The plan has two aims: speed and thrift.`
    ranges = trim([(colon + 1, last)], reading)
    return Draft(ranges, ((noun.i, noun.i + 1),), holder, "phrase") if ranges else None


def _told(noun: Token, reading: Reading) -> Draft | None:
    """Return what a noun of speech tells: `Aker's claim that ...`, `her promise to ...`, `made the point that ...`."""
    clause = _clause_of(noun) if noun.lower_ in NOUNS else None
    if clause is None:
        return _urged(noun, reading)
    felt, owner = noun.lower_ in load_words("felt nouns"), _owner(noun, GIVEN_BY)
    if owner is None:
        source = _utterer(noun, clause, reading)
    else:
        whose = not felt and owner.lower_ not in {"our", "my", "your"} and reading.is_outside(owner)
        source = _owner_range(owner, noun, reading) if whose else None
    if source is None:
        return None
    start = noun.left_edge.i if felt else _start_of(clause, noun)
    ranges = trim([(start, _end_of(clause, noun, reading))], reading)
    return Draft(ranges, ((noun.i, noun.i + 1),), source, "clause") if ranges else None


def _urged(noun: Token, reading: Reading) -> Draft | None:
    """Return what somebody utters a call for, or a promise of: `Aker renewed her call for a ban`."""
    verb, prepositions = noun.head, URGED.get(noun.lemma_, frozenset[str]())
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    others = any(c.text[0].isupper() for c in noun.children if c.i < noun.i)  # `has renewed Reform calls for a ban`
    if noun.dep_ != "dobj" or verb.lemma_ not in UTTERS or others or (owner is not None and owner.lower_ not in OWN):
        return None
    beside = (c for word in (noun, verb) for c in word.children if c.i == noun.i + 1 and c.lower_ in prepositions)
    asked = noun.lemma_ in ASKING
    urged = next((c for prep in beside for c in prep.children if (_is_open(c) if asked else c.dep_ == "pobj")), None)
    draft = _of_holder(verb, urged, noun, reading) if verb.i < noun.i and _has_said(verb) else None
    if draft is None or draft.source is None or is_unsaid(verb, load_cues()["say"], draft.source, reading):
        return None
    return None if asked and is_inanimate(draft.source, reading) else draft


def _is_open(clause: Token) -> bool:
    """Return whether a clause is a question: `raised doubts about [whether it would hold]`."""
    return clause.dep_ == "pcomp" and clause.left_edge.lower_ in OPENS_QUESTION


def _clause_of(noun: Token) -> Token | None:
    """Return the clause or infinitive that a noun of speech tells, None where it tells none."""
    to = noun.lower_ in load_words("nouns with to") or _is_proposal(noun)
    told = (c for c in noun.children if _is_that_clause(c, noun.i) or (to and _is_infinitive(c, noun.i)))
    clause = next(told, None)
    if clause is None and noun.dep_ == "dobj" and noun.head.lemma_ in load_words("uttering"):
        beside = (*noun.children, *noun.head.children)
        clause = next((c for c in beside if _is_bare_clause(c, noun.i)), None)  # `raised concerns it may leak`
    clause = clause or _clause_behind_day(noun)
    if clause is None and noun.dep_ == "dobj" and noun.doc[noun.i + 1 : noun.i + 2].text == "that":
        # `gave assurances that ...`: the parser gives the clause to the verb
        return next((c for c in noun.head.children if _is_that_clause(c, noun.i)), None)
    return clause


def _is_proposal(noun: Token) -> bool:
    """Return whether somebody named proposes what follows: `Aker's proposal to leave`."""
    # and no `for Aker's proposal to succeed`
    named = any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in noun.children)
    return named and noun.lower_ in load_words("proposals") and noun.head.lower_ != "for"


def _clause_behind_day(noun: Token) -> Token | None:
    """Return the "that" clause behind when something was said, wherever the parser hangs it: `his claim in May that`.

    So it is in `her prediction a year ago that` and `Aker's statement on Monday that`.
    """
    for word in noun.doc[noun.i + 1 : noun.i + 1 + MAX_WHOM]:
        if word.lower_ == "that":
            clause = word.head
            whole = any(c.dep_ in {*SUBJECTS, "expl"} and c.i > word.i for c in clause.children)
            return clause if word.dep_ == "mark" and word.i > noun.i + 1 and whole and clause.i > word.i else None
        if word.ent_type_ not in {"DATE", "TIME"} and word.lower_ not in WHEN:
            return None
    return None


def _utterer(noun: Token, clause: Token, reading: Reading) -> Range | None:
    """Return who utters a noun of speech that nobody owns: `Aker made the point that ...`."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.i > noun.i or verb.lemma_ not in load_words("uttering"):
        return None
    if not _has_said(verb):
        return None
    draft = _of_holder(verb, clause, noun, reading)
    if draft is None or draft.source is None or is_unsaid(verb, load_cues()["say"], draft.source, reading):
        return None
    return draft.source


def _has_said(verb: Token) -> bool:
    """Return whether somebody has uttered what a verb says: `Aker will make the case that ...` is none."""
    return not any(c.tag_ == "MD" and c.i < verb.i for c in verb.children)


def _start_of(clause: Token, noun: Token) -> int:
    """Return where what a noun tells begins: behind the noun, and behind "for" in `her call for them to leave`."""
    if noun.doc[noun.i + 1].lower_ == "for" and not _is_that_clause(clause, noun.i):
        return noun.i + 2
    return max(clause.left_edge.i, noun.i + 1)


def _end_of(clause: Token, noun: Token, reading: Reading) -> int:
    """Return where a noun's clause ends: before its sentence's verb, a bracket or what the reporter adds."""
    doc, (first, last) = reading.doc, reading.sentence_of[noun.i]
    start, end = clause.left_edge.i, min(clause.right_edge.i + 1, last)
    if not any(word.tag_ in FINITE and reading.is_outside(word) for word in doc[first : noun.i]):
        end = before_main_verb((start, end), reading, enclosed=False)
        end = _before_lost_verb(clause.i, end, reading) if noun.dep_ == "ROOT" else end
    end = _before_description(noun, clause, _before_other_tense(clause, end))
    for i in range(start, end - 1):
        if reading.inside[i] != OUTSIDE:
            continue
        if doc[i].text == "(" or (doc[i].text in REMARK_MARKS and is_remark(doc[i + 1], end, reading)):
            return i
    return end


def _before_description(noun: Token, clause: Token, end: int) -> int:
    """Return `end`, or the "as" before what another calls it: `dismissed Aker's proposal to leave [as] a farce`."""
    cue = load_cues().get(noun.head.lower_) if noun.dep_ == "dobj" else None
    if cue is None or not cue.takes(NAMING):
        return end
    described = (word.i for word in noun.doc[clause.i + 1 : end] if word.lower_ == "as" and word.dep_ == "prep")
    return next(described, end)


def _before_other_tense(clause: Token, end: int) -> int:
    """Return `end`, or the mark before a verb that joins none behind "would": `her claim it would leak, [and] left`."""
    helped = clause.tag_ == "VB" and any(c.tag_ == "MD" for c in clause.children)
    for verb in clause.conjuncts if helped else ():
        if verb.tag_ in TENSED and clause.i < verb.i < end and not any(c.dep_ in SUBJECTS for c in verb.children):
            joint = next((i for i in range(verb.i - 1, clause.i, -1) if verb.doc[i].dep_ == "cc"), verb.i)
            return joint - 1 if verb.doc[joint - 1].text == "," else joint
    return end


def _before_lost_verb(verb: int, end: int, reading: Reading) -> int:
    """Return `end`, or the main verb that the parser took for a part: `Aker's claim that it leaks [angered] us`."""
    doc = reading.doc
    for i in range(verb + 1, end - 1):
        word, before = doc[i], doc[i - 1]
        if word.tag_ not in {"VBD", "VBN", "JJ"} or not reading.is_outside(word):
            continue
        plain = i > verb + 1 and word.tag_ != "JJ" and before.tag_ not in JOINED_TO_VERB
        if plain and doc[i + 1].tag_ in BEGINS_OBJECT:
            return i
        acts = word.lower_.endswith("ed") and (before.tag_ == "JJ" or before.i == verb) and before.lemma_ not in HELPING
        if acts and (doc[i + 1].tag_ in BEGINS_OBJECT or doc[i + 1].lower_ in ALL_OR_NONE):
            return i
    return end


def _is_infinitive(clause: Token, cue: int) -> bool:
    """Return whether a clause is an infinitive behind a cue: `a promise to leave`."""
    to = any(c.tag_ == "TO" and c.i > cue for c in clause.children)
    return to and clause.i > cue and clause.dep_ in {"acl", "relcl", "advcl"}


def _quotation_beside(owner: Token, noun: Token, reading: Reading) -> Range | None:
    """Return the quotation that a view is: `Aker's answer: “No.”`, the same with "?", `“No,” was Aker's answer`."""
    doc, end = reading.doc, max(noun.i, owner.right_edge.i) + 1
    behind = end
    while behind < min(len(doc), end + MAX_WHOM) and doc[behind].is_alpha and doc[behind].tag_ not in FINITE:
        behind += 1
    if doc[behind : behind + 1].text in {":", "?"}:
        end = behind  # `Aker's advice to young writers? “Never.”`
    if end < len(doc) and doc[end].text == ":":
        return _quotation_at(end, reading.sentence_of[noun.i][1], reading)
    if end < len(doc) and doc[end].text == "?":
        return _quotation_at(end, min(end + MAX_TO_ANSWER, len(doc)), reading, marks=frozenset("?"))
    low = min(owner.left_edge.i, noun.left_edge.i)
    being = low - 1
    if being < 1 or doc[being].lemma_ not in BEING or is_denied(doc[being], reading):
        return None
    number = reading.inside[being - 1 - (doc[being - 1].text == "," and reading.inside[being - 1] == OUTSIDE)]
    return None if number == OUTSIDE or reading.bounds[number][1] > being else reading.bounds[number]


def _owner(noun: Token, prepositions: frozenset[str]) -> Token | None:
    """Return whose a view is: `Aker's claim`, or with a preposition and a name `the claims by Aker`."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in prepositions:
            return next((c for c in child.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
    return None


def _owner_range(owner: Token, noun: Token, reading: Reading) -> Range:
    """Return the mention of whose view it is, without the mark of the possessive."""
    start, end = mention_range(owner, noun, reading)
    return start, end - 1 if end - 1 > start and reading.doc[end - 1].tag_ == "POS" else end


def _is_that_clause(clause: Token, cue: int) -> bool:
    """Return whether a clause with "that" stands behind a cue."""
    return (
        clause.i > cue
        and clause.dep_ in {"ccomp", "acl", "relcl"}
        and any(c.lower_ == "that" and c.dep_ == "mark" and c.i > cue for c in clause.children)
    )


def _is_to_do(clause: Token, cue: int) -> bool:
    """Return whether a clause is an infinitive behind "is": `Aker's advice is to leave`."""
    return clause.i > cue and clause.dep_ in {"xcomp", "ccomp"} and any(c.tag_ == "TO" for c in clause.children)


def _is_bare_clause(clause: Token, cue: int) -> bool:
    """Return whether a clause without "that" stands right behind a cue; what has a modal is no relative clause."""
    if clause.left_edge.i != cue + 1 or clause.left_edge.lower_ in RELATIVES:
        return False
    children = list(clause.children)
    subject = any(c.dep_ in {*SUBJECTS, "expl"} and c.left_edge.i == cue + 1 for c in children)
    whole = clause.dep_ not in {"relcl", "acl"} or any(c.i > clause.i and not c.is_punct for c in children)
    return subject and whole and any(c.tag_ == "MD" for c in children)  # `raised concerns the board may share`


def _draft(clause: Token, cue: Token, source: Range, reading: Reading) -> Draft | None:
    """Return what a clause says, up to its own end."""
    last = reading.sentence_of[cue.i][1]
    ranges = trim([(max(clause.left_edge.i, cue.i + 1), min(clause.right_edge.i + 1, last))], reading)
    return Draft(ranges, ((cue.i, cue.i + 1),), source, "clause") if ranges else None


def _in_the_words_of(noun: Token, reading: Reading) -> Draft | None:
    """Return what stands beside `in Aker's words`, in front of it or behind."""
    doc, (first, last) = reading.doc, reading.sentence_of[noun.i]
    owner = _owner(noun, OF)
    if owner is None or owner.lower_ in {"its", "our", "my", "your", "other"} or not reading.is_outside(owner):
        return None
    start, end = noun.head.i, max(noun.i + 1, _owner_range(owner, noun, reading)[1])
    quotation = _quotation_at(end, last, reading)
    if quotation is not None:
        content = [quotation]
    elif start <= first + 1 and end < last and doc[end].text == ",":
        content = behind(end, last, reading)
    elif start > first and doc[start - 1].text == "," and end < last and doc[end].text == ".":
        content = [(first, start)]
    else:
        return None
    ranges = trim(content, reading)
    cue = ((start, start + 1), (noun.i, noun.i + 1))
    return Draft(ranges, cue, _owner_range(owner, noun, reading), "according") if ranges else None


def _quotation_at(start: int, last: int, reading: Reading, marks: frozenset[str] = PAUSES) -> Range | None:
    """Return the quotation behind a comma or a colon at token `start`, or behind other marks."""
    i = start
    while i < last and reading.inside[i] == OUTSIDE and reading.doc[i].text in marks:
        i += 1
    return reading.bounds[reading.inside[i]] if start < i < last and reading.inside[i] != OUTSIDE else None
