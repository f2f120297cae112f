"""XML read safely: no entities, no external parts; elements found by local name, whatever their namespace."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.errors import ArticleError
from corpus.readers.decoding import declared_as_utf8


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root of a document, parsed with defusedxml.

    Raises:
        ArticleError: it is not well formed, or declares entities.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # ships no types
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # ships no types

    try:
        root: Element = fromstring(declared_as_utf8(data).strip())
    except DefusedXmlException as error:
        raise ArticleError(f"{name}: it declares XML entities, which no report needs; ask its publisher") from error
    except (ParseError, ValueError, LookupError) as error:
        raise ArticleError(f"{name}: not well-formed XML ({error}); mend it and add it again") from error
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def children(root: Element, *names: str) -> Iterator[Element]:
    """Yield every element of these names below the root, or the root, in order; what is inside one is part of it."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if local(element) in names:
            yield element
        else:
            waiting += reversed(element)


def first_text(root: Element, *names: str) -> str:
    """Return the text of the first element of these names that has any, on one line; "" where there is none."""
    for name in names:
        for element in children(root, name):
            if text := " ".join("".join(element.itertext()).split()):
                return text
    return ""
