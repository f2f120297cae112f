"""Gathering: statements chosen by the server, with all that is shown and weighed of them, in one query.

A query has rows of five columns: what a row is of (see `Part`), its number, another number, texts, and bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np

from corpus.store.postings.columns import Rows
from index.stores.postgres.gathered.records import Records
from index.stores.postgres.words.few import FewTexts


class Part(IntEnum):
    """What a row of a gathering query is of, and what its other number is."""

    STATEMENT = 0
    ARTICLE = 1
    SPEAKER = 2
    SAID = 3  # the speaker
    TOLD = 4  # the speaker
    VECTOR = 5  # the place among the nearest
    WORDED = 6  # the place among those with the words
    ALLOWED = 7  # its number is how many rows are allowed; the texts are these rows
    VECTORS = 8  # of all allowed rows together, in their order; its number is how many
    TEXTS = 9  # the tokens of all allowed rows, one text a line, and how long each is; its number is how many
    CALLED = 10  # of a naming: the texts are an article, a speaker, and the roles that the one gives the other
    STORY = 11  # of an article: the texts are another and this one, which prints the same story


NEAR = f"SELECT {Part.VECTOR:d}, row, place, ARRAY[cosine::text], vector FROM near"
WORDED = (
    f"SELECT {Part.WORDED:d}, row, place, NULL::text[], NULL::bytea FROM worded"
    f" UNION ALL SELECT {Part.VECTOR:d}, e.row, 0, NULL::text[], e.vector FROM worded AS w"
    " JOIN embeddings AS e ON e.row = w.row"
)
ALLOWED = (
    f"SELECT {Part.ALLOWED:d}, n, 0, CASE WHEN n <= %s THEN (SELECT ARRAY[string_agg(row::text, ' ' ORDER BY row)]"
    " FROM allowed) END, NULL::bytea FROM counted"
    f" UNION ALL SELECT {Part.VECTORS:d}, count(e.row), 0, NULL::text[], string_agg(e.vector, ''::bytea ORDER BY e.row)"
    " FROM counted CROSS JOIN allowed AS a JOIN embeddings AS e ON e.row = a.row WHERE n <= %s"
    f" UNION ALL SELECT {Part.TEXTS:d}, count(w.row), 0, ARRAY[string_agg(w.tokens, chr(10) ORDER BY w.row),"
    " string_agg(w.size::text, ' ' ORDER BY w.row)], NULL::bytea"
    " FROM counted CROSS JOIN allowed AS a JOIN words AS w ON w.row = a.row WHERE n > %s AND n <= %s"
)
CHOSEN = f"""
people AS MATERIALIZED (
    SELECT {Part.SAID:d} AS part, w.statement, w.place, n.speaker FROM chosen AS c
    JOIN said AS w ON w.statement = c.row JOIN namings AS n ON n.row = w.naming
    UNION ALL SELECT {Part.TOLD:d}, w.statement, w.place, n.speaker FROM chosen AS c
    JOIN told AS w ON w.statement = c.row JOIN namings AS n ON n.row = w.naming
),
shown AS MATERIALIZED (
    SELECT s.row, s.article, s.id, s.spans, s.kind, s.confidence, s.spoken
    FROM chosen AS c JOIN statements AS s ON s.row = c.row
)
SELECT {Part.STATEMENT:d}, s.row, s.article, ARRAY[s.id, s.spans, s.kind, s.confidence::text, s.spoken::text],
    NULL::bytea FROM shown AS s
UNION ALL SELECT {Part.ARTICLE:d}, a.row, 0,
    ARRAY[a.id, a.title, a.url, a.outlet, a.published, a.language, a.text, a.sha256, a.turns], NULL::bytea
    FROM (SELECT DISTINCT article FROM shown) AS s JOIN articles AS a ON a.row = s.article
UNION ALL SELECT {Part.SPEAKER:d}, p.row, 0, ARRAY[p.id, p.name, p.kind, p.aliases, p.roles], NULL::bytea
    FROM (SELECT DISTINCT speaker FROM people) AS o JOIN speakers AS p ON p.row = o.speaker
UNION ALL SELECT part, statement, speaker, NULL::text[], NULL::bytea
    FROM (SELECT * FROM people ORDER BY statement, place) AS ordered
"""


@dataclass(slots=True)
class Gathered:
    """What one query has gathered."""

    records: Records = field(default_factory=Records)
    vectors: dict[int, bytes] = field(default_factory=dict)
    near: list[tuple[int, float]] = field(default_factory=list)
    worded: list[int] = field(default_factory=list)
    allowed: int = 0
    """How many rows are allowed; `rows` are these, None where they are too many."""
    rows: Rows | None = None
    codes: bytes = b""
    """The vectors of all of `rows` in their order, empty where they are many."""
    texts: FewTexts | None = None
    """Their words, None where they are many, or so few that all is gathered of them."""
    called: list[Sequence[str]] = field(default_factory=list)
    stories: list[Sequence[str]] = field(default_factory=list)


def read_gathered(rows: Iterable[Sequence[Any]]) -> Gathered:
    """Return what the rows of a gathering query hold."""
    found = Gathered()
    records = found.records
    near: list[tuple[int, int, float]] = []
    worded: list[tuple[int, int]] = []
    for part, row, other, texts, data in rows:
        if part <= Part.TOLD:
            _read_record(records, part, row, other, texts)
        elif part == Part.WORDED:
            worded.append((other, row))
        elif part == Part.ALLOWED:
            found.allowed = row
            found.rows = None if texts is None else np.fromstring(texts[0] or "", np.int64, sep=" ")
        elif part == Part.VECTORS:
            found.codes = (data or b"") if row == found.allowed else b""
        elif part == Part.TEXTS:
            if found.rows is not None and 0 < row == found.allowed:
                found.texts = FewTexts(found.rows.tolist(), texts[0], [*map(int, texts[1].split())])
        elif part == Part.CALLED:
            found.called.append(texts)
        elif part == Part.STORY:
            found.stories.append(texts)
        else:
            found.vectors[row] = data
            if other:
                near.append((other, row, float(texts[0])))
    found.near = [(row, cosine) for _, row, cosine in sorted(near)]
    found.worded = [row for _, row in sorted(worded)]
    return found


def _read_record(records: Records, part: int, row: int, other: int, texts: list[Any]) -> None:
    """Put a row that is of a statement, its article or its people among the records."""
    if part == Part.STATEMENT:
        records.statements[row] = other, texts
    elif part == Part.ARTICLE:
        records.articles[row] = texts
    elif part == Part.SPEAKER:
        records.speakers[row] = texts
    else:
        (records.said if part == Part.SAID else records.told).setdefault(row, []).append(other)
