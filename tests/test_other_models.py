"""Other models: prompts for questions and for what is searched, another pooling, more numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from quick import quick  # noqa: F401 - a fixture
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from test_answering import REPORTS, report, texts
from transformers import BertConfig, BertModel, BertTokenizerFast

from index.library import Library
from index.vectors.embedder import OnnxEmbedder, find_model
from index.vectors.onnx_export import export_model

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] question passage : what did say about the harbour will stay open boats salt tax"
NUMBERS = 768
ASKED, SAID = "what about the salt tax", "the harbour will stay open"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a model of chance weights that takes the first token and wants two prompts."""
    made = tmp_path_factory.mktemp("model")
    (made / "vocab.txt").write_text("\n".join(WORDS.split()))
    BertTokenizerFast(str(made / "vocab.txt"), model_max_length=64).save_pretrained(made / "plain")
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(WORDS.split()),
        hidden_size=NUMBERS,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        initializer_range=0.1,
    )
    BertModel(config).save_pretrained(made / "plain")
    words = Transformer(str(made / "plain"), max_seq_length=64)
    prompts = {"query": "question: ", "passage": "passage: "}
    model = SentenceTransformer(modules=[words, Pooling(NUMBERS, pooling_mode="cls")], prompts=prompts, device="cpu")
    model.save(str(made / "model"))
    return made / "model"


def test_questions_and_what_is_searched_get_their_prompts(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    exported = export_model(find_model(str(folder)))
    plain = SentenceTransformer(str(folder), device="cpu")
    for questions, prompt, text in ((True, "question: ", ASKED), (False, "passage: ", SAID)):
        (vector,) = OnnxEmbedder(exported, questions=questions).encode([text])
        expected = plain.encode([prompt + text, text], normalize_embeddings=True)
        assert vector @ expected[0] > 0.99
        assert vector @ expected[0] > vector @ expected[1] + 0.01
        assert np.isclose(np.linalg.norm(vector), 1, atol=1e-4)


@pytest.mark.usefixtures("quick")
def test_a_library_of_a_model_with_more_numbers_is_made_and_asked(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", create=True, model=str(folder)) as library:
        library.add(report(*each) for each in REPORTS)
        found = library.ask("what did Vellora say about fishing boats?")
        assert (found.status, library.status().model) == ("found", str(folder))
        assert "Every fishing boat is welcome at our piers" in texts(found)
        assert library.snapshot().embed("boats").shape == (NUMBERS,)
