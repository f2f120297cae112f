"""Speakers: whom the source of each statement of one article means, by full name and role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from corpus.people.names import find_full_names, slug
from corpus.people.roles import RolePhrase, parse_role, same_office
from corpus.speakers.mentions import find_names, is_of_things
from corpus.speakers.references.references import References
from corpus.speakers.registry import Person, register
from corpus.speakers.sources.openings import mend_openings
from corpus.statement import Role, Speaker
from corpus.statements.finding import Finding
from corpus.text.page import Page, lay_out

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLAUSE = re.compile(r",|\s(?:who|whose|which|that)\s")
"""What ends a role: more is told behind it."""
SOME = re.compile(r"\d|\b(?:at|for|of) an? ")
"""What stands in no role: an age, and what could be said of many ("the head of a bank")."""


def name_speakers(
    doc: Doc, findings: Sequence[Finding], *, published: date | None = None, title: str = ""
) -> list[tuple[Speaker, ...]]:
    """Return for each finding the people and organisations its source means, in the order of `findings`.

    Empty where the source names nobody ("officials"), where nothing is printed, and where two
    people fit equally. Names are the fullest the article or its `title` gives; roles carry
    `published` as both days. Never raises; the time is linear in the length of the text.
    """
    page, findings = mend_openings(lay_out(doc), findings)
    sources = [span for finding in findings if not finding.inside for span in finding.source]
    people = [one for one in page.entities if one.label == "PERSON"]
    things = {page.text[one.start : one.end] for one in people if is_of_things(page, one.start, one.end)}
    known = find_full_names(title, {page.text[one.start : one.end] for one in people} - things)
    verbs = {span.start for finding in findings for span in finding.cue if page.text[span.start].isalpha()}
    mentions = [one for one in find_names(page, sources, known) if verbs.isdisjoint(range(one.start, one.end))]
    registry = register(mentions, page, known=known)
    references = References(page, registry, title)
    named = references.name(findings)
    called = _called(findings, named, registry.people, page)
    speakers = [_speaker(person, called.get(person.number, ()), published) for person in registry.people]
    return [
        tuple(speakers[one] if isinstance(one, int) else _unlisted(one, references) for one in who) for who in named
    ]


def _called(
    findings: Sequence[Finding], named: Sequence[Sequence[int | str]], people: Sequence[Person], page: Page
) -> dict[int, list[str]]:
    """Return by number the roles by which the sources mean somebody and which stand beside no name of theirs.

    "Ama Lind was late. The rural affairs minister said ..." tells what she is.
    """
    called: dict[int, list[str]] = {}
    for finding, who in zip(findings, named, strict=True):
        if len(who) != 1 or not isinstance(who[0], int) or len(finding.source) != 1:
            continue
        person = people[who[0]]
        role = _definite_role(" ".join(page.text[finding.source[0].start : finding.source[0].end].split()))
        known = called.setdefault(who[0], [])
        # "The head of Lind's campaign" is not Lind, whatever was taken for what.
        own = person.name.surname in role.lower().replace("’", "'").replace("'s", "").split()
        if role and not own and not _is_told((*person.phrases, *map(parse_role, known)), role):
            known.append(role)
    return called


def _definite_role(source: str) -> str:
    """Return the role of a source that is one of several words with "the", empty where it is none."""
    role = CLAUSE.split(source, maxsplit=1)[0]
    if role[:4].lower() != "the " or SOME.search(role):
        return ""
    phrase = parse_role(role)
    return role[4:] if phrase and phrase.narrowing and not phrase.plural else ""


def _is_told(known: Iterable[RolePhrase | None], role: str) -> bool:
    """Return whether one of these roles says as much as another."""
    new = parse_role(role)
    return new is not None and any(
        one is not None and same_office(one.head, new.head) and new.narrowing <= one.narrowing for one in known
    )


def _speaker(person: Person, called: Sequence[str], published: date | None) -> Speaker:
    roles = tuple(Role(role, published, published) for role in (*person.roles, *called))
    return Speaker(slug(person.printed), person.printed, "person", person.forms, roles)


def _unlisted(name: str, references: References) -> Speaker:
    if name in references.called_he_or_she:
        return Speaker(slug(name), name, "person", (name,))
    return Speaker(slug(name), name, "organisation", (name, *references.also(name)))
