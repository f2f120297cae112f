"""Updates: only what is new is fetched, no broken source stops another, and nothing is lost or doubled."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from documents import page, rss_feed
from quick import quick, report  # noqa: F401  # a fixture
from web_server import WebServer, serve

from bot.cli import main as cli
from corpus.article import Article
from corpus.errors import ArticleError, LibraryError
from corpus.web.fetcher import Fetcher, Page
from corpus.web.request import Limits
from index.library import Library
from index.sources import leads
from index.sources.followed import FILE, Kind, Source, Sources
from index.sources.following import follow
from index.sources.notebook import MIN_PAUSE
from index.updating.updating import Updater, UpdateSummary

pytestmark = pytest.mark.usefixtures("quick")

QUICK = Limits(silence=0.4, total=0.8, size=1 << 20)
HTML = {"Content-Type": "text/html"}
KILLS = int(os.environ.get("ONRECORD_KILLS", "4"))
REPORTS = 12 * KILLS


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serve() as server:
        yield server


@dataclass
class Place:
    """A library that follows sources, with a clock of its own."""

    folder: Path
    time: float = 1_700_000_000.0
    stop: threading.Event = field(default_factory=threading.Event)

    def fetcher(self) -> Fetcher:
        return Fetcher(delay=0.0, limits=QUICK, allow_private=True)

    def follow(self, url: str, kind: Kind | None = None) -> None:
        """Follow what is behind an address, or without asking if the kind is given."""
        with self.sources() as sources:
            if kind:
                sources.follow(url, kind, private=True)
            else:
                follow(url, sources, fetcher=self.fetcher(), private=True)

    def sources(self) -> Sources:
        return Sources(self.folder, create=True, clock=lambda: self.time)

    def source(self, url: str = "") -> Source:
        with self.sources() as sources:
            return next(source for source in sources.all() if url in source.url)

    def update(self) -> UpdateSummary:
        make = partial(Fetcher, delay=0.0, limits=QUICK)
        return Updater(self.folder, stop=self.stop, clock=lambda: self.time, make_fetcher=make).run()

    def articles(self) -> list[Article]:
        with Library.open(self.folder) as library:
            return list(library.snapshot().searcher.articles())


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "library")


def put_page(web: WebServer, number: int, text: str = "", **headers: str) -> str:
    """Put a report on the server and return its address."""
    web.site[f"/{number}"] = (200, page(*(text or report(number).text).split("\n\n")), {**HTML, **headers})
    return f"{web.url}/{number}"


def put_feed(web: WebServer, *numbers: int, path: str = "/feed", tag: str = "") -> str:
    """Put a feed of summaries on the server and return its address."""
    items = [(f"Council {number}", f"{web.url}/{number}", f"Summary {number}") for number in numbers]
    web.site[path] = (200, rss_feed(items), {"ETag": tag or f'"{numbers}"'})
    return web.url + path


def fetched(web: WebServer, work: Callable[[], UpdateSummary]) -> tuple[UpdateSummary, list[str]]:
    """Return what some work brought, and the paths it asked for."""
    before = len(web.paths())
    return work(), web.paths()[before:]


def test_an_update_fetches_what_is_new_and_nothing_else(web: WebServer, place: Place) -> None:
    for number in range(1, 4):
        put_page(web, number)
    place.follow(put_feed(web, 1, 2))
    summary, paths = fetched(web, place.update)
    assert (summary.added, summary.failures, paths) == (2, (), ["/feed", "/1", "/2"])
    summary, paths = fetched(web, place.update)
    assert (summary.added, summary.updated, summary.unchanged, paths) == (0, 0, 0, ["/feed"])
    assert web.asked[-1][1]["If-None-Match"] == '"(1, 2)"'
    put_feed(web, 3, 2, 1)
    summary, paths = fetched(web, place.update)
    assert (summary.added, paths) == (1, ["/feed", "/3"])
    assert fetched(web, place.update)[1] == ["/feed"]
    assert web.asked[-1][1]["If-None-Match"] == '"(3, 2, 1)"'
    assert {article.url for article in place.articles()} == {f"{web.url}/{number}" for number in (1, 2, 3)}
    assert {article.title for article in place.articles()} == {"Council 1", "Council 2", "Council 3"}
    assert (place.source().articles, place.source().state) == (3, "fine")


def test_an_entry_with_a_later_hour_of_the_same_day_has_changed(web: WebServer, place: Place) -> None:
    put_page(web, 1)
    place.follow(put_feed(web, 1))
    place.update()
    put_page(web, 1, report(1).text.replace("point 0", "point 9"))
    status, feed, _ = web.site["/feed"]
    assert b"08:00:00" in feed
    web.site["/feed"] = (status, feed.replace(b"08:00:00", b"12:30:00"), {"ETag": '"new"'})
    summary, paths = fetched(web, place.update)
    assert (summary.updated, paths) == (1, ["/feed", "/1"])


def test_a_page_that_asks_to_wait_is_one_failure(web: WebServer, place: Place) -> None:
    web.site["/1"] = (503, b"", {"Retry-After": "60"})
    place.follow(put_feed(web, 1, 2))
    summary = place.update()
    assert (len(summary.failures), place.source().state) == (1, "failing")


def test_an_entry_that_is_the_report_is_not_fetched(web: WebServer, place: Place) -> None:
    body = "".join(f"<p>{part}</p>" for part in report(1).text.split("\n\n"))
    web.site["/feed"] = (200, rss_feed([("Council", f"{web.url}/1", body), ("Without an address", "", body)]), {})
    place.follow(f"{web.url}/feed")
    summary, paths = fetched(web, place.update)
    assert (summary.added, paths) == (2, ["/feed"])
    summary, _ = fetched(web, place.update)
    assert (summary.added, summary.updated, summary.unchanged) == (0, 0, 0)


def test_a_corrected_report_is_fetched_again_and_replaces_the_old_one(web: WebServer, place: Place) -> None:
    put_page(web, 1, ETag='"p1"')
    place.follow(put_feed(web, 1))
    place.update()
    (before,) = place.articles()
    put_page(web, 1, report(1).text.replace("point 0", "point 9"), ETag='"p2"')
    _, paths = fetched(web, place.update)
    assert paths == ["/feed"]
    web.site["/feed"] = (200, rss_feed([("Council 1", f"{web.url}/1", "Corrected")]), {"ETag": '"new"'})
    summary, paths = fetched(web, place.update)
    assert (summary.added, summary.updated, paths) == (0, 1, ["/feed", "/1"])
    assert web.asked[-1][1]["If-None-Match"] == '"p1"'
    (after,) = place.articles()
    assert after.id == before.id
    assert "point 9" in after.text


def entry(url: str, guid: str, text: str, title: str = "Council 1", day: str = "2021-03-16", atom: bool = False) -> str:
    if atom:
        return (
            f"<entry><title>{title}</title><link href='{url}'/><id>{guid}</id><updated>{day}T08:00:00Z</updated>"
            f"<summary>{text}</summary></entry>"
        )
    return (
        f"<item><title>{title}</title><link>{url}</link><guid isPermaLink='false'>{guid}</guid>"
        f"<pubDate>{day}T08:00:00Z</pubDate><description>{text}</description></item>"
    )


def put_entries(web: WebServer, *entries: str, atom: bool = False) -> str:
    inner = "".join(entries)
    body = f"<rss version='2.0'><channel><title>Post</title>{inner}</channel></rss>"
    if atom:
        body = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title>{inner}</feed>"
    web.site["/feed"] = (200, body.encode(), {})
    return f"{web.url}/feed"


@pytest.mark.parametrize("atom", [False, True])
@pytest.mark.parametrize(
    ("address", "title", "old", "new"),
    [
        ("/2", "Council 1", "point 0", "point 0"),
        ("/2", "Council moves on", "point 0", "point 0"),
        ("/2", "Council moves on", "point 0", "point 9"),
        ("/1?id=2", "Council moves on", "point 0", "point 9"),
        ("/1?utm_campaign=x", "Council 1", "point 0", "point 9"),
        ("/1", "Council moves on", "point 0", "point 0"),
    ],
)
def test_an_entry_with_the_same_guid_is_the_same_article_wherever_it_stands_now(
    web: WebServer, place: Place, address: str, title: str, old: str, new: str, *, atom: bool
) -> None:
    put_page(web, 1)
    place.follow(put_entries(web, entry(f"{web.url}/1?utm_source=rss", "n:1", "One", atom=atom), atom=atom))
    assert place.update().added == 1
    (before,) = place.articles()
    put_page(web, 1, report(1).text.replace(old, new))
    web.site[address] = web.site["/1"]
    put_entries(web, entry(web.url + address, "n:1", "Two", title, "2021-04-02", atom=atom), atom=atom)
    summary = place.update()
    assert (summary.added, summary.updated, summary.failures) == (0, 1, ()) or title == before.title
    (after,) = place.articles()
    assert (after.id, after.published) == (before.id, before.published)
    assert after.title == title
    assert after.url == web.url + address.removesuffix("?utm_campaign=x")
    assert new in after.text
    again = place.update()
    assert (again.added, again.updated) == (0, 0)


def test_a_guid_that_comes_to_another_report_overwrites_none(web: WebServer, place: Place) -> None:
    """As in feeds that number what they list from the newest: 1, 2, 3."""
    for number in range(6):
        put_page(web, number)

    def listed(*numbers: int) -> list[str]:
        return [entry(f"{web.url}/{n}", f"n:{at}", f"S {n}", f"Council {n}") for at, n in enumerate(numbers)]

    place.follow(put_entries(web, *listed(2, 1, 0)))
    assert place.update().added == 3
    put_entries(web, *listed(3, 2, 1))
    summary = place.update()
    assert (summary.added, summary.updated) == (1, 0)
    put_entries(web, *listed(5, 4))
    assert place.update().added == 2
    assert sorted(each.title for each in place.articles()) == [f"Council {n}" for n in range(6)]


def test_a_report_known_by_its_address_is_the_same_under_a_guid(web: WebServer, place: Place) -> None:
    put_page(web, 1)
    place.follow(f"{web.url}/1", "page")
    place.update()
    (before,) = place.articles()
    put_page(web, 2)
    place.follow(put_entries(web, entry(f"{web.url}/1", "n:1", "One", before.title)))
    place.update()
    web.site["/2"] = web.site["/1"]
    put_entries(web, entry(f"{web.url}/2", "n:1", "One", before.title))
    place.update()
    assert {each.id for each in place.articles()} == {before.id}


BAD: dict[str, tuple[Kind, str, str]] = {
    "/status/410": ("feed", "gone", "gone for good (410)"),
    "/status/404": ("feed", "failing", "not there (404)"),
    "/status/403": ("feed", "failing", "not allowed (403)"),
    "/status/500": ("feed", "failing", "answered 500"),
    "/wait": ("feed", "failing", "wait 120 s (429)"),
    "/wait-until": ("feed", "failing", "wait 86400 s (503)"),
    "/circle": ("feed", "failing", "in a circle"),
    "/forever": ("feed", "failing", "more than 5 redirects"),
    "/to?file:///etc/passwd": ("feed", "failing", "not a web address"),
    "/bomb": ("feed", "failing", "larger than 1 MB"),
    "/huge-claim": ("feed", "failing", "larger than 1 MB"),
    "/endless": ("page", "failing", "larger than 1 MB"),
    "/short": ("page", "failing", "IncompleteRead"),
    "/cut-gzip": ("page", "failing", "IncompleteRead"),
    "/not-gzip": ("page", "failing", "said to be packed"),
    "/silent": ("feed", "failing", "in time"),
    "/drip": ("feed", "failing", ""),
    "/drip-headers": ("sitemap", "failing", ""),
    "/reset": ("feed", "failing", "reset"),
    "/nonsense": ("feed", "failing", "try again later"),
    "/xml-bomb": ("feed", "failing", "XML entities"),
    "/page": ("feed", "failing", "a feed before, html now"),
    "/empty": ("sitemap", "failing", "it is empty"),
    "/nothing": ("page", "failing", "no report found in this page"),
}


def test_each_source_ends_as_stated_and_the_others_go_on(place: Place) -> None:
    with ExitStack() as stack:
        servers = {}
        for path, (kind, _, _) in BAD.items():
            bad, good = stack.enter_context(serve()), stack.enter_context(serve())
            bad.site["/empty"] = (200, b"", {})
            bad.site["/nothing"] = (200, b"<html><body></body></html>", HTML)
            put_page(good, 1)
            place.follow(bad.url + path, kind)
            place.follow(put_feed(good, 1), "feed")
            servers[path] = bad
        summary = place.update()
        for path, (_, state, reason) in BAD.items():
            asked = [each for each, _ in servers[path].asked]
            assert len(asked) == len(set(asked))
            source = place.source(servers[path].url)
            assert (path, source.state) == (path, state)
            assert reason in source.reason, source.reason
            assert "\n" not in source.reason
            assert source.articles == 0
        assert (summary.asked, summary.broken, summary.added) == (2 * len(BAD), len(BAD), len(BAD))
        again = place.update()
        assert (again.asked, again.resting, again.broken) == (len(BAD), len(BAD) - 1, 0)


def test_a_source_that_is_gone_is_not_asked_until_it_is_followed_again(web: WebServer, place: Place) -> None:
    web.site["/feed"] = (410, b"", {})
    place.follow(f"{web.url}/feed", "feed")
    assert place.update().broken == 1
    place.time += 1e8
    summary, paths = fetched(web, place.update)
    assert (summary.asked, paths) == (0, [])
    put_page(web, 1)
    place.follow(put_feed(web, 1))
    assert place.update().added == 1
    assert place.source().state == "fine"


def test_a_source_is_left_alone_as_long_as_it_asks_and_whatever_the_clock_says_not_longer(
    web: WebServer, place: Place
) -> None:
    web.site["/feed"] = (429, b"", {"Retry-After": "7200"})
    place.follow(f"{web.url}/feed", "feed")
    place.update()
    place.time += 7199
    assert fetched(web, place.update)[1] == []
    put_page(web, 1)
    put_feed(web, 1)
    place.time -= 1e8
    assert place.update().added == 1
    place.time -= 1e8
    assert place.update().broken == 0


def test_a_page_that_fails_comes_later_even_if_the_feed_has_dropped_it(web: WebServer, place: Place) -> None:
    put_page(web, 2)
    web.site["/1"] = (500, b"", {})
    place.follow(put_feed(web, 1, 2))
    summary = place.update()
    assert (summary.added, summary.broken, place.source().waiting) == (1, 0, 1)
    put_page(web, 1)
    put_feed(web, 2)
    assert fetched(web, place.update)[1] == ["/feed"]
    place.time += MIN_PAUSE
    assert place.update().added == 1
    assert place.source().waiting == 0


def test_a_page_that_is_gone_is_given_up_at_once(web: WebServer, place: Place) -> None:
    web.site["/1"] = (410, b"", {})
    place.follow(put_feed(web, 1))
    place.update()
    place.time += 1e6
    put_feed(web, 1, tag='"other"')
    assert fetched(web, place.update)[1] == ["/feed"]
    assert (place.source().lost, place.source().waiting, place.source().state) == (1, 0, "fine")


def test_a_server_that_fails_at_page_after_page_is_left_alone_for_a_while(web: WebServer, place: Place) -> None:
    place.follow(put_feed(web, *range(10)))
    for number in range(10):
        web.site[f"/{number}"] = (500, b"", {})
    summary, paths = fetched(web, place.update)
    assert paths == ["/feed", "/0", "/1", "/2"]
    assert (summary.broken, place.source().state, place.source().waiting) == (1, "failing", 10)
    assert fetched(web, place.update)[1] == []


def test_a_page_in_two_feeds_is_fetched_once(web: WebServer, place: Place) -> None:
    put_page(web, 1)
    place.follow(put_feed(web, 1))
    place.follow(put_feed(web, 1, path="/other"))
    summary, paths = fetched(web, place.update)
    assert (summary.added, sorted(paths)) == (1, ["/1", "/feed", "/other"])


def test_a_page_is_followed_itself(web: WebServer, place: Place) -> None:
    place.follow(put_page(web, 1, ETag='"1"'))
    assert place.update().added == 1
    assert place.update().unchanged == 0
    put_page(web, 1, report(1).text.replace("point 0", "point 9"), ETag='"2"')
    assert place.update().updated == 1
    assert (place.source().kind, place.source().articles, place.source().state) == ("page", 1, "fine")


def sitemap(*places: tuple[str, str], of: str = "url") -> bytes:
    """Return a sitemap of (address, day) places."""
    inner = "".join(f"<{of}><loc>{url}</loc><lastmod>{day}</lastmod></{of}>" for url, day in places)
    root = "urlset" if of == "url" else "sitemapindex"
    return f"<?xml version='1.0'?><{root} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{inner}</{root}>".encode()


def test_sitemaps_inside_a_sitemap_are_read_when_they_change(web: WebServer, place: Place) -> None:
    urls = [put_page(web, number) for number in range(4)]
    lists = [(f"{web.url}/news.xml.gz", ""), (f"{web.url}/old.xml", "2020-01-01")]
    web.site["/sitemap.xml"] = (200, sitemap(*lists, of="sitemap"), {"ETag": '"i"'})
    web.site["/news.xml.gz"] = (200, gzip.compress(sitemap((urls[0], "2021-01-01"))), {"ETag": '"n1"'})
    web.site["/old.xml"] = (200, sitemap((urls[1], "2020-01-01")), {})
    place.follow(f"{web.url}/sitemap.xml")
    assert place.update().added == 2
    # Of one list the index does not say when it changed, so that it is asked each time.
    assert fetched(web, place.update)[1] == ["/sitemap.xml", "/news.xml.gz"]
    news = sitemap((urls[0], "2021-01-01"), (urls[2], "2021-02-01"))
    web.site["/news.xml.gz"] = (200, gzip.compress(news), {"ETag": '"n2"'})
    summary, paths = fetched(web, place.update)
    assert (summary.added, paths) == (1, ["/sitemap.xml", "/news.xml.gz", "/2"])
    assert (place.source().kind, place.source().articles, place.source().waiting) == ("sitemap", 3, 0)


@pytest.mark.parametrize(
    ("front", "robots", "found"),
    [
        (b"<html><head><link rel='alternate' type='application/rss+xml' href='feed'></head></html>", b"", "/feed"),
        (
            b"<html><link rel='alternate' title='Comments' type='application/rss+xml' href='/comments'>"
            b"<link rel='alternate' type='application/atom+xml' href='/status/500'>"
            b"<link rel='alternate' type='application/atom+xml' href='/feed'></html>",
            b"",
            "/feed",
        ),
        (b"<html><body>x</body></html>", b"Sitemap: %s/all.xml\nSitemap: %s/news.xml", "/news.xml"),
        (b"<html><body>x</body></html>", b"", "/sitemap.xml"),
    ],
)
def test_of_a_site_its_feed_is_followed_or_else_its_sitemap(
    web: WebServer, place: Place, front: bytes, robots: bytes, found: str
) -> None:
    web.site["/"] = (200, front, HTML)
    put_feed(web, 1)
    put_feed(web, 2, path="/comments")
    for path in ("/sitemap.xml", "/news.xml", "/all.xml"):
        web.site[path] = (200, sitemap((f"{web.url}/1", "2021-01-01")), {})
    web.robots = robots.replace(b"%s", web.url.encode())
    place.follow(web.url)
    assert place.source().url == web.url + found


def test_what_cannot_be_followed_says_why(web: WebServer, place: Place, tmp_path: Path) -> None:
    web.site["/"] = (200, b"<html><body>x</body></html>", HTML)
    web.site["/sitemap.xml"] = (404, b"", {})
    for where, reason in [
        (web.url, "neither feed nor sitemap found"),
        (f"{web.url}/status/404", "not there"),
        (str(tmp_path / "nothing"), "neither a web address nor a folder"),
        ("ftp://post.example/", "neither a web address nor a folder"),
    ]:
        with pytest.raises(ArticleError, match=reason):
            place.follow(where)
    with place.sources() as sources:
        assert sources.all() == []


def test_a_source_in_a_private_network_is_asked_only_where_that_was_allowed(web: WebServer, place: Place) -> None:
    with place.sources() as sources:
        sources.follow(put_feed(web, 1), "feed")
    assert place.update().broken == 1
    assert web.asked == []
    assert "--allow-private" in place.source().reason


def test_a_name_and_password_are_stored_nowhere(web: WebServer, place: Place) -> None:
    secret = web.url.replace("http://", "http://ada:s3cret@")
    put_page(web, 1)
    body = "".join(f"<p>{part}</p>" for part in report(2).text.split("\n\n"))
    items = [
        ("One", f"{secret}/1", "Summary"),
        ("Two", f"{secret}/status/500", "Summary"),
        ("Three", f"{secret}/3", body),
    ]
    web.site["/feed"] = (200, rss_feed(items), {})
    place.follow(f"{secret}/feed")
    assert place.update().added == 2
    for file in place.folder.iterdir():
        assert b"s3cret" not in file.read_bytes()
    assert not any("Authorization" in headers for _, headers in web.asked)


def test_a_parser_that_breaks_at_one_source_stops_no_other(
    web: WebServer, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_page(web, 1)
    place.follow(put_feed(web, 1, path="/odd"), "feed")
    place.follow(put_feed(web, 1), "feed")
    whole = leads.look_at

    def odd(page: Page) -> leads.Seen:
        if "/odd" in page.url:
            raise RecursionError
        return whole(page)

    monkeypatch.setattr(leads, "look_at", odd)
    summary = place.update()
    assert (summary.added, summary.broken) == (1, 1)
    assert "damaged (RecursionError)" in place.source("/odd").reason


def test_an_article_that_cannot_be_kept_goes_on_waiting(
    web: WebServer, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        put_page(web, number)
    place.follow(put_feed(web, *range(4)))
    add, calls = Library.add, []

    def full(self: Library, articles: object, **_: object) -> object:
        calls.append(articles)
        if len(calls) == 3:
            raise LibraryError("the disk is full; make room and run the command again")
        return add(self, articles)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Library, "add", full)
        with pytest.raises(LibraryError, match="disk is full"):
            place.update()
    assert (len(place.articles()), place.source().waiting) == (2, 2)
    assert place.update().added == 2
    assert place.source().articles == 4


def test_two_updates_at_once_lose_and_double_nothing(web: WebServer, place: Place) -> None:
    for number in range(12):
        put_page(web, number)
    place.follow(put_feed(web, *range(12)))
    threads = [threading.Thread(target=place.update) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(place.articles()) == 12
    assert (place.source().articles, place.source().waiting) == (12, 0)


def test_a_library_that_is_no_more_is_filled_again(web: WebServer, place: Place) -> None:
    for number in range(3):
        put_page(web, number)
    place.follow(put_feed(web, *range(3)))
    place.update()
    for file in place.folder.glob("library.sqlite*"):
        file.unlink()
    assert place.update().added == 3


def test_a_stop_ends_an_update_with_the_article_at_hand(web: WebServer, place: Place) -> None:
    for number in range(30):
        put_page(web, number)
    place.follow(put_feed(web, *range(30)))
    timer = threading.Timer(0.6, place.stop.set)
    timer.start()
    while not place.stop.is_set():
        summary = place.update()
    timer.join()
    left = 30 - place.source().articles
    assert len(place.articles()) == place.source().articles
    place.stop.clear()
    assert place.update().added == left
    assert summary.finished is (left == 0)


WORKER = """
import sys
from functools import partial
from pathlib import Path
import corpus.extractor
from corpus.web.fetcher import Fetcher
from quick import QuickExtractor
from index.updating.updating import Updater
corpus.extractor.Extractor = QuickExtractor
updater = Updater(
    Path(sys.argv[1]), progress=lambda step: print(step.done, flush=True), make_fetcher=partial(Fetcher, delay=0.0)
)
print("ready", flush=True)
updater.run()
print("done", flush=True)
"""


def run_and_kill(folder: Path, kept: int = REPORTS, seconds: float = 0.0) -> list[str]:
    """Run an update, kill it `seconds` after it has kept so many articles, and return what it said."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(folder)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert worker.stdout is not None
    said = [worker.stdout.readline().strip() for _ in range(1 + kept)]
    if "done" not in said:
        time.sleep(seconds)
        worker.send_signal(signal.SIGKILL)
    said += worker.stdout.read().split()
    worker.wait()
    return [word for word in said if word]


def count_articles(place: Place) -> int:
    """Return how many articles are there; a library of which not even the tables were made is none yet."""
    try:
        return len(place.articles())
    except LibraryError as error:
        if "no library" not in str(error):
            raise
        return 0


def test_kills_at_any_moment_lose_and_double_nothing(web: WebServer, place: Place) -> None:
    for number in range(REPORTS):
        put_page(web, number)
    place.follow(put_feed(web, *range(REPORTS)))
    moments = random.Random(2026)
    held = 0
    for _ in range(KILLS):
        said = run_and_kill(place.folder, moments.randrange(5), moments.uniform(0.0, 0.15))
        before = held
        held = count_articles(place)
        noted = place.source().articles
        # A kill may fall between the article and the note of it, which is then read once more: never the other way.
        assert noted <= held <= noted + 1
        assert held >= before + max([int(word) for word in said if word.isdigit()], default=0) - 1
    assert 0 < held < REPORTS
    assert run_and_kill(place.folder)[-1] == "done"
    calm = Place(place.folder.with_name("calm"))
    calm.follow(f"{web.url}/feed")
    calm.update()
    assert sorted(place.articles(), key=lambda a: a.id) == sorted(calm.articles(), key=lambda a: a.id)
    assert (place.source().articles, place.source().waiting) == (REPORTS, 0)
    with sqlite3.connect(place.folder / FILE) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


# The command line


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: Place) -> Callable[..., Ran]:
    monkeypatch.setattr("corpus.web.fetcher.Fetcher.__init__.__kwdefaults__", _hasty(), raising=False)

    def call(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["onrecord", "--library", str(place.folder), *arguments])
        handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
        try:
            with pytest.raises(SystemExit) as ended:
                cli.main()
        finally:
            for number, handler in zip((signal.SIGINT, signal.SIGTERM), handlers, strict=True):
                signal.signal(number, handler)
        captured = capsys.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err)

    return call


def _hasty() -> dict[str, object]:
    """Return the fetcher's usual settings without the pause between requests."""
    return {**(Fetcher.__init__.__kwdefaults__ or {}), "delay": 0.0}


def test_follow_update_sources_and_unfollow_on_the_command_line(run: Callable[..., Ran], web: WebServer) -> None:
    assert run("sources") == Ran(1, "", "no sources are followed; run 'onrecord follow URL' first\n")
    assert run("update").status == 2
    put_page(web, 1)
    url = put_feed(web, 1)
    ran = run("follow", url, "--allow-private", "--json")
    assert (ran.status, json.loads(ran.out)) == (0, {"url": url, "kind": "feed", "new": True, "waiting": 1})
    assert run("follow", url, "--allow-private").status == 1
    ran = run("update")
    assert (ran.status, ran.out) == (0, "1 added, 0 updated, 0 failed; 3 new statements from 1 source\n")
    ran = run("update", "--json")
    assert (ran.status, json.loads(ran.out)["added"]) == (1, 0)
    web.site["/feed"] = (500, b"", {})
    ran = run("update")
    assert (ran.status, ran.err) == (2, f"onrecord: {url}: the server answered 500; try again later\n")
    (listed,) = map(json.loads, run("sources", "--json").out.splitlines())
    assert (listed["url"], listed["state"], listed["articles"]) == (url, "failing", 1)
    assert listed["rests_until"] > listed["failed"] >= listed["succeeded"]
    ran = run("sources")
    assert "feed · 1 article · last read " in ran.out
    assert "the server answered 500; try again later; left alone until" in ran.out
    assert run("unfollow", url).status == 0
    assert run("unfollow", url).status == 1


def test_a_source_is_unfollowed_by_the_address_it_was_followed_by(
    run: Callable[..., Ran], web: WebServer, place: Place
) -> None:
    put_page(web, 1)
    feed = put_feed(web, 1)
    names_it = f'<html><head><link rel="alternate" type="application/rss+xml" href="{feed}"></head><p>x</p></html>'
    web.site["/"] = web.site["/news"] = (200, names_it.encode(), HTML)
    for typed in (web.url, f"{web.url}/", f"{web.url}/news"):
        ran = run("follow", typed, "--allow-private")
        assert (ran.status, ran.out.splitlines()[0]) == (0, f"following {feed} (feed)")
        assert run("unfollow", typed) == Ran(0, f"no longer following {feed}\n", "")
    # Only a name or password is said not to be used, not the capitals that an address may be typed with.
    assert run("follow", feed.replace("http", "HTTP"), "--allow-private").err == ""
    assert "not used or kept" in run("follow", feed.replace("://", "://me:secret@"), "--allow-private").err
    # Another address of the same site is not what is followed.
    assert run("unfollow", f"{web.url}/1").status == 1
    del web.site["/"]
    assert run("unfollow", web.url).status == 0
    folder = place.folder.parent / "reports"
    folder.mkdir()
    run("follow", str(folder))
    assert run("unfollow", f"{folder}/").status == 0


def test_the_status_of_a_library_that_only_follows(run: Callable[..., Ran], web: WebServer, place: Place) -> None:
    put_page(web, 1)
    run("follow", put_feed(web, 1), "--allow-private")
    ran = run("status")
    assert ran.status == 0
    assert "sources     1; run 'onrecord update' to read what is there" in ran.out
    status = json.loads(run("status", "--json").out)
    assert (status["articles"], status["path"]) == (0, str(place.folder))
    run("update")
    assert list(json.loads(run("status", "--json").out)) == list(status)


def test_add_reads_mapped_fields(run: Callable[..., Ran], place: Place, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"kicker": "Council", "words": report(1).text}))
    ran = run("add", str(tmp_path / "a.jsonl"), "--map", "title=kicker", "--map", "text=words")
    assert ran.status == 0
    assert [article.title for article in place.articles()] == ["Council"]
    ran = run("add", str(tmp_path / "a.jsonl"), "--map", "kicker=title")
    assert (ran.status, ran.out) == (2, "")
    assert "is not NAME=FIELD" in ran.err


def test_add_asks_private_addresses_only_where_allowed(run: Callable[..., Ran], web: WebServer) -> None:
    url = put_page(web, 1)
    assert run("add", url).status == 2
    assert web.asked == []
    assert run("add", url, "--allow-private").status == 0


def test_update_goes_on_until_it_is_asked_to_end(web: WebServer, place: Place) -> None:
    put_page(web, 1)
    place.follow(put_feed(web, 1))
    command = [sys.executable, "-c", "from bot.cli.main import main; main()", "--library", str(place.folder)]
    process = subprocess.Popen([*command, "update", "--every", "1m"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("1 added")
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert len(place.articles()) == 1


@pytest.mark.parametrize("every", ["15", "soon", "10s", "m"])
def test_an_interval_that_cannot_be_read_is_one_line(run: Callable[..., Ran], every: str) -> None:
    ran = run("update", "--every", every)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
