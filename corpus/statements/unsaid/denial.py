"""What is denied, asked, supposed or faked, and so said by nobody, although a reporting verb stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, OBJECT, Cue, load_cues
from corpus.lexicon.lists import is_listed, load_words
from corpus.statements.draft import Range
from corpus.statements.sources.subjects import is_thing
from corpus.statements.sources.verbs import so_far
from corpus.text.grammar import FINITE, NOT, SUBJECTS
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

NOBODY = frozenset({"neither", "nobody", "none", "hardly", "scarcely", "nothing", "not"})
REFUSALS = frozenset({"deny", "decline", "refuse", "fail", "avoid", "forget", "hesitate"})
OMISSIONS = frozenset({"fail", "forget", "hesitate"})
"""Those of which the denial tells that something was said: `did not forget to thank the crews`."""
OPEN = frozenset({"if", "whether", "unless", "lest"})
"""Words that open what may be so or not."""
NOT_YET = frozenset({"until", "once", "before"})
WHENEVER = frozenset({"when", "whenever", "where", "wherever"})
ANY = frozenset({"a", "an", "any"})
WANTS = frozenset(
    {"want", "wish", "like", "need", "expect", "ask", "tell", "urge", "beg", "order", "invite", "require"}
)
"""Verbs with somebody and an infinitive that is only wished for: `wanted Aker to say ...`."""
PUSHING = frozenset({"push", "press"})
"""Verbs of somebody who wants another to say something; what is a thing brings them to it: `The vote pushed her to`."""
RULING = frozenset({"allow", "permit", "entitle", "enable", "oblige", "forbid"})
"""Those of rules, in the present: `The law allows them to say ...`, and not `The fog allowed her to say ...`."""
SUPPOSES = frozenset({"imagine", "picture", "suppose", "envision", "envisage", "pretend"})
OPINIONS = frozenset({"it", "this", "that", "there"})
"""Subjects of a judgement on what anybody might say: `It is bizarre to argue ...`, `This isn't to say ...`."""
ONES = frozenset({"one", "person", "man", "woman"})
TALES = frozenset(
    "accusation claim rumor rumour allegation speculation suggestion idea notion myth hoax evidence".split()
)
"""Nouns whose "that" clause the writer does not vouch for: `the rumour that Aker said ...`."""
NEGATIVES = NOT | {"never", "hardly"}
UNREAL = frozenset({"should", "ought"})
MISSED = frozenset({"could", "might", "would"})
POSSIBLE = frozenset({"may", "might", "could"})
"""What somebody may say is not said: `They may regret it`, `She could argue that it leaks`."""
HEARING = frozenset({"hear", "see", "remember", "recall", "catch", "know", "find"})
"""What nobody did who never heard somebody say it: `Nobody has heard Aker say ...`."""
WHOEVER = frozenset({"anyone", "anybody", "everyone", "everybody", "whoever", "people", "those", "somebody", "someone"})
FRONTING = frozenset({"and", "but", "or", "nor", ",", "—", "–", ";", ":"})
ASKED = frozenset({"asked", "questioned", "pressed", "quizzed"})
BEFORE_ASKED = frozenset(", when once repeatedly later was were been being is are".split())
ONE_OF_MANY = frozenset({"a", "an", "one", "another", "someone", "somebody"})
ASKERS = frozenset(
    {"reporter", "reporters", "journalist", "journalists", "caller", "callers", "interviewer", "moderator"}
)
MAX_WHOM = 8
"""Tokens from "asked" to what opens the question: `asked Mayor Ora Aker whether`."""
NAMING = frozenset({"name", "identify", "quote", "film", "record", "photograph"})
MAX_UP = 6
"""Verbs and nouns above a cue that may make it no report."""
MAX_TO_QUESTION = 15
"""Tokens from "asked" to the quotation of what it was about."""
MAX_PHRASE = 12
"""Tokens in which the noun phrase of a faked document is looked for its adjective."""


def is_unsaid(token: Token, cue: Cue, source: Range, reading: Reading) -> bool:
    """Return whether a reporting verb with this source stands for words that nobody said."""
    return (
        is_denied(token, reading)
        or _is_cleft_denial(token)
        or _is_plain_cleft(token, reading)
        or _is_open(token)
        or _is_judgement(token, source, reading)
        or _is_advised(token)
        or _is_supposed(token, source)
        or _is_unheard(token, reading)
        or _is_fronted(token)
        or _is_asked(token, reading)
        or _is_asked_by_nobody(token, source, reading)
        or _is_anybodys(token)
        or _asks_for_secrecy(token)
        or (not cue.takes(BELIEF) and _is_faked(token, source, reading))
    )


def is_denied(token: Token, reading: Reading) -> bool:
    """Return whether the words were not said: `declined to comment`, `did not say`, `nobody believes`.

    What is quoted denies nothing: in `"Will it hold? Probably not," she said` the parser gives "not" to "said".
    """
    children = [child for child in token.children if reading.is_outside(child)]
    if any(child.dep_ == "neg" for child in children):
        return True
    if (going := so_far(token)) is not None and (is_denied(going, reading) or _is_open(going)):
        return True  # `did not go so far as to say`
    if any(child.dep_ == "dobj" and _is_nothing(child.left_edge) for child in children) and not _takes_object(token):
        return True
    joined = (c for verb in _with_joined(token) for c in verb.children if c.i < verb.i and reading.is_outside(c))
    if any(c.lower_ in {"neither", "nor"} for c in joined):
        return True  # `would neither confirm nor deny`
    if any(child.dep_ == "nsubj" and _is_nobody(child.left_edge) for child in children):
        return True
    if any(child.dep_ == "nsubj" and child.left_edge.lower_ == "few" for child in children) and _is_a_view(token):
        return True
    refused = token.dep_ == "xcomp" and token.head.lemma_ in REFUSALS
    return (refused and not _does_after_all(token.head)) or (
        token.dep_ == "pcomp" and token.head.lower_ in {"without", "of"} and _stops_short(token.head)
    )


def _does_after_all(refusal: Token) -> bool:
    """Return whether somebody does what is denied twice: `did not hesitate to condemn it`, `never fails to say`."""
    return refusal.lemma_ in OMISSIONS and any(child.lower_ in NEGATIVES for child in refusal.children)


def _with_joined(verb: Token) -> tuple[Token, ...]:
    """Return a verb and the one that it is joined to."""
    return (verb, verb.head) if verb.dep_ == "conj" else (verb,)


def is_put_to_somebody(number: int, reading: Reading) -> bool:
    """Return whether a quotation is what somebody was asked or called: `Asked, “Will it hold?” she said yes.`"""
    return _was_asked(number, reading) or _was_called(number, reading)


def _was_called(number: int, reading: Reading) -> bool:
    """Return whether a participle that opens the sentence leads into a quotation: `Hailed as “a hero,” Aker left.`"""
    doc, start = reading.doc, reading.bounds[number][0]
    opening = next((word for word in doc[reading.sentence_of[start][0] : start] if not word.is_space), None)
    if opening is None or opening.tag_ != "VBN" or start - opening.i > MAX_TO_QUESTION:
        return False
    leads = doc[start - 1].tag_ in {"IN", "RP", "DT", "PRP$"} or start - 1 == opening.i
    return leads and not any(word.tag_ in FINITE for word in doc[opening.i : start])


def _was_asked(number: int, reading: Reading) -> bool:
    doc, i = reading.doc, reading.bounds[number][0] - 1
    first = max(reading.sentence_of[max(i, 0)][0], i - MAX_TO_QUESTION)
    while i > first and reading.inside[i] == OUTSIDE and doc[i].lower_ not in ASKED:
        if doc[i].tag_ in {"VBD", "VBZ"}:
            return False
        i -= 1
    asked = doc[max(i, 0)]
    if asked.lower_ not in ASKED or any(c.dep_ == "nsubj" for c in asked.children):
        return False
    return asked.i == first or doc[asked.i - 1].lower_ in BEFORE_ASKED


def _is_nobody(first: Token) -> bool:
    """Return whether a subject that begins with this word is nobody: "no minister", but not "No 10"."""
    if first.lower_ in NOBODY:
        return True
    following = first.doc[first.i + 1 : first.i + 2].text
    return first.lower_ == "no" and following != "." and not following.isdigit()


def _is_a_view(verb: Token) -> bool:
    """Return whether a verb tells what is or would be thought: `Few would claim`, `few believe`, not `few said`."""
    cue = load_cues().get(verb.lower_)
    return (cue is not None and cue.takes(BELIEF)) or any(child.tag_ == "MD" for child in verb.children)


def _is_nothing(first: Token) -> bool:
    """Return whether an object that begins with this word is nothing said: `said nothing`, `said no such thing`."""
    following = first.doc[first.i + 1 : first.i + 2].text.lower()
    return first.lower_ == "nothing" or (first.lower_ == "no" and following == "such")


def _takes_object(verb: Token) -> bool:
    """Return whether a verb reports with an object: `proposed nothing that would help`, and not `said nothing`."""
    cue = load_cues().get(verb.lower_)
    return cue is not None and cue.takes(OBJECT)


def _stops_short(preposition: Token) -> bool:
    """Return whether a preposition leaves something undone: `left without saying`, `stopped short of saying`."""
    return preposition.lower_ == "without" or preposition.doc[preposition.i - 1].lower_ == "short"


def _is_cleft_denial(token: Token) -> bool:
    """Return whether somebody is said not to be the one who spoke: `It was never Aker who said ...`."""
    head = token.head
    if token.dep_ not in {"relcl", "ccomp", "advcl"} or not any(c.lower_ in {"who", "that"} for c in token.children):
        return False
    verb = head if head.lemma_ == "be" else head.head
    children = list(verb.children)
    return (
        verb.lemma_ == "be"
        and (head.lower_ in ONES or any(c.dep_ in {"nsubj", "expl"} and c.lower_ == "it" for c in children))
        and any(c.dep_ == "neg" for c in (*children, *head.children))
    )


def _is_plain_cleft(token: Token, reading: Reading) -> bool:
    """Return the same by the words alone, where the parser takes the name for a verb: `It wasn't Aker who ...`."""
    doc, first = token.doc, reading.sentence_of[token.i][0]
    if token.i - first < len(("It", "was", "not", "who")) or doc[first].lower_ != "it" or doc[first + 1].lemma_ != "be":
        return False
    denied = any(word.lower_ in NEGATIVES for word in doc[first + 2 : first + 4])
    return denied and any(word.lower_ == "who" for word in doc[max(first + 3, token.i - 3) : token.i])


def _is_open(token: Token) -> bool:
    """Return whether somebody only should or could have said it, or has not yet: `should say`, `has yet to say`."""
    before = token.doc[max(0, token.i - 2) : token.i]
    if token.tag_ == "VB" and [word.lower_ for word in before] == ["yet", "to"]:
        return True
    auxiliaries = [child.text for child in token.children if child.dep_ == "aux"]
    missed = "have" in auxiliaries and not MISSED.isdisjoint(auxiliaries)
    possible = token.tag_ == "VB" and not POSSIBLE.isdisjoint(auxiliaries)
    return missed or possible or not UNREAL.isdisjoint(auxiliaries) or _is_possible_way(token)


def _is_possible_way(token: Token) -> bool:
    """Return whether a verb tells how somebody might do something: `could win by arguing that it leaks`."""
    by = token.head
    if token.dep_ != "pcomp" or by.lower_ != "by" or by.head.tag_ != "VB":
        return False
    return any(c.dep_ == "aux" and c.lower_ in POSSIBLE for c in by.head.children)


def _is_asked(token: Token, reading: Reading) -> bool:
    """Return whether a verb stands in a question of the writer's: `Why did Aker claim ...?`"""
    doc, (first, last) = token.doc, reading.sentence_of[token.i]
    while last - 1 > first and doc[last - 1].is_space:
        last -= 1
    if token.tag_ not in {"VB", "VBP"} or doc[last - 1].text != "?" or reading.inside[last - 1] != OUTSIDE:
        return False
    opening = next((i for i in range(first, min(first + 3, token.i)) if doc[i].tag_ in FINITE), None)
    return opening is not None and not any(
        doc[i].tag_ in FINITE and reading.inside[i] == OUTSIDE for i in range(opening + 1, token.i)
    )


def _is_asked_by_nobody(token: Token, source: Range, reading: Reading) -> bool:
    """Return whether a question is only put to somebody, by nobody named: `A caller asked Aker whether it leaks`."""
    words = reading.doc[source[0] : source[1]]
    opening = words[0].lower_
    nobody = opening in ONE_OF_MANY or words.root.lower_ in ASKERS
    if token.lemma_ != "ask" or not nobody or any(word.pos_ == "PROPN" and word.dep_ != "compound" for word in words):
        return False
    behind = (word for word in token.doc[token.i + 1 : token.i + MAX_WHOM] if word.tag_ not in {"NNP", "PRP", "RB"})
    following = next(behind, None)
    return following is not None and (following.lower_ in OPEN or following.tag_ in {"WRB", "WP", "WDT"})


def _is_anybodys(token: Token) -> bool:
    """Return whether whoever might say so is meant: `anyone who claims that ...`."""
    return token.dep_ == "relcl" and token.tag_ in {"VBP", "VBZ"} and token.head.lower_ in WHOEVER


def _asks_for_secrecy(token: Token) -> bool:
    """Return whether a verb only tells on what terms somebody spoke: `who asked not to be named`, `to stay unnamed`."""
    if any(
        c.dep_ == "xcomp" and any(word.lower_ in {"anonymous", "unnamed"} for word in c.children)
        for c in token.children
    ):
        return True
    wish = next((c for c in token.children if c.dep_ in {"xcomp", "ccomp"} and c.lemma_ in NAMING), None)
    if wish is None or wish.tag_ != "VBN" or not any(c.dep_ == "neg" for c in wish.children):
        return False
    helping = {c.tag_ for c in wish.children if c.dep_ in {"aux", "auxpass"}}
    return "VB" in helping and "MD" not in helping  # and not `said the dam was not recorded`


def _is_judgement(token: Token, source: Range, reading: Reading) -> bool:
    """Return whether an infinitive is what anybody might say or not: `It is bizarre to argue ...`."""
    alone = source[1] - source[0] == 1 and reading.doc[source[0]].lower_ in OPINIONS
    if not alone or token.tag_ != "VB" or not any(c.tag_ == "TO" for c in token.children):
        return False
    return token.head.pos_ in {"ADJ", "NOUN", "AUX"} or token.head.lower_ in {"'s", "’s"}


def _is_advised(token: Token) -> bool:
    """Return whether the writer tells what to think of: `It is worth remembering that Aker left`."""
    return token.tag_ == "VBG" and token.i > 0 and token.doc[token.i - 1].lower_ == "worth"


def _is_supposed(token: Token, source: Range) -> bool:
    """Return whether a verb stands in what may be so or not: `if she says`, `wanted him to say`."""
    if token.doc[source[0]].lower_ in SUPPOSES:
        return True  # `Imagine Aker saying ...`: the parser takes the verb for a part of the name
    for verb in _above(token):
        marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"} and child.i < verb.i}
        if marks & OPEN or (marks & NOT_YET and verb.tag_ in {"VBZ", "VBP"}):
            return True
        if marks & WHENEVER and verb.tag_ in {"VBZ", "VBP"} and _has_subject_of(verb, ANY):
            return True  # `if she says` and `when a child requests` are rules, not reports
        if any(child.tag_ == "TO" for child in verb.children) and (
            any(child.dep_ in {"nsubj", "mark"} for child in verb.children) and _only_wants(verb.head)
        ):
            return True
        wanted = verb.dep_ == "xcomp" and _only_wants(verb.head)
        pushed = verb.dep_ in {"xcomp", "advcl"} and _is_pushed(verb.head)
        if (wanted or pushed) and _has_somebody_between(verb):
            return True
        if verb.dep_ in {"ccomp", "xcomp", "pcomp", "dobj", "acl"} and verb.head.lemma_.lower() in SUPPOSES:
            return True
        if verb.dep_ in {"acl", "relcl"} and _is_tale(verb):
            return True
    return False


def _only_wants(verb: Token) -> bool:
    """Return whether a verb only wishes for what somebody is to do, or tells that they may."""
    return verb.lemma_ in WANTS or (verb.lemma_ in RULING and verb.tag_ in {"VBZ", "VBP", "VB"})


def _is_pushed(verb: Token) -> bool:
    """Return whether somebody, and no thing, pushes another to do something: `pushed Aker to promise that ...`."""
    pusher = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return verb.lemma_ in PUSHING and (pusher is None or not is_thing(pusher))


def _is_unheard(token: Token, reading: Reading) -> bool:
    """Return whether nobody heard it said: `Nobody has ever heard Aker say ...`, `I never saw her write that`."""
    if token.dep_ not in {"ccomp", "xcomp", "acl", "advcl"} or token.tag_ not in {"VB", "VBG", "VBP"}:
        return False
    # `No player recalled Aker saying ...`: the parser may hang the verb on whom they heard.
    verb = token.head.head if token.head.pos_ in {"NOUN", "PROPN"} else token.head
    return verb.lemma_ in HEARING and is_denied(verb, reading)


def _has_somebody_between(infinitive: Token) -> bool:
    """Return whether a noun stands between a verb and its infinitive: `wanted Aker to say`."""
    following = infinitive.head.i + 1
    infinitival = any(child.tag_ == "TO" for child in infinitive.children)
    return (
        infinitival and following < infinitive.i and infinitive.doc[following].pos_ in {"PROPN", "PRON", "NOUN", "DET"}
    )


def _has_subject_of(verb: Token, words: frozenset[str]) -> bool:
    """Return whether a verb has a subject that begins with one of the words."""
    return any(child.dep_ == "nsubj" and child.left_edge.lower_ in words for child in verb.children)


def _is_tale(verb: Token) -> bool:
    """Return whether a verb stands in the "that" clause of a claim: `no evidence that she said`."""
    noun = verb.head
    return noun.lemma_.lower() in TALES and noun.i + 1 < verb.i and noun.doc[noun.i + 1].lower_ == "that"


def _above(token: Token) -> Iterator[Token]:
    """Yield a verb and those whose clause or list it stands in, innermost first."""
    for _ in range(MAX_UP):
        yield token
        if token.dep_ not in {"conj", "ccomp", "xcomp", "pcomp"} or token.head.i == token.i:
            return
        if token.dep_ != "conj" and token.head.lower_ in load_cues() and token.dep_ != "xcomp":
            return  # what another reports is that one's to vouch for
        token = token.head


def _is_fronted(token: Token) -> bool:
    """Return whether the verb's auxiliary stands before its subject: `Had she said so, ...`, `Did she say so?`."""
    subject = next((c for c in token.children if c.dep_ in SUBJECTS and c.i < token.i), None)
    if subject is None:
        return False
    auxiliary = next((c for c in token.children if c.dep_ in {"aux", "auxpass"} and c.i < subject.left_edge.i), None)
    if auxiliary is None or auxiliary.i + 1 != subject.left_edge.i:
        return False
    before = auxiliary.doc[auxiliary.i - 1] if auxiliary.i else None
    return before is None or before.is_space or before.is_sent_end or before.lower_ in FRONTING


def _is_faked(token: Token, source: Range, reading: Reading) -> bool:
    """Return whether a faked document has somebody say it: `A doctored clip shows Aker saying ...`."""
    node = token
    if _is_fake_document(reading.doc[source[0] : source[1]].root, framed=True):
        return True
    for _ in range(MAX_UP):
        if node.dep_ == "relcl" and node.lower_ in load_words("faked") and _shows(node.head):
            return True  # `The clip, which purports to show Aker saying it leaks, is old`
        for child in node.children:
            if child.i >= source[0] or child.dep_ not in {"nsubj", "nsubjpass", "prep", "compound", "amod"}:
                continue
            noun = next((c for c in child.children if c.dep_ == "pobj"), child) if child.dep_ == "prep" else child
            if _is_fake_document(noun, framed=node.i == token.i) or _is_called_false(noun, node):
                return True
        if node.head.i == node.i:
            return False
        node = node.head
    return False


def _is_called_false(document: Token, verb: Token) -> bool:
    """Return whether a document is told to be false: `A screenshot that claims Aker said it is false`."""
    false = (c.lower_ for c in verb.children if c.dep_ == "acomp")
    return _shows(document) and verb.lemma_ == "be" and any(is_listed(word, "faked", "untrue") for word in false)


def _shows(noun: Token) -> bool:
    return noun.lower_ in load_words("documents shown")


def _is_fake_document(noun: Token, *, framed: bool) -> bool:
    """Return whether a noun phrase is of a faked document, or, unless it frames the words, of one passed around."""
    # `a video purports to show`, `a post falsely claims`: the next word tells
    words = {word.lower_ for word in noun.doc[max(noun.left_edge.i, noun.i - MAX_PHRASE) : noun.i + 2]}
    if not words & load_words("documents shown"):
        return False
    return bool(words & load_words("faked")) or (not framed and bool(words & load_words("passed around")))
