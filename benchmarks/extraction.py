"""How well and how fast statements are found, beside textacy and a regex baseline, over the same gold data.

Usage: python benchmarks/extraction.py GOLD...                 a table a file
       python benchmarks/extraction.py --memory ARTICLES [N]   1,000 articles in one process, memory at each 100

Every system runs in a process of its own, so that its peak memory is its own. "of the parse" is
articles per CPU-second as a share of what spaCy alone does with the same articles, parsed in turn
with them. textacy is no dependency: `pip install '.[peers]'` brings it, and its row is left out
without it. It gives mentions and no names; the mention counts as the name.
"""

from __future__ import annotations

import json
import logging
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from corpus.article import Article, Span, new_article
from corpus.evaluation.gold import read_gold
from corpus.evaluation.scores import evaluate, ratio
from corpus.statement import Speaker, Statement, statement_id
from corpus.text.parser import parse_all

KINDS = ("all", "direct", "mixed", "indirect")
CHUNK = 8
"""Articles read by a system before the parser alone reads them: neighbours on the machine then disturb both alike."""
Find = Callable[[Sequence[Article]], Iterable[list[Statement]]]


def main() -> None:
    """Run what the command line asks for."""
    logging.disable(logging.WARNING)
    match sys.argv[1:]:
        case ["--memory", articles, *count]:
            measure_memory(Path(articles), int(count[0]) if count else 1_000)
        case ["--system", name, gold]:
            print(json.dumps(measure(SYSTEMS[name](), Path(gold))))
        case [_, *_]:
            for gold in sys.argv[1:]:
                print_table(Path(gold))
        case _:
            sys.exit(__doc__)


def print_table(gold: Path) -> None:
    """Print what each system reaches on one gold file."""
    print(f"{gold.name}: joint F1 by kind, share of full names right, and cost")
    print(f"{'':20}{'all':>7}{'direct':>8}{'mixed':>8}{'indirect':>10}{'found':>8}{'names':>8}", end="")
    print(f"{'articles/CPU-s':>16}{'of the parse':>14}{'peak MB':>9}")
    for name in SYSTEMS:
        done = subprocess.run(
            [sys.executable, __file__, "--system", name, str(gold)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"{name:20}left out: {done.stderr.strip().splitlines()[-1]}")
            continue
        figures = json.loads(done.stdout)
        shares = [f"{100 * figures[key]:.1f}" for key in (*KINDS, "found", "names")]
        print(f"{name:20}{shares[0]:>7}{shares[1]:>8}{shares[2]:>8}{shares[3]:>10}{shares[4]:>8}{shares[5]:>8}", end="")
        print(f"{figures['speed']:16.1f}{figures['of_parse'] or float('nan'):14.2f}{figures['peak']:9.0f}", flush=True)


def measure(find: Find, path: Path) -> dict[str, float]:
    """Return the figures of one system on one gold file."""
    gold = list(read_gold(path))
    found: list[list[Statement]] = []
    finding = parsing = 0.0
    for turn, start in enumerate(range(0, len(gold), CHUNK)):
        articles = [one.article for one in gold[start : start + CHUNK]]
        # By turns, for whoever reads a text second finds its words in the vocabulary.
        if turn % 2 and "spacy" in sys.modules:
            parsing += _seconds(parse_all((article.text, None) for article in articles))
        started = time.process_time()
        found.extend(find(articles))
        finding += time.process_time() - started
        if not turn % 2 and "spacy" in sys.modules:
            parsing += _seconds(parse_all((article.text, None) for article in articles))
    tallies = evaluate(zip(gold, found, strict=True)).tallies
    return {
        **{kind: tallies[kind].joint_f1 for kind in KINDS},
        "found": tallies["all"].f1(tallies["all"].found, tallies["all"].found_predicted),
        "names": ratio(tallies["all"].named_right, tallies["all"].named),
        "speed": len(gold) / finding,
        "of_parse": parsing / finding,
        "peak": peak_megabytes(),
    }


def _seconds(work: Iterable[object]) -> float:
    """Return the processor time it takes to go through `work`."""
    started = time.process_time()
    for _ in work:
        pass
    return time.process_time() - started


def ours() -> Find:
    """Return what `onrecord extract` does."""
    from corpus.extractor import Extractor

    extractor = Extractor()
    extractor.warm_up()
    return lambda articles: [statements for _, statements in extractor.extract_all(articles)]


def baseline() -> Find:
    """Return the regex baseline."""
    from nearest_name import find_statements

    return lambda articles: map(find_statements, articles)


def textacy() -> Find:
    """Return textacy's direct quotations (0.13), over the same parser."""
    from corpus.text.parser import load_parser

    load_parser()
    try:
        from textacy.extract import direct_quotations
    except ImportError as error:
        sys.exit(f"{error}; pip install '.[peers]'")

    def find(articles: Sequence[Article]) -> Iterator[list[Statement]]:
        for doc, article in parse_all((article.text, article) for article in articles):
            yield list(statements_of(doc, article))

    def statements_of(doc: Any, article: Article) -> Iterator[Statement]:
        try:
            triples = [(0, triple) for triple in direct_quotations(doc)]
        except ValueError:  # an odd number of marks in the article: what can be had paragraph by paragraph
            triples = list(paragraph_triples(doc))
        for moved, (speaker, cue, content) in triples:
            words = (Span(content.start_char + moved, content.end_char + moved),)
            source = Span(speaker[0].idx + moved, speaker[-1].idx + len(speaker[-1]) + moved)
            name = source.of(article.text)
            yield Statement(
                id=statement_id(article.id, words),
                article_id=article.id,
                content=words,
                quoted=words,
                cue=(Span(cue[0].idx + moved, cue[-1].idx + len(cue[-1]) + moved),),
                source=(source,),
                speakers=(Speaker(name, name, "person"),),
                kind="direct",
                sentence=words[0],
                confidence=0.5,
            )

    def paragraph_triples(doc: Any) -> Iterator[tuple[int, Any]]:
        breaks = [token.i for token in doc if token.is_space and "\n" in token.text]
        for start, end in zip([0, *(i + 1 for i in breaks)], [*breaks, len(doc)], strict=True):
            if start < end:
                try:
                    yield from ((doc[start].idx, triple) for triple in direct_quotations(doc[start:end].as_doc()))
                except ValueError:
                    continue

    return find


SYSTEMS: dict[str, Callable[[], Find]] = {"onrecord": ours, "textacy": textacy, "regex, nearest name": baseline}


def measure_memory(path: Path, count: int) -> None:
    """Print resident and peak memory of one process that reads `count` articles, the file's own over and over."""
    from corpus.extractor import Extractor

    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

    def articles() -> Iterator[Article]:
        for number, line in enumerate(islice(cycle(lines), count)):
            record = json.loads(line)
            article = new_article(record["text"], title=record.get("title") or "")
            yield replace(article, id=str(number))

    extractor = Extractor()
    extractor.warm_up()
    print(f"torch {'is' if 'torch' in sys.modules else 'is not'} loaded")
    print(f"{'articles':>9}{'statements':>12}{'resident MB':>13}{'peak MB':>9}{'CPU s':>8}")
    found = 0
    for number, (_, statements) in enumerate(extractor.extract_all(articles()), start=1):
        found += len(statements)
        if number % 100 == 0 or number == 1:
            print(
                f"{number:>9}{found:>12}{resident_megabytes():>13.0f}{peak_megabytes():>9.0f}{time.process_time():>8.0f}",
                flush=True,
            )


def peak_megabytes() -> float:
    """Return the most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident_megabytes() -> float:
    """Return the memory this process holds now, in MB; NaN where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return float("nan")
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
