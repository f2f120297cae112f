"""A checked quotation as a card, for the command and for the message menu."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.absent import who_is_unknown
from bot.discord.cards.cards import Outgoing, add_container, bold, text_card, with_heading
from bot.discord.cards.copying import speakers_of
from bot.discord.cards.escape import blockquote, escape, link
from bot.discord.limits import length, shorten
from bot.discord.messages.answers import paged_card
from bot.discord.services.services import Interaction, services_of
from bot.wording.match import around
from bot.wording.printable import one_line
from bot.wording.texts import Texts
from bot.wording.verdicts import verdict_key, weighty_in_words
from index.checking.check import Passage
from index.checking.difference import Change

MAX_DIFFERENCE = 900
MAX_NEARBY = 8
MAX_PASSAGE = 1500


async def checked_card(interaction: Interaction, quotation: str, texts: Texts, *, speaker: str = "") -> Outgoing:
    """Return a card that says what became of the quotation, with the statement or the place it was found in."""
    services = services_of(interaction)
    allowed = await services.outlets(interaction)
    check = await services.engine.run(
        lambda library: library.check_quotation(quotation, speaker=speaker, outlets=allowed)
    )
    unknown = await services.engine.run(lambda library: who_is_unknown(library, check, speaker))
    note = texts.note(unknown) if unknown else ""
    services.metrics.count(f"checked_{check.verdict}")
    if check.verdict == "not_found":
        listed = escape(texts.listed(allowed))
        more = texts("check_not_found_among", outlets=listed) if allowed else texts("check_not_found_more")
        return text_card(f"### {texts('check_not_found')}", *([escape(note)] if note else []), more)
    if check.passage is not None:
        lines = await asyncio.to_thread(passage_lines, check.passage, texts)
        card = text_card(f"### {texts('check_unattributed')}", *([escape(note)] if note else []), *lines)
        return replace(card, passages=(check.passage,))
    if check.match is None:
        return text_card(f"### {texts(f'check_{check.verdict}')}")
    verdict = texts(verdict_key(check), name=shorten(speakers_of(check.match, texts), 100))
    shown = await paged_card(services, [check.match], texts, owner=interaction.user.id, note=note)
    outgoing = with_heading(shown, verdict)
    if check.changes:
        parts = [texts("check_difference"), difference(check.changes)]
        if check.weighty:
            parts.append(f"-# {weighty_in_words(check, texts, join=texts.listed)}")
        add_container(outgoing.view, parts)
    if allowed and check.verdict != "exact":
        # What the others print may be nearer.
        add_container(outgoing.view, [f"-# {texts('check_among', outlets=escape(texts.listed(allowed)))}"])
    return outgoing


def passage_lines(passage: Passage, texts: Texts) -> list[str]:
    """Return the words with what stands around them, and where they are printed, as markup."""
    article = passage.article
    before, words, behind = around(passage)
    # Cut at the outer ends only, so that what is shown is one slice.
    room = max(0, MAX_PASSAGE - len(words)) // 2
    shown = f"{escape(before[max(0, len(before) - room) :])}{bold(words[:MAX_PASSAGE])}"
    shown += escape(behind[:room]) if len(words) <= MAX_PASSAGE else ""
    where = [part for part in (article.outlet, texts.day(article.published)) if part]
    title = link(one_line(article.title), article.url) if article.title else ""
    return [blockquote(shown), "-# " + " · ".join([*([title] if title else []), *(escape(one_line(w)) for w in where)])]


def difference(changes: tuple[Change, ...]) -> str:
    """Return the wording with what was dropped struck out and what was added underlined, markup.

    Of many words that are the same those next to a change are shown; dots stand for what is left out.
    """
    marks = {"same": "{}", "dropped": "~~{}~~", "added": "__{}__"}
    parts: list[str] = []
    size, fitting = -1, 0
    # Measured part by part, and no further than is shown: this runs on the event loop.
    for change in changes:
        parts.append(marks[change.op].format(escape(_in_short(change))))
        size += 1 + length(parts[-1])
        if size > MAX_DIFFERENCE:
            return " ".join([*parts[:fitting], "…"])
        if size + len(" …") <= MAX_DIFFERENCE:
            fitting = len(parts)
    return " ".join(parts)


def _in_short(change: Change) -> str:
    words = change.words.split()
    if change.op == "same" and len(words) > 2 * MAX_NEARBY:
        words = [*words[:MAX_NEARBY], "…", *words[-MAX_NEARBY:]]
    return shorten(" ".join(words), MAX_DIFFERENCE // 3)
