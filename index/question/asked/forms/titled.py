"""Titled: names behind a title, which is a part of them: "Dr Ama Lindt", "Lord Brix", "Sheriff Kolb"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_places
from corpus.people.roles import noun_of
from index.question.asked.forms.misspelled import correct, correct_held, is_before_surname
from index.question.frames.frames import FRAME, is_speech
from index.question.mentions import Mention
from index.question.nameforms import ADDRESSING, CALLED, PARTICLES, TITLES, Form
from index.question.names import Names
from index.question.namesakes import has_title
from index.question.tokens import Token

ABBREVIATED = frozenset({"sen", "rep", "gov", "gen", "col", "capt", "lt", "rev"})
MAX_NAME = 3
MIN_STRANGE = 3
MAX_GAP = 2
"""Signs between a title and the name behind it: "Sen. Lind"."""


def with_titles(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> list[Mention]:
    """Return the mentions with the names that only a title before them shows, and the title as a part of those.

    "Dr Ama Lindt" is Ama Lind, and "Sheriff Kolb" whoever that is, but no other sheriff.
    """
    kept = list(mentions)
    for at in range(len(tokens) - 1):
        if tokens[at].fold not in CALLED or tokens[at].owns or not _adjoin(tokens, at):
            continue
        known = next((one for one in kept if one.start <= at + 1 < one.end), None)
        if known and _is_title_of(tokens[at].fold, known, at):
            # "Sen. Ama Lind" is no Rolf Sen.
            kept = [one for one in kept if one is known or one.end <= at or at < one.start]
        read = None if known else next(_read_titled(tokens, at, names), None)
        if read:
            kept = [one for one in kept if one.end <= read.start or read.end <= one.start]
            kept.append(read)
    return sorted(kept, key=lambda one: one.start)


def _adjoin(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at + 1].start <= tokens[at].end + MAX_GAP


def _is_title_of(fold: str, known: Mention, at: int) -> bool:
    """Return whether a word at `at` is the title of whoever has a known name behind it, and no name itself."""
    titles = fold in ADDRESSING or (fold in ABBREVIATED and known.end - known.start > 1)
    return titles and known.start == at + 1 and known.of_person


def _read_titled(tokens: Sequence[Token], at: int, names: Names) -> Iterator[Mention]:
    """Yield whom a title and the words behind it mean that are no known name as they stand."""
    ends = [end for end in range(at + 1 + MAX_NAME, at + 1, -1) if _may_be_name(tokens, at + 1, end)]
    for end in ends:
        folds = [token.fold for token in tokens[at + 1 : end]]
        if len(folds) == 1 and len(ends) > 1:
            behind = tokens[at + 2].fold
            if is_before_surname([*folds, behind], names) or not names.are_printed([behind])[0]:
                break  # "Dr Geoge Wimpy" has a surname.
        borne = names.referents([" ".join(folds)]).get(" ".join(folds), ())
        bearers = names.speakers(one.speaker for one in borne if one.form in {Form.FULL, Form.SURNAME})
        titled = tuple(one for one in bearers if one.kind == "person" and has_title(one, tokens[at].fold))
        if titled:
            yield Mention(at, end, titled, Form.FULL if len(folds) > 1 else Form.SURNAME)
        if _is_verb(tokens[at + 1]):
            continue  # "Lord Dubs" is a name, and in "the mayor dubs it a bog" nothing is.
        held = correct_held(folds[0], [tokens[at].fold], names) if len(folds) == 1 and not borne else ()
        meant = () if borne else held or tuple(one for one in correct(folds, names) if one.kind == "person")
        if meant:
            yield Mention(at, end, meant, Form.FULL, misspelled=True)
    strange = (end for end in ends if not _is_verb(tokens[at + 1]) and _is_strange(tokens, at, end, names))
    yield from (Mention(at, end, (), Form.SURNAME, clash=True) for end in strange)


def _may_be_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether the words between two places may be a name by their kind, and by how they stand together."""
    if end > len(tokens) or any(tokens[at].start != tokens[at - 1].end + 1 for at in range(start + 1, end)):
        return False
    part = tokens[start:end]
    inside = part[1:-1] if len(part) == MAX_NAME else part[:0]
    if any(token.owns for token in part[:-1]) or any(token.fold not in PARTICLES for token in inside):
        return False
    return all(map(_may_be_named, (part[0], part[-1]))) and part[0].capitalised <= part[-1].capitalised


def _may_be_named(token: Token) -> bool:
    fold = token.fold
    plain = fold in FRAME | TITLES or fold in load_words("stop words") or noun_of(fold) or not fold.isalpha()
    kind = is_listed(fold, "bodies", "collectives", "organisation words")
    return len(fold) >= MIN_STRANGE and not (
        plain or kind or (fold in load_places() and fold not in load_first_names())
    )


def _are_all_capitals(tokens: Sequence[Token]) -> bool:
    return all(token.capitalised for token in tokens[-3:]) and len(tokens) > MAX_NAME


def _is_verb(token: Token) -> bool:
    return is_speech(token.fold) and not token.capitalised


def _is_strange(tokens: Sequence[Token], at: int, end: int, names: Names) -> bool:
    """Return whether words behind a title are a name nobody has: by capitals, or as no article prints them.

    A word that articles print in small letters too may be the topic: "minister boats".
    """
    part = tokens[at + 1 : end]
    first = part[0].fold
    if len(part) == 1 and (first in load_first_names() or names.with_first_name(first)):
        return False  # "Sir Rolf" may be known by more.
    capitals = all(token.capitalised or token.fold in PARTICLES for token in part) and not _are_all_capitals(tokens)
    behind = tokens[end] if end < len(tokens) else None
    if capitals and not (behind and behind.capitalised):
        return True
    if len(part) > 1 and first in load_first_names() and first not in load_words("names that are words"):
        return True
    if len(part) == 1 and names.prints_as_name(first):
        return True
    return names.has_many_articles() and not any(names.are_printed([token.fold for token in part]))
