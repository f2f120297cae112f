"""Labels of encodings mean what they mean on the web, in pages, mail, feeds and web archives alike."""

from __future__ import annotations

import bz2
import gzip
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from documents import warc, zipped

from corpus.article import Article
from corpus.readers.decoding import decode_declared
from corpus.readers.document import Details
from corpus.readers.labels import codec_of
from corpus.readers.opening import pack_page
from corpus.readers.reading import ReadFailure, read_bytes
from corpus.readers.recorded import packing
from corpus.web.fetcher import Page

QUOTED = (
    "“There is no toll,” Ada Quill said on Tuesday – and then she thanked the builders, who worked for two winters."
)
JAPANESE = "①橋は五月に開通する、と市長は述べた。通行料はかからない。"
RUSSIAN = "«Проезд останется бесплатным», сказала мэр города Ада Квилл во вторник и поблагодарила строителей моста."
PAGE = "<html><head><meta charset='{}'><title>T</title></head><body><article><p>{}</p><p>{}</p></article></body></html>"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("iso-8859-1", "cp1252"),
        ("ISO8859-1", "cp1252"),
        ("iso88591", "cp1252"),
        ("latin1", "cp1252"),
        (" US-ASCII ", "cp1252"),
        ("shift_jis", "cp932"),
        ("x-sjis", "cp932"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("euc-kr", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("latin5", "cp1254"),
        ("tis-620", "cp874"),
        ("iso-8859-8-i", "iso8859-8"),
        ("utf8", "utf-8"),
        ("base64", ""),
        ("rot13", ""),
        ("undefined", ""),
        ("punycode", ""),
        ("no such", ""),
        ("\0", ""),
        ("", ""),
    ],
)
def test_a_label_is_what_the_web_means_by_it(label: str, codec: str) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
def test_windows_quotation_marks_survive_the_label_of_a_smaller_set(label: str) -> None:
    page = PAGE.format(label, QUOTED, QUOTED).encode("cp1252")
    (found,) = read_bytes(page, name="page.html")
    assert isinstance(found, Article)
    assert found.text.startswith(QUOTED)
    mail = (
        f"From: a@b.example\nSubject: T\nMIME-Version: 1.0\nContent-Type: text/plain; charset={label}\n"
        "Content-Transfer-Encoding: 8bit\n\n"
    ).encode() + QUOTED.encode("cp1252")
    (found,) = read_bytes(mail, name="letter.eml")
    assert isinstance(found, Article)
    assert found.text == QUOTED
    feed = (
        f"<?xml version='1.0' encoding='{label}'?><rss version='2.0'><channel><title>P</title><item><title>T</title>"
        f"<description>{QUOTED * 8}</description></item></channel></rss>"
    ).encode("cp1252")
    (found,) = read_bytes(feed, name="feed")
    assert isinstance(found, Article)
    assert found.text.startswith(QUOTED)


@pytest.mark.parametrize(
    ("label", "encoding", "words"),
    [
        ("shift_jis", "cp932", JAPANESE),
        ("iso-2022-jp", "iso2022_jp", JAPANESE[1:]),
        ("euc-kr", "cp949", "다리는 오월에 개통한다고 시장은 말했다. 똠방각하"),
        ("gb2312", "gb18030", "桥将于五月通车，朱镕基说。"),
        ("utf-16", "utf-8", QUOTED),
        ("nonsense", "utf-8", QUOTED),
    ],
)
def test_a_page_in_a_larger_set_than_its_label_is_read(label: str, encoding: str, words: str) -> None:
    assert words in decode_declared(PAGE.format(label, words, "").encode(encoding))
    assert words in decode_declared(PAGE.format("", words, "").encode(encoding), label)


def test_the_header_comes_before_the_page() -> None:
    body = PAGE.format("utf-8", RUSSIAN, RUSSIAN).encode("cp1251", "replace")
    assert RUSSIAN in decode_declared(body, "windows-1251")
    packed = pack_page(Page("https://post.example/1", body, "text/html; charset=windows-1251"), Details(), {})
    assert isinstance(packed.body, bytes)
    assert RUSSIAN.encode() in packed.body
    http = (
        b"HTTP/1.1 200\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Length: %d\r\n\r\n" % len(body)
    ) + body
    (found,) = read_bytes(archive_of(http), name="web.warc")
    assert isinstance(found, Article)
    assert found.text.startswith(RUSSIAN)


def archive_of(http: bytes, kind: str = "response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/1\r\n"
        "WARC-Date: 2021-03-16T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", encoding: str = "") -> bytes:
    packed = f"Content-Encoding: {encoding}\r\n" if encoding else ""
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{packed}Content-Length: {len(body)}\r\n\r\n".encode() + body
    )


HTML = PAGE.format("utf-8", QUOTED, QUOTED).encode()


def deflated_bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 100] for at in range(0, len(body), 100)]
    sent = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])
    head = "HTTP/1.1 200\r\nContent-Type: text/html\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head.encode() + sent


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize(
    "http",
    [
        answer(HTML, status="200"),
        *(answer(pack(HTML), encoding=encoding) for encoding, pack in PACKERS.items()),
        answer(deflated_bare(HTML), encoding="deflate"),
        answer(zstandard.compress(HTML)),
        answer(brotli.compress(gzip.compress(HTML)), encoding="gzip, br"),
        chunked(brotli.compress(HTML)),
        answer(gzip.compress(HTML), encoding="gzip"),
        answer(gzip.compress(gzip.compress(HTML)), encoding="gzip"),
        answer(gzip.compress(HTML)),
        answer(HTML, encoding="br"),
    ],
)
def test_a_recorded_page_is_read_however_it_was_packed(http: bytes) -> None:
    (found,) = read_bytes(archive_of(http), name="web.warc")
    assert isinstance(found, Article), found
    assert found.text.startswith(QUOTED)


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_recorded_page_that_unpacks_to_more_than_a_page_is_left_out_before_it_is_unpacked(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "MAX_DOCUMENT", 1 << 20)
    pack = PACKERS[encoding]
    archive = archive_of(answer(pack(bytes(64 << 20)), encoding=encoding)) + archive_of(answer(HTML))
    tracemalloc.start()
    try:
        bomb, good = read_bytes(archive, name="web.warc")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(bomb, ReadFailure)
    assert "a page larger than" in bomb.message
    assert isinstance(good, Article)
    assert most < 30 << 20


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_damaged_packing_is_named(encoding: str) -> None:
    body = bytearray(PACKERS[encoding](HTML * 20 + bytes(range(256))))
    body[len(body) // 2 :] = bytes(byte ^ 0xA5 for byte in body[len(body) // 2 :])
    (found,) = read_bytes(archive_of(answer(bytes(body), encoding=encoding)), name="web.warc")
    assert isinstance(found, ReadFailure)
    assert f"said to be packed with {encoding!r}, and damaged" in found.message


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("dcb", b"\xffDCB" + bytes(32) + brotli.compress(HTML * 20)),
        ("compress", b"\x1f\x9d\x90" + bytes(range(256)) * 4),
        ("bzip2", bz2.compress(HTML * 20)),
        ("gzip, x-own", bytes(range(256)) * 4),
        ("gzip", bytes(range(256)) * 4),
        ("x" * 10_000, bz2.compress(HTML * 20)),
    ],
)
def test_a_recorded_page_packed_in_a_way_that_is_not_read_is_named_and_the_rest_read(
    encoding: str, body: bytes
) -> None:
    archive = archive_of(answer(body, encoding=encoding)) + archive_of(answer(HTML))
    refused, good = read_bytes(archive, name="web.warc")
    assert isinstance(refused, ReadFailure)
    assert f"packed as '{encoding[:40]}', which is not read; left out" in refused.message
    assert isinstance(good, Article)


@pytest.mark.parametrize("encoding", ["identity", "x-own", "dcb", "UTF-8", ","])
def test_a_recorded_page_that_is_not_packed_is_read_whatever_is_said_of_it(encoding: str) -> None:
    for html in (HTML, HTML.decode().replace("utf-8", "utf-16").encode("utf-16")):
        (found,) = read_bytes(archive_of(answer(html, encoding=encoding)), name="web.warc")
        assert isinstance(found, Article), found


def test_zstandard_that_looks_back_further_than_the_web_allows_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27)
    body = zstandard.ZstdCompressor(compression_params=parameters).compressobj().compress(HTML * 100_000)
    (found,) = read_bytes(archive_of(answer(body, encoding="zstd")), name="web.warc")
    assert isinstance(found, ReadFailure)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_zip_unpacks_without_a_bound_is_named_and_the_rest_read(method: int) -> None:
    (bomb,) = read_bytes(zipped({"a.html": HTML}, method), name="pack.zip")
    assert isinstance(bomb, ReadFailure)
    assert "pack it the usual way" in bomb.message


@pytest.mark.parametrize(
    "http", [answer(HTML, status="404 X"), answer(HTML, status="301"), answer(b"", status="304 X")]
)
def test_error_pages_and_revisits_are_no_reports(http: bytes) -> None:
    good = archive_of(answer(HTML))
    found = list(read_bytes(archive_of(http) + archive_of(answer(b""), "revisit") + good, name="web.warc"))
    assert [type(item) for item in found] == [Article]


def test_the_lists_of_a_wacz_are_no_reports() -> None:
    files = {
        "datapackage.json": b'{"profile": "data-package"}',
        "pages/pages.jsonl": b'{"id": "1", "url": "https://post.example/1", "title": "T", "text": "Ada said no."}\n',
        "indexes/index.cdx": b"com,example)/1 2021 {}",
        "archive/data.warc.gz": gzip.compress(warc([("https://post.example/1", "200", HTML)])),
    }
    (found,) = read_bytes(zipped(files), name="site.wacz")
    assert isinstance(found, Article)
    assert found.url == "https://post.example/1"
