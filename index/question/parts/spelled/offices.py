"""Offices: those called by letters, "the deputy PM", "Tarn's AG", "a Gull VP", read as the words articles print."""

from __future__ import annotations

import re

from corpus.lexicon.lists import is_listed, words
from corpus.people.roles import noun_of
from index.question.frames.frames import FRAME
from index.question.nameforms import Form
from index.question.names import Names
from index.question.tokens import POSSESSIVE

SHORT = {
    "pm": "prime minister",
    "ag": "attorney general",
    "wh": "White House",
    "sec": "secretary",
    "vp": "vice president",
}
OFFICE = re.compile(
    r"(?<![\w.'’@#$-])(?<!\d )(?:(?<=deputy )pm|ag|wh(?= (?:press|chief|comms|counsel|aide|official))|(?-i:[Ss]ec)"
    r"|vp(?! (?:nominee|pick|candidate|choice|debate|slot|hopeful|contender|race|search|shortlist)))"
    r"(?![\w-])(?!\.\w)(?P<behind> [\w’'-]+)?",
    re.IGNORECASE,
)
"""No hour, "5 pm", no time, "30 sec", and no body, "the SEC chair"."""
BEFORE = re.compile(r"(?:^|(?:^|[\s'’-])(?:[A-Z][\w’'-]*|the|an?|that|ex|[a-z’']{3,})[ -])\Z")
"""What stands before an office: it begins the question, or a word that tells which."""
UNDER = re.compile(
    r"\b(?P<rank>(?:under|deputy |assistant )[ -]?)secretary"
    r"(?P<at> (?:at|in) (?:the )?(?P<field>[\w’'-]+) department\b)?",
    re.IGNORECASE,
)
"""A secretary below the one of a department: "under secretary at the tides department"."""
MOMENTS = words("a an one two few more split half quick single per every each")
"""Behind these "sec" is no office: "just a sec", "in a split sec"."""


def with_offices_spelled(core: str, names: Names) -> str:
    """Return a question with the offices it calls by letters written out, and a body called by them in capitals.

    "The sec" alone is the body of those letters, where the library has one: a secretary is one of something.
    """
    return OFFICE.sub(lambda found: _body_called(found, names) or _spelled(found), core)


def _body_called(found: re.Match[str], names: Names) -> str:
    """Return letters in capitals that stand alone and are those of one body; "" where they may be an office."""
    behind = found["behind"] or ""
    letters = found[0].removesuffix(behind)
    word = POSSESSIVE.sub("", behind.strip()).lower()
    before = found.string[: found.start()].split()[-1:]
    narrowed = word in {"of", "for"} or behind.strip()[:1].isupper()
    alone = not before or before[0].lower() in FRAME
    if letters.lower() != "sec" or narrowed or not alone or not MOMENTS.isdisjoint(one.lower() for one in before):
        return ""
    borne = names.referents([letters.lower(), word])
    if any(one.form is Form.SURNAME for one in borne.get(word, ())):
        return ""  # "sec lind"
    called = (one.speaker for one in borne.get(letters.lower(), ()) if one.form in {Form.FULL, Form.INITIALS})
    bodies = [one for one in names.speakers(called) if one.kind == "organisation"]
    return f"{letters.upper()}{behind}" if bodies else ""


def with_undersecretaries(core: str, names: Names) -> str:
    """Return a question with "undersecretary of tides" for "under secretary at the tides department".

    It is one word where a role has it so, else two.
    """

    def spelled(found: re.Match[str]) -> str:
        rank = found["rank"]
        if rank.lower().startswith("under"):
            rank = "under" if names.role_frequency("undersecretary") else "under "
        field = f" of {found['field']}" if found["at"] else ""
        return f"{rank}secretary{field}"

    return UNDER.sub(spelled, core)


def _spelled(found: re.Match[str]) -> str:
    """Return the office in words, or the letters where nothing before them says that they are one, or it is a time."""
    behind = found["behind"] or ""
    letters = found[0].removesuffix(behind)
    before = found.string[max(0, found.start() - 40) : found.start()]
    is_moment = letters.lower() == "sec" and not MOMENTS.isdisjoint(before.lower().split()[-1:])
    if is_moment or not BEFORE.search(before) or (letters.lower() == "ag" and _is_field_of(behind.strip().lower())):
        return found[0]
    return SHORT[letters.lower()] + behind


def _is_field_of(fold: str) -> bool:
    """Return whether a word is an office or a body, of which the letters before it are the field: "ag minister"."""
    return noun_of(fold) is not None or is_listed(fold, "bodies", "collectives")
