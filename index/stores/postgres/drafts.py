"""The drafts of a rebuild in a table of their own."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from index.stores.drafts import Draft

if TYPE_CHECKING:
    from typing import Self

    from index.stores.postgres.server.connection import PostgresConnections


class PostgresDrafts:
    """See `index.stores.drafts.Drafts`."""

    def __init__(self, connections: PostgresConnections, target: str) -> None:
        self._connections, self._target = connections, target
        with connections.plain_errors():
            connections.own().execute("DELETE FROM drafts WHERE target <> %s", (target,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep them."""

    def digests(self) -> dict[str, str]:
        """Return the digest of each draft, by its article's id."""
        found = self._connections.query("SELECT article, digest FROM drafts WHERE target = %s", (self._target,))
        return dict(found)

    def keep(self, drafts: Sequence[Draft]) -> None:
        """Keep drafts, for good and all at once."""
        with self._connections.plain_errors():
            connection = self._connections.own()
            with connection.transaction(), connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO drafts VALUES (%s, %s, %s, %s) ON CONFLICT (article) DO UPDATE"
                    " SET digest = excluded.digest, target = excluded.target, record = excluded.record",
                    # In one order, so that two rebuilds never wait for each other.
                    sorted((each.article, each.digest, self._target, each.record) for each in drafts),
                )

    def record(self, article: str) -> bytes | None:
        """Return what came of an article, None where there is no draft of it."""
        found = self._connections.query("SELECT record FROM drafts WHERE article = %s", (article,))
        return bytes(found[0][0]) if found else None

    def delete(self) -> None:
        """Delete all of this target."""
        with self._connections.plain_errors():
            self._connections.own().execute("DELETE FROM drafts WHERE target = %s", (self._target,))
