"""Requests that nobody means well: each is turned away or answered, none ends in a fault, and the next is answered."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator

import httpx
import pytest
from served import served

from bot.discord.services.cooldown import Rate
from bot.web.door.patience import Patience
from bot.web.door.terms import Terms
from index.library import sample_library

MEGABYTE = 1_000_000
HOST = b"Host: localhost\r\n"
GET = b"GET /api/library HTTP/1.1\r\n"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Return the address of a page over the sample reports, soon tired of waiting."""
    with pytest.MonkeyPatch.context() as patch, sample_library() as library:
        patch.setattr(Patience, "seconds", 4.0)
        with served(library) as address:
            yield address


def status_of(url: str, request: bytes) -> int:
    """Return the status that these bytes are answered with, 0 where the connection is just closed."""
    port = int(url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        try:
            client.sendall(request)
            answer = client.recv(100)
        except (BrokenPipeError, ConnectionResetError):
            return 0
    found = re.match(rb"HTTP/1\.1 (\d{3}) ", answer)
    return int(found[1]) if found else 0


@pytest.mark.parametrize(
    ("request_", "statuses"),
    [
        (b"GET /?q=" + b"a" * MEGABYTE + b" HTTP/1.1\r\n" + HOST + b"\r\n", {0, 400}),
        (b"GET /api/ask?question=" + b"%41" * 9_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", {422}),
        (GET + HOST + b"X-Long: " + b"a" * MEGABYTE + b"\r\n\r\n", {0, 400}),
        (GET + HOST + b"X: y\r\n" * 20_000 + b"\r\n", {0, 200, 400}),
        (b"POST /mcp HTTP/1.1\r\n" + HOST + b"Content-Length: 1000000\r\n\r\n" + b"x" * MEGABYTE, {0, 400, 413, 415}),
        (b"POST /api/ask HTTP/1.1\r\n" + HOST + b"Content-Length: 1000000\r\n\r\n" + b"x" * MEGABYTE, {0, 405}),
        (GET + b"\r\n", {400}),
        (GET + HOST + HOST + b"\r\n", {400}),
        (GET + b"Host: \r\n\r\n", {400, 421}),
        (GET + b"Host: localhost@evil.example\r\n\r\n", {400, 421}),
        (GET + b"Host: evil.example#localhost\r\n\r\n", {400, 421}),
        (GET + b"Host: localhost.evil.example\r\n\r\n", {421}),
        (GET + HOST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {200, 400}),
        (GET + HOST + b"Content-Length: -1\r\n\r\n", {400}),
        (GET + HOST + b"Transfer-Encoding: xchunked\r\n\r\n", {400, 501}),
        (GET + HOST + b" folded: x\r\n\r\n", {400, 421}),
        (GET + HOST + b"X-Forwarded-Host: evil.example\r\nX-Original-URL: /metrics\r\n\r\n", {200}),
        (GET + HOST + b"If-None-Match: " + b'"x", ' * 3_000 + b"\r\n\r\n", {200}),
        (GET + HOST + b"Authorization: Basic \xff\xfe\r\n\r\n", {200, 400}),
        (GET + HOST + b"Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n", {200, 400, 426}),
        (b"GET http://evil.example/api/library HTTP/1.1\r\n" + HOST + b"\r\n", {200, 404}),
        (b"GET //evil.example/ HTTP/1.1\r\n" + HOST + b"\r\n", {404}),
        (b"GET /statements/../../../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", {404}),
        (b"GET /static/%2e%2e/%2e%2e/pages.py HTTP/1.1\r\n" + HOST + b"\r\n", {404}),
        (b"GET /static/..%5c..%5cpages.py HTTP/1.1\r\n" + HOST + b"\r\n", {404}),
        (b"GET /static/page.css%00.py HTTP/1.1\r\n" + HOST + b"\r\n", {404}),
        (b"GET /static/" + b"a" * 5_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", {404}),
        (b"GET /speakers/%F0%9F%98%80%ff%fe HTTP/1.1\r\n" + HOST + b"\r\n", {404}),
        (b"GET /?q=%0d%0aSet-Cookie:%20x=y HTTP/1.1\r\n" + HOST + b"\r\n", {200}),
        (b"GET /?q=%ff%fe%00%ed%a0%80 HTTP/1.1\r\n" + HOST + b"\r\n", {200}),
        (b"GET /feed?q=%00%1b%ff%ed%a0%80%ef%bf%be HTTP/1.1\r\n" + HOST + b"\r\n", {200}),
        (b"GET /?offset=99999999999999999999999999 HTTP/1.1\r\n" + HOST + b"\r\n", {422}),
        (b"GET /?q=a&q=b&q=c&limit=5&limit=x HTTP/1.1\r\n" + HOST + b"\r\n", {200, 422}),
        (b"GET /?" + b"&".join(b"x%d=1" % n for n in range(2_000)) + b" HTTP/1.1\r\n" + HOST + b"\r\n", {200}),
        (b"TRACE / HTTP/1.1\r\n" + HOST + b"\r\n", {405}),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", {0, 400}),
        (b"\x00" * 100_000, {0, 400}),
    ],
    ids=lambda value: repr(value[:60]) if isinstance(value, bytes) else "",
)
def test_a_hostile_request_is_no_fault_and_the_next_is_answered(url: str, request_: bytes, statuses: set[int]) -> None:
    assert status_of(url, request_) in statuses
    assert httpx.get(f"{url}/healthz").text == "ok\n"


def test_nobody_is_counted_as_whom_they_say_they_are() -> None:
    with sample_library() as library, served(library, Terms(rate=Rate(2, 60))) as url:
        forged = ({"X-Forwarded-For": f"10.0.0.{n}", "Forwarded": f"for=10.0.0.{n}"} for n in range(4))
        assert [httpx.get(f"{url}/api/library", headers=one).status_code for one in forged] == [200, 200, 429, 429]


def test_a_header_cannot_be_put_into_the_response(url: str) -> None:
    given = httpx.get(f"{url}/api/speakers?limit=1&name=%0d%0aSet-Cookie:%20x=y&offset=0")
    assert "set-cookie" not in given.headers
    paged = httpx.get(f"{url}/api/ask?question=Kennedy&limit=1&topic=%0d%0aX-Own:%20y")
    assert "x-own" not in paged.headers
