"""Updates: the bot starts them itself, as often as its settings say."""

from __future__ import annotations

import asyncio

import pytest

from bot.cli.commands.bot import keep_updating


@pytest.mark.parametrize(("minutes", "slept"), [(15, [900, 900, 900]), (None, [])])
async def test_the_bot_updates_at_once_and_then_every_so_many_minutes(
    minutes: int | None, slept: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    started = 0
    pauses: list[float] = []

    def update() -> None:
        nonlocal started
        started += 1
        if started == 2:
            raise OSError("no process can be started")

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise asyncio.CancelledError

    monkeypatch.setattr("asyncio.sleep", sleep)
    if minutes is None:
        await keep_updating(update, minutes)
    else:
        with pytest.raises(asyncio.CancelledError):
            await keep_updating(update, minutes)
    assert pauses == slept
    assert started == len(slept)
