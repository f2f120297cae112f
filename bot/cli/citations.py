"""Matches as citations: BibTeX, CSL-JSON, Markdown and HTML, each with the day on which it was looked up."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bot.wording.days import day_in_words, iso_day
from bot.wording.match import attribution_of, quotation_of, role_of
from bot.wording.printable import one_line
from bot.wording.terminal import say

if TYPE_CHECKING:
    from index.match import Match

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# A brace counts for BibTeX even behind a backslash, so each becomes a word.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
# What has a meaning inside a line, what has one where a line begins, and the sign behind the number of a list there.
MARKDOWN = re.compile(r"[\\`*_\[\]<>&~|$]|^[#+=-]|^(\d{1,9})([.)])")


def cite(matches: Iterable[Match], form: str, *, accessed: date) -> str:
    """Return the matches as citations in the form "bibtex", "csl", "markdown" or "html"; empty where there are none.

    CSL is one line with an array, https://docs.citationstyles.org/en/stable/specification.html. All foreign text is
    escaped as the form wants it, and an address that is not one of the web is left out.
    """
    if form == "csl":
        import json

        return json.dumps([to_csl(match, accessed) for match in matches], ensure_ascii=False) + "\n"
    make: Callable[[Match, date], str] = {"bibtex": to_bibtex, "markdown": to_markdown, "html": to_html}[form]
    return "\n".join(make(match, accessed) for match in matches)


def to_bibtex(match: Match, accessed: date) -> str:
    """Return an entry `@misc`, which BibTeX and BibLaTeX read; the words and their speaker are its note."""
    article = match.article
    day = article.published
    fields = {
        "title": f"{{{_tex(article.title)}}}" if article.title else "",
        "howpublished": _tex(article.outlet),
        "year": str(day.year) if day else "",
        "month": MONTHS[day.month - 1] if day else "",
        "day": str(day.day) if day else "",
        "url": _web(article.url).replace("%", r"\%").replace("#", r"\#"),
        "urldate": accessed.isoformat(),
        "note": f"{_tex(quotation_of(match))} ({_tex(_who(match))})",
    }
    shown = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items() if value]
    return f"@misc{{onrecord-{match.statement.id},\n" + ",\n".join(shown) + "\n}\n"


def to_csl(match: Match, accessed: date) -> dict[str, Any]:
    """Return an item of CSL-JSON, a newspaper article; the words and their speaker are its note."""
    article = match.article
    item = {
        "id": match.statement.id,
        "type": "article-newspaper",
        "title": one_line(article.title),
        "container-title": one_line(article.outlet),
        "issued": _date_parts(article.published) if article.published else None,
        "accessed": _date_parts(accessed),
        "URL": _web(article.url),
        "note": f"{one_line(quotation_of(match))} ({_who(match)})",
    }
    return {name: value for name, value in item.items() if value}


def to_markdown(match: Match, accessed: date) -> str:
    """Return a quoted block and a line with the source below it."""
    article = match.article
    title, url = _markdown(article.title or article.outlet or "untitled"), _web(article.url)
    where = [f"[{title}](<{url}>)" if url else title]
    where += [_markdown(article.outlet)] if article.outlet and article.title else []
    where += [day_in_words(article.published), f"accessed {day_in_words(accessed)}"]
    return f"> {_markdown(quotation_of(match))}\n>\n> — {_markdown(_who(match))}. {', '.join(where)}\n"


def to_html(match: Match, accessed: date) -> str:
    """Return a figure: the quotation, and below it whose words they are and where they were printed."""
    article = match.article
    title, url = _html(article.title or article.outlet or "untitled"), _html(_web(article.url))
    day = iso_day(article.published)
    where = [f'<cite><a href="{url}">{title}</a></cite>' if url else f"<cite>{title}</cite>"]
    where += [_html(article.outlet)] if article.outlet and article.title else []
    where += [f'<time datetime="{day}">{day_in_words(article.published)}</time>' if day else "undated"]
    where += [f'accessed <time datetime="{accessed.isoformat()}">{day_in_words(accessed)}</time>']
    cite_ = f' cite="{url}"' if url else ""
    return (
        f"<figure>\n<blockquote{cite_}><p>{_html(quotation_of(match))}</p></blockquote>\n"
        f"<figcaption>{_html(_who(match))}. {', '.join(where)}</figcaption>\n</figure>\n"
    )


def _who(match: Match) -> str:
    """Return whose words they are, with the role of that time, and whether the reporter put them."""
    own = "" if match.statement.kind != "indirect" else "in the reporter's words"
    return ", ".join(one_line(part) for part in (attribution_of(match, say), role_of(match), own) if part)


def _date_parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _web(url: str) -> str:
    """Return an address as it may stand anywhere, empty where it is none of the web."""
    plain = one_line(url)
    if not re.match(r"https?://", plain, re.IGNORECASE):
        return ""
    return quote(plain, safe="/%:@!$&'()*+,;=~-._?#[]", errors="replace")


def _tex(text: str) -> str:
    return one_line(text).translate(TEX)


def _markdown(text: str) -> str:
    return MARKDOWN.sub(lambda sign: f"{sign[1]}\\{sign[2]}" if sign[1] else f"\\{sign[0]}", one_line(text))


def _html(text: str) -> str:
    return html.escape(one_line(text))
