"""Slipped: names that no article prints so, and that are somebody's but for a slip, wherever they stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words
from corpus.statement import Speaker
from index.question.asked.forms.misspelled import correct, may_be_whole
from index.question.frames.frames import FRAME, is_speech
from index.question.mentions import MAX_TOKENS, Mention, first_name_fits
from index.question.nameforms import Form, surname
from index.question.names import Names
from index.question.tokens import Token

MIN_ALONE = 6
"""How many letters a misspelled surname has that stands without a first name."""


def with_slipped_names(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> list[Mention]:
    """Return the mentions with the names that are misspelled, of a word or two: "racism judge lidnquist".

    One of the words stands in no article, for else it may be the topic, or a stranger's name.
    """
    known = {at for one in mentions if not one.clash for at in range(one.start, one.end)}
    may = [at for at, token in enumerate(tokens[:MAX_TOKENS]) if at not in known and _may_be_slip(token)]
    printed = names.are_printed([tokens[at].fold for at in may])
    strange = {at for at, told in zip(may, printed, strict=True) if not told}
    found: list[Mention] = []
    for at in sorted(strange):
        if not (found and at < found[-1].end):
            found += filter(None, [_read_slip(tokens, at, names, strange=strange, known=known)])
    taken = {at for one in found for at in range(one.start, one.end)}
    kept = [one for one in mentions if taken.isdisjoint(range(one.start, one.end))]
    return sorted([*kept, *found], key=lambda one: one.start)


def _may_be_slip(token: Token) -> bool:
    plain = token.fold in FRAME or token.fold in load_words("stop words") or is_speech(token.fold)
    return not plain and token.fold.isalpha() and len(token.fold) > 2


def _read_slip(
    tokens: Sequence[Token], at: int, names: Names, *, strange: Collection[int], known: Set[int]
) -> Mention | None:
    """Return the misspelled name that a word in no article is all or half of, a whole name first."""
    for start in (at, at - 1):
        part = tokens[start : start + 2] if start >= 0 else ()
        if len(part) == 2 and known.isdisjoint((start, start + 1)) and _adjoin(*part):
            found = _people(correct([one.fold for one in part], names))
            if found:
                return Mention(start, start + 2, found, Form.FULL, misspelled=True)
    fold, before = tokens[at].fold, tokens[at - 1].fold if at else ""
    # Angela is no slip of Angelo: both are names. Nor is "Jon Lindqust" Rosa Lindquist.
    if len(fold) < MIN_ALONE or {fold, before} & load_first_names().keys():
        return None
    found = _people(correct([fold], names))
    if not found or not all(_is_slip(fold, surname(one.name)) for one in found):
        return None
    fits = at > 0 and all(first_name_fits(before, one) for one in found)
    return Mention(at - fits, at + 1, found, Form.SURNAME, misspelled=True)


def _adjoin(one: Token, two: Token) -> bool:
    """Return whether two words may be a first name and the surname behind it."""
    joined = two.start == one.end + 1 and not one.owns and one.capitalised == two.capitalised
    word = {one.fold, two.fold} & load_words("stop words") or is_speech(one.fold) or is_speech(two.fold)
    return joined and not word and may_be_whole((one.fold, two.fold))


def _people(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    return tuple(one for one in speakers if one.kind == "person")


def _is_slip(word: str, name: str) -> bool:
    """Return whether a word has a letter of a name too many or too few, or its letters in another order.

    With another letter in its place it is as often another name: "Lindquest" is no Lindquist.
    """
    return len(word) != len(name) or sorted(word) == sorted(name)
