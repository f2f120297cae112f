#!/usr/bin/env bash
# trafilatura and htmldate date a fact check to the day of the claim that it checks, where its ClaimReview tells the claim first.
#
# Guess before: JSON-LD is read as JSON, so that the day of a page is the `datePublished` of the review or of the report, not one that
# lies in a thing within it, and the order in which an object's keys are written means nothing. Seen: htmldate, asked for the original
# day, as trafilatura asks it, takes the first `datePublished` in the script's text, whose ever it is: of a review the claim's, two years
# earlier, of a report that of the study it is based on, or of its own correction, and with the same keys in another order the
# right one. A <time> in the article does not help; a `meta` element does.
# What follows: take the day from the JSON-LD itself, at the top of the review, where a page has one.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q trafilatura==2.3.1 htmldate==1.11.0 lxml_html_clean==0.4.5
"$room/env/bin/python" - <<'PYTHON'
import json
import sys
from importlib.metadata import version

import htmldate
import trafilatura

DAY = {"datePublished": "2021-06-20"}
SAID = {"@type": "Claim", "author": {"@type": "Person", "name": "Ole Brix"}, "datePublished": "2019-03-04"}
CLAIM = {"itemReviewed": SAID}
STUDY = {"isBasedOn": {"@type": "Report", "name": "Bridges", "datePublished": "2016-02-03"}}
CORRECTION = {"correction": {"@type": "CorrectionComment", "text": "It has two lanes.", "datePublished": "2021-07-02"}}
REVIEW = {"@type": "ClaimReview", "claimReviewed": "The bridge costs nothing."}
REPORT = {"@type": "NewsArticle", "headline": "Who pays"}
META = '<meta property="article:published_time" content="2021-06-20">'
TIME = '<time datetime="2021-06-20">20 June 2021</time>'
CASES = {
    "a review, its day first": (REVIEW | DAY | CLAIM, "", ""),
    "a review, the claim first": (REVIEW | CLAIM | DAY, "", ""),
    "a review, the claim first, <time>": (REVIEW | CLAIM | DAY, "", TIME),
    "a review, the claim first, meta": (REVIEW | CLAIM | DAY, META, ""),
    "a report, its study first": (REPORT | STUDY | DAY, "", ""),
    "a report, its correction first": (REPORT | CORRECTION | DAY, "", ""),
}
TALK = "<p>The council of Pemberley met for three hours in the hall, and the bridge was all that it spoke about.</p>"


def dates(told, meta, time):
    script = json.dumps({"@context": "https://schema.org"} | told)
    head = f'<head><title>Who pays</title>{meta}<script type="application/ld+json">{script}</script></head>'
    page = f"<html>{head}<body><article><h1>Who pays</h1>{time}{TALK * 3}</article></body></html>"
    return htmldate.find_date(page, original_date=True), trafilatura.extract_metadata(page).date


print(*(f"{name} {version(name)}" for name in ("trafilatura", "htmldate")), sep=", ")
seen = {name: dates(*case) for name, case in CASES.items()}
for name, (by_htmldate, by_trafilatura) in seen.items():
    print(f"{name}: published {CASES[name][0]['datePublished']}, htmldate {by_htmldate}, trafilatura {by_trafilatura}")
expected = ("2021-06-20", "2019-03-04", "2019-03-04", "2021-06-20", "2016-02-03", "2021-07-02")
sys.exit(list(seen.values()) != [(day, day) for day in expected])
PYTHON
