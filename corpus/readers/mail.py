"""Newsletters and reports sent by e-mail: one message, or a mailbox of them."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from corpus.errors import ArticleError
from corpus.readers.cleaning import clean_page
from corpus.readers.decoding import decode, decode_declared
from corpus.readers.document import Details, Document, ReadFailure, Reading
from corpus.readers.fragments import text_of
from corpus.readers.paragraphs import unwrap
from corpus.readers.published import read_date

MESSAGE_START = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]{3,200}\r?\n(?=[A-Za-z-]+:)")
SIGNATURE = re.compile(r"\n-- ?\n(?!.*\n-- ?\n)", re.DOTALL)


def read_mail(document: Document) -> Reading:
    """Yield the report of each message: its plain text, lines joined to paragraphs, or else its HTML, both cleaned.

    Raises:
        ArticleError: the one message there is holds no text.
    """
    data = document.read()
    starts = list(MESSAGE_START.finditer(data))
    ends = [match.start() for match in starts[1:]] + [len(data)]
    messages = [data[start.end() : end] for start, end in zip(starts, ends, strict=False)] or [data]
    for number, message in enumerate(messages, 1):
        name = f"{document.name}: message {number}" if len(messages) > 1 else document.name
        try:
            text, found = _read_message(message, name)
            yield document.article(text, found)
        except ArticleError as error:
            yield ReadFailure(name, f"{name}: {str(error).removeprefix(document.name).lstrip(': ')}")


def _read_message(data: bytes, name: str) -> tuple[str, Details]:
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        sender, address = parseaddr(str(message.get("From", "")))
        found = Details(
            title=" ".join(str(message.get("Subject", "")).split()),
            outlet=sender or address.rsplit("@", 1)[-1],
            published=read_date(str(message.get("Date", "")), name=name),
            language=str(message.get("Content-Language", ""))[:2].lower(),
        )
        plain, page = _body(message, "plain"), _body(message, "html")
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise ArticleError(f"{name}: this e-mail is damaged ({type(error).__name__}); save it again") from error
    text = clean_page(unwrap(SIGNATURE.split(plain, maxsplit=1)[0]))
    marked = text_of(page) if page else ""
    # Newsletters often send "open this in a browser" as their plain text.
    return (marked if len(marked) > 2 * len(text) else text), found


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset() or ""
    # What a page inside a mail says of itself is what it said before it was mailed.
    return decode_declared(data, charset) if charset or kind == "html" else decode(data)
