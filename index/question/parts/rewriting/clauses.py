"""Clauses: what sentences are made of that say whose words are wanted, and a question with whoever it is in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.lexicon.lists import words

NOT_WHO = words(
    "what how who why when where which did do does is was are were has have in by to from with of about on for after "
    "than nobody noone anybody anyone somebody someone everybody everyone all both few he i it many most none others "
    "she that they this we you him them me us each either neither according"
)
"""With these no name begins, nor what somebody is."""
NAME = r"(?-i:[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|van|von|der|de|al|bin|el|of))*)"
SOMEBODY = r"(?:(?!(?:on|about|regarding)\b)[\w.'’-]+ ){0,11}?(?!(?:on|about|regarding)\b)[\w.-]+?"
WHO = rf"(?P<who>{SOMEBODY})"
ON_THAT = r"(?: (?:on|about|regarding|of|to|for) (?:that|this|it|them|the matter|the subject))"
MORE = r"(?P<more>(?:,[^.?!]*)?)"
"""What the asker adds behind a wish."""
MANNERS = re.compile(
    r"(?:,? (?:please|pls|plz|thanks|thx|ta|cheers|then|verbatim|in full|word for word"
    r"|(?:and )?no(?:body| ?one) else(?:['’]s)?"
    r"|if (?:any|possible|(?:you|there|s?he|they)(?:['’]\w+)? [^,.?!]{2,24})))*[,.?!\s]*$",
    re.IGNORECASE,
)
HIMSELF = re.compile(r" (?:him|her|it|them)sel(?:f|ves)$", re.IGNORECASE)
SAME = re.compile(
    r"(?:the|this|that) (?:company|firm|group|business|organi[sz]ation|bank|club|party|union)", re.IGNORECASE
)
WHOEVER = re.compile(r"^whoever\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of a whole question, each with a group `who`, and with `matter`, what is asked."""

    patterns: tuple[re.Pattern[str], ...]

    def fullmatch(self, core: str) -> Iterator[re.Match[str]]:
        """Yield how each form matches that fits a whole question and leaves something to ask."""
        found = filter(None, (pattern.fullmatch(core) for pattern in self.patterns))
        return (one for one in found if is_who(one["who"]) and (one["matter"] or "more" in one.groupdict()))


def whole(*forms: str) -> Forms:
    """Return forms of whole questions, each with a group `matter` of its own."""
    return Forms(tuple(re.compile(form, re.IGNORECASE) for form in forms))


def at_end(*forms: str) -> Forms:
    """Return the forms of questions that end so."""
    before = r"(?:(?P<matter>.*\S)(?<=[,.?!:;–…-]) )?(?:(?:but|and|so) )?"
    return whole(*(rf"{before}(?:{form})" for form in forms))


def in_front(*forms: str) -> Forms:
    """Return the forms of questions that begin so and go on with what is asked."""
    before = r"(?:(?:ok|okay|so|hi|hey|right|well|now|and),? )*"
    behind = r"(?:,? (?:please|pls))?(?: -|[.:;,?–-]+) (?P<matter>[^\n]{4,300})"
    return whole(*(rf"{before}(?:{form}){behind}" for form in forms))


def without_manners(core: str) -> str:
    """Return a question without "please" and the like at its end."""
    return MANNERS.sub("", core)


def is_who(text: str) -> bool:
    """Return whether a text may begin with a name or with what somebody is."""
    first = re.match(r"\w+", text)
    return first is not None and first[0].lower() not in NOT_WHO and text.lower() != "her"


def asking_who(found: re.Match[str]) -> str:
    """Return a question that asks whom a sentence of it says about what the rest tells.

    "The company" stays behind, for it is one that is named before.
    """
    if SAME.fullmatch(found["who"]) and (found["matter"] or "").endswith((".", "?", "!")):
        return f"{found['matter']} What does {found['who'].lower()} say?"
    matter, more = found["matter"] or "", found.groupdict().get("more") or ""
    return according_to(found["who"], f"{matter.rstrip(',.:;–…-?! ')}{more}" if more else matter)


def according_to(name: str, matter: str) -> str:
    """Return a question that asks somebody about a matter."""
    name = WHOEVER.sub("the person who", HIMSELF.sub("", name.rstrip(".")))
    # "New tolls? lind's view": "New" is written large only where a sentence begins with it.
    matter = matter.lower() if f"{name}{matter[1:]}".islower() else matter
    # "Lind, Ama Lind met" would be read as the name "Lind, Ama".
    link = ", so " if re.match(rf"[\w.'’-]+ {re.escape(name)}\b", matter, re.IGNORECASE) else ", "
    return f"According to {name}{link}{matter}"
