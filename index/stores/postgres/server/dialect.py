"""The dialect: SQL that both stores share, as PostgreSQL reads it.

Linking, stories, names and what is kept of an article are the same code for both stores, and it speaks SQLite's SQL.
What PostgreSQL says otherwise is turned here, by patterns for what all statements share and by a table for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import count
from typing import Any, Literal

WHOLE = {
    "INSERT OR REPLACE INTO facts VALUES (?, ?)": (
        "INSERT INTO facts VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    ),
    "INSERT OR REPLACE INTO named_speakers VALUES (?, ?)": (
        "INSERT INTO named_speakers VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record"
    ),
    "INSERT OR REPLACE INTO failed VALUES (?, ?, ?, ?, ?)": (
        "INSERT INTO failed VALUES (?, ?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET name = excluded.name,"
        " url = excluded.url, reason = excluded.reason, extractor = excluded.extractor"
    ),
    "SELECT 1 FROM sqlite_master WHERE name = 'named_speakers'": "SELECT 1",
    "SELECT row FROM namings WHERE name = ? AND kind = ? AND aliases = ? AND roles = ?": (
        "SELECT row FROM namings WHERE md5(name) = md5(?1) AND name = ?1 AND kind = ?2 AND aliases = ?3 AND roles = ?4"
    ),
}
PARTS = (
    (re.compile(r"key GLOB \?1"), "key LIKE replace(?1, '*', '%')"),
    (re.compile(r"\+ \(sha256 <> \?\)"), "+ (sha256 <> ?)::integer"),
    (re.compile(r"\bIS NOT (?!NULL\b)"), "IS DISTINCT FROM "),
    (re.compile(r"\bchar\((\d+)\)"), r"chr(\1)"),
    (re.compile(r"(?<=WHERE )(url|block) = \?(?=$| ORDER)"), r"md5(\1) = md5(?1) AND \1 = ?1"),
)
# Tables that SQLite alone has, and tables that a migration makes here.
NEEDLESS = re.compile(r"CREATE |DROP INDEX |(?:SELECT .* FROM|INSERT INTO|DELETE FROM|UPDATE) lists\b")
NUMBERED = re.compile(r"\?(\d)")
PLACES = re.compile("%([%s])")


@cache
def translate(sql: str, values: Literal["ints", "texts"]) -> tuple[str, bool]:
    """Return the statement as PostgreSQL reads it, and whether its values have names (p1, p2, ...) instead of places.

    A list of JSON in it is of `values`. Empty where there is nothing to do.
    """
    if NEEDLESS.match(sql):
        return "", False
    sql = WHOLE.get(sql, sql)
    for pattern, instead in PARTS:
        sql = pattern.sub(instead, sql)
    sql = sql.replace("json_each(", f"{values}_of(")
    if sql.startswith("INSERT OR IGNORE"):
        sql = sql.replace("INSERT OR IGNORE", "INSERT", 1) + " ON CONFLICT DO NOTHING"
    sql = sql.replace("%", "%%")
    named = NUMBERED.search(sql) is not None
    return (NUMBERED.sub(r"%(p\1)s", sql) if named else sql.replace("?", "%s")), named


def named_values(values: Sequence[Any]) -> dict[str, Any]:
    """Return values by the names that `translate` gave them."""
    return {f"p{place}": value for place, value in enumerate(values, 1)}


@lru_cache(maxsize=1024)
def number_values(sql: str) -> bytes:
    """Return a statement of psycopg's with its values numbered as the server has them.

    Of a long one psycopg would find them anew each time it is asked.
    """
    places = count(1)
    return PLACES.sub(lambda found: "%" if found[1] == "%" else f"${next(places)}", sql).encode()
