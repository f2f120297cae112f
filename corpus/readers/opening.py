"""Sources to documents that can travel: files, folders, patterns, standard input and web addresses."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from corpus.errors import ArticleError
from corpus.readers.apart import Packed
from corpus.readers.decoding import BOMS, DECLARED, decode_declared
from corpus.readers.document import Details
from corpus.readers.labels import codec_of

if TYPE_CHECKING:
    from corpus.web.fetcher import Fetcher, Page

STDIN = "-"
PATTERN = frozenset("*?[")


def find_paths(source: str) -> list[Path]:
    """Return the files `source` names, in order: the file itself, a folder's files, or what a pattern matches.

    Folders are walked to the bottom, hidden files and folders left out, links to folders not followed.

    Raises:
        ArticleError: there is no such file, or the folder holds none.
    """
    path = Path(unquote(urlsplit(source).path) if source.startswith("file://") else source).expanduser()
    try:
        if path.is_dir():
            return _files_in(path)
        if path.exists():
            return [path]
    except (OSError, ValueError) as error:
        raise ArticleError(f"{_shown(source)}: {_reason(error)}; give the path of a file or folder") from error
    if PATTERN & set(source):
        found = sorted(Path(name) for name in glob.glob(str(path), recursive=True))
        files = [inner for outer in found for inner in (_files_in(outer) if outer.is_dir() else [outer])]
        if files:
            return files
        raise ArticleError(f"{_shown(source)}: no file matches; check the pattern")
    raise ArticleError(f"{_shown(source)}: no such file or folder; check the path")


def pack_path(path: Path, details: Details, fields: Mapping[str, str]) -> Packed:
    """Return one file as a document.

    Raises:
        ArticleError: it is none that can be read.
    """
    name = _shown(str(path))
    if not path.is_file():
        what = "no such file" if not path.exists() else "not a regular file"
        raise ArticleError(f"{name}: {what}; give a file that holds reports")
    try:
        path.open("rb").close()
    except OSError as error:
        raise ArticleError(f"{name}: {_reason(error)}; make it readable and add it again") from error
    return Packed(name, path.absolute(), details, fields)


@contextmanager
def pack_stdin(details: Details, fields: Mapping[str, str]) -> Iterator[Packed]:
    """Copy standard input to a temporary file, so that its format can be looked at, and give that as a document."""
    with NamedTemporaryFile(prefix="onrecord-") as copy:
        while block := sys.stdin.buffer.read(1 << 20):
            copy.write(block)
        copy.flush()
        yield Packed("standard input", Path(copy.name), details, fields)


def is_web(source: str) -> bool:
    """Return whether a source is a web address."""
    return source[:8].lower().startswith(("http://", "https://"))


def fetch_page(url: str, details: Details, fields: Mapping[str, str], fetcher: Fetcher) -> Packed:
    """Fetch a page as a document, for which further ones may be fetched where it is a feed or a sitemap.

    Raises:
        ArticleError: it cannot be had; a FetchError says whether asking again makes sense.
    """
    return replace(pack_page(fetcher.fetch(url), details, fields), fetches=True)


def pack_page(page: Page, details: Details, fields: Mapping[str, str]) -> Packed:
    """Return a fetched page as a document, for which nothing further is fetched."""
    # Feeds and sitemaps belong to no page, so their address is not that of the reports in them.
    return Packed(page.url, _in_utf8(page), Details(url=page.url).over(details), fields)


def _in_utf8(page: Page) -> bytes:
    """Return the body in UTF-8 where the HTTP header says which encoding it is in, whatever the page says itself."""
    named = DECLARED.search(page.content_type.encode("ascii", "replace"))
    label = named[1].decode("ascii") if named else ""
    if codec_of(label) in {"", "utf-8"} or page.body.startswith(tuple(mark for mark, _ in BOMS)):
        return page.body
    return decode_declared(page.body, label).encode("utf-8", "replace")


def _files_in(folder: Path) -> list[Path]:
    files = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(parent, name) for name in sorted(names) if not name.startswith(".")]
    if not files:
        raise ArticleError(f"{_shown(str(folder))}: no files in this folder; give one that holds reports")
    return files


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _shown(source: str) -> str:
    """Return a file name that can be printed and stored whatever bytes it is made of."""
    return os.fsencode(source).decode("utf-8", "replace") if source.isprintable() is False else source
