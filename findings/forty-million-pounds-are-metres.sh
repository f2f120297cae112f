#!/usr/bin/env bash
# quantulum3 reads £40m as forty pound metres, and a $3tn plan as one cubic dollar tonne newton; €5k are five thousand euros.
#
# Guess before: a letter behind a sum of money is the million, billion or thousand that every paper prints so, and only behind a bare
# number a unit ("the quay is 40m long"). Seen: the k of thousands is known behind a currency, the m and the tn are units that are
# multiplied with it, so that the value is a millionth of what was promised, or no value at all; "£40 million" is right, and "£40m" is
# not the same sum. Without a currency the k is a unit as well: 30k people are thirty kelvin.
# What follows: write the words out before asking, or refuse a unit that is a currency times something.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q quantulum3==0.10.0 setuptools==80.9.0
"$room/env/bin/python" -W ignore - <<'PYTHON'
import logging
import sys
from importlib.metadata import version

from quantulum3 import parser

logging.disable(logging.WARNING)
EXPECTED = {
    "She asked for £40 million.": (40_000_000.0, "pound sterling"),
    "She asked for £40m.": (40.0, "pound sterling metre"),
    "It costs €5k.": (5000.0, "euro"),
    "It is a $3tn plan.": (1.0, "cubic dollar tonne newton"),
    "Some 30k people came.": (30.0, "kelvin"),
    "She got 5m votes.": (5.0, "metre"),
}
print(f"quantulum3 {version('quantulum3')}")
seen = {}
for text in EXPECTED:
    (quantity,) = parser.parse(text)
    seen[text] = (quantity.value, quantity.unit.name)
    print(f"{text} {seen[text]}")
sys.exit(seen != EXPECTED)
PYTHON
