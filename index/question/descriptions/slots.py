"""Where a description, or a name in front of the question, can stand for the speaker."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from corpus.lexicon.lists import load_words, words
from corpus.lexicon.places import load_place_phrases, load_places
from corpus.people.roles import noun_of
from index.question.descriptions.ends import (
    ENDING,
    asks_of_one,
    complement_end,
    describes_more,
    is_done_about,
    may_follow,
)
from index.question.descriptions.phrase import (
    ARTICLES,
    JOINING,
    MAX_WORDS,
    RELATIVE,
    Phrase,
    is_head,
    is_pause,
    names_a_person,
    read_phrase,
)
from index.question.frames.frames import (
    ABOUT,
    ASKING,
    AUXILIARY,
    FRAME,
    SENTENCE_ENDS,
    SMALL,
    SUBJECTS,
    is_finite,
    says_which,
)
from index.question.frames.slots import Slot, is_how_come, is_spoken_of
from index.question.nameforms import ADDRESSING
from index.question.roles import longest_phrase, office_at
from index.question.tokens import Token, pauses_before

# Words in front of whom a question is about that say nothing.
OPENING = words(
    "ok okay so hi hello hey sorry well anyway um uh and but also please pls plz thanks now yo btw the quick q"
)
ABOUT_HIM = frozenset({"he", "she", "they", "him", "his", "her", "their", "them", "each"})
BELONGING = frozenset({"his", "her", "their", "its", "my"})
SETTLEMENTS = words("city town village parish borough")
ANY_OF_THEM = ABOUT_HIM | {"it", "its"}
MAX_HEADING, MAX_LONG_HEADING = 6, 14
"""How many words stand in front of the question as a name, and as a description."""
MAX_DESCRIBED = 5
DOING = AUXILIARY - words("is was are were isnt wasnt arent")


def find_described(tokens: Sequence[Token], gaps: Sequence[str], named: Collection[int] = ()) -> Iterator[Slot]:
    """Yield the places of descriptions that a verb or the beginning puts in the speaker's place, and of headings.

    A verb behind a name, which ends before one of the tokens `named`, has its subject: "Lind had a nervous sister".
    Few are looked at, however long the question: whom each means takes some milliseconds.
    """
    yield from islice(_find_described(tokens, gaps, named), MAX_DESCRIBED)


def _find_described(tokens: Sequence[Token], gaps: Sequence[str], named: Collection[int]) -> Iterator[Slot]:
    yield from find_headings(tokens, gaps)
    for at, token in enumerate(tokens[:-1]):
        if tokens[at + 1].fold == "my":
            continue
        asks = token.fold in AUXILIARY and tokens[at + 1].fold not in AUXILIARY and not _is_relative(tokens, at)
        asks = asks and (is_pause(gaps[at]) or not _has_subject(tokens, at, named))
        if (is_how_come(tokens, at) or asks) and (
            found := find_leading(tokens, gaps, at + 1, asked=token.fold in DOING)
        ):
            yield _slot(tokens, gaps, found)
    for at in range(1, min(MAX_HEADING, len(tokens) - 1)):
        # "What bothers the clerk about tolls?"
        moved = tokens[at - 1].fold in {"what", "why"} and tokens[at].fold.endswith("s")
        # "What was it that annoyed the clerk?"
        it_that = [token.fold for token in tokens[max(0, at - 2) : at]] == ["it", "that"]
        moved |= it_that and tokens[at].fold.endswith(("s", "ed"))
        told = tokens[at + 1].fold in ARTICLES | BELONGING or tokens[at + 1].owns
        if moved and told and (found := find_leading(tokens, gaps, at + 1)):
            yield _slot(tokens, gaps, found)
    last = max((at for at, token in enumerate(tokens) if token.fold == "for"), default=0)
    if last and tokens[0].fold == "how" and (found := find_leading(tokens, gaps, last + 1)) and found[1] == len(tokens):
        # "How tough was the series for Norland's captain?"
        yield _slot(tokens, gaps, found)
    begins = (at for at, token in enumerate(tokens) if token.fold not in FRAME or office_at(tokens, at) > 1)
    lead = next(begins, len(tokens))
    lead -= bool(lead) and tokens[lead - 1].fold in BELONGING
    topic = _asks_which(tokens, lead) or is_spoken_of([token.fold for token in tokens], lead)
    topic = topic or _is_of_asker(tokens, gaps, lead)
    if not topic and (found := find_leading(tokens, gaps, lead) or _find_told(tokens, gaps, lead)):
        yield _slot(tokens, gaps, found)


def find_leading(
    tokens: Sequence[Token], gaps: Sequence[str], start: int, *, asked: bool = False
) -> tuple[int, int] | None:
    """Return the tokens of the description that begins at `start`, with what follows of it; None where none does.

    `gaps[i]` is the text before token `i`. A description ends at a pause, at a word behind which the topic stands,
    and before a verb, which behind "did" or "would" (`asked`) can be any word in small letters.
    """
    head = None
    folds = [token.fold for token in tokens]
    at = start
    while at < min(len(tokens), start + 7) and (at == start or not is_pause(gaps[at])):
        fold = tokens[at].fold
        verb = is_finite(fold) and not noun_of(fold) and not office_at(tokens, at) and not says_which(folds, at)
        ends = verb or fold in FRAME - {"the", "a", "an"}
        begins_another = fold in ARTICLES and at > start
        if (ends and at > start) or begins_another or fold in ENDING | JOINING:
            break
        if not tokens[at].owns and is_head(tokens, at):
            head = at
        at += 1
    if head is None or (head == start and _is_addressed(tokens, gaps, head)):
        return None
    if not (may_follow(tokens, gaps, head + 1) or (asked and not tokens[head + 1].capitalised)):
        return None
    return start, min(complement_end(tokens, gaps, head + 1), max(head + 1, start + MAX_WORDS))


def _is_addressed(tokens: Sequence[Token], gaps: Sequence[str], at: int) -> bool:
    """Return whether a title that begins a description has a name behind it, in small letters: "lord graves"."""
    if tokens[at].fold not in ADDRESSING or at + 1 >= len(tokens) or is_pause(gaps[at + 1]):
        return False
    behind = tokens[at + 1].fold
    return behind not in FRAME | ENDING and not is_finite(behind)


def _is_of_asker(tokens: Sequence[Token], gaps: Sequence[str], lead: int) -> bool:
    """Return whether a sentence only tells of the asker's own people, and another asks: "My aunt met Lind. Has he"."""
    if lead == len(tokens) or tokens[lead].fold not in {"my", "our"}:
        return False
    begun = (at for at in range(lead + 1, len(tokens) - 1) if not SENTENCE_ENDS.isdisjoint(gaps[at]))
    return any(tokens[at].fold in AUXILIARY | ASKING and tokens[at + 1].fold not in {"you", "i"} for at in begun)


def _find_told(tokens: Sequence[Token], gaps: Sequence[str], start: int) -> tuple[int, int] | None:
    """Return the tokens of a description with a noun no list has that "who" behind it tells to be somebody's."""
    if not start or tokens[start - 1].fold not in {"the", "that"}:
        return None
    who = next((at for at in range(start + 1, min(len(tokens), start + 4)) if tokens[at].fold in {"who", "whose"}), 0)
    plain = who and not tokens[who - 1].capitalised
    plain = plain and not any(tokens[at].fold in FRAME or is_pause(gaps[at]) for at in range(start + 1, who))
    return (start, complement_end(tokens, gaps, who)) if plain else None


def _slot(tokens: Sequence[Token], gaps: Sequence[str], place: tuple[int, int], *, sure: bool = True) -> Slot:
    return Slot(*place, sure=sure, more=describes_more(tokens, gaps, place[1]))


def find_headings(tokens: Sequence[Token], gaps: Sequence[str]) -> Iterator[Slot]:
    """Yield X of "X: what of tolls?", "X, is it safe?" and "X - what did he say?"; sure where the rest says "he"."""
    start = next((at for at, token in enumerate(tokens) if token.fold not in OPENING), len(tokens))
    longest = min(len(tokens), start + MAX_LONG_HEADING + 1)
    end = next((at for at in range(start + 1, longest) if is_pause(gaps[at])), None)
    if end is None or tokens[start].fold in FRAME - SMALL or OPENING.issuperset(token.fold for token in tokens[end:]):
        return
    if (answers := _end_of_place(tokens, start, end)) and not ANY_OF_THEM.isdisjoint(one.fold for one in tokens[end:]):
        yield Slot(start, answers, sure=True)
        return
    # "Lind's clerk about tolls: is he for them?", "Lind's clerk isn't for tolls - quote?"
    who = next((at for at in range(start + 1, end) if tokens[at].fold in RELATIVE), end)
    one = who if asks_of_one(tokens, end) else end
    told = next((at for at in range(start + 1, end) if _is_about(tokens, at, one) or _is_told(tokens, at, who)), end)
    if read_phrase(tokens, start, told):
        yield _slot(tokens, gaps, (start, told))
        return
    name = end
    joined = [at for at in range(start, end) if tokens[at].fold == "and"] if "," not in gaps[end] else []
    if max(two - one for one, two in pairwise((start, *joined, end))) > MAX_HEADING:
        # "Ole Brix at the meeting of the harbour board": where somebody spoke is no part of the name.
        name = next((at for at in range(start + 1, start + MAX_HEADING) if tokens[at].fold in {"at", "in"}), start)
    described = any(is_head(tokens, at) for at in range(start, name))
    if start and tokens[start - 1].fold == "the" and not described and _is_matter(tokens, start, name):
        return
    him = any(token.fold in (ABOUT_HIM | {"its"} if described else ABOUT_HIM) for token in tokens[end:])
    if not (him or AUXILIARY.isdisjoint(token.fold for token in tokens[start:end])):
        return  # "Lind was fined - is the clerk cross?"
    him |= "," not in gaps[end] and _names_a_body(tokens[start:name])
    if name > start and (him or "," not in gaps[end] or tokens[end].fold in AUXILIARY):
        yield _slot(tokens, gaps, (start, name), sure=him)


def _is_about(tokens: Sequence[Token], at: int, who: int) -> bool:
    """Return whether "on" or the like leads to what somebody is asked about, and tells no more of who they are.

    Behind `who` it tells more: "the clerk who wrote about tolls: is he for them?", "the man cleared over Lind".
    """
    return tokens[at].fold in ABOUT and at < who and not is_done_about(tokens, at)


def _is_told(tokens: Sequence[Token], at: int, who: int) -> bool:
    """Return whether a verb says of whoever stands before it what they do, there being no "who" before it."""
    return at < who and tokens[at].fold in AUXILIARY and at > 1 and tokens[at - 1].fold not in AUXILIARY


def _end_of_place(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where a place ends of whose people something is told: "the town of Aker | answered Lind"; else 0."""
    named = is_settlement(tokens, start, end)
    return next((at for at in range(start + 3, end) if named and is_finite(tokens[at].fold)), 0)


def is_settlement(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether words begin with what kind of place one is, and its name: "town of Aker"."""
    return start + 2 < end and tokens[start].fold in SETTLEMENTS and tokens[start + 1].fold == "of"


def _names_a_body(part: Sequence[Token]) -> bool:
    """Return whether words in capitals can only name a body: "Tide Hunting Association"."""
    named = [token for token in part if token.fold not in FRAME]
    kinds = load_words("bodies") | load_words("generic bodies")
    return len(named) > 1 and all(one.capitalised for one in named) and any(one.fold in kinds for one in named)


def _is_matter(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a heading ends in a noun that a name only tells more of: "the Lind inquiry"."""
    named = any(token.capitalised for token in tokens[start : end - 1])
    noun = end > start and not tokens[end - 1].capitalised
    fold = tokens[end - 1].fold
    return named and noun and fold not in load_words("organisation words") and not names_a_person(fold)


def _asks_which(tokens: Sequence[Token], lead: int) -> bool:
    return any(token.fold in {"which", "whose", "what", "who"} for token in tokens[max(0, lead - 1) : lead])


def _has_subject(tokens: Sequence[Token], at: int, named: Collection[int]) -> bool:
    """Return whether whoever does what a verb says stands before it, so that it asks nothing."""
    return at in named or (at > 0 and tokens[at - 1].fold in SUBJECTS)


def with_place_before(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return a description with the place in front of its question: "Norland: what did the health minister say?".

    None where no place stands there, or the description says another.
    """
    folds = [token.fold for token in tokens[: phrase.start]]
    begin = int(folds[:1] == ["in"])
    end = begin + longest_phrase(folds, begin, load_place_phrases())
    pauses = begin < end and pauses_before(tokens, end)
    if not pauses or tokens[end - 1].owns or any(word in load_places() for word in phrase.narrowing):
        return None
    return replace(phrase, narrowing=(*phrase.narrowing, *folds[begin:end]))


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    return bool(at) and tokens[at - 1].fold in {"who", "that", "which"} and at > 1
