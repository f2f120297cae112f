"""Rooms: imports run one way, bot -> index -> corpus, and never in a circle, neither between files nor packages."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("corpus", "index", "bot")
MAX_MODULES_IN_A_ROOM = 5
MAX_MODULES_IN_A_PACKAGE = 15
LISTS_BY_NATURE = {"bot/cli/commands": 25, "corpus/readers": 25}

Graph = Mapping[str, set[str]]


def modules_below(root: Path) -> dict[str, Path]:
    """Return the file of each module by its dotted name; a package's name means its `__init__.py`."""
    files = (file for room in ROOMS for file in sorted((root / room).rglob("*.py")))
    return {".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def names_imported(source: str) -> Iterator[str]:
    """Yield the dotted name of all that is imported, wherever in the file it stands, for types too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports_between(modules: Mapping[str, Path]) -> Graph:
    """Return for each module those of the others that it imports."""
    graph: dict[str, set[str]] = {}
    for module, file in modules.items():
        names = names_imported(file.read_text(encoding="utf-8"))
        found = (name if name in modules else name.rpartition(".")[0] for name in names)
        graph[module] = {name for name in found if name in modules and name != module}
    return graph


def entries_of(graph: Graph, folder: str) -> Graph:
    """Return the graph among what stands directly in a folder: its files, and its packages with all below them."""

    def entry(module: str) -> str:
        return folder + module.removeprefix(folder).split(".")[0]

    found: dict[str, set[str]] = {}
    for module, others in graph.items():
        if module.startswith(folder):
            inside = {entry(other) for other in others if other.startswith(folder)}
            found.setdefault(entry(module), set()).update(inside - {entry(module)})
    return found


def circle_in(graph: Graph) -> list[str]:
    """Return one circle of a graph, the first name again at its end; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def folders_of(modules: Iterable[str]) -> list[str]:
    """Return the dotted prefix of every folder that holds modules: "", "corpus.", "corpus.text."."""
    parts = (module.split(".") for module in modules)
    return sorted({"".join(f"{part}." for part in path[:depth]) for path in parts for depth in range(len(path))})


MODULES = modules_below(ROOT)
IMPORTS = imports_between(MODULES)


@pytest.mark.parametrize(("room", "forbidden"), [("corpus", {"index", "bot"}), ("index", {"bot"})])
def test_imports_run_one_way(room: str, forbidden: set[str]) -> None:
    own = {module: others for module, others in IMPORTS.items() if module.split(".")[0] == room}
    assert own
    back = {module for module, others in own.items() if forbidden & {other.split(".")[0] for other in others}}
    assert back == set()


def test_no_file_is_in_a_circle_of_imports() -> None:
    assert circle_in(IMPORTS) == []


@pytest.mark.parametrize("folder", folders_of(MODULES))
def test_no_package_is_in_a_circle_of_imports(folder: str) -> None:
    assert circle_in(entries_of(IMPORTS, folder)) == []


def test_no_folder_is_a_drawer() -> None:
    full = {}
    for folder in {file.parent for file in MODULES.values()}:
        name = folder.relative_to(ROOT).as_posix()
        limit = MAX_MODULES_IN_A_ROOM if name in ROOMS else LISTS_BY_NATURE.get(name, MAX_MODULES_IN_A_PACKAGE)
        count = len(list(folder.glob("*.py")))
        if count > limit:
            full[name] = count
    assert full == {}


def test_one_import_the_wrong_way_is_seen(tmp_path: Path) -> None:
    files = {
        "corpus/article.py": "",
        "corpus/text/page.py": "from corpus.article import Article\n",
        "corpus/text/marks.py": "def f():\n    from corpus.statements.draft import Draft\n",
        "corpus/statements/draft.py": "if TYPE_CHECKING:\n    import corpus.text.page\n",
    }
    for name, source in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source)
    graph = imports_between(modules_below(tmp_path))
    assert circle_in(graph) == []
    assert set(circle_in(entries_of(graph, "corpus."))) == {"corpus.text", "corpus.statements"}
    (tmp_path / "corpus/article.py").write_text("from corpus.text.page import Page\n")
    assert set(circle_in(imports_between(modules_below(tmp_path)))) == {"corpus.article", "corpus.text.page"}
