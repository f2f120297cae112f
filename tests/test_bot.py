"""What people get in Discord: every command, button, permission and restart, against SimCord."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from discord_markdown import plain_text
from discord_rules import check_message, walk
from small import MATCHES, QUILL, VELLORA, Doubtful, SmallLibrary, match
from work import calls_of

from bot.discord.cards.buttons import PLACE, TEMPLATE, CardButton, read_place
from bot.discord.client import OnRecord
from bot.discord.commands.checking import difference
from bot.discord.limits import length
from bot.discord.messages.digests import send_news
from bot.discord.services.cooldown import Rate
from bot.discord.services.engine import Engine, Worker
from bot.discord.services.services import make_services
from bot.discord.services.state import State
from corpus.statement import Role
from index.checking.difference import Change
from index.library import SpeakerEntry, sample_library
from index.question.question import Question
from index.question.request import Request
from index.question.thread import keep

HARBOUR = "what did Vellora say about the harbour?"
MANY = (
    *MATCHES[:2],
    match("The harbour wall is old, and its stones are loose", id="wall"),
    match("The harbour light is new, and it can be seen from Quill", id="light"),
    match("The harbour bell is dear to those who sail by night", id="bell"),
)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class World:
    """A server with one channel, some people and the bot."""

    def __init__(self, env: simcord.Env, library: SmallLibrary, folder: Path) -> None:
        self.env, self.library, self.folder = env, library, folder
        self.guild = env.create_guild()
        self.channel = self.guild.create_text_channel("news")
        self.alice = self.guild.add_member(env.create_user("alice"))
        self.bob = self.guild.add_member(env.create_user("bob"))
        keepers = self.guild.create_role(
            "Keepers", permissions=discord.Permissions(manage_guild=True, manage_messages=True, administrator=True)
        )
        self.keeper = self.guild.add_member(env.create_user("keeper"), roles=[keepers])

    @property
    def bot(self) -> OnRecord:
        assert isinstance(self.env.bot, OnRecord)
        return self.env.bot

    async def send_news(self, *, now: datetime) -> int:
        return await send_news(self.bot.services, self.bot, now=now)

    async def ask(self, **options: Any) -> Any:
        return await self.alice.slash(self.channel, "ask", **{"question": HARBOUR, **options})


def make_bot(library: SmallLibrary, folder: Path, **given: Any) -> OnRecord:
    engine = Engine(lambda: library)  # type: ignore[arg-type,return-value]
    state = Worker("state", lambda: State(folder / "bot.sqlite"))
    return OnRecord(make_services(engine, state, **given), shards=1)


@asynccontextmanager
async def world(folder: Path, *, library: SmallLibrary | None = None, **given: Any) -> AsyncIterator[World]:
    library = library or SmallLibrary()
    async with simcord.run(make_bot(library, folder, **given)) as env:
        yield World(env, library, folder)


def text(result: Any) -> str:
    """Return what a response or message says."""
    message = getattr(result, "response", result)
    components = message.components
    if components and not isinstance(components[0], dict):
        components = [component.to_dict() for component in components]
    return "\n".join(c["content"] for c in walk(components) if c["type"] == 10)


def pictures(result: Any) -> list[str]:
    """Return what the pictures of an answer show, in words."""
    components = [c if isinstance(c, dict) else c.to_dict() for c in result.response.components]
    return [item["description"] for c in walk(components) if c["type"] == 12 for item in c["items"]]


def button(result: Any, action: str) -> str:
    """Return the id of a button."""
    components = getattr(result, "response", result).components
    if components and not isinstance(components[0], dict):
        components = [component.to_dict() for component in components]
    return next(c["custom_id"] for c in walk(components) if c.get("custom_id", "").startswith(f"or1:{action}:"))


def buttons(result: Any) -> list[dict[str, Any]]:
    """Return the buttons of an answer."""
    components = [c if isinstance(c, dict) else c.to_dict() for c in result.response.components]
    return [c for c in walk(components) if c["type"] == 2]


async def choose(world: World, who: Any, result: Any, choice: str) -> Any:
    """Choose something in the menu of an answer: what, and for which statement."""
    message = getattr(result, "response", result)
    return await who.select(getattr(message, "message", message), [choice], custom_id=button(result, "menu"))


def options(result: Any) -> list[tuple[str, str]]:
    """Return the labels and values of the menu of an answer."""
    components = [c if isinstance(c, dict) else c.to_dict() for c in result.response.components]
    (menu,) = [c for c in walk(components) if c["type"] == 3]
    return [(option["label"], option["value"]) for option in menu["options"]]


async def press(world: World, who: Any, result: Any, action: str) -> Any:
    message = getattr(result, "response", result)
    return await who.click(getattr(message, "message", message), custom_id=button(result, action))


async def test_ask_defers_and_answers_with_words_speaker_date_and_link(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        result = await w.ask()
        assert result.acknowledged
        assert not result.ephemeral
        assert "“The harbour is open to every boat”" in text(result)
        assert "### Ansa Vellora\n-# harbour minister · 1 of 2" in text(result)
        assert "16 March 2021" in text(result)
        assert "[Harbour opens](https://tidewater.example/harbour)" in text(result)
        first = next(r for r in w.env.http_requests if "/callback" in r.path)
        assert first.json["type"] == 5  # acknowledged before anything was looked for


async def test_ask_can_be_private(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        assert (await w.ask(private=True)).ephemeral


async def test_ask_says_why_there_is_silence(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        result = await w.ask(question="what about zeppelins?")
        assert text(result) == (
            "I have no words of “what about zeppelins?”. The nearest names\\: Ansa Vellora, Tobren Quill"
        )


UNSURE = "Nothing sure on it by Ansa Vellora; the closest there is"


async def test_the_closest_there_is_says_so_also_after_turning(tmp_path: Path) -> None:
    async with world(tmp_path, library=Doubtful()) as w:
        for result in (await w.ask(), await w.alice.slash(w.channel, "timeline", speaker="Vellora")):
            assert UNSURE in text(result)
            assert "The harbour is open" in text(result)
            assert not pictures(result)
            await press(w, w.alice, result, "context")
            assert UNSURE in text(result)


async def test_a_date_that_cannot_be_read_is_said_privately(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        result = await w.ask(after="soonish")
        assert result.ephemeral
        assert "“soonish” is not a date I can read" in text(result)


async def test_an_outlet_that_is_not_there_is_told_from_silence(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        assert "no outlet called Quay Herald. It has: The Tidewater Post" in text(await w.ask(outlet="Quay Herald"))
        assert "The harbour is open" in text(await w.ask(outlet="the tidewater post"))


async def test_a_bare_mention_asks_what_is_wanted(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w.ask()
        asked = calls_of_ask(w)
        for said in ("", " 😀", " @everyone"):
            await w.alice.send(w.channel, f"<@{w.bot.user.id}>{said}")  # type: ignore[union-attr]
            assert asked[-1].thread is None


async def test_nothing_that_is_sent_mentions_anybody(tmp_path: Path) -> None:
    evil = match("@everyone <@1> <@&2> come to the harbour", title="@here")
    async with world(tmp_path, library=SmallLibrary((evil,))) as w:
        await w.ask()
        await w.alice.send(w.channel, f"<@{w.bot.user.id}> harbour?")  # type: ignore[union-attr]
        sent = [r.json for r in w.env.http_requests if r.json and ("content" in r.json or "components" in r.json)]
        assert sent
        assert all(body.get("allowed_mentions", {}).get("parse") == [] for body in sent)
        assert all(not body.get("allowed_mentions", {}).get("replied_user") for body in sent)


async def test_a_card_shows_the_best_three_with_who_how_when_and_link_each(tmp_path: Path) -> None:
    async with world(tmp_path, library=SmallLibrary(MANY)) as w:
        shown = text(await w.ask())
        assert shown.count("### Ansa Vellora\n-# harbour minister · ") == 3
        assert [f"{n} of 5" in shown for n in (1, 2, 3, 4)] == [True, True, True, False]
        assert shown.count("](https://tidewater.example/harbour), The Tidewater Post") == 3
        assert "We dredged it twice … and it silted up twice" in shown


async def test_buttons_turn_the_card_for_who_asked(tmp_path: Path) -> None:
    async with world(tmp_path, library=SmallLibrary(MANY)) as w:
        result = await w.ask()
        await press(w, w.alice, result, "next")
        assert "The harbour is open" not in text(result)
        assert "4 of 5" in text(result)
        assert "5 of 5" in text(result)
        await press(w, w.alice, result, "context")
        assert "> “**The harbour bell is dear to those who sail by night**”, Vellora said on Monday." in text(result)
        await press(w, w.alice, result, "words")
        await press(w, w.alice, result, "back")
        assert "The harbour is open" in text(result)
        assert "The harbour bell" not in text(result)
        enabled = {c["custom_id"].split(":")[1]: not c.get("disabled") for c in buttons(result)}
        assert enabled == {"back": False, "next": True, "context": True, "more": True}


async def test_every_statement_is_shown_once_on_the_way_there_and_back(tmp_path: Path) -> None:
    """A long one stands alone, part by part, and none is left out beside it."""
    long = match("The harbour " + " ".join(f"tide {n}." for n in range(900)), id="long")
    middle = [match(f"The harbour has pier {n} " + "and a mole " * 70, id=f"p{n}") for n in range(5)]
    async with world(tmp_path, library=SmallLibrary((*MANY[:2], long, *middle))) as w:
        result = await w.ask()
        for action, order in (("next", range(1, 9)), ("back", range(8, 0, -1))):
            seen: list[str] = []
            for _ in range(30):
                seen += sorted(re.findall(r"(\d) of 8", text(result)), reverse=action == "back")
                if not {c["custom_id"].split(":")[1]: not c.get("disabled") for c in buttons(result)}[action]:
                    break
                await press(w, w.alice, result, action)
            assert [int(at) for at, _ in groupby(seen)] == list(order)


async def test_somebody_else_gets_their_own_private_card(tmp_path: Path) -> None:
    async with world(tmp_path, library=SmallLibrary(MANY)) as w:
        result = await w.ask()
        before = text(result)
        theirs = await press(w, w.bob, result, "next")
        assert theirs.ephemeral
        assert "The harbour bell" in text(theirs)
        assert text(result) == before


async def test_a_private_copy_turns_for_whose_it_is(tmp_path: Path) -> None:
    async with world(tmp_path, library=SmallLibrary(MANY)) as w:
        theirs = await press(w, w.bob, await w.ask(), "next")
        await press(w, w.bob, theirs, "back")
        assert "The harbour is open" in text(theirs)


async def test_buttons_of_cards_from_before_the_menu_still_work(tmp_path: Path) -> None:
    async with world(tmp_path, library=SmallLibrary(MANY)) as w:
        result = await w.ask()
        card = button(result, "context").split(":")[2]
        match_of = re.compile(PLACE).fullmatch(f"{card}:1:0:0:{w.alice.id}")
        assert match_of
        place = read_place(match_of)
        assert (place.at, place.shown, place.context) == (1, 1, False)
        pressed = CardButton("later", place, label="Next part")
        assert TEMPLATE.fullmatch(pressed.custom_id)
        assert TEMPLATE.fullmatch(f"or1:citation:{card}:1:0:0:{w.alice.id}")


async def test_long_words_are_read_part_by_part(tmp_path: Path) -> None:
    long = match("The harbour " + " ".join(f"tide {n}." for n in range(900)))
    async with world(tmp_path, library=SmallLibrary((long,))) as w:
        result = await w.ask()
        read = ""
        for _ in range(20):
            read += "".join(line.removeprefix("> ") for line in text(result).splitlines() if line.startswith("> "))
            enabled = {
                c["custom_id"].split(":")[1]: not c.get("disabled")
                for c in walk(result.response.components)
                if c["type"] == 2
            }
            if not enabled.get("next"):
                break
            await press(w, w.alice, result, "next")
        words = long.article.text[long.statement.content[0].start : long.statement.content[0].end]
        assert read == f"“{words}”"


async def test_copy_more_and_reports_are_private(tmp_path: Path) -> None:
    async with world(tmp_path, library=SmallLibrary(MANY)) as w:
        result = await w.ask()
        for choice, says in (
            ("text:0", "```\n“The harbour is open to every boat”\n— Ansa Vellora, harbour minister (said)"),
            ("text:2", "```\n“The harbour wall is old, and its stones are loose”"),
            ("markdown:0", "```\n> “The harbour is open to every boat”\n>\n> — Ansa Vellora"),
            ("citation:0", "every boat” Ansa Vellora, reported in “Harbour opens”, The Tidewater Post, 2021-03-16"),
            ("wrong:0", "the speaker may be wrong"),
            ("unrelated:1", "does not belong to the question"),
        ):
            got = await choose(w, w.alice, result, choice)
            assert got.ephemeral, choice
            assert says in text(got), choice
        again = await choose(w, w.alice, result, "wrong:0")
        assert "reported this already" in text(again)
        kept = await w.bot.services.state.run(lambda state: state.reports())
        assert [(r.statement, r.kind) for r in kept] == [
            (MATCHES[0].statement.id, "speaker"),
            (MATCHES[1].statement.id, "relevance"),
        ]


async def test_the_menu_names_what_can_be_done_with_which_statement(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        several = options(await w.ask(question="harbour tables"))
        assert several[:2] == [("1: Copy text", "text:0"), ("1: Copy Markdown", "markdown:0")]
        assert several[-2:] == [("3: Not relevant", "unrelated:2"), ("More from Tobren Quill", "more:2")]
        alone = await w.alice.slash(w.channel, "quote", id=MATCHES[2].statement.id)
        assert [label for label, _ in options(alone)] == [
            "Copy text", "Copy Markdown", "Copy citation", "Wrong speaker", "Not relevant",
        ]  # fmt: skip


async def test_more_is_of_the_speaker_that_the_button_or_the_menu_names(tmp_path: Path) -> None:
    quill = match("Nobody asked Quill", id="q2", speakers=(QUILL,), source="Quill", role="")
    async with world(tmp_path, library=SmallLibrary((*MATCHES, quill))) as w:
        result = await w.ask(question="harbour tables")
        labels = {c["custom_id"].split(":")[1]: c.get("label") for c in buttons(result)}
        assert labels["more"] == "More from Ansa Vellora"
        assert "We dredged it twice" in text(await press(w, w.alice, result, "more"))
        theirs = await choose(w, w.bob, result, "more:2")
        assert theirs.ephemeral
        assert "Nobody asked Quill" in text(theirs)


async def test_buttons_work_after_a_restart_and_say_when_the_library_moved_on(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        w.library.matches = MANY
        result = await w.ask()
        await w.env.restart_bot(make_bot(w.library, tmp_path))
        await press(w, w.alice, result, "next")
        assert "The harbour bell" in text(result)
        w.library.matches = MANY[3:]
        before = text(result)
        told = await press(w, w.alice, result, "back")
        assert "The library has moved on" in text(told.followups[0])
        assert text(result) == before


async def test_a_card_that_is_no_longer_kept_says_so(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        result = await w.ask()
        await w.bot.services.state.run(lambda state: state._db.execute("DELETE FROM cards"))
        told = await press(w, w.bob, result, "context")
        assert "too old for its buttons" in text(told)


async def test_autocomplete_offers_names_from_memory(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        choices = await w.alice.autocomplete(w.channel, "ask", "speaker", "vel", question="x")
        assert [(c["name"], c["value"]) for c in choices] == [("Ansa Vellora, harbour minister · 2", "Ansa Vellora")]
        outlets = await w.alice.autocomplete(w.channel, "ask", "outlet", "tide", question="x")
        assert [(c["name"], c["value"]) for c in outlets] == [("The Tidewater Post · 3", "The Tidewater Post")]
        assert [c["value"] for c in await w.alice.autocomplete(w.channel, "ask", "speaker", "", question="x")] == [
            "Ansa Vellora",
            "Tobren Quill",
        ]


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("quote", {"id": MATCHES[2].statement.id}, "the tide tables were wrong"),
        ("quote", {"id": "nothing"}, "no statement with that id"),
        ("latest", {"speaker": "Quill"}, "the tide tables were wrong"),
        ("speakers", {}, "**Ansa Vellora**, harbour minister · 2\n**Tobren Quill** · 1"),
        ("speakers", {"search": "zzz"}, "no such speaker"),
        ("speaker", {"name": "vellora"}, "### Ansa Vellora\n- harbour minister · undated\nStatements: 2"),
        ("sources", {}, "Articles: 3 · statements: 3 · speakers: 2\n**The Tidewater Post** · 3"),
        ("help", {}, "**/ask**: Who said what about what"),
        ("privacy", {}, "I keep what you follow (0) and what you reported (0)"),
        ("check", {"quotation": "“the harbour is open — to every boat!”"}, "Ansa Vellora said this, to the letter."),
        ("check", {"quotation": "the harbour is shut to every boat"}, "~~open~~ __shut__"),
        (
            "check",
            {"quotation": "the harbour is open to every boat", "speaker": "Tobren Quill"},
            "The nearest words are by somebody else\\: Ansa Vellora.",
        ),
        (
            "check",
            {"quotation": "the harbour is open to every boat", "speaker": "Zora Wendt"},
            "I have no words of “Zora Wendt”.",
        ),
        ("check", {"quotation": "bananas are blue in winter", "speaker": "Zora Wendt"}, "of “Zora Wendt”."),
        ("check", {"quotation": "Quill told reporters the tide", "speaker": "Zora Wendt"}, "of “Zora Wendt”."),
        ("check", {"quotation": "bananas are blue in winter"}, "### Not found"),
        ("check", {"quotation": "the harbour"}, "### Too short to check: give four words or more."),
        (
            "check",
            {"quotation": "the tide tables were wrong"},
            "in the reporter’s words\\: not a quotation of Tobren Quill.",
        ),
        (
            "check",
            {"quotation": "Quill told reporters the tide", "speaker": "Quill"},
            "> **Quill told reporters",
        ),
        ("check", {"quotation": "the harbour is not open to every boat"}, "Among what differs: a negation"),
        ("following", {}, "You follow nothing."),
    ],
)
async def test_a_command_answers(tmp_path: Path, name: str, options: dict[str, Any], says: str) -> None:
    async with world(tmp_path) as w:
        assert says in text(await w.alice.slash(w.channel, name, **options))


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ((Change("same", "a b"), Change("dropped", "c_d"), Change("added", "e")), "a b ~~c\\_d~~ __e__"),
        ((Change("same", "w " * 100), Change("added", "e")), "w w w w w w w w … w w w w w w w w __e__"),
        ((Change("added", "x" * 2000),), "__" + "x" * 299 + "…__"),
    ],
)
def test_a_difference_shows_what_changed_and_dots_for_the_rest(changes: tuple[Change, ...], shown: str) -> None:
    assert difference(changes) == shown


def test_a_long_difference_keeps_to_its_room() -> None:
    many = tuple(Change(op, f"tide{n}") for n in range(300) for op in ("same", "dropped", "added"))  # type: ignore[arg-type]
    assert length(difference(many)) <= 900
    assert difference(many).endswith(" …")


def test_of_a_difference_no_more_is_read_than_is_shown() -> None:
    few, many = (tuple(Change("dropped", f"tide{n}") for n in range(count)) for count in (300, 3_000))
    assert calls_of(lambda: difference(many)) == calls_of(lambda: difference(few))


async def test_a_name_that_several_bear_is_said_beside_the_most_quoted(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        shown = text(await w.alice.slash(w.channel, "speaker", name="l"))
        assert "“l” can be several people\\: Ansa Vellora, Tobren Quill" in shown
        assert "### Ansa Vellora" in shown
        assert "several people" not in text(await w.alice.slash(w.channel, "speaker", name="ansa vellora"))


class Namesakes(SmallLibrary):
    """Knows two people called Ansa Vellora."""

    def speakers(self, search: str = "") -> list[SpeakerEntry]:
        """Return both, by words of their name."""
        keeper = replace(VELLORA, id="s3", roles=(Role("lighthouse keeper", None, None),))
        both = [SpeakerEntry(VELLORA, 2, None, None), SpeakerEntry(keeper, 1, None, None)]
        return [one for one in both if search.casefold() in one.speaker.name.casefold()]


async def test_people_of_one_name_are_told_apart_and_followed_by_what_they_are(tmp_path: Path) -> None:
    asked_back = "can be several people\\: Ansa Vellora (harbour minister), Ansa Vellora (lighthouse keeper)"
    keeper = "Ansa Vellora (lighthouse keeper)"
    async with world(tmp_path, library=Namesakes()) as w:
        assert asked_back in text(await w.alice.slash(w.channel, "speaker", name="Ansa Vellora"))
        shown = text(await w.alice.slash(w.channel, "speaker", name=keeper))
        assert "- lighthouse keeper" in shown
        assert "several people" not in shown
        assert asked_back in text(await w.alice.slash(w.channel, "follow", speaker="vellora"))
        await w.alice.slash(w.channel, "follow", speaker=keeper.lower())
        (kept,) = await w.bot.services.state.run(lambda state: state.follows())
        assert kept.value == keeper
        nobody = await w.alice.slash(w.channel, "follow", speaker="Ansa Vellora (baker)")
        assert "several people" not in text(nobody)
        assert len(await w.bot.services.state.run(lambda state: state.follows())) == 1


async def test_compare_shows_two_speakers_side_by_side(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        result = await w.alice.slash(w.channel, "compare", a="Vellora", b="Quill", topic="tables harbour")
        boxes = [text(type("M", (), {"components": [c]})) for c in result.response.components]
        assert "Ansa Vellora" in boxes[0]
        assert "Tobren Quill" in boxes[1]


async def test_timeline_has_a_chart_with_its_text(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        result = await w.alice.slash(w.channel, "timeline", speaker="Vellora")
        assert "The harbour is open" in text(result)
        gallery = next(c for c in walk(result.response.components) if c["type"] == 12)
        assert gallery["items"][0]["description"] == "Ansa Vellora: 2021-03: 1, 2021-04: 1"
        assert result.response.attachments[0].filename == "timeline.png"
        await press(w, w.alice, result, "context")
        assert "**We dredged it twice**" in text(result)
        assert pictures(result) == ["Ansa Vellora: 2021-03: 1, 2021-04: 1"]
        assert result.response.attachments[0].filename == "timeline.png"
        theirs = await press(w, w.bob, result, "words")
        assert theirs.ephemeral
        assert pictures(theirs) == ["Ansa Vellora: 2021-03: 1, 2021-04: 1"]


async def test_a_timeline_is_a_list_led_by_days_that_begins_with_words_worth_reading(tmp_path: Path) -> None:
    dull = [match("no comment", id=f"d{n}", published=date(2020, 1, n + 1)) for n in range(6)]
    async with world(tmp_path, library=SmallLibrary((*MANY, *dull))) as w:
        result = await w.alice.slash(w.channel, "timeline", speaker="Vellora")
        shown = text(result)
        assert shown.startswith("### Ansa Vellora\n**16 March 2021**\n-# Ansa Vellora, harbour minister · 7 of 11")
        assert "-# said · quoted · [Harbour opens](https://tidewater.example/harbour), The Tidewater Post" in shown
        assert "“no comment”" not in shown
        assert "11 of 11" in shown
        await press(w, w.alice, result, "back")
        assert text(result).startswith("### Ansa Vellora\n**2 January 2020**")
        assert "6 of 11" in text(result)
        assert pictures(result)


async def test_what_stands_beside_a_card_stays_when_it_is_turned(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        result = await w.alice.slash(w.channel, "check", quotation="the harbour is shut to every boat")
        assert "the article has other words of Ansa Vellora" in text(result)
        await press(w, w.alice, result, "context")
        assert "The harbour was full" in text(result) or "Vellora said on Monday" in text(result)
        assert "the article has other words of Ansa Vellora" in text(result)
        assert "~~open~~ __shut__" in text(result)


async def test_where_else_it_was_printed_is_still_said_after_turning(tmp_path: Path) -> None:
    double = match("The harbour is open to every boat", outlet="Quay Herald", id="double")
    first = replace(MATCHES[0], also_in=(double,))
    library = SmallLibrary((first, MATCHES[1]))
    library.elsewhere = (double,)
    async with world(tmp_path, library=library) as w:
        result = await w.ask()
        assert "also in [Quay Herald]" in text(result)
        await press(w, w.alice, result, "context")
        assert "also in [Quay Herald]" in text(result)


async def test_a_long_statement_is_copied_as_a_file(tmp_path: Path) -> None:
    long = match("The harbour " + " ".join(f"tide {n}." for n in range(900)))
    async with world(tmp_path, library=SmallLibrary((long,))) as w:
        got = await choose(w, w.alice, await w.ask(), "text:0")
        assert [attachment.filename for attachment in got.response.attachments] == [f"text-{long.statement.id}.txt"]


async def test_a_mention_is_answered_and_other_messages_are_not(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w.alice.send(w.channel, f"<@{w.bot.user.id}> {HARBOUR}")  # type: ignore[union-attr]
        answer = w.channel.last_message
        assert "The harbour is open" in text(answer)
        assert answer.reference is not None
        await w.alice.send(w.channel, "nobody mentioned the harbour here")
        assert w.channel.last_message.author.id == w.alice.id


async def test_a_follow_up_keeps_the_speaker_of_the_question_before(tmp_path: Path) -> None:
    with sample_library() as library:
        async with world(tmp_path, library=library) as w:  # type: ignore[arg-type]
            me = f"<@{w.bot.user.id}>"  # type: ignore[union-attr]
            await w.alice.send(w.channel, f"{me} what did Kishi say about deterrence?")
            assert "Nobuo Kishi" in text(w.channel.last_message)
            await w.alice.send(w.channel, f"{me} and on the security environment?")
            assert "Nobuo Kishi" in text(w.channel.last_message)
            assert "security environment" in text(w.channel.last_message)
            asked = calls_of_ask(w)
            await w.bob.send(w.channel, f"{me} and on the security environment?")
            assert [request.thread for request in asked] == [None]


async def test_a_follow_up_goes_on_from_a_command(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        asked = calls_of_ask(w)
        await w.ask(topic="harbour")
        await w.alice.send(w.channel, f"<@{w.bot.user.id}> and in winter?")  # type: ignore[union-attr]
        assert asked[-1].thread == keep(Question(HARBOUR, (VELLORA,), "harbour"))
        await w.bob.send(w.channel, f"<@{w.bot.user.id}> and in winter?")  # type: ignore[union-attr]
        assert asked[-1].thread is None


async def test_a_conversation_goes_on_when_another_client_takes_over(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        asked = calls_of_ask(w)
        await w.ask(topic="harbour")
        await w.env.restart_bot(OnRecord(w.bot.services, shards=1))
        await w.alice.send(w.channel, f"<@{w.bot.user.id}> and in winter?")  # type: ignore[union-attr]
        assert asked[-1].thread == keep(Question(HARBOUR, (VELLORA,), "harbour"))


async def test_a_reply_goes_on_from_the_card_it_replies_to_whoever_asked(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        asked = calls_of_ask(w)
        card = await w.ask(topic="tide")
        await w.alice.slash(w.channel, "ask", question=HARBOUR, topic="salt")
        for who in (w.bob, w.alice):
            await who.send(w.channel, f"<@{w.bot.user.id}> and in winter?", reply_to=card.response.message)  # type: ignore[union-attr]
            assert asked[-1].thread.topic == "tide"


async def test_a_reply_to_a_card_is_a_question_without_a_mention(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        card = await w.ask()
        await w.alice.send(w.channel, "and on the tide tables?", reply_to=card.response.message)
        assert w.channel.last_message.author.id == w.bot.user.id  # type: ignore[union-attr]
        assert "of 3" in text(w.channel.last_message)


def calls_of_ask(w: World) -> list[Request]:
    """Return a list that fills with what the library is asked with."""
    asked: list[Request] = []
    real = w.library.ask

    def ask(request: Request) -> Any:
        asked.append(request)
        return real(request)

    w.library.ask = ask  # type: ignore[method-assign]
    return asked


async def test_commands_and_menus_work_in_a_direct_message(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        person = w.env.create_user("carol")
        assert "The harbour is open" in text(await person.slash("ask", question=HARBOUR))
        kept = await person.slash("follow", speaker="Ansa Vellora", where="here")
        assert "will be posted here" in text(kept)
        assert "Ansa Vellora" in text(await person.slash("privacy"))
        choices = await person.autocomplete("ask", "speaker", "q", question="x")
        assert [choice["value"] for choice in choices] == ["Tobren Quill"]


async def test_names_are_completed_without_the_library_or_the_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world(tmp_path) as w:
        await w.alice.autocomplete(w.channel, "ask", "outlet", "t", question="x")  # reads the settings of the server
        monkeypatch.setattr(Worker, "run", lambda *_: pytest.fail("completing a name waits for a thread"))
        for option, typed in (("speaker", "vel"), ("speaker", ""), ("outlet", "t")):
            assert await w.alice.autocomplete(w.channel, "ask", option, typed, question="x")
        monkeypatch.undo()


async def test_buttons_work_a_week_later(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        result = await w.ask()
        await w.env.advance_time(7 * 86400)
        await press(w, w.alice, result, "context")
        assert "**We dredged it twice**" in text(result)


async def test_a_direct_message_is_answered(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        message = await w.alice.send_dm(HARBOUR)
        sent = [r for r in w.env.http_requests if r.path.endswith(f"/channels/{message.channel.id}/messages")]
        assert "The harbour is open" in str(sent[-1].json)


async def test_message_menu_finds_and_checks(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        message = await w.bob.send(w.channel, "She said “the harbour is open to every boat” didn't she?")
        found = await w.alice.context_menu(w.channel, "Find statements about this", message)
        assert found.ephemeral
        assert "Ansa Vellora" in text(found)
        checked = await w.alice.context_menu(w.channel, "Check this quotation", message)
        assert "to the letter" in text(checked)


async def test_follow_sends_each_new_statement_once(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        kept = await w.alice.slash(w.channel, "follow", speaker="Ansa Vellora")
        assert "You will get new statements on **Ansa Vellora** in a direct message: as they come." in text(kept)
        assert await w.send_news(now=NOON) == 0
        new = match("The harbour closes at night", title="Night", id="n1")
        w.library.matches = (new, *MATCHES)
        assert await w.send_news(now=NOON) == 1
        assert await w.send_news(now=NOON) == 0
        sent = [r.json for r in w.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
        assert "The harbour closes at night" in str(sent[-1])
        assert "The harbour is open" not in str(sent[-1])
        assert sent[-1]["allowed_mentions"]["parse"] == []


async def test_follow_a_topic_here_daily_and_unfollow(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        refused = await w.alice.slash(w.channel, "follow", topic="harbour", where="here")
        assert "permission to manage messages" in text(refused)
        await w.keeper.slash(w.channel, "follow", topic="harbour", where="here", often="daily")
        w.library.matches = (match("The harbour closes at night", title="Night", id="n1"), *MATCHES)
        eight = datetime.now(UTC).replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=2)
        assert await w.send_news(now=eight) == 1
        w.library.matches = (match("The harbour opens at dawn", title="Dawn", id="n2"), *w.library.matches)
        assert await w.send_news(now=eight + timedelta(hours=23)) == 0
        assert "The harbour closes at night" in text(w.channel.last_message)
        assert await w.send_news(now=eight + timedelta(hours=25)) == 1  # the bot was away at eight
        assert "The harbour opens at dawn" in text(w.channel.last_message)
        listed = await w.keeper.slash(w.channel, "following")
        assert "**harbour**" in text(listed)
        (one,) = await w.bot.services.state.run(lambda state: state.follows())
        assert "no longer" in text(await w.keeper.slash(w.channel, "unfollow", which=one.id))
        assert "do not follow" in text(await w.keeper.slash(w.channel, "unfollow", which=one.id))


async def test_weekly_news_come_once_a_week(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w.alice.slash(w.channel, "follow", speaker="Ansa Vellora", often="weekly")
        w.library.matches = (match("The harbour closes at night", title="Night", id="n1"), *MATCHES)
        start = datetime.now(UTC).replace(hour=8, minute=0, second=0, microsecond=0)
        days = [await w.send_news(now=start + timedelta(days=day, minutes=1)) for day in range(1, 16)]
        assert sum(days) == 1
        assert days.index(1) in (5, 6)


async def test_news_that_came_while_the_bot_was_away_is_sent_when_it_is_back(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w.alice.slash(w.channel, "follow", speaker="Ansa Vellora")
        w.library.matches = (match("The harbour closes at night", title="Night", id="n1"), *MATCHES)
        await w.env.restart_bot(make_bot(w.library, tmp_path))
        assert await w.send_news(now=NOON) == 1


async def test_news_that_discord_did_not_take_is_sent_again(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w.keeper.slash(w.channel, "follow", topic="harbour", where="here")
        w.library.matches = (match("The harbour closes at night", title="Night", id="n1"), *MATCHES)
        w.env.inject_error("POST", "/channels/*/messages", status=502)
        assert await w.send_news(now=NOON) == 0
        assert await w.send_news(now=NOON) == 1
        assert await w.send_news(now=NOON) == 0


async def test_news_that_discord_has_already_is_not_sent_again(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w.keeper.slash(w.channel, "follow", topic="harbour", where="here")
        w.library.matches = (match("The harbour closes at night", title="Night", id="n1"), *MATCHES)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(State, "delivered", lambda *_, **__: 1 / 0)  # the bot dies between sending and noting
            assert await w.send_news(now=NOON) == 0
        sent = w.channel.last_message
        await w.env.restart_bot(make_bot(w.library, tmp_path))
        assert await w.send_news(now=NOON) == 0
        assert w.channel.last_message.id == sent.id
        assert await w.bot.services.state.run(lambda state: state.parcels()) == []


async def test_news_here_keeps_to_the_outlets_of_the_server(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await add_herald(w)
        await w.keeper.slash(w.channel, "config outlet", outlet="Quay Herald", allowed=True)
        await w.keeper.slash(w.channel, "follow", topic="harbour", where="here")
        w.library.matches = (match("The harbour closes at night", title="Night", id="n1"), *w.library.matches)
        assert await w.send_news(now=NOON) == 0


async def test_news_that_goes_wrong_for_one_keeps_no_other_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(tmp_path) as w:
        await w.alice.slash(w.channel, "follow", topic="harbour")
        await w.bob.slash(w.channel, "follow", speaker="Ansa Vellora")
        w.library.matches = (match("The harbour closes at night", title="Night", id="n1"), *MATCHES)
        news = w.library.news
        monkeypatch.setattr(w.library, "news", lambda since, **by: 1 / 0 if "topic" in by else news(since, **by))
        assert await w.send_news(now=NOON) == 1
        assert "ZeroDivisionError" in caplog.text


async def test_privacy_deletes_everything(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w.alice.slash(w.channel, "follow", topic="harbour")
        await choose(w, w.alice, await w.ask(), "wrong:0")
        shown = text(await w.alice.slash(w.channel, "privacy"))
        assert "(1) and what you reported (1)" in shown
        assert "- **harbour** · direct message · as they come" in shown
        assert f"· Wrong speaker · /quote {MATCHES[0].statement.id}" in shown
        assert "harbour" not in text(await w.bob.slash(w.channel, "privacy"))
        assert "Deleted: 2." in text(await w.alice.slash(w.channel, "privacy", delete=True))
        assert "(0) and what you reported (0)" in text(await w.alice.slash(w.channel, "privacy"))


async def test_config_is_for_those_who_manage_the_server(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        with pytest.raises(simcord.SetupError):
            await w.alice.slash(w.channel, "config show")
        shown = await w.keeper.slash(w.channel, "config private", private=True)
        assert "**Private answers**: yes" in text(shown)
        assert (await w.ask()).ephemeral
        assert not (await w.ask(private=False)).ephemeral


async def test_config_refuses_others_even_where_a_server_shows_it_to_them(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        (command,) = [each for each in await w.bot.tree.fetch_commands() if each.name == "config"]
        w.guild.set_command_permissions(command, {w.alice: True})
        assert "may not" in text(await w.alice.slash(w.channel, "config private", private=True))
        assert not (await w.ask()).ephemeral


async def test_config_channels_outlets_and_language_hold(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        other = w.guild.create_text_channel("bots")
        await w.keeper.slash(w.channel, "config channel", channel=other, allowed=True)
        assert (await w.ask()).ephemeral
        assert not (await w.alice.slash(other, "ask", question=HARBOUR)).ephemeral
        await w.keeper.slash(w.channel, "config language", language="de")
        assert "16. März 2021" in text(await w.ask())
        await add_herald(w)
        await w.keeper.slash(w.channel, "config outlet", outlet="quay HERALD", allowed=True)
        assert "zeigt The Tidewater Post nicht" in text(await w.ask(outlet="The Tidewater Post"))
        quoted = await w.alice.slash(w.channel, "quote", id=MATCHES[0].statement.id)
        assert "zeigt The Tidewater Post nicht" in text(quoted)
        assert "The Tidewater Post" not in text(await w.alice.slash(w.channel, "sources"))


async def add_herald(w: World) -> None:
    """Have the library take in an article of another outlet."""
    w.library.matches = (match("The harbour was shut on Sunday", outlet="Quay Herald", id="q"), *MATCHES)
    w.library.generation += 1
    await w.bot.services.engine.refresh()


async def test_an_outlet_is_chosen_from_those_of_the_library(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await add_herald(w)
        unknown = text(await w.keeper.slash(w.channel, "config outlet", outlet="Herald of the Moon", allowed=True))
        assert "no outlet called Herald of the Moon. It has: The Tidewater Post, Quay Herald" in unknown
        shown = text(await w.keeper.slash(w.channel, "config outlet", outlet="quay herald", allowed=True))
        assert "**Outlets**: Quay Herald" in shown
        choices = await w.keeper.autocomplete(w.channel, "config outlet", "outlet", "tide")
        assert [choice["value"] for choice in choices] == ["The Tidewater Post"]
        shown = text(await w.keeper.slash(w.channel, "config outlet", outlet="QUAY herald", allowed=False))
        assert "**Outlets**: all" in shown


async def test_check_says_when_it_has_looked_at_some_outlets_only(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await add_herald(w)
        await w.keeper.slash(w.channel, "config outlet", outlet="Quay Herald", allowed=True)
        hidden = text(await w.alice.slash(w.channel, "check", quotation="the tide tables were wrong"))
        assert "No article of these outlets has these words: Quay Herald" in hidden
        assert "No article in the library" not in hidden
        altered = text(await w.alice.slash(w.channel, "check", quotation="the harbour was open on Sunday"))
        assert "Only articles of these outlets are looked at in this server: Quay Herald" in altered


async def test_deleted_channels_are_said_and_undone(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        other = w.guild.create_text_channel("bots")
        await w.keeper.slash(w.channel, "config channel", channel=other, allowed=True)
        await w.env.bot.http.delete_channel(other.id)
        await w.env.settle()
        told = [r for r in w.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
        assert "every channel chosen for public answers has been deleted" in str(told[-1].json)
        assert (await w.ask()).ephemeral
        shown = text(await w.keeper.slash(w.channel, "config show"))
        assert "None of these channels exists any more" in shown
        await w.keeper.slash(w.channel, "config everywhere")
        assert not (await w.ask()).ephemeral


async def test_admin_is_for_the_owner(tmp_path: Path) -> None:
    started: list[int] = []
    async with world(tmp_path, owner=1, update=lambda: started.append(1)) as w:
        for name in ("status", "reload", "update"):
            assert "may not" in text(await w.keeper.slash(w.channel, f"admin {name}"))
        assert not started
        w.bot.services = replace(w.bot.services, owner=w.keeper.id)
        assert "Articles: 3" in text(await w.keeper.slash(w.channel, "admin status"))
        w.library.generation = 2
        assert "Generation 2 answers now" in text(await w.keeper.slash(w.channel, "admin reload"))
        assert "Reading new articles" in text(await w.keeper.slash(w.channel, "admin update"))
        assert started == [1]


async def test_admin_is_for_the_owner_of_the_application_where_nobody_is_named(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        assert "may not" in text(await w.keeper.slash(w.channel, "admin status"))


async def test_too_many_questions_get_a_friendly_private_line(tmp_path: Path) -> None:
    async with world(tmp_path, person=Rate(2, 60)) as w:
        await w.ask()
        await w.ask()
        third = await w.ask()
        assert third.ephemeral
        assert "you can ask again in 30 s" in text(third)
        assert "harbour is open" in text(await w.bob.slash(w.channel, "ask", question=HARBOUR))


async def test_a_button_that_searches_counts_as_a_question(tmp_path: Path) -> None:
    async with world(tmp_path, person=Rate(2, 60)) as w:
        result = await w.ask()
        assert "We dredged it twice" in text(await press(w, w.alice, result, "more"))
        assert "you can ask again" in text(await press(w, w.alice, result, "more"))
        await press(w, w.alice, result, "context")
        assert "**We dredged it twice**" in text(result)


async def test_an_error_is_one_line_with_a_reference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(tmp_path) as w:
        monkeypatch.setattr(w.library, "ask", lambda *_, **__: 1 / 0)
        result = await w.ask()
        assert "Something went wrong on our side (reference " in text(result)
        assert "division" not in text(result)
        w.env.errors.clear()
        assert "ZeroDivisionError" in caplog.text


async def test_words_that_cannot_be_verified_are_not_shown(tmp_path: Path) -> None:
    forged = replace(
        MATCHES[0], article=replace(MATCHES[0].article, text=MATCHES[0].article.text.replace("open", "shut"))
    )
    async with world(tmp_path, library=SmallLibrary((forged,))) as w:
        result = await w.ask()
        assert "shut" not in str(result.response.components)
        assert "could not verify" in text(result)
        await w.alice.send(w.channel, f"<@{w.bot.user.id}> {HARBOUR}")  # type: ignore[union-attr]
        assert "could not verify" in text(w.channel.last_message)
        assert 'onrecord_events_total{event="held_back"} 2' in w.bot.services.metrics.text()


async def test_nothing_an_article_says_is_markup(tmp_path: Path) -> None:
    words = "harbour **bold** <@1> https://evil.example - [x](https://evil.example)\n1. one\n# two <t:1:R>"
    words = words.replace("harbour", "Harbour", 1)
    evil = match(words, title="**t**", outlet="__o__", role="~~r~~")
    async with world(tmp_path, library=SmallLibrary((evil,))) as w:
        result = await w.ask()
        shown = "\n".join(line[2:] for line in text(result).splitlines() if line.startswith("> "))
        assert plain_text(shown) == f"“{words}”"
        assert "\\~\\~r\\~\\~" in text(result)
        assert "[\\*\\*t\\*\\*](https://tidewater.example/harbour), \\_\\_o\\_\\_" in text(result)


async def test_every_message_is_within_discords_limits(tmp_path: Path) -> None:
    awful = tuple(
        match("*_~|<@1> https://x.example " * 200, title="[t](u)" * 90, outlet="_" * 200, role="#" * 300, id=str(n))
        for n in range(12)
    )
    async with world(tmp_path, library=SmallLibrary(awful)) as w:
        await w.ask(question="Vellora")
        await w.alice.slash(w.channel, "compare", a="Vellora", b="Vellora", topic="example")
        await w.alice.slash(w.channel, "timeline", speaker="Vellora")
        for request in w.env.http_requests:
            if request.json and "components" in request.json:
                check_message(request.json)
