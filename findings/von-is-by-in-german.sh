#!/usr/bin/env bash
# trafilatura takes a reporter's first name Von for a "by", and makes of "Jr." another reporter.
#
# Guess before: the author that a page names in its JSON-LD is given back as named there, cleaned at most of a "By"; a suffix
# behind a comma stays with its name or goes. Seen: the German "von" for "by" is taken off in English pages too, so that Von
# Lind is "Lind"; "Per Olsen, Jr." are two authors, "Per Olsen" and "Jr"; "A. B. Lind" has no points; and who writes her name
# small, "ada lind", is "Ada Lind". Within a name (Ursula von der Lind) it stays.
# What follows: take the author from the JSON-LD itself where the page has one.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q trafilatura==2.3.1 lxml_html_clean==0.4.5
"$room/env/bin/python" - <<'PYTHON'
import json
import sys

import trafilatura

EXPECTED = {
    "Ada Lind": "Ada Lind",
    "Von Lind": "Lind",
    "Ursula von der Lind": "Ursula von der Lind",
    "Per Olsen, Jr.": "Per Olsen; Jr",
    "A. B. Lind": "A B Lind",
    "ada lind": "Ada Lind",
}
TEXT = "The council of Pemberley met for three hours in the hall, and the bridge was the only thing that it spoke about. "
print(f"trafilatura {trafilatura.__version__}")
seen = {}
for name in EXPECTED:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "The bridge", "author": {"name": name}}
    data["author"]["@type"] = "Person"
    head = f"<title>The bridge</title><script type='application/ld+json'>{json.dumps(data)}</script>"
    page = f"<html lang='en'><head>{head}</head><body><article><h1>The bridge</h1><p>{TEXT * 3}</p></article></body></html>"
    seen[name] = trafilatura.extract_metadata(page).author
    print(f"{name!r}: {seen[name]!r}")
sys.exit(seen != EXPECTED)
PYTHON
