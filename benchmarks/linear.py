"""What grows with the size of one group: namings of one surname, and reports of one template.

Usage: python benchmarks/linear.py [N [surname | template]]

N (20,000) of each are measured, beside as many of many surnames and of no template, or only the ones or the others.

They are put into a library 32 articles a step, as `add` does, without parser and model: what is timed is writing,
linking and telling stories apart. Printed are milliseconds of processor time an article for each tenth; where they stay
what they were, the whole is linear. "at once" links all namings in one go, as `rebuild` does.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from invented import invented, person, word

from corpus.article import Article, Span, new_article
from corpus.people.linking import Appearance, link_people
from corpus.statement import Role, Speaker, Statement, statement_id
from index.stores.sqlite.store import SqliteStore

STEP = 32
POSTS = ("mayor", "harbour minister", "coach", "chief economist", "professor", "judge")


def main() -> None:
    """Print all four, and linking at once."""
    count = int(sys.argv[1]) if sys.argv[1:] else 20_000
    wanted = sys.argv[2] if sys.argv[2:] else ""
    print(f"load {os.getloadavg()[0]:.1f}")
    for surname in ("Vellora", ""):
        if wanted != "template":
            link_at_once(surname, count)
            add("one surname" if surname else "many surnames", quoted(surname), count)
    if wanted != "surname":
        add("one template", ((each, []) for each in read(invented(seed=3, template=True))), count)
        add("no template", ((each, []) for each in read(invented(seed=3, sentences=8))), count)


def link_at_once(surname: str, count: int) -> None:
    """Print the processor time a naming for growing numbers of them."""
    for part in (count // 8, count // 4, count // 2, count):
        people = speakers(surname)
        namings = [Appearance(str(number), next(people)) for number in range(part)]
        began = time.process_time()
        found = link_people(namings)
        taken = time.process_time() - began
        print(f"{surname or 'many surnames'}, at once: {part:6} namings, {1e6 * taken / part:6.0f} us each", end=", ")
        print(f"{len(found)} people", flush=True)


def add(name: str, articles: Iterator[tuple[Article, list[Statement]]], count: int) -> None:
    """Print the processor time an article for each tenth of `count` articles."""
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "library", create=True)
        taken: list[float] = []
        for _ in range(10):
            tenth = list(islice(articles, count // 10))
            began = time.process_time()
            for start in range(0, len(tenth), STEP):
                with store.writing() as writer:
                    for article, statements in tenth[start : start + STEP]:
                        writer.put(article, statements, np.ones((len(statements), 8), np.float32), extractor="none")
            taken.append(1000 * (time.process_time() - began) / len(tenth))
            print(f"{name}: {len(taken)} tenths of {count}, {taken[-1]:6.2f} ms an article", flush=True)
        print(
            f"{name}: the last tenth took {taken[-1] / taken[0]:.1f} times the first; {store.count_stories()} stories"
        )
        store.close()


def quoted(surname: str) -> Iterator[tuple[Article, list[Statement]]]:
    """Yield short articles, each of which names one person in a way of its own."""
    for article, speaker in zip(read(invented(seed=3, sentences=1)), speakers(surname), strict=False):
        whole = (Span(0, len(article.text)),)
        id_ = statement_id(article.id, whole)
        yield article, [Statement(id_, article.id, whole, whole, (), (), (speaker,), "direct", whole[0], 0.9)]


def speakers(surname: str) -> Iterator[Speaker]:
    """Yield people without end, half of them somebody who was there before, under another role."""
    dice = random.Random(5)
    names: list[str] = []
    while True:
        if not names or dice.random() < 0.5:
            names.append(person(dice, surname))
        name = dice.choice(names)
        role = Role(f"{dice.choice(POSTS)} of {word(dice)}", None, None)
        yield Speaker("1", name, "person", (name, name.split()[-1]), (role,))


def read(lines: Iterator[str]) -> Iterator[Article]:
    """Yield the articles of lines of JSON."""
    for line in lines:
        record = json.loads(line)
        yield new_article(record["text"], id=record["id"], title=record["title"], url=record["url"])


if __name__ == "__main__":
    main()
