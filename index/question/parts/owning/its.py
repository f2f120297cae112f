"""Its: whose "its boss" is, who "it" and which "the department", the body that the sentence before names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from corpus.lexicon.lists import is_listed, load_words, words
from corpus.people.roles import noun_of
from index.question.frames.frames import FRAME, PLAIN_SPEECH, WANTING, is_remark, is_speech
from index.question.mentions import find_mentions
from index.question.names import Names
from index.question.parts.asides import SENTENCE_END
from index.question.tokens import POSSESSIVE, Token, find_tokens

MAX_BETWEEN = 3
"""How many words stand from "its" to the noun for whoever belongs to it."""
MIN_KIND = 4
MORE = words("of for in at on who that which whose")
"""What tells behind a noun which body it is."""
PLACES = words("city town village county state borough district parish")
"""What a place is called that has a name: "the city of Tarn"."""
DOING = words("did does has will would")
SPOKEN = words("spokesman spokeswoman spokesperson spokespeople spox representative rep")
"""Nouns for whoever speaks for the body told of: "Gull Air lost crews. What did a spokesman say?"."""
NARROWING = words("state local national city town county")
"""What may stand between "the" and the noun for a body: "the state party"."""
PARTY = re.compile(r"\b(?:republicans?|democrats?|democratic|gop|conservatives|tories|labour|greens)\b", re.IGNORECASE)
"""What a party is called that need not have the word in its name."""
BODY_PHRASE = re.compile(
    r"\bthe (?:(?!the\b|a\b|and\b|of\b)[\w'’-]+ ){1,4}"
    r"(?:association|federation|union|guild|league|society|council|committee|commission|institute|foundation|party|board|agency|embassy|department|project|group|alliance|coalition|police|"
    r"republicans|democrats)\b(?: of (?:[\w'’-]+)(?: [A-Z][\w'’-]*)*)?"
)
"""A body in small letters, by its kind: "the bakers' guild"."""
PLACING = words("in at near from")
ENDS = re.compile(rf"{SENTENCE_END.pattern}|\s[-–—]\s(?=its\b)", re.IGNORECASE)
"""What parts a body that is told of from what points at it."""
AT_BODY = re.compile(
    r"\b(?P<asks>did|do|does|have|had) (?:they|people|those|folks|everyone|everybody) "
    r"(?P<verb>[a-z]+(?: of it| about it)?) (?:over |down |back )?(?:at|in) (?P<body>(?:the )?[A-Z].*)",
    re.DOTALL,
)
"""Whoever speaks for a body, said by where they are: "what did they say at Salt Ltd when Lind sued?"."""


def with_body_named(core: str, names: Names) -> str:
    """Return a question whose last sentence names the body, or place, that it only points at.

    "The port lost crews, says the Salt Board. How does the board explain it?", "Gull Air grew. What did its boss say?"
    """
    core = _with_body_speaking(core, names)
    ends = [found.end() for found in ENDS.finditer(core)]
    if not ends:
        return core
    before, last = core[: ends[-1]], core[ends[-1] :]
    tokens = [token for token in find_tokens(last) if token.fold]
    place = next(_pointing(tokens), None)
    if place is None:
        return core
    at, end = place
    kind = tokens[end - 1].fold if tokens[at].fold == "the" else ""
    named = _of_kind(before, kind) if kind else []
    named = named or named_bodies(before, names)
    fitting = [name for name in named if not kind or _is_of_kind(name, kind)]
    if not fitting or len({name.lower() for name in fitting}) > 1:
        return core
    owns = (
        tokens[at].fold in {"its", "a"}
        or tokens[end - 1].owns
        or (kind and end < len(tokens) and noun_of(tokens[end].fold) is not None)
    )
    return f"{before}{last[: tokens[at].start]}{fitting[0]}{'’s' if owns else ''}{last[tokens[end - 1].end :]}"


def _pointing(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where "its" stands before somebody's noun, "it" as who speaks, and "the department" without its name."""
    kinds = load_words("nouns in names") | load_words("generic bodies") | PLACES
    for at, token in enumerate(tokens[:-1]):
        behind = tokens[at + 1 : at + 1 + MAX_BETWEEN]
        spoken = at > 0 and tokens[at - 1].fold in DOING and tokens[at + 1].fold in SPOKEN
        if token.fold == "a" and spoken and not _is_told(tokens, at + 2):
            yield at, at + 1
        if token.fold == "its" and any(noun_of(one.fold) or is_remark(one.fold) for one in behind):
            yield at, at + 1
        asks = at and tokens[at - 1].fold in DOING and _is_thinking(tokens[at + 1].fold)
        if token.fold == "it" and asks:
            yield at, at + 1
        noun = at + 1 + (tokens[at + 1].fold in NARROWING and at + 2 < len(tokens) and tokens[at + 2].fold in kinds)
        fold = tokens[noun].fold
        if token.fold == "the" and len(fold) >= MIN_KIND and fold in kinds and not _is_told(tokens, noun + 1):
            yield at, noun + 1


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """Return whether what stands at token `at` tells which body a noun before it means."""
    return at < len(tokens) and (tokens[at].fold in MORE or tokens[at].capitalised)


def _with_body_speaking(core: str, names: Names) -> str:
    """Return a question asked of the body at which "they" say something."""
    found = AT_BODY.search(core)
    if found is None:
        return core
    tokens = [token for token in find_tokens(found["body"]) if token.fold]
    first = [one for one in find_mentions(tokens, names, skip=()) if one.start <= int(tokens[0].fold == "the")]
    if not first or first[0].of_person:
        return core
    end = tokens[_end_of_body(tokens, first[0].end) - 1].end
    body, behind = found["body"][:end], found["body"][end:]
    return f"{core[: found.start()]}{found['asks']} {body} {found['verb']}{behind}"


def _begin_of_name(tokens: Sequence[Token], start: int) -> int:
    """Return where a longer name in capitals begins of which a known one is the end: "Norland GOP"."""
    while start and tokens[start - 1].capitalised and tokens[start - 1].fold not in FRAME | load_words("stop words"):
        if tokens[start].start != tokens[start - 1].end + 1 or tokens[start - 1].owns:
            break
        start -= 1
    return start


def _end_of_body(tokens: Sequence[Token], end: int) -> int:
    """Return where a longer name ends that goes on behind a known one up to its noun: "US tides commission"."""
    behind = takewhile(
        lambda at: tokens[at].fold not in FRAME and not is_speech(tokens[at].fold), range(end, len(tokens))
    )
    kinds = [at + 1 for at in behind if is_listed(tokens[at].fold, "bodies", "collectives", "generic bodies")]
    return next((at for at in kinds if at <= end + MAX_BETWEEN), end)


def _of_kind(text: str, kind: str) -> list[str]:
    """Return what a text calls by its kind and a name: "the city of Tarn"."""
    return re.findall(rf"\b([Tt]he {re.escape(kind)} of (?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*)*(?<!['’]s))", text)


def _is_of_kind(name: str, kind: str) -> bool:
    """Return whether a name says that what bears it is of a kind: a party also by what its people are called."""
    return kind in name.lower().split() or (kind == "party" and PARTY.search(name) is not None)


def _is_thinking(fold: str) -> bool:
    """Return whether a verb is one of those who have words: "did it say", not "did it help"."""
    return is_speech(fold) or fold in PLAIN_SPEECH | WANTING


def named_bodies(text: str, names: Names) -> list[str]:
    """Return the bodies and places that a text names: those known, else what has a capital behind its first word.

    Where something happened, "in Aker", has nobody; of one word with a capital the first is a name if no other is.
    """
    tokens = [token for token in find_tokens(text) if token.fold]
    mentions = find_mentions(tokens, names, skip=())
    taken = {at for one in mentions for at in range(one.start, one.end)}
    plain = load_words("stop words") | FRAME

    def is_name(at: int) -> bool:
        return at not in taken and tokens[at].capitalised and tokens[at].fold not in plain

    runs = [[*run] for named, run in groupby(range(len(tokens)), key=is_name) if named]
    bodies = [(_begin_of_name(tokens, one.start), one.end) for one in mentions if not one.of_person]
    others = [(run[0], run[-1] + 1) for run in runs if run[-1]]
    first = [(0, 1)] if runs and not runs[0][0] else []
    for places in (bodies, others, first):
        if found := [place for place in places if not place[0] or tokens[place[0] - 1].fold not in PLACING]:
            return [POSSESSIVE.sub("", text[tokens[start].start : tokens[end - 1].end]) for start, end in found]
    return [found[0] for found in BODY_PHRASE.finditer(text[:1].lower() + text[1:])]
