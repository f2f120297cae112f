"""Printed: the articles of a library one by one with what each printed, as an export or a new reading has it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from corpus.statement import Statement
from corpus.store.codes import read_codes
from corpus.store.connections import Connections
from corpus.store.people import read_people_as_printed
from corpus.store.records import ARTICLE_COLUMNS, STATEMENT_COLUMNS, read_article, read_statement


def read_printed(
    connections: Connections, ids: Sequence[str] | None, filed: Callable[[Sequence[int]], Mapping[int, bytes]] | None
) -> Iterator[tuple[Article, str, list[tuple[Statement, npt.NDArray[np.float16]]]]]:
    """Yield every article, the extractor's version, and its statements with speakers as printed there and vectors.

    With `ids`, only these articles; those that are gone are left out. `filed` gives the codes of vectors that lie in
    a file, by row; a vector that is lost, or lies where nothing is read, has no numbers.

    Raises:
        LibraryError: the text of an article is not the text that was stored.
    """
    some = "" if ids is None else " WHERE id IN (SELECT value FROM json_each(?))"
    for (row,) in connections.all(
        f"SELECT row FROM articles{some} ORDER BY row", () if ids is None else (json.dumps(ids),)
    ):
        found = connections.all(f"SELECT extractor, {ARTICLE_COLUMNS} FROM articles WHERE row = ?", (row,))
        if not found:
            continue
        version, *record = found[0]
        article = read_article(record)
        numbers: dict[int, str] = {}
        speakers, tellers = (read_people_as_printed(connections, table, row, numbers) for table in ("said", "told"))
        wanted = ", ".join(f"s.{column}" for column in STATEMENT_COLUMNS.split(", "))
        records = connections.all(
            f"SELECT s.row, e.vector, {wanted} FROM statements AS s LEFT JOIN embeddings AS e ON e.row = s.row"
            " WHERE s.article = ? ORDER BY s.row",
            (row,),
        )
        beside = filed([statement for statement, vector, *_ in records if vector is None]) if filed else {}
        yield (
            article,
            version,
            [
                (
                    read_statement(each, article.id, speakers.get(statement, ()), tellers.get(statement, ())),
                    read_codes(np.frombuffer(beside.get(statement, b"") if vector is None else vector, np.int8)).astype(
                        np.float16
                    ),
                )
                for statement, vector, *each in records
            ],
        )
