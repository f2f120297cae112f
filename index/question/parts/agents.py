"""Agents: who says something where a question turns it round, "was it praised by Lind?", and who is only told of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.lexicon.cues import DEMAND, OBJECT, TELL, load_cues
from corpus.lexicon.lists import load_words, words
from index.question.descriptions.phrase import is_head
from index.question.frames.frames import (
    ABOUT,
    ASKING,
    AUXILIARY,
    BEING,
    EVER,
    FEELING,
    FRAME,
    SPEECH_NOUNS,
    SUBORDINATING,
    WHO,
    is_speech,
)
from index.question.mentions import Mention
from index.question.tokens import Token

HAVING = words("has have had hasnt havent hadnt")
DOING = words("did does do")
BECOMING = words("been get got")
"""Behind these, "has Lind been praised", "did Lind get praised", a participle is passive."""
PARTICIPLES = words("said told made given written spoken put used shown seen backed supported opposed endorsed")
BEFORE_BEING = ABOUT | words("at of after before than for by")
"""Behind these and "being" stands what somebody feels about: "is Lind upset at being called weak by Quill?"."""
QUESTIONING = words("ask asked press pressed challenge challenged quiz quizzed grill grilled question questioned")
"""Whoever is asked something answers it."""
PEOPLE = words("people others everyone everybody folks critics")
SOMEBODY = PEOPLE | words("anyone anybody someone somebody nobody")
KNOWING = words(
    "know remember recall read hear heard find found want like have got get see seen quote quoted show give"
)
"""What people do with somebody else's words: "do people know what Lind said?", "has anybody got Lind on tolls?"."""
TELLING = words("did does do has have")
"""Auxiliaries that ask what somebody did, and none to do something."""
SUBJECTS = frozenset({"he", "she", "they"})
MAX_BETWEEN = 10


@dataclass(frozen=True, slots=True)
class Turned:
    """A passive with its participle at token `said`: `subject` is said something, or it is said of them.

    Who says it begins at token `agent`, 0 where a question does not tell.
    """

    said: int
    subject: range
    agent: int


def find_turned(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Turned | None:
    """Return the passive a question asks in, "was Lind praised by Quill?", None where it asks in none.

    Whoever is asked something answers it: "was Lind asked about tolls?" is none. Nor is what somebody feels: "was Lind
    impressed by Quill?".
    """
    inside = {at for mention in mentions for at in range(mention.start, mention.end)}
    asks = next((at for at, token in enumerate(tokens) if token.fold in AUXILIARY and at not in inside), len(tokens))
    said = _participle(tokens, asks, inside)
    if not said or tokens[said].fold in QUESTIONING | FEELING or _asks_of_pronoun(tokens[said:]):
        return None
    behind = range(said + 1, len(tokens) - 1)
    agent = next((at + 1 for at in behind if tokens[at].fold == "by" and at not in inside), 0)
    end = next(at for at in range(said, asks, -1) if tokens[at - 1].fold not in EVER | {"been"})
    return Turned(said, range(asks + 1, end), agent)


def _participle(tokens: Sequence[Token], asks: int, inside: Collection[int]) -> int:
    """Return where the participle of saying stands that belongs to the auxiliary at `asks`, 0 where it has none."""
    asking = tokens[asks].fold if asks < len(tokens) else ""
    passive = asking in BEING
    for at in range(asks + 1, min(len(tokens), asks + MAX_BETWEEN)) if passive or asking in HAVING | DOING else ():
        fold = tokens[at].fold
        felt = fold == "being" and tokens[at - 1].fold in BEFORE_BEING
        if (felt or fold in AUXILIARY | ASKING | WHO) and at not in inside:
            return 0
        passive = passive or fold in BECOMING
        # "Was Lind insulted by Quill?" needs no verb of saying.
        beside = at - 1 in inside or tokens[at - 1].fold in BECOMING
        told = is_speech(fold) or (beside and _agent_behind(_folds_of(tokens, at + 1)))
        if at not in inside and (fold in PARTICIPLES or (fold.endswith(("ed", "en")) and told)):
            return at if passive else 0
    return 0


def _agent_behind(folds: Sequence[str]) -> bool:
    """Return whether "by" stands behind a participle in its own clause: not "pleased when it was praised by Quill"."""
    stops = AUXILIARY | ASKING | WHO | SUBORDINATING
    return next((fold for fold in folds if fold == "by" or fold in stops), "") == "by"


def is_told_of(tokens: Sequence[Token], mentions: Sequence[Mention], turned: Turned | None) -> bool:
    """Return whether those a question names are only spoken to or of, by whomever.

    "What was Lind told?", "how did people react to what Lind said?"; not "was Lind told, and what did she say?".
    """
    if _asks_of_pronoun(tokens):
        return False
    folds = _folds_of(tokens)
    if turned is None:
        return _people_say(folds) or _is_object(folds, mentions)
    cue = load_cues().get(tokens[turned.said].fold)
    named = any(range(one.start, one.end) == turned.subject for one in mentions)
    named = named or any(is_head(tokens, at) for at in turned.subject)
    # "How is Lind seen by others?"
    others = turned.agent > 0 and SOMEBODY.issuperset(folds[turned.agent :])
    return named and (others or (not turned.agent and cue is not None and cue.takes(TELL, OBJECT, DEMAND)))


def _asks_of_pronoun(tokens: Sequence[Token]) -> bool:
    """Return whether a verb asks of "he" or "she": "Lind was called weak by Quill. What did he reply?"."""
    return any(one.fold in AUXILIARY and two.fold in SUBJECTS for one, two in pairwise(tokens))


def _people_say(folds: Sequence[str]) -> bool:
    """Return whether people at large are who say or do something: "what do people think of Lind's plan?"."""
    asks = next((at for at, fold in enumerate(folds) if fold in AUXILIARY), len(folds))
    # "Can anyone tell me what Lind said?" asks the reader.
    people = SOMEBODY if TELLING.issuperset(folds[asks : asks + 1]) else PEOPLE
    if not ASKING.issuperset(folds[:asks]) or "according" in folds or people.isdisjoint(folds[asks + 1 : asks + 2]):
        return False
    verb = next((fold for fold in folds[asks + 2 :] if fold not in EVER), "")
    return verb not in KNOWING | QUESTIONING and (is_speech(verb) or verb in load_words("leading verbs"))


def _is_object(folds: Sequence[str], mentions: Sequence[Mention]) -> bool:
    """Return whether anybody at all is asked to do something with a name: "does anyone support Lind?".

    Whoever is asked something, or has her words, asks for her: "did anyone ask Lind?", "has anyone got Lind on it?".
    """
    does = next((one.start - 1 for one in mentions[:1]), 0)
    if does < 2 or folds[does - 1] not in SOMEBODY or folds[does - 2] not in AUXILIARY:
        return False
    return ASKING.issuperset(folds[: does - 2]) and folds[does] not in KNOWING | QUESTIONING | (FRAME - SPEECH_NOUNS)


def _folds_of(tokens: Sequence[Token], start: int = 0) -> list[str]:
    return [token.fold for token in tokens[start:]]
