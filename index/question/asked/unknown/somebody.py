"""Somebody: descriptions that nobody fits by a noun no list has, told by a place where only somebody can stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lemmas import lemmas_of
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.people.roles import is_plural
from index.question.asked.asked import ANYBODY, Target, bare
from index.question.asked.forms.misspelled import correct
from index.question.asked.named import HEADLINES
from index.question.descriptions.phrase import DOERS, does_something, is_head, is_pause
from index.question.frames.frames import ABOUT, AUXILIARY, BEING, EVER, FEELING, FRAME, VIEWS, is_remark, is_speech
from index.question.mentions import Mention
from index.question.names import Names
from index.question.tokens import Token

LAWS = words("law constitution bible quran treaty contract sign signs numbers odds gospel scripture code charter")
"""Nouns for what says something and was written by nobody in particular."""
SAYING = words(
    "say tell think feel answer reply respond react mention ask insist argue believe complain criticise criticize "
    "attack accuse mock praise apologise apologize comment thank scold ridicule denounce condemn call write meet "
    "support oppose trust want hope wonder worry fear hate love like dislike prefer object regret"
)
TO_SAY = words("so have has had got anything something nothing much to")
"""What stands before such a verb or word: "has the chandler got anything to say?"."""
MAX_BEFORE = 3
"""How many words stand before such a noun, "the old Tarn bog snorkeller"."""
MAX_RARE = 5
"""How many articles have such a noun where it may be somebody's: "matter" and "power" end so and are not rare."""
MIN_NAME, MAX_NAME = 3, 2
LEADING_IN = words("the that some")
MAX_WORDS = 14
BEHIND_SOMEBODY = words("of at from in for with who whose near up down over trying behind")
"""What leads from the noun of a description to what tells which one is meant."""
WITHIN = words("of at from in for")
"""What leads from the noun to where somebody is from."""


def is_somebody_asked(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a noun with an article stands where only somebody can: "what did the ventriloquist say".

    What shows or prints words, "the letter", says what its writer does.
    """
    if tokens[start].fold not in {"the", "that"} or not (_does(tokens, start, end) or _tells(tokens, start, end)):
        return False
    # "The city of Okerby" is no "letter of Okerby".
    noun = next((at for at in range(start + 2, end) if tokens[at].fold in WITHIN), end)
    alone = noun - start == 2
    named = tokens[noun - 1].capitalised or (alone and tokens[noun - 1].fold in load_first_names())
    return not named and not any(
        token.fold in _voiceless() or token.fold in FRAME - {"the", "that"} for token in tokens[start:noun]
    )


def find_strange_subject(tokens: Sequence[Token], names: Names) -> range:
    """Return the tokens of whoever does what is asked for, by a noun in no article: "does the gondolier row".

    Nobody in the library is one, whatever it is that is asked for.
    """
    for at in range(len(tokens) - 2):
        sought = at > 0 and tokens[at - 1].fold in {"who", "which"}
        if sought or tokens[at].fold not in AUXILIARY | {"what", "how"} or tokens[at + 1].fold != "the":
            continue
        for noun in range(at + 2, min(len(tokens), at + 3 + MAX_BEFORE)):
            token = tokens[noun]
            if token.fold in FRAME or tokens[noun - 1].owns:
                break
            named = token.capitalised or is_head(tokens, noun)
            plain = does_something(token.fold) and not named
            who = any(one.fold in {"who", "whose"} for one in tokens[noun + 1 : noun + 2])
            if plain and not who and names.has_many_articles() and not names.article_frequency(token.fold):
                return range(at + 1, noun + 1)
    return range(0)


def find_strange_doer(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> range:
    """Return the tokens of a name in no article right behind "did" or "how come", where its bearer does something.

    In "did kolbinger ever mock Ama Lind" and "did kolbinger back Ama Lind" it is not Ama Lind who is asked.
    """
    start = next((at for at, token in enumerate(tokens) if token.fold not in FRAME | {"come"}), len(tokens))
    before = [token.fold for token in tokens[:start]]
    if not before or not (before[-1] in AUXILIARY - BEING or before[-2:] == ["how", "come"]):
        return range(0)
    known = {at for one in mentions for at in range(one.start, one.end)}
    places = range(start, min(len(tokens) - 1, start + MAX_NAME))
    run = list(takewhile(lambda at: at not in known and _may_be_name(tokens[at]), places))
    if not run or not names.has_many_articles():
        return range(0)
    printed = names.are_printed([tokens[at].fold for at in run])
    end = start + len(list(takewhile(lambda told: not told, printed)))
    does = end < len(tokens) and (_does_or_says(tokens[end].fold) or any(one.start > end for one in mentions))
    meant = end > start and correct([token.fold for token in tokens[start:end]], names)
    return range(start, end) if does and not meant else range(0)


def _may_be_name(token: Token) -> bool:
    return token.fold not in FRAME and token.fold.isalpha() and len(token.fold) >= MIN_NAME and not token.owns


def _does_or_says(fold: str) -> bool:
    return fold in EVER | SAYING or is_speech(fold)


def read_somebody_first(tokens: Sequence[Token], gaps: Sequence[str], names: Names) -> Target:
    """Return whoever a question describes before its topic or a pause, "the joker in the squad on jokes": unknown.

    Whom else it names is not asked, and their words may only be presumed.
    """
    begin = next((at for at, token in enumerate(tokens) if token.fold not in FRAME - LEADING_IN), len(tokens))
    if begin >= len(tokens) - 2 or tokens[begin].fold not in LEADING_IN:
        return Target()
    longest = range(begin + 2, min(len(tokens), begin + MAX_WORDS))
    stop = next((at for at in longest if tokens[at].fold in ABOUT or is_pause(gaps[at])), 0)
    noun = next((at for at in range(begin + 2, stop) if tokens[at].fold in BEHIND_SOMEBODY), stop) - 1
    if (
        not stop
        or not _is_person(tokens, noun, names)
        or not AUXILIARY.isdisjoint(one.fold for one in tokens[begin:noun])
    ):
        return Target()
    from index.question.descriptions.unnamed import read_unnamed  # what few questions need is not loaded by all

    text = bare(" ".join(token.text for token in tokens[begin + 1 : stop]))
    unnamed = read_unnamed(tokens, begin + 1, stop, names, noun_at=noun)
    return Target(used=frozenset(range(begin, stop)), unknown=text, nearest=(), unnamed=unnamed)


def _is_person(tokens: Sequence[Token], at: int, names: Names) -> bool:
    """Return whether a noun is one for a person by a list, or by its ending and how few articles have it."""
    token = tokens[at]
    if token.fold in {"one", "two"} and tokens[at - 1].fold == "number":
        return True
    if token.capitalised or token.owns or token.fold in _voiceless() or is_plural(token.fold):
        return False
    listed = is_head(tokens, at) and not is_listed(token.fold, "bodies", "collectives")
    return listed or (token.fold.endswith(DOERS) and names.article_frequency(token.fold) <= MAX_RARE)


def _does(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether what asks is what only somebody does or is: "did ... say", "what ... makes of", "is ... sorry"."""
    if not start or tokens[start - 1].fold not in AUXILIARY | {"what", "how", "why"}:
        return False
    behind = [token.fold for token in tokens[end:] if token.fold not in EVER | TO_SAY][:2]
    said = [lemma for fold in behind[:1] for lemma in (fold, *lemmas_of(fold))]
    wants_to_do = behind[:1] == ["do"] and behind[1:] == ["about"]
    return not (SAYING | FEELING).isdisjoint(said) or ("make" in said and behind[1:] == ["of"]) or wants_to_do


def _tells(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether words come from whoever stands there: "according to ...", "in ...'s view", "comment from ..."."""
    before = [token.fold for token in tokens[max(0, start - 2) : start]]
    viewed = tokens[end - 1].owns and any(token.fold in VIEWS for token in tokens[end : end + 1])
    from_them = len(before) == 2 and before[1] in {"from", "by"} and is_remark(before[0])
    return before == ["according", "to"] or from_them or (viewed and before[-1:] in (["in"], ["to"]))


@cache
def _voiceless() -> frozenset[str]:
    """Return the words for anybody, and those for what has words and is nobody."""
    lists = ("documents shown", "documents that speak", "findings", "remarks")
    return ANYBODY | HEADLINES | LAWS | frozenset().union(*map(load_words, lists))
