"""Terms: the words of a text that carry meaning, cut to their stems, so that "pressures" meets "pressure"."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import Stemmer  # type: ignore[import-not-found]  # ships no types

from corpus.lexicon.folding import fold, with_plain_marks
from corpus.lexicon.lists import words
from corpus.lexicon.places import load_places
from index.question.tokens import POSSESSIVE, find_tokens

MIN_SMALL = 0.3
"""The share of words in small letters in a text that is no headline."""
MIN_KIN, MIN_KIN_BUT_LAST = 5, 6
"""How many letters two stems of a family begin with alike: all of the shorter, or all but its last letter."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
AFTER_OWNER = re.compile(r"s(?![^\W_]|['’][^\W_])|[\W_]|$")
STOP = words(
    "a an the and or but if of to in on at by for with from about as into is are was were be been being am do does did "
    "have has had having will would can could should may might must shall not no nor it its this that these those he "
    "she they them him his her hers their theirs we us our ours you your yours i my me mine who whom whose which what "
    "when where why how all any some there here than then so too very just also over after before up down out off "
    "again more most other such only own same both each few said say says get got getting"
)
WHEREABOUTS = words("in at near from")
SHORTENED = re.compile(
    r"(?:i|you|he|she|it|we|they|who|that|there|what)['’](?:d|ll|ve|re|m)"
    r"|(?:do|does|did|has|have|had|is|are|was|were|wo|ca|ai|would|could|should|must|need)n['’]?t"
    r"|(?:you|they|he|it|who|that)d|(?:you|they|it|that)ll|(?:i|you|we|they)ve|(?:you|they)re|im"
)
"""Stop words run into one ("he'd", "hasn't"), without the apostrophe too ("hasnt") where that is no other word."""


class _Stemmers(threading.local):
    """A stemmer for each thread, as PyStemmer wants it."""

    def __init__(self) -> None:
        self.porter = Stemmer.Stemmer("porter")


STEMMERS = _Stemmers()


def terms_of(text: str) -> list[str]:
    """Return the stems of the words of `text` that are no stop words, in order, repeats kept."""
    return [stem for word in WORD.findall(fold(text)) if (stem := _stem(word))]


class TermFinder:
    """Finds which of a few terms stand in a text; the answer is that of `terms_of`, in a tenth of its time.

    Only words that begin as a term does are taken to their stems. `bits` has one for each term, so that what many texts
    have of a few terms is one number each.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self.bits = {term: 1 << at for at, term in enumerate(dict.fromkeys(terms))}
        # A stem is the beginning of its words but for its last letter: "happi" of "happy", "hope" of "hoping".
        self._beginnings = [(bit, term, term[:-1] or term) for term, bit in self.bits.items()]
        # One letter less, for "colour" and "color".
        self._families = [(bit, term, term[: MIN_KIN - 1]) for term, bit in self.bits.items() if len(term) >= MIN_KIN]
        self._of_families = [start for _, _, start in self._families]

    def find(self, text: str) -> set[str]:
        """Return the terms that are the stem of a word of `text`."""
        found = self.bits_in(plain(text))
        return {term for term, bit in self.bits.items() if found & bit}

    def bits_in(self, text: str) -> int:
        """Return the bits of the terms that are the stem of a word of a plain text."""
        found = 0
        for bit, term, start in self._beginnings:
            if start in text and term in _stems(text, start):
                found |= bit
        # An apostrophe inside a word is no part of its stem, so such a word may begin otherwise: "o'brien".
        at = text.find("'")
        while at >= 0:
            if text[at - 1 : at].isalnum() and not AFTER_OWNER.match(text, at + 1):
                # All between two blanks: what else stands there are words of the text too.
                begin, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
                at = end if end >= 0 else len(text)
                for word in WORD.findall(text, begin, at):
                    found |= self.bits.get(_stem(word), 0)
            at = text.find("'", at + 1)
        return found

    def kin_in(self, text: str, found: int) -> int:
        """Return the bits of terms that are not `found` in a plain text but have kin there: "Africa" for "African"."""
        kin = 0
        for bit, term, start in self._families:
            if start in text and not found & bit and any(_is_kin(term, one) for one in _stems(text, start)):
                kin |= bit
        return kin

    def may_have_kin(self, text: str) -> bool:
        """Return whether anything in a plain text, or in a part of it, can be of a term's family."""
        return any(map(text.__contains__, self._of_families))


def plain(text: str) -> str:
    """Return a text folded, with marks as on a typewriter: as words are looked for in it."""
    return fold(with_plain_marks(text))


def _stems(text: str, beginning: str) -> Iterator[str]:
    """Yield the stems of the words of a folded text that begin so."""
    at = text.find(beginning)
    while at >= 0:
        before = text[at - 1] if at else ""
        if not before.isalnum() and (before != "'" or not text[max(at - 2, 0) : at - 1].isalnum()):
            word = WORD.match(text, at)
            if word:
                yield _stem(word[0])
        at = text.find(beginning, at + 1)


def _is_kin(one: str, two: str) -> bool:
    """Return whether two stems are of one family, or one word spelt in two ways: "america" and "american", "color"."""
    shorter, longer = sorted((_american(one), _american(two)), key=len)
    if len(shorter) < MIN_KIN:
        return False
    return longer.startswith(shorter) or (len(shorter) > MIN_KIN_BUT_LAST and longer.startswith(shorter[:-1]))


def _american(stem: str) -> str:
    """Return a stem as Americans spell it, where the British write "colour", "defence" or "centre"."""
    if stem.endswith("tr"):
        return f"{stem[:-1]}er"
    return f"{stem[:-1]}s" if stem.endswith("enc") else stem.replace("our", "or")


def search_words(text: str) -> dict[str, str]:
    """Return, for each term of `text`, the words to look for in the full-text index."""
    found: dict[str, str] = {}
    for token in find_tokens(text):
        bare = POSSESSIVE.sub("", token.text)
        for stem in terms_of(bare):
            found.setdefault(stem, re.sub(r"\W+", " ", bare).strip())
    return found


def names_in(text: str) -> frozenset[str]:
    """Return the terms of the words that `text` writes as names, and of the places in it however written.

    None but places where nearly every word is capitalised, as in a headline; the first word is no sign of anything.
    """
    tokens = find_tokens(text)
    small = sum(not token.capitalised for token in tokens)
    named = [token for token in tokens[1:] if token.capitalised] if small >= MIN_SMALL * len(tokens) else []
    placed = [token for token in tokens if token.fold in load_places()]
    return frozenset(stem for token in (*named, *placed) for stem in terms_of(POSSESSIVE.sub("", token.text)))


def subjects_in(text: str) -> frozenset[str]:
    """Return the terms of the words that `text` writes as names, but for places: listed ones and those behind "in"."""
    tokens = find_tokens(text)
    small = sum(not token.capitalised for token in tokens)
    if small < MIN_SMALL * len(tokens):
        return frozenset()
    found: set[str] = set()
    where = False
    for before, token in pairwise(tokens):
        where = before.fold in WHEREABOUTS or (where and before.capitalised)
        # An article may write out what a question abbreviates.
        short = token.text.isupper()
        if token.capitalised and not short and not where and token.fold not in load_places():
            found.update(terms_of(POSSESSIVE.sub("", token.text)))
    return frozenset(found)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """Return the stem of a folded word, empty for a stop word; one stem a word, whatever it means.

    Method: Porter's stemmer (1980), which the full-text index has too.
    """
    if SHORTENED.fullmatch(word):
        return ""
    word = re.split("['’]", word)[0] if word.endswith(("'s", "’s")) else word.replace("'", "").replace("’", "")
    if word in STOP or (len(word) == 1 and not word.isdigit()):
        return ""
    return str(STEMMERS.porter.stemWord(word))
