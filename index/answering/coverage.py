"""Coverage: what a reader should know beside the matches: whom they cover, what was read how, what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.statement import Speaker
from index.answering.groups import Group
from index.notes import Note
from index.question.asked.asked import Asked
from index.question.namesakes import told_apart
from index.question.question import Question
from index.question.tokens import fold_text
from index.searching.search import Search


def find_notes(search: Search, groups: Sequence[Group]) -> Iterator[Note]:
    """Yield the notes for each name asked for, then how many statements lack a vector, or a day where one is asked for.

    Whoever is asked for beside them and is not in the library comes first.
    """
    if search.question.asked and search.question.unknown:
        yield note_unknown(search.question)
    found = any(group.sure for group in groups)
    if not groups:
        yield from (
            Note("answered_by", asked.mention, told_apart(asked.speakers), others)
            for asked in search.question.asked
            if (others := _of_more_words(asked, asked.others))
        )
    for asked, group in zip(search.question.asked, groups, strict=False):
        yield from _notes_on(asked, group, found=found)
    yield from note_lost(search, sure=found)
    if search.filters.dated and search.question.speakers:
        count, speakers = search.source.searcher.count, search.question.speakers
        undated = count(search.within(speakers, undated=True)) - count(search.within(speakers))
        if undated > 0:
            yield Note("undated", count=undated)


def note_lost(search: Search, *, sure: bool = False) -> Iterator[Note]:
    """Yield, unless the answer is `sure`, how many statements are found by their words alone until that is mended."""
    if not sure and search.source.searcher.lost:
        yield Note("lost", count=search.source.searcher.lost)


def note_unknown(question: Question) -> Note:
    """Return that the library has no statement of one asked for, with the nearest names."""
    return Note("unknown_speaker", question.unknown, question.nearest)


def _notes_on(asked: Asked, group: Group, *, found: bool) -> Iterator[Note]:
    names = told_apart(asked.speakers)
    shown, left_out = told_apart(group.shown, asked.speakers), _of_more_words(asked, group.left_out)
    if asked.by == "correction" or (asked.by in {"description", "guess"} and group.ranked and not left_out):
        yield Note("corrected", asked.mention, names)
    if not group.ranked:
        yield Note("nothing_by", names[0] if len(names) == 1 else asked.mention)
    elif found and not group.sure:
        yield Note("closest_by", names[0] if len(names) == 1 else asked.mention)
    elif left_out:
        yield Note("answered_by", asked.mention, shown, left_out)
    elif len(shown) > 1:
        yield Note("covers", asked.mention, shown)


def _of_more_words(asked: Asked, speakers: Sequence[Speaker]) -> tuple[str, ...]:
    """Return the names of some whom a name can mean by which they can be asked for, so not just this one again."""
    return tuple(
        name
        for name in told_apart(speakers, (*asked.speakers, *speakers))
        if fold_text(name) != fold_text(asked.mention)
    )
