"""The topic of a question: what is left of it when whom, when and the words around them are taken away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from itertools import groupby, pairwise

from corpus.article import Span
from corpus.lexicon.lists import load_words, words
from index.question.frames.frames import ABOUT, FRAME, PLAIN_SPEECH, THINGS, is_remark
from index.question.frames.pressed import ASKED
from index.question.tokens import Token

# Pasted search syntax means nothing here.
SEARCH_SYNTAX = frozenset({"AND", "OR", "NOT", "NEAR"})
ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those"})
PARTICLES = frozenset({"out", "up", "back", "in"})
CLAUSE_OPENERS = frozenset({"that", "how", "why", "what", "whether"})
GIVING_IN = words("up off away in over")
MADE = words("make makes made making cracks cracked give gives gave")
MODALS = words("can could cant couldnt will would wont wouldnt should shouldnt must may might")
DENIALS = words("not never didnt doesnt dont wont wouldnt hasnt havent hadnt isnt wasnt cant couldnt")
SPEAKING = words("speak speaking spoken talk talking talked")
REPORTED = words("quoted cited reported recorded heard")
TELLING = words("tell tells told telling")
INTERVIEWS = words("interview interviews")
BEHIND_REMARKS = words("that of at")
HEARING = words("to with")
WHEN = words("after afterwards later then since before now today")
HAVING = frozenset({"having"})
PUTTING = words(
    "put puts phrase worded wording version story side gist rant reason reasons reasoning case point then himself "
    "herself"
)
"""Words of clauses that only ask for the words: "how did he put it?", "give me the rant", "what's her version?"."""
PAUSES = re.compile(r"[,.;:?!–—]|\s-\s")
NOT_YET = frozenset({"yet"})
TAGS = words("then though tho huh eh lol")
"""Words that end a question as it is spoken: "Lind on tolls then?"."""
NAMED_IN_CAPITALS = frozenset({"US", "U.S.", "IT"})


def topic_of(text: str, tokens: Sequence[Token], *, used: Collection[int], dates: Collection[Span]) -> str:
    """Return what is left of `text` when whom, when and the words around them are taken away."""
    gone = [
        at in used or token.text in SEARCH_SYNTAX or any(span.overlaps(Span(token.start, token.end)) for span in dates)
        for at, token in enumerate(tokens)
    ]
    kept = frozenset(_told_deeds(tokens, used))
    for at, (token, following) in enumerate(pairwise(tokens)):
        if token.fold in PLAIN_SPEECH and following.fold in ABOUT and at not in kept:
            gone[at] = gone[at + 1] = True
    if used:
        _drop_leading_verb(tokens, gone)
        _drop_passive(tokens, gone, max(used))
        _drop_owned_remark(tokens, gone, max(used))
    _drop_remark(tokens, gone)
    _drop_hearer(tokens, gone)
    _drop_closing(text, tokens, gone)
    _drop_frame(tokens, gone, step=1, kept=kept, named=NAMED_IN_CAPITALS)
    _drop_frame(tokens, gone, step=-1, kept=kept, named=frozenset({"US"}))
    left = " ".join(_pieces(text, tokens, gone, start=_about_ends(tokens, gone, used)))
    return left or _thing(tokens, used)


def _thing(tokens: Sequence[Token], used: Collection[int]) -> str:
    """Return the frame word that is asked about as a thing: "what did he say about the list?", mostly none."""
    for at in range(len(tokens) - 2):
        about, article, thing = tokens[at : at + 3]
        if about.fold in ABOUT and article.fold in ARTICLES and thing.fold in THINGS and at + 2 not in used:
            return thing.text
    return ""


def _drop_leading_verb(tokens: Sequence[Token], gone: list[bool]) -> None:
    """Take away the verb that leads to the topic ("react to the ruling"), where words follow it."""
    first = next((at for at, token in enumerate(tokens) if not gone[at] and token.fold not in FRAME), len(tokens))
    leads = first < len(tokens) and tokens[first].fold in load_words("leading verbs")
    if leads and any(not gone[at] and tokens[at].fold not in FRAME for at in range(first + 1, len(tokens))):
        gone[first] = True
        behind = [token.fold for token in tokens[first + 1 : first + 3]]
        if len(behind) > 1 and behind[0] in PARTICLES and behind[1] in CLAUSE_OPENERS:
            gone[first + 1] = True  # "pointed out that ..."


def _drop_passive(tokens: Sequence[Token], gone: list[bool], last: int) -> None:
    """Take away what was done to whoever is asked: "was Lind asked about tolls?", "was Lind quoted as saying ..."."""
    folds = [token.fold for token in tokens[last + 1 : last + 7]]
    about = next((at for at, fold in enumerate(folds) if fold in ABOUT), 0)
    put = about == 1 and folds[0] in ASKED
    reported = about > 2 and folds[0] in REPORTED and folds[1] in {"as", "to"}
    if put or (reported and FRAME.union(HAVING).issuperset(folds[1:about])):
        gone[last + 1 : last + 2 + about] = [True] * (about + 1)
    if len(tokens) > last + 2 and tokens[-1].fold in NOT_YET:
        gone[-1] = True


def _drop_remark(tokens: Sequence[Token], gone: list[bool]) -> None:
    """Take away what leads to the topic as a noun: "who made the crack about", "did Lind make a pledge on"."""
    first = next((at for at, token in enumerate(tokens) if not gone[at] and token.fold not in FRAME), len(tokens))
    noun = next((at for at in range(first, len(tokens)) if tokens[at].fold not in MADE | ARTICLES), len(tokens))
    made = {token.fold for token in tokens[max(0, first - 2) : noun]} & MADE
    leads = made and noun + 2 < len(tokens) and tokens[noun].fold in load_words("remarks")
    if leads and tokens[noun + 1].fold in ABOUT | {"for"}:
        gone[first : noun + 2] = [True] * (noun + 2 - first)


def _drop_owned_remark(tokens: Sequence[Token], gone: list[bool], last: int) -> None:
    """Take away the noun behind whose it is, with what leads from it to the topic: "the clerk's joke about tolls"."""
    noun, behind = last + 1, last + 2
    owned = behind + 1 < len(tokens) and tokens[last].owns and is_remark(tokens[noun].fold)
    if owned and tokens[behind].fold in ABOUT | BEHIND_REMARKS:
        gone[noun] = gone[behind] = True


def _drop_closing(text: str, tokens: Sequence[Token], gone: list[bool]) -> None:
    """Take away what behind a pause only asks for the words: "Lind had a rant about tolls - how'd he put it?"."""
    end = len(tokens)
    for at in range(len(tokens) - 1, 0, -1):
        if not PAUSES.search(text[tokens[at - 1].end : tokens[at].start]):
            continue
        closing = all(one.fold in FRAME | PUTTING or is_remark(one.fold) for one in tokens[at:end])
        if not closing or not any(not gone[to] and tokens[to].fold not in FRAME for to in range(at)):
            return
        gone[at:end] = [True] * (end - at)
        end = at


def _drop_hearer(tokens: Sequence[Token], gone: list[bool]) -> None:
    """Take away the outlet that somebody spoke to: "told the Velden Gazette about tolls", "spoke to BBC Radio 4"."""
    for at, (token, following) in enumerate(pairwise(tokens)):
        behind = token.fold in TELLING or (following.fold in HEARING and token.fold in PLAIN_SPEECH | INTERVIEWS)
        begin = at + 1 + (token.fold not in TELLING)
        begin += begin < len(tokens) and tokens[begin].fold in ARTICLES
        end = begin
        while end < len(tokens) and (tokens[end].capitalised or tokens[end].fold.isdigit() or _airs(tokens[end])):
            end += 1
        if behind and any(_airs(one) or one.fold in load_words("papers") for one in tokens[begin:end]):
            gone[at:end] = [True] * (end - at)


def _airs(token: Token) -> bool:
    return token.fold in load_words("broadcasters") - load_words("nouns for broadcasters")


def _told_deeds(tokens: Sequence[Token], used: Collection[int]) -> Iterator[int]:
    """Yield the verbs of saying that are what is asked about: "does Lind think we can talk to them?".

    So is what somebody is asked why they do not: "why didn't Lind speak on stage?".
    """
    folds = [token.fold for token in tokens]
    if "why" in folds:
        denied = next((at for at, fold in enumerate(folds) if fold in DENIALS and at > folds.index("why")), len(folds))
        behind = range(denied + 1, len(folds) - 1)
        yield from (at for at in behind if folds[at] in SPEAKING and at not in used and folds[at + 1] != "about")
    # "Was it made up?" and "did she give in?" tell no longer of saying.
    yield from (at for at, (fold, behind) in enumerate(pairwise(folds)) if fold in MADE and behind in GIVING_IN)
    first = min(used, default=len(tokens))
    for at in range(first + 3, len(tokens) - 1):
        if tokens[at].fold in PLAIN_SPEECH and tokens[at - 1].fold in MODALS and at - 2 not in used:
            yield at


def _drop_frame(tokens: Sequence[Token], gone: list[bool], *, step: int, kept: Set[int], named: Set[str]) -> None:
    """Take the frame words away that begin (`step` 1) or end (`step` -1) the text or a run of words that is left."""
    for at in range(len(tokens))[::step]:
        before = at - step
        at_edge = not 0 <= before < len(tokens) or gone[before]
        fold = tokens[at].fold
        empty = fold in FRAME or (step < 0 and fold in TAGS)
        if at_edge and empty and tokens[at].text not in named and at not in kept:
            gone[at] = True


def _pieces(text: str, tokens: Sequence[Token], gone: Sequence[bool], *, start: int) -> Iterator[str]:
    """Yield each run of words from `start` on that is left, as written."""
    for is_gone, run in groupby(range(start, len(tokens)), key=gone.__getitem__):
        if not is_gone:
            places = list(run)
            yield text[tokens[places[0]].start : tokens[places[-1]].end]


def _about_ends(tokens: Sequence[Token], gone: Sequence[bool], used: Collection[int]) -> int:
    """Return where the topic begins: behind the first "... did X say about", when words come before and after; else 0.

    In "what did X say about A, and what did Y say about B?" both are the topic.
    """
    behind = [*zip(tokens, gone, strict=True)]
    for last in sorted(at for at in used if at + 1 not in used) or [-1]:
        for at in range(last + 1, len(tokens) - 1):
            if not gone[at] or at in used:
                break
            if tokens[at].fold in ABOUT and not all(gone[at + 1 :]):
                # In "what did he say about it after" the matter stands before.
                matter = any(not is_gone and token.fold not in FRAME | WHEN for token, is_gone in behind[at + 1 :])
                return at + 1 if matter else 0
    return 0
