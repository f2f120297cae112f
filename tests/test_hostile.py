"""Sources that mean harm: each is told of in `sources` as it is, in one line, and the sources beside it go on."""

from __future__ import annotations

import ssl
from contextlib import ExitStack
from pathlib import Path

import pytest
import trustme
from helped import hang_at
from quick import quick, report  # noqa: F401  # a fixture
from test_updating import HTML, Place, put_feed, put_page
from web_server import serve

from corpus.readers.apart import read_apart
from corpus.readers.document import Details, Reading
from corpus.readers.opening import pack_page
from corpus.web.address import Address, FetchError
from corpus.web.fetcher import Fetcher, Page
from corpus.web.request import Answer, Limits
from index.sources.followed import Kind, Source

pytestmark = pytest.mark.usefixtures("quick")

SITES: dict[str, tuple[bytes, dict[str, str]]] = {
    "/doctypes": (b"<!DOCTYPE " + b"[[]>" * 20, HTML),
    "/comments": (b"<!--" * 5000, HTML),
    "/markdown": (b"[" * 3000 + b"](" * 500, {"Content-Type": "text/markdown"}),
    "/emphasis": (b"*a **b " * 3000, {"Content-Type": "text/markdown"}),
    "/deep": (b"<html>" + b"<div>" * 20_000 + b"x", HTML),
    "/json": (b'{"articles": ' + b"[" * 50_000, {"Content-Type": "application/json"}),
    "/nested.xml": (b"<urlset>" + b"<url><loc>" * 4000 + b"</loc></url>" * 4000 + b"</urlset>", {}),
    "/index.xml": (b"<sitemapindex>" + b"<sitemap>" * 8000 + b"</sitemap>" * 8000 + b"</sitemapindex>", {}),
    "/entities.xml": (b"<?xml version='1.0'?><!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset>&a;</urlset>", {}),
    "/names.xml": (b"<rss " + b" ".join(b"x%d='1'" % n for n in range(9000)) + b"><channel/></rss>", {}),
    "/rubbish": (bytes(range(256)) * 400, {"Content-Type": "text/html"}),
    "/words": (b'"' * 100_000, {"Content-Type": "text/plain"}),
}
STATED: dict[str, tuple[Kind, str, str]] = {
    "/doctypes": ("page", "fine", ""),
    "/comments": ("page", "fine", ""),
    "/markdown": ("page", "failing", "nested too deep"),
    "/emphasis": ("page", "fine", ""),
    "/deep": ("page", "failing", "no report found"),
    "/json": ("page", "failing", "nested too deep"),
    "/nested.xml": ("sitemap", "failing", "no pages in this sitemap"),
    "/index.xml": ("sitemap", "failing", "no pages in this sitemap"),
    "/entities.xml": ("sitemap", "failing", "XML entities"),
    "/names.xml": ("feed", "fine", ""),
    "/rubbish": ("page", "failing", "a binary file"),
    "/words": ("page", "fine", ""),
    "/gzip-and-rubbish": ("page", "failing", "larger than 1 MB"),
    "/bomb": ("page", "failing", "larger than 1 MB"),
    "/endless": ("feed", "failing", "larger than 1 MB"),
    "/drip": ("page", "failing", "not finished after"),
    "/drip-headers": ("page", "failing", "not finished after"),
    "/to?http://10.0.0.1/latest": ("page", "failing", "private network"),
    "/to?http://169.254.169.254/latest": ("feed", "failing", "private network"),
}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "library")


def test_each_hostile_source_ends_as_stated_and_the_others_go_on(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.web.address.is_public", lambda number: number == "127.0.0.1")
    with ExitStack() as stack:
        urls = {}
        for path, (kind, _, _) in STATED.items():
            server = stack.enter_context(serve())
            server.site.update({name: (200, *answer) for name, answer in SITES.items()})
            urls[path] = server.url + path
            with place.sources() as sources:
                sources.follow(server.url + path, kind)
            put_page(server, 1)
            place.follow(put_feed(server, 1), "feed")
        place.update()
    with place.sources() as sources:
        found = {source.url: source for source in sources.all()}
    ends = {path: (found[url].state, found[url].reason) for path, url in urls.items()}
    assert {path: state for path, (state, _) in ends.items()} == {path: state for path, (_, state, _) in STATED.items()}
    for path, (_, reason) in ends.items():
        assert STATED[path][2] in reason
        assert reason.isprintable()
    feeds = [source for url, source in found.items() if url.endswith("/feed")]
    assert [(source.state, source.articles) for source in feeds] == [("fine", 1)] * len(STATED)


def test_a_page_that_hangs_is_given_up_and_the_rest_of_its_feed_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_page(page: Page, details: Details) -> Reading:
        return read_apart(pack_page(page, details, {}), hang_at, seconds=1)

    monkeypatch.setattr("index.updating.crawl.read_page", read_page)
    with serve() as server, serve() as other:
        put_page(server, 1)
        put_page(server, 2, "It hangs.")
        put_page(server, 3)
        put_page(other, 4)
        place.follow(put_feed(server, 1, 2, 3))
        place.follow(put_feed(other, 4))
        summary = place.update()
        assert (summary.added, summary.broken) == (3, 0)
        assert [failure for failure in summary.failures if "not read within 1 s" in failure]
        again = place.update()
        assert (again.added, again.failures) == (0, ())
    source: Source = place.source(server.url)
    assert (source.state, source.articles, source.waiting, source.lost) == ("fine", 2, 0, 1)


@pytest.mark.parametrize(
    ("there", "login"),
    [
        ("https://post.example/b", "ada:s3cret"),
        ("http://post.example/b", ""),
        ("https://post.example:8443/b", ""),
        ("https://mail.example/b", ""),
        ("https://www.post.example/b", ""),
    ],
)
def test_a_redirect_takes_a_password_no_further_than_its_origin(
    there: str, login: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str]] = []

    def exchange(address: Address, ip: str, headers: object, limits: Limits) -> Answer:
        if not address.url.endswith("/robots.txt"):
            seen.append((address.url, address.login))
        return Answer(302 if address.url.endswith("/a") else 200, {"location": there}, b"")

    monkeypatch.setattr("corpus.web.fetcher.exchange", exchange)
    asking = Fetcher(delay=0.0, resolve=lambda host, port: ["93.184.216.34"])
    asking.fetch("https://ada:s3cret@post.example/a")
    assert seen == [("https://post.example/a", "ada:s3cret"), (there, login)]


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Return what a server shows that is post.example and mail.example to everybody here."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("post.example", "mail.example").configure_cert(context)
    return context


def test_over_tls_a_password_goes_to_its_origin_and_nowhere_else(tls: ssl.SSLContext) -> None:
    with serve(tls) as post, serve(tls) as other, serve() as plain:
        for there, whose, is_told in [
            (f"https://post.example:{post.port}/b", post, True),
            (f"http://post.example:{plain.port}/b", plain, False),
            (f"https://post.example:{other.port}/b", other, False),
            (f"https://mail.example:{post.port}/b", post, False),
            (f"https://mail.example:{other.port}/b", other, False),
        ]:
            asking = Fetcher(delay=0.0, allow_private=True, resolve=lambda host, port: ["127.0.0.1"])
            page = asking.fetch(f"https://ada:s3cret@post.example:{post.port}/to?{there}")
            assert page.url == there
            told = [path for path, headers in whose.asked if "Authorization" in headers]
            assert ("/b" in told) is is_told, there
            assert any(path.startswith("/to?") for path, headers in post.asked if "Authorization" in headers)
            for server in (post, other, plain):
                server.asked.clear()


@pytest.mark.parametrize("name", ["elsewhere.example", "post.example.elsewhere.example", "127.0.0.1"])
def test_a_server_that_shows_it_is_another_is_told_no_password(name: str, tls: ssl.SSLContext) -> None:
    with serve(tls) as post:
        asking = Fetcher(delay=0.0, allow_private=True, resolve=lambda host, port: ["127.0.0.1"])
        with pytest.raises(FetchError, match=r"(?i)certificate"):
            asking.fetch(f"https://ada:s3cret@{name}:{post.port}/b")
    assert post.asked == []
