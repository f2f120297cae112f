"""What format a document is in, judged by its first bytes; the file name only settles what the bytes leave open."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from corpus.errors import ArticleError
from corpus.readers.decoding import decode, looks_binary

SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
)
REFUSED = (
    (b"PAR1", "a Parquet file", "export it as CSV or JSON Lines"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as DOCX, text or PDF"),
    (b"\x89PNG", "an image", "give the text of the report"),
    (b"\xff\xd8\xff", "an image", "give the text of the report"),
    (b"GIF8", "an image", "give the text of the report"),
    (b"BZh", "a bzip2 archive", "unpack it, or use gzip or zip"),
    (b"\xfd7zXZ", "an xz archive", "unpack it, or use gzip or zip"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it, or use gzip or zip"),
    (b"(\xb5/\xfd", "a Zstandard archive", "unpack it, or use gzip or zip"),
    (b"SQLite format 3", "an SQLite database", "export it as JSON Lines"),
)
REFUSED_TEXT = (
    (
        re.compile(r"(?:<[?!][^>]{0,500}>\s*){0,20}<(?:[\w.-]{1,40}:)?tt[\s>]"),
        "a file of subtitles (TTML)",
        "give the transcript as text",
    ),
)
"""How formats begin that hold words, but are not read: what is in them would be an article without a statement."""
OPENINGS = (
    (re.compile(r"\{\\rtf"), "rtf"),
    (re.compile(r"WEBVTT(?=[ \t\r\n]|$)"), "webvtt"),
    (
        re.compile(r"(?:\d{1,9}[ \t]*\r?\n\s*)?\d{1,6}:\d{1,3}:\d{1,3}(?:[.,]\d{1,9})?[ \t]{0,9}-->[ \t]{0,9}\d"),
        "subrip",
    ),
)
ROOTS = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "newsitem": "newsml",
    "newsmessage": "newsml",
    "packageitem": "newsml",
    "html": "html",
    "tei": "debate",
    "akomantoso": "debate",
    "publicwhip": "debate",
}
MAX_START = 4096
ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
# One of the things that may stand before the root; each is looked at once, however they are nested or left open.
PROLOGUE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\][^>]*)?>", re.DOTALL | re.IGNORECASE)
HTML_TAG = re.compile(r"<(?:html|head|body|article|main|section|div|p|h1|h2|meta|title|span|a)\b[^>]*>", re.IGNORECASE)
HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?")
MAIL_HEADERS = {"subject", "date", "mime-version", "received", "message-id", "to", "content-type", "return-path"}
JSON_START = re.compile(r"\{\s*[\"}]|\[\s*(?:[\[{\"\]]|null|true|false|-?\d+\s*[,\]])")
DELIMITERS = ",;\t"
TEXT_COLUMNS = {"text", "body", "content", "article", "maintext", "body_text"}
KNOWN_COLUMNS = TEXT_COLUMNS | {"id", "title", "headline", "url", "link", "date", "published", "outlet", "source"}
BY_SUFFIX = {
    ".csv": "csv",
    ".tsv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".srt": "subrip",
    ".vtt": "webvtt",
}


def sniff(head: bytes, name: str) -> str:
    """Return the format's name, a key of `corpus.readers.FORMATS`.

    Raises:
        ArticleError: the document is empty or in no format that holds reports.
    """
    if not head.strip(b" \t\r\n\x0b\x0c\x00"):
        raise ArticleError(f"{name}: it is empty; give a file that holds a report")
    for signature, form in SIGNATURES:
        if head.startswith(signature):
            return form
    for signature, what, remedy in REFUSED:
        if head.startswith(signature):
            raise ArticleError(f"{name}: this is {what}; {remedy}")
    if looks_binary(head):
        raise ArticleError(f"{name}: this is a binary file, not a report; give text, HTML, PDF or JSON")
    start = decode(head[:MAX_START]).lstrip("\ufeff \t\r\n")
    for opening, what, remedy in REFUSED_TEXT:
        if opening.match(start):
            raise ArticleError(f"{name}: this is {what}; {remedy}")
    form = _sniff_text(decode(head), PurePath(name.rsplit(": ", 1)[-1]).suffix.lower())
    if form == "xml":
        raise ArticleError(
            f"{name}: this XML is neither feed, sitemap, NewsML nor debate; give the reports as text or JSON"
        )
    return form


def _sniff_text(text: str, suffix: str) -> str:
    start = text.lstrip("\ufeff \t\r\n")
    for opening, form in OPENINGS:
        if opening.match(start):
            return form
    if start.startswith("<") and (markup := _sniff_markup(start)):
        return markup
    if JSON_START.match(start) or (suffix in {".json", ".jsonl", ".ndjson"} and start[:1] in "{["):
        return _sniff_json(start, suffix)
    if start.startswith(("---\n", "---\r")):
        return "markdown"
    if _is_mail(start):
        return "mail"
    return BY_SUFFIX.get(suffix) or ("csv" if _is_table(start) else "text")


def _sniff_markup(start: str) -> str:
    if re.match(r"<!doctype\s+html", start, re.IGNORECASE):
        return "html"
    root = ROOT.match(start, _root_at(start))
    if root and (known := ROOTS.get(root[1].lower())):
        return known
    if start.startswith("<?xml"):
        return "xml"
    return "html" if len(HTML_TAG.findall(start)) >= 2 else ""


def _root_at(start: str) -> int:
    """Return where the root begins, behind blanks, declarations, comments and the document type."""
    at = 0
    while found := PROLOGUE.match(start, at):
        at = found.end()
    return at


def _sniff_json(start: str, suffix: str) -> str:
    if start.startswith("["):
        return "json"
    line, _, rest = start.partition("\n")
    try:
        json.loads(line)
    except ValueError:
        # A first line too long for the head, or damaged: then the next line, or the name, must tell.
        return "jsonl" if suffix in {".jsonl", ".ndjson"} or rest.lstrip(" \t\r").startswith('{"') else "json"
    except RecursionError:
        return "json"
    return "jsonl"


def _is_mail(start: str) -> bool:
    block = re.split(r"\r?\n\r?\n", start, maxsplit=1)[0]
    lines = block.splitlines()
    if lines and lines[0].startswith("From "):
        lines = lines[1:]
    names = set()
    for line in lines[:200]:
        if line[:1] in {" ", "\t"}:
            continue
        header = HEADER.match(line)
        if not header:
            return False
        names.add(header[1].lower())
    return "from" in names and len(names & MAIL_HEADERS) >= 1


def _is_table(start: str) -> bool:
    line = start.split("\n", 1)[0]
    for delimiter in DELIMITERS:
        columns = {column.strip().strip('"').lower() for column in line.split(delimiter)}
        if columns & TEXT_COLUMNS and len(columns & KNOWN_COLUMNS) >= 2:
            return True
    return False
