"""Happened: days on which something was that a question speaks of, and on which nobody need have said a word."""

from __future__ import annotations

import re

from corpus.lexicon.lists import load_words, words
from index.question.frames.frames import (
    ASKING,
    AUXILIARY,
    BEING,
    FRAME,
    PLAIN_SPEECH,
    SUBJECTS,
    is_remark,
    is_speech,
)
from index.question.tokens import Token, find_tokens

RELATIVES = words("who whose which that whoever")
OPENERS = RELATIVES | words("when where how why because if whether what")
BEFORE_NOUNS = words("the a an his her their its this that some one")
SOMEBODY = words("those anybody anyone somebody someone")
ADVERBS = words("also once first only later since then ever never just")
PASTS = words(
    "became began broke brought built bought came cut fell found gave got grew held hit kept led left lost made met "
    "paid ran rose saw sent shut sold spent stood swore threw took went won wore"
)
"""Past forms that do not end in "-ed", as much as they often tell what happened."""
PRINTED = words(
    "stuff thing things one ones article articles report reports interview interviews debate debates hearing piece"
)
"""Nouns for what words stand in: "the 5 May interview" is when somebody spoke."""
SAYING_WHEN = words("it that this")
PUT_DOWN = words("quoted printed reported recorded interviewed")
WITHIN = frozenset({"in", "on", "during", "back in", "around", "by"})
"""What leads to the days of what happened; the others, "since" and "only from", mostly limit what was said."""
MAX_TOLD = 6
"""How many words from its verb on such a clause has."""
SHORTEST = 4
"""Words of that many letters that end in "-ed" are mostly none of what happened: "need", "Fred"."""
SENTENCE = re.compile(r"[.?!;:]|\s[-–—]\s|[–—]")
PROGRAMME = re.compile(r"\s(?:programme|program|show|newspaper|magazine|paper)\b")
CAPITAL = re.compile(r"[A-Z]\w{0,30}\s{1,4}$")
"""What ends in the first word of a name: "USA Today"."""
WHO_DID = re.compile(
    r"(?<!\bme)(?<!\bus)(?<!\bknow)(?<!\bsee)(?<!\bout)(?<!\band)(?<!\bremember)(?<!\bfind)(?<=\w)\s+"
    r"(?:who|whose|which|whoever)(?:['’]\w+)?\s+\w",
    re.IGNORECASE,
)
"""What begins a clause on somebody within a question: "about the clerk who quit", not "tell me who said"."""
WILL = re.compile(r"\bwill\s", re.IGNORECASE)


def is_of_event(text: str, start: int, end: int) -> bool:
    """Return whether the days at `start` to `end` only tell which thing or person is meant.

    "The September 11 attacks", "the clerk who quit in May", "the deal she signed in June"; not "the 5 May interview",
    "the clerk who said so in May".
    """
    behind = re.match(r"\s+([a-z]+)", text[end:])
    named = behind[1] if behind and re.search(r"\bthe\s+$", text[:start], re.IGNORECASE) else ""
    if named and named not in FRAME | PRINTED and not is_remark(named):
        return True
    clause = re.split(r"[.?!;:,–—]| - ", text[:start])[-1]
    tokens = [token for token in find_tokens(clause) if token.fold]
    return any(_tells_which(tokens, at) for at in range(1, len(tokens) - 1))


def may_be_of_event(text: str, start: int, word: str | None) -> bool:
    """Return whether the days at `start`, behind `word`, can be those of what the question speaks of.

    "Does Lind think it began in 2008?", "did Lind vote for it in 2003?"; not "what did Lind say about it in 2008?".
    """
    folds = [token.fold for token in find_tokens(SENTENCE.split(text[:start])[-1]) if token.fold]
    # "It was in May" tells when somebody spoke.
    if word not in WITHIN or len(folds) < 3 or folds[0] in SAYING_WHEN:
        return False
    asks = next((at for at, fold in enumerate(folds) if fold in AUXILIARY | ASKING), len(folds))
    said = next((at for at in range(asks + 1, len(folds)) if _says(folds[at]) or is_remark(folds[at])), 0)
    if not said:
        return asks < len(folds) - 1 and PUT_DOWN.isdisjoint(folds)
    return any(_begins_clause(folds, at) for at in range(said + 1, len(folds)))


def is_of_topic(named: re.Match[str], printed: str) -> bool:
    """Return whether days are when something happens that is asked about, and not when it was said.

    "The clerk who quit last week", "what will tolls be this year"; "USA Today" is a name.
    """
    clause = re.split(r"[.?!;:,–—]| - ", printed[: named.start()])[-1]
    capital = bool(named["day"]) and printed[named.start("day")].isupper()
    named_so = capital and (CAPITAL.search(clause) or PROGRAMME.match(printed, named.end()))
    return bool(named_so or WHO_DID.search(clause) or WILL.search(clause))


def _tells_which(tokens: list[Token], at: int) -> bool:
    """Return whether a clause that tells which one is meant begins at `at`, none of saying: "the clerk who quit in"."""
    folds = [token.fold for token in tokens]
    noun = at > 1 and folds[at - 2] in BEFORE_NOUNS and not (is_remark(folds[at - 1]) or folds[at - 1] in PRINTED)
    pronoun = folds[at] in SUBJECTS - {"it", "i", "you"} and noun
    relative = folds[at] in {"who", "whose"} and folds[at - 1] not in FRAME - SOMEBODY
    led = pronoun or relative or (folds[at] in {"that", "which"} and noun)
    verb = next((to for to in range(at + 1, len(folds)) if folds[to] not in ADVERBS | AUXILIARY), at)
    told = folds[verb:]
    return led and 0 < len(told) <= MAX_TOLD and not any(_says(one) or one in AUXILIARY for one in told)


def _begins_clause(folds: list[str], at: int) -> bool:
    ends = at + 1 == len(folds)
    past = (folds[at].endswith("ed") and len(folds[at]) > SHORTEST) or folds[at] in PASTS | AUXILIARY
    return past or (not ends and folds[at] in OPENERS | SUBJECTS)


def _says(fold: str) -> bool:
    return (is_speech(fold) or fold in PLAIN_SPEECH or fold in load_words("leading verbs")) and fold not in BEING
