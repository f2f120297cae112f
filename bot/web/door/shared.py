"""What the processes of one page share: how often each address has asked, and what all of them count."""

from __future__ import annotations

import fcntl
import hashlib
import math
import mmap
import os
import struct
import time
from collections.abc import Callable
from pathlib import Path

from bot.discord.services.cooldown import Rate

METRICS = "PROMETHEUS_MULTIPROC_DIR"
"""The environment's name for the folder in which processes count together; prometheus_client reads it when imported."""
PLACE = struct.Struct("<Qdd")
"""Whose place it is (a digest), how full their measure was, and when."""
SETS = 8_192
WAYS = 8
KEY_BYTES = 16


def make_limits(folder: Path) -> Path:
    """Return a new file, 1.5 MB, in which processes count who asked how often."""
    file = folder / "limits"
    # The key keeps people from finding addresses that share a place with somebody else's.
    file.write_bytes(os.urandom(KEY_BYTES) + bytes(SETS * WAYS * PLACE.size))
    return file


class SharedCooldown:
    """A `Cooldown` over all processes that have the same file: a measure an address that empties steadily.

    Of more addresses than there are places those are forgotten whose measure is emptiest. Use it from one thread.
    """

    def __init__(self, rate: Rate, file: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock  # the same for all processes of a machine
        self._file = file.open("r+b")
        self._places = mmap.mmap(self._file.fileno(), 0)
        self._key = self._places[:KEY_BYTES]

    def wait(self, who: str) -> int:
        """Count one more question by `who` and return 0, or the seconds to wait where it is one too many."""
        digest = int.from_bytes(hashlib.blake2b(who.encode(), key=self._key, digest_size=8).digest(), "little") or 1
        first = KEY_BYTES + digest % SETS * WAYS * PLACE.size
        each = self._rate.seconds / self._rate.questions
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            now = self._clock()
            level, at = self._measure(digest, first, now, each)
            over = level + 1 - self._rate.questions
            PLACE.pack_into(self._places, at, digest, level if over > 0 else level + 1, now)
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)
        return math.ceil(over * each) if over > 0 else 0

    def _measure(self, digest: int, first: int, now: float, each: float) -> tuple[float, int]:
        """Return how full the measure is by now and where it is kept: in its own place, else in the emptiest."""
        emptiest = (math.inf, first)
        for at in range(first, first + WAYS * PLACE.size, PLACE.size):
            whose, level, when = PLACE.unpack_from(self._places, at)
            left = max(0.0, level - (now - when) / each)
            if whose == digest:
                return left, at
            emptiest = min(emptiest, (left if whose else -1.0, at))
        return 0.0, emptiest[1]
