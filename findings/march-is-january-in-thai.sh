#!/usr/bin/env bash
# dateparser reads March as January in Thai, where the month is written short, as papers have it.
#
# Guess before: the twelve short names that Unicode's own data have for the months of a language are told apart, or a date is not read, so
# that what Babel writes is never another day. Seen: of more than fifty languages this one is read wrong. The package takes
# accents off before it compares, and of มี.ค. (March) it takes the vowel, which leaves ม.ค. (January). Written out, มีนาคม, March is
# March, and June (มิ.ย.), which loses its vowel as well, is no other month without it.
# What follows: write มี.ค. out before a Thai date is read.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q dateparser==1.5.0 babel==2.19.0
"$room/env/bin/python" -W ignore - <<'PYTHON'
import datetime
import sys
from importlib.metadata import version

import dateparser
from babel.dates import format_date

print(f"dateparser {version('dateparser')}, Babel {version('babel')}")
wrong = {}
for month in range(1, 13):
    day = datetime.date(2021, month, 12)
    printed = format_date(day, "d MMM y", locale="th")
    read = [dateparser.parse(printed, languages=languages).date() for languages in (["th"], None)]
    print(f"{day}, printed {printed}: {read[0]}, and {read[1]} where the language is not told")
    if read != [day, day]:
        wrong[month] = {day.month for day in read}
long = dateparser.parse("12 มีนาคม 2021", languages=["th"]).date()
print(f"12 มีนาคม 2021: {long}")
sys.exit((wrong, long) != ({3: {1}}, datetime.date(2021, 3, 12)))
PYTHON
