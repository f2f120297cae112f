"""What the staff of a server can do: see and end what its channels receive, hear reports, choose roles and channels."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest
from discord_markdown import plain_text
from discord_rules import check_message, walk
from small import MATCHES, SmallLibrary, match
from test_bot import HARBOUR, World, button, choose, make_bot, text, world

from bot.discord.services.staff import Apart, StaffSettings, may


def posted(w: World, channel: Any) -> list[dict[str, Any]]:
    """Return what was posted in a channel so far."""
    return [r.json for r in w.env.http_requests if r.method == "POST" and f"/channels/{channel.id}/messages" in r.path]


def words(body: dict[str, Any]) -> str:
    """Return what a posted message says."""
    return "\n".join(c["content"] for c in walk(body["components"]) if c["type"] == 10)


async def staff_channel(w: World, **given: Any) -> Any:
    """Make a channel for the staff and choose it for reports."""
    channel = w.guild.create_text_channel("staff", **given)
    return channel, await w.keeper.slash(w.channel, "config reports", channel=channel)


async def test_staff_list_and_remove_what_channels_receive_whoever_set_it_up(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        editors = w.guild.create_role("Editors", permissions=discord.Permissions(manage_messages=True))
        other = w.guild.add_member(w.env.create_user("other"), roles=[editors])
        await other.slash(w.channel, "follow", topic="harbour", where="here", often="daily")
        await w.alice.slash(w.channel, "follow", speaker="Ansa Vellora")
        shown = text(await w.keeper.slash(w.channel, "config follows"))
        assert shown == f"**harbour** · <#{w.channel.id}> · once a day"
        (choice,) = await w.keeper.autocomplete(w.channel, "config follows", "remove", "harb")
        assert choice["name"] == "#news · harbour"
        gone = await w.keeper.slash(w.channel, "config follows", remove=choice["value"])
        assert text(gone) == f"<#{w.channel.id}> no longer receives **harbour**."
        assert "receive nothing" in text(await w.keeper.slash(w.channel, "config follows"))
        assert "Ansa Vellora" in text(await w.alice.slash(w.channel, "following"))


async def test_what_somebody_gets_alone_is_no_business_of_the_staff(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w.alice.slash(w.channel, "follow", speaker="Ansa Vellora")
        (mine,) = await w.bot.services.state.run(lambda state: state.follows())
        assert "No channel" in text(await w.keeper.slash(w.channel, "config follows", remove=mine.id))
        assert await w.bot.services.state.run(lambda state: state.follows()) == [mine]


@pytest.mark.parametrize("command", ["follows", "reports", "asking", "followers", "apart"])
async def test_others_are_refused_even_where_a_server_shows_them_the_command(tmp_path: Path, command: str) -> None:
    async with world(tmp_path) as w:
        (shown,) = [each for each in await w.bot.tree.fetch_commands() if each.name == "config"]
        w.guild.set_command_permissions(shown, {w.alice: True})
        role = w.guild.create_role("Reporters")
        given: dict[str, Any] = {
            "asking": {"role": role}, "followers": {"role": role}, "apart": {"channel": w.channel, "private": "yes"},
            "reports": {"channel": w.channel},
        }.get(command, {})  # fmt: skip
        assert "may not" in text(await w.alice.slash(w.channel, f"config {command}", **given))
        assert w.bot.services.staff.settings(w.guild.id) == StaffSettings()


async def test_nothing_is_posted_unless_a_channel_was_chosen(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        channel = w.guild.create_text_channel("staff")
        await w.ask(question="what about zeppelins?")
        await choose(w, w.alice, await w.ask(), "wrong:0")
        assert posted(w, channel) == []


async def test_reports_and_silences_are_posted_without_names(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        channel, shown = await staff_channel(w)
        assert f"**Reports and questions without an answer**: <#{channel.id}>" in text(shown)
        await choose(w, w.alice, await w.ask(), "wrong:0")
        await choose(w, w.alice, await w.ask(), "unrelated:0")
        await w.bob.slash(w.channel, "ask", question="what about **zeppelins** <@1>?")
        await w.bob.send(w.channel, f"<@{w.bot.user.id}> and gondolas @everyone?")  # type: ignore[union-attr]
        wrong, silent, mentioned = map(words, posted(w, channel))
        assert wrong.startswith("### Reported: wrong speaker\n### Ansa Vellora")
        assert "“The harbour is open to every boat”" in wrong
        assert f"/quote {MATCHES[0].statement.id}" in wrong
        assert silent.startswith("### A question found nothing\nwhat about \\*\\*zeppelins\\*\\*")
        assert plain_text(silent.splitlines()[1]) == "what about **zeppelins** ?"
        assert "gondolas" in mentioned
        for said in (wrong, silent, mentioned):
            assert not any(name in said for name in ("alice", "bob", str(w.alice.id), str(w.bob.id)))
        for body in posted(w, channel):
            check_message(body)
            assert body["allowed_mentions"]["parse"] == []


async def test_what_was_asked_in_private_stays_there(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        channel, _ = await staff_channel(w)
        await w.ask(question="what about zeppelins?", private=True)
        assert posted(w, channel) == []


async def test_reports_end_when_no_channel_is_given(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        channel, _ = await staff_channel(w)
        assert "**Reports and questions without an answer**: nowhere" in text(
            await w.keeper.slash(w.channel, "config reports")
        )
        await w.ask(question="what about zeppelins?")
        assert posted(w, channel) == []


async def test_a_channel_that_cannot_be_written_to_costs_nobody_an_answer(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        channel, _ = await staff_channel(w)
        w.env.inject_error("POST", f"/channels/{channel.id}/messages", status=403)
        assert "no words of" in text(await w.ask(question="what about zeppelins?"))


async def test_somebody_who_reports_on_and_on_does_not_flood_the_staff(tmp_path: Path) -> None:
    many = tuple(match(f"The harbour has pier {n}", id=f"m{n}") for n in range(40))
    async with world(tmp_path, library=SmallLibrary(many)) as w:
        channel, _ = await staff_channel(w)
        for one in many:
            shown = await w.alice.slash(w.channel, "quote", id=one.statement.id)
            if "can ask again" in text(shown):
                await w.env.advance_time(60)
                w.bot.services.cooldowns._person._levels.clear()
                shown = await w.alice.slash(w.channel, "quote", id=one.statement.id)
            await choose(w, w.alice, shown, "wrong:0")
        assert len(posted(w, channel)) == 30


async def test_only_chosen_roles_may_ask(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        before = await w.ask()
        role = w.guild.create_role("Reporters")
        shown = text(await w.keeper.slash(w.channel, "config asking", role=role))
        assert f"**Who may ask**: <@&{role.id}>" in shown
        carol = w.guild.add_member(w.env.create_user("carol"), roles=[role])
        assert "The harbour is open" in text(await carol.slash(w.channel, "ask", question=HARBOUR))
        assert "The harbour is open" in text(await w.keeper.slash(w.channel, "ask", question=HARBOUR))
        message = await w.bob.send(w.channel, "“the harbour is open to every boat”")
        for refused in (
            await w.ask(),
            await w.alice.slash(w.channel, "check", quotation="the harbour is open to every boat"),
            await w.alice.context_menu(w.channel, "Check this quotation", message),
            await w.alice.click(before.response.message, custom_id=button(before, "more")),
        ):
            assert refused.ephemeral
            assert "only some roles may ask" in text(refused)
        await w.alice.send(w.channel, f"<@{w.bot.user.id}> {HARBOUR}")  # type: ignore[union-attr]
        assert "only some roles may ask" in text(w.channel.last_message)
        assert "I show what people said" in text(await w.alice.slash(w.channel, "help"))
        assert "I keep what you follow" in text(await w.alice.slash(w.channel, "privacy"))
        await w.keeper.slash(w.channel, "config asking", role=role, allowed=False)
        assert "The harbour is open" in text(await w.ask())


async def test_only_chosen_roles_may_follow(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        role = w.guild.create_role("Reporters")
        await w.keeper.slash(w.channel, "config followers", role=role)
        refused = await w.alice.slash(w.channel, "follow", topic="harbour")
        assert refused.ephemeral
        assert "only some roles may follow" in text(refused)
        assert "The harbour is open" in text(await w.ask())
        assert "You follow nothing" in text(await w.alice.slash(w.channel, "following"))
        carol = w.guild.add_member(w.env.create_user("carol"), roles=[role])
        assert "direct message" in text(await carol.slash(w.channel, "follow", topic="harbour"))
        person = w.env.create_user("dora")  # outside of the server its roles say nothing
        assert "direct message" in text(await person.slash("follow", topic="harbour"))


async def test_settings_of_a_channel_come_before_those_of_the_server(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        other = w.guild.create_text_channel("press")
        await w.keeper.slash(w.channel, "config private", private=True)
        await w.keeper.slash(w.channel, "config language", language="fr")
        shown = text(await w.keeper.slash(w.channel, "config apart", channel=other, private="no", language="de"))
        assert f"<#{other.id}> · " in shown
        here, there = await w.ask(), await w.alice.slash(other, "ask", question=HARBOUR)
        assert (here.ephemeral, there.ephemeral) == (True, False)
        assert "16 mars 2021" in text(here)
        assert "16. März 2021" in text(there)
        await w.alice.send(other, f"<@{w.bot.user.id}> {HARBOUR}")  # type: ignore[union-attr]
        assert "16. März 2021" in text(other.last_message)
        unknown = await w.keeper.slash(w.channel, "config apart", channel=other, outlet="Quay Herald")
        assert "pas ce média" in text(unknown)
        await w.keeper.slash(w.channel, "config apart", channel=other, outlet="the tidewater post")
        assert w.bot.services.staff.settings(w.guild.id).apart(other.id).outlets == ("The Tidewater Post",)
        await w.keeper.slash(w.channel, "config apart", channel=other, reset=True)
        assert (await w.alice.slash(other, "ask", question=HARBOUR)).ephemeral
        assert w.bot.services.staff.settings(w.guild.id).channels == ()


async def test_choices_outlive_a_restart_and_go_with_the_server(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        channel, _ = await staff_channel(w)
        await w.keeper.slash(w.channel, "config apart", channel=channel, private="yes")
        kept = w.bot.services.staff.settings(w.guild.id)
        assert kept == StaffSettings(reports=channel.id, channels=((channel.id, Apart(private=True)),))
        await w.env.restart_bot(make_bot(w.library, tmp_path))
        assert w.bot.services.staff.settings(w.guild.id) == kept
        assert "see, without names, which questions" in text(await w.alice.slash(w.channel, "privacy"))
        await w.bot.services.staff.forget(w.guild.id)
        assert w.bot.services.staff.settings(w.guild.id) == StaffSettings()


async def test_two_changes_at_once_are_both_kept(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        staff = w.bot.services.staff
        await asyncio.gather(
            *(staff.change(7, lambda s, n=n: replace(s, askers=(*s.askers, n))) for n in range(20))  # type: ignore[misc]
        )
        assert sorted(staff.settings(7).askers) == list(range(20))


@pytest.mark.parametrize(
    ("roles", "chosen", "manages", "holds"),
    [
        ([], [], False, True),
        ([1], [1, 2], False, True),
        ([3], [1, 2], False, False),
        ([3], [1, 2], True, True),
    ],
)
def test_who_may(roles: list[int], chosen: list[int], manages: bool, holds: bool) -> None:
    assert may(roles, chosen, manages=manages) is holds


async def test_a_closed_channel_is_refused_for_reports(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        assert w.bot.user is not None
        closed = {w.bot.user: discord.PermissionOverwrite(send_messages=False)}
        channel = w.guild.create_text_channel("staff", overwrites=closed)
        refused = await w.keeper.slash(w.channel, "config reports", channel=channel)
        assert "I may not write there" in text(refused)
        assert w.bot.services.staff.settings(w.guild.id).reports is None
