#!/usr/bin/env bash
# dateparser finds "Sept. 3, 2021" in a text as two other days, and the day before yesterday as yesterday.
#
# Guess before: search_dates cuts the words of a date out of a text and gives each to the package's own parse, so that it may miss
# a date but not give another day for the same words; the abbreviated months of a news agency ("Sept. 3, 2021") and "9 p.m." are cut
# out whole. Seen: parse reads all of these; the search breaks a date at the point, so that one day in September is the day of
# the report in September and again in March, a meeting at 9 p.m. is one in September, and "the day before yesterday", though given
# back in these words, is a day later than in parse.
# What follows: give what was found to parse again, and take the points off months and hours before searching.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q dateparser==1.5.0
"$room/env/bin/python" - <<'PYTHON'
import datetime
import sys

import dateparser
from dateparser.search import search_dates

REPORT = {"RELATIVE_BASE": datetime.datetime(2021, 3, 18, 12)}
EXPECTED = {
    "Sept 3, 2021": ("2021-09-03", {"Sept 3, 2021": "2021-09-03"}),
    "Sept. 3, 2021": ("2021-09-03", {"Sept": "2021-09-18", "3, 2021": "2021-03-18"}),
    "Tuesday at 9 pm": ("2021-03-16", {"Tuesday at 9 pm": "2021-03-16"}),
    "Tuesday at 9 p.m.": ("2021-03-16", {"Tuesday at 9": "2021-09-18"}),
    "two days ago": ("2021-03-16", {"two days ago": "2021-03-16"}),
    "the day before yesterday": ("2021-03-16", {"the day before yesterday": "2021-03-17"}),
    "the day after tomorrow": ("2021-03-20", {"the day after tomorrow": "2021-03-19"}),
}
print(f"dateparser {dateparser.__version__}; the report is of Thursday, 2021-03-18")
seen = {}
for words in EXPECTED:
    parsed = dateparser.parse(words, languages=["en"], settings=REPORT)
    found = search_dates(words, languages=["en"], settings=REPORT) or ()
    seen[words] = str(parsed.date()), {part: str(day.date()) for part, day in found}
    print(f"{words!r}: parsed {seen[words][0]}, found {seen[words][1]}")
sys.exit(seen != EXPECTED)
PYTHON
