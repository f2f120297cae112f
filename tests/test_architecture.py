"""The architecture page: whatever it names is there, and every package of the project is in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from corpus.store.database import FILE

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROOMS = ("corpus", "index", "bot")
# `name` in `some/file.py`: a function, method, class or constant of that file.
NAMED = sorted(set(re.findall(r"`([\w.]+)`\s+in\s+`([\w/]+\.py)`", PAGE)))
PATHS = sorted(set(re.findall(r"`((?:corpus|index|bot|tests|benchmarks|docs)/[\w/.-]*)`", PAGE)))
MAX_LINES = 40
THE_LINES = [("index/answering/answer.py", "answer"), ("index/ingest/adding.py", "add_articles")]


def names_in(file: Path) -> dict[str, ast.AST]:
    """Return what a file defines, methods as `Class.method`."""
    found: dict[str, ast.AST] = {}
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found[node.name] = node
        if isinstance(node, ast.ClassDef):
            found.update((f"{node.name}.{one.name}", one) for one in node.body if isinstance(one, ast.FunctionDef))
        if isinstance(node, ast.Assign):
            found.update((target.id, node) for target in node.targets if isinstance(target, ast.Name))
    return found


@pytest.mark.parametrize(("name", "file"), NAMED)
def test_what_the_page_names_stands_where_it_says(name: str, file: str) -> None:
    assert name in names_in(ROOT / file)


@pytest.mark.parametrize("path", PATHS)
def test_every_path_of_the_page_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_package_is_in_the_page() -> None:
    packages = {
        file.parent.relative_to(ROOT).as_posix() + "/" for room in ROOMS for file in (ROOT / room).rglob("*.py")
    }
    assert {package for package in packages if f"`{package}`" not in PAGE} == set()
    assert len(NAMED) > 20


@pytest.mark.parametrize(("file", "name"), THE_LINES)
def test_each_of_the_two_lines_is_one_function_of_forty_lines(file: str, name: str) -> None:
    assert (name, file) in NAMED
    function = names_in(ROOT / file)[name]
    assert isinstance(function, ast.FunctionDef)
    assert (function.end_lineno or 0) - function.lineno < MAX_LINES


# What keeps a library, each store in a package of its own, and two small databases that belong to no library: what is
# followed, and what Discord's people set up.
KEEPERS = ("corpus/store/", "index/stores/sqlite/", "index/stores/postgres/")
OWN_NOTES = ("index/sources/notebook.py", "bot/discord/services/state.py")
RUNS_SQL = {"execute", "executemany", "executescript", "reading_rows", "in_one_step"}
OPENS_DATABASES = {"corpus.store.database", "corpus.store.connections", "sqlite3", "psycopg"}
PACKAGES = ("index.stores.sqlite", "index.stores.postgres")
STORE_CLASSES = {"Store", "Contents"}


def reaches_into_a_store(source: str) -> list[str]:
    """Return what a module does that only a store may: run SQL, open a database, or know the folder of a store."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in RUNS_SQL:
            found.append(f"line {node.lineno}: {node.attr}")
        if isinstance(node, ast.Attribute) and node.attr == "folder" and "store" in ast.unparse(node.value):
            found.append(f"line {node.lineno}: {ast.unparse(node)}")
        if isinstance(node, ast.ImportFrom) and node.module in OPENS_DATABASES:
            found.append(f"line {node.lineno}: imports from {node.module}")
        if isinstance(node, ast.ImportFrom) and node.module == "corpus.store.store":
            found += [f"line {node.lineno}: imports {each.name}" for each in node.names if each.name in STORE_CLASSES]
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGES):
            found.append(f"line {node.lineno}: imports from {node.module}")
        if isinstance(node, ast.Constant) and node.value == FILE:
            found.append(f"line {node.lineno}: {FILE}")
        if isinstance(node, ast.Import):
            found += [f"line {node.lineno}: imports {each.name}" for each in node.names if each.name in OPENS_DATABASES]
    return found


def test_nobody_outside_a_store_runs_sql_or_knows_its_folder() -> None:
    inside = (*KEEPERS, *OWN_NOTES, "index/stores/opening.py")
    found = {
        name: reached
        for room in ROOMS
        for file in sorted((ROOT / room).rglob("*.py"))
        if not (name := file.relative_to(ROOT).as_posix()).startswith(inside)
        and (reached := reaches_into_a_store(file.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "rows = store.execute('SELECT 1')",
        "import sqlite3",
        "def f():\n    from corpus.store.database import connect",
        "from corpus.store.store import SpeakerEntry, Store",
        "from index.stores.sqlite.files.files import publish_vectors",
        "from index.stores.postgres.store import open_postgres",
        "from psycopg import connect",
        "print(self._store.folder)",
        "(place / 'library.sqlite').exists()",
    ],
)
def test_reaching_into_a_store_is_seen(source: str) -> None:
    assert len(reaches_into_a_store(source)) == 1
    assert reaches_into_a_store("from corpus.store.store import SpeakerEntry\nprint(model.folder, store.place)") == []
