"""How fast writers are: articles that are read and embedded already, into one library, by one, two and three processes.

    python benchmarks/writers.py PLACE [ARTICLES]

PLACE is the address of a database with room for others of its server (a new one is made for each number of writers),
or a directory. What counts beside articles a second is the processor time of the writers for each article.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path

from many import make_articles

from index.ingest.adding import keep
from index.ingest.intake import Intake, Read, Taken
from index.library import Library
from index.stores.places import is_address, place_named
from index.vectors.embedder import DEFAULT_MODEL, DEFAULT_REVISION

BATCH = 32
STATEMENTS_AN_ARTICLE = 10


class NoReader:
    """What has read the articles."""

    version = "benchmark"

    def extract(self, article: object) -> list[object]:
        """Read nothing."""
        raise NotImplementedError

    extract_all = extract


def write(place: Path | str, number: int, of: int, articles: int, begin: Barrier, times: object) -> None:
    """Write this writer's share, every so many articles one."""
    made = make_articles(articles * STATEMENTS_AN_ARTICLE)
    own = [Read(*each) for at, each in enumerate(made) if at % of == number]
    intake = Intake(NoReader(), revision=DEFAULT_REVISION, model=DEFAULT_MODEL)  # type: ignore[arg-type]
    _ = intake.embedder
    with Library.open(place) as library:
        begin.wait()
        started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
        for start in range(0, len(own), BATCH):
            keep(library._store, intake, Taken(tuple(own[start : start + BATCH]), ()))
        after = resource.getrusage(resource.RUSAGE_SELF)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times.put((started, time.perf_counter(), spent))  # type: ignore[attr-defined]


def new_place(place: Path | str, writers: int) -> Path | str:
    """Return a place for a library of one's own beside this one."""
    name = f"writers_{writers}_{int(time.time())}"
    if isinstance(place, Path):
        return place / name
    import psycopg

    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        return place.replace(f"/{connection.info.dbname}", f"/{name}", 1)


def main() -> None:
    """Print a line for each number of writers."""
    given, articles = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 600
    for writers in (1, 2, 3):
        place = new_place(place_named(given), writers)
        Library.open(place, create=True).close()
        begin: Barrier = multiprocessing.Barrier(writers)
        times: multiprocessing.Queue[tuple[float, float, float]] = multiprocessing.Queue()
        running = [
            multiprocessing.Process(target=write, args=(place, number, writers, articles, begin, times))
            for number in range(writers)
        ]
        for each in running:
            each.start()
        found = [times.get() for _ in running]
        for each in running:
            each.join()
        seconds = max(end for _, end, _ in found) - min(start for start, _, _ in found)
        spent = sum(each for _, _, each in found) / articles * 1000
        kind = "PostgreSQL" if is_address(given) else "SQLite"
        print(
            f"{kind}, {writers} writers: {articles / seconds:.1f} articles a second, {spent:.1f} ms of processor time"
            f" of the writers an article"
        )


if __name__ == "__main__":
    main()
