"""Elsewhere: who leads something else than a description names, or sits on another committee, as their roles say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.places import load_place_phrases, load_state_labels
from corpus.people.roles import noun_of, nouns_in
from corpus.statement import Speaker
from index.question.descriptions.heard import alike
from index.question.descriptions.phrase import Phrase
from index.question.roles import EMPTY, abbreviations, read_role, take_apart, telling_words
from index.question.spelling.sounds import ANY_VOWEL
from index.question.standing import Standing, read_standing
from index.question.tokens import find_tokens, fold_text

LEADING = frozenset(
    {"boss", "chair", "chairman", "chairwoman", "chief", "chief executive", "director", "head", "leader", "manager"}
)
"""Nouns for whoever leads a body: they are the same for all bodies, so that only the body tells them apart."""
MOST = 0.5
"""The share of a description that a role tells at least which says another thing for the rest."""
HEAVY = 0.95
"""How near to the rarest word of a description others are as rare."""
NEAR = 0.9
"""How much articles have to tell of somebody who leads something else too."""
MAX_ROLES = 20
CHAMBERS = words("house senate commons lords")
"""What tells the chamber somebody sits in; the White House is none."""
SEATS = {"senator": "senate", "representative": "house"}
"""Nouns for who has a seat, and the chamber that it is in."""
PARTIES = words("labor conservative liberal democrat republican green snp ukip plaid dup sdlp")
"""What tells the party of somebody in a role, of which they have one."""
MEMBERS = words("democrat republican")
"""Nouns for members of a party that say nothing else of them, as "a liberal" and "a conservative" do."""
VAGUE_KINDS = words("squad unit body outfit organisation organization group team operation organisers organizers")
"""Nouns for a body that may be called otherwise where it is named."""
MIN_LETTERS, MAX_LETTERS = 3, 6
"""How many letters stand for the name of a body."""

OF_GROUP = re.compile(
    r"\b(?:leader|head|chief|chair) of (?:the |its |his |her )?"
    r"(?P<of>(?:[A-Z][\w-]{0,30} ){1,3})?(?:[Gg]roup|[Pp]arty)\b"
    r"|(?P<before>(?:\b[A-Z][\w-]{0,30} ){1,3})(?:[Gg]roup|[Pp]arty) leader\b"
)
"""What whoever leads a party's members in a body is called: "leader of the Salt Group on the council"."""
OF_THEIR_OWN_NAME = frozenset({"trust", "hospital", "school", "club", "company"})
"""Kinds of bodies of which a report names several."""

folded_role = lru_cache(maxsize=8192)(fold_text)
"""The folded words of a role: one description asks for those of hundreds, again and again."""


def is_elsewhere(speaker: Speaker, phrase: Phrase, weights: Mapping[str, float], *, told: float = 0.0) -> bool:
    """Return whether roles say what somebody leads, or is in, and that is not what the description names.

    One may lead two bodies: where articles have `told` nearly all of the description, the roles decide less.
    """
    if _is_another_place(speaker, weights) or sits_elsewhere(speaker, phrase):
        return True
    roles = [role.name for role in speaker.roles[:MAX_ROLES]]
    if leads_only_a_group(speaker, phrase):
        return True
    tell = {role: told_by_role(role, phrase.narrowing, weights) for role in roles}
    return any(_says_another(role, tell[role], weights) for role in roles) or (
        told < NEAR
        and any(head in LEADING for head in phrase.heads)
        # "The airline boss" may be the boss of any that a role names.
        and not all(is_listed(word, "kinds of body", "generic bodies", "bodies") for word in weights)
        and not any(word for each in tell.values() for word in each if not noun_of(word))
        and any(_leads_another(role) for role in roles)
    )


def sits_elsewhere(speaker: Speaker, phrase: Phrase) -> bool:
    """Return whether roles name another party, or another chamber, than a description does by a noun or beside it.

    No Liberal is Labour's spokesman, no senator a House whip, no Republican the top Democrat on a panel; nor is a
    politician of one state that of another.
    """
    asked = telling_words(phrase.narrowing)
    roles = [role.name for role in speaker.roles[:MAX_ROLES]]
    parties = PARTIES.intersection(asked) | MEMBERS.intersection(phrase.heads)
    own = PARTIES.intersection(word for role in roles if parties for word in read_role(role).words)
    if own and parties.isdisjoint(own):
        return True
    states = _states(asked) if phrase.heads and all(map(_is_politician, phrase.heads)) else frozenset()
    held = (role for role in roles if states and read_standing(find_tokens(role)) is not Standing.PAST)
    own = _states(word for role in held for word in read_role(role).words)
    if own and own.isdisjoint(states):
        return True
    chambers = _chambers(asked) | _seats(phrase.heads)
    own = frozenset().union(*(_chambers_of(role) for role in roles if chambers))
    return bool(own) and chambers.isdisjoint(own)


def _is_politician(noun: str) -> bool:
    known = noun_of(noun)
    return known is not None and "politician" in known.wider


def _states(folded: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lstrip("@") for word in folded) & load_state_labels().keys()


def _seats(heads: Collection[str]) -> frozenset[str]:
    """Return the chambers of senators or congressmen, whom nothing else is called."""
    nouns = (noun.same for head in heads if head != "representative" and (noun := noun_of(head)))
    return frozenset(SEATS[noun] for noun in nouns if noun in SEATS)


def _chambers(folded: Collection[str]) -> frozenset[str]:
    return frozenset() if "white" in folded else CHAMBERS.intersection(folded)


@lru_cache(maxsize=8192)
def _chambers_of(role: str) -> frozenset[str]:
    """Return the chambers that a role names, or in which whoever has it sits."""
    seats = frozenset(SEATS[noun.same] for noun in nouns_in(role) if noun.same in SEATS)
    return _chambers(read_role(role).words) | seats


def leads_only_a_group(speaker: Speaker, phrase: Phrase) -> bool:
    """Return whether somebody leads a party's group in a body, where who leads the body is asked for."""
    roles = (role.name for role in speaker.roles[:MAX_ROLES])
    led = [role for role in roles if LEADING.intersection(folded_role(role).split())]
    asked = {*phrase.narrowing}
    body = any(is_listed(word, "bodies", "collectives") for word in asked)
    if not led or not body or asked & (PARTIES | {"party", "group"}) or LEADING.isdisjoint(phrase.heads):
        return False
    groups = [OF_GROUP.search(role) for role in led]
    return all(group and asked.isdisjoint(fold_text(group["of"] or group["before"] or "").split()) for group in groups)


def _is_another_place(speaker: Speaker, weights: Collection[str]) -> bool:
    """Return whether somebody is a country or state, and the description names others: Norland's government."""
    place = load_place_phrases().get(tuple(fold_text(speaker.name).split()), ())
    asked = {word for word in weights if word.startswith("@")}
    return bool(place and asked) and asked.isdisjoint(place)


def _says_another(role: str, told: Collection[str], weights: Mapping[str, float]) -> bool:
    """Return whether a role tells most, and another thing for the rarest word: it is another committee's."""
    total = sum(weights.values())
    if not total or sum(weights[word] for word in told) < MOST * total or not names_more(role, told):
        return False
    return not rarest(weights) <= {*told}


def rarest(weights: Mapping[str, float]) -> frozenset[str]:
    """Return the rarest of the words that narrow a description down, those as rare as it among them."""
    return frozenset(word for word, weight in weights.items() if weight > HEAVY * max(weights.values()))


def _leads_another(role: str) -> bool:
    """Return whether a role says of what body somebody is the head."""
    nouns = {noun.noun for noun in nouns_in(role)}
    nouns |= LEADING.intersection(folded_role(role).split())
    return bool(nouns & LEADING) and names_more(role, ())


def names_more(role: str, told: Collection[str]) -> bool:
    """Return whether a role has a name in it that was not asked for."""
    capital = _capitals(role)
    more = read_role(role).rest - {*told}
    return any(word.startswith("@") or (word in capital and not noun_of(word)) for word in more)


def told_by_role(role: str, narrowing: Sequence[str], weights: Mapping[str, float]) -> frozenset[str]:
    """Return which of the words that narrow a description down a role says, in full, in another form, by letters."""
    parts = read_role(role)
    own = parts.words | parts.rest
    letters = "".join([word[0] for word in folded_role(role).split() if word not in EMPTY])
    short = abbreviations(role)
    told = frozenset(
        word
        for word in weights
        if word in own
        or any(alike(word, other) for other in own)
        or word in short
        or (len(word) > 2 and word in letters)
    )
    return told | (_told_by_letters(narrowing, own) & weights.keys())


def _told_by_letters(narrowing: Sequence[str], own: Collection[str]) -> frozenset[str]:
    """Return the narrowing words in a row for whose first letters a role has a word: "the Okerby Ferry Club", "OFC"."""
    return frozenset().union(*(told for letters, told in _by_letters(tuple(narrowing)) if letters in own))


@lru_cache(maxsize=64)
def _by_letters(narrowing: tuple[str, ...]) -> Sequence[tuple[str, frozenset[str]]]:
    """Return the first letters of each run of the narrowing words, with what it tells; each role is held to them."""
    lengths = range(MIN_LETTERS, MAX_LETTERS + 1)
    runs = [narrowing[at : at + length] for length in lengths for at in range(len(narrowing) + 1 - length)]
    # "NFL" is letters itself.
    runs = [run for run in runs if all(any(letter in ANY_VOWEL for letter in word) for word in run)]
    return tuple(("".join([word[0] for word in run]), frozenset(telling_words(run))) for run in runs)


def is_of_it(speaker: Speaker, narrowing: Sequence[str], weights: Mapping[str, float]) -> bool:
    """Return whether a role has a name in it that a description asks for, whatever it calls somebody."""
    roles = [role.name for role in speaker.roles[:MAX_ROLES]]
    return any(not _capitals(role).isdisjoint(told_by_role(role, narrowing, weights)) for role in roles)


def _capitals(role: str) -> frozenset[str]:
    return take_apart([token.fold for token in find_tokens(role) if token.capitalised]).rest


def without_vague_kinds(narrowing: Sequence[str]) -> Sequence[str]:
    """Return what narrows a description down without the nouns by which any body can be called: "the scams squad"."""
    return [word for word in narrowing if word not in VAGUE_KINDS] or narrowing


def without_its_name(narrowing: Sequence[str], told: Collection[str]) -> frozenset[str]:
    """Return the nouns for a kind of body that tell nothing: "the board" is no "Marlow Board" without its name."""
    kinds = _kinds().intersection(told)
    return frozenset(
        kind
        for name, kind in (pairwise(narrowing) if kinds else ())
        if kind in kinds and name not in _kinds() and not noun_of(name) and not take_apart([name]).words & {*told}
    )


@cache
def _kinds() -> frozenset[str]:
    return (load_words("nouns in names") | OF_THEIR_OWN_NAME) - {"campaign", "party"}
