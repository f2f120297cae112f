"""A question: who is asked about, on what, and when, read from a line of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.article import Span
from corpus.lexicon.lists import words
from corpus.statement import Speaker
from index.question.asked import (
    ANYBODY,
    Asked,
    Mention,
    Reading,
    covered_by_roles,
    find_mentions,
    in_office,
    read_mention,
    read_role_in,
    read_slot,
    read_start,
)
from index.question.bearers import Names
from index.question.dates import DatedPhrase, find_period
from index.question.frames import (
    ABOUT,
    AUXILIARY,
    BOTH,
    COMPARING,
    EARLIEST,
    FRAME,
    LATEST,
    MANY_WORDS,
    OVER_TIME,
    core_of,
    find_slots,
    is_speech,
    topic_of,
)
from index.question.offices import take_apart
from index.question.tokens import Token, drop_unseen, find_tokens

Intent = Literal["about", "who_said", "compare", "both", "first", "latest", "timeline"]
LONGEST = 10_000
TOPIC_AFTER = ABOUT | words("with against to for of at than like into without beating facing playing replacing")


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: statements by `speakers` on `topic`, from `after` (inclusive) to `before` (exclusive).

    No speakers means anybody may answer; an empty topic means anything they said. `asked` has one
    entry for each name or role in the question, so that two people who share a surname stay one
    name asked for. `role` is a role that narrows nobody down by name ("which lecturer"). `unknown`
    is a name in the speaker's place that the library does not have, `nearest` the names most like
    it. `core` is the part of the text that asks, all of it where it is short.
    """

    text: str
    speakers: tuple[Speaker, ...] = ()
    topic: str = ""
    after: date | None = None
    before: date | None = None
    intent: Intent = "about"
    asked: tuple[Asked, ...] = ()
    role: str = ""
    unknown: str = ""
    nearest: tuple[str, ...] = ()
    core: str = ""


def parse_question(text: str, names: Names, *, today: date) -> Question:
    """Return what `text` asks; a text without a word in it gives a question without speaker and topic.

    Never raises, whatever the text: characters nobody sees are dropped, more than 10,000
    characters are not read, and of a long text only the sentence that asks.
    """
    clean = drop_unseen(text[:LONGEST])
    core = core_of(clean, _known_words(clean, names))
    tokens = [token for token in find_tokens(core) if token.fold]
    if not tokens:
        return Question(clean)
    dated = find_period(core, today=today)
    skip = dated.spans if dated else ()
    mentions = find_mentions(tokens, names, skip=skip)
    who = _asks_who(tokens, mentions)
    if who:
        role = read_role_in(tokens, 0, who)
        text_of_role = core[tokens[role[0]].start : tokens[role[1] - 1].end] if role else ""
        reading = Reading(used=frozenset(range(who)), role=text_of_role)
    else:
        reading = _find_asked(core, tokens, mentions, names, skip)
        if not reading.asked and core != clean and {"he", "she", "they"} & {token.fold for token in tokens}:
            reading = _from_before(clean, core, names, reading)
    return _build(clean, core, tokens=tokens, reading=reading, dated=dated, names=names, who_said=bool(who))


def _build(
    clean: str,
    core: str,
    *,
    tokens: Sequence[Token],
    reading: Reading,
    dated: DatedPhrase | None,
    names: Names,
    who_said: bool,
) -> Question:
    after = dated.period.after if dated else None
    before = dated.period.before if dated else None
    asked = tuple(in_office(one, after, before) if one.by == "role" else one for one in reading.asked)
    return Question(
        clean,
        speakers=tuple(dict.fromkeys(speaker for one in asked for speaker in one.speakers)),
        topic=topic_of(core, tokens, used=reading.used, dates=dated.spans if dated else ()),
        after=after,
        before=before,
        intent=_intent(core, reading, who_said=who_said),
        asked=asked,
        role=reading.role,
        unknown=reading.unknown,
        nearest=names.nearest(reading.unknown) if reading.unknown else (),
        core=core,
    )


def _find_asked(
    core: str, tokens: Sequence[Token], mentions: Sequence[Mention], names: Names, skip: Sequence[Span]
) -> Reading:
    """Return who is asked about: what stands in the surest place for a speaker, else the first name no topic."""
    covered = covered_by_roles(tokens)
    gaps = [core[(tokens[at - 1].end if at else 0) : token.start] for at, token in enumerate(tokens)]
    placeholders: frozenset[int] = frozenset()
    role_used: frozenset[int] = frozenset()
    role = ""
    for slot in find_slots(tokens, gaps, covered):
        if any(span.overlaps(Span(tokens[slot.start].start, tokens[slot.end - 1].end)) for span in skip):
            continue
        reading = read_slot(tokens, slot, mentions, names)
        if reading.asked or reading.unknown:
            return Reading(reading.asked, reading.used | placeholders, reading.role, reading.unknown)
        if reading.role:
            role, role_used = role or reading.role, role_used | reading.used
        else:
            placeholders |= reading.used
    asked: list[Asked] = []
    used: set[int] = set(placeholders)
    unknown = ""
    last: Mention | None = None
    for mention in mentions:
        if _is_topic(tokens, mention) or (last and not _joined(tokens, gaps, last, mention)):
            continue
        reading = read_mention(tokens, mention, names)
        asked.extend(reading.asked)
        used |= reading.used
        unknown = unknown or reading.unknown
        last = mention
    if not asked and not unknown and not role:
        lead = next((at for at, token in enumerate(tokens) if token.fold not in FRAME), len(tokens))
        role_at = read_role_in(tokens, lead, min(len(tokens), lead + 5))
        if not mentions and not role_at:
            return read_start(tokens, lead, names)
        if role_at and role_at[0] <= lead + 1:
            holders = names.speakers(names.holders(take_apart([token.fold for token in tokens[slice(*role_at)]])))
            text = core[tokens[role_at[0]].start : tokens[role_at[1] - 1].end]
            if holders:
                return Reading((Asked(text, holders, "role"),), frozenset(range(*role_at)))
            role = text
    if not asked:
        used |= role_used
    return Reading(tuple(asked), frozenset(used), "" if asked else role, unknown)


def _from_before(clean: str, core: str, names: Names, reading: Reading) -> Reading:
    """Return the last name before the sentence that asks: "Blinken was in town. What did he say?"."""
    before = [token for token in find_tokens(clean[: max(0, clean.find(core))]) if token.fold]
    mentions = find_mentions(before, names, skip=())
    if not mentions:
        return reading
    return Reading(read_mention(before, mentions[-1], names).asked, reading.used)


def _known_words(clean: str, names: Names) -> frozenset[str]:
    if clean.count(" ") < MANY_WORDS:
        return frozenset()
    words = {token.fold for token in find_tokens(clean) if token.fold not in FRAME and not is_speech(token.fold)}
    return frozenset(names.bearers(words))


def _asks_who(tokens: Sequence[Token], mentions: Sequence[Mention]) -> int:
    """Return how many tokens of "who" or "which minister" ask for the speaker, 0 where the speaker is named later."""
    start = next((at for at, token in enumerate(tokens[:6]) if token.fold in {"who", "which"}), None)
    if start is None or any(token.fold not in FRAME for token in tokens[:start]):
        return 0
    named = {mention.start for mention in mentions}
    for at in range(start + 1, min(len(tokens), start + 8)):
        fold = tokens[at].fold
        following = tokens[at + 1].fold if at + 1 < len(tokens) else ""
        if fold in {"did", "does", "do"} or (fold in AUXILIARY and (at + 1 in named or following in ANYBODY - {"it"})):
            # "Who did Kishi thank", "which film would Neeson make": the speaker follows.
            return 0
        if fold in AUXILIARY or is_speech(fold) or at in named or (at > start + 1 and tokens[start].fold == "who"):
            return at
    return start + 1


def _is_topic(tokens: Sequence[Token], mention: Mention) -> bool:
    at = mention.start - 1
    while at >= 0 and tokens[at].fold in {"the", "mr", "mrs", "ms", "president", "minister", "sir", "secretary"}:
        at -= 1
    # "What about Austin?" asks for Austin.
    opens = at == 1 + (tokens[0].fold in {"and", "but", "so"}) and tokens[at - 1].fold in {"what", "how"}
    return at >= 0 and tokens[at].fold in TOPIC_AFTER and not (opens and tokens[at].fold == "about")


def _joined(tokens: Sequence[Token], gaps: Sequence[str], one: Mention, two: Mention) -> bool:
    between = [token.fold for token in tokens[one.end : two.start]]
    return between in (["and"], ["or"], ["vs"], ["versus"], ["v"]) or (
        not between and gaps[two.start].strip() in {",", "/", "&", "+"}
    )


def _intent(core: str, reading: Reading, *, who_said: bool) -> Intent:
    if who_said:
        return "who_said"
    if len(reading.asked) > 1 or COMPARING.search(core):
        return "both" if BOTH.search(core) and not COMPARING.search(core) else "compare"
    for pattern, intent in _SHAPES:
        if pattern.search(core):
            return intent
    return "about"


_SHAPES: tuple[tuple[re.Pattern[str], Intent], ...] = ((OVER_TIME, "timeline"), (EARLIEST, "first"), (LATEST, "latest"))
