"""Bodies asked for by some of the words of their names: "the rowers' college", "Aker hospitals trust"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from corpus.lexicon.lists import is_listed, words
from corpus.lexicon.places import load_place_phrases, load_places
from corpus.people.bodynames import LINKS, name_key, turned_key
from corpus.people.roles import is_plural, noun_of
from corpus.statement import Speaker
from index.question.asked.asked import Asked, Target, bare
from index.question.asked.forms.kinds import WATCHING, is_kind_of
from index.question.asked.forms.likenames import PARTY, UNIONS, Likeness, tells_name, trade_of, words_told
from index.question.frames.frames import DETERMINERS, FRAME
from index.question.nameforms import tells_body
from index.question.names import Names
from index.question.tokens import Token

SAID_OF_ANY = words(
    "body people group organisation organization lot folk folks crew outfit staff arm unit branch wing company firm "
    "charity union watchdog regulator paper newspaper"
)
"""Nouns that any body may be called by, or those who work there, whatever its name is."""
THOSE_THERE = words("people folk folks lot guys")
"""Those of them that stand behind its name: "the bakers' union people"."""
MAX_WORDS = 6
MIN_BEGUN = 5
"""How many letters "elections" and "electoral" begin with."""
MAX_WATCHING = 3
MAX_READ, MAX_HEARD = 24, 6
"""In how many articles the words of a name are looked for, and of how many that print them is asked who is heard."""
WITHOUT_MARKS = str.maketrans("-", " ", "'’.")


def read_shortened(tokens: Sequence[Token], start: int, end: int, names: Names) -> Target:
    """Return the one body whose name has all the words between two tokens, but those said of any; else nobody.

    By one word, "Brixlow" of "Brixlow Ferry Works", it is only guessed.
    """
    part = [token for token in tokens[start:end] if token.fold not in LINKS | DETERMINERS]
    while len(part) > 1 and part[-1].fold in THOSE_THERE:
        part.pop()
    if not part or any(token.fold in FRAME and not _is_country(token) for token in part):
        return Target()
    naming = [token for token in part if token.fold not in SAID_OF_ANY]
    told = words_told([token.fold for token in naming])
    place = all(word in load_places() for word in told) or tuple(told) in load_place_phrases()
    if not 0 < len(told) <= MAX_WORDS or place or _is_one_of_them(part):
        return Target()
    single = len(told) == 1
    found: tuple[Speaker, ...] = ()
    if not single or (naming[0].namelike and tells_body(told[0])):
        found = tuple(_fitting(told, names.bodies_with_first(told)))
    by: Literal["guess", "description"] = "guess" if single and found else "description"
    found = found or _called(part, names)
    if len(found) != 1:
        return Target()
    text = bare(" ".join(token.text for token in tokens[start:end]))
    return Target((Asked(text, found, by),), frozenset(range(start, end)))


def _called(part: Sequence[Token], names: Names) -> tuple[Speaker, ...]:
    """Return the bodies that an article with all these words lets speak, and whose name has them in whatever place.

    "The cabbies' union" is the Licensed Cabbies' Association.
    """
    folds = [token.fold for token in part]
    told = words_told(folds)
    ends = (folds[0], folds[-1])
    kind = any(is_listed(one, "bodies", "collectives", "generic bodies", "organisation words") for one in ends)
    if not kind or len(told) < 2:
        return ()
    *before, last = ([*_forms(word)] for word in told)
    *begun, adjoining = *before[:-1], [f"{one} {two}" for one in before[-1] for two in last]
    trades = [[*forms, *_forms_of_trade(word)] for word, forms in zip(told[:-1], before, strict=True)]
    for groups in ([*begun, adjoining], [*before, last], [*trades, last]):
        found = names.articles_with(groups, most=MAX_READ)
        rows = [row for row, text in found if _prints(groups, text)][:MAX_HEARD]
        heard = {one.id: one for row in rows for one in names.heard_in(row) if one.kind == "organisation"}
        for likeness in Likeness:
            if fitting := _fitting(told, [*heard.values()], likeness):
                return tuple(fitting)
    return ()


def _prints(groups: Sequence[Sequence[str]], text: str) -> bool:
    """Return whether an article prints one of each group as it stands: it is found by other forms of a word too."""
    plain = text.lower().translate(WITHOUT_MARKS)
    return all(any(form in plain for form in forms) for forms in groups)


def _fitting(told: Sequence[str], bodies: Sequence[Speaker], likeness: Likeness = Likeness.AS_PRINTED) -> list[Speaker]:
    return [one for one in bodies if any(tells_name(told, name, likeness) for name in (one.name, *one.aliases))]


def _forms(word: str) -> Iterator[str]:
    """Yield the words that an article may print for one of a body's name: of one or several, of a union its kinds."""
    yield word
    yield word.removesuffix("s") if word.endswith("s") else f"{word}s"
    if word == "union":
        yield from sorted(UNIONS)
    for place in sorted(load_place_phrases().get((word,), ())):
        from index.question.descriptions.heard import forms_of_place  # few questions need it

        yield from forms_of_place(place)


def _forms_of_trade(word: str) -> tuple[str, ...]:
    """Return what an article may print for those who see to something: "hotel" for "hoteliers"."""
    trade = trade_of(word)
    return (trade, f"{trade}s") if trade != word else ()


def _is_country(token: Token) -> bool:
    """Return whether "US" is written as a country, and not "us"."""
    return token.text.isupper() and token.fold in load_places()


def _is_one_of_them(part: Sequence[Token]) -> bool:
    """Return whether a part is about one of a party's people, "the Norland Republican", and not the party."""
    last = part[-1].fold
    return last in PARTY and noun_of(last) is not None and not is_plural(last)


def read_watching(tokens: Sequence[Token], start: int, end: int, names: Names) -> Target:
    """Return the one authority whose name begins with what a watchdog watches: "the elections watchdog".

    That is the "Electoral Commission"; and nobody else is "the mill watchdog" than the "Commission for Mills".
    """
    *_, field, noun = ("", "", *(token.fold for token in tokens[start:end] if token.fold not in DETERMINERS))
    if end - start > MAX_WATCHING or noun not in WATCHING or not field or field in load_places():
        return Target()
    begun = names.bodies_begun(field[:MIN_BEGUN])
    fitting = [one for one in begun if _is_of_field(field, one.name) and is_kind_of(noun, one.name)]
    heard = tuple(one for one in fitting if names.reports(one.id, most=1))
    if len(heard) != 1:
        return Target()
    text = bare(" ".join(token.text for token in tokens[start:end]))
    return Target((Asked(text, heard, "description"),), frozenset(range(start, end)))


def _is_of_field(field: str, name: str) -> bool:
    """Return whether a name, or what its "of" leads to, begins as a field does: "elections" and "electoral"."""
    return any(key[0].startswith(field[:MIN_BEGUN]) for key in (name_key(name), turned_key(name)) if key)
