"""The lexicon of reporting words: forms, frames, and what is said where a line of it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from corpus.lexicon import cues
from corpus.lexicon.cues import (
    ABOUT,
    BELIEF,
    CLAUSE,
    DEMAND,
    FRAMES,
    INFINITIVE,
    QUOTE,
    TELL,
    WEAK,
    forms_of,
    load_cues,
)


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a file that is read instead of the project's own, written by the test."""
    monkeypatch.setattr(cues, "data_lines", partial(cues.data_lines, folder=tmp_path))
    load_cues.cache_clear()
    yield tmp_path / "cues.txt"
    load_cues.cache_clear()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("call", {"call", "calls", "called", "calling"}),
        ("argue", {"argue", "argues", "argued", "arguing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("convey", {"convey", "conveys", "conveyed", "conveying"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("preach", {"preach", "preaches", "preached", "preaching"}),
    ],
)
def test_a_verb_has_its_regular_forms(lemma: str, forms: set[str]) -> None:
    assert set(forms_of(lemma)) == forms


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("says", "say"),
        ("told", "tell"),
        ("wrote", "write"),
        ("written", "write"),
        ("denied", "deny"),
        ("arguing", "argue"),
        ("admitted", "admit"),
    ],
)
def test_a_form_leads_to_its_verb(form: str, lemma: str) -> None:
    assert load_cues()[form].lemma == lemma


@pytest.mark.parametrize("word", ["walk", "dam", "Said", "", "that", "according"])
def test_what_is_no_reporting_verb_is_not_in_the_lexicon(word: str) -> None:
    assert word not in load_cues()


def test_a_verb_says_in_which_frames_it_reports() -> None:
    lexicon = load_cues()
    assert lexicon["tell"].takes(TELL)
    assert lexicon["tell"].takes(BELIEF, CLAUSE)
    assert lexicon["vow"].takes(INFINITIVE)
    assert lexicon["urge"].takes(DEMAND)
    assert not lexicon["say"].takes(INFINITIVE, DEMAND, WEAK)
    assert "for" in lexicon["call"].prepositions


def test_prepositions_belong_to_the_frame_that_needs_them() -> None:
    for cue in load_cues().values():
        assert cue.frames
        assert cue.frames <= FRAMES
        assert bool(cue.prepositions) == cue.takes(ABOUT), cue.lemma


def test_comments_and_empty_lines_are_passed_over(lexicon: Path) -> None:
    lexicon.write_text("# a head\n\nmurmur=murmurt quote  clause # rare\n\nhint about:at,of weak\n", encoding="utf-8")
    found = load_cues()
    assert found["murmurt"] == found["murmurs"]
    assert found["murmur"].frames == {QUOTE, CLAUSE}
    assert found["hints"].frames == {ABOUT, WEAK}
    assert found["hints"].prepositions == {"at", "of"}
    assert set(found) == {"murmur", "murmurs", "murmured", "murmuring", "murmurt", "hint", "hints", "hinted", "hinting"}


def test_where_two_verbs_share_a_form_the_first_one_has_it(lexicon: Path) -> None:
    lexicon.write_text("find=found quote\nfound clause\n", encoding="utf-8")
    assert load_cues()["found"].lemma == "find"
    assert load_cues()["founded"].lemma == "found"


def test_an_unknown_frame_is_named_with_its_verb(lexicon: Path) -> None:
    lexicon.write_text("murmur quote\nhint shouted\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cues\.txt: hint: no such frame: shouted; the file's head lists them"):
        load_cues()
