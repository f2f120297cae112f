"""Runs of capitalised words, and the stretches of them that may be names of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.names import fold, load_first_names
from corpus.page import Page
from corpus.roles import load_places, load_titles, noun_of

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
CAPITALISED = re.compile(
    rf"(?<![\w-])(?:(?:al|el|an|as|ash|ad|ar|at|az)-|[dl]['’])?{UPPER}(?:\w|['’‑-](?=\w)|\.(?={UPPER}))*"
)
LOWER_PARTICLES = (
    "van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|el|al|bin|ibn|bint|ben|abu|ter|ten|te|zu|af|av|y|e|dal|'t"
)
PARTICLE_GAP = re.compile(rf"[ \u00a0]+(?:(?:{LOWER_PARTICLES}|in)[ \u00a0]+)+$")
LEADING_PARTICLES = re.compile(
    r"(?:(?<=\s)|^)(?:(?:van|von|der|den|de|del|della|di|da|dos|das|du|bin|ter|ten)[ \u00a0]+)+$"
)
OFFICE_BEFORE = re.compile(r"(\w+) (?:of|for) (?:the )?$")
GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A given name of two parts as Korean and Chinese names print it, after the surname: "Park Geun-hye"."""
STOP_GAP = re.compile(r"\.[ \u00a0]+$")
NICKNAME_GAPS = (
    re.compile(r"[ \u00a0][“\"‘'(]$|[ \u00a0]''$|[ \u00a0]``$"),
    re.compile(r"[,.]?(?:[”\"’')]|'')[ \u00a0]$"),
)
CLOSED_TAGS = frozenset("DT IN CC PRP PRP$ WDT WP WP$ WRB MD TO EX UH RB PDT".split())
ABBREVIATIONS = frozenset({"jr", "sr", "st", "wm", "chas", "geo", "mt", "ft"})
ADJECTIVE = re.compile(
    r"-(?:born|based|backed|led|style|era|owned|run|funded|bound|wide|area|trained|educated|controlled|like)$"
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
STOP_WORDS = frozenset(
    "the a an and but or nor if when while as after before although though because since so yet not no yes what who where why how "
    "there here then now also however meanwhile according asked speaking both some many most all other another one two three several "
    "i he she it we they his her their our your my this that these those in on at by for from with to of about into over under "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december mon tue tues wed thu thurs fri sat sun jan feb aug sept oct nov dec said says photo image getty video "
    "advertisement updated related read watch god christmas easter thanksgiving former ex late dear rival fellow even few neither "
    "will can should would could did does is was are were has have had".split()
) - {"may", "april", "june", "august", "jan", "will"}
ORGANISATION_WORDS = frozenset(
    "department ministry university college institute institution committee commission council court party house senate congress "
    "parliament association federation foundation union league club city united company corp inc ltd plc group bank fund trust "
    "agency bureau office board authority service services administration government campaign coalition alliance center centre "
    "school academy church hospital museum society network news times post journal herald tribune press magazine radio tv "
    "television studios records entertainment airlines airways motors technologies systems international national state defense "
    "defence affairs treasury interior foreign home prime security white supreme federal central democratic conservative labour "
    "liberal republicans democrats street avenue road square park river lake mountain island islands county "
    "province district region airport station stadium arena palace hall tower bridge war world cup olympics olympic games "
    "championship championships premier series act treaty agreement accord award awards prize festival north south "
    "east west northern southern eastern western middle new great super caucus primary convention debate election elections "
    "day week month year army navy force forces guard police fbi cia nato trade commerce energy education health labor "
    "transportation agriculture homeland housing urban development veterans internet online digital media communications "
    "staff majority minority operations marketing sales finance relations public presidential congressional senatorial vice "
    "communication initiative strategies partners associates ventures holdings capital solutions project policy research "
    "study studies report poll polls survey rights human humanity".split()
)


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
        return tuple(word.key for word in self.words)


def find_stretches(page: Page) -> tuple[list[Stretch], list[Word]]:
    """Return the stretches that may be names, and the capitalised words that were left out as something else."""
    found: list[Stretch] = []
    left: list[Word] = []
    for run in _runs(page.text):
        kinds = _kinds(run, page)
        at = 0
        while at < len(run):
            if kinds[at] not in "fix":
                if kinds[at] in "rtpoc":
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
    for match in CAPITALISED.finditer(text):
        word = _word(match, text)
        if run and not _joins(run, word, text):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


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
        return len(before.text) == 1 or "." in before.text or before.key in load_titles() or before.key in ABBREVIATIONS
    if gap == ", ":
        return after.key in SUFFIXES
    return PARTICLE_GAP.match(gap) is not None


def _kinds(run: Sequence[Word], page: Page) -> str:
    """Return a letter for each word: s stop word, t title, r role, p place, o organisation, f first name, i initial,
    c common word at the start of a sentence, x other."""
    kinds: list[str] = []
    for at, word in enumerate(run):
        kind = _kind(word, page)
        after = run[at + 1] if at + 1 < len(run) else None
        before = kinds[-1] if kinds else ""
        if before == "t" and kind in "rpo" and load_titles()[run[at - 1].key].gender and at + 1 == len(run):
            kind = "x"
        elif kind == "o" and after is not None and GIVEN_LAST.fullmatch(after.text):
            kind = "x"
        elif after is not None and f"{word.key} {after.key}" in load_places():
            kind = "p"
        elif at and f"{run[at - 1].key} {word.key}" in load_places():
            kind = "p"
        elif (
            kind in "rtpo" and _is_first_name(word.key) and after is not None and _starts_name(word, after, page, kind)
        ):
            kind = "f"
        kinds.append(kind)
    return "".join(kinds)


def _kind(word: Word, page: Page) -> str:
    if ADJECTIVE.search(word.text):
        return "s"
    if len(word.text) == 1 or (len(word.text) <= 4 and "." in word.text and word.key not in load_places()):
        return "s" if word.key in {"i", "a"} and page.text[word.end : word.end + 1] != "." else "i"
    if word.key in STOP_WORDS:
        return "s"
    if word.key in load_titles():
        return "t"
    if word.key in ORGANISATION_WORDS:
        return "o"
    if noun_of(word.text) is not None:
        return "r"
    if word.key in load_places():
        return "p"
    if _is_first_name(word.key):
        return "f"
    token = page.token_at(word.start)
    tag = page.tags[token]
    if tag in CLOSED_TAGS:
        return "s"
    if not tag.startswith("NNP") and _opens_sentence(page, token):
        return "c"
    return "x"


def _is_first_name(key: str) -> bool:
    names = load_first_names()
    return key in names or ("-" in key and key.split("-")[0] in names)


def _opens_sentence(page: Page, token: int) -> bool:
    before = page.words[token - 1] if token else "\n"
    return "\n" in before or before in {"“", '"', "”", ".", "!", "?", ":", "''", "``", "‘", "-", "–", "—", "*", "•"}


def _starts_name(word: Word, after: Word, page: Page, kind: str) -> bool:
    """Say whether a first name that is also a title, role or place ("Earl", "Dean", "Chad") is a first name here."""
    if (
        after.key in ORGANISATION_WORDS
        or after.key in load_titles()
        or after.key in STOP_WORDS
        or noun_of(after.text) is not None
    ):
        return False
    entity = page.entity_over(word.start, word.end)
    person = entity is not None and entity.label == "PERSON" and entity.start <= word.start and entity.end >= after.end
    return person or (kind != "p" and not (kind == "r" and _is_first_name(after.key)))


def _continues(run: Sequence[Word], kinds: str, first: int, at: int, page: Page) -> bool:
    """Say whether the word at `at` goes on the name that began at `first`; "King" does after "Larry"."""
    if kinds[at] in "fix" or run[at].key in SUFFIXES:
        return True
    entity = page.entity_over(run[first].start, run[first].end)
    person = (
        entity is not None
        and entity.label == "PERSON"
        and entity.start <= run[first].start
        and entity.end >= run[at].end
    )
    if person and kinds[at] in "rpto" and (kinds[first] in "fi" or at + 1 == len(run)) and kinds[at + 1 : at + 2] not in {"f", "i"}:
        return True
    if kinds[first : at + 1] == "xp" and at + 1 == len(run):
        return first == 0
    if kinds[at] == "s" or kinds[first] not in "fi" or any(kind not in "fi" for kind in kinds[first:at]):
        return False
    ends = at + 1 == len(run) or kinds[at + 1] == "s"
    return ends and kinds[at] in "rpt"


def cut_stretches(stretches: Sequence[Stretch], page: Page) -> Iterator[Stretch]:
    """Yield the stretches with headline words cut off: "Chris Christie Calls Hillary Clinton" holds two known names."""
    seen: dict[tuple[str, ...], int] = {}
    surnames: dict[str, str] = {}
    alone = {stretch.keys[0] for stretch in stretches if len(stretch.words) == 1}
    for stretch in stretches:
        keys = stretch.keys
        if len(keys) > 1 and stretch.kinds[0] in "fi":
            seen[keys] = seen.get(keys, 0) + 1
            surnames.setdefault(keys[-1], keys[0])
    for stretch in stretches:
        for part in _cut(stretch, seen, surnames, page):
            yield from _cut_tail(part, alone)


def _cut(stretch: Stretch, seen: dict[tuple[str, ...], int], surnames: dict[str, str], page: Page) -> Iterator[Stretch]:
    size = len(stretch.words)
    if size >= 3 and (_ends_office(stretch, page) or (stretch.kinds[:2] == "xf" and _drops_first(stretch, page))):
        yield from _cut(_part(stretch, 1, size), seen, surnames, page)
        return
    if (
        size == 2
        and stretch.kinds == "xx"
        and stretch.keys[1] in surnames
        and stretch.keys not in seen
        and _drops_first(stretch, page)
    ):
        yield _part(stretch, 1, 2)
        return
    if size < 3 or size > 12:
        yield stretch
        return
    for length in range(min(size - 1, 4), 1, -1):
        for at in range(size - length + 1):
            keys = stretch.keys[at : at + length]
            if seen.get(keys, 0) < max(1, seen.get(stretch.keys, 0)) or stretch.kinds[at] != "f":
                continue
            if at and stretch.kinds[at - 1] in "fi" and at + length == size:
                continue
            if at:
                yield from _cut(_part(stretch, 0, at), seen, surnames, page)
            yield _part(stretch, at, at + length)
            if at + length < size:
                yield from _cut(_part(stretch, at + length, size), seen, surnames, page)
            return
    yield stretch


def _cut_tail(stretch: Stretch, alone: set[str]) -> Iterator[Stretch]:
    """Yield a stretch without headline words after a surname that also stands alone: "Ann Lee Goes"."""
    keys = stretch.keys
    if len(keys) < 3 or stretch.kinds[0] != "f" or keys[-1] in alone or keys[-1] in SUFFIXES:
        yield stretch
        return
    last = next((at for at in range(1, len(keys) - 1) if keys[at] in alone), None)
    if last is None:
        yield stretch
        return
    yield _part(stretch, 0, last + 1)
    yield _part(stretch, last + 1, len(keys))


def _ends_office(stretch: Stretch, page: Page) -> bool:
    """Say whether the first word belongs to an office before the name: "Minister for Harbours Ann Lee"."""
    office = OFFICE_BEFORE.search(page.text, max(0, stretch.words[0].start - 40), stretch.words[0].start)
    return office is not None and stretch.kinds[0] == "x" and noun_of(office.group(1)) is not None


def _drops_first(stretch: Stretch, page: Page) -> bool:
    """Say whether an unknown word before a first name belongs to a role: "Chief of Staff Katie ..."."""
    entity = page.entity_over(stretch.words[0].start, stretch.words[0].end)
    return entity is None or entity.label != "PERSON"


def _part(stretch: Stretch, first: int, last: int) -> Stretch:
    return Stretch(
        stretch.words[first:last],
        stretch.kinds[first:last],
        stretch.before + stretch.words[:first],
        (stretch.kinds[last:] + stretch.after)[:1],
    )
