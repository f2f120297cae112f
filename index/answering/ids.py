"""Ids: the one that a beginning stands for, and what became of one that is not there any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from corpus.errors import NoStatementError, WithdrawnError

if TYPE_CHECKING:
    from index.stores.contents import Contents

MIN_BEGINNING = 4


def full_id(store: Contents, table: Literal["articles", "statements"], given: str) -> str:
    """Return the id that begins so, of four characters or more; what is given where none does.

    Raises:
        NoStatementError: several begin so; the message names them.
    """
    found = store.ids(table, given) if len(given) >= MIN_BEGINNING else []
    if len(found) > 1:
        raise NoStatementError(f"several {table} begin with {given}: {', '.join(found)}; give more of the id")
    return found[0] if found else given


def no_statement(store: Contents, given: str) -> NoStatementError:
    """Return the error that says there is no such statement, or that its article has its words no longer."""
    if article := store.article(store.withdrawn(given)):
        where = ", ".join(part for part in (article.title, article.outlet, article.url) if part)
        why = "was corrected" if store.corrected(article.id) else "was read again by a newer version"
        return WithdrawnError(
            f"the words of statement {given} are not in its article any more, which {why} since: "
            f"{where or 'untitled'} (article {article.id})"
        )
    if 0 < len(given) < MIN_BEGINNING:
        return NoStatementError(f"{given} is too short for an id; give {MIN_BEGINNING} characters of it at least")
    return NoStatementError(f"no statement {given} in {store.place}; 'onrecord ask --json' prints the ids")
