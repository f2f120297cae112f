"""Staff: the body for which those speak whom it employs: "Cosmotel executives", "lawyers for the Port Board"."""

from __future__ import annotations

import re

from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_places
from corpus.speakers.bodies.cores import LEADING, POSSESSIVE_END, may_stand_in_name
from corpus.text.page import Page

BEHIND = r"(?:, which [^;:]*| (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
"""What may follow those who speak without telling who of them did."""
BEFORE_STAFF = re.compile(rf"(?:[Tt]he )?(?P<body>[A-Z][^,;:]*?)(?:['’]s?)? (?P<staff>[a-z]+){BEHIND}")
STAFF_OF = re.compile(rf"(?:[Tt]he )?(?P<staff>\w+) (?:for|at|from|with) (?P<body>(?:the )?[A-Z][^,;:]*?){BEHIND}")
"""Who speaks and for whom; "former" officials, "two" or "some" of them speak for themselves."""
BODIES = frozenset({"ORG", "PRODUCT", "FAC"})


PANEL = re.compile(
    r"(?:[Tt]he|[Aa]) (?:(?:[\w-]+ ){0,2}panel (?:of|from|on|at) (?:judges (?:of|from|on|at) )?(?:the )?)?"
    r"(?P<court>[A-Z0-9][^,;:]*?(?:Circuit|Court)(?: of Appeals?)?)(?P<panel> panel)?"
)
"""The judges of a court who decide: "a three-judge panel of the Salt Court", "the 3rd Circuit panel"."""


def body_of_staff(page: Page, text: str) -> str:
    """Return the body whose staff a source is, as printed: "Cosmotel" of "Cosmotel officials"; "" for any other source.

    `text` are its words. Who works for a country, a party or a person speaks for nobody.
    """
    staff = BEFORE_STAFF.fullmatch(text) or STAFF_OF.fullmatch(text)
    if staff is None or staff["staff"].lower() not in load_words("staff"):
        return ""
    body = POSSESSIVE_END.sub("", LEADING.sub("", staff["body"]))
    if _is_no_employer(page, body):
        return ""
    if body.istitle() and " " not in body:
        if department := _department_of(page, body):
            return department
        if _is_common(page, body):
            return ""
    return body if _is_named(page, body) else ""


def court_of_panel(text: str) -> str:
    """Return the court whose panel of judges a source is; "" for any other source."""
    panel = PANEL.fullmatch(text)
    return panel["court"] if panel and "panel" in text else ""


def _is_named(page: Page, name: str) -> bool:
    """Return whether the page names a body so, be it elsewhere."""
    bodies = (page.text[one.start : one.end] for one in page.entities if one.label in BODIES)
    named = any(POSSESSIVE_END.sub("", LEADING.sub("", " ".join(body.split()))) == name for body in bodies)
    return named and all(map(may_stand_in_name, name.split()))


def _department_of(page: Page, field: str) -> str:
    """Return the department that the page names by its field: "State Department" of "State"; "" where it names none."""
    plain = re.escape(field)
    named = rf"\b(?:{plain} (?:Department|Ministry)|(?:Department|Ministry) (?:of|for) {plain})\b(?! [A-Z])"
    department = re.search(named, page.text)
    return department[0] if department is not None else ""


def _is_common(page: Page, word: str) -> bool:
    """Return whether the page also has a word in small letters, so that it is no name: "Agency officials"."""
    return re.search(rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])", page.text) is not None


def _is_no_employer(page: Page, name: str) -> bool:
    """Return whether those who work for whom a name means speak for themselves: a country, a party, somebody."""
    last = name.rsplit(" ", 1)[-1]
    surname = any(one.label == "PERSON" and page.text[one.start : one.end].endswith(name) for one in page.entities)
    return surname or name.lower() in load_places() or is_listed(last.lower(), "parties and parliaments")
