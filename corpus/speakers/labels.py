"""Labels: whom the Q and A of an interview, a transcript's initials and an account's handle mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from corpus.lexicon.folding import fold
from corpus.lexicon.lists import load_words
from corpus.people.names import find_full_names
from corpus.speakers.registry import Person, Registry
from corpus.text.page import Page
from corpus.text.stuckletters import BEGINS

FIRST_QUESTION = re.compile(rf"^(?:(?:Q|QUESTION|Question)[.:]|Q{BEGINS})", re.MULTILINE)
PROSE_QUESTION = re.compile(r"\?[ \t]*\n\s*[“\"]")
"""A question of the paper's that a quotation answers in the next paragraph."""
INITIALS = re.compile(r"[A-Z]{2,4}")
HANDLE = re.compile(r"@(\w{2,30})")
STATE = re.compile(r"[A-Z]{2}$")
"""Two capitals that end a handle."""
NO_LETTERS = re.compile(r"[\W_]")
BEFORE_HANDLE = re.compile(r"[\s(,]*")
MAX_HEADLINE = 160
"""Characters of a first paragraph that may be the headline, where the title names nobody."""
MAX_LEAD = 3000
"""Characters before the first question in which whoever answers is introduced."""


class Labels:
    """Reads the labels of one page, whose article has a title."""

    def __init__(self, page: Page, registry: Registry, title: str) -> None:
        self._page = page
        self._registry = registry
        self._title = title

    def interviewed(self) -> tuple[int, ...]:
        """Return who answers an interview's questions: the one the title names, else the only one of its lead."""
        return self._interviewed

    def bearer(self, label: str) -> tuple[int, ...] | None:
        """Return the person whose initials ("OL") or handle ("@oralind") a label is.

        Empty where two people have these initials; None where it is neither, or nobody's here.
        """
        handle = HANDLE.search(label)
        if handle is not None:
            return self._of_account(handle.group(1))
        if not label.isupper() and (who := self._of_account(label.replace(" ", ""))) is not None:
            return who  # "oralind" of a tag, "ora lindqvist" before its handle
        if not INITIALS.fullmatch(label):
            return None
        bearers = self._initials.get(label)
        return tuple(bearers if len(bearers) == 1 else ()) if bearers else None

    def _of_account(self, handle: str) -> tuple[int, ...] | None:
        """Return the person whose account has a handle, None where it is nobody's here."""
        who = self._handles.get(handle.lower())
        if who is None:
            who = self._named_in(handle)
        return None if who is None else (who,)

    def _named_in(self, handle: str) -> int | None:
        """Return the one person whose name a handle is but for an office or a state: "SenOraLind", "OraLindNY"."""
        forms = {handle.lower(), STATE.sub("", handle).lower()}
        bare = {form[len(word) :] for form in forms for word in load_words("account words") if form.startswith(word)}
        bearers = {who for form in forms | bare if (who := self._handles.get(form)) is not None}
        bearers |= {person.number for person in self._registry.people if person.name.surname in bare}
        return _only(bearers)

    @cached_property
    def _interviewed(self) -> tuple[int, ...]:
        first = FIRST_QUESTION.search(self._page.text) or PROSE_QUESTION.search(self._page.text)
        end = min(first.start() if first else 0, MAX_LEAD)
        mentions, meant = self._registry.mentions, self._registry.meant
        lead = dict.fromkeys(
            who for mention, who in zip(mentions, meant, strict=True) if who >= 0 and mention.start < end
        )
        title = self._in_title()
        headline = min(self._page.text.find("\n"), end)
        headed = {who for mention, who in zip(mentions, meant, strict=True) if who >= 0 and mention.start < headline}
        for people in (title, [who for who in lead if who in title], headed if headline < MAX_HEADLINE else (), lead):
            who = _only(people)
            if who is not None:
                return (who,)
        return ()

    def _in_title(self) -> list[int]:
        """Return the people whose surnames the title gives, in full names or alone."""
        surnames = {name.surname for name in find_full_names(self._title)}
        surnames.update(fold(self._title).replace(":", " ").split())
        return [person.number for person in self._registry.people if person.name.surname in surnames]

    @cached_property
    def _initials(self) -> dict[str, set[int]]:
        """Return the people by their initials."""
        bearers: dict[str, set[int]] = {}
        for person in self._registry.people:
            for initials in _initials_of(person):
                bearers.setdefault(initials, set()).add(person.number)
        return bearers

    @cached_property
    def _handles(self) -> dict[str, int]:
        """Return the people by the handles printed behind their names, and by handles that are their names."""
        handles: dict[str, int] = {}
        for person in self._registry.people:
            if person.name.given:
                handles[NO_LETTERS.sub("", "".join(person.name.words))] = person.number
        for mention, who in zip(self._registry.mentions, self._registry.meant, strict=True):
            gap = BEFORE_HANDLE.match(self._page.text, mention.end)
            behind = HANDLE.match(self._page.text, gap.end()) if gap else None
            if behind is not None and who >= 0:
                handles[behind.group(1).lower()] = who
        return handles


def _initials_of(person: Person) -> set[str]:
    """Return the initials of a person's name in capitals; those of each part of a double name too."""
    words = (*person.name.given, person.name.surname)
    if len(words) < 2:
        return set()
    parts = fold(person.name.printed).replace("-", " ").split()
    return {"".join(word[0] for word in each).upper() for each in (words, parts, person.name.words) if all(each)}


def _only(people: Iterable[int]) -> int | None:
    """Return the one person there is, None where there are none or several."""
    found = set(people)
    return found.pop() if len(found) == 1 else None
