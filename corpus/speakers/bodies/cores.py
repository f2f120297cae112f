"""Cores of phrases: the name of a body in the words that a source prints, without what only tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.lexicon.folding import fold
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import describes_place, load_countries, load_places
from corpus.people.bodynames import LEGAL, plain_word
from corpus.people.roles import noun_of

LEADING = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|this|both|even|but|and|meanwhile|only|former)\s+", re.IGNORECASE
)
POSSESSIVE_END = re.compile(r"['’]s?$")
COMPOUND = re.compile(r"\w-(?:born|based|backed|led|style|era|owned|run|funded|controlled|trained)$")
LAID = re.compile(r"^[A-Z]\w*(?:locked|stricken|-(?:rich|torn|hit|ruled|occupied)) (?=[A-Z]\w+$)")
"""How a country known to nobody is described where it stands first; no body is called so."""
TRAILING = frozenset({"itself", "also", "too", "alone", "letter", "statement", "memo", "communique", "website"})
"""Words after an organisation that leave it the speaker: "the Home Office letter" says what the Home Office says."""
ACRONYM = re.compile(r"[A-Z]{3,6}")
NAMED_SO = frozenset({"Executive", "Watch"})
"""Words that end a body's name and alone are no body's: "the Velden Executive", "Harbour Watch"."""
PAPER_KIND = re.compile(r"(?<=\w) (?:trade )?(?:magazine|newspaper|tabloid|broadsheet|news agency|newswire|network)$")
MIN_PAPER = 2
"""Letters of a magazine's name that needs its noun: "Us magazine"."""
INSPECTOR = "Inspector General for "
"""What stands in the name of an office that audits: "the Special Inspector General for Weir Repairs"."""
LINKS = frozenset(
    "of for and the & on de du des la del della dello delle dei degli di da do dos das der und et y van von".split()
)
"""Words in small letters that stand in names of bodies, those of other languages too: "Corriere della Velda"."""
BUSINESSES = frozenset({"company", "firm"})
WORKS_AT = re.compile(r"\b([\w-]{1,40}) (?:at|with|from|of|for) (?:the )?(?:[a-z-]{1,40} ){0,4}$")
"""What stands between what somebody is and where they work: "analyst at the investment bank [Brandel]"."""
MAX_WORKS_AT = 80
OBSERVERS = frozenset({"analyst", "broker", "expert", "trader"})
"""Who talks of other bodies than their own."""


def clean(core: str) -> str:
    """Return the organisation's name inside a phrase: what is capitalised up to its head; "" where it is none."""
    words = core.split()
    while words and words[-1].lower() in TRAILING:
        words.pop()
    head = _head(words)
    if head.islower() and head not in load_words("collectives"):
        return ""
    while words and (not words[0][0].isupper() or COMPOUND.search(words[0]) or _only_describes(words)):
        words.pop(0)
    end = next((i for i, word in enumerate(words) if word in {"of", "for"} and not words[i + 1 : i + 2]), len(words))
    words = words[:end]
    if not words:
        return ""
    bare = POSSESSIVE_END.sub("", _head(words).strip(".,"))
    if not bare:
        return ""
    if bare[0].isupper():
        return _capitalised_name(words, bare)
    named = bare.lower() in load_words("collectives") and "the" not in words  # "People using the service"
    return POSSESSIVE_END.sub("", " ".join(words)) if named else ""


def _capitalised_name(words: list[str], head: str) -> str:
    """Return the name in a phrase with a capitalised head; "" where the head means people or nothing."""
    # "the software firm Cosmotel": the name is what is capitalised after a noun for bodies.
    first = max((i + 1 for i, word in enumerate(words) if not may_stand_in_name(word)), default=0)
    if first and not is_listed(words[first - 1], "collectives", "generic bodies"):
        return ""
    if words[1:2] == ["and"] and len(words) > 2 and head.endswith("s") and _is_people(words[0]):
        return ""  # "Tories and Lib Dems"
    named_so = len(words) > 1 and head in NAMED_SO and "Chief" not in words[: words.index(_head(words))]
    named_so = named_so or INSPECTOR in " ".join(words)
    if not named_so and (_is_people(head) or head.lower() in LINKS or is_listed(head.lower(), "stop words")):
        return ""
    return POSSESSIVE_END.sub("", LEADING.sub("", " ".join(words[first:])))


def _only_describes(words: list[str]) -> bool:
    """Return whether the first word of a phrase only describes the place behind it: "Mountainous Velden"."""
    return len(words) > 1 and describes_place(words[0], before_place=" ".join(words[1:]).lower() in load_places())


def _head(words: list[str]) -> str:
    """Return the head of a noun phrase: the word before "of" or "for", else the last; "" where there is no word."""
    at = next((i for i, word in enumerate(words) if i and word in {"of", "for"}), len(words))
    return words[at - 1] if words else ""


def _is_people(word: str) -> bool:
    """Return whether a capitalised word means people rather than a body: "Republicans", "Iowans", "Officials"."""
    lower = word.lower()
    if lower.endswith("er") and lower[:-2] in load_places():
        return True  # "the Dubliner"
    plural = lower.endswith("s") and lower[:-1] in load_places()
    return (
        plural
        or (noun_of(word) is not None and lower not in load_words("papers not people"))
        or lower.endswith("ans")
        or lower in load_words("not people")
    )


def may_stand_in_name(word: str) -> bool:
    """Return whether a word of a name may look so: capitals, numbers, marks, and what links names in small letters."""
    return word[0].isupper() or word[0].isdigit() or word in LINKS or not word[0].isalnum()


def behind_lie(core: str) -> str:
    """Return the name of a country behind how it lies or fares: "Arvenia" of "Landlocked Arvenia"."""
    return LAID.sub("", core)


def initials(name: str) -> str:
    """Return the capitals with which the words of a name begin: "SBO" of "Salt and Bread Office"."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def without_paper(name: str) -> str:
    """Return a paper's name without what tells that it is one, and whose: "Lowfield Star" of "Velden's Lowfield Star
    newspaper"; "Velden magazine" keeps it.
    """
    told = PAPER_KIND.search(name)
    stem = name[: told.start()] if told else ""
    owner, _, owned = stem.replace("’", "'").partition("'s ")
    stem = stem[-len(owned) :] if owned and owner.lower() in load_places() else stem
    whole = len(stem) > MIN_PAPER and stem.lower() not in load_places() and all(map(may_stand_in_name, stem.split()))
    return stem if whole and stem[0].isupper() else name


def before_kind(core: str) -> str:
    """Return the name before words that tell what a body is: "Tarn Institute" of "Tarn Institute think tank"."""
    told = _apposed_kind().search(core)
    words = core[: told.start()].split() if told else []
    return core[: told.start()] if told and len(words) > 1 and all(map(may_stand_in_name, words)) else core


@cache
def _apposed_kind() -> re.Pattern[str]:
    """Return what finds the words behind a name that tell what the body is."""
    kinds = "|".join(sorted(load_words("kinds behind a name"))).replace("_", " ")
    return re.compile(rf"(?<=\w) (?:[a-z-]+ ){{0,2}}(?:{kinds})$")


def is_kind_before_article(text: str, end: int, words: Sequence[str]) -> bool:
    """Return whether a phrase tells what the body behind it is: "fishing lobby group" before "the FBA"."""
    plain = all(map(str.islower, words)) and is_listed(words[-1], "kinds of body", "generic bodies")
    return plain and text.startswith(" the ", end)


def without_compounds(core: str) -> str:
    """Return a phrase without what it begins with and only tells of a body: "council" of "Reform-led council"."""
    words = core.split()
    while len(words) > 1 and COMPOUND.search(words[0]):
        words.pop(0)
    return " ".join(words)


def without_country(name: str) -> str:
    """Return a firm's name without its country: "Norland's Aker Motor"; what a state has keeps it: "Norland's army"."""
    country, _, rest = name.replace("’", "'").partition("'s ")
    whole = {word.lower() for word in rest.split()}
    of_state = any(is_listed(word, "organisation words", "collectives") for word in whole)
    from_there = load_places().get(country.lower(), "") in load_countries()
    return name[-len(rest) :] if rest and from_there and not of_state else name


def without_end(name: str) -> str:
    """Return a name without the full stop or the bracket that ended its sentence, and with that of "Inc."."""
    word = name.rpartition(" ")[2].rstrip(".")
    short = (
        "." in word or not word.isalpha() or plain_word(word) != fold(word) or word.lower() in LEGAL | {"co", "bros"}
    )
    ended = name if short else name.rstrip(".")
    return ended.removesuffix(")") if "(" not in ended else ended


def is_body(word: str) -> bool:
    """Return whether a common noun is one for a body, those that are only part of a body's name included."""
    return word in {"office", "bureau", "service"} or is_listed(word, "generic bodies", "collectives")


def may_be_called(name: str, noun: str) -> bool:
    """Return whether an organisation may be called by a common noun: "the ministry" is one that has it in its name.

    Of letters, "SLIP", the noun must have left one: "the party".
    """
    if noun in load_words("nouns in names"):
        return noun in name.lower() or (ACRONYM.fullmatch(name) is not None and noun[0].upper() in name)
    if noun in BUSINESSES and not load_words("no businesses").isdisjoint(name.lower().split()):
        return False
    return bool(name) and name.lower() not in load_places()


def is_observers(text: str, start: int) -> bool:
    """Return whether a body at `start` is only where somebody works who watches others: "an analyst at [Brandel]"."""
    works = WORKS_AT.search(text, max(0, start - MAX_WORKS_AT), start)
    noun = noun_of(works[1]) if works else None
    return noun is not None and not OBSERVERS.isdisjoint({noun.noun, *noun.wider})


def may_be_person(name: str) -> bool:
    """Return whether what was taken for a body may be a person's name that no list knows: "Dorin Pask"."""
    words = name.split()
    return len(words) <= 2 and all(
        word.isalpha() and word.istitle() and not _is_known(word.lower()) and noun_of(word) is None for word in words
    )


def _is_known(word: str) -> bool:
    return word in load_places() or is_listed(word, "organisation words", "collectives")
