"""Recalled: somebody half remembered is told piece by piece: "an editor, Gull Press is it? on tolls"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words, words
from corpus.people.roles import is_plural, noun_of
from index.question.descriptions.phrase import Phrase, read_phrase
from index.question.frames.frames import (
    ABOUT,
    ASKING,
    AUXILIARY,
    BEHIND_PARTICIPLES,
    BEING,
    FRAME,
    PLAIN_SPEECH,
    is_finite,
)
from index.question.mentions import find_mentions
from index.question.names import Names
from index.question.parts.asides import SENTENCE_END, without_asides
from index.question.parts.rows import is_place
from index.question.tokens import Token, find_tokens

UNSURE = "‽"
"""What stands in for words that only say how sure the asker is."""
HEDGE = re.compile(
    r"(?:,? ?\b(?:(?:i (?:think|believe|guess|reckon|suppose)|maybe|perhaps|possibly|apparently)"
    r"(?: (?:it|that|he|she|they)(?:['’]s| was| is| were| are)(?: called)?)?"
    r"|(?:it|that|he|she|they) (?:was|is|were)(?:,? (?:i think|i believe))?"
    r"|(?:is|was|are|were|isn['’]?t|wasn['’]?t|aren['’]?t|weren['’]?t) (?:it|that|he|she|they|there)(?: not)?"
    r"|right|yes|no|eh|innit|yeah|you know(?: the one)?|what['’]?s (?:his|her|its|their) (?:name|face)"
    r"|or (?:something|whatever|so|thereabouts|wherever|other)(?: like that)?|something like that"
    r"|if i(?:['’]m| am) not (?:mistaken|wrong)|if (?:memory serves|i remember(?: rightly| right)?))){1,4}"
    r"(?=\s*(?:[,;:?)]|\.\.|…|\. |\.?$| [–—-] )| (?:on|about|regarding|re) (?!it\b|that\b))",
    re.IGNORECASE,
)
"""What says behind a part of a description how sure the asker is of it: "is it?", "I think it was", "right?"."""
CLOSED = re.compile(rf"(?P<hedge>{HEDGE.pattern.partition('(?=')[0]})\?(?=\s*\S)", re.IGNORECASE)
"""The same as a question of its own, behind which more comes."""
PAUSE = re.compile(rf"(?:[,;:?()!](?=\s|$)|(?<=\s)\(|\.{{2,}}|…|(?<=\s)[–—-](?=\s)|\.$)|{SENTENCE_END.pattern}")
OPENER = re.compile(
    r"(?:(?:so|ok|okay|hi|hey|hello|well|and|but|um|er|erm|now|right|also)\b[, ]*)*"
    r"(?:(?:(?:do(?:es)? (?:you|anyone|anybody) )?(?:remember|recall|know)|there(?:['’]s| is| was)"
    r"|it (?:was|is)|it['’]s|(?:is|was|isn['’]?t|wasn['’]?t) (?:there|it)|looking for|what about|how about"
    r"|tell me about)\b(?=.))?\s*",
    re.IGNORECASE,
)
"""What may stand before a description that is recalled: "remember", "isn't there"."""
OVER = re.compile(r"(?<=[a-z]) (?:over|up|down|out|back)(?: there)?(?= (?:at|in) )")
"""What stands before where somebody is from, and tells nothing: "an editor over at Gull Press"."""
THE_ONE = re.compile(
    r"(?:(?:the|that) (?:one|guy|man|woman|bloke|chap|lady|person|fella|fellow|(?:same|very) one)|one|him|her)"
    r" (?=(?:who|of|from|at|in|with|whose|that|for|near)\b)"
    r"|(?:he|she)(?:['’]s| is| was) (?=(?:of|from|at|in|with)\b)",
    re.IGNORECASE,
)
"""What takes a description up again: "the editor, the one from Gull Press"."""
FORGOTTEN = re.compile(
    r"(?:i )?(?:(?:can(?:no|['’]?)t|cannot|don['’]?t|do not) (?:remember|recall|think of|know)"
    r"|forgot(?:ten)?|forget|i['’]ve forgotten)(?: (?:the|his|her|their) (?:name|surname)| (?:who|what) .{1,20})?"
    r"|(?:the )?name escapes me|no idea of (?:the|his|her) name",
    re.IGNORECASE,
)
"""What says that the asker does not know a name."""
LEADS_ON = words("of from at in with who whose for near")
"""What begins more of a description behind a pause."""
TALKING = words("talking speaking banging going moaning complaining warning")
"""What somebody who is described does, before "about"."""
DETERMINED = words("the that this some a an one our")
SAID_WHAT = re.compile(r"\w+ (?:exactly )?what\b", re.IGNORECASE)
"""What is asked at the end of a sentence: "the editor reckons what?"."""
WHOS, THAT = re.compile(r"\bwho['’]s\b", re.IGNORECASE), re.compile(r"^(?:that|this|some|an?) ", re.IGNORECASE)
SAY_ON = re.compile(
    r"(?:(?:say|said|says|think|reckon|talk|tell us|have to say|anything|something)\b ?(?:exactly |again )?)*"
    r"(?:(?:what )?(?:about|on|regarding|re)\b )?",
    re.IGNORECASE,
)
"""What leads from "what did he" to the matter."""
CLAUSES = words("who whose which that where")
"""What begins a clause that tells who somebody is."""
HE = words("he she they")
HIS = words("his her their")
MAX_NAME = 3
MAX_TOPIC, MAX_MORE = 7, 5
"""How many words a topic has that is told before, and what tells more of somebody, where no "from" leads to it."""
MAX_CLAUSE = 12
MAX_TEXT = 400
"""How many characters a question has that is told so."""
NOUN_AND_ANYBODY = re.compile(
    r"\b(?P<noun>[a-z]{3,})(?P<anybody> (?:bloke|guy|chap|fella|fellow|geezer|lady|woman|man|dude|person))\b(?!['’-])",
    re.IGNORECASE,
)
"""A noun for what somebody is, and one that says no more: "the editor bloke"."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a question between pauses, and whether the asker is unsure of it."""

    text: str
    unsure: bool

    @property
    def tokens(self) -> list[Token]:
        return [token for token in find_tokens(self.text) if token.fold]


@dataclass(frozen=True, slots=True)
class _Recalled:
    """A description with the clause behind it, "an editor at Gull Press | warned of tolls"."""

    who: str
    phrase: Phrase
    told: str


def with_hedges_closed(text: str) -> str:
    """Return a text in which "is it?" behind a description ends no sentence: "the clerk - Aker, is it, - on tolls"."""
    if len(text) > MAX_TEXT:
        return text
    return CLOSED.sub(lambda found: found[0] if _is_asked(text, found) else f"{found['hedge']},", text)


def _is_asked(text: str, hedge: re.Match[str]) -> bool:
    """Return whether a question asks what else would say how sure the asker is: "whose boat is it?"."""
    before = text[: hedge.start()]
    last = PAUSE.split(before.rstrip(" ,"))[-1]
    opened = OPENER.match(last)
    folds = {token.fold for token in find_tokens(last[opened.end() if opened else 0 :])}
    return not folds or not folds.isdisjoint(ASKING | AUXILIARY)


def with_recalled_joined(core: str, names: Names) -> str:
    """Return a question in which somebody is told piece by piece as one that asks them, any other as it is.

    "Ferry fares, that editor, Gull Press is it? - what did she say", "an editor at Gull Press warned of tolls. What did
    she say exactly?": what stands before is the topic, what stands behind tells more, up to what is asked.
    """
    if len(core) > MAX_TEXT:
        return core
    core = _without_anybody(core)
    parts = _parts_of(core)
    asks = next((at for at, part in enumerate(parts) if at and _asks(part) and not _introduces(part)), len(parts))
    before, rest = parts[:asks], parts[asks:]
    for at, part in enumerate(before):
        if recalled := _recalled(part, led=at == 0 or not _content(before[:at])):
            joined = _joined(recalled, before[:at], before[at + 1 :], names)
            asked = _asked(core, rest, recalled.told)
            changed = at > 0 or len(before) > at + 1 or part.unsure or bool(recalled.told) or _is_opened(part)
            if joined is None or asked is None or not changed:
                return core
            who, topic = joined
            matter = " ".join(filter(None, (topic, recalled.told, asked)))
            return _asking(who, matter)
        if not _may_be_topic(part, names):
            return core
    return core


def _without_anybody(core: str) -> str:
    """Return a question without the noun for anybody behind another: "the editor bloke at Gull Press"."""

    def shorten(found: re.Match[str]) -> str:
        noun = found["noun"].lower()
        known = noun_of(noun) is not None and noun not in load_words("people") and not is_plural(noun)
        return found["noun"] if known else found[0]

    return NOUN_AND_ANYBODY.sub(shorten, core)


def _parts_of(core: str) -> list[_Part]:
    """Return the parts of a question between its pauses, without what is not asked."""
    marked = HEDGE.sub(lambda found: found[0] if _is_asked(core, found) else f" {UNSURE}", core)
    marked = " ".join(without_asides(marked).split())
    parts = []
    for text in PAUSE.split(re.sub(rf"{UNSURE} (?=\w)", f"{UNSURE}, ", marked)):
        bare = " ".join(text.replace(UNSURE, " ").split())
        bare = bare if any(token.fold for token in find_tokens(bare)) else ""  # signs alone say nothing
        if bare or UNSURE in text:
            parts.append(_Part(bare, UNSURE in text))
    return parts


def _asks(part: _Part) -> bool:
    """Return whether a part asks what "he" says, or says on what: "did she mind", "on tolls", "what was said"."""
    folds = [token.fold for token in part.tokens]
    if not folds:
        return False
    if _leads_to_matter(folds) and (folds[0] not in TALKING or not ABOUT.isdisjoint(folds[1:4])):
        return True
    lead = 1 if folds[0] in {"and", "so", "but", "remember"} and len(folds) > 1 else 0
    asking = folds[lead] in ASKING | AUXILIARY | {"whys", "whats", "hows"}
    tells = folds[lead] in HE and any(fold in PLAIN_SPEECH or is_finite(fold) for fold in folds[lead + 1 : lead + 3])
    return tells or asking


def _leads_to_matter(folds: Sequence[str]) -> bool:
    return folds[0] in ABOUT | TALKING or [*folds[:2]] == ["what", "about"]


def _asked(core: str, rest: Sequence[_Part], told: str) -> str | None:
    """Return what is asked of whoever is recalled, without "he"; None where it asks another, or nobody."""
    if not rest:
        return "" if SAID_WHAT.match(told) else None
    start = core.rfind(rest[0].text)
    text = core[start:] if start >= 0 else ", ".join(part.text for part in rest)
    tokens = [token for token in find_tokens(text) if token.fold]
    folds = [token.fold for token in tokens]
    he = next((at for at, fold in enumerate(folds) if fold in HE), None)
    if he is None:
        passive = any(one in BEING and two in {"said", "told", "claimed"} for one, two in pairwise(folds))
        if HIS.intersection(folds[:6]) and folds[0] in ASKING:
            return re.sub(r"\b(?:his|her|their)\b", "the", text, count=1, flags=re.IGNORECASE)
        return text if _leads_to_matter(folds) or passive else None
    begin = he
    while begin and folds[begin - 1] in AUXILIARY | ASKING | {"it", "that", "exactly", "remember", "and"}:
        begin -= 1
    end = tokens[he].end
    if re.match(r"['’](?:s|d|ll)\b", text[end:]):
        end += 2
    return f"{text[: tokens[begin].start]}{text[end:].lstrip()}".strip()


def _content(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts that tell something: not how sure the asker is, or that they forgot a name."""
    return [part for part in parts if part.text and not FORGOTTEN.fullmatch(part.text)]


def _asking(who: str, matter: str) -> str:
    """Return a question that asks somebody about a matter, which may begin with "say on"."""
    matter = SAY_ON.sub("", matter, count=1).rstrip(" ?.")
    if CLAUSES.isdisjoint(token.fold for token in find_tokens(who)[1:]):
        return f"What did {who} say{' about ' * bool(matter)}{matter}?"
    who = THAT.sub("the ", WHOS.sub("who is", who))
    return f"According to {who}, {matter}"


def _introduces(part: _Part) -> bool:
    """Return whether a part only leads to a description: "isn't there an editor at Gull Press"."""
    found = OPENER.match(part.text)
    return found is not None and found.end() > 0 and _recalled(part, led=False) is not None


def _is_opened(part: _Part) -> bool:
    found = OPENER.match(part.text)
    return (found is not None and found.end() > 0) or OVER.search(part.text) is not None


def _recalled(part: _Part, *, led: bool) -> _Recalled | None:
    """Return the description that a part is, with what is told of them behind a verb; None where it is none."""
    opened = OPENER.match(part.text)
    text = OVER.sub("", part.text[opened.end() if opened else 0 :])
    tokens = [token for token in find_tokens(text) if token.fold]
    if not tokens or not (led or tokens[0].fold in DETERMINED or any(token.owns for token in tokens[:-1])):
        return None
    end = next((at for at in range(1, len(tokens)) if _is_verb(tokens, at)), len(tokens))
    phrase = read_phrase(tokens, 0, end)
    if phrase is None or phrase.body or not (phrase.heads or phrase.narrowing):
        return None
    told = text[tokens[end].start :] if end < len(tokens) else ""
    return _Recalled(text[: tokens[end - 1].end], phrase, told)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is the verb of what is told of somebody, and none of who they are: "the one who rows"."""
    token, before = tokens[at], tokens[at - 1]
    if token.owns or token.capitalised or token.fold.endswith("ing") or noun_of(token.fold):
        return False
    if any(each.fold in CLAUSES for each in tokens[1:at]) or before.fold in DETERMINED:
        return False
    behind = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    somebody = noun_of(before.fold) is not None or before.fold in load_words("people")
    if somebody and behind in BEHIND_PARTICIPLES and token.fold not in PLAIN_SPEECH:
        return False  # "The man accused over the fire".
    return is_finite(token.fold) or token.fold in AUXILIARY


def _may_be_topic(part: _Part, names: Names) -> bool:
    """Return whether a part before a description may be the topic: no name of somebody, and nothing that asks."""
    tokens = part.tokens
    if not tokens or FORGOTTEN.fullmatch(part.text):
        return True
    folds = [token.fold for token in tokens]
    if len(folds) > MAX_TOPIC or not AUXILIARY.isdisjoint(folds) or any(fold in PLAIN_SPEECH for fold in folds):
        return False
    # What no article prints may be a name, or one misspelled.
    known = all if len(folds) <= MAX_NAME else any
    telling = [fold for fold in folds if fold not in FRAME]
    return not _is_name(tokens, names) and known(names.article_frequency(fold) for fold in telling)


def _is_name(tokens: Sequence[Token], names: Names, *, unsure: bool = False) -> bool:
    """Return whether words are somebody's name, known or not; where the asker is `unsure`, one with a known first name.

    "The editor, Marlow Herald is it?" may have a first name in it, and be a paper.
    """
    mentions = find_mentions(tokens, names, skip=())
    if any(one.is_person and one.end - one.start >= len(tokens) - 1 for one in mentions):
        return True
    called = (tokens[0].fold in load_first_names() and not unsure) or bool(names.with_first_name(tokens[0].fold))
    first = called and 1 < len(tokens) <= MAX_NAME
    return first and not any(one.start == 0 and not one.is_person for one in mentions)


def _joined(
    recalled: _Recalled, before: Sequence[_Part], behind: Sequence[_Part], names: Names
) -> tuple[str, str] | None:
    """Return whoever is recalled with all that tells of them, and the topic; None where what is told is neither."""
    who, topic = recalled.who, [part.text for part in _content(before)]
    for part in _content(behind):
        more = _more_of(part, names)
        if more:
            who = f"{who} {more}"
        elif part.unsure or not _may_be_topic(part, names) or _recalled(part, led=True):
            return None
        else:
            topic.append(part.text)
    return (who, " ".join(topic)) if recalled.phrase.narrowing or who != recalled.who else None


def _more_of(part: _Part, names: Names) -> str | None:
    """Return what a part behind a description adds to it, led to as a description is; None where it does not."""
    again = THE_ONE.match(part.text)
    text = part.text[again.end() if again else 0 :]
    tokens = [token for token in find_tokens(text) if token.fold]
    folds = [token.fold for token in tokens]
    if again or folds[0] in LEADS_ON:
        return text if len(tokens) <= MAX_CLAUSE else None
    told = any(fold in AUXILIARY or fold in PLAIN_SPEECH or fold in ASKING for fold in folds)
    if (
        told
        or len(folds) > MAX_MORE
        or _is_name(tokens, names, unsure=part.unsure)
        or (noun_of(folds[-1]) and not tokens[-1].capitalised)
    ):
        return None
    known = any(not one.is_person or is_place(one) for one in find_mentions(tokens, names, skip=()))
    return f"from {text}" if part.unsure or known else None
