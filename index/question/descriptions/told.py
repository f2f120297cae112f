"""Told: who is so described in the sentences of articles, where no role of theirs says it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.lexicon.lists import load_words, words
from corpus.lexicon.places import load_state_labels
from corpus.lexicon.roles import load_office_phrases
from corpus.people.roles import is_kin, noun_of
from corpus.statement import Speaker
from index.question.descriptions.heard import alike
from index.question.descriptions.introduced import (
    LEAD,
    find_called_later,
    find_introduced,
    find_kin_of_told,
    find_other_side,
)
from index.question.descriptions.namings import bearer_of, first_named_at, named_at
from index.question.descriptions.nearest import (
    AROUND,
    CLOSE,
    ELSEWHERE,
    FAR,
    LOOSE,
    closeness,
    is_anothers,
    is_bound,
    nearest_name,
)
from index.question.descriptions.others.elsewhere import LEADING, without_its_name
from index.question.descriptions.phrase import Phrase, names_a_person
from index.question.descriptions.shortnames import find_short_names, with_forms
from index.question.descriptions.wanted import (
    LESSER,
    PHRASE,
    Heard,
    Wanted,
    find_printed,
    heard_in,
    is_owned,
    is_somebodys,
    nouns_like,
    read_wanted,
    speaks_for,
    with_printed,
)
from index.question.names import Names
from index.question.tokens import fold_text

MAX_REPORTS, MAX_TEXT = 8, 40_000
"""How many articles are read for a description, and how many characters of each."""
MAX_NOUNS = 12
OFF_TOPIC = 0.9
"""What an article counts in which nothing of the topic stands."""
FOR = "for"
"""What says, among the words told, that somebody speaks for whom the description names."""
FROM = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+ [A-Z][\w’'-]+,? from (?:the )?(?:[A-Z][\w’'-]* )*\Z")
"""What stands before the name of a body that somebody is from."""
BARE = re.compile(r"(?<!\n)\n{1,3}(?:The |Its )?\Z")
"""What stands before a noun that begins a paragraph."""
MEMBERS = re.compile(r"(?<![^\W_])([^\W_]{1,40}s)['’] ")
"""Whose a body is by its name: the "Bakers' Union"."""
PARTY = re.compile(r"(?<![^\W_])[DRI]-")
"""What begins the label behind a politician's name: "(R-Texas)"."""
OF_STATES = words("senator governor congressman congresswoman representative lawmaker")
LABEL = re.compile(r" \(|, [DRI]-")
"""What begins the label behind a name."""
SEAT_BEFORE = re.compile(r"(?:['’]s)? (?:(?:[A-Z][\w.]*|junior|senior|former|freshman|state) ){0,3}")
SEAT_BEHIND = re.compile(r"\.?(?: [A-Z][\w.’'-]*){0,4},? (?:of|from|for|an?|the) ")
"""What stands between a state and such a noun, and between the noun and the state."""

COUNTRY_BEFORE = re.compile(r"(?:['’]s?)? (?:[\w-]+ ){0,3}")
COUNTRY_BEHIND = re.compile(r",? (?:of|for|from|in) (?:the )?(?:[A-Z][\w-]* )?|,? ")
"""What stands between a country and the noun for an office it has, and between the noun, or a name, and the country."""


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody with how much of a description articles tell of them, 0 to 1, and whether its noun is told."""

    speaker: Speaker
    share: float
    noun: bool


def find_told(phrase: Phrase, topic: Collection[str], names: Names, *, fit: Callable[[Speaker], float]) -> list[Told]:
    """Return those of whom articles tell what a description says, those of whom most is told first.

    Read are the articles that hold its words, first those that hold one of the `topic` too. The noun counts where no
    other name is nearer, the words that narrow it down anywhere around the name. `fit` says how well a role of a
    speaker fits the noun, where no article says it.
    """
    wanted = read_wanted(phrase, names)
    best: dict[str, Told] = {}
    for row, text, on_topic in _find_reports(wanted, topic, names):
        for speaker, told in told_in(text, names.heard_in(row), phrase, wanted):
            # A role says nothing of whose they are; a shared name does.
            theirs = not wanted.owners or FOR in told or wanted.owners & {*bearer_of(speaker).bare[1:]}
            if theirs and not any(word in told for word in wanted.nouns):
                told.update(dict.fromkeys(wanted.nouns[:1], fit(speaker)))
            for kind in without_its_name(phrase.narrowing, told):
                del told[kind]
            noun = max((told.get(word, 0.0) for word in wanted.nouns), default=0.0)
            share = _share(wanted, told, noun) * (1.0 if on_topic or not topic else OFF_TOPIC)
            if speaker.id not in best or share > best[speaker.id].share:
                best[speaker.id] = Told(speaker, share, noun > 0)
    return sorted(best.values(), key=lambda one: (-one.share, one.speaker.id))


def _share(wanted: Wanted, told: Mapping[str, float], noun: float) -> float:
    """Return how much is told: nothing without the word that tells most, less of whoever is another's, or a deputy."""
    if wanted.narrowing and not told.get(max(wanted.narrowing, key=wanted.weights.__getitem__)):
        return 0.0
    if is_of_no_such_body(wanted, told):
        return 0.0
    # Of anybody, words that only stand around the name tell little.
    around = not wanted.nouns and all(told.get(word, 0.0) <= FAR for word in wanted.narrowing)
    return wanted.share(told) * (LESSER if 0 < noun <= LESSER or around else 1.0)


def is_of_no_such_body(wanted: Wanted, told: Mapping[str, float]) -> bool:
    """Return whether the kind of body that a description names is not told: the head of another kind, or in none.

    Of whoever leads it the kind must stand nearby.
    """
    least = 0.0 if LEADING.isdisjoint(wanted.nouns) else LOOSE
    return any(told.get(kind, 0.0) <= least for kind in load_words("no businesses").intersection(wanted.narrowing))


def _find_reports(wanted: Wanted, topic: Collection[str], names: Names) -> Iterator[tuple[int, str, bool]]:
    """Yield row and text of articles that hold the words wanted, or else most of them, and whether one of the topic."""
    telling = sorted(wanted.narrowing, key=lambda word: -wanted.weights[word])
    like = [form for noun in wanted.nouns for form in nouns_like(noun)]
    # "Who runs" is rarer than "head", "chief" or "boss".
    nouns = [*wanted.nouns, *sorted(like, key=lambda form: " " not in form)][:MAX_NOUNS]
    seen: set[int] = set()
    counts = (len(telling) + bool(nouns), *range(len(telling), 0, -1))
    asked = [[wanted.forms[word] for word in telling[:count]] + [nouns] * (count > len(telling)) for count in counts]
    # Somebody in all the news stands beside most nouns: "Lind's clerk" is printed so.
    owned = [f"{owner} s {noun}" for owner in sorted(wanted.owners) for noun in nouns]
    for count, groups in zip((counts[0], *counts), ([owned, *asked[0]] if owned else [], *asked), strict=True):
        if not groups:
            continue
        for also in (sorted(topic), ()) if topic else ((),):
            for row, text in names.articles_with(groups, also, most=MAX_REPORTS, but=seen):
                if len(seen) < MAX_REPORTS:
                    seen.add(row)
                    yield row, text[:MAX_TEXT], bool(also)
        if len(seen) >= MAX_REPORTS or (seen and count <= len(telling) / 2):
            return


def told_in(
    text: str, speakers: Sequence[Speaker], phrase: Phrase, wanted: Wanted
) -> Iterator[tuple[Speaker, dict[str, float]]]:
    """Yield the speakers of an article with how much it tells of each word of the description."""
    somebody = any(map(names_a_person, wanted.nouns)) or not phrase.rare
    kinds = {"organisation"} if phrase.body else {"person"} if somebody else {"person", "organisation"}
    described = {part for each in wanted.forms.values() for form in each for part in form.split()} | {*phrase.narrowing}
    candidates = [
        one
        for one in speakers
        if one.kind in kinds
        and ((phrase.body and kind_by_name(one, wanted.nouns)) or not _is_named(one, described, wanted))
        and not is_other_gender(one, phrase.gender)
    ]
    printed = find_printed(text, wanted) if candidates else []
    heard = list(heard_in(text, printed, wanted))
    if not heard:
        return
    if not phrase.body and (names := find_short_names(text, heard, wanted, speakers)):
        wanted = with_forms(wanted, names)
        heard = list(heard_in(text, with_printed(text, printed, names), wanted))
        described |= names.keys()
    lasts = Counter(bearer_of(one).bare[-1:] for one in speakers if one.kind == "person")
    shared = frozenset(word for bare, count in lasts.items() if count > 1 for word in bare)
    places = {one.id: named_at(text, one, shared=shared) for one in candidates}
    if not phrase.heads:
        # Of a girl or a boy articles say the first name.
        places = {one.id: places[one.id] + first_named_at(text, one, speakers) for one in candidates}
    named = sorted(place for each in places.values() for place in each)
    nearest = {one: nearest_name(text, one, named, described) for one in heard if one.word in wanted.nouns}
    owners = [one for one in speakers if wanted.owners and wanted.owners & {*bearer_of(one).bare}]
    owning = {place for one in owners for place in named_at(text, one)}
    owning |= {(one.start, one.end) for one in heard if one.word in wanted.owners}
    genders = {place: bearer_of(one).gender for one in candidates for place in places[one.id]}
    owned = {
        one
        for one, place in nearest.items()
        if not wanted.owners or (is_owned(text, one, wanted) and not is_anothers(text, one, place, genders, owning))
    }
    national = not phrase.body and _is_national(wanted)
    introduced = {} if phrase.body else find_introduced(text, heard, nearest, named, places)
    later = {} if phrase.body else find_called_later(text, nearest, named, places)
    kin = find_other_side(text, (*wanted.nouns, "")[0], heard, wanted.owners, genders, places)
    theirs = find_kin_of_told(text, heard, nearest, places, wanted)
    for one in candidates:
        told = _told_by_name(one, wanted) if phrase.body and places[one.id] else introduced.get(one.id, {})
        told |= later.get(one.id, {}) | kin.get(one.id, {}) | theirs.get(one.id, {})
        bound = {each: place for each, place in nearest.items() if each in owned and place is not None}
        for word, tells in _told_around(text, places[one.id], heard, nearest.keys(), bound, rare=phrase.rare):
            told[word] = max(told.get(word, 0.0), tells)
        if any(speaks_for(text, max(0, start - AROUND), end, wanted) for start, end in places[one.id]):
            told[FOR] = 1.0
        # Of anybody two words beside the name are as much as the noun.
        sure = [word for word, tells in told.items() if tells > LOOSE and word in (wanted.nouns or wanted.narrowing)]
        if len(sure) > (not wanted.nouns):
            # "The organist's clerk" is not whoever is named in a report on organists, but for "her clerk".
            anybodys = not any(is_somebodys(text, each) for each, place in bound.items() if place in places[one.id])
            nouns = {word for word in phrase.owners if anybodys and noun_of(word)}
            away = [each for each in heard if each.word not in nouns]
            about = _told_about(text, away, wanted, body=phrase.body)
            told |= {word: tells for word, tells in about.items() if tells > told.get(word, 0.0)}
        if phrase.body and told.get(kind_by_name(one, wanted.nouns)) == 1.0:
            told = _without_far_names(text, one, told, places[one.id], heard, wanted)
        if phrase.body and (members := _members_of_others(one, phrase, wanted)):
            told = {word: tells for word, tells in told.items() if word not in members}
        if national and not _is_of_country(text, places[one.id], bound, heard, wanted):
            told = {word: tells for word, tells in told.items() if word not in wanted.narrowing}
        if told:
            yield one, told


def _is_national(wanted: Wanted) -> bool:
    """Return whether an office of which each country has one is asked for, and only the country tells which."""
    offices = any(noun in load_words("sole offices") or " " in noun for noun in wanted.nouns)
    return offices and bool(wanted.narrowing) and all(word.startswith("@") for word in wanted.narrowing)


def _is_of_country(
    text: str,
    places: Sequence[tuple[int, int]],
    bound: Mapping[Heard, tuple[int, int]],
    heard: Sequence[Heard],
    wanted: Wanted,
) -> bool:
    """Return whether an article says of which country somebody has an office: "Norland's president", "Ole of Norland".

    It names other countries beside anybody. A minister by title, and no president, is that of the country in its
    headline.
    """
    countries = [each for each in heard if each.word in wanted.narrowing]
    nouns = [each for each, place in bound.items() if place in places and not _implies_other(text, each, wanted)]
    phrases = [*((each.start, each.end) for each in nouns), *places]
    beside = any(
        COUNTRY_BEFORE.fullmatch(text, each.end, start) or COUNTRY_BEHIND.fullmatch(text, end, each.start)
        for each in countries
        for start, end in phrases
    )
    titled = any(each.word not in load_words("sole offices") and bound[each][0] - each.end == 1 for each in nouns)
    return beside or (titled and any("\n" not in text[: each.start] for each in countries))


def _implies_other(text: str, noun: Heard, wanted: Wanted) -> bool:
    """Return whether an office is that of another country: the "Secretary of State" is America's foreign minister."""
    printed = tuple(fold_text(text[noun.start : noun.end]).split())
    implied = {key for key in load_office_phrases().get(printed, ()) if key.startswith("@")}
    return bool(implied) and implied.isdisjoint(wanted.narrowing) and " ".join(printed) != noun.word


def _start(heard: Heard) -> int:
    return heard.start


def _told_around(
    text: str,
    places: Sequence[tuple[int, int]],
    heard: Sequence[Heard],
    nouns: Collection[Heard],
    bound: Mapping[Heard, tuple[int, int]],
    *,
    rare: bool,
) -> Iterator[tuple[str, float]]:
    """Yield what is heard around the places where somebody is named, and how much it tells: of the nouns those `bound`.

    Of a noun that begins a paragraph, "Chief executive Ole Brix said", the paragraph before says whose it is.
    """
    for start, end in places:
        low = bisect_left(heard, start - AROUND, key=lambda each: each.end)
        high = bisect_right(heard, end + AROUND, key=lambda each: each.start)
        for each in heard[low:high]:
            noun = each in nouns
            if (noun and bound.get(each) != (start, end)) or _labels_another(text, end, each):
                continue
            if each.word in load_state_labels() and not _is_seat(text, end, each, nouns):
                continue
            tells = each.fit * closeness(text, (start, end), each)
            if noun:
                if rare and tells < each.fit:
                    continue
                if not is_bound(text, (start, end), each, rare=rare):
                    tells *= 0.0 if rare else LOOSE
                begin = BARE.search(text, max(0, each.start - 8), each.start)
                before = text.rfind("\n", 0, begin.start()) if begin else each.start
                told = bisect_left(heard, before, key=_start), bisect_left(heard, each.start, key=_start)
                yield from ((one.word, FAR * one.fit) for one in heard[slice(*told)])
            yield each.word, tells


def _told_about(text: str, heard: Sequence[Heard], wanted: Wanted, *, body: bool) -> dict[str, float]:
    """Return what an article tells of somebody away from the name, where the noun is told beside it.

    A report names what it is about once: "Okerby's harbour board", then only "the chairman, Ole Brix". What tells where
    somebody is from, "Ned Pell from the harbour board", is told of that one.
    """
    narrowing = [each for each in heard if each.word not in wanted.nouns]
    # Places are named in any report: alone they tell nobody.
    placed = all(word.startswith("@") or word in load_state_labels() for word in wanted.narrowing)
    away = [each for each in narrowing if not placed and not FROM.search(text, max(0, each.start - AROUND), each.start)]
    about = {each.word: ELSEWHERE * each.fit for each in away}
    about |= {each.word: LOOSE * each.fit for each in narrowing if each.end <= LEAD}
    return about | _called_before(heard, wanted) if body else about


def _called_before(heard: Sequence[Heard], wanted: Wanted) -> dict[str, float]:
    """Return what an article says of a body beside its noun, before it names it: "an Okerby newspaper", "the Gull"."""
    nouns = [each for each in heard if each.word in wanted.nouns]
    return {
        each.word: FAR * each.fit
        for each in heard
        for noun in nouns
        if each.word not in wanted.nouns and 0 <= noun.start - each.end <= PHRASE / 2
    }


def _without_far_names(
    text: str,
    body: Speaker,
    told: Mapping[str, float],
    places: Sequence[tuple[int, int]],
    heard: Sequence[Heard],
    wanted: Wanted,
) -> dict[str, float]:
    """Return what is told of a paper without the names that stand far from its own: any report names some city."""
    beside = _called_before(heard, wanted).keys() | {*bearer_of(body).bare}
    beside |= {
        each.word
        for each in heard
        for start, end in places
        if not text[each.start].isupper() or 0 <= start - each.end <= CLOSE or 0 <= each.start - end <= CLOSE
    }
    return {word: tells for word, tells in told.items() if word in beside or word in wanted.nouns}


def _told_by_name(body: Speaker, wanted: Wanted) -> dict[str, float]:
    """Return what the name of a body tells: "the Okerby paper" may be the Okerby Gazette."""
    kind = kind_by_name(body, wanted.nouns)
    named = [word for word in wanted.narrowing if {*bearer_of(body).bare} & {*wanted.forms[word]}]
    return dict.fromkeys((kind, *named), 1.0) if kind else {}


def kind_by_name(body: Speaker, nouns: Sequence[str]) -> str:
    """Return which of these nouns a body is by its name ("newspaper": the "Okerby Gazette"), empty where it is none."""
    words = {word for name in (body.name, *body.aliases) for word in bearer_of(replace(body, name=name)).bare}
    for noun in nouns:
        printed = {noun, *nouns_like(noun)}
        if printed & load_words("nouns for papers"):
            printed |= load_words("papers")
        if printed & load_words("nouns for broadcasters"):
            printed |= load_words("broadcasters")
        if words & printed:
            return noun
    return ""


def _members_of_others(body: Speaker, phrase: Phrase, wanted: Wanted) -> frozenset[str]:
    """Return those whose body is asked for where its name says whose else it is: a bakers' union is not the divers'."""
    names = (body.name, *body.aliases)
    whose = [fold_text(found) for name in names for found in MEMBERS.findall(name)]
    if not whose or any(alike(word, own) for word in wanted.narrowing for own in whose):
        return frozenset()
    plurals = {word.removesuffix("s") for word in phrase.narrowing if word.endswith("s")}
    return frozenset(plurals.intersection(wanted.narrowing))


def _labels_another(text: str, end: int, heard: Heard) -> bool:
    """Return whether a state stands in the label of another name than that which ends here: "Ole Brix (D-Conn.)"."""
    found = PARTY.search(text, max(0, heard.start - 2), heard.start + 2)
    return found is not None and not 0 <= found.start() - end <= 2


def _is_seat(text: str, end: int, heard: Heard, nouns: Collection[Heard]) -> bool:
    """Return whether a state is where somebody is from whose name ends here, and not where they won: by its place.

    It stands in their label, or beside a noun for an office that states have; other nouns need no such place.
    """
    offices = [each for each in nouns if each.word in OF_STATES]
    return (
        not offices
        or LABEL.match(text, end, heard.end) is not None
        or any(
            SEAT_BEFORE.fullmatch(text, heard.end, each.start) or SEAT_BEHIND.fullmatch(text, each.end, heard.start)
            for each in offices
        )
    )


def _is_named(speaker: Speaker, described: Collection[str], wanted: Wanted) -> bool:
    """Return whether the description names somebody, who is not meant: kin may have the last name of their owner."""
    kin = any((noun := noun_of(word)) and is_kin(noun) for word in wanted.nouns)
    bare = bearer_of(speaker).bare
    others = {*described} - wanted.owners if kin else {*described}
    return bool({*bare} & others or {*bare[:1]} & {*described})


def is_other_gender(speaker: Speaker, gender: str | None) -> bool:
    return gender is not None and bearer_of(speaker).gender not in {None, gender}
