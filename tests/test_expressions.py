"""Expressions that take longer than in proportion to what they read are found: see `benchmarks/expressions.py`."""

from __future__ import annotations

import re

import pytest
from expressions import all_slow, slow_texts

PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_every_expression_of_the_project_takes_time_in_proportion(part: int) -> None:
    found = dict(all_slow(part, PARTS))
    assert len(found) > 40
    assert {place: texts for place, texts in found.items() if texts} == {}


@pytest.mark.parametrize("pattern", [r"\s+$", r"(\w+)\s*=\s*(\w+);", r"<!--.*?-->", r"[a-z]+@", r"(?:a|ab)*?c|\d+x"])
def test_an_expression_that_is_not_linear_is_found(pattern: str) -> None:
    assert list(slow_texts(pattern, 0))


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s+$", r"(?<!\w)\w{1,40}@", r"<[^<>]{0,99}>"])
def test_an_expression_that_is_linear_is_let_pass(pattern: str) -> None:
    assert not list(slow_texts(pattern, re.DOTALL))
