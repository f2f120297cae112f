"""Wire formats of the IPTC: NewsML-G2 in XML, ninjs in JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from corpus.errors import ArticleError
from corpus.readers.document import Details, Document, ReadFailure, Reading
from corpus.readers.fragments import text_of
from corpus.readers.markup import children, first_text, local, parse_xml
from corpus.readers.page.marking import make_visible
from corpus.readers.published import read_date

CREATED = ("firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated")
PARAGRAPHS = ("p", "li", "blockquote")
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_newsml(document: Document) -> Reading:
    """Yield the report of each news item of a NewsML-G2 document (IPTC 2.x), from its inline XML or data.

    Raises:
        ArticleError: it is not well formed, or has no news items.
    """
    root = parse_xml(document.read(), document.name)
    items = list(children(root, "newsItem"))
    if not items:
        raise ArticleError(f"{document.name}: no news items in this NewsML; give one that carries the text")
    for item in items:
        name = f"{document.name}: {item.get('guid')}" if len(items) > 1 and item.get("guid") else document.name
        try:
            yield document.article(_text_of_item(item), _details_of_item(item, name), id=item.get("guid") or "")
        except ArticleError as error:
            yield ReadFailure(name, f"{name}: {str(error).removeprefix(document.name).lstrip(': ')}")


def ninjs_record(record: Mapping[str, object]) -> dict[str, object] | None:
    """Return a ninjs object (IPTC, 1.x to 3.x) as a plain record with a text, or None where it is none."""
    if "uri" not in record or not any(key in record for key in ("body_text", "body_xhtml", "body_html", "bodies")):
        return None
    return {
        "id": record["uri"],
        "title": record.get("headline") or _headline(record.get("headlines")) or record.get("title"),
        # A corrected item keeps the day it first came with.
        "published": next((record[name] for name in CREATED if record.get(name)), None),
        "outlet": record.get("provider") or record.get("copyrightholder") or record.get("usageterms"),
        "url": record.get("url") or (record["uri"] if str(record["uri"]).startswith("http") else ""),
        "language": record.get("language"),
        "text": _ninjs_text(record),
    }


def _ninjs_text(record: Mapping[str, object]) -> str:
    """Return the text of a ninjs object: the plain one where there is any, else that in the markup."""
    plain, markup = record.get("body_text"), record.get("body_xhtml") or record.get("body_html")
    bodies = record.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, Mapping) and isinstance(body.get("value"), str):
            if "html" in str(body.get("contentType", body.get("contenttype", ""))):
                markup = markup or body["value"]
            else:
                plain = plain or body["value"]
    if isinstance(plain, str) and plain.strip():
        return plain
    return text_of(markup if isinstance(markup, str) else "")


def _headline(headlines: object) -> object:
    first = headlines[0] if isinstance(headlines, list) and headlines else None
    return first.get("value") if isinstance(first, Mapping) else None


def _text_of_item(item: Element) -> str:
    for part in children(item, "inlineXML"):
        text = "\n".join(_paragraphs(part))
        if text:
            return text
        if whole := " ".join("".join(part.itertext()).split()):
            return whole
    for part in children(item, "inlineData"):
        if data := "".join(part.itertext()).strip():
            return text_of(data)
    return ""


def _paragraphs(part: Element) -> Iterator[str]:
    """Yield the paragraphs, list items and quotations of inline XML, with the marks that its elements stand for."""
    from xml.etree.ElementTree import tostring

    from lxml import html  # type: ignore[import-untyped]  # ships no types

    for element in part.iter():
        element.tag = local(element).lower() or "span"
    root = html.fragment_fromstring(tostring(part, encoding="unicode"), create_parent="div")
    make_visible(root)
    for element in root.iter(*PARAGRAPHS):
        if next(element.iterdescendants(*PARAGRAPHS), None) is None and (
            line := " ".join(element.text_content().split())
        ):
            yield line


def _details_of_item(item: Element, name: str) -> Details:
    meta = next(children(item, "itemMeta"), item)
    content = next(children(item, "contentMeta"), item)
    provider = next(children(meta, "provider"), None)
    outlet = ""
    if provider is not None:
        outlet = (
            first_text(provider, "name") or (provider.get("literal") or provider.get("qcode") or "").rsplit(":", 1)[-1]
        )
    body = next(children(item, "html", "nitf"), None)
    language = item.get(XML_LANGUAGE) or (body.get(XML_LANGUAGE) if body is not None else "") or ""
    for element in children(content, "language"):
        language = element.get("tag") or language
    link = next((element.get("href") for element in children(meta, "link") if element.get("href")), "")
    return Details(
        title=first_text(content, "headline") or first_text(meta, "title"),
        outlet=outlet,
        url=link or "",
        published=read_date(
            first_text(content, "contentCreated") or first_text(meta, "firstCreated", "versionCreated"), name=name
        ),
        language=language[:2].lower(),
    )
