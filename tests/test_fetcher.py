"""Pages are fetched politely and within limits; addresses that are none of ours to ask are refused."""

from __future__ import annotations

import logging
import threading
import tracemalloc
from collections.abc import Iterator

import pytest
from web_server import PAGE, WebServer, serve

from corpus.article import Article
from corpus.readers.reading import ReadFailure, read
from corpus.web.address import is_public, parse_address
from corpus.web.fetcher import Fetcher, FetchError, safe_url
from corpus.web.request import Limits

QUICK = Limits(silence=0.4, total=0.8, size=1 << 20)


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serve() as server:
        yield server


class Clock:
    """A clock that stands still but for pauses, which it notes."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.pauses: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        self.pauses.append(seconds)


def fetcher(**settings: object) -> Fetcher:
    return Fetcher(**{"delay": 0.0, "limits": QUICK, "allow_private": True, **settings})  # type: ignore[arg-type]


def test_a_page_comes_with_what_is_needed_to_ask_whether_it_changed(web: WebServer) -> None:
    page = fetcher().fetch(f"{web.url}/etag")
    assert (page.body, page.etag, page.modified, page.changed) == (PAGE, '"v1"', "x", True)
    again = fetcher().fetch(f"{web.url}/etag", etag=page.etag, modified=page.modified)
    assert (again.body, again.changed) == (b"", False)
    assert web.asked[-1][1]["If-Modified-Since"] == "x"


def test_the_fetcher_says_who_it_is(web: WebServer) -> None:
    fetcher().fetch(f"{web.url}/page")
    assert web.asked[-1][1]["User-Agent"].startswith("onrecord/")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/status/404", "not there (404)"),
        ("/status/410", "gone for good (410)"),
        ("/status/403", "not allowed (403)"),
        ("/status/500", "answered 500"),
        ("/wait", "wait 120 s (429)"),
        ("/circle", "in a circle"),
        ("/forever", "more than 5 redirects"),
        ("/to?file:///etc/passwd", "not a web address"),
        ("/not-gzip", "said to be packed and is not"),
        ("/cut-gzip", "IncompleteRead"),
        ("/brotli", "not asked for"),
        ("/bomb", "larger than 1 MB"),
        ("/huge-claim", "larger than 1 MB"),
        ("/endless", "larger than 1 MB"),
        ("/short", "IncompleteRead"),
        ("/silent", "in time"),
        ("/drip", "not finished after"),
        ("/drip-headers", "not finished after"),
        ("/reset", "reset"),
        ("/nonsense", "try again later"),
    ],
)
def test_a_server_that_misbehaves_is_one_clear_line_and_not_asked_again(web: WebServer, path: str, said: str) -> None:
    clock = Clock()
    with pytest.raises(FetchError) as raised:
        fetcher(sleep=clock.sleep).fetch(web.url + path)
    message = str(raised.value)
    assert said in message or (said == "not finished after" and "in time" in message)
    assert "\n" not in message
    assert web.url.split("//")[1].split("/")[0] in message or "file://" in message
    assert len(web.paths()) == len(set(web.paths()))
    assert not clock.pauses


def test_of_a_packed_page_that_is_too_large_no_more_is_unpacked_than_may_be(web: WebServer) -> None:
    asking = fetcher()
    asking.fetch(f"{web.url}/gzip")
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="larger than 1 MB"):
            asking.fetch(f"{web.url}/bomb")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 4 * QUICK.size


def test_what_is_gone_and_how_long_to_wait_can_be_told(web: WebServer) -> None:
    asking = fetcher()
    with pytest.raises(FetchError) as gone:
        asking.fetch(f"{web.url}/status/410")
    assert gone.value.gone
    with pytest.raises(FetchError) as wait:
        asking.fetch(f"{web.url}/wait-until")
    assert wait.value.retry_after == 86_400, "a day at most, whatever the server says"
    before = len(web.asked)
    with pytest.raises(FetchError, match="its host asked to wait"):
        asking.fetch(f"{web.url}/page")
    assert len(web.asked) == before


def test_a_packed_page_and_one_after_redirects_are_read(web: WebServer) -> None:
    assert fetcher().fetch(f"{web.url}/gzip").body == PAGE
    page = fetcher().fetch(f"{web.url}/to?/to?/page")
    assert (page.url, page.body) == (f"{web.url}/page", PAGE)


def test_robots_txt_is_obeyed_and_asked_once(web: WebServer) -> None:
    web.robots = b"User-agent: *\nDisallow: /all\n\nUser-agent: onrecord\nDisallow: /private\n"
    asking = fetcher()
    with pytest.raises(FetchError, match=r"robots\.txt asks not to be read"):
        asking.fetch(f"{web.url}/private/x")
    asking.fetch(f"{web.url}/page")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        asking.fetch(f"{web.url}/to?/private/y")
    assert web.paths() == ["/page", "/to?/private/y"]
    assert [path for path, _ in web.asked].count("/robots.txt") == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_host_whose_robots_txt_fails_is_left_alone(web: WebServer, status: int) -> None:
    web.robots = status
    with pytest.raises(FetchError, match=rf"robots\.txt cannot be read \(.*{status}\); try again later"):
        fetcher().fetch(f"{web.url}/page")
    assert web.paths() == []


def test_a_host_that_is_not_there_is_one_clear_line() -> None:
    with pytest.raises(FetchError, match=r"^http://127\.0\.0\.1:9/page: .*refused") as raised:
        fetcher().fetch("http://127.0.0.1:9/page")
    assert not raised.value.gone


def test_a_host_is_asked_one_at_a_time_with_a_pause(web: WebServer) -> None:
    clock = Clock()
    asking = fetcher(delay=2.0, clock=clock.now, sleep=clock.sleep)
    threads = [threading.Thread(target=asking.fetch, args=(f"{web.url}/{number}",)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(web.paths()) == 5
    assert web.most_at_once == 1
    assert clock.pauses == [2.0] * (len(web.asked) - 1)


def test_a_crawl_delay_is_kept(web: WebServer) -> None:
    web.robots = b"User-agent: *\nCrawl-delay: 7\n"
    clock = Clock()
    asking = fetcher(clock=clock.now, sleep=clock.sleep)
    asking.fetch(f"{web.url}/1")
    asking.fetch(f"{web.url}/2")
    assert clock.pauses == [7.0]


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a01:203", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("fec0::1", False),
        ("64:ff9b:1::a00:1", False),
        ("100::1", False),
        ("3fff::1", False),
        ("192.0.0.8", False),
        ("192.88.99.1", False),
        ("198.18.0.1", False),
        ("nonsense", False),
    ],
)
def test_special_addresses_are_told_from_public_ones(number: str, public: bool) -> None:
    assert is_public(number) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
def test_no_loopback_address_is_asked_however_it_is_written(web: WebServer, host: str) -> None:
    port = web.url.rsplit(":", 1)[1]
    with pytest.raises(FetchError):
        fetcher(allow_private=False).fetch(f"http://{host}:{port}/page")
    assert web.asked == []


def test_one_private_number_among_public_ones_is_enough_to_refuse() -> None:
    asking = fetcher(allow_private=False, resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(FetchError, match="private network"):
        asking.fetch("http://post.example/")


def test_a_redirect_into_a_private_network_is_refused(web: WebServer) -> None:
    port = web.url.rsplit(":", 1)[1]
    allowed = {"post.example"}

    def resolve(host: str, _: int) -> list[str]:
        return ["127.0.0.1"] if host in allowed else ["169.254.169.254"]

    asking = Fetcher(delay=0.0, limits=QUICK, resolve=resolve)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.web.address.is_public", lambda number: number == "127.0.0.1")
        assert asking.fetch(f"http://post.example:{port}/page").body == PAGE
        with pytest.raises(FetchError, match="private network"):
            asking.fetch(f"http://post.example:{port}/to?http://metadata.example/latest")


def test_the_connection_goes_to_the_address_that_was_checked(web: WebServer) -> None:
    port = web.url.rsplit(":", 1)[1]
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    asking = fetcher(resolve=lambda host, _: next(answers))
    assert asking.fetch(f"http://rebound.invalid:{port}/page").body == PAGE
    assert web.asked[-1][1]["Host"] == f"rebound.invalid:{port}"


def test_credentials_are_sent_to_their_host_and_shown_to_nobody(
    web: WebServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = web.url.replace("http://", "http://ada:s3cret@")
    page = fetcher().fetch(f"{secret}/page")
    assert web.asked[-1][1]["Authorization"].startswith("Basic ")
    assert "s3cret" not in page.url
    with pytest.raises(FetchError) as raised:
        fetcher().fetch(f"{secret}/status/500")
    failures = [found for found in read(f"{secret}/status/404", fetcher=fetcher()) if isinstance(found, ReadFailure)]
    assert "s3cret" not in str(raised.value) + repr(failures) + caplog.text + repr(parse_address(secret))
    fetcher().fetch(f"{secret}/to?http://localhost:{web.url.rsplit(':', 1)[1]}/page")
    assert "Authorization" not in web.asked[-1][1]


def test_credentials_stay_with_their_origin(web: WebServer) -> None:
    secret = web.url.replace("http://", "http://ada:s3cret@")
    with serve() as neighbour:
        fetcher().fetch(f"{secret}/to?{neighbour.url}/page")
        assert [headers.get("Authorization") for _, headers in neighbour.asked] == [None, None]
    fetcher().fetch(f"{secret}/to?{web.url}/page")
    assert web.asked[-1][1]["Authorization"].startswith("Basic ")


def test_what_follows_a_packed_page_counts_and_is_left_out(web: WebServer) -> None:
    assert fetcher().fetch(f"{web.url}/gzip-and-more").body == PAGE
    with pytest.raises(FetchError, match="larger than 1 MB"):
        fetcher(limits=Limits(silence=5, total=20, size=1 << 20)).fetch(f"{web.url}/gzip-and-rubbish")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a:b@post.example/x?y", "https://post.example/x?y"),
        ("https://post.example/x@y", "https://post.example/x@y"),
        ("https://a@post.example", "https://post.example"),
        ("https://a:b@[::1", "[::1"),
    ],
)
def test_a_safe_address_has_no_name_and_no_password(url: str, shown: str) -> None:
    assert safe_url(url) == shown


@pytest.mark.parametrize(
    "url", ["ftp://post.example/", "file:///etc/passwd", "http://", "http://a:99999/", "javascript:1"]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(FetchError, match="not a web address"):
        fetcher().fetch(url)


def test_an_address_is_a_source_and_a_feed_brings_its_pages(web: WebServer) -> None:
    (article,) = read(f"{web.url}/page", fetcher=fetcher())
    assert isinstance(article, Article)
    assert article.url == f"{web.url}/page"
    assert "said no to the toll" in article.text
    found = list(read(f"{web.url}/feed", fetcher=fetcher()))
    assert isinstance(found[0], Article)
    assert found[0].outlet == "Post"
    assert isinstance(found[1], ReadFailure)
    assert "gone for good" in found[1].message
    (bomb,) = read(f"{web.url}/xml-bomb", fetcher=fetcher())
    assert isinstance(bomb, ReadFailure)


def test_the_encoding_named_by_the_server_is_used(web: WebServer) -> None:
    (article,) = read(f"{web.url}/koi8", fetcher=fetcher())
    assert isinstance(article, Article)
    assert "Ада Quill" in article.text
