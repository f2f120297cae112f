"""Pronouns: whom "what did he say" means of those a question names before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words, words
from corpus.people.roles import noun_of
from index.question.asked.asked import Target
from index.question.asked.named import read_first_name, read_mention
from index.question.descriptions.phrase import is_break
from index.question.frames.frames import (
    ABOUT,
    AUXILIARY,
    FRAME,
    GENDERS,
    SENTENCE_ENDS,
    SIDES,
    asks_for_words,
    is_finite,
    is_speech,
)
from index.question.mentions import Mention, who_may_be
from index.question.nameforms import bare_words
from index.question.names import Names
from index.question.parts.strangers import is_strange_name
from index.question.parts.subjects import STRIKING, is_verb
from index.question.tokens import Token

OWN = re.compile(
    r"\b(?:in (?P<whose>his|her) (?:own )?(?:words|view|opinion|eyes|mind)"
    r"|(?:hear|get|see|know|want|need|after|like) (?P<theirs>his|her) (?:own )?"
    r"(?:version|side|view|take|reply|answer))\b",
    re.IGNORECASE,
)
ANSWERS = words("answer answers reply response retort comeback riposte rebuttal defence defense respond")
"""What is said by whom another has done something to: "Brix attacked Lind. What was his answer?"."""
TOLD_OF = ABOUT | words("at against to for with that than of")
"""What leads to of whom another says something: "hard on Lind", "said that Lind was"."""
OF_THEIRS = SIDES | {"excuse", "defence", "defense", "point"}
"""What somebody has to say, behind "his" or "her"."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Whom the end of a sentence says to have told what it says, and the tokens of that end."""

    mention: Mention
    used: frozenset[int]


def meant_by_pronoun(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names, *, found: Target) -> Target:
    """Return the first person named before "what did he say": "After the attack on Lind, what was her answer?".

    Of those to whom something is done, "the club sacked Aker and hired Lind", the nearest is meant. A first name will
    do where one person has it, and a name nobody has is unknown, also where it fits better than a surname that several
    have; `found` where none can be meant.
    """
    him = _find_pronoun(tokens)
    if not him:
        return found
    gender = GENDERS[tokens[him + 1].fold]
    said = him + 2 < len(tokens) and tokens[him + 2].fold in load_words("remarks") | {"side"}
    pronoun = {him + 1, him + 2} if said else {him + 1}
    if answers := _find_answering(tokens, mentions, him, gender):
        read = read_mention(tokens, answers, names)
        return replace(read, used=read.used | pronoun)
    people = [*_people_before(tokens, mentions, him, gender)]
    if people and not _is_rather_a_stranger(tokens, mentions, him, gender):
        read = read_mention(tokens, people[-1 if _are_objects(tokens, people, him) else 0], names)
        return replace(read, used=read.used | pronoun)
    strange = _unmentioned(tokens[:him], mentions, gender, names)
    return replace(strange, used=strange.used | pronoun) if strange.asked or strange.unknown else found


def _is_rather_a_stranger(tokens: Sequence[Token], mentions: Sequence[Mention], him: int, gender: str) -> bool:
    """Return whether "she" is a stranger named before, where none known is likely to be: "Lind met Una Quex"."""
    known = [one for one in mentions if one.speakers and one.end <= him]
    taken = {at for one in known for at in range(one.start, one.end)}
    strange = any(
        load_first_names().get(tokens[at].fold) == gender and is_strange_name(tokens[:him], at)
        for at in range(him)
        if at not in taken and at + 1 not in taken
    )
    return strange and not any(_is_likely(one, gender) for one in known)


def _is_likely(mention: Mention, gender: str) -> bool:
    """Return whether most first names of those who bear a name are of a gender: Ama and Una Lind are "she"."""
    known = load_first_names()
    genders = [known.get(bare_words(one.name)[0], "") for one in mention.speakers if one.kind == "person"]
    return 2 * genders.count(gender) > len([*filter(None, genders)])


def _unmentioned(tokens: Sequence[Token], mentions: Sequence[Mention], gender: str, names: Names) -> Target:
    """Return the first of those named who is no mention: known by a first name alone, or a stranger."""
    taken = {at for one in mentions if one.speakers for at in range(one.start, one.end)}
    for at, token in enumerate(tokens):
        if at in taken or load_first_names().get(token.fold) != gender:
            continue
        if is_strange_name(tokens, at) and at + 1 not in taken:
            return Target(used=frozenset({at, at + 1}), unknown=f"{token.text} {tokens[at + 1].text}")
        first = read_first_name([token], frozenset({at}), names)
        if first.asked and not token.owns:
            return first
    return Target()


def meant_in_own_words(
    core: str, tokens: Sequence[Token], mentions: Sequence[Mention], names: Names, *, found: Target
) -> Target:
    """Return the one person whom "in his own words" or "in her view" can mean, where those `found` cannot be."""
    whose = OWN.search(core)
    if whose is None or found.unknown or found.unnamed:
        return found
    gender = GENDERS[(whose["whose"] or whose["theirs"]).lower()]
    fitting = [who_may_be(one.speakers, gender) for one in found.asked]
    alone = len(fitting) == 1 or all(one and one[0].kind == "person" for one in fitting)
    if fitting and alone and all(fitting):
        return found
    people = [one for one in mentions if one.of_person and who_may_be(one.speakers, gender)]
    return read_mention(tokens, people[0], names) if len(people) == 1 else found


def is_somebody_else(tokens: Sequence[Token], mentions: Sequence[Mention], found: Target) -> bool:
    """Return whether those found cannot all be the "she" of "was she pleased", who stands in the surer place.

    Nor can all of them be whose words are asked for behind them: "Lind and Aker fell out. What was her side of it?".
    """
    him = _find_pronoun(tokens)
    if not him or not found.asked:
        return False
    behind = max((at + 1 for at in found.used if at < him), default=him)
    if tokens[behind].fold in ABOUT:
        return False  # "Lind on Aker, did he let her down?" asks Lind.
    gender = GENDERS[tokens[him + 1].fold]
    if _find_answering(tokens, mentions, him, gender):
        return all(at < him for at in found.used - {him + 1, him + 2})
    if _are_objects(tokens, [*_people_before(tokens, mentions, him, gender)], him):
        return all(at < him for at in found.used - {him + 1, him + 2})
    fitting = [who_may_be(one.speakers, gender) for one in found.asked]
    people = all(any(each.kind == "person" for each in one) for one in fitting)
    if tokens[him + 1].fold in {"he", "she"}:
        others = [one for one in _people_before(tokens, mentions, him, gender) if not _is_spoken_of(tokens, one)]
        another = not all(fitting) or (not people and bool(others))
        named = all(one.by in {"name", "surname"} for one in found.asked)
        strange = named and _is_rather_a_stranger(tokens, mentions, him, gender)
        return him + 1 in found.used and (another or strange)
    said = any(token.fold in OF_THEIRS for token in tokens[him + 2 : him + 4])
    return said and not people and all(at < him for at in found.used - {him + 1, him + 2})


def _people_before(tokens: Sequence[Token], mentions: Sequence[Mention], him: int, gender: str) -> Iterator[Mention]:
    """Yield the people named before the pronoun behind token `him` who may be meant, and not "Lind's clerk"."""
    for mention in (one for one in mentions if one.end <= him + 1):
        owns = tokens[mention.end - 1].owns and noun_of(tokens[mention.end].fold)
        fitting = () if owns else who_may_be(mention.speakers, gender)
        if fitting and fitting[0].kind == "person":
            yield replace(mention, speakers=fitting)


def _find_answering(tokens: Sequence[Token], mentions: Sequence[Mention], him: int, gender: str) -> Mention | None:
    """Return who has to answer for what another said of them: "Brix was hard on Lind. What did she say back?".

    A stranger too: else whoever spoke of them would be asked for what they say to it.
    """
    folds = [token.fold for token in tokens[him + 2 :]]
    if not _asks_answer(folds):
        return None
    people = [one for one in mentions if one.end <= him + 1 and one.of_person]
    first, last = (people[0], people[-1]) if len(people) > 1 else (None, None)
    if first is None or last is None or last.start <= first.end or tokens[last.end - 1].owns:
        return None
    told_of = tokens[last.start - 1].fold in TOLD_OF and is_verb(tokens[first.end])
    if not told_of or (not _may_be(tokens, last, gender) and _may_be(tokens, first, gender)):
        return None
    return replace(last, speakers=who_may_be(last.speakers, gender) or last.speakers)


def _may_be(tokens: Sequence[Token], mention: Mention, gender: str) -> bool:
    """Return whether a name, be it a stranger's, may be that of a "she"."""
    if mention.speakers:
        return bool(who_may_be(mention.speakers, gender))
    return load_first_names().get(tokens[mention.start].fold, gender) in {gender, ""}


def _asks_answer(folds: Sequence[str]) -> bool:
    """Return whether an answer is asked for by the words behind "he": "say back", "hit back", and behind "his"."""
    back = folds[1:2] == ["back"] and (is_speech(folds[0]) or folds[0] in STRIKING)
    return back or not ANSWERS.isdisjoint(folds[:1])


def _are_objects(tokens: Sequence[Token], people: Sequence[Mention], him: int) -> bool:
    """Return whether a verb stands right before the name of each of several: "loves Lind", and not "skipper Lind".

    Where an answer is asked for, right before the name of the last: "Brix mocked Lind. What did he say back?".
    """
    answers = len(people) > 1 and _asks_answer([token.fold for token in tokens[him + 2 :]])
    people = people[-1:] if answers else people if len(people) > 1 else ()
    before = [tokens[one.start - 1] for one in people if one.start and _adjoins(tokens, one.start)]
    done_to = (not one.capitalised and one.fold not in FRAME - {"into"} and noun_of(one.fold) is None for one in before)
    return bool(people) and len(people) == len(before) and all(done_to)


def _adjoins(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].end + 1 == tokens[at].start


def _is_spoken_of(tokens: Sequence[Token], mention: Mention) -> bool:
    return mention.start > 0 and tokens[mention.start - 1].fold in ABOUT


def may_be_pronoun(tokens: Sequence[Token], mention: Mention) -> bool:
    """Return whether a name can mean the "she" of a question, of which there may be none."""
    him = _find_pronoun(tokens)
    return not him or bool(who_may_be(mention.speakers, GENDERS[tokens[him + 1].fold]))


def find_closing_teller(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention]) -> Teller | None:
    """Return who ", she says" at the end of a sentence means, "Lind asked her about it, she says", None without one.

    That is the first one named in the sentence who can be "she".
    """
    for at in range(1, len(tokens) - 1):
        ends = at + 2 == len(tokens) or not SENTENCE_ENDS.isdisjoint(gaps[at + 2])
        if tokens[at].fold not in {"he", "she"} or "," not in gaps[at] or not (is_finite(tokens[at + 1].fold) and ends):
            continue
        begin = next((back for back in range(at, 0, -1) if not SENTENCE_ENDS.isdisjoint(gaps[back])), 0)
        for mention in mentions:
            fitting = who_may_be(mention.speakers, GENDERS[tokens[at].fold])
            if begin <= mention.start < at and fitting and fitting[0].kind == "person":
                return Teller(replace(mention, speakers=fitting), frozenset({at, at + 1}))
    return None


def find_tagged(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention]) -> Teller | None:
    """Return who ", is he?" at the end means, "a toll at every bridge - Lind isn't a fan, is he?", None without one.

    That is whose name begins the clause, where nobody's words are asked for before it.
    """
    tag = len(tokens) - 2
    if tag < 2 or tokens[-1].fold not in {"he", "she"} or tokens[tag].fold not in AUXILIARY or "," not in gaps[tag]:
        return None
    begin = next((at for at in range(tag - 1, 0, -1) if is_break(gaps[at])), 0)
    begin += tokens[begin].fold in {"and", "but", "surely"}
    heads = any(one.end < begin and tokens[one.end].fold in ABOUT for one in mentions)
    first = next((one for one in mentions if one.start == begin and one.end < tag), None)
    if first is None or heads or asks_for_words(" ".join(token.text for token in tokens[:begin])):
        return None
    fitting = who_may_be(first.speakers, GENDERS[tokens[-1].fold])
    return Teller(replace(first, speakers=fitting), frozenset({tag, tag + 1})) if fitting else None


def _find_pronoun(tokens: Sequence[Token]) -> int:
    """Return where a verb asks of "he" or "she" right behind it; 0 where none does."""
    asks = range(1, len(tokens) - 1)
    asked = next((at for at in asks if tokens[at].fold in AUXILIARY and tokens[at + 1].fold in GENDERS), 0)
    # "Lind lost. Her answer?"
    last = len(tokens) - 2
    alone = last > 0 and tokens[last].fold in {"his", "her"} and tokens[last + 1].fold in ANSWERS
    return asked or (last - 1 if alone and not _adjoins(tokens, last) else 0)
