"""Ranks: who is first or second of a party in a chamber or on a committee, read as the office it is called there."""

from __future__ import annotations

import re

PARTIES = {
    **dict.fromkeys(("democrat", "democratic", "dem", "dems", "democrats"), "Democratic"),
    **dict.fromkeys(("republican", "republicans", "gop", "repub"), "Republican"),
}
"""What the members of a party are called, and the word before an office."""
MEMBER_OF = {"Democratic": "Democrat", "Republican": "Republican"}
FIRST = r"(?:top|highest[- ]rank(?:ing|ed)|chief|(?:number|no\.?) ?(?:one|1))"
SECOND = r"(?:second[- ]rank(?:ing|ed)|second[- ]highest(?:[- ]rank(?:ing|ed))?|(?:number|no\.?) ?(?:two|2))"
RANK = rf"(?:{FIRST}|(?P<second>{SECOND}))"
PARTY = r"(?P<party>democrat(?:ic)?|republican|dem|repub|gop)"
CHAMBER = r"(?P<chamber>house|senate)"
NO_COMMITTEE = r"(?!['’]| (?:[\w’'-]+ ){0,4}?(?:committee|subcommittee|panel)\b)"
MEMBER = r"(?: (?:leader|lawmaker|member))?"
IN_CHAMBER = (
    rf"{RANK} {PARTY}{MEMBER} (?:in|of) (?:the )?(?:u\.?s\.? )?{CHAMBER}\b{NO_COMMITTEE}",
    rf"{CHAMBER}(?:['’]s)? {RANK} {PARTY}\b{MEMBER}",
    rf"{RANK} {CHAMBER} {PARTY}\b{MEMBER}",
    rf"{RANK} {PARTY} (?P<seat>senator|congress(?:wo)?man)\b",
    rf"{PARTY} (?:leader|(?P<second>whip)) (?:in|of) (?:the )?(?:u\.?s\.? )?{CHAMBER}\b{NO_COMMITTEE}",
    rf"(?:leader|(?P<second>whip)) of (?:the )?{CHAMBER} (?P<party>democrats|republicans|gop)\b",
    rf"{CHAMBER} (?P<party>democrats|republicans|gop)['’]s? (?:leader|(?P<second>whip|number two|no\.? 2))\b",
)
"""What the first or second of a party in a chamber is called in a question."""
CHAMBERS = tuple(re.compile(rf"(?<![\w’'-]){form}", re.IGNORECASE) for form in IN_CHAMBER)
ON_COMMITTEE = re.compile(
    rf"(?<![\w’'-])(?:{FIRST}|ranking|senior|lead(?:ing)?) {PARTY}(?: member| lawmaker)?(?P<leads> (?:on|of|at) )"
    r"(?P<body>(?:the )?(?:house|senate)(?: [\w’'-]+){1,4}?)"
    r"(?P<kind> (?:committee|subcommittee|panel)\b)?(?= ?[,:;?!]| (?:on|about|and what|when|after)\b| - |$)",
    re.IGNORECASE,
)
"""A committee that is called without the noun: "the top Democrat on House Intelligence"."""


def with_ranks_named(core: str) -> str:
    """Return a question in which whoever is first or second of a party in a chamber is its leader or whip there.

    "The number two Democrat in the House" is the House Democratic whip; whoever is "on House Tides" is on a committee.
    """
    for form in CHAMBERS:
        core = form.sub(_office, core)
    return ON_COMMITTEE.sub(_member, core)


def _office(found: re.Match[str]) -> str:
    parts = found.groupdict()
    chamber = parts.get("chamber") or ("senate" if parts["seat"].lower() == "senator" else "house")
    office = "whip" if parts.get("second") else "leader"
    return f"{chamber.capitalize()} {PARTIES[parts['party'].lower()]} {office}"


def _member(found: re.Match[str]) -> str:
    member = MEMBER_OF[PARTIES[found["party"].lower()]]
    return f"top {member}{found['leads']}{found['body']}{found['kind'] or ' committee'}"
