"""Feeds: what a question finds, the newest first, as Atom (RFC 4287), so that any reader can follow it."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from bot.desk import Desk
from bot.web import showing
from bot.web.asked import Typed
from bot.web.door.language import chosen_language
from bot.web.door.problems import problem
from bot.web.door.terms import Terms
from bot.web.saying import Saying, saying_in
from bot.wording.printable import one_line, printable
from bot.wording.texts import DEFAULT
from index.answering.timeline import in_order
from index.match import Match

ATOM = "http://www.w3.org/2005/Atom"
MAX_ENTRIES = 50
LOOKED_THROUGH = 500
"""Of so many statements, the best first, the newest are in the feed."""
LONG_AGO = date(1970, 1, 1)
"""When a feed without entries was last changed: Atom wants a day."""


def make_feeds(desk: Desk, terms: Terms) -> APIRouter:
    """Return the route of all feeds: of a question, of a speaker, of a topic, and of what narrows them."""
    feeds = APIRouter(include_in_schema=False)

    @feeds.get("/feed")
    def feed(asked: Annotated[Typed, Query()], http: HttpRequest) -> Response:
        if asked.is_empty:
            return problem(422, "a feed is of a question (q), a speaker or a topic")
        answer = desk.ask(asked.request(asked.q, limit=LOOKED_THROUGH))
        newest = in_order(answer)[::-1][:MAX_ENTRIES]
        here = terms.address or str(http.base_url).rstrip("/")
        title = asked.q or " on ".join(part for part in (asked.speaker or asked.role, asked.topic) if part)
        query = f"?{http.url.query}" if http.url.query else ""
        text = write_feed(
            newest, title=title, here=here, query=query, say=saying_in(chosen_language(http.scope) or DEFAULT)
        )
        return Response(text, media_type="application/atom+xml")

    return feeds


def write_feed(matches: Sequence[Match], *, title: str, here: str, query: str, say: Saying) -> bytes:
    """Return the matches as an Atom feed; `here` is the page's address, `query` what is asked of it.

    A statement without a date is left out by whoever calls: Atom wants one, and none may be made up. The ids do not
    depend on the address, so that a page that moves brings nothing twice.
    """
    feed = ET.Element("feed", xmlns=ATOM)
    _text(feed, "title", f"{title} · onrecord")
    _text(feed, "id", _urn(f"feed{query}"))
    _text(feed, "updated", _moment(matches[0].article.published if matches else None))
    ET.SubElement(feed, "link", rel="self", href=f"{here}/feed{query}", type="application/atom+xml")
    ET.SubElement(feed, "link", rel="alternate", href=f"{here}/{query}", type="text/html")
    for match in matches:
        _add_entry(feed, match, here, say)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add_entry(feed: ET.Element, match: Match, here: str, say: Saying) -> None:
    article = match.article
    entry = ET.SubElement(feed, "entry")
    _text(entry, "title", f"{showing.who(match, say)}: {showing.words(match)}"[:200])
    _text(entry, "id", _urn(f"statement {match.statement.id}"))
    _text(entry, "updated", _moment(article.published))
    _text(entry, "published", _moment(article.published))
    author = ET.SubElement(entry, "author")
    _text(author, "name", showing.who(match, say))
    ET.SubElement(entry, "link", rel="alternate", href=f"{here}/statements/{match.statement.id}", type="text/html")
    if address := showing.address(article):
        ET.SubElement(entry, "link", rel="via", href=address, title=showing.where(article))
    _text(entry, "content", showing.source(match, say), type="text")


def _text(parent: ET.Element, name: str, text: str, **given: str) -> None:
    # Control characters, which XML cannot hold at all, are shown as what they are replaced by everywhere.
    ET.SubElement(parent, name, given).text = printable(text) if name == "content" else one_line(text)


def _moment(day: date | None) -> str:
    return datetime.combine(day or LONG_AGO, time(), UTC).isoformat().replace("+00:00", "Z")


def _urn(of: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"onrecord {of}").urn
