"""Transcripts that a feed names for its episodes, as the Podcast Namespace has them (`podcast:transcript`)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from corpus.errors import ArticleError
from corpus.readers.markup import children, local, parse_xml
from corpus.web.address import safe_url

KINDS = {
    "application/json": 4,
    "text/vtt": 3,
    "application/x-subrip": 2,
    "application/srt": 2,
    "text/srt": 2,
    "text/html": 1,
    "text/plain": 1,
}
"""How likely each kind says who speaks: segments do, voices mostly, the others only by names in them."""
MAX_NAMED = 10


def find_transcripts(feed: bytes, language: str) -> list[tuple[str, ...]]:
    """Return for each entry of a feed, in its order, the web addresses of its transcripts, the best first.

    Those in the feed's language come before others, those that say who speaks before captions, of which several may be
    named; feedparser keeps the last alone. A feed that is not well formed names none.
    """
    if b"transcript" not in feed:
        return []
    try:
        root = parse_xml(feed, "feed")
    except ArticleError:
        return []
    return [_named_in(entry, language[:2].lower()) for entry in children(root, "item", "entry")]


def _named_in(entry: Element, language: str) -> tuple[str, ...]:
    named = [each for each in entry if local(each) == "transcript" and "podcast" in each.tag.rsplit("}", 1)[0]]
    usable = [each for each in named[:MAX_NAMED] if _address(each) and _kind(each) in KINDS]
    return tuple(_address(each) for each in sorted(usable, key=lambda each: _rank(each, language), reverse=True))


def _rank(transcript: Element, language: str) -> tuple[bool, int, bool]:
    own = transcript.get("language", "")[:2].lower()
    return (not own or not language or own == language), KINDS[_kind(transcript)], transcript.get("rel") != "captions"


def _kind(transcript: Element) -> str:
    return transcript.get("type", "").partition(";")[0].strip().lower()


def _address(transcript: Element) -> str:
    url = transcript.get("url", "").strip()
    return safe_url(url) if url.startswith(("http://", "https://")) else ""
