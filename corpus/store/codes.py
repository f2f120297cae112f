"""Codes: unit vectors quantised to int8; FAISS too calls what it stores codes.

A vector keeps its direction to a cosine of 0.9999.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float32]

MAX_BYTE = 127


def make_codes(vectors: npt.NDArray[np.floating[Any]]) -> Codes:
    """Return the codes of vectors, of the same shape; those of what codes say, at any length, are the codes again."""
    largest = np.abs(vectors).max(axis=-1, keepdims=True, initial=0).astype(np.float32)
    codes: Codes = np.rint(vectors * (MAX_BYTE / np.maximum(largest, np.float32(1e-30)))).astype(np.int8)
    return codes


def lengths_of(codes: Codes) -> Floats:
    """Return the length of each row of codes taken as numbers, at least 1."""
    wide = codes.astype(np.float32)
    lengths: Floats = np.maximum(np.sqrt(np.einsum("...i,...i->...", wide, wide)), np.float32(1))
    return lengths


def read_codes(codes: Codes) -> Floats:
    """Return the unit vectors that codes of shape (n, dimension) stand for."""
    vectors: Floats = codes.astype(np.float32) / lengths_of(codes)[..., None]
    return vectors
