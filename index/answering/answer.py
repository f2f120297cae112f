"""Answering: a question in, the statements that answer it out, the closest there is, or which of six silences it is."""

from __future__ import annotations

from datetime import date

from index.answering.coverage import find_notes
from index.answering.groups import Group
from index.answering.hits import find_hits, list_hits, make_matches
from index.answering.outlets import unknown_outlet
from index.answering.reprints import with_reprints
from index.answering.silence import (
    ambiguous_speaker,
    empty_library,
    explain_silence,
    find_ambiguous,
    is_blank,
    no_more,
    no_question,
    unknown_speaker,
    unsure,
)
from index.match import Answer
from index.question.question import Question, parse_question
from index.question.request import Request, apply_filters
from index.question.thread import recall
from index.question.tokens import drop_unseen
from index.searching.search import Search, Source
from index.stores.filters import Filters


def answer(source: Source, request: Request, *, today: date | None = None) -> Answer:
    """Return the best statements for a request, or why there are none; never an error, whatever the text.

    Where none is sure to answer, the closest there is come with the status `unsure`.

    Every match is by a speaker asked for, and its words are slices of a stored article.

    Raises:
        LibraryError: the library cannot be read.
    """
    if not len(source.searcher):
        return empty_library(Question(drop_unseen(request.text)))
    question = recall(request.thread, _understand(source, request.text, today or date.today()))
    question = apply_filters(request, question, source.names)
    if _is_for_nobody(question):
        return unknown_speaker(question)
    if request.outlet and (note := unknown_outlet(source.searcher, request.outlet)):
        return Answer(question, "silent_on_topic", suggestions=note.names, notes=(note,))
    among = (request.outlet,) if request.outlet else request.among
    search = Search(source, question, Filters(question.after, question.before, among, request.kind))
    if is_blank(search, request):
        return no_question(question)
    if ambiguous := find_ambiguous(search):
        return ambiguous_speaker(question, ambiguous.mention, ambiguous.speakers)
    groups: list[Group] = []
    sure = True
    if search.rarity:
        search, groups, hits = find_hits(search, wanted=request.offset + request.limit)
        sure = any(group.sure for group in groups)
    else:
        hits = list_hits(search, limit=request.limit, offset=request.offset)
    if not hits:
        return explain_silence(search)
    matches = make_matches(search, hits, limit=request.limit, offset=request.offset)
    if not matches:
        return no_more(search.question, sure=sure)
    printed = with_reprints(source.searcher, matches, outlets=request.among)
    notes = tuple(find_notes(search, groups))
    return Answer(search.question, "found", printed, notes=notes) if sure else unsure(search, printed, notes)


def _is_for_nobody(question: Question) -> bool:
    """Return whether a question asks only for whom the library does not have; of two asked for it may have one."""
    if question.unnamed:
        return not question.topic
    return bool(question.unknown) and (not question.asked or question.guess is not None)


def _understand(source: Source, text: str, today: date) -> Question:
    return source.searcher.understand(text, lambda: parse_question(text, source.names, today=today))
