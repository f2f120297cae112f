"""Subjects: who does what a question begins with by telling it, "Ama Lind wasn't happy with Brix's speech, why?"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import words
from corpus.people.roles import noun_of
from index.question.descriptions.phrase import is_break
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, EVER, FRAME, GENDERS, is_finite
from index.question.frames.slots import Slot
from index.question.mentions import Mention, who_may_be
from index.question.nameforms import TITLES
from index.question.names import Names
from index.question.parts.strangers import strange_name
from index.question.tokens import Token

NO_OPENING = ASKING | AUXILIARY | ABOUT | {"from", "by"}
"""Behind these a name does not begin a question as who does something."""
DOING_ENDS = ("ing", "ed", "s")
MIN_DOING = 5
CLAUSE_BEGINS = words("and but yet while whereas though although")
"""Behind these a name begins a clause: "and Lind doesn't"."""
BARE = words(
    "who why how come so not is was that then exactly did he she say what whats the his her their reason reasons "
    "reasoning"
)
"""What asks for nothing but the reason of what is told before."""
DOES = words("do does did")
STRIKING = words("hit fire shoot fight bite punch lash")
"""Verbs of doing something to another that have one form for now and then."""
HEARD = words("heard read saw seen gather gathered remember recall reportedly rumour rumor")
"""How the asker knows of what somebody does: "heard Lind was furious with Brix"."""
LEADING_ON = words("on off away out")


def find_subjects(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention]) -> list[int]:
    """Return before which tokens those end who do what is told of them: a name that begins a question, "he".

    "Lind isn't keen on Brix's plan", "Lind... did he back Brix's plan?", "what's his problem with Brix's plan".
    """
    named = _end_of_name(tokens, gaps, mentions)
    asks = (at for at in range(1, len(tokens)) if tokens[at].fold in GENDERS)
    meant = (at + 1 for at in asks if tokens[at - 1].fold in AUXILIARY | ASKING)
    return [named, *meant] if named else [*meant]


def is_done_to(tokens: Sequence[Token], gaps: Sequence[str], subjects: Sequence[int], slot: Slot) -> bool:
    """Return whether what stands in a slot is only what one of the subjects does something with.

    So do Brix's words in "Lind wasn't happy with Brix's speech", and "happy" there, which is no name. In "Lind wins:
    Brix's words?" they are asked for.
    """
    return any(
        (end < slot.start or (end == slot.start + 1 < slot.end))
        and (tokens[slot.end - 1].owns or slot.start == end + 1)
        and not any(is_break(gap) for gap in gaps[end : slot.start + 1])
        for end in subjects
    )


def find_last_subject(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention]) -> Mention | None:
    """Return who does what is told last of several before a bare "why?": "Brix likes tolls and Lind doesn't, why?"."""
    if (blamed := _behind_the_one(tokens, gaps, mentions)) and tokens[0].fold not in DOES:
        return blamed
    end = len(tokens)
    while end and tokens[end - 1].fold in BARE:
        end -= 1
    told = {token.fold for token in tokens[:end]}
    if ASKING.isdisjoint(token.fold for token in tokens[end:]) or told & ASKING or tokens[0].fold in AUXILIARY:
        return None
    subjects = [one for one in mentions if one.end < end and one.is_person and _begins_clause(tokens, gaps, one)]
    gender = next((GENDERS[token.fold] for token in tokens[end:] if token.fold in GENDERS), "")
    meant = [one for one in subjects if not gender or who_may_be(one.speakers, gender)]
    return meant[-1] if meant and len(subjects) > 1 else None


def _behind_the_one(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention]) -> Mention | None:
    """Return who feels something for another in "why is Brix the one Lind blames?", None where nobody does.

    In "Lind (the one Brix can't stand) on tolls" that only says who Lind is.
    """
    ones = {"one", "ones"}
    behind = (
        one
        for one in mentions
        if one.start > 1 and tokens[one.start - 1].fold in ones and not gaps[one.start - 2].strip()
    )
    return next((one for one in behind if one.is_person and one.end < len(tokens) and is_verb(tokens[one.end])), None)


def _begins_clause(tokens: Sequence[Token], gaps: Sequence[str], mention: Mention) -> bool:
    at = mention.start
    paused = is_break(gaps[at])
    begins = at == 0 or paused or tokens[at - 1].fold in CLAUSE_BEGINS
    return begins and not tokens[mention.end - 1].owns and is_verb(tokens[mention.end])


def _end_of_name(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention]) -> int:
    """Return before which token the name ends that a question begins with, a verb behind it; 0 where none does."""
    start = next((at for at, token in enumerate(tokens) if token.fold not in FRAME | TITLES | HEARD), len(tokens))
    if not NO_OPENING.isdisjoint(token.fold for token in tokens[:start]):
        return 0
    named = next((one.end for one in mentions if one.start <= start < one.end and one.of_person), 0)
    end = named or strange_name(tokens, start).stop
    if not start < end < len(tokens) or tokens[end - 1].owns or gaps[end].strip():
        return 0
    return end if is_verb(tokens[end]) else 0


def is_doing(tokens: Sequence[Token], at: int, names: Names) -> bool:
    """Return whether a word is no surname but tells what whoever stands before it does: "ama moaning at tolls".

    Articles print it in small letters, or what stands behind it leads to a topic as behind no name: "ama banging on
    about tolls", "ama poking fun at tolls".
    """
    if at + 2 >= len(tokens):
        return False
    token, first, second = tokens[at], tokens[at + 1].fold, tokens[at + 2].fold
    plain = token.fold.endswith("ing") and len(token.fold) > MIN_DOING and not token.capitalised and not token.owns
    if not plain or noun_of(token.fold):
        return False
    leads = first in LEADING_ON and second in ABOUT | {"at"}
    return leads or (first not in FRAME and second == "at") or names.prints_small(token.fold)


def is_verb(token: Token) -> bool:
    """Return whether a word behind a name may be what its bearer does: "isn't", "never", "thinks", "poking"."""
    fold = token.fold
    acts = fold in AUXILIARY | EVER | STRIKING or is_finite(fold)
    return acts or (not token.capitalised and not token.owns and fold.endswith(DOING_ENDS))
