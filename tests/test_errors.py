"""The project's own errors: one root, so that whoever shows them to people needs to know no more."""

from __future__ import annotations

import ast
import builtins
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOREIGN = {name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, Exception)}


@pytest.mark.parametrize("room", ["bot", "index", "corpus"])
def test_every_error_of_ours_has_the_one_root(room: str) -> None:
    rootless = [
        f"{file.name}: {node.name}"
        for file in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and FOREIGN & {base.id for base in node.bases if isinstance(base, ast.Name)}
    ]
    assert rootless == (["errors.py: OnRecordError"] if room == "corpus" else [])
