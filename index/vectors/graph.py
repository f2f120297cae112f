"""A graph in ONNX: what its values come to in some runs, and its lists of nodes and tensors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper

Given = Mapping[str, npt.NDArray[Any]]
"""What a graph is given in one run, by the names of its inputs."""


def values_in(file: Path, names: Sequence[str], examples: Iterable[Given]) -> Iterator[dict[str, npt.NDArray[Any]]]:
    """Yield for each example the values of these names in a run of the graph in `file`."""
    import onnxruntime  # type: ignore[import-untyped]  # ships no types

    model = onnx.load(file)
    replace(model.graph.output, [helper.make_empty_tensor_value_info(name) for name in names])
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    for example in examples:
        yield dict(zip(names, map(np.asarray, session.run(list(names), dict(example))), strict=True))


def replace(repeated: Any, values: Iterable[Any]) -> None:
    """Put these values in the place of all that a list of a graph has."""
    kept = list(values)
    del repeated[:]
    repeated.extend(kept)
