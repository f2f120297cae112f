"""Roles: what a speaker is called ("Japan's defense minister"), taken apart so that two wordings of one office meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.lexicon.folding import SPELLINGS
from corpus.lexicon.lists import words
from corpus.lexicon.phrases import Phrases
from corpus.lexicon.places import load_place_phrases, load_places, load_state_labels
from corpus.lexicon.roles import load_office_phrases
from index.question.frames.frames import ABOUT, AUXILIARY, FRAME, is_speech
from index.question.tokens import Token, find_tokens

MAX_PHRASE_WORDS = 5
COMMON = 300
"""How many roles or articles a word is counted in; what is in more says little."""
TAKING = words("make think feel want see do take")
"""Verbs of a question for what somebody says, besides those that say it."""
MAX_AGE = 3
"""An age has fewer figures."""
DEPARTMENTS = words("department ministry")
JOINS = frozenset({"and", "&"})
EMPTY = words(
    "the a an of for and in at to his her its their our my s former ex then current new acting longtime veteran "
    "incumbent old year by with on from as is was who elect designate incoming interim caretaker sitting serving "
    "previous onetime erstwhile outgoing mr mrs ms"
)


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A role phrase taken apart.

    `words` are its words, places as "@japan"; `offices` the offices it can mean ("#manager");
    `rest` those of `words` outside any office phrase, so that "Liverpool boss" keeps "liverpool".
    """

    words: frozenset[str]
    offices: frozenset[str]
    rest: frozenset[str]


@lru_cache(maxsize=2048)
def read_role(phrase: str) -> RoleWords:
    """Return the parts of a role phrase as printed or asked."""
    return take_apart([token.fold for token in find_tokens(phrase)])


# One pass over the words; its three branches share where it stands and what came before.
def take_apart(folded: Sequence[str]) -> RoleWords:
    """Return the parts of a role phrase given as folded words."""
    places, offices = load_place_phrases(), load_office_phrases()
    spelled = [SPELLINGS.get(word, word) for word in folded]
    words: set[str] = set()
    meant: set[str] = set()
    rest: set[str] = set()
    at = 0
    while at < len(spelled):
        # New Mexico is not in Mexico.
        state = " ".join(spelled[at : at + 2]) if spelled[at] == "new" and spelled[at + 1 :] else ""
        if state in load_state_labels() and tuple(spelled[at + 1 : at + 2]) in places:
            words.add(state)
            rest.add(state)
            at += 2
            continue
        place = longest_phrase(spelled, at, places)
        office = longest_phrase(spelled, at, offices)
        if office == 1 and _names_a_department(spelled, at):
            office = 0
        # "us" is a place and a pronoun; "general" an office and a word: the longer phrase wins.
        if place and place >= office:
            named = places[tuple(spelled[at : at + place])]
            words |= named
            rest |= named
            at += place
        elif office:
            phrase = spelled[at : at + office]
            words |= {_singular(word) for word in phrase if word not in EMPTY}
            named = offices[tuple(phrase)]
            meant |= {name for name in named if name[0] == "#"}
            implied = {name for name in named if name[0] == "@"}
            # "Secretary of State for Health" names another office than the foreign minister's.
            if implied and spelled[at + office : at + office + 1] == ["for"]:
                meant -= named
            elif not rest & _all_places():
                rest |= implied
            at += office
        else:
            if spelled[at] not in EMPTY and not spelled[at].isdigit():
                words.add(_singular(spelled[at]))
                rest.add(_singular(spelled[at]))
            at += 1
    return RoleWords(frozenset(words), frozenset(meant), frozenset(rest))


def _names_a_department(spelled: Sequence[str], at: int) -> bool:
    """Return whether a word is what a department is of, and no office: "Justice Department", "ministry of justice"."""
    behind, before = [*spelled[at + 1 : at + 2]], [*spelled[max(0, at - 2) : at]]
    return not DEPARTMENTS.isdisjoint(behind) or (before[1:] == ["of"] and before[0] in DEPARTMENTS)


def is_of_office(role: str, office: RoleWords) -> bool:
    """Return whether a printed role has all words of an office, or says it in others: "health minister" a minister.

    The first female prime minister is no first minister, the "foreign and trade minister" a foreign minister.
    """
    parts = read_role(role)
    if office.offices & parts.offices:
        return True
    others = office.offices and any(" " in each for each in parts.offices) and JOINS.isdisjoint(role.casefold().split())
    return office.words <= parts.words and not (others and all(" " in each for each in office.offices))


def telling_words(folded: Sequence[str]) -> frozenset[str]:
    """Return which of these folded words, places as "@japan", tell which one is meant: an age does too."""
    parts = take_apart(folded)
    ages = (word for word in folded if word.isdigit() and len(word) < MAX_AGE)
    return parts.rest.union((word for word in parts.words if not word.startswith("@")), ages)


@lru_cache(maxsize=2048)
def abbreviations(role: str) -> frozenset[str]:
    """Return what the names in a role are called for short: "rnc" of "Republican National Committee chairman".

    A word in capitals counts whole: "nlip" of "leader of the NL Independence Party".
    """
    found: set[str] = set()
    run: list[str] = []
    for token in (*find_tokens(role), None):
        if token is not None and token.capitalised and not token.owns:
            run.append(token.fold if token.text.isupper() and 1 < len(token.fold) < 4 else token.fold[:1])
        elif token is None or token.fold not in {"of", "for", "and", "the"}:
            for begin in range(len(run)):
                found.update("".join(run[begin:end]) for end in range(begin + 2, min(len(run), begin + 6) + 1))
            run = []
    # "US" and "UK" are places.
    return frozenset(each for each in found if len(each) > 2 or (len(each) == 2 and each not in load_places()))


def longest_phrase(folded: Sequence[str], at: int, phrases: Phrases) -> int:
    """Return the length in words of the longest phrase of `phrases` that begins at `at`, or 0."""
    for length in range(min(MAX_PHRASE_WORDS, len(folded) - at), 0, -1):
        if tuple(folded[at : at + length]) in phrases:
            return length
    return 0


def office_at(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens from `at` on name an office ("prime minister" is 2), or 0."""
    # Few words of a question begin one.
    if at >= len(tokens) or SPELLINGS.get(tokens[at].fold, tokens[at].fold) not in _begin_offices():
        return 0
    near = [SPELLINGS.get(token.fold, token.fold) for token in tokens[at : at + MAX_PHRASE_WORDS]]
    return longest_phrase(near, 0, load_office_phrases())


def find_role(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens of the first role phrase within `start:end`: the office with places and words before it."""
    for at in range(start, end):
        length = office_at(tokens[at : min(end, at + MAX_PHRASE_WORDS)], 0)
        if length:
            begin = at
            while begin > start and tokens[begin - 1].fold not in FRAME and not is_speech(tokens[begin - 1].fold):
                begin -= 1
            if begin > start and tokens[begin - 1].text in {"US", "U.S."}:
                begin -= 1
            finish = at + length
            joins = {"of", "for", "at", "from", "in"}
            if finish + 1 < end and tokens[finish].fold in joins and not tokens[finish + 1].fold.isdigit():
                stops = ABOUT | AUXILIARY
                finish += 2
                while finish < end and tokens[finish].fold not in stops and not is_speech(tokens[finish].fold):
                    finish += 1
            return begin, finish
    return None


def find_role_tokens(tokens: Sequence[Token]) -> set[int]:
    """Return the places of tokens that are part of an office or a place."""
    folds = [token.fold for token in tokens]
    covered: set[int] = set()
    for at in range(len(tokens)):
        for length in (office_at(tokens, at), longest_phrase(folds, at, load_place_phrases())):
            if length > 1 or (length == 1 and not is_speech(folds[at])):
                covered.update(range(at, at + length))
                # "The state senator", "did the rail minister say": nobody states or rails.
                behind = folds[at + length : at + length + 1]
                asked = any(is_speech(fold) or fold in TAKING for fold in behind)
                named = at > 1 and (folds[at - 1] == "state" or (asked and is_speech(folds[at - 1])))
                covered |= {at - 1} if named else set()
    return covered


def _singular(word: str) -> str:
    # "Sports minister" and "minister of sport" are one office.
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _begin_offices() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in load_office_phrases())


@cache
def _all_places() -> frozenset[str]:
    return frozenset().union(*load_place_phrases().values())
