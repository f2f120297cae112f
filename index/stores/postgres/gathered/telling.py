"""Telling: what articles call their speakers, and who else prints their stories, in SQL."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from index.stores.postgres.gathered.gathering import CHOSEN, Part

MAX_REPRINTS = 50
"""Of so many other papers that print a story the statements are fetched before they are asked for."""
TOLD = f"""
WITH asked AS MATERIALIZED (SELECT row, id, story FROM articles WHERE id = ANY(%s)),
others AS MATERIALIZED (
    SELECT a.row AS asked, a.id AS of, b.row, b.id, row_number() OVER (PARTITION BY a.row ORDER BY b.row) AS place
    FROM asked AS a JOIN articles AS b ON b.story = a.story AND b.row <> a.row
),
printing AS MATERIALIZED (SELECT DISTINCT row, id FROM others WHERE place <= {MAX_REPRINTS}),
chosen AS MATERIALIZED (SELECT s.row FROM printing AS a JOIN statements AS s ON s.article = a.row),
{CHOSEN}
UNION ALL SELECT {Part.CALLED:d}, row, 0, ARRAY[article, speaker, roles], NULL::bytea FROM (
    SELECT n.row, a.id AS article, p.id AS speaker, n.roles
    FROM (SELECT row, id FROM asked UNION SELECT row, id FROM printing) AS a JOIN statements AS s ON s.article = a.row
    JOIN said ON said.statement = s.row JOIN namings AS n ON n.row = said.naming
    JOIN speakers AS p ON p.row = n.speaker WHERE n.roles <> '[]' ORDER BY n.row
) AS called
UNION ALL SELECT {Part.STORY:d}, row, 0, ARRAY[of, id], NULL::bytea FROM (SELECT * FROM others ORDER BY asked, row) AS o
"""
"""The query of what some articles, and those that print the same stories, call their speakers; all statements of the
latter, and which they are."""


def roles_by_article(articles: Collection[str], found: Iterable[Sequence[str]]) -> dict[str, dict[str, str]]:
    """Return for each article what it calls its speakers first, by their ids."""
    roles: dict[str, dict[str, str]] = {article: {} for article in articles}
    for article, speaker, printed in found:
        # Of an article without a statement left to show nothing is asked.
        if article in roles and speaker not in roles[article] and (known := json.loads(printed)):
            roles[article][speaker] = known[0][0]
    return roles
