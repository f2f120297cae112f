"""Whole names: a first name and a surname in a row mean one person of both or a stranger, and nobody of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_places
from corpus.people.evidence import PEERS
from corpus.people.roles import noun_of
from corpus.statement import Speaker
from index.question.asked.forms.misspelled import correct
from index.question.asked.unknown.printed import are_printed_as_name, are_told_as_person
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, FRAME, is_finite, is_remark
from index.question.mentions import Mention, first_name_fits
from index.question.nameforms import PARTICLES, TITLES, Form, bare_words
from index.question.names import Names, Referent
from index.question.namesakes import has_title
from index.question.parts.subjects import is_doing
from index.question.tokens import Token

MAX_BEFORE = 3
SELDOM_WITHOUT = 2
"""How many names stand before a known one, and in how many times as many articles each may stand without it."""
MIN_FIRST = 4
MAX_MISSPELLED = 5
"""In how many articles a word may stand that is a surname misspelled."""


def with_whole_names(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> list[Mention]:
    """Return the mentions with those of a single word that belong to a whole name as that name.

    "Ama Brix" is neither Ama Lind nor Ole Brix, "amma lindh" is Ama Lind. A first name before a word that no article
    prints, or before one that they print it with, is a stranger's.
    """
    kept = list(mentions)
    named = {at for one in mentions if one.end - one.start == 1 for at in (one.start - 1, one.start)}
    may = (
        at
        for at in range(len(tokens) - 1)
        if at in named or tokens[at].fold in load_first_names() or tokens[at + 1].fold in TITLES
    )
    runs = {at: run for at in may if (run := _name_ends(tokens, at))}
    borne = names.referents({tokens[end - 1].fold for run in runs.values() for end in run}) if runs else {}
    at = 0
    while at < len(tokens) - 1:
        read_as = (
            _read_whole(tokens, (at, end), kept, borne.get(tokens[end - 1].fold, ()), names) for end in runs.get(at, ())
        )
        if whole := next((one for one in read_as if one), None):
            kept = sorted(
                [whole, *(one for one in kept if one.end <= whole.start or one.start >= whole.end)],
                key=lambda one: one.start,
            )
        at = whole.end if whole else at + 1
    read = [
        _with_names_before(tokens, one, names) if one.end - one.start > 1 else _of_peers(tokens, one) for one in kept
    ]
    return _with_echoes(tokens, read, names)


def _of_peers(tokens: Sequence[Token], mention: Mention) -> Mention:
    """Return the mention of a surname behind "Lord" as that of those whom articles call a peer, where one of it is."""
    if not mention.start or tokens[mention.start - 1].fold not in PEERS:
        return mention
    peers = tuple(one for one in mention.speakers if any(has_title(one, title) for title in PEERS))
    return replace(mention, speakers=peers or mention.speakers)


def _with_names_before(tokens: Sequence[Token], mention: Mention, names: Names) -> Mention:
    """Return a whole name with the words before it that articles print before it, and hardly ever without it."""
    start = mention.start
    phrase = " ".join(token.fold for token in tokens[start : mention.end])
    while start and mention.start - start < MAX_BEFORE and mention.is_person:
        before, token = tokens[start - 1], tokens[start]
        if token.start != before.end + 1 or before.owns or before.capitalised != token.capitalised:
            break
        phrase = f"{before.fold} {phrase}"
        if not _may_be_named(before) or noun_of(before.fold) or not (told := names.article_frequency(phrase)):
            break
        if names.article_frequency(before.fold) > SELDOM_WITHOUT * told:
            break
        start -= 1
    return replace(mention, start=start)


def _with_echoes(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> list[Mention]:
    """Return the mentions with a surname alone that repeats a stranger's name as the stranger's.

    In "Jon Lind called tolls daft. Did Lind say that?" it is Jon Lind again, and not the Ama Lind whom articles have.
    """
    lasts = {one.start: tokens[one.end - 1].fold for one in mentions}
    whole = [one for one in mentions if one.end - one.start > 1]
    known = {lasts[one.start] for one in whole if not one.clash}
    strange = {
        lasts[one.start]
        for one in whole
        if one.clash and tokens[one.start].fold in load_first_names() and lasts[one.start] not in known
    }
    repeated = [one for one in mentions if one.end - one.start == 1 and one.of_person and lasts[one.start] in strange]
    if not repeated or any(correct([token.fold for token in tokens[one.start : one.end]], names) for one in whole):
        return list(mentions)
    return [replace(one, clash=True) if one in repeated else one for one in mentions]


def _read_whole(
    tokens: Sequence[Token],
    place: tuple[int, int],
    mentions: Sequence[Mention],
    borne: Sequence[Referent],
    names: Names,
) -> Mention | None:
    """Return whom a first name and a surname mean that is `borne` by these, None where they are no whole name."""
    at, end = place
    inside = [one for one in mentions if one.start < end and at < one.end]
    if any(one.end - one.start > 1 for one in inside):
        return None
    first, last = tokens[at], tokens[end - 1]
    folds = [token.fold for token in tokens[at:end]]
    bearers = _bearers(borne, names)
    if bearers and not _may_be_named(first):
        return None  # "Georgia Lind" may be of Lind in Georgia.
    fitting = tuple(one for one in bearers if first_name_fits(first.fold, one))
    fitting = fitting or tuple(one for one in bearers if len(bearers) == 1 and _is_known_by_it(last, one))
    if fitting:
        return Mention(at, end, fitting, Form.FULL)
    if not _may_be_named(last) or is_doing(tokens, end - 1, names):
        return None  # "Pete Judge" where articles have Peter Judge, and elsewhere "judge" is what somebody is.
    rare = first.fold in load_first_names() and names.article_frequency(last.fold) <= MAX_MISSPELLED
    if rare and (meant := correct(folds, names)):
        return Mention(at, end, meant, Form.SURNAME, clash=True)
    if bearers and _is_strange_first(tokens, place, names):
        return Mention(at, end, bearers, Form.SURNAME, clash=True)
    called = any(one.start == at and one.form is Form.FIRST for one in inside)
    borne_first = _is_first_name(first) or (inside and bool(names.with_first_name(first.fold)))
    if called or not borne_first or (_may_be_surname(at, first, inside, bearers) and not _is_asked(tokens, at)):
        # "Ama Brix tolls" may be of Ama, whom everybody calls so, and "graham brix debate" of Graham and Brix.
        return None
    if bearers:
        return Mention(at, end, bearers, Form.SURNAME, clash=True)
    alone = len(mentions) == len(inside)
    asks = not (ABOUT | AUXILIARY | ASKING).isdisjoint(token.fold for token in tokens)
    surnamed = any(one.start == at and one.form is Form.SURNAME for one in inside)
    if surnamed and not last.capitalised and names.prints_small(last.fold):
        return None  # "Lind boats", though articles have titles with "Lind Boats" in them.
    said = end < len(tokens) and is_remark(tokens[end].fold)
    if (last.owns and not said) or not _is_strange(folds, names, alone=alone, asks=asks, capitals=first.capitalised):
        return None
    return Mention(at, end, (), Form.SURNAME, clash=True)


def _name_ends(tokens: Sequence[Token], at: int) -> list[int]:
    """Return where a first name, a middle one and a surname may end that begin at `at`, the longest first.

    "Klaus Bailey sticking up for tolls" may be of Klaus Bailey too, though Bailey is a first name.
    """
    ends: list[int] = []
    end = at + 1
    while end < min(len(tokens), at + 3) and (end == at + 1 or tokens[end - 1].fold in load_first_names()):
        before, token = tokens[end - 1 : end + 1]
        adjoins = token.start == before.end + 1 and token.capitalised == before.capitalised and not before.owns
        first = _may_be_named(before) or _is_called_as_place(before)
        if not adjoins or not (first and (_may_be_named(token) or token.fold in TITLES)):
            break
        end += 1
        ends.insert(0, end)
    return ends


def _may_be_named(token: Token) -> bool:
    fold = token.fold
    frame = fold in FRAME | TITLES | PARTICLES or fold in load_words("stop words") or is_finite(fold)
    return not (frame or fold in load_places() or is_listed(fold, "bodies", "collectives", "organisation words"))


def _is_called_as_place(token: Token) -> bool:
    """Return whether a word in capitals is a first name as well as a place: "Georgia Kolb"."""
    return token.capitalised and token.fold in load_places() and token.fold in load_first_names()


def _bearers(borne: Sequence[Referent], names: Names) -> tuple[Speaker, ...]:
    """Return the people a word is the surname of, or all that is known of the name."""
    speakers = names.speakers(one.speaker for one in borne if one.form in {Form.SURNAME, Form.FULL})
    return tuple(one for one in speakers if one.kind == "person")


def _is_known_by_it(last: Token, speaker: Speaker) -> bool:
    """Return whether a surname is all the articles tell of somebody's name, so that any first name may be theirs."""
    return len(bare_words(speaker.name)) == 1 and last.fold not in load_first_names()


def _is_first_name(token: Token) -> bool:
    word = token.fold in load_words("names that are words") or noun_of(token.fold) is not None
    return token.fold in load_first_names() and (token.capitalised or not word)


def _is_strange_first(tokens: Sequence[Token], place: tuple[int, int], names: Names) -> bool:
    """Return whether a word that no article prints is somebody's first name, by its place before a surname.

    An auxiliary stands before it, or it begins a question that goes on as behind a name: "hettie lind isn't keen".
    """
    at, end = place
    fold = tokens[at].fold
    asked = at > 0 and tokens[at - 1].fold in AUXILIARY
    begins = end < len(tokens) and (tokens[end].fold in FRAME or is_doing(tokens, end, names))
    placed = asked or (begins and all(token.fold in FRAME for token in tokens[:at]))
    plain = fold.isalpha() and len(fold) >= MIN_FIRST and not noun_of(fold)
    return placed and plain and names.has_many_articles() and not names.article_frequency(fold)


def _may_be_surname(at: int, first: Token, inside: Sequence[Mention], bearers: Sequence[Speaker]) -> bool:
    borne = bearers and any(one.start == at and one.form is Form.SURNAME for one in inside)
    return bool(borne) and first.fold in load_words("first names as surnames")


def _is_asked(tokens: Sequence[Token], at: int) -> bool:
    """Return whether two names at `at` are one, for else an "and" would join them: "does graham brix want tolls"."""
    before = [token.fold for token in tokens[max(0, at - 2) : at]]
    return before == ["according", "to"] or (bool(before) and before[-1] in AUXILIARY)


def _is_strange(folds: Sequence[str], names: Names, *, alone: bool, asks: bool, capitals: bool) -> bool:
    """Return whether the last of some folded words is a surname nobody has: in no article, or only behind the first.

    Beside a known name (not `alone`) articles print it as a name only: what else they tell of may be the topic.
    So may all of a row of words in small letters that `asks` nothing.
    """
    if noun_of(folds[-1]):
        return False
    if not names.article_frequency(folds[-1]):
        return capitals or names.has_many_articles()
    word = folds[0] in load_words("names that are words")
    if not names.article_frequency(" ".join(folds)):
        # "Brix said Wanda Kolb lied", where articles only tell of another Kolb.
        return capitals and not (alone or word) and names.prints_as_name(folds[-1])
    if alone or ((asks or capitals) and names.prints_as_name(folds[-1])):
        return True
    printed = capitals and are_printed_as_name(folds, names)
    return printed and (not word or are_told_as_person(folds, names))
