"""A statement to take along: as text, as Markdown, as a citation."""

from __future__ import annotations

from bot.discord.cards.escape import web_address
from bot.wording.days import iso_day
from bot.wording.match import attribution_of, how_of, quotation_of, role_of
from bot.wording.printable import one_line, printable
from bot.wording.texts import Texts
from index.match import Match


def as_text(match: Match, texts: Texts) -> str:
    """Return the words, who said them, when and where, as plain text."""
    return f"{printable(quotation_of(match))}\n— {_said_by(match, texts)}\n{_where(match)}"


def as_markdown(match: Match, texts: Texts) -> str:
    """Return the same as Markdown: a block quotation and a link."""
    article = match.article
    title = one_line(article.title or article.outlet or article.id).replace("[", "\\[").replace("]", "\\]")
    address = web_address(article.url)
    where = f"[{title}]({address})" if address else title
    outlet = f", {one_line(article.outlet)}" if article.outlet and article.title else ""
    return f"{in_markdown(printable(quotation_of(match)))}\n>\n> — {_said_by(match, texts)}; {where}{outlet}"


def as_citation(match: Match, texts: Texts) -> str:
    """Return a citation of the article with the words: speaker, quoted in title, outlet, date, link."""
    article = match.article
    parts = [one_line(article.outlet), iso_day(article.published) or texts("no_date"), one_line(article.url)]
    title = texts("title_quoted", title=one_line(article.title)) if article.title else ""
    where = ", ".join(part for part in (title, *parts) if part)
    return texts("cited", words=printable(quotation_of(match)), who=speakers_of(match, texts), where=where)


def in_markdown(words: str) -> str:
    """Return words as a block quotation in Markdown."""
    return "\n".join(f"> {line}" for line in words.split("\n"))


def speakers_of(match: Match, texts: Texts) -> str:
    """Return the full names of the speakers and of who tells it in one line, or the mention where nobody is named."""
    return one_line(attribution_of(match, texts, join=texts.join, unnamed=texts("unnamed")))


def _said_by(match: Match, texts: Texts) -> str:
    role = f", {one_line(role_of(match))}" if role_of(match) else ""
    how = f" ({one_line(how_of(match))})" if how_of(match) else ""
    return f"{speakers_of(match, texts)}{role}{how}, {texts.day(match.article.published)}"


def _where(match: Match) -> str:
    article = match.article
    return ", ".join(one_line(part) for part in (article.title, article.outlet, article.url) if part)
