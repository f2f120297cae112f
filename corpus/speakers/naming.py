"""Speakers: whom the source of each statement of one article means, by full name and role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from corpus.people.names import find_full_names, slug
from corpus.speakers.mentions import find_names
from corpus.speakers.references import References
from corpus.speakers.registry import Person, register
from corpus.statement import Role, Speaker
from corpus.statements.finding import Finding
from corpus.text.page import lay_out

if TYPE_CHECKING:
    from spacy.tokens import Doc


def name_speakers(
    doc: Doc, findings: Sequence[Finding], *, published: date | None = None, title: str = ""
) -> list[tuple[Speaker, ...]]:
    """Return for each finding the people and organisations its source means, in the order of `findings`.

    Empty where the source names nobody ("officials"), where nothing is printed, and where two
    people fit equally. Names are the fullest the article or its `title` gives; roles carry
    `published` as both days. Never raises; the time is linear in the length of the text.
    """
    page = lay_out(doc)
    sources = [span for finding in findings if not finding.inside for span in finding.source]
    people = {page.text[one.start : one.end] for one in page.entities if one.label == "PERSON"}
    known = find_full_names(title, people)
    registry = register(find_names(page, sources, known), page, known=known)
    references = References(page, registry, title)
    named = references.name(findings)
    speakers = [_speaker(person, published) for person in registry.people]
    return [
        tuple(
            speakers[one] if isinstance(one, int) else _unlisted(one, person=one in references.called_he_or_she)
            for one in who
        )
        for who in named
    ]


def _speaker(person: Person, published: date | None) -> Speaker:
    roles = tuple(Role(role, published, published) for role in person.roles)
    return Speaker(slug(person.printed), person.printed, "person", person.forms, roles)


def _unlisted(name: str, *, person: bool) -> Speaker:
    return Speaker(slug(name), name, "person" if person else "organisation", (name,))
