"""What the staff of a server have chosen for its people: who may ask and follow, where reports go, channels apart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, cast

from bot.discord.services.engine import Worker
from bot.discord.services.remembered import Remembered
from bot.discord.services.state import State

FACT = "staff"


@dataclass(frozen=True, slots=True)
class Apart:
    """What holds in one channel instead of what holds in the server; `None` is the server's."""

    private: bool | None = None
    language: str | None = None
    outlets: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """The choices of one server. `reports` is a channel; `askers` and `followers` are roles, none of them everybody."""

    reports: int | None = None
    askers: tuple[int, ...] = ()
    followers: tuple[int, ...] = ()
    channels: tuple[tuple[int, Apart], ...] = ()

    def apart(self, *places: int | None) -> Apart:
        """Return what holds in the first of these channels for which anything was chosen."""
        chosen = dict(self.channels)
        return next((chosen[place] for place in places if place in chosen), Apart())


Change = Callable[[StaffSettings], StaffSettings]


class Staff:
    """The choices of every server, in memory once they were read; kept in the bot's notes."""

    def __init__(self, state: Worker[State]) -> None:
        self._state = state
        self._all = Remembered(state, _read, unread="what the staff of servers have chosen cannot be read")

    async def load(self) -> None:
        """Read all choices, if they have not been read and can be."""
        await self._all.load()

    def settings(self, server: int | None) -> StaffSettings:
        """Return the choices of a server from memory, the defaults outside of one and where they were not read."""
        return (self._all.known or {}).get(server or 0, StaffSettings())

    async def change(self, server: int, change: Change) -> StaffSettings:
        """Keep the choices of a server as `change` makes them of those it has; of two changes at once none is lost."""

        def work(state: State) -> dict[int, StaffSettings]:
            known = _read(state)
            known[server] = change(known.get(server, StaffSettings()))
            _write(state, known)
            return known

        async with self._all.changing:
            known = self._all.known = await self._state.run(work)
        return known[server]

    async def forget(self, server: int) -> None:
        """Forget a server the bot was removed from."""

        def work(state: State) -> dict[int, StaffSettings]:
            known = _read(state)
            if known.pop(server, None):
                _write(state, known)
            return known

        async with self._all.changing:
            self._all.known = await self._state.run(work)


def may(roles: Iterable[int], chosen: Iterable[int], *, manages: bool) -> bool:
    """Return whether somebody with these roles may do what the chosen roles may; whoever manages the server may."""
    wanted = set(chosen)
    return manages or not wanted or bool(wanted & set(roles))


def _read(state: State) -> dict[int, StaffSettings]:
    kept: dict[str, Any] = json.loads(state.fact(FACT) or "{}")
    return {int(server): _settings(given) for server, given in kept.items()}


def _settings(given: dict[str, Any]) -> StaffSettings:
    channels = tuple((channel, _apart(apart)) for channel, apart in given["channels"])
    return StaffSettings(given["reports"], tuple(given["askers"]), tuple(given["followers"]), channels)


def _apart(given: dict[str, Any]) -> Apart:
    outlets = given["outlets"]
    return Apart(given["private"], given["language"], None if outlets is None else tuple(outlets))


def _write(state: State, known: dict[int, StaffSettings]) -> None:
    kept = {str(server): cast("Any", asdict(settings)) for server, settings in known.items()}
    state.keep_fact(FACT, json.dumps(kept))
