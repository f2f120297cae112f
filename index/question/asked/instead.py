"""Instead: whom a question asks where a place for a speaker holds nobody the library has by a name or a role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.lexicon.lists import words
from corpus.lexicon.places import load_place_phrases
from corpus.people.roles import is_plural, noun_of
from index.question.asked.asked import Target
from index.question.asked.bystanders import only_says_when
from index.question.asked.forms.kinds import is_kind_of
from index.question.asked.named import read_mention
from index.question.asked.slot import read_slot
from index.question.descriptions.phrase import is_pause
from index.question.descriptions.slots import ABOUT_HIM, find_headings
from index.question.frames.frames import (
    ABOUT,
    ASKING,
    AUXILIARY,
    FRAME,
    PLAIN_SPEECH,
    SENTENCE_ENDS,
    is_remark,
    is_speech,
)
from index.question.frames.slots import Slot, find_slots
from index.question.mentions import Mention
from index.question.nameforms import TITLES
from index.question.names import Names
from index.question.parts.agents import QUESTIONING
from index.question.parts.strangers import is_strange_name, strange_name
from index.question.roles import find_role_tokens
from index.question.tokens import Token, fold_text

TELLING = frozenset({"according", "by", "from", "of"})
"""Behind these stands a speaker, and no topic."""
THIS = frozenset({"the", "this", "that"})
THEN = frozenset({"when", "after", "once"})
JUDGING = words("is are isnt arent should shouldnt can cant could couldnt will wont would wouldnt must might")
"""Verbs that ask of somebody what another thinks: "Lind: should Brix resign?"."""
ANY_BODY = words("company firm group business organisation organization")
"""Nouns that mean whichever body was named before."""
BEFALLING = words("was were wasnt werent")
"""Verbs that do so behind a colon or dash: "Lind: was Brix hurt?", and not "after Lind's speech, was Brix hurt?"."""


def read_instead(
    found: Target, tokens: Sequence[Token], gaps: Sequence[str], slot: Slot, mentions: Sequence[Mention], names: Names
) -> Target:
    """Return whom a question asks by a name elsewhere in it, `found` where the slot says best whom it asks."""
    if body := _body_before(tokens, gaps, slot, mentions):
        meant = read_mention(tokens, body, names)
        return replace(meant, used=meant.used | found.used)
    if found.unnamed and (answers := _questioned(tokens, slot, mentions)):
        return read_mention(tokens, answers, names)
    many = found.unnamed is not None and found.unnamed.several
    if (found.unknown and not _tells(tokens, slot)) or many or _asks_of(tokens, slot):
        # "Lind's adviser: will the senator file reports?" names its speaker before the colon.
        heading = _heading_of(tokens, gaps, slot, mentions, names)
        # In "head of the bank: are lenders still closed?" it is whoever that is.
        if (heading.unnamed or (_are_bodies(heading) and not _tells(tokens, slot))) if many else heading.asked:
            return heading
    if first := _first_in_row(tokens, gaps, slot, mentions):
        return read_mention(tokens, first, names)
    if found.unnamed and (stranger := _stranger_in_row(tokens, slot, mentions)):
        return Target(used=frozenset(stranger), unknown=" ".join(tokens[at].text for at in stranger))
    behind = _asked_behind(tokens, gaps, slot, mentions, names)
    # "Wanda Kolb: should Brix resign?" asks Wanda Kolb, whom nobody knows.
    judged = _is_strange(tokens, found) and any(token.fold in JUDGING for token in tokens[slot.end : slot.end + 1])
    if behind.asked and not judged:
        return behind
    return _named_in_place_of(found, tokens, gaps, slot, mentions, names) if found.unnamed else found


def read_headed(
    found: Target, tokens: Sequence[Token], gaps: Sequence[str], slot: Slot, mentions: Sequence[Mention], names: Names
) -> Target:
    """Return who heads a question of somebody else: "Lind: is Brix any good?" asks Lind; `found` where nobody does.

    "When Brix asked Lind about tolls, what was the answer?" asks Lind too.
    """
    if slot.start and tokens[slot.start - 1].fold in THEN and (answers := _questioned(tokens, slot, mentions)):
        return read_mention(tokens, answers, names)
    if _says(tokens, slot) or (_are_people(found) and _is_deed(tokens, gaps, slot)):
        return found
    heading = _heading_of(tokens, gaps, slot, mentions, names)
    return heading if _are_people(heading) or _is_strange(tokens, heading) else found


def _body_before(
    tokens: Sequence[Token], gaps: Sequence[str], slot: Slot, mentions: Sequence[Mention]
) -> Mention | None:
    """Return the body told of before that a noun alone means: "Salt Ltd sank a boat. What does the firm say?"."""
    first = slot.start - (slot.start > 0 and SENTENCE_ENDS.isdisjoint(gaps[slot.start]))
    *before, noun = (token.fold for token in tokens[first : slot.end] if token.fold != "own")
    if THIS.isdisjoint(before) or not {*before} <= FRAME:
        return None
    ends = max((at for at in range(1, slot.start + 1) if _ends_telling(tokens, gaps, at)), default=0)
    # Articles hardly ever print somebody by one word alone, and bodies that nothing else tells of are taken for people.
    bodies = (
        one
        for one in mentions
        if one.end <= ends and all(each.kind == "organisation" or " " not in each.name for each in one.speakers)
    )
    return next((one for one in bodies if noun in ANY_BODY or _is_called(one, noun)), None)


def _ends_telling(tokens: Sequence[Token], gaps: Sequence[str], at: int) -> bool:
    """Return whether what is told ends before a token, and what is asked begins: "as Lind sued Salt, what did"."""
    asks = tokens[at].fold in ASKING | AUXILIARY and is_pause(gaps[at])
    return not SENTENCE_ENDS.isdisjoint(gaps[at]) or asks


def _is_called(mention: Mention, noun: str) -> bool:
    """Return whether a noun says what a body is: "the club" of the Rowing Club, "the paper" of the Gull Gazette."""
    return any(noun in one.name.lower().split() or is_kind_of(noun, one.name) for one in mention.speakers)


def _says(tokens: Sequence[Token], slot: Slot) -> bool:
    """Return whether a verb of saying stands behind a slot, or "he" means whoever stands before it.

    In "Lind, is Brix worth what he says?" Lind is asked, whichever of them "he" is.
    """
    judged = slot.start > 0 and tokens[slot.start - 1].fold in JUDGING
    he = not ABOUT_HIM.isdisjoint(token.fold for token in tokens[slot.end :])
    return _tells(tokens, slot) or (he and not judged)


def _tells(tokens: Sequence[Token], slot: Slot) -> bool:
    """Return whether a verb of saying stands right behind a slot."""
    return not PLAIN_SPEECH.isdisjoint(token.fold for token in tokens[slot.end : slot.end + 2])


def _is_deed(tokens: Sequence[Token], gaps: Sequence[str], slot: Slot) -> bool:
    """Return whether a question asks what somebody in a slot did, and not how they are: "did Brix pay?".

    "Do Brix's tax plans add up?" asks of what Brix has.
    """
    if any(token.owns and not is_remark(behind.fold) for token, behind in pairwise(tokens[slot.start : slot.end])):
        return False
    verb = tokens[slot.start - 1].fold if slot.start else ""
    befell = verb in BEFALLING and any(is_pause(gap) and "," not in gap for gap in gaps[1 : slot.start])
    return not (verb in JUDGING or befell)


def _is_strange(tokens: Sequence[Token], found: Target) -> bool:
    """Return whether a name that nobody has was found, and no matter that stands before a question."""
    start = min(found.used, default=len(tokens))
    return bool(found.unknown) and len(found.used) == 2 and is_strange_name(tokens, start)


def _are_people(found: Target) -> bool:
    speakers = [each for one in found.asked for each in one.speakers]
    return bool(speakers) and all(each.kind == "person" for each in speakers)


def _are_bodies(found: Target) -> bool:
    """Return whether bodies were found by name, and no places, of which a heading only says where those asked live."""
    speakers = [each for one in found.asked if one.by != "guess" for each in one.speakers]
    places = [each for each in speakers if tuple(fold_text(each.name).split()) in load_place_phrases()]
    return bool(speakers) and not places and all(each.kind == "organisation" for each in speakers)


def _first_in_row(
    tokens: Sequence[Token], gaps: Sequence[str], slot: Slot, mentions: Sequence[Mention]
) -> Mention | None:
    """Return the person a row of words begins with, whom the next words do not make somebody else: "ama lind nurses".

    "Lind's nurses", "lind lawyer" and "lind campaign on tolls" are others, "lind nurses tolls" may be.
    """
    start = slot.start
    while start < slot.end - 1 and tokens[start].fold in TITLES:
        start += 1
    first = next((one for one in mentions if one.start == start and one.is_person), None)
    if first is None or first.end >= slot.end or tokens[first.end - 1].owns or is_pause(gaps[first.end]):
        return None
    # "Lord Lind" is as whole as "Ama Lind".
    whole = first.end - slot.start > 1
    alone = whole or all(token.fold in FRAME for token in tokens[slot.end :])
    noun = tokens[slot.end - 1].fold
    return first if _is_row(tokens, slot) and alone and (is_plural(noun) or not noun_of(noun)) else None


def _stranger_in_row(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention]) -> range:
    """Return the tokens of a name nobody has that a row of words begins with, else none: "wanda kolb nurses"."""
    name = strange_name(tokens, slot.start) if _is_row(tokens, slot) else range(0)
    known = any(one.start < name.stop and not one.clash for one in mentions)
    return range(0) if known or name.stop >= slot.end else name


def _is_row(tokens: Sequence[Token], slot: Slot) -> bool:
    """Return whether a question is a row of words that a slot begins, "lind nurses tolls", and asks in no other way."""
    folds = [token.fold for token in tokens]
    return FRAME.issuperset(folds[: slot.start]) and (ABOUT | AUXILIARY | ASKING).isdisjoint(folds)


def _asked_behind(
    tokens: Sequence[Token], gaps: Sequence[str], slot: Slot, mentions: Sequence[Mention], names: Names
) -> Target:
    """Return who is asked behind the colon or comma of a slot that is a topic: "nurses, what Lind said"."""
    folds = [token.fold for token in tokens]
    opens = FRAME.difference(AUXILIARY, TELLING).issuperset(folds[: slot.start])
    if (
        slot.end >= len(tokens)
        or not is_pause(gaps[slot.end])
        or not opens
        or not ABOUT_HIM.isdisjoint(folds[slot.end :])
    ):
        return Target()
    for behind in find_slots(tokens, gaps, find_role_tokens(tokens)):
        if behind.sure and behind.start >= slot.end:
            found = read_slot(tokens, behind, mentions, names)
            if found.asked:
                return found
    # "The harbour - Lind?"
    rest = [at for at in range(slot.end, len(tokens)) if folds[at] not in FRAME]
    alone = next((one for one in mentions if rest == [*range(one.start, one.end)] and one.is_person), None)
    return read_mention(tokens, alone, names) if alone else Target()


def _questioned(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention]) -> Mention | None:
    """Return whom those in a slot put a question to: "when reporters asked Lind about tolls, what did he say?".

    "What did reporters ask Lind?" is no such question.
    """
    asks = slot.end < len(tokens) and tokens[slot.end].fold in QUESTIONING
    asks = asks and not (slot.start and tokens[slot.start - 1].fold in AUXILIARY)
    return next((one for one in mentions if asks and one.start == slot.end + 1), None)


def _asks_of(tokens: Sequence[Token], slot: Slot) -> bool:
    """Return whether somebody else is asked of those in a slot: "Lind, do parents cope?", not "do parents say so?"."""
    return not any(is_speech(token.fold) for token in tokens[slot.end : slot.end + 2]) and ABOUT_HIM.isdisjoint(
        token.fold for token in tokens[slot.end :]
    )


def _heading_of(
    tokens: Sequence[Token], gaps: Sequence[str], slot: Slot, mentions: Sequence[Mention], names: Names
) -> Target:
    """Return who stands before the colon or dash of a question in which another slot names nobody the library has."""
    for heading in find_headings(tokens, gaps):
        if heading.end <= slot.start and not only_says_when(tokens, gaps, heading):
            return read_slot(tokens, replace(heading, sure=True), mentions, names)
    return Target()


def _named_in_place_of(
    found: Target, tokens: Sequence[Token], gaps: Sequence[str], slot: Slot, mentions: Sequence[Mention], names: Names
) -> Target:
    """Return those whom names mean instead of a description without a name; `found` where none do.

    The names stand right behind it, "the two clerks, Lind and Pell: ...", or one of them begins a sentence that only
    says who has told: "How come clerks are late? Lind had an explanation."
    """
    beside: list[Mention] = []
    for mention in mentions:
        end = beside[-1].end if beside else slot.end
        joins = [token.fold for token in tokens[end : mention.start]]
        paused = mention.start == end < len(tokens) and is_pause(gaps[end])
        owns = tokens[mention.end - 1].owns
        if mention.is_person and not owns and (paused or (beside and joins == ["and"])):
            beside.append(mention)
    begins = (
        mention
        for mention in mentions
        if mention.start > slot.end and not SENTENCE_ENDS.isdisjoint(gaps[mention.start]) and mention.is_person
    )
    telling = next(begins, None) if _asks_of(tokens, slot) else None
    read = [read_mention(tokens, mention, names) for mention in beside or ([telling] if telling else [])]
    asked = tuple(one for each in read for one in each.asked)
    used = frozenset[int]().union(*(each.used for each in read))
    return Target(asked, used | (found.used if beside else frozenset())) if asked else found
