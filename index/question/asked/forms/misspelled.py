"""Misspelled: whom a name means that nobody bears as it is written, by its letters or by how it is heard."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words, words
from corpus.people.roles import noun_of
from corpus.statement import Speaker
from index.question.descriptions.heard import words_beside
from index.question.frames.frames import FRAME, is_speech
from index.question.mentions import GENERATION_WORDS, MAX_NAME_WORDS, first_name_fits, fits_name
from index.question.nameforms import PARTICLES, first_names
from index.question.names import MIN_MISSPELLED, Names, Referent
from index.question.namesakes import has_title
from index.question.roles import is_of_office, take_apart
from index.question.spelling.sounds import Likeness, first_likeness, is_slip_of, likeness
from index.question.tokens import fold_text

INSIDE_NAMES = PARTICLES | words("in t int")
"""What stands between a first name and a surname, as it is typed: "in't", "in 't"."""
MIN_HELD = 4
"""Letters of the shortest misspelled surname that is told by what stands before it."""
MAX_READ = 3
"""How many articles are read for how they print a name."""


def correct(folds: Sequence[str], names: Names, *, beside: Collection[str] = ()) -> tuple[Speaker, ...]:
    """Return whom a name that nobody bears means when it is corrected; empty unless one form is nearest.

    Folded words that stand `beside` the name, as their articles have them, tell those apart who are as near.
    """
    while len(folds) > 1 and folds[-1] in load_words("suffixes") - GENERATION_WORDS.keys():
        folds = folds[:-1]
    if len(folds) > MAX_NAME_WORDS:
        return ()
    found = _by_letters(folds, names)
    if found or len(folds) < 2:
        return found
    return _heard_so(folds, names, beside) or _as_a_whole(folds, names)


def correct_held(fold: str, told: Collection[str], names: Names) -> tuple[Speaker, ...]:
    """Return whom a misspelled surname means of those who are called by a title or a role: "secretary neilson".

    Any that is near will do, for what they are called speaks for them too; empty unless one is called so.
    """
    if len(fold) < MIN_HELD or noun_of(fold):
        return ()
    near = names.speakers(ids_of(names.heard_like(fold)))
    return (
        meant if _are_one(meant := tuple(one for one in near if one.kind == "person" and _is_called(one, told))) else ()
    )


def _is_called(speaker: Speaker, told: Collection[str]) -> bool:
    """Return whether articles call somebody all of some folded words, or something for the same office."""
    office = take_apart([*told])
    return all(has_title(speaker, word) for word in told) or any(
        is_of_office(role.name, office) for role in speaker.roles
    )


def may_be_whole(folds: Sequence[str]) -> bool:
    """Return whether folded words may be a first name and a surname, with what stands inside names between them."""
    ends = (folds[0], folds[-1])
    plain = any(fold in FRAME or fold.isdigit() or noun_of(fold) for fold in ends)
    return not plain and INSIDE_NAMES.issuperset(folds[1:-1])


def is_before_surname(folds: Sequence[str], names: Names) -> bool:
    """Return whether the first of two words is a slip of a first name before what may be a surname: "gerarrd bakr".

    In "gerarrd boats" the second is a word, as articles print it.
    """
    if len(folds) < 2 or not may_be_whole(folds[:2]) or folds[1] in load_words("stop words") or is_speech(folds[1]):
        return False
    slip = any(is_slip_of(folds[0], first) for first in _first_names_in(folds[0][:1]))
    return slip and not names.prints_small(folds[1])


@cache
def _first_names_in(letter: str) -> tuple[str, ...]:
    return tuple(sorted(first for first in load_first_names() if first.startswith(letter)))


def _by_letters(folds: Sequence[str], names: Names) -> tuple[Speaker, ...]:
    """Return whom a name means in which one letter is another, or two of the surname where a first name fits."""
    if len(folds) > 1:
        whole = names.misspelled(" ".join(folds)) or names.slipped(" ".join(folds))
        if len(whole) == 1:
            return names.speakers(ids_of(whole))
    short = len(folds[-1]) < MIN_MISSPELLED
    if len(folds) == 1 and (short or noun_of(folds[0]) or _is_printed(folds[0], names)):
        return ()  # Whoever articles tell of as "Barton" is no Burton, and a banker no Baker.
    # "Asheesh Jah" is Ashish Jha: so short a surname only has its letters in another order.
    near = names.swapped(folds[-1]) if short else names.misspelled(folds[-1])
    if not near and len(folds) > 1 and not short:
        near = names.spelled_much_like(folds[-1])
    speakers = names.speakers(ids_of(near))
    if len(folds) > 1:
        speakers = tuple(speaker for speaker in speakers if fits_name(folds, speaker))
        fitting = {speaker.id for speaker in speakers}
        near = {form: them for form, them in near.items() if not fitting.isdisjoint(one.speaker for one in them)}
    return speakers if len(near) == 1 else ()


def _heard_so(folds: Sequence[str], names: Names, beside: Collection[str]) -> tuple[Speaker, ...]:
    """Return whom both names are most like as they are heard: "Ole Bricks" for Ole Brix.

    Nobody where two people are as much like them, or articles print the name so: then it is somebody else's.
    """
    first, *inside, last = folds
    if not INSIDE_NAMES.issuperset(inside) or _is_printed(" ".join(folds), names):
        return ()
    found = names.heard_like(last)
    behind = {one.speaker: form for form, borne in found.items() for one in borne}
    people = [one for one in names.speakers(ids_of(found)) if one.kind == "person"]
    likes = {one: _likeness(first, one, likeness(last, behind[one.id])) for one in people}
    sure = {one: sum(like) for one, like in likes.items() if min(like) >= Likeness.NEAR}
    meant = tuple(one for one, like in sure.items() if like == max(sure.values()))
    if beside and not _are_one(meant):
        meant = tuple(one for one, like in likes.items() if all(like) and _is_told_so(one, beside, names))
    return meant if _are_one(meant) else ()


def _as_a_whole(folds: Sequence[str], names: Names) -> tuple[Speaker, ...]:
    """Return whom a name means that has slips in all of its words: "grigor kolmmer" for Gregor Kolmar.

    Nobody where another's name is nearly as near, or articles print the name so.
    """
    first, *inside, last = folds
    if not all(one in INSIDE_NAMES or len(one) == 1 for one in inside) or not may_be_whole((first, last)):
        return ()
    near = names.nearest_wholes(first, last)
    meant = tuple(one for one in names.speakers(ids_of(near)) if one.kind == "person")
    return meant if _are_one(meant) and not _is_printed(" ".join(folds), names) else ()


def _is_printed(name: str, names: Names) -> bool:
    """Return whether articles print a folded name to the letter: the index finds "Auty" for "Autie"."""
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return any(whole.search(fold_text(text)) for _, text in names.articles_with([(name,)], most=MAX_READ))


def _likeness(first: str, speaker: Speaker, behind: Likeness) -> tuple[Likeness, Likeness]:
    """Return how much like a name the first name of somebody is, and the surname, which is `behind` as like."""
    before = max((first_likeness(first, known) for known in first_names(speaker)), default=Likeness.NONE)
    if behind is Likeness.HEARD and not before and first_name_fits(first, speaker):
        before = Likeness.NEAR  # A nickname does for a surname that is heard so, and not for one that is only near.
    return before, behind


def _is_told_so(speaker: Speaker, beside: Collection[str], names: Names) -> bool:
    """Return whether half of the words beside a name stand beside somebody's own where they are heard."""
    return 2 * len(words_beside(speaker, names.reports(speaker.id), beside)) >= len(beside)


def _are_one(speakers: Sequence[Speaker]) -> bool:
    return len({fold_text(one.name) for one in speakers}) == 1


def ids_of(found: Mapping[str, Sequence[Referent]]) -> list[str]:
    """Return the ids of all who bear one of the forms found, each once, in order."""
    return sorted({one.speaker for referents in found.values() for one in referents})
