#!/usr/bin/env bash
# An editor's bracket or a sum of money opens a quotation with a closing mark in smartypants, and with one for inches in smartquotes.
#
# Guess before: a straight mark at the start of a paragraph opens, whatever stands behind it, as a reader sees it: "[The toll] stays",
# "$5 is enough", "…no". Seen: smartypants looks for a letter or a figure; before "[", "(" and "$" the mark closes, though it is the first
# of its paragraph. smartquotes knows the letters of English only, so that before them, "…" and É it writes ″, the mark for inches and
# seconds, which closes nothing and opens nothing for whoever looks for what was said. markdown-it-py opens them all.
# What follows: read the straight marks before either has been over them; else take ” and ″ at the start of a paragraph for “.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q smartypants==2.0.2 markdown-it-py==4.3.0
cd "$room"
npm install --silent --no-audit --no-fund smartquotes@2.3.2
"$room/env/bin/python" - <<'PYTHON'
import html
import json
import subprocess
import sys
from importlib.metadata import version

import smartypants
from markdown_it import MarkdownIt

EXPECTED = {
    '"We pay," she said.': ("“", "“", "“"),
    '"[The toll] stays," she said.': ("”", "″", "“"),
    '"(The toll) stays," she said.': ("”", "″", "“"),
    '"$5 is enough," she said.': ("”", "″", "“"),
    '"…no toll," she said.': ("“", "″", "“"),
    '"Éva pays," she said.': ("“", "″", "“"),
}
SCRIPT = "const q = require('smartquotes'); console.log(JSON.stringify(JSON.parse(process.argv[1]).map((w) => q.string(w))))"
markdown = MarkdownIt("commonmark", {"typographer": True}).enable("smartquotes")
by_node = subprocess.run(["node", "-e", SCRIPT, json.dumps(list(EXPECTED))], capture_output=True, check=True, text=True)
with open("node_modules/smartquotes/package.json") as package:
    print(f"smartypants {version('smartypants')}, smartquotes {json.load(package)['version']}")
seen = {}
for words, measured in zip(EXPECTED, json.loads(by_node.stdout), strict=True):
    made = html.unescape(smartypants.smartypants(words)), measured, markdown.renderInline(words)
    seen[words] = tuple(line[0] for line in made)
    print(f"{words}: {', '.join(made)}")
sys.exit(seen != EXPECTED)
PYTHON
