"""A checked quotation as a card, for the command and for the message menu."""

from __future__ import annotations

from bot.discord.cards.cards import Outgoing, add_container, text_card, with_heading
from bot.discord.cards.copying import speakers_of
from bot.discord.cards.escape import escape
from bot.discord.limits import length, shorten
from bot.discord.messages.answers import paged_card
from bot.discord.services.services import Interaction, services_of
from bot.wording.texts import Texts
from index.answering.checking import Change, check_quotation, quoted_part
from index.question.request import Request

MAX_CANDIDATES = 50
MAX_DIFFERENCE = 900
MAX_NEARBY = 8


async def checked_card(interaction: Interaction, quotation: str, texts: Texts, *, speaker: str = "") -> Outgoing:
    """Return a card that says what became of the quotation, with the statement it was found in."""
    services = services_of(interaction)
    words = quoted_part(quotation)
    allowed = await services.outlets(interaction)
    found = await services.engine.run(lambda library: library.find_wording(words, limit=MAX_CANDIDATES))
    candidates = [match for match in found if not allowed or match.article.outlet in allowed]
    if speaker:
        asked = (await services.engine.ask(Request(speaker=speaker, limit=1))).question
        speaker = asked.speakers[0].name if asked.speakers else speaker
    check = check_quotation(words, candidates, speaker=speaker)
    services.metrics.count(f"checked_{check.verdict}")
    if check.match is None or check.verdict == "not_found":
        return text_card(f"### {texts('check_not_found')}", texts("check_not_found_more"))
    verdict = texts(f"check_{check.verdict}", name=shorten(speakers_of(check.match, texts), 100))
    outgoing = with_heading(await paged_card(services, [check.match], texts, owner=interaction.user.id), verdict)
    if check.changes:
        add_container(outgoing.view, [texts("check_difference"), difference(check.changes)])
    return outgoing


def difference(changes: tuple[Change, ...]) -> str:
    """Return the wording with what was dropped struck out and what was added underlined, markup.

    Of many words that are the same those next to a change are shown; dots stand for what is left out.
    """
    marks = {"same": "{}", "dropped": "~~{}~~", "added": "__{}__"}
    parts = [marks[change.op].format(escape(_in_short(change))) for change in changes]
    text = " ".join(parts)
    while length(text) > MAX_DIFFERENCE:
        parts.pop()
        text = " ".join([*parts, "…"])
    return text


def _in_short(change: Change) -> str:
    words = change.words.split()
    if change.op == "same" and len(words) > 2 * MAX_NEARBY:
        words = [*words[:MAX_NEARBY], "…", *words[-MAX_NEARBY:]]
    return shorten(" ".join(words), MAX_DIFFERENCE // 3)
