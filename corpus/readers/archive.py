"""ZIP and gzip: what is packed in them, read like files of their own."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from corpus.errors import ArticleError
from corpus.readers.document import MAX_DOCUMENT, Document, ReadFailure, Reading

MAX_DEPTH = 3
MAX_FILES = 20_000
MAX_RATIO = 500
"""Bytes unpacked for a byte packed beyond which a file is taken for a bomb; text reaches 50."""
WACZ_PAGES = re.compile(r"archive/.+\.warc(?:\.gz)?", re.IGNORECASE)
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""How files in a ZIP archive may be packed: of the other methods zipfile unpacks gigabytes from a few KB at once."""
OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/MANIFEST.MF"}


OFFICE_SUFFIXES = {".docx", ".odt", ".pages"}


class Unpacking(io.RawIOBase):
    """A stream that stops with an ArticleError once more came out of it than any honest archive holds."""

    def __init__(self, stream: BinaryIO, limit: int, name: str) -> None:
        self._stream, self._limit, self._name = stream, limit, name

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        if self._stream.tell() > self._limit:
            raise ArticleError(f"{self._name}: it unpacks to far more than a report holds; left out as a bomb")
        try:
            block = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise ArticleError(f"{self._name}: damaged inside its archive ({error}); pack it again") from error
        buffer[: len(block)] = block
        return len(block)


def read_zip(document: Document) -> Reading:
    """Yield what each file of a ZIP archive yields; hidden files are left out. DOCX and ODT are archives too.

    Raises:
        ArticleError: it is damaged, an office document of another kind, or packed too deep.
    """
    _check_depth(document)
    try:
        archive = zipfile.ZipFile(document.stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ArticleError(f"{document.name}: not a whole ZIP archive ({error}); pack it again") from error
    with archive:
        files = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
        suffix = PurePosixPath(document.name).suffix.lower()
        if suffix in OFFICE_SUFFIXES or OFFICE & {info.filename for info in archive.infolist()}:
            yield from _read_office(archive, document)
            return
        if any(info.filename == "datapackage.json" for info in files):
            # A WACZ: its pages are in the WARC files; indexes and lists of pages are no reports.
            files = [info for info in files if WACZ_PAGES.fullmatch(info.filename)] or files
        if not files:
            raise ArticleError(f"{document.name}: no files in this archive; give one that holds reports")
        if len(files) > MAX_FILES:
            raise ArticleError(f"{document.name}: more than {MAX_FILES:,} files; split it, or give JSON Lines")
        for info in files:
            yield from _read_member(archive, info, document)


def read_gzip(document: Document) -> Reading:
    """Yield what the unpacked file yields.

    Raises:
        ArticleError: it is packed too deep, or damaged.
    """
    yield from document.read_other(unpack_gzip(document))


def unpack_gzip(document: Document) -> Document:
    """Return the document packed in this one.

    Raises:
        ArticleError: it is packed too deep; or, when read, damaged or far too large.
    """
    _check_depth(document)
    packed = document.stream.seek(0, io.SEEK_END)
    document.stream.seek(0)
    inner = document.name.removesuffix(".gz").rsplit(": ", 1)[-1]
    stream = cast(BinaryIO, gzip.GzipFile(fileobj=document.stream))
    limit = max(MAX_DOCUMENT, packed * MAX_RATIO)
    return _inside(document, PurePosixPath(inner).name, stream, limit)


def _read_office(archive: zipfile.ZipFile, document: Document) -> Reading:
    from corpus.readers.office.opendocument import is_odt, read_odt
    from corpus.readers.office.word import read_docx

    names = set(archive.namelist())
    if any(name.startswith("word/") for name in names):
        return read_docx(document, archive)
    if is_odt(archive):
        return read_odt(document, archive)
    raise ArticleError(f"{document.name}: this is an office document, but no DOCX or ODT; save it as text or PDF")


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, document: Document) -> Reading:
    name = f"{document.name}: {info.filename}"
    if info.compress_type not in METHODS:
        method = zipfile.compressor_names.get(info.compress_type, str(info.compress_type))  # type: ignore[attr-defined]
        yield ReadFailure(name, f"{name}: packed by the method {method!r}, which is not read; pack it the usual way")
        return
    try:
        stream = archive.open(info)
    except RuntimeError:
        yield ReadFailure(name, f"{name}: locked with a password; unpack it first")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, zlib.error) as error:
        yield ReadFailure(name, f"{name}: damaged inside its archive ({error}); pack it again")
    else:
        with stream:
            limit = max(MAX_DOCUMENT, info.compress_size * MAX_RATIO)
            yield from document.read_other(_inside(document, info.filename, cast(BinaryIO, stream), limit))


def _inside(document: Document, name: str, stream: BinaryIO, limit: int) -> Document:
    raw = Unpacking(stream, limit, f"{document.name}: {name}")
    return document.inside(name, cast(BinaryIO, io.BufferedReader(raw, 1 << 16)))


def _check_depth(document: Document) -> None:
    if document.depth >= MAX_DEPTH:
        raise ArticleError(f"{document.name}: archives packed {MAX_DEPTH} deep are left alone; unpack it first")


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
