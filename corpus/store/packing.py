"""Packing: how the database keeps texts of articles, in the zstd format (RFC 8878) where that is shorter.

What was kept as it is, by an older version or by a store that packs by itself, is read as it is.
"""

from __future__ import annotations

import threading
from typing import Any

LEVEL = 9
"""Levels above take twice as long and more, for a hundredth less."""

_own = threading.local()


def pack_text(text: str) -> str | bytes:
    """Return what a text is kept as."""
    import zstandard  # what is not needed to start is not loaded by all

    plain = text.encode("utf-8")
    packed = zstandard.ZstdCompressor(level=LEVEL).compress(plain)
    return packed if len(packed) < len(plain) else text


def unpack_text(kept: Any) -> Any:
    """Return the text that is kept so; what is damaged comes back as it is, and is no text."""
    if not isinstance(kept, bytes):
        return kept
    try:
        return _own.unpack(kept).decode("utf-8")
    except AttributeError:
        import zstandard

        # Each thread has one, for it serves one at a time.
        _own.unpack, _own.errors = zstandard.ZstdDecompressor().decompress, zstandard.ZstdError
        return unpack_text(kept)
    except (_own.errors, UnicodeDecodeError, MemoryError):
        return kept
