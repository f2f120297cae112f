"""The fetcher: web pages got politely (robots.txt, one request at a time a host) and safely (no private addresses)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from importlib.metadata import PackageNotFoundError, version
from logging import getLogger
from urllib.parse import urljoin

from corpus.web.address import Address, FetchError, RefusedError, parse_address, resolve_host, safe_url
from corpus.web.request import Answer, Limits, exchange
from corpus.web.robots import Robots, robots_of

__all__ = ["FetchError", "Fetcher", "Page", "safe_url"]

log = getLogger(__name__)

MAX_REDIRECTS = 5
MAX_PAUSE = 86_400.0
ROBOTS_AGE = 3600.0
CLOSED_AGE = 60.0
MAX_DELAY = 30.0
MOVED = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: `body` unpacked, `url` where it was found in the end, without credentials.

    `changed` is false where the server says that nothing changed since `etag` or `modified`; `body` is then empty.
    """

    url: str
    body: bytes
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    changed: bool = True


@dataclass(slots=True)
class _Host:
    """What is remembered of a host. Not frozen: the clock runs on."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    closed_until: float = 0.0
    robots: Robots | None = None
    robots_at: float = 0.0


class Fetcher:
    """Gets pages for one process; safe to share between threads.

    `delay` is the pause in seconds after each request to a host (a longer Crawl-delay wins, up to 30).
    `allow_private` lets loopback, link-local and private addresses be asked, which are refused otherwise, after the
    name is resolved and again after every redirect; the connection goes to the very address that was checked.
    """

    def __init__(
        self,
        *,
        delay: float = 1.0,
        limits: Limits | None = None,
        allow_private: bool = False,
        user_agent: str = "",
        resolve: Callable[[str, int], list[str]] = resolve_host,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._delay, self._limits, self._allow_private = delay, limits or Limits(), allow_private
        self._agent = user_agent or default_user_agent()
        self._resolve, self._clock, self._sleep = resolve, clock, sleep
        self._hosts: dict[str, _Host] = {}
        self._guard = threading.Lock()

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        """Return the page at `url`; with `etag` or `modified` of an earlier one, only if it changed.

        Raises:
            FetchError: it cannot be had; the message never holds credentials, `gone` and `retry_after` say what next.
        """
        wanted = {"If-None-Match": etag, "If-Modified-Since": modified}
        seen: set[str] = set()
        here = parse_address(url)
        first = here
        for _ in range(MAX_REDIRECTS + 1):
            seen.add(here.url)
            self._ask_robots(here)
            answer = self._get(here, {name: value for name, value in wanted.items() if value})
            if answer.status not in MOVED:
                return self._page(here, answer, first)
            there = parse_address(urljoin(here.url, answer.headers.get("location", "")))
            if there.url in seen:
                raise FetchError(f"{first.url}: it redirects in a circle; check the address")
            # A password belongs to the origin it was given for: not to another port, and not to the open line.
            here = there.with_login(here.login) if there.origin == here.origin else there
        raise FetchError(f"{first.url}: more than {MAX_REDIRECTS} redirects; give the address it ends at")

    def _page(self, here: Address, answer: Answer, first: Address) -> Page:
        if answer.status == 304:
            return Page(here.url, b"", changed=False)
        if answer.status == 200:
            headers = answer.headers
            return Page(
                here.url,
                answer.body,
                content_type=headers.get("content-type", ""),
                etag=headers.get("etag", ""),
                modified=headers.get("last-modified", ""),
            )
        if answer.status in {404, 410}:
            what = "gone for good" if answer.status == 410 else "not there"
            message = f"{first.url}: {what} ({answer.status}); check the address"
            raise FetchError(message, gone=True, status=answer.status)
        if answer.status in {429, 503}:
            pause = _pause(answer.headers.get("retry-after", ""))
            self._host(here).closed_until = self._clock() + pause
            message = f"{first.url}: asked to wait {pause:.0f} s ({answer.status}); try again then"
            raise FetchError(message, retry_after=pause, status=answer.status)
        if answer.status in {401, 403}:
            raise FetchError(f"{first.url}: not allowed ({answer.status}); it may want a login", status=answer.status)
        raise FetchError(f"{first.url}: the server answered {answer.status}; try again later", status=answer.status)

    def _get(self, here: Address, headers: dict[str, str]) -> Answer:
        """Return the answer of one request, made when it is this host's turn and its pause is over."""
        host = self._host(here)
        with host.lock:
            now = self._clock()
            if host.closed_until > now:
                pause = host.closed_until - now
                raise FetchError(f"{here.url}: its host asked to wait; try again in {pause:.0f} s", retry_after=pause)
            if host.free_at > now:
                self._sleep(host.free_at - now)
            try:
                ip = here.checked(self._resolve, self._allow_private)
                return exchange(here, ip, {"User-Agent": self._agent, **headers}, self._limits)
            except FetchError:
                raise
            except (OSError, HTTPException, ValueError) as error:
                raise FetchError(f"{here.url}: {_reason(error)}; try again later") from error
            finally:
                delay = host.robots.delay if host.robots else 0.0
                host.free_at = self._clock() + max(self._delay, min(delay, MAX_DELAY))

    def _ask_robots(self, here: Address) -> None:
        host = self._host(here)
        age = self._clock() - host.robots_at
        if host.robots is None or age > (CLOSED_AGE if host.robots.closed else ROBOTS_AGE):
            host.robots = self._read_robots(here)
            host.robots_at = self._clock()
        if not host.robots.allows(here.url, self._agent):
            if host.robots.closed:
                raise FetchError(f"{here.url}: its robots.txt cannot be read ({host.robots.reason}); try again later")
            raise FetchError(f"{here.url}: its robots.txt asks not to be read; leave it out", gone=True)

    def _read_robots(self, here: Address) -> Robots:
        place = here.sibling("/robots.txt")
        for _ in range(MAX_REDIRECTS + 1):
            try:
                answer = self._get(place, {})
            except RefusedError:
                raise
            except FetchError as error:
                reason = str(error).split(": ", 1)[-1].split("; ", 1)[0]
                return robots_of(None, b"", self._agent, reason)
            if answer.status not in MOVED:
                return robots_of(answer.status, answer.body, self._agent)
            place = parse_address(urljoin(place.url, answer.headers.get("location", "")))
        return robots_of(404, b"", self._agent)

    def _host(self, here: Address) -> _Host:
        with self._guard:
            return self._hosts.setdefault(here.origin, _Host())


def default_user_agent() -> str:
    """Return how the fetcher introduces itself."""
    try:
        number = version("onrecord")
    except PackageNotFoundError:
        number = "0"
    return f"onrecord/{number} (reads news reports to find who said what; obeys robots.txt)"


def _pause(written: str) -> float:
    """Return the seconds a Retry-After header asks for: a number or a date; 60 where it says nothing."""
    if written.strip().isdigit():
        return min(float(written), MAX_PAUSE)
    try:
        seconds = parsedate_to_datetime(written).timestamp() - time.time()
    except (ValueError, TypeError, IndexError, OverflowError):
        return 60.0
    return min(max(seconds, 0.0), MAX_PAUSE)


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ConnectionError):
        return "the connection was refused or reset"
    return " ".join(str(error).split())[:120] or type(error).__name__
