"""The difference between a quotation and the words of an article: what was added, dropped, and what weighs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from corpus.lexicon.lists import load_words
from corpus.lexicon.months import MONTHS
from index.checking.quotation import Part, Quotation
from index.checking.speech import Speech, Stretch
from index.checking.words import Word, read_words

MIN_LIKENESS = 0.6
MIN_WORDS = 3
MAX_WORDS = 400
"""Words of a quotation that are compared one by one; comparing is quadratic."""
ROOM = 1.5
_SENTENCE = re.compile(r"[.!?]")
_JOINING = " \n\t\u00a0-‐‑"
_MONTHS = frozenset(month.casefold() for month in MONTHS)

Weight = Literal["negation", "number", "month", "name"]


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stand in one text and not in the other; `op` is what was done to the article's words."""

    op: Literal["same", "added", "dropped"]
    words: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """A stretch of a speech that is like a quotation: by how much (0 to 1), and where the two differ."""

    stretch: Stretch
    likeness: float
    changes: tuple[Change, ...]
    weighty: tuple[Weight, ...]


def gaps_of(quotation: Quotation, speech: Speech, stretch: Stretch) -> Alignment:
    """Return what the ellipses and brackets of a quotation found to the letter hide; `weighty` what they may not.

    An ellipsis may leave out whatever was said but a "not" of a sentence that goes on; brackets may say who or what
    is meant, and no other number, month or name. A fragment may begin and end anywhere but beside a "not".
    """
    changes: list[Change] = []
    weighty: dict[Weight, None] = {}
    end = 0
    for part, (start, stop) in zip(quotation.parts, stretch.parts, strict=True):
        if changes:
            if start > end:
                changes.append(Change("dropped", speech.printed(end, start)))
            if part.inserted:
                changes.append(Change("added", _slice(quotation.text, part.inserted)))
            weighty.update(dict.fromkeys(_hidden(quotation, part, speech, end, start)))
        changes.append(Change("same", speech.printed(start, stop)))
        end = stop
    for at, place in ((stretch.first - 1, 0), (stretch.end, len(changes))):
        if _belongs(speech, at, inside=at + 1 if not place else at - 1):
            changes.insert(place, Change("dropped", speech.printed(at, at + 1)))
            weighty["negation"] = None
    shown = tuple(changes) if len(changes) > 1 and any(change.op != "same" for change in changes) else ()
    return Alignment(stretch, 1.0, shown, tuple(weighty))


def align(quotation: Quotation, speech: Speech) -> Alignment | None:
    """Return the stretch of the speech that is most like the quotation, None where nothing is like it.

    Both sides of every difference are shown, at the ends as well.
    """
    asked = quotation.words[:MAX_WORDS]
    window = _window(asked, speech.words)
    keys, wanted = [word.key for word in speech.words[slice(*window)]], [word.key for word in asked]
    matcher = SequenceMatcher(None, keys, wanted, autojunk=False)
    blocks = [(block.a + window[0], block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    blocks, likeness = _trim(blocks, len(asked))
    if likeness < MIN_LIKENESS or sum(size for *_, size in blocks) < MIN_WORDS:
        return None
    start, end = _with_negations(speech, *_widen(speech, blocks, len(asked)))
    changes: list[Change] = []
    weighty: dict[Weight, None] = {}
    said_at, asked_at = start, 0
    for a, b, size in (*blocks, (end, len(asked), 0)):
        dropped, added = speech.words[said_at:a], asked[asked_at:b]
        if dropped:
            changes.append(Change("dropped", speech.printed(said_at, a)))
        if added:
            changes.append(Change("added", _slice(quotation.text, added)))
        weighty.update(dict.fromkeys(_weights(speech.text, dropped, quotation.text, added)))
        if size:
            changes.append(Change("same", speech.printed(a, a + size)))
        said_at, asked_at = a + size, b + size
    return Alignment(Stretch(((start, end),)), likeness, tuple(changes), tuple(weighty))


def _window(asked: Sequence[Word], said: Sequence[Word]) -> tuple[int, int]:
    """Return the stretch of `said`, somewhat longer than `asked`, that shares most words with it."""
    size = int(len(asked) * ROOM) + MIN_WORDS
    if len(said) <= size:
        return 0, len(said)
    left = Counter(word.key for word in asked)
    shared = best = place = 0
    for at, word in enumerate(said):
        shared += left[word.key] > 0
        left[word.key] -= 1
        if at >= size:
            gone = said[at - size].key
            left[gone] += 1
            shared -= left[gone] > 0
        if shared > best:
            best, place = shared, at + 1 - size
    # The words that are alike may stand at the end of it.
    return max(0, place - MIN_WORDS), min(len(said), max(0, place) + size + MIN_WORDS)


def _trim(blocks: list[tuple[int, int, int]], asked: int) -> tuple[list[tuple[int, int, int]], float]:
    """Return the blocks without those at the ends that make the whole less alike, and how alike it is then."""
    likeness = _likeness(blocks, asked)
    while len(blocks) > 1:
        shorter = max((blocks[1:], blocks[:-1]), key=lambda some: _likeness(some, asked))
        if _likeness(shorter, asked) <= likeness:
            break
        blocks, likeness = shorter, _likeness(shorter, asked)
    return blocks, likeness


def _likeness(blocks: Sequence[tuple[int, int, int]], asked: int) -> float:
    if not blocks:
        return 0.0
    length = blocks[-1][0] + blocks[-1][2] - blocks[0][0]
    return 2 * sum(size for *_, size in blocks) / (asked + length)


def _widen(speech: Speech, blocks: Sequence[tuple[int, int, int]], asked: int) -> tuple[int, int]:
    """Return the stretch with as many words at its ends as the quotation has others there, within the sentence."""
    first, last = blocks[0], blocks[-1]
    start, end = first[0], last[0] + last[2]
    for _ in range(first[1]):
        if not start or not _in_one_sentence(speech, start):
            break
        start -= 1
    for _ in range(asked - last[1] - last[2]):
        if end >= len(speech.words) or not _in_one_sentence(speech, end):
            break
        end += 1
    return start, end


def _with_negations(speech: Speech, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with a "not" beside it that belongs to its first or last word."""
    return start - _belongs(speech, start - 1, inside=start), end + _belongs(speech, end, inside=end - 1)


def _in_one_sentence(speech: Speech, at: int) -> bool:
    """Return whether this word and the one before belong to one sentence of one statement."""
    if speech.owners[at] != speech.owners[at - 1]:
        return False
    return not _SENTENCE.search(speech.text[speech.words[at - 1].end : speech.words[at].start])


def _belongs(speech: Speech, at: int, *, inside: int) -> bool:
    """Return whether a word at the edge of what is quoted says no to the word next to it inside.

    `We pay` is not what `we pay not` says, and "one" not what "no-one" is.
    """
    if not 0 <= at < len(speech.words) or not is_negation(speech.words[at].key):
        return False
    first, second = sorted((at, inside))
    between = speech.text[speech.words[first].end : speech.words[second].start]
    return speech.owners[first] == speech.owners[second] and not between.strip(_JOINING)


def _hidden(quotation: Quotation, part: Part, speech: Speech, end: int, start: int) -> Iterator[Weight]:
    text = speech.text
    if part.before == "ellipsis":
        hidden = text[speech.words[end - 1].end : speech.words[start].start]
        pieces = _SENTENCE.split(hidden)
        going_on = [word for piece in {pieces[0], pieces[-1]} for word in read_words(piece)]
        spoken = {word.key for word in speech.words[end:start]}
        if any(is_negation(word.key) for word in going_on if word.key in spoken):
            yield "negation"
    dropped = speech.words[end:start] if part.before == "brackets" else ()
    both_named = any(_names(text, dropped)) and any(_names(quotation.text, part.inserted))
    for weight in _weights(text, dropped, quotation.text, part.inserted):
        # "[Kishi]" for "he", "[the minister]" for "Kishi", "[June]" for "then" say what is meant; "[not]" never does.
        if weight == "negation" or (both_named if weight == "name" else any(_TESTS[weight](w.key) for w in dropped)):
            yield weight


def _weights(said: str, dropped: Sequence[Word], asked: str, added: Sequence[Word]) -> Iterator[Weight]:
    """Yield what of weight the two sides do not share."""
    one, other = ({_written_out(word.key) for word in side} for side in (dropped, added))
    for weight, test in _TESTS.items():
        if set(filter(test, one)) != set(filter(test, other)):
            yield weight
    names = {*_names(said, dropped)} ^ {*_names(asked, added)}
    if names - _MONTHS:
        yield "name"


def _names(text: str, words: Sequence[Word]) -> Iterator[str]:
    """Yield the words that are written with a capital inside a sentence."""
    for word in words:
        before = text[max(0, word.start - 3) : word.start].rstrip()
        if word.key in load_words("stop words") or word.key.startswith("i'"):
            continue
        if text[word.start].isupper() and before and before[-1] not in '.!?“”"„«»‘':
            yield word.key


def is_negation(key: str) -> bool:
    """Return whether a word says no."""
    return key.endswith("n't") or key in load_words("negations")


def _written_out(key: str) -> str:
    """Return a word, and "not" for one that ends in it shortened: "can't" and "cannot" say the same."""
    return "not" if key.endswith("n't") else key


def is_number(key: str) -> bool:
    """Return whether a word is a number or part of one."""
    return any(map(str.isdigit, key)) or key in load_words("number words")


_TESTS: dict[Weight, Callable[[str], bool]] = {
    "negation": is_negation,
    "number": is_number,
    "month": _MONTHS.__contains__,
}


def _slice(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].end]
