#!/usr/bin/env bash
# Two of npm's readers of WebVTT refuse a transcript that gives its speakers colours, and one of them a cue with a name.
#
# Guess before: a STYLE block, which the standard lets stand above the cues so that `::cue(v[voice="Ada Lind"])` colours what she says, is
# skipped like a NOTE by whoever has no use for it; and a cue's identifier is any line, "toll/1-0" as well as "1". Seen: node-webvtt takes
# STYLE for an identifier without a time and raises, unless told not to be strict; subtitle raises at STYLE and at REGION, and where the
# first cue has an identifier that is no number, as in transcripts of meetings. Both skip a NOTE; webvtt-py and pycaption read all.
# What follows: `{ strict: false }` for node-webvtt; for subtitle take the blocks and the identifiers out first.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q webvtt-py==0.6.0 pycaption==2.3.14
cd "$room"
npm install --silent --no-audit --no-fund node-webvtt@2.0.0 subtitle@4.2.2
"$room/env/bin/python" - <<'PYTHON'
import json
import subprocess
import sys
from importlib.metadata import version

import pycaption
import webvtt

CUES = "{}00:01.000 --> 00:02.000\n<v Ada Lind>We pay</v>\n\n00:02.000 --> 00:03.000\n<v Per Olsen>No</v>\n"
CASES = {
    "plain": "WEBVTT\n\n" + CUES.format(""),
    "note": "WEBVTT\n\nNOTE by Dot Pask\n\n" + CUES.format(""),
    "style": 'WEBVTT\n\nSTYLE\n::cue(v[voice="Ada Lind"]) {\n  color: red;\n}\n\n' + CUES.format(""),
    "region": "WEBVTT\n\nREGION\nid:left\nwidth:40%\n\n" + CUES.format(""),
    "identifier": "WEBVTT\n\n" + CUES.format("toll/1-0\n"),
}
SCRIPT = """
const readers = [
  (text) => require("node-webvtt").parse(text).cues,
  (text) => require("node-webvtt").parse(text, { strict: false }).cues,
  (text) => require("subtitle").parseSync(text).filter(({ type }) => type === "cue"),
];
const count = (reader, text) => {
  try {
    return reader(text).length;
  } catch (error) {
    return error.message;
  }
};
console.log(JSON.stringify(JSON.parse(process.argv[1]).map((text) => readers.map((reader) => count(reader, text)))));
"""
COLOURED = "Cue identifier needs to be followed by timestamp (cue #0)"
EXPECTED = {
    "plain": [2, 2, 2, 2, 2],
    "note": [2, 2, 2, 2, 2],
    "style": [COLOURED, 2, 'expected timestamp at row 3, but received: "STYLE"', 2, 2],
    "region": [COLOURED, 2, 'expected timestamp at row 3, but received: "REGION"', 2, 2],
    "identifier": [2, 2, 'expected timestamp at row 3, but received: "toll/1-0"', 2, 2],
}


def package_version(name: str) -> str:
    with open(f"node_modules/{name}/package.json") as package:
        return f"{name} {json.load(package)['version']}"


command = ["node", "-e", SCRIPT, json.dumps(list(CASES.values()))]
by_node = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
print(*map(package_version, ("node-webvtt", "subtitle")), f"webvtt-py {version('webvtt-py')}, pycaption {version('pycaption')}", sep=", ")
seen = {}
for (case, text), counts in zip(CASES.items(), by_node, strict=True):
    by_python = len(webvtt.from_string(text).captions), len(pycaption.WebVTTReader().read(text).get_captions("en-US"))
    seen[case] = [*counts, *by_python]
    print(f"{case}: node-webvtt {counts[0]}, not strict {counts[1]}; subtitle {counts[2]}; webvtt-py, pycaption {by_python}")
sys.exit(seen != EXPECTED)
PYTHON
