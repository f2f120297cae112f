"""What a host's robots.txt asks for (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MAX_BYTES = 512 << 10


@dataclass(frozen=True, slots=True)
class Robots:
    """A host's wishes: `rules` of its robots.txt, or without them everything allowed or nothing (`closed`)."""

    rules: Any = None
    closed: bool = False
    delay: float = 0.0
    reason: str = ""

    def allows(self, url: str, agent: str) -> bool:
        """Return whether the page may be read."""
        if self.rules is not None:
            return bool(self.rules.can_fetch(url, agent))
        return not self.closed


def robots_of(status: int | None, body: bytes, agent: str, reason: str = "") -> Robots:
    """Return the wishes an answer stands for: none where there is no file, everything closed where the host fails.

    `status` is None where there was no answer. Read with protego.
    """
    if status is None or status >= 500 or status == 429:
        return Robots(closed=True, reason=reason or f"answered {status}")
    if status != 200:
        return Robots()
    from protego import Protego

    rules = Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace").removeprefix("\ufeff"))
    return Robots(rules, delay=float(rules.crawl_delay(agent) or 0.0))
