#!/usr/bin/env bash
# html_text, and by it the microdata that extruct reads, makes two words of a drop cap: "W e pay", "O’ Lind".
#
# Guess before: a blank is put where a block or a cell ends, as the package says that it does what a browser shows; an element within
# a line (<span>, <b>, <a>) ends no word. Seen: whatever is not followed by one of a few marks gets a blank, inside a word as well, so
# that the first word of a report with a drop cap, a name half of which is bold, and an opening mark before a link are taken apart.
# Told not to guess (`guess_punct_space=False`) it does it everywhere.
# What follows: unwrap the elements within lines before asking for the text; of microdata, read the elements themselves.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q html-text==0.7.1 extruct==0.18.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import extruct
import html_text

EXPECTED = {
    "<span class='dropcap'>W</span>e pay.": "W e pay.",
    "O’<b>Lind</b> pays.": "O’ Lind pays.",
    "“<a href='/toll'>No</a>,” she said.": "“ No,” she said.",
    "Pember<wbr>ley pays.": "Pember ley pays.",
    "<b>Lind</b>, she said.": "Lind, she said.",
}
print(f"html-text {version('html-text')}, extruct {version('extruct')}")
seen, beside = {}, {}
for words in EXPECTED:
    seen[words] = html_text.extract_text(f"<p>{words}</p>")
    page = f"<p itemscope itemtype='https://schema.org/Quotation'><span itemprop='text'>{words}</span></p>"
    (item,) = extruct.extract(page, syntaxes=["microdata"])["microdata"]
    beside[words] = item["properties"]["text"]
    print(f"{words}: html_text {seen[words]!r}, microdata {beside[words]!r}")
sys.exit((seen, beside) != (EXPECTED, EXPECTED))
PYTHON
