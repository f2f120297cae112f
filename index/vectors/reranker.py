"""The reranker: how well a text answers a question, read together by a CrossEncoder, without importing torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.vectors.embedder import Model, ModelError, cache_folder, export_elsewhere, hub_folder, weights_digest

GRAPH = "ranker.onnx"
# The form in which rerankers are exported; another form goes into another folder.
FORM = 1
MAX_REREAD = 10
"""How many texts are read for one question at most: nearly all of what an answer costs then."""
MAX_TOKENS = 256
"""How much of a question and a text is read at most: what stands behind costs time and seldom decides."""


class Reranker:
    """A sentence-transformers CrossEncoder run by ONNX Runtime; `folder` is what `export_reranker` wrote."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # ships no types
        from tokenizers import Tokenizer

        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(min(about["max_tokens"], MAX_TOKENS))
        self._tokenizer.enable_padding(pad_id=about["pad_token"], pad_token=about["pad"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / GRAPH), options, providers=["CPUExecutionProvider"])
        self._inputs = {given.name for given in self._session.get_inputs()}

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return for each text how well it answers, in order; only which is greater means anything."""
        if not texts:
            return []
        read = self._tokenizer.encode_batch([(_storable(question), _storable(text)) for text in texts])
        given = {
            "input_ids": np.array([one.ids for one in read], np.int64),
            "attention_mask": np.array([one.attention_mask for one in read], np.int64),
            "token_type_ids": np.array([one.type_ids for one in read], np.int64),
        }
        (scores,) = self._session.run(None, {name: given[name] for name in self._inputs})
        return [float(score) for score in scores]


def find_reranker(name: str) -> Model:
    """Return the CrossEncoder called `name`: a folder, or a name in the hub's cache, with or without its owner.

    Raises:
        ModelError: nothing of that name is on this machine.
    """
    folder = Path(name).expanduser()
    if not folder.is_dir():
        folder = hub_folder(name, owner="cross-encoder")
    return Model(name, folder.resolve(), weights_digest(folder))


def open_reranker(revision: str, name: str) -> Reranker:
    """Return the reranker of the weights with this digest, exporting them first (once, in another process).

    Raises:
        ModelError: the model is not on this machine, has other weights, or cannot be exported.
    """
    folder = reranker_folder(revision)
    if not (folder / "about.json").is_file():
        found = find_reranker(name)
        if found.revision != revision:
            raise ModelError(f"{name} has other weights now; run 'onrecord rebuild --reranker {name}', or with 'none'")
        export_elsewhere(found, module="index.vectors.reranker_export")
    try:
        return Reranker(folder)
    except Exception as error:  # ONNX Runtime and tokenizers raise bare exceptions for damaged files
        raise ModelError(f"cannot read the model in {folder} ({error}); delete that folder and ask again") from error


def reranker_folder(revision: str) -> Path:
    """Return where the exported form of the weights with this digest lies, whether or not it is there yet."""
    return cache_folder() / "models" / f"reranker-{revision[:16]}-{FORM}"


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
