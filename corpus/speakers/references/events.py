"""Events: what a walk through a page meets, where it stands, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon.gender import Gender
from corpus.lexicon.roles import load_roles
from corpus.speakers.references.findings import SINGULAR, clip
from corpus.speakers.registry import EITHER
from corpus.speakers.sources.heads import Heads
from corpus.statements.finding import Finding

PASSED = frozenset({"he", "He", "she", "She", "his", "His", "her", "Her", "him"})


@dataclass(frozen=True, slots=True)
class Event:
    """Something the walk meets: a name, a pronoun or role phrase that is no source, or the source of a finding."""

    at: int
    order: int
    mention: int = -1
    gender: Gender | None = None
    subject: bool = True
    role_end: int = -1
    finding: int = -1


# Three kinds of events from three sources; each loop is short and yields its own.
def find_events(heads: Heads, findings: Sequence[Finding]) -> Iterator[Event]:
    """Yield what the walk meets, in no order: sources, mentions of people, pronouns and roles that are no source."""
    page, taken, covered = heads.page, set[int](), set[int]()
    for number, finding in enumerate(findings):
        if finding.source and finding.inside:
            yield Event(finding.source[0].start, -1, finding=number)
        elif finding.source:
            yield Event(finding.source[0].start, 1, finding=number)
            taken.add(finding.source[0].start)
            covered.update(i for span in finding.source for i in heads.inside(clip(span)))
    for number, who in enumerate(heads.registry.meant):
        if who >= 0 or who == EITHER:
            yield Event(heads.starts[number], 2 if number in covered else 0, mention=number)
    roles = load_roles()
    for token, word in enumerate(page.words):
        at = page.starts[token]
        if word in PASSED:
            if at not in taken and not page.is_quoted(at):
                yield Event(at, 0, gender=SINGULAR[word.lower()], subject=word.lower() in {"he", "she"})
        elif word in roles and page.leads(token) and not page.is_quoted(at):
            start = page.determined_from(token)
            if start is not None and start not in taken:
                yield Event(start, 0, role_end=at + len(word))
