"""The competition: rules propose drafts, and of those that claim the same words one keeps them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from corpus.lexicon.cues import BELIEF, WEAK, load_cues
from corpus.statements.confidence import confidence_of
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.finding import as_finding
from corpus.text.reading import OUTSIDE, Reading

BESIDE = 2.0
"""What a quotation right beside its attribution counts for: more than any confidence."""
SPEECH = 1.0
"""What a cue of speech counts for against one of belief, or a verb that seldom reports."""
MIN_LEFT = 2
"""Words of a draft that must be left when others have taken theirs; fewer say nothing."""
ASIDES = frozenset({"according", "clause before"})
"""Rules whose attribution stands behind or between the words, where a report before it may run over it."""


def choose(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return drafts that share no words, each with the reports inside it.

    No draft's words hold the attribution of another but that of a report inside it. A draft that
    loses a part of its words keeps what is next to its own cue; one that loses all is gone. The
    work is what the drafts hold, and sorting them.
    """
    drafts = _outermost(_without_attributions(drafts, reading))
    claims = Counter(chain.from_iterable(range(*part) for draft in drafts for part in draft.content))
    contested = [draft for draft in drafts if any(claims[i] > 1 for i in _tokens(draft))]
    if not contested:
        return drafts
    chosen = [draft for draft in drafts if all(claims[i] == 1 for i in _tokens(draft))]
    taken = bytearray(len(reading.doc))
    for draft in sorted(contested, key=lambda draft: (-_score(draft, reading), _distance(draft), draft.cue)):
        left = _what_is_left(draft, taken, reading)
        if left is None:
            continue
        for start, end in left.content:
            taken[start:end] = b"\1" * (end - start)
        chosen.append(left)
    return chosen


def _score(draft: Draft, reading: Reading) -> float:
    """Return how good a draft's claim to its words is: beside them, by a cue of speech, likely to be right."""
    score = confidence_of(as_finding(draft, reading), reading.text)
    if draft.rule == "quotation" or draft.spoken:
        score += BESIDE
    cue = load_cues().get(reading.doc[draft.cue[0][0]].lower_)
    if cue is None or not cue.takes(BELIEF, WEAK):
        score += SPEECH
    return score


def _distance(draft: Draft) -> int:
    """Return how many tokens stand between a draft's cue and the nearest of its words."""
    cue = draft.cue[0][0]
    return min(max(start - cue, cue - end, 0) for start, end in draft.content)


def _what_is_left(draft: Draft, taken: bytearray, reading: Reading) -> Draft | None:
    """Return a draft without the words others have taken, None where too few are left."""
    if not any(1 in taken[start:end] for start, end in draft.content):
        return draft
    cue = draft.cue[0][0]
    pieces = (_nearest_piece(part, cue, taken) for part in draft.content)
    content = tuple(
        (start, end)
        for start, end in trim((piece for piece in pieces if piece[0] < piece[1]), reading)
        if 1 not in taken[start:end]
    )
    words = sum(reading.doc[i].is_alpha for start, end in content for i in range(start, end))
    return replace(draft, content=content) if words >= MIN_LEFT else None


def _nearest_piece(part: Range, cue: int, taken: bytearray) -> Range:
    """Return the words of a part that nobody has taken, from the side where the cue stands up to the first taken."""
    start, end = part
    if cue < start:
        stop = taken.find(1, start, end)
        return (start, end if stop < 0 else stop)
    return (taken.rfind(1, start, end) + 1 or start, end)


def _without_attributions(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """Return the drafts, each cut before an attribution that stands behind words which are not all its own.

    In `Aker said the dam leaks, the study found` the study found what Aker said, and Aker did not
    say "the study found". A relative clause at its end is the reporter's too.
    """
    holders = _holders(drafts)
    kept = list(drafts)
    for other in drafts:
        relative = _is_relative(other, reading)
        if other.rule not in ASIDES and not relative:
            continue
        low = _attribution_start(other)
        for number in holders[other.cue[0][0]]:
            draft = kept[number]
            if not draft.holds(other.cue[0][0]) or draft.spoken:
                continue
            if _ends_with(draft, other) if relative else not _is_inside(other, draft):
                parts = [(start, min(end, low)) for start, end in draft.content if start < low]
                kept[number] = replace(draft, content=trim(parts, reading))
    return [draft for draft in kept if draft.content]


def _is_relative(draft: Draft, reading: Reading) -> bool:
    """Return whether a relative clause outside quotation marks reports it: `..., who said it leaks`."""
    who = draft.source
    return (
        who is not None
        and who[1] - who[0] == 1
        and reading.doc[who[0]].lower_ == "who"
        and reading.inside[who[0]] == OUTSIDE
        # Without the comma it is part of what is said: `the men who said so`.
        and reading.doc[who[0] - 1].text == ","
    )


def _ends_with(draft: Draft, other: Draft) -> bool:
    """Return whether the last words of a draft are all of another's, behind more than it can do without.

    In `Aker said the work goes to Pask, who said it takes a year` the year is what Pask said to the reporter.
    """
    start, end = draft.content[-1]
    return other is not draft and other.content[-1][1] == end and (other.source or other.cue[0])[0] - start > MIN_LEFT


def _attribution_start(draft: Draft) -> int:
    """Return where an attribution begins: with its source, where that stands before the cue, or with its cue."""
    cue = draft.cue[0][0]
    return min(cue, draft.source[0]) if draft.source and draft.source[0] < cue else cue


def _outermost(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that stand, cue and all, inside what another reports; it notes them."""
    holders = _holders(drafts)
    within: dict[int, list[Draft]] = defaultdict(list)
    kept: list[int] = []
    for number, draft in enumerate(drafts):
        outer = [
            other
            for other in holders[draft.cue[0][0]]
            if _is_inside(draft, drafts[other]) and not (other > number and _is_inside(drafts[other], draft))
        ]
        for other in outer:
            if _holds_all(draft, drafts[other]):
                within[other].append(draft)
        if not outer:
            kept.append(number)
    return [replace(drafts[number], inner=tuple(within[number])) for number in kept]


def _holders(drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """Return for each draft's cue the numbers of the drafts whose words it is one of."""
    cues = sorted({draft.cue[0][0] for draft in drafts})
    holders: dict[int, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        for start, end in draft.content:
            for cue in cues[bisect_left(cues, start) : bisect_left(cues, end)]:
                holders[cue].append(number)
    return holders


def _tokens(draft: Draft) -> Iterator[int]:
    for start, end in draft.content:
        yield from range(start, end)


def _is_inside(draft: Draft, other: Draft) -> bool:
    """Return whether everything a draft reports, and its cue, stands in what another does, or its cue in speech.

    A post that a colon leads to has its author beside it, and is no part of a block.
    """
    if draft.rule == "post" and other.rule == "block":
        return False
    return other is not draft and other.holds(draft.cue[0][0]) and (other.spoken or _holds_all(draft, other))


def _holds_all(draft: Draft, other: Draft) -> bool:
    return all(other.holds(start) and other.holds(end - 1) for start, end in draft.content)
