"""Viewed: whose view a question asks for in words of another kind, "as far as Lind is concerned", "going by Lind"."""

from __future__ import annotations

import re

from index.question.frames.frames import FRAME, VIEWS, asks_for_words
from index.question.parts.rewriting.clauses import NAME, WHO, is_who

BEGIN = r"(?:^|(?<=[,;:.?!–-] ))"
END = r"(?=[,:]|\W*$)"
LAST = r"(?=\W*$)"
TRULY = r"(?=(?:[.?!] (?:true|right|really|correct|is (?:it|that) (?:true|right)))?\W*$)"
SAYS = r"(?:says|said|insists|insisted|claims|claimed|argues|argued|thinks|reckons)"
IS = r"(?:is|was|are|were)"
TRUSTED = r"if you (?:ask|believe|listen to|trust|go by)"
SHORT = re.compile(r"\bacc\.? to\b", re.IGNORECASE)
"""How "according to" is shortened."""
PLAIN = (
    rf"\b(?:in )?(?:as|so) far as {WHO}(?:['’]s| {IS}) concerned\b",
    rf"(?:{BEGIN}|\bas )per {WHO}{END}",
    rf"{BEGIN}if {WHO} {IS} (?:to be (?:believed|trusted)|right|any(?:thing)? (?:to (?:go|judge) by|guide)){END}",
    rf"{BEGIN}if {WHO} (?:has|had) (?:it|this|that) right(?=[,:.]|\W*$)",
    rf"(?<=\w), (?P<who>{NAME}) {SAYS}(?=,)",
    rf"(?<=\w), {SAYS} (?P<who>{NAME})(?=,)",
    rf"{BEGIN}if it {IS} (?:left )?(?:up|down) to {WHO}{END}",
    rf"{BEGIN}{TRUSTED} {WHO}{END}",
    rf"\b(?:in the eyes|to the mind) of {WHO}{END}",
    rf"\bin the (?:{'|'.join(sorted(VIEWS))}) of (?P<who>{NAME}){END}",
    rf"{BEGIN}in the (?:{'|'.join(sorted(VIEWS))}) of (?P<who>the [\w'’ -]{{2,60}}?)(?=[,:])",
    # "For Lind the toll is a tax", and not "to Lind, what did Brix say?".
    rf"^(?:and |but |so )?(?:for|to) (?P<who>{NAME})(?=, | (?:it|the|this|that|what)\b)"
    r"(?!.*\b(?:says?|said|tells?|told|asks?|asked)\b)",
    rf"{BEGIN}(?:going|judging|to go) by (?:what )?{WHO}(?: (?:says?|said))?{END}",
    rf"{BEGIN}(?:in|by|on|to) {WHO}['’]s? (?:own )?(?:{'|'.join(sorted(VIEWS - FRAME))}){END}",
    rf"{BEGIN}to hear {WHO} tell it\b",
    rf"{BEGIN}ask {WHO} and (?:s?he|they)(?:['’]ll|['’]d| will| would) (?:tell (?:you|anyone)|say)(?: that)?\b,?",
)
UNLESS_ASKED = (
    rf"{BEGIN}(?:as|the way) {WHO} (?:sees|saw|tells|told|puts|put|has|had) it{END}",
    rf"(?<=enough )(?:for|to satisfy) {WHO}{LAST}",
    rf"(?<=\w )(?<!mind )(?<!happens ){TRUSTED} {WHO}{LAST}",
    rf"(?<=\w )in {WHO}['’]s? book{LAST}",
    rf"(?<=\w )to hear {WHO} tell it{LAST}",
    rf"(?<=\w )(?<!like )(?<!with )(?<!about )the way {WHO} (?:sees|tells) it{LAST}",
    rf"(?<=, ){WHO} (?:says|reckons|thinks|believes|claims|argues|feels){TRULY}",
)
"""These say whose view it is only where nobody's words are asked for before."""
VIEWED = [(re.compile(form, re.IGNORECASE), form in UNLESS_ASKED) for form in (*PLAIN, *UNLESS_ASKED)]


def with_view_as_telling(core: str) -> str:
    """Return such a question with "according to": "according to Lind, what of tolls?"."""
    core = SHORT.sub("according to", core)
    for pattern, unless_asked in VIEWED:
        found = pattern.search(core)
        if found and is_who(found["who"]) and not (unless_asked and asks_for_words(core[: found.start()])):
            behind = core[found.end() :]
            core = f"{core[: found.start()]}according to {found['who']}{',' * behind.startswith(' ')}{behind}"
    return core
