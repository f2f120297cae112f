"""Theirs: whose "his lawyer" and "their manager" are, where whoever is meant is named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise

from corpus.lexicon.deeds import load_deeds, load_everyday
from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.places import load_places
from corpus.people.roles import is_plural, noun_of
from index.question.frames.frames import AUXILIARY, FRAME, GENDERS, SENTENCE_ENDS
from index.question.mentions import Mention, find_mentions, who_may_be
from index.question.names import Names
from index.question.parts.owning.its import MAX_BETWEEN, named_bodies
from index.question.tokens import POSSESSIVE, Token, find_tokens

WHOSE = {"his": GENDERS["his"], "her": GENDERS["her"], "their": ""}
ASKS = AUXILIARY - {"have"}
"""Behind these whoever is asked stands: "did his lawyer", and not "did Lind have his lawyer ring"."""
TELLS = (("according", "to"), ("per",))
"""And behind these."""
TELLING_WHOM = frozenset({"at", "of", "for", "from", "in"})
"""Behind a noun these tell by themselves who is meant: "is his boss at the port happy?"."""
PAUSES = SENTENCE_ENDS | frozenset(":–—")


def with_owner_named(core: str, names: Names) -> str:
    """Return a question that asks for somebody of his, hers or theirs with the name of whoever that is.

    "Lind quit. What did his lawyer say?", "why did Lind quit, according to his lawyer?". Of several the first one who
    can be meant is: the subject of what is told.
    """
    tokens = [token for token in find_tokens(core) if token.fold]
    at = next((at for at in range(1, len(tokens)) if _asks_for_theirs(tokens, at, core)), 0)
    if not at:
        return core
    before = tokens[:at]
    gender = WHOSE[tokens[at].fold]
    owner = _person(before, core, gender, names) if gender else _several(before, core, names)
    return f"{core[: tokens[at].start]}{owner}’s{core[tokens[at].end :]}" if owner else core


def _asks_for_theirs(tokens: Sequence[Token], at: int, core: str) -> bool:
    """Return whether "his", with a noun for somebody behind it, stands where only whoever is asked can."""
    if tokens[at].fold not in WHOSE:
        return False
    begin = _begins(tokens, at)
    belongs = _is_somebody if begin == at else _is_body
    ends = [to for to in range(at + 1, min(len(tokens), at + 1 + MAX_BETWEEN)) if belongs(tokens[to])]
    run = tokens[at : ends[0] + 1] if ends else ()
    if not run or not all(two.start == one.end + 1 and not two.capitalised for one, two in pairwise(run)):
        return False  # "His Labour rival" tells by itself who is meant.
    behind = tokens[ends[0] + 1] if ends[0] + 1 < len(tokens) else None
    told = behind is not None and (behind.capitalised or behind.fold in TELLING_WHOM)
    before, gap = tokens[begin - 1], core[tokens[begin - 1].end : tokens[begin].start]
    tells = any(tuple(token.fold for token in tokens[begin - len(one) : begin]) == one for one in TELLS)
    asks = before.fold in ASKS or (before.owns and before.fold in {"what", "how"})
    return not told and (asks or tells or " - " in gap or not PAUSES.isdisjoint(gap))


def _begins(tokens: Sequence[Token], at: int) -> int:
    """Return where whoever is asked begins before "his": "the man" where he "runs his campaign"."""
    does = tokens[at - 1].fold in load_deeds()
    noun = at - 2 - (tokens[at - 2].fold == "who")
    anybody = does and noun > 1 and load_everyday().get(tokens[noun].fold, tokens[noun].fold) in load_words("people")
    return noun - 1 if anybody and tokens[noun - 1].fold in {"the", "that"} else at


def _is_body(token: Token) -> bool:
    return is_listed(token.fold, "bodies", "collectives")


def _is_somebody(token: Token) -> bool:
    return noun_of(token.fold) is not None and not token.owns


def _person(tokens: Sequence[Token], core: str, gender: str, names: Names) -> str:
    """Return the name of the first person named who can be "he" or "she", "" where nobody is.

    "Lind's boss quit. What did his lawyer say?" may mean either.
    """
    mentions = find_mentions(tokens, names, skip=())
    known = [(one.start, one.end) for one in mentions if one.of_person and _may_be(one, gender)]
    place = min(chain(known, _strangers(tokens, core, mentions, gender)), default=None)
    if place is None:
        return ""
    end = place[1]
    noun = noun_of(tokens[end].fold) if tokens[end - 1].owns and end < len(tokens) else None
    return "" if noun and noun.gender in {gender, None} else _text(tokens, place, core)


def _may_be(mention: Mention, gender: str) -> bool:
    return bool(who_may_be(mention.speakers, gender))


def _strangers(
    tokens: Sequence[Token], core: str, mentions: Sequence[Mention], gender: str
) -> Iterator[tuple[int, int]]:
    """Yield where a stranger is named: by a first name of that gender, or as whom a sentence begins with.

    In "Gull Wharf sacked the cook. What did his lawyer say?" it may be the cook.
    """
    taken = {at for one in mentions for at in range(one.start, one.end)}
    plain = load_words("stop words") | load_words("organisation words") | load_words("nouns in names") | FRAME
    people = any(_is_somebody(token) for token in tokens)

    def is_name(at: int) -> bool:
        fold = tokens[at].fold
        return at not in taken and tokens[at].capitalised and fold not in plain and fold not in load_places()

    for named, run in groupby(range(len(tokens)), key=is_name):
        at, *more = run
        first = load_first_names().get(tokens[at].fold, "")
        begins = FRAME.issuperset(token.fold for token in tokens[:at]) or not SENTENCE_ENDS.isdisjoint(
            core[tokens[at - 1].end : tokens[at].start]
        )
        if named and (first == gender or (begins and not first and not people)):
            yield at, (more[-1] if more else at) + 1


def _several(tokens: Sequence[Token], core: str, names: Names) -> str:
    """Return the name of the only body, else the first person, of whom several are told, "" where others are."""
    told = core[: tokens[-1].end] if tokens else ""
    bodies = named_bodies(told, names)
    own = {token.fold for name in bodies for token in find_tokens(name)}
    if not tokens or any(is_plural(token.fold) for token in tokens if token.fold not in own):
        return ""  # "Lind acts for the parents. What do their neighbours say?"
    if len({name.lower() for name in bodies}) == 1:
        return "" if re.search(rf"\ban? {re.escape(bodies[0])}", told) else bodies[0]  # "A High Court case"
    pairs = pairwise(one for one in find_mentions(tokens, names, skip=()) if one.of_person)
    joined = (one for one, two in pairs if [token.fold for token in tokens[one.end : two.start]] == ["and"])
    first = next(joined, None)
    return _text(tokens, (first.start, first.end), core) if first else ""


def _text(tokens: Sequence[Token], place: tuple[int, int], core: str) -> str:
    return POSSESSIVE.sub("", core[tokens[place[0]].start : tokens[place[1] - 1].end])
