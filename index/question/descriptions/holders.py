"""Holders: who is so described, by the roles articles give people and by what stands beside their names there."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_state_labels
from corpus.people.names import gender_of, parse_name, strip_titles
from corpus.people.roles import is_kin, noun_of
from corpus.statement import Role, Speaker
from index.question.callings import LOOSE, LOOSELY, SHADOW, called_fit, trade_words
from index.question.descriptions.heard import alike, speaks_of, words_beside
from index.question.descriptions.others.committees import is_of_committee
from index.question.descriptions.others.elsewhere import (
    MAX_ROLES,
    folded_role,
    is_elsewhere,
    is_of_it,
    leads_only_a_group,
    rarest,
    sits_elsewhere,
    told_by_role,
    without_its_name,
    without_vague_kinds,
)
from index.question.descriptions.others.otherwise import (
    is_below,
    is_known_otherwise,
    is_less,
    is_only_above,
    stands_so,
)
from index.question.descriptions.phrase import Phrase
from index.question.descriptions.told import Told, find_told
from index.question.descriptions.wanted import NOT_IN_OFFICE, RARE, people_among
from index.question.nameforms import Form, bare_words
from index.question.names import MAX_HOLDERS, Names
from index.question.namesakes import CLEARLY
from index.question.roles import COMMON, RoleWords, read_role, telling_words
from index.question.standing import LESSER, is_held_now
from index.question.tokens import find_tokens, fold_text

SURE = 0.5
"""The share of what narrows a description that a role, or what stands beside a name, has to tell."""
PLAIN = 0.75
"""How well a role must fit to be taken without a look into the articles."""
FITTING = 0.7
"""How well a role must fit at least where the articles of its holder are all that speaks for it."""
NEAR = 0.9
"""How near to the best others are taken too."""
OTHER_NAMES, OTHER_PEOPLE = 0.8, 0.6
"""What a role counts for that has names in it that nobody asked for ("Marstead Mayor" where "Okerby's" is), and those
of people the library knows ("Lind spokesman")."""
ANY_NOUN = 0.7
"""What a role counts for where the description only says "the woman" or "the guy"."""
RELATIONS = frozenset({"parent", "spouse", "sibling", "relative", "child"})
SEATS = {
    "white house": "president", "kremlin": "president", "elysee": "president", "blue house": "president",
    "downing street": "prime minister", "chancellery": "chancellor", "vatican": "pope", "holy see": "pope",
}  # fmt: skip
"""Where somebody with an office sits, as their people's roles say it: "Lind's press secretary" is the White House's."""
TOLD, PERHAPS, CLEAR, MAX_TOLD = 0.6, 0.55, 0.98, 2
"""How much of a description articles must tell of somebody, and for a guess; how near to the most others are meant too,
and how many."""
TOLD_OF_ANYBODY = 0.7
LEADS = 1.15
"""How many times as much articles must tell of somebody who is guessed as of the next."""
MAX_READ = 10
"""How many people's articles are looked into."""
MAX_NARROWING = 10
MAX_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Holders:
    """The speakers a description means, or, where it means nobody for certain, those it might.

    `guess` is whoever of these it most likely means; `common` is true of a description that so many answer to that it
    tells nobody.
    """

    speakers: tuple[Speaker, ...] = ()
    perhaps: tuple[Speaker, ...] = ()
    guess: Speaker | None = None
    common: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody one of whose roles fits: how well its noun does, the narrowing words it tells, whether it says more.

    `loose` is a noun that is another's, of somebody who leads something else: "head" for a mayor.
    """

    speaker: Speaker
    fit: float
    told: frozenset[str]
    other: bool
    loose: bool


_Reading = Callable[[Speaker], _Candidate | None]


def find_holders(phrase: Phrase, names: Names, *, topic: Collection[str] = ()) -> Holders:
    """Return who is described by their roles; by articles where several roles fit and none tells them apart, or none.

    Of the articles those are read first in which words of the `topic` stand.

    A role fits by its noun: the same word or office, then a wider one. It must tell half of what narrows the
    description down, the rarer words counting more, with nothing else in place of the rarest, and name no other place
    or person than the description does.
    """
    weights = _weights(phrase.narrowing[:MAX_NARROWING], names)
    read = _reading(phrase, weights, names)
    whose = {word for word in weights if _is_whose(word, phrase)}
    known = [one for one in _candidates(phrase, read, weights, names) if whose <= one.told]
    if not weights:
        best = max((one.fit for one in known), default=0.0)
        same = [one for one in known if one.fit == best >= 0.9]
        return Holders(tuple(one.speaker for one in same)) if len(same) <= MAX_HOLDERS else Holders(common=True)
    if not phrase.heads and _is_said_of_many(phrase, names):
        return Holders()
    total = sum(weights.values())
    telling = [(one.fit * _share(one.told, weights, total), one) for one in known]
    owners = people_among(phrase.owners, names)
    # Asked for the leader of a rail union, a role at a railway is not enough.
    kinds = load_words("no businesses")
    sure = [
        (score, one)
        for score, one in telling
        if _share(one.told, weights, total) >= SURE
        and not is_only_above(one.speaker, phrase)
        and not _says_otherwise(one, weights)
        and not (one.other and kinds & (weights.keys() - one.told))
        and all(any(alike(own, word) for word in one.told) for own in owners)
    ]
    best = max((score for score, _ in sure), default=0.0)
    # Of a party's leader articles may tell more than the role of its mayor, who is a leader too.
    leads = LOOSE.intersection(phrase.heads)
    plain = [one for score, one in sure if score >= best * NEAR and (one.fit >= NEAR or not one.other or not leads)]
    if best >= PLAIN and plain:
        return _with_others([one for score, one in sure if score >= best * NEAR], phrase, weights, names, topic)
    # "Head of policy at the Okerby Chamber" is no mayor of Okerby.
    sure = [(score, one) for score, one in sure if not (one.loose and one.other)]
    best = max((score for score, _ in sure), default=0.0)
    telling.sort(key=lambda pair: (-pair[0], -pair[1].fit, pair[1].speaker.id))
    likely = [one for _, one in telling if one.fit >= 0.8 * OTHER_PEOPLE][:MAX_READ]
    # Whose somebody is stands where the noun does, not somewhere near the name.
    heard = Holders() if owners else _by_articles(likely, phrase, weights, names)
    heard = replace(heard, speakers=tuple(one for one in heard.speakers if not is_only_above(one, phrase)))
    # A role that says nothing of what narrows it down, or is one only loosely, is no more than its noun.
    fitting = [one for one in likely if one.speaker in heard.speakers and one.told and one.fit >= FITTING]
    if best < PLAIN and any(not _says_otherwise(one, weights) for one in fitting):
        likely = [one for one in likely if one.speaker in heard.speakers]
        return replace(heard, speakers=_with_others(likely, phrase, weights, names, topic).speakers)
    told = find_told(phrase, topic, names, fit=_fit_of_role(phrase, weights, read))
    if phrase.past:
        told = [one for one in told if not any(is_held_now(role.name) for role in one.speaker.roles)]
    # "Her deputy", said of another, makes no deputy mayor of a mayor.
    told = [one for one in told if not is_only_above(one.speaker, phrase)]
    if phrase.standing or LESSER.intersection(phrase.narrowing):
        told = [one for one in told if one.noun and (one.share >= NEAR or not phrase.standing)]
    # Whose somebody is is told with the noun, and not by chance.
    told = [one for one in told if (owners and one.noun) or not is_known_otherwise(one.speaker, phrase, weights, names)]
    # The president of a club is not that of a country which their report names too.
    placed = all(word.startswith("@") for word in weights)
    elsewhere = {one.speaker.id for one in known if placed and one.other and not one.told}
    if elsewhere:
        told = [one for one in told if one.share >= NEAR or one.speaker.id not in elsewhere]
    another = [one for one in told if is_elsewhere(one.speaker, phrase, weights, told=one.share)]
    told = [one for one in told if one not in another]
    offered = [one.speaker for one in another if one.share >= PERHAPS]
    clear = _clearest(told, phrase, weights, (*offered, *heard.perhaps))
    if sure and not clear.speakers:
        return _by_role_alone([one.speaker for score, one in sure if score >= best * NEAR], best)
    others = {one.speaker.id for one in told if one.share < TOLD}
    others |= {one.id for one in heard.speakers if is_elsewhere(one, phrase, weights)}
    others |= {one.id for one in heard.speakers if is_known_otherwise(one, phrase, weights, names)}
    others |= elsewhere | {one.speaker.id for one in known if one.loose and one.other}
    left = tuple(speaker for speaker in heard.speakers if speaker.id not in others)
    if clear.speakers or not left:
        return clear
    # A noun, and what narrows it down somewhere beside the name, is no more than a guess.
    return replace(heard, speakers=(), guess=left[0] if len(left) == 1 else None)


def _fit_of_role(phrase: Phrase, weights: Mapping[str, float], read: _Reading) -> Callable[[Speaker], float]:
    """Return what says how well a role fits the noun where no article says it: not at all of whoever heads another."""

    def fit(speaker: Speaker) -> float:
        one = None if is_elsewhere(speaker, phrase, weights) else read(speaker)
        return one.fit if one else 0.0

    return fit


def _by_role_alone(found: Sequence[Speaker], best: float) -> Holders:
    """Return those whose roles fit so well at best, of whom articles tell nothing clear.

    Half of what is asked for, or an office that is only like it, is no more than a guess.
    """
    if best >= PLAIN:
        return Holders(tuple(found))
    return Holders((), tuple(found), found[0] if len(found) == 1 and best >= SURE else None)


def _is_said_of_many(phrase: Phrase, names: Names) -> bool:
    """Return whether one common word is all that a description of anybody says: "the guy with the boat"."""
    return len(phrase.narrowing) == 1 and names.article_frequency(phrase.narrowing[0]) > RARE


def _is_whose(word: str, phrase: Phrase) -> bool:
    """Return whether a word that is no name says whose somebody is: "the tenor's clerk", "clerk of Lind's son"."""
    noun = noun_of(word)
    return noun is not None and word not in phrase.heads and (word in phrase.owners or is_kin(noun))


def _says_otherwise(one: _Candidate, weights: Mapping[str, float]) -> bool:
    """Return whether a role tells most, and says another thing for the rarest word: it is another committee's."""
    if not one.other or _share(one.told, weights, sum(weights.values())) < SURE:
        return False
    return not rarest(weights) <= one.told


def _with_others(
    found: Sequence[_Candidate], phrase: Phrase, weights: Mapping[str, float], names: Names, topic: Collection[str]
) -> Holders:
    """Return those found by their roles, and of whom articles tell all that is asked where the roles leave a doubt.

    Where no role tells the place that was asked for, those stand instead, where there are any; where nobody
    found speaks of anything of the topic, beside them: there is more than one accounts committee.
    """
    speakers = tuple(one.speaker for one in found)
    # What is not told may be said in other words, but not a place.
    whole = any(not any(word.startswith("@") for word in weights.keys() - one.told) for one in found)
    if whole and any(speaks_of(names.reports(one.id), topic) for one in speakers):
        return Holders(speakers)
    told = [one for one in find_told(phrase, topic, names, fit=lambda _: 0.0) if one.noun and one.share >= NEAR]
    others = tuple(one.speaker for one in told if not is_elsewhere(one.speaker, phrase, weights, told=one.share))
    return Holders(tuple(dict.fromkeys((*speakers, *others) if whole else others or speakers)))


def _clearest(
    told: Sequence[Told], phrase: Phrase, weights: Mapping[str, float], perhaps: Sequence[Speaker]
) -> Holders:
    """Return those of whom articles tell clearly most, or where none is clear those it might be."""
    # Of whom the noun is not told, all else may be told by chance.
    called = [one for one in told if one.noun or not phrase.heads]
    most = max((one.share for one in called), default=0.0)
    clearly = tuple(one.speaker for one in called if one.share >= most * CLEAR)
    # Words around the name of anybody are there by chance sooner.
    others = max((one.share for one in called if one.speaker not in clearly), default=0.0)
    if not phrase.heads and most < LEADS * others:
        return Holders((), clearly[:3])  # Of anybody another may be told as much in other words.
    if most >= (TOLD if phrase.heads else TOLD_OF_ANYBODY) and 0 < len(clearly) <= MAX_TOLD:
        return Holders(clearly)
    likely = tuple(one.speaker for one in told if one.share >= PERHAPS)
    first, next_best = (told[0], max((one.share for one in told[1:]), default=0.0)) if likely else (None, 0.0)
    # Whoever is known to be something else is not guessed.
    # Nor is of whom only whose it is was told: "Lind's rival" near Lind.
    called_so = first and (first.noun or not phrase.heads or not (first.speaker.roles or phrase.owners))
    # The founder of a fund may manage it.
    called_so = called_so or (first and not phrase.owners and is_of_it(first.speaker, phrase.narrowing, weights))
    leads = first and called_so and first.share >= LEADS * next_best
    return Holders((), tuple(dict.fromkeys((*likely, *perhaps)))[:3], first.speaker if first and leads else None)


def _by_articles(likely: Sequence[_Candidate], phrase: Phrase, weights: Mapping[str, float], names: Names) -> Holders:
    """Return those of the likely beside whose names in their articles stands what the description says."""
    total = sum(weights.values())
    scores = []
    for one in likely:
        beside = words_beside(one.speaker, names.reports(one.speaker.id), weights.keys() - one.told)
        near = dict.fromkeys(one.told, 1.0) | beside
        nameless = without_its_name(phrase.narrowing, near)
        told = sum(weights[word] * tells for word, tells in near.items() if word not in nameless)
        scores.append(one.fit * told / total)
    best = max(scores, default=0.0)
    perhaps = tuple(one.speaker for one in likely[:3])
    if best < SURE:
        return Holders((), perhaps)
    return Holders(
        tuple(one.speaker for one, score in zip(likely, scores, strict=True) if score >= best * NEAR), perhaps
    )


def _share(told: Collection[str], weights: Mapping[str, float], total: float) -> float:
    return sum(weights[word] for word in told if word in weights) / total if total else 1.0


def _weights(narrowing: Sequence[str], names: Names) -> dict[str, float]:
    """Return the narrowing words, places by their one name, with how much each tells."""
    narrowing = without_vague_kinds(narrowing)
    return {word: math.log(2 + COMMON / (1 + names.role_frequency(word))) for word in sorted(telling_words(narrowing))}


def _reading(phrase: Phrase, weights: Mapping[str, float], names: Names) -> _Reading:
    """Return what says how well a speaker's roles fit, None of whom the description names and where none does."""
    seats = _seats(weights, names)
    asked = people_among([*weights], names)
    related = any((noun := noun_of(head)) and noun.wider & RELATIONS for head in phrase.heads)

    def read(speaker: Speaker) -> _Candidate | None:
        bare = bare_words(speaker.name)
        named = {*weights, *phrase.narrowing} & set(bare[:1] if related else bare)
        if named or _of_other_gender(speaker, phrase.gender):
            return None
        if sits_elsewhere(speaker, phrase) or leads_only_a_group(speaker, phrase):
            return None
        roles = [role.name for role in speaker.roles[:MAX_ROLES]]
        known = [one for role in roles if (one := _fit(speaker, role, phrase, weights, names, seats, asked))]
        # "The neurosurgeon candidate": one role says the one, another the other.
        best = max(known, key=lambda one: (len(one.told), one.fit), default=None)
        return replace(best, told=best.told | _told_elsewhere(speaker, phrase, weights)) if best else None

    return read


def _candidates(phrase: Phrase, read: _Reading, weights: Mapping[str, float], names: Names) -> Iterable[_Candidate]:
    """Yield those with a role of the noun, with the role that tells most; nobody who is named in the description."""
    heads = {key for head in phrase.heads for key in _head_keys(head)}
    ids = names.with_role_words(weights.keys(), most=MAX_CANDIDATES) if weights else ()
    ids += names.with_role_words(weights.keys() | heads, most=MAX_CANDIDATES if weights else MAX_HOLDERS + 1)
    ids += names.with_role_words(heads, most=MAX_CANDIDATES) if weights and not ids else ()
    kind = "organisation" if phrase.body else "person"
    for speaker in names.speakers(ids):
        if speaker.kind == kind and (found := read(speaker)):
            yield found


def _seats(weights: Mapping[str, float], names: Names) -> dict[str, frozenset[str]]:
    """Return the seats of those whom the narrowing words name, and who hold an office that has one."""
    found: dict[str, frozenset[str]] = {}
    for word, referents in names.referents([word for word in weights if not word.startswith("@")]).items():
        people = [one for one in names.speakers([each.speaker for each in referents]) if one.kind == "person"]
        # Who shares a surname with a president is not asked for as one.
        one = people[0] if len(people) == 1 else _mostly_meant(people, names)
        roles = one.roles[:MAX_ROLES] if one else ()
        found[word] = frozenset(seat for seat, office in SEATS.items() if _holds(office, roles))
    return found


def _mostly_meant(people: Sequence[Speaker], names: Names) -> Speaker | None:
    """Return whose whole name stands in far more articles than any other's of the surname, None where nobody's does."""
    whole = [one for one in people if " " in one.name]
    counts = names.article_frequencies([fold_text(one.name) for one in whole])
    told = sorted(zip(counts, whole, strict=True), key=lambda pair: -pair[0])
    return told[0][1] if len(told) > 1 and told[0][0] > CLEARLY * told[1][0] else None


def _holds(office: str, roles: Sequence[Role]) -> bool:
    """Return whether roles say that somebody holds an office, and none said since that they want it, or had it."""
    since = max(
        (role.last or date.min for role in roles if _is_past(role.name) and office in folded_role(role.name)),
        default=date.min,
    )
    held = (role for role in roles if not _is_past(role.name) and (role.last or date.max) >= since)
    return any(read_role(office).offices & read_role(role.name).offices for role in held)


def _seated(role: str, seats: Mapping[str, Collection[str]], names: Names) -> set[str]:
    """Return the words whose seat a role names: none of one held in the past or under somebody else."""
    folded = folded_role(role)
    seated = {word: seat for word, each in seats.items() for seat in each if seat in folded}
    if not seated or _is_past(role):
        return set()
    others = set(folded.split()) - seated.keys() - {word for seat in seated.values() for word in seat.split()}
    borne = names.referents(others).values()
    return set() if any(one.form is Form.SURNAME for found in borne for one in found) else set(seated)


def _is_past(role: str) -> bool:
    """Return whether a role is not, or not yet, held: "former president", "presidential nominee"."""
    return bool(NOT_IN_OFFICE & set(folded_role(role).split()))


def _told_elsewhere(speaker: Speaker, phrase: Phrase, weights: Mapping[str, float]) -> frozenset[str]:
    """Return the nouns for people among the narrowing words that any role of the speaker says.

    Of a politician on a committee all that any says: the "Tarn Republican and chairman of the tides panel" is a "Rep.".
    """
    roles = [role.name for role in speaker.roles[:MAX_ROLES]]
    told = frozenset().union(*(told_by_role(role, phrase.narrowing, weights) for role in roles))
    if is_of_committee(phrase) and load_state_labels().keys() & weights.keys() <= told:
        return told
    nouns = {word for word in weights if noun_of(word)}
    return frozenset(nouns & {word for role in roles if nouns for word in read_role(role).words})


def _head_keys(head: str) -> list[str]:
    """Return the words and offices under which roles of a noun, and of those it may mean, are looked up."""
    parts = read_role(head)
    return [*sorted(parts.words), *sorted(parts.offices), *trade_words(head)]


def _fit(
    speaker: Speaker,
    role: str,
    phrase: Phrase,
    weights: Mapping[str, float],
    names: Names,
    seats: Mapping[str, Collection[str]],
    asked: Set[str],
) -> _Candidate | None:
    if (phrase.past and is_held_now(role)) or not stands_so(role, phrase):
        return None
    if phrase.heads and all(is_less(role, head) or is_below(role, head, phrase) for head in phrase.heads):
        return None
    parts = read_role(role)
    told = told_by_role(role, phrase.narrowing, weights) | _seated(role, seats, names)
    told -= without_its_name(phrase.narrowing, told)
    fits = (called_fit(head, role, weights.keys(), told, phrase.standing) for head in phrase.heads)
    noun = fit = max(fits, default=ANY_NOUN)
    if not fit or (SHADOW in parts.words and "government" in weights):
        return None
    missing = weights.keys() - told
    extra = (parts.rest - told) & _proper_words(role)
    if missing and _is_other(role, parts, extra, missing):
        return None
    # "Quill campaign spokesman" is nobody of the Lind campaign.
    if extra and told and asked & missing:
        return None
    if extra and missing:
        borne = any(one.form is Form.SURNAME for found in names.referents(extra).values() for one in found)
        fit *= OTHER_PEOPLE if borne else OTHER_NAMES
    other = any(not noun_of(word) for word in parts.rest - told)
    return _Candidate(speaker, fit, told, other, loose=noun <= LOOSELY)


def _is_other(role: str, parts: RoleWords, extra: Collection[str], missing: Set[str]) -> bool:
    """Return whether a role names a place, or whose somebody is, other than the one asked for and not named."""
    if any(word.startswith("@") for word in missing) and any(word.startswith("@") for word in parts.rest):
        return True
    if not load_words("no businesses").isdisjoint(missing) and any(map(_is_body, parts.rest - missing)):
        return True  # Of a trust, where a union is asked for.
    owners = [word.removesuffix("s").rstrip("'’").lower() for word in role.split() if word.endswith(("'s", "’s"))]
    return any(word in owners for word in extra)


def _is_body(word: str) -> bool:
    return word == "trust" or is_listed(word, "collectives", "bodies")


@lru_cache(maxsize=4096)
def _proper_words(role: str) -> frozenset[str]:
    """Return the folded words of a role that are printed with a capital letter and no nouns for people."""
    capital = {token.fold for token in find_tokens(role) if token.capitalised}
    return frozenset(word for word in capital if not noun_of(word))


def _of_other_gender(speaker: Speaker, gender: str | None) -> bool:
    """Return whether first name or roles ("chairwoman") show another gender than the description."""
    if gender is None:
        return False
    shown = {noun.gender for role in speaker.roles for word in role.name.split() if (noun := noun_of(word))}
    known = shown - {None} or {gender_of(parse_name(strip_titles(speaker.name)))} - {None}
    return bool(known) and gender not in known
