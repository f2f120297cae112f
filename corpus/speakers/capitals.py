"""Runs of capitalised words, and the stretches of them that may be names of people."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon.cues import is_of_headlines
from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.folding import fold
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import describes_place, load_places
from corpus.lexicon.titles import load_titles
from corpus.people.names import NICKNAME, is_postnominal
from corpus.people.roles import is_plural, noun_of
from corpus.text.page import Page

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
CAPITALISED = re.compile(
    rf"(?<![\w-])(?:(?:al|el|an|as|ash|ad|ar|at|az)-|[dl]['’])?{UPPER}(?:\w|['’‑-](?=\w)|(?<!\w\w)\.(?={UPPER}))*"
    r"|(?<=[ \u00a0]the[ \u00a0])(?:elder|younger)"
    r"(?=[.,;:!?”\"]|[ \u00a0]+(?:said|says|told|tells|wrote|added|was|is|had|has|who)\b)"
)
"""Capitalised words, and which of two of one name is meant: `Pieter Brune the elder said`."""
LOWER_PARTICLES = (
    "van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|el|al|bin|ibn|bint|binti|binte|ben|abu|wa|ould|a/[lp]|[sd]/o"
    "|ter|ten|te|zu|af|av|ap|y|e|dal|'t|in(?= ['’]t\\b)"
)
PARTICLE_GAP = re.compile(rf"[ \u00a0]+(?:(?:{LOWER_PARTICLES})[ \u00a0]+)+$")
LEADING_PARTICLES = re.compile(
    r"(?:(?<=\s)|^)(?:(?:van|von|der|den|de|del|della|di|da|dos|das|du|bin|ter|ten)[ \u00a0]+){1,6}$"
)
GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A given name of two parts as Korean and Chinese names print it, after the surname: "Park Geun-hye"."""
STOP_GAP = re.compile(r"\.[ \u00a0]*$")
SURNAME_BEHIND = re.compile(r" ([A-Z][a-z]+),")
"""What stands behind a first name where somebody is introduced."""
AROUND = 4000
"""How many characters before and behind a name show in what other ways it is printed."""
OF_BODY = re.compile(r"\b(?:of|for|at) (?:the )?(?:[\w’'-]+ ){1,5}$")
"""What somebody is in and what that is, before its name: "general secretary of the bakers' union Weave"."""
MAX_TOLD = 60
COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof"})
OPEN_TAGS = frozenset({"JJ", "NN", "NNS", "VB", "VBG", "VBN", "VBP", "FW"})
CLOSED_TAGS = frozenset(
    {"DT", "IN", "CC", "PRP", "PRP$", "WDT", "WP", "WP$", "WRB", "MD", "TO", "EX", "UH", "RB", "PDT"}
)
ABBREVIATIONS = frozenset({"jr", "sr", "st", "wm", "chas", "geo", "mt", "ft"})
ADJECTIVE = re.compile(
    r"-(?:born|based|backed|led|style|era|owned|run|funded|bound|wide|area|trained|educated|controlled|like)$"
)
ADVERB = re.compile(r"(?:ing|at|ous|al|ab|ent|ant|ed|iv|ar|less|ful)ly$")
AFFILIATED = re.compile(r"[RDI]-[A-Z]")
"""What opens where somebody has a seat: "D-North Velden"."""
PEOPLE = re.compile(r"\w+(?:ese|ish|ian|ean|ench)|Czech|Dutch|Greek|Iraqi|Israeli|Pakistani|Saudi|Swiss|Thai|Welsh")
"""What somebody is called by their country, and nobody by their parents."""
TITLED = re.compile(r"\b(?:Rep|Sen|Gov|Gen|Col|Maj|Capt|Sgt|Lt|Dr|Prof|Rev|Mr|Mrs|Ms)\. $")
"""What stands before nobody's nationality but a name."""
OF_TWO = frozenset({"elder", "younger"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Word:
    """One capitalised word: as printed without its possessive ending, its place, its plain lower-case key."""

    text: str
    start: int
    end: int
    key: str
    possessive: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one run that may be a name; `before` is what stands before them in the run."""

    words: tuple[Word, ...]
    kinds: str
    before: tuple[Word, ...]
    after: str = ""
    """The kind of the word that follows in the run."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The words' keys, to compare stretches by."""
        return tuple([word.key for word in self.words])

    def part(self, first: int, last: int) -> Stretch:
        """Return the stretch of some of the words."""
        before, after = self.before + self.words[:first], (self.kinds[last:] + self.after)[:1]
        return Stretch(self.words[first:last], self.kinds[first:last], before, after)


def find_stretches(page: Page, spoken: Container[int] = ()) -> tuple[list[Stretch], list[Word]]:
    """Return the stretches that may be names, and the capitalised words that were left out as something else.

    Where somebody is `spoken` of as speaking, any word may be left out that a surname could be: "said Read".
    """
    found: list[Stretch] = []
    left: list[Word] = []
    for run in _runs(page.text):
        kinds = "s" * len(run) if AFFILIATED.match(run[0].text) else _kinds(run, page)
        at = 0
        while at < len(run):
            if kinds[at] not in "fix":
                if kinds[at] in "rtpoc" or run[at].start in spoken:
                    left.append(run[at])
                at += 1
                continue
            last = at + 1
            while last < len(run) and _continues(run, kinds, at, last, page):
                last += 1
            found.append(Stretch(tuple(run[at:last]), kinds[at:last], tuple(run[:at]), kinds[last : last + 1]))
            at = last
    return found, left


def _runs(text: str) -> Iterator[list[Word]]:
    """Yield the runs of capitalised words, joined by blanks, initials' stops, particles and nicknames."""
    run: list[Word] = []
    nicknamed = (0, 0)
    for match in CAPITALISED.finditer(text):
        if match.start() < nicknamed[1]:
            continue
        word = _word(match, text)
        joins = run and (run[-1].end == nicknamed[0] or _joins(run, word, text))
        if not joins and word.text.islower():
            continue
        if run and not joins:
            yield run
            run = []
        run.append(word)
        nicknamed = _nickname_after(word, text)
    if run:
        yield run


def _nickname_after(word: Word, text: str) -> tuple[int, int]:
    """Return where a nickname in marks behind a word of a name begins and ends; (0, 0) where there is none."""
    inside = None if word.possessive or word.key in load_words("stop words") else NICKNAME.match(text, word.end)
    if inside is None or (inside["bracketed"] and inside["bracketed"].lower() not in load_first_names()):
        return 0, 0
    return word.end, inside.end()


def _word(match: re.Match[str], text: str) -> Word:
    printed, end = match.group(), match.end()
    possessive = printed.endswith(("'s", "’s"))
    if possessive:
        printed, end = printed[:-2], end - 2
    elif printed.endswith("s") and text[end : end + 1] in {"'", "’"} and not text[end + 1 : end + 2].isalnum():
        possessive = text[end + 1 : end + 2] not in {"'", "’"}
    key = printed.lower() if printed.isascii() else fold(printed)
    return Word(printed, match.start(), end, key, possessive)


def _joins(run: Sequence[Word], after: Word, text: str) -> bool:
    before = run[-1]
    if before.possessive or len(run) > 30:
        return False
    gap = text[before.end : after.start]
    if gap in {" ", "\u00a0"}:
        return True
    if len(gap) > 24 or "\n" in gap:
        return False
    if STOP_GAP.match(gap):
        return (
            len(before.text) == 1
            or "." in before.text
            or before.key in load_titles()
            or before.key.rsplit("-", 1)[-1] in ABBREVIATIONS
        )
    if gap == ", ":
        return after.key in SUFFIXES
    if gap in {" the ", ", the "} and after.key in OF_TWO:
        return True
    return PARTICLE_GAP.match(gap) is not None


def _kinds(run: Sequence[Word], page: Page) -> str:
    """Return a letter for each word of a run.

    s stop word, t title, r role, p place, o organisation, f first name, i initial, c common word at
    the start of a sentence, x other. A word of two kinds is judged by its neighbours.
    """
    places, kinds = load_places(), ""
    for at, word in enumerate(run):
        kind = "o" if _is_body_told(run, at, page) else _kind(word, page)
        after = run[at + 1] if at + 1 < len(run) else None
        if at == 0 and after and kind in "xcf" and describes_place(word.text, before_place=after.key in places):
            kinds += kind if kind == "f" and after.key not in places else "s"
            continue
        if _is_surname(run, kinds, kind, at, page):
            kind = "x"
        elif after and word.key in load_words("before titles") and after.key in load_titles():
            kind = "t"
        elif behind := _kind_behind(kinds[-1:], word, kind, after):
            kind = behind
        elif (after and f"{word.key} {after.key}" in places) or (at and f"{run[at - 1].key} {word.key}" in places):
            kind = "p"
        elif kind == "c" and kinds[-1:] in {"f", "i"}:
            kind = "x"  # `Anton “Tony” Reyes`: what stands behind a mark opens no sentence here
        elif _is_verb_of(run[at - 1 : at], word, page) or (kind == "x" and after and not at and _is_letters(word)):
            kind = "s"  # "Bakers Say", "said QC Ada Lind"
        elif word.text == "Lead" and _is_post(run, kinds, at, page):
            kind = "s"  # "GP Lead Ada Lind"
        elif kind == "c" and after and not at and _is_no_verb(word, after, page):
            kind = "f"
        elif kind == "o" and at + 2 < len(run) and after and _is_first_name(after):
            pass  # "Tory Ada Lind": the word is a first name too, and hers comes behind it
        elif (
            kind in "rtpo" and after and not _is_at_body(run, kinds, kind, at) and _starts_name(word, after, page, kind)
        ):
            ends_title = at and kinds[-1] == "t" and run[at - 1].key in load_words("before titles")
            kind = "t" if ends_title else "f"
        kinds += kind
    return kinds


def _is_verb_of(who: Sequence[Word], word: Word, page: Page) -> bool:
    """Return whether a word is what a headline tells that several people do: "Weir Leaks, Bakers Say"."""
    verb = page.tags[page.token_at(word.start)].startswith("VB")
    return verb and any(is_plural(each.text) for each in who) and is_of_headlines(word.key, many=True)


def _is_letters(word: Word) -> bool:
    """Return whether a word is letters behind a name that are no part of it: "MP", "QC", but not "III"."""
    return is_postnominal(word.text) and word.key not in SUFFIXES


def _kind_behind(before: str, word: Word, kind: str, after: Word | None) -> str:
    """Return the kind of a word behind a name or an office where that alone decides it; "" where it does not."""
    if before in {"r", "t"} and word.key in load_words("behind a role"):
        return "r"  # "Senate President Pro Tempore Ora Lind"
    if before not in {"f", "i", "x"}:
        return ""
    if word.key == "st" and after:
        return "x"  # "Emily St John Lind"
    if kind in "rx" and _is_letters(word):
        return "s"  # "Ada Lind MP" is no body of that name
    return "s" if after and is_of_headlines(word.key) else ""  # "Lind Announces Plan"


def _is_post(run: Sequence[Word], kinds: str, at: int, page: Page) -> bool:
    """Return whether "Lead" is what somebody does: "GP Lead Ada Lind", "GP Lead at the Mill Surgery, Dr Lind,"."""
    if at + 1 < len(run):
        return len(run) > at + 2 or _is_first_name(run[at + 1])
    return at > 0 and kinds[-1] != "f" and page.text.startswith((" at ", " for "), run[at].end)


def _is_at_body(run: Sequence[Word], kinds: str, kind: str, at: int) -> bool:
    """Return whether a word tells what somebody is at the body before it: "Weir School Dean A. Ned Lind".

    So it does before an initial and a first name, whatever stands before it: "Dean A. Ned Lind".
    """
    initial = at + 3 < len(run) and len(run[at + 1].text) == 1 and _is_first_name(run[at + 2])
    return kind in "rt" and at + 2 < len(run) and (kinds[-1:] == "o" or initial)


def _is_body_told(run: Sequence[Word], at: int, page: Page) -> bool:
    """Return whether the first word of a run is a body's name and somebody's comes behind: "the union Weave Ora Lind".

    What the body is stands before it.
    """
    if at or len(run) < 3 or _is_first_name(run[0]) or not _is_first_name(run[1]) or _is_first_name(run[2]):
        return False
    token = page.token_at(run[0].start)
    kind = token > 0 and is_listed(page.words[token - 1], "collectives", "generic bodies", "kinds of body")
    return kind and OF_BODY.search(page.text, max(0, run[0].start - MAX_TOLD), run[0].start) is not None


def _is_surname(run: Sequence[Word], kinds: str, kind: str, at: int, page: Page) -> bool:
    """Return whether a word that is also a role's, place's or body's is a surname: "Mr. King", "Min-ji Park"."""
    last = at + 1 == len(run)
    if kind == "o" and not last and GIVEN_LAST.fullmatch(run[at + 1].text):
        return True
    if kind == "o" and last and at and GIVEN_LAST.fullmatch(run[at - 1].text):
        return True
    if not last or kind not in "rpo" or kinds[-1:] != "t":
        return False
    title = run[at - 1].key
    if kind == "r" and title in {"lord", "lady"} and run[at].key not in load_words("names that are words"):
        # "Lord Goldsmith" as the parser takes him, and not "the Lord Treasurer"
        office = page.text.endswith((" the ", "The "), 0, run[at - 1].start)
        return not office and _is_person(run[at].start, run[at].end, page)
    return load_titles()[title].gender is not None and (kind != "o" or title in load_words("plain titles"))


# The kinds in the order in which they win; the order is the rule.
def _kind(word: Word, page: Page) -> str:
    if ADJECTIVE.search(word.text):
        return "s"
    if len(word.text) == 1 or (len(word.text) <= 4 and "." in word.text and not _is_country(word)):
        return "s" if word.key in {"i", "a"} and page.text[word.end : word.end + 1] != "." else "i"
    if (
        _opens_as_adverb(word, page)
        or word.key in load_words("stop words")
        or (word.text[-1] == "s" and is_postnominal(word.text[:-1]))
    ):
        return "s"  # the "MPs" of "Norland MPs" are no surname
    if word.key in load_titles():
        return "t"
    if word.key in load_words("organisation words"):
        return "o"
    if noun_of(word.text) is not None:
        return "r"
    if word.key in load_places():
        return "p"
    token = page.token_at(word.start)
    tag = page.tags[token]
    if _is_first_name(word) and tag != "MD":
        return "f"
    if tag in CLOSED_TAGS:
        # "May said" where a May was named in full: the tagger takes it for the verb.
        return "c" if tag == "MD" and _is_first_name(word) else "s"
    # "TARROW: It leaks." labels what somebody says; the tagger has seldom seen names all in capitals.
    labels = word.text.isupper() and len(word.text) > 1 and page.words[token + 1 : token + 2] == [":"]
    if not tag.startswith("NNP") and _opens_sentence(page, token) and not labels:
        return "x" if _opens_full_name(word, page) else "c"
    return "x"


def _is_country(word: Word) -> bool:
    """Return whether letters with stops are a country's and no initials: "U.S. Secretary"."""
    return word.key in load_places() or f"{word.key}." in load_places()


def _opens_full_name(word: Word, page: Page) -> bool:
    """Return whether a word that opens a sentence is a first name no list has: "Wavian Lind, a clerk, ... Ms Lind".

    Somebody called "Ms Lind" is introduced once, and so in no other way: "Angry Lind" is an Ann Lind.
    """
    surname = SURNAME_BEHIND.match(page.text, word.end)
    if surname is None or page.tags[page.token_at(word.start)] not in OPEN_TAGS:
        return False
    around = page.text[max(0, word.start - AROUND) : word.end + AROUND]
    before = {found[1] for found in re.finditer(rf"\b([A-Z][\w’'-]*)\.? {surname[1]}\b", around)}
    return bool(before & COURTESY) and before - COURTESY == {word.text}


def _opens_as_adverb(word: Word, page: Page) -> bool:
    """Return whether a word is the adverb that opens a sentence, whatever the tagger took it for: "Separately Lind"."""
    if not ADVERB.search(word.text) or word.key in load_first_names():
        return False
    return _opens_sentence(page, page.token_at(word.start))


def _is_first_name(word: Word) -> bool:
    """Return whether a word is a known first name, or begins with one as "Anne-Marie" does, not as "Oscar-winner"."""
    names = load_first_names()
    first, _, second = word.text.partition("-")
    return word.key in names or (second[:1].isupper() and first.lower() in names)


def _opens_sentence(page: Page, token: int) -> bool:
    before = page.words[token - 1] if token else "\n"
    return "\n" in before or before in {"“", '"', "”", ".", "!", "?", ":", "''", "``", "‘", "-", "–", "—", "*", "•"}


def _is_no_verb(word: Word, after: Word, page: Page) -> bool:
    """Return whether a first name that the tagger took for a verb is one: "said Will Lind", not "Will Lind stay?".

    "Will Lind said" has its verb behind the name.
    """
    amid = not _opens_sentence(page, page.token_at(word.start))
    behind = page.token_at(after.end - 1) + 1
    amid = amid or page.tags[behind : behind + 1] in (["VBD"], ["VBZ"])
    return amid and _is_first_name(word) and _is_person(word.start, after.end, page)


def _starts_name(word: Word, after: Word, page: Page, kind: str) -> bool:
    """Return whether a word that is also a title, role or place ("Earl", "Dean", "Chad") is a first name here."""
    if kind == "p" or not _is_first_name(word):
        # "England and Wales Lord Jellow" is no Wales, "British-born Thai Alex Holt" no Thai, but "Sen. Thai Holt" is.
        titled = TITLED.search(page.text, max(0, word.start - 10), word.start)
        other = after.key in load_titles() or (PEOPLE.fullmatch(word.text) and not titled)
        return kind == "p" and not other and _is_person(word.start, after.end, page)
    if is_listed(after.key, "organisation words", "stop words") or after.key in load_titles():
        return False
    if kind == "t" and page.text.startswith(".", word.end):
        return False  # "Maj. Ned Lind": letters with a stop are short for a rank
    if noun_of(after.text) is not None:
        return False
    return kind != "r" or not _is_first_name(after) or _is_person(word.start, after.end, page)


def _is_person(start: int, end: int, page: Page) -> bool:
    """Return whether spaCy saw one person in all the characters."""
    entity = page.entity_over(start, end)
    return entity is not None and entity.label == "PERSON" and entity.start <= start and entity.end >= end


# The grammar of names over the letters of `_kinds`: each line is one case.
def _continues(run: Sequence[Word], kinds: str, first: int, at: int, page: Page) -> bool:
    """Return whether the word at `at` goes on the name that began at `first`; "King" does after "Larry"."""
    kind, last = kinds[at], at + 1 == len(run)
    if kind in "fix" or run[at].key in SUFFIXES or run[at].key in OF_TWO:
        return True
    if run[at].key in load_words("no surnames"):
        return False
    begun = kinds[first] in "fi"
    if _is_person(run[first].start, run[at].end, page):
        if kind in "rpto" and (begun or last) and kinds[at + 1 : at + 2] not in {"f", "i"}:
            return True
        if kind == "s" and begun and last and len(run[at].text) > 3:
            return True
    if kinds[first : at + 1] == "xp" and last:
        return first == 0
    ends = last or kinds[at + 1] == "s"
    named_by_role = kind == "o" and first > 0 and kinds[first - 1] in "rt" and run[at].key in load_words("surnames too")
    if named_by_role and ends and at == first + 1:
        return True
    return begun and ends and (kind in "rpt" or named_by_role) and all(one in "fi" for one in kinds[first:at])
