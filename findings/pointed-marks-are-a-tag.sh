#!/usr/bin/env bash
# ttconv writes "<< We pay >>" of a TTML caption into WebVTT as it stands, where it is a tag, so that nobody says anything but ">".
#
# Guess before: of TTML, which is XML, `&lt;` is read as "<", and written into WebVTT, where "<" begins a tag too, as `&lt;` again.
# Seen: it is read, and written bare. Between pointed marks, typed for « and », the words are lost to whoever reads the file,
# ttconv itself too, and of "5 < 7" and all behind it up to the next ">" as well; its SubRip, where no rule says so, keeps them.
# pycaption writes `&lt;`, and from its file ttconv reads the words.
# What follows: write `&lt;` for "<", and `&amp;` for "&" before it, into the words of the model before WebVTT is made of it.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q ttconv==1.2.3 webvtt-py==0.6.0 pycaption==2.3.14
"$room/env/bin/python" -W ignore - <<'PYTHON'
import io
import sys
from html import escape
from importlib.metadata import version
from xml.etree import ElementTree

import pycaption
import ttconv.imsc.reader
import ttconv.srt.writer
import ttconv.vtt.reader
import ttconv.vtt.writer
import webvtt

TTML = """<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head><layout><region xml:id="r"/></layout></head>
<body region="r"><div><p begin="1s" end="4s">{}</p></div></body></tt>"""


def words(subrip):
    """Return what stands in the only caption of a SubRip file, or nothing."""
    return "".join(subrip.splitlines()[2:])


def reread(film):
    return words(ttconv.srt.writer.from_model(ttconv.vtt.reader.to_model(io.StringIO(film))))


EXPECTED = {
    "We pay.": ("We pay.", "We pay.", "We pay.", "We pay.", "We pay."),
    "<< We pay >>": ("<< We pay >>", "<< We pay >>", ">", ">", "<< We pay >>"),
    "5 < 7, and 9 > 8": ("5 < 7, and 9 > 8", "5 < 7, and 9 > 8", "5  8", "5 8", "5 < 7, and 9 > 8"),
}
print(*(f"{name} {version(name)}" for name in ("ttconv", "webvtt-py", "pycaption")), sep=", ")
seen = {}
for said in EXPECTED:
    model = ttconv.imsc.reader.to_model(ElementTree.ElementTree(ElementTree.fromstring(TTML.format(escape(said)))))
    subrip, film = ttconv.srt.writer.from_model(model), ttconv.vtt.writer.from_model(model)
    other = pycaption.WebVTTWriter().write(pycaption.SRTReader().read(subrip))
    (cue,) = webvtt.from_string(film)
    seen[said] = (words(subrip), film.strip().splitlines()[-1], cue.text, reread(film), reread(other))
    print(f"{said!r}: SubRip, WebVTT, read by webvtt-py, by ttconv, and by ttconv from pycaption's file: {seen[said]}")
sys.exit(seen != EXPECTED)
PYTHON
