#!/usr/bin/env bash
# trafilatura takes a speaker's name out of the middle of a sentence where its span has a class like "author" or "related".
#
# Guess before: what it knows by class as furniture (bylines, share buttons, related stories) are blocks, so that a span
# inside a sentence stays, as it does with a class of no meaning. Seen: the span goes and the sentence closes over the gap,
# so that `“No toll,” <span class="author">Dot Pask</span> told them.` is said by nobody; of a link with the same class the
# name stays. A caption below a quotation (`<figure><blockquote>…<figcaption>`, as HTML's own standard names a speaker)
# goes together with the quotation.
# What follows: take the classes off spans that a sentence goes on behind, and name the speaker of a figure before reading.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q trafilatura==2.3.1 lxml_html_clean==0.4.5
"$room/env/bin/python" - <<'PYTHON'
import sys

import trafilatura

BEFORE = "The council of Pemberley met for three hours on Tuesday, and the bridge was the only thing that it spoke about. "
AFTER = "The bridge is to open in May, two years late, and the town has asked the builders to say what it has cost so far."
SENTENCES = {
    "span, no class": "<p>“No toll,” <span>Dot Pask</span> told them.</p>",
    "span, a class of no meaning": "<p>“No toll,” <span class='person'>Dot Pask</span> told them.</p>",
    "span, author": "<p>“No toll,” <span class='author'>Dot Pask</span> told them.</p>",
    "span, related": "<p>“No toll,” <span class='related-person'>Dot Pask</span> told them.</p>",
    "link, author": "<p>“No toll,” <a href='/pask' class='author'>Dot Pask</a> told them.</p>",
    "quotation with <cite>": "<blockquote><p>No toll.</p><cite>Dot Pask</cite></blockquote>",
    "quotation in a figure": "<figure><blockquote><p>No toll.</p></blockquote><figcaption>Dot Pask</figcaption></figure>",
}
EXPECTED = {
    "span, no class": "“No toll,” Dot Pask told them.",
    "span, a class of no meaning": "“No toll,” Dot Pask told them.",
    "span, author": "“No toll,” told them.",
    "span, related": "“No toll,” told them.",
    "link, author": "“No toll,” Dot Pask told them.",
    "quotation with <cite>": "No toll. / Dot Pask",
    "quotation in a figure": "",
}
print(f"trafilatura {trafilatura.__version__}")
seen = {}
for name, sentence in SENTENCES.items():
    page = f"<html><body><article><p>{BEFORE * 3}</p>{sentence}<p>{AFTER * 3}</p></article></body></html>"
    seen[name] = " / ".join(trafilatura.extract(page).split("\n")[1:-1])
    print(f"{name}: {seen[name]!r}")
sys.exit(seen != EXPECTED)
PYTHON
