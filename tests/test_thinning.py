"""Thinning: what a graph works out of one text stays, and what comes to nothing new goes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime  # type: ignore[import-untyped]
import pytest
from onnx import TensorProto, helper, numpy_helper

from index.vectors.embedder import DEFAULT_REVISION, EXACT, LIGHT, OnnxEmbedder, export_folder, open_embedder
from index.vectors.quantising import write_light_graph
from index.vectors.thinning import thin_graph

TEXTS = ["", "no", "the ferry of Vell", "Æther naïve 12.5 %", "a statement that goes on and on, " * 90]


def run(file: Path, numbers: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    result: npt.NDArray[np.float32] = session.run(None, {"numbers": numbers})[0]
    return result


def given(*lengths: int, value: float = 1.0) -> Iterator[dict[str, npt.NDArray[np.float32]]]:
    for length in lengths:
        yield {"numbers": np.full((1, length), value, np.float32)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a graph that adds the negative part of its numbers, in a shape that it works out, to twice of them."""
    node = helper.make_node
    nodes = [
        node("Min", ["numbers", "none"], ["negative"]),
        node("Shape", ["numbers"], ["sizes"]),
        node("Concat", ["sizes", "one"], ["shape"], axis=0),
        node("Reshape", ["negative", "shape"], ["deep"]),
        node("Squeeze", ["deep", "two"], ["flat"]),
        node("Add", ["numbers", "numbers"], ["twice"]),
        node("Add", ["flat", "twice"], ["sum"]),
        node("Neg", ["sum"], ["result"]),
    ]
    constants = {"none": np.zeros(1, np.float32), "one": np.ones(1, np.int64), "two": np.full(1, 2, np.int64)}
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info("numbers", TensorProto.FLOAT, ["texts", "tokens"])],
        [helper.make_tensor_value_info("result", TensorProto.FLOAT, ["texts", "tokens"])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save_model(made, tmp_path / "small.onnx")
    return tmp_path / "small.onnx"


def kinds(file: Path) -> list[str]:
    return [node.op_type for node in onnx.load(file, load_external_data=False).graph.node]


def test_what_adds_nothing_goes_with_all_that_made_it(file: Path) -> None:
    thin_graph(file, given(2, 5))
    assert kinds(file) == ["Add", "Neg"]
    assert run(file, np.ones((1, 7), np.float32)).tolist() == [[-2.0] * 7]


def test_what_adds_something_once_stays_and_its_shape_is_known(file: Path) -> None:
    thin_graph(file, [*given(2, 5), *given(3, value=-1.0)])
    assert kinds(file) == ["Min", "Reshape", "Squeeze", "Add", "Add", "Neg"]
    for length in (1, 3, 8):
        assert run(file, np.full((1, length), -1.0, np.float32)).tolist() == [[3.0] * length]


def test_a_shape_that_differs_in_two_places_is_worked_out_in_each_run(file: Path) -> None:
    several = {"numbers": np.full((3, 4), -1.0, np.float32)}
    thin_graph(file, [*given(2, 5, value=-1.0), several])
    assert "Shape" in kinds(file)
    assert run(file, several["numbers"]).tolist() == [[3.0] * 4] * 3


def test_the_thin_graph_of_the_model_has_the_same_vectors_to_the_last_bit(tmp_path: Path) -> None:
    exact = open_embedder(DEFAULT_REVISION, exact=True)
    shutil.copytree(export_folder(DEFAULT_REVISION), tmp_path, dirs_exist_ok=True)
    write_light_graph(tmp_path / EXACT, tmp_path / LIGHT, map(exact.inputs, TEXTS))
    before, many = OnnxEmbedder(tmp_path).encode(TEXTS), len(kinds(tmp_path / LIGHT))
    thin_graph(tmp_path / LIGHT, map(exact.inputs, TEXTS))
    assert np.array_equal(OnnxEmbedder(tmp_path).encode(TEXTS), before)
    assert len(kinds(tmp_path / LIGHT)) < 0.8 * many
