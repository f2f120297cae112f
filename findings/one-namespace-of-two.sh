#!/usr/bin/env bash
# podcastparser knows the transcripts and persons of Podcasting 2.0 by the namespace's second name only, not by its own.
#
# Guess before: whoever reads `podcast:transcript` does so under `https://podcastindex.org/namespace/1.0`, the namespace that the
# specification names and tells feeds to declare; the address of the document on GitHub, which counts as the same, is what might be
# missing. Seen: it is the other way round. With the namespace of the specification an episode has no transcript and nobody
# who speaks in it, and nothing says so.
# What follows: write the other address into a feed before it is read, or read these elements oneself.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q podcastparser==0.6.11
"$room/env/bin/python" - <<'PYTHON'
import io
import sys
from importlib.metadata import version

import podcastparser

OWN = "https://podcastindex.org/namespace/1.0"
SECOND = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
FEED = """<rss version="2.0" xmlns:podcast="{}"><channel><title>The Bridge</title><link>http://pemberley.example/</link>
<item><title>Who pays</title><guid>1</guid><enclosure url="http://pemberley.example/1.mp3" length="1" type="audio/mpeg"/>
<podcast:person role="guest">Ada Lind</podcast:person>
<podcast:transcript url="http://pemberley.example/1.vtt" type="text/vtt"/></item></channel></rss>"""


def read(namespace):
    (episode,) = podcastparser.parse("http://pemberley.example/", io.BytesIO(FEED.format(namespace).encode()))["episodes"]
    return episode.get("transcript_url"), [person["name"] for person in episode.get("persons", ())]


print(f"podcastparser {version('podcastparser')}")
seen = {namespace: read(namespace) for namespace in (OWN, SECOND)}
for namespace, (transcript, persons) in seen.items():
    print(f"{namespace}: transcript {transcript}, persons {persons}")
sys.exit(seen != {OWN: (None, []), SECOND: ("http://pemberley.example/1.vtt", ["Ada Lind"])})
PYTHON
