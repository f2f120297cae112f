"""Web archives: the pages that were answered with them."""

from __future__ import annotations

from corpus.errors import ArticleError
from corpus.readers.decoding import decode_declared
from corpus.readers.document import MAX_DOCUMENT, Document, ReadFailure, Reading
from corpus.readers.html import find_reports

PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_warc(document: Document) -> Reading:
    """Yield the report of each page in a WARC file, streamed a record at a time; read with warcio.

    Only HTML answered with status 200 is looked at.

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
            data = record.content_stream().read(MAX_DOCUMENT + 1)
            if len(data) > MAX_DOCUMENT:
                yield ReadFailure(url, f"{url}: a page larger than {MAX_DOCUMENT >> 20} MB; left out")
                continue
            try:
                for text, found in find_reports(decode_declared(data), url or document.name, url):
                    yield document.article(text, found)
            except ArticleError as error:
                yield ReadFailure(url or document.name, str(error))
    except ArchiveLoadFailed as error:
        raise ArticleError(
            f"{document.name}: damaged at this point ({str(error)[:80].strip()}); record it again"
        ) from error


def _is_page(record: object) -> bool:
    headers = getattr(record, "http_headers", None)
    if headers is None:
        kind = getattr(record, "content_type", "") or ""
        return kind.lower().startswith(PAGE_TYPES)
    kind = headers.get_header("Content-Type") or ""
    return headers.get_statuscode() == "200" and kind.lower().startswith(PAGE_TYPES)
