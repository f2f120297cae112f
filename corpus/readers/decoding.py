"""Bytes to text: byte order marks, UTF-8, and the older encodings newspapers still send."""

from __future__ import annotations

import codecs
import re

from corpus.readers.labels import codec_of

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 1 << 16
HEAD = 2048
SEVEN_BITS = {
    "iso2022_jp",
    "iso2022_jp_1",
    "iso2022_jp_2",
    "iso2022_jp_2004",
    "iso2022_jp_3",
    "iso2022_kr",
    "hz",
    "utf-7",
}
"""Encodings whose bytes are all valid UTF-8, and mean something else."""
DAMAGED = "\N{REPLACEMENT CHARACTER}"
# Accented letters and quotation marks of Western Europe inside or beside plain words, as cp1252 writes them.
WESTERN = re.compile(rb"[\x80\x85\x8c\x91-\x97\x9c\xa0-\xbf\xc0-\xff]")
DECLARED = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9._-]{2,30})", re.IGNORECASE)
LONE_LETTERS = re.compile(rb"[\xc0-\xff]{3}")
# Signs that no Western word has inside it, where the code pages of Central Europe have letters.
FOREIGN_LETTERS = re.compile(rb"[A-Za-z][\xa1-\xb3\xb5\xb6\xb8-\xbf][a-z]")
OTHERS = [
    *("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r"),
    *("cp932", "euc_jp", "gb18030", "big5", "euc_kr"),
]


def decode(data: bytes) -> str:
    """Return the text of `data` without a byte order mark, line ends untouched; never raises.

    The mark decides where there is one. Otherwise: UTF-8 where it is valid, UTF-16 where every second byte is zero,
    then what charset-normalizer finds, with Windows-1252 (a superset of printed Latin-1) for Western text and last.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        if _is_mostly_good(text):
            return text
    wide = _wide_encoding(data)
    return data.decode(wide or _single_byte_encoding(data), "replace")


def decode_declared(data: bytes, header: str = "") -> str:
    """Return the text of markup; `header` is the encoding that HTTP or a mail names, which comes before its own.

    Labels mean what they mean on the web (`corpus.readers.labels`). A byte order mark comes first, then UTF-8 where the
    data is valid UTF-8 that no label of seven bits speaks against.
    """
    if data.startswith(tuple(mark for mark, _ in BOMS)):
        return decode(data)
    own = DECLARED.search(data[:HEAD])
    labels = (header, own[1].decode("ascii", "replace") if own else "")
    codec = next((codec for label in labels if (codec := codec_of(label))), "")
    if codec in SEVEN_BITS:
        return data.decode(codec, "replace")
    # A page that could be read to say it is UTF-16 is not.
    if not codec or codec.startswith(("utf-16", "utf-32")):
        return decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decode(data) if codec == "utf-8" else data.decode(codec, "replace")


def declared_as_utf8(data: bytes) -> bytes:
    """Return XML in UTF-8 with that in its declaration, whatever its encoding was; UTF-8 as it is."""
    declared = DECLARED.search(data[:HEAD])
    if declared is None or codec_of(declared[1].decode("ascii", "replace")) in {"", "utf-8"}:
        return data
    text = decode_declared(data)
    return re.sub(r"(<\?xml[^>]{0,200}?encoding\s*=\s*[\"'])[^\"'>]{1,40}", r"\1utf-8", text, count=1).encode(
        "utf-8", "replace"
    )


def decode_lines(data: bytes) -> str:
    """Return the text with every line end as a single newline, as Python reads a text file."""
    wide = "" if data.startswith(tuple(mark for mark, _ in BOMS)) else _wide_encoding(data)
    text = data.decode(wide, "replace") if wide else decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def looks_binary(data: bytes) -> bool:
    """Return whether the first bytes are no text: zeros that are no UTF-16, or many control characters."""
    sample = data[:SAMPLE]
    if sample.startswith(tuple(mark for mark, _ in BOMS)) or _wide_encoding(sample):
        return False
    if not sample:
        return False
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    return sample.count(0) > len(sample) * 0.005 or controls > len(sample) * 0.02


def _is_mostly_good(text: str) -> bool:
    """Return whether text read as UTF-8 has only a few damaged places: no reason to misread all the rest of it."""
    damaged = text.count(DAMAGED)
    good = len(text) - len(text.encode("ascii", "ignore")) - damaged
    return good >= 4 * damaged or (damaged == 1 and text.endswith(DAMAGED))


def _wide_encoding(data: bytes) -> str:
    """Return the UTF-16 byte order of text without a mark, or ""."""
    sample = data[: SAMPLE & ~1]
    if len(sample) < 4:
        return ""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _single_byte_encoding(data: bytes) -> str:
    sample = data[:SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    western = len(WESTERN.findall(sample))
    # Western text has few high bytes, hardly ever three letters of them together; Cyrillic, Greek or Asian has many.
    foreign = LONE_LETTERS.search(sample) or FOREIGN_LETTERS.search(sample)
    if western >= high * 0.95 and high < len(sample) * 0.3 and not foreign:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=OTHERS).best()
    return best.encoding if best is not None else "cp1252"
