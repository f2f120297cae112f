"""Follows with filters, and the ways in which their news is sent: a message, a thread a story, a post, published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest
from discord_rules import check_message, walk
from discord_server import ANNOUNCEMENTS, CHANNEL, FORUM, OWNER, DiscordServer, new_channel
from nearby import client_of
from small import MATCHES, QUILL, SmallLibrary, match
from test_bot import NOON, World, make_bot, text, world

from bot.discord.messages.digests import send_news
from bot.discord.services.state import Narrow, State

NIGHT = match("The harbour closes at night", title="Night", id="n1", outlet="Quay Herald")
DAWN = match("The harbour opens at dawn", title="Dawn", id="n2")
SALT = match("Salt is dear this year", text="“Salt is dear this year”, Vellora said on Monday.", title="Salt", id="n3")
THEIRS = match(
    "The harbour is a nuisance", title="Nuisance", id="n4", speakers=(QUILL,), source="Quill", role="",
    text="“The harbour is a nuisance”, Quill said.", cue="said",
)  # fmt: skip


class Wide(SmallLibrary):
    """Has two outlets."""

    def outlets(self) -> list[tuple[str, int]]:
        """Return both."""
        return [("The Tidewater Post", 3), ("Quay Herald", 1)]


def sent(w: World) -> list[dict[str, Any]]:
    """Return the news that was sent."""
    bodies = [r.json for r in w.env.http_requests if r.method == "POST" and r.path.endswith(("/messages", "/threads"))]
    return [body.get("message", body) for body in bodies if body and ("components" in body or "message" in body)]


def words(body: dict[str, Any]) -> str:
    """Return what a message says."""
    return "\n".join(c["content"] for c in walk(body["components"]) if c["type"] == 10)


@pytest.mark.parametrize(
    ("options", "value", "wanted"),
    [
        ({"speaker": "Ansa Vellora"}, "Ansa Vellora", {NIGHT, DAWN, SALT}),
        ({"speaker": "vellora", "topic": "harbour"}, "Ansa Vellora · harbour", {NIGHT, DAWN}),
        ({"topic": "harbour", "outlet": "quay herald"}, "harbour · Quay Herald", {NIGHT}),
        ({"topic": "harbour", "language": "de"}, "harbour · Deutsch", set()),
        ({"topic": "harbour"}, "harbour", {NIGHT, DAWN, THEIRS}),
    ],
)
async def test_a_follow_is_narrowed(tmp_path: Path, options: dict[str, str], value: str, wanted: set[Any]) -> None:
    async with world(tmp_path, library=Wide()) as w:
        kept = text(await w.alice.slash(w.channel, "follow", **options))
        assert f"**{value}**" in kept
        assert f"**{value}** · direct message" in text(await w.alice.slash(w.channel, "following"))
        w.library.matches = (NIGHT, DAWN, SALT, THEIRS, *MATCHES)
        assert await w.send_news(now=NOON) == bool(wanted)
        shown = "\n".join(words(body) for body in sent(w))
        for one in (NIGHT, DAWN, SALT, THEIRS):
            assert (one.article.title in shown) is (one in wanted), one.article.title


async def test_articles_in_the_language_are_sent(tmp_path: Path) -> None:
    german = replace(NIGHT, article=replace(NIGHT.article, language="de"))
    async with world(tmp_path, library=Wide()) as w:
        await w.alice.slash(w.channel, "follow", topic="harbour", language="de")
        w.library.matches = (german, DAWN, *MATCHES)
        assert await w.send_news(now=NOON) == 1
        assert "closes at night" in words(sent(w)[-1])
        assert "opens at dawn" not in words(sent(w)[-1])


async def test_one_speaker_may_be_followed_on_several_topics(tmp_path: Path) -> None:
    async with world(tmp_path, library=Wide()) as w:
        for topic in ("harbour", "salt", "harbour"):
            await w.alice.slash(w.channel, "follow", speaker="Ansa Vellora", topic=topic)
        follows = await w.bot.services.state.run(lambda state: state.follows())
        assert [one.narrow for one in follows] == [Narrow("Ansa Vellora", "salt"), Narrow("Ansa Vellora", "harbour")]


async def test_an_outlet_that_is_not_there_is_refused(tmp_path: Path) -> None:
    async with world(tmp_path, library=Wide()) as w:
        assert "no such outlet" in text(await w.alice.slash(w.channel, "follow", topic="tide", outlet="Nowhere"))
        assert "speaker or a topic, or both" in text(await w.alice.slash(w.channel, "follow", outlet="Quay Herald"))
        assert await w.bot.services.state.run(lambda state: state.follows()) == []


async def test_each_story_gets_a_thread(tmp_path: Path) -> None:
    async with world(tmp_path, library=Wide()) as w:
        kept = await w.keeper.slash(w.channel, "follow", topic="harbour", where="here", form="thread")
        assert "will be posted here" in text(kept)
        assert "a thread for each story" in text(await w.keeper.slash(w.channel, "following"))
        w.library.matches = (NIGHT, DAWN, *MATCHES)
        assert await w.send_news(now=NOON) == 2
        threads = [r.json["name"] for r in w.env.http_requests if r.method == "POST" and r.path.endswith("/threads")]
        assert threads == ["Night", "Dawn"]
        assert await w.send_news(now=NOON) == 0
        for body in sent(w):
            assert body["allowed_mentions"]["parse"] == []


async def test_a_thread_that_fails_costs_no_news(tmp_path: Path) -> None:
    async with world(tmp_path, library=Wide()) as w:
        await w.keeper.slash(w.channel, "follow", topic="harbour", where="here", form="thread")
        w.library.matches = (NIGHT, *MATCHES)
        w.env.inject_error("POST", "/channels/*/messages/*/threads", status=403)
        assert await w.send_news(now=NOON) == 1
        assert await w.send_news(now=NOON) == 0
        assert "closes at night" in text(w.channel.last_message)


async def test_no_story_is_lost_or_doubled_whatever_comes_between(tmp_path: Path) -> None:
    async with world(tmp_path, library=Wide()) as w:
        await w.keeper.slash(w.channel, "follow", topic="harbour", where="here", form="thread")
        w.library.matches = (NIGHT, DAWN, THEIRS, *MATCHES)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(State, "delivered", lambda *_, **__: 1 / 0)  # the bot dies between sending and noting
            await w.send_news(now=NOON)
        assert await w.bot.services.state.run(lambda state: state.parcels()) != []
        await w.env.restart_bot(make_bot(w.library, tmp_path))
        w.env.inject_error("POST", "/channels/*/messages", status=502)
        for _ in range(4):
            await w.send_news(now=NOON)
        assert await w.bot.services.state.run(lambda state: state.parcels()) == []
        stories = [r for r in w.env.http_requests if r.method == "POST" and r.path.endswith("/threads")]
        assert [r.json["name"] for r in stories] == ["Night", "Dawn", "Nuisance"]
        taken = [r for r in w.env.http_requests if r.method == "POST" and r.path.endswith("/messages")]
        assert sum("closes at night" in str(r.json) for r in taken) == 1


async def test_a_forum_gets_a_post_for_each_story_once(tmp_path: Path) -> None:
    async with world(tmp_path, library=Wide()) as w:
        forum = w.guild.create_forum_channel("stories")
        kept = await w.keeper.slash(w.channel, "follow", topic="harbour", channel=forum)
        assert f"will be posted in <#{forum.id}>" in text(kept)
        w.library.matches = (NIGHT, DAWN, *MATCHES)
        assert await w.send_news(now=NOON) == 2
        posts = [r.json for r in w.env.http_requests if r.path.endswith(f"/channels/{forum.id}/threads")]
        assert [post["name"] for post in posts] == ["Night", "Dawn"]
        for post in posts:
            check_message(post["message"])
        assert await w.send_news(now=NOON) == 0


async def test_news_is_published_from_an_announcement_channel(tmp_path: Path) -> None:
    async with world(tmp_path, library=Wide()) as w:
        refused = await w.keeper.slash(w.channel, "follow", topic="harbour", where="here", form="published")
        assert "only in a channel of a server" in text(refused)
        news = w.guild.create_news_channel("announcements")
        await w.keeper.slash(w.channel, "follow", topic="harbour", channel=news, form="published")
        w.library.matches = (NIGHT, *MATCHES)
        assert await w.send_news(now=NOON) == 1
        assert [r.path for r in w.env.http_requests if r.path.endswith("/crosspost")]


async def test_another_channel_needs_the_right_to_manage_it(tmp_path: Path) -> None:
    async with world(tmp_path, library=Wide()) as w:
        other = w.guild.create_text_channel("press")
        for channel in (other,):
            refused = await w.alice.slash(w.channel, "follow", topic="harbour", channel=channel)
            assert "permission to manage messages" in text(refused)
        assert "only in a channel" in text(await w.alice.slash(w.channel, "follow", topic="harbour", form="thread"))
        kept = await w.keeper.slash(w.channel, "follow", topic="harbour", channel=other)
        assert f"<#{other.id}>" in text(kept)


def test_what_an_older_bot_kept_is_no_narrowed_follow(tmp_path: Path) -> None:
    state = State(tmp_path / "bot.sqlite")
    state.follow(1, "topic", "tide", channel=None, often="now", language="en", mark="")
    state._db.execute("DROP TABLE narrows")
    state.close()
    again = State(tmp_path / "bot.sqlite")
    (kept,) = again.follows()
    assert (kept.narrow, kept.form) == (None, "message")
    assert again.unfollow(1, kept.id)
    number = again.follow(1, "topic", "a", channel=2, often="now", language="en", mark="", narrow=Narrow(topic="a"))
    assert again.follows()[0].narrow == Narrow(topic="a")
    again.unfollow(1, number)
    assert again._db.execute("SELECT count(*) FROM narrows").fetchone() == (0,)
    again.close()


async def test_discord_takes_threads_posts_and_publishing(tmp_path: Path) -> None:
    library = Wide()
    async with DiscordServer() as server:
        forum, news = new_channel(FORUM, "stories") | {"type": 15}, new_channel(ANNOUNCEMENTS, "news") | {"type": 5}
        server.channels += [forum, news]
        server.app_permissions = str(discord.Permissions.all().value)
        async with client_of(server, tmp_path, library=library) as client:
            for given in (
                {"where": "here", "form": "thread"},
                {"channel": forum},
                {"channel": news, "form": "published"},
            ):
                kept = await server.slash("follow", user=OWNER, topic="harbour", **given)
                assert "will be posted" in kept.text
            library.matches = (NIGHT, DAWN, *MATCHES)
            assert await send_news(client.services, client, now=NOON) == 5
            assert await send_news(client.services, client, now=NOON) == 0
            both = ["Night", "Dawn"]
            assert server.begun == [(str(at), title) for at in (CHANNEL, FORUM) for title in both]
            (published,) = server.published
            assert "closes at night" in str(published)
            assert "opens at dawn" in str(published)
            assert not server.refused


async def test_discord_takes_what_the_staff_hear(tmp_path: Path) -> None:
    async with DiscordServer() as server, client_of(server, tmp_path):
        await server.slash("config reports", user=OWNER, channel=server.channels[0])
        await server.slash("ask", question="zeppelins over whom?", user=72)
        asked = await server.slash("ask", question="what did Vellora say about the harbour?", user=73)
        await server.choose(asked, "wrong:1", user=74)
        await server.wait_for(lambda: len(server.sent) == 2)
        assert "zeppelins over whom" in str(server.sent[0])
        assert "We dredged it twice" in str(server.sent[1])
        assert not any(name in str(server.sent) for name in ("person72", "person74"))
        assert not server.refused
