"""`onrecord evaluate`: how well statements and speakers are found, against gold data."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.options import example, json_option
from bot.cli.output import Line, make_console, print_json, print_lines
from bot.cli.progress import progress_bars
from bot.wording.printable import one_line

# What reads articles, scores them and draws tables (40 ms and more) is imported in functions: help needs none of it.
if TYPE_CHECKING:
    from rich.table import Table

    from corpus.evaluation.scores import Evaluation, Outcome, Tally
    from corpus.statement import Statement

CHUNK = 8
"""Articles read in turn by the extractor and by the parser alone: neighbours on the machine then disturb both alike."""


@dataclass(frozen=True, slots=True)
class Timing:
    """CPU seconds for a file's articles: reading them wholly, and the parser alone on the same texts."""

    extracting: float
    parsing: float

    @property
    def share(self) -> float:
        """Return articles per CPU-second as a share of what the parser alone would do."""
        return self.parsing / self.extracting if self.extracting else 0.0


@click.command("evaluate", epilog=example("onrecord evaluate gold.jsonl --errors 10"))
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Show N errors of each class.")
@json_option
def command(gold: tuple[str, ...], errors: int, as_json: bool) -> int:
    """Find the statements of the articles in each GOLD file and compare them with those people marked.

    GOLD is JSON Lines: `doc_id`, `text`, and `quotes`, each with `content` and `speaker` (character ranges) and
    `speaker_name`. What is attributed but not said ("speech": false) is neither rewarded nor punished. Found counts
    content that overlaps by 0.8 (Dice); joint, content and speaker; names, full names of all speakers.
    """
    for name in gold:
        path = Path(name)
        evaluation, timing = measure(path)
        if as_json:
            print_json(to_dict(path, evaluation, timing, errors))
        else:
            show(path, evaluation, timing, errors)
    return 0


def measure(path: Path) -> tuple[Evaluation, Timing]:
    """Return the evaluation of one gold file, and what finding and parsing cost in the same run."""
    from corpus.evaluation.gold import read_gold
    from corpus.evaluation.scores import evaluate
    from corpus.extractor import Extractor
    from corpus.text.parser import parse_all
    from index.library import Progress

    articles = list(read_gold(path))
    extractor = Extractor()
    extractor.warm_up()
    found: list[list[Statement]] = []
    extracting = parsing = 0.0

    with progress_bars() as bars:
        for turn, start in enumerate(range(0, len(articles), CHUNK)):
            chunk = articles[start : start + CHUNK]
            # By turns, for whoever reads a text second finds its words in the vocabulary.
            for extracts in (True, False) if turn % 2 else (False, True):
                started = time.process_time()
                if extracts:
                    found.extend(statements for _, statements in extractor.extract_all(gold.article for gold in chunk))
                    extracting += time.process_time() - started
                else:
                    deque(parse_all((gold.article.text, None) for gold in chunk), maxlen=0)
                    parsing += time.process_time() - started
            if bars is not None:
                bars(Progress("finding statements", len(found), len(articles)))
    return evaluate(zip(articles, found, strict=True)), Timing(extracting, parsing)


def ratios(tally: Tally) -> dict[str, float]:
    """Return the measures of one kind as shares from 0 to 1."""
    from corpus.evaluation.scores import ratio

    return {
        "precision": ratio(tally.found_predicted, tally.predicted),
        "recall": ratio(tally.found, tally.gold),
        "f1": tally.f1(tally.found, tally.found_predicted),
        "touched": ratio(tally.touched, tally.gold),
        "joint_precision": ratio(tally.joint_predicted, tally.predicted),
        "joint_recall": ratio(tally.joint, tally.gold),
        "joint_f1": tally.joint_f1,
        "names": ratio(tally.named_right, tally.named),
    }


def to_dict(path: Path, evaluation: Evaluation, timing: Timing, errors: int) -> dict[str, Any]:
    """Return everything measured on one file."""
    return {
        "gold": path.name,
        "articles": evaluation.articles,
        "kinds": {
            kind: {**asdict(tally), **{name: round(value, 4) for name, value in ratios(tally).items()}}
            for kind, tally in evaluation.tallies.items()
        },
        "reliability": [
            {"from": low, "statements": number, "right": round(right / number, 4) if number else None}
            for low, number, right in evaluation.bands
        ],
        "articles_per_cpu_second": round(evaluation.articles / timing.extracting, 2) if timing.extracting else None,
        "share_of_parser_speed": round(timing.share, 3),
        "errors": [asdict(outcome) for outcome in worst(evaluation, errors)],
    }


def worst(evaluation: Evaluation, number: int) -> list[Outcome]:
    """Return up to `number` errors of each class, those first in which the program was surest."""
    chosen: list[Outcome] = []
    for found in ("wrong speaker", "boundary", "missed", "spurious"):
        errors = [outcome for outcome in evaluation.outcomes if outcome.found == found]
        chosen.extend(sorted(errors, key=lambda outcome: -(outcome.confidence or 0))[:number])
    return chosen


def show(path: Path, evaluation: Evaluation, timing: Timing, errors: int) -> None:
    """Print the tables of one file, and its worst errors."""
    console = make_console()
    console.print(f"{path.name}: {evaluation.articles} articles", style="bold")
    console.print(kinds_table(evaluation))
    console.print(reliability_table(evaluation))
    speed = evaluation.articles / timing.extracting if timing.extracting else 0.0
    console.print(f"{speed:.1f} articles per CPU-second, {timing.share:.2f} of the parser's alone")
    for outcome in worst(evaluation, errors):
        print_lines(outcome_lines(outcome))


def outcome_lines(outcome: Outcome) -> Iterator[Line]:
    """Yield an error: its class and article, then the words and the speaker of the gold data and those found."""
    yield Line()
    yield Line.of(f"{outcome.found}: {outcome.article_id} ({outcome.kind})", "bold")
    for label, words, speaker in (
        ("  gold  ", outcome.gold, outcome.gold_speaker),
        ("  found ", outcome.predicted, outcome.predicted_speaker),
    ):
        yield Line.of(f"{one_line(words) or '-'} | {one_line(speaker) or '-'}", label=label)


def kinds_table(evaluation: Evaluation) -> Table:
    """Return a row a kind: how many there are, and each measure in hundredths."""
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(box=SIMPLE, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)  # else wider than 80 columns
    for heading in ("kind", "gold", "found", "P", "R", "F1", "any", "joint P", "R", "F1", "names"):
        table.add_column(heading, justify="left" if heading == "kind" else "right", no_wrap=True)
    for kind, tally in evaluation.tallies.items():
        cells = [f"{100 * value:.1f}" for value in ratios(tally).values()]
        table.add_row(kind, str(tally.gold), str(tally.predicted), *cells)
    return table


def reliability_table(evaluation: Evaluation) -> Table:
    """Return a row a confidence band: how many statements claim it, and how many of them are right."""
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(box=SIMPLE)
    for heading in ("confidence from", "statements", "right"):
        table.add_column(heading, justify="right")
    for low, number, right in evaluation.bands:
        table.add_row(f"{low:.1f}", str(number), f"{100 * right / number:.1f}" if number else "-")
    return table
