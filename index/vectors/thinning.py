"""Thinning: a graph without the nodes that, for one text at a time, come to nothing new in a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import numpy_helper

from index.vectors.graph import Given, replace, values_in

Values = Sequence[dict[str, npt.NDArray[Any]]]


def thin_graph(file: Path, examples: Iterable[Given]) -> None:
    """Write the graph in `file` once more, without what works out shapes and what adds nothing.

    The examples are of one text each, and of the shortest and longest there are. A shape that differs in one place at
    most is known but for that place, and without padding a mask is nothing to be added. A third of the nodes go, and
    the vectors are the same to the last bit.
    """
    model = onnx.load(file, load_external_data=False)
    graph = model.graph
    made = {name for node in graph.node for name in node.output} - {output.name for output in graph.output}
    reshaped = {node.output[0] for node in graph.node if node.op_type == "Reshape" and node.input[1] in made}
    sums = {node.output[0] for node in graph.node if node.op_type == "Add" and made.issuperset(node.input)} & made
    added = {name for node in graph.node if node.output[0] in sums for name in node.input}
    runs = list(values_in(file, sorted(reshaped | sums | added), examples))
    same: dict[str, str] = {}
    for node in graph.node:
        replace(node.input, [same.get(name, name) for name in node.input])
        result = node.output[0]
        if result in reshaped and (shape := _known_shape(result, runs)) is not None:
            graph.initializer.append(numpy_helper.from_array(shape, f"{result}/shape"))
            node.input[1] = graph.initializer[-1].name
        elif result in sums:
            for rest, nothing in (node.input, node.input[::-1]):
                if _is_sum(result, rest, nothing, runs):
                    same[result] = rest
    replace(graph.node, _needed(graph))
    used = {name for node in graph.node for name in node.input}
    replace(graph.initializer, [tensor for tensor in graph.initializer if tensor.name in used])
    onnx.save_model(model, file)


def _known_shape(name: str, runs: Values) -> npt.NDArray[np.int64] | None:
    """Return the shape that a value has in all runs, -1 in the one place that differs; None where several do."""
    shapes = np.array([run[name].shape for run in runs], np.int64)
    differs = (shapes != shapes[0]).any(axis=0)
    return np.where(differs, -1, shapes[0]) if differs.sum() <= 1 else None


def _is_sum(result: str, rest: str, nothing: str, runs: Values) -> bool:
    """Return whether a sum is no more than one of its parts in all runs, the other being zero everywhere."""
    return all(not run[nothing].any() and run[rest].shape == run[result].shape for run in runs)


def _needed(graph: onnx.GraphProto) -> list[onnx.NodeProto]:
    """Return the nodes, in their order, from which an output of the graph is made."""
    wanted = {output.name for output in graph.output}
    needed: list[onnx.NodeProto] = []
    for node in reversed(graph.node):
        if not wanted.isdisjoint(node.output):
            needed.append(node)
            wanted.update(node.input)
    return needed[::-1]
