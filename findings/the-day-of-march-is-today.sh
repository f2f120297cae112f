#!/usr/bin/env bash
# ultimate-sitemap-parser dates a page of "2021-03" to the day of March 2021 that it is today, and of "2021" to this day of that year.
#
# Guess before: sitemaps may name a month or a year alone, in lastmod and in Google's publication_date, and what names no day is read as
# none, or as the first. Seen: day and month are filled in from the clock of whoever reads, so that two readings on two days give one
# report two dates, and a search for what was said before the 15th finds it in the first half of every month. Nothing tells such
# a date from a printed one: 00:00:00 is also what a whole day gets.
# What follows: read both elements from the sitemap itself, and keep a day only where the text has two hyphens.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q ultimate-sitemap-parser==1.8.1
"$room/env/bin/python" - <<'PYTHON'
import sys
from datetime import date
from importlib.metadata import version

from usp.tree import sitemap_from_str

NEWS = (
    "<news:news><news:publication><news:name>Post</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>{day}</news:publication_date><news:title>Toll</news:title></news:news>"
)
SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://pemberley.example/toll</loc>'
    "<lastmod>{day}</lastmod>" + NEWS + "</url></urlset>"
)
today = date.today()
# March has every day of a month; 2020 has every day of a year.
expected = {
    "2021-03-16": date(2021, 3, 16),
    "2021-03": date(2021, 3, today.day),
    "2020": date(2020, today.month, today.day),
}
print(f"ultimate-sitemap-parser {version('ultimate-sitemap-parser')}, on {today}")
seen = {}
for day in expected:
    (page,) = sitemap_from_str(SITEMAP.format(day=day)).all_pages()
    moments = {page.last_modified, page.news_story.publish_date}
    seen[day] = {moment.date() for moment in moments}
    print(f"{day}: {', '.join(map(str, moments))}")
sys.exit(seen != {day: {read} for day, read in expected.items()})
PYTHON
