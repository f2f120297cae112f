"""Phrases a cue reports: `she cited ...`, `she called it ...`, `she spoke of ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import ABOUT, NAMING, OBJECT, WEAK, Cue, load_cues
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.roles import load_roles
from corpus.lexicon.studies import has_findings
from corpus.statements.draft import Range
from corpus.statements.remarks import REMARK_MARKS, is_remark
from corpus.statements.rules.aims import is_done, is_named_behind, is_purpose
from corpus.statements.sources.subjects import is_thing
from corpus.text.grammar import FINITE
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TO_NAME = 12
"""Tokens between a cue that names something and the quotation with the name."""
CIRCUMSTANCES = frozenset({"in", "during", "at", "after", "on", "before", "through", "via", "since"})
PARTS = frozenset({"prep", "oprd", "xcomp", "ccomp", "acl"})
DESCRIBING = frozenset(
    {"behind", "of", "for", "against", "towards", "toward", "to", "than", "with", "among", "between", "who"}
)
LACKING = frozenset({"search", "need", "want"})
DESCRIPTIONS = frozenset({"prep", "oprd", "attr", "ccomp", "xcomp", "advcl"})
SHOWING = frozenset({"highlight", "underline", "underscore"})
LIKENING = frozenset({"compare", "defend", "echo", "celebrate"})
"""Verbs with which one thing shows another too: `The report compares ten dams`."""
RELATING = frozenset({"compare", "refer"})
"""Verbs by which things and studies have to do with others: `a test that refers to salt`, `comparing two groups`."""
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
POINTING = frozenset({"that", "this", "it", "both", "them", "him", "her", "these", "those", "all", "one", "you", "us"})
"""Words that alone tell nothing of what was said."""
JOINING = frozenset({"and", "or", "a", "an", "the", ",", "as", "well"})
COMPLETING = frozenset({"of", "for", "as"})
"""Prepositions that tell what somebody is accused of or called, also behind a phrase between commas."""
COMPLETED_BY = {"blame": "on", "estimate": "at", "value": "at", "put": "at"}
"""Prepositions that tell when or where behind other verbs: `blamed the leak on frost`, `estimated the loss at nine`."""
THINGS = frozenset({"NOUN", "PROPN"})
MAX_ADVERBIAL = 6
"""Tokens between the commas in `called it "odd" and, at times, "mad"`, the first comma included."""
MAX_INSERTED = 8
"""Tokens of such a phrase, commas included: `accused Aker, in a letter, of lying`."""
SELVES = frozenset({"himself", "herself", "itself", "themselves"})
JUDGING = frozenset({"applaud", "deplore", "praise", "reject", "welcome"})
"""Verbs that also in the passive tell of a thing what somebody thinks of it."""
NAMED_BY = frozenset({"as"})
NAMED_BEHIND = {
    "attribute": frozenset({"to"}),
    "credit": frozenset({"for", "with", "to"}),
    "knock": frozenset({"for"}),
}
"""Prepositions before what somebody is told to be or to have done: `described it as odd`, `credited her with it`."""
ONLY_WITH_MORE = frozenset({"attribute", "cast", "knock", "pitch"})
"""Verbs that tell something only of a person's stand on a thing, with that behind it: `cast the vote as a test`."""
HELPED = frozenset({"help", "let", "make", "see", "watch"})
"""Verbs behind which another may have no ending: `helped Aker cast it as a test`."""
USED = frozenset({"word", "term", "phrase", "expression"})
CLAIMED = {"claim": frozenset({"responsibility", "credit", "victory"})}
"""Things that alone are said with a verb: `claimed responsibility for the fire`."""
MOVING = frozenset({"call", "refer"})
"""Verbs that report with a preposition, and never with an object or a particle before it."""
ONLY_NAMING = frozenset({"mention", "praise", "name", "acknowledge", "thank"})
"""Verbs that tell nothing with a name alone: `She mentioned Mr. Aker`, but `She attacked Mr. Aker`."""
MAX_BARE = 2
"""Words of whom somebody thanks or names without telling more: `the nurses`."""
ONESELF = frozenset("reveal express address repeat announce share show identify paint frame cast pitch".split())
"""Verbs that tell nothing of oneself: `The dam revealed itself to be sound`."""


def phrase_after(token: Token, cue: Cue, source: Range, reading: Reading) -> Range | None:
    """Return the phrase a cue reports, or None where the verb does something else here."""
    last = reading.sentence_of[token.i][1]
    if is_purpose(token):
        named = _named_in_quotation(token, cue, source, last, reading) if cue.takes(NAMING) and is_done(token) else None
        return named if named is not None and is_named_behind(token, named, reading) else None
    if any(c.dep_ == "prep" and c.lower_ == "as" and _leads_to_speech(c) for c in token.children):
        return None
    names = cue.takes(NAMING) and cue.lemma not in ONLY_WITH_MORE
    named = _named_in_quotation(token, cue, source, last, reading) if names else None
    if named is not None:
        return named
    if _only_does(token) or _only_shows(cue, source, reading) or _is_byname(token, reading):
        return None
    if cue.lemma in RELATING and _is_of_study(token, source, reading):
        return None
    reduced = token.tag_ == "VBN" and token.dep_ == "acl"  # `Aker, accused by Pell of lying, left`
    if source[0] > token.i and (reduced or any(child.dep_ == "auxpass" for child in token.children)):
        return _passive_complement(token, cue, source, last)
    for child in token.children:
        if child.i <= token.i or source[0] <= child.i < source[1]:
            continue
        inner = _subject_matter(child, cue) if cue.takes(ABOUT) and not _moves(token, cue, child) else None
        if inner is not None and (_is_told_more(token, inner[1]) or not _says_nothing(inner[1], reading)):
            return inner[0], _end(token, inner[1], last, reading)
        if child.dep_ in {"dobj", "oprd", "ccomp", "xcomp"} and _reports_object(token, cue, child):
            if child.dep_ == "dobj" and _says_nothing(child, reading) and not _is_described(token, child):
                continue
            if child.lower_ in SELVES and cue.lemma in ONESELF:
                continue
            start = token.i if _denies_saying(token, child) else _word_used(token, reading) or child.left_edge.i
            return start, _end(token, child, last, reading)
    return None


def _denies_saying(token: Token, child: Token) -> bool:
    """Return whether somebody denies having said something, which they say with its verb: `denied saying it leaks`."""
    return token.lemma_ == "deny" and child.dep_ == "xcomp" and child.lower_ in load_cues()


def _word_used(token: Token, reading: Reading) -> int | None:
    """Return where the word stands that somebody uses for a thing: `used the word [“rotten” to describe the dam]`."""
    if token.dep_ not in {"xcomp", "advcl"} or token.head.lemma_ != "use":
        return None
    used = next((c for c in token.head.children if c.dep_ == "dobj" and c.lemma_ in USED), None)
    return None if used is None or reading.is_outside(reading.doc[used.i + 1]) else used.i + 1


def _subject_matter(child: Token, cue: Cue) -> tuple[int, Token] | None:
    """Return where what a cue is "about" begins, and its head: `called for [calm]`, `called for [them to leave]`."""
    if child.dep_ == "prep" and _is_told_by(child, cue):
        inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"} and c.i > child.i), None)
        if inner is not None and child.lower_ == "with" and (inner.pos_ in {"PROPN", "PRON"} or inner.ent_type_):
            return None  # `agreed with Aker` tells with whom, and not what was said
        if inner is not None and child.lower_ == "for" and inner.ent_type_ in {"DATE", "TIME"}:
            return None  # `argued for an hour`
        return None if inner is None else (inner.left_edge.i, inner)
    mark = next((c for c in child.children if c.dep_ == "mark" and c.lower_ in cue.prepositions), None)
    return None if mark is None else (mark.i + 1, child)


def _is_told_by(preposition: Token, cue: Cue) -> bool:
    """Return whether a cue tells with a preposition what it is about: `spoke of ...`, `lashed [out at] ...`."""
    if preposition.lower_ in cue.prepositions:
        return True
    particle = preposition.doc[preposition.i - 1].lower_
    # `a chorus of voices speaking out against it`
    return f"{particle}-{preposition.lower_}" in cue.prepositions and preposition.head.dep_ not in {"acl", "relcl"}


def _moves(token: Token, cue: Cue, child: Token) -> bool:
    """Return whether a verb does something to what stands before a phrase: `called off talks for`, `refers her to`."""
    return cue.lemma in MOVING and any(c.dep_ in {"dobj", "prt"} and token.i < c.i < child.i for c in token.children)


def _leads_to_speech(preposition: Token) -> bool:
    """Return whether another cue stands behind "as": `quoted Aker as saying ...`."""
    return any(c.dep_ == "pcomp" and c.lower_ in load_cues() for c in preposition.children)


def _passive_complement(token: Token, cue: Cue, source: Range, last: int) -> Range | None:
    """Return what somebody is said to be or to have done: `was described by Aker as [a coward]`."""
    if not cue.takes(NAMING, OBJECT) or cue.lemma in ONLY_WITH_MORE:
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.i > token.i and child.lower_ in {"as", "of", "for"}:
            inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"} and c.i > child.i), None)
            placed = child.lower_ == "as" and inner is not None and inner.lower_ == "part" and not cue.takes(NAMING)
            if inner is not None and not placed:  # `announced by Aker as part of a deal`
                end = min(inner.right_edge.i + 1, last)
                # `as a coward by Aker`: the parser may hang the agent on the description.
                return inner.left_edge.i, source[0] - 1 if inner.i < source[0] < end else end
        if child.dep_ in {"oprd", "dobj"} and child.i > token.i:
            end = min(child.right_edge.i + 1, last)
            return child.left_edge.i, source[0] - 1 if child.i < source[0] < end else end
    return _thing_judged(token, cue)


def _thing_judged(token: Token, cue: Cue) -> Range | None:
    """Return what somebody named judges without telling more: `[The plan] was criticized by Aker`."""
    judges = cue.lemma in JUDGING or (cue.takes(OBJECT) and cue.takes(NAMING))
    named = any(
        c.dep_ == "pobj" and c.pos_ == "PROPN" for by in token.children if by.dep_ == "agent" for c in by.children
    )
    things = (c for c in token.children if c.dep_ == "nsubjpass" and c.i < token.i and c.tag_ in {"NN", "NNS"})
    thing = next(things, None) if judges and named and not _is_to_come(token) else None
    return None if thing is None else (thing.left_edge.i, thing.right_edge.i + 1)


def _named_in_quotation(token: Token, cue: Cue, source: Range, last: int, reading: Reading) -> Range | None:
    """Return what a cue names up to the quotation that names it: `called the plan "a farce"`."""
    inside, doc = reading.inside, reading.doc
    for i in range(token.i + 1, min(last, token.i + MAX_TO_NAME)):
        if inside[i] == OUTSIDE:
            if doc[i].tag_ in FINITE or doc[i].text in {",", ":", ";"}:
                return None
            continue
        end = _behind_name(reading.bounds[inside[i]][1], last, reading)
        end = last_of_several(end, last, reading)
        # `described by Aker as "a farce"`: who says it stands before what is said.
        start = source[1] if token.i < source[0] < source[1] <= i else token.i + 1
        start += doc[start].dep_ == "prt" and start < i  # `called out the “funny” ads`
        passive = token.tag_ == "VBN" and source[0] > token.i
        skipped = doc[start].lower_ in cue.prepositions or (passive and doc[start].lower_ == "as")
        return (start + 1 if skipped else start), max(end, _described_further(token, end, last, reading))
    return None


def _behind_name(end: int, last: int, reading: Reading) -> int:
    """Return where what names a thing ends, where a quotation before it is a part of the thing.

    In `called her claim of a "right to roam" over the fields "a farce"` it ends behind "a farce".
    """
    for i in range(end, min(last, end + MAX_TO_NAME)):
        if reading.inside[i] != OUTSIDE:
            before = reading.doc[i - 1 if reading.doc[i - 1].tag_ != "DT" else i - 2]
            return reading.bounds[reading.inside[i]][1] if before.pos_ in THINGS else end
        if reading.doc[i].is_punct or reading.doc[i].tag_ in {*FINITE, "CC"}:
            break
    return end


def last_of_several(end: int, last: int, reading: Reading) -> int:
    """Return where the last of several quotations ends: `called it "a farce", "a joke" and "a crime"`."""
    doc, inside, i = reading.doc, reading.inside, end
    while i < last and (inside[i] != OUTSIDE or doc[i].lower_ in JOINING):
        if inside[i] != OUTSIDE:
            end = i = reading.bounds[inside[i]][1]
        else:
            i = max(i + 1, _behind_adverbial(i, last, reading))
    return end


def _behind_adverbial(comma: int, last: int, reading: Reading) -> int:
    """Return where a few words between commas end behind "and": `called it "odd" and, at times, "mad"`."""
    doc = reading.doc
    if doc[comma].text != "," or doc[comma - 1].tag_ != "CC":
        return comma
    stop = min(last, comma + MAX_ADVERBIAL)
    end = next((i for i in range(comma + 1, stop) if doc[i].text == ","), comma)
    return end if all(word.tag_ not in FINITE and reading.is_outside(word) for word in doc[comma:end]) else comma


def _described_further(token: Token, end: int, last: int, reading: Reading) -> int:
    """Return where the phrase around a quotation ends: `called him the "mastermind" [behind the raids]`, else `end`."""
    doc = reading.doc
    if end >= last or reading.inside[end] != OUTSIDE:
        return end
    following = doc[end]
    goes_on = (
        following.lower_ in DESCRIBING
        or following.pos_ in {"NOUN", "PROPN", "ADJ"}
        or following.tag_ == "VBN"
        or following.dep_ == "acl"
    )
    # `called it “blackmail” [by a few]`, but `was called “a fool” by Aker`
    goes_on = goes_on or (following.lower_ == "by" and token.tag_ != "VBN" and following.head.i == token.i)
    # `decried the board for "turning its back" on farmers`, and no `called it "a farce" on Monday`
    inside = reading.inside[following.head.i] == reading.inside[end - 1] and following.head.pos_ == "VERB"
    goes_on = goes_on or (following.tag_ == "IN" and following.lower_ != "during" and inside)
    # `called it "a hit" [in search of a stage]`, and no `called it "a hit" in front of us`
    goes_on = goes_on or (following.lower_ == "in" and doc[end + 1 : end + 2].text in LACKING)
    # `accused the board of “quietly” [closing wards]`
    goes_on = goes_on or (following.tag_ == "VBG" and following.dep_ == "pcomp")
    if not goes_on or following.dep_ == "npadvmod" or following.ent_type_ in {"DATE", "TIME"}:
        return end
    node = following
    while node.head.i != token.i and node.head.i > token.i and node.head.i != node.i:
        node = node.head
    if node.head.i != token.i or node.dep_ in {"agent", "advcl", "conj"}:
        return end
    return _end(token, node, last, reading)


def _reports_object(token: Token, cue: Cue, child: Token) -> bool:
    """Return whether the cue reports with this object: `called it a farce` does, `called the police` does not."""
    if cue.lemma in CLAIMED and child.lower_ in CLAIMED[cue.lemma]:
        return child.dep_ == "dobj"
    if cue.takes(OBJECT):
        return child.dep_ == "dobj" or (child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG")
    if not cue.takes(NAMING) or (cue.takes(WEAK) and not _names_surely(token)):
        return False
    describing = NAMED_BEHIND.get(cue.lemma, NAMED_BY)
    described = any(
        c.i > child.i and (c.dep_ in {"oprd", "attr", "ccomp"} or (c.dep_ == "prep" and c.lower_ in describing))
        for c in token.children
    )
    if cue.lemma in ONLY_WITH_MORE:
        return child.dep_ == "dobj" and _takes_stand(token, child, describing)
    asked = cue.takes(WEAK) and child.left_edge.tag_ == "WRB"  # `identified where the gaps are`
    named = child.dep_ in {"ccomp", "oprd"} and not asked
    return described or named or (cue.lemma == "call" and _holds_name(child))


def _takes_stand(token: Token, thing: Token, prepositions: frozenset[str]) -> bool:
    """Return whether a verb tells somebody's stand on a thing: `cast the vote as a test`, `attributed it to frost`.

    Not so `helped Aker cast it as a test`, `cast Aker as the Salt Queen` and `attributed the remark to Aker`.
    """
    helped = token.dep_ in {"ccomp", "xcomp"} and token.head.lemma_ in HELPED
    if helped or token.tag_ in {"VB", "VBG"} or thing.lower_ in DEMONSTRATIVES:
        return False
    behind = [c for c in token.children if c.i > thing.i and c.dep_ == "prep" and c.lower_ in prepositions]
    if token.lemma_ == "cast":
        return bool(behind) and all(c.pos_ != "PROPN" for prep in behind for c in prep.children)
    return bool(behind) and (token.lemma_ != "attribute" or thing.lower_ not in load_words("told nouns"))


def _names_surely(token: Token) -> bool:
    """Return whether somebody tells what a thing is by a verb that also tells what signs do: `identified it as rust`.

    `Cards that identify her as a baker`, and `how both sides frame it`, are no words of anybody's.
    """
    describes = token.dep_ in {"acl", "relcl", "csubj", "pcomp"} or any(c.tag_ == "WRB" for c in token.children)
    behind_noun = token.tag_ == "VBG" and token.doc[token.i - 1].pos_ in THINGS
    return not describes and not behind_noun and not _is_to_come(token)


def _is_to_come(token: Token) -> bool:
    """Return whether a verb tells what somebody will or would do: `will be welcomed by`, `would credit her with`."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.children)


def _holds_name(thing: Token) -> bool:
    """Return whether the parser took what somebody is called for a part of whom: `called her son a fool`."""
    if thing.dep_ == "xcomp" and thing.pos_ == "PROPN":
        return any(c.dep_ == "dobj" for c in thing.children)  # `calling Aker a coward`
    beside = (c for c in thing.children if c.dep_ == "appos" and c.i > thing.i)
    return any(thing.doc[c.left_edge.i - 1].text != "," and c.left_edge.pos_ in {"DET", "PRON"} for c in beside)


def _only_does(token: Token) -> bool:
    """Return whether a verb names what somebody does, and no act of speech: `by comparing prices`."""
    if token.tag_ != "VBG":
        return False
    return (token.dep_ == "pcomp" and token.head.lower_ == "by") or (
        token.dep_ in {"xcomp", "advcl"} and token.head.lemma_ in {"spend", "waste"}
    )


def is_inanimate(source: Range, reading: Reading) -> bool:
    """Return whether a source is a thing: `The case highlights the cost of the dam` is the writer's."""
    return is_thing(reading.doc[source[0] : source[1]].root)


def _only_shows(cue: Cue, source: Range, reading: Reading) -> bool:
    """Return whether a thing shows another, and nobody speaks: `The case highlights the cost of the dam`."""
    head = reading.doc[source[0] : source[1]].root
    likens = cue.lemma in LIKENING and head.tag_ == "NN" and head.text.islower()
    return (likens or cue.lemma in SHOWING | ONLY_WITH_MORE) and is_inanimate(source, reading)


def _is_byname(token: Token, reading: Reading) -> bool:
    """Return whether a verb only tells what somebody goes by: `His uncle, who he calls The Duke, left`."""
    if token.dep_ != "relcl" or token.lemma_ != "call" or token.head.pos_ not in THINGS:
        return False
    named = [word for word in token.subtree if word.i > token.i and word.is_alpha and word.nbor(-1).whitespace_]
    return bool(named) and all(word.text[0].isupper() and reading.is_outside(word) for word in named)


def _is_of_study(token: Token, source: Range, reading: Reading) -> bool:
    """Return whether a source is a study or who did one, or a pronoun for it or for a thing: `..., which refers to`."""
    words = reading.doc[source[0] : source[1]]
    if len(words) == 1 and words[0].lower_ in {"that", "which"}:
        return words[0].lower_ == "which" or has_findings(token.head.lower_)
    return has_findings(words.root.lower_) or any(is_listed(word.lower_, "finders") for word in words)


def _says_nothing(thing: Token, reading: Reading) -> bool:
    """Return whether what a cue is about is only pointed at or named: `dismissed that`, `spoke of Mr. Aker`."""
    if thing.right_edge.i - thing.left_edge.i > MAX_TO_NAME:
        return False
    words = [word for word in reading.doc[thing.left_edge.i : thing.right_edge.i + 1] if not word.is_punct]
    if any(not reading.is_outside(word) for word in words):
        return False
    if len(words) == 1 and words[0].lower_ in POINTING:
        return True
    only = thing.dep_ == "dobj" and thing.head.lemma_ in ONLY_NAMING and len(words) <= MAX_BARE
    if only and words[0].tag_ in {"DT", "PRP$"} and (thing.head.lemma_ == "thank" or _is_somebody(words[-1])):
        return True  # `thanked the nurses`, `mentioned her mother`, `praised all three`
    named = thing.dep_ == "pobj" or (thing.dep_ == "dobj" and thing.head.lemma_ in ONLY_NAMING)
    return named and all(word.pos_ == "PROPN" for word in words)


def _is_somebody(word: Token) -> bool:
    """Return whether a word is a number of people or what somebody is called: "three", "mother", "nurses"."""
    return word.tag_ == "CD" or not load_roles().keys().isdisjoint({word.lower_, word.lower_.removesuffix("s")})


def _is_described(token: Token, thing: Token) -> bool:
    """Return whether something behind an object tells what is said of it: `called it a farce`, `blamed it on Aker`."""
    return any(c.i > thing.i and c.dep_ in DESCRIPTIONS for c in token.children)


def _is_told_more(token: Token, thing: Token) -> bool:
    """Return whether a verb tells more of somebody than where or when: `lashed out at Aker for lying`, not `in May`."""
    more = (c for c in token.children if c.i > thing.i and c.dep_ in DESCRIPTIONS - {"advcl"})
    return any(c.dep_ != "prep" or c.lower_ not in CIRCUMSTANCES for c in more)


def _before_addition(token: Token, start: int, end: int, reading: Reading) -> int:
    """Return `end`, or the mark before it behind which the reporter goes on: `rejected the plan, saying it leaks`.

    Where a relative clause only tells of whom, as in `who attack the plan, which is old, met`, nobody reports.
    """
    doc = reading.doc
    for i in range(start, end - 1):
        if reading.inside[i] != OUTSIDE:
            continue
        own = doc[i].tag_ == "VBG" and doc[i].head.i == token.i and doc[i + 1].lower_ == "that"
        if own and doc[i].lower_ in load_cues() and doc[i - 1].pos_ in THINGS:
            return i  # `dismissed the figures insisting that ...`
        if doc[i].text not in REMARK_MARKS or i < token.i:
            continue
        following = doc[i + 1]
        reports = following.tag_ == "VBG" and following.lower_ in load_cues() and doc[i].text == ","
        if reports or (token.dep_ != "relcl" and is_remark(following, end, reading)):
            return i
    return end


def _is_another_thing(word: Token) -> bool:
    """Return whether the parser joins a second thing to the verb: `noted limited gains so far and a great risk`.

    In headlines it takes another verb for one: `chides Aker and praises Pask`.
    """
    verb = word.tag_ == "NNS" and word.lower_ in load_cues()
    return word.dep_ == "conj" and word.pos_ in THINGS and not verb


def _tells_why(clause: Token, start: int) -> bool:
    """Return whether a clause tells why somebody says so: `called it a farce because it was old`."""
    because = clause.left_edge
    told = clause.dep_ == "advcl" and because.i == start and because.lower_ == "because"
    return told and because.nbor(-1).lower_ != "anonymity"


def _tells_to_do(clause: Token, thing: Token) -> bool:
    """Return whether an infinitive tells of a call what the parser gives to the verb: `rejected calls to go`."""
    called = thing.lower_ in load_words("nouns with to")
    return called and clause.dep_ == "advcl" and any(c.tag_ == "TO" for c in clause.children)


def _past_inserted(token: Token, end: int) -> int:
    """Return where a phrase ends that another between commas interrupts: `accused Aker, in a letter, [of lying]`."""
    doc = token.doc
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].dep_ != "prep":
        return end
    for other in token.children:
        if end < other.i <= end + MAX_INSERTED and other.lower_ in COMPLETING and doc[other.i - 1].text == ",":
            return other.right_edge.i + 1
    return end


def _past_hyphens(end: int, last: int, reading: Reading) -> int:
    """Return where a phrase ends that does not end in the middle of a word: `announced a U-turn on the levy`."""
    doc = reading.doc
    while end + 1 < last and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end = min(doc[end + 1].right_edge.i + 1, last)
    return end


def _end(token: Token, child: Token, last: int, reading: Reading) -> int:
    """Return where the phrase ends, with what describes it further and a quotation that completes it."""
    doc = reading.doc
    end = child.right_edge.i + 1
    for other in token.children:
        completes = other.lower_ == COMPLETED_BY.get(token.lemma_)
        part = other.dep_ in PARTS and (completes or other.lower_ not in CIRCUMSTANCES)
        if (part or _tells_to_do(other, child)) and other.left_edge.i == end:
            end = other.right_edge.i + 1
        if other.i >= end and (_is_another_thing(other) or _tells_why(other, end)):
            end = other.right_edge.i + 1
    end = _past_hyphens(_past_inserted(token, end), last, reading)
    end = _before_addition(token, child.left_edge.i, min(end, last), reading)
    i = end
    while i < min(end + 3, last) and reading.inside[i] == OUTSIDE and not doc[i].is_punct and doc[i].pos_ != "VERB":
        i += 1
    if end < last and i < last and reading.inside[i] != OUTSIDE and reading.inside[end - 1] != reading.inside[i]:
        return min(reading.bounds[reading.inside[i]][1], last)
    return end
