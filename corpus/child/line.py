"""A line to a child process: a pipe of which one end is here and the other there."""

from __future__ import annotations

import subprocess
from multiprocessing.connection import Connection, Pipe

from corpus.child.process import child_command, child_environment


def start_child(code: str, *, stderr: int | None = None, **more: str) -> tuple[subprocess.Popen[bytes], Connection]:
    """Start a child that runs `code` with the file number of its end of a line; return it and the end that stays.

    What it says goes nowhere, and its errors to `stderr`, here where none is given; `more` is set in its environment.
    """
    here, there = Pipe()
    # Not multiprocessing.Process: that would run the caller's main program again.
    process = subprocess.Popen(
        child_command(code, str(there.fileno())),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        env=child_environment(**more),
        pass_fds=[there.fileno()],
    )
    there.close()
    return process, here
