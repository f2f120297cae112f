#!/usr/bin/env bash
# usearch tells the inner product of vectors kept in eight bits in units of those bits, and of all other kinds as it is.
#
# Guess before: how numbers are kept is the index's own affair, so that a unit vector is nearly 0 from itself whatever the
# kind, as with half precision and as by `cos`. Seen: by `ip` with `i8` it is some -14,000 from itself and 0.95 away is
# some hundreds below nought; the order is right, `cos` is right, and nothing says so.
# What follows: a limit on nearness is set by `cos`, or the distance is taken again from the vectors.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q usearch==2.26.6 numpy==2.4.6
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import numpy as np
from usearch.index import Index

vectors = np.random.default_rng(0).standard_normal((5, 384)).astype(np.float32)
vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
true = 1 - vectors @ vectors[0]
order = np.argsort(true).tolist()
print(f"usearch {version('usearch')}; true distances {np.sort(true).round(2).tolist()}")
surprises = []
for kind in ("f32", "f16", "i8"):
    for metric in ("ip", "cos"):
        index = Index(ndim=384, metric=metric, dtype=kind)
        index.add(np.arange(5), vectors)
        found = index.search(vectors[0], 5)
        close = bool(np.allclose(found.distances, np.sort(true), atol=0.02))
        print(f"{kind} {metric}: {found.distances.round(2).tolist()}{'' if close else '  <- not these'}")
        if found.keys.tolist() != order:
            surprises.append("order")
        if not close:
            surprises.append((kind, metric, float(found.distances[0]) < -10_000))
sys.exit(surprises != [("i8", "ip", True)])
PYTHON
