"""Records as sites and wire services give them: JSON Feed, WordPress, JSON-LD, ninjs, NewsML-G2."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from commands import Run
from documents import newsml

from corpus.article import Article
from corpus.readers.reading import read_bytes

SAID = "Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would open to traffic in May."
THEN = "She thanked the builders, who worked through two winters, and promised that there would be no toll at all."
HTML = f"<p>{SAID}</p>\n<p>She <a href='x'>thanked</a> the builders &amp; left.</p>"
TEXT = f"{SAID}\nShe thanked the builders & left."
DAY = date(2021, 3, 16)
URL = "https://post.example/1"


def only(value: object, indent: int | None = None) -> Article:
    (found,) = read_bytes(json.dumps(value, indent=indent).encode(), name="given.json")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(("field", "text"), [("content_html", HTML), ("content_text", TEXT)])
def test_a_json_feed_goes_in_as_it_stands(field: str, text: str, indent: int | None) -> None:
    item = {"id": "7", "url": URL, "title": "Bridge", "date_published": "2021-03-16T08:00:00Z", field: text}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "language": "en-GB", "items": [item]}
    found = only(feed, indent)
    assert (found.title, found.url, found.outlet) == ("Bridge", URL, "The Post")
    assert (found.published, found.language, found.text) == (DAY, "en", TEXT)


@pytest.mark.parametrize("shape", [lambda post: [post], lambda post: post])
def test_an_answer_of_wordpress_goes_in_as_it_stands(shape: object) -> None:
    post = {
        "id": 1,
        "date": "2021-03-16T08:00:00",
        "guid": {"rendered": f"{URL}?p=1"},
        "link": URL,
        "title": {"rendered": "Bridge &#8211; open <em>now</em>"},
        "content": {"rendered": HTML, "protected": False},
        "excerpt": {"rendered": "<p>Short.</p>"},
    }
    found = only(shape(post))  # type: ignore[operator]
    assert (found.title, found.url, found.published, found.text) == ("Bridge – open now", URL, DAY, TEXT)
    assert found.id != "1"


@pytest.mark.parametrize(
    "shape", [lambda node: node, lambda node: {"@graph": [{"@type": "WebSite", "name": "P"}, node]}]
)
def test_json_ld_goes_in_as_it_stands(shape: object) -> None:
    node = {
        "@type": "NewsArticle",
        "headline": "Bridge",
        "articleBody": f"{SAID}\n\n{THEN}",
        "datePublished": "2021-03-16T08:00:00Z",
        "publisher": {"@type": "Organization", "name": "The Post"},
        "url": URL,
    }
    found = only(shape(node))  # type: ignore[operator]
    assert (found.title, found.outlet, found.url, found.published) == ("Bridge", "The Post", URL, DAY)
    assert found.text == f"{SAID}\n\n{THEN}"


@pytest.mark.parametrize("text", ["5 < 6 and 7 > 6", "Ada said <no>.", "AT&amp;T said <p no", "<3 from Ada", "a<b>c"])
def test_text_with_signs_of_html_is_kept_to_the_character(text: str) -> None:
    assert only({"text": text}).text == text


@pytest.mark.parametrize(
    "dates",
    [
        {"firstcreated": "2021-03-16T08:00:00Z", "versioncreated": "2021-03-20T08:00:00Z"},
        {"firstCreated": "2021-03-16T08:00:00Z", "versionCreated": "2021-03-20T08:00:00Z"},
        {"versioncreated": "2021-03-16T08:00:00Z"},
    ],
)
def test_a_corrected_ninjs_item_keeps_its_first_day(dates: dict[str, str]) -> None:
    assert only({"uri": "urn:1", "headline": "Bridge", "body_text": SAID, **dates}).published == DAY


def test_newsml_keeps_quotations_and_lists() -> None:
    inner = (
        f"<p>{SAID}</p><blockquote><p>We checked it.</p><footer>Dot Pask</footer></blockquote><ul><li>no toll</li>"
        "<li>two lanes</li></ul><blockquote>It holds.</blockquote><p>She said <q>yes</q>.</p>"
    )
    data = newsml(["x"]).replace(b"<p>x</p>", inner.encode())
    (found,) = read_bytes(data, name="item.xml")
    assert isinstance(found, Article)
    assert found.text.split("\n") == [
        SAID, "“We checked it.”", "— Dot Pask", "no toll", "two lanes", "It holds.", "She said “yes”.",
    ]  # fmt: skip


def test_extract_takes_map_like_add(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"tekst": SAID}))
    assert run("extract", str(file), "--json").status == 2
    assert "bridge" in run("extract", str(file), "--json", "--map", "text=tekst").out


def feed_of(*items: dict[str, object]) -> bytes:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "home_page_url": "https://post.example"}
    return json.dumps({**feed, "items": items}).encode()


def test_an_item_of_a_json_feed_is_the_same_article_at_another_address() -> None:
    one = {"id": "7", "url": URL, "title": "Bridge", "content_text": TEXT}
    (first,) = read_bytes(feed_of(one), name="feed.json")
    assert isinstance(first, Article)
    for change in (
        {"url": "https://post.example/bridge-opens"},
        {"url": f"{URL}?utm_source=feed"},
        {"title": "Bridge opens"},
        {"id": 7},
    ):
        (found,) = read_bytes(feed_of({**one, **change}), name="feed.json")
        assert isinstance(found, Article)
        assert found.id == first.id
        assert "utm" not in found.url
    for other in ({"url": "https://mail.example/1"}, {"id": "8"}, {"url": "https://[mail"}):
        (found,) = read_bytes(feed_of({**one, **other}), name="feed.json")
        assert isinstance(found, Article)
        assert found.id != first.id
    twice = list(read_bytes(feed_of(one, {**one, "url": "https://post.example/2"}), name="feed.json"))
    assert len({each.id for each in twice if isinstance(each, Article)}) == 2
