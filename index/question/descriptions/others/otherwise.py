"""Otherwise: who stands otherwise to an office than a description says, or is known for something else."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.people.roles import noun_of
from corpus.statement import Speaker
from index.question.callings import AT_ITS_HEAD, LOOSE, called_fit
from index.question.descriptions.others.elsewhere import MAX_ROLES, told_by_role
from index.question.descriptions.phrase import Phrase
from index.question.names import Names, standings_in
from index.question.roles import is_of_office, read_role, telling_words
from index.question.standing import LESSER, Standing, is_lesser, is_no_less, standings_of
from index.question.tokens import fold_text

MANY_ROLES, MANY_ARTICLES = 4, 12
"""How many roles say what somebody is who is known for it, and how many articles name them."""


def is_only_above(speaker: Speaker, phrase: Phrase) -> bool:
    """Return whether somebody has the office whose deputy, or former holder, is asked for, and is never called that."""
    lesser = LESSER.intersection(phrase.narrowing)
    if not lesser and phrase.standing is None:
        return False
    roles = [role.name for role in speaker.roles[:MAX_ROLES]]
    offices = [read_role(head) for head in phrase.heads]
    of_office = [role for role in roles if any(is_of_office(role, office) for office in offices)]
    return bool(of_office) and not any(
        lesser <= read_role(role).words and stands_so(role, phrase) for role in of_office
    )


def standings_to(speaker: Speaker, phrase: Phrase) -> frozenset[Standing]:
    """Return how somebody stands to the office described, by the roles that are one of it and no less."""
    return frozenset().union(*(standings_in(speaker, read_role(head)) for head in phrase.heads))


def stands_so(role: str, phrase: Phrase) -> bool:
    """Return whether whoever has a role stands to the office as the description says, where it says so."""
    if phrase.standing is None:
        return True
    return any(phrase.standing in standings_of(role, read_role(head)) for head in phrase.heads or ("",))


def is_called_all(speaker: Speaker, phrase: Phrase) -> bool:
    """Return whether one role of somebody says all of a description: the "Gull Committee chairman" is its head."""
    asked = dict.fromkeys(telling_words(phrase.narrowing), 1.0)
    for role in (each.name for each in speaker.roles[:MAX_ROLES] if asked and stands_so(each.name, phrase)):
        told = told_by_role(role, phrase.narrowing, asked)
        fits = (called_fit(head, role, asked.keys(), told, phrase.standing) for head in phrase.heads)
        if asked.keys() <= told and max(fits, default=0.0) >= AT_ITS_HEAD:
            return True
    return False


def is_less(role: str, head: str) -> bool:
    """Return whether a role has the words of an office, and is a lesser one, or somebody's of whoever holds it."""
    office = read_role(head)
    return is_of_office(role, office) and not is_no_less(role, office)


def is_below(role: str, head: str, phrase: Phrase) -> bool:
    """Return whether a role is under whoever leads a body, where the noun asks for who leads it: "deputy leader".

    Whose deputy is asked for may be called by any noun: the deputy head of a bank is its deputy governor.
    """
    noun = noun_of(head)
    leads = noun is not None and bool(LOOSE & {noun.noun, *noun.wider})
    return leads and is_lesser(role) and not (head in LOOSE and LESSER.intersection(phrase.narrowing))


def is_known_otherwise(speaker: Speaker, phrase: Phrase, weights: Mapping[str, float], names: Names) -> bool:
    """Return whether much is known of somebody and no role says a word of what narrows a description down.

    What is told around whoever is in every report, "President Lind", is told there by chance; of a lawyer what the
    judge hears.
    """
    if _only_pleads(speaker, phrase):
        return True
    roles = [role.name for role in speaker.roles[:MAX_ROLES]] if phrase.heads else []
    if not roles or any(told_by_role(role, phrase.narrowing, weights) for role in roles):
        return False
    return len(roles) >= MANY_ROLES or names.article_frequency(fold_text(speaker.name)) >= MANY_ARTICLES


def _only_pleads(speaker: Speaker, phrase: Phrase) -> bool:
    """Return whether roles call somebody a lawyer, and no judge, where a judge is asked for."""
    if not any((noun := noun_of(head)) and "jurist" in noun.wider for head in phrase.heads):
        return False
    nouns = [noun for role in speaker.roles[:MAX_ROLES] if (noun := noun_of(role.name.split()[-1]))]
    return any(noun.same == "lawyer" for noun in nouns) and not any("jurist" in noun.wider for noun in nouns)
