#!/usr/bin/env bash
# pycaption writes "Lind’s toll" into SCC so that Lin’s toll is read back, and €5 as £5.
#
# Guess before: the captions of American television (CEA-608) have curly marks, dashes and the letters of Western Europe in their extended
# sets, so that these come back as they went in; what the sets lack raises. Seen: an extended character stands in place of the one before
# it, a stand-in for old receivers, and the writer puts none there. So every “, ”, ’, —, ö or Å takes with it what is printed before it
# in the line, a letter of a name or the comma of a quotation; and what the sets lack, the euro, the dots of an omission, an Ł, is
# written as a pound, so that somebody promises another sum. Straight marks, é and ñ stay.
# What follows: write straight marks and plain letters into SCC, and compare what is read back.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q pycaption==2.3.14
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from pycaption import SCCReader, SCCWriter, WebVTTReader

EXPECTED = {
    '"Lind\'s toll," she said.': '"Lind\'s toll," she said.',
    "“Lind’s toll,” she said.": "“Lin’s toll” she said.",
    "Señor Lindén pays £5": "Señor Lindén pays £5",
    "Zoë Lindö pays €5": "Zë Linö pays £5",
    "Łucja pays — no": "£ucja pays— no",
    "We pay … no": "We pay £ no",
}
print(f"pycaption {version('pycaption')}")
seen = {}
for words in EXPECTED:
    captions = WebVTTReader().read(f"WEBVTT\n\n00:01.000 --> 00:04.000\n{words}\n")
    (read,) = SCCReader().read(SCCWriter().write(captions)).get_captions("en-US")
    seen[words] = read.get_text()
    print(f"{words} there and back in SCC: {seen[words]}")
sys.exit(seen != EXPECTED)
PYTHON
