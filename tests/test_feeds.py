"""A feed's entries: what is the report, what only describes it, and which entry is one already read."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from documents import page

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers.document import Document, ReadFailure
from corpus.readers.feed import find_entries
from corpus.readers.reading import read_bytes, read_document
from corpus.web.address import without_tracking
from index.sources.leads import LISTS

SAID = "Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would open to traffic in May."
THEN = "She thanked the builders, who worked through two winters, and promised that there would be no toll at all."
SPACES = (
    "xmlns:media='http://search.yahoo.com/mrss/' xmlns:m='http://search.yahoo.com/mrss/' "
    "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:a='http://www.w3.org/2005/Atom'"
)


def feed(*items: str) -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f"<?xml version='1.0'?><rss version='2.0' {SPACES}><channel><title>Post</title>{inner}</channel></rss>".encode()
    )


def item(extra: str = "", title: str = "Bridge", link: str = "https://post.example/1", guid: str = "") -> str:
    return f"<title>{title}</title><link>{link}</link>{f'<guid>{guid}</guid>' if guid else ''}{extra}"


def read_with_pages(data: bytes) -> list[Article]:
    found = list(
        read_document(Document("feed", io.BytesIO(data), fetch=lambda url: Document(url, io.BytesIO(page(SAID, THEN)))))
    )
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


@pytest.mark.parametrize(
    "aside",
    [
        "<media:description>The mayor at the bridge.</media:description>",
        "<media:content url='a.jpg'><m:description>The mayor at the bridge.</m:description></media:content>",
        "<itunes:summary>The mayor at the bridge.</itunes:summary>",
        "<dc:description>The mayor at the bridge.</dc:description>",
        f"<itunes:summary>{'The mayor at the bridge. ' * 40}</itunes:summary>",
        f"<description>{'What the mayor said. ' * 40}</description>",
    ],
)
@pytest.mark.parametrize("summary", ["", "<description>Bridge to open.</description>"])
def test_only_content_is_the_report_and_no_description_replaces_its_page(aside: str, summary: str) -> None:
    for extra in (summary + aside, aside + summary):
        (found,) = read_with_pages(feed(item(extra)))
        assert found.text.endswith(f"{SAID}\n{THEN}")


def test_content_is_the_report_whatever_stands_beside_it() -> None:
    content = f"<content:encoded><![CDATA[<p>{SAID}</p>]]></content:encoded>"
    aside = f"<media:description>{'The mayor at the bridge. ' * 40}</media:description>"
    for extra in (content + aside, aside + content):
        (found,) = read_with_pages(feed(item(extra)))
        assert found.text == SAID


def test_a_description_stands_in_where_there_is_nothing_else() -> None:
    (found,) = read_bytes(feed(item(f"<itunes:summary>{SAID}</itunes:summary>")), name="feed")
    assert isinstance(found, Article)
    assert found.text == SAID


def test_a_link_stays_inside_its_sentence() -> None:
    content = (
        "<p>Quill told <a href='x'>the\nPost</a> that <b>no</b> toll was <q>due</q>, not a <s>small</s> big one.</p>"
    )
    (found,) = read_bytes(feed(item(f"<content:encoded><![CDATA[{content}]]></content:encoded>")), name="feed")
    assert isinstance(found, Article)
    assert found.text == "Quill told the Post that no toll was “due”, not a big one."


def test_an_entry_with_the_same_guid_is_the_same_article() -> None:
    content = f"<content:encoded><![CDATA[<p>{SAID}</p>]]></content:encoded>"
    first, *others = (
        read_with_pages(feed(item(content, title=title, link=link, guid="tag:1")))[0]
        for title, link in [
            ("Bridge", "https://post.example/1?id=7&utm_source=rss"),
            ("Bridge open", "https://post.example/1?id=7&utm_source=mail"),
            ("Bridge", "https://post.example/bridge"),
        ]
    )
    assert first.url == "https://post.example/1?id=7"
    assert {other.id for other in others} == {first.id}
    (elsewhere,) = read_with_pages(feed(item(content, link="https://mail.example/1", guid="tag:1")))
    assert elsewhere.id != first.id
    twice = read_with_pages(
        feed(item(content, guid="1"), item(content, title="T", link="https://post.example/2", guid="1"))
    )
    assert twice[0].id != twice[1].id


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://a.example/1?utm_source=rss&utm_medium=x", "https://a.example/1"),
        ("https://a.example/1?id=2&fbclid=x#part", "https://a.example/1?id=2#part"),
        ("https://a.example/1?UTM_Source=rss#part", "https://a.example/1#part"),
        ("https://a.example/1?id=2&from=rss", "https://a.example/1?id=2&from=rss"),
        ("https://a.example/1?", "https://a.example/1?"),
        ("https://a.example/utm_source=1", "https://a.example/utm_source=1"),
    ],
)
def test_an_address_is_kept_without_what_only_counts_readers(url: str, bare: str) -> None:
    assert without_tracking(url) == bare


PODCAST = """<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>The Dam Hour</title><language>en-GB</language>
<item><title>Cracks</title><link>https://hour.example/1</link><guid>ep-1</guid>
<pubDate>Tue, 16 Mar 2021 08:00:00 GMT</pubDate>
<description>Notes to the show.</description>{}</item>
<item><title>None</title><link>https://hour.example/2</link><description>No transcript here.</description></item>
</channel></rss>"""
NAMED = {
    "https://hour.example/1.txt": "text/plain",
    "https://hour.example/1.srt": "application/x-subrip",
    "https://hour.example/1.vtt": "text/vtt",
    "https://hour.example/1.fr.json": 'application/json" language="fr',
    "https://hour.example/1.json": "application/json",
    "https://hour.example/captions.vtt": 'text/vtt" rel="captions',
    "https://hour.example/1.pdf": "application/pdf",
    "ftp://hour.example/1.json": "application/json",
}
HEARD = {
    "https://hour.example/1.json": json.dumps(
        {"segments": [{"speaker": "Ora Lindqvist", "startTime": 1, "body": "We looked."}]}
    ),
    "https://hour.example/1.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Petra Venn>I doubt it.",
    "https://hour.example/1.srt": "1\n00:00:01,000 --> 00:00:02,000\nNobody is named here.",
    "https://hour.example/2": page(SAID, THEN).decode(),
}


def podcast() -> bytes:
    return PODCAST.format(
        "".join(f'<podcast:transcript url="{url}" type="{kind}"/>' for url, kind in NAMED.items())
    ).encode()


def heard(gone: set[str]) -> list[Article | ReadFailure]:
    """Return what is read of the podcast's feed where these addresses cannot be had."""

    def fetch(url: str) -> Document:
        if url in gone or url not in HEARD:
            raise ArticleError(f"{url}: not there")
        return Document(url, io.BytesIO(HEARD[url].encode()))

    return list(read_document(Document("feed", io.BytesIO(podcast()), fetch=fetch)))


def test_an_episode_is_the_best_of_its_transcripts() -> None:
    (entry, other) = find_entries(Document("feed", io.BytesIO(podcast())))
    assert [url.removeprefix("https://hour.example/") for url in entry.transcripts] == [
        "1.json",
        "1.vtt",
        "captions.vtt",
        "1.srt",
        "1.txt",
        "1.fr.json",
    ]
    assert other.transcripts == ()
    first, second = heard(set())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.outlet, first.url) == ("Cracks", "The Dam Hour", "https://hour.example/1")
    assert (first.text, first.published, first.turns[0].label) == ("We looked.", date(2021, 3, 16), "Ora Lindqvist")
    assert THEN in second.text


def test_a_transcript_that_cannot_be_had_gives_way_to_the_next_and_at_last_to_the_entry() -> None:
    (first, _) = heard({"https://hour.example/1.json"})
    assert isinstance(first, Article)
    assert (first.text, first.turns[0].label) == ("I doubt it.", "Petra Venn")
    first, _ = heard({"https://hour.example/1.json", "https://hour.example/1.vtt"})
    assert isinstance(first, ReadFailure)
    assert "https://hour.example/1" in first.name


def test_a_followed_podcast_is_read_by_its_transcripts() -> None:
    first, second = LISTS["feed"](Document("feed", io.BytesIO(podcast())))
    assert (first.url, first.details.url, first.text) == ("https://hour.example/1.json", "https://hour.example/1", "")
    assert second.url == "https://hour.example/2"


def test_a_feed_that_is_not_well_formed_names_no_transcripts() -> None:
    entries = list(find_entries(Document("feed", io.BytesIO(podcast().replace(b"</channel>", b"")))))
    assert [entry.transcripts for entry in entries] == [(), ()]
