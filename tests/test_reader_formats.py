"""PDF, feeds, sitemaps, web archives, wire formats, e-mail and archives become articles."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest
from documents import atom_feed, examples, mail, newsml, page, pdf, rss_feed, warc, zipped
from harm import damage, read_harmed
from helped import NESTED, times_of_looks, times_of_nested

from corpus.article import Article
from corpus.child.helper import borrow_helper
from corpus.errors import ArticleError
from corpus.readers import archive
from corpus.readers.document import Document
from corpus.readers.format import sniff
from corpus.readers.reading import FORMATS, ReadFailure, read, read_bytes, read_document

SAID = "Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would open to traffic in May."
THEN = "She thanked the builders, who worked through two winters, and promised that there would be no toll at all."


def articles(data: bytes, name: str = "given.file") -> list[Article]:
    found = list(read_bytes(data, name=name))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def message(data: bytes, name: str = "given.file") -> str:
    (found,) = read_bytes(data, name=name)
    assert isinstance(found, ReadFailure)
    assert found.message.startswith(name)
    assert "\n" not in found.message
    return found.message


def test_the_lines_of_a_pdf_are_joined_to_paragraphs() -> None:
    lines = [
        "Ada Quill, the mayor of Pemberley, said on Tuesday that",
        "the new bridge would open to traf-",
        "fic in May.",
        "",
    ]
    (article,) = articles(pdf([*lines, "She thanked the builders."], title="Bridge opens", created="D:20210316080000Z"))
    assert article.text.split("\n") == [SAID, "She thanked the builders."]
    assert (article.title, article.published) == ("Bridge opens", date(2021, 3, 16))


def test_a_pdf_without_text_or_cut_short_is_one_clear_line() -> None:
    assert "no text in this PDF" in message(pdf([]))
    assert "PDF is damaged" in message(pdf(["x"])[:80]) or "no text" in message(pdf(["x"])[:80])


@pytest.mark.parametrize("make", [rss_feed, atom_feed])
def test_a_feed_gives_a_report_an_entry(make: object) -> None:
    data = make([("Bridge opens", "https://post.example/1", f"<p>{SAID}</p><p>{THEN}</p><p>Read more</p>")])  # type: ignore[operator]
    (article,) = articles(data)
    assert article.text == f"{SAID}\n{THEN}"
    assert (article.title, article.outlet) == ("Bridge opens", "The Pemberley Post")
    assert (article.url, article.published) == ("https://post.example/1", date(2021, 3, 16))


def test_a_summary_is_replaced_by_its_page_where_pages_can_be_fetched() -> None:
    feed = rss_feed(
        [("Bridge", "https://post.example/1", "Bridge to open."), ("Gone", "https://post.example/2", "Short.")]
    )

    def fetch(url: str) -> Document:
        if url.endswith("2"):
            raise ArticleError(f"{url}: not there (404); check the address")
        return Document(url, io.BytesIO(page(SAID, THEN)))

    found = list(read_document(Document("feed", io.BytesIO(feed), fetch=fetch)))
    assert isinstance(found[0], Article)
    assert SAID in found[0].text
    assert found[0].title == "Bridge"
    assert isinstance(found[1], ReadFailure)
    assert "not there (404)" in found[1].message


def test_a_sitemap_is_read_newest_first_and_only_where_pages_can_be_fetched() -> None:
    sitemap = (
        b"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        b"<url><loc>https://post.example/old</loc><lastmod>2020-01-01</lastmod></url>"
        b"<url><loc>https://post.example/new</loc><lastmod>2021-03-16</lastmod></url></urlset>"
    )
    assert "add it by its address" in message(sitemap)
    asked = []

    def fetch(url: str) -> Document:
        asked.append(url)
        return Document(url, io.BytesIO(page(SAID, THEN)))

    found = list(read_document(Document("map", io.BytesIO(sitemap), fetch=fetch)))
    assert asked == ["https://post.example/new", "https://post.example/old"]
    assert all(isinstance(item, Article) for item in found)


def test_a_sitemap_that_lists_itself_ends() -> None:
    index = b"<sitemapindex><sitemap><loc>https://post.example/map</loc></sitemap></sitemapindex>"

    def fetch(url: str) -> Document:
        return Document(url, io.BytesIO(index), fetch=fetch)

    found = list(read_document(fetch("https://post.example/map")))
    assert [type(item) for item in found] == [ReadFailure]
    assert "too many sitemaps inside each other" in found[0].message  # type: ignore[union-attr]


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_the_pages_answered_with(packed: bool) -> None:
    records = [("https://post.example/1", "200", page(SAID, THEN)), ("https://post.example/2", "404", page(SAID, THEN))]
    (article,) = articles(warc(records, packed=packed))
    assert article.url == "https://post.example/1"
    assert SAID in article.text


def test_newsml_gives_the_text_and_its_details() -> None:
    (article,) = articles(newsml([SAID, THEN]))
    assert article.text == f"{SAID}\n{THEN}"
    assert (article.id, article.title, article.outlet) == ("urn:post:1", "Bridge opens", "Pemberley Wire")
    assert (article.published, article.language) == (date(2021, 3, 16), "en")


@pytest.mark.parametrize(
    "record",
    [
        {"uri": "urn:post:1", "headline": "Bridge", "versioncreated": "2021-03-16T08:00:00Z", "body_text": SAID},
        {
            "uri": "urn:post:1",
            "headline": "Bridge",
            "versioncreated": "2021-03-16T08:00:00Z",
            "body_xhtml": f"<p>{SAID}</p>",
        },
        {
            "uri": "urn:post:1",
            "headlines": [{"value": "Bridge"}],
            "versionCreated": "2021-03-16",
            "bodies": [{"contentType": "text/html", "value": f"<p>{SAID}</p>"}],
        },
    ],
)
def test_ninjs_of_every_version_is_read(record: dict[str, object]) -> None:
    (article,) = articles(json.dumps(record).encode())
    assert (article.id, article.title, article.published) == ("urn:post:1", "Bridge", date(2021, 3, 16))
    assert article.text == SAID


def test_an_e_mail_gives_its_text_as_paragraphs_without_its_machinery() -> None:
    wrapped = SAID.replace("that the", "that\nthe") + "\n\n" + THEN + "\n\nUnsubscribe here\n\n-- \nThe Post\n"
    (article,) = articles(mail(plain=wrapped))
    assert article.text == f"{SAID}\n{THEN}"
    assert (article.title, article.outlet) == ("Bridge opens – today", "The Pemberley Post")
    assert article.published == date(2021, 3, 16)


def test_an_e_mail_of_html_only_is_read() -> None:
    (article,) = articles(
        mail(plain="Open in a browser.", marked=f"<html><body><p>{SAID}</p><p>{THEN}</p></body></html>")
    )
    assert article.text == f"{SAID}\n{THEN}"


def test_a_mailbox_gives_a_report_a_message() -> None:
    one = b"From a@b.example Tue Mar 16 08:00:00 2021\n" + mail(plain=SAID) + b"\n\n"
    assert [article.text for article in articles(one + one)] == [SAID, SAID]


def test_what_is_packed_is_read_like_files_of_its_own() -> None:
    inner = zipped({"deep.txt": b"Ada said yes."})
    data = zipped(
        {"a.txt": b"Ada said no.", "b.json": b'{"text": "Ada said so."}', "c.zip": inner, "__MACOSX/x": b"\x00"}
    )
    assert [article.text for article in articles(data, "a.zip")] == ["Ada said no.", "Ada said so.", "Ada said yes."]
    lines = b'{"text": "Ada said no."}\n{"text": "Ada said so."}\n'
    assert len(articles(gzip.compress(lines), "a.jsonl.gz")) == 2
    (article,) = articles(gzip.compress(b"Ada said no."), "folder/report.txt.gz")
    assert article.title == "report"


def test_a_damaged_file_in_an_archive_leaves_the_others() -> None:
    stored = zipped({"a.txt": b"Ada said no." * 50, "b.txt": b"Ada said so."}, method=zipfile.ZIP_STORED)
    broken = stored.replace(b"Ada said no.", b"Ada said xx.", 1)
    found = list(read_bytes(broken, name="a.zip"))
    assert [type(item) for item in found] == [ReadFailure, Article]
    assert "a.zip: a.txt" in found[0].message  # type: ignore[union-attr]


def test_bombs_are_left_out() -> None:
    huge = gzip.compress(bytes(66 << 20).replace(b"\0", b"a"), 1)
    assert "bomb" in message(huge, "a.gz") or "larger than 64 MB" in message(huge, "a.gz")
    streamed = b'{"text": "Ada said no."}\n' + (b" " * (1 << 20) + b"\n") * 70
    found = list(read_bytes(gzip.compress(streamed, 9), name="a.jsonl.gz"))
    assert isinstance(found[0], Article)
    assert "as a bomb" in found[-1].message  # type: ignore[union-attr]
    nested = b"Ada said no."
    for _ in range(6):
        nested = zipped({"in.zip": nested})
    (found,) = read_bytes(nested, name="a.zip")
    assert isinstance(found, ReadFailure)
    assert "deep" in found.message
    assert "no text in it" in message(zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "a.docx")


PACKERS = {"a.jsonl.gz": gzip.compress, "a.zip": lambda data: zipped({"a.jsonl": data})}


@pytest.mark.parametrize("name", PACKERS)
def test_what_unpacks_to_far_more_than_it_is_packed_is_a_bomb(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_DOCUMENT", 100_000)
    lines = b'{"text": "Ada said no."}\n' + b" " * 1_000_000 + b'\n{"text": "Ada said so."}\n'
    first, *others, last = read_bytes(PACKERS[name](lines), name=name)
    assert isinstance(first, Article)
    assert not others
    assert isinstance(last, ReadFailure)
    assert "as a bomb" in last.message


@pytest.mark.parametrize("name", PACKERS)
def test_a_large_archive_of_reports_is_no_bomb(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_DOCUMENT", 100_000)
    lines = b"".join(b'{"text": "Ada said no to toll %d."}\n' % number for number in range(5_000))
    assert len(lines) > 100_000
    assert len(articles(PACKERS[name](lines), name)) == 5_000


@pytest.mark.parametrize("root", ["rss", "urlset", "newsItem"])
def test_xml_bombs_are_refused(root: str) -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY e0 "ha">{layers}]><{root}>&e9;</{root}>'.encode()
    (found,) = read_document(Document("bomb", io.BytesIO(bomb), fetch=lambda url: Document(url, io.BytesIO(b""))))
    assert isinstance(found, ReadFailure)
    assert "XML entities" in found.message


def test_an_external_entity_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden words")
    feed = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss><channel><item>&x;</item></channel></rss>'
    assert "hidden" not in str(list(read_bytes(feed.encode(), name="feed")))


def test_a_file_address_names_a_file(tmp_path: Path) -> None:
    (tmp_path / "a report.txt").write_text("Ada said no.")
    (found,) = read((tmp_path / "a report.txt").as_uri())
    assert isinstance(found, Article)
    assert found.title == "a report"


@pytest.mark.parametrize("name", sorted(examples()))
def test_a_whole_document_of_every_format_is_read(name: str) -> None:
    found = list(read_bytes(examples()[name], name=name))
    if name == "sitemap.xml":
        assert isinstance(found[0], ReadFailure)
    else:
        assert found
        assert all(isinstance(item, Article) for item in found), found


def test_every_format_has_an_example_that_is_damaged() -> None:
    shown = {sniff(data[:65536], name) for name, data in examples().items()}
    assert shown == set(FORMATS)


@pytest.mark.parametrize("name", sorted(examples()))
def test_a_damaged_file_is_read_or_refused_in_one_line_and_never_raises(name: str) -> None:
    """A sample of `benchmarks/damaged_files.py`, which does ten thousand of every format."""
    wholes = examples()
    chance = random.Random(f"7-{name}")
    for _ in range(60):
        outcome = read_harmed(damage(wholes[name], chance, tuple(wholes.values())), name)
        assert not outcome.faults
        assert outcome.articles + outcome.failures
        assert outcome.seconds < 5


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_reader_given_what_is_of_another_format_raises_nothing_of_its_own(form: str) -> None:
    """A sample of `benchmarks/fuzz_guided.py`, which lets a fuzzer loose on each reader."""
    chance = random.Random(form)
    for data in examples().values():
        for harmed in (data, damage(data, chance)):
            assert not read_harmed(harmed, "given", form).faults


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE rss>",
        '<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE rss [<!ELEMENT rss (channel)>]>',
        '<!doctype rss PUBLIC "-//x" "rss.dtd" [ <!ENTITY a "b"> ] >\n',
        "<!-- one --><!-- two -->",
    ],
)
def test_a_root_is_found_behind_what_may_stand_before_it(start: str) -> None:
    assert sniff(f"{start}<rss><channel/></rss>".encode(), "list") == "feed"


@pytest.mark.parametrize(
    "piece",
    ["<!DOCTYPE[[]", "[[]>", "<!DOCTYPE a[", "<!--", "<!-- -->", "<?", "<!DOCTYPE a []", "]><!doctype [<", " <"],
)
def test_how_long_a_look_takes_grows_with_what_is_looked_at(piece: str) -> None:
    """The longer beginning is eight times the shorter: what is not linear takes many times as long, or for ever."""
    with borrow_helper() as helper:
        short, long = helper.call(times_of_looks, piece, seconds=30, answer=str)
    assert long < 40 * max(short, 0.001)


@pytest.mark.parametrize("kind", NESTED)
def test_what_is_nested_in_itself_is_looked_at_once(kind: str) -> None:
    with borrow_helper() as helper:
        short, long = helper.call(times_of_nested, kind, seconds=30, answer=str)
    assert long < 40 * max(short, 0.001)
