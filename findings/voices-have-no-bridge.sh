#!/usr/bin/env bash
# pysubs2 loses who speaks between WebVTT and Advanced SubStation, both of which have a place for the name.
#
# Guess before: the voice of a WebVTT cue (`<v Ada Lind>`) is read into the event's `name`, the field in which Advanced SubStation
# keeps its speaker, and written from it; or, where a format has no place, the name stays in the words, as pycaption leaves it.
# Seen: read, the voice is neither in `name` nor in the words; written as WebVTT, a name is gone; a cue of two voices becomes
# one text of nobody.
# What follows: read transcripts with webvtt-py's `raw_text`, or with pycaption, before anything is converted.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q pysubs2==1.8.1 pycaption==2.3.14
"$room/env/bin/python" - <<'PYTHON'
import sys

import pycaption
import pysubs2

CUE = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Lind>We pay.</v>\n<v Per Olsen>You do not.</v>\n"
(read,) = pysubs2.SSAFile.from_string(CUE, format_="vtt")
named = pysubs2.SSAFile()
named.append(pysubs2.SSAEvent(start=1000, end=4000, text="We pay.", name="Ada Lind"))
(kept,) = pysubs2.SSAFile.from_string(named.to_string("ass"))
(beside,) = pycaption.WebVTTReader().read(CUE).get_captions("en-US")
seen = {
    "name read from WebVTT": read.name,
    "words read from WebVTT": read.plaintext,
    "name in Advanced SubStation, there and back": kept.name,
    "name in what is written as WebVTT": "Ada Lind" in named.to_string("vtt"),
    "words by pycaption": beside.get_text(),
}
print(f"pysubs2 {pysubs2.VERSION}")
for what, value in seen.items():
    print(f"{what}: {value!r}")
expected = {
    "name read from WebVTT": "",
    "words read from WebVTT": "We pay.\nYou do not.",
    "name in Advanced SubStation, there and back": "Ada Lind",
    "name in what is written as WebVTT": False,
    "words by pycaption": "Ada Lind: We pay.\nPer Olsen: You do not.",
}
sys.exit(seen != expected)
PYTHON
