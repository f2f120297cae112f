"""Heads: whom a row of words asks whose first words are a name nobody has, told by what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.places import load_place_phrases, load_places
from corpus.people.roles import noun_of
from index.question.asked.forms.misspelled import correct
from index.question.asked.unknown.printed import LINKS, are_printed_as_name, are_told_as_person
from index.question.descriptions.phrase import is_pause
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, FRAME, SPEECH_NOUNS, is_remark
from index.question.frames.slots import is_spoken_of
from index.question.mentions import Mention
from index.question.names import Names
from index.question.parts.strangers import is_strange_name, is_titled, strange_name
from index.question.roles import find_role
from index.question.tokens import POSSESSIVE, Token

LEADING_ON = ABOUT | words("to for of against after at")
"""What leads from such a noun to the topic."""
BODIES = ("collectives", "bodies", "generic bodies", "those who study")
MAX_NAME = 6
MIN_LETTERS, MAX_LETTERS = 3, 6
MAX_ASKING = 4
ANY = words("any what the")
SENTENCE_ENDS = frozenset(".!?")


def find_strange_head(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names) -> range:
    """Return the tokens of a name nobody has that a question begins with as whom it asks, else none.

    So they do before a noun of saying, "port council response to tolls", and as a heading, "Port Council: any tolls?".
    In "port council tolls" they may be the topic.
    """
    folds = [token.fold for token in tokens]
    begin = next((at for at, fold in enumerate(folds) if fold not in FRAME), len(folds))
    if is_spoken_of(folds, begin):
        return range(0)
    if called := _behind_office(tokens, begin, mentions):
        return called
    for end in range(begin + 1, min(len(folds), begin + MAX_NAME + 1)):
        head = range(begin, end)
        if is_pause(gaps[end]):
            titled = strange_name(tokens, begin) == head and is_titled(tokens, head)
            heads = "," not in gaps[end] and (
                titled or _is_printed_person(tokens, head) or _is_printed_body(tokens, head)
            )
            return head if heads and not _is_known(tokens, mentions, head) else range(0)
        if _is_saying(tokens, end) or _is_introduced(tokens, gaps, end):
            strange = not _is_known(tokens, mentions, head) and _is_name(tokens, head, names)
            return head if strange else range(0)
    row = (ABOUT | AUXILIARY | ASKING).isdisjoint(folds)
    return _find_person(tokens, begin, mentions, names) if row else range(0)


def _find_person(tokens: Sequence[Token], begin: int, mentions: Sequence[Mention], names: Names) -> range:
    """Return the tokens of the first name and the surname a row begins with, where articles tell of others with it.

    Beside a known name they must print both as one, "wanda kolb ole brix tolls"; one at the end may be asked itself.
    """
    if any(one.end == len(tokens) and tokens[one.start - 1].fold not in LEADING_ON for one in mentions):
        return range(0)
    head = strange_name(tokens, begin) or range(begin, begin + 2)
    part = tokens[head.start : head.stop + 1]
    folds = [token.fold for token in part[: len(head)]]
    owns = any(token.owns for token in part[:-1])
    adjoin = len(part) > len(head) and not owns and part[-1].start == part[-2].end + 1
    if not adjoin or part[-1].capitalised or _is_known(tokens, mentions, head) or _is_plain(folds[0]):
        return range(0)
    if correct(folds, names):
        return range(0)
    if part[1].capitalised and not mentions:
        return head if _is_printed_person(tokens, head) else range(0)
    both = are_printed_as_name(folds, names)
    named = is_strange_name(tokens, begin) and (both or (not mentions and are_printed_as_name(folds[-1:], names)))
    return head if named or (both and are_told_as_person(folds, names)) else range(0)


def _is_plain(fold: str) -> bool:
    return fold in load_words("names that are words") or fold in FRAME


def _behind_office(tokens: Sequence[Token], begin: int, mentions: Sequence[Mention]) -> range:
    """Return the tokens of a stranger's name behind the office a row begins with: "minister wanda kolb tolls"."""
    office = find_role(tokens, begin, len(tokens))
    if office is None or office[0] != begin:
        return range(0)
    name = strange_name(tokens, office[1])
    return range(0) if not name or _is_known(tokens, mentions, name) else name


def _is_introduced(tokens: Sequence[Token], gaps: Sequence[str], at: int) -> bool:
    """Return whether a sentence only brings somebody up: "Port Council was in the news. Any comment on tolls?"."""
    if tokens[at].fold not in AUXILIARY:
        return False
    asks = next((to for to in range(at + 1, len(tokens)) if not SENTENCE_ENDS.isdisjoint(gaps[to])), len(tokens))
    folds = [token.fold for token in tokens[asks : asks + MAX_ASKING]]
    return any(one in ANY and two in SPEECH_NOUNS for one, two in pairwise(folds))


def _is_saying(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a noun for what somebody says stands at `at` that a word behind it, or its owner, shows as one."""
    fold = tokens[at].fold
    behind = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    leads = tokens[at - 1].owns or behind in LEADING_ON
    return fold in SPEECH_NOUNS or (leads and is_remark(fold))


def _is_known(tokens: Sequence[Token], mentions: Sequence[Mention], head: range) -> bool:
    """Return whether a name that somebody has stands in a head, and is no part of a body's longer one in capitals."""
    inside = [one for one in mentions if one.start < head.stop and head.start < one.end and not one.clash]
    whole = any(one.of_person or one.end - one.start >= len(head) for one in inside)
    return whole or (bool(inside) and not _is_printed_body(tokens, head))


def _is_name(tokens: Sequence[Token], head: range, names: Names) -> bool:
    """Return whether words that nobody is called by are a name, and not one misspelled."""
    part = tokens[head.start : head.stop]
    if correct([token.fold for token in part], names):
        return False
    if len(head) == 1:
        return _is_letters(part[0], names) or _is_surname(part[0], names)
    if strange_name(tokens, head.start, owns=part[-1].owns) == head:
        return True
    if part[0].capitalised:
        return all(one.capitalised or one.fold in LINKS for one in part) or _has_kind(part)
    folds = tuple(token.fold for token in part)
    place = any(token.capitalised for token in part) or folds in load_place_phrases()
    return not place and (_has_kind(part) or _is_told_nowhere(folds, names) or are_printed_as_name(folds, names))


def _is_told_nowhere(folds: Sequence[str], names: Names) -> bool:
    """Return whether a word stands in no article, so that nothing is told on it either."""
    return names.has_many_articles() and not all(names.are_printed(folds))


def _is_letters(token: Token, names: Names) -> bool:
    """Return whether a word is the letters of a body: in capitals, or in small letters and in no article."""
    if not MIN_LETTERS <= len(token.fold) <= MAX_LETTERS or noun_of(token.fold):
        return False
    return POSSESSIVE.sub("", token.text).isupper() or _is_told_nowhere([token.fold], names)


def _is_surname(token: Token, names: Names) -> bool:
    """Return whether a word is the name of somebody who says nothing: no article prints it in small letters."""
    plain = _is_plain(token.fold) or noun_of(token.fold) or noun_of(token.fold.removesuffix("s"))
    place = token.fold in load_places() or is_listed(token.fold, *BODIES, "organisation words")
    if len(token.fold) < MIN_LETTERS or plain or place:
        return False
    return _is_told_nowhere([token.fold], names) or names.prints_as_name(token.fold)


def _is_printed_person(tokens: Sequence[Token], head: range) -> bool:
    """Return whether words are a person's name by their capitals, though the surname is a word: "Wanda Price"."""
    part = tokens[head.start : head.stop]
    last = part[-1].fold
    named = part[0].fold in load_first_names() and all(one.capitalised and one.fold not in FRAME for one in part)
    return named and len(part) <= 3 and not noun_of(last) and not is_listed(last, *BODIES, "organisation words")


def _is_printed_body(tokens: Sequence[Token], head: range) -> bool:
    """Return whether words in capitals name a body by its kind: "Port Council", "Institute for Tides"."""
    part = tokens[head.start : head.stop]
    printed = part[0].capitalised and part[-1].capitalised
    linked = all(token.capitalised or token.fold in LINKS for token in part)
    return printed and linked and _has_kind(part)


def _has_kind(part: Sequence[Token]) -> bool:
    """Return whether words tell what kind of body they name."""
    folds = [token.fold for token in part]
    # "Institute for Tides" has it before its link, "Port Council" at its end.
    ends = [folds[-1], *(one for one, two in pairwise(folds) if two in {"of", "for"})]
    return len(part) > 1 and any(is_listed(fold, *BODIES) for fold in ends)
