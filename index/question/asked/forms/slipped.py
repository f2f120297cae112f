"""Slipped: names that no article prints so, and that are somebody's but for a slip, wherever they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set
from itertools import pairwise

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words
from corpus.statement import Speaker
from index.question.asked.forms.misspelled import INSIDE_NAMES, correct, is_before_surname, may_be_whole
from index.question.asked.forms.slippedbody import read_slipped_body
from index.question.frames.frames import FRAME, is_speech
from index.question.mentions import MAX_TOKENS, Mention, first_name_fits
from index.question.nameforms import Form, surname
from index.question.names import Names
from index.question.tokens import Token

MAX_WHOLE = 5
MIN_ALONE = 6
"""How many letters a misspelled surname has that stands without a first name."""


def with_slipped_names(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> list[Mention]:
    """Return the mentions with the names that are misspelled, of a word or two: "racism judge lidnquist".

    One of the words stands in no article, for else it may be the topic, or a stranger's name.
    """
    printed_so = [one for one in mentions if not one.clash]
    known = {at for one in printed_so for at in range(one.start, one.end)}
    alone = {one.start for one in printed_so if one.end == one.start + 1 and one.of_person}
    may = [at for at, token in enumerate(tokens[:MAX_TOKENS]) if at not in known and _may_be_slip(token)]
    printed = names.are_printed([tokens[at].fold for at in may])
    strange = {at for at, told in zip(may, printed, strict=True) if not told}
    found: list[Mention] = []
    for at in sorted(strange):
        if not (found and at < found[-1].end):
            body = read_slipped_body(tokens, at, names, strange=strange)
            found += filter(None, [body or _read_slip(tokens, at, names, strange=strange, known=known, alone=alone)])
    taken = {at for one in found for at in range(one.start, one.end)}
    kept = [one for one in mentions if taken.isdisjoint(range(one.start, one.end))]
    return sorted([*kept, *found], key=lambda one: one.start)


def _may_be_slip(token: Token) -> bool:
    plain = token.fold in FRAME or token.fold in load_words("stop words") or is_speech(token.fold)
    return not plain and token.fold.isalpha() and len(token.fold) > 2


def _read_slip(
    tokens: Sequence[Token], at: int, names: Names, *, strange: Collection[int], known: Set[int], alone: Set[int]
) -> Mention | None:
    """Return the misspelled name that a word in no article is all or half of, a whole name first.

    The other half may be the name of others too, who stand `alone`: "Radwan Lidn" of Radwan Lind is no Ama Radwan.
    """
    for start, end in _places(tokens, at):
        part = tokens[start:end]
        if (known - alone).isdisjoint(range(start, end)) and _adjoin(part):
            found = _people(correct([one.fold for one in part], names))
            if found:
                return Mention(start, end, found, Form.FULL, misspelled=True)
    fold, before = tokens[at].fold, tokens[at - 1].fold if at else ""
    # Angela is no slip of Angelo: both are names. Nor is "Jon Lindqust" Rosa Lindquist.
    if len(fold) < MIN_ALONE or {fold, before} & load_first_names().keys():
        return None
    if _adjoin(tokens[at : at + 2]) and is_before_surname([one.fold for one in tokens[at : at + 2]], names):
        return None
    found = _people(correct([fold], names))
    if not found or not all(_is_slip(fold, surname(one.name)) for one in found):
        return None
    fits = at > 0 and all(first_name_fits(before, one) for one in found)
    if not fits and at - 1 in strange and _adjoin(tokens[at - 1 : at + 1]):
        # "Rasshad Robninson" is a stranger, for whom both would have to be another's.
        return Mention(at - 1, at + 1, (), Form.SURNAME, clash=True)
    return Mention(at - fits, at + 1, found, Form.SURNAME, misspelled=True)


def _places(tokens: Sequence[Token], at: int) -> Iterator[tuple[int, int]]:
    """Yield where a whole name may begin and end of which the word at `at` is the first or the last."""
    length = next((length for length in range(2, MAX_WHOLE) if not _is_inside(tokens, at + length - 1)), 2)
    back = next((length for length in range(2, MAX_WHOLE) if not _is_inside(tokens, at - length + 1)), 2)
    for start, end in ((at, at + length), (at - back + 1, at + 1)):
        if start >= 0 and end <= len(tokens):
            yield start, end


def _is_inside(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].fold in INSIDE_NAMES


def _adjoin(part: Sequence[Token]) -> bool:
    """Return whether words may be a first name and the surname behind it, with what stands between them."""
    if len(part) < 2:
        return False
    first, *_, last = part
    joined = all(two.start == one.end + 1 and not one.owns for one, two in pairwise(part))
    word = {first.fold, last.fold} & load_words("stop words") or is_speech(first.fold) or is_speech(last.fold)
    alike = first.capitalised == last.capitalised
    return joined and alike and not word and may_be_whole([one.fold for one in part])


def _people(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    return tuple(one for one in speakers if one.kind == "person")


def _is_slip(word: str, name: str) -> bool:
    """Return whether a word has a letter of a name too many or too few, or its letters in another order.

    With another letter in its place it is as often another name: "Lindquest" is no Lindquist.
    """
    return len(word) != len(name) or sorted(word) == sorted(name)
