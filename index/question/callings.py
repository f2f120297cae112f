"""Callings: how well a printed role is one by the noun by which a question calls somebody."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from itertools import repeat

from corpus.lexicon.deeds import load_everyday, load_fields
from corpus.lexicon.lists import load_words, words
from corpus.people.roles import may_be_called, noun_of, nouns_in, same_office
from index.question.roles import abbreviations, read_role
from index.question.standing import LESSER, Standing, standings_of
from index.question.tokens import find_tokens

LOOSELY = 0.6
"""What a noun counts that is only that of somebody who leads something too."""
AT_ITS_HEAD = 0.9
"""What it counts that somebody is the president, or the like, of the very body whose head is asked for."""
PRESIDING = words(
    "president chairman chairwoman chairperson chair commissioner governor principal provost rector dean moderator "
    "convener convenor administrator superintendent comptroller commander commandant warden chancellor headteacher "
    "headmaster headmistress"
)
"""Nouns for whoever heads a body, behind which the body stands, or before which: "president of the Gull Trust"."""
OF_PART = re.compile(r"\b(?:head|director|chief|manager|boss) of ([a-z]+)(?<!the)(?: [a-z]+){0,6}(?: (?:at|for) |$)")
"""What whoever heads a part of a body is: "director of policy at the Gull Trust", "Gull Radio's head of news"."""
IN_CHARGE = 0.9
"""What it counts that somebody with a trade is called by the office they have for it."""
FIELDS = "|".join(load_fields())
OF_FIELD = re.compile(
    rf"\b(?P<before>{FIELDS}) (?:officer|director|adviser|advisor|chief|lead)\b"
    rf"|\b(?:director|chief|head) of (?P<behind>{FIELDS})(?: (?:at|for|in) |$)"
)
"""What says in a role, in small letters, what trade somebody has: "chief veterinary officer", "director of nursing"."""
MIN_STUDY = 4
OF_BODY = re.compile(r" (?:of|for|at) (?:the )?")
SHADOW, SHADOWS = "shadow", 0.9
"""What a party calls those who speak for it on what a minister does, and what one counts who is asked for as that."""
LOOSE = frozenset({"boss", "chief", "head", "leader", "owner"})
LEADING = LOOSE | {"businessman", "businesswoman"}
"""Nouns for whoever leads something, whatever the office is called, and what such nouns have in common."""
LEADER = frozenset({"#leader", "#head"})
"""The offices of whoever is called leader and nothing else."""
SIDE_BY_SIDE = frozenset({"#chairman", "#chief executive"})
"""Offices that a body has both of: who asks for its chairman does not mean its chief executive."""


@lru_cache(maxsize=8192)
def calling_fit(head: str, role: str) -> float:
    """Return how well a role is one by this noun: 1 the same word or office, less a wider one, 0 another."""
    asked, whole = read_role(head), role
    role = _without_chief(role)
    # A "chief medical officer" can be asked for by these words, and is no "chief".
    parts = read_role(whole if " " in head else role)
    if asked.words and asked.words <= parts.words:
        return 1.0
    # "Top diplomat" and "press secretary" are offices; their last words alone would be others too.
    noun = noun_of(head) if " " not in head else None
    parts = read_role(role)
    nouns = nouns_in(role)
    if noun and any(same_office(noun, other) for other in nouns):
        return 1.0
    if not asked.offices & parts.offices and SIDE_BY_SIDE & asked.offices and SIDE_BY_SIDE & parts.offices:
        return 0.0
    # A party has a chairman beside its leader.
    if "#chairman" in asked.offices and "#leader" not in asked.offices and parts.offices == LEADER:
        return 0.0
    if SHADOW in parts.words and "#spokesman" in asked.offices:
        return SHADOWS
    # A "boss" can be asked for and be a manager; who asks for the chairman does not mean any "boss".
    loose = all(other.noun in LOOSE for other in nouns) and noun is not None and noun.noun not in LOOSE
    if asked.offices & parts.offices:
        return LOOSELY if loose else 0.9
    if noun and any(may_be_called(other, noun) or may_be_called(noun, other) for other in nouns):
        return LOOSELY if loose else 0.8
    # A professor of economics is an economist.
    if (
        noun
        and any(other.noun in load_words("learned") for other in nouns)
        and any(map(_is_study, repeat(head), parts.words))
    ):
        return 0.9
    if noun and _has_trade(role, load_everyday().get(noun.same, noun.same)):
        return IN_CHARGE
    # A vice president is no head.
    leads = noun if LESSER.isdisjoint(role.lower().split()) else None
    if leads and any(leads.wider & other.wider & LEADING and {leads.noun, other.noun} & LOOSE for other in nouns):
        return LOOSELY
    return 0.0


def _is_study(head: str, word: str) -> bool:
    """Return whether a word is what somebody who is called so knows: "economics" of an economist."""
    stem = head.removesuffix("ist").removesuffix("ian")
    return head not in {stem, word} and len(stem) >= MIN_STUDY and word.startswith(stem) and noun_of(word) is None


def _has_trade(role: str, noun: str) -> bool:
    """Return whether a role is an office for which somebody has this trade: a "chief veterinary officer" is a vet."""
    found = OF_FIELD.search(role.lower())
    return found is not None and load_fields()[found["before"] or found["behind"]] == noun


def trade_words(noun: str) -> list[str]:
    """Return the words by which an office says that whoever has it has a trade: "nursing" of a nurse."""
    return [field for field, trade in load_fields().items() if trade == load_everyday().get(noun, noun)]


def heads_part(role: str, asked: Set[str]) -> bool:
    """Return whether whoever has a role heads a part of a body that was not asked for: "head of policy at ..."."""
    part = OF_PART.search(role)
    return part is not None and part[1] not in asked


def called_fit(head: str, role: str, asked: Set[str], told: frozenset[str], standing: Standing | None = None) -> float:
    """Return how well a role is one by this noun, of which it tells these of the words that narrow the noun down.

    Of a body most of whose name is told whoever presides over it is the head, and of a part of it nobody is.
    """
    fit = calling_fit(head, role)
    if head not in LOOSE or head == "owner" or not told:
        return fit
    if fit > LOOSELY:
        return LOOSELY if heads_part(role, asked) else fit
    return AT_ITS_HEAD if 2 * len(asked & told) > len(asked) and _heads_body(role, told, standing) else fit


@lru_cache(maxsize=8192)
def _heads_body(role: str, told: frozenset[str], standing: Standing | None) -> bool:
    """Return whether a role is that of the head of the body that the words `told` name, whatever the body calls it.

    It is held, or stands as is asked for: "former head".
    "Head of the Gull Trust" may be the president of the Gull Trust of Okerby: no vice president, no former one, and
    no director of policy at the Gull Trust.
    """
    if standings_of(role, read_role("president")) != {standing or Standing.HELD}:
        return False
    tokens = find_tokens(role)
    at = next((at for at, token in enumerate(tokens) if token.fold in PRESIDING), len(tokens))
    if at == len(tokens) or not LESSER.isdisjoint(token.fold for token in tokens[:at]):
        return False
    behind = OF_BODY.match(role, tokens[at].end)
    # The body begins behind "of" with what was asked for, or is all that stands before the noun.
    body = role[behind.end() :] if behind else role[: tokens[at].start]
    first = find_tokens(body)[0 if behind else -1 :][:1]
    return any(told & (read_role(one.text).rest | {one.fold}) for one in first) or bool(told & abbreviations(body))


def _without_chief(role: str) -> str:
    """Return a role without the word that makes nobody a chief of all: "chief medical officer", "head teacher"."""
    words = role.replace("-", " ").split()
    chiefs = [at for at, word in enumerate(words[:-1]) if word.lower() in {"chief", "head"}]
    lesser = {at for at in chiefs if words[at + 1].lower() != "executive" and any(map(noun_of, words[at + 1 : at + 3]))}
    return " ".join(word for at, word in enumerate(words) if at not in lesser) if lesser else role
