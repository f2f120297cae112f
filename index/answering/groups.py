"""Groups: the ranked statements for each name or role in a question, and whose of them clearly answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.statement import Speaker, statement_text
from index.answering.hearsay import find_told, first_hand_first
from index.answering.roles import only_role
from index.question.asked.asked import Asked
from index.question.namesakes import are_one
from index.searching.ranking import Ranked
from index.searching.search import Search
from index.vectors.reranker import MAX_REREAD

if TYPE_CHECKING:
    from index.question.descriptions.unnamed import Unnamed

NEAR_BEST = 0.06
"""How far below the best score another speaker's or another day's statement still answers beside it."""
CLEARLY = 0.15
"""How far above the best of anybody with a name the words of somebody without one answer who said it."""
MAX_GUESSED = 3
"""How many statements of somebody who is only guessed are shown."""
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "this", "that", "these", "those"})
MAX_CAUTION, MAX_COUNTED = 5, 20
"""How much surer an answer must be at most where a name means many, and how many of them are counted."""


@dataclass(frozen=True, slots=True)
class Group:
    """The answers for one name asked for: none where they are silent; `left_out` bear the name but are not shown.

    `sure` tells answers from the closest there is.
    """

    ranked: tuple[Ranked, ...]
    certainty: float
    sure: bool = False
    shown: tuple[Speaker, ...] = ()
    left_out: tuple[Speaker, ...] = ()


def find_groups(search: Search) -> list[Group]:
    """Return a group for each name or role in the question, or one where anybody may answer."""
    return [_named_group(search, asked) for asked in search.question.asked] or [_open_group(search)]


def _named_group(search: Search, asked: Asked) -> Group:
    """Return the answers of those whom one name or role can mean."""
    speakers = asked.speakers
    group = _judge(search, search.rank(search.within(speakers)), caution=_caution(search, speakers))
    if asked.by == "guess":
        # Whoever may not be meant at all must at least have spoken on it.
        return replace(
            group, ranked=group.ranked[:MAX_GUESSED] if group.sure else (), sure=False, shown=tuple(speakers)
        )
    if are_one(speakers):
        group = replace(group, shown=tuple(speakers)) if group.ranked else group
    elif group.ranked:
        group = _settle(group, asked, alone=asked.by in {"role", "description"})
    return replace(group, ranked=(*group.ranked, *find_told(search, group.shown))) if group.ranked else group


def _caution(search: Search, speakers: Sequence[Speaker]) -> float:
    """Return how many people a name or role means, each counted by their share of what all of them said.

    The more there are, the likelier one of them seems to answer by chance; who has said hardly anything does not count.

    Method: the inverse Simpson index, "Hill number of order 2" (Hill 1973).
    """
    if are_one(speakers):
        return 1.0
    if len(speakers) > MAX_COUNTED:
        return float(MAX_CAUTION)
    counts = [search.source.searcher.count(search.within((one,))) for one in speakers]
    squares = sum(count * count for count in counts)
    return min(sum(counts) ** 2 / squares, float(MAX_CAUTION)) if squares else 1.0


def _judge(search: Search, ranked: Sequence[Ranked], *, caution: float = 1.0) -> Group:
    """Return those of the ranked statements that answer or, where none is sure to, those closest to it."""
    certainty = search.certainty(ranked)
    for enough, sure in ((search.calibration.threshold, True), (search.calibration.floor, False)):
        if ranked and certainty >= _raised(enough, caution):
            most = MAX_REREAD // max(len(search.question.asked), 1)
            ordered = search.rerank(search.fitting(ranked, enough=enough), most=most)
            search.show(ordered)
            return Group(first_hand_first(ordered), certainty, sure)
    return Group((), certainty)


def _raised(enough: float, times: float) -> float:
    """Return the probability whose odds are so many times those of `enough`."""
    return enough * times / (1 + enough * (times - 1))


def _settle(group: Group, asked: Asked, *, alone: bool) -> Group:
    """Return the group with the statements of those who clearly speak on it, of all who bear one name or role.

    That is whoever has the best one, and unless one `alone` can be meant those nearly as good in the same article.
    Somebody told of far less than another of the name must have a clearly better one.
    """
    ids = {speaker.id: speaker for speaker in asked.speakers}
    ranked = group.ranked
    best = _best_of_each(ranked, ids)
    likely = [best[one.id] for one in asked.likely if asked.others and one.id in best]
    top = next((one for one in likely if one.score > ranked[0].score - NEAR_BEST), ranked[0])
    near = {
        id
        for id, one in best.items()
        if one is top
        or (not alone and one.score > top.score - NEAR_BEST and one.candidate.article_id == top.candidate.article_id)
    }
    kept = first_hand_first([one for one in ranked if near & one.candidate.speakers])
    shown = tuple(speaker for id, speaker in ids.items() if id in near)
    left_out = tuple(speaker for id, speaker in ids.items() if id not in near)
    return replace(group, ranked=kept, shown=shown, left_out=left_out)


def _best_of_each(ranked: Sequence[Ranked], ids: dict[str, Speaker]) -> dict[str, Ranked]:
    best: dict[str, Ranked] = {}
    for one in ranked:
        for id in one.candidate.speakers & ids.keys():
            best.setdefault(id, one)
    return best


def _open_group(search: Search) -> Group:
    """Return the answers where anybody may answer; who is asked for must be named, or clearly be who said it."""
    if search.question.unnamed:
        return _unnamed_group(search, search.question.unnamed)
    ranked = search.rank(search.within(()))
    role, who = search.question.role, search.question.intent == "who_said"
    fits = True
    if sought := search.question.sought:
        from index.searching.sought import prefer_sought  # what few questions need is not loaded by all

        ranked, fits = prefer_sought(search, sought, ranked)
        ranked = ranked if who else _of_first(ranked)
    elif role and not who:
        search.expect(ranked)
        ranked = only_role(role, ranked)
    if who:
        named = [one for one in ranked if one.candidate.speakers]
        best = named[0].score if named else 0.0
        ranked = [one for one in ranked if one.candidate.speakers or _is_clear(one, best)] if named else ranked
    group = _judge(search, ranked)
    # Nobody whose words come near is what the question calls them.
    return group if fits else replace(group, sure=False)


def _of_first(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the statements of whoever has the first: one is asked for, whoever it is."""
    said_by = next((one.candidate.speakers for one in ranked if one.candidate.speakers), frozenset())
    return [one for one in ranked if one.candidate.speakers & said_by]


def _is_clear(one: Ranked, best: float) -> bool:
    """Return whether somebody without a name, "one insider", said it clearly better than anybody with one did."""
    if one.score <= best + CLEARLY:
        return False
    called = statement_text(one.candidate.article.text, one.candidate.statement.source)
    return bool(called) and called.lower() not in PRONOUNS


def _unnamed_group(search: Search, unnamed: Unnamed) -> Group:
    """Return the answers of those described whom articles quote without a name; few of all statements are theirs."""
    from index.question.descriptions.unnamed import is_said_by  # what few questions need is not loaded by all

    search.deepen()
    found = search.rank(search.within(()))
    search.expect(found)
    return _judge(search, [one for one in found if is_said_by(one.candidate.statement, one.candidate.article, unnamed)])
