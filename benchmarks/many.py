"""Libraries of any size for measuring: real vectors of real sentences, varied, with invented speakers.

The sentences are those of the sample reports and, where it lies beside the checkout, of
../shared/gold/articles-dev.jsonl. Each is encoded once by the default model. A statement takes the words of one
sentence; its vector is that sentence's plus Gaussian noise of length 0.35, made a unit vector again (cosine to the
original about 0.94), so that near neighbours are as thick as in news that repeats itself and no two vectors are
equal. Speakers follow a Zipf distribution with exponent 1.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.article import Article, Span, new_article
from corpus.readers.reading import sample_articles
from corpus.statement import Role, Speaker, Statement, statement_id
from corpus.store.store import Store
from index.stores.sqlite.files.files import publish_vectors
from index.stores.sqlite.nametables import write_names
from index.vectors.embedder import DEFAULT_MODEL, DEFAULT_REVISION, cache_folder, open_embedder

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "articles-dev.jsonl"
STATEMENTS_AN_ARTICLE = 10
NOISE = 0.35
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeo"]
# So many articles are written in one step, in so many kibibytes of memory: keys come in no order, and pages of a large
# file that do not stay in memory are read and written again for each.
STEP = 5000
MEMORY = 1_000_000
ROLES = ("mayor", "harbour minister", "coach", "chief economist", "spokesperson of the salt board", "professor")


def folder_of(count: int) -> Path:
    """Return the library of `count` statements, made the first time it is asked for."""
    folder = cache_folder() / "benchmarks" / f"library-{count}"
    if not (folder / "done").exists():
        build(folder, count)
    return folder


def build(folder: Path, count: int) -> None:
    """Write a library of `count` statements into `folder`."""
    started = time.perf_counter()
    store = Store(folder, create=True)
    with store.writing() as writer:
        writer.note("model", DEFAULT_MODEL)
        writer.note("revision", DEFAULT_REVISION)
        writer.note("dimension", "384")
        writer.note("extractor", "benchmark")
    have = store.counts()[0]
    batch: list[tuple[Article, list[Statement], npt.NDArray[np.float32]]] = []
    for number, made in enumerate(make_articles(count)):
        if number < have:
            continue
        batch.append(made)
        if len(batch) == STEP:
            _put(store, batch)
            taken = f"{time.perf_counter() - started:.0f} s, {time.process_time():.0f} of the processor"
            print(f"\r{number + 1} articles, {taken}", end="", file=sys.stderr)
    _put(store, batch)
    with store.writing() as writer:
        write_names(writer.execute)
    publish_vectors(store, everything=True)
    store.close()
    (folder / "done").touch()
    print(f"\r{count} statements in {time.perf_counter() - started:.0f} s", file=sys.stderr)


def make_articles(count: int, *, seed: int = 7) -> Iterator[tuple[Article, list[Statement], npt.NDArray[np.float32]]]:
    """Yield articles with their statements and vectors until there are `count` statements."""
    random = np.random.default_rng(seed)
    sentences, vectors = real_sentences()
    speakers = make_speakers(min(50_000, max(500, count // 20)))
    weights = 1 / np.arange(1, len(speakers) + 1)
    shares = np.cumsum(weights / weights.sum())
    shares /= shares[-1]
    for number in range(-(-count // STATEMENTS_AN_ARTICLE)):
        size = min(STATEMENTS_AN_ARTICLE, count - number * STATEMENTS_AN_ARTICLE)
        chosen = random.integers(0, len(sentences), size)
        # What Generator.choice does with these weights, which it adds up again each time.
        said_by = shares.searchsorted(random.random(size), side="right")
        noise = random.standard_normal((size, vectors.shape[1]), dtype=np.float32)
        noise *= NOISE / np.linalg.norm(noise, axis=1, keepdims=True)
        own = vectors[chosen] + noise
        own /= np.linalg.norm(own, axis=1, keepdims=True)
        yield (*_article(number, [sentences[at] for at in chosen], [speakers[at] for at in said_by]), own)


def real_sentences() -> tuple[list[str], npt.NDArray[np.float32]]:
    """Return the sentences and their unit vectors, encoded the first time."""
    texts = [article.text for article in sample_articles()]
    if GOLD.exists():
        texts += [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    sentences = sorted({part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+|\n+", text)})
    sentences = [sentence for sentence in sentences if 30 <= len(sentence) <= 400]
    kept = cache_folder() / "benchmarks" / f"sentences-{len(sentences)}.npy"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.save(kept, open_embedder(DEFAULT_REVISION, threads=2).encode(sentences))
    return sentences, np.load(kept)


def make_speakers(count: int) -> list[Speaker]:
    """Return invented people; a surname is borne by a few of them."""
    random = np.random.default_rng(3)

    def word(syllables: int) -> str:
        return "".join(random.choice(SYLLABLES, syllables)).capitalize()

    surnames = [word(3) for _ in range(count // 3 + 1)]
    speakers = []
    for number in range(count):
        name = f"{word(2)} {surnames[int(random.integers(len(surnames)))]}"
        role = Role(f"{ROLES[number % len(ROLES)]} of {word(2)}", None, None)
        speakers.append(Speaker(f"p{number}", name, "person", (name, name.split()[1]), (role,)))
    return speakers


def _article(number: int, words: list[str], speakers: list[Speaker]) -> tuple[Article, list[Statement]]:
    text = "\n\n".join(f"“{said}” {speaker.name} said." for said, speaker in zip(words, speakers, strict=True))
    article = new_article(
        text,
        id=f"article-{number}",
        title=f"Report {number}",
        url=f"https://tidewater.example/{number}",
        outlet=f"Paper {number % 40}",
        published=date(2015, 1, 1) + timedelta(days=number * 7919 % 4000),
        language="en",
    )
    statements = []
    start = 0
    for said, speaker in zip(words, speakers, strict=True):
        content = Span(start + 1, start + 1 + len(said))
        source = Span(content.end + 2, content.end + 2 + len(speaker.name))
        cue = Span(source.end + 1, source.end + 5)
        statements.append(
            Statement(
                id=statement_id(article.id, [content]),
                article_id=article.id,
                content=(content,),
                quoted=(content,),
                cue=(cue,),
                source=(source,),
                speakers=(speaker,),
                kind="direct",
                sentence=Span(start, cue.end + 1),
                confidence=0.9,
            )
        )
        start = cue.end + 3
    return article, statements


def _put(store: Store, batch: list[tuple[Article, list[Statement], npt.NDArray[np.float32]]]) -> None:
    with store.writing() as writer:
        writer.execute(f"PRAGMA cache_size = -{MEMORY}")
        for article, statements, vectors in batch:
            writer.put(article, statements, vectors, extractor="benchmark")
    batch.clear()


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ["10000"]):
        print(folder_of(size))
