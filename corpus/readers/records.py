"""Reports as records: JSON, JSON Lines and tables. The text is kept exactly as it is given, unless it is HTML."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from corpus.errors import ArticleError
from corpus.readers.decoding import BOMS, decode
from corpus.readers.document import MAX_DOCUMENT, Details, Document, ReadFailure, Reading
from corpus.readers.feed import id_of_entry
from corpus.readers.fields import take, take_details, take_turns
from corpus.readers.fragments import is_html, text_of
from corpus.readers.newsml import ninjs_record
from corpus.readers.published import day_first_of
from corpus.readers.transcripts.podcast import names_nobody, say_by_segments, segments_of
from corpus.readers.transcripts.speech import article_of_speech
from corpus.web.address import without_tracking

LISTS = ("@graph", "articles", "items", "docs", "documents", "results", "stories", "data", "entries")
"""Names under which an object keeps a list of reports."""


def read_json(document: Document) -> Reading:
    """Yield the reports of one JSON value: a record, a list of them, or an object that holds such a list.

    Raises:
        ArticleError: it is not valid JSON.
    """
    text = decode(document.read()).lstrip("\ufeff")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            f"{document.name}: not valid JSON ({_problem(error)}); mend it, or use JSON Lines"
        ) from error
    records = _records_in(value, document)
    if not records:
        raise ArticleError(f"{document.name}: no reports in this JSON; give an object with a text, or a list of them")
    document = _with_order(document, records)
    document = _with_details(document, value)
    for number, record in enumerate(records, 1):
        yield from _read_record(record, document, f"record {number}" if len(records) > 1 else "")


def read_json_lines(document: Document) -> Reading:
    """Yield the report of each line; a line that is damaged is a failure, and the others are still read."""
    document = _with_order(document, _first_records(document))
    for number, line in _lines(document):
        place = f"line {number}"
        if isinstance(line, ReadFailure):
            yield line
            continue
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            message = f"{document.name}: {place} is not valid JSON ({_problem(error)}); mend it and add the file again"
            yield ReadFailure(f"{document.name}: {place}", message)
            continue
        records = _records_in(record, document) if isinstance(record, Mapping) else [record]
        for inner in records:
            yield from _read_record(inner, _with_details(document, record), place)


def read_table(document: Document) -> Reading:
    """Yield the report of each row of a CSV or tab-separated file whose first row names the columns.

    Raises:
        ArticleError: no column holds the text.
    """
    text = decode(document.read())
    csv.field_size_limit(MAX_DOCUMENT)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = list(rows.fieldnames or ())
        if take(dict.fromkeys(columns, "x"), "text", document.fields) is None:
            raise ArticleError(f"{document.name}: {_missing_text(columns)}")
        document = _with_order(document, csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
        for row in rows:
            record = {key: value for key, value in row.items() if isinstance(key, str)}
            yield from _read_record(record, document, f"line {rows.line_num}")
    except csv.Error as error:
        raise ArticleError(f"{document.name}: line {rows.line_num} is no table row ({error}); mend it") from error


def _with_order(document: Document, records: Iterable[object]) -> Document:
    """Return the document with the order of day and month that the dates of its records show."""
    dates = (take(record, "published", document.fields) for record in records if isinstance(record, Mapping))
    return replace(document, day_first=day_first_of("", dates))


def _with_details(document: Document, value: object) -> Document:
    """Return the document with what a JSON Feed (version 1) says of all its items."""
    if not isinstance(value, Mapping) or not _is_feed(value):
        return document
    feed = Details(outlet=str(value.get("title") or ""), language=str(value.get("language") or "")[:2].lower())
    return replace(document, details=feed.over(document.details))


def _is_feed(value: Mapping[str, object]) -> bool:
    return "jsonfeed.org" in str(value.get("version", ""))


def _entries_of(items: list[object], feed: Mapping[str, object]) -> list[object]:
    """Return the items of a JSON Feed with ids and addresses as the entries of other feeds have them.

    An id stays when title or address change, and is the site's own; one that several items share is left out.
    """
    entries = [item for item in items if isinstance(item, Mapping)]
    ids = Counter(str(entry.get("id", "")) for entry in entries)
    found: list[object] = []
    for entry in entries:
        url = str(entry.get("url") or entry.get("external_url") or "")
        at = Details(url=url or str(feed.get("home_page_url") or ""), outlet=str(feed.get("title") or ""))
        guid = " ".join(str(entry.get("id", "")).split())
        own = id_of_entry(guid, at) if ids[str(entry.get("id", ""))] == 1 else ""
        found.append({**entry, "id": own or None, "url": without_tracking(url)})
    return found


def _first_records(document: Document) -> Iterator[object]:
    """Yield the records of the first lines, as many as the document's head holds whole."""
    for line in decode(document.head()).split("\n")[:-1]:
        with suppress(ValueError, RecursionError):
            yield json.loads(line)


def _read_record(record: object, document: Document, place: str) -> Reading:
    name = f"{document.name}: {place}" if place else document.name
    try:
        if not isinstance(record, Mapping):
            raise ArticleError(f'{name}: not an object with a text; write {{"title": …, "text": …}}')
        if segments := segments_of(record):
            yield article_of_speech(document, say_by_segments(segments), take_details(record, document))
            return
        wire = ninjs_record(record)
        record = record if wire is None else wire
        text = take(record, "text", document.fields)
        if not isinstance(text, str):
            if names_nobody(record):
                raise ArticleError(f"{name}: no speaker is named in it; give a transcript that says who speaks")
            raise ArticleError(f"{name}: {_missing_text([str(key) for key in record])}")
        found = take_details(record, document)
        id = take(record, "id", document.fields)
        # The numbers of WordPress begin with 1 at every site.
        own = isinstance(id, str) or (isinstance(id, int) and not isinstance(record.get("content"), Mapping))
        turns = take_turns(record.get("turns"), name)
        # Turns count the characters of the text as it is given.
        text = text_of(text) if is_html(text) and not turns else text
        yield document.article(text, found, id=str(id) if own else "", turns=turns)
    except ArticleError as error:
        message = str(error)
        if not message.startswith(name):
            own = message.startswith(document.name)
            message = name + message.removeprefix(document.name) if own else f"{name}: {message}"
        yield ReadFailure(name, message)


def _records_in(value: object, document: Document) -> list[object]:
    """Return the records of a JSON value: a list's items, or an object or, where it has no text, the list in it."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping):
        return []
    if isinstance(take(value, "text", document.fields), str):
        return [value]
    for name in LISTS:
        inner = value.get(name)
        if isinstance(inner, list) and inner and isinstance(inner[0], Mapping):
            # JSON-LD has the site and its pictures beside the report.
            texts: list[object] = [
                node for node in inner if isinstance(node, Mapping) and take(node, "text", document.fields)
            ]
            if _is_feed(value):
                return _entries_of(inner, value)
            return texts if texts and name == "@graph" else inner
    return [value]


def _lines(document: Document) -> Iterator[tuple[int, str | ReadFailure]]:
    """Yield each line with its number, one in memory at a time where the encoding allows."""
    stream = document.stream
    if document.head().startswith(tuple(mark for mark, encoding in BOMS if encoding != "utf-8")):
        yield from enumerate(decode(document.read()).split("\n"), 1)
        return
    number = 0
    while line := stream.readline(MAX_DOCUMENT + 1):
        number += 1
        if len(line) > MAX_DOCUMENT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_DOCUMENT)
            name = f"{document.name}: line {number}"
            yield number, ReadFailure(name, f"{name} is longer than {MAX_DOCUMENT >> 20} MB; split it up")
        else:
            yield number, decode(line).lstrip("\ufeff")


def _missing_text(names: list[str]) -> str:
    shown = ", ".join(names[:8]) or "nothing"
    return f"no field holds the text (there is {shown}); name it, as in --map text=FIELD"


def _problem(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {error.lineno} column {error.colno}"
    return "nested too deep" if isinstance(error, RecursionError) else str(error)
