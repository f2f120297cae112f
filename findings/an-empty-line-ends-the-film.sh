#!/usr/bin/env bash
# pycaption writes a caption of two paragraphs into SubRip, and read back by pycaption the film has no more captions after it.
#
# Guess before: an empty line ends a caption in SubRip as in WebVTT, so that who writes them leaves it out of the words, or puts a blank
# into it, and TTML's `<br/><br/>` comes back as two lines. Seen: pycaption does so in WebVTT, and in SubRip writes the empty line. Its own
# reader then takes the second paragraph for a caption without a time, and stops there, without an error: the second half of the
# statement is gone, and whatever anybody says after it. srt and pysubs2 read all of it; pysubs2, srt and webvtt-py write no empty line.
# What follows: take the empty lines out of the words before SubRip is written, and count the captions that are read.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q pycaption==2.3.14 pysubs2==1.8.1 srt==3.5.3
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import pysubs2
import srt
from pycaption import DFXPReader, SRTReader, SRTWriter, WebVTTReader, WebVTTWriter

TTML = """<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>
<p begin="00:00:01.000" end="00:00:02.000">Who pays?</p>
<p begin="00:00:02.000" end="00:00:03.000">We pay.{}We always did.</p>
<p begin="00:00:03.000" end="00:00:04.000">No, we do.</p>
<p begin="00:00:04.000" end="00:00:05.000">Never.</p>
</div></body></tt>"""
LATER = ["No, we do.", "Never."]


def words(captions) -> list[str]:
    return [caption.get_text() for caption in captions.get_captions("en-US")]


def read(between: str) -> dict[str, list[str]]:
    captions = DFXPReader().read(TTML.format(between))
    subrip = SRTWriter().write(captions)
    return {
        "SubRip, pycaption": words(SRTReader().read(subrip)),
        "SubRip, srt": [caption.content for caption in srt.parse(subrip)],
        "SubRip, pysubs2": [caption.plaintext for caption in pysubs2.SSAFile.from_string(subrip)],
        "WebVTT, pycaption": words(WebVTTReader().read(WebVTTWriter().write(captions))),
    }


print(*(f"{name} {version(name)}" for name in ("pycaption", "srt", "pysubs2")), sep=", ")
one, two = read("<br/>"), read("<br/><br/>")
for how in one:
    print(f"{how}: a line between: {one[how]}; an empty line: {two[how]}")
whole = ["Who pays?", "We pay.\n\nWe always did.", *LATER]
expected = {
    "SubRip, pycaption": ["Who pays?", "We pay."],
    "SubRip, srt": whole,
    "SubRip, pysubs2": whole,
    "WebVTT, pycaption": ["Who pays?", "We pay.\n\N{NO-BREAK SPACE}\nWe always did.", *LATER],
}
sys.exit((one, two) != (dict.fromkeys(one, ["Who pays?", "We pay.\nWe always did.", *LATER]), expected))
PYTHON
