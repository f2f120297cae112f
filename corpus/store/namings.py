"""Namings: the ways in which articles name people, and the library's speakers, kept up to date with them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from typing import Any

from corpus.people.linking import Appearance, group_key, link_people
from corpus.people.memory import Memories
from corpus.statement import Role, Speaker, Statement
from corpus.store.postings.postings import UNDATED, from_day, unpack
from corpus.store.records import SPEAKER_COLUMNS, read_speaker, write_speaker

Execute = Callable[..., Any]


def write_namings(execute: Execute, statements: Sequence[Statement]) -> dict[str, int]:
    """Return the row of the naming of each speaker and teller of one article's statements, by the id it has there.

    Articles that name somebody in the same words share a naming; its days are those of its statements.
    """
    rows: dict[str, int] = {}
    people = (who for statement in statements for who in (*statement.speakers, *statement.told_by))
    for speaker in {speaker.id: speaker for speaker in people}.values():
        _, *printed = write_speaker(_without_days(speaker))
        found = execute(
            "SELECT row FROM namings WHERE name = ? AND kind = ? AND aliases = ? AND roles = ?", printed
        ).fetchone()
        if found is None:
            found = execute(
                "INSERT INTO namings (name, kind, aliases, roles, block) VALUES (?, ?, ?, ?, ?) RETURNING row",
                (*printed, group_key(speaker)),
            ).fetchone()
        rows[speaker.id] = found[0]
    return rows


def link_namings(execute: Execute, namings: Iterable[int], memories: Memories | None = None) -> set[str]:
    """Bring the speakers up to date after statements came to, or went from, the postings of these namings.

    A naming that no statement has or is told by any more goes, and so does a speaker without namings. Nothing is
    linked again where the namings, and the days on which they were printed, are what they were. The ids of the
    speakers that came, went or changed are returned. `memories` are what was worked out in the steps before.
    """
    blocks: set[str] = set()
    for row in namings:
        block, *before, speaker = execute(
            "SELECT block, first, last, speaker FROM namings WHERE row = ?", (row,)
        ).fetchone()
        packed = execute("SELECT entries FROM lists WHERE naming = ?", (row,)).fetchall()
        if not packed and not execute("SELECT 1 FROM told WHERE naming = ?", (row,)).fetchone():
            execute("DELETE FROM namings WHERE row = ?", (row,))
            blocks.add(block)
            continue
        days = unpack(chunk for (chunk,) in packed)["day"]
        dated = days[days != UNDATED]
        after = [int(dated.min()), int(dated.max())] if len(dated) else [UNDATED, UNDATED]
        if after != before or speaker is None:
            execute("UPDATE namings SET first = ?, last = ? WHERE row = ?", (*after, row))
            blocks.add(block)
    return {id_ for block in sorted(blocks) for id_ in link_block(execute, block, memories)}


def link_block(execute: Execute, block: str, memories: Memories | None = None) -> set[str]:
    """Link the namings of a block again and return the ids of the speakers that came, went or changed."""
    with _unswept():
        return _link_block(execute, block, Memories() if memories is None else memories)


@contextmanager
def _unswept() -> Iterator[None]:
    """Let Python look for no garbage inside the block: none is made there, and looking takes a quarter of the time."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _link_block(execute: Execute, block: str, memories: Memories) -> set[str]:
    old = {
        record[1]: record
        for record in execute(f"SELECT row, {SPEAKER_COLUMNS} FROM speakers WHERE block = ?", (block,)).fetchall()
    }
    found = execute(
        "SELECT row, speaker, first, last, '', name, kind, aliases, roles FROM namings WHERE block = ?", (block,)
    ).fetchall()
    memory = memories.of(block, len(found))
    namings = {memory.recall(_read_naming, *record): (row, speaker) for row, speaker, *record in found}
    changed = set()
    for linked in link_people(namings, memory):
        speaker = linked.speaker
        # An id that is here is nowhere else.
        elsewhere = "SELECT 1 FROM speakers WHERE id = ? AND block <> ?"
        if speaker.id not in old and execute(elsewhere, (speaker.id, block)).fetchone():
            speaker = replace(speaker, id=f"{speaker.id}-{sha256(block.encode()).hexdigest()[:6]}")
        row, written = _write_speaker(execute, block, speaker, old.pop(speaker.id, None))
        if written:
            changed.add(speaker.id)
        for naming, known in map(namings.__getitem__, linked.appearances):
            if known != row:
                execute("UPDATE namings SET speaker = ? WHERE row = ?", (row, naming))
    for id_, (row, *_) in old.items():
        execute("DELETE FROM speakers WHERE row = ?", (row,))
        changed.add(id_)
    return changed


def _read_naming(first: int, last: int, *columns: str) -> Appearance:
    """Return a naming as an appearance, as if in an article of its own."""
    speaker = read_speaker(columns)
    roles = tuple(Role(role.name, from_day(first), from_day(last)) for role in speaker.roles)
    # What is printed, and not the row, names the naming: the order of adding must not matter.
    printed = sha256("\x1f".join(columns).encode()).hexdigest()
    return Appearance(printed, replace(speaker, id=printed, roles=roles))


def _write_speaker(execute: Execute, block: str, speaker: Speaker, old: Sequence[Any] | None) -> tuple[int, bool]:
    """Return the row of a speaker and whether anything was written there."""
    values = write_speaker(speaker)
    if old is None:
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO speakers (block, {SPEAKER_COLUMNS}) VALUES (?, {marks}) RETURNING row"
        return int(execute(sql, (block, *values)).fetchone()[0]), True
    if tuple(old[1:]) == values:
        return int(old[0]), False
    names = SPEAKER_COLUMNS.replace(",", " = ?,") + " = ?"
    execute(f"UPDATE speakers SET {names} WHERE row = ?", (*values, old[0]))
    return int(old[0]), True


def _without_days(speaker: Speaker) -> Speaker:
    return replace(speaker, roles=tuple(Role(role.name, None, None) for role in speaker.roles))
