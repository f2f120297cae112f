"""Parts: the XML files packed in an office document, unpacked no further than a report may be long."""

from __future__ import annotations

import zipfile
import zlib
from xml.etree.ElementTree import Element

from corpus.errors import ArticleError
from corpus.readers.markup import first_text, local, parse_xml

MAX_PART = 16 << 20
"""Bytes of one part; a novel of 500,000 characters has 10 MB of markup."""
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""How programs pack office documents; zipfile has no bound for what other methods unpack at once."""
SAVE_AS = "save it as text, DOCX, ODT or PDF"
PLACEHOLDERS = frozenset({"untitled", "document", "document1", "word document", "microsoft word document"})
"""What programs write where nobody gave a title."""
MADE_BY = "microsoft word - "


def read_part(archive: zipfile.ZipFile, path: str, name: str) -> Element | None:
    """Return the root of a part, None where there is none of that path.

    Raises:
        ArticleError: it is damaged, locked, too large, or no well-formed XML.
    """
    try:
        info = archive.getinfo(path)
    except KeyError:
        return None
    where = f"{name}: {path}"
    if info.compress_type not in METHODS:
        raise ArticleError(f"{name}: packed in a way that is not read; save the document again")
    if info.flag_bits & 1:
        raise ArticleError(f"{name}: this document is locked; remove its password first")
    try:
        with archive.open(info) as stream:
            data = stream.read(MAX_PART + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise ArticleError(f"{where}: damaged ({error}); save the document again") from error
    if len(data) > MAX_PART:
        raise ArticleError(f"{where}: it unpacks to more than {MAX_PART >> 20} MB; {SAVE_AS}, split into its reports")
    return parse_xml(data, where)


def title_in(facts: Element | None) -> str:
    """Return the title that somebody gave in a document's properties, "" for none or a program's own."""
    title = first_text(facts, "title") if facts is not None else ""
    if title.lower().startswith(MADE_BY):
        title = title[len(MADE_BY) :].rsplit(".", 1)[0]
    return "" if title.lower() in PLACEHOLDERS else title


def language_in(facts: Element | None) -> str:
    """Return the two letters of the language in a document's properties, "" where none is told."""
    return (first_text(facts, "language") if facts is not None else "")[:2].lower()


def value(element: Element, name: str) -> str:
    """Return an attribute by its name without its namespace, "" where there is none."""
    return next((text for key, text in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")


def is_on(parent: Element | None, *names: str) -> bool:
    """Return whether one of these switches is set below an element: there, and not said to be off."""
    return parent is not None and any(
        local(child) in names and value(child, "val").lower() not in {"0", "false", "off", "none"} for child in parent
    )


def tidy(paragraphs: list[str]) -> str:
    """Return paragraphs as the lines of a text, their blanks single, empty ones left out."""
    lines = (" ".join(line.split()) for paragraph in paragraphs for line in paragraph.split("\n"))
    return "\n".join(line for line in lines if line)
