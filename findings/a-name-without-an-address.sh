#!/usr/bin/env bash
# feedgen writes an author into RSS only with an address for mail, and without one the report is nobody's.
#
# Guess before: RSS wants an address in <author>, so that a name alone goes into <dc:creator>, as feeds of newspapers have it, or is
# refused, as a date without a time zone is. Seen: the entry is written without a word of who wrote it, and of two authors the one who
# has an address is left; the Atom feed of the same entry has both. feedparser has nobody to read.
# What follows: load the `dc` extension and say the names there again.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q feedgen==1.0.0 feedparser==6.0.14
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import feedparser
from feedgen.feed import FeedGenerator

ADA, PER = {"name": "Ada Lind"}, {"name": "Per Olsen"}
REACHED = {**ADA, "email": "ada@pemberley.test"}
EXPECTED = {
    "one name": ([], ["Ada Lind"], ["Ada Lind"]),
    "two names": ([], ["Ada Lind", "Per Olsen"], ["Ada Lind", "Per Olsen"]),
    "one of two with an address": (["Ada Lind"], ["Ada Lind", "Per Olsen"], ["Ada Lind", "Per Olsen"]),
}


def feed_by(*authors, told=False):
    feed = FeedGenerator()
    feed.id("http://pemberley.example/")
    feed.title("Pemberley")
    feed.description("News")
    feed.link(href="http://pemberley.example/")
    entry = feed.add_entry()
    entry.id("http://pemberley.example/1")
    entry.title("Toll")
    entry.link(href="http://pemberley.example/1")
    if told:
        feed.load_extension("dc")
        entry.dc.dc_creator([author["name"] for author in authors])
    else:
        entry.author(list(authors))
    return feed


def names_in(written):
    (entry,) = feedparser.parse(written).entries
    return [author["name"] for author in entry.get("authors", ()) if author]


print(f"feedgen {version('feedgen')}, feedparser {feedparser.__version__}")
seen = {}
for case, authors in (("one name", (ADA,)), ("two names", (ADA, PER)), ("one of two with an address", (REACHED, PER))):
    plain, told = feed_by(*authors), feed_by(*authors, told=True)
    seen[case] = names_in(plain.rss_str()), names_in(plain.atom_str()), names_in(told.rss_str())
    print(f"{case}: in RSS {seen[case][0]}, in Atom {seen[case][1]}, in RSS with the extension {seen[case][2]}")
sys.exit(seen != EXPECTED)
PYTHON
