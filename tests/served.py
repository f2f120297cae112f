"""A page served for tests: the real server on a free port of loopback, over a library of their own."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bot.desk import Desk
from bot.web.app import make_app
from bot.web.door.terms import Terms
from bot.web.serving import bind, make_server
from index.library import Library
from index.match import Answer
from index.question.request import Request


@contextlib.contextmanager
def served(library: Library, terms: Terms | None = None) -> Iterator[str]:
    """Serve the library while the block runs, and give the address."""
    with bind("127.0.0.1", 0) as bound:
        server = make_server(make_app(Desk(library), terms or Terms()))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


class SlowLibrary(Library):
    """A library that takes its time over each answer."""

    def ask(self, request: Request | str) -> Answer:
        """Return the answer, a second later, and say on stdout when it begins."""
        print("asked", flush=True)
        time.sleep(1)
        return super().ask(request)


def main() -> None:
    """Serve the library in this folder slowly until a signal; say where on stdout."""
    with bind("127.0.0.1", 0) as bound, SlowLibrary.open(Path(sys.argv[1])) as library:
        print(bound.getsockname()[1], flush=True)
        make_server(make_app(Desk(library), Terms())).run(sockets=[bound])


if __name__ == "__main__":
    main()
