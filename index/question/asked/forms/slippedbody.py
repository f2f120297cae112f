"""Slipped body: the name of a body with slips in words that no article prints: "the Hrabour Saftey Board"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from index.question.asked.forms.misspelled import ids_of
from index.question.frames.frames import FRAME
from index.question.mentions import MAX_NAME_WORDS, Mention
from index.question.nameforms import LINKS, Form
from index.question.names import Names
from index.question.spelling.wholes import slips_in_words
from index.question.tokens import Token, pauses_before

MAX_LONGER = 5
"""By how many letters more or less a body's name is written."""
MAX_BEFORE = 4
"""How many words of a body's name stand before the first that is misspelled."""


def read_slipped_body(tokens: Sequence[Token], at: int, names: Names, *, strange: Collection[int]) -> Mention | None:
    """Return the body of whose name the word at `at` is one that is misspelled, None where it is of none.

    Only the `strange` words, which no article prints, may be others than those of the name: a tides board is no trades
    board.
    """
    found: list[tuple[float, int, int, str]] = []
    for start in _starts(tokens, at):
        begun = [tokens[one].fold[:1] if one in strange else tokens[one].fold for one in (start, start + 1)]
        for form in names.begun_by(begun):
            end = start + form.count(" ") + 1
            slips = _slips(tokens, (start, end), form.split(), strange) if at < end <= len(tokens) else None
            if slips:
                found.append((slips, start, end, form))
    if not found:
        return None
    longest = max(end - start for _, start, end, _ in found)
    slips, start, end, form = min(one for one in found if one[2] - one[1] == longest)
    borne = names.referents([form]).get(form, ())
    bodies = names.speakers(ids_of({form: [one for one in borne if one.form is Form.FULL]}))
    bodies = tuple(one for one in bodies if one.kind == "organisation")
    return Mention(start, end, bodies, Form.FULL, misspelled=True) if bodies else None


def _starts(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Yield where a name may begin that has the word at `at`, and one more behind its first."""
    for start in range(at, max(-1, at - MAX_BEFORE - 1), -1):
        if start < at and not _goes_on(tokens, start):
            return
        if tokens[start].fold not in FRAME | LINKS and start + 1 < len(tokens) and _goes_on(tokens, start):
            yield start


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word behind the one at `at` may be of one name with it."""
    return not pauses_before(tokens, at + 1) and not (tokens[at].fold in FRAME and tokens[at].fold not in LINKS)


def _slips(
    tokens: Sequence[Token], place: tuple[int, int], form: Sequence[str], strange: Collection[int]
) -> float | None:
    """Return how many slips make the words at a place those of a known name, None where one is another word."""
    start, end = place
    if len(form) > MAX_NAME_WORDS or not all(_goes_on(tokens, one) for one in range(start, end - 1)):
        return None
    folds = [token.fold for token in tokens[start:end]]
    if abs(sum(map(len, folds)) - sum(map(len, form))) > MAX_LONGER:
        return None
    other = any(
        fold != word and one not in strange for one, (fold, word) in enumerate(zip(folds, form, strict=True), start)
    )
    return None if other else slips_in_words(folds, form)
