"""Ends: where a description ends, behind what tells which one is meant or before a verb that no list has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.lexicon.lemmas import IRREGULAR
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.places import load_places
from index.question.descriptions.phrase import (
    ARTICLES,
    ASKS_ON,
    JOINING,
    MAX_WORDS,
    PARTICIPLES,
    RELATIVE,
    Phrase,
    begins_question,
    is_head,
    is_pause,
    make_phrase,
    opens_complement,
)
from index.question.frames.frames import (
    ABOUT,
    ASKING,
    AUXILIARY,
    BEHIND_PARTICIPLES,
    BEING,
    DETERMINERS,
    EVER,
    FRAME,
    GENDERS,
    SPEECH_NOUNS,
    is_finite,
    is_speech,
)
from index.question.tokens import Token

MAX_MORE = 8
"""How many words a question adds to a description."""
ENDING = ABOUT | words("when after before while if because during against once since until as then than")
THINKING = words(
    "says thinks believes feels reckons explains wants describes insists argues admits denies expects prefers"
)
"""What somebody does who is described before: no nouns, as "talks" and "claims" are."""
PRETERITES = words("spoke wrote gave knew saw took began swore stood went came sat")
"""Forms of a verb that are no participles: "the man whose boat was sunk at Aker spoke at length"."""
NAMING = words("called named known told")
"""Verbs of saying that as participles tell more of the noun before them: "a place called Aker"."""
STATES = {
    "in": words(
        "a an no any two favor favour agreement denial doubt talks touch trouble tears charge control line danger"
    ),
    "at": words("ease odds all fault peace war risk loggerheads pains least"),
    "on": words("board side edge track good speaking top message"),
    "under": words("any pressure no fire"),
    "out": words("of to"),
    "up": words("for to against in"),
    "for": words("or it this that"),
    "against": words("it this that the any"),
    "of": words("two"),
}
"""What follows a preposition that says how somebody is: "in a hurry", "at ease", "of two minds"."""


def nearer_ends(tokens: Sequence[Token], phrase: Phrase) -> Iterator[int]:
    """Yield where a description behind an auxiliary may end before a verb no list has, the longest first.

    "Does the mayor of Aker | dislike tolls", "is she | in two minds". No verb stands behind "of", and none in "the
    council of Aker Vale" or before the noun for a body, "the safety committee".
    """
    opens = phrase.head + 1
    asked = phrase.start and tokens[phrase.start - 1].fold in AUXILIARY
    # "Does the head of the Aker harbour say": where a verb stands behind it, it ends there.
    told = phrase.end < len(tokens) and is_speech(tokens[phrase.end].fold)
    if not asked or told or opens >= phrase.end or tokens[opens].fold not in JOINING:
        return
    for at in range(phrase.end - 1, opens - 1, -1):
        token, before = tokens[at], tokens[at - 1]
        if token.fold == "in" and at + 1 < len(tokens) and _is_plain(tokens[at + 1]):
            yield at
        behind = next((to for to in range(at, phrase.end) if tokens[to].fold in FRAME | JOINING), phrase.end)
        body = any(
            is_head(tokens, to) or tokens[to].fold in load_words("organisation words") for to in range(at, behind)
        )
        joined = before.fold in JOINING | ARTICLES or token.fold in JOINING | ARTICLES or before.owns
        if not (body or joined or token.capitalised):
            yield at


def _is_plain(token: Token) -> bool:
    return not token.capitalised and token.fold not in ARTICLES and token.fold not in load_places()


def predicate_at(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Return where what "is" asks of somebody begins with a preposition, "is the clerk of Aker | in a hurry?"; else 0.

    So does a participle with nothing behind what it leads to: "is the clerk of Aker | bothered by tolls?". "Is the
    woman in a hat ...?" has nothing else that tells who is meant, nor has "is the clerk hired by Aker?".
    """
    if not phrase.start or tokens[phrase.start - 1].fold.removesuffix("nt") not in BEING:
        return 0
    for at in range(phrase.head + 1, phrase.end - 1 if phrase.end == len(tokens) else 0):
        if tokens[at].fold.endswith("ed") and tokens[at + 1].fold in BEHIND_PARTICIPLES:
            return at if at - phrase.start > 2 else 0
    for at in range(phrase.end - 2, phrase.head, -1):
        leads = tokens[at].fold in STATES and not tokens[at].capitalised and not tokens[at + 1].capitalised
        if leads and tokens[at + 1].fold in STATES[tokens[at].fold]:
            told = make_phrase(tokens, (phrase.start, at), phrase.head)
            return at if told.narrowing else 0
    return 0


def plain_end(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Return where a description ends by its capitals: "the leader of Aker council | approve of it"; else its end."""
    if at := predicate_at(tokens, phrase):
        return at
    for end in nearer_ends(tokens, phrase):
        named = any(token.capitalised for token in tokens[phrase.head + 1 : end])
        if is_speech(tokens[end].fold):
            return end
        last = tokens[end - 1].capitalised or is_listed(
            tokens[end - 1].fold, "organisation words", "collectives", "bodies"
        )
        if named and last:
            return end
    return phrase.end


def complement_end(tokens: Sequence[Token], gaps: Sequence[str], at: int) -> int:
    """Return where the complement that begins at `at` ends: "of the harbour board", "who runs the ferry line"."""
    if at >= len(tokens) or is_pause(gaps[at]) or not opens_complement(tokens, at) or tokens[at].fold == "on":
        return at
    stop, befell = at + 1, False
    if clause := _clause_end(tokens, gaps, at):
        return clause
    while stop < min(len(tokens), at + MAX_WORDS) and not is_pause(gaps[stop]) and not _ends(tokens, stop):
        fold, led = tokens[stop].fold, tokens[at].fold in JOINING or befell
        if tokens[at].fold == "whose" and not befell and stop > at + 1 and fold in AUXILIARY:
            befell = True  # "The man whose boat was sunk spoke."
        elif stop > at + 1 and (fold in ASKS_ON or (led and _tells(tokens, stop)) or (befell and fold in PRETERITES)):
            break
        if _says(tokens, at, stop):
            break
        stop += 1
        # "The mayor of Aker's answer", but "the leader of Lind's old party".
        if tokens[stop - 1].owns and not any(
            _is_somebody(tokens, to) for to in range(stop, min(stop + 2, len(tokens)))
        ):
            break
    return stop


def _clause_end(tokens: Sequence[Token], gaps: Sequence[str], at: int) -> int:
    """Return the pause that ends "who ..." where the question asks behind it; 0 where none does.

    "The clerk who wrote about tolls - is he for them?" In "the clerk who wrote it on tolls - are they fair?" tolls are
    what is asked about.
    """
    if tokens[at].fold not in {"who", "whose"}:
        return 0
    longest = range(at + 2, min(len(tokens), at + MAX_WORDS))
    end = next((to for to in longest if is_pause(gaps[to])), 0)
    inside = [to for to in range(at + 2, end) if tokens[to - 1].fold not in {"and", "but"}]
    folds = {tokens[to].fold for to in inside}
    plain = ASKS_ON.isdisjoint(folds) and (ABOUT.isdisjoint(folds) or asks_of_one(tokens, end))
    return end if end and plain and begins_question(tokens, end) else 0


def asks_of_one(tokens: Sequence[Token], start: int) -> bool:
    """Return whether the rest of a question asks of "he" or "she"."""
    return any(token.fold in GENDERS for token in tokens[start:])


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return (tokens[at].fold in ENDING and not is_done_about(tokens, at)) or _is_answer(tokens, at)


def _is_answer(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a noun for what somebody says leads to of what: "head of the port | reaction to Lind"."""
    leads = at + 1 < len(tokens) and (tokens[at + 1].fold in ABOUT or tokens[at + 1].fold == "to")
    return leads and tokens[at].fold in SPEECH_NOUNS and tokens[at - 1].fold not in ARTICLES


def is_done_about(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word leads to what was done to somebody about it: "the man cleared over tolls"."""
    done = tokens[at - 1].fold if at > 1 else ""
    return tokens[at].fold in ABOUT and (done.endswith("ed") or done in PARTICIPLES) and is_head(tokens, at - 2)


def _tells(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb tells somebody's deed: "the mayor of Aker attacked it", not "of Aker accused of it"."""
    fold, behind = tokens[at].fold, tokens[at + 1].fold if at + 1 < len(tokens) else ""
    past = is_finite(fold) and (fold.endswith("ed") or fold in IRREGULAR) and not tokens[at].capitalised
    return fold in EVER | THINKING | {"still", "already", "got"} or (
        past and behind not in BEHIND_PARTICIPLES and tokens[at - 1].fold not in ARTICLES
    )


def _says(tokens: Sequence[Token], opens: int, at: int) -> bool:
    """Return whether a verb of saying asks of a description, whose complement opens before, and is no part of it.

    "Lind's chief of staff | defending the toll", "the policeman who teaches law | commented on it", but "the head of
    the warning system", "the man who runs a place called Aker".
    """
    fold, before = tokens[at].fold, tokens[at - 1]
    if at < opens + 2 or at + 1 >= len(tokens) or before.fold in FRAME | JOINING | AUXILIARY or before.owns:
        return False
    if not is_finite(fold) or fold in NAMING or tokens[at].capitalised:
        return False
    behind = tokens[at + 1]
    if fold.endswith("ing"):
        return tokens[opens].fold in JOINING and (behind.capitalised or behind.fold in DETERMINERS | ABOUT | {"that"})
    alone = not any(is_finite(token.fold) for token in tokens[opens + 1 : at])
    return tokens[opens].fold == "who" and at > opens + 2 and alone


def _is_somebody(tokens: Sequence[Token], at: int) -> bool:
    return is_head(tokens, at) or is_listed(tokens[at].fold, "organisation words")


def may_follow(tokens: Sequence[Token], gaps: Sequence[str], at: int) -> bool:
    """Return whether a description can end before token `at`: at the end, a pause, a preposition or a verb."""
    if at >= len(tokens) or is_pause(gaps[at]) or opens_complement(tokens, at):
        return True
    fold = tokens[at].fold
    return fold in ENDING | AUXILIARY | {"to", "by", "ever", "never", "be", "been"} or (
        not tokens[at].capitalised and fold.endswith(("s", "ed", "ing"))
    )


def describes_more(tokens: Sequence[Token], gaps: Sequence[str], end: int) -> int:
    """Return where what a question adds about its own person ends: ", the chemist at the mill -"; `end` for nothing."""
    if end >= len(tokens) or not is_pause(gaps[end]):
        return end
    longest = min(len(tokens), end + MAX_MORE + 1)
    stop = next((at for at in range(end + 1, longest) if is_pause(gaps[at])), longest)
    opens = tokens[end].fold
    told = opens in {"the", "a", "an", "his", "her", "their"} | RELATIVE - {"that"} or "(" in gaps[end]
    asks = any(tokens[at].fold in ASKING | {"did", "does", "do"} for at in range(end, stop))
    told = told or any(is_head(tokens, at) for at in range(end, min(stop, end + 4)))
    short = stop - end <= MAX_MORE and (stop < len(tokens) or "(" in gaps[end])
    return stop if told and short and not asks else end
