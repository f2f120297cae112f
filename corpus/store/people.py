"""People: the speakers of a library, what they said and told, and what articles call them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from corpus.statement import Speaker
from corpus.store.connections import Connections, rows_among
from corpus.store.postings.postings import UNDATED, from_day, unpack
from corpus.store.records import SPEAKER_COLUMNS, read_speaker


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker of the library, how many statements are theirs, and the days of the first and last article."""

    speaker: Speaker
    statements: int
    first: date | None
    last: date | None


def read_speakers(connections: Connections) -> list[SpeakerEntry]:
    """Return every speaker with the number and days of their statements, by name."""
    found = connections.all(f"SELECT row, {SPEAKER_COLUMNS} FROM speakers ORDER BY name, id")
    chunks: dict[int, list[bytes]] = {}
    for speaker, packed in connections.all(
        "SELECT n.speaker, l.entries FROM namings AS n JOIN lists AS l ON l.naming = n.row"
    ):
        chunks.setdefault(speaker, []).append(packed)
    entries = []
    for row, *columns in found:
        own = unpack(chunks.get(row, ()))
        days = own["day"][own["day"] != UNDATED]
        first, last = (int(days.min()), int(days.max())) if len(days) else (UNDATED, UNDATED)
        count = len(np.unique(own["row"]))
        entries.append(SpeakerEntry(read_speaker(columns), count, from_day(first), from_day(last)))
    return entries


def read_people(
    connections: Connections, rows: Sequence[int]
) -> tuple[dict[int, list[Speaker]], dict[int, list[Speaker]]]:
    """Return who said the statements of these rows, and who told them, as the library knows them."""
    wanted = (json.dumps(rows),)
    named = [
        (told, *each)
        for told, table in enumerate(("said", "told"))
        # From the rows on: `IN` makes a table of them first.
        for each in connections.all(
            f"SELECT who.statement, n.speaker FROM json_each(?) AS one CROSS JOIN {table} AS who"
            " ON who.statement = one.value CROSS JOIN namings AS n ON n.row = who.naming"
            " ORDER BY who.statement, who.place",
            wanted,
        )
    ]
    # Each once: an answer looks at a hundred statements of few speakers, whose names and roles may be many.
    known: dict[int, Speaker] = {}
    sql = f"SELECT row, {SPEAKER_COLUMNS} FROM speakers WHERE row IN ({{}})"
    for record in rows_among(connections, sql, list({speaker for _, _, speaker in named})):
        known[record[0]] = read_speaker(record[1:])
    found: tuple[dict[int, list[Speaker]], dict[int, list[Speaker]]] = ({}, {})
    for told, statement, speaker in named:
        if speaker in known:
            found[told].setdefault(statement, []).append(known[speaker])
    return found


def read_people_as_printed(
    connections: Connections, table: str, article: int, numbers: dict[int, str]
) -> dict[int, list[Speaker]]:
    """Return who said an article's statements, or who told them, as printed there; `numbers` gives them ids."""
    found: dict[int, list[Speaker]] = {}
    for statement, naming, *columns in connections.all(
        f"SELECT who.statement, n.row, n.name, n.kind, n.aliases, n.roles FROM statements AS s JOIN {table} AS who"
        " ON who.statement = s.row JOIN namings AS n ON n.row = who.naming WHERE s.article = ?"
        " ORDER BY who.statement, who.place",
        (article,),
    ):
        number = numbers.setdefault(naming, str(len(numbers) + 1))
        found.setdefault(statement, []).append(read_speaker([number, *columns]))
    return found


def read_roles(connections: Connections, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return for each pair of an article and a speaker, by id, what the one calls the other where it does."""
    # In this order: whether a speaker is meant is asked of each of the article's namings.
    found = connections.all(
        "SELECT DISTINCT a.id, p.id, n.row, n.roles FROM json_each(?) AS pair"
        " CROSS JOIN articles AS a ON a.id = json_extract(pair.value, '$[0]')"
        " CROSS JOIN speakers AS p ON p.id = json_extract(pair.value, '$[1]')"
        " CROSS JOIN statements AS s ON s.article = a.row CROSS JOIN said ON said.statement = s.row"
        " CROSS JOIN namings AS n ON n.row = said.naming AND n.speaker = p.row ORDER BY n.row",
        (json.dumps(pairs),),
    )
    roles: dict[tuple[str, str], str] = {}
    for article, speaker, _, each in found:
        if (article, speaker) not in roles and (known := json.loads(each)):
            roles[article, speaker] = known[0][0]
    return roles
