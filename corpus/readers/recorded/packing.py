"""Packings that servers put around pages: gzip, deflate, brotli and Zstandard, unpacked no further than may be."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator

from corpus.errors import ArticleError
from corpus.readers.decoding import looks_binary
from corpus.readers.document import MAX_DOCUMENT

BLOCK = 1 << 16
MAX_LAYERS = 3
MAX_SHOWN = 40
MAX_WINDOW = 8 << 20
"""Bytes that Zstandard may look back, and so has to keep: what RFC 9659 allows pages on the web."""


def unpack(data: bytes, said: str, name: str) -> bytes:
    """Return what was packed in `data`, whose Content-Encoding is `said`, through up to MAX_LAYERS layers.

    Bytes that are text in truth stay as they are, whatever is said of them; so does nothing that was cut off, of which
    what came is returned. All bytes given out count, as they come: a few hundred can unpack to as many millions.

    Raises:
        ArticleError: it is damaged, larger than MAX_DOCUMENT, or packed in a way that is not read.
    """
    named = [each.strip().lower() for each in said.split(",")]
    around = ", ".join(each for each in named if each not in {"", "identity"})
    for _ in range(MAX_LAYERS):
        packing = _packing_of(data, named)
        if not packing:
            break
        data = _unpacked(data, packing, name)
    if around and looks_binary(data):
        raise ArticleError(f"{name}: packed as {around[:MAX_SHOWN]!r}, which is not read; left out")
    return data


def _packing_of(data: bytes, named: list[str]) -> str:
    """Return what these bytes are packed with, taking it from the end of what is named; "" for nothing."""
    shown = next((packing for begin, packing in SHOWN.items() if data.startswith(begin)), "")
    if shown:
        return shown
    while named and looks_binary(data):
        packing = named.pop()
        if packing in HIDDEN:
            return packing
    return ""


def _unpacked(data: bytes, packing: str, name: str) -> bytes:
    found = bytearray()
    try:
        for block in UNPACKERS[packing](data):
            found += block
            if len(found) > MAX_DOCUMENT:
                break
    except Exception as error:  # Each of these libraries has an error of its own.
        raise ArticleError(f"{name}: said to be packed with {packing!r}, and damaged; record it again") from error
    if len(found) > MAX_DOCUMENT:
        raise ArticleError(f"{name}: a page larger than {MAX_DOCUMENT >> 20} MB; left out")
    return bytes(found)


def _gzip(data: bytes) -> Iterator[bytes]:
    return _zlib(data, zlib.MAX_WBITS | 16)


def _deflate(data: bytes) -> Iterator[bytes]:
    """Yield what is packed with zlib's head or, as some servers send it, without."""
    has_head = len(data) > 1 and data[0] & 15 == 8 and not (data[0] << 8 | data[1]) % 31
    return _zlib(data, zlib.MAX_WBITS if has_head else -zlib.MAX_WBITS)


def _zlib(data: bytes, form: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(form)
    while data and not unpacker.eof:
        yield unpacker.decompress(data, BLOCK)
        data = unpacker.unconsumed_tail


def _brotli(data: bytes) -> Iterator[bytes]:
    import brotli  # type: ignore[import-untyped]  # ships no types

    unpacker = brotli.Decompressor()
    yield unpacker.process(data, output_buffer_limit=BLOCK)
    while not unpacker.is_finished() and not unpacker.can_accept_more_data():
        yield unpacker.process(b"", output_buffer_limit=BLOCK)


def _zstandard(data: bytes) -> Iterator[bytes]:
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
    with unpacker.stream_reader(io.BytesIO(data), read_across_frames=True) as stream:
        while block := stream.read(BLOCK):
            yield block


SHOWN = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
"""Packings that show by how the bytes begin, so that nobody need have named them."""
HIDDEN = {"br", "deflate"}
UNPACKERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "br": _brotli,
    "deflate": _deflate,
    "gzip": _gzip,
    "zstd": _zstandard,
}
