"""Cuts: a source that ends too early or too late for its speaker's name, mended from the words around it."""

from __future__ import annotations

import re

from corpus.article import Span
from corpus.people.roles import is_plural, noun_of, parse_role
from corpus.text.page import Page

NAME = r"[A-Z][\w.’'-]*(?: (?:(?:de|der|den|van|von|al|bin) ){0,2}[A-Z][\w.’'-]*){0,4}"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY_BEHIND = re.compile(rf"(?<=\w)(?: (?:on|late|early|last))? {DAY}(?: (?:morning|afternoon|evening|night))?$")
"""When it was said, taken for a part of the name: "Lind Sunday night"."""
OBJECT = re.compile(rf", whom? ({NAME})(?: on {DAY})?$")
"""Somebody of whom another speaks: "Lind, who Pell on Friday" before "called a liar"."""
IDENTIFIED = re.compile(rf",? (?:who was )?(?:later |since )?(?:identified|named)(?: only)?(?: by \w+)? as (?={NAME})")
"""What leads from "a woman" to her name."""
GIVEN = re.compile(rf" (?:that |which )?((?:(?:his|her|their) \w+ )?{NAME})(?= (?:gave|granted|did)\b)")
"""Whose an interview is: "an interview Lind gave to the Gazette"."""
ROLE_BEHIND = re.compile(r"(?: [a-z-]+){1,3}")
NAME_BEHIND = re.compile(rf" {NAME}")
"""The rest of a role that a name only tells more of: "Lind" before "spokesman Ned Pell"."""
BEFORE_DASH = re.compile(rf"(?:^|(?<=[\s\"“”])){NAME} [–—-] (?:(?:the|an?) )?$")
"""Who is told of between dashes: "Lind - the dam minister - said"."""
WITH_AGE = re.compile(rf"(?:^|(?<=[\s\"“”])){NAME}, \d\d?, and $")
"""Somebody with an age, of whose kin the source is: "Ned Lind, 44, and" before "his wife, Ora Lind"."""
OF_KIN = re.compile(r"(?:his|her) [a-z-]+,")
KIN_BEHIND = re.compile(rf" (?:his|her) [a-z-]+, {NAME}(?:, \d\d?,)?")
ALONG_WITH = re.compile(rf", (?:along|together) with (?:[a-zA-Z][\w.’'-]* ){{0,6}}?{NAME}(?=,)")
"""Who else speaks: "Ora Lind" before ", along with baker Ned Pell, said"."""
RANKING = re.compile(rf" ranking (?:[a-z]+ )?(?:[A-Z]\w+|member) {NAME}")
"""A party's first in a committee, which the parser takes for what it does: "Salt ranking Liberal Ned Pell"."""
BEHIND_ASIDE = (" - ", " – ", " — ")
ROLE_TAGS = frozenset({"NN", "JJ", "RB"})
MAX_BEHIND = 90


def mend_cut(page: Page, source: Span) -> Span:
    """Return the words that name the speaker: the source, or what it was cut from.

    `Lind` before `spokesman Ned Pell` is all of it, `Lind Sunday night` is Lind, `Lind, whom Pell` is Pell,
    `a woman` before `later identified as Ora Lind` is Ora Lind, `an interview` before `Lind gave` is Lind, and a
    committee goes on with `ranking member Ora Lind`. What stands between dashes belongs to the name before.
    """
    text = source.of(page.text)
    if by_another := OBJECT.search(text):
        return Span(source.start + by_another.start(1), source.start + by_another.end(1))
    if day := DAY_BEHIND.search(text):
        return Span(source.start, source.start + day.start())
    if named := _named_behind(page, source, text) or _joined_beside(page, source, text):
        return named
    set_off = page.text.startswith(BEHIND_ASIDE, source.end) and parse_role(text) is not None
    if set_off and (before := BEFORE_DASH.search(page.text, max(0, source.start - MAX_BEHIND), source.start)):
        return Span(before.start(), source.end)
    return _with_role(page, source, text)


def _named_behind(page: Page, source: Span, text: str) -> Span | None:
    """Return the words with the name that a source without one leads to; None where it leads to none."""
    end = source.end + MAX_BEHIND
    if text[:2].lower() in {"a ", "an"} and (led := IDENTIFIED.match(page.text, source.end, end)):
        name = re.compile(NAME).match(page.text, led.end())
        return None if name is None else Span(name.start(), name.end())
    if text[:1].isupper() and (ranking := RANKING.match(page.text, source.end, end)):
        return Span(source.start, ranking.end())
    given = GIVEN.match(page.text, source.end, end) if text.endswith("interview") else None
    return None if given is None else Span(given.start(1), given.end(1))


def _joined_beside(page: Page, source: Span, text: str) -> Span | None:
    """Return a source with whom it is joined to behind an age or "along with"; None where it is joined to nobody."""
    if OF_KIN.match(text) and (one := WITH_AGE.search(page.text, max(0, source.start - MAX_BEHIND), source.start)):
        return Span(one.start(), source.end)
    if WITH_AGE.search(f"{text} "):
        kin = KIN_BEHIND.match(page.text, source.end, source.end + MAX_BEHIND)
        return None if kin is None else Span(source.start, kin.end())
    along = ALONG_WITH.match(page.text, source.end, source.end + MAX_BEHIND) if text[-1:].isalpha() else None
    return None if along is None else Span(source.start, along.end())


def _with_role(page: Page, source: Span, text: str) -> Span:
    """Return a source that ends in a name with the rest of the role it only tells more of, and the name behind."""
    behind = ROLE_BEHIND.match(page.text, source.end, source.end + MAX_BEHIND)
    last = text.rsplit(None, 1)[-1:]
    if behind is None or not last or not last[0][0].isupper() or not text[-1].isalnum():
        return source
    at, end = source.end, source.end
    for word in behind[0].split():
        if page.tags[page.token_at(at + 1)] not in ROLE_TAGS:
            break
        at += 1 + len(word)
        if noun_of(word) is not None and not is_plural(word):
            end = at
        elif end > source.end:
            break
    if end == source.end:
        return source
    name = NAME_BEHIND.match(page.text, end, end + MAX_BEHIND)
    return Span(source.start, name.end() if name else end)
