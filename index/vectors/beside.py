"""Beside: a folder of the cache filled under another name, so that nobody finds half of it under its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.vectors.embedder import ModelError


@contextmanager
def made_beside(folder: Path) -> Iterator[Path]:
    """Lend an empty folder beside `folder`, to be filled and renamed to it; where it is not, it is deleted.

    Raises:
        ModelError: it cannot be made.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise ModelError(f"cannot write to {folder.parent} ({error.strerror}); set ONRECORD_CACHE") from error
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
