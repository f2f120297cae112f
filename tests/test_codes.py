"""Codes: a byte a number keeps a vector's direction, and what codes say makes the same codes again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corpus.store.codes import lengths_of, make_codes, read_codes

VECTORS = arrays(np.float32, st.tuples(st.integers(1, 6), st.integers(1, 40)), elements=st.floats(-1, 1, width=16))


@settings(deadline=None)
@given(vectors=VECTORS)
def test_codes_of_what_codes_say_are_the_same_codes(vectors: np.ndarray) -> None:
    codes = make_codes(vectors)
    unit = read_codes(codes)
    assert np.array_equal(make_codes(unit), codes)
    # An export writes the vectors as halves.
    assert np.array_equal(make_codes(unit.astype(np.float16)), codes)
    kept = np.abs(vectors).max(axis=1) > 0
    assert np.linalg.norm(unit[kept], axis=1) == pytest.approx(1.0, abs=1e-5)
    assert lengths_of(codes).shape == (len(vectors),)


def test_a_vector_keeps_its_direction() -> None:
    vectors = np.random.default_rng(4).standard_normal((500, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert np.einsum("ij,ij->i", vectors, read_codes(make_codes(vectors))).min() > 0.9998
