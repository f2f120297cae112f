"""Progress: seen on a terminal from the first second of long work, and nowhere else."""

from __future__ import annotations

import io
import sys
import time

import pytest

from bot.cli.progress import patience, progress_bars
from index.ingest.summary import Progress


class Screen(io.StringIO):
    """A stderr that is a terminal, or a pipe."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Return which of the two it is."""
        return self.terminal


@pytest.mark.parametrize("terminal", [True, False])
def test_bars_are_there_before_the_first_step(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    screen = Screen(terminal=terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_bars() as show:
        assert ("starting" in screen.getvalue()) is terminal
        assert (show is not None) is terminal
        if show:
            show(Progress("articles", 1, 2))
    assert ("articles" in screen.getvalue()) is terminal
    assert bool(screen.getvalue()) is terminal


def test_what_takes_long_says_so_and_clears_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr(sys, "stderr", screen)
    with patience("looking", after=0.02):
        time.sleep(0.2)
    assert screen.getvalue() == "\rlooking … 0 s\x1b[K\r\x1b[K"


@pytest.mark.parametrize(("terminal", "seconds"), [(True, 0.0), (False, 0.1)])
def test_what_is_quick_or_goes_into_a_pipe_says_nothing(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, seconds: float
) -> None:
    screen = Screen(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", screen)
    with patience("looking", after=5.0 if terminal else 0.01):
        time.sleep(seconds)
    assert screen.getvalue() == ""
