"""Abreast: two whom a question sets side by side, "Lind next to Brix on tolls", as "Lind versus Brix"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.lexicon.lists import load_words, words
from index.question.descriptions.phrase import is_break
from index.question.frames.frames import ABOUT, FRAME, PLAIN_SPEECH, SIDES
from index.question.mentions import Mention
from index.question.tokens import POSSESSIVE, Token, find_tokens, pauses_before

VERSUS = {
    tuple(phrase.split())
    for phrase in (
        "next to|alongside|beside|side by side with|against|as against|set against|up against|as opposed to|compared to"
        "|compared with|measured against|then|followed by"
    ).split("|")
}
AND = {tuple(phrase.split()) for phrase in ("as well as", "along with", "together with", "plus")}
PLACING = words("put set place pit line lay hold stack stand match measure weigh")
"""What the asker wants done with two people: "put Lind next to Brix"."""
PLACED = VERSUS | {("up", "with"), ("with",), ("and",)}
SIDE_BY_SIDE = ["side", "by", "side"]
FROM_HIS = re.compile(
    r"\b(?:(?:differ(?:s|ed)?|different|(?:how )?far)(?: (?:is|was) (?:it|that))?(?: at all| much)? (?:from|to|than)"
    r"|(?:compare[sd]?|square[sd]?|tall(?:y|ies|ied)|fits?|at odds|clash(?:es|ed)?) (?:with|to|against)"
    r"|same as|similar to|unlike|match(?:es|ed)?|contradict(?:s|ed)?|vs\.?|versus)\s+$",
    re.IGNORECASE,
)
"""What tells how one's words are to another's: "how does Lind's view differ from Brix's?"."""
FROM_HIM = re.compile(r"\b(?:differ(?:s|ed)? (?:from|with)|parts? (?:company|ways) with)\s+$", re.IGNORECASE)
"""What tells how one sees it apart from another: "where does Lind part company with Brix?"."""
LEADING = FRAME | words("in way ways")
"""Words before the first of two: "in what way did Lind's view differ"."""
OF_WHAT = ABOUT | words("of to for with in at")
SINGLE_PAUSES = " \t\n,.:;-–—"


def with_versus(core: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """Return a question that begins with two people abreast with "versus" or "and" between them, any other as it is.

    So too where it wants them set abreast, "tolls: put Lind next to Brix". Who is against whom is a matter elsewhere:
    "is it Lind against Brix on the board?". So too where it asks how the words of one are to those of another.
    """
    if (differing := _differing(core, tokens, mentions)) != core:
        return differing
    for one, two in pairwise(mentions):
        between = tuple(token.fold for token in tokens[one.end : two.start])
        if any(speaker.kind != "person" for each in (one, two) for speaker in each.speakers):
            continue
        joins = "versus" if between in VERSUS else "and" if between in AND else ""
        if joins and _begins(tokens, one) and _ends(tokens, two):
            return f"{core[: tokens[one.end - 1].end]} {joins} {core[tokens[two.start].start :]}"
        verb = _placing(core, tokens, one) if between in PLACED else -1
        if verb >= 0 and not tokens[two.end - 1].owns:
            return _placed(core, tokens, (one, two), verb)
    return core


def _differing(core: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> str:
    """Return a question how one's words differ from another's as what the two say of the matter, any other as it is."""
    one = mentions[0] if mentions else None
    if one is None or not LEADING.issuperset(token.fold for token in tokens[: one.start]):
        return core
    owns, first = tokens[one.end - 1].owns, tokens[one.end - 1].end
    for two in mentions[1:]:
        between = core[first : tokens[two.start].start]
        apart = (FROM_HIS if owns else FROM_HIM).search(between)
        if apart and _ends_so(core, tokens, two, owns=owns):
            both = (core[tokens[each.start].start : tokens[each.end - 1].end] for each in (one, two))
            matter = f"{_matter(between[: apart.start()])} {_matter(core[tokens[two.end - 1].end :])}".strip()
            return f"{' versus '.join(POSSESSIVE.sub('', name) for name in both)}{' on ' * bool(matter)}{matter}"
    return core


def _ends_so(core: str, tokens: Sequence[Token], mention: Mention, *, owns: bool) -> bool:
    """Return whether a name owns what another has, and nothing else behind it: "from Brix's on tolls?"."""
    last = tokens[mention.end - 1]
    apostrophe = core[last.end : last.end + 1] in {"'", "’"}  # "From the Brixes'?"
    if (last.owns or apostrophe) != owns:
        return False
    if mention.end == len(tokens):
        return True
    gap = core[last.end : tokens[mention.end].start]
    rest = [token.fold for token in tokens[mention.end :]]
    return rest[0] in ABOUT | {"when", "over"} or "?" in gap or FRAME.issuperset(rest)


def _matter(told: str) -> str:
    """Return what the words of one are about: "take on tolls", "toll plan", "view of the boat the"."""
    tokens = [token for token in find_tokens(told) if token.fold]
    while tokens and tokens[-1].fold in FRAME - SIDES:
        tokens.pop()
    about = next((at for at, token in enumerate(tokens) if token.fold in OF_WHAT), -1)
    sides = SIDES | load_words("remarks")
    tokens = tokens[about + 1 :] if about >= 0 else [token for token in tokens if token.fold not in sides]
    return told[tokens[0].start : tokens[-1].end] if tokens else ""


def _placing(core: str, tokens: Sequence[Token], mention: Mention) -> int:
    """Return the token of the verb that begins a clause and sets somebody beside another, -1 where none does."""
    at = mention.start - 1
    at -= at > 0 and tokens[at].fold == "up"
    if at < 0 or tokens[at].fold not in PLACING or tokens[mention.end - 1].owns:
        return -1
    gap = core[tokens[at - 1].end : tokens[at].start] if at else "."
    asked = {"you", "please", "me"}.isdisjoint(token.fold for token in tokens[max(0, at - 2) : at])
    begins = is_break(gap)
    return at if begins or not asked else -1


def _placed(core: str, tokens: Sequence[Token], two: tuple[Mention, Mention], verb: int) -> str:
    """Return a question with the two it wants set abreast in front, and all else as what they are asked about."""
    first, second = (core[tokens[one.start].start : tokens[one.end - 1].end] for one in two)
    end = two[1].end
    end += 3 * ([token.fold for token in tokens[end : end + 3]] == SIDE_BY_SIDE)
    while end < len(tokens) and tokens[end].fold in FRAME - ABOUT and not pauses_before(tokens, end):
        end += 1
    before = core[: tokens[verb].start].rstrip(SINGLE_PAUSES) if any(_tells(one) for one in tokens[:verb]) else ""
    behind = core[tokens[end].start :] if end < len(tokens) else ""
    about = "" if not (before or behind) or (end < len(tokens) and not before and tokens[end].fold in ABOUT) else "on "
    return f"{first} versus {second} {about}{before} {behind}".strip()


def _tells(token: Token) -> bool:
    return token.fold not in FRAME


def _begins(tokens: Sequence[Token], mention: Mention) -> bool:
    return not tokens[mention.end - 1].owns and FRAME.issuperset(token.fold for token in tokens[: mention.start])


def _ends(tokens: Sequence[Token], mention: Mention) -> bool:
    if tokens[mention.end - 1].owns:
        return False
    if mention.end == len(tokens) or pauses_before(tokens, mention.end):
        return True
    return tokens[mention.end].fold in ABOUT | PLAIN_SPEECH
