#!/usr/bin/env bash
# trafilatura and resiliparse take a day out of the middle of a sentence, or of a quotation, where the page marks it as <time>.
#
# Guess before: what an extractor of the main text leaves out are blocks, so that a <time> inside a sentence is words like
# an <abbr> or a <data>; its `datetime` is for machines and its content for readers. Seen: both drop the element with its
# words and close the sentence over the gap, so `“We pay <time>on Tuesday</time>,” she said.` is quoted as “We pay ,”;
# resiliparse asked for all of the page's text keeps it.
# What follows: make a <time> that a sentence goes on behind a span before reading; the others are dates of a page.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q trafilatura==2.3.1 lxml_html_clean==0.4.5 resiliparse==2.0.1
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

BEFORE = "The council of Pemberley met for three hours in the hall, and the bridge was the only thing that it spoke about. "
AFTER = "The bridge is to open two years late, and the town has asked the builders to say what it has cost so far. "
SENTENCES = {
    "time": "“We pay <time datetime='2022-05-03'>on Tuesday</time>,” she said.",
    "time without a date": "She spoke <time>on Tuesday</time> of the toll.",
    "abbr": "“We pay <abbr title='Tuesday'>on Tue</abbr>,” she said.",
    "data": "“We pay <data value='2'>on Tuesday</data>,” she said.",
}
EXPECTED = {
    "time": ("“We pay ,” she said.", "“We pay ,” she said.", "“We pay on Tuesday,” she said."),
    "time without a date": ("She spoke of the toll.", "She spoke of the toll.", "She spoke on Tuesday of the toll."),
    "abbr": ("“We pay on Tue,” she said.",) * 3,
    "data": ("“We pay on Tuesday,” she said.",) * 3,
}


def between(text):
    (found,) = [line for line in text.split("\n") if "she" in line.lower()]
    return found


print(f"trafilatura {trafilatura.__version__}, resiliparse {version('resiliparse')}")
seen = {}
for name, sentence in SENTENCES.items():
    page = f"<html><body><main><article><p>{BEFORE * 3}</p><p>{sentence}</p><p>{AFTER * 3}</p></article></main></body></html>"
    seen[name] = (
        between(trafilatura.extract(page)),
        between(extract_plain_text(page, main_content=True)),
        between(extract_plain_text(page)),
    )
    print(f"{name}: trafilatura {seen[name][0]!r}, resiliparse {seen[name][1]!r}, its whole text {seen[name][2]!r}")
sys.exit(seen != EXPECTED)
PYTHON
