"""Issued: a statement that a body put out, as what the body says: "the guild put out a statement. What did it say?"."""

from __future__ import annotations

import re

from index.question.frames.frames import AUXILIARY, FRAME
from index.question.tokens import fold_text

STATEMENT = (
    r"(?:(?:an?|any|some|its|their|that|this|the|no|another) )?"
    r"(?:(?:official|public|short|brief|joint|written|formal|long|press|angry|strong|new) )*"
    r"(?:statements?|releases?|press releases?|communiques?|communiqués?|responses?|repl(?:y|ies)|comments?|notices?)"
)
"""What a body has put out that holds its words."""
ANYTHING = r"(?:anything|something|nothing)(?= (?:out|about|on|over)\b)"
PUT_OUT = re.compile(rf"\bput (?:{STATEMENT}|{ANYTHING}) out\b|\bput out (?={STATEMENT}\b|{ANYTHING})", re.IGNORECASE)
"""How somebody says something, said of a statement."""
DOING = re.compile(r"\b(?:did|does|do|will|didn['’]?t|has|have)\b[^.!?;]*\Z", re.IGNORECASE)
"""What stands in the same sentence before a verb in its plain form."""
TOLD = re.compile(
    rf"^(?:(?:so|and|well|ok|okay|apparently|i (?:remember|recall|think|saw|heard)(?: that)?),? )*"
    rf"(?P<body>[^,.;:!?]{{2,80}}?) (?:put out|issued|released|published|posted|made|gave|sent out) {STATEMENT}"
    rf"(?P<topic> (?:about|on|over|regarding|concerning|after|when|against|in)\b[^.!?;]*?)?"
    rf"(?:[.!?;,]| [-–—])+ (?P<asks>(?:what|how|in what)\b[^.!?;]*\b(?:it|they|the statement)\b[^.!?;]*)\W*$",
    re.IGNORECASE,
)
"""A sentence that tells of a statement, and one that asks for its words."""
WORDS_OF_IT = re.compile(
    r"\b(?:what|how) (?:did|does|do|was|is|exactly did) (?:it|they|the statement)\b(?P<more>.*)", re.IGNORECASE
)
SAYING = re.compile(
    r"^ ?(?:actually |exactly |really )?(?:say|saying|put it|read|phrase it|word it|go)?\b", re.IGNORECASE
)
THERE_WAS = re.compile(
    rf"^(?:there was|there['’]?s been|i (?:saw|read)) {STATEMENT} (?:from|by) (?P<body>[^,.;:!?]{{2,80}}?)"
    r"(?P<topic> (?:about|on|over|regarding|concerning)\b[^.!?;,]*?)?(?:[.!?;,]| [-–—])+ "
    r"what (?:was|did|is) (?:in )?(?:it|they|the statement)(?: say)?(?P<more>[^.!?;]*)\W*$",
    re.IGNORECASE,
)
"""The same where the statement is told of first: "there was a statement from the guild, what was in it?"."""


def with_statement_as_saying(core: str) -> str:
    """Return a question for the statement that a body put out as one for what the body said.

    "The guild put out a statement on tolls. What did it say?" asks what the guild said on tolls; so does "did the guild
    put anything out on tolls?".
    """
    if told := TOLD.match(core) or THERE_WAS.match(core):
        body, topic = told["body"], told["topic"] or ""
        folds = fold_text(body).split()
        if folds[0] not in AUXILIARY and not FRAME.issuperset(folds):
            return f"What did {body} say{topic}{_more(told)}?"
    return PUT_OUT.sub(lambda found: "say " if DOING.search(core[: found.start()]) else "said ", core)


def _more(told: re.Match[str]) -> str:
    """Return what the sentence that asks adds on the topic: "What did it say about tolls?"."""
    groups = told.groupdict()
    if groups.get("more"):
        return str(groups["more"])
    asked = WORDS_OF_IT.search(groups.get("asks") or "")
    return SAYING.sub("", asked["more"]).rstrip() if asked else ""
