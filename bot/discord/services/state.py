"""What the bot remembers, in a SQLite file of its own: cards, settings, follows and reports; never the library."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from typing import Literal

from corpus.store.database import one_step, open_file, write_ahead

StateError = sqlite3.Error
"""What every method raises where the file cannot be read or written."""
When = Literal["now", "daily", "weekly"]
FollowKind = Literal["speaker", "topic"]
Form = Literal["message", "thread", "published"]
ReportKind = Literal["speaker", "relevance"]
KEEP_CARDS_SECONDS = 180 * 24 * 3600
NEVER = 2**62
"""A time that does not come."""
BUSY_MILLISECONDS = 2_000  # somebody is waiting in Discord
SCHEMA = """
CREATE TABLE IF NOT EXISTS cards (id TEXT PRIMARY KEY, statements TEXT NOT NULL, made INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS servers (id INTEGER PRIMARY KEY, settings TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS follows (
    id INTEGER PRIMARY KEY, user INTEGER NOT NULL, channel INTEGER, kind TEXT NOT NULL, value TEXT NOT NULL,
    often TEXT NOT NULL, language TEXT NOT NULL, made INTEGER NOT NULL, sent INTEGER NOT NULL,
    UNIQUE (user, channel, kind, value));
CREATE TABLE IF NOT EXISTS marks (
    follow INTEGER PRIMARY KEY REFERENCES follows(id) ON DELETE CASCADE, mark TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS parcels (
    follow INTEGER PRIMARY KEY REFERENCES follows(id) ON DELETE CASCADE, card TEXT NOT NULL, mark TEXT NOT NULL,
    made INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS seen (
    follow INTEGER NOT NULL REFERENCES follows(id) ON DELETE CASCADE, statement TEXT NOT NULL,
    PRIMARY KEY (follow, statement)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS narrows (
    follow INTEGER PRIMARY KEY REFERENCES follows(id) ON DELETE CASCADE, speaker TEXT NOT NULL, topic TEXT NOT NULL,
    outlet TEXT NOT NULL, language TEXT NOT NULL, form TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS delays (
    follow INTEGER PRIMARY KEY REFERENCES follows(id) ON DELETE CASCADE, tries INTEGER NOT NULL, since INTEGER NOT NULL,
    until INTEGER NOT NULL, gone INTEGER NOT NULL, told INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS reports (
    id INTEGER PRIMARY KEY, statement TEXT NOT NULL, kind TEXT NOT NULL, user INTEGER NOT NULL, made INTEGER NOT NULL,
    UNIQUE (statement, kind, user));
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What those who manage a server have chosen; no channels or outlets means all of them."""

    channels: tuple[int, ...] = ()
    private: bool = False
    digest_hour: int = 8
    outlets: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Narrow:
    """What a follow is narrowed to, where it is more than a speaker or a topic; `form` is how its news is sent."""

    speaker: str = ""
    topic: str = ""
    outlet: str = ""
    language: str = ""
    form: Form = "message"


@dataclass(frozen=True, slots=True)
class Follow:
    """A wish to hear of new statements; `channel` is `None` for a direct message.

    `sent` is when news last went out or was looked for; `mark` is how far in the library was looked. Of a narrowed
    follow `value` is what people read of it.
    """

    id: int
    user: int
    channel: int | None
    kind: FollowKind
    value: str
    often: When
    language: str
    made: int
    sent: int
    mark: str = ""
    narrow: Narrow | None = None

    @property
    def form(self) -> Form:
        """How its news is sent."""
        return self.narrow.form if self.narrow else "message"


@dataclass(frozen=True, slots=True)
class Parcel:
    """News that is being sent: under this card, these statements, which were found up to `mark`."""

    follow: int
    card: str
    statements: tuple[tuple[str, ...], ...]
    mark: str
    made: int


@dataclass(frozen=True, slots=True)
class Delay:
    """News that Discord does not take: refused `tries` times from `since` on, not tried again before `until`.

    `gone` is since when Discord says that the place is no longer there, 0 where it does not; `told` says that whoever
    set the follow up knows. An `until` of `NEVER` ends the follow, which stays in their list.
    """

    follow: int
    tries: int
    since: int
    until: int
    gone: int = 0
    told: bool = False

    @property
    def ended(self) -> bool:
        """Return whether it is tried no more."""
        return self.until == NEVER


@dataclass(frozen=True, slots=True)
class Report:
    """A statement that somebody says has the wrong speaker, or does not belong to the question."""

    id: int
    statement: str
    kind: ReportKind
    user: int
    made: int


class State:
    """The bot's notes. Calls are short, and made from one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._db = open_file(path, _prepare, missing="", option="--state")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def save_card(self, statements: Sequence[Sequence[str]]) -> str:
        """Keep the ids of a card's statements, so that its buttons work after a restart; return the card's id.

        Each statement comes with those of the same words in other articles, itself first.
        """
        card = new_card()
        self.save_cards({card: statements})
        return card

    def save_cards(self, cards: Mapping[str, Sequence[Sequence[str]]]) -> None:
        """Keep the statements of cards by their ids, of which those that are kept already stay as they are."""
        now = int(time.time())
        self._db.execute("DELETE FROM cards WHERE made < ?", (now - KEEP_CARDS_SECONDS,))
        rows = [(card, " ".join(map(",".join, statements)), now) for card, statements in cards.items()]
        self._db.executemany("INSERT OR IGNORE INTO cards VALUES (?, ?, ?)", rows)

    def card(self, card: str) -> tuple[tuple[str, ...], ...]:
        """Return the statement ids of a card, each with those of the same words; none where it is no longer kept."""
        row = self._db.execute("SELECT statements FROM cards WHERE id = ?", (card,)).fetchone()
        return tuple(tuple(ids.split(",")) for ids in row[0].split()) if row else ()

    def servers(self) -> dict[int, ServerSettings]:
        """Return the settings of every server in which something was chosen."""
        return {row[0]: self.server(row[0]) for row in self._db.execute("SELECT id FROM servers").fetchall()}

    def server(self, server: int | None) -> ServerSettings:
        """Return the settings of a server, the defaults where nothing was chosen."""
        row = self._db.execute("SELECT settings FROM servers WHERE id = ?", (server or 0,)).fetchone()
        if not row:
            return ServerSettings()
        chosen = json.loads(row[0])
        chosen |= {key: tuple(chosen[key]) for key in ("channels", "outlets")}
        return ServerSettings(**chosen)

    def change_server(self, server: int, change: Callable[[ServerSettings], ServerSettings]) -> ServerSettings:
        """Keep the settings of a server as `change` makes them of those it has, and return them."""
        with one_step(self._db):
            settings = change(self.server(server))
            self._db.execute("INSERT OR REPLACE INTO servers VALUES (?, ?)", (server, json.dumps(asdict(settings))))
        return settings

    def forget_server(self, server: int) -> None:
        """Delete the settings of a server the bot has left."""
        self._db.execute("DELETE FROM servers WHERE id = ?", (server,))

    def follow(
        self,
        user: int,
        kind: FollowKind,
        value: str,
        *,
        channel: int | None,
        often: When,
        language: str,
        mark: str,
        narrow: Narrow | None = None,
    ) -> int:
        """Keep a follow of what comes after `mark`, and return its id; a second one replaces it.

        One whose news could not be delivered is taken up again where it was left.
        """
        with one_step(self._db):
            if held := self._db.execute(
                "SELECT id FROM follows JOIN delays ON follow = id "
                "WHERE user = ? AND channel IS ? AND kind = ? AND value = ?",
                (user, channel, kind, value),
            ).fetchone():
                self._db.execute("UPDATE follows SET often = ?, language = ? WHERE id = ?", (often, language, *held))
                self._db.execute("DELETE FROM delays WHERE follow = ?", held)
                self._narrow(int(held[0]), narrow)
                return int(held[0])
            # IS, because SQL's UNIQUE lets several NULL channels stand side by side.
            self._db.execute(
                "DELETE FROM follows WHERE user = ? AND channel IS ? AND kind = ? AND value = ?",
                (user, channel, kind, value),
            )
            now = int(time.time())
            cursor = self._db.execute(
                "INSERT INTO follows (user, channel, kind, value, often, language, made, sent) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (user, channel, kind, value, often, language, now, now),
            )
            follow = int(cursor.lastrowid or 0)
            self._db.execute("INSERT INTO marks VALUES (?, ?)", (follow, mark))
            self._narrow(follow, narrow)
        return follow

    def _narrow(self, follow: int, narrow: Narrow | None) -> None:
        self._db.execute("DELETE FROM narrows WHERE follow = ?", (follow,))
        if narrow is not None:
            self._db.execute("INSERT INTO narrows VALUES (?, ?, ?, ?, ?, ?)", (follow, *astuple(narrow)))

    def follows(self, user: int | None = None) -> list[Follow]:
        """Return the follows of one person, or everybody's."""
        rows = self._db.execute(
            "SELECT f.id, f.user, f.channel, f.kind, f.value, f.often, f.language, f.made, f.sent, coalesce(mark, ''), "
            "n.speaker, n.topic, n.outlet, n.language, n.form FROM follows f LEFT JOIN marks m ON m.follow = f.id "
            "LEFT JOIN narrows n ON n.follow = f.id WHERE ?1 IS NULL OR user = ?1 ORDER BY f.id",
            (user,),
        )
        return [replace(Follow(*row[:10]), narrow=Narrow(*row[10:]) if row[10] is not None else None) for row in rows]

    def unfollow(self, user: int, follow: int) -> bool:
        """Delete a follow of this person; say whether there was one."""
        return self._db.execute("DELETE FROM follows WHERE id = ? AND user = ?", (follow, user)).rowcount > 0

    def pack(self, follow: int, statements: Sequence[Sequence[str]], *, mark: str, at: int) -> Parcel | None:
        """Note what is about to be sent to a follow, and return it; `None` where all of it was sent before.

        `mark` is how far was looked, each statement comes with those of the same words.
        """
        with one_step(self._db):
            seen = {row[0] for row in self._db.execute("SELECT statement FROM seen WHERE follow = ?", (follow,))}
            fresh = tuple(tuple(ids) for ids in statements if not seen.intersection(ids))
            if not fresh:
                self._look(follow, mark, at)
                return None
            card = self.save_card(fresh)
            self._db.execute("INSERT OR REPLACE INTO parcels VALUES (?, ?, ?, ?)", (follow, card, mark, at))
        return Parcel(follow, card, fresh, mark, at)

    def parcels(self) -> list[Parcel]:
        """Return what was about to be sent and is not known to have arrived."""
        rows = self._db.execute("SELECT follow, card, mark, made FROM parcels ORDER BY made").fetchall()
        return [Parcel(follow, card, self.card(card), mark, made) for follow, card, mark, made in rows]

    def delivered(self, parcel: Parcel, *, at: int) -> None:
        """Note that a parcel has arrived, so that each statement in it arrives once."""
        with one_step(self._db):
            ids = [(parcel.follow, one) for ids in parcel.statements for one in ids]
            self._db.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", ids)
            self._db.execute("DELETE FROM parcels WHERE follow = ?", (parcel.follow,))
            self._db.execute("DELETE FROM delays WHERE follow = ?", (parcel.follow,))
            self._look(parcel.follow, parcel.mark, at)

    def _look(self, follow: int, mark: str, at: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", (follow, mark))
        self._db.execute("UPDATE follows SET sent = ? WHERE id = ?", (at, follow))

    def delays(self, user: int | None = None) -> dict[int, Delay]:
        """Return, by follow, what news of one person, or everybody's, is delayed."""
        rows = self._db.execute(
            "SELECT follow, tries, since, until, gone, told FROM delays JOIN follows ON follow = id "
            "WHERE ?1 IS NULL OR user = ?1",
            (user,),
        )
        return {row[0]: Delay(row[0], row[1], row[2], row[3], row[4], told=bool(row[5])) for row in rows}

    def delay(self, delay: Delay) -> None:
        """Note that news could not be delivered."""
        self._db.execute("INSERT OR REPLACE INTO delays VALUES (?, ?, ?, ?, ?, ?)", astuple(delay))

    def retry(self, channels: Sequence[int]) -> None:
        """Have what is delayed in these channels tried again at the next look."""
        with one_step(self._db):
            for channel in channels:
                self._db.execute(
                    "UPDATE delays SET until = 0, gone = 0 WHERE follow IN (SELECT id FROM follows WHERE channel = ?)",
                    (channel,),
                )

    def report(self, statement: str, kind: ReportKind, user: int) -> bool:
        """Keep a report; say whether it is new, because one person's second report adds nothing."""
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO reports (statement, kind, user, made) VALUES (?, ?, ?, ?)",
            (statement, kind, user, int(time.time())),
        )
        return cursor.rowcount > 0

    def reports(self, user: int | None = None) -> list[Report]:
        """Return the reports of one person, or all, the oldest first."""
        rows = self._db.execute(
            "SELECT id, statement, kind, user, made FROM reports WHERE ?1 IS NULL OR user = ?1 ORDER BY id", (user,)
        )
        return [Report(*row) for row in rows]

    def forget(self, user: int) -> int:
        """Delete everything kept about a person; return how many notes that were."""
        counts = [
            self._db.execute(f"DELETE FROM {table} WHERE user = ?", (user,)).rowcount
            for table in ("follows", "reports")
        ]
        return sum(counts)

    def fact(self, name: str) -> str:
        """Return a note of the bot to itself, empty where there is none."""
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def keep_fact(self, name: str, value: str) -> None:
        """Keep a note of the bot to itself."""
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


def new_card() -> str:
    """Return an id for a card."""
    return secrets.token_hex(5)


def _prepare(database: sqlite3.Connection) -> None:
    write_ahead(database)
    database.executescript("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;")
    database.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    database.executescript(SCHEMA)
