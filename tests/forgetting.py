"""Forgetting: modules that a test has imported anew, as where a package that they need is missing."""

from __future__ import annotations

import sys

import pytest


def forget(monkeypatch: pytest.MonkeyPatch, beginning: str) -> None:
    """Have the modules whose names begin so imported anew; afterwards all is as it was, in their packages too.

    A module that is imported anew takes the place of the one before in its package, where other tests look for it.
    """
    for name in sorted((name for name in sys.modules if name.startswith(beginning)), reverse=True):
        package, _, child = name.rpartition(".")
        monkeypatch.setattr(sys.modules[package], child, sys.modules[name])
        monkeypatch.delitem(sys.modules, name)
