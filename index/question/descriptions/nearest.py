"""Nearest: the name in an article that a noun belongs to, and whether it surely does."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.places import load_places
from corpus.people.roles import noun_of
from index.question.descriptions.namings import KINDS
from index.question.descriptions.wanted import HIS, OWNER, PREMISES, SENTENCE_END, WORD, Heard, whose, word_before
from index.question.frames.frames import GENDERS, is_finite
from index.question.nameforms import TITLES
from index.question.tokens import fold_word

BEFORE_HIS = 300
"""How many characters before "his" name whose it is."""
CLOSE, BESIDE, AROUND = 20, 70, 160
"""How many characters from a name are close to it, beside it, and around it."""
FAR, ELSEWHERE, LOOSE = 0.75, 0.3, 0.6
"""What a word around a name, or in another sentence, counts of one beside it, one elsewhere in the article, and
what a noun counts that is only near a name."""
ENDS_NEARNESS = re.compile(rf"[\"“”]|{SENTENCE_END.pattern}")
"""What parts a noun from a name: the end of a sentence, and a quotation mark."""
NAME = re.compile(r"[A-Z][\w’'-]{0,60}\.?(?: [A-Z]\.)?(?: [A-Z][\w’'-]{1,60})+")
BEFORE_NAME = re.compile(
    r"(?:-of-\w+)?(?: (?P<word>[a-z]+))?,?(?: (?:[A-Z][\w.’'-]*|of|for|at|the|and|[a-z]+er))*"
    rf"(?: (?:{KINDS})(?=,))?"
    r"(?:, (?:the )?(?:[A-Z][\w.]* ){0,3})?[ ,:]*"
)
BEHIND_NAME = re.compile(
    r"(?: [A-Z][\w.]*)?(?: of(?: [A-Z][\w.]*){1,2}(?=,))?"
    r"(?:,|:| \(| [–—-]| (?:is|was|as|who|became|becomes|serves|served|works|worked)\b"
    r"|['’]s? (?:the |an? )?(?:[\w-]+ ){0,2}\Z)"
)
CALLED = re.compile(r"(?:, \d+)?(?:,| is| was| became) (?:an?|the)(?: [\w’'-]+){0,5} $")
"""What stands between a noun and the name it belongs to, and a name and a noun that need not mean a person."""
OF_WHAT = re.compile(r" (?:of|at|for|from|in) (?:the )?")
"""What stands between a noun and the name of what somebody is that of: "a baker at the Marlow Mill"."""
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
SAYS = re.compile(r" (?:said|says|told|added|explained|recalled|recalls|described|claimed)\b")
"""What stands behind a name that nothing explains."""
SHORT_TITLE = re.compile(r"Sens?|Govs?|Reps?|Gen|Col|Capt|Lt|Dr|Prof|Rev")
"""Titles that end in a point before a name."""
OF_ONESELF = re.compile(r"\bI(?:['’]m| am| was)\b|\b[Aa]s an? ")
"""What stands before a noun that somebody who is quoted calls themselves."""


def nearest_name(
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


def _is_described(name: str, described: Collection[str]) -> bool:
    """Return whether a printed name is a part of the description, a place, or a title: "Okerby Gov. Ole Brix"."""
    folded = [fold_word(OWNER.sub("", word)) for word in WORD.findall(name)]
    return any(word in described for word in folded) or folded[-1] in TITLES or " ".join(folded) in load_places()


def _of_him(text: str, at: int) -> int | None:
    """Return where "he was the ..." before a noun begins, None where it does not stand there."""
    found = OF_HIM.search(text, max(0, at - 70), at)
    return found.start() if found else None


def is_bound(text: str, place: tuple[int, int], heard: Heard, *, rare: bool) -> bool:
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


def is_anothers(
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
        others = max(others, found.end()) if names_person(found[0]) and found.end() not in known else others
    return others > theirs or theirs < 0


def names_person(printed: str) -> bool:
    """Return whether a first name stands before the last word of a name, as in one of somebody."""
    return any(fold_word(word) in load_first_names() for word in printed.split()[:-1])


def closeness(text: str, place: tuple[int, int], heard: Heard) -> float:
    """Return what a word counts by where it stands: nothing in another paragraph, less in another sentence."""
    low, high = (heard.end, place[0]) if heard.end <= place[0] else (place[1], heard.start)
    between = text[low : high + 1] if low < high else ""
    if "\n" in between:
        return 0.0
    return FAR if len(between) > BESIDE or SENTENCE_END.search(between) else 1.0
