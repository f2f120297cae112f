#!/usr/bin/env bash
# webvtt-py leaves `&amp;` and its like in a cue's words and in the name of its voice, where WebVTT must write them so.
#
# Guess before: `text`, which has the tags taken out, has the references undone as well, and `voice` too, since WebVTT lets an
# "&" or a "<" of the words be written in no other way than `&amp;` and `&lt;`; pycaption undoes them. Seen: both are left, so
# that "Lind & Sons" of a transcript is another speaker than that of its captions, and "<5 pounds" is looked for in vain.
# What follows: `html.unescape` over both, after the tags have gone and not before.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q webvtt-py==0.6.0 pycaption==2.3.14
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import pycaption
import webvtt

CUE = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Lind &amp; Sons>Q&amp;A: the toll is &lt;5 pounds.</v>\n"
(cue,) = webvtt.from_string(CUE)
(beside,) = pycaption.WebVTTReader().read(CUE).get_captions("en-US")
seen = {"voice": cue.voice, "text": cue.text, "pycaption": beside.get_text()}
print(f"webvtt-py {version('webvtt-py')}")
for what, value in seen.items():
    print(f"{what}: {value!r}")
expected = {
    "voice": "Lind &amp; Sons",
    "text": "Q&amp;A: the toll is &lt;5 pounds.",
    "pycaption": "Lind & Sons: Q&A: the toll is <5 pounds.",
}
sys.exit(seen != expected)
PYTHON
