"""The names of encodings as the web means them: the label table of the WHATWG's Encoding Standard."""

from __future__ import annotations

import codecs
import re

AS_THE_WEB_MEANS = {
    "cp1252": "iso8859-1 ascii",
    "cp1254": "iso8859-9",
    "cp874": "iso8859-11 tis-620",
    "cp932": "shift_jis",
    "cp949": "euc_kr",
    "gb18030": "gb2312 gbk",
    "big5hkscs": "big5",
    "koi8-u": "koi8-ru",
}
"""Codecs that read all that the labels of their subsets are used for; "iso-8859-1" has Windows quotation marks."""
ONLY_OF_THE_WEB = {
    "cp874": "dos-874 windows-874",
    "cp932": "x-sjis csshiftjis windows-31j",
    "cp949": "windows-949 cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601",
    "cp1250": "x-cp1250",
    "cp1251": "x-cp1251",
    "cp1252": "x-cp1252",
    "cp1253": "x-cp1253",
    "cp1254": "x-cp1254",
    "cp1255": "x-cp1255",
    "cp1256": "x-cp1256",
    "cp1257": "x-cp1257",
    "cp1258": "x-cp1258",
    "cp866": "866",
    "big5hkscs": "x-x-big5 cn-big5",
    "gb18030": "x-gbk csgb2312 gb_2312 gb_2312-80",
    "euc_jp": "x-euc-jp cseucpkdfmtjapanese",
    "iso8859-6": "asmo-708 iso-8859-6-e iso-8859-6-i csiso88596e csiso88596i",
    "iso8859-7": "sun_eu_greek",
    "iso8859-8": "logical visual iso-8859-8-e iso-8859-8-i csiso88598e csiso88598i",
    "iso8859-15": "csisolatin9",
    "koi8-r": "koi koi8 koi8_r",
    "mac-roman": "mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "utf-16-le": "ucs-2 unicode iso-10646-ucs-2 csunicode unicodefeff utf-16",
    "utf-16-be": "unicodefffe",
}
WITHOUT_DASHES = re.compile(r"iso8859(\d{1,2})")
NO_ENCODING = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"}
"""Codecs of Python's that no text is written in."""
BY_CODEC = {name: codec for codec, names in AS_THE_WEB_MEANS.items() for name in names.split()}
BY_LABEL = {name: codec for codec, names in ONLY_OF_THE_WEB.items() for name in names.split()}


def codec_of(label: str) -> str:
    """Return the name of the Python codec for a label in a page, a mail or a header; "" where nobody knows it."""
    name = label.strip().strip("\"'").lower()
    if bare := WITHOUT_DASHES.fullmatch(name):
        name = f"iso-8859-{bare[1]}"
    if name in BY_LABEL:
        return BY_LABEL[name]
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # base64, zlib and rot13 are codecs to Python as well.
    is_text = getattr(found, "_is_text_encoding", True) and found.name not in NO_ENCODING
    return BY_CODEC.get(found.name, found.name) if is_text else ""
