"""Related: names that only tell who is described, "the clerk who backs Ama Lind", and are not asked themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lexicon.lists import is_listed, words
from corpus.people.roles import noun_of
from index.question.descriptions.phrase import (
    BEHIND_NOUN,
    PERSONS,
    does_something,
    is_head,
    is_pause,
    names_a_person,
)
from index.question.descriptions.slots import OPENING
from index.question.frames.frames import ASKING, AUXILIARY, BEING, FRAME, GENDERS, SENTENCE_ENDS, is_remark
from index.question.mentions import Mention
from index.question.tokens import Token

POINTING = words("the that this a an some")
"""What begins a description."""
PERSONAL = words("who whom whose")
"""Behind these stands what somebody does or has, whatever noun is before them."""
JOINING = words("and or")
MAX_NOUN, MAX_CLAUSE = 12, 12
"""How many words a description has before what tells of another, and how many that has."""
LEADING_TO = words("for to by from of")
"""What leads to whoever is asked: "looking for the clerk", "according to her"."""


@dataclass(frozen=True, slots=True)
class Related:
    """A description from token `start` on that says from `clause` to `end` how somebody stands to another."""

    start: int
    clause: int
    end: int

    def tells_of(self, mention: Mention) -> bool:
        """Return whether a name stands where it only tells of whoever is described."""
        return self.clause <= mention.start and mention.end <= self.end


NOT_RELATED = Related(0, 0, 0)
"""What no description is."""


def find_related(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention]) -> Related:
    """Return the description that a question asks of and that names another, `NOT_RELATED` where none does.

    It begins the question, or stands behind the verb that asks: "what did the clerk who backs Lind say?". Its noun may
    be one no list has where "who" stands behind it.
    """
    for start in range(len(tokens) - 3):
        if tokens[start].fold not in POINTING or not _is_asked(tokens, gaps, start):
            continue
        opens = _opening(tokens, gaps, start)
        end = _clause_end(tokens, gaps, opens, mentions) if opens else 0
        found = Related(start, opens, end)
        if end and any(map(found.tells_of, mentions)):
            return NOT_RELATED if _is_other(tokens, found) else found
    return NOT_RELATED


def without_related(related: Related, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the names without those that only tell of somebody described."""
    return [one for one in mentions if not related.tells_of(one)]


def _is_asked(tokens: Sequence[Token], gaps: Sequence[str], start: int) -> bool:
    """Return whether a question begins at a token, or somebody is asked there: "did the", "according to the"."""
    before = tokens[start - 1].fold if start else ""
    opens = start == 0 or (before in AUXILIARY | ASKING | LEADING_TO and not is_pause(gaps[start]))
    return opens or all(token.fold in OPENING | FRAME for token in tokens[:start])


def _opening(tokens: Sequence[Token], gaps: Sequence[str], start: int) -> int:
    """Return where a description begins to tell of another: at "who", "backed by", ", a friend of"; 0 for nowhere."""
    for at in range(start + 2, min(len(tokens) - 1, start + MAX_NOUN)):
        if not SENTENCE_ENDS.isdisjoint(gaps[at]) or ":" in gaps[at]:
            return 0
        fold = tokens[at].fold
        if fold in PERSONAL:
            return at
        noun = _noun_before(tokens, start, at)
        if not noun:
            if is_pause(gaps[at]) or fold in AUXILIARY | ASKING:
                return 0
            continue
        if is_pause(gaps[at]):
            return at if _adds(tokens, at, noun) else 0
        if fold in AUXILIARY | ASKING:
            # "The Tarn clerk was fired by Lind. What did he say?"
            passive = fold in BEING and tokens[at + 1].fold not in FRAME and tokens[at + 2 : at + 3]
            return at if passive and passive[0].fold == "by" and fold in AUXILIARY else 0
        # "Is the clerk backed by Lind?", "is the clerk suing Lind?": this is what is asked of them.
        asked = start > 0 and tokens[start - 1].fold in BEING
        if (_does(tokens, at, noun) and not asked) or (fold == "that" and _is_person(tokens, noun)):
            return at
    return 0


def _adds(tokens: Sequence[Token], at: int, noun: int) -> bool:
    """Return whether what stands behind a pause tells more of whoever is described: ", a friend of", ", backed by".

    A name there says itself who they are: "the mayor, Ole Brix, ...".
    """
    whose = tokens[at].owns and not is_remark(tokens[at + 1].fold)
    return tokens[at].fold in POINTING or _does(tokens, at, noun) or is_head(tokens, at) or whose


def _does(tokens: Sequence[Token], at: int, noun: int) -> bool:
    """Return whether a word begins what somebody does, or what is done to them: "suing Lind", "backed by Lind".

    Of a noun that may be a thing, "the letter signed by Lind", the latter tells nothing of somebody.
    """
    fold = tokens[at].fold
    if tokens[at].capitalised or fold in FRAME:
        return False
    return fold.endswith("ing") or (tokens[at + 1].fold == "by" and _is_person(tokens, noun))


def _noun_before(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a description has its noun for somebody, before what tells which one: "mayor of Tarn"; else 0."""
    if _is_somebody(tokens, end - 1):
        return end - 1
    stop = next((at for at in range(start + 2, end) if tokens[at].fold in BEHIND_NOUN), end)
    return stop - 1 if _is_somebody(tokens, stop - 1) else 0


def _is_somebody(tokens: Sequence[Token], at: int) -> bool:
    return _is_person(tokens, at) or (does_something(tokens[at].fold) and not tokens[at].capitalised)


def _is_person(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a noun is one for somebody and for no thing: "harbour master", and not "letter" or "paper"."""
    fold = tokens[at].fold
    if is_listed(fold, "nouns for papers", "remarks"):
        return False
    return is_head(tokens, at) or names_a_person(fold) or (fold.endswith(PERSONS) and not tokens[at].capitalised)


def _clause_end(tokens: Sequence[Token], gaps: Sequence[str], opens: int, mentions: Sequence[Mention]) -> int:
    """Return where what tells of another ends: at a pause behind the name in it, or where the question asks."""
    named = next((one for one in mentions if one.start >= opens), None)
    if named is None or named.start > opens + MAX_CLAUSE or tokens[named.start - 1].fold in JOINING:
        return 0
    inside = range(opens + 1, named.end)
    if any(not SENTENCE_ENDS.isdisjoint(gaps[at]) or ":" in gaps[at] for at in inside):
        return 0
    if any(is_pause(gaps[at]) and tokens[at].fold in AUXILIARY | ASKING | GENDERS.keys() for at in inside):
        return 0
    end = named.end
    for one in mentions:
        # "The clerk who backs Lind and Brix" stands to both so.
        if one.start == end + 1 and tokens[end].fold in JOINING and not is_pause(gaps[end]):
            end = one.end
    return end


def _is_other(tokens: Sequence[Token], related: Related) -> bool:
    """Return whether "he" is asked of who cannot be whoever is described: "the woman who sued Lind: did he pay?"."""
    nouns = (noun_of(tokens[at].fold) for at in range(related.start, related.clause))
    genders = {noun.gender for noun in nouns if noun and noun.gender}
    asked = {GENDERS[token.fold] for token in tokens[related.end :] if token.fold in {"he", "she"}}
    return bool(genders and asked) and genders.isdisjoint(asked)
