"""Tokens: words as SQLite's full-text search reads them, so that both stores find the same.

SQLite itself reads them, in memory: folding, cutting and stemming are its own, not made again.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import threading
from collections.abc import Sequence

from corpus.store.fulltext import TOKENIZER

MAX_TOKEN = 200
"""Characters; an index takes no key much longer, and a longer token is known by its beginning and a digest."""

_threads = threading.local()


def tokens_of(text: str) -> list[str]:
    """Return the tokens of a text in their order."""
    memory = _memory()
    memory.execute("INSERT INTO read (rowid, text) VALUES (1, ?)", (re.sub("[\ud800-\udfff]", "\ufffd", text),))
    found = memory.execute("SELECT term FROM tokens ORDER BY offset").fetchall()
    memory.execute("DELETE FROM read")
    return [_short(term) for (term,) in found]


def joined(tokens: Sequence[str]) -> str:
    """Return tokens as a text in which a phrase is found with a blank before and behind it."""
    return f" {' '.join(tokens)} "


def distinct_tokens(text: str) -> set[str]:
    """Return the tokens of such a text, each once."""
    return set(text.split(" ")) - {""}


def _memory() -> sqlite3.Connection:
    memory: sqlite3.Connection | None = getattr(_threads, "memory", None)
    if memory is None:
        memory = sqlite3.connect(":memory:", isolation_level=None)
        memory.execute(f"CREATE VIRTUAL TABLE read USING fts5 (text, tokenize='{TOKENIZER}')")
        memory.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab (read, instance)")
        _threads.memory = memory
    return memory


def _short(token: str) -> str:
    # What separates tokens may be in none.
    token = token.replace(" ", "_").replace("\x00", "_")
    if len(token) <= MAX_TOKEN:
        return token
    return f"{token[:MAX_TOKEN]}-{hashlib.sha256(token.encode()).hexdigest()}"
