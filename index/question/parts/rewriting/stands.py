"""Stands: where somebody stands, "where do Lind and Aker stand on tolls?", or for whom, as what they say or defend."""

from __future__ import annotations

import re

from index.question.parts.rewriting.clauses import SOMEBODY

WHERE = r"where(?:['’]?s|['’]re| is| are| do| does| did) "
STAND = re.compile(
    rf"(?P<before>.*[:;,.?!–-] |)(?:so |and |but )?{WHERE}(?P<one>{SOMEBODY})(?P<stands> stands?)?"
    rf"(?:,? and (?P<again>{WHERE})?(?P<two>{SOMEBODY})(?P<too> stands?)?)?"
    r"(?: (?:on|about|over) (?P<matter>[^?]+))?\W*",
    re.IGNORECASE,
)

STANDING_UP = re.compile(r"\b(?:(?P<past>stood|stuck)|(?:stand|stick)(?P<ending>s|ing)?) up for\b", re.IGNORECASE)
WHO = r"(?:(?:the|our|that|[\w’'-]+['’]s|(?-i:[A-Z][\w’'-]*)) (?:[\w’'.-]+ ){0,6}?|(?-i:[A-Z][\w’'-]*) )"
CONTRACTED = re.compile(
    rf"\b(?P<asks>what|how)['’]?s (?P<who>{WHO})(?P<says>think|say|reckon|make of|feel|want|believe)\b", re.IGNORECASE
)
"""What somebody thinks, "does" in its short form: "what's the clerk think"."""
NO_ONE = re.compile(r"(?:\b(?:to|you|i|we|they|people|that|can|should|would|will|did|do)|[^s’'\W]s) \Z", re.IGNORECASE)
"""What stands before a verb of others: "what's the best thing voters say", "what's the way to say it"."""
SAID_WHAT = re.compile(
    r"(?P<before>.*(?:[.!?;] |, (?=and )))(?:and |but |so )?(?P<who>(?!who|which)(?:[\w’'.-]+ ){1,9}?)"
    r"(?P<verb>said|says|thought|thinks) what\b(?P<rest>[^.!?]*)\??",
    re.IGNORECASE,
)
"""What is asked for last behind another sentence: "Lind was cross. And the clerk said what about tolls?"."""


def with_what_first(core: str) -> str:
    """Return "Lind was cross. And the clerk said what?" as "Lind was cross. What did the clerk say?"."""
    found = SAID_WHAT.fullmatch(core)
    if found is None:
        return core
    verb = found["verb"].lower()
    asks = "does" if verb.endswith("s") else "did"
    return f"{found['before']}What {asks} {found['who']}{'say' if verb.startswith('sa') else 'think'}{found['rest']}?"


def with_does_written_out(core: str) -> str:
    """Return "what's the clerk think" as "what does the clerk think"."""
    return CONTRACTED.sub(
        lambda found: (
            found[0] if NO_ONE.search(found["who"]) else f"{found['asks']} does {found['who']}{found['says']}"
        ),
        core,
    )


def with_standing_up_as_defending(core: str) -> str:
    """Return "how does Lind stand up for the toll?" as how she defends it: no stand-up is asked for."""
    return STANDING_UP.sub(lambda found: f"defend{'ed' if found['past'] else found['ending'] or ''}", core)


def with_stand_as_saying(core: str) -> str:
    """Return "where does Lind stand on tolls" and "tolls: where's Lind and where's Aker" as what they say about tolls.

    "Where is the boat?" stays as it is.
    """
    found = STAND.fullmatch(core)
    if found is None or not (found["stands"] or found["too"] or found["again"]):
        return core
    who = f"do {found['one']} and {found['two']}" if found["two"] else f"does {found['one']}"
    return f"{found['before']}what {who} say" + (f" about {found['matter']}" if found["matter"] else "")
