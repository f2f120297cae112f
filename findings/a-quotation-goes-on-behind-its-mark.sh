#!/usr/bin/env bash
# Quid, which finds quotations of one text in another, lets one run on past its closing mark where the next word fits too.
#
# Guess before: a quotation in marks ends with its mark at the latest, as the marks are what tells the quoting text's own
# words from the quoted. Seen: the source goes on "..., and she left" and the other text `...”, and so on`, so that its own
# "and" is part of the quotation; marks count for nothing, and of four words in marks, one less than its least, nothing is said.
# What follows: what such a tool finds is cut at the marks of the text that quotes.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q Quid==2.6.7
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from quid.core.Quid import Quid

SOURCE = "Lind said that we will not sell the old bridge over the harbour to anybody who asks for it, and she left before noon."
WHOLE = "we will not sell the old bridge over the harbour to anybody who asks for it"
EXPECTED = {
    f"Lind put it so: “{WHOLE}”, but not alone.": [WHOLE],
    f"Lind put it so: “{WHOLE}”, and so on.": [f"{WHOLE}”, and"],
    f"Lind put it so: “{WHOLE}”. And she meant it.": [f"{WHOLE}”. And she"],
    "Lind put it so: “we will not sell”.": [],
}
print(f"Quid {version('Quid')}")
seen = {}
for text in EXPECTED:
    seen[text] = [text[match.target_span.start : match.target_span.end] for match in Quid().compare(SOURCE, text)]
    print(f"{text}\n  {seen[text]}")
sys.exit(seen != EXPECTED)
PYTHON
