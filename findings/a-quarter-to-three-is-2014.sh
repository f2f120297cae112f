#!/usr/bin/env bash
# "14.45, 3 March 2021", a quarter to three, is 3 March 2014 to dateutil, and so to pandas and pendulum, at 20:21 in the evening.
#
# Guess before: a point between hour and minutes, as British, Danish and many other papers print it, is read like a colon, as chrono-node and
# dateparser do, or what is not understood is refused. Seen: it is refused only behind the date. In front of it the hour is
# the year, its minutes are dropped, and the year is the time, 20:21, so that a report is seven years older than it is; and with
# am or pm written on to it, 10.30pm is ten o'clock sharp. Nothing is said of it, and with a colon all are right.
# What follows: write a colon for a point between two figures that are an hour and minutes before a date is read.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q python-dateutil==4.0.0 pandas==3.1.1 pendulum==3.3.0 dateparser==1.5.0
"$room/env/bin/python" -W ignore - <<'PYTHON'
import sys
from importlib.metadata import version

import dateparser
import pandas
import pendulum
from dateutil import parser

READERS = {
    "python-dateutil": parser.parse,
    "pandas": pandas.to_datetime,
    "pendulum": lambda text: pendulum.parse(text, strict=False),
    "dateparser": lambda text: dateparser.parse(text, languages=["en"]),
}
QUARTER_TO, EVENING, TEN, HALF_PAST = "2021-03-03 14:45", "2014-03-03 20:21", "2021-03-03 22:00", "2021-03-03 22:30"
EXPECTED = {
    "14:45, 3 March 2021": [QUARTER_TO] * 4,
    "14.45, 3 March 2021": [EVENING, EVENING, EVENING, QUARTER_TO],
    "14.45, Wednesday 3 March 2021": [EVENING, EVENING, EVENING, QUARTER_TO],
    "3 March 2021, 14.45": ["refused", "refused", "refused", QUARTER_TO],
    "3 March 2021, 10.30pm": [TEN, TEN, TEN, HALF_PAST],
}


def told(read, text):
    try:
        return f"{read(text):%Y-%m-%d %H:%M}"
    except ValueError:
        return "refused"


print(*(f"{name} {version(name)}" for name in READERS), sep=", ")
seen = {text: [told(read, text) for read in READERS.values()] for text in EXPECTED}
for text, times in seen.items():
    print(f"{text}: {', '.join(times)}")
sys.exit(seen != EXPECTED)
PYTHON
