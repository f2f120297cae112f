"""How far a reader has to go: the functions, files and changes of file on the way of one question and of one article.

    python benchmarks/way.py [--json]

Counts what runs, with sys.setprofile, in this process and its threads: each function once, each file once, and each
pair of functions in two files of which one calls the other once, whatever it runs through in between that is not ours.
The question is asked of the sample articles, a second time, so that what is only loaded once does not count; the
article is one of them, added to a library that has another.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROOMS = tuple(str(ROOT / room) + "/" for room in ("bot", "index", "corpus"))
COMPREHENSIONS = {"<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>"}
QUESTION = "what did Kishi say about deterrence?"


@dataclass(frozen=True, slots=True)
class Way:
    """What ran: functions, the files they stand in, and calls from a function in one file to one in another."""

    functions: int
    files: int
    changes_of_file: int


def way_of(work: Callable[[], Any]) -> Way:
    """Return the way of `work`."""
    ran: set[tuple[str, str]] = set()
    calls: set[tuple[tuple[str, str], tuple[str, str]]] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        file = frame.f_code.co_filename
        # A comprehension belongs to the function it stands in, which called nobody to run it.
        if event != "call" or not file.startswith(ROOMS) or frame.f_code.co_name in COMPREHENSIONS:
            return
        ran.add(function_of(frame))
        caller = frame.f_back
        while caller is not None and not caller.f_code.co_filename.startswith(ROOMS):
            caller = caller.f_back
        if caller is not None and caller.f_code.co_filename != file:
            calls.add((function_of(caller), function_of(frame)))

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    return Way(len(ran), len({file for file, _ in ran}), len(calls))


def function_of(frame: FrameType) -> tuple[str, str]:
    """Return the file and name of the function that a frame runs, for a comprehension of the one it stands in."""
    name = frame.f_code.co_qualname
    while name.rpartition(".")[2] in COMPREHENSIONS:
        name = name.rpartition(".<locals>.")[0]
    return frame.f_code.co_filename, name


def main() -> None:
    """Print both ways, as a table or as one JSON object."""
    sys.path.insert(0, str(ROOT))
    from corpus.readers.reading import sample_articles
    from index.library import Library, sample_library

    with sample_library() as library:
        library.ask(QUESTION)
        question = way_of(lambda: library.ask(QUESTION))
    first, second, *_ = sample_articles()
    with tempfile.TemporaryDirectory() as folder, Library.open(folder, create=True) as library:
        library.add([first])
        article = way_of(lambda: library.add([second]))
    ways = {"answering one question": question, "adding one article": article}
    if "--json" in sys.argv:
        print(json.dumps({name: asdict(way) for name, way in ways.items()}))
        return
    for name, way in ways.items():
        print(f"{name:24}{way.functions:5} functions {way.files:4} files {way.changes_of_file:5} changes of file")


if __name__ == "__main__":
    main()
