#!/usr/bin/env bash
# nameparser knows MP and QC behind a name, and makes KC and MEP the surname, or with a comma the first name.
#
# Guess before: letters behind a name are of one list, in which the King's Counsel that every Queen's Counsel became in 2022
# stands beside it, as the members of the European and the Scottish parliaments do beside an MP; and what it does not know it leaves
# in one piece. Seen: "Ada Lind KC" has the surname KC and the middle name Lind, and "Ada Lind, KC" is read as a surname with
# a first name behind a comma.
# What follows: whoever groups speakers by nameparser's surname tells it these letters first (CONSTANTS.suffix_acronyms).
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q nameparser==2.6.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from nameparser import HumanName

EXPECTED = {
    "Ada Lind QC": ("Ada", "", "Lind"),
    "Ada Lind, QC": ("Ada", "", "Lind"),
    "Ada Lind MP": ("Ada", "", "Lind"),
    "Ada Lind KC": ("Ada", "Lind", "KC"),
    "Ada Lind, KC": ("KC", "", "Ada Lind"),
    "Ada Lind MEP": ("Ada", "Lind", "MEP"),
    "Ada Lind MSP": ("Ada", "Lind", "MSP"),
}
print(f"nameparser {version('nameparser')}")
seen = {}
for written in EXPECTED:
    name = HumanName(written)
    seen[written] = (name.first, name.middle, name.last)
    print(f"{written!r}: first {name.first!r}, middle {name.middle!r}, last {name.last!r}, suffix {name.suffix!r}")
sys.exit(seen != EXPECTED)
PYTHON
