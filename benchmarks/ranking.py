"""The ranking measured: an ablation table, and risk against coverage of silence, over a library and its questions.

    python benchmarks/ranking.py LIBRARY QUESTIONS.jsonl [--given] [--picture FILE.png]

With --given the right speaker is given, so that the order alone is judged, and not whom the question is read to mean.

A question is `{"question", "speakers": [...], "answers": [{"doc", "start", "end", "speaker"}], "abstain"}` as in
shared/gold; `doc` is an article's id. Prints Markdown. What counts as right is what score_answers.py there counts.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from index.library import Library
from index.question.asked.slot import read_name
from index.question.question import parse_question
from index.searching.calibration import Calibration
from index.searching.ranking import Ranked, weigh
from index.searching.search import Search
from index.stores.filters import Filters

TODAY = date(2026, 11, 23)
# A share of fewer questions than this says nothing.
FEWEST = 10
WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Case:
    """One question's candidates, which of the gold answers each hits, and how many of them there are."""

    ranked: Sequence[Ranked]
    search: Search
    gold: Sequence[tuple[str, frozenset[int]]]

    def order(self, weights: dict[str, float]) -> list[Ranked]:
        """Return the candidates ordered by other weights."""
        calibration = replace(self.search.calibration, order=weights)
        return weigh(((one.candidate, one.evidence) for one in self.ranked), calibration)


def main(library: str, questions: Sequence[str], picture: str | None, *, given: bool) -> None:
    """Print the tables."""
    with Library.open(library) as opened:
        cases = list(_cases(opened, _read(questions), given=given))
    answered = [case for case in cases if case.gold]
    shipped = dict(answered[0].search.calibration.order)
    print(f"{len(answered)} questions with answers, {len(cases) - len(answered)} without, of {len(cases)}\n")
    print("| ordered by | success@1 | success@5 | nDCG@5 |\n| --- | --- | --- | --- |")
    rows: list[tuple[str, dict[str, float]]] = [("all evidence, as shipped", shipped)]
    rows += [(f"without {name}", {**shipped, name: 0.0}) for name in shipped]
    rows += [(f"{name} alone", {name: 1.0}) for name in ("meaning", "words", "beside", "nearby")]
    for label, weights in rows:
        figures = [_figures(case, case.order({"meaning": 0.0, **weights})[:5]) for case in answered]
        means = [sum(column) / len(figures) for column in zip(*figures, strict=True)]
        print(f"| {label} | " + " | ".join(f"{mean:.3f}" for mean in means) + " |")
    curve = list(_risk_and_coverage(cases))
    print("\n| threshold | answered | wrong among them |\n| --- | --- | --- |")
    for threshold, coverage, risk in curve[:: max(1, len(curve) // 12)]:
        print(f"| {threshold:.3f} | {coverage:.3f} | {risk:.3f} |")
    if picture:
        draw(curve, answered[0].search.calibration, Path(picture))


def draw(curve: Sequence[tuple[float, float, float]], calibration: Calibration, path: Path) -> None:
    """Write the curve as a PNG."""
    from PIL import Image, ImageDraw

    width, height, edge = 640, 420, 56
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    top = max(0.25, *(risk for _, _, risk in curve))

    def place(coverage: float, risk: float) -> tuple[float, float]:
        return edge + coverage * (width - 2 * edge), height - edge - risk / top * (height - 2 * edge)

    pen.rectangle((place(0, top), place(1, 0)), outline="#999999")
    for step in range(6):
        x, y = place(step / 5, top * step / 5)
        pen.text((x - 10, height - edge + 8), f"{step / 5:.1f}", fill="black")
        pen.text((edge - 36, y - 6), f"{top * step / 5:.2f}", fill="black")
    pen.line([place(coverage, risk) for _, coverage, risk in curve], fill="#3366cc", width=3)
    at = min(curve, key=lambda point: abs(point[0] - calibration.threshold))
    x, y = place(at[1], at[2])
    pen.ellipse((x - 5, y - 5, x + 5, y + 5), fill="#cc3333")
    pen.text((width // 2 - 110, height - 24), "share of questions answered (coverage)", fill="black")
    pen.text(
        (edge, 16),
        f"share of answers whose first five are all wrong (risk); dot: {calibration.threshold}",
        fill="black",
    )
    image.save(path)


def _cases(library: Library, questions: Iterable[dict[str, Any]], *, given: bool) -> Iterable[Case]:
    snapshot = library.snapshot()
    for row in questions:
        question = parse_question(row["question"], snapshot.names, today=TODAY)
        if given:
            asked = tuple(one for name in row["speakers"] for one in read_name(name, snapshot.names))
            people = tuple(speaker for one in asked for speaker in one.speakers)
            question = replace(question, asked=asked, speakers=people, unknown="")
        if question.unknown or (row["speakers"] and not question.speakers):
            continue
        search = Search(snapshot, question, Filters(question.after, question.before))
        ranked = search.rank(search.within(question.speakers)) if search.rarity else []
        if ranked:
            texts = {one.candidate.article.id: one.candidate.article.text for one in ranked}
            gold = [
                (each["doc"], _starts(texts[each["doc"]], [(each["start"], each["end"])]))
                for each in row["answers"]
                if each["doc"] in texts
            ]
            if gold or not row["answers"]:
                yield Case(ranked, search, gold)


def _figures(case: Case, five: Sequence[Ranked]) -> tuple[float, float, float]:
    right = [_is_right(one, case.gold) for one in five]
    ideal = sum(1 / math.log2(at + 2) for at in range(min(5, len(case.gold))))
    gain = sum(hit / math.log2(at + 2) for at, hit in enumerate(right))
    return float(right[:1] == [True]), float(any(right)), min(1.0, gain / ideal)


def _is_right(one: Ranked, gold: Sequence[tuple[str, frozenset[int]]]) -> bool:
    article = one.candidate.article
    said = _starts(article.text, [(span.start, span.end) for span in one.candidate.statement.content])
    for doc, wanted in gold:
        shared = len(said & wanted)
        alike = 2 * shared >= 0.4 * (len(said) + len(wanted)) or shared >= 0.6 * min(len(said), len(wanted))
        if doc == article.id and shared and alike:
            return True
    return False


def _risk_and_coverage(cases: Sequence[Case]) -> Iterable[tuple[float, float, float]]:
    """Yield threshold, share answered, and share of the answered whose first five hold nothing right."""
    judged = sorted(
        (
            (case.search.certainty(case.ranked), any(_is_right(one, case.gold) for one in case.ranked[:5]))
            for case in cases
        ),
        reverse=True,
    )
    right = 0
    for count, (certainty, hit) in enumerate(judged, 1):
        right += hit
        if count < FEWEST:
            continue
        yield certainty, count / len(judged), 1 - right / count


def _starts(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(found.start() for start, end in spans for found in WORD.finditer(text, start, end))


def _read(paths: Sequence[str]) -> Iterable[dict[str, Any]]:
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


if __name__ == "__main__":
    given = sys.argv[1:]
    chart = given[given.index("--picture") + 1] if "--picture" in given else None
    files = [each for each in given if each not in {"--picture", "--given", chart}]
    main(files[0], files[1:], chart, given="--given" in given)
