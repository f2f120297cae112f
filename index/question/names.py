"""Names: who a name or a role in a question can mean, looked up in tables beside the statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.statement import Speaker
from corpus.store.postings import unpack
from corpus.store.records import read_day, read_speaker
from index.question.nameforms import TITLES, Form
from index.question.nametables import Execute
from index.question.roles import RoleWords, read_role
from index.question.tokens import fold_text

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MIN_MISSPELLED = 5
MIN_MUCH_MISSPELLED = 6
MAX_MISSPELLED = 40
MAX_HOLDERS = 200
MAX_VALUES = 500
COMMON = 300
"""How many roles a word is counted in; what is in more says little."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody whom a form of a name can mean."""

    speaker: str
    form: Form


class Names:
    """The names a library knows, read where they lie: opening it costs nothing, a look-up some microseconds.

    `execute` reads the tables `write_names` writes and the table of speakers.
    """

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def referents(self, forms: Collection[str]) -> dict[str, tuple[Referent, ...]]:
        """Return whom each folded form can mean; forms nobody bears are left out."""
        found: dict[str, list[Referent]] = {}
        for form, speaker, kind in self._rows("SELECT form, speaker, kind FROM name_forms WHERE form IN ({})", forms):
            found.setdefault(form, []).append(Referent(speaker, Form(kind)))
        return {form: tuple(referents) for form, referents in found.items()}

    def misspelled(self, form: str) -> dict[str, tuple[Referent, ...]]:
        """Return the known forms that differ from `form` by one edit in one word of five letters or more.

        The first letter of that word stays; swapping two neighbours counts as one edit.
        """
        words = form.split()
        edits: set[str] = set()
        for at, word in enumerate(words):
            # All edits of a word cost the square of its length, and no name is longer than this.
            if not MIN_MISSPELLED <= len(word) <= MAX_MISSPELLED:
                continue
            for edit in _one_edit(word):
                if len(edit) >= MIN_MISSPELLED:
                    edits.add(" ".join((*words[:at], edit, *words[at + 1 :])))
        return self.referents(edits)

    def with_first_name(self, first: str, *, most: int = 20) -> tuple[str, ...]:
        """Return the speakers whose full names begin with a folded first name; none where more than `most` do."""
        query = "SELECT DISTINCT speaker FROM name_forms WHERE form >= ? AND form < ? AND kind = ? LIMIT ?"
        found = self._execute(query, (f"{first} ", f"{first}!", int(Form.FULL), most + 1))
        speakers = tuple(sorted(str(speaker) for (speaker,) in found))
        return speakers if len(speakers) <= most else ()

    def spelled_much_like(self, surname: str) -> dict[str, tuple[Referent, ...]]:
        """Return the surnames that differ from a folded one of six letters or more by two edits, behind the first two.

        A first name that fits must speak for each: two edits alone make one name of another.
        """
        from rapidfuzz.distance import OSA

        if not MIN_MUCH_MISSPELLED <= len(surname) <= MAX_MISSPELLED:
            return {}
        query = (
            "SELECT form, speaker FROM name_forms WHERE form >= ? AND form < ? AND kind = ?"
            " AND length(form) BETWEEN ? AND ? LIMIT 5000"
        )
        start = surname[:2]
        values = (start, start[:-1] + chr(ord(start[-1]) + 1), int(Form.SURNAME), len(surname) - 2, len(surname) + 2)
        found: dict[str, list[Referent]] = {}
        for form, speaker in self._execute(query, values):
            if OSA.distance(surname, form, score_cutoff=2) <= 2:
                found.setdefault(form, []).append(Referent(speaker, Form.SURNAME))
        return {form: tuple(referents) for form, referents in found.items()}

    def holders(self, role: RoleWords) -> tuple[str, ...]:
        """Return the speakers called by this role: in the same words if any are, else in words for the same office.

        Empty also where more than MAX_HOLDERS are: such a role does not say whom.
        """
        if not role.words:
            return ()
        strict = self._with_words(role.words, frozenset())
        if strict or not role.offices:
            return _if_few(strict)
        return _if_few(self._with_words(role.rest, role.offices))

    def called(self, role: RoleWords) -> tuple[str, ...]:
        """Return the speakers with a role of all these words: of no others if some have one, else of more too."""
        ids = _if_few(self._with_words(role.words, frozenset())) if role.words else ()
        exact = [
            one.id for one in self.speakers(ids) if any(read_role(each.name).words == role.words for each in one.roles)
        ]
        return tuple(exact) or ids

    def role_frequency(self, word: str) -> int:
        """Return how many roles have a word, place ("@japan") or office ("#coach") in them; COMMON for more."""
        query = f"SELECT count(*) FROM (SELECT 1 FROM role_words WHERE word = ? LIMIT {COMMON})"
        return int(next(iter(self._execute(query, (word,))))[0])

    def with_role_words(self, words: Collection[str], *, most: int) -> tuple[str, ...]:
        """Return `most` speakers with a role of some of these words, places or offices, those of most of them first.

        Words that 300 roles have or more count only where all have: they say little, and reading them takes long.
        """
        rare = sorted(word for word in words if self.role_frequency(word) < COMMON) or sorted(words)
        listed = rare[:MAX_VALUES]
        found = self._execute(
            f"SELECT speaker, max(told) AS most FROM (SELECT speaker, role, count(*) AS told FROM"
            f" (SELECT speaker, role FROM role_words WHERE word IN ({','.join('?' * len(listed))}) LIMIT 3000)"
            f" GROUP BY speaker, role) GROUP BY speaker ORDER BY most DESC, speaker LIMIT {most}",
            listed,
        )
        return tuple(str(speaker) for speaker, _ in found)

    def articles_with(
        self, groups: Sequence[Sequence[str]], also: Collection[str] = (), *, most: int
    ) -> list[tuple[int, str]]:
        """Return row and text of `most` articles with one phrase of each group of folded ones, and one of `also`."""
        asked = " AND ".join(_any_of(group) for group in (*groups, also) if group)
        if not asked or most < 1:
            return []
        query = (
            "SELECT row, text FROM articles WHERE row IN"
            " (SELECT rowid FROM article_words WHERE article_words MATCH ? ORDER BY rowid LIMIT ?)"
        )
        return [(int(row), str(text)) for row, text in self._execute(query, (asked, most))]

    def article_frequency(self, phrase: str) -> int:
        """Return how many articles hold a folded phrase; COMMON for more."""
        query = f"SELECT count(*) FROM (SELECT 1 FROM article_words WHERE article_words MATCH ? LIMIT {COMMON})"
        return int(next(iter(self._execute(query, (_any_of([phrase]),))))[0])

    def heard_in(self, article: int) -> tuple[Speaker, ...]:
        """Return the speakers whose statements an article, given by its row, has."""
        query = (
            "SELECT id, name, kind, aliases, roles FROM speakers WHERE row IN (SELECT n.speaker FROM statements AS s"
            " JOIN said AS d ON d.statement = s.row JOIN namings AS n ON n.row = d.naming WHERE s.article = ?)"
            " LIMIT 100"
        )
        return tuple(read_speaker(record) for record in self._execute(query, (article,)))

    def written_out(self, word: str) -> tuple[str, ...]:
        """Return the folded names of bodies that a word abbreviates: by their initials, or by how each word begins."""
        if not 3 <= len(word) <= 8:
            return ()
        found = [one.speaker for one in self.referents([word]).get(word, ()) if one.form is Form.INITIALS]
        names = [fold_text(one.name) for one in self.speakers(found[:3])]
        if not names and word.isalpha() and word.isascii():
            # "wapo" is "wa" and "po": the index finds the beginning, the rest is compared where it lies.
            query = "SELECT form FROM name_forms WHERE form GLOB ? AND kind = ? LIMIT 3"
            for at in range(2, len(word) - 1):
                found_forms = self._execute(query, (f"{word[:at]}* {word[at:]}*", int(Form.FULL)))
                names += [str(form) for (form,) in found_forms if str(form).count(" ") == 1]
        return tuple(dict.fromkeys(names))[:3]

    def newest(self) -> date | None:
        """Return the day the newest article was published, None where no article has a day."""
        day = next(iter(self._execute("SELECT max(published) FROM articles")), (None,))[0]
        return read_day(day)

    def reports(self, id: str, *, most: int = 3) -> list[str]:
        """Return the texts of `most` of the articles that have statements of a speaker."""
        packed = self._execute(
            "SELECT l.entries FROM speakers AS p JOIN namings AS n ON n.speaker = p.row"
            " JOIN lists AS l ON l.naming = n.row WHERE p.id = ? LIMIT ?",
            (id, most),
        )
        rows = unpack(entries for (entries,) in packed)["row"].tolist()[: 20 * most]
        marks = ",".join("?" * len(rows))
        own = f"SELECT article FROM statements WHERE row IN ({marks})"
        texts = self._execute(f"SELECT text FROM articles WHERE row IN ({own}) ORDER BY row LIMIT ?", (*rows, most))
        return [str(text) for (text,) in texts]

    def speakers(self, ids: Iterable[str]) -> tuple[Speaker, ...]:
        """Return the speakers with these ids, in that order; unknown ids are left out."""
        wanted = list(dict.fromkeys(ids))
        query = "SELECT id, name, kind, aliases, roles FROM speakers WHERE id IN ({})"
        found = {record[0]: read_speaker(record) for record in self._rows(query, wanted)}
        return tuple(found[id] for id in wanted if id in found)

    def nearest(self, name: str, *, limit: int = 3) -> tuple[str, ...]:
        """Return the known names most like `name`, nearest first; none where nothing is near."""
        from rapidfuzz.distance import OSA

        words = [word for word in fold_text(name).split() if word not in TITLES]
        close: dict[str, float] = {}
        for word in words:
            for speaker, form in self._beginning(word[:3] if len(word) > 3 else word):
                likeness = OSA.normalized_similarity(word, form)
                if likeness >= 0.6:
                    close[speaker] = max(close.get(speaker, 0.0), likeness)
        # Two words near the same person weigh more than one.
        whole = fold_text(name)
        ids = sorted(close, key=lambda id: (-close[id], id))[: 8 * limit]
        named = {
            speaker.name: close[speaker.id] + OSA.normalized_similarity(whole, fold_text(speaker.name))
            for speaker in self.speakers(ids)
        }
        return tuple(sorted(named, key=lambda known: (-named[known], known))[:limit])

    def _beginning(self, prefix: str) -> Iterator[tuple[str, str]]:
        if not prefix:
            return
        last = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        yield from self._execute(
            "SELECT speaker, form FROM name_forms WHERE form >= ? AND form < ? AND instr(form, ' ') = 0 LIMIT 2000",
            (prefix, last),
        )

    def _with_words(self, words: Collection[str], any_of: Collection[str]) -> tuple[str, ...]:
        """Return speakers, MAX_HOLDERS + 1 at most, with a role of all of `words` and one of `any_of` if given."""
        # The rarest word first keeps "the Ruritanian minister" from reading every minister.
        required = sorted(words, key=self.role_frequency)
        sources = [[word] for word in required]
        if any_of:
            sources.append(sorted(any_of))
        if not sources:
            return ()
        tables = " ".join(
            f"JOIN role_words AS w{at} ON w{at}.speaker = w0.speaker AND w{at}.role = w0.role"
            f" AND w{at}.word IN ({','.join('?' * len(source))})"
            for at, source in enumerate(sources)
            if at
        )
        query = (
            f"SELECT DISTINCT w0.speaker FROM role_words AS w0 {tables}"
            f" WHERE w0.word IN ({','.join('?' * len(sources[0]))}) LIMIT {MAX_HOLDERS + 1}"
        )
        values = [word for source in (*sources[1:], sources[0]) for word in source]
        return tuple(sorted(str(speaker) for (speaker,) in self._execute(query, values)))

    def _rows(self, query: str, values: Collection[str]) -> Iterator[tuple[Any, ...]]:
        listed = list(values)
        for start in range(0, len(listed), MAX_VALUES):
            chunk = listed[start : start + MAX_VALUES]
            yield from self._execute(query.format(",".join("?" * len(chunk))), chunk)


def _any_of(phrases: Iterable[str]) -> str:
    """Return the full-text query for any of these folded phrases."""
    return "(" + " OR ".join(f'"{phrase}"' for phrase in phrases) + ")"


def _if_few(speakers: tuple[str, ...]) -> tuple[str, ...]:
    return speakers if len(speakers) <= MAX_HOLDERS else ()


def _one_edit(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for letter in LETTERS:
            if letter != word[at]:
                yield word[:at] + letter + word[at + 1 :]
    for at in range(1, len(word) + 1):
        for letter in LETTERS:
            yield word[:at] + letter + word[at:]
