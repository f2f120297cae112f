"""Tables of names: every form of a speaker's name and every word of their roles, kept beside the statements."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from corpus.statement import Speaker
from corpus.store.records import read_speaker
from index.question.nameforms import name_forms
from index.question.roles import abbreviations, read_role

TABLES = (
    "CREATE TABLE IF NOT EXISTS name_forms (form TEXT, speaker TEXT, kind INTEGER, PRIMARY KEY (form, speaker))"
    " WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS role_words (word TEXT, speaker TEXT, role INTEGER, PRIMARY KEY (word, speaker, role))"
    " WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS named_speakers (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID",
)

# What older versions kept to find the rows of a speaker by; what they are is known from the speaker's record.
NEEDLESS = ("DROP INDEX IF EXISTS name_forms_by_speaker", "DROP INDEX IF EXISTS role_words_by_speaker")

# Everything the look-up rows of a speaker are made from; the number rises when they are made otherwise.
RECORD = "'9' || char(31) || p.name || char(31) || p.kind || char(31) || p.aliases || char(31) || p.roles"

SEPARATOR = "\x1f"

# SQLite keeps what is no larger in three bytes.
MAX_ROLE = 0x7FFFFF

# The row that says which form of the look-up rows all speakers have.
MADE = ""


class Execute(Protocol):
    """Runs one SQL statement and gives its rows, as `sqlite3.Connection.execute` does."""

    def __call__(self, sql: str, values: Sequence[Any] = (), /) -> Iterable[Any]:
        """Return the rows of the statement."""


def write_names(execute: Execute, among: Iterable[str] | None = None) -> int:
    """Bring the look-up tables up to date with the table of speakers and return how many speakers changed.

    `among` are the ids of the speakers that may have come, gone or changed; without, all are compared. The tables are
    derived: they can be dropped and made again. The caller holds the transaction.
    """
    made = are_made(execute)
    for statement in (*TABLES, *NEEDLESS):
        execute(statement)
    if made:
        stale, changed = _all_changed(execute) if among is None else _changed(execute, among)
    else:
        # Who knows what another version made of a record.
        for table in ("name_forms", "role_words", "named_speakers"):
            execute(f"DELETE FROM {table}")
        stale, changed = _all_changed(execute)
    before = {id: _recorded(id, record) for id, record in stale}
    now = {record[1]: read_speaker(record[1:]) for record in changed}
    for id in {*before, *now}:
        _change(execute, before.get(id), now.get(id))
    for id in before.keys() - now.keys():
        execute("DELETE FROM named_speakers WHERE id = ?", (id,))
    for record, id, *_ in changed:
        execute("INSERT OR REPLACE INTO named_speakers VALUES (?, ?)", (id, record))
    execute("INSERT OR REPLACE INTO named_speakers VALUES (?, ?)", (MADE, RECORD))
    return len({*before, *now})


def _recorded(id: str, record: str) -> Speaker:
    """Return the speaker that a record was made of."""
    _, _, columns = record.partition(SEPARATOR)
    return read_speaker((id, *columns.rsplit(SEPARATOR, 3)))  # a name may hold anything


def _change(execute: Execute, before: Speaker | None, now: Speaker | None) -> None:
    """Bring the rows of a speaker up to date; most of somebody with many roles stay what they are."""
    for table, key, rows_of in (
        ("name_forms", "form = ? AND speaker = ? AND kind = ?", form_rows),
        ("role_words", "word = ? AND speaker = ? AND role = ?", role_rows),
    ):
        old, new = (set(rows_of(speaker) if speaker else ()) for speaker in (before, now))
        for row in old - new:
            execute(f"DELETE FROM {table} WHERE {key}", row)
        for row in new - old:
            execute(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)", row)


def form_rows(speaker: Speaker) -> Iterator[tuple[str, str, int]]:
    """Yield form, speaker and kind of each form of a speaker's names, each form once: the first of a form counts."""
    kinds: dict[str, int] = {}
    for form, kind in name_forms(speaker):
        kinds.setdefault(form, int(kind))
    for form, number in kinds.items():
        yield form, speaker.id, number


def role_rows(speaker: Speaker) -> Iterator[tuple[str, str, int]]:
    """Yield word, speaker and number of the role for each word by which a speaker's roles are found.

    The number is of the role's name and not of its place: a new role leaves the others' rows what they are. Where two
    roles of a speaker share one, the speaker is found by words of both.
    """
    for role in speaker.roles:
        number = zlib.crc32(role.name.encode()) & MAX_ROLE
        for word in _role_keys(role.name):
            yield word, speaker.id, number


def are_made(execute: Execute) -> bool:
    """Return whether the look-up tables are there and made as this version makes them; false for a new library too."""
    if not list(execute("SELECT 1 FROM sqlite_master WHERE name = 'named_speakers'")):
        return False
    return bool(list(execute("SELECT 1 FROM named_speakers WHERE id = ? AND record = ?", (MADE, RECORD))))


def _all_changed(execute: Execute) -> tuple[list[tuple[str, str]], list[tuple[Any, ...]]]:
    """Return id and record of those whose rows are out of date, and the speakers whose rows are to be written."""
    changed = list(
        execute(
            f"SELECT {RECORD}, p.id, p.name, p.kind, p.aliases, p.roles FROM speakers AS p"
            f" LEFT JOIN named_speakers AS n ON n.id = p.id WHERE n.record IS NOT {RECORD}"
        )
    )
    coming = {record[1] for record in changed}
    known = (
        "SELECT n.id, n.record, p.id IS NULL FROM named_speakers AS n LEFT JOIN speakers AS p ON p.id = n.id"
        " WHERE n.id <> ?"
    )
    return [(id, record) for id, record, gone in execute(known, (MADE,)) if gone or id in coming], changed


def _changed(execute: Execute, among: Iterable[str]) -> tuple[list[tuple[str, str]], list[tuple[Any, ...]]]:
    """Return what `_all_changed` would if only these speakers can have changed."""
    stale, changed = [], []
    for id in sorted(set(among)):
        before = next(iter(execute("SELECT record FROM named_speakers WHERE id = ?", (id,))), None)
        columns = f"{RECORD}, p.id, p.name, p.kind, p.aliases, p.roles"
        now = next(iter(execute(f"SELECT {columns} FROM speakers AS p WHERE p.id = ?", (id,))), None)
        if before and (now is None or now[0] != before[0]):
            stale.append((id, before[0]))
        if now and (before is None or now[0] != before[0]):
            changed.append(now)
    return stale, changed


def _role_keys(role: str) -> frozenset[str]:
    parts = read_role(role)
    return parts.words | parts.offices | parts.rest | frozenset(abbreviations(role))
