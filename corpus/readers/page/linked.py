"""What a page says of itself as data: its JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

ARTICLES = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|ClaimReview|SocialMediaPosting)")
PAGES = re.compile(r"\w*WebPage|ItemPage")
LISTS = ("@graph", "mainEntity", "itemListElement", "item", "citation", "hasPart")
MAX_DEPTH = 4
MAX_NODES = 2000
LETTERS = re.compile(r"[\W_]+")

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """The node of this page's own article (empty where none is surely its), and the names it gives its site.

    `others` are the titles of articles that are not the page's own.
    """

    article: Node
    sites: tuple[str, ...] = ()
    quotations: tuple[Node, ...] = ()
    others: tuple[str, ...] = ()


def read_linked(root: Any, url: str, titles: tuple[str, ...]) -> Linked:
    """Return what the JSON-LD of a parsed page says; `url` and `titles` are the page's own, to tell its article by.

    A block that is no JSON costs no other. A claim that is checked, an update of a live blog and an article that is
    only mentioned are not the page's own, and of several articles only the one with its address or its title is.
    """
    nodes = [node for block in _blocks(root) for node in _nodes(block, 0)][:MAX_NODES]
    articles = [node for node in nodes if _is(node, ARTICLES)]
    own = _own(articles, url, titles)
    others = tuple(text_in(node, "headline", "name") for node in articles if node is not own)
    here = _address(url)
    own = own or next((node for node in nodes if _is(node, PAGES) and here in _addresses(node) - {""}), {})
    sites = [_name(own.get("publisher"))] if own else []
    sites += [_name(node) for node in nodes if "WebSite" in _types(node)]
    quotations = tuple(node for node in nodes if "Quotation" in _types(node))
    return Linked(own, tuple(site for site in sites if site), quotations, others)


def posts_of(linked: Linked) -> list[Node]:
    """Return the posts of a live blog, in the order of the page; empty for any other page."""
    if "LiveBlogPosting" not in _types(linked.article):
        return []
    posts = linked.article.get("liveBlogUpdate")
    return [post for post in posts if isinstance(post, Mapping)] if isinstance(posts, list) else []


def quotations_in(linked: Linked) -> Iterator[tuple[str, str]]:
    """Yield words and speaker of each schema.org Quotation that has both."""
    for node in linked.quotations:
        words = text_in(node, "text").strip('“”" ')
        speaker = next(filter(None, (_name(node.get(key)) for key in ("spokenByCharacter", "creator", "author"))), "")
        if words and speaker:
            yield words, speaker


def text_in(node: Node, *names: str) -> str:
    """Return the first of these values that is words, on one line; "" where there is none."""
    for name in names:
        value = node.get(name)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("@value") if isinstance(value, Mapping) else value
        if isinstance(value, str | int | float) and str(value).strip():
            return " ".join(unescape(str(value)).split())
    return ""


def fold(words: str) -> str:
    """Return words without case, blanks and signs, to compare titles and names of papers by."""
    return LETTERS.sub("", words).casefold()


def _blocks(root: Any) -> Iterator[object]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = re.sub(r"^\s*(?:<!--|<!\[CDATA\[|//<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>|;)\s*$", "", script.text or "")
        try:
            yield json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue


def _nodes(value: object, depth: int) -> Iterator[Node]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth)
    elif isinstance(value, Mapping) and depth <= MAX_DEPTH:
        yield value
        for name in LISTS:
            yield from _nodes(value.get(name), depth + 1)


def _own(articles: list[Node], url: str, titles: tuple[str, ...]) -> Node:
    here, known = _address(url), {fold(title) for title in titles if title}
    elsewhere = [node for node in articles if here and (there := _addresses(node)) and here not in there]
    candidates = [node for node in articles if node not in elsewhere]
    at_home = [node for node in candidates if here and here in _addresses(node)]
    titled = [node for node in articles if _is_titled(node, known)]
    for found in (at_home, titled):
        if found:
            return found[0]
    reports = [node for node in candidates if "ClaimReview" not in _types(node)] or candidates
    return reports[0] if len(reports) == 1 else {}


def _is_titled(node: Node, known: set[str]) -> bool:
    title = fold(text_in(node, "headline", "name"))
    return bool(title) and any(title in other or other in title for other in known if len(other) > 8)


def _addresses(node: Node) -> set[str]:
    page = node.get("mainEntityOfPage")
    found = [node.get("url"), node.get("@id"), page, *(page.values() if isinstance(page, Mapping) else ())]
    return {address for value in found if isinstance(value, str) and (address := _address(value))}


def _address(url: str) -> str:
    """Return host and path of an address, without what differs between two of the same page; "" of a front page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = re.sub(r"/(?:amp|index\.\w+)?/?$", "", parts.path)
    return (parts.hostname or "").removeprefix("www.").removeprefix("m.") + path if path and parts.hostname else ""


def _is(node: Node, kinds: re.Pattern[str]) -> bool:
    return any(kinds.fullmatch(kind) for kind in _types(node))


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    found = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1] for kind in found if isinstance(kind, str)]


def _name(value: object) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) else text_in(value, "name") if isinstance(value, Mapping) else ""
