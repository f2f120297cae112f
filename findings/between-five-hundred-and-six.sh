#!/usr/bin/env bash
# text2num writes "between five hundred and six hundred people" as "between 506 100 people".
#
# Guess before: numbers in words become the same numbers in figures, and two with an "and" between them stay two, as "fifty and sixty"
# do; what it does not know ("half a million") stays in words or is reckoned whole. Seen: behind a hundred, a thousand or a million "and"
# goes on with the same number, so that the six is added to the first and the hundred is left over; with "or", "to" or a comma
# both are right. Of "half a million" and "one point five million" only the million is reckoned.
# What follows: leave what somebody said in words, and compare numbers where both are written in figures.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q text2num==3.1.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from text_to_num import alpha2digit

EXPECTED = {
    "between fifty and sixty people": "between 50 and 60 people",
    "from five hundred to six hundred people": "from 500 to 600 people",
    "five hundred or six hundred people": "500 or 600 people",
    "between five hundred and six hundred people": "between 506 100 people",
    "two thousand and three thousand": "2003 1000",
    "between one million and two million pounds": "between 1000002 1000000 pounds",
    "half a million pounds": "half a 1000000 pounds",
    "one point five million pounds": "1.5 1000000 pounds",
}
print(f"text2num {version('text2num')}")
seen = {words: alpha2digit(words, "en") for words in EXPECTED}
for words, figures in seen.items():
    print(f"{words!r}: {figures!r}")
sys.exit(seen != EXPECTED)
PYTHON
