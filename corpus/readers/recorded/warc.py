"""Web archives: the pages that were answered with them."""

from __future__ import annotations

import io
import re
from typing import Any

from corpus.errors import ArticleError
from corpus.readers.decoding import decode_declared
from corpus.readers.document import MAX_DOCUMENT, Document, ReadFailure, Reading
from corpus.readers.html import find_reports
from corpus.readers.recorded.packing import unpack

PAGE_TYPES = ("text/html", "application/xhtml+xml")
STATUS = re.compile(r"(?:HTTP/[\d.]+\s+)?200(?:\s|$)")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)


def read_warc(document: Document) -> Reading:
    """Yield the report of each page in a WARC file, streamed a record at a time; read with warcio.

    Only HTML answered with status 200 is looked at: no revisits, redirects and error pages. The charset of the HTTP
    header comes before the page's own.

    Raises:
        ArticleError: it is damaged; what stood before the damage has been read.
    """
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # ships no types
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # ships no types

    class QuietIterator(ArchiveIterator):  # type: ignore[misc]  # its base has no types
        """The iterator without the warning it writes to stderr on every record of a wrong length."""

        INC_RECORD = ""

    try:
        for record in QuietIterator(document.stream):
            if record.rec_type not in {"response", "resource"} or not _is_page(record):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            url = url.strip("<>")
            data = record.raw_stream.read(MAX_DOCUMENT + 1)
            if len(data) > MAX_DOCUMENT:
                yield ReadFailure(url, f"{url}: a page larger than {MAX_DOCUMENT >> 20} MB; left out")
                continue
            try:
                page = decode_declared(_body(data, record, url or document.name), _charset(record))
                for text, found in find_reports(page, url or document.name, url):
                    yield document.article(text, found)
            except ArticleError as error:
                yield ReadFailure(url or document.name, str(error))
    except ArchiveLoadFailed as error:
        raise ArticleError(
            f"{document.name}: damaged at this point ({str(error)[:80].strip()}); record it again"
        ) from error


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None:
        return (record.content_type or "").lower().startswith(PAGE_TYPES)
    return STATUS.match(headers.statusline) is not None and _content_type(record).lower().startswith(PAGE_TYPES)


def _content_type(record: Any) -> str:
    return str((record.http_headers.get_header("Content-Type") if record.http_headers else "") or "")


def _charset(record: Any) -> str:
    named = CHARSET.search(_content_type(record))
    return named[1] if named else ""


def _body(data: bytes, record: Any, name: str) -> bytes:
    """Return a page as it was before its server packed it and sent it in chunks.

    Not by warcio, which takes a block of what is packed and unpacks all of it: a few hundred bytes fill the memory.

    Raises:
        ArticleError: it is damaged or too large.
    """
    from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]  # ships no types

    headers = record.http_headers
    if headers is None:
        return unpack(data, "", name)
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        data = ChunkedDataReader(io.BytesIO(data)).read()
    return unpack(data, headers.get_header("Content-Encoding") or "", name)
