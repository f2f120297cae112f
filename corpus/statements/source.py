"""The source of a reporting word: the mention of whoever says it, as printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.lexicon.cues import NAMING, TELL, load_cues
from corpus.lexicon.lists import load_words
from corpus.statements.draft import Range
from corpus.text.grammar import DASHES, FINITE, NOMINAL, RELATIVES, SUBJECTS, TENSED
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTORS = SUBJECTS | {"csubj"}
"""Relations of whoever or whatever does what a verb says."""
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acomp"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADP", "SCONJ"})
DOCUMENTS = frozenset(
    "statement letter article petition tweet post note memo release report email message op-ed column story speech"
    " interview editorial book call brief filing affidavit testimony advertisement ad video thread leaflet text"
    " postcard communique communiqué newsletter circular".split()
)
COUNTING = frozenset("series string number flurry set pair couple raft spate slew stream batch bunch barrage".split())
"""Nouns that count documents: `a series of tweets saying ...`."""
RECEIVING = frozenset(
    "receive get see read hear find obtain open cite quote dismiss reject deny ignore delete watch forward".split()
)
"""Verbs whose subject has not issued the document that is their object: `received a letter saying ...`."""
TURNING_TO = frozenset("write speak talk reply respond appeal complain plead".split())
CONTACTING = frozenset("phone telephone ring call email e-mail text message contact write lobby petition".split())
"""Verbs whose object hears what their subject says: `phoned Aker demanding an answer`."""
ISSUED_BY = frozenset({"from", "by"})
WHERE = {"from": frozenset({"GPE", "LOC"})}
"""Names that with such a word tell where a document was sent from, and not by whom."""
ISSUING = frozenset(
    "sign write send issue publish pen release author post circulate pin leave scribble scrawl tape hand draft".split()
)
HEARD = frozenset({"asked", "told", "questioned", "pressed", "reminded", "urged", "warned", "informed"})
AGED = frozenset({"old", "olds"})
COMPOUNDING = NOMINAL | {"ADJ"}
INVERTED = frozenset({"dobj", "attr", "oprd", "npadvmod", "dep", "appos"})
CUT_FROM_LONG = frozenset({"relcl", "acl", "prep"})
MAX_MENTION = 40
"""Tokens a mention may have; a longer subtree is a parser error."""
MAX_DEPTH = 6
MAX_TO_COLON = 20
"""Tokens between a cue that opens its sentence and the colon behind its subject."""
MAX_ATTRIBUTION = 12
"""Tokens between a participle and the cue of the attribution before it."""
MAX_QUOTED = 12
"""Tokens between a verb of quoting and "as saying" behind it, and looked at behind that."""
MAX_BACK = 3
"""Sentences without a subject before the one whose speaker goes on: `And added: “...” Then joked: “...”`"""
MAX_OPENING = 8
"""Tokens before a cue that opens its sentence: `And then she added: “...”`"""
MAX_TO_SUBJECT = 100
"""Tokens outside quotations before the subject of a sentence, each quotation counted as one."""
MAX_TO_NAME = 8
"""Tokens between a passive cue and the quotation with what it names."""
QUOTING = frozenset({"quote", "cite", "report", "record"})
QUOTED = frozenset({"quoted", "quotes", "cited", "cites", "reported", "recorded"})
PARTICLED = frozenset("shoot fire hit chime weigh cut snap chip write call cry burst".split())
"""Verbs that speak with a particle: `shot back`, `chimed in`."""
PARTICLES = frozenset({"back", "in", "out", "on"})
NICKNAME = 6
"""Tokens a quotation inside a mention may have: `Bobby "the Fox" Lane`."""


# The ways to print a source, surest first; the chain is the rule.
def find_source(cue: Token, reading: Reading) -> Range | None:
    """Return the token range of the cue's source, or None where none is printed."""
    if (participle := _participle_before(cue, reading)) is not None:
        return find_source(participle, reading)
    if (quoted := quoted_as_saying(cue)) is not None:
        head: Token | None = quoted
    elif _is_asked(cue):
        head = _agent(cue)
    elif _is_passive(cue) or _is_passive_participle(cue):
        head = _agent(cue) or _agent_behind_quotation(cue, reading) or _verbless_subject(cue)
    elif cue.tag_ == "VBN" and not _is_perfect(cue) and (agent := _agent(cue)) is not None:
        head = agent  # `Described by Aker as "a farce", the plan ...`
    elif any(child.dep_ == "expl" for child in cue.children):
        return None
    else:
        head = (
            _reporter(cue, reading)
            or _named_behind_comma(cue, reading)
            or _one_of_them(cue, reading)
            or _last_joined(cue, reading)
            or _subject(cue, reading)
            or _inverted(cue, reading)
            or _joined(cue, reading)
            or _before(cue, reading)
            or _sentence_before(cue, reading)
        )
        if head is None and cue.tag_ == "VB" and cue.dep_ == "xcomp" and cue.head.tag_ in FINITE:
            head = _before(cue.head, reading)  # `- Aker continued to assert ...`
        if head is None and cue.tag_ == "VBG":
            head = _sentence_subject(cue, reading.sentence_of[cue.i][0], reading)
    if head is None or not reading.is_outside(head):
        return None
    issuer = issuer_of(head, cue, reading)
    start, end = mention_range(issuer or head, cue, reading)
    return start, end - 1 if issuer is not None and reading.doc[end - 1].tag_ == "POS" else end


def document_of(name: Token) -> Token | None:
    """Return the document whose issuer a name is, None where it is none's."""
    if name.dep_ not in {"pobj", "poss"} and not (name.dep_ == "dobj" and name.head.dep_ == "acl"):
        return None
    above = [name.head, name.head.head]
    if name.head.dep_ == "agent":
        above.append(name.head.head.head)  # `a letter signed by Aker`
    return next((word for word in above if word.lemma_.lower() in DOCUMENTS), None)


def issuer_of(document: Token, cue: Token, reading: Reading) -> Token | None:
    """Return the name behind a document that speaks: `a statement from Aker said`, `a letter signed by Aker reads`."""
    if document.lemma_.lower() not in DOCUMENTS:
        return None
    strays = (c for c in cue.children if document.i < c.i and c.left_edge.i == document.i + 1)
    for child in (*document.children, *strays):
        if child.dep_ == "prep" and child.lower_ in ISSUED_BY:
            names = [c for c in child.children if c.dep_ == "pobj" and c.ent_type_ not in WHERE.get(child.lower_, ())]
        elif child.dep_ == "acl" and child.lemma_ in ISSUING:
            agents = [part for part in child.children if part.dep_ == "agent"]
            names = [c for part in agents for c in part.children if c.dep_ == "pobj"]
            # `sent by trainer Ora Aker to`: the parser may cut the name from its office.
            names += [c for c in child.children if c.dep_ == "dobj" and any(c.left_edge.i == n.i + 1 for n in names)]
            # `left by the baker, Ora Aker`: the parser may set the name beside the document.
            beside = {n.right_edge.i + 2 for n in names if n.pos_ != "PROPN"}
            names += [c for c in document.children if c.dep_ == "appos" and c.left_edge.i in beside]
        else:
            names = [child] if child.dep_ == "poss" and child.ent_type_ == "PERSON" else []
        name = next((c for c in names if _is_named(c) and reading.is_outside(c)), None)
        if name is not None:
            return name
    return None


def _is_named(noun: Token) -> bool:
    """Return whether a noun is a name, or has one beside it: `a letter from the baker, Ora Aker`."""
    return noun.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children)


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
    return adverbial and word.tag_ == "NNP" and not _is_time(word)


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


def _is_asked(cue: Token) -> bool:
    """Return whether the cue is what somebody else did to the one who speaks: `Asked about it, she said ...`."""
    if cue.lower_ not in HEARD:
        return False
    if not any(child.dep_ in ACTORS for child in cue.children):
        return cue.dep_ in {"advcl", "acl", "relcl", "dep", "ccomp", "csubj"}
    # `Aker, asked about it, replied ...`
    return cue.doc[cue.i - 1].text == "," and any(
        child.i > cue.i and child.lower_ in load_cues() and child.tag_ == "VBD" and cue.doc[child.i - 1].text == ","
        for child in cue.children
    )


def quoted_as_saying(cue: Token) -> Token | None:
    """Return who says it in `the paper quoted Aker as saying ...` and `Aker was quoted as saying ...`."""
    if (plain := _plainly_quoted(cue)) is not None:
        return plain
    speaking = cue if cue.tag_ == "VBG" else next((c for c in _behind(cue, "as") if c.lower_ in load_cues()), None)
    if speaking is None and cue.lower_ in QUOTED:
        return _quoted_at_the_end(cue)
    if speaking is None or speaking.dep_ != "pcomp" or speaking.head.lower_ != "as":
        return None
    verb = speaking.head.head
    if verb.lemma_ not in QUOTING or cue.i not in {verb.i, speaking.i}:
        return None
    # `"...," the paper quoted Aker as saying`: the words stood before.
    ends = not any(c.dep_ in {"ccomp", "xcomp"} or c.is_quote or c.text == ":" for c in speaking.subtree)
    if speaking.i != cue.i and not ends and not any(c.dep_ == "auxpass" for c in verb.children):
        return None  # the paper quotes; what is said follows "saying"
    # The last: `“No dam, no town,” Aker was quoted as saying` has a subject within the words too.
    return next((c for c in reversed(list(verb.children)) if c.dep_ in {"nsubjpass", "dobj"}), None)


def _plainly_quoted(cue: Token) -> Token | None:
    """Return who stands between a verb of quoting and "as saying", whatever the parser makes of the name."""
    doc, i = cue.doc, cue.i - 1
    if cue.tag_ != "VBG" or i < 2 or doc[i].lower_ != "as":
        return None
    name, i = doc[i - 1], i - 1
    while i > 0 and cue.i - i < MAX_TO_NAME and doc[i].text[0].isupper():
        i -= 1
    return name if name.text[0].isupper() and doc[i].lower_ in QUOTED else None


def _quoted_at_the_end(cue: Token) -> Token | None:
    """Return whom a paper quotes with the words before it, whatever the parser makes of it: `quoted Aker as saying.`"""
    doc = cue.doc
    for i in range(cue.i + 2, min(len(doc) - 2, cue.i + MAX_QUOTED)):
        if doc[i].is_punct or doc[i].is_space:
            return None
        if doc[i].lower_ == "as" and doc[i + 1].tag_ == "VBG" and doc[i + 1].lower_ in load_cues():
            named = doc[i - 1].text[0].isupper() or doc[i - 1].pos_ == "PRON"
            ends = not any(word.is_quote or word.text == ":" for word in doc[i + 2 : i + 2 + MAX_QUOTED])
            return doc[i - 1] if named and ends else None
    return None


def _behind(head: Token, preposition: str) -> Iterator[Token]:
    """Yield what stands behind a preposition of a word's."""
    return (c for prep in head.children if prep.dep_ == "prep" and prep.lower_ == preposition for c in prep.children)


def _is_passive(cue: Token) -> bool:
    """Return whether a verb is passive; in `she's predicted rain` the parser takes the perfect for it."""
    children = {child.dep_ for child in cue.children}
    return "auxpass" in children and not {"nsubj", "dobj"} <= children


def _is_passive_participle(cue: Token) -> bool:
    """Return whether a participle tells what somebody else said of a noun, or to it, whatever the parser makes of it.

    So it is in `a plan described as odd`, in `Described as odd, the plan ...` and in `with staff told it would close`.
    """
    if any(child.dep_ == "mark" and child.lower_ == "with" for child in cue.children):
        return cue.tag_ in {"VBD", "VBN"}
    if cue.tag_ != "VBN" or _is_perfect(cue):
        return False
    known = load_cues().get(cue.lower_)
    opens = cue.dep_ == "advcl" and cue.i < cue.head.i and not _has_subject(cue)
    return cue.dep_ in {"acl", "amod", "relcl"} or (opens and known is not None and known.takes(NAMING, TELL))


def _is_perfect(cue: Token) -> bool:
    """Return whether a participle is active: `who had told Lindqvist ...`."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in cue.children)


def _agent(cue: Token) -> Token | None:
    """Return who does it where the cue is passive: `was described by her as ...`."""
    for child in cue.children:
        if child.dep_ == "agent":
            agent = next((c for c in child.children if c.dep_ == "pobj"), None)
            return agent if agent is None else _past_possessive(agent)
    return _agent_of_description(cue)


def _agent_of_description(cue: Token) -> Token | None:
    """Return who calls something so in `was branded an insult by Aker`, where the parser hangs "by" on the insult."""
    known = load_cues().get(cue.lower_)
    if known is None or not known.takes(NAMING) or not any(c.dep_ == "auxpass" for c in cue.children):
        return None
    things = (c for c in cue.children if c.dep_ in {"dobj", "oprd"} and c.i > cue.i)
    agents = (c for thing in things for c in _behind(thing, "by") if c.dep_ == "pobj" and c.pos_ in NOMINAL)
    return next(agents, None)


def _past_possessive(noun: Token) -> Token:
    """Return the name that a plural owns where the parser takes its mark for a closing one: `by users’ envoy Aker`."""
    doc, i = noun.doc, noun.i
    if doc[i + 1 : i + 2].text not in {"’", "'"} or not noun.text.endswith("s"):
        return noun
    i += 2
    while i < len(doc) and i - noun.i <= MAX_TO_NAME and doc[i].is_alpha and not doc[i].text[0].isupper():
        i += 1
    named = i
    while i < len(doc) and doc[i].is_alpha and doc[i].text[0].isupper() and i - named < MAX_TO_NAME:
        i += 1
    return doc[i - 1] if i > named and named - noun.i <= MAX_TO_NAME else noun


def _agent_behind_quotation(cue: Token, reading: Reading) -> Token | None:
    """Return who says it in `described as "a farce" by Aker`, where the parser hangs "by" on the words quoted."""
    doc, last = cue.doc, reading.sentence_of[cue.i][1]
    i = next((j for j in range(cue.i + 1, min(last, cue.i + MAX_TO_NAME)) if not reading.is_outside(doc[j])), last)
    if i >= last:
        return None
    end = reading.bounds[reading.inside[i]][1]
    if end >= last or doc[end].lower_ != "by":
        return None
    agent = next((c for c in doc[end].children if c.dep_ == "pobj"), None)
    return agent if agent is None else _past_possessive(agent)


def _verbless_subject(cue: Token) -> Token | None:
    """Return the noun a sentence consists of when the parser took its verb for a participle."""
    head = cue.head
    is_sentence = head.dep_ == "ROOT" and head.pos_ in NOMINAL and head.i < cue.i
    return head if is_sentence and not any(child.dep_ in {"auxpass", "agent"} for child in cue.children) else None


# The parser's ways to share a subject, each with its own way up the tree.
def _subject(cue: Token, reading: Reading, depth: int = 0) -> Token | None:
    """Return the head word of whoever does what `cue` says, following shared subjects upward."""
    subjects = [child for child in cue.children if child.dep_ in ACTORS and reading.is_outside(child)]
    if (verb := _addressing(cue, subjects[0] if subjects else cue.head)) is not None and depth <= MAX_DEPTH:
        return _subject(verb, reading, depth + 1)
    if subjects:
        return _own_subject(subjects, cue, reading)
    of_auxiliary = (c for aux in cue.children if aux.dep_ == "aux" for c in aux.children if c.dep_ in ACTORS)
    subject = next((c for c in of_auxiliary if reading.is_outside(c)), None)
    if subject is not None:
        return subject  # `Aker has over the years often said`: the parser gives "Aker" to "has"
    head = cue.head
    if cue.dep_ == "csubj" and cue.tag_ == "VBG" and cue.doc[cue.i - 1].text == "," and head.head.i < cue.i < head.i:
        head = head.head  # `called it odd, warning the gate was rotten`: the parser makes it the subject of "was"
        return _subject(head, reading, depth + 1) if depth <= MAX_DEPTH else None
    clause = head
    while cue.tag_ in TENSED and clause.dep_ == "xcomp" and clause.tag_ == "VB" and clause.head.i < clause.i:
        clause = clause.head  # `said it was time to leave and promised ...`: no finite verb joins an infinitive
    reporter = clause.head if cue.dep_ == "conj" and clause.dep_ == "ccomp" and clause.head.i < cue.i else None
    if reporter is not None and reporter.tag_ == cue.tag_ and reporter.lower_ in load_cues():
        # `said the dam leaked and promised ...`: the parser coordinates with the clause, the writer with "said".
        return _subject(reporter, reading, depth + 1)
    if depth > MAX_DEPTH or head.i == cue.i:
        return None
    if depth == 0 and (outer := _outer_verb(cue)) is not None:
        return _subject(outer, reading, depth + 1)
    if cue.dep_ == "acl" and cue.tag_ == "VBD" and (name := _joined_name(cue, head)) is not None:
        return name
    if cue.dep_ == "acl":
        return _writer(head, reading, depth) if head.pos_ in NOMINAL else None
    if cue.dep_ == "advcl" and head.lemma_ in RECEIVING and (sender := _sender_before(cue)) is not None:
        return sender
    if cue.dep_ in SHARES_SUBJECT and (head.pos_ in PREDICATES or head.dep_ in SHARES_SUBJECT):
        # `"...," added Aker, calling it a farce`
        return _subject(head, reading, depth + 1) or (_inverted(head, reading) if head.lower_ in load_cues() else None)
    return None


def _own_subject(subjects: list[Token], cue: Token, reading: Reading) -> Token:
    """Return which of the subjects that the parser gives to a cue says the words."""
    if subjects[0].lower_ in RELATIVES and len(subjects) > 1 and subjects[1].i < cue.i:
        return subjects[1]  # `the letters, which she said burnt well`
    if len(subjects) > 1 and _is_name_beside(subjects[1], subjects[0]):
        return subjects[1]  # `[Doctors] [Ned Pell and Ora Aker] write that ...`
    # `The dam, said Aker, will hold`: the parser gives the cue both subjects.
    behind = (child for child in subjects if child.left_edge.i == cue.i + 1 and _may_be_inverted(cue, reading))
    return next(behind, _set_between(subjects, cue) or subjects[0])


def _is_name_beside(name: Token, noun: Token) -> bool:
    """Return whether a name begins right behind another subject, and not behind the dash inside a name."""
    opening = name.left_edge
    return name.pos_ == "PROPN" and opening.i == noun.i + 1 and opening.is_alpha and bool(noun.whitespace_)


def _joined_name(cue: Token, noun: Token) -> Token | None:
    """Return the name before a cue that the parser joins to the last noun of the words: `... a hip, Aker reported`."""
    word = cue.doc[cue.i - 1]
    while word.head.i not in {noun.i, word.i} and noun.i < word.head.i < word.i:
        word = word.head
    beside = word.dep_ == "conj" and word.head.i == noun.i and word.pos_ == "PROPN"
    return word if beside and cue.doc[word.left_edge.i - 1].text == "," else None


def _last_joined(cue: Token, reading: Reading) -> Token | None:
    """Return the noun right before a cue that the parser joins to one before it, and the cue to another verb.

    In `Boats carry salt and the Harbour Board says it is old` the board is the verb's subject, and not boats.
    """
    doc, i = cue.doc, cue.i - 1
    if cue.dep_ != "conj" or cue.tag_ not in TENSED or _has_subject(cue) or doc[i].pos_ not in NOMINAL:
        return None
    noun = doc[i]
    while noun.dep_ != "conj" and noun.head.pos_ in NOMINAL and noun.head.i < cue.i and noun.head.i != noun.i:
        noun = noun.head
    opening = noun.left_edge.i
    beside = noun.dep_ == "conj" and noun.right_edge.i == i and noun.head.dep_ in {"dobj", "pobj"}
    joined = beside and opening > reading.sentence_of[i][0] and doc[opening - 1].dep_ == "cc"
    return noun if joined and reading.is_outside(noun) else None


def _outer_verb(cue: Token) -> Token | None:
    """Return the main verb a cue behind ", and" goes on from, where the parser joins it to a clause within.

    In `Aker said the dam was what Lindqvist had feared, and accused her of lying` it is Aker who accuses.
    """
    doc, i = cue.doc, cue.i - 1
    while i > 0 and doc[i].pos_ == "ADV":
        i -= 1
    if cue.dep_ != "conj" or cue.tag_ not in {"VBD", "VBZ"} or doc[i].dep_ != "cc" or doc[i - 1].text != ",":
        return None
    verb, within = cue.head, False
    for _ in range(MAX_DEPTH):
        if verb.dep_ in {"ROOT", "conj"} and within:
            break
        if verb.dep_ == "ROOT" or verb.head.i == verb.i:
            return None
        within = within or verb.dep_ in {"ccomp", "acl", "relcl", "pcomp"}
        verb = verb.head
    return verb if within and verb.tag_ == cue.tag_ and verb.i < cue.i else None


def _set_between(subjects: list[Token], cue: Token) -> Token | None:
    """Return the second of two subjects before a cue, a comma before it: `The dam, Aker said in May, will hold`."""
    second = next((child for child in reversed(subjects) if child.i < cue.i), None)
    if second is None or second is subjects[0] or cue.doc[second.left_edge.i - 1].text != ",":
        return None
    alone = second.pos_ == "PROPN" and second.left_edge.i == second.i and second.ent_type_ != "PERSON"
    if alone and cue.doc[second.i - 2].pos_ == "PROPN":
        return None  # `Aker of the College of Tarn, Velden, said ...`
    return second if all(word.pos_ in {"ADV", "AUX"} for word in cue.doc[second.right_edge.i + 1 : cue.i]) else None


def _participle_before(cue: Token, reading: Reading) -> Token | None:
    """Return the reporting participle that another goes on from: `[saying] the dam leaks and adding that it is old`."""
    doc, i = cue.doc, cue.i - 1
    while i > 0 and doc[i].pos_ == "ADV":
        i -= 1
    if cue.tag_ != "VBG" or doc[i].tag_ != "CC":
        return None
    first = max(reading.sentence_of[cue.i][0], i - MAX_MENTION)
    before = (doc[j] for j in range(i - 1, first - 1, -1) if reading.inside[j] == OUTSIDE)
    return next((word for word in before if word.tag_ == "VBG" and word.lower_ in load_cues()), None)


def _reporter(cue: Token, reading: Reading) -> Token | None:
    """Return the subject of the report a participle goes on with: in `Aker said she left, adding ...` it is Aker's."""
    if cue.tag_ != "VBG" or cue.i == 0 or _has_subject(cue):
        return None
    if cue.doc[cue.i - 1].text != "," and reading.inside[cue.i - 1] == OUTSIDE:
        return None  # in `said it was "a shame," adding ...` the comma stands in the quotation
    before = _attribution_before(cue, reading)
    if before is not None:
        return before
    found, node = None, cue
    for _ in range(MAX_DEPTH):
        head = node.head
        # `Aker said on Monday, citing tests, that it leaks`: the parser hangs "citing" on the verb behind it
        inserted = head.i > cue.i and head.dep_ == "ccomp" and head.head.i < cue.i
        if head.i == node.i or (head.i > cue.i and not inserted):
            break
        reports = head.lower_ in load_cues() and (head.tag_ in {*TENSED, "VB"} or _is_perfect(head))
        if node.dep_ == "ccomp" and node.i > head.i and reports:
            # `Aker would not say whether ...`, `Aker refused to say whether ...`
            verb = head.head if head.tag_ == "VB" and head.dep_ == "xcomp" else head
            found = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in RELATIVES), found)
        node = head
    return found


def _attribution_before(cue: Token, reading: Reading) -> Token | None:
    """Return who speaks in the attribution right before a participle: `The dam leaks, Aker said, adding ...`."""
    doc = cue.doc
    for i in range(cue.i - 2, max(reading.sentence_of[cue.i][0], cue.i - MAX_ATTRIBUTION), -1):
        if doc[i].text == "," or reading.inside[i] != OUTSIDE:
            return None
        if doc[i].tag_ in TENSED and doc[i].lower_ in load_cues():
            before = (c for c in doc[i].children if c.dep_ == "nsubj" and c.i < i)
            subject = next((c for c in before if reading.is_outside(c)), None)
            edge = subject.left_edge.i - 1 if subject is not None else -1
            beside = edge >= 0 and (doc[edge].text == "," or reading.inside[edge] != OUTSIDE)
            return subject if beside else None
    return None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ACTORS for child in verb.children)


def _addressing(cue: Token, name: Token) -> Token | None:
    """Return the verb that turns to somebody named, whose subject is who says it: `wrote to Aker demanding an answer`.

    The parser makes of the name what the participle belongs to, or its subject.
    """
    if cue.tag_ != "VBG" or name.pos_ != "PROPN" or name.i > cue.i:
        return None
    if name.head.i == cue.i:
        return cue.head if cue.head.lemma_ in CONTACTING and cue.head.i < name.i else None
    if cue.dep_ != "acl":
        return None
    to = name.dep_ == "pobj" and name.head.lower_ == "to"
    if to:
        return name.head.head if name.head.head.lemma_ in TURNING_TO else None
    return name.head if name.dep_ == "dobj" and name.head.lemma_ in CONTACTING else None


def _sender_before(cue: Token) -> Token | None:
    """Return who sent what is received: `got a letter from Aker demanding an answer`."""
    word = cue.doc[cue.i - 1]
    while word.dep_ != "pobj" and word.head.i != word.i and word.head.right_edge.i < cue.i:
        word = word.head
    sent = word.dep_ == "pobj" and word.head.lower_ == "from" and word.right_edge.i == cue.i - 1
    return word if sent and word.pos_ in NOMINAL else None


def _writer(noun: Token, reading: Reading, depth: int) -> Token:
    """Return who issued a document that speaks: in `she issued a statement saying ...` it is she who says it."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "with":
        return noun  # `with reports saying ...` is the reports' own
    counted = next((c for c in _behind(noun, "of") if noun.lower_ in COUNTING), noun)
    if counted.lemma_.lower() not in DOCUMENTS:
        return noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in COUNTING:
        noun = noun.head.head
    if noun.dep_ in {"dobj", "pobj"}:
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        issues = verb.pos_ == "VERB" and verb.lemma_ not in RECEIVING
        writer = _subject(verb, reading, depth + 1) if issues else None
        if writer is not None and writer.dep_ != "nsubjpass":
            return writer
    return noun


def _inverted(cue: Token, reading: Reading) -> Token | None:
    """Return a subject behind the cue that the parser took for something else: `"...," said Ann Lee`."""
    if cue.tag_ in {"VBG", "VB"} or not _may_be_inverted(cue, reading):
        return None
    if cue.dep_ == "compound" and cue.head.i > cue.i and cue.head.pos_ == "PROPN":
        return cue.head  # `Said Ora Lindqvist: "It leaks."`: the parser takes the verb for a part of the name
    for child in cue.children:
        if (
            child.dep_ in INVERTED
            and child.pos_ in NOMINAL
            and child.left_edge.i == cue.i + 1 + _has_particle(cue)
            and reading.is_outside(child)
        ):
            return None if _is_time(child) else child
    return _name_behind(cue, reading)


def _named_behind_comma(cue: Token, reading: Reading) -> Token | None:
    """Return the name of `..., said Ora Lindqvist;` where its clause ends with it, whatever the parser says."""
    inverted = cue.lower_ in {"said", "says"} and cue.i > reading.sentence_of[cue.i][0]
    if not inverted or cue.doc[cue.i - 1].text != ",":
        return None
    name = _name_behind(cue, reading)
    if name is None or _is_time(name) or cue.doc[name.i + 1 : name.i + 2].text not in {".", ";"}:
        return None
    return name


def _one_of_them(cue: Token, reading: Reading) -> Token | None:
    """Return the name of one of several told of before: `... and one of the bakers, Tobin Aker, said it was late`."""
    doc, first = cue.doc, reading.sentence_of[cue.i][0]
    comma = i = cue.i - 1
    while i > first and doc[i - 1].tag_ == "NNP" and reading.is_outside(doc[i - 1]):
        i -= 1
    if cue.tag_ not in TENSED or doc[comma].text != "," or i == comma or i - 1 <= first or doc[i - 1].text != ",":
        return None
    for one in range(i - 2, max(first, i - MAX_ATTRIBUTION), -1):
        if doc[one].is_punct or doc[one].tag_ in FINITE or not reading.is_outside(doc[one]):
            return None
        if doc[one].lower_ == "one" and doc[one + 1].lower_ == "of":
            return doc[comma - 1] if doc[one - 1].tag_ == "CC" else None
    return None


def _name_behind(cue: Token, reading: Reading) -> Token | None:
    """Return the last word of the name right behind a cue."""
    i, last, doc = cue.i + 1 + _has_particle(cue), reading.sentence_of[cue.i][1], cue.doc
    if i >= last or doc[i].pos_ != "PROPN" or not reading.is_outside(doc[i]):
        return None
    while doc[i].dep_ == "compound" and doc[i].head.i > i and doc[i].head.pos_ == "PROPN" and doc[i].head.i < last:
        i = doc[i].head.i
    if i + 1 < last and doc[i + 1].tag_ in FINITE and reading.is_outside(doc[i + 1]):
        return None  # `..., thinks Aker is right`: the name is the clause's subject
    return doc[i]


def _has_particle(cue: Token) -> bool:
    """Return whether a particle stands behind a verb: `"...," shot back Aker`."""
    following = cue.doc[cue.i + 1 : cue.i + 2].text
    return following in PARTICLES and cue.lemma_ in PARTICLED


def _may_be_inverted(cue: Token, reading: Reading) -> bool:
    """Return whether a subject may stand behind the cue: it opens a sentence, or follows a comma or a quotation."""
    before = cue.i - 1
    first, last = reading.sentence_of[cue.i]
    if before < first:
        # `Said Ora Lindqvist: "It leaks."`, and no headline without its subject: `Says Lindqvist lost`
        stop = next((word for word in cue.doc[cue.i + 1 : min(last, cue.i + MAX_TO_COLON)] if _stops(word)), None)
        return stop is not None and stop.text == ":"
    return reading.inside[before] != OUTSIDE or cue.doc[before].text in {",", ";"}


def _stops(word: Token) -> bool:
    return word.text in {":", ";"} or word.tag_ in FINITE or word.is_quote


def _joined(cue: Token, reading: Reading) -> Token | None:
    """Return the subject of the cue before an "and" where the parser joins this one to something in a quotation."""
    doc, first = cue.doc, reading.sentence_of[cue.i][0]
    if cue.tag_ not in {"VBD", "VBZ"} or cue.dep_ != "conj" or reading.is_outside(cue.head):
        return None
    i = cue.i - 1
    while i > first and doc[i].pos_ == "ADV":
        i -= 1
    if doc[i].tag_ != "CC":
        return None
    for verb in reversed(doc[first:i]):
        if verb.tag_ in TENSED and reading.is_outside(verb):
            return _subject(verb, reading, 1) if verb.tag_ == cue.tag_ and verb.lower_ in load_cues() else None
    return None


# It walks back over what may stand between name and verb; each step depends on where the last one ended.
def _before(cue: Token, reading: Reading) -> Token | None:
    """Return the head of the noun phrase right before a cue the parser gave no subject."""
    if cue.tag_ in {"VBG", "VB", "VBN"}:
        return None
    doc, first, i = cue.doc, reading.sentence_of[cue.i][0], cue.i - 1
    while i >= first and doc[i].tag_ in {"RB", "MD", "VBZ", "VBD", "VBP"} and doc[i].pos_ in {"ADV", "AUX"}:
        if doc[i].tag_ == "MD" and doc[i].text[0].isupper() and i + 1 == cue.i:
            return doc[i]  # "May said", "Will wrote": family names the tagger takes for verbs
        i -= 1
    if i >= first and doc[i].text == ")":
        i = next((j - 1 for j in range(i, first, -1) if doc[j].text == "("), first - 1)
    elif i >= first and doc[i].text in DASHES:
        i = next((j - 1 for j in range(i - 1, first, -1) if doc[j].text == doc[i].text), first - 1)
    elif i > first and doc[i].text == ",":
        return _sentence_subject(cue, first, reading) or _set_off(i, first, reading)
    if (
        i < first
        or (doc[i].pos_ not in NOMINAL and doc[i].lower_ not in AGED)
        or not reading.is_outside(doc[i])
        or (doc[i].ent_type_ in {"DATE", "TIME"} and doc[i].lower_ not in AGED)
    ):
        return None
    head = doc[i]
    while head.head.pos_ in NOMINAL and head.head.i < cue.i and head.head.i != head.i and head.head.i >= first:
        head = head.head
    return head


def _set_off(comma: int, first: int, reading: Reading) -> Token | None:
    """Return the name between two commas that a phrase introduces: `Brandt's neighbor in Orrin, Ned Pell, said`."""
    doc, i = reading.doc, comma
    while i > first and doc[i - 1].tag_ == "NNP" and reading.is_outside(doc[i - 1]):
        i -= 1
    opened = i < comma and i - 1 > first and doc[i - 1].text == "," and reading.is_outside(doc[i - 1])
    if not opened or doc[i - 2].pos_ not in NOMINAL:
        return None
    name = doc[comma - 1]
    held = name.dep_ == "appos" and first <= name.head.i < i and reading.is_outside(name.head)
    return name.head if held else name


def _sentence_subject(cue: Token, first: int, reading: Reading) -> Token | None:
    """Return the name a sentence begins with, when only what describes it stands between it and the cue."""
    doc, i = cue.doc, first
    for _ in range(MAX_TO_SUBJECT):
        if i >= cue.i:
            break
        if reading.is_outside(doc[i]) and doc[i].dep_ in ACTORS:
            return doc[i] if doc[i].pos_ in {"PROPN", "PRON"} and doc[i].lower_ not in RELATIVES else None
        i = i + 1 if reading.is_outside(doc[i]) else max(i + 1, reading.bounds[reading.inside[i]][1])
    return None


def _sentence_before(cue: Token, reading: Reading) -> Token | None:
    """Return the subject of the sentence before, where a cue opens its own with "and" or "then": `And added: ...`."""
    doc, first = cue.doc, reading.sentence_of[cue.i][0]
    if cue.tag_ not in TENSED or cue.i - first > MAX_OPENING:
        return None
    opening = [word for word in doc[first : cue.i] if not word.is_space]
    if not opening or any(word.tag_ not in {"CC", "RB"} for word in opening):
        return None
    return subject_before(first, reading)


def subject_before(first: int, reading: Reading, back: int = 0) -> Token | None:
    """Return the subject of the sentence before token `first`; `And added: ...` has that of the one before it."""
    doc, end = reading.doc, first
    while end > 0 and doc[end - 1].is_space:
        end -= 1
    if end == 0:
        return None
    start = reading.sentence_of[end - 1][0]
    for word in doc[start:end]:
        if word.dep_ == "nsubj" and word.head.tag_ in TENSED and reading.is_outside(word):
            return word if word.lower_ not in RELATIVES else None
    told = next((word for word in doc[start:end] if not word.is_space and word.tag_ not in {"CC", "RB"}), None)
    adds = told is not None and told.tag_ in TENSED and told.lower_ in load_cues()
    quoted = told is not None and not reading.is_outside(told)
    return subject_before(start, reading, back + 1) if (adds or quoted) and back < MAX_BACK else None


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


def _is_time(token: Token) -> bool:
    """Return whether a noun is a time and no person: "Monday", but not "the 30-year-old"."""
    return token.ent_type_ in {"DATE", "TIME"} and token.lower_ not in AGED and not token.lower_.endswith("-old")


def _is_mark(token: Token) -> bool:
    return token.is_punct or token.is_space
