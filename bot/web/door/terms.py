"""The terms on which a page is open: to whom, under which names, how often."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.discord.services.cooldown import Rate
from corpus.errors import OnRecordError

MIN_TOKEN = 16
PUBLIC_RATE = Rate(120, 60)
"""What one address may ask of a public page: as many as somebody clicking about, and their feed reader, need."""
LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


class ServeError(OnRecordError):
    """A page that cannot be opened as asked; the message says what, which and what next."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms requests are answered.

    `names` are the host names it goes by, lower case and without a port; with none it goes by any. `token` must be
    shown by whoever asks, if it is not empty. `rate` is how often one address may ask, `None` as often as it likes.
    `address` is how others reach the page, as "https://words.example", empty where only the request tells.
    """

    names: tuple[str, ...] = LOCAL_NAMES
    token: str = ""
    rate: Rate | None = None
    address: str = ""


def make_terms(host: str, *, address: str = "", token_file: Path | None = None, public: bool = False) -> Terms:
    """Return the terms for a page on this host; anything but loopback wants a token or to be public.

    On loopback it goes by loopback's own names, so that no page elsewhere can have its name point here and read it.

    Raises:
        ServeError: the host is open to others and nothing says on which terms, or the token or address is none.
    """
    address = _read_address(address)
    token = _read_token(token_file) if token_file else ""
    local = is_loopback(host)
    if not local and not token and not public:
        raise ServeError(
            f"--host {host} can be reached from other machines; give --token-file FILE (whoever asks must show the "
            "token) or --public (anybody may ask, so many questions a minute)"
        )
    names: tuple[str, ...] = LOCAL_NAMES if local else ()
    if address:
        names = (*LOCAL_NAMES, (urlsplit(address).hostname or "").lower())
    return Terms(names, token, PUBLIC_RATE if public else None, address)


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach the host."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _read_address(address: str) -> str:
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment:
            return address.rstrip("/")
    except ValueError:
        pass
    raise ServeError(f"{address!r} is no address of a page; write it as https://words.example")


def _read_token(file: Path) -> str:
    try:
        token = file.expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ServeError(f"{file}: the token cannot be read: {reason}") from None
    if len(token) < MIN_TOKEN or not token.isascii() or not token.isprintable() or " " in token:
        raise ServeError(f"{file}: a token is {MIN_TOKEN} or more letters and digits in one line")
    return token
