"""Who said it: where a question asks for the speaker, at its beginning or at its end, and with how many words."""

from __future__ import annotations

from collections.abc import Sequence, Set

from corpus.lexicon.lists import load_words, words
from index.question.asked.asked import ANYBODY
from index.question.descriptions.phrase import is_break
from index.question.frames.frames import (
    AUXILIARY,
    BEING,
    FRAME,
    SPEECH_NOUNS,
    VIEWS,
    is_finite,
    is_speech,
)
from index.question.mentions import Mention
from index.question.parts.asides import BESIDE
from index.question.parts.rewriting.whose import is_said
from index.question.tokens import Token

WHO_ENDS = words("is was it he she that this they those these are were said says so be then again")
WHICH = words("who whod wholl which")
IT = words("it that this they those these")
WHEN = words("after before when during while at in on")
NAMING = frozenset({"name", "names"})


def who_tokens(tokens: Sequence[Token], mentions: Sequence[Mention]) -> int:
    """Return how many tokens of "who" or "which minister" ask for the speaker, 0 where the speaker is named later."""
    start = next((at for at, token in enumerate(tokens[:6]) if token.fold in WHICH), None)
    if start is None or any(token.fold not in FRAME for token in tokens[:start]):
        return 0
    if start and tokens[start - 1].fold == "in":
        # "Quotes in which Lind speaks of tolls".
        return 0
    if tokens[start].fold == "which" and {token.fold for token in tokens[start + 1 : start + 2]} & BEING:
        # "Which was the clerk's advice?" asks for the advice.
        return 0
    # "Who should go, according to Lind?" asks Lind.
    if _is_told(tokens) and not any(is_finite(token.fold) for token in tokens[start + 1 : start + 3]):
        return 0
    named = {mention.start for mention in mentions}
    if any(_owns_of_which(tokens, start, mention) for mention in mentions):
        asks = next((at for at in range(start + 3, len(tokens)) if tokens[at].fold in AUXILIARY), 0)
        if asks and _speaker_follows(tokens, asks, named):
            return 0
    for at in range(start + 1, min(len(tokens), start + 8)):
        fold = tokens[at].fold
        if _speaker_follows(tokens, at, named):
            return 0
        if fold in AUXILIARY or is_speech(fold) or at in named or (at > start + 1 and tokens[start].fold == "who"):
            return at
    return start + 1


def _is_told(tokens: Sequence[Token]) -> bool:
    """Return whether a question names its speaker beside what it asks: "which way will it go, according to Lind?"."""
    folds = [token.fold for token in tokens]
    # "Which was the clerk's advice on tolls?"
    nouns = VIEWS | SPEECH_NOUNS | load_words("remarks") if folds[1:2] and folds[1] in BEING else VIEWS
    return any(
        folds[at : at + 2] == ["according", "to"]
        or (tokens[at].owns and folds[at + 1] in nouns)
        # "Who'd gain from tolls, in the opinion of the clerk?"
        or (folds[at : at + 2] == ["in", "the"] and folds[at + 2] in nouns and folds[at + 3 : at + 4] == ["of"])
        for at in range(len(folds) - 2 + tokens[-2:][0].owns)
    )


def _owns_of_which(tokens: Sequence[Token], start: int, mention: Mention) -> bool:
    """Return whether a question asks which of what somebody has: "which of Lind's promises did Brix like?"."""
    return tokens[mention.end - 1].owns and mention.start == start + 2 and tokens[start + 1].fold == "of"


def _speaker_follows(tokens: Sequence[Token], at: int, named: Set[int]) -> bool:
    """Return whether an auxiliary has its speaker behind it: "who did Kishi thank", "which film would Neeson make"."""
    fold = tokens[at].fold
    following = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    return fold in {"did", "does", "do"} or (fold in AUXILIARY and (at + 1 in named or following in ANYBODY - {"it"}))


def find_closing_who(tokens: Sequence[Token], core: str, mentions: Sequence[Mention] = ()) -> int:
    """Return where a question begins to ask for the speaker at its end, 0 where it does not.

    "Somebody called it daft... who was it", "... Who's that, and can I have the words?", "... Name?"
    """
    # "Brix isn't the one Lind blames. Who is?"
    if any(one.start and tokens[one.start - 1].fold in {"one", "ones"} for one in mentions):
        return 0
    for at in range(1, len(tokens)):
        fold = tokens[at].fold
        gap = core[tokens[at - 1].end : tokens[at].start]
        behind = {token.fold for token in tokens[at + 1 :]}
        closes = behind <= WHO_ENDS or (is_break(gap) and _asks_for_words(tokens, at, core))
        named = tokens[at - 1].capitalised and "it" in (token.fold for token in tokens[max(0, at - 5) : at])
        if fold in {"who", "whos", "whod"} and closes and not named and (is_break(gap) or not _is_name(tokens, at)):
            return at
        if fold in NAMING and is_break(gap) and behind <= BESIDE:
            return at
        if fold == "whose" and is_break(gap) and _asks_whose(tokens, at):
            return at
    return 0


def _asks_whose(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a question ends in "whose line is that?" or "whose line?", and not in "whose boat is that?"."""
    said = any(is_said(token.fold) for token in tokens[at + 1 : at + 2])
    # "..., whose words were those, after the vote?"
    end = next((to for to in range(at + 3, len(tokens)) if tokens[to].fold in WHEN and tokens[to - 1].fold in IT), None)
    behind = {token.fold for token in tokens[at + 2 : end]}
    return said and (not behind or bool(behind & BEING)) and behind <= WHO_ENDS


def _is_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "Who" at the end is a name: "... by Captain Who"."""
    last = tokens[at]
    return at == len(tokens) - 1 and last.capitalised and tokens[at - 1].capitalised and not last.text.isupper()


def _asks_for_words(tokens: Sequence[Token], at: int, core: str) -> bool:
    """Return whether behind "who is that" nothing stands but that the words are asked for too."""
    end = next((to for to in range(at + 1, len(tokens)) if tokens[to].fold not in WHO_ENDS), len(tokens))
    paused = end < len(tokens) and (
        tokens[end].fold == "and" or is_break(core[tokens[end - 1].end : tokens[end].start])
    )
    return end > at and paused and all(token.fold in BESIDE for token in tokens[end:])
