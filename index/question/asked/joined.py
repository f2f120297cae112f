"""The parts of a slot: an "and" parts two who are asked for, and joins the words of one name or description."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from corpus.lexicon.lists import is_listed, words
from index.question.descriptions.phrase import RELATIVE, is_head
from index.question.frames.frames import DETERMINERS
from index.question.frames.slots import Slot
from index.question.mentions import PART_ENDS, Mention
from index.question.tokens import Token

COMPLEMENTS = words("who whom that which whose of for at from in")
"""What begins, behind a noun, the words that say which one is meant."""


def parts_of(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield each of those who are named in a slot: an "and" between two parts them, one inside a name does not."""
    if not any(tokens[at].fold in PART_ENDS for at in range(slot.start, slot.end)):
        yield slot.start, slot.end
        return
    if feels := _end_of_feeling(tokens, slot, mentions):
        yield slot.start, feels
        return
    inside = {at for mention in mentions for at in range(mention.start, mention.end)}
    inside |= _joined_in_name(tokens, slot, inside) | _joined_in_clause(tokens, slot, inside)
    start = slot.start
    for at in range(slot.start, slot.end + 1):
        if at == slot.end or (tokens[at].fold in PART_ENDS and at not in inside):
            if start < at:
                yield start, at
            start = at + 1


def _end_of_feeling(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention]) -> int:
    """Return where a name ends whose bearer may be fine with another: "is Lind ok with Aker's plan"; else 0."""
    ends = (one.end for one in mentions if one.start == slot.start and one.end + 1 < slot.end)
    return next((at for at in ends if tokens[at].fold not in PART_ENDS and tokens[at + 1].fold == "with"), 0)


def _joined_in_name(tokens: Sequence[Token], slot: Slot, known: Collection[int]) -> set[int]:
    """Return the "and" inside the name of a body nobody knows: "Ministry of Food and Rural Affairs"."""
    folds = [token.fold for token in tokens[slot.start : slot.end]]
    of = next((at for at, fold in enumerate(folds) if fold in {"of", "for"}), len(folds))
    led = of and is_listed(folds[of - 1], "organisation words", "collectives")
    for at in range(of + 1, len(folds) - 1) if led else ():
        behind = folds[at + 1]
        if folds[at] == "and" and behind not in DETERMINERS and slot.start + at + 1 not in known:
            return {slot.start + at}
    return set()


def _joined_in_clause(tokens: Sequence[Token], slot: Slot, known: Collection[int]) -> set[int]:
    """Return what joins words inside a description: "the clerk who used to sail", "head of the Salt and Tar Club".

    An "and" before somebody known, or before an article, begins another.
    """
    opens = next((at for at in range(slot.start + 1, slot.end) if tokens[at].fold in COMPLEMENTS | {"with"}), slot.end)
    if not any(is_head(tokens, at) for at in range(slot.start, opens)):
        return set()
    joins = set()
    for at in range(opens, slot.end - 1):
        fold, behind = tokens[at].fold, tokens[at + 1].fold
        more = at > opens and fold in {"and", "or"} and behind not in DETERMINERS and at + 1 not in known
        links = at > opens and fold in {"to", "with", "against"} and tokens[opens].fold in RELATIVE
        # "The clerk with the boat" is one person, "the clerk with Lind" are two.
        links |= fold in {"to", "with", "against"} and not {at + 1, at + 2} & {*known}
        if (links and (fold != "with" or not _begins_person(tokens, at + 1, slot.end))) or (
            more and not _begins_person(tokens, at + 1, slot.end)
        ):
            joins.add(at)
    return joins


def _begins_person(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether words begin with somebody else who is described: "and Lind's clerk", "and mayor of Okerby"."""
    places = range(start, min(end, start + 3))
    head = next((at for at in places if is_head(tokens, at) and not tokens[at].capitalised), None)
    return head is not None and not is_listed(tokens[head].fold, "bodies", "collectives")
