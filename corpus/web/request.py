"""One request and its answer, within limits of time and size."""

from __future__ import annotations

import base64
import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.web.address import Address, FetchError

BLOCK = 1 << 16
BODY_STATUSES = {200}


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to wait for a sign of life (`silence`) and for the whole answer (`total`); bytes of an unpacked body."""

    silence: float = 10.0
    total: float = 60.0
    size: int = 20 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, headers by lower-case name, and the unpacked body (read for status 200 only)."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Connection(http.client.HTTPConnection):
    """A connection to an IP address, whatever the name of the host resolves to by now."""

    def __init__(self, address: Address, ip: str, limits: Limits) -> None:
        super().__init__(address.host, address.port, timeout=limits.silence)
        self._ip, self._secure = ip, address.scheme == "https"

    def connect(self) -> None:
        found = socket.create_connection((self._ip, self.port), self.timeout)
        if self._secure:
            found = ssl.create_default_context().wrap_socket(found, server_hostname=self.host)
        self.sock = found


def exchange(address: Address, ip: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    """Return what the server at `ip` answers to a GET of `address`.

    Raises:
        FetchError: the answer is too large or too slow, or packed in a way it is not.
        OSError, http.client.HTTPException: the connection or the answer broke off.
    """
    connection = _Connection(address, ip, limits)
    sent = {
        "Host": address.origin.split("://", 1)[1],
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        **headers,
    }
    if address.login:
        sent["Authorization"] = "Basic " + base64.b64encode(address.login.encode("utf-8")).decode("ascii")
    deadline = time.monotonic() + limits.total
    # A server that drips a header line now and then never times out by silence: the watch cuts the line for it.
    watch = threading.Timer(limits.total, _cut, [connection])
    watch.daemon = True
    watch.start()
    try:
        connection.request("GET", address.target, headers=sent)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        body = _read_body(response, found, address, limits, deadline) if response.status in BODY_STATUSES else b""
        # A line that was cut looks like one that was closed.
        if time.monotonic() >= deadline:
            raise TimeoutError
        return Answer(response.status, found, body)
    except (OSError, http.client.HTTPException, AttributeError) as error:
        if time.monotonic() >= deadline:
            raise FetchError(f"{address.url}: not finished after {limits.total:.0f} s; try again later") from error
        if isinstance(error, AttributeError):
            raise OSError("the connection broke off") from error
        raise
    finally:
        watch.cancel()
        connection.close()


# Size and time are checked after every block, packed or not: a bound apart from the loop would come too late.
def _read_body(
    response: http.client.HTTPResponse, headers: Mapping[str, str], address: Address, limits: Limits, deadline: float
) -> bytes:
    too_large = FetchError(f"{address.url}: larger than {limits.size >> 20} MB; leave it out", gone=True)
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > limits.size:
        raise too_large
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise FetchError(f"{address.url}: packed as {packing[:20]!r}, which was not asked for; try again later")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing not in {"identity", ""} else None
    body, received = bytearray(), 0
    while block := response.read1(BLOCK):
        received += len(block)
        if time.monotonic() > deadline:
            raise TimeoutError
        if unpack is None:
            body += block
        # What follows the end of a packed page is nothing of it: counted, and not kept.
        elif not unpack.eof:
            _unpack(block, unpack, body, address, limits)
        if max(received, len(body)) > limits.size:
            raise too_large
    if unpack is not None and not unpack.eof:
        raise http.client.IncompleteRead(bytes(body))
    if length.isdigit() and not response.chunked and received < int(length):
        raise http.client.IncompleteRead(bytes(body), int(length) - received)
    return bytes(body)


def _unpack(block: bytes, unpack: zlib._Decompress, body: bytearray, address: Address, limits: Limits) -> None:
    """Put what `block` unpacks to behind `body`, little more than its size may be."""
    while block and len(body) <= limits.size:
        try:
            body += unpack.decompress(block, BLOCK)
        except zlib.error as error:
            raise FetchError(f"{address.url}: said to be packed and is not, or damaged; try again later") from error
        block = unpack.unconsumed_tail


def _cut(connection: http.client.HTTPConnection) -> None:
    found = connection.sock
    if found is not None:
        with contextlib.suppress(OSError):
            found.shutdown(socket.SHUT_RDWR)
