"""Apart: a first name here and the surname there are one person's, "another Lind ... hasn't Ama said she won't?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words
from corpus.statement import Speaker
from index.question.frames.frames import FRAME, is_speech
from index.question.mentions import Mention
from index.question.nameforms import TITLES, Form, first_names, surname
from index.question.tokens import Token


def with_names_apart(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with each first name that stands alone as the one person of it and of a surname elsewhere."""
    taken = {at for one in mentions if one.end - one.start > 1 for at in range(one.start, one.end)}
    known = {tokens[at].fold for at in taken}
    read = {one.start: one for one in mentions}
    for at, token in enumerate(tokens):
        if at in taken or token.fold in known or not _stands_alone(tokens, at):
            continue
        bearers = [each for one in mentions if _is_surname(tokens, one) and one.start != at for each in one.speakers]
        found = dict.fromkeys(one for one in bearers if _is_whole(one) and token.fold in first_names(one))
        if len(found) == 1:
            one = read.get(at) or Mention(at, at + 1, (), Form.FIRST)
            read[at] = replace(one, speakers=tuple(found), form=Form.FULL, clash=False)
    return [read[at] for at in sorted(read)]


def _is_surname(tokens: Sequence[Token], mention: Mention) -> bool:
    """Return whether a surname stands alone that people of several first names may bear."""
    alone = mention.end - mention.start == 1 and mention.is_person
    return alone and tokens[mention.start].fold not in load_first_names() and len(mention.speakers) > 1


def _is_whole(speaker: Speaker) -> bool:
    return speaker.kind == "person" and bool(surname(speaker.name))


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a first name has neither a title before it nor a surname behind it."""
    token, behind = tokens[at], tokens[at + 1 : at + 2]
    if token.fold not in load_first_names() or (at and tokens[at - 1].fold in TITLES - {"the"}):
        return False
    if not token.capitalised and token.fold in load_words("names that are words"):
        return False
    adjoins = bool(behind) and not token.owns and behind[0].start == token.end + 1
    word = behind[0].fold if adjoins else ""
    return not word or (not behind[0].capitalised and (word in FRAME or is_speech(word) or token.capitalised))
