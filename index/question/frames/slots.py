"""Slots: the places of a question in which a speaker can stand, surest first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from corpus.lexicon.lists import is_listed, words
from corpus.people.roles import noun_of
from index.question.frames.frames import (
    ABOUT,
    ASKING,
    AUXILIARY,
    BEING,
    EVER,
    FRAME,
    PLAIN_SPEECH,
    SENTENCE_ENDS,
    SPEECH_NOUNS,
    SUBJECTS,
    VIEWS,
    WHO,
    is_finite,
    is_remark,
    says_which,
)
from index.question.frames.pressed import find_pressed
from index.question.frames.verbs import CLAUSE_ENDS, DOING, MAX_SLOT_WORDS, verb_after
from index.question.tokens import Token

DIFFERING = words("difference differences differ compare comparing comparison contrast choose")
POLLS = words("poll polls survey surveys")
POLL_KINDS = words(
    "exit entry opinion straw new national state statewide online phone tracking internal election voter popular mock "
    "snap nationwide public primary local regional another other early"
)
"""Words before "poll" that say which kind it is and not whose."""
RECORDS = words("interview interviews transcript transcripts recording recordings footage video audio clip clips")
"""What somebody's words are heard in: "a transcript of Lind on tolls", "the interview with Lind"."""
QUARRELS = words("beef quarrel problem trouble gripe grievance feud difficulty")
"""What somebody has with another: "what's the quarrel of the clerk with Lind?"."""
TEASING = words("little poor old dear lying crooked sleepy dirty sweet young good big")
"""What is said of somebody right before their name: "what does poor old Lind want?"."""
SEEING = words("sees saw views viewed regards regarded rates rated judges judged")
"""Verbs of holding something to be so: "I'd like to know how the clerk sees tolls"."""
DETERMINERS = words("the a an his her their its my our your")
OBJECTS = words("him her them me us to")
"""Behind these, as behind a subject, an auxiliary asks nothing: "they let her have a boat"."""
BEFORE_VERBS = words("already always still so very")
"""Adverbs between a name and its verb, no part of either: "hasn't Lind already said"."""
HAVING_TO = words("have had has got anything something nothing much")
CONTRACTED = words("whats hows whys wheres whens whos")
NOBODY: Mapping[int, int] = {}
PAUSES = SENTENCE_ENDS | frozenset(",:;()")
PARTING = re.compile(r"[,:–—]|\s-\s")
"""Pauses at which whoever stands before one ends."""
WHOSE = (["who"], ["whose"])
ASKS = ASKING - {"who", "whose", "whom", "which"}
MAX_DESCRIBED = 16
"""How many words a description has that says what somebody does."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A run of tokens in the place where a speaker stands; `sure` where only a speaker can stand there.

    What the question adds about its own person reaches to token `more`, where that lies behind `end`.
    """

    start: int
    end: int
    sure: bool
    more: int = 0


def find_slots(
    tokens: Sequence[Token],
    gaps: Sequence[str],
    covered: Collection[int],
    described: Iterable[Slot] = (),
    whole: Mapping[int, int] = NOBODY,
) -> Iterator[Slot]:
    """Yield the places where a speaker can stand, surest first.

    `gaps[i]` is the text before token `i`; `covered` are tokens of places and offices, never verbs; `described` are
    the places of descriptions and headings, which are not as sure as "did ... say"; `whole` are where whole names of
    people begin, with where they end.
    """
    folds = [token.fold for token in tokens]
    lead = next((at for at, fold in enumerate(folds) if fold not in FRAME or at in covered), len(folds))
    yield from _comparing(tokens)
    yield from _according(folds, gaps)
    yield from _closing(folds, gaps)
    yield from _polling(folds, covered)
    yield from _viewed(tokens)
    owning = [slot for slot in _owning(tokens, gaps) if not _is_asked_of_another(tokens, gaps, slot, whole)]
    opening = [slot for slot in owning if FRAME.issuperset(folds[: slot.start])]
    # "What's Lind's view of the toll, did Brix's mends help?"
    yield from (slot for slot in opening if not ASKING.isdisjoint(folds[: slot.start]))
    # "How come Lind keeps saying the leak was Brix's fault": in the order of a statement the subject is the first.
    yield from (slot for slot in _before_finite(folds, covered) if _opens_as_told(folds, slot))
    yield from _after_auxiliary(tokens, gaps, covered)
    yield from (Slot(*place, sure=True) for place in find_pressed(tokens, gaps))
    yield from opening
    views = [*_after_by(tokens, gaps)]
    # "Union demands - what's the view of the clerk?"
    yield from (slot for slot in views if not ASKING.isdisjoint(folds[max(0, slot.start - 4) : slot.start]))
    yield from described
    yield from _named_after_auxiliary(tokens, whole)
    yield from _before_finite(folds, covered)
    yield from owning
    yield from views
    if not is_spoken_of(folds, lead):
        yield from _leading(folds, lead, covered)


def _comparing(tokens: Sequence[Token]) -> Iterator[Slot]:
    folds = [token.fold for token in tokens]
    # In "did Lind compare the tax to a flood" it is not the asker who compares.
    lead = next((at for at, fold in enumerate(folds) if fold not in FRAME), len(folds))
    for at, fold in enumerate(folds):
        opens = (fold in {"compare", "comparing", "contrast"} and at <= lead) or fold == "both"
        opens = opens or (fold == "between" and at > 0 and folds[at - 1] in DIFFERING)
        if opens and at + 1 < len(folds):
            end = _until(folds, at + 1, ABOUT | AUXILIARY | PLAIN_SPEECH | {"differ", "disagree", "agree"}, longest=16)
            if {"and", "with", "to", "vs"} & set(folds[at + 1 : end]):
                yield Slot(at + 1, end, sure=fold != "both")
        if fold in {"vs", "versus"} and 0 < at <= MAX_SLOT_WORDS:
            end = _until(folds, at + 1, ABOUT | AUXILIARY | {"in"})
            thing = _is_thing(tokens, at, end)
            yield Slot(_with_body(folds, _lead_in(folds, at)), at if thing else end, sure=True)
    for at, fold in enumerate(folds):
        if fold in {"differ", "differed", "disagree", "agree"}:
            start = next((back + 1 for back in range(at - 1, -1, -1) if folds[back] in AUXILIARY | ASKING), 0)
            if "and" in folds[start:at]:
                yield Slot(start, at, sure=True)


def _is_thing(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether somebody is set against what another made, "Lind vs that tweet by Brix", or has: "vs Brix's"."""
    behind = [token.fold for token in tokens[at + 1 : end]]
    made = behind[:1] != [] and behind[0] in DETERMINERS | {"that", "this"} and not {"by", "from"}.isdisjoint(behind)
    owned = any(token.owns for token in tokens[at + 1 : end - 1]) and not any(token.owns for token in tokens[:at])
    return made or owned


def _viewed(tokens: Sequence[Token]) -> Iterator[Slot]:
    """Yield X of "in X's view", "if you ask X" and "was it X who"."""
    for was, it in pairwise(range(len(tokens))):
        who = next((at for at in range(it + 2, min(len(tokens), it + 7)) if tokens[at].fold in WHO), 0)
        if who and tokens[was].fold in BEING and tokens[it].fold == "it":
            yield Slot(it + 1, who, sure=True)
    for at, token in enumerate(tokens):
        if token.owns and at and at + 1 < len(tokens) and tokens[at + 1].fold in VIEWS:
            start = _lead_in([one.fold for one in tokens], at + 1)
            before = tokens[start - 1].fold if start else ""
            # "The reaction to Lind's view" is somebody else's, "to Lind's mind" is hers.
            if before in {"in", "by"} or (before == "to" and tokens[at + 1].fold in {"mind", "eyes"}):
                yield Slot(start, at + 1, sure=True)
        if token.fold == "ask" and at > 1 and tokens[at - 1].fold == "you" and tokens[at - 2].fold == "if":
            yield Slot(at + 1, _until([one.fold for one in tokens], at + 1, ABOUT | ASKING | AUXILIARY), sure=True)


def _after_auxiliary(tokens: Sequence[Token], gaps: Sequence[str], covered: Collection[int]) -> Iterator[Slot]:
    """Yield X of "did X say", and of "what X thinks"."""
    folds = [token.fold for token in tokens]
    for at, fold in enumerate(folds):
        if fold not in AUXILIARY or at + 1 >= len(folds) or folds[at + 1] in AUXILIARY or tells_more(folds, at):
            continue
        if at > 0 and folds[at - 1] in SUBJECTS | OBJECTS:
            continue
        if folds[at + 1] in {"he", "she", "they"}:
            yield Slot(at + 1, at + 2, sure=True)
            continue
        end = verb_after(tokens, gaps, at + 1, covered)
        while end and end > at + 2 and folds[end - 1] in BEFORE_VERBS:
            end -= 1
        owner = next((to for to in range(at + 1, end or 0) if _owns_words(tokens, to)), None)
        if owner is not None and fold in BEING:
            # "What is Lind's opinion of Quill's offer?": whatever follows is no verb.
            end = owner + 1
        more, end = end or 0, _before_having(folds, at + 1, end)
        if end and fold in BEING and "against" in folds[at + 2 : end]:
            end = folds.index("against", at + 2)
        named = folds[at + 1 : end]
        # "The clerk who spoke on tolls": what stands behind "who" is no topic yet.
        clause = next((at for at, word in enumerate(named) if word in WHO), None)
        # "Was the reaction to Lind's words": Lind's words are what somebody reacts to.
        answers = any(one in SPEECH_NOUNS and two == "to" for one, two in pairwise(named))
        if end is not None and not ABOUT & set(named[:clause]) and not answers:
            yield Slot(at + 1, end, sure=True, more=more if more > end else 0)


def _before_having(folds: Sequence[str], start: int, end: int | None) -> int | None:
    """Return where whoever begins at `start` ends before "have to say", "got to say" or "anything to say" at `end`."""
    to = end - 1 if end and folds[end - 1] == "to" else 0
    had = next((at for at in range(to, start, -1) if folds[at - 1] not in HAVING_TO), 0)
    return had if 0 < had < to else end


def _owns_words(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].owns and at + 1 < len(tokens) and tokens[at + 1].fold in SPEECH_NOUNS | VIEWS


def tells_more(folds: Sequence[str], at: int) -> bool:
    """Return whether the verb at `at` tells more of somebody and asks nothing: "the clerk who is suing Lind"."""
    who = at - 1
    if folds[who] == "and":
        # "The clerk who quit and was heard."
        who = next((back for back in range(at - 1, 0, -1) if folds[back] == "who"), 0)
    told = who > 0 and folds[who] in WHO and AUXILIARY.isdisjoint(folds[who:at])
    return told and any(fold not in FRAME for fold in folds[:who])


def _named_after_auxiliary(tokens: Sequence[Token], whole: Mapping[int, int]) -> Iterator[Slot]:
    """Yield X of "did X want", "how come X wants" and "what's X after".

    Capitals, or somebody's whole name, show how far it goes.
    """
    cased = any(token.capitalised for token in tokens[1:])
    for at, token in enumerate(tokens):
        asks = is_how_come(tokens, at) or (token.fold in AUXILIARY and (at == 0 or tokens[at - 1].fold not in OBJECTS))
        start = at + 1
        while asks and start < min(len(tokens), at + 3) and tokens[start].fold in TEASING:
            start += 1
        end = whole.get(start, 0) if asks or _asks_in_short(token) else 0
        if cased and asks and not end:
            end = _capitals_end(tokens, start)
        if start < end < len(tokens) and not tokens[end - 1].owns:
            yield Slot(at + 1, end, sure=True)


def is_how_come(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word ends "how come", behind which whoever is asked stands as behind an auxiliary."""
    return tokens[at].fold == "come" and at > 0 and tokens[at - 1].fold == "how"


def _asks_in_short(token: Token) -> bool:
    """Return whether "is" is a part of a word that asks: "what's Ama Lind after?", "whats ama lind after"."""
    return token.fold in CONTRACTED or (token.owns and token.fold in ASKING)


def _capitals_end(tokens: Sequence[Token], start: int) -> int:
    """Return where the words in capitals end that begin at `start`."""
    longest = range(start, min(len(tokens), start + MAX_SLOT_WORDS))
    small = (at for at in longest if not tokens[at].capitalised or tokens[at].fold in FRAME)
    end = next(small, longest.stop)
    return next((at + 1 for at in range(start, end) if tokens[at].owns), end)


def _opens_as_told(folds: Sequence[str], slot: Slot) -> bool:
    """Return whether whoever a question begins with stands in the order of a statement: "why Lind hates tolls"."""
    before = folds[: slot.start]
    return AUXILIARY.isdisjoint(before) and FRAME.issuperset(before[:-2]) and before[-1] in {"why", "come"}


def _before_finite(folds: Sequence[str], covered: Collection[int]) -> Iterator[Slot]:
    """Yield X of "what X said"; in "Lind on how X behaved" it is Lind who is asked, not X."""
    lead = next((at for at, fold in enumerate(folds) if fold in FRAME), len(folds))
    of_lead = lead + 1 if 0 < lead < len(folds) and folds[lead] in ABOUT else -1
    for at, fold in enumerate(folds):
        if (
            (
                fold in {"what", "how", "why", "whether", "if", "that", "when"}
                or folds[at - 1 : at + 1] == ["how", "come"]
            )
            and at + 1 < len(folds)
            and folds[at + 1] not in AUXILIARY
            and at != of_lead
        ):
            verbs = (
                to
                for to in range(at + 2, min(len(folds), at + 2 + MAX_SLOT_WORDS))
                if to not in covered and (is_finite(folds[to]) or _sees(folds, fold, to))
            )
            end = next(verbs, None)
            if end is not None and not (ABOUT | AUXILIARY) & set(folds[at + 1 : end]):
                yield Slot(at + 1, end, sure=fold in {"what", "how"} and (end - at <= 4 or folds[at + 1] == "the"))


def _sees(folds: Sequence[str], asking: str, at: int) -> bool:
    """Return whether a verb is one of holding it to be so: "how the clerk sees it", "what she makes of it"."""
    return (asking == "how" and folds[at] in SEEING) or folds[at : at + 2] == ["makes", "of"]


def _according(folds: Sequence[str], gaps: Sequence[str]) -> Iterator[Slot]:
    for at, (fold, following) in enumerate(pairwise(folds[:-1])):
        if fold == "according" and following == "to":
            yield Slot(at + 2, until_pause(folds, gaps, at + 2), sure=True)


def _closing(folds: Sequence[str], gaps: Sequence[str]) -> Iterator[Slot]:
    """Yield X of "how many ferries sank, says X?" and "..., did X say?"."""
    for at in range(1, len(folds) - 1):
        if folds[at] in {"says", "said"} and "," in gaps[at] and len(folds) - at <= MAX_SLOT_WORDS:
            yield Slot(at + 1, len(folds), sure=True)


def _polling(folds: Sequence[str], covered: Collection[int]) -> Iterator[Slot]:
    """Yield X of "X poll Lind Aker" and "what did the X survey find": whoever made it, and nobody it is about."""
    for at, fold in enumerate(folds):
        start = _lead_in(folds, at)
        if fold not in POLLS or not start < at or any(word not in FRAME for word in folds[:start]):
            continue
        if not POLL_KINDS & set(folds[start:at]) and not any(place in covered for place in range(start, at)):
            yield Slot(start, at, sure=True)


def _after_by(tokens: Sequence[Token], gaps: Sequence[str]) -> Iterator[Slot]:
    """Yield X of "a statement by X", "the view of X" and "what's the quarrel of X with the council"."""
    folds = [token.fold for token in tokens]
    for at, fold in enumerate(folds[:-1]):
        begins = fold in {"by", "from"} and all(word in FRAME for word in folds[:at])
        # In "the voters' view of Quill" and "her view of him" it is somebody else's.
        others = at > 1 and (folds[at - 2] in {"his", "her", "their"} or tokens[at - 2].owns)
        if at and fold == "of" and folds[at - 1] in QUARRELS and FRAME.issuperset(folds[: at - 1]):
            end = next((to for to in range(at + 2, len(folds)) if folds[to] in {"with", "against"}), at)
            if at < end <= at + MAX_SLOT_WORDS:
                yield Slot(at + 1, end, sure=True)
        noun = at > 0 and folds[at - 1] in SPEECH_NOUNS | RECORDS and not (fold == "of" and others)
        if begins or (fold in {"of", "by", "from"} and noun) or (fold == "with" and noun and folds[at - 1] in RECORDS):
            yield Slot(at + 1, until_pause(folds, gaps, at + 1), sure=True)


def until_pause(folds: Sequence[str], gaps: Sequence[str], start: int) -> int:
    """Return where whoever begins at token `start` ends: at a word for the topic, a verb or a pause."""
    stops = ABOUT | AUXILIARY | ASKING | {"that", "in", "to", "against", "at"}
    end = _until(folds, start, stops)
    if (
        folds[end : end + 1] == ["at"]
        and noun_of(folds[end - 1])
        and not DETERMINERS - {"the"} & {*folds[end + 1 : end + 2]}
    ):
        # "The view of the boss at the port."
        end = _until(folds, end + 1, stops)
    if folds[start : start + 1] == ["the"] and (end - start == MAX_SLOT_WORDS or folds[end : end + 1] in WHOSE):
        # "According to the clerk who chairs the board, ..."
        longest = min(len(folds), start + MAX_DESCRIBED)
        paused = (at for at in range(end, longest) if not PAUSES.isdisjoint(gaps[at]))
        stop = next(paused, longest if longest == len(folds) else end)
        end = stop if ASKS.isdisjoint(folds[end:stop]) else end
    return next((at for at in range(start + 1, end) if PARTING.search(gaps[at])), end)


def _owning(tokens: Sequence[Token], gaps: Sequence[str]) -> Iterator[Slot]:
    """Yield X of "X's words", and of "what's X's quarrel with the council", whatever the noun."""
    folds = [token.fold for token in tokens]
    for at, (token, following) in enumerate(pairwise(tokens)):
        against = token.owns and folds[at + 2 : at + 3] in (["with"], ["against"]) and noun_of(following.fold) is None
        if at and against and FRAME.issuperset(folds[:at]):
            yield Slot(_lead_in(folds, at + 1), at + 1, sure=False)
        if token.owns and is_remark(following.fold) and not _names_an_office(folds, at + 1):
            start = _lead_in(folds, at + 1)
            begins = at > 1 and {*folds[:2]} <= {"what", "which", "is", "was", "were"}
            asked = begins or (start > 0 and folds[start - 1] in {"what", "whats"})
            if following.fold not in SPEECH_NOUNS and not asked and not _opens_with(folds, start):
                continue
            # "The mayor of Aker's words".
            while start > 1 and folds[start - 1] == "of" and folds[start - 2] not in FRAME:
                start = _lead_in(folds, start - 1)
            # "Nurses: Lind's words".
            start = next((back for back in range(at, start, -1) if CLAUSE_ENDS.intersection(gaps[back])), start)
            # "Aker on Lind's speech", "the reaction to it": the speech is what Aker is asked about.
            behind = start and tokens[start - 1].fold in ABOUT | {"to", "against", "for"}
            topic = behind and any(one.fold not in FRAME - SPEECH_NOUNS for one in tokens[: start - 1])
            # "Brix says's verdict" owns nothing.
            if start <= at and not topic:
                yield Slot(start, at + 1, sure=True)


def _is_asked_of_another(tokens: Sequence[Token], gaps: Sequence[str], slot: Slot, whole: Mapping[int, int]) -> bool:
    """Return whether whose words stand in a slot is what another is asked of: "what part of Lind's speech did Brix"."""
    of = "of" in (token.fold for token in tokens[max(0, slot.start - 1) : slot.start + 2])
    asks = next((at for at in range(slot.end, len(tokens)) if tokens[at].fold in AUXILIARY), len(tokens))
    return of and asks + 1 in whole and not any(gap.strip() for gap in gaps[slot.end : asks + 1])


def _names_an_office(folds: Sequence[str], at: int) -> bool:
    """Return whether a noun for a remark is only the field of an office or a body: "Norland's defence minister"."""
    behind = takewhile(lambda fold: fold not in FRAME, folds[at + 1 : at + 3])
    return any(noun_of(fold) or is_listed(fold, "collectives", "bodies") for fold in behind)


def _opens_with(folds: Sequence[str], start: int) -> bool:
    """Return whether a question begins with what token `start` does, and asks nothing of it: "the clerk's joke on"."""
    return FRAME.issuperset(folds[:start]) and not (start and folds[start - 1] in DOING)


def _leading(folds: Sequence[str], lead: int, covered: Collection[int]) -> Iterator[Slot]:
    """Yield X of "X on ..." and "X says ..." at the beginning."""
    for at in range(lead + 1, min(len(folds), lead + 1 + MAX_SLOT_WORDS)):
        # "The clerk who advised Lind on tolls": the verb is not what Lind's clerk says.
        if "who" in folds[at - 1 : at + 1]:
            continue
        if folds[at] in ABOUT or (at not in covered and is_finite(folds[at]) and not says_which(folds, at)):
            # "Lind never said that": no part of the name.
            yield Slot(lead, at - (at > lead + 1 and folds[at - 1] in EVER), sure=True)
            return
        if folds[at] in {"to", "against"}:
            yield Slot(lead, at, sure=True)
            return
        if folds[at] in AUXILIARY | ASKING:
            return


def is_spoken_of(folds: Sequence[str], lead: int) -> bool:
    """Return whether words are asked for about whoever begins at `lead`: "quotes about the clerk", "reaction to her".

    "What about the clerk?" and "tell me about the clerk" ask for the clerk.
    """
    at = next((at for at in range(lead - 1, 0, -1) if folds[at] not in DETERMINERS), 0)
    if folds[at] == "to":
        return folds[at - 1] in SPEECH_NOUNS
    return at > 0 and folds[at] in ABOUT and folds[at - 1] not in {"what", "how", "me", "us"}


def _until(folds: Sequence[str], start: int, stops: Collection[str], *, longest: int = MAX_SLOT_WORDS) -> int:
    end = start
    while end < len(folds) and end - start < longest and (folds[end] not in stops or end == start):
        end += 1
    return end


def _lead_in(folds: Sequence[str], end: int) -> int:
    """Return where the run of words that are no frame words begins, going back from `end`."""
    start = end
    while start > 0 and end - start < MAX_SLOT_WORDS and folds[start - 1] not in FRAME - {"the"}:
        start -= 1
    return start


def _with_body(folds: Sequence[str], start: int) -> int:
    """Return where whoever has a name begins whose body begins at `start`: "Lind of the Port Board vs Aker"."""
    of = start - 1 if start and folds[start - 1] in {"of", "from", "at"} else 0
    return _lead_in(folds, of) if of and _lead_in(folds, of) < of else start
