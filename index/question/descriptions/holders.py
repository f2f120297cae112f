"""Holders: who is so described, by the roles articles give people and by what stands beside their names there."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.people.names import gender_of, parse_name, strip_titles
from corpus.people.roles import may_be_called, noun_of, same_office
from corpus.statement import Speaker
from index.question.descriptions.heard import alike, words_beside
from index.question.descriptions.phrase import Phrase
from index.question.nameforms import Form
from index.question.names import MAX_HOLDERS, Names
from index.question.roles import RoleWords, read_role, take_apart

SURE = 0.5
"""The share of what narrows a description that a role, or what stands beside a name, has to tell."""
NEAR = 0.9
OTHER_NAMES = 0.8
"""What a role counts for that has names in it that nobody asked for: "Marstead Mayor" where "Okerby's" is."""
COMMON = 300
MAX_READ = 40
"""How many people's articles are looked into."""
MAX_NARROWING = 10


@dataclass(frozen=True, slots=True)
class Holders:
    """The speakers a description means, or, where it means nobody for certain, those it might.

    `common` is true of a description that so many answer to that it tells nobody.
    """

    speakers: tuple[Speaker, ...] = ()
    perhaps: tuple[Speaker, ...] = ()
    common: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody one of whose roles fits: how well its noun does, and the narrowing words it tells."""

    speaker: Speaker
    fit: float
    told: frozenset[str]


def find_holders(phrase: Phrase, names: Names) -> Holders:
    """Return who is described by their roles; by their articles where several roles fit and none tells them apart.

    A role fits by its noun: the same word or office, then a wider one. It must tell half of what narrows the
    description down, the rarer words counting more, and name no other place or person than the description does.
    """
    weights = _weights(phrase.narrowing[:MAX_NARROWING], names)
    known = list(_candidates(phrase, weights, names))
    if not weights:
        best = max((one.fit for one in known), default=0.0)
        same = [one for one in known if one.fit == best >= 0.9]
        return Holders(tuple(one.speaker for one in same)) if len(same) <= MAX_HOLDERS else Holders(common=True)
    total = sum(weights.values())
    telling = [(one.fit * _share(one.told, weights, total), one) for one in known]
    sure = [(score, one) for score, one in telling if _share(one.told, weights, total) >= SURE]
    if sure:
        best = max(score for score, _ in sure)
        return Holders(tuple(one.speaker for score, one in sure if score >= best * NEAR))
    telling.sort(key=lambda pair: (-pair[0], -pair[1].fit, pair[1].speaker.id))
    likely = [one for _, one in telling if one.fit >= 0.8 * OTHER_NAMES][:MAX_READ]
    return _by_articles(likely, weights, names)


def _by_articles(likely: Sequence[_Candidate], weights: Mapping[str, float], names: Names) -> Holders:
    """Return those of the likely beside whose names in their articles stands what the description says."""
    total = sum(weights.values())
    scores = []
    for one in likely:
        missing = weights.keys() - one.told
        beside = words_beside(one.speaker, names.reports(one.speaker.id), missing)
        scores.append(one.fit * _share(one.told | beside, weights, total))
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
    parts = take_apart(narrowing)
    words = sorted(parts.rest | {word for word in parts.words if not word.startswith("@")})
    return {word: math.log(2 + COMMON / (1 + names.role_frequency(word))) for word in words}


def _candidates(phrase: Phrase, weights: Mapping[str, float], names: Names) -> Iterable[_Candidate]:
    keys = [*weights, *(key for head in phrase.heads for key in _head_keys(head))]
    rare = [key for key in dict.fromkeys(keys) if names.role_frequency(key) < COMMON]
    if not weights:
        rare = keys
    kind = "organisation" if phrase.body else "person"
    for speaker in names.speakers(names.with_role_word(rare, most=20 * MAX_HOLDERS)):
        if speaker.kind == kind and not _of_other_gender(speaker, phrase.gender):
            fitting = [_fit(speaker, role.name, phrase, weights, names) for role in speaker.roles]
            best = max((one for one in fitting if one), key=lambda one: (len(one.told), one.fit), default=None)
            if best:
                yield best


def _head_keys(head: str) -> list[str]:
    """Return the words and offices under which roles of a noun, and of those it may mean, are looked up."""
    parts = read_role(head)
    return [*sorted(parts.words), *sorted(parts.offices)]


def _fit(speaker: Speaker, role: str, phrase: Phrase, weights: Mapping[str, float], names: Names) -> _Candidate | None:
    parts = read_role(role)
    fit = max((_noun_fit(head, role, parts) for head in phrase.heads), default=0.7)
    if not fit:
        return None
    own = parts.words | parts.rest
    told = frozenset(word for word in weights if word in own or any(alike(word, other) for other in own))
    missing = weights.keys() - told
    extra = [word for word in own - told if word[0] not in "@#" and _is_proper(word, role)]
    if _is_other(parts, extra, missing, names):
        return None
    return _Candidate(speaker, fit * OTHER_NAMES if extra and missing else fit, told)


def _noun_fit(head: str, role: str, parts: RoleWords) -> float:
    """Return how well a role is one by this noun: 1 the same word or office, less a wider one, 0 another."""
    asked = read_role(head)
    if asked.words & parts.words:
        return 1.0
    noun = noun_of(head)
    nouns = [found for word in role.replace("-", " ").split() if (found := noun_of(word.strip(".,'’\"")))]
    if noun and any(same_office(noun, other) for other in nouns):
        return 1.0
    if asked.offices & parts.offices:
        return 0.9
    if noun and any(may_be_called(other, noun) or may_be_called(noun, other) for other in nouns):
        return 0.8
    leads = {"leader", "boss", "chief", "head"}
    if noun and any(noun.wider & other.wider & leads for other in nouns):
        return 0.6
    return 0.0


def _is_other(parts: RoleWords, extra: Collection[str], missing: Collection[str], names: Names) -> bool:
    """Return whether a role names a place or person that is not asked for, where one that is asked for is missing."""
    if any(word.startswith("@") for word in missing) and any(word.startswith("@") for word in parts.rest):
        return True
    known = names.referents(extra) if missing else {}
    return any(one.form in {Form.SURNAME, Form.FULL} for found in known.values() for one in found)


def _is_proper(word: str, role: str) -> bool:
    return f" {word.capitalize()}" in f" {role}" and not noun_of(word)


def _of_other_gender(speaker: Speaker, gender: str | None) -> bool:
    """Return whether first name or roles ("chairwoman") show another gender than the description."""
    if gender is None:
        return False
    shown = {noun.gender for role in speaker.roles for word in role.name.split() if (noun := noun_of(word))}
    known = {gender_of(parse_name(strip_titles(speaker.name)))} - {None} or shown - {None}
    return bool(known) and gender not in known
