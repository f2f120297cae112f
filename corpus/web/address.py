"""An address on the web: what it names, and whether the machine behind it may be asked."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from corpus.errors import ArticleError

PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Ranges of IANA's special-purpose registries, and the retired site-local one, that Python's ipaddress takes for public.
SPECIAL = tuple(
    map(
        ipaddress.ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "fec0::/10", "64:ff9b:1::/48", "100::/64", "3fff::/20", "5f00::/16"),
    )
)


TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|link\w*|ptr_name|format)|mc_[ce]id|fbclid|gclid|msclkid|cmpid|ns_\w+|ftag|_hs\w+)(?:=|$)",
    re.IGNORECASE,
)


class FetchError(ArticleError):
    """A page that cannot be had.

    `gone` is true where asking again is pointless; `retry_after` is the pause in seconds the server asked for;
    `status` is what it answered, None where it gave no answer of HTTP's.
    """

    def __init__(
        self, message: str, *, gone: bool = False, retry_after: float | None = None, status: int | None = None
    ) -> None:
        super().__init__(message)
        self.gone, self.retry_after, self.status = gone, retry_after, status


class RefusedError(FetchError):
    """An address that is not asked at all."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address without credentials (`url`), taken apart; `login` is "name:password", kept out of sight."""

    scheme: str
    host: str
    port: int
    target: str
    login: str = ""

    def __repr__(self) -> str:
        return f"Address({self.url!r})"

    @property
    def origin(self) -> str:
        """The scheme, host and port."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{shown}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address, without credentials."""
        return self.origin + self.target

    def sibling(self, target: str) -> Address:
        """Return another address of the same host."""
        return replace(self, target=target)

    def with_login(self, login: str) -> Address:
        """Return the address with credentials."""
        return replace(self, login=login or self.login)

    def checked(self, resolve: Callable[[str, int], list[str]], allow_private: bool) -> str:
        """Return the IP address to connect to.

        Raises:
            RefusedError: one of the host's addresses is in a loopback, link-local, private or otherwise special range.
            OSError: the host has none.
        """
        addresses = resolve(self.host, self.port)
        if not addresses:
            raise OSError("no such host")
        for address in addresses:
            if not allow_private and not is_public(address):
                message = f"{self.url}: its host is in a private network; only --allow-private reads from there"
                raise RefusedError(message, gone=True)
        return addresses[0]


def parse_address(url: str) -> Address:
    """Return a web address taken apart.

    Raises:
        RefusedError: it is none that can be asked: another scheme than http or https, no host, a bad port.
    """
    shown = safe_url(url)
    try:
        parts = urlsplit("".join(url.split()))
        port, host = parts.port, (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise RefusedError(f"{shown}: not a web address ({error}); check it", gone=True) from error
    if parts.scheme not in PORTS or not host:
        raise RefusedError(f"{shown}: not a web address; give one that starts with http:// or https://", gone=True)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    login = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}" if parts.username else ""
    return Address(parts.scheme, host, port or PORTS[parts.scheme], path + (f"?{query}" if query else ""), login)


def has_login(url: str) -> bool:
    """Return whether `url` holds a name or password."""
    try:
        return "@" in urlsplit(url).netloc
    except ValueError:
        return "@" in url


def safe_url(url: str) -> str:
    """Return `url` without the name and password it may hold: the only form to store, show or log."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.rsplit("@", 1)[-1]
    return urlunsplit(parts._replace(netloc=parts.netloc.rsplit("@", 1)[-1]))


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet, looking through IPv4 wrapped in IPv6."""
    try:
        parsed = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        wrapped = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo or (None, None))[1]
        if parsed in NAT64:
            wrapped = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
    special = any(parsed in network for network in SPECIAL if network.version == parsed.version)
    return parsed.is_global and not (parsed.is_multicast or parsed.is_reserved or special)


def resolve_host(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host.

    Raises:
        OSError: it has none.
    """
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def without_tracking(url: str) -> str:
    """Return an address without the parameters that only tell its site where a reader comes from: `utm_source=rss`."""
    start, mark, rest = url.partition("?")
    query, sign, fragment = rest.partition("#")
    kept = "&".join(pair for pair in query.split("&") if pair and not TRACKING.match(pair))
    return url if not mark or kept == query else start + (mark + kept if kept else "") + sign + fragment
