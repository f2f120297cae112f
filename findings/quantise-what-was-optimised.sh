#!/usr/bin/env bash
# ONNX Runtime's quantiser refuses a graph that ONNX Runtime's own optimiser has written.
#
# Guess before: optimising and quantising are two steps of one library, so they work in this order as in the other, or the
# quantiser leaves alone what it does not know. Seen: where the optimiser has fused nodes into one of its own domain
# (com.microsoft), quantize_dynamic raises "Unable to find data type" for the product behind it; told the type of what it
# cannot infer (DefaultTensorType), it does its work.
# What follows: quantise before optimising, or say the default type.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q onnx==1.23.2 onnxruntime==1.32.0 numpy==2.4.6
cd "$room"
"$room/env/bin/python" - <<'PYTHON'
import logging
import math
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

logging.disable(logging.WARNING)
random = np.random.default_rng(1)
weights = {f"w{at}": random.normal(size=(16, 16)).astype(np.float32) for at in (1, 2)}
constants = {"root": math.sqrt(2), "one": 1.0, "half": 0.5}
tensors = [numpy_helper.from_array(np.float32(value), name) for name, value in constants.items()]
tensors += [numpy_helper.from_array(value, name) for name, value in weights.items()]
nodes = [
    helper.make_node("MatMul", ["x", "w1"], ["a"]),
    helper.make_node("Div", ["a", "root"], ["b"]),
    helper.make_node("Erf", ["b"], ["c"]),
    helper.make_node("Add", ["c", "one"], ["d"]),
    helper.make_node("Mul", ["a", "d"], ["e"]),
    helper.make_node("Mul", ["e", "half"], ["gelu"]),
    helper.make_node("MatMul", ["gelu", "w2"], ["p"]),
    helper.make_node("Tanh", ["p"], ["y"]),
]
given = [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", 16])]
made = [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 16])]
graph = helper.make_graph(nodes, "two products and a GELU", given, made, tensors)
onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), "plain.onnx")

options = onnxruntime.SessionOptions()
options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
options.optimized_model_filepath = "optimised.onnx"
options.log_severity_level = 3
onnxruntime.InferenceSession("plain.onnx", options, providers=["CPUExecutionProvider"])


def quantise(source, **extra):
    try:
        quantize_dynamic(source, "light.onnx", weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"], **extra)
    except RuntimeError as error:
        return str(error).split(" for ")[0]
    return "done"


fused = sorted({node.op_type for node in onnx.load("optimised.onnx").graph.node if node.domain == "com.microsoft"})
seen = {
    "plain graph": quantise("plain.onnx"),
    "optimised graph": quantise("optimised.onnx"),
    "optimised graph, default type said": quantise(
        "optimised.onnx", extra_options={"DefaultTensorType": TensorProto.FLOAT}
    ),
}
print(f"onnxruntime {onnxruntime.__version__}, onnx {onnx.__version__}; fused: {fused}")
for what, came in seen.items():
    print(f"{what:36} {came}")
sys.exit(list(seen.values()) != ["done", "Unable to find data type", "done"])
PYTHON
