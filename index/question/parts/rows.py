"""Rows: of names in a row, which are asked for beside the first, and which only belong to what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.places import load_place_phrases
from corpus.people.roles import noun_of
from index.question.frames.frames import ABOUT, FRAME, PLAIN_SPEECH, is_speech
from index.question.mentions import PART_ENDS, Mention, are_cased
from index.question.nameforms import TITLES, Form
from index.question.names import Names
from index.question.tokens import Token, fold_text, pauses_before

MATCHED = (["v"], ["vs"], ["versus"])
MIN_MATCH = 3
BORNE = frozenset({Form.SURNAME, Form.FULL})
ARTICLES = frozenset({"the", "a", "an"})
LINKING = ARTICLES | TITLES | PART_ENDS
SUPPORTING = frozenset({"hopeful", "supporter", "backer", "donor", "insider", "loyalist"})
"""Nouns for people beside those of roles."""
BEFORE_NOUNS = frozenset({"vice", "former", "longtime", "chief", "top", "senior"})


def only_listed(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without those that stand behind somebody's whole name, or a description, and are no list.

    In "ama lind gull telegraph" and "Ama Lind put Gull" Ama Lind is asked, in "Netwatch, the Gull board" Netwatch.
    """
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or _is_listed(tokens, kept[-1], mention):
            kept.append(mention)
    return kept


def without_describing(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without those that say whose man the whole name behind them is: "Lind adviser Ole Brix"."""
    describing = [one for one, two in pairwise(mentions) if _describes(tokens, one, two)]
    return [mention for mention in mentions if mention not in describing]


def without_places(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without the places, where somebody is named beside them and no list joins them.

    In "norway tolls lind" Lind is asked, in "norway and lind" both are.
    """
    people = [one for one in mentions if not is_place(one)]
    joined = {token.fold for token in tokens} & {"and", "or", "vs", "versus", "v"}
    return people if people and not joined else list(mentions)


def find_before_match(
    tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names
) -> Mention | None:
    """Return the person a row of words begins with before two who are set against each other, None without them.

    In "lind brix v quill on tolls" Lind is asked, of Brix and Quill. That Brix has no such first name is no sign there
    of a stranger, as it is elsewhere.
    """
    mentions = _without_joined(tokens, mentions, names)
    if len(mentions) < MIN_MATCH:
        return None
    first, one, two = mentions[:MIN_MATCH]
    between = [token.fold for token in tokens[one.end : two.start]]
    adjoins = first.end == one.start and not gaps[one.start].strip() and not tokens[first.end - 1].owns
    begins = all(token.fold in FRAME for token in tokens[: first.start])
    people = first.of_person and first.form is not Form.FIRST and one.of_person
    return first if adjoins and begins and people and between in MATCHED else None


def _without_joined(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> Sequence[Mention]:
    """Return the mentions with a stranger's name before "v" that is made of two known surnames as these two."""
    one = mentions[0] if mentions else None
    if one is None or not one.clash or one.end - one.start != 2 or one.end >= len(tokens):
        return mentions
    if [tokens[one.end].fold] not in MATCHED:
        return mentions
    folds = [token.fold for token in tokens[one.start : one.end]]
    referents = names.referents(folds)
    borne = [names.speakers(each.speaker for each in referents.get(fold, ()) if each.form in BORNE) for fold in folds]
    both = [Mention(one.start + at, one.start + at + 1, each, Form.SURNAME) for at, each in enumerate(borne) if each]
    return [*both, *mentions[1:]] if len(both) == len(borne) else mentions


def is_place(mention: Mention) -> bool:
    """Return whether a name is that of a country or another place, which seldom says something."""
    borne = not mention.of_person and all(speaker.kind != "person" for speaker in mention.speakers)
    return borne and all(tuple(fold_text(one.name).split()) in load_place_phrases() for one in mention.speakers)


def _is_listed(tokens: Sequence[Token], one: Mention, two: Mention) -> bool:
    between = [token.fold for token in tokens[one.end : two.start]]
    if pauses_before(tokens, one.end):
        # "Ama Lind, who ran Gull", "Ama Lind, Brix's deputy": what tells more of her is no list.
        told = tokens[two.end - 1].owns and not tokens[one.end - 1].owns
        return not told and all(fold in LINKING - ARTICLES or noun_of(fold) for fold in between)
    if any(fold not in LINKING for fold in between):
        # "Ama Lind looking into Gull's boats".
        return False
    whole = one.end - one.start > 1 and all(speaker.kind == "person" for speaker in one.speakers)
    return not whole or tokens[one.end - 1].owns


def _describes(tokens: Sequence[Token], one: Mention, two: Mention) -> bool:
    between = tokens[one.end : two.start]
    if not between or two.end - two.start < 2 or not two.is_person or tokens[one.end - 1].owns:
        return False
    # "Did Lind trust adviser Ole Brix" asks Lind: there only "presidential" and the like may stand before the noun.
    asked = tokens[two.end - 1].owns or any(token.fold in PLAIN_SPEECH for token in tokens[two.end : two.end + 1])
    plain = all(
        (token.fold not in FRAME and not is_speech(token.fold) and not token.capitalised)
        if asked
        else (token.fold.endswith("al") or token.fold in BEFORE_NOUNS or noun_of(token.fold))
        for token in between[:-1]
    )
    noun = between[-1].fold
    spaced = all(tokens[at].start == tokens[at - 1].end + 1 for at in range(one.end, two.start + 1))
    return plain and spaced and (noun_of(noun) is not None or noun in SUPPORTING)


def has_strange_surname(
    tokens: Sequence[Token], place: tuple[int, int], inside: Sequence[Mention], names: Names, *, sure: bool
) -> bool:
    """Return whether a place holds a first name somebody is known by and a surname that stands in no article.

    Where only a name can stand, and a verb of saying or the topic follows, whatever word the surname is.
    """
    start, end = place
    if end != start + 2 or any(one.end - one.start > 1 for one in inside) or not inside:
        return False
    first, last = tokens[start:end]
    named = first.fold in load_first_names() and not first.owns and not last.owns
    if not named or last.fold in FRAME or first.capitalised != last.capitalised:
        return False
    says = end < len(tokens) and (is_speech(tokens[end].fold) or tokens[end].fold in ABOUT)
    told = sure and says and not last.fold.endswith("ly") and noun_of(last.fold) is None
    # "Lind racism on boats", where articles print the word in small letters.
    told = told and (last.capitalised or not names.prints_small(last.fold))
    return told or (inside[0].start == start and len(inside) == 1 and not names.article_frequency(last.fold))


def longer_name(tokens: Sequence[Token], start: int, end: int, inside: Sequence[Mention]) -> range:
    """Return the tokens of a name in capitals of which a body's known one is only a part: "Gull Norway" for "Gull".

    None where the other words tell what somebody is, or may be a person's name.
    """
    if len(inside) != 1 or inside[0].of_person or not are_cased(tokens):
        return range(0)
    first, last = inside[0].start, inside[0].end
    while first > start and _goes_on(tokens, first):
        first -= 1
    while last < end and _goes_on(tokens, last) and not tokens[last - 1].owns:
        last += 1
    more = [tokens[at].fold for at in range(first, last) if not inside[0].start <= at < inside[0].end]
    other = any(noun_of(fold) or noun_of(fold.removesuffix("s")) or fold in load_first_names() for fold in more)
    return range(0) if other or not more or not TITLES.isdisjoint(more) else range(first, last)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a name in capitals may go on from the token before `at` to the one there."""
    one, two = tokens[at - 1 : at + 1]
    named = all(token.capitalised and token.fold not in FRAME for token in (one, two))
    return named and two.start == one.end + 1
