"""Telling: what articles call their speakers, and who else prints their stories, in SQL."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from index.stores.postgres.gathered.gathering import CHOSEN

MAX_REPRINTS = 50
"""Of so many other papers that print a story the statements are fetched before they are asked for."""
OTHERS = (
    "SELECT DISTINCT row FROM (SELECT b.row, row_number() OVER (PARTITION BY a.row ORDER BY b.row) AS place"
    " FROM articles AS a JOIN articles AS b ON b.story = a.story AND b.row <> a.row WHERE a.id = ANY(%s)) AS other"
    f" WHERE place <= {MAX_REPRINTS}"
)
"""The other articles that print the stories of some."""


def ask_called(articles: Sequence[str], *, others: bool = False) -> tuple[str, list[Any]]:
    """Return the query of what these articles call their speakers, or the others that print the same stories do."""
    which = f"a.row IN ({OTHERS})" if others else "a.id = ANY(%s)"
    sql = (
        "SELECT a.id, p.id, n.roles FROM articles AS a JOIN statements AS s ON s.article = a.row"
        " JOIN said ON said.statement = s.row JOIN namings AS n ON n.row = said.naming"
        f" JOIN speakers AS p ON p.row = n.speaker WHERE {which} AND n.roles <> '[]' ORDER BY n.row"
    )
    return sql, [list(articles)]


def ask_stories(articles: Sequence[str]) -> tuple[str, list[Any]]:
    """Return the query of the articles that print the same stories as these."""
    sql = (
        "SELECT a.id, b.id FROM articles AS a JOIN articles AS b ON b.story = a.story AND b.row <> a.row"
        " WHERE a.id = ANY(%s) ORDER BY a.row, b.row"
    )
    return sql, [list(articles)]


def ask_reprints(articles: Sequence[str]) -> tuple[str, list[Any]]:
    """Return the query that gathers all statements of those."""
    others = f"SELECT s.row FROM statements AS s WHERE s.article IN ({OTHERS})"
    return f"WITH chosen AS MATERIALIZED ({others}), {CHOSEN}", [list(articles)]


def roles_by_article(articles: Collection[str], found: Sequence[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """Return for each article what it calls its speakers first, by their ids."""
    roles: dict[str, dict[str, str]] = {article: {} for article in articles}
    for article, speaker, printed in found:
        # Of an article without a statement left to show nothing is asked.
        if article in roles and speaker not in roles[article] and (known := json.loads(printed)):
            roles[article][speaker] = known[0][0]
    return roles
