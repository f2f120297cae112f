"""Readers: sources of many formats in, articles out.

`read` yields every article and, in its place, every failure; `read_articles` yields the articles alone and raises
once, at the end, where something could not be read. Each format is a module of this package, imported when a
document of that format comes along.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from importlib import import_module, resources
from logging import getLogger
from typing import TYPE_CHECKING, cast

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers.apart import SECONDS, read_apart
from corpus.readers.document import NOTHING_KNOWN, Details, Document, ReadFailure, Reading, document_of
from corpus.readers.format import sniff
from corpus.readers.opening import STDIN, fetch_page, find_paths, is_web, pack_page, pack_path, pack_stdin

if TYPE_CHECKING:
    from corpus.web.fetcher import Fetcher, Page

__all__ = [
    "FORMATS",
    "Details",
    "ReadFailure",
    "read",
    "read_articles",
    "read_bytes",
    "read_document",
    "read_page",
    "sample_articles",
]

log = getLogger(__name__)

MAX_MESSAGE = 400

FORMATS = {
    "csv": ("corpus.readers.records", "read_table"),
    "debate": ("corpus.readers.transcripts.debates", "read_debate"),
    "feed": ("corpus.readers.feed", "read_feed"),
    "gzip": ("corpus.readers.archive", "read_gzip"),
    "html": ("corpus.readers.html", "read_html"),
    "json": ("corpus.readers.records", "read_json"),
    "jsonl": ("corpus.readers.records", "read_json_lines"),
    "mail": ("corpus.readers.mail", "read_mail"),
    "markdown": ("corpus.readers.plain", "read_markdown"),
    "newsml": ("corpus.readers.newsml", "read_newsml"),
    "pdf": ("corpus.readers.pdf", "read_pdf"),
    "rtf": ("corpus.readers.office.richtext", "read_rtf"),
    "sitemap": ("corpus.readers.sitemap", "read_sitemap"),
    "subrip": ("corpus.readers.transcripts.subrip", "read_subrip"),
    "text": ("corpus.readers.plain", "read_text"),
    "warc": ("corpus.readers.recorded.warc", "read_warc"),
    "webvtt": ("corpus.readers.transcripts.webvtt", "read_webvtt"),
    "zip": ("corpus.readers.archive", "read_zip"),
}
"""Every format by the name `sniff` gives it: the module that reads it and the function there."""


def read(
    source: str | os.PathLike[str],
    *,
    title: str = "",
    outlet: str = "",
    url: str = "",
    published: date | None = None,
    fields: Mapping[str, str] | None = None,
    fetcher: Fetcher | None = None,
    seconds: float = SECONDS,
) -> Iterator[Article | ReadFailure]:
    """Yield each article of a source, and a failure for each that cannot be read; never raises for what is in it.

    `source` is a file, a folder, a pattern (`reports/*.md`), "-" for standard input, or a web address, got with
    `fetcher` or one of the usual settings. Its format is told by its content. `title`, `outlet`, `url` and
    `published` stand in where the source does not give them; `fields` names the fields of records
    (`{"title": "headline"}`). The text of JSON, JSON Lines and tables is kept to the character; text files are
    decoded with every line end as a newline. Documents are read in another process, which may take `seconds` for each
    article; one that takes longer, or crashes its reader, is a failure.
    """
    details, names = Details(title, outlet, url, published), dict(fields or {})
    where = os.fspath(source)
    if where == STDIN:
        with pack_stdin(details, names) as packed:
            yield from read_apart(packed, read_document, seconds=seconds)
        return
    try:
        if is_web(where):
            fetch = partial(fetch_page, details=details, fields=names, fetcher=fetcher or _usual_fetcher())
            yield from read_apart(fetch(where), read_document, fetch=fetch, seconds=seconds)
            return
        paths = find_paths(where)
    except ArticleError as error:
        yield ReadFailure(str(error).split(": ", 1)[0] if is_web(where) else where, str(error))
        return
    for path in paths:
        try:
            yield from read_apart(pack_path(path, details, names), read_document, seconds=seconds)
        except ArticleError as error:
            yield ReadFailure(str(path), str(error))


def read_page(page: Page, details: Details = NOTHING_KNOWN, *, seconds: float = SECONDS) -> Reading:
    """Yield what `read` would of a page that was fetched already; nothing it names is fetched."""
    return read_apart(pack_page(page, details, {}), read_document, seconds=seconds)


def read_articles(
    source: str | os.PathLike[str],
    *,
    title: str = "",
    outlet: str = "",
    url: str = "",
    published: date | None = None,
    fields: Mapping[str, str] | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Article]:
    """Yield each article of a source; takes what `read` takes.

    Raises:
        ArticleError: something could not be read. It is raised after the last article, so nothing is lost by it.
    """
    failures: list[ReadFailure] = []
    articles = 0
    for found in read(source, title=title, outlet=outlet, url=url, published=published, fields=fields, fetcher=fetcher):
        if isinstance(found, ReadFailure):
            failures.append(found)
        else:
            articles += 1
            yield found
    if failures:
        rest = f" (and {len(failures) - 1} more of {articles + len(failures)} failed)" if len(failures) > 1 else ""
        raise ArticleError(failures[0].message + rest)


def read_bytes(data: bytes, *, name: str, details: Details = NOTHING_KNOWN) -> Iterator[Article | ReadFailure]:
    """Yield what `read` would of a file with these bytes; `name` says what to call it."""
    return read_document(document_of(data, name, details))


def read_document(document: Document) -> Reading:
    """Yield the articles and failures of one document, in the format its first bytes show; never raises.

    At least one is yielded, and every message is one printable line.
    """
    found = None
    for found in _read_guarded(document):
        yield found if isinstance(found, Article) else ReadFailure(_one_line(found.name), _one_line(found.message))
    if found is None:
        yield ReadFailure(document.name, f"{document.name}: no report in it; give a file that holds one")


def _read_guarded(document: Document) -> Reading:
    try:
        module, function = FORMATS[sniff(document.head(), document.name)]
        reader = cast(Callable[[Document], Reading], getattr(import_module(module), function))
        yield from reader(replace(document, reader=document.reader or read_document))
    except ArticleError as error:
        yield ReadFailure(document.name, str(error))
    except (OSError, EOFError) as error:
        yield ReadFailure(document.name, f"{document.name}: it cannot be read ({error}); check the file")
    except Exception as error:  # A parser of somebody else's may raise anything on a damaged file.
        log.debug("%s", document.name, exc_info=True)
        message = f"{document.name}: it is damaged ({_in_short(error)}); mend it or leave it out"
        yield ReadFailure(document.name, message)


def sample_articles() -> list[Article]:
    """Return the sample reports that are installed with the package, oldest first."""
    folder = resources.files("corpus") / "articles"
    found: list[Article] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".md"):
            found += [item for item in read_bytes(entry.read_bytes(), name=entry.name) if isinstance(item, Article)]
    return sorted(found, key=lambda article: (article.published or date.min, article.title))


@cache
def _usual_fetcher() -> Fetcher:
    from corpus.web.fetcher import Fetcher

    return Fetcher()


def _one_line(words: str) -> str:
    """Return a message that can be shown: what damaged files bring along could move the cursor or fill the screen."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in words[:2000]).split())
    return line if len(line) <= MAX_MESSAGE else f"{line[: MAX_MESSAGE - 1]}…"


def _in_short(error: Exception) -> str:
    first = (str(error).splitlines() or [""])[0].strip()
    return f"{type(error).__name__}: {first[:120]}" if first else type(error).__name__
