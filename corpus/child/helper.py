"""Helpers: processes that do what may hang or die, each used again and again, and begun anew after it did."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any

from corpus.child.line import start_child
from corpus.errors import OnRecordError

BEGIN = "import sys; from corpus.child.helper import serve; serve(int(sys.argv[1]))"
# A helper ends itself so many seconds after its time, should nobody be left to end it.
GRACE = 5.0
# Seconds in which it must have begun, on a machine however busy.
START = 120.0

_ask: Callable[[Any], Any] | None = None


class HelperError(OnRecordError):
    """A helper that did not do what it was given: it died."""


class TimeOutError(HelperError):
    """A helper that had nothing to show within its time."""


class Helper:
    """A process that runs functions of this project; begun with the first call, and again where it was ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    def call(
        self, function: Callable[..., Iterable[Any]], *given: Any, seconds: float, answer: Callable[[Any], Any]
    ) -> Iterator[Any]:
        """Yield what `function(*given)` yields in the helper, which may work `seconds` on each.

        What it asks with `ask_back` is answered here by `answer`, in as much time as that takes. The function, what it
        is given and what it yields are pickled; an error it raises is raised here.

        Raises:
            TimeOutError: the next one took too long; the helper was ended.
            HelperError: the helper died.
        """
        done = False
        try:
            line = self._begin()
            line.send((function, given, seconds))
            # What it must load first is not its work.
            left = START
            while True:
                began = monotonic()
                if not line.poll(max(left, 0.0)):
                    raise TimeOutError(f"nothing came for {seconds:g} s")
                left -= monotonic() - began
                what, found = _received(line)
                if what == "asked":
                    line.send(_answered(answer, found))
                elif what == "begun":
                    left = seconds
                elif what == "found":
                    left = seconds
                    yield found
                else:
                    done = True
                    if what == "failed":
                        raise found
                    return
        finally:
            # Ended too where whoever called wants no more: it is in the middle of something.
            if not done:
                self.end()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None and self._line is not None:
            self._line.close()
            self._process.kill()
            self._process.wait()
        self._process = self._line = None

    def _begin(self) -> Connection:
        if self._process is not None and self._process.poll() is not None:
            self.end()
        if self._line is None:
            self._process, self._line = start_child(BEGIN, stderr=subprocess.DEVNULL)
        return self._line


_idle: SimpleQueue[Helper] = SimpleQueue()


@contextmanager
def borrow_helper() -> Iterator[Helper]:
    """Lend a helper that nobody uses, a new one where all are in use; it is kept for the next."""
    try:
        helper = _idle.get_nowait()
    except Empty:
        helper = Helper()
    try:
        yield helper
    finally:
        _idle.put(helper)


def ask_back(question: Any) -> Any:
    """Return what the process that called this one answers to a question: only inside a helper.

    Raises:
        Exception: what was raised there.
    """
    assert _ask is not None, "only what runs in a helper can ask back"
    return _ask(question)


def serve(number: int) -> None:
    """Do what comes down a pipe until its other end is closed: what a helper does."""
    global _ask  # noqa: PLW0603 - one process serves one line
    line = Connection(number)

    def ask(question: Any) -> Any:
        with _untimed():
            line.send(("asked", question))
            answer, error = line.recv()
        if error is not None:
            raise error
        return answer

    _ask = ask
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            function, given, seconds = line.recv()
            line.send(("begun", None))
            try:
                _set_alarm(seconds + GRACE)
                for found in function(*given):
                    with _untimed():
                        line.send(("found", found))
                    _set_alarm(seconds + GRACE)
                last: tuple[str, Any] = ("ended", None)
            except (EOFError, ConnectionError):
                raise
            except Exception as error:
                last = ("failed", _portable(error))
            _set_alarm(0)
            line.send(last)


def _received(line: Connection) -> tuple[str, Any]:
    try:
        what, found = line.recv()
    except (EOFError, OSError) as error:
        raise HelperError("the process died") from error
    return what, found


def _answered(answer: Callable[[Any], Any], question: Any) -> tuple[Any, Exception | None]:
    try:
        return answer(question), None
    except Exception as error:
        return None, _portable(error)


def _portable(error: Exception) -> Exception:
    """Return an error that arrives in another process: itself, or its words where it does not travel."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return HelperError(f"{type(error).__name__}: {error}")
    return error


@contextmanager
def _untimed() -> Iterator[None]:
    """Stop the alarm while this process waits for the other one."""
    left = signal.setitimer(signal.ITIMER_REAL, 0)[0] if os.name == "posix" else 0.0
    yield
    _set_alarm(left)


def _set_alarm(seconds: float) -> None:
    """Have the system end this process after so many seconds, whatever it is doing; 0 for never."""
    if os.name == "posix":
        signal.setitimer(signal.ITIMER_REAL, seconds)
