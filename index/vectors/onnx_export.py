"""Exporting a sentence-transformers model to ONNX, pooling and normalising included; needs torch, runs once."""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.vectors.beside import made_beside
from index.vectors.embedder import EXACT, LIGHT, Model, ModelError, OnnxEmbedder, TorchEmbedder, export_folder
from index.vectors.quantising import write_light_graph
from index.vectors.thinning import thin_graph
from index.vectors.tokenizer import write_tokenizer

log = logging.getLogger(__name__)

OPSET = 17
MIN_COSINE = 0.9999
MIN_LIGHT_COSINE = 0.995
PROBES = (
    "We will not comment on this.",
    "Deterrence is our shared task.",
    "ΑΒΓ — 12.5 %",
    "a long statement that goes on and on, " * 60,
)


def export_model(model: Model) -> Path:
    """Return the folder with the model's graph and tokenizer, written if it is not there, in one step.

    Raises:
        ModelError: the model cannot be exported, or the graph's vectors are not those of sentence-transformers.
    """

    def write(folder: Path) -> None:
        _write_graph(model, folder)
        _prove_equal(model, folder)
        prompts = _prompts(model)
        _lighten(model, folder, [prompts["question"] + probe for probe in PROBES])
        # Last: what is proved above is the graph, which knows of no prompts.
        _note(folder, prompts)

    return write_once(export_folder(model.revision), write)


def write_once(folder: Path, write: Callable[[Path], None]) -> Path:
    """Return the folder, filled by `write` in one step where it is not there.

    Raises:
        ModelError: it cannot be written.
    """
    if (folder / "about.json").is_file():
        return folder
    with made_beside(folder) as made:
        write(made)
        _publish(made, folder)
    return folder


def _write_graph(model: Model, folder: Path) -> None:
    import onnx
    import onnxruntime  # type: ignore[import-untyped]  # ships no types
    import torch
    from sentence_transformers import SentenceTransformer

    transformer = SentenceTransformer(
        str(model.folder), device="cpu", local_files_only=True, model_kwargs={"attn_implementation": "eager"}
    )

    class Sentence(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
            words, *rest = self.transformer
            features = words({"input_ids": input_ids, "attention_mask": attention_mask})
            # The mean over the words is one by these weights.
            features["attention_mask"] = weights
            for module in rest:
                features = module(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], dim=1)

    tokenizer: Any = transformer.tokenizer
    example = tokenizer(["a short one", "one that is a little longer"], padding=True, return_tensors="pt")
    rows = {0: "texts", 1: "tokens"}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Sentence().eval(),
            (example["input_ids"], example["attention_mask"], example["attention_mask"].float()),
            str(folder / "plain.onnx"),
            input_names=["input_ids", "attention_mask", "weights"],
            output_names=["embedding"],
            dynamic_axes={"input_ids": rows, "attention_mask": rows, "weights": rows, "embedding": {0: "texts"}},
            opset_version=OPSET,
            dynamo=False,
        )
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(folder / "optimised.onnx")
    onnxruntime.InferenceSession(str(folder / "plain.onnx"), options, providers=["CPUExecutionProvider"])
    # Weights in a file of their own are mapped when they are needed and not read.
    onnx.save_model(
        onnx.load(folder / "optimised.onnx"),
        str(folder / EXACT),
        save_as_external_data=True,
        location="weights.bin",
    )
    for name in ("plain.onnx", "optimised.onnx"):
        (folder / name).unlink()
    write_tokenizer(tokenizer.backend_tokenizer, folder)
    about = {
        "model": model.name,
        "revision": model.revision,
        "dimension": transformer.get_embedding_dimension(),
        "max_tokens": transformer.max_seq_length,
        "pad_token": tokenizer.pad_token_id or 0,
    }
    (folder / "about.json").write_text(json.dumps(about, indent=1), encoding="utf-8")


def _prove_equal(model: Model, folder: Path) -> None:
    expected = TorchEmbedder(model).encode(PROBES)
    cosines = np.einsum("ij,ij->i", expected, OnnxEmbedder(folder, exact=True).encode(PROBES))
    if cosines.min() < MIN_COSINE:
        raise ModelError(f"{model.name}: the exported graph gives other vectors (cosine {cosines.min():.5f})")


def _lighten(model: Model, folder: Path, probes: Sequence[str]) -> None:
    """Write the light graph, where its vectors are nearly those of the exact one on this machine."""
    try:
        exact = OnnxEmbedder(folder, exact=True)
        write_light_graph(folder / EXACT, folder / LIGHT, map(exact.inputs, probes))
        thin_graph(folder / LIGHT, map(exact.inputs, probes))
        light = OnnxEmbedder(folder)
        cosine = float(np.einsum("ij,ij->i", exact.encode(probes), light.encode(probes)).min())
        reason = f"its vectors differ, cosine {cosine:.5f}"
    except Exception as error:  # what ONNX or its runtime cannot do with some graph is no reason to have none
        cosine, reason = 0.0, str(error)
    if cosine < MIN_LIGHT_COSINE:
        log.info("%s has no light graph (%s): texts are read by the exact one", model.name, reason)
        for file in folder.glob(f"{Path(LIGHT).stem}.*"):
            file.unlink()


def _prompts(model: Model) -> dict[str, str]:
    """Return what the model wants before a question and before a document that is searched, where it wants anything."""
    from sentence_transformers import SentenceTransformer

    transformer = SentenceTransformer(str(model.folder), device="cpu", local_files_only=True)
    prompts = {name: prompt or "" for name, prompt in transformer.prompts.items()}
    usual = prompts.get(transformer.default_prompt_name or "", "")
    document = next((prompts[name] for name in ("document", "passage", "corpus") if prompts.get(name)), usual)
    return {"question": prompts.get("query") or usual, "document": document}


def _note(folder: Path, prompts: dict[str, str]) -> None:
    about = folder / "about.json"
    known = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps({**known, "prompts": prompts}, indent=1), encoding="utf-8")


def _publish(made: Path, folder: Path) -> None:
    made.chmod(0o755)
    for path in made.iterdir():
        path.chmod(0o644)
        with path.open("rb") as file:
            os.fsync(file.fileno())
    try:
        made.rename(folder)
    except OSError:
        # Somebody else was first, or a folder without about.json lies there.
        if not (folder / "about.json").is_file():
            shutil.rmtree(folder, ignore_errors=True)
            made.rename(folder)


def run() -> None:
    """Export the model whose name, folder and revision are this process's arguments; an error ends it in one line."""
    logging.basicConfig(level=logging.ERROR)
    try:
        export_model(Model(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
    except ModelError as error:
        sys.exit(str(error))
