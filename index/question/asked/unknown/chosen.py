"""Chosen: which of the names in a question is likely asked, where its form tells of nobody.

Method: logistic regression on the words and pauses around a name, by classes of words, so that no word of a topic
counts; fitted on questions of which is known whom they ask (`benchmarks/fit_chosen.py`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.people.roles import is_kin, noun_of
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, FRAME, GENDERS, VIEWS, is_remark, is_speech
from index.question.mentions import Mention
from index.question.parts.asides import SENTENCE_END
from index.question.tokens import Token

LIKELY, LIKELIER = 0.55, 0.92
"""How likely a name must be asked: in a later sentence, which asks, than what is asked for in vain; and elsewhere."""
SMALL = FRAME | AUXILIARY | ABOUT
PAUSES = '?!.;:,(–—"“'
ENDINGS = ("ing", "ed", "ly", "s")
LEADING = frozenset({"the", "a", "an", "his", "her", "their", "that", "those"})
LATER = GENDERS.keys() | {"him"}
MAX_LED = 4
"""Of how many words before a name it is told, in any order, what they are."""


def choose_mention(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], *, vain: str) -> Mention | None:
    """Return the whole name that a question is likely to ask, None where none is.

    `vain` is what the question was read to ask for in vain: a name in its sentence, or before, is not asked instead.
    """
    begin = _sentence_behind(text, vain)
    whole = [at for at, each in enumerate(mentions) if _is_whole(each) and tokens[each.start].start >= begin]
    if not whole or (vain and "?" not in text[begin:]):
        return None
    chances = {at: likelihood(text, tokens, mentions, at) for at in whole}
    best = max(whole, key=chances.__getitem__)
    return mentions[best] if chances[best] >= (LIKELY if vain else LIKELIER) else None


def likeliest(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> int:
    """Return which of the names a question most likely asks that are whole, 0 where fewer than two are."""
    whole = [at for at, each in enumerate(mentions) if _is_whole(each)]
    return max(whole, key=lambda at: likelihood(text, tokens, mentions, at)) if len(whole) > 1 else 0


def _sentence_behind(text: str, words: str) -> int:
    """Return where the sentence begins behind the one with these words, 0 for no words, the end where there is none."""
    if not words:
        return 0
    at = text.lower().find(words.lower().split()[-1])
    found = SENTENCE_END.search(text, at) if at >= 0 else None
    return found.end() if found else len(text)


def likelihood(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], at: int) -> float:
    """Return the probability that a question asks a name in it, from 0 to 1."""
    bias, weights = _load()
    return 1 / (1 + math.exp(-bias - sum(weights.get(sign, 0.0) for sign in set(signs(text, tokens, mentions, at)))))


def signs(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], at: int) -> Iterator[str]:
    """Yield what tells whether a question asks the name that is its mention `at`: "before=did", "behind='s view"."""
    mention = mentions[at]
    start, end = mention.start, mention.end
    named = {place for each in mentions for place in range(each.start, each.end)}
    begins = [place for place in range(len(tokens)) if not place or _pause(text, tokens, place) in {"?", "!", "."}]
    sentence = max(number for number, place in enumerate(begins) if place <= start)
    first, last = begins[sentence], [*begins, len(tokens)][sentence + 1]

    def kind(place: int) -> str:
        return "$" if place >= len(tokens) else "^" if place < 0 else _kind(tokens[place], named=place in named)

    owns = "'s" if tokens[end - 1].owns else ""
    before = _pause(text, tokens, start) or kind(start - 1)
    behind = owns + (_pause(text, tokens, end) or kind(end))
    yield f"before={before}"
    yield f"before={kind(start - 2)} {before}"
    yield f"behind={behind}"
    yield f"behind={behind} {kind(end + 1)}"
    yield f"around={before} {behind}"
    yield f"begins={start == first}"
    yield f"subject={_subject(tokens, kind, start)}"
    yield f"sentence={_place(sentence, len(begins))}{'?' * _asks(text, tokens, last)}"
    folds = [token.fold for token in tokens[first:start]]
    yield f"about={not ABOUT.isdisjoint(folds)}"
    yield f"said={any(map(is_speech, folds))}"
    yield f"asking={next((fold for fold in folds if fold in ASKING), '')}"
    yield from (f"led={kind(place)}" for place in range(max(first, start - MAX_LED), start))
    whole = any(each.end - each.start > 1 for each in mentions)
    yield f"words={end - start > 1} {whole}"
    yield f"names={min(len(mentions), 4)}"
    yield f"kind={mention.speakers[0].kind if mention.speakers else ''}"
    yield f"clash={mention.clash}"
    yield f"pronoun={any(token.fold in LATER for token in tokens[last:])}"
    yield f"role={any(kind(place) in {'ROLE', 'KIN'} for place in range(first, last))}"


def _is_whole(mention: Mention) -> bool:
    """Return whether a name is somebody's first and last, or that of a body."""
    return bool(mention.speakers) and not mention.clash and (not mention.is_person or mention.end - mention.start > 1)


def _kind(token: Token, *, named: bool) -> str:
    """Return the class of a word, itself where it is one of those that frame questions."""
    fold = token.fold
    if named:
        return "NAME"
    if is_remark(fold) or fold in VIEWS:
        return "VIEW"
    if is_speech(fold) and fold not in AUXILIARY:
        return "SAY"
    if fold in SMALL:
        return fold
    if noun := noun_of(fold):
        return "KIN" if is_kin(noun) else "ROLE"
    return "CAP" if token.capitalised else next((f"-{end}" for end in ENDINGS if fold.endswith(end)), "x")


def _pause(text: str, tokens: Sequence[Token], place: int) -> str:
    """Return the sign between a word and the one before, "^" and "$" at the ends, "" where there is none."""
    if not 0 < place < len(tokens):
        return "$" if place else "^"
    gap = text[tokens[place - 1].end : tokens[place].start]
    return "-" if " - " in gap else next((sign for sign in PAUSES if sign in gap), "")


def _subject(tokens: Sequence[Token], kind: Callable[[int], str], start: int) -> str:
    """Return what stands behind the first auxiliary, "me" where it is the name itself."""
    at = next((place + 1 for place, token in enumerate(tokens) if token.fold in AUXILIARY), None)
    if at is None or at == start:
        return "" if at is None else "me"
    return f"{kind(at)} {kind(at + 1)}" if kind(at) in LEADING else kind(at)


def _place(sentence: int, count: int) -> str:
    return "only" if count == 1 else "last" if sentence == count - 1 else "first" if not sentence else "mid"


def _asks(text: str, tokens: Sequence[Token], last: int) -> bool:
    return "?" in text[tokens[last - 1].end : tokens[last].start if last < len(tokens) else None]


@cache
def _load() -> tuple[float, Mapping[str, float]]:
    fitted = json.loads(Path(__file__).with_name("chosen.json").read_text(encoding="utf-8"))
    return fitted["bias"], fitted["signs"]
