"""A question: who is asked about, on what, and when, read from a line of text."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from corpus.lexicon.lists import words
from corpus.statement import Speaker
from index.question.asked.asked import Asked, Target, in_office
from index.question.asked.bearers import told_of_bearers
from index.question.asked.excepted import Excepted, find_excepted, leaves_out
from index.question.asked.forms.slipped import with_slipped_names
from index.question.asked.forms.titled import with_titles
from index.question.asked.pronouns import meant_in_own_words
from index.question.asked.unknown.apart import with_names_apart
from index.question.asked.unknown.wholes import with_whole_names
from index.question.asked.whosaid import find_closing_who, who_tokens
from index.question.dates import DatedPhrase, find_period
from index.question.frames.frames import FRAME, is_speech
from index.question.mentions import Mention, find_mentions, with_owners
from index.question.names import Names
from index.question.namesakes import are_one, most_told_of
from index.question.parts.abreast import with_versus
from index.question.parts.agents import find_turned, is_told_of
from index.question.parts.asides import ASKER, MANNERS, core_of, is_long, matter_of, without_asides
from index.question.parts.concerned import find_concerned
from index.question.parts.recalled import with_hedges_closed, with_recalled_joined
from index.question.parts.rewriting.clauses import according_to
from index.question.parts.rewriting.rewriting import rewritten
from index.question.parts.rewriting.said import with_speaker_first
from index.question.parts.rewriting.whose import with_quoted_last
from index.question.parts.serving import with_served
from index.question.parts.shapes import BOTH, COMPARING, EARLIEST, LATEST, OVER_TIME
from index.question.parts.told.apposed import without_apposed
from index.question.parts.told.related import find_related, without_related
from index.question.parts.topic import topic_of
from index.question.roles import find_role
from index.question.target import find_either, find_target, name_before
from index.question.tokens import POSSESSIVE, Token, drop_unseen, find_tokens, gaps_before, without_shouting

if TYPE_CHECKING:
    from index.question.descriptions.phrase import Phrase
    from index.question.descriptions.unnamed import Unnamed

Intent = Literal["about", "who_said", "compare", "both", "first", "latest", "timeline"]

MAX_CHARACTERS = 10_000
POINTING = words("it that this them")
MAX_BESIDE = 400
"""How many characters before the part that asks, or behind it, can hold its topic."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: statements by `speakers` on `topic`, from `after` (inclusive) to `before` (exclusive).

    No speakers means anybody may answer; an empty topic means anything they said. `asked` has one
    entry for each name or role in the question, so that two people who share a surname stay one
    name asked for. `role` is a role that narrows nobody down by name ("which lecturer"). `unknown`
    is a name in the speaker's place that the library does not have, `nearest` the names most like
    it. `unnamed` are those described whom articles may quote without a name. `core` is the part of the text that asks,
    all of it where it is short. `dated` are its words for the days; of `happened` those may be days it speaks of.
    `excepted` are those whose words it does not want. `sought` is how a question for the speaker describes them ("which
    Okerby poet called it daft"), or any other that does not tell whom it asks; `spoken_of` are whom it
    names otherwise: they are not who said it.
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
    dated: str = ""
    happened: bool = False
    unnamed: Unnamed | None = None
    excepted: tuple[Speaker, ...] = ()
    sought: Phrase | None = None
    spoken_of: tuple[Speaker, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the speakers, each once."""
        return tuple(dict.fromkeys(speaker.name for speaker in self.speakers))

    @property
    def guess(self) -> Asked | None:
        """The description whose person is only guessed, None where somebody is asked for for certain."""
        return next((one for one in self.asked if all(each.by == "guess" for each in self.asked)), None)


def parse_question(text: str, names: Names, *, today: date) -> Question:
    """Return what `text` asks; a text without a word in it gives a question without speaker and topic.

    Never raises, whatever the text: characters nobody sees are dropped, more than 10,000
    characters are not read, and of a long text only the sentence that asks.
    """
    whole = drop_unseen(text[:MAX_CHARACTERS])
    if (clean := with_speaker_first(with_quoted_last(with_hedges_closed(without_shouting(whole))))) != whole:
        return replace(parse_question(clean, names, today=today), text=whole)
    core = core_of(clean, _known_words(clean, names))
    if left := _find_excepted(core, names):
        question = _parse(left.text, core_of(left.text, _known_words(left.text, names)), names, today=today)
        open_ = not question.asked and question.intent == "about"
        return replace(question, text=clean, excepted=left.speakers, intent="who_said" if open_ else question.intent)
    return _parse(clean, core, names, today=today)


def _parse(clean: str, core: str, names: Names, *, today: date, led: bool = False) -> Question:
    """Return what the part of a text asks that asks, whoever it leaves out already gone; `led` by a name put there."""
    asking, core = core, rewritten(with_recalled_joined(core, names), names)
    tokens = with_served(with_owners([token for token in find_tokens(core) if token.fold], names), names)
    if not tokens:
        return Question(clean)
    dated = find_period(core, today=today, newest=names.newest())
    skip = dated.spans if dated else ()
    mentions = with_slipped_names(tokens, find_mentions(tokens, names, skip=skip), names)
    mentions = with_titles(tokens, with_names_apart(tokens, with_whole_names(tokens, mentions, names)), names)
    plain = with_versus(core, tokens, mentions)
    plain = without_apposed(core, tokens, mentions) if plain == core else plain
    if plain != core:
        question = replace(_parse(plain, plain, names, today=today), text=clean)
        return question if question.topic else _with_topic_beside(question, asking)
    concerned = find_concerned(core, tokens, mentions)
    who = 0 if concerned else who_tokens(tokens, mentions)
    closing = 0 if who or concerned else find_closing_who(tokens, core, mentions)
    sought, spoken_of = None, tuple[Speaker, ...]()
    if who or closing:
        from index.question.asked.sought import find_sought  # what few questions need is not loaded by all

        sought = find_sought(clean, core, tokens, closing)
        spoken_of = _named_in(mentions, sought.used if sought else frozenset(), names)
    if closing:
        who_asks = frozenset(range(closing, len(tokens)))
        used = who_asks | sought.used if sought else who_asks
        reading = Target(used=used)
        question = _build(clean, core, tokens=tokens, reading=reading, dated=dated, names=names, who_said=True)
        if not question.topic and used != who_asks:
            # Of whom nothing is asked but what they are, that is the topic.
            reading = Target(used=who_asks)
            question = _build(clean, core, tokens=tokens, reading=reading, dated=dated, names=names, who_said=True)
        return replace(question, sought=sought.phrase if sought else None, spoken_of=spoken_of)
    if who:
        role = find_role(tokens, 0, who)
        text_of_role = core[tokens[role[0]].start : tokens[role[1] - 1].end] if role else ""
        either = find_either(tokens, mentions, names)
        used = either.used | frozenset(range(who)) | (sought.used if sought else frozenset())
        reading = replace(either, used=used, role="" if either.asked else text_of_role)
    else:
        reading = find_target(core, tokens, mentions, names, skip, concerned)
        reading = meant_in_own_words(asking, tokens, mentions, names, found=reading)
        if not reading.asked and core != clean and {"he", "she", "they"} & {token.fold for token in tokens}:
            reading = name_before(clean, core, names, reading)
    question = _build(clean, core, tokens=tokens, reading=reading, dated=dated, names=names, who_said=bool(who))
    if question.asked and _leans(question, tokens):
        return _with_topic_beside(question, asking)
    if not who and not question.asked and not led:
        return _read_otherwise(question, core, tokens, mentions, names, today)
    if not who or question.asked:
        return question
    return replace(question, sought=sought.phrase if sought else None, spoken_of=spoken_of)


def _read_otherwise(
    question: Question,
    core: str,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    names: Names,
    today: date,
) -> Question:
    """Return a question that was read to ask nobody with a name in it that it likely asks, or somebody it speaks of."""
    # What few questions need is not loaded by all.
    from index.question.asked.forms.speaking import guess_spokespeople
    from index.question.asked.unknown.chosen import choose_mention
    from index.question.asked.unknown.overlooked import find_overlooked

    if question.role:
        return question
    mentions = without_related(find_related(tokens, gaps_before(core, tokens), mentions), mentions)
    told_of = is_told_of(tokens, mentions, find_turned(tokens, mentions))
    vain = question.unknown or (question.unnamed.text if question.unnamed else "")
    mention = None if told_of else choose_mention(core, tokens, mentions, vain=vain)
    name = core[tokens[mention.start].start : tokens[mention.end - 1].end] if mention else ""
    if mention:
        led = according_to(POSSESSIVE.sub("", name), core)
        other = _parse(question.text, led, names, today=today, led=True)
        if {one.id for one in mention.speakers} & {one.id for one in other.speakers}:
            return other
    unquoted = question.unknown and not question.unnamed
    if unquoted and (speaking := guess_spokespeople(question.unknown, names)):
        return replace(question, asked=(speaking,), speakers=speaking.speakers, unknown="", nearest=())
    return question if vain else replace(question, sought=find_overlooked(core, tokens, named=bool(mentions)))


def _named_in(mentions: Sequence[Mention], described: Set[int], names: Names) -> tuple[Speaker, ...]:
    """Return those whom a question names outside of what it says of the speaker, of several the one mostly meant."""
    named = [one.speakers for one in mentions if one.start not in described and not one.clash]
    meant = [each if are_one(each) else (most_told_of(each, names),) for each in named]
    return tuple(dict.fromkeys(speaker for each in meant for speaker in each if speaker))


def _find_excepted(core: str, names: Names) -> Excepted | None:
    tokens = [token for token in find_tokens(core) if token.fold]
    return find_excepted(core, tokens, find_mentions(tokens, names, skip=())) if leaves_out(tokens) else None


def _build(
    clean: str,
    core: str,
    *,
    tokens: Sequence[Token],
    reading: Target,
    dated: DatedPhrase | None,
    names: Names,
    who_said: bool,
) -> Question:
    after = dated.period.after if dated else None
    before = dated.period.before if dated else None
    asked = tuple(in_office(one, after, before) if one.by in {"role", "description"} else one for one in reading.asked)
    told = told_of_bearers(core, tokens, reading.asked, reading.used)
    topic = topic_of(core, tokens, used=reading.used | told, dates=dated.spans if dated else ())
    if not topic:
        # Without a topic nothing else tells them apart.
        asked = tuple(replace(one, speakers=one.likely) for one in asked)
    return Question(
        clean,
        speakers=tuple(dict.fromkeys(speaker for one in asked for speaker in one.speakers)),
        topic=topic,
        after=after,
        before=before,
        intent=_intent(core, reading, who_said=who_said),
        asked=asked,
        role=reading.role,
        unknown=reading.unknown,
        nearest=_nearest(reading, names),
        core=core,
        dated=" ".join(core[span.start : span.end] for span in dated.spans) if dated else "",
        happened=bool(dated and dated.happened),
        unnamed=reading.unnamed,
    )


def _nearest(reading: Target, names: Names) -> tuple[str, ...]:
    if reading.nearest is not None:
        return reading.nearest
    return names.nearest(reading.unknown) if reading.unknown else ()


def _leans(question: Question, tokens: Sequence[Token]) -> bool:
    """Return whether the asking part has no topic, or one word and "it": "The rent rose. How does she defend it?"."""
    told = [token for token in find_tokens(question.topic) if token.fold not in FRAME]
    points = question.core != question.text and not POINTING.isdisjoint(token.fold for token in tokens)
    return not question.topic or (points and len(told) <= 1)


def _with_topic_beside(question: Question, asking: str) -> Question:
    """Return a question whose asking part leans on what stands beside it with the topic of what is before, or behind.

    "... What did she say?", "What did she say? The rent, I mean."
    """
    before, _, behind = question.text.rpartition(asking)
    topic = _topic_in(matter_of(without_asides(before[-MAX_BESIDE:])), question) or _topic_in(
        without_asides(behind[:MAX_BESIDE]), question
    )
    return replace(question, topic=f"{topic} {question.topic}".strip())


def _topic_in(text: str, question: Question) -> str:
    tokens = [token for token in find_tokens(text) if token.fold]
    named = {token.fold for one in question.asked for token in find_tokens(one.mention)}
    used = [at for at, token in enumerate(tokens) if token.fold in named | ASKER | MANNERS]
    return topic_of(text, tokens, used=used, dates=())


def _known_words(clean: str, names: Names) -> frozenset[str]:
    if not is_long(clean):
        return frozenset()
    words = {token.fold for token in find_tokens(clean) if token.fold not in FRAME and not is_speech(token.fold)}
    return frozenset(names.referents(words))


def _intent(core: str, reading: Target, *, who_said: bool) -> Intent:
    if who_said:
        return "who_said"
    if len(reading.asked) > 1 or COMPARING.search(core):
        return "both" if BOTH.search(core) and not COMPARING.search(core) else "compare"
    for pattern, intent in _SHAPES:
        if pattern.search(core):
            return intent
    return "about"


_SHAPES: tuple[tuple[re.Pattern[str], Intent], ...] = ((OVER_TIME, "timeline"), (EARLIEST, "first"), (LATEST, "latest"))
