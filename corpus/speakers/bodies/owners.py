"""Owners: the words beside the noun of a document, or before its verb, that tell whose it is."""

from __future__ import annotations

import re

from corpus.article import Span
from corpus.lexicon.cues import load_cues
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_places
from corpus.speakers.bodies.cores import initials, is_body
from corpus.speakers.bodies.papers import is_paper
from corpus.text.page import Entity, Page

PHRASE = frozenset("DT PDT PRP$ JJ JJS JJR NN NNS NNP NNPS CD HYPH SYM POS VBN VBG RB".split())
"""Tags of what may stand in a phrase before its noun."""
NAMING = PHRASE - {"VBN", "VBG", "RB"}
NOUNS = ("NN", "NNS", "NNP", "NNPS")
WHEN = (
    r"(?:(?:(?:earlier\s|late\s|early\s)?(?:this|last)\s\w+|(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|in\s(?:[A-Z]\w+|\d{4}))\s)?"
)
"""When a document came out, between its noun and whoever made it: "a poll last month by", "a report Tuesday from"."""
MADE = re.compile(
    rf",?\s{WHEN}"
    r"(?:(?:(?:that|which)\s)?(?:is|are|was|were|(?:has|have)\sbeen)\s)?"
    r"(?:of\s[\w ,%.]{1,40}?\s(?=released|published|conducted|taken|done))?"
    r"(?:\w+ly\s)?"
    r"(?:(?:conducted|released|published|issued|taken|run|done|carried out|compiled|written|prepared|produced|signed"
    r"|sent|posted|put out|filed|drafted|authored|led|headed|directed|revealed|unveiled|collected"
    r"|gathered|provided)\b[^,;:.()“”\"\n]{0,40}?\s"
    r"|of [\w ,%.]{1,40}?,? )?"
    r"by\s(?=[^,;:()“”\"\n])"
)
"""What leads from the noun of a document to whoever made it: "report, released on Friday by the Alder Institute"."""
FROM = re.compile(rf"\s(?:{WHEN}from|at|with)\s(?=(?:the\s|an?\s)?[A-Z])")
WORKERS = re.compile(
    r"(?:[a-z]+\s){0,2}(?:researchers|scientists|economists)\s(?:at|from|with|of)\s(?=(?:[Tt]he\s)?[A-Z])"
)
"""Who has made a document for the body where they work: "a study by economists at the Alder Institute"."""
AT = re.compile(
    r"(?:\sof\s(?:[a-z]+\s){0,2}(?:researchers|scientists|economists))?\s(?:from|at|with|of)\s(?=(?:[Tt]he\s)?[A-Z])"
)
"""What leads from a team to where it works: "a team of researchers at the Alder Institute"."""
ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?) ")
IN = re.compile(r"\sin\s(?=(?:[Tt]he\s)?[A-Z])")
"""What leads from an editorial to the paper that prints it."""
BASED = re.compile(r"(?:[Tt]he |an? )?(?:[A-Z][\w.]* ){0,2}[A-Z][\w.]*-based (?=[\w-])")
"""Where a body is, before what it is: "the Lowfield-based think tank Dam Watch"."""
JOINS_NAMES = frozenset({"of", "for", "at", "and", "&", "the"})
ACRONYM = re.compile(r"[A-Z]{2,6}")
NAME = re.compile(r"[A-Z][\w&’'-]*(?: (?:of |for |and )?(?:the )?[A-Z][\w&’'-]*){0,6}")
SHARES_SUBJECT = frozenset({"xcomp", "conj", "advcl", "pcomp", "prep"})
POINTS_BACK = frozenset({"the", "this", "that", "these", "those"})
OPENS_NEW = frozenset({"a", "an", "another", "one", "some"})
SAME = {
    "finding": "study", "result": "study", "paper": "study", "analysis": "study", "research": "study",
    "survey": "poll", "poll": "poll", "suit": "lawsuit",
}  # fmt: skip
"""Nouns by which a later sentence may mean the document that an earlier one calls otherwise."""
ANALYSES = frozenset({"analysis"})
"""Of which letters before them may tell another thing: "a DNA analysis"."""
POLLS = frozenset({"poll", "survey", "average"})
INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
"""What no common noun has: "the LowfieldToday average"."""
NO_POLLSTERS = frozenset({"PERSON", "DATE", "TIME", "NORP", "EVENT", "LOC"})
"""Labels of what may stand before "poll" and has taken none: "a Lind poll", "the Super Tuesday poll"."""
TOLD_BY = ("according to ", "according to the ", "According to ", "According to the ")
"""What stands before a body that tells what is reported."""
MAX_TOLD_BY = 20
MAX_TOLD = 2
"""How many words tell of a poll behind whose it is: "national", "online tracking"."""
MAX_PHRASE = 12
MAX_OWNER = 90
MAX_SUBJECT = 25
"""Tokens on either side of a verb's subject that may belong to it."""
MAX_CLIMB = 5
MAX_ENTITIES = 400
"""Names of an article that are looked at for one body."""


def kind_of(page: Page, token: int) -> str:
    """Return the kind of document a token is the noun of, "" for none; an editorial board is its editors."""
    word = page.words[token]
    return "team" if word == "board" and token and page.words[token - 1] == "editorial" else _key(word)


def owner_beside(page: Page, noun: int, start: int) -> Span | None:
    """Return the owner printed beside a noun: before it with an "'s", behind it with "by", or as a name."""
    text = page.text
    first = page.token_at(start)
    owned = next((i for i in range(noun - 1, max(first, noun - MAX_PHRASE), -1) if page.tags[i] == "POS"), None)
    if owned is not None and not _is_time(page, owner := Span(start, page.starts[owned])):
        figures = kind_of(page, noun) in load_words("documents of their owners")
        return None if figures and _is_place(page, owner.start, owner.end) else owner  # "Norland's trade data"
    if page.tags[first] == "PRP$":
        return Span(start, start + len(page.words[first]))
    end = page.starts[noun] + len(page.words[noun])
    for pattern in (MADE, AT if kind_of(page, noun) == "team" else FROM):
        led = pattern.match(text, end, end + MAX_OWNER)
        if led is not None and (_is_leaked(page, led) if pattern is MADE else not _is_body(page, led.end())):
            continue
        if led is not None:
            return _name_from(page, led.end())
    return _in_paper(page, noun, end) or _as_name(page, noun, start)


def _is_leaked(page: Page, led: re.Match[str]) -> bool:
    """Return whether somebody has only made a document known: "a memo revealed by Ora Lind"; figures are a body's."""
    person = page.entity_over(led.end(), led.end() + 1)
    return " revealed " in led[0] and person is not None and person.label == "PERSON"


def _in_paper(page: Page, noun: int, end: int) -> Span | None:
    """Return the paper that prints its own words: "an editorial in the Lowfield Gazette"; an op-ed is its writer's."""
    printed = IN.match(page.text, end) if kind_of(page, noun) in load_words("printed by papers") else None
    paper = _name_from(page, printed.end()) if printed else None
    return paper if paper and is_paper(paper.of(page.text)) else None


def _name_from(page: Page, start: int) -> Span:
    """Return the phrase that begins at a character, up to its verb, comma or next preposition."""
    if led := WORKERS.match(page.text, start) or BASED.match(page.text, start):
        start = led.end()
    first = page.token_at(start)
    end = first + 1
    while end < min(len(page.words), first + MAX_SUBJECT):
        is_name = page.tags[end] in NAMING or page.words[end] in JOINS_NAMES
        dated = page.words[end].islower() and begins_date(page, end)  # a paper may be called Sunday Gazette
        if not is_name or dated or page.deps[end] == "acl":
            break
        end += 1
    while end > first + 1 and page.words[end - 1] in JOINS_NAMES:
        end -= 1
    # "the Efficiency in Harbours Unit" is one name
    named = page.entity_over(start, start + len("the A"))
    goes_on = named.end if named is not None and named.label == "ORG" else 0
    return Span(start, max(goes_on, page.starts[end - 1] + len(page.words[end - 1])))


def _is_body(page: Page, at: int) -> bool:
    """Return whether what begins at `at` is somebody's name, and no place's or day's."""
    article = ARTICLE.match(page.text, at)
    at += len(article[0]) if article else 0
    entity = page.entity_over(at, at + 1)
    if entity is None:
        run = NAME.match(page.text, at)
        if article is not None and article[0] == "The ":
            return run is not None  # "an investigation from The Lantern": a name that holds its article
        return run is not None and not load_words("those who study").isdisjoint(run[0].lower().split())
    if is_body(_name_from(page, at).of(page.text).rsplit(" ", 1)[-1]):
        return True  # "a statement from the Lowfield and Tarn health board"
    return entity.label in {"ORG", "PERSON"} and not _is_place(page, entity.start, entity.end)


def begins_date(page: Page, token: int) -> bool:
    """Return whether a date begins with a token: the "last" of "a study by Dam Watch last May"."""
    entity = page.entity_over(page.starts[token], page.starts[token] + 1)
    return entity is not None and entity.label == "DATE" and entity.start == page.starts[token]


def _is_place(page: Page, start: int, end: int) -> bool:
    return page.text[start:end].strip().lower().removeprefix("the ") in load_places()


def _is_time(page: Page, span: Span) -> bool:
    entity = page.entity_over(span.end - 1, span.end)
    return entity is not None and entity.label in {"DATE", "TIME"}


def _as_name(page: Page, noun: int, start: int) -> Span | None:
    """Return the body whose name stands right before a noun that its documents have: "the Marlow Research poll"."""
    kind = singular(page.words[noun])
    if kind in POLLS and (pollster := _as_pollster(page, noun, start)) is not None:
        return pollster
    entity = page.entity_over(page.starts[noun - 1], page.starts[noun]) if noun else None
    if (entity is None or entity.label != "ORG") and (paper := _as_paper(page, noun, start)) is not None:
        return paper
    if (
        entity is None
        and kind in load_words("made by those named") - ANALYSES
        and ACRONYM.fullmatch(page.words[noun - 1])
    ):
        return Span(page.starts[noun - 1], page.starts[noun - 1] + len(page.words[noun - 1]))
    if noun and is_listed(page.words[noun - 1].lower(), "known for findings") and page.words[noun - 1][0].isupper():
        return Span(page.starts[noun - 1], page.starts[noun - 1] + len(page.words[noun - 1]))
    if entity is None or entity.start < start or _is_place(page, entity.start, entity.end):
        return None
    name = page.text[entity.start : entity.end].removeprefix("the ")
    letters = ACRONYM.fullmatch(name) is not None and not is_listed(name.lower(), "parties and parliaments")
    if entity.start == start and " " not in name and not letters:
        return None  # `Exit polls show`: the first word of a sentence, which the parser takes for a name
    if kind in load_words("made by those named") and not (kind in ANALYSES and name.isupper()):
        named = entity.label == "ORG" or (entity.label == "PERSON" and _key(kind) == "poll")
    elif kind in load_words("made by those who count") and (
        " " in name or letters or is_listed(name.lower(), "broadcasters")
    ):
        named = entity.label == "ORG"
    else:
        named = (
            (
                kind in load_words("made by those who study")
                and entity.label == "ORG"
                and any(
                    word.lower() in load_words("those who study")
                    for word in page.text[entity.start : entity.end].split()
                )
            )
            or is_listed(name.lower(), "broadcasters")
            or _speaks_elsewhere(page, page.text[entity.start : entity.end])
        )
    article = ARTICLE.match(page.text, entity.start)  # "an Office of Dams report": one name to the parser
    # "the Lowfield Post/Marlow Poll": the noun a part of the name
    end = min(entity.end, page.starts[noun] - 1) if kind in POLLS else entity.end
    return Span(article.end() if article else entity.start, end) if named else None


def _as_pollster(page: Page, noun: int, start: int) -> Span | None:
    """Return whose name stands before a poll that no place bears: "a Marlow/Lowfield Post national poll"."""
    last = noun - 1
    while last > 0 and page.starts[last] > start and page.words[last].islower() and noun - last <= MAX_TOLD:
        last -= 1
    first = last + 1
    while (
        first > 0
        and page.starts[first - 1] >= start
        and (page.tags[first - 1] == "NNP" or page.words[first - 1] in {"/", "-", "–"})
    ):
        first -= 1
    if first > last:
        return None
    named = Span(page.starts[first], page.starts[last] + len(page.words[last]))
    labels = {one.label for word in range(first, last + 1) if (one := _entity_of(page, word)) is not None}
    # "the PoliticsToday average": letters of its own make a name
    several = last > first or "GPE" in labels or INNER_CAPITAL.search(page.words[last]) is not None
    return None if not several or labels & NO_POLLSTERS or _is_place(page, named.start, named.end) else named


def _entity_of(page: Page, word: int) -> Entity | None:
    return page.entity_over(page.starts[word], page.starts[word] + len(page.words[word]))


def _speaks_elsewhere(page: Page, name: str) -> bool:
    """Return whether a body known by a word says something in the text, and may have reports: "the IMF".

    So has one that the text names in full where it says something.
    """
    if " " in (name := name.removeprefix("the ").removeprefix("The ")):
        return False
    for entity in page.entities[:MAX_ENTITIES]:
        token = page.token_at(entity.end - 1)
        printed = page.text[entity.start : entity.end].removeprefix("the ").removeprefix("The ")
        if entity.label != "ORG" or not (printed.endswith(name) or initials(printed) == name):
            continue
        if page.text.endswith(TOLD_BY, max(0, entity.start - MAX_TOLD_BY), entity.start):
            return True
        head = page.head_of(entity.start, entity.end)
        if any(page.deps[i] == "nsubj" and page.words[page.heads[i]].lower() in load_cues() for i in (token, head)):
            return True
    return False


def _as_paper(page: Page, noun: int, start: int) -> Span | None:
    """Return the paper whose name the parser does not know as one: "a Lowfield Gazette investigation"."""
    first = noun
    while first > 0 and page.starts[first - 1] >= start and page.words[first - 1][:1].isupper():
        first -= 1
    first += page.words[first].lower() in POINTS_BACK | OPENS_NEW
    named = Span(page.starts[first], page.starts[noun] - 1)
    return named if first < noun and is_paper(named.of(page.text)) else None


def subject_of(page: Page, verb: int) -> Span | None:
    """Return the phrase of a verb's subject, shared ones included."""
    for _ in range(MAX_CLIMB):
        near = range(max(0, verb - MAX_PHRASE * 3), min(len(page.words), verb + MAX_PHRASE))
        subject = next((i for i in near if page.heads[i] == verb and page.deps[i] == "nsubj"), None)
        if subject is not None:
            return _words_around(page, subject)
        if page.deps[verb] not in SHARES_SUBJECT:
            return None
        verb = page.heads[verb]
    return None


def _words_around(page: Page, head: int) -> Span:
    """Return the words that hang on a token, itself included."""
    low, high = head, head + 1
    while low > max(0, head - MAX_SUBJECT) and _hangs_on(page, low - 1, head):
        low -= 1
    while high < min(len(page.words), head + MAX_SUBJECT) and _hangs_on(page, high, head):
        high += 1
    return Span(page.starts[low], page.starts[high - 1] + len(page.words[high - 1]))


def _hangs_on(page: Page, token: int, head: int) -> bool:
    for _ in range(MAX_PHRASE):
        if token == head:
            return True
        token = page.heads[token]
    return False


def phrase_start(page: Page, noun: int) -> int:
    """Return the character at which the phrase before a noun begins."""
    first = noun
    for i in range(noun - 1, max(-1, noun - MAX_PHRASE), -1):
        if page.tags[i] not in PHRASE and not is_within_name(page, i):
            break
        first = i
        if page.tags[i] in {"DT", "PRP$"}:
            break
    return page.starts[first]


def is_within_name(page: Page, token: int) -> bool:
    """Return whether a word goes on a name: the "of" of "Office of Dams report"."""
    return page.words[token] in {"of", "for"} and page.tags[token - 1].startswith("NNP")


def singular(word: str) -> str:
    """Return the noun of a document in small letters and without the "s" of a plural."""
    lower = word.lower()
    known = is_listed(lower, "documents that speak", "documents of their owners", "finders")
    return lower if known or not lower.endswith("s") else lower[:-1]


def _key(word: str) -> str:
    """Return the kind of document a noun means, "" where it means none."""
    noun = singular(word)
    if word.lower() in load_words("finders"):
        return "" if noun == "colleagues" else "team"
    known = is_listed(noun, "documents that speak", "documents of their owners")
    return SAME.get(noun, noun) if known else ""
