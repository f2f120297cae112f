#!/usr/bin/env bash
# feedparser ends an address behind the fourth letter of its last part, and gives the rest to the author's name: "on (Ada Lind".
#
# Guess before: `author_detail` of an RSS item parts "lind@pemberley.london (Ada Lind)" into name and address as it does where the address
# ends in .com, for both have stood in feeds for years. Seen: an ending has two to four letters to it; of .press, .media, .london and
# .example the fifth letter and all behind it are the name, with the bracket and without its end. An Atom feed, which has an
# element for each, is read right.
# What follows: take `author`, which is the line as printed, and part it with `email.utils.parseaddr`.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q feedparser==6.0.14
"$room/env/bin/python" - <<'PYTHON'
import email.utils
import sys

import feedparser

EXPECTED = {
    "com": ("Ada Lind", "Ada Lind"),
    "news": ("Ada Lind", "Ada Lind"),
    "press": ("s (Ada Lind", "Ada Lind (s"),
    "media": ("a (Ada Lind", "Ada Lind (a"),
    "london": ("on (Ada Lind", "Ada Lind (on"),
    "example": ("ple (Ada Lind", "Ada Lind (ple"),
}


def author_in(line):
    feed = f"<rss version='2.0'><channel><title>P</title><item><title>Toll</title><author>{line}</author></item></channel></rss>"
    (entry,) = feedparser.parse(feed).entries
    return entry


print(f"feedparser {feedparser.__version__}")
seen, parted = {}, set()
for ending in EXPECTED:
    lines = (f"lind@pemberley.{ending} (Ada Lind)", f"Ada Lind (lind@pemberley.{ending})")
    first, last = (author_in(line) for line in lines)
    seen[ending] = first.author_detail["name"], last.author_detail["name"]
    parted.add(email.utils.parseaddr(first.author)[0])
    print(f"{lines[0]}: {dict(first.author_detail)}; with the name first: {dict(last.author_detail)}")
sys.exit(seen != EXPECTED or parted != {"Ada Lind"})
PYTHON
