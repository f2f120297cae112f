"""The bot's notes: what is kept, for whom, and that it survives; and the two that live in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import bot.discord.services.state
from bot.discord.services.cards import Cards
from bot.discord.services.cooldown import Cooldown, Rate
from bot.discord.services.engine import Worker
from bot.discord.services.memory import SECONDS, Memory
from bot.discord.services.servers import Servers
from bot.discord.services.state import ServerSettings, State
from bot.discord.services.work import Work
from corpus.errors import LibraryError
from index.question.thread import Thread


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "deep" / "bot.sqlite")


def test_cards_survive_a_restart_and_are_dropped_when_old(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = state.save_card([["a"], ["b", "same"]])
    state.close()
    again = State(tmp_path / "deep" / "bot.sqlite")
    assert again.card(card) == (("a",), ("b", "same"))
    assert again.card("0") == ()
    monkeypatch.setattr(bot.discord.services.state, "KEEP_CARDS_SECONDS", -1)
    again.save_card([["c"]])
    assert again.card(card) == ()


def test_a_place_that_cannot_hold_the_notes_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match=r"cannot make .*file.*; give another with --state"):
        State(tmp_path / "file" / "bot.sqlite")


def test_a_card_does_not_say_who_asked(state: State) -> None:
    state.save_card([["a"]])
    columns = [row[1] for row in state._db.execute("PRAGMA table_info(cards)")]
    assert columns == ["id", "statements", "made"]


def test_settings_of_a_server_change_one_by_one_and_are_forgotten(state: State) -> None:
    assert state.server(1) == ServerSettings()
    state.change_server(1, lambda settings: replace(settings, channels=(5, 6)))
    state.change_server(1, lambda settings: replace(settings, language="de", outlets=("The Tidewater Post",)))
    assert state.server(1) == ServerSettings(channels=(5, 6), language="de", outlets=("The Tidewater Post",))
    assert state.server(2) == ServerSettings()
    state.forget_server(1)
    assert state.server(1) == ServerSettings()


def test_a_follow_replaces_its_like_and_knows_what_was_seen(state: State) -> None:
    state.follow(7, "speaker", "Ansa Vellora", channel=None, often="now", language="en", mark="1 2 x")
    again = state.follow(7, "speaker", "Ansa Vellora", channel=None, often="daily", language="en", mark="1 3 x")
    here = state.follow(7, "speaker", "Ansa Vellora", channel=9, often="now", language="en", mark="")
    assert [(f.id, f.often, f.channel) for f in state.follows(7)] == [(again, "daily", None), (here, "now", 9)]
    assert [f.mark for f in state.follows(7)] == ["1 3 x", ""]
    parcel = state.pack(again, [["a"], ["b", "same"]], mark="1 5 x", at=9)
    assert parcel is not None
    assert state.parcels() == [parcel]
    assert state.follows(7)[0].mark == "1 3 x"
    state.delivered(parcel, at=10)
    assert state.parcels() == []
    assert (state.follows(7)[0].mark, state.follows(7)[0].sent) == ("1 5 x", 10)
    assert state.pack(again, [["a"], ["same"]], mark="1 6 x", at=11) is None
    assert state.follows(7)[0].mark == "1 6 x"
    again_fresh = state.pack(again, [["a"], ["c"]], mark="1 7 x", at=12)
    assert again_fresh is not None
    assert again_fresh.statements == (("c",),)
    assert not state.unfollow(8, again)
    assert state.unfollow(7, again)
    for table in ("seen", "marks", "parcels"):
        assert state._db.execute(f"SELECT COUNT(*) FROM {table} WHERE follow = ?", (again,)).fetchone() == (0,)


def test_one_report_a_person(state: State) -> None:
    assert state.report("s", "speaker", 7)
    assert not state.report("s", "speaker", 7)
    assert state.report("s", "relevance", 7)
    assert state.report("s", "speaker", 8)
    assert len(state.reports()) == 3
    assert len(state.reports(7)) == 2


def test_forgetting_a_person_leaves_the_others(state: State) -> None:
    for person in (7, 8):
        state.follow(person, "topic", "tide", channel=None, often="now", language="en", mark="")
        state.report("s", "speaker", person)
    assert state.forget(7) == 2
    assert not state.follows(7)
    assert not state.reports(7)
    assert len(state.follows()) == len(state.reports()) == 1


def test_cooldown_lets_a_burst_through_and_then_one_at_a_time() -> None:
    now = [0.0]
    cooldown = Cooldown(Rate(3, 30), lambda: now[0])
    assert [cooldown.wait("a") for _ in range(4)] == [0, 0, 0, 10]
    assert cooldown.wait("b") == 0
    now[0] = 10.0
    assert cooldown.wait("a") == 0
    assert cooldown.wait("a") == 10
    now[0] = 1000.0
    assert [cooldown.wait("a") for _ in range(4)] == [0, 0, 0, 10]


def test_memory_lasts_for_half_an_hour_and_forgets_a_person() -> None:
    now = [0.0]
    memory = Memory(lambda: now[0])
    tides = Thread(topic="tides")
    boats = Thread(topic="boats")
    memory.keep(tides, 1, 7, card=99)
    memory.keep(boats, 1, 8)
    assert memory.recall(1, 7) == tides
    assert memory.recall(2, 7) is None
    assert memory.recall(1, 8) == boats
    assert memory.recall(1, 8, card=99) == tides
    assert memory.recall(1, 8, card=98) == boats
    now[0] = SECONDS + 1
    assert memory.recall(1, 7) is None
    now[0] = 0
    memory.forget(7)
    assert memory.recall(1, 7) is None
    assert memory.recall(2, 8, card=99) is None
    assert memory.recall(1, 8) == boats


async def test_two_who_change_settings_at_once_lose_nothing(tmp_path: Path) -> None:
    worker = Worker("state", lambda: State(tmp_path / "bot.sqlite"))
    servers = Servers(worker)

    def add(channel: int) -> Callable[[ServerSettings], ServerSettings]:
        return lambda settings: replace(settings, channels=(*settings.channels, channel))

    await asyncio.gather(*(servers.change(1, add(channel)) for channel in range(20)))
    assert sorted(servers.remembered(1).channels) == list(range(20))
    assert await worker.run(lambda state: state.server(1)) == servers.remembered(1)
    await worker.close()


async def test_many_cards_at_once_are_each_written_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    worker = Worker("state", lambda: State(tmp_path / "bot.sqlite"))
    cards = Cards(worker)
    kept = await asyncio.gather(*(cards.keep([[f"s{n}"]]) for n in range(200)))
    found = await worker.run(lambda state: [state.card(card) for card in kept])
    assert found == [((f"s{n}",),) for n in range(200)]
    assert not caplog.text
    await worker.close()


async def test_in_a_crowd_everybody_is_acknowledged_before_anybody_is_answered() -> None:
    work = Work()
    order: list[str] = []

    async def ask() -> None:
        async with work.responding():
            await asyncio.sleep(0.001)
        order.append("acknowledged")
        await work.let_others_go_first()
        order.append("answered")

    await asyncio.gather(*(ask() for _ in range(100)))
    assert order == ["acknowledged"] * 100 + ["answered"] * 100
