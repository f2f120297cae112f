"""The page about Python: its examples run as they stand, and the names that are promised are there."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import index

PAGE = Path(__file__).parent.parent / "docs" / "python.md"


def test_the_examples_give_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    examples = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    assert len(examples.examples) > 25
    assert text.count(">>> ") == len(re.findall(r"(?m)^>>> ", "".join(re.findall(r"```pycon\n(.*?)```", text, re.S))))
    shown: list[str] = []
    ran = doctest.DocTestRunner().run(examples, out=shown.append)
    assert ran.failed == 0, "".join(shown)


@pytest.mark.parametrize("name", index.PUBLIC)
def test_every_promised_name_is_there_and_says_what_it_is(name: str) -> None:
    promised = getattr(index, name)
    assert promised.__name__ == name
    assert promised.__doc__


def test_there_are_no_other_names() -> None:
    assert set(index.__all__) == set(index.PUBLIC)
    with pytest.raises(AttributeError, match="Libary"):
        _ = index.Libary


def test_a_name_is_loaded_when_it_is_first_asked_for() -> None:
    code = (
        "import sys, index.match; assert 'index.library' not in sys.modules;"
        "index.Library; assert 'index.library' in sys.modules"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=PAGE.parents[1])
    assert ran.stderr == ""
