"""Keywords: a row of words that names one person, all others being what is asked: "lind racism judge"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon.lists import is_listed
from corpus.people.roles import is_plural
from index.question.descriptions.phrase import is_head, is_pause
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, FRAME, PLAIN_SPEECH, SPEECH_NOUNS, SUBJECTS
from index.question.frames.slots import DETERMINERS, OBJECTS, POLLS
from index.question.mentions import PART_ENDS, Mention, are_cased
from index.question.nameforms import Form
from index.question.names import Names
from index.question.parts.rows import is_place
from index.question.parts.strangers import strange_name
from index.question.roles import find_role, office_at
from index.question.tokens import Token

LINKING = frozenset({"of", "for", "from", "by", "in", "at", "after", "than", "like"})
TELLING = ABOUT | AUXILIARY | ASKING | PART_ENDS | DETERMINERS | OBJECTS | SUBJECTS | PLAIN_SPEECH | POLLS | LINKING
"""With any of these in it a text is a question or a heading, and no mere row of words."""
BODIES = ("collectives", "bodies", "generic bodies", "people")
PLURALS = frozenset({"police", "people"})


def find_named_in_row(
    tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names
) -> Mention | None:
    """Return the one person whom a row of words names wherever in it, None where it is no row, or may mean another.

    In "lind lawyer tolls" it may be Lind's lawyer, as in "lind campaign manager" where articles print "campaign
    manager"; in "mayor lind tolls" whoever is mayor, and in "wanda kolb tolls lind" a stranger.
    """
    if not is_row(tokens, gaps):
        return None
    people = people_in(tokens, mentions, names)
    if len(people) != 1:
        return None
    one = people[0]
    lead = next((at for at, token in enumerate(tokens) if token.fold not in FRAME), 0)
    if one.start > lead and _is_another(tokens, lead, one, mentions):
        return None
    return None if _may_be_owned(tokens, one.end, names) else one


def is_row(tokens: Sequence[Token], gaps: Sequence[str]) -> bool:
    """Return whether a text is a row of words: no verb of a question, nothing owned, no pause, no word that links."""
    if any(token.owns or token.fold in TELLING for token in tokens) or any(is_pause(gap) for gap in gaps[1:]):
        return False
    return all(token.fold not in SPEECH_NOUNS for token in tokens[1:-1])


def people_in(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> list[Mention]:
    """Return the mentions of people, without "police", and of several without what articles print as words."""
    people = [one for one in mentions if one.of_person and not _is_kind(tokens, one)]
    if len(people) < 2:
        return people
    return [one for one in people if not is_word(tokens, one, names)]


def is_word(tokens: Sequence[Token], mention: Mention, names: Names) -> bool:
    """Return whether a name is a single word in small letters that articles print so too: no name where it stands."""
    token = tokens[mention.start]
    alone = mention.end - mention.start == 1 and not (token.capitalised and are_cased(tokens))
    return alone and (is_listed(token.fold, *BODIES) or names.prints_small(token.fold))


def _is_another(tokens: Sequence[Token], lead: int, one: Mention, mentions: Sequence[Mention]) -> bool:
    """Return whether a row begins with somebody else than the one it names later: a body, an office, a stranger."""
    if strange_name(tokens, lead):
        return True
    first = mentions[0]
    begins = first.start == lead and first != one
    if begins and not is_place(first) and first.form in {Form.FULL, Form.INITIALS} and not _is_kind(tokens, first):
        return True
    role = find_role(tokens, lead, one.start)
    return role is not None and role[0] == lead and is_listed(tokens[role[1] - 1].fold, "offices", "sole offices")


def _is_kind(tokens: Sequence[Token], mention: Mention) -> bool:
    """Return whether somebody is only called by what they are, "government", though a name ends so: "Port Police"."""
    return mention.end - mention.start == 1 and is_listed(tokens[mention.start].fold, *BODIES, "offices")


def _may_be_owned(tokens: Sequence[Token], end: int, names: Names) -> bool:
    """Return whether somebody else may be meant who belongs to whoever is named before token `end`: "lind lawyer"."""
    if end == len(tokens):
        return False
    if office_at(tokens, end) or is_head(tokens, end):
        return not (is_plural(tokens[end].fold) or tokens[end].fold in PLURALS)
    behind = end + 1
    if behind >= len(tokens) or not is_head(tokens, behind) or is_plural(tokens[behind].fold):
        return False
    return bool(names.article_frequency(f"{tokens[end].fold} {tokens[behind].fold}"))
