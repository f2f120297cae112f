"""Selecting: the rows that filters allow, in SQL."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from corpus.store.records import write_day
from index.stores.filters import Filters
from index.stores.postgres.gathered.gathering import ALLOWED, CHOSEN


def select_rows(filters: Filters) -> tuple[str, list[Any]]:
    """Return the SQL that selects the rows of the statements that filters allow, each once, and its values.

    It ends with conditions on a table `s` that has the rows. What is left out by `since` and `without` is taken from
    them afterwards.
    """
    conditions: list[str] = []
    values: list[Any] = []
    source = "statements AS s"
    days = [("a.published >= %s", filters.after), ("a.published < %s", filters.before)]
    dated = [(condition, write_day(day)) for condition, day in days if day is not None]
    if filters.speakers or filters.told:
        table = "told" if filters.told else "said"
        # Which names are theirs is found once, however many statements are looked up.
        theirs = (
            f"SELECT DISTINCT w.statement AS row FROM {table} AS w WHERE w.naming = ANY(ARRAY(SELECT n.row"
            " FROM speakers AS p JOIN namings AS n ON n.speaker = p.row WHERE p.id = ANY(%s)))"
        )
        values.append(list(filters.speakers))
        if dated or filters.outlets or filters.kind is not None:
            conditions.append(f"s.row IN ({theirs})")
        else:
            # Of the statements nothing else is asked, so that none has to be looked up.
            source = f"({theirs}) AS s"
    if filters.told:
        conditions.append("EXISTS (SELECT 1 FROM said WHERE said.statement = s.row)")
    if dated:
        within = " AND ".join(condition for condition, _ in dated)
        conditions.append(f"(a.published IS NULL OR ({within}))" if filters.undated else within)
        values += [day for _, day in dated]
    if filters.outlets:
        conditions.append("lower(a.outlet) = ANY(%s)")
        values.append(lowered(filters.outlets))
    if filters.kind is not None:
        conditions.append("s.kind = %s")
        values.append(filters.kind)
    of_articles = " JOIN articles AS a ON a.row = s.article" if dated or filters.outlets else ""
    return f"SELECT s.row FROM {source}{of_articles} WHERE {' AND '.join(conditions) or 'true'}", values


def gather_allowed(filters: Filters, *, few: int, most: int, scored: int) -> tuple[str, list[Any]]:
    """Return the query of which rows filters allow where they are up to `most`, and how many where they are more.

    All is gathered of a `few`; of so many as are `scored` here the vectors come along, and the words.
    """
    sql, values = select_rows(filters)
    return (
        f"WITH allowed AS MATERIALIZED ({sql} LIMIT %s), counted AS (SELECT count(*) AS n FROM allowed),"
        f" chosen AS MATERIALIZED (SELECT a.row FROM allowed AS a CROSS JOIN counted WHERE n <= %s), {CHOSEN}"
        f" UNION ALL {ALLOWED}",
        [*values, most + 1, few, most, scored, few, scored],
    )


def look_up(filters: Filters) -> tuple[str, list[Any]]:
    """Return the SQL that holds for what filters allow of a table `t` of a few rows, each looked up by itself."""
    sql, values = select_rows(filters)
    # OFFSET keeps them from being joined to all.
    return f"EXISTS ({sql} AND s.row = t.row OFFSET 0)", values


def count_rows(filters: Filters) -> tuple[str, list[Any]]:
    """Return the query of how many statements filters allow."""
    sql, values = select_rows(filters)
    return f"SELECT count(*) FROM ({sql}) AS allowed", values


def lowered(names: Collection[str]) -> list[str]:
    """Return names as lower() of the collation "C" has them: letters of ASCII alone."""
    return ["".join(letter.lower() if letter.isascii() else letter for letter in name) for name in names]
