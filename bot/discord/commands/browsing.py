"""Commands that show what there is: /speakers, /speaker, /sources, /help, /privacy."""

from __future__ import annotations

from datetime import UTC, date, datetime

from discord import app_commands

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.escape import escape
from bot.discord.commands.following import follow_line
from bot.discord.commands.meant import find_meant, rank
from bot.discord.commands.options import PRIVATE, AnyCommand, Tree, complete_speaker
from bot.discord.limits import shorten
from bot.discord.messages.replies import respond
from bot.discord.services.services import Interaction, services_of
from bot.discord.services.state import Report
from bot.wording.printable import one_line
from bot.wording.texts import Texts
from corpus.store.people import SpeakerEntry
from index.notes import Note

MAX_LISTED = 20
MAX_ROLES = 8
HELP = (
    "ask", "quote", "latest", "compare", "timeline", "check", "speakers", "speaker", "sources",
    "follow", "following", "unfollow", "privacy",
)  # fmt: skip


def add(tree: Tree) -> None:
    """Give the client the commands of this module."""
    commands: tuple[AnyCommand, ...] = (speakers, speaker, sources, help_, privacy)
    for command in commands:
        tree.add_command(command)


@app_commands.command(description="Whose words the library holds")
@app_commands.describe(search="Part of a name", private=PRIVATE)
async def speakers(
    interaction: Interaction, search: app_commands.Range[str, 0, 100] = "", private: bool | None = None
) -> None:
    """List speakers, the most quoted first."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        ranked = await services.engine.run(lambda library: rank(library.speakers(search)))
        if not ranked:
            return text_card(texts("no_speakers"))
        lines = [_in_line(entry) for entry in ranked[:MAX_LISTED]]
        if len(ranked) > MAX_LISTED:
            lines.append(f"-# {texts('more_speakers', count=len(ranked) - MAX_LISTED)}")
        return text_card(*lines)

    await respond(interaction, make, private=private)


@app_commands.command(description="One speaker: roles, number of statements, first and last")
@app_commands.describe(name="The speaker", private=PRIVATE)
@app_commands.autocomplete(name=complete_speaker)
async def speaker(interaction: Interaction, name: app_commands.Range[str, 1, 100], private: bool | None = None) -> None:
    """Show what is known of one speaker."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        meant = await services.engine.run(lambda library: find_meant(library, name))
        if not meant.entries:
            return text_card(texts("no_speakers"))
        entry = meant.entries[0]
        topics = await services.engine.run(lambda library: library.topics(entry.speaker))
        lines = _in_full(entry, texts)
        if len(meant.names) > 1:
            lines.insert(0, f"-# {escape(texts.note(Note('ambiguous_speaker', name, meant.names)))}")
        if topics:
            lines.append(texts("talks_about", topics=", ".join(escape(one_line(topic)) for topic in topics)))
        return text_card(*lines)

    await respond(interaction, make, private=private)


@app_commands.command(description="Which outlets the articles come from, and how many there are")
@app_commands.describe(private=PRIVATE)
async def sources(interaction: Interaction, private: bool | None = None) -> None:
    """Show outlets and counts."""
    services = services_of(interaction)

    async def make(texts: Texts) -> Outgoing:
        status = await services.engine.run(lambda library: library.status())
        allowed = await services.outlets(interaction)
        outlets = [each for each in services.engine.catalogue.outlets if not allowed or each[0] in allowed]
        lines = [texts("holdings", articles=status.articles, statements=status.statements, speakers=status.speakers)]
        lines += [f"**{escape(shorten(one_line(name), 80))}** · {count}" for name, count in outlets[:MAX_LISTED]]
        if len(outlets) > MAX_LISTED:
            lines.append(f"-# {texts('and_more', count=len(outlets) - MAX_LISTED)}")
        return text_card(*lines)

    await respond(interaction, make, private=private)


@app_commands.command(name="help", description="What this bot can do")
async def help_(interaction: Interaction) -> None:
    """Show the commands."""

    async def make(texts: Texts) -> Outgoing:
        lines = [texts("help_intro")]
        for name in HELP:
            command = interaction.client.tree.get_command(name)
            lines.append(f"**/{texts.command(name)}**: {texts.describe(command.description)}")
        return text_card(*lines, f"-# {texts('help_more')}")

    await respond(interaction, make, private=True)


@app_commands.command(description="What this bot keeps about you; delete it here")
@app_commands.describe(delete="Delete everything that is kept about me")
async def privacy(interaction: Interaction, delete: bool = False) -> None:
    """Show, or delete, what is kept about the person."""
    services = services_of(interaction)
    person = interaction.user.id

    async def make(texts: Texts) -> Outgoing:
        if delete:
            services.memory.forget(person)
            count = await services.state.run(lambda state: state.forget(person))
            return text_card(texts("privacy_deleted", count=count))
        follows = await services.state.run(lambda state: state.follows(person))
        reports = await services.state.run(lambda state: state.reports(person))
        lines = [texts("privacy", follows=len(follows), reports=len(reports))]
        if services.staff.settings(interaction.guild_id).reports:
            lines.append(texts("privacy_staff"))
        lines += [f"- {follow_line(one, texts)}" for one in follows]
        lines += [f"- {_reported(one, texts)}" for one in reports[-MAX_LISTED:]]
        if len(reports) > MAX_LISTED:
            lines.append(f"-# {texts('and_more', count=len(reports) - MAX_LISTED)}")
        return text_card(*lines)

    await respond(interaction, make, private=True)


def _reported(report: Report, texts: Texts) -> str:
    made = datetime.fromtimestamp(report.made, UTC).date()
    kind = texts("button_wrong" if report.kind == "speaker" else "button_unrelated")
    return f"{texts.day(made)} · {kind} · /{texts.command('quote')} {report.statement}"


def _in_line(entry: SpeakerEntry) -> str:
    roles = entry.speaker.roles
    role = f", {escape(shorten(one_line(roles[0].name), 60))}" if roles else ""
    return f"**{escape(shorten(one_line(entry.speaker.name), 60))}**{role} · {entry.statements}"


def _in_full(entry: SpeakerEntry, texts: Texts) -> list[str]:
    lines = [f"### {escape(shorten(one_line(entry.speaker.name), 120))}"]
    for role in entry.speaker.roles[:MAX_ROLES]:
        lines.append(f"- {escape(shorten(one_line(role.name), 100))} · {_days(role.first, role.last, texts)}")
    if len(entry.speaker.roles) > MAX_ROLES:
        lines.append(f"- {texts('and_more', count=len(entry.speaker.roles) - MAX_ROLES)}")
    lines.append(texts("speaker_counts", count=entry.statements, days=_days(entry.first, entry.last, texts)))
    return lines


def _days(first: date | None, last: date | None, texts: Texts) -> str:
    return texts.day(first) if first == last else f"{texts.day(first)} – {texts.day(last)}"
