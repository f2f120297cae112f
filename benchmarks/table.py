"""All measurements of speed, one table and its plots.

Usage: benchmarks/run [FOLDER [STATEMENTS...]]; writes speed.json, speed.md, latency.svg and growth.svg into FOLDER
(docs/speed without one). Takes about ten minutes for 10,000, 100,000 and 1,000,000 statements; the libraries are made
the first time, which takes about as long again. Plots want matplotlib (`pip install '.[bench]'`).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from math import isnan, nan
from pathlib import Path
from typing import Any

import encoding
from ask import QUESTION, medians
from many import folder_of, make_speakers
from warm import figures_of

Figures = dict[str, Any]
SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Measure everything and write it down."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs" / "speed"
    sizes = tuple(map(int, sys.argv[2:])) or SIZES
    folder.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    figures = measure(sizes)
    figures["seconds"] = round(time.perf_counter() - started)
    figures["load"] = [round(load, 1) for load in os.getloadavg()]
    (folder / "speed.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    table = write_table(figures)
    (folder / "speed.md").write_text(table + "\n", encoding="utf-8")
    print(table)
    try:
        draw(figures, folder)
    except ImportError:
        print("no plots: pip install '.[bench]'", file=sys.stderr)


def measure(sizes: tuple[int, ...]) -> Figures:
    """Return all figures; what is slow goes last."""
    say("a cold process")
    middle = 100_000 if 100_000 in sizes else sizes[-1]
    people = make_speakers(min(50_000, max(500, middle // 20)))
    asked = f"what did {people[4].name} say about the election?"
    cold = medians({"numpy": ["-c", "import numpy"], "sample": ["ask", QUESTION], "help": ["--help"]}, 7)
    cold |= medians(
        {"numpy": ["-c", "import numpy"], "large": ["ask", asked, "--library", str(folder_of(middle))]}
        | {"version": ["--version"]},
        7,
    )
    say("encoding")
    encoded = encoding.measure()
    warm = {}
    for size in sizes:
        say(f"{size} statements")
        warm[str(size)] = figures_of(size)
    return {"cold": cold, "cold_statements": middle, "encoding": encoded, "warm": warm}


def say(what: str) -> None:
    """Tell what is being measured."""
    print(f"measuring {what}", file=sys.stderr)


# What narrows a question that names nobody, as `warm.NARROWED` has it.
NARROWED = {
    "days": "a quarter of all days",
    "outlet": "one outlet of forty",
    "kind": "a kind that all are of",
    "two": "outlet and days",
}

# Name, unit, what it takes and its stretch as numbers (None where it is a share of another figure), and the figure.
Row = tuple[str, str, float, float, Callable[[Figures], float]]


def rows_of(figures: Figures) -> list[Row]:
    """Return the rows of the table: what is measured, its aims, and where the figure is."""
    numpy = figures["cold"]["numpy"][1]
    rows: list[Row] = [
        (
            f"`onrecord ask`, whole process, {figures['cold_statements']:,} statements",
            "s",
            0.45,
            0.30,
            lambda all_: all_["cold"]["large"][1],
        ),
        ("the same, times `python -c 'import numpy'`", "x", 4, 4, lambda all_: all_["cold"]["large"][1] / numpy),
        ("`onrecord --help`", "s", 0.10, 0.06, lambda all_: all_["cold"]["help"][1]),
        ("`onrecord --version`", "s", 0.10, 0.06, lambda all_: all_["cold"]["version"][1]),
        ("sentences encoded, times sentence-transformers", "x more", 1.1, 1.8, lambda all_: all_["encoding"]["ratio"]),
    ]
    aims = {
        100_000: (8, 20, 15, 40, 350, 300),
        1_000_000: (10, nan, 25, nan, 1600, 900),
    }
    for size in figures["warm"]:
        narrow = {100_000: 5.0, 1_000_000: 12.0}.get(int(size), nan)
        named, named_late, free, free_late, memory, less = aims.get(int(size), (nan, nan, nan, nan, nan, nan))

        def at(key: str, size: str = size) -> Callable[[Figures], float]:
            return lambda all_: all_["warm"][size][key]

        where = f"{int(size):,}"
        rows += [
            (f"answer at {where}, speaker named, p50", "ms", named, named / 2, at("ask_speaker_p50_wall")),
            (f"answer at {where}, speaker named, p99", "ms", named_late, named_late / 2, at("ask_speaker_p99_wall")),
            (f"answer at {where}, anybody, p50", "ms", free, free / 2, at("ask_free_p50_wall")),
            (f"answer at {where}, anybody, p99", "ms", free_late, free_late / 2, at("ask_free_p99_wall")),
            *(
                (f"answer at {where}, anybody, {what}, p50", "ms", narrow, narrow / 2, at(f"ask_{name}_p50_wall"))
                for name, what in NARROWED.items()
            ),
            (f"recall@10 at {where}, anybody", "x more", 0.99, 0.99, at("recall_at_10")),
            (f"recall@10 at {where}, filters", "x more", 1.0, 1.0, at("recall_filtered")),
            (f"memory of the bot at {where}", "MB", memory, less, at("memory_mb")),
            (f"opening at {where}", "ms", 50, 10, at("open")),
            (f"100 more at {where}, until they answer", "ms", 2000, 300, lambda all_, s=size: added(all_, s)),
            (f"disk a statement at {where}", "bytes", 2200, 1200, at("disk_bytes_a_statement")),
            (f"questions a second at {where}, 32 clients", "x more", 60, 150, at("questions_a_second")),
            (f"the same of processor time, at {where}", "x more", nan, nan, at("questions_a_processor_second")),
        ]
    return rows


def added(figures: Figures, size: str) -> float:
    """Return the milliseconds until 100 more statements answer."""
    milliseconds: float = figures["warm"][size]["add_100"]["processor"]
    return milliseconds


def write_table(figures: Figures) -> str:
    """Return all rows as a Markdown table."""
    lines = ["| measure | figure | reach | stretch | |", "| --- | --- | --- | --- | --- |"]
    for name, unit, reach, stretch, figure in rows_of(figures):
        value = figure(figures)
        more = unit == "x more"
        met = [value >= aim if more else value <= aim for aim in (reach, stretch)]
        verdict = "" if isnan(reach) else "stretch" if met[1] else "reached" if met[0] else "short"
        shown = "" if more else f" {unit}"
        lines.append(f"| {name} | {value:.4g}{shown} | {aim_of(reach)} | {aim_of(stretch)} | {verdict} |")
    lines.append("")
    lines.append(
        "Answers and questions a second are by the clock on the wall, with a load of "
        f"{figures['load'][0]} on the machine in the end; other seconds and milliseconds are of processor time, "
        f"and that of answers is in speed.json. The whole run took {figures['seconds']} s."
    )
    return "\n".join(lines)


def aim_of(number: float) -> str:
    """Return an aim as the table shows it; there is none where it is no number."""
    return "–" if isnan(number) else f"{number:g}"


def draw(figures: Figures, folder: Path) -> None:
    """Write the plots: what an answer costs, and what grows with the library.

    Raises:
        ImportError: matplotlib is not installed.
    """
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    warm = figures["warm"]
    sizes = [int(size) for size in warm]
    answers = {
        "speaker named, p50": "ask_speaker_p50_wall",
        "speaker named, p99": "ask_speaker_p99_wall",
        "anybody, p50": "ask_free_p50_wall",
        "anybody, p99": "ask_free_p99_wall",
        "encoding one text": "encode",
        "search alone, anybody": "search_free",
        "reading all vectors": "limit_free",
    }
    growing = {
        "opening, ms": lambda own: own["open"],
        "100 more, ms": lambda own: own["add_100"]["processor"],
        "memory, MB": lambda own: own["memory_mb"],
        "disk, MB": lambda own: own["disk_bytes_a_statement"] * own["statements"] / 1e6,
        "one question of 32 clients, ms": lambda own: 1000 / own["questions_a_processor_second"],
    }
    for name, lines in (
        ("latency", {label: [warm[str(size)][key] for size in sizes] for label, key in answers.items()}),
        ("growth", {label: [pick(warm[str(size)]) for size in sizes] for label, pick in growing.items()}),
    ):
        figure, axes = pyplot.subplots(figsize=(7, 4.5))
        for label, values in lines.items():
            axes.loglog(sizes, values, marker="o", label=label)
        linear = min(values[0] for values in lines.values())
        axes.loglog(sizes, [linear * size / sizes[0] for size in sizes], "k:", label="linear")
        axes.set_xlabel("statements")
        axes.set_ylabel("milliseconds" if name == "latency" else "as labelled")
        axes.grid(visible=True, which="major", alpha=0.3)
        axes.legend(fontsize=8)
        figure.tight_layout()
        figure.savefig(folder / f"{name}.svg")
        pyplot.close(figure)


if __name__ == "__main__":
    main()
