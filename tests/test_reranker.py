"""The reranker: any CrossEncoder orders the first ten, kept by the library and run without torch."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from commands import Run
from quick import quick  # noqa: F401 - a fixture
from test_answering import REPORTS, report, texts

from corpus.errors import LibraryError
from index.library import Library
from index.vectors.embedder import ModelError
from index.vectors.reranker import Reranker, find_reranker
from index.vectors.reranker_export import export_reranker

QUESTION = "what did Vellora say about the harbour?"
WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] what did say about the harbour will stay open boat boats salt tax ferry we on a"


def make_ranker(folder: Path, *, labels: int = 1) -> Path:
    """Return the folder of a CrossEncoder of one small layer, whose weights are chance."""
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    plain = folder / "plain"
    plain.mkdir(parents=True)
    (plain / "vocab.txt").write_text("\n".join(WORDS.split()))
    BertTokenizerFast(str(plain / "vocab.txt"), model_max_length=64).save_pretrained(plain)
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=len(WORDS.split()),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=labels,
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).save_pretrained(plain)
    CrossEncoder(str(plain), device="cpu", num_labels=labels).save_pretrained(str(folder / "ranker"))
    return folder / "ranker"


@pytest.fixture(scope="module")
def ranker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_ranker(tmp_path_factory.mktemp("ranker"))
    export_reranker(find_reranker(str(made)))
    return made


@pytest.fixture
def library(tmp_path: Path, quick: None) -> Iterator[Library]:  # noqa: F811
    with Library.open(tmp_path / "library", create=True) as made:
        made.add(report(*each) for each in REPORTS)
        yield made


def test_its_scores_are_those_of_the_cross_encoder(
    ranker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sentence_transformers import CrossEncoder

    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    asked = "what about the salt tax"
    said = ["we tax salt", "the ferry", "", "a boat on the harbour " * 60, "boats \udcff"]
    scores = Reranker(export_reranker(find_reranker(str(ranker)))).score(asked, said)
    plain = CrossEncoder(str(ranker), device="cpu", activation_fn=torch.nn.Identity())
    expected = plain.predict([(asked, text.replace("\udcff", "?")) for text in said], show_progress_bar=False)
    assert scores == pytest.approx(expected.tolist(), abs=1e-3)
    assert len({round(score, 2) for score in scores}) > 3


def test_one_that_gives_several_scores_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    with pytest.raises(ModelError, match="no CrossEncoder that gives one score"):
        export_reranker(find_reranker(str(make_ranker(tmp_path, labels=2))))


def test_the_library_keeps_it_and_later_answers_are_in_its_order(
    ranker: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.ask(QUESTION)
    read: list[tuple[str, list[str]]] = []

    def backwards(self: Reranker, question: str, given: list[str]) -> list[float]:
        read.append((question, given))
        return [float(at) for at in range(len(given))]

    monkeypatch.setattr(Reranker, "score", backwards)
    library.set_reranker(str(ranker))
    with Library.open(library.status().path) as again:
        after = again.ask(QUESTION)
        assert len(before.matches) > 1
        assert texts(after)[0] == texts(before)[-1]
        assert sorted(texts(after)) == sorted(texts(before))
        assert read[0][0] == QUESTION
        assert read[0][1][0].startswith("Harbour stays open. ")
        assert [one.score for one in after.matches] == sorted((one.score for one in after.matches), reverse=True)
        assert again.status().reranker == str(ranker)
        assert again.time_reranker() > 0
        again.set_reranker("")
        assert texts(again.ask(QUESTION)) == texts(before)
        assert (again.status().reranker, again.time_reranker()) == ("", 0)


@pytest.mark.usefixtures("quick")
def test_it_reads_ten_at_most(ranker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []

    def count(self: Reranker, question: str, given: list[str]) -> list[float]:
        counts.append(len(given))
        return [0.0] * len(given)

    with Library.open(tmp_path / "library", create=True) as library:
        said = tuple((f"The harbour has {n} boats and {n + 1} piers", "Ansa Vellora", "the mayor") for n in range(30))
        library.add([report("boats", "Harbour", "", None, said)])
        library.set_reranker(str(ranker))
        monkeypatch.setattr(Reranker, "score", count)
        assert len(library.ask("Vellora on boats in the harbour").matches) == 5
    assert counts == [10]


def test_asking_with_it_takes_no_torch(ranker: Path, library: Library) -> None:
    library.set_reranker(str(ranker))
    program = (
        "import sys; from index.library import Library; answer = Library.open(sys.argv[1]).ask(sys.argv[2]);"
        " print(answer.status, 'torch' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(library.status().path), QUESTION]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    assert ran.stdout.split() == ["found", "False"]


def test_what_is_no_reranker_is_refused_and_changes_nothing(library: Library, tmp_path: Path) -> None:
    for name, reason in ((str(tmp_path), "no weights in"), ("no/such-ranker", "no model no/such-ranker")):
        with pytest.raises(LibraryError, match=reason):
            library.set_reranker(name)
        assert library.status().reranker == ""
        assert library.ask(QUESTION).status == "found"


def test_a_reranker_with_other_weights_is_named_with_the_remedy(ranker: Path, library: Library) -> None:
    with library._store.writing() as writer:
        writer.note("reranker", str(ranker))
        writer.note("reranker_revision", "0" * 64)
    with pytest.raises(LibraryError, match="'onrecord rebuild --reranker"):
        library.ask(QUESTION)


def test_the_command_line_sets_it_tells_its_cost_and_takes_it_away(ranker: Path, library: Library, run: Run) -> None:
    place = ["--library", str(library.status().path)]
    assert run("rebuild", "--reranker", str(ranker), *place).status == 0
    assert re.search(rf"reranker +{re.escape(str(ranker))} \(\d+ ms a question\)", run("status", *place).out)
    assert run("rebuild", "--reranker", "none", *place).status == 0
    assert "reranker" not in run("status", *place).out
