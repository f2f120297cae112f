"""Told: who is so described in the sentences of articles, where no role of theirs says it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words, words
from corpus.lexicon.places import load_places, load_state_labels
from corpus.people.roles import is_kin, noun_of
from corpus.statement import Speaker
from index.question.descriptions.namings import KINDS, bearer_of, first_named_at, named_at
from index.question.descriptions.phrase import Phrase
from index.question.descriptions.wanted import (
    HIS,
    LESSER,
    OWNER,
    PHRASE,
    PREMISES,
    SENTENCE_END,
    WORD,
    Heard,
    Wanted,
    find_heard,
    is_owned,
    nouns_like,
    read_wanted,
    speaks_for,
    whose,
    word_before,
)
from index.question.frames import GENDERS, is_finite
from index.question.names import Names
from index.question.tokens import fold_word

MAX_REPORTS, MAX_TEXT = 8, 40_000
"""How many articles are read for a description, and how many characters of each."""
MAX_NOUNS = 12
LEAD = 320
"""How many characters of an article, its title among them, say what it is about."""
BEFORE_HIS = 300
"""How many characters before "his" name whose it is."""
CLOSE, BESIDE, AROUND = 20, 70, 160
"""How many characters from a name are close to it, beside it, and around it."""
FAR, ELSEWHERE, LOOSE = 0.75, 0.3, 0.6
"""What a word around a name, or in another sentence, counts of one beside it, one elsewhere in the article, and
what a noun counts that is only near a name."""
NEXT = 400
"""How many characters behind a mention the name may stand that it is a mention of."""
BEGUN = 0.8
"""What a word counts by which an article begins to tell of whoever it names next."""
OFF_TOPIC = 0.9
"""What an article counts in which nothing of the topic stands."""
FOR = "for"
"""What says, among the words told, that somebody speaks for whom the description names."""
ENDS_NEARNESS = re.compile(rf"[\"“”]|{SENTENCE_END.pattern}")
"""What parts a noun from a name: the end of a sentence, and a quotation mark."""
NAME = re.compile(r"[A-Z][\w’'-]{0,60}\.?(?: [A-Z]\.)?(?: [A-Z][\w’'-]{1,60})+")
BEFORE_NAME = re.compile(
    r"(?:-of-\w+)?(?: (?P<word>[a-z]+))?,?(?: (?:[A-Z][\w.’'-]*|of|for|at|the|and|[a-z]+er))*"
    rf"(?: (?:{KINDS})(?=,))?"
    r"(?:, (?:the )?(?:[A-Z][\w.]* ){0,3})?[ ,:]*"
)
BEHIND_NAME = re.compile(
    r"(?: [A-Z][\w.]*)?(?:,|:| \(| [–—-]| (?:is|was|as|who|became|becomes|serves|served|works|worked)\b|['’]s? )"
)
CALLED = re.compile(r"(?:, \d+)?(?:,| is| was| became) (?:an?|the)(?: [\w’'-]+){0,5} $")
"""What stands between a noun and the name it belongs to, and a name and a noun that need not mean a person."""
OF_WHAT = re.compile(r" (?:of|at|for|from|in) (?:the )?")
"""What stands between a noun and the name of what somebody is that of: "a baker at the Marlow Mill"."""
FROM = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+ [A-Z][\w’'-]+,? from (?:the )?(?:[A-Z][\w’'-]* )*\Z")
"""What stands before the name of a body that somebody is from."""
SECOND = re.compile(r",? and (?:[\w’'-]+ ){0,5}([a-z]+), ")
"""What stands between the first of two things that somebody is and the name: "Okerby MP and party spokesman, Ole"."""
INVERTED = re.compile(r", (?:the )?")
"""What stands between a name and a noun of whoever says what is before it."""
APPOSITION = re.compile(
    r", (?:an? |the )?(?!(?:who|whose|which|said|says|told|and|but|as|after|when|while|he|she|they)\b)"
    r"[a-z][^,.;:\n\"“”()–—]{0,60} and (?:[a-z-]+ ){0,2}"
)
"""What stands between a name and the second of two things that somebody is: "Ole, head of Tidewater and joint "."""
APPOSED = re.compile(r", (?:[Hh]is|[Hh]er|[Tt]heir) ")
"""What stands between a name and whose somebody of that name is."""
WHOSE = re.compile(r"(?:['’]s)? ([a-z]+) (?=[A-Z])")
"""What stands behind a name that only says whose the next one is."""
OF_NOUN = re.compile(r" ([a-z]+)\b")
"""What stands behind a name that only tells more of a noun: the "Port Board" of "Port Board clerk"."""
OF_HIM = re.compile(
    r"\b(?:He|She)(?: (?:also|now|currently|still|once|has|had|previously|later)){0,2}"
    r" (?:is|was|been|became|serves|served|works|worked)(?: as)? (?:an?|the)(?: [\w’'-]+){0,4} $"
)
"""What stands before a noun that the sentence before, or the one before that, names somebody for."""
SOMEBODY = re.compile(r"(?:\A|(?<=[.\n] )|(?<=\n))An? (?:[\w’'-]+ ){0,5}\Z")
"""What stands before a noun by which a sentence begins to tell of somebody it does not name."""
ANYBODY = re.compile(
    r"(?:\A|\n)An? (?:[\w’'-]+ ){0,3}?"
    r"(?:man|woman|boy|girl|teenager|student|\d+-year-old|mother|mum|father|dad)\b"
)
"""How an article begins to tell of somebody it does not name, by a noun that anybody may be called by."""
THE = re.compile(r"(?:[\"”’',]|\n) ?(?:[Tt]he|[Ii]ts) (?:[\w’'-]+ ){0,3}\Z")
"""What stands before a noun for whoever the article has told of, or is about to."""
OF_BODY = re.compile(r"(?:\A|(?<!\n)\n)(?:[A-Z][\w-]*(?:['’]s)? ){1,3}(?:[a-z]+ )?\Z")
"""What stands before a noun by which a title, or a first sentence, tells of a head: "Norland's ferry chief"."""
BARE = re.compile(r"(?<!\n)\n{1,3}(?:The |Its )?\Z")
"""What stands before a noun that begins a paragraph."""
BEGINS = re.compile(r"(?:\n|[.!?][”\"]? )(?:(?:Dame|Sir|Lord|Lady|Dr|Mr|Mrs|Ms|Prof|Rev)\.? )?\Z")
"""What stands before a name that begins a sentence."""
SAYS = re.compile(r" (?:said|says|told|added|explained|recalled|recalls|described|claimed)\b")
"""What stands behind a name that nothing explains."""
HAS_SAID = re.compile(
    r"(?: (?:of|at|for|in) [^.,;:\n“\"]{1,60})?(?: has| have)? (?:said|says|warned|admitted|claimed)\.?[”\"]?\s"
)
"""What stands behind a noun for whoever a first sentence lets speak, and does not name."""
PARTY = re.compile(r"(?<![^\W_])[DRI]-")
"""What begins the label behind a politician's name: "(R-Texas)"."""
SHORT_TITLE = re.compile(r"Sens?|Govs?|Reps?|Gen|Col|Capt|Lt|Dr|Prof|Rev")
"""Titles that end in a point before a name."""
OF_STATES = words("senator governor congressman congresswoman representative lawmaker")
LABEL = re.compile(r" \(|, [DRI]-")
"""What begins the label behind a name."""
SEAT_BEFORE = re.compile(r"(?:['’]s)? (?:(?:[A-Z][\w.]*|junior|senior|former|freshman|state) ){0,3}")
SEAT_BEHIND = re.compile(r"\.?(?: [A-Z][\w.’'-]*){0,4},? (?:of|from|for|an?|the) ")
"""What stands between a state and such a noun, and between the noun and the state."""
OF_ONESELF = re.compile(r"\bI(?:['’]m| am| was)\b|\b[Aa]s an? ")
"""What stands before a noun that somebody who is quoted calls themselves."""


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody with how much of a description articles tell of them, 0 to 1, and whether its noun is told."""

    speaker: Speaker
    share: float
    noun: bool


def find_told(phrase: Phrase, topic: Collection[str], names: Names, *, roles: Mapping[str, float]) -> list[Told]:
    """Return those of whom articles tell what a description says, those of whom most is told first.

    Read are the articles that hold its words, first those that hold one of the `topic` too. The noun counts where no
    other name is nearer, the words that narrow it down anywhere around the name. `roles` say by the speaker's id how
    well a role fits the noun, where no article says it.
    """
    wanted = read_wanted(phrase, names)
    best: dict[str, Told] = {}
    for row, text, on_topic in _find_reports(wanted, topic, names):
        for speaker, told in _told_in(text, names.heard_in(row), phrase, wanted):
            # A role says nothing of whose they are; a shared name does.
            theirs = not wanted.owners or FOR in told or wanted.owners & {*bearer_of(speaker).bare[1:]}
            if theirs and not any(word in told for word in wanted.nouns):
                told.update(dict.fromkeys(wanted.nouns[:1], roles.get(speaker.id, 0.0)))
            noun = max((told.get(word, 0.0) for word in wanted.nouns), default=0.0)
            share = _share(wanted, told, noun) * (1.0 if on_topic or not topic else OFF_TOPIC)
            if speaker.id not in best or share > best[speaker.id].share:
                best[speaker.id] = Told(speaker, share, noun > 0)
    return sorted(best.values(), key=lambda one: (-one.share, one.speaker.id))


def _share(wanted: Wanted, told: Mapping[str, float], noun: float) -> float:
    """Return how much is told: nothing without the word that tells most, less of whoever is another's, or a deputy."""
    if wanted.narrowing and not told.get(max(wanted.narrowing, key=wanted.weights.__getitem__)):
        return 0.0
    # Of anybody, words that only stand around the name tell little.
    around = not wanted.nouns and all(told.get(word, 0.0) <= FAR for word in wanted.narrowing)
    return wanted.share(told) * (LESSER if 0 < noun <= LESSER or around else 1.0)


def _find_reports(wanted: Wanted, topic: Collection[str], names: Names) -> Iterator[tuple[int, str, bool]]:
    """Yield row and text of articles that hold the words wanted, or else most of them, and whether one of the topic."""
    telling = sorted(wanted.narrowing, key=lambda word: -wanted.weights[word])
    like = [form for noun in wanted.nouns for form in nouns_like(noun)]
    # "Who runs" is rarer than "head", "chief" or "boss".
    nouns = [*wanted.nouns, *sorted(like, key=lambda form: " " not in form)][:MAX_NOUNS]
    seen: set[int] = set()
    for count in (len(telling) + bool(nouns), *range(len(telling), 0, -1)):
        groups = [wanted.forms[word] for word in telling[:count]] + [nouns] * (count > len(telling))
        for also in (sorted(topic), ()) if topic else ((),):
            for row, text in names.articles_with(groups, also, most=MAX_REPORTS, but=seen):
                if len(seen) < MAX_REPORTS:
                    seen.add(row)
                    yield row, text[:MAX_TEXT], bool(also)
        if len(seen) >= MAX_REPORTS or (seen and count <= len(telling) / 2):
            return


def _told_in(
    text: str, speakers: Sequence[Speaker], phrase: Phrase, wanted: Wanted
) -> Iterator[tuple[Speaker, dict[str, float]]]:
    """Yield the speakers of an article with how much it tells of each word of the description."""
    kinds = {"organisation"} if phrase.body else {"person", "organisation"} if phrase.rare else {"person"}
    described = {part for each in wanted.forms.values() for form in each for part in form.split()} | {*phrase.narrowing}
    candidates = [
        one
        for one in speakers
        if one.kind in kinds
        and ((phrase.body and kind_by_name(one, wanted.nouns)) or not _is_named(one, described, wanted))
        and not _is_other_gender(one, phrase.gender)
    ]
    heard = list(find_heard(text, wanted)) if candidates else []
    if not heard:
        return
    lasts = Counter(bearer_of(one).bare[-1:] for one in speakers if one.kind == "person")
    shared = frozenset(word for bare, count in lasts.items() if count > 1 for word in bare)
    places = {one.id: named_at(text, one, shared=shared) for one in candidates}
    if not phrase.heads:
        # Of a girl or a boy articles say the first name.
        places = {one.id: places[one.id] + first_named_at(text, one, speakers) for one in candidates}
    named = sorted(place for each in places.values() for place in each)
    nearest = {one: _nearest(text, one, named, described) for one in heard if one.word in wanted.nouns}
    owners = [one for one in speakers if wanted.owners and wanted.owners & {*bearer_of(one).bare}]
    owning = {place for one in owners for place in named_at(text, one)}
    owning |= {(one.start, one.end) for one in heard if one.word in wanted.owners}
    genders = {place: bearer_of(one).gender for one in candidates for place in places[one.id]}
    owned = {
        one
        for one, place in nearest.items()
        if not wanted.owners or (is_owned(text, one, wanted) and not _is_anothers(text, one, place, genders, owning))
    }
    introduced = {} if phrase.body else _introduced(text, heard, nearest, named, places)
    later = {} if phrase.body else _called_later(text, nearest, named, places)
    for one in candidates:
        told = _told_by_name(one, wanted) if phrase.body and places[one.id] else introduced.get(one.id, {})
        told |= later.get(one.id, {})
        bound = {each: place for each, place in nearest.items() if each in owned and place is not None}
        for word, tells in _told_around(text, places[one.id], heard, nearest.keys(), bound, rare=phrase.rare):
            told[word] = max(told.get(word, 0.0), tells)
        if any(speaks_for(text, max(0, start - AROUND), end, wanted) for start, end in places[one.id]):
            told[FOR] = 1.0
        # Of anybody two words beside the name are as much as the noun.
        sure = [word for word, tells in told.items() if tells > LOOSE and word in (wanted.nouns or wanted.narrowing)]
        if len(sure) > (not wanted.nouns):
            about = _told_about(text, heard, wanted, body=phrase.body)
            told |= {word: tells for word, tells in about.items() if tells > told.get(word, 0.0)}
        if phrase.body and told.get(kind_by_name(one, wanted.nouns)) == 1.0:
            told = _without_far_names(text, one, told, places[one.id], heard, wanted)
        if told:
            yield one, told


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
            tells = each.fit * _closeness(text, (start, end), each)
            if noun:
                if rare and tells < each.fit:
                    continue
                if not _is_bound(text, (start, end), each, rare=rare):
                    tells *= 0.0 if rare else LOOSE
                begin = BARE.search(text, max(0, each.start - 8), each.start)
                before = text.rfind("\n", 0, begin.start()) if begin else each.start
                told = bisect_left(heard, before, key=_start), bisect_left(heard, each.start, key=_start)
                yield from ((one.word, FAR * one.fit) for one in heard[slice(*told)])
            yield each.word, tells


def _introduced(
    text: str,
    heard: Sequence[Heard],
    nouns: Mapping[Heard, tuple[int, int] | None],
    named: Collection[tuple[int, int]],
    places: Mapping[str, Sequence[tuple[int, int]]],
) -> dict[str, dict[str, float]]:
    """Return by speaker what an article begins to tell of them before it names them: "A landlord is to close. Ole ...".

    That is whoever is named next, in the sentence behind the one that begins so, or the one behind that. Of "a man who
    rows" and the like all words of that sentence, and of the title, are told.
    """
    found: dict[str, dict[str, float]] = {}
    for each, place in nouns.items():
        if place is not None or each.start > LEAD:
            continue
        somebody = SOMEBODY.search(text, 0, each.start)
        before = word_before(text, each.start)
        kin = _is_kin(text, each) and (OWNER.search(before) or fold_word(before) in HIS)
        speaks = THE.search(text, max(0, each.start - PHRASE), each.start) and HAS_SAID.match(text, each.end)
        theirs = not somebody and (kin or speaks or OF_BODY.search(text, 0, each.start))
        for id in _named_next(text, each.end, named, places, unexplained=bool(theirs)) if somebody or theirs else ():
            found.setdefault(id, {})[each.word] = FAR * each.fit
            # "The boss of Tidewater has said": of whom is told with the noun.
            of_whom = [one for one in heard if speaks and one not in nouns and each.end <= one.start < speaks.end()]
            if of_whom:
                found[id].update({one.word: BEGUN * one.fit for one in (*of_whom, each)})
    anybody = ANYBODY.search(text, 0, LEAD)
    if anybody:
        ends = SENTENCE_END.search(text, anybody.end())
        end = ends.start() if ends else len(text)
        for id in _named_next(text, end, named, places):
            about = [each for each in heard if each.end <= end and each not in nouns]
            found.setdefault(id, {}).update({each.word: BEGUN * each.fit for each in about})
    return found


def _called_later(
    text: str,
    nouns: Mapping[Heard, tuple[int, int] | None],
    named: Sequence[tuple[int, int]],
    places: Mapping[str, Sequence[tuple[int, int]]],
) -> dict[str, dict[str, float]]:
    """Return by speaker what an article calls them later, instead of their name: 'Ole ... "..." the clerk said'.

    That is whoever was named last before, where nobody else was since.
    """
    found: dict[str, dict[str, float]] = {}
    for each, place in nouns.items():
        told = SAYS.match(text, each.end) and THE.search(text, max(0, each.start - PHRASE), each.start)
        at = bisect_right(named, (each.start, 0)) - 1
        if place is not None or not told or at < 0 or each.start - named[at][1] > NEXT:
            continue
        if any(_names_person(other[0]) for other in NAME.finditer(text, named[at][1], each.start)):
            continue
        for id in (id for id, own in places.items() if named[at] in own):
            found.setdefault(id, {})[each.word] = FAR * each.fit
    return found


def _named_next(
    text: str,
    end: int,
    named: Collection[tuple[int, int]],
    places: Mapping[str, Sequence[tuple[int, int]]],
    *,
    unexplained: bool = False,
) -> Iterator[str]:
    """Yield who is named next, with two words, behind a place in a text; nobody where that is somebody else.

    Somebody `unexplained` begins a sentence, says something at once, and is not said to be anything else.
    """
    bodies = load_words("organisation words")
    people = (found for found in NAME.finditer(text, end, end + NEXT) if fold_word(found[0].split()[-1]) not in bodies)
    if unexplained:
        # Those of whom the sentence speaks do not begin one.
        people = (found for found in people if BEGINS.search(text, max(0, found.start() - 10), found.start()))
    behind = next(people, None)
    first = min((start for start, _ in named if behind and start >= behind.start()), default=-1)
    if behind is None or first < 0 or not behind.start() <= first <= behind.end():
        return
    if unexplained and not SAYS.match(text, behind.end()):
        return
    yield from (id for id, own in places.items() if any(start == first for start, _ in own))


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


def _closeness(text: str, place: tuple[int, int], heard: Heard) -> float:
    """Return what a word counts by where it stands: nothing in another paragraph, less in another sentence."""
    low, high = (heard.end, place[0]) if heard.end <= place[0] else (place[1], heard.start)
    between = text[low : high + 1] if low < high else ""
    if "\n" in between:
        return 0.0
    return FAR if len(between) > BESIDE or SENTENCE_END.search(between) else 1.0


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


def _is_bound(text: str, place: tuple[int, int], heard: Heard, *, rare: bool) -> bool:
    """Return whether a noun belongs to a name by where it stands: "Mayor Lind", "the mayor, Lind", "Lind, mayor"."""
    if heard.end <= place[0]:
        between = text[heard.end : place[0]]
        if SHORT_TITLE.fullmatch(text, heard.start, heard.end):
            between = between.removeprefix(".")
        if rare:
            return between == " "
        if OF_ONESELF.search(text, max(0, heard.start - 40), heard.start):
            return True
        apposed = between.startswith(",") and noun_of(word_before(text, place[0])) is not None
        second = SECOND.fullmatch(between)
        apposed |= second is not None and noun_of(second[1]) is not None
        led = BEFORE_NAME.fullmatch(between)
        # "The judge said Lind was late": she is no judge.
        return len(between) <= AROUND / 3 and (apposed or (led is not None and not is_finite(led["word"] or "")))
    if not rare and _of_him(text, heard.start) is not None:
        return True
    # "Ole Brix KC" is a barrister.
    if heard.start == place[1] + 1 and text[heard.start : heard.end].isupper():
        return True
    return bool((CALLED if rare else BEHIND_NAME).match(text, place[1], heard.start))


def _nearest(
    text: str, heard: Heard, named: Sequence[tuple[int, int]], described: Collection[str]
) -> tuple[int, int] | None:
    """Return the place of the name nearest to a noun in its sentence, None where that is nobody's who is looked for."""
    begin, stop = max(0, heard.start - AROUND), heard.end + AROUND
    others = [
        place
        for found in NAME.finditer(text[begin:stop])
        if (place := _behind(text, heard, found.start() + begin, found.end() + begin)) is not None
        and not _is_described(text[slice(*place)], described)
        and text[place[1] : heard.start] != " "
        and not ((behind := OF_NOUN.match(text, place[1])) and noun_of(behind[1]))
    ]
    known = [place for place in named if begin <= place[0] and place[1] <= stop]
    # "Okerby Mayor Ama Lind" is printed as one name, and is hers.
    others = [other for other in others if not any(other[0] <= place[0] and place[1] <= other[1] for place in known)]
    near = [place for place in (*known, *others) if place[1] <= heard.start or place[0] >= heard.end]
    near = [place for place in near if not OF_WHAT.fullmatch(text, heard.end, place[0])]
    if SAYS.match(text, heard.end):
        # "Boats are dear for Ole Brix, clerk says": Ole is no clerk.
        near = [place for place in near if not INVERTED.fullmatch(text, place[1], heard.start)]
    # In "his wife, longtime Lind aide Ruth Falk" the wife is not Lind.
    near = [place for place in near if not (owned := WHOSE.match(text, place[1])) or not noun_of(owned[1])]

    if fold_word(word_before(text, heard.start)) in HIS:
        # "Lind spoke of her son": the son is not Lind, and may be named next, or right before: "Ole, her son".
        near = [place for place in near if place[0] >= heard.end or APPOSED.fullmatch(text, place[1], heard.start)]
    opens = next((place for place in known if APPOSITION.fullmatch(text, place[1], heard.start)), None)
    if opens is not None:
        return opens
    him = _of_him(text, heard.start)
    if him is not None:
        before = max((place for place in near if place[1] <= him), default=None)
        return before if before in known else None

    def distance(place: tuple[int, int]) -> int:
        return max(heard.start - place[1], place[0] - heard.end)

    if not OF_ONESELF.search(text, max(0, heard.start - 40), heard.start):
        # In '"Lind was late," said the judge' she is no judge.
        near = [
            place
            for place in near
            if not ENDS_NEARNESS.search(text[min(place[1], heard.end) : max(place[0], heard.start) + 1])
        ]
    first = min(near, key=distance, default=None)
    return first if first in known else None


def _behind(text: str, heard: Heard, start: int, end: int) -> tuple[int, int] | None:
    """Return where a printed name stands without the noun before it, "President Quill"; None where no more is left."""
    if start <= heard.start < end:
        # "Of Brix Barber Shop" is a barber.
        start = end if fold_word(text[heard.end + 1 : end]) in PREMISES else heard.end + 1
    return (start, end) if start < end else None


def _is_anothers(
    text: str,
    heard: Heard,
    bearer: tuple[int, int] | None,
    named: Mapping[tuple[int, int], str | None],
    owning: Collection[tuple[int, int]],
) -> bool:
    """Return whether "his wife" is the wife of somebody who was named after whoever the description names.

    That is nobody of another gender, and not whoever the noun itself tells of (`bearer`). `named` are the places where
    somebody is named, with the gender of each.
    """
    his = whose(text, heard)
    if not his:
        return False
    theirs = max((end for _, end in owning if end <= heard.start), default=-1)
    others = -1
    for place, gender in named.items():
        fits = gender is None or GENDERS.get(his, gender) == gender
        if fits and place[1] <= heard.start and place not in owning and place != bearer:
            others = max(others, place[1])
    begin = max(0, heard.start - BEFORE_HIS)
    known = {end for _, end in named} | {theirs}
    for found in NAME.finditer(text, begin, heard.start):
        # "Then Peter Sund" names somebody too.
        others = max(others, found.end()) if _names_person(found[0]) and found.end() not in known else others
    return others > theirs or theirs < 0


def _names_person(printed: str) -> bool:
    return any(fold_word(word) in load_first_names() for word in printed.split()[:-1])


def _is_kin(text: str, heard: Heard) -> bool:
    noun = noun_of(text[heard.start : heard.end])
    return noun is not None and is_kin(noun)


def _of_him(text: str, at: int) -> int | None:
    """Return where "he was the ..." before a noun begins, None where it does not stand there."""
    found = OF_HIM.search(text, max(0, at - 70), at)
    return found.start() if found else None


def _is_named(speaker: Speaker, described: Collection[str], wanted: Wanted) -> bool:
    """Return whether the description names somebody, who then is not meant; of kin the last name is not enough."""
    kin = any((noun := noun_of(word)) and is_kin(noun) for word in wanted.nouns)
    bare = bearer_of(speaker).bare
    return bool({*(bare[:1] if kin else bare)} & {*described})


def _is_described(name: str, described: Collection[str]) -> bool:
    """Return whether a printed name is a part of the description, or a place."""
    folded = [fold_word(OWNER.sub("", word)) for word in WORD.findall(name)]
    return any(word in described for word in folded) or " ".join(folded) in load_places()


def _is_other_gender(speaker: Speaker, gender: str | None) -> bool:
    return gender is not None and bearer_of(speaker).gender not in {None, gender}
