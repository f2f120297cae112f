#!/usr/bin/env bash
# fastfeedparser gives each entry a list of authors, and the list has one author, whoever else signed the report.
#
# Guess before: it gives back what feedparser gives, whose API it keeps: `author` for one of them and `authors` for all.
# Seen: in RSS, Atom and JSON Feed `authors` is the first name again in a list, and the second is nowhere in the entry;
# and `author` is the first, where feedparser's is the last.
# What follows: bylines of two are read from the feed itself.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q fastfeedparser==0.6.5 feedparser==6.0.14
"$room/env/bin/python" - <<'PYTHON'
import json
import sys
from importlib.metadata import version

import fastfeedparser
import feedparser

RSS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>P</title>
<link>http://pemberley.example/</link><item><title>Toll</title><link>http://pemberley.example/1</link>
<dc:creator>Ada Lind</dc:creator><dc:creator>Per Olsen</dc:creator></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><id>p</id><entry><title>Toll</title><id>1</id>
<link href="http://pemberley.example/1"/><author><name>Ada Lind</name></author><author><name>Per Olsen</name></author>
</entry></feed>"""
TWO = [{"name": "Ada Lind"}, {"name": "Per Olsen"}]
ITEM = {"id": "1", "url": "http://pemberley.example/1", "title": "Toll", "content_text": "No.", "authors": TWO}
JSON = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [ITEM]})


def authors_of(parse, feed):
    (entry,) = parse(feed).entries
    return entry["author"], [author["name"] for author in entry["authors"]]


print(f"fastfeedparser {version('fastfeedparser')}, feedparser {feedparser.__version__}")
seen = {name: authors_of(fastfeedparser.parse, feed) for name, feed in (("RSS", RSS), ("Atom", ATOM), ("JSON", JSON))}
beside = {name: authors_of(feedparser.parse, feed) for name, feed in (("RSS", RSS), ("Atom", ATOM))}
for name, (author, authors) in seen.items():
    print(f"{name}: author {author!r}, authors {authors}; feedparser {beside.get(name, '-')}")
expected = dict.fromkeys(seen, ("Ada Lind", ["Ada Lind"])), dict.fromkeys(beside, ("Per Olsen", ["Ada Lind", "Per Olsen"]))
sys.exit((seen, beside) != expected)
PYTHON
