#!/usr/bin/env bash
# Of "twenty-one days ago" parsedatetime and chrono-node read "one days ago", which was yesterday.
#
# Guess before: a number in words is read whole, or the phrase is left alone, as chrono-node leaves "a fortnight ago"; what is counted
# back is counted from the day that the caller gives. Seen: both know the small numbers, and of a longer one its last
# word, so that three weeks are a day; parsedatetime takes the day before yesterday for yesterday, and "last night" for the one
# before the program runs, whatever day it was given. dateparser's parse reads all of them.
# What follows: compare the words that were read (chrono-node's `text`) with those that stand there, and refuse a part.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q parsedatetime==2.6 dateparser==1.5.0
cd "$room"
npm install --silent --no-audit --no-fund chrono-node@2.10.3
"$room/env/bin/python" - <<'PYTHON'
import datetime
import json
import subprocess
import sys
from importlib.metadata import version

import dateparser
import parsedatetime

DAY = datetime.datetime(2021, 3, 18, 12)
EXPECTED = {
    "ten days ago": ("2021-03-08", "2021-03-08", "2021-03-08"),
    "twenty-one days ago": ("2021-03-17", "2021-03-17", "2021-02-25"),
    "thirty-two days ago": ("2021-03-16", "2021-03-16", "2021-02-14"),
    "the day before yesterday": ("2021-03-17", "2021-03-16", "2021-03-16"),
    "last night": ("another year", "2021-03-17", "2021-03-17"),
}
SCRIPT = """
const chrono = require("chrono-node");
const found = JSON.parse(process.argv[1]).map((words) => chrono.parse(words, new Date(2021, 2, 18, 12))[0]);
console.log(JSON.stringify(found.map(({ text, start }) => [text, new Date(start.date() - start.date().getTimezoneOffset() * 6e4)])));
"""
by_node = subprocess.run(["node", "-e", SCRIPT, json.dumps(list(EXPECTED))], capture_output=True, check=True, text=True)
with open("node_modules/chrono-node/package.json") as package:
    chrono = json.load(package)["version"]
print(f"parsedatetime {version('parsedatetime')}, chrono-node {chrono}, dateparser {version('dateparser')}; told {DAY.date()}")
seen = {}
for words, (read, day) in zip(EXPECTED, json.loads(by_node.stdout), strict=True):
    counted, _ = parsedatetime.Calendar().parseDT(words, sourceTime=DAY)
    beside = dateparser.parse(words, languages=["en"], settings={"RELATIVE_BASE": DAY})
    first = str(counted.date()) if counted.year == DAY.year else "another year"
    seen[words] = first, day[:10], str(beside.date())
    print(f"{words!r}: parsedatetime {seen[words][0]}, chrono-node {seen[words][1]} of {read!r}, dateparser {seen[words][2]}")
sys.exit(seen != EXPECTED)
PYTHON
