"""Confidence: what it is made of, and how it is fitted; every person and word here is invented."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from corpus.article import new_article
from corpus.evaluation.gold import GoldArticle
from corpus.statements.confidence import confidence_of, features_of, load_weights
from corpus.statements.finder import find_statements
from corpus.statements.finding import Finding
from corpus.text.parser import parse

ORDER = [
    ("Lindqvist discussed repairs.", "Lindqvist discussed the repairs of the dam with them."),
    ("They predicted the dam would hold.", "Lindqvist predicted the dam would hold."),
    ("They predicted the dam would hold.", '"The dam will hold until spring," Lindqvist said.'),
]


def only(text: str) -> Finding:
    (finding,) = find_statements(parse(text))
    return finding


@pytest.mark.parametrize(("less", "more"), ORDER)
def test_what_is_oftener_right_is_trusted_more(less: str, more: str) -> None:
    assert 0 < only(less).confidence < only(more).confidence < 1


def test_a_finding_carries_the_confidence_its_features_give() -> None:
    text = '"The dam will hold until spring," Lindqvist said.'
    assert only(text).confidence == confidence_of(only(text), text)


def test_every_weight_is_a_features() -> None:
    kinds = {"any", "rule", "source", "cue", "quoted,", "reported,", "direct,", "mixed,", "indirect,"}
    kinds |= {"holds", "to", "up"}
    kinds |= {str(number) for number in range(10)}  # `2 commas`, `3 words to its cue`
    rules = {"quotation", "clause", "phrase", "according", "colon", "introduced", "following", "post", "answer"}
    rules |= {"signed", "block"}
    for feature in load_weights():
        assert feature.split()[0] in kinds or feature.split()[0].strip(",") in rules, feature


@pytest.fixture
def fitting(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    path = Path(__file__).parent.parent / "benchmarks" / "fit_confidence.py"
    spec = importlib.util.spec_from_file_location("fit_confidence", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_fitting_leaves_out_what_somebody_only_believes(fitting: ModuleType) -> None:
    text = "Lindqvist said the dam would hold until spring. Aker believes the dam leaks every winter."
    assert len(find_statements(parse(text))) == 2
    (case,) = fitting.read_cases([GoldArticle(new_article(text, id="dam"), ())])
    assert "cue said" in case.features
    assert not case.right


def test_fitting_tells_what_is_right_from_what_is_wrong(fitting: ModuleType) -> None:
    cases = [fitting.Case(n, ("any", "good" if n % 2 else "bad"), n % 10 in {0, 1, 3, 5, 7}) for n in range(400)]
    weights = fitting.fit(cases)
    assert fitting.probability(weights, ("any", "good")) == pytest.approx(0.8, abs=0.03)
    assert fitting.probability(weights, ("any", "bad")) == pytest.approx(0.2, abs=0.03)


def test_features_name_the_rule_the_source_and_the_cue() -> None:
    text = "Lindqvist vowed to repair the dam before winter."
    assert {"rule clause", "source name", "reported, to 7 words"} <= set(features_of(only(text), text))
