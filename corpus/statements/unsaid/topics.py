"""Topics: verbs that tell what somebody speaks of, shows or fights for, and none of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.lists import is_listed
from corpus.lexicon.roles import load_roles
from corpus.statements.draft import Draft
from corpus.statements.sources.verbs import complements_of
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

GLOSSING = frozenset({"refer", "allude"})
"""Verbs by which a reporter explains a quotation: `“It was dark,” said Aker, referring to the flood.`"""
TALKING = frozenset({"talk", "speak", "discuss", "lecture", "chat"})
STRESSING = frozenset({"emphasize", "emphasise", "stress", "underline", "underscore"})
HIGHLIGHTING = frozenset({"highlight", "underline", "underscore"})
FOR_THINGS = frozenset({"it", "this", "that", "which"})
PLACING = frozenset({"at", "in", "on", "during", "with"})
THINKING = frozenset({"think", "dream", "worry", "wonder"})
BARE = frozenset({"topic", "subject", "issue", "matter", "it", "this", "that"})
"""What only points at what was spoken of: `talked about the issue`."""
SHOWING = frozenset({"air", "tweet", "post", "share"})
MEANWHILE = frozenset({"while", "when", "whilst", "after", "before", "by", "in", "for", "from", "of"})
"""Words before a participle that tells when or how something else was done: `struggled while talking about it`."""
MAX_NAMED = 12
"""Words of somebody who is only mentioned: `the former treasurer of the union`."""
MAX_MENTIONED = 3
"""Words of a thing that is: `the wet spring`."""
MORE = frozenset({"acl", "relcl", "advcl", "ccomp", "xcomp", "oprd"})


def is_topic(draft: Draft, reading: Reading) -> bool:
    """Return whether a phrase in nobody's marks is what somebody spoke of or showed, and nothing that was said."""
    verb, (start, end) = reading.doc[draft.cue[0][0]], draft.content[0]
    if verb.lemma_.lower() in HIGHLIGHTING and _is_pronoun_for_thing(draft, reading):
        return True
    if draft.rule == "clause":
        return _is_behind_topic(verb, start, reading)
    if draft.rule != "phrase" or draft.quotes(reading):
        return False
    thing = reading.doc[start:end].root
    counted = complements_of(thing, "of") if thing.tag_ == "CD" else iter(())
    thing = next(counted, thing)  # `24 of the seats`
    lemma, noun = verb.lemma_.lower(), thing.lemma_.lower()
    if lemma in GLOSSING:
        return verb.tag_ == "VBG"
    if lemma in TALKING:
        return (verb.tag_ == "VBG" and _is_beside(verb)) or (noun in BARE and _is_bare(thing))
    if lemma in STRESSING:
        return is_listed(noun, "words of words")
    if lemma in SHOWING:
        return is_listed(noun, "shown to many") and not _tells_more(thing)
    if lemma == "mention":
        return _is_only_named(verb, thing, end - start)
    if lemma == "attack":
        return is_listed(thing.lower_, "attacked by force") or verb.dep_ == "amod"
    if lemma == "defend":
        return is_listed(noun, "held by winning")
    return lemma == "call" and _is_convened(verb, thing)


def _is_pronoun_for_thing(draft: Draft, reading: Reading) -> bool:
    """Return whether a source is a word for a thing that shows another: `It underscores how old the dam is`."""
    start, end = draft.source or (0, 0)
    return end - start == 1 and reading.doc[start].lower_ in FOR_THINGS


def _is_behind_topic(verb: Token, start: int, reading: Reading) -> bool:
    """Return whether a clause tells more of what somebody thought about: `thought about the boat [she had sold]`."""
    thing = reading.doc[start - 1]
    return (
        verb.lemma_ in THINKING
        and thing.dep_ == "pobj"
        and thing.head.i == verb.i + 1
        and thing.head.head.i == verb.i
        and thing.i > verb.i + 1
    )


def _is_bare(thing: Token) -> bool:
    """Return whether nothing tells what a topic is: "the issue", and not "the issue of tolls"."""
    told = any(c.dep_ == "prep" and c.i > thing.i and c.lower_ not in PLACING for c in thing.children)
    return not told and not _tells_more(thing)


def _is_beside(participle: Token) -> bool:
    """Return whether a participle tells when or how something else was done: `while talking about it`."""
    before = participle.doc[participle.i - 1]
    return before.lower_ in MEANWHILE and (before.head.i == participle.i or participle.head.i == before.i)


def _is_only_named(verb: Token, thing: Token, length: int) -> bool:
    """Return whether somebody or something is mentioned and nothing told of it: `mentioned the mayor's name`."""
    if _tells_more(thing) or any(c.i > thing.i and c.lower_ == "as" for c in (*verb.children, *thing.subtree)):
        return False
    somebody = thing.pos_ == "PROPN" or thing.lower_ == "name" or thing.lemma_.lower() in load_roles()
    return length <= (MAX_NAMED if somebody else MAX_MENTIONED)


def _tells_more(thing: Token) -> bool:
    """Return whether a clause tells more of a thing: `a video saying that it leaks`, `the lock, which leaks`."""
    return any(c.i > thing.i and c.dep_ in MORE for c in thing.children)


def _is_convened(verb: Token, thing: Token) -> bool:
    """Return whether somebody has something held and calls it nothing: `called the vote`, not `called it a farce`."""
    named = any(c.i > thing.i and c.dep_ in {"oprd", "ccomp", "attr", "xcomp"} for c in verb.children)
    return thing.dep_ == "dobj" and is_listed(thing.lemma_.lower(), "held for many") and not named
