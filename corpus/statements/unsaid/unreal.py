"""Reports of what nobody has said: what somebody can or is likely to say, will do, hardly says, or does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.lexicon.cues import BELIEF, load_cues
from corpus.lexicon.lists import is_listed
from corpus.statements.draft import Draft
from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

REPORTS = frozenset({"clause", "phrase", "clause before"})
"""Rules by which a verb reports in nobody's marks; whoever quotes has heard the words."""
POWER = frozenset({"can", "ca"})
TO_COME = frozenset({"will", "would", "shall", "'ll", "’ll", "'d", "’d"})
MORE = frozenset({"more", "less", "most", "least", "as"})
"""What stands before "likely" where those who answered a poll are compared."""
BETTER = frozenset({("instead", "of"), ("rather", "than"), ("opposed", "to"), ("lieu", "of")})
"""Words before what somebody does not do: `Instead of admitting it, Aker left`."""
DEMONSTRATING = frozenset({"show", "demonstrate"})
SEEMING = frozenset({"seem", "appear", "go", "continue", "tend", "begin", "expect", "use"})
CAUSING = frozenset({"make", "have"})
KEEPING = frozenset("ban bar block deter discourage keep prevent prohibit restrain stop".split())
ABLE = 4
"""Tokens before "able" in which its auxiliary stands: `would not even be able to`."""
MAX_JOINED = 3
"""Verbs back to the one with the auxiliary: `will open the lock, thank the crews and welcome the mayor`."""


def is_unreal(draft: Draft, reading: Reading) -> bool:
    """Return whether a report in nobody's marks is of words that were not said, but might be or will be."""
    if draft.rule not in REPORTS or draft.quotes(reading):
        return False
    token = reading.doc[draft.cue[0][0]]
    cue = load_cues().get(token.lower_)
    if cue is None:
        return False
    modals = _modals(token)
    return (
        not modals.isdisjoint(POWER)
        or (draft.rule == "phrase" and not modals.isdisjoint(TO_COME))
        or _is_likely(token)
        or _is_not_done(token)
        or _is_made_to(token)
        or _is_kept_from(token)
        or (cue.lemma in DEMONSTRATING and _is_to_show(token))
        or (not cue.takes(BELIEF) and _is_hardly(token))
    )


def _modals(token: Token) -> frozenset[str]:
    """Return the auxiliaries like "will" of a verb, or of the one that it is joined to where it has no subject."""
    for _ in range(MAX_JOINED):
        own = frozenset(c.lower_ for c in token.children if c.tag_ == "MD" and c.i < token.i)
        helped = any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in token.children)
        if own or helped or token.dep_ != "conj" or token.tag_ != "VB":
            return own
        token = token.head
    return frozenset()


def _is_likely(infinitive: Token) -> bool:
    """Return whether somebody only may come to say it: `is likely to stress that`, `will be able to claim that`."""
    doc, word = infinitive.doc, infinitive.head
    if infinitive.tag_ != "VB" or not any(c.tag_ == "TO" for c in infinitive.children) or word.i > infinitive.i:
        return False
    if word.lower_ == "able":
        return any(before.tag_ == "MD" for before in doc[max(0, word.i - ABLE) : word.i])
    return is_listed(word.lower_, "only likely") and doc[word.i - 1].lower_ not in MORE


def _is_not_done(token: Token) -> bool:
    """Return whether somebody does something else: `Instead of admitting it`, `rather than openly call it a farce`."""
    doc, i = token.doc, token.i - 1
    while i > 0 and doc[i].tag_ == "RB" and doc[i].lower_ != "rather":
        i -= 1
    return i > 0 and (doc[i - 1].lower_, doc[i].lower_) in BETTER


def _is_made_to(token: Token) -> bool:
    """Return whether somebody is brought to it by another: `made them feel that the dam was theirs`."""
    verb = token.head
    caused = token.tag_ == "VB" and token.dep_ in {"ccomp", "xcomp"} and verb.lemma_ in CAUSING
    return caused and verb.i + 1 < token.i and not any(c.tag_ in {"TO", "MD"} for c in token.children)


def _is_kept_from(gerund: Token) -> bool:
    """Return whether somebody is to be kept from it: `a plan to stop Aker from claiming the lock`."""
    leading = gerund.head
    stopped = leading.lower_ == "from" and leading.head.lemma_ in KEEPING
    return gerund.tag_ == "VBG" and gerund.dep_ == "pcomp" and stopped


def _is_to_show(infinitive: Token) -> bool:
    """Return whether something is done to show what is so: `spoke to show that it holds`, not `seems to show that`."""
    aimed = infinitive.tag_ == "VB" and any(c.tag_ == "TO" for c in infinitive.children)
    return aimed and infinitive.head.lemma_ not in SEEMING


def _is_hardly(token: Token) -> bool:
    """Return whether somebody seldom says it: `rarely speaks of the flood`."""
    return any(c.dep_ == "advmod" and c.i < token.i and is_listed(c.lower_, "seldom") for c in token.children)
