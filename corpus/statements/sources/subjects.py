"""Subjects: the head word of whoever does what a cue says, its own or one it shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import load_cues
from corpus.lexicon.lists import load_words
from corpus.lexicon.roles import load_roles
from corpus.lexicon.studies import has_findings
from corpus.statements.sources.documents import DOCUMENTS, ISSUED_BY, RECORDINGS
from corpus.statements.sources.inverted import find_inverted, may_be_inverted
from corpus.statements.sources.verbs import ACTORS, complements_of, so_far
from corpus.text.grammar import NOMINAL, RELATIVES, SUBJECTS, TENSED
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acomp"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "ADP", "SCONJ"})
COUNTING = frozenset("series string number flurry set pair couple raft spate slew stream batch bunch barrage".split())
"""Nouns that count documents: `a series of tweets saying ...`."""
REMARKS = frozenset({"comment", "remark"})
PLACES = frozenset({"GPE", "LOC"})
GETTING = frozenset("take win get receive earn have make draw face".split())
"""Verbs whose object is what their subject gets for saying so: `took home the Gold Oar for speaking out`."""
JUDGING = frozenset({"defense", "defence", "criticism", "condemnation", "denunciation", "praise", "ridicule"})
"""Nouns for what somebody gets for what they have said: `a defence of Aker for saying that it leaks`."""
RECEIVING = frozenset(
    "receive get see read hear find obtain open cite quote dismiss reject deny ignore delete watch forward"
    " discredit".split()
)
"""Verbs whose subject has not issued the document that is their object: `received a letter saying ...`."""
TURNING_TO = frozenset("write speak talk reply respond appeal complain plead".split())
CONTACTING = frozenset("phone telephone ring call email e-mail text message contact write lobby petition".split())
"""Verbs whose object hears what their subject says: `phoned Aker demanding an answer`."""
BRINGING = frozenset("lead prompt cause force move drive push provoke spur inspire compel oblige".split())
"""Verbs whose object does what an infinitive behind it tells: `the flood led Aker to call it a farce`."""
MOMENTS = frozenset({"moment", "point", "stage"})
MAX_DEPTH = 6


# The parser's ways to share a subject, each with its own way up the tree.
def find_subject(cue: Token, reading: Reading, depth: int = 0) -> Token | None:
    """Return the head word of whoever does what `cue` says, following shared subjects upward."""
    subjects = [child for child in cue.children if child.dep_ in ACTORS and reading.is_outside(child)]
    if (verb := _addressing(cue, subjects[0] if subjects else cue.head)) is not None and depth <= MAX_DEPTH:
        return find_subject(verb, reading, depth + 1)
    if subjects:
        return _own_subject(subjects, cue, reading)
    of_auxiliary = (c for aux in cue.children if aux.dep_ == "aux" for c in aux.children if c.dep_ in ACTORS)
    subject = next((c for c in of_auxiliary if reading.is_outside(c)), None)
    if subject is not None:
        return subject  # `Aker has over the years often said`: the parser gives "Aker" to "has"
    head = cue.head
    if cue.dep_ == "csubj" and cue.tag_ == "VBG" and cue.doc[cue.i - 1].text == "," and head.head.i < cue.i < head.i:
        head = head.head  # `called it odd, warning the gate was rotten`: the parser makes it the subject of "was"
        return find_subject(head, reading, depth + 1) if depth <= MAX_DEPTH else None
    clause = head
    while cue.tag_ in TENSED and clause.dep_ == "xcomp" and clause.tag_ == "VB" and clause.head.i < clause.i:
        clause = clause.head  # `said it was time to leave and promised ...`: no finite verb joins an infinitive
    reporter = clause.head if cue.dep_ == "conj" and clause.dep_ == "ccomp" and clause.head.i < cue.i else None
    if reporter is not None and reporter.tag_ == cue.tag_ and reporter.lower_ in load_cues():
        # `said the dam leaked and promised ...`: the parser coordinates with the clause, the writer with "said".
        return find_subject(reporter, reading, depth + 1)
    if depth > MAX_DEPTH or head.i == cue.i:
        return None
    # `went so far as to say`: the parser hangs the infinitive on "far"
    if depth == 0 and (outer := so_far(cue) or _outer_verb(cue) or _verb_around(cue)) is not None:
        return find_subject(outer, reading, depth + 1)
    named = _joined_name(cue, head) if cue.dep_ == "acl" and cue.tag_ == "VBD" else _done_by_another(cue, depth)
    if named is not None:
        return named
    if cue.dep_ == "acl":
        during = _subject_meanwhile(head, reading)
        return during or (_writer(head, reading, depth) if head.pos_ in NOMINAL else None)
    if cue.dep_ == "advcl" and head.lemma_ in RECEIVING and (sender := _sender_before(cue)) is not None:
        return sender
    if cue.dep_ in SHARES_SUBJECT and (head.pos_ in PREDICATES or head.dep_ in SHARES_SUBJECT):
        # `"...," added Aker, calling it a farce`
        return find_subject(head, reading, depth + 1) or (
            find_inverted(head, reading) if head.lower_ in load_cues() else None
        )
    return None


def _done_by_another(cue: Token, depth: int) -> Token | None:
    """Return who does what a cue says where the verb that it depends on has another subject."""
    return brought_to(cue) or _before_given(cue) or (judged_for(cue) if depth == 0 else None)


def brought_to(cue: Token) -> Token | None:
    """Return the head word of whoever something has brought to do what a cue says: `the flood led [Aker] to warn`.

    Whoever talks or tricks somebody `into saying` so does not say it.
    """
    head = cue.head
    if cue.dep_ == "pcomp" and cue.tag_ == "VBG" and head.lower_ == "into":
        return next((c for c in head.head.children if c.dep_ == "dobj" and head.head.i < c.i < head.i), None)
    if cue.dep_ not in {"xcomp", "advcl"} or cue.tag_ != "VB" or head.lemma_ not in BRINGING:
        return None
    if head.tag_ not in {"VBD", "VBN", "VBG"} or any(child.dep_ == "neg" for child in head.children):
        return None
    return next((c for c in head.children if c.dep_ == "dobj" and head.i < c.i < cue.i), None)


def judged_for(cue: Token) -> Token | None:
    """Return the head word of whoever is judged for what a cue says: `attacked [Aker] for saying that it leaks`.

    Whoever apologizes or makes headlines for saying so is the subject.
    """
    reason = cue.head
    if cue.dep_ != "pcomp" or cue.tag_ != "VBG" or reason.lower_ != "for":
        return None
    reason = reason.head if reason.dep_ == "conj" and reason.head.lower_ == "for" else reason
    noun, verb = reason.head, reason.head
    if noun.pos_ in NOMINAL:
        verb = noun.head
    if verb.lemma_ in GETTING or any(c.dep_ == "nsubjpass" for c in verb.children):
        return None
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i < reason.i]
    # `their defence of Aker for saying so`
    objects += [c for judged in (noun, *objects) if judged.lower_ in JUDGING for c in complements_of(judged, "of")]
    return next((c for c in objects if _is_somebody(c)), None)


def _is_somebody(noun: Token) -> bool:
    """Return whether a word stands for people or a body: a name, "him", "the minister"; not "himself", "heat"."""
    if noun.pos_ == "PRON":
        return noun.lower_ in {"him", "her", "them", "it"}
    return noun.pos_ == "PROPN" or noun.lower_ in load_roles() or noun.lower_ in load_words("collectives")


def is_thing(noun: Token) -> bool:
    """Return whether a noun is a thing, and neither people nor a body: "the outcry"."""
    return noun.pos_ == "NOUN" and noun.lower_ not in load_words("collectives") and noun.lower_ not in load_roles()


def _subject_meanwhile(noun: Token, reading: Reading) -> Token | None:
    """Return the sentence's subject where a participle only follows a moment: `Aker left, at one point saying ...`."""
    if noun.lower_ not in MOMENTS or noun.dep_ != "pobj" or noun.head.lower_ != "at":
        return None
    words = noun.doc[reading.sentence_of[noun.i][0] : noun.i]
    return next((word for word in words if word.dep_ == "nsubj" and reading.is_outside(word)), None)


def _own_subject(subjects: list[Token], cue: Token, reading: Reading) -> Token:
    """Return which of the subjects that the parser gives to a cue says the words."""
    if subjects[0].lower_ in RELATIVES and len(subjects) > 1 and subjects[1].i < cue.i:
        return subjects[1]  # `the letters, which she said burnt well`
    if len(subjects) > 1 and subjects[1].i < cue.i and _ends_label(subjects[0], subjects[1]):
        return subjects[1]  # `Low Town, 12 May: Ora Lindqvist said ...`
    if len(subjects) > 1 and _owns(subjects[0], subjects[1]):
        return subjects[1]  # `writes [Harbour Today’s] [Ora Aker]`
    if len(subjects) > 1 and _is_name_beside(subjects[1], subjects[0]):
        return subjects[1]  # `[Doctors] [Ned Pell and Ora Aker] write that ...`
    # `The dam, said Aker, will hold`: the parser gives the cue both subjects.
    behind = (child for child in subjects if child.left_edge.i == cue.i + 1 and may_be_inverted(cue, reading))
    return next(behind, _set_between(subjects, cue) or subjects[0])


def _owns(first: Token, second: Token) -> bool:
    """Return whether the first of two subjects is in the genitive, and the second right behind it."""
    mark = first.doc[first.i + 1]
    return mark.tag_ == "POS" and second.left_edge.i == mark.i + 1


def _ends_label(first: Token, second: Token) -> bool:
    """Return whether a colon stands behind the first of two subjects, or before the second."""
    return ":" in {first.doc[first.i + 1].text, second.doc[second.left_edge.i - 1].text}


def _is_name_beside(name: Token, noun: Token) -> bool:
    """Return whether a name begins right behind another subject, and not behind the dash inside a name."""
    opening = name.left_edge
    return name.pos_ == "PROPN" and opening.i == noun.i + 1 and opening.is_alpha and bool(noun.whitespace_)


def _set_between(subjects: list[Token], cue: Token) -> Token | None:
    """Return the second of two subjects before a cue, a comma before it: `The dam, Aker said in May, will hold`."""
    second = next((child for child in reversed(subjects) if child.i < cue.i), None)
    if second is None or second is subjects[0] or cue.doc[second.left_edge.i - 1].text != ",":
        return None
    alone = second.pos_ == "PROPN" and second.left_edge.i == second.i and second.ent_type_ != "PERSON"
    if alone and cue.doc[second.i - 2].pos_ == "PROPN":
        return None  # `Aker of the College of Tarn, Velden, said ...`
    return second if all(word.pos_ in {"ADV", "AUX"} for word in cue.doc[second.right_edge.i + 1 : cue.i]) else None


def _joined_name(cue: Token, noun: Token) -> Token | None:
    """Return the name before a cue that the parser joins to the last noun of the words: `... a hip, Aker reported`."""
    word = cue.doc[cue.i - 1]
    while word.head.i not in {noun.i, word.i} and noun.i < word.head.i < word.i:
        word = word.head
    beside = word.dep_ == "conj" and word.head.i == noun.i and word.pos_ == "PROPN"
    return word if beside and cue.doc[word.left_edge.i - 1].text == "," else None


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


def _addressing(cue: Token, name: Token) -> Token | None:
    """Return the verb that turns to somebody named, whose subject is who says it: `wrote to Aker demanding an answer`.

    The parser makes of the name what the participle belongs to, or its subject.
    """
    if cue.tag_ != "VBG" or name.i > cue.i or not (name.pos_ == "PROPN" or _is_group_written_to(name, cue)):
        return None
    if name.head.i == cue.i:
        return cue.head if cue.head.lemma_ in CONTACTING and cue.head.i < name.i else None
    if cue.dep_ != "acl":
        return None
    to = name.dep_ == "pobj" and name.head.lower_ == "to"
    if to:
        return name.head.head if name.head.head.lemma_ in TURNING_TO else None
    return name.head if name.dep_ == "dobj" and name.head.lemma_ in CONTACTING else None


def tells_of_thing(verb: Token) -> bool:
    """Return whether a verb only tells more of a thing: `the plan, which costs millions`; a report may say more."""
    which = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    noun = verb.head
    if verb.dep_ != "relcl" or which is None or which.lower_ not in {"which", "that"} or not is_thing(noun):
        return False
    return noun.lemma_.lower() not in DOCUMENTS and not has_findings(noun.lower_)


def _verb_around(cue: Token) -> Token | None:
    """Return the verb of the sentence where a participle stands behind what is only told of a thing in it.

    In `Aker began the talks, which end in May, adding that she was glad` it is Aker who adds.
    """
    verb = cue.head
    behind = cue.dep_ == "advcl" and cue.tag_ == "VBG" and cue.doc[cue.i - 1].text == ","
    if not behind or verb.lower_ in load_cues() or not tells_of_thing(verb):
        return None
    above = verb.head
    for _ in range(MAX_DEPTH):
        above = above.head
        if above.pos_ in {"VERB", "AUX"}:
            return above if above.i < verb.head.i else None
    return None


def _before_given(cue: Token) -> Token | None:
    """Return the subject of what the parser takes for no clause: `It is late, given Aker announced it in May`."""
    given = next((c for c in cue.head.children if c.lower_ == "given" and c.i < cue.i), None)
    if cue.dep_ != "advcl" or cue.tag_ not in TENSED or given is None:
        return None
    name = next((c for c in given.children if c.dep_ == "pobj" and c.left_edge.i == given.i + 1), None)
    beside = name is not None and all(w.pos_ in {"ADV", "AUX"} for w in cue.doc[name.right_edge.i + 1 : cue.i])
    return name if beside else None


def _is_group_written_to(noun: Token, cue: Token) -> bool:
    """Return whether several were written to that they do something: `wrote to all the parties urging them to go`."""
    written = noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lemma_ == "write"
    return written and noun.tag_ == "NNS" and any(c.dep_ == "dobj" and c.lower_ == "them" for c in cue.children)


def _sender_before(cue: Token) -> Token | None:
    """Return who sent what is received: `got a letter from Aker demanding an answer`."""
    word = cue.doc[cue.i - 1]
    while word.dep_ != "pobj" and word.head.i != word.i and word.head.right_edge.i < cue.i:
        word = word.head
    sent = word.dep_ == "pobj" and word.head.lower_ == "from" and word.right_edge.i == cue.i - 1
    return word if sent and word.pos_ in NOMINAL else None


def sender_of(cue: Token) -> Token | None:
    """Return who a document is from that a participle behind it quotes: `got a letter from Ora Aker, 50, asking ...`.

    The parser hangs the participle on the verb.
    """
    if cue.dep_ != "advcl" or cue.tag_ != "VBG":
        return None
    documents = (c for c in cue.head.children if c.dep_ == "dobj" and c.i < cue.i)
    writers = (_named_writer(document) for document in documents)
    return next((c for c in writers if c is not None and cue.i - 2 <= c.right_edge.i < cue.i), None)


def _named_writer(document: Token) -> Token | None:
    """Return who a document that speaks is from or by: `mocked a report from Tarn News saying that it leaks`."""
    if document.lemma_.lower() not in DOCUMENTS | REMARKS:
        return None
    names = [c for by in sorted(ISSUED_BY) for c in complements_of(document, by) if c.pos_ == "PROPN"]
    surely = document.tag_ == "NN"  # `reports from Tarn saying` tell where they come from
    return next((c for c in names if c.ent_type_ in {"PERSON", "ORG"} or (surely and c.ent_type_ not in PLACES)), None)


def _writer(noun: Token, reading: Reading, depth: int) -> Token:
    """Return who issued a document that speaks: in `she issued a statement saying ...` it is she who says it."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"with", "despite", "amid"}:
        return noun  # `with reports saying ...` is the reports' own
    counted = next((c for c in complements_of(noun, "of") if noun.lower_ in COUNTING), noun)
    heard = next(complements_of(counted, "of"), None) if depth == 0 and counted.lemma_.lower() in RECORDINGS else None
    if heard is not None:
        return heard if _is_somebody(heard) else noun
    if (named := _named_writer(counted)) is not None:
        return named
    if counted.lemma_.lower() not in DOCUMENTS:
        return noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in COUNTING:
        noun = noun.head.head
    if noun.dep_ in {"dobj", "pobj"}:
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        answers = noun.dep_ == "pobj" and noun.head.lower_ == "to" and verb.lemma_ in TURNING_TO
        issues = verb.pos_ == "VERB" and verb.lemma_ not in RECEIVING and not answers
        writer = find_subject(verb, reading, depth + 1) if issues else None
        if writer is not None and writer.dep_ != "nsubjpass":
            return writer
    return noun
