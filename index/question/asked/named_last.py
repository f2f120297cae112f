"""Named last: who is asked by a name that ends the words: "director of the Tarn Fund Ama Lind", "is it shut? Lind"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import is_listed
from corpus.people.roles import noun_of
from index.question.descriptions.phrase import RELATIVE
from index.question.frames.frames import ASKING, AUXILIARY, FRAME, PLAIN_SPEECH
from index.question.mentions import Mention
from index.question.nameforms import TITLES, Form
from index.question.tokens import Token

COMPLEMENT = frozenset({"of", "for", "at", "from", "in", "with"})
BODY_WORDS = ("organisation words", "bodies", "collectives")
MIN_CAPITALS = 2
TOO = frozenset({"too", "either", "also"})
DASHES = (" - ", "–", "—")


def find_named_last(tokens: Sequence[Token], start: int, end: int, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the person whose whole name ends the words between two places, behind an office with its body; else none.

    In "the wife of Ama Lind", "the lawyer of Senator Ama Lind" and "critics of the late Ama Lind" she is not asked.
    """
    end -= tokens[end - 1].fold in PLAIN_SPEECH
    last = next((one for one in mentions if one.end == end), None)
    if last is None or last.form is not Form.FULL or not last.is_person or last.end - last.start < MIN_CAPITALS:
        return ()
    folds = [token.fold for token in tokens[start : last.start]]
    opens = next((at for at in range(1, len(folds)) if folds[at] in COMPLEMENT and noun_of(folds[at - 1])), len(folds))
    if RELATIVE.intersection(folds) or opens >= len(folds) - 1:
        return ()
    return (last,) if _ends_body(tokens, start + opens + 1, last.start) else ()


def _ends_body(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether the words between two places end with the name of a body, or a noun for one."""
    before = tokens[end - 1]
    if before.owns or before.fold in FRAME | TITLES | COMPLEMENT or noun_of(before.fold):
        return False
    capitals = [token.capitalised for token in tokens[max(start, end - MIN_CAPITALS) : end]]
    return is_listed(before.fold, *BODY_WORDS) or (len(capitals) == MIN_CAPITALS and all(capitals))


def find_signed(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention]) -> Mention | None:
    """Return the person whose whole name alone ends a question, behind its question mark or a dash; else none.

    So too behind what is told of others: "Ole Brix wants tolls gone. Ama Lind too?".

    Not who a dash says more of, "does Ole Brix like the mayor - Ama Lind?", nor where the question has a verb of
    saying, which has a speaker of its own.
    """
    last = mentions[-1] if mentions else None
    if (
        last is None
        or not TOO.issuperset(token.fold for token in tokens[last.end :])
        or last.form is not Form.FULL
        or not last.is_person
    ):
        return None
    folds = [token.fold for token in tokens[: last.start]]
    if last.start and last.end - last.start > 1 and "." in gaps[last.start] and folds[0] not in AUXILIARY | ASKING:
        return last
    if last.end - last.start == 1 or AUXILIARY.isdisjoint(folds) or not PLAIN_SPEECH.isdisjoint(folds):
        return None
    gap = gaps[last.start]
    behind_dash = any(dash in gap for dash in DASHES) and not noun_of(folds[-1])
    return last if "?" in gap or behind_dash else None
