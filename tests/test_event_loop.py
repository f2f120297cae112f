"""The bot's event loop: whatever an article or a library holds, nobody else waits for what is made of it."""

from __future__ import annotations

import pkgutil
import threading
from collections.abc import Callable, Coroutine, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from looped import hold
from quick import quick, report  # noqa: F401  # a fixture
from small import DAY, MATCHES, SmallLibrary, match
from test_bot import NOON, World, choose, press, text, world

from bot.desk import Desk
from bot.discord.services.cooldown import Rate
from bot.mcp.server import make_server
from bot.web.app import make_app
from bot.web.door.terms import Terms
from corpus.statement import Speaker
from index.library import Library, SpeakerEntry

LONGEST = 0.05
"""Seconds that the loop may be held at a time."""
FILLINGS = {"markup": "*", "lines": "- a\n", "astral": "\U0001f30a"}
WHOLE = (
    "bot.discord.cards.cards.split_text",
    "bot.discord.cards.copying.printable",
    "bot.discord.cards.gate.printable",
    "bot.discord.commands.checking.around",
)
"""What reads all of a statement, or of a paragraph."""
OFTEN = Rate(1000, 1)
LETTERS = 200_000


def said(unit: str, letters: int = LETTERS, **given: Any) -> Any:
    """Return a match whose words are so many letters."""
    return match(f"The harbour {unit * (letters // len(unit))}tide", **given)


def parade(w: World, long: Any) -> Iterator[Callable[[], Coroutine[Any, Any, Any]]]:
    """Yield everything that shows a statement, each a call that returns when it is shown."""
    cards: list[Any] = []

    async def ask() -> None:
        cards.append(await w.ask())
        assert "1 of " in text(cards[0])

    yield ask
    for action in ("next", "back", "context", "more"):
        yield lambda action=action: press(w, w.alice, cards[0], action)  # type: ignore[misc]
    for choice in ("text", "markdown", "citation", "wrong"):
        yield lambda choice=choice: choose(w, w.alice, cards[0], f"{choice}:0")  # type: ignore[misc]
    yield lambda: w.alice.slash(w.channel, "quote", id=long.statement.id)
    yield lambda: w.alice.slash(w.channel, "latest")
    yield lambda: w.alice.slash(w.channel, "compare", a="Vellora", b="Quill", topic="harbour")
    yield lambda: w.alice.slash(w.channel, "timeline", speaker="Vellora")
    yield lambda: w.alice.slash(w.channel, "check", quotation=long.article.text[1:900])
    yield lambda: w.alice.slash(w.channel, "check", quotation="The harbour was full of boats and of nets")
    yield lambda: w.alice.send(w.channel, f"<@{w.bot.user.id}> harbour?")  # type: ignore[union-attr]
    yield lambda: w.send_news(now=NOON)


async def walk(w: World, long: Any) -> float:
    """Show a statement in every way, and return for how long the loop was held at most."""
    w.library.matches = MATCHES
    await w.alice.slash(w.channel, "follow", speaker="Ansa Vellora")
    told = " ".join(["The nets lay on the quay."] * (len(long.article.text) // 25))
    full = match(
        "It rains", text=f"“It rains”, Vellora said. The harbour was full of boats and of nets. {told}", id="full"
    )
    w.library.matches = (long, full, *MATCHES)
    longest = []
    for step in parade(w, long):
        longest.append((await hold(step))[0])
    return max(longest)


@pytest.mark.parametrize("filling", FILLINGS)
async def test_a_statement_as_long_as_a_book_holds_the_loop_for_no_more_than_its_card(
    filling: str, tmp_path: Path
) -> None:
    async with world(tmp_path, library=SmallLibrary(), person=OFTEN) as w:
        staff = w.guild.create_text_channel("staff")
        await w.keeper.slash(w.channel, "config reports", channel=staff)
        await walk(w, said("tide ", 400, id="short"))  # what is made once only is made now
        assert await walk(w, said(FILLINGS[filling], id="long")) < LONGEST


async def test_what_reads_all_of_a_statement_runs_beside_the_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: dict[str, set[int]] = {name: set() for name in WHOLE}

    def noted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **more: Any) -> Any:
            threads[name].add(threading.get_ident())
            return function(*given, **more)

        return call

    for name in WHOLE:
        monkeypatch.setattr(name, noted(name, pkgutil.resolve_name(name)))
    async with world(tmp_path, library=SmallLibrary(), person=OFTEN) as w:
        staff = w.guild.create_text_channel("staff")
        await w.keeper.slash(w.channel, "config reports", channel=staff)
        await walk(w, said("tide ", 400, id="short"))
    assert all(threads.values())
    assert not [name for name, those in threads.items() if threading.get_ident() in those]


class LargeLibrary(SmallLibrary):
    """Has so many speakers and outlets that to go through them takes time."""

    COUNT = 50_000

    def speakers(self, search: str = "") -> list[SpeakerEntry]:
        """Return all who have this in their names."""
        wanted = search.casefold()
        return [one for one in self.many if wanted in one.speaker.name.casefold()]

    def outlets(self) -> list[tuple[str, int]]:
        """Return all of them."""
        return [(f"Tidewater Post {n}", 1) for n in range(self.COUNT)]

    @cached_property
    def many(self) -> list[SpeakerEntry]:
        """Return all speakers, in no order."""
        people = (Speaker(f"p{n}", f"Vellora {n * 7919 % self.COUNT} Quill", "person") for n in range(self.COUNT))
        return [SpeakerEntry(one, n % 17, DAY, DAY) for n, one in enumerate(people)]


@pytest.fixture(scope="module")
def large() -> LargeLibrary:
    return LargeLibrary()


MANY: dict[str, Callable[[World], Coroutine[Any, Any, Any]]] = {
    "ask": lambda w: w.ask(outlet="tidewater post 49999"),
    "ask elsewhere": lambda w: w.ask(outlet="Nowhere"),
    "speakers": lambda w: w.alice.slash(w.channel, "speakers"),
    "speaker": lambda w: w.alice.slash(w.channel, "speaker", name="vellora"),
    "sources": lambda w: w.alice.slash(w.channel, "sources"),
    "follow somebody": lambda w: w.alice.slash(w.channel, "follow", speaker="vellora"),
    "follow an outlet": lambda w: w.alice.slash(w.channel, "follow", topic="harbour", outlet="tidewater post 9999"),
    "choose an outlet": lambda w: w.keeper.slash(w.channel, "config outlet", outlet="Tidewater Post 49998"),
    "choose apart": lambda w: w.keeper.slash(w.channel, "config apart", channel=w.channel, outlet="Tidewater Post 5"),
    "complete a name": lambda w: w.alice.autocomplete(w.channel, "ask", "speaker", "quill", question="x"),
    "complete an outlet": lambda w: w.bob.autocomplete(w.channel, "compare", "a", "q", b="x", topic="y"),
    "complete a part": lambda w: w.alice.autocomplete(w.channel, "ask", "outlet", "post", question="x"),
    "news": lambda w: w.send_news(now=NOON),
}
"""What people do in a library of many names."""


async def test_a_library_of_many_names_holds_the_loop_for_no_longer(large: LargeLibrary, tmp_path: Path) -> None:
    async with world(tmp_path, library=large, person=OFTEN) as w:
        await walk(w, said("tide ", 400, id="short"))
        await w.alice.slash(w.channel, "follow", topic="harbour")
        w.library.matches = tuple(match(f"The harbour has {n} boats", id=f"n{n}") for n in range(2_000))
        longest = {}
        for name, step in MANY.items():
            longest[name], _ = await hold(partial(step, w))
        assert {name: seconds for name, seconds in longest.items() if seconds > LONGEST} == {}, longest


@pytest.fixture
def book(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Library]:
    """Return a library with a statement as long as a book."""
    request.getfixturevalue("quick")
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([report(1), report(2, text=f'"We vote on the salt tax {"- a " * 50_000}" said Ansa Vellora.')])
        yield library


async def test_the_page_reads_and_writes_on_its_loop_and_does_nothing_else(book: Library) -> None:
    found = book.ask("what did Vellora say about the salt tax?").matches
    long = max(found, key=lambda match: len(match.article.text)).statement.id
    paths = (
        "/?q=what+did+Vellora+say+about+the+salt+tax",
        f"/statements/{long}",
        "/search?q=salt",
        "/check?words=we+vote+on+the+salt+tax",
        "/speakers",
        "/feed?q=salt+tax",
        "/api/ask?question=what+did+Vellora+say+about+the+salt+tax",
        f"/api/statements/{long}",
        "/api/search?words=salt",
        "/api/check?words=we+vote+on+the+salt+tax",
        "/api/openapi.json",
        "/metrics",
    )
    server = make_server(Desk(book))
    longest = {}
    transport = httpx.ASGITransport(make_app(Desk(book), Terms()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        await client.get("/")  # what is made once only is made now
        for path in paths:
            longest[path], response = await hold(partial(client.get, path))
            assert response.status_code == 200, path
    for tool, given in {"ask": {"topic": "salt tax"}, "statement": {"id": long}}.items():
        longest[tool], result = await hold(partial(server.call_tool, tool, given))
        assert "salt tax" in str(result)
    assert {what: seconds for what, seconds in longest.items() if seconds > LONGEST} == {}, longest
