#!/usr/bin/env bash
# newspaper4k makes authors of a reporter's post and of the paper behind a stroke, and no author of a name with a day behind it.
#
# Guess before: of `By Ada Lind, Health Editor` and of `Ada Lind | The Pemberley Gazette` the author is Ada Lind, as both
# forms are what papers print; where a day follows on the line, it is cut off. Seen: two authors each, `Health Editor` and
# `The Pemberley Gazette` among them; `By Ada Lind in Pemberley` is one long name; with `Updated 5 May 2022` there is none.
# What follows: a byline is read again for posts, outlets and places before anybody is called its author.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q newspaper4k==0.9.6
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from newspaper import Article

BODY = "<p>" + "The council of Pemberley met for three hours in the hall and spoke of the bridge. " * 5 + "</p>"
EXPECTED = {
    "By Ada Lind and Ben Kray": ["Ada Lind", "Ben Kray"],
    "By Ada Lind, Health Editor": ["Ada Lind", "Health Editor"],
    "Ada Lind | The Pemberley Gazette": ["Ada Lind", "The Pemberley Gazette"],
    "By Ada Lind in Pemberley": ["Ada Lind in Pemberley"],
    "By Ada Lind Updated 5 May 2022": [],
}
print(f"newspaper4k {version('newspaper4k')}")
seen = {}
for byline in EXPECTED:
    article = Article("https://gazette.example/bridge")
    article.download(
        input_html=f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1>"
        f"<div class='byline'>{byline}</div>{BODY * 3}</article></body></html>"
    )
    article.parse()
    seen[byline] = article.authors
    print(f"{byline}: {article.authors}")
sys.exit(seen != EXPECTED)
PYTHON
