"""Tails: how a reporter ends a sentence behind what was said, telling how and in spite of what it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import load_cues
from corpus.lexicon.lists import is_listed, load_words
from corpus.text.grammar import FINITE, NOT
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TURNS = frozenset({"but", "though", "although"})
"""Words behind which a reporter tells what somebody has left unsaid."""
SPEAKERS = frozenset({"he", "she", "they", "it"})
HELPING = frozenset({"do", "would", "will"})
MAX_TO_DETAIL = 5
"""Words from a verb of giving to what was not given: `did not give any more details`."""
MIN_SAID = 3
"""Words of a report before its tail."""


def begins_tail(word: Token, cue: Token, end: int, reading: Reading) -> bool:
    """Return whether the reporter ends the sentence in own words, from a word of a report on.

    In `Aker said it leaked but declined to say where` and `insisted it held, despite a call for help` the first words
    are Aker's.
    """
    if word.lower_ not in load_words("leading to a tail") or word.i - cue.i <= MIN_SAID or word.i + 1 >= end:
        return False
    if word.lower_ in TURNS or word.lower_ == "and":
        return _leaves_unsaid(word, end)
    if word.lower_ == "despite":
        return _is_told_in_spite(word, cue) and _runs_to(word, end, reading)
    before = word.i - 1
    comma = word.doc[before].text == "," or (
        not reading.is_outside(word.doc[before]) and word.doc[before - 1].text == ","
    )
    return comma and _runs_to(word, end, reading)  # `..., amid signs that it leaked`


def _leaves_unsaid(joint: Token, end: int) -> bool:
    """Return whether somebody would say no more: `but declined to comment`, `though she did not give details`."""
    words = list(joint.doc[joint.i + 1 : end])
    if words and words[0].lower_ in SPEAKERS and joint.lower_ in TURNS:
        words = words[1:]
    refused = [word.lower_ for word in words[:2]] in (["declined", "to"], ["refused", "to"])
    if refused:
        return len(words) > 2 and _tells(words[2], joint.doc)
    denied = words[:2] and words[0].lemma_ in HELPING and words[0].tag_ in FINITE and words[1].lower_ in NOT
    return bool(denied) and joint.lower_ in TURNS and len(words) > 2 and _tells(words[2], joint.doc)


def _tells(verb: Token, doc: Doc) -> bool:
    """Return whether a verb is one of answering: `say`, `elaborate`, and `give` where details are given."""
    if is_listed(verb.lower_, "answering"):
        return True
    given = doc[verb.i + 1 : verb.i + 1 + MAX_TO_DETAIL]
    return is_listed(verb.lower_, "giving") and any(is_listed(word.lower_, "details") for word in given)


def _is_told_in_spite(despite: Token, cue: Token) -> bool:
    """Return whether something was said in spite of what others, or the same, had said: `despite calls to go`."""
    doc, cues = despite.doc, load_cues()
    if cue.lemma_ not in load_words("insisting"):
        return False
    if doc[despite.i + 1].tag_ == "VBG":
        return doc[despite.i + 1].lower_ in cues  # `denied it would close, despite saying that it might`
    thing = next((child for child in despite.children if child.dep_ == "pobj"), None)
    if thing is None:
        return False
    speaks = any(child.tag_ == "VBG" and child.lower_ in cues for child in thing.children if child.i > thing.i)
    return speaks or is_listed(thing.lower_, "told nouns", "felt nouns", "nouns with to", "objecting")


def _runs_to(word: Token, end: int, reading: Reading) -> bool:
    """Return whether a phrase is the last thing of a sentence, and holds no main clause."""
    doc = word.doc
    last = end - 1 if doc[end - 1].is_punct and reading.is_outside(doc[end - 1]) else end
    commas = (other for other in doc[word.i : last] if other.text == "," and reading.is_outside(other))
    return word.right_edge.i + 1 >= last or not any(commas)
