"""Exporting a sentence-transformers CrossEncoder to ONNX; needs torch, runs once."""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from index.vectors.embedder import Model, ModelError
from index.vectors.onnx_export import OPSET, PROBES, write_once
from index.vectors.reranker import GRAPH, MAX_TOKENS, Reranker, reranker_folder

MAX_DIFFERENCE = 1e-3
QUESTION = "What was said about the shared task?"


def export_reranker(model: Model) -> Path:
    """Return the folder with the model's graph and tokenizer, written if it is not there, in one step.

    Raises:
        ModelError: the model is no CrossEncoder with one score, or its graph gives other scores than it.
    """

    def write(folder: Path) -> None:
        encoder = _load(model)
        _write_graph(model, encoder, folder)
        _prove_equal(model, encoder, folder)

    return write_once(reranker_folder(model.revision), write)


def _load(model: Model) -> Any:
    from sentence_transformers import CrossEncoder

    encoder = CrossEncoder(
        str(model.folder), device="cpu", local_files_only=True, model_kwargs={"attn_implementation": "eager"}
    )
    if encoder.model is None or encoder.num_labels != 1:
        raise ModelError(f"{model.name} is no CrossEncoder that gives one score; give one that ranks")
    encoder.max_seq_length = min(encoder.max_seq_length or MAX_TOKENS, MAX_TOKENS)
    return encoder


def _write_graph(model: Model, encoder: Any, folder: Path) -> None:
    import torch

    tokenizer = encoder.tokenizer
    example = tokenizer([("a", "a short one"), ("b", "one that is longer")], padding=True, return_tensors="pt")
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in example]

    class Pair(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = encoder.model

        def forward(self, *given: torch.Tensor) -> torch.Tensor:
            scores: torch.Tensor = self.inner(**dict(zip(names, given, strict=True))).logits[:, 0]
            return scores

    rows = {0: "texts", 1: "tokens"}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Pair().eval(),
            tuple(example[name] for name in names),
            str(folder / GRAPH),
            input_names=names,
            output_names=["score"],
            dynamic_axes={**dict.fromkeys(names, rows), "score": {0: "texts"}},
            opset_version=OPSET,
            dynamo=False,
        )
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    about = {
        "model": model.name,
        "revision": model.revision,
        "max_tokens": encoder.max_seq_length,
        "pad_token": tokenizer.pad_token_id or 0,
        "pad": tokenizer.pad_token or "[PAD]",
    }
    (folder / "about.json").write_text(json.dumps(about, indent=1), encoding="utf-8")


def _prove_equal(model: Model, encoder: Any, folder: Path) -> None:
    import torch

    pairs = [(QUESTION, probe) for probe in PROBES]
    expected = encoder.predict(pairs, activation_fn=torch.nn.Identity(), show_progress_bar=False)
    found = Reranker(folder).score(QUESTION, PROBES)
    difference = float(np.abs(np.asarray(expected) - np.asarray(found)).max())
    if not difference < MAX_DIFFERENCE:
        raise ModelError(f"{model.name}: the exported graph gives other scores (they differ by {difference:.4f})")


def run() -> None:
    """Export the model whose name, folder and revision are this process's arguments; an error ends it in one line."""
    try:
        export_reranker(Model(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
    except ModelError as error:
        sys.exit(str(error))
