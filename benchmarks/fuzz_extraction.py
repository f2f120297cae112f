"""Throws texts at the extractor that no newspaper prints: none may stop it, no span may leave its text.

Usage: python benchmarks/fuzz_extraction.py [COUNT [SEED]]   COUNT generated texts, 100,000 by default
       python benchmarks/fuzz_extraction.py --long [LIMIT]   hostile shapes of 10,000 to LIMIT characters (1,000,000)

The first prints texts a second of processor time and the slowest text; the second, processor
seconds for each 100,000 characters, which must not rise with the length. Ends with status 1 at
the first text that stops the extractor, printed so that it can become a row in the tests.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import corpus.text.parser
from corpus.article import Article, Span, new_article
from corpus.errors import ArticleError
from corpus.extractor import Extractor
from corpus.lexicon.cues import load_cues
from corpus.readers.reading import sample_articles
from corpus.statement import Statement

BATCH = 250
SHOWN = 200
MARKS = [*"“”„«»\"‘’'`‚‹›()[]{}<>:;,.!?…—–-*#@&/\\|~^_=+%$§", "''", "``", "...", "--"]
SPACES = [" ", " ", " ", " ", " ", "  ", "\n", "\n\n", "\t", "\r\n", "\u00a0", "\u2028", "\u200b", "\x0b", "\x85"]
NAMES = [
    "Ora Lindqvist",
    "Nils Aker",
    "Aker",
    "Dr. Vell",
    "O'Dwyn",
    "Jean-Ruo Tamb Jr.",
    "X",
    "the Water Board",
    "Ørna",
]
WORDS = ["that", "who", "to", "and", "it", "she", "he", "they", "I", "not", "according to", "the", "a", "dam", "leaks"]
MARKUP = [
    "<p>",
    "</div>",
    "&quot;",
    "[1]",
    "def say(x):",
    "| a | b |",
    "From: o@works.example",
    "http://a.b/c?d=e",
    "\x00",
]


def main() -> None:
    """Run what the command line asks for."""
    if sys.argv[1:2] == ["--long"]:
        measure_long(int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
    else:
        count, seed = (int(given) for given in (*sys.argv[1:], *("100000", "1")[len(sys.argv) - 1 :]))
        fuzz(count, seed)


def fuzz(count: int, seed: int) -> None:
    """Extract the statements of `count` generated texts, check each, and print speed and the slowest."""
    corpus.text.parser.BATCH = 64  # short texts: more at once is quicker
    extractor = Extractor()
    extractor.warm_up()
    slowest: list[tuple[float, tuple[Article, ...]]] = []
    done = found = characters = 0
    spent = 0.0
    texts = generate(count, seed)
    while articles := tuple(islice(texts, BATCH)):
        started = time.process_time()
        try:
            for article, statements in extractor.extract_all(articles):
                check(article, statements)
                found += len(statements)
        except Exception:  # whatever it is, the text that did it must be named
            name_culprit(extractor, articles)
            raise
        taken = time.process_time() - started
        spent += taken
        done += len(articles)
        length = sum(len(article.text) for article in articles)
        characters += length
        slowest = sorted([*slowest, (taken / length, articles)], key=lambda pair: -pair[0])[:2]
        if done % 10_000 == 0:
            print(f"{done:,} texts, {found:,} statements, {done / spent:.0f} texts a CPU-second", flush=True)
    print(f"{done:,} texts of {characters / max(1, done):.0f} characters, {found:,} statements, none raised")
    print(f"{done / spent:.0f} texts a CPU-second, {1e5 * spent / characters:.2f} CPU-seconds for 100,000 characters")
    print_slowest(extractor, [article for _, articles in slowest for article in articles])


def check(article: Article, statements: Sequence[Statement]) -> None:
    """Raise where a statement does not lie in its article."""
    whole = Span(0, len(article.text))
    for statement in statements:
        spans = (*statement.content, *statement.quoted, *statement.cue, *statement.source, statement.sentence)
        if not all(whole.holds(span) and span.start <= span.end for span in spans):
            raise AssertionError(f"a span outside the text: {statement}")
        if not statement.content or any(span.start == span.end for span in statement.content):
            raise AssertionError(f"empty content: {statement}")
        if not all(any(part.holds(quoted) for part in statement.content) for quoted in statement.quoted):
            raise AssertionError(f"quoted words outside the content: {statement}")
        if not 0 <= statement.confidence <= 1:
            raise AssertionError(f"confidence: {statement}")


def name_culprit(extractor: Extractor, articles: Sequence[Article]) -> None:
    """Print the first text of a batch that alone raises, and end there."""
    for article in articles:
        try:
            check(article, extractor.extract(article))
        except Exception as error:
            sys.exit(f"{type(error).__name__}: {error}\n{article.text!r}")


def print_slowest(extractor: Extractor, articles: Sequence[Article]) -> None:
    """Print the text that takes longest, taken one by one."""
    times = []
    for article in articles:
        started = time.process_time()
        extractor.extract(article)
        times.append((time.process_time() - started, article.text))
    if times:
        seconds, text = max(times)
        print(f"slowest: {1000 * seconds:.0f} ms for {len(text)} characters: {text[:SHOWN]!r}")


def generate(count: int, seed: int) -> Iterator[Article]:
    """Yield articles of every kind in turn; the same seed gives the same ones."""
    chance = random.Random(seed)
    reports = [article.text for article in sample_articles()]
    cues = sorted(load_cues())
    kinds: list[Callable[[], str]] = [
        lambda: any_characters(chance),
        lambda: soup(chance, cues),
        lambda: soup(chance, cues),
        lambda: sentences(chance, cues),
        lambda: mutated(chance, reports),
    ]
    made = 0
    while made < count:
        text = kinds[made % len(kinds)]()
        try:
            # Nine in ten are read whatever their language looks like.
            yield new_article(text, id=str(made), language="en" if chance.random() < 0.9 else "")
        except ArticleError:  # blank: no article, so nothing to extract from
            continue
        made += 1


def any_characters(chance: random.Random) -> str:
    """Return characters from anywhere in Unicode, in runs from one block, lone surrogates among them."""
    text = []
    for _ in range(chance.randint(1, 6)):
        start = chance.choice((0, 0x20, 0x2000, 0x300, 0x600, 0x4E00, 0xD7F0, 0xE000, 0x1F300, 0xE0000, 0x10FF00))
        text.extend(chr(min(0x10FFFF, start + chance.randint(0, 200))) for _ in range(chance.randint(1, 25)))
    return "".join(text)


def soup(chance: random.Random, cues: Sequence[str]) -> str:
    """Return marks, cues, names, blanks and markup in any order."""
    kinds = (MARKS, cues, NAMES, WORDS, WORDS, MARKUP if chance.random() < 0.2 else MARKS)
    return "".join(
        chance.choice(chance.choice(kinds)) + (chance.choice(SPACES) if chance.random() < 0.8 else "")
        for _ in range(chance.randint(1, 40))
    )


def sentences(chance: random.Random, cues: Sequence[str]) -> str:
    """Return sentences that are nearly right."""
    name, other, cue, left, right = (
        chance.choice(NAMES),
        chance.choice(NAMES),
        chance.choice(cues),
        chance.choice(MARKS[:9]),
        chance.choice(MARKS[:9]),
    )
    words = " ".join(chance.choices((*WORDS, *NAMES, cue), k=chance.randint(1, 12)))
    shapes = (
        f"{left}{words},{right} {cue} {name}. {left}{words}.{right}",
        f"{name} {cue} {left}{words}\n\n{left}{words}{right}",
        f"{words}, according to {name}, {words}, {cue} {other}, {cue} {words}.",
        f"{name.upper()}: {words}?\n{other}: {left}{words}",
        f"{name}, who {cue} {words}, {cue} {left}{words}{right} to {other} ({words}).",
    )
    return chance.choice(SPACES).join(chance.choices(shapes, k=chance.randint(1, 2)))


def mutated(chance: random.Random, reports: Sequence[str]) -> str:
    """Return a stretch of a sample article with characters lost, doubled, moved and exchanged."""
    report = chance.choice(reports)
    start = chance.randrange(max(1, len(report) - 100))
    text = list(report[start : start + chance.randint(20, 350)])
    for _ in range(chance.randint(0, 12)):
        at = chance.randrange(len(text))
        what = chance.random()
        if what < 0.3:
            del text[at : at + chance.randint(1, 8)]
        elif what < 0.6:
            text.insert(at, chance.choice((*MARKS, *SPACES)))
        elif what < 0.8:
            text[at:at] = text[at : at + chance.randint(1, 40)]
        else:
            text[at] = chance.choice(MARKS)
        text = text or [" "]
    return "".join(text)


SHAPES = {
    "sample articles": "\n\n".join,
    "one paragraph": lambda reports: " ".join(" ".join(reports).split()) + " ",
    "no full stops": lambda _: "Aker said the dam leaks and Orb told the board it holds ",
    "nested reports": lambda _: "Aker said that Orb said that ",
    "opening marks": lambda _: "“",
    "straight marks": lambda _: '" ',
    "single marks": lambda _: "'as it's' ",
    "quotations": lambda _: '"It leaks," said Aker. ',
    "quotations alone": lambda _: '"It leaks and it always has."\n\n',
    "one long quotation": lambda _: "“It leaks and it always has. ",
    "transcript": lambda _: "AKER: It leaks.\n",
    "names": lambda _: "Ora Lindqvist, Nils Aker and Dr. Vell said. ",
    "pronouns": lambda _: "He said she said they said it. ",
    "brackets": lambda _: "(((((Aker said))))) ",
    "commas": lambda _: "said, Aker, ",
    "according": lambda _: "according to Aker, ",
    "no blanks": lambda _: "Akersaid“itleaks”",
    "full stops": lambda _: ".",
    "line breaks": lambda _: "\n",
    "combining marks": lambda _: "a\u0301\u0302\u0303",
}
"""What is repeated to the length wanted."""


def measure_long(limit: int) -> None:
    """Print for each hostile shape how long texts of rising length take, for each 100,000 characters."""
    reports = [article.text for article in sample_articles()]
    extractor = Extractor()
    extractor.warm_up()
    lengths = [length for length in (10_000, 100_000, 1_000_000) if length <= limit]
    print(f"{'CPU-seconds for 100,000 characters':34}" + "".join(f"{length:>12,}" for length in lengths))
    for name, shape in SHAPES.items():
        unit = shape(reports)
        line = [f"{name:34}"]
        for length in lengths:
            text = (unit * (length // len(unit) + 1))[:length]
            try:
                article = new_article(text, id=name, language="en")
            except ArticleError:
                line.append(f"{'-':>12}")
                continue
            started = time.process_time()
            check(article, extractor.extract(article))
            line.append(f"{1e5 * (time.process_time() - started) / length:12.2f}")
        print("".join(line), flush=True)


if __name__ == "__main__":
    main()
