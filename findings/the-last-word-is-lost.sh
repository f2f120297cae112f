#!/usr/bin/env bash
# tgt writes a short TextGrid, and praatio reads it without its last words: "We pay", "No", and no "Never".
#
# Guess before: two packages for the files in which Praat keeps who says what from when to when read each other's, in the long form and in
# the short, since both have Praat's own description to go by. Seen: tgt ends the short form behind the last mark, without a line's
# end, and praatio takes words only where one follows; so the last label of the last speaker is not there, and nothing is
# raised or logged. In the long form it is, and textgrid reads both.
# What follows: put a line's end to a short TextGrid before praatio reads it, and count the labels.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q tgt==1.5 praatio==6.2.2 TextGrid==1.6.1 numpy==2.4.6
cd "$room"
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

import textgrid
import tgt
from praatio import textgrid as praatio

SAID = {"Lind": ["We pay", "No", "Never"], "Olsen": ["Who", "You", "No toll"]}


def write(form: str) -> str:
    grid = tgt.TextGrid()
    for speaker, words in SAID.items():
        tier = tgt.IntervalTier(0, len(words), speaker)
        tier.add_intervals([tgt.Interval(start, start + 1, label) for start, label in enumerate(words)])
        grid.add_tier(tier)
    tgt.write_to_file(grid, f"{form}.TextGrid", format=form)
    return f"{form}.TextGrid"


def read(path: str) -> dict[str, list[str]]:
    grid = praatio.openTextgrid(path, includeEmptyIntervals=False)
    return {name: [label for _, _, label in grid.getTier(name).entries] for name in grid.tierNames}


print(*(f"{name} {version(name)}" for name in ("tgt", "praatio", "textgrid")), sep=", ")
short, long = write("short"), write("long")
seen = {"short": read(short), "long": read(long)}
beside = {tier.name: [interval.mark for interval in tier] for tier in textgrid.TextGrid.fromFile(short)}
Path(short).write_text(Path(short).read_text() + "\n")
seen["short, with a line's end"] = read(short)
for form, labels in seen.items():
    print(f"{form}: {labels}")
print(f"short, by textgrid: {beside}")
cut = SAID | {"Olsen": ["Who", "You"]}
sys.exit((*seen.values(), beside) != (cut, SAID, SAID, SAID))
PYTHON
