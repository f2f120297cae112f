"""The look-ups that reading a question needs, in the tables `write_names` writes and those of the library."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from corpus.statement import Speaker
from corpus.store.packing import unpack_text
from corpus.store.postings.postings import unpack
from corpus.store.records import SPEAKER_COLUMNS, read_day, read_speaker
from index.question.nameforms import Form
from index.question.roles import COMMON
from index.stores.sqlite.nametables import Execute

MAX_VALUES = 500


class SqliteLookups:
    """The names of one library, read by `execute`: see `index.question.lookups.Lookups`."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def bearers(self, forms: Collection[str]) -> Iterator[tuple[str, str, Form]]:
        """Return form, speaker and how the one stands for the other, for whoever bears one of these forms."""
        # Of hundreds of forms that a misspelled one may be, `IN` would make a table first.
        query = "SELECT form, speaker, kind FROM json_each(?) AS one CROSS JOIN name_forms ON form = one.value"
        for form, speaker, kind in self._execute(query, (json.dumps(sorted(forms)),)):
            yield form, speaker, Form(kind)

    def with_first_name(self, first: str, *, most: int) -> list[str]:
        """Return `most` of the speakers whose full names begin with a first name."""
        query = "SELECT DISTINCT speaker FROM name_forms WHERE form >= ? AND form < ? AND kind = ? LIMIT ?"
        found = self._execute(query, (f"{first} ", f"{first}!", int(Form.FULL), most))
        return [str(speaker) for (speaker,) in found]

    def surnames(self, beginning: str, *, lengths: tuple[int, int], most: int) -> list[str]:
        """Return `most` surnames that begin so, of these lengths, each once."""
        query = (
            "SELECT DISTINCT form FROM name_forms WHERE form >= ? AND form < ? AND kind = ?"
            " AND length(form) BETWEEN ? AND ? LIMIT ?"
        )
        found = self._execute(query, (beginning, _behind(beginning), int(Form.SURNAME), *lengths, most))
        return [str(form) for (form,) in found]

    def single_words(self, beginning: str, *, most: int) -> Iterable[tuple[str, str]]:
        """Return `most` forms of one word that begin so, and who bears each; none where it is empty."""
        if not beginning:
            return ()
        query = "SELECT form, speaker FROM name_forms WHERE form >= ? AND form < ? AND instr(form, ' ') = 0 LIMIT ?"
        return self._execute(query, (beginning, _behind(beginning), most))

    def full_names(self, beginnings: Sequence[str], *, most: int) -> list[str]:
        """Return `most` full names of which each word begins so, and whatever more words they have."""
        # The index finds the beginning, the rest is compared where it lies.
        pattern = " ".join(f"{beginning}*" for beginning in beginnings)
        query = "SELECT form FROM name_forms WHERE form GLOB ? AND kind = ? LIMIT ?"
        return [str(form) for (form,) in self._execute(query, (pattern, int(Form.FULL), most))]

    def role_frequency(self, word: str) -> int:
        """Return how many roles have a word, place or office in them; COMMON for more."""
        query = f"SELECT count(*) FROM (SELECT 1 FROM role_words WHERE word = ? LIMIT {COMMON})"
        return int(next(iter(self._execute(query, (word,))))[0])

    def with_role_words(self, words: Sequence[str], *, most: int) -> list[str]:
        """Return `most` speakers with a role of some of these words, places or offices, those of most of them first."""
        found = self._execute(
            f"SELECT speaker, max(told) AS most FROM (SELECT speaker, role, count(*) AS told FROM"
            f" (SELECT speaker, role FROM role_words WHERE word IN ({','.join('?' * len(words))}) LIMIT 3000)"
            f" GROUP BY speaker, role) GROUP BY speaker ORDER BY most DESC, speaker LIMIT {most}",
            words,
        )
        return [str(speaker) for speaker, _ in found]

    def with_whole_role(self, words: Sequence[Collection[str]], *, most: int) -> list[str]:
        """Return `most` speakers with a role that has one word of each of these groups; the first should be rare."""
        tables = " ".join(
            f"JOIN role_words AS w{at} ON w{at}.speaker = w0.speaker AND w{at}.role = w0.role"
            f" AND w{at}.word IN ({','.join('?' * len(group))})"
            for at, group in enumerate(words)
            if at
        )
        query = (
            f"SELECT DISTINCT w0.speaker FROM role_words AS w0 {tables}"
            f" WHERE w0.word IN ({','.join('?' * len(words[0]))}) LIMIT {most}"
        )
        values = [word for group in (*words[1:], words[0]) for word in group]
        return [str(speaker) for (speaker,) in self._execute(query, values)]

    def articles_with(
        self, groups: Sequence[Sequence[str]], *, most: int, but: Collection[int] = ()
    ) -> list[tuple[int, str]]:
        """Return row and text, its title before it, of the first `most` articles with one phrase of each group, by row.

        Those in `but`, by row, are left out of these.
        """
        query = "SELECT rowid FROM article_words WHERE article_words MATCH ? ORDER BY rowid LIMIT ?"
        asked = " AND ".join(map(_any_of, groups))
        rows = [int(row) for (row,) in self._execute(query, (asked, most)) if row not in but]
        texts = self._rows("SELECT row, title, text FROM articles WHERE row IN ({}) ORDER BY row", rows)
        return [(int(row), f"{title}\n{unpack_text(text)}".lstrip("\n")) for row, title, text in texts]

    def article_frequencies(self, phrases: Sequence[str]) -> list[int]:
        """Return how many articles hold each phrase; COMMON for more."""
        query = f"SELECT count(*) FROM (SELECT 1 FROM article_words WHERE article_words MATCH ? LIMIT {COMMON})"
        return [int(next(iter(self._execute(query, (_any_of([phrase]),))))[0]) for phrase in phrases]

    def are_printed(self, words: Sequence[str]) -> list[bool]:
        """Return of each word whether an article prints it."""
        query = "SELECT EXISTS (SELECT 1 FROM article_words WHERE article_words MATCH ?)"
        return [bool(next(iter(self._execute(query, (_any_of([word]),))))[0]) for word in words]

    def heard_in(self, article: int) -> tuple[Speaker, ...]:
        """Return the speakers whose statements an article, given by its row, has; a hundred at most."""
        query = (
            f"SELECT {SPEAKER_COLUMNS} FROM speakers WHERE row IN (SELECT n.speaker FROM statements AS s"
            " JOIN said AS d ON d.statement = s.row JOIN namings AS n ON n.row = d.naming WHERE s.article = ?)"
            " LIMIT 100"
        )
        return tuple(read_speaker(record) for record in self._execute(query, (article,)))

    def newest(self) -> date | None:
        """Return the day the newest article was published, None where no article has a day."""
        day = next(iter(self._execute("SELECT max(published) FROM articles")), (None,))[0]
        return read_day(day)

    def reports(self, speaker: str, *, most: int) -> list[str]:
        """Return the texts of `most` of the articles that have statements of a speaker."""
        packed = self._execute(
            "SELECT l.entries FROM speakers AS p JOIN namings AS n ON n.speaker = p.row"
            " JOIN lists AS l ON l.naming = n.row WHERE p.id = ? LIMIT ?",
            (speaker, most),
        )
        rows = unpack(entries for (entries,) in packed)["row"].tolist()[: 20 * most]
        marks = ",".join("?" * len(rows))
        own = f"SELECT article FROM statements WHERE row IN ({marks})"
        texts = self._execute(f"SELECT text FROM articles WHERE row IN ({own}) ORDER BY row LIMIT ?", (*rows, most))
        return [str(unpack_text(text)) for (text,) in texts]

    def speakers(self, ids: Sequence[str]) -> dict[str, Speaker]:
        """Return the speakers with these ids, by id; unknown ids are left out."""
        query = f"SELECT {SPEAKER_COLUMNS} FROM speakers WHERE id IN ({{}})"
        return {record[0]: read_speaker(record) for record in self._rows(query, ids)}

    def _rows(self, query: str, values: Collection[str] | Collection[int]) -> Iterator[tuple[Any, ...]]:
        listed: list[str | int] = list(values)
        for start in range(0, len(listed), MAX_VALUES):
            chunk = listed[start : start + MAX_VALUES]
            yield from self._execute(query.format(",".join("?" * len(chunk))), chunk)


def _behind(beginning: str) -> str:
    """Return the first text behind all that begin so, in the order of code points."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)


def _any_of(phrases: Iterable[str]) -> str:
    """Return the full-text query for any of these folded phrases."""
    return "(" + " OR ".join(f'"{phrase}"' for phrase in phrases) + ")"
