"""Small real documents of every format, made in memory."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

DAY = "Tue, 16 Mar 2021 08:00:00 GMT"


def page(*paragraphs: str, title: str = "Bridge opens") -> bytes:
    """Return a web page with these paragraphs as its report."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}</article><footer>All rights reserved.</footer></body></html>"
    ).encode()


def pdf(lines: Sequence[str], title: str = "", created: str = "") -> bytes:
    """Return a PDF of one page with these lines."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 10 Tf 14 TL 50 750 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) /CreationDate ({created}) >>".encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + head + b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)


def rss_feed(items: Sequence[tuple[str, str, str]]) -> bytes:
    """Return an RSS feed of (title, link, HTML) items; what is long enough to be a report goes into content:encoded."""
    inner = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>{DAY}</pubDate>"
        + (
            f"<content:encoded><![CDATA[{text}]]></content:encoded>"
            if text.startswith("<")
            else f"<description>{text}</description>"
        )
        + "</item>"
        for title, link, text in items
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Pemberley Post</title><link>https://post.example/</link>{inner}</channel></rss>"
    ).encode()


def atom_feed(items: Sequence[tuple[str, str, str]]) -> bytes:
    """Return an Atom feed of (title, link, HTML) items."""
    inner = "".join(
        f"<entry><title>{title}</title><link href='{link}'/><id>{link}</id><updated>2021-03-16T08:00:00Z</updated>"
        f"<content type='html'><![CDATA[{text}]]></content></entry>"
        for title, link, text in items
    )
    head = "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>The Pemberley Post</title>"
    return f"{head}{inner}</feed>".encode()


def newsml(paragraphs: Sequence[str]) -> bytes:
    """Return a NewsML-G2 news item."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        "<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:post:1' xml:lang='en-GB'>"
        "<itemMeta><provider><name>Pemberley Wire</name></provider>"
        "<versionCreated>2021-03-17T08:00:00Z</versionCreated></itemMeta><contentMeta>"
        "<contentCreated>2021-03-16T08:00:00Z</contentCreated><headline>Bridge opens</headline></contentMeta>"
        "<contentSet><inlineXML contenttype='application/xhtml+xml'>"
        f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{body}</body></html>"
        "</inlineXML></contentSet></newsItem>"
    ).encode()


def mail(plain: str, marked: str = "") -> bytes:
    """Return an e-mail with a plain text and perhaps an HTML part."""
    message = EmailMessage()
    message["From"], message["To"] = "The Pemberley Post <news@post.example>", "reader@home.example"
    message["Subject"], message["Date"] = "Bridge opens – today", DAY
    message.set_content(plain)
    if marked:
        message.add_alternative(marked, subtype="html")
    return message.as_bytes()


def warc(records: Sequence[tuple[str, str, bytes]], packed: bool = False) -> bytes:
    """Return a WARC file of (address, status, page) responses."""
    out = b""
    for url, status, body in records:
        http = f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-03-16T08:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        record = head + http + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(
    body: str, styles: str = "", title: str = "", notes: str = "", files: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a Word document with this markup in its body."""
    names = (
        "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
        "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    )
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>".encode(),
        "word/styles.xml": f"<w:styles {names}>{styles}</w:styles>".encode(),
        "word/footnotes.xml": f"<w:footnotes {names}>{notes}</w:footnotes>".encode(),
        "docProps/core.xml": (
            "<p xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'>"
            f"<dc:title>{title}</dc:title><dcterms:created>2019-02-03T08:00:00Z</dcterms:created></p>"
        ).encode(),
    }
    return zipped({**parts, **(files or {})})


def odt(body: str, styles: str = "", title: str = "", files: Mapping[str, bytes] | None = None) -> bytes:
    """Return an OpenDocument text with this markup in its body."""
    names = " ".join(
        f"xmlns:{short}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        ).encode(),
        "meta.xml": (
            f"<office:document-meta {names} xmlns:dc='http://purl.org/dc/elements/1.1/'><office:meta>"
            f"<dc:title>{title}</dc:title><dc:date>2019-02-03T08:00:00</dc:date></office:meta></office:document-meta>"
        ).encode(),
        "META-INF/manifest.xml": b"<manifest/>",
    }
    return zipped({**parts, **(files or {})})


def examples() -> dict[str, bytes]:
    """Return one whole document of every format, by file name."""
    said = "Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would open to traffic in May."
    then = (
        "\u201cThere will be no toll,\u201d she told a crowd of several hundred people who had come to the town hall."
    )
    record = {"id": "1", "title": "Bridge", "published": "2021-03-16", "outlet": "Post", "text": f"{said}\n{then}"}
    line = json.dumps(record)
    ninjs = {
        "uri": "urn:1",
        "headline": "Bridge",
        "versioncreated": "2021-03-16T08:00:00Z",
        "body_xhtml": f"<p>{said}</p>",
    }
    web = page(said, then, said)
    items = [("Bridge", "https://post.example/1", f"<p>{said}</p><p>{then}</p>"), ("Toll", "", said)]
    message = mail(plain=f"{said}\n\n{then}\n", marked=f"<html><body><p>{said}</p></body></html>")
    voices = f"WEBVTT - Bridge\n\nNOTE by hand\n\n1\n00:00:01.000 --> 00:00:04.000\n<v Ada Quill>{then[1:18]}\n\n"
    names = f"1\n00:00:01,000 --> 00:00:04,000\nADA QUILL: {then[1:18]}\n\n"
    talk = "".join(
        f"<cite>{name}:</cite><p>We said so: {then}</p>" for name in ("Ada Quill", "Peter Venn", "Ada Quill")
    )
    segments = [{"speaker": "Ada Quill", "startTime": at, "body": word} for at, word in enumerate(then.split())]
    tei = (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><person xml:id='a'><persName>Ada Quill</persName></person>"
        "<settingDesc><setting><date when='2021-03-16'/></setting></settingDesc></teiHeader><text><body>"
    )
    site = "<url><loc>https://post.example/1</loc><lastmod>2021-03-16</lastmod></url>"
    return {
        "report.txt": f"{said}\n\n{then}\n".encode(),
        "western.txt": f"{said}\n\nZo\u00eb said so at the caf\u00e9.\n".encode("cp1252"),
        "wide.txt": f"{said}\n\n{then}\n".encode("utf-16"),
        "report.md": f"---\ntitle: Bridge\npublished: 2021-03-16\nurl: https://post.example/1\n---\n\n{said}\n".encode(),
        "page.html": web,
        "one.json": json.dumps(record, indent=1).encode(),
        "many.json": json.dumps({"articles": [record, record]}).encode(),
        "lines.jsonl": f"{line}\n{line}\n{line}\n".encode(),
        "table.csv": f'id,title,text\n1,Bridge,"{said}"\n2,Toll,"{then}"\n'.encode(),
        "report.pdf": pdf([said, then], title="Bridge", created="D:20210316080000Z"),
        "release.docx": docx("".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in (said, then))),
        "release.odt": odt("".join(f"<text:p>{each}</text:p>" for each in (said, then))),
        "release.rtf": rb"{\rtf1\ansi "
        + said.encode()
        + rb"\par \ldblquote "
        + then[1:].replace("\u201d", r"\rdblquote ").encode()
        + b"}",
        "rss.xml": rss_feed(items),
        "atom.xml": atom_feed(items),
        "sitemap.xml": f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{site}</urlset>".encode(),
        "newsml.xml": newsml([said, then]),
        "ninjs.json": json.dumps(ninjs).encode(),
        "voices.vtt": f"{voices}2\n00:04.000 --> 00:06.000\n{then[18:]}\n".encode(),
        "talk.html": f"<!DOCTYPE html><html><body><article><h1>Bridge</h1>{talk}</article></body></html>".encode(),
        "podcast.json": json.dumps({"version": "1.0.0", "segments": segments}).encode(),
        "sitting.xml": f"{tei}<u who='#a' xml:id='u1'><seg>{then}</seg></u></body></text></TEI>".encode(),
        "names.srt": f"{names}2\n00:00:04,000 --> 00:00:06,000\n{then[18:]}\n".encode(),
        "letter.eml": message,
        "box.mbox": (b"From a@b.example Tue Mar 16 08:00:00 2021\n" + message + b"\n\n") * 2,
        "web.warc": warc([("https://post.example/1", "200", web)] * 2),
        "web.warc.gz": warc([("https://post.example/1", "200", web)] * 2, packed=True),
        "pack.zip": zipped({"a.txt": said.encode(), "b.jsonl": line.encode(), "c.html": web}),
        "lines.jsonl.gz": gzip.compress(f"{line}\n{line}\n".encode()),
    }
