"""Appositions: the role phrases that stand beside a name, before it, set off by a comma, or after it."""

from __future__ import annotations

import re

from corpus.lexicon.cues import load_cues
from corpus.lexicon.lists import load_words
from corpus.lexicon.places import load_places
from corpus.lexicon.titles import load_titles
from corpus.people.roles import is_plural, noun_of, parse_role
from corpus.text.page import Page

PREMODIFIERS = frozenset(
    {"NN", "NNP", "NNPS", "NNS", "JJ", "JJR", "JJS", "POS", "HYPH", "VBN", "VBG", "CD", "AFX", "ADD"}
)
LINKS = frozenset({"of", "for", "at", "to"})
DASHES = frozenset({"-", "–", "/"})
QUOTES = frozenset("\"”’'")
BODY_LINKS = frozenset({"of", "for"})
ONCE = r"then|once|formerly|previously|until recently"
"""What tells behind a name that somebody is no more what follows: "Ora Lind, until recently the dam minister,"."""
AFTER_NAME = re.compile(
    r"(?:\s*\([^()\n]{1,40}\))?,\s+(?:aged?\s+)?(?:\d{1,3},\s+)?"
    r"(?:(?:from|of) [A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){0,2},\s+(?=an? ))?"
    rf"(?:(?:(?P<once>{ONCE})|now|also|currently|(?:him|her)self) )?"
    r"|\s*\((?=[a-z])|\s+[–—-]{1,2}\s*(?=the |an? )| [–—-] (?=[a-z][^\n–—-]{3,80} [–—-] )"
)
OWNER = re.compile(r"(?:(?!at |for |in |of |to )[\w-]+ ){0,5}?[\w-]+['’]s? ")
WHEN = re.compile(
    r" (?:(?:until|at (?:the|that|this) time|for (?:\w+ ){0,3}years|during)\b"
    r"|(?:in|from|by|since) (?:the |[A-Z][a-z]+ )?\d{4}|at \d+\b"
    r"|(?:last|this) (?:week|month|year)|on (?:[A-Z][a-z]+day\b|\d)"
    r"|in an? (?:\w+ )?(?:article|email|e-mail|interview|letter|post|speech|statement|tweet)\b"
    r"|(?:named|identified|quoted|mentioned)\b)"
)
"""What stands behind a role for when somebody has it, or for where that is told, and ends it."""
BRACKETED = re.compile(r" ?\(([A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20})?)\)")
"""A seat without a party: "Ora Lind (Fla.)"."""
PARTY_PLACE = re.compile(
    r",?\s*(?:\(\s*)?(?:[RDI]|Rep|Dem|Lab|Con)\.?\s*(?:[-–—,.]|of)\s*([A-Z][\w.]*(?: [A-Z][\w.]*)?)"
    r"| of ([A-Z]\w+(?: [A-Z]\w+)?)"
)
PARTY = re.compile(r",?\s*\(\s*([RD])\b|,\s+(Republican|Democrat)\b")
PARTIES = {"R": "republican", "D": "democrat"}
AGE_AFTER = re.compile(r",? \(?(?:aged? )?(\d{1,3})[,)]")
ITEM = r"[A-Z]\w+(?: [A-Z]\w+){0,2}"
OFFICE = r"\b(?:[Mm]inister|[Ss]ecretary|[Ss]pokes(?:man|woman|person)|[Cc]ommissioner) (?:of|for) "
LISTED_OFFICE = re.compile(rf"{OFFICE}(?:{ITEM}, )+{ITEM},? (?:and|&) [A-Z]\w+ $")
"""An office with a list in its name: "Minister for Children, Young People and Weirs" before who holds it."""
OFFICE_OPENS = re.compile(rf"{OFFICE}(?:{ITEM}, )*{ITEM}$")
IN_LISTED_OFFICE = re.compile(rf"(?:, {ITEM})*,? (?:and|&) [A-Z]\w+ [A-Z][\w.’'-]* [A-Z]")
OPENING = frozenset({"acl", "advcl", "ccomp", "pcomp", "xcomp"})
"""What a participle is that opens a clause: "a bill barring chairman Ned Aker"."""
MIN_LISTED, MAX_OFFICE = 7, 120
MAX_TOKENS = 18


# The tests narrow one range of tokens from both ends; in parts they would hand it round.
def role_before(page: Page, token: int) -> tuple[int, str]:
    """Return where a role phrase right before a token starts, and the phrase; (0, "") where there is none."""
    if listed := _listed_office(page, token):
        return listed
    low = _phrase_start(page, token)
    head = next((i for i in range(token - 1, low - 1, -1) if _may_head(page, i, low)), None)
    if head is None or page.words[token - 1].lower() in LINKS | {"the", "and", "&"}:
        return 0, ""
    follower = page.words[head + 1].lower()
    if head != token - 1 and follower not in LINKS and follower != "." and not (follower == "and" and head < token - 2):
        return 0, ""
    start = head
    while start > low and page.words[start - 1].lower() not in LINKS | {"the"}:
        start -= 1
    while start < head and (page.tags[start] in {"POS", "CD", "HYPH", "VBG", "CC"} or page.words[start] in DASHES):
        start += 1
    start = _body_before(page, start, low)
    begin = page.starts[start]
    role = page.text[begin : page.starts[token - 1] + len(page.words[token - 1])].strip()
    # "his mother" is no title, although "Mother Agnes" has one.
    related = start > 0 and page.tags[start - 1] in {"PRP$", "POS"} and role.islower()
    return (begin, role) if related or _is_role(role) else (0, "")


def _may_head(page: Page, token: int, low: int) -> bool:
    """Return whether a word may be a role's noun; those a role is for are not: "spokeswoman for women Ann Lee"."""
    word = page.words[token]
    before = page.words[token - 1].lower() if token > low else ""
    complement = token - 1 > low and before in LINKS and is_plural(word)
    joined = noun_of(f"{before}-{word}") if before else None  # "first lady"
    return (noun_of(word) or joined) is not None and not complement


def _listed_office(page: Page, token: int) -> tuple[int, str] | None:
    """Return where the office with a list in its name that a name follows starts, and the office; None for others."""
    if token < MIN_LISTED or page.words[token - 2] not in {"and", "&"}:
        return None
    start = page.starts[token]
    office = LISTED_OFFICE.search(page.text, max(0, start - MAX_OFFICE), start)
    return (office.start(), office[0].rstrip()) if office else None


def is_in_listed_office(page: Page, end: int) -> bool:
    """Return whether a name that ends at a character is an item of an office's list: "Children, Young People and"."""
    if not page.text.startswith((", ", " and "), end):
        return False
    # First what looks no further than an office is long: a list of names may go on and on.
    return (
        OFFICE_OPENS.search(page.text, max(0, end - MAX_OFFICE), end) is not None
        and IN_LISTED_OFFICE.match(page.text, end) is not None
    )


def _body_before(page: Page, start: int, low: int) -> int:
    """Return where a role starts whose body has an "of" in its name: "Reform Party of Ostmark leader"."""
    if start - 2 < low or page.words[start - 1] not in BODY_LINKS or not page.words[start][0].isupper():
        return start
    first = start - 1
    while first > low and (page.words[first - 1][0].isupper() or page.words[first - 1] in BODY_LINKS):
        first -= 1
    while first < start and (not page.words[first][0].isupper() or page.tags[first] == "DT"):
        first += 1
    named = page.words[first : start - 1]
    # "Secretary of State", "Senator of Ohio": who holds an office of something is no body.
    return first if named and not any(noun_of(word) for word in named[-1:]) else start


def _is_role(role: str) -> bool:
    """Return whether a phrase is more than an honorific: "Mr." says nothing about a role."""
    words = [word.rstrip(".").lower() for word in role.split()]
    titles = load_titles()
    return not any(
        word in titles and not titles[word].role and not (at and noun_of(f"{words[at - 1]}-{word}"))
        for at, word in enumerate(words)
    )


def _phrase_start(page: Page, token: int) -> int:
    low = token
    while low > 0 and token - low < MAX_TOKENS:
        tag, word = page.tags[low - 1], page.words[low - 1]
        lower = word.lower()
        if lower == "the":
            if low < 2 or page.words[low - 2].lower() not in LINKS:
                break
        elif lower in {"and", "&"}:
            if (
                low < 2
                or noun_of(page.words[low - 2]) is None
                or (low < len(page.words) and page.tags[low].startswith("NNP"))
            ):
                break
        elif lower == "including" or "\n" in word:
            break  # "some economists - including former governor Ann Lee": her role begins behind it
        elif (tag not in PREMODIFIERS and lower not in LINKS and word not in DASHES) or _governs(page, low - 1, token):
            break
        low -= 1
    return low


def _governs(page: Page, token: int, name: int) -> bool:
    """Return whether a word has what follows for its object or its clause, and so is no part of a role before a name.

    "A resolution condemning mayor Ann Lee", "the plan President Lee announced".
    """
    tag, dep = page.tags[token], page.deps[token]
    if tag == "VBG":
        return dep in OPENING and page.words[token].islower() and page.words[token] not in load_words("in office")
    if tag not in {"NN", "NNS"} or page.words[token][0].isupper():
        return False
    verb = page.verb_of(name)
    return verb is not None and page.deps[verb] == "relcl" and page.heads[verb] == token


def role_aside(page: Page, token: int, end: int) -> tuple[int, str]:
    """Return the role phrase set by a comma before a name up to `end`: "Japan's defense minister, Nobuo Kishi,"."""
    if token < 2 or page.words[token - 1] != ",":
        return 0, ""
    start, role = role_before(page, token - 1)
    if not role or _ends_clause(page, start, end):
        return 0, ""
    at = page.token_at(start)
    introduced = at > 0 and page.tags[at - 1] in {"DT", "PRP$"}
    owned = (
        "'s" in role
        or "’s" in role
        or (role[0].isupper() and (at == 0 or page.tags[at - 1] in {"_SP", ".", "``", "''", ":"}))
    )
    return (start, role) if introduced or owned else (0, "")


def _ends_clause(page: Page, start: int, end: int) -> bool:
    """Return whether a role is the end of what the name behind it says: "She met the mayor, Brix said."."""
    behind = page.token_at(end - 1) + 1
    if behind == len(page.words) or page.words[behind].lower() not in load_cues():
        return False
    at = page.token_at(start)
    while at and page.tags[at - 1] in {"DT", "PRP$", "POS", "NNP"}:
        at -= 1
    if not at or page.words[at - 1] in QUOTES:
        return False
    first = page.token_at(page.sentences[page.sentence_at(page.starts[at])])
    told = any(tag.startswith("VB") for tag in page.tags[first:at])
    return at > first and (told or page.tags[at - 1] in {"IN", "TO"})


def role_after(page: Page, end: int) -> str:
    """Return the role phrase that follows a name in apposition: ", a South Florida-based president of X"; else ""."""
    opening = AFTER_NAME.match(page.text, end)
    phrase, last = role_from(page, opening.end()) if opening else ("", 0)
    if opening is None or not phrase or _speaks(page, end, last):
        return ""
    return former(phrase) if opening["once"] else phrase


def role_from(page: Page, at: int) -> tuple[str, int]:
    """Return the role of one person that starts at a character, without its article, and the token behind it."""
    first = page.token_at(at)
    last = _phrase_end(page, first) if page.starts[first] >= at else first
    if last == first or page.tags[first] in {"IN", "CC"}:
        return "", 0
    start = first + 1 if page.tags[first] == "DT" else first
    if start >= last:
        return "", 0
    head = start
    while head + 1 < last and page.tags[head + 1] not in {"IN", "DT", "CC"}:
        head += 1
    if noun_of(page.words[head]) is None:
        return "", 0
    phrase = page.text[page.starts[start] : page.starts[last - 1] + len(page.words[last - 1])]
    phrase = WHEN.split(phrase, maxsplit=1)[0]
    role = parse_role(phrase)
    return (phrase, last) if role is not None and not role.plural and _is_role(phrase) else ("", 0)


def phrase_from(page: Page, at: int) -> str:
    """Return the noun phrase that starts at a character, with its article; "" where there is none."""
    first = page.token_at(at)
    last = _phrase_end(page, first) if page.starts[first] >= at else first
    return WHEN.split(page.text[at : page.starts[last - 1] + len(page.words[last - 1])])[0] if last > first else ""


def former(phrase: str) -> str:
    """Return the role of somebody who has held it: "Velden's former dam minister" for "Velden's dam minister"."""
    role = parse_role(phrase)
    if role is None or role.changing:
        return phrase
    owner = OWNER.match(phrase)
    return f"{owner[0]}former {phrase[owner.end() :]}" if owner else f"former {phrase}"


def _speaks(page: Page, end: int, last: int) -> bool:
    """Return whether what stands behind a name tells of its words and not of it: "sent to Ann Lee, the judge said"."""
    return page.words[last : last + 1] in (["said"], ["says"]) and page.verb_of(page.token_at(end - 1)) is None


def _phrase_end(page: Page, first: int) -> int:
    """Return the token behind the noun phrase that starts at `first`, with what "of" and "and" add to it."""
    last = first
    while last < len(page.words) and last - first < MAX_TOKENS:
        tag, word = page.tags[last], page.words[last]
        if tag not in PREMODIFIERS and tag not in {"DT", "IN", "CC", "PRP$"} and word not in DASHES:
            break
        if word.lower() in load_words("conjunctions"):
            break
        last += 1
    while last > first and (page.tags[last - 1] in {"IN", "CC", "DT", "PRP$"} or page.words[last - 1] in DASHES):
        last -= 1
    return last


def places_after(page: Page, end: int) -> frozenset[str]:
    """Return the places and parties right after a name: "(D-Ohio)", ", Republican of Florida", "of Utah"."""
    party = PARTY.match(page.text, end)
    parties = frozenset({PARTIES[(party.group(1) or party.group(2))[0]]}) if party else frozenset()
    match = PARTY_PLACE.match(page.text, end) or BRACKETED.match(page.text, end)
    if match is None:
        return parties
    printed = next(filter(None, match.groups())).lower()
    places = load_places()
    for form in (printed, printed.rstrip("."), printed.split()[0], printed.split()[0].rstrip(".")):
        if form in places:
            return parties | {places[form]}
    return parties


def age_after(page: Page, end: int) -> str:
    """Return the age printed right after a name (", 38,"), "" where there is none."""
    match = AGE_AFTER.match(page.text, end)
    return match.group(1) if match else ""
