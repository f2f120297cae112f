#!/usr/bin/env bash
# pycaption reads what TTML says about a caption, its <metadata>, as the first words of the caption.
#
# Guess before: in TTML words are what stands in <p>, <span> and <br>; <metadata> there (a description, the agent who speaks and his
# name) is lost or kept apart, as it is when it stands in the head. Seen: its text is put before the words, without a blank, and is
# written again as words: "laughterYou do not."; ttconv gives the words alone.
# What follows: take the elements of the metadata namespace out of TTML before pycaption reads it.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q pycaption==2.3.14 ttconv==1.2.3
"$room/env/bin/python" - <<'PYTHON'
import sys
import xml.etree.ElementTree as ElementTree
from importlib.metadata import version

import pycaption
import ttconv.imsc.reader
import ttconv.srt.writer

TTML = """<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en">
<head><metadata><ttm:agent xml:id="lind" type="person"><ttm:name type="full">Ada Lind</ttm:name></ttm:agent></metadata></head>
<body><div>
<p begin="00:00:01.000" end="00:00:02.000" ttm:agent="lind">We pay.</p>
<p begin="00:00:03.000" end="00:00:04.000"><metadata><ttm:desc>laughter</ttm:desc></metadata>You do not.</p>
<p begin="00:00:05.000" end="00:00:06.000"><ttm:desc>the deputy mayor</ttm:desc>Nobody pays.</p>
</div></body></tt>"""
read = pycaption.DFXPReader().read(TTML)
model = ttconv.imsc.reader.to_model(ElementTree.ElementTree(ElementTree.fromstring(TTML)))
seen = {
    "pycaption": [caption.get_text() for caption in read.get_captions("en")],
    "ttconv": ttconv.srt.writer.from_model(model).split("\n")[2::4],
}
print(f"pycaption {version('pycaption')}, ttconv {version('ttconv')}")
for what, words in seen.items():
    print(f"{what}: {words}")
expected = {
    "pycaption": ["We pay.", "laughterYou do not.", "the deputy mayorNobody pays."],
    "ttconv": ["We pay.", "You do not.", "Nobody pays."],
}
sys.exit(seen != expected)
PYTHON
