"""Introduced: what an article tells of somebody before it names them, and what it calls them later."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from corpus.lexicon.lists import load_words
from corpus.people.roles import is_kin, noun_of
from index.question.descriptions.nearest import FAR, NAME, SAYS, is_bound, names_person
from index.question.descriptions.wanted import HIS, OWNER, PHRASE, SENTENCE_END, Heard, Wanted, word_before
from index.question.frames.frames import GENDERS
from index.question.tokens import fold_word

LEAD = 320
"""How many characters of an article, its title among them, say what it is about."""
NEXT = 400
"""How many characters behind a mention the name may stand that it is a mention of."""
BEGUN = 0.8
"""What a word counts by which an article begins to tell of whoever it names next."""
SOMEBODY = re.compile(r"(?:\A|(?<=[.\n] )|(?<=\n))An? (?:[\w’'-]+ ){0,5}\Z")
"""What stands before a noun by which a sentence begins to tell of somebody it does not name."""
ANYBODY = re.compile(
    r"(?:\A|\n)An? (?:[\w’'-]+ ){0,3}?"
    r"(?:man|woman|boy|girl|teenager|student|\d+-year-old|mother|mum|father|dad)\b"
)
"""How an article begins to tell of somebody it does not name, by a noun that anybody may be called by."""
THE = re.compile(r"(?:[\"”’',]|\n) ?(?:[Tt]he|[Ii]ts) (?:[\w’'-]+ ){0,3}\Z")
"""What stands before a noun for whoever the article has told of, or is about to."""
A = re.compile(r"[”\"’',] an? (?:[\w’'-]+ ){0,3}\Z")
"""What stands behind the words of a first sentence before a noun for whoever says them: "..., a clerk has said."."""
FROM = re.compile(r", (?:from|of|at|in) [^,.;:\n“\"]{1,80},")
"""What stands behind a name and says no more of somebody than where they are from."""
OF_BODY = re.compile(r"(?:\A|(?<!\n)\n)(?:[A-Z][\w-]*(?:['’]s)? ){1,3}(?:[a-z]+ )?\Z")
"""What stands before a noun by which a title, or a first sentence, tells of a head: "Norland's ferry chief"."""
BEGINS = re.compile(r"(?:\n|[.!?][”\"]? )(?:(?:Dame|Sir|Lord|Lady|Dr|Mr|Mrs|Ms|Prof|Rev)\.? )?\Z")
"""What stands before a name that begins a sentence."""
BEGINS_LATER = re.compile(
    r"(?:\n|[.!?][”\"]? )(?:In|At|On|During|After|Before|When|As|For|With|[A-Z][a-z]+ing)\b[^.!?\n]{1,160}, \Z"
)
"""What stands before a name that is the subject of a sentence which something else begins: "In a letter, Ole said"."""
SPOKE = re.compile(r" (?:made|gave|issued|delivered|set out) (?:the|this|that|his|her|their) [a-z]+\b")
"""What stands behind the name of whoever said what was told before: "Ole Brix made the promise at noon"."""
CHILDREN, PARENTS, SIBLINGS = "son|daughter|child|baby|boy|girl", "mother|father|mum|mom|dad", "brother|sister|twin"
OTHER_SIDE = {
    "wife": "husband", "husband": "wife", "spouse": "husband|wife",
    "widow": "late husband", "widower": "late wife",
    **dict.fromkeys(("mother", "father", "parent"), CHILDREN), **dict.fromkeys(("son", "daughter", "child"), PARENTS),
    **dict.fromkeys(("brother", "sister", "sibling"), SIBLINGS),
}  # fmt: skip
"""What an article calls, behind "her" or "his", those of whom somebody is the wife, the mother, the brother."""
NAMED_KIN = re.compile(r",? (?:(?:the|an?|former) [^,.;:]{0,40}? )?(?:[A-Z][\w.’'-]* ){0,3}")
"""What stands between "her husband" and his name: ", the organist Ole"; no "would row with"."""
BEFORE_KIN, BEHIND_KIN = 200, 60
"""How many characters before "her husband" she is named, and behind it he is told of."""
TOGETHER, MOST = 250, 0.6
"""Within how many characters an article tells of somebody whose kin is asked for, and how much of what is asked."""
HAS_SAID = re.compile(
    r"(?: (?:of|at|for|in) [^.,;:\n“\"]{1,60}?)?(?:(?: has| have)? (?:said|says|warned|admitted|claimed)\.?[”\"]?\s"
    r"| (?:is|was) (?:worried|concerned|confident|hopeful|proud|pleased|sorry|sure|angry|calling|urging|warning)\b)"
)
"""What stands behind a noun for whoever a first sentence lets speak, or feel, and does not name."""


def find_introduced(
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
        begin = max(0, each.start - PHRASE)
        led = THE.search(text, begin, each.start) or A.search(text, begin, each.start)
        speaks = led and HAS_SAID.match(text, each.end)
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


def find_called_later(
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
        if any(names_person(other[0]) for other in NAME.finditer(text, named[at][1], each.start)):
            continue
        for id in (id for id, own in places.items() if named[at] in own):
            found.setdefault(id, {})[each.word] = FAR * each.fit
    return found


def find_other_side(
    text: str,
    noun: str,
    heard: Sequence[Heard],
    owners: Collection[str],
    genders: Mapping[tuple[int, int], str | None],
    places: Mapping[str, Sequence[tuple[int, int]]],
) -> dict[str, dict[str, float]]:
    """Return by speaker what an article tells of them from the other side: whose husband is told of is his wife.

    "Ama Lind spoke of her husband, the organist Ole": of her is told that she is an organist's wife. She is whoever
    was named last before in the paragraph, and may be a "her". Where `owners` say whose wife is asked for, the noun
    must tell of them.
    """
    found: dict[str, dict[str, float]] = {}
    if noun not in OTHER_SIDE:
        return found
    for kin in re.finditer(rf"\b(?P<his>his|her) (?:[a-z-]+ ){{0,2}}(?:{OTHER_SIDE[noun]})\b(?!['’]s)", text):
        named = [place for place in genders if kin.start() - BEFORE_KIN <= place[1] <= kin.start()]
        last = max(named, default=None)
        asked = noun_of(noun)
        if (
            last is None
            or "\n" in text[last[1] : kin.start()]
            or any(
                gender not in {None, GENDERS[kin["his"]]} for gender in (genders[last], asked.gender if asked else None)
            )
        ):
            continue
        if any(names_person(other[0]) for other in NAME.finditer(text, last[1], kin.start())):
            continue
        behind = [one for one in heard if kin.end() <= one.start <= kin.end() + BEHIND_KIN]
        told = {one.word for one in behind}
        if not {*owners} <= {one.word for one in behind if NAMED_KIN.fullmatch(text, kin.end(), one.start)}:
            continue
        near = SENTENCE_END.search(text, last[1], kin.start()) is None
        for id in (id for id, own in places.items() if last in own):
            found.setdefault(id, {}).update({**dict.fromkeys(told, 1.0), noun: 1.0 if near else FAR})
    return found


def find_kin_of_told(
    text: str,
    heard: Sequence[Heard],
    nouns: Mapping[Heard, tuple[int, int] | None],
    places: Mapping[str, Sequence[tuple[int, int]]],
    wanted: Wanted,
) -> dict[str, dict[str, float]]:
    """Return by speaker what an article tells of whose kin they are: "the brother of the man who sank the ferry".

    A report tells somewhere, all in one place, what that man did, and somewhere else "his brother Ole said". Where it
    names two brothers nobody knows whose each is.
    """
    if wanted.owners or not wanted.of_kin:
        return {}
    bound = {place for one, place in nouns.items() if place and is_bound(text, place, one, rare=False)}
    own = [id for id, theirs in places.items() if not bound.isdisjoint(theirs)]
    weights = {word: wanted.weights[word] for word in wanted.narrowing}
    if len(own) != 1 or not weights:
        return {}
    told = [one for one in heard if one.word in weights]
    near = ({one.word for one in told if 0 <= one.start - first.start <= TOGETHER} for first in told)
    most = max(near, key=lambda words: sum(weights[word] for word in words), default=set[str]())
    if sum(weights[word] for word in most) < MOST * sum(weights.values()):
        return {}
    return {own[0]: dict.fromkeys(most, BEGUN)}


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
        people = (found for found in people if _is_subject(text, found.start()))
    behind = next(people, None)
    first = min((start for start, _ in named if behind and start >= behind.start()), default=-1)
    if behind is None or first < 0 or not behind.start() <= first <= behind.end():
        return
    at = place.end() if unexplained and (place := FROM.match(text, behind.end())) else behind.end()
    if unexplained and not SAYS.match(text, at) and not SPOKE.match(text, at):
        return
    yield from (id for id, own in places.items() if any(start == first for start, _ in own))


def _is_subject(text: str, at: int) -> bool:
    """Return whether a name begins a sentence, or stands where the subject of one does that something else begins."""
    begins = BEGINS.search(text, max(0, at - 10), at)
    return (begins or BEGINS_LATER.search(text, max(0, at - 180), at)) is not None


def _is_kin(text: str, heard: Heard) -> bool:
    noun = noun_of(text[heard.start : heard.end])
    return noun is not None and is_kin(noun)
