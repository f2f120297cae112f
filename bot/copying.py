"""A statement to take along: as text, as Markdown, as a citation."""

from __future__ import annotations

from bot.answer import day_in_words, day_to_json, how_of, quotation_of, who_of
from bot.escape import web_address
from bot.printable import one_line, printable
from index.match import Match


def as_text(match: Match) -> str:
    """Return the words, who said them, when and where, as plain text."""
    return f"{printable(quotation_of(match))}\n— {_who(match)}\n{_where(match)}"


def as_markdown(match: Match) -> str:
    """Return the same as Markdown: a block quotation and a link."""
    words = "\n".join(f"> {line}" for line in printable(quotation_of(match)).split("\n"))
    article = match.article
    title = one_line(article.title or article.outlet or article.id).replace("[", "\\[").replace("]", "\\]")
    address = web_address(article.url)
    where = f"[{title}]({address})" if address else title
    outlet = f", {one_line(article.outlet)}" if article.outlet and article.title else ""
    return f"{words}\n>\n> — {_who(match)}; {where}{outlet}"


def as_citation(match: Match) -> str:
    """Return a citation of the article with the words: speaker, quoted in title, outlet, date, link."""
    article = match.article
    parts = [one_line(article.outlet), day_to_json(article.published) or "n.d.", one_line(article.url)]
    title = f"“{one_line(article.title)}”" if article.title else ""
    where = ", ".join(part for part in (title, *parts) if part)
    return f"{printable(quotation_of(match))} {who_of(match)}, reported in {where}."


def _who(match: Match) -> str:
    role = f", {one_line(match.role)}" if match.role else ""
    how = f" ({one_line(how_of(match))})" if how_of(match) else ""
    return f"{one_line(who_of(match))}{role}{how}, {day_in_words(match.article.published)}"


def _where(match: Match) -> str:
    article = match.article
    return ", ".join(one_line(part) for part in (article.title, article.outlet, article.url) if part)
