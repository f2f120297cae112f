"""Quantising: a light copy of an exported model, its matrices in 8-bit integers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

from index.vectors.graph import Given, replace, values_in

Floats = npt.NDArray[np.float32]

# How much of the spread of what a matrix is multiplied with moves into the matrix (SmoothQuant's alpha): most of the
# best cosine is had from 0.55 to 0.7.
SMOOTHING = 0.6
LARGEST_CODE = 127
MIN_SCALE = 1e-5
BLOCK = 128
# ONNX Runtime's name for multiplying in 8-bit integers.
IN_INTEGERS = 4
# The domain of what ONNX Runtime has beside ONNX.
RUNTIME = "com.microsoft"


# One pass over the graph in the order of its nodes: taken apart it would be four loops over the same tables.
def write_light_graph(source: Path, target: Path, examples: Iterable[Given]) -> None:
    """Write the graph in the file `source` once more to `target`, in the same folder, with lighter matrices.

    A matrix becomes one of 8-bit integers with a scale for each column, and what it is multiplied with is turned into
    integers in each run; before, the spread over its channels that the `examples` (what the graph is given in some
    runs) show is moved into the matrix. A matrix that narrows reads what differs too much from word to word for that:
    there each word has scales of its own, one a block. What is no matrix stays in the file where `source` keeps it.

    Method: SmoothQuant (Xiao and others 2023, arXiv 2211.10438).
    """
    model = onnx.load(source, load_external_data=False)
    graph = model.graph
    matrices = {tensor.name: tensor for tensor in graph.initializer if len(tensor.dims) == 2}
    products = {node.output[0]: node for node in graph.node if node.op_type == "MatMul" and node.input[1] in matrices}

    def read(node: onnx.NodeProto) -> Floats:
        return numpy_helper.to_array(matrices[node.input[1]], base_dir=str(source.parent)).astype(np.float32)

    blocked = {name for name, node in products.items() if _narrows(*matrices[node.input[1]].dims)}
    readers: dict[str, list[onnx.NodeProto]] = {}
    for name, node in products.items():
        if name not in blocked:
            readers.setdefault(node.input[0], []).append(node)
    largest = _find_largest(source, list(readers), examples)
    scales = {given: _smoothing(largest[given], [read(node) for node in nodes]) for given, nodes in readers.items()}

    lighter: list[onnx.NodeProto] = []
    added: list[onnx.TensorProto] = []
    smooth: set[str] = set()
    for node in graph.node:
        name = node.output[0]
        if name not in products:
            lighter.append(node)
            continue
        given = node.input[0]
        if name in blocked:
            tensors, product = _in_blocks(given, name, read(node))
        else:
            if given not in smooth:
                smooth.add(given)
                added.append(numpy_helper.from_array(1 / scales[given], f"{given}/smoothing"))
                lighter.append(helper.make_node("Mul", [given, f"{given}/smoothing"], [f"{given}/smooth"]))
            tensors, product = _in_columns(f"{given}/smooth", name, read(node) * scales[given][:, None])
        added.extend(tensors)
        lighter.append(product)
    replace(graph.node, lighter)
    used = {name for node in lighter for name in node.input}
    replace(graph.initializer, [tensor for tensor in (*graph.initializer, *added) if tensor.name in used])
    onnx.save_model(model, target, save_as_external_data=True, location=f"{target.stem}.bin")


def _narrows(rows: int, columns: int) -> bool:
    return rows > columns and rows % BLOCK == 0


def _in_columns(given: str, name: str, matrix: Floats) -> tuple[list[onnx.TensorProto], onnx.NodeProto]:
    """Return the tensors and the node that make `name` of `given` by a matrix with one scale for each column."""
    scales = np.maximum(np.abs(matrix).max(axis=0), MIN_SCALE) / LARGEST_CODE
    tensors = [
        numpy_helper.from_array(np.rint(matrix / scales).astype(np.int8), f"{name}/codes"),
        numpy_helper.from_array(scales.astype(np.float32), f"{name}/scales"),
        numpy_helper.from_array(np.zeros(len(scales), np.int8), f"{name}/zeros"),
    ]
    names = [given, *(tensor.name for tensor in tensors)]
    return tensors, helper.make_node("DynamicQuantizeMatMul", names, [name], domain=RUNTIME)


def _in_blocks(given: str, name: str, matrix: Floats) -> tuple[list[onnx.TensorProto], onnx.NodeProto]:
    """Return the tensors and the node that make `name` of `given` by a matrix with a scale for each block."""
    rows, columns = matrix.shape
    blocks = matrix.T.reshape(columns, rows // BLOCK, BLOCK)
    scales = np.maximum(np.abs(blocks).max(axis=2), MIN_SCALE) / LARGEST_CODE
    # Here the codes have no sign: 128 is zero.
    codes = (np.rint(blocks / scales[..., None]) + 128).astype(np.uint8)
    tensors = [
        numpy_helper.from_array(codes, f"{name}/codes"),
        numpy_helper.from_array(scales.astype(np.float32), f"{name}/scales"),
    ]
    names = [given, *(tensor.name for tensor in tensors)]
    shape = {"K": rows, "N": columns, "bits": 8, "block_size": BLOCK, "accuracy_level": IN_INTEGERS}
    return tensors, helper.make_node("MatMulNBits", names, [name], domain=RUNTIME, **shape)


def _find_largest(source: Path, names: Sequence[str], examples: Iterable[Given]) -> dict[str, Floats]:
    """Return for each of these values of the graph the largest size that each of its channels has in the examples."""
    largest: dict[str, Floats] = {}
    for run in values_in(source, names, examples):
        for name, value in run.items():
            most = np.abs(value).reshape(-1, value.shape[-1]).max(axis=0)
            largest[name] = np.maximum(largest.get(name, most), most)
    return largest


def _smoothing(largest: Floats, matrices: Sequence[Floats]) -> Floats:
    """Return by what to divide each channel, and to multiply each row of the matrices that read it."""
    rows = np.max([np.abs(matrix).max(axis=1) for matrix in matrices], axis=0)
    scale = np.maximum(largest, MIN_SCALE) ** SMOOTHING / np.maximum(rows, MIN_SCALE) ** (1 - SMOOTHING)
    return np.asarray(scale / np.exp(np.log(scale).mean()), np.float32)
