"""Mentions of people by name: where they stand in a page, with the title and the roles given beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.article import Span
from corpus.lexicon.folding import fold
from corpus.lexicon.lists import load_words
from corpus.lexicon.titles import Title, load_titles
from corpus.people.names import PersonName, parse_name
from corpus.people.roles import is_plural
from corpus.speakers.appositions import (
    age_after,
    is_in_listed_office,
    places_after,
    role_after,
    role_aside,
    role_before,
)
from corpus.speakers.capitals import LEADING_PARTICLES, SUFFIXES, Stretch, Word, find_stretches
from corpus.speakers.headlines import cut_stretches
from corpus.speakers.lone import may_be_bodys, speaks_as_person, weigh_as_body
from corpus.speakers.tellings import role_told
from corpus.text.page import Page

OTHER_LABELS = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"})
RELATIVES = frozenset({"brother", "father", "mother", "sister"})
NOT_REAL = re.compile(
    r",? ?[(–—-]? ?(?:not (?:her|his|their) real name"
    r"|(?:whose|her|his|their) (?:real )?name (?:has been|was) (?:changed|withheld|altered))"
)
"""What tells behind a name that it stands for somebody's: "Lena - not her real name - said"."""
HONOURS = frozenset({"rt", "hon", "most"})
WHO = re.compile(r", (?:who|whom|whose)\b")
MANY = re.compile(r" (?:have|are|were)\b")
SPOKESPERSON = re.compile(r" spokes(?:man|woman|person)\b")
"""What stands right behind a body's full name and no person's: "a Dunmere Care spokeswoman"."""
FAMILY = re.compile(r"\b(?:couple|newlyweds|spouses|husband|wife|brothers|sisters|siblings|twins|parents)\b")
"""What a text calls people who share a surname; a name that no list has may then be a first name."""
GENERATION_BEFORE = re.compile(r"\b(?:[Ee]lder|[Yy]ounger) $")
GOES_ON = re.compile(r"(?: \([^()\n]{1,30}\))?(?:,|,? and) ")
"""What stands between the names of a list."""
PEER = "peer"
MAX_NAME_WORDS = 5
BEFORE_THINGS = (" the ", "The ", " this ", "This ")
"""What stands right before a thing's name and no person's: "the Harbour Files"."""
WORK = re.compile(r"\b(?:book|memoir|novel|autobiography|biography|essay|play|poem|song|album|film|diary),? [“\"‘']?$")
BEHIND_WORK = re.compile(r",?[”\"’']?,? (?:the author |author )?[A-Z]")
TITLE = 8
PRESENTED = 8
"""What it weighs that a name is presented as people are: "Zell Imrie, 31, told", or alone "Lena, a nurse,"."""
LIKE_PEOPLE = 3
"""What it weighs that a name is treated as people's are, against a parser that takes it for a company."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name printed at `start` to `end`, without title and possessive.

    `begin` is where its title or preceding role starts; `style` the title a single name needs
    ("Pope"); `form` the name with the "Mr." before a bare surname; `roles` the role phrases given
    here, `told` the one that a clause tells; `places` the places and parties that go with the person
    ("D-Ohio"); `age` the age printed after the name; `evidence` how far this looks like a person
    (above 0) or not (below).
    """

    start: int
    end: int
    begin: int
    name: PersonName
    title: Title | None
    style: str
    form: str
    roles: tuple[str, ...]
    told: str
    places: frozenset[str]
    age: str
    quoted: bool
    possessive: bool
    evidence: int


def find_names(page: Page, sources: Sequence[Span] = (), known: Sequence[PersonName] = ()) -> list[Mention]:
    """Return the mentions that may be people's names, in order; one-word names are all given and judged later.

    `sources` are the places where somebody is said to speak: what stands there is more likely a person.
    `known` are full names from beside the text.
    """
    spoken = {span.start for span in sources}
    stretches, left = find_stretches(page, spoken)
    parts = [part for part in cut_stretches(stretches, page) if not is_in_listed_office(page, part.words[-1].end)]
    found = [_mention(stretch, page, spoken) for stretch in parts]
    found = list(_with_shared_roles(_with_shared_surnames(found, parts, page), page))
    found = list(_with_first_names_told(found, page))
    votes: Counter[tuple[str, ...]] = Counter()
    alone = {part.keys[0] for part in parts if len(part.words) == 1 and not _is_owned(part, page)}
    for number, mention in enumerate(found):
        votes[mention.name.words] += mention.evidence
        if _is_like_people(parts[number], mention, alone) or (
            number and _stands_with(found[number - 1], mention, parts[number - 1], page)
        ):
            votes[mention.name.words] += LIKE_PEOPLE
    kept = []
    for stretch, mention in zip(parts, found, strict=True):
        if _is_half_a_firm(stretch, page):
            continue
        if not mention.name.given or votes[mention.name.words] > 0:
            kept.append(mention)
        else:
            left.extend(stretch.words)
    surnames = {name.surname for name in (*(mention.name for mention in kept), *known) if name.given}
    firsts = {mention.name.words[-2] for mention in kept if len(mention.name.given) > 1}
    left = [word for word in left if word.key not in firsts or word.key in surnames or word.start in spoken]
    kept.extend(_left_over(left, surnames | firsts, spoken, page))
    return sorted(kept, key=lambda mention: mention.start)


def _with_shared_surnames(found: Sequence[Mention], parts: Sequence[Stretch], page: Page) -> Iterator[Mention]:
    """Yield the mentions, a first name with the surname it shares: the Ned of "Ned and Ora Lindqvist" is Ned Lindqvist.

    A word that is somebody's surname here is no first name: "Kelly and Ora Lindqvist" beside an Ada Kelly.
    """
    surnames = {mention.name.surname for mention in found if mention.name.given}
    titled = {mention.name.surname for mention in found if mention.title}
    family = FAMILY.search(page.text) is not None
    for mention, part, following in zip_longest(found, parts, found[1:]):
        may_be = family and part.kinds == "x" and mention.name.surname not in titled
        told = part.kinds == "f" or (may_be and _is_person(mention, page))
        first = len(part.words) == 1 and told and mention.name.surname not in surnames and not mention.style
        joined = following is not None and page.text[mention.end : following.start] in {" and ", " & "}
        joined = joined and not page.text.endswith(", ", 0, mention.start)  # the last two of a list are no couple
        if first and joined and following.name.given and following.title is None:
            surname = following.name.printed.split()[-1]
            name = parse_name(f"{mention.name.printed} {surname}")
            name = replace(name, printed=f"{mention.name.printed} {surname}")
            yield replace(mention, name=name, evidence=mention.evidence + LIKE_PEOPLE)
        else:
            yield mention


def _with_first_names_told(found: Sequence[Mention], page: Page) -> Iterator[Mention]:
    """Yield the mentions, a surname with the word before it where that is the full name of somebody told of elsewhere.

    A first name may be a nationality or a place: "German Lind left. ... German Lind says".
    """
    full = {mention.name.words for mention in found if mention.name.given}
    for mention in found:
        token = page.token_at(mention.start)
        first = page.words[token - 1] if token else ""
        beside = token > 0 and page.starts[token - 1] + len(first) + 1 == mention.start
        if len(mention.name.words) == 1 and beside and (fold(first), *mention.name.words) in full:
            start = page.starts[token - 1]
            printed = page.text[start : mention.end]
            name = replace(parse_name(printed), printed=printed)
            yield replace(mention, start=start, begin=min(mention.begin, start), name=name, form=printed)
        else:
            yield mention


def _is_person(mention: Mention, page: Page) -> bool:
    """Return whether the parser takes a name for a person's."""
    entity = page.entity_over(mention.start, mention.end)
    return entity is not None and entity.label == "PERSON"


def _with_shared_roles(found: Iterable[Mention], page: Page) -> Iterator[Mention]:
    """Yield the mentions, those that go on a list with its role: both of "Sens. Ora Lind (Fla.) and Ned Pell"."""
    role, end = "", 0
    for mention in found:
        if mention.roles and mention.begin < mention.start and _is_of_several(mention.roles[0].split()[-1]):
            role = mention.roles[0]
        elif not (role and GOES_ON.fullmatch(page.text, end, mention.start)):
            role = ""
        end = mention.end
        yield replace(mention, roles=(role,)) if role and not mention.roles else mention


def _is_of_several(word: str) -> bool:
    """Return whether a word of a role is said of several: "Senators", "Sens."."""
    bare = word.lower().rstrip(".")
    return is_plural(word) or (bare.endswith("s") and bare[:-1] in load_titles() and bare in load_titles())


def _is_like_people(part: Stretch, mention: Mention, alone: set[str]) -> bool:
    """Return whether a full name is gone on with by its last word alone, as people's are: "Dorin Pask", "Pask"."""
    return (
        part.kinds == "xx"
        and not _holds_acronym(part.words)
        and len(mention.name.words) == 2
        and mention.name.surname in alone
        and part.keys[0] not in alone
    )


def _stands_with(before: Mention, mention: Mention, part: Stretch, page: Page) -> bool:
    """Return whether a full name is joined by "and" to that of somebody surely a person: "Lena Holt and Dorin Pask"."""
    sure = part.kinds[0] == "f" and len(part.words) > 1 and before.evidence > LIKE_PEOPLE
    return sure and len(mention.name.words) == 2 and page.text[before.end : mention.begin] == " and "


def _left_over(left: Sequence[Word], surnames: set[str], spoken: set[int], page: Page) -> Iterator[Mention]:
    """Yield words that looked like a title, role or place and are somebody's surname here: "King", "Jordan"."""
    for word in left:
        if word.key not in surnames:
            continue
        entity = page.entity_over(word.start, word.end)
        token = page.token_at(word.start)
        before = page.words[token - 1].lower() if token else ""
        if entity is not None and entity.label == "ORG" and entity.end - entity.start > word.end - word.start + 2:
            continue
        place = (
            entity is not None and entity.label in {"GPE", "LOC"} and before in {"in", "from", "to", "at", "near", ","}
        )
        after = page.text[word.end + 1 : word.end + 2]
        if (place and word.start not in spoken) or (
            after.isupper() and not word.possessive and page.text[word.end] == " "
        ):
            continue
        yield _mention(Stretch((word,), "x", ()), page, set())


# One field of the mention after another; those behind need those before.
def _mention(stretch: Stretch, page: Page, spoken: set[int]) -> Mention:
    words, before = stretch.words, stretch.before
    start, end = words[0].start, words[-1].end
    if page.text[end : end + 1] == "." and words[-1].key in {"jr", "sr"}:
        end += 1
    particles = LEADING_PARTICLES.search(page.text, max(0, start - 16), start)
    if particles:
        start = particles.start()
    token = page.token_at(start)
    title = _title_before(before, start, page)
    style = _style(before[-1], page) if title is not None else ""
    form = page.text[start:end]
    if title is not None and title.gender and len(words) == 1:
        form = f"{page.text[before[-1].start : start].strip()} {form}"
    aged = GENERATION_BEFORE.search(page.text, max(0, start - 12), start) if len(words) < 3 else None
    name = parse_name(f"{aged.group()}{page.text[start:end]}" if aged else page.text[start:end])
    name = replace(name, printed=page.text[start:end])
    begin, role = role_before(page, token)
    if title is not None and (not role or title.role == PEER):
        # "medical director Dr Ann Lee", "minister for dams Lord Lee"
        styled = role_before(page, _honoured_from(page, before[-1].start))
        begin, role = styled if styled[1] else (begin, role)
    if role.islower() and not name.given and page.words[page.token_at(begin) - 1].lower() == "the":
        # "the judge Lind had attacked": a clause without its "that", no apposition.
        role = ""
    aside = ""
    if not role:
        begin = before[-1].start if title else start
        _, aside = role_aside(page, _honoured_from(page, begin), end)
    after = role_after(page, end)
    disguised = NOT_REAL.match(page.text, end) is not None
    speaks = (begin in spoken or start in spoken) and bool(role or title or speaks_as_person(stretch, after, page))
    evidence = _evidence(stretch, page) + 2 * bool(role or title) + bool(after) + 2 * speaks
    age = age_after(page, end)
    if disguised or (stretch.kinds == "f" and (age or after)) or (age and len(words) > 1):
        evidence += PRESENTED
    if aside and stretch.kinds == "xx" and page.text[end : end + 1] in {",", ":"} and not may_be_bodys(aside):
        evidence += LIKE_PEOPLE  # "the baker, Hetty Crumb,"
    if stretch.kinds[0] != "f" and is_title(page, start, end):
        evidence -= TITLE
    if _is_many(page, token, end):
        evidence -= 3
    if stretch.kinds == "xx" and SPOKESPERSON.match(page.text, end):
        evidence -= 4
    return Mention(
        start=start,
        end=end,
        begin=min(begin, start),
        name=name,
        title=title,
        style=style,
        form=form,
        roles=tuple(filter(None, (role or aside, after))),
        told=role_told(page, min(begin, start), end),
        places=places_after(page, end),
        age=age,
        quoted=page.is_quoted(start),
        possessive=words[-1].possessive or page.text.startswith(("'s", "’s"), end),
        evidence=evidence,
    )


def _title_before(before: Sequence[Word], start: int, page: Page) -> Title | None:
    """Return the form of address that ends right before the character `start`, None where there is none."""
    if not before or page.text[before[-1].end : start].strip(". \u00a0"):
        return None
    return load_titles().get(before[-1].key)


def _style(word: Word, page: Page) -> str:
    """Return the title that a single name needs; a "Sister" that opens a sentence may only be somebody's sister."""
    opens = page.sentences[page.sentence_at(word.start)] == word.start
    return "" if word.key not in load_words("styles") or (opens and word.key in RELATIVES) else word.text


def is_title(page: Page, start: int, end: int) -> bool:
    """Return whether a name is that of a book, its author's behind it: "her memoir, Salt Years, Ana Reyes writes"."""
    before = WORK.search(page.text, max(0, start - 24), start)
    return before is not None and BEHIND_WORK.match(page.text, end) is not None


def is_of_things(page: Page, start: int, end: int) -> bool:
    """Return whether a full name is that of a thing or of many, whatever its words: "the Harbour Files are ..."."""
    return page.text.endswith(BEFORE_THINGS, 0, start) or bool(_is_many(page, page.token_at(start), end))


def _is_many(page: Page, token: int, end: int) -> bool:
    """Return whether a name does what only several do: "Northgate have signed" is a club."""
    if token > 1 and page.words[token - 1] in {"'s", "’s"}:
        token -= 2  # "Ned Pell and Velden's Ora Lind have left"
    coordinated = token > 0 and page.words[token - 1].lower() in {"and", "or", ",", "nor", "&"}
    return not coordinated and MANY.match(page.text, end) is not None


def _honoured_from(page: Page, begin: int) -> int:
    """Return the first token of the honours before a name that starts at `begin`: "the Rt Rev Dr"."""
    token = page.token_at(begin)
    titles = load_titles()
    while token and ((word := fold(page.words[token - 1]).rstrip(".")) in titles or word in HONOURS):
        token -= 1
    return token - 1 if token and page.starts[token] < begin and page.words[token - 1] == "the" else token


def _is_half_a_firm(part: Stretch, page: Page) -> bool:
    """Return whether words are one side of the "&" in a firm's name: the Lind of "Lind & Pell's"."""
    entity = page.entity_over(part.words[0].start, part.words[-1].end)
    if entity is None or entity.label != "ORG" or part.words[-1].end > entity.end:
        return False
    return "&" in page.text[entity.start : part.words[0].start] + page.text[part.words[-1].end : entity.end]


def _is_owned(part: Stretch, page: Page) -> bool:
    """Return whether a word is what somebody's thing is called: the Paradise of "Velden's Paradise"."""
    return page.text.endswith(("'s ", "’s ", "s' ", "s’ "), 0, part.words[0].start)


def _holds_acronym(words: Sequence[Word]) -> bool:
    """Return whether a word beside others in small letters is in capitals: "Harbour LRU" is no name."""
    capitals = [len(word.text) > 2 and word.text.isupper() for word in words]
    return any(capitals) and not all(capitals)


# A table of signs with their weights, in code because each looks elsewhere.
def _evidence(stretch: Stretch, page: Page) -> int:
    words, kinds = stretch.words, stretch.kinds
    entity = page.entity_over(words[0].start, words[-1].end)
    score = 0
    if entity is not None and entity.label == "PERSON":
        score += 2
    elif entity is not None and entity.label in OTHER_LABELS:
        score -= 2 if entity.start <= words[0].start and entity.end >= words[-1].end else 1
    score -= weigh_as_body(stretch, page)
    if len(words) > 1 and kinds[0] in "fi" and any(len(word.text) > 1 for word in words[1:]):
        score += 3 if kinds[0] == "f" else 1
    score += kinds == "f"
    # Only of a person is it said "who": of all of what stands before it, and not of its last words.
    if entity is not None and entity.start >= words[0].start and WHO.match(page.text, words[-1].end):
        score += 3
    if all(kind == "i" for kind in kinds):
        score -= 9
    if stretch.after and stretch.after in "rto":
        score -= 3
    if sum(word.key not in SUFFIXES for word in words) > 2 and not set(kinds) & set("fi"):
        score -= 2
    if (kinds[0] != "f" or kinds == "f") and page.text.endswith(BEFORE_THINGS, 0, words[0].start):
        score -= 3  # "the Bill" is none of that name
    if len(words) > MAX_NAME_WORDS:
        score -= 4
    return score
