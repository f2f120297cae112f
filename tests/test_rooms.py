"""Rooms: imports run one way, bot -> index -> corpus, and never back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = [("corpus", {"index", "bot"}), ("index", {"bot"})]


def imports_of(source: str) -> Iterator[str]:
    """Yield the top-level package of every import, wherever in the file it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize(("room", "forbidden"), FORBIDDEN)
def test_imports_run_one_way(room: str, forbidden: set[str]) -> None:
    files = sorted((ROOT / room).rglob("*.py"))
    assert files
    back = [f.name for f in files if not forbidden.isdisjoint(imports_of(f.read_text(encoding="utf-8")))]
    assert back == []


def test_an_import_inside_a_function_counts() -> None:
    assert list(imports_of("def f():\n    from bot.cli.main import main\n")) == ["bot"]
