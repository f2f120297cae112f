"""Whoever speaks for a body: whom a question asks where the body itself said nothing, or nothing on the topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.lexicon.lists import load_words, words
from corpus.lexicon.places import load_place_phrases
from corpus.people.bodynames import LINKS, letters
from corpus.statement import Speaker
from index.question.asked.asked import Asked, Target, bare
from index.question.frames.frames import DETERMINERS, FRAME
from index.question.mentions import Mention
from index.question.names import Names
from index.question.roles import longest_phrase, take_apart
from index.question.tokens import Token, fold_text

MAX_OF_BODY = 8
"""How many articles that name a body are read for who is from there."""
MAX_WITH_ROLE, MAX_SPEAKING = 20, 8
"""How many people whose role may name a body are looked at, and how many may be guessed to speak for one."""
MAX_WORDS = 8
MIN_LETTERS = 3
SPOKEN = words("spokesman spokeswoman spokesperson")


def read_longer_body(tokens: Sequence[Token], start: int, end: int, inside: Sequence[Mention], names: Names) -> Target:
    """Return a body that articles print as unknown, where a name somebody has is only a part of its name.

    "The Gull ferry board" is what articles print as "Gull Ferry Board", and not the Gull.
    """
    start += tokens[start].fold in DETERMINERS
    part = tokens[start:end]
    folds = [token.fold for token in part]
    # By several words at its end, "the Law Club" of the "Brine Law Club", a report calls the same body.
    ends = any(one.end == end and (one.end - one.start > 1 or one.start == start) for one in inside)
    if not inside or ends or not _may_be_body(folds):
        return Target()
    forms = [*_forms(folds)]
    texts = [text for _, text in names.articles_with([forms], most=MAX_OF_BODY)]
    if not any(any(_as_printed(form, text)) for form in forms for text in texts):
        return Target()
    return Target(used=frozenset(range(start, end)), unknown=bare(" ".join(token.text for token in part)), nearest=())


def guess_spokespeople(unknown: str, names: Names) -> Asked | None:
    """Return who speak for a body of which nobody has heard a word itself, None where it is none or nobody does."""
    folds = fold_text(unknown).split()
    folds = folds[bool(folds) and folds[0] in DETERMINERS :]
    body = _may_be_body(folds) or (0 < len(folds) <= MIN_LETTERS and _is_in_letters(folds, names))
    speaking = who_speak_for([*_forms(folds)], names) if body else ()
    return Asked(unknown, speaking, "guess") if speaking else None


def _is_in_letters(folds: Sequence[str], names: Names) -> bool:
    """Return whether articles print a name in capital letters alone: "GCA-IO"."""
    form = " ".join(folds)
    texts = [text for _, text in names.articles_with([(form,)], most=MAX_OF_BODY)]
    printed = [each for text in texts for each in _as_printed(form, text)]
    return bool(printed) and all(map(str.isupper, printed))


def _may_be_body(folds: Sequence[str]) -> bool:
    """Return whether folded words may be the name of a body: several, one of which is said of bodies."""
    told = [fold for fold in folds if fold not in LINKS]
    several = 1 < len(told) <= MAX_WORDS and FRAME.isdisjoint({*told} - {"us"})
    return several and not load_words("organisation words").isdisjoint(told)


def who_speak_for(forms: Sequence[str], names: Names) -> tuple[Speaker, ...]:
    """Return who speak for a body, given in folded forms of its name, as roles or articles tell: few, or nobody."""
    from index.question.descriptions.namings import of_body, of_body_by_role  # few questions need it

    found = {speaker.id: speaker for form in forms for speaker in of_body_by_role(form, _with_role(form, names))}
    for row, text in names.articles_with([forms], most=MAX_OF_BODY) if forms else ():
        for printed in {each for form in forms for each in _as_printed(form, text)}:
            found |= {speaker.id: speaker for speaker in of_body(text, printed, names.heard_in(row))}
    return tuple(found.values()) if len(found) <= MAX_SPEAKING else ()


def find_spokespeople(body: Speaker, names: Names) -> tuple[Speaker, ...]:
    """Return whom articles call spokespeople of a body that is known: "a Ferry Board spokesman"."""
    forms = {fold_text(name) for name in (body.name, *body.aliases)} | {letters(body.name)}
    forms = {form for form in forms if len(form) >= MIN_LETTERS}
    found = {
        one.id: one
        for form in sorted(forms)
        for one in _with_role(f"{form} spokesman", names)
        if _is_spokesman(one, form)
    }
    return tuple(found.values())


def _is_spokesman(speaker: Speaker, body: str) -> bool:
    return speaker.kind == "person" and any(_speaks_for(fold_text(role.name), body) for role in speaker.roles)


def _speaks_for(role: str, body: str) -> bool:
    """Return whether a folded role is of one who speaks for a body: "gull spokesman", "spokesman for the gull"."""
    noun = rf"(?:{'|'.join(sorted(SPOKEN))}|press secretary)"
    return bool(
        re.search(rf"^{re.escape(body)} (?:\w+ )?{noun}\b|\b{noun} (?:for|of|at) (?:the )?{re.escape(body)}$", role)
    )


def _with_role(form: str, names: Names) -> Sequence[Speaker]:
    parts = take_apart(form.split())
    return names.speakers(names.with_role_words(parts.words | parts.offices, most=MAX_WITH_ROLE))


def _forms(folds: Sequence[str]) -> Iterator[str]:
    """Yield a name as folded, and with the other words for the place it begins with: "norway" and "norwegian"."""
    from index.question.descriptions.heard import forms_of_place  # few questions need it

    yield " ".join(folds)
    if "us" in folds:
        yield " ".join("u s" if fold == "us" else fold for fold in folds)
    places = load_place_phrases()
    if (length := longest_phrase(folds, 0, places)) and length < len(folds):
        rest = " ".join(folds[length:])
        for place in sorted(places[tuple(folds[:length])]):
            yield from (f"{form} {rest}" for form in forms_of_place(place) if form != " ".join(folds[:length]))


def _as_printed(form: str, text: str) -> Iterator[str]:
    """Yield how a text prints a folded name, all its words but the small ones in capitals."""
    like = r"[\s.’'-]+(?:s )?".join(
        r"\.?".join(map(re.escape, word)) if len(word) == 2 else re.escape(word) for word in form.split()
    )
    for found in re.finditer(rf"(?<!\w){like}(?!\w)", text, re.IGNORECASE):
        if all(word[:1].isupper() or word in LINKS or word == "s" for word in re.findall(r"\w+", found[0])):
            yield found[0]
