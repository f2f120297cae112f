"""A web server on loopback that misbehaves as told by the path it is asked for."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<html><body><article><p>Ada Quill, the mayor, said no to the toll on the bridge.</p></article></body></html>"
SIMPLE: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "/wait": (429, b"", {"Retry-After": "120"}),
    "/wait-until": (503, b"", {"Retry-After": time.strftime("%a, %d %b 2100 %H:%M:%S GMT", time.gmtime())}),
    "/circle": (302, b"", {"Location": "/circle2"}),
    "/circle2": (302, b"", {"Location": "/circle"}),
    "/etag": (200, PAGE, {"ETag": '"v1"', "Last-Modified": "x"}),
    "/gzip": (200, gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
    "/not-gzip": (200, PAGE, {"Content-Encoding": "gzip"}),
    "/brotli": (200, PAGE, {"Content-Encoding": "br"}),
    "/bomb": (200, gzip.compress(bytes(64 << 20)), {"Content-Encoding": "gzip"}),
    "/gzip-and-more": (200, gzip.compress(PAGE) + bytes(1000), {"Content-Encoding": "gzip"}),
    "/cut-gzip": (200, gzip.compress(PAGE)[:-12], {"Content-Encoding": "gzip"}),
    "/short": (200, PAGE, {"Content-Length": str(len(PAGE) + 500)}),
    "/huge-claim": (200, PAGE, {"Content-Length": str(10 << 30)}),
    "/koi8": (200, PAGE.replace(b"Ada", "Ада".encode("koi8-r")), {"Content-Type": "text/html; charset=koi8-r"}),
    "/xml-bomb": (200, b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>&a;</rss>", {}),
}
"""Paths with one answer: status, body, headers."""

OK = b"HTTP/1.1 200 OK\r\n"
BROKEN: dict[str, tuple[bytes, bytes, float]] = {
    "/endless": (OK + b"\r\n", b"x" * 65536, 0),
    "/drip": (OK + b"\r\n", b"x", 0.05),
    "/drip-headers": (OK, b"X-A: b\r\n", 0.05),
    "/gzip-and-rubbish": (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE), bytes(65536), 0),
    "/silent": (b"", b" ", 30),
    "/nonsense": (b"\x00\x01 this is no HTTP\r\n\r\n", b"", 0),
    "/reset": (b"", b"", 0),
}
"""Paths whose answer never ends well: what is sent first, what is sent again and again, and the pause between."""


def feed(url: str) -> bytes:
    """Return a feed of one page that is there and one that is gone."""
    items = "".join(f"<item><title>{name}</title><link>{url}/{name}</link></item>" for name in ("page", "status/410"))
    return f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>".encode()


@dataclass
class WebServer:
    """The server's address, what it was asked, and the robots.txt it gives.

    `site` holds answers by path, which tests may change; one with an ETag is sent only to whoever has another.
    """

    url: str = ""
    port: int = 0
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    robots: bytes | int = 404
    site: dict[str, tuple[int, bytes, dict[str, str]]] = field(default_factory=dict)
    at_once: int = 0
    most_at_once: int = 0

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextlib.contextmanager
def serve(tls: ssl.SSLContext | None = None) -> Iterator[WebServer]:
    """Run the server on a free port of loopback, over TLS where there is what it shows who it is with."""
    state, stop, guard = WebServer(), threading.Event(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            with guard:
                state.asked.append((self.path, dict(self.headers.items())))
                state.at_once += 1
                self.counted = True
                state.most_at_once = max(state.most_at_once, state.at_once)
            try:
                self.answer()
            except OSError:
                pass
            finally:
                self.done()

        def done(self) -> None:
            """Count this one no more: who has an answer may ask again before this thread is heard of."""
            with guard:
                state.at_once -= self.counted
                self.counted = False

        def send(self, status: int, body: bytes = b"", **headers: str) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.done()
            self.end_headers()
            self.wfile.write(body)

        def answer(self) -> None:
            path, _, query = self.path.partition("?")
            if path in state.site:
                status, body, headers = state.site[path]
                unchanged = headers.get("ETag", "") == self.headers.get("If-None-Match", "none")
                self.send(304 if unchanged else status, b"" if unchanged else body, **headers)
                return
            status, body, headers = SIMPLE.get(path, (200, PAGE, {"Content-Type": "text/html"}))
            if path == "/robots.txt":
                text = state.robots if isinstance(state.robots, bytes) else b""
                self.send(state.robots if isinstance(state.robots, int) else 200, text)
            elif path.startswith("/status/"):
                self.send(int(path.split("/")[2]), b"no")
            elif path in {"/forever", "/to"}:
                self.send(302, Location=query if path == "/to" else f"/forever?{len(state.asked)}")
            elif path == "/etag" and self.headers.get("If-None-Match") == '"v1"':
                self.send(304)
            elif path == "/feed":
                self.send(200, feed(state.url))
            elif path in BROKEN:
                self.break_off(path)
            else:
                self.send(status, body, **headers)
                self.close_connection = path == "/short"

        def break_off(self, path: str) -> None:
            if path == "/reset":
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                return
            start, repeated, pause = BROKEN[path]
            self.wfile.write(start)
            while repeated and not stop.wait(pause):
                self.wfile.write(repeated)
                self.wfile.flush()
            self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    state.port = server.server_address[1]
    state.url = f"{'https' if tls else 'http'}://127.0.0.1:{state.port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
