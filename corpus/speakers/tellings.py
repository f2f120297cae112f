"""Tellings: what a clause or a sentence tells somebody to be: "Ora Lind, who chairs the Port Board,"."""

from __future__ import annotations

import re

from corpus.lexicon.lists import load_words
from corpus.people.roles import is_plural, parse_role
from corpus.speakers.appositions import ONCE, former, phrase_from, role_from
from corpus.text.page import Page

LEADING = {
    "chairs": "chair", "leads": "leader", "heads": "head", "runs": "head", "owns": "owner", "edits": "editor",
    "directs": "director", "manages": "manager", "founded": "founder", "co-founded": "co-founder",
}  # fmt: skip
"""What somebody is who does something to a body."""
LEADS = re.compile(
    r"(?:\s*\([^()\n]{1,40}\))?(?:,| [–—-]) who (?:also |currently |now )?"
    rf"(?P<verb>{'|'.join(LEADING)}) (?=the |its |[A-Z])"
)
ONE_OF = re.compile(r", one of (?=the |[A-Z][\w ]{0,40}['’]s? )")
BEING = re.compile(
    r"(?P<who>(?:\s*\([^()\n]{1,40}\))?(?:,(?: \d{1,3},)?| [–—-]) who)? "
    r"(?:is|serves as|works as|acts as|remains|became|has (?:long )?been"
    r"|(?:has been|was) (?:appointed|elected|made|named)(?: as)?"
    r"|(?P<was>was(?! (?:appointed|elected|made|named)\b)|had been)|(?P<served>(?:has )?served as|worked as))"
    rf"(?: (?:also|both|currently|now|still|(?P<once>{ONCE})))? "
)
HOLDING = frozenset({"boss", "head", "leader", "official", "politician"})
"""What somebody may be called who holds an office."""
OWN = re.compile(r"^(?:its|their) ")
GOES_ON = re.compile(r"[.]|,? (?:and|but|who|which|in|on|since|last|this|earlier|until|from|for|at|after|before)\b")
"""What stands behind what somebody is, where the sentence is nobody's words."""


def role_told(page: Page, begin: int, end: int) -> str:
    """Return the role that the clause behind a name tells, or the sentence it opens; "" where there is none."""
    if page.is_quoted(begin):
        return ""
    if leads := LEADS.match(page.text, end):
        body = phrase_from(page, leads.end())
        # Who leads a race, or a rival by ten points, is nobody's head.
        cut = body.endswith(("'s", "’s"))
        vague = cut or (leads["verb"] in {"leads", "runs"} and (" by " in body or not any(map(str.isupper, body))))
        return f"{LEADING[leads['verb']]} of {body}" if body and not vague else ""
    if one_of := ONE_OF.match(page.text, end):
        many = phrase_from(page, one_of.end())
        noun = re.split(r" (?:of|for|at|in|to|on|from) ", many)[0].split()
        return f"one of {many}" if noun and is_plural(noun[-1]) else ""
    being = BEING.match(page.text, end)
    return "" if being is None else _been(page, begin, being)


def _been(page: Page, begin: int, being: re.Match[str]) -> str:
    """Return what a clause tells somebody to be whose name begins at a character; none where another may say so."""
    role, last = role_from(page, being.end())
    if not role:
        return ""
    behind = page.starts[last - 1] + len(page.words[last - 1])
    opens = page.sentences[page.sentence_at(begin)] == begin
    vague = being["was"] and page.text.startswith(("a ", "an "), being.end())  # "Lind was a popular leader"
    if not being["who"] and (vague or not opens or not GOES_ON.match(page.text, behind)):
        return ""
    own = OWN.sub("", role)
    past = being["once"] or being["served"] or (being["was"] and _is_held(own))
    return former(own) if past else own


def _is_held(role: str) -> bool:
    """Return whether a role is held for a time: who was a winner or a pilot still is one."""
    phrase = parse_role(role)
    return phrase is not None and (
        phrase.head.same in load_words("offices") or not HOLDING.isdisjoint(phrase.head.wider)
    )
