"""Title, outlet and day of a page are those the page gives its own report, and never made up."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from datetime import date

import pytest

from corpus.article import Article
from corpus.readers.published import day_first_of, read_date
from corpus.readers.reading import read_bytes

SAID = "Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would open to traffic in May."
THEN = "She thanked the builders, who worked through two winters, and promised that there would be no toll at all."
DAY = date(2021, 3, 16)


def page_of(head: str = "", title: str = "Bridge opens", body: str = "", lang: str = "") -> Article:
    data = (
        f"<!DOCTYPE html><html lang='{lang}'><head><title>{title}</title>{head}</head><body><article>"
        f"<h1>Bridge opens</h1>{body}<p>{SAID}</p><p>{THEN}</p></article></body></html>"
    )
    (found,) = read_bytes(data.encode(), name="page.html")
    assert isinstance(found, Article)
    return found


def linked(*blocks: object) -> str:
    return "".join(
        f"<script type='application/ld+json'>{block if isinstance(block, str) else json.dumps(block)}</script>"
        for block in blocks
    )


def meta(**names: str) -> str:
    return "".join(f"<meta property='{name.replace('__', ':')}' content='{value}'>" for name, value in names.items())


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-03-16 23:30:27 EST", DAY),
        ("Tue Mar 16 23:30:00 EST 2021", DAY),
        ("2021年3月16日", DAY),
        ("2021년 3월 16일", DAY),
        ("2021-075", DAY),
        ("2021-W11-2", DAY),
        ("D:20210316080000Z", DAY),
        ("16.03.2021", DAY),
        ("04.03.2021", date(2021, 3, 4)),
        ("16/03/2021", DAY),
        ("2021-03", None),
        ("2021", None),
        ("2021年3月", None),
        ("March 2021", None),
        ("(D:2021)", None),
        ("D:2021", None),
        ("2021-400", None),
        ("0001-01-01T00:00:00Z", None),
        ("03/04/2021", None),
    ],
)
def test_a_day_is_read_for_what_it_says_or_there_is_none(written: str, day: date | None) -> None:
    assert read_date(written) == day
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert page_of(meta(article__published_time=written)).published == day


@pytest.mark.parametrize(
    ("lang", "head", "day"),
    [
        ("en-GB", "", date(2021, 4, 3)),
        ("en-US", "", date(2021, 3, 4)),
        ("de", "", date(2021, 4, 3)),
        ("en", "", None),
        ("", "", None),
        ("en", meta(og__locale="en_GB"), date(2021, 4, 3)),
        ("en", meta(**{"dc.date": "25/12/2020"}), date(2021, 4, 3)),
        ("en", meta(**{"dc.date": "12/25/2020"}), date(2021, 3, 4)),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_page(lang: str, head: str, day: date | None) -> None:
    assert page_of(meta(article__published_time="03/04/2021") + head, lang=lang).published == day


def test_a_date_in_two_orders_is_said_to_be_two_days(caplog: pytest.LogCaptureFixture) -> None:
    assert read_date("03/04/2021", name="page") is None
    assert "page: '03/04/2021' may be two days" in caplog.text
    assert read_date("03/04/2021", day_first=True) == date(2021, 4, 3)
    for written in ("3 / 4 / 2021", "3/4 2021", "03 04 2021", "3 - 4 - 2021", "3/4-2021", "3 4 2021 10:30"):
        assert read_date(written, name="page") is None
        assert f"page: {written!r} may be two days" in caplog.text
        days = [read_date(written, day_first=first) for first in (True, False)]
        assert days == [date(2021, 4, 3), date(2021, 3, 4)], written
    for written in ("3. 4. 2021", "3 . 4 . 2021", "16 / 3 / 2021", "3 / 16 / 2021", "3 3 2021"):
        assert read_date(written, name="page"), written
    assert read_date("03/03/2021") == date(2021, 3, 3)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("05.03.21", (None, date(2021, 3, 5), date(2021, 3, 5))),
        ("3/4/21", (None, date(2021, 4, 3), date(2021, 3, 4))),
        ("25/12/20", (None, date(2020, 12, 25), date(2020, 12, 25))),
        ("12/25/20", (date(2020, 12, 25),) * 3),
        ("16 March 2021, 10.11.12", (DAY,) * 3),
        ("16-Mar-21", (DAY,) * 3),
    ],
)
def test_two_digits_of_a_year_are_read_where_the_order_is_known(written: str, days: tuple[date | None, ...]) -> None:
    assert tuple(read_date(written, day_first=order) for order in (None, True, False)) == days


def test_other_dates_of_a_source_tell_the_order_unless_they_differ() -> None:
    assert day_first_of("", ["03/04/2021", "16/03/2021"]) is True
    assert day_first_of("", ["03/16/2021"]) is False
    assert day_first_of("en-GB", ["16/03/2021", "03/16/2021"]) is True
    assert day_first_of("ja") is None
    assert day_first_of("x-nonsense") is None


def test_a_date_in_the_future_is_noted(caplog: pytest.LogCaptureFixture) -> None:
    assert page_of(meta(article__published_time="2921-03-16")).published == date(2921, 3, 16)
    assert "still to come" in caplog.text
    caplog.clear()
    page_of(meta(article__published_time="2021-03-16"))
    assert caplog.text == ""


OWN = {"@type": "NewsArticle", "headline": "Bridge opens", "datePublished": "2021-03-16T08:00:00+01:00"}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Ferry sinks",
    "datePublished": "2019-01-02",
    "url": "https://post.example/f",
}


@pytest.mark.parametrize(
    "nodes",
    [
        [OTHER, OWN],
        [OTHER, {**OWN, "url": "https://post.example/b"}],
        [{**OTHER, "url": ""}, {**OTHER, "url": "", "headline": "Tolls rise"}],
    ],
)
def test_the_title_is_never_that_of_another_article(nodes: list[object]) -> None:
    assert page_of(linked({"@context": "https://schema.org", "@graph": nodes})).title == "Bridge opens"


@pytest.mark.parametrize(
    "blocks",
    [
        [OWN],
        [[OTHER, OWN]],
        [{"@graph": [OTHER, {"@type": "WebSite", "name": "Post"}, OWN]}],
        [OTHER, OWN],
        ['{"@type": "NewsArticle", "headline": "Bri', OWN],
        ['{"datePublished": "2019-01-02", }', OWN],
        [{**OWN, "@type": ["Article", "https://schema.org/NewsArticle"], "hasPart": [OTHER]}],
        [{"@type": "WebPage", "mainEntity": OWN, "datePublished": "2019-01-02"}],
        [
            {
                "@type": "ClaimReview",
                "itemReviewed": {"@type": "Claim", "datePublished": "2019-01-02"},
                "datePublished": "2021-03-16",
            }
        ],
        [
            {
                "@type": "LiveBlogPosting",
                "headline": "Bridge opens",
                "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2021-03-18"}],
                "datePublished": "2021-03-16",
            }
        ],
    ],
)
def test_the_day_is_that_of_the_pages_own_article(blocks: list[object]) -> None:
    assert page_of(linked(*blocks)).published == DAY


@pytest.mark.parametrize(
    "blocks", [[OTHER, {**OTHER, "headline": "Lock-keeper retires", "url": "https://post.example/g"}]]
)
def test_the_day_of_another_article_is_not_the_pages(blocks: list[object]) -> None:
    assert page_of(linked(*blocks)).published is None


def test_the_own_article_is_told_by_its_address() -> None:
    head = "<link rel='canonical' href='https://www.post.example/bridge'>"
    here = {
        "@type": "Article",
        "datePublished": "2021-03-16",
        "mainEntityOfPage": {"@id": "https://post.example/bridge/"},
    }
    assert page_of(head + linked([{**OTHER, "headline": "Bridge"}, here])).published == DAY


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Bridge opens - Pemberley Post", meta(og__site_name="Pemberley Post")),
        ("Bridge opens | The Pemberley Post", meta(og__site_name="Pemberley Post")),
        ("Pemberley Post: Bridge opens", meta(og__site_name="The Pemberley Post")),
        ("Bridge opens | Local news – Pemberley Post", meta(og__site_name="Pemberley Post")),
        ("Bridge opens · Town", ""),
        ("Bridge opens — Post", linked({**OWN, "publisher": {"name": "Post"}})),
    ],
)
def test_a_title_is_without_the_name_of_its_site(title: str, head: str) -> None:
    assert page_of(head + meta(og__title=title), title=title).title == "Bridge opens"


@pytest.mark.parametrize(
    "title", ["Bridge opens - and nobody came to see it", "Quill: no toll", "No toll - yet | again"]
)
def test_a_title_keeps_what_is_no_name_of_the_site(title: str) -> None:
    data = (
        f"<html><head><title>{title}</title><meta property='og:site_name' content='Post'>"
        f"<meta property='og:title' content='{title}'></head><body><article>"
        f"<p>{SAID}</p><p>{THEN}</p></article></body></html>"
    )
    (found,) = read_bytes(data.encode(), name="page.html")
    assert isinstance(found, Article)
    assert found.title == title


@pytest.mark.parametrize(
    ("names", "outlet"),
    [
        ({"og__site_name": "pemberley post"}, "pemberley post"),
        ({"og__site_name": "thepost", "application-name": "The Post"}, "The Post"),
        (
            {"og__site_name": "Town", "application-name": "Pemberley", "og__url": "https://pemberley.example/a"},
            "Pemberley",
        ),
        ({"application-name": "The Post"}, "The Post"),
    ],
)
def test_an_outlet_is_named_as_the_page_names_it(names: Mapping[str, str], outlet: str) -> None:
    assert page_of(meta(**names)).outlet == outlet


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv"])
def test_the_order_of_a_source_is_that_of_its_other_dates(name: str) -> None:
    def days(*dates: str) -> list[date | None]:
        records = [{"date": written, "text": SAID} for written in dates]
        data = {
            "a.json": json.dumps(records),
            "a.jsonl": "".join(json.dumps(record) + "\n" for record in records),
            "a.csv": "date,text\n" + "".join(f'{written},"{SAID}"\n' for written in dates),
        }[name]
        return [item.published for item in read_bytes(data.encode(), name=name) if isinstance(item, Article)]

    assert days("03/04/2021", "16/03/2021") == [date(2021, 4, 3), DAY]
    assert days("03/04/2021", "03/16/2021") == [date(2021, 3, 4), DAY]
    assert days("03/04/2021", "05/06/2021") == [None, None]


def test_the_order_of_a_record_is_that_of_its_language() -> None:
    (found,) = read_bytes(json.dumps({"date": "03/04/2021", "lang": "en-GB", "text": SAID}).encode(), name="a.json")
    assert isinstance(found, Article)
    assert found.published == date(2021, 4, 3)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("14.45, 3 March 2021", date(2021, 3, 3)),
        ("10.30, March 3, 2021", date(2021, 3, 3)),
        ("3 March 2021, 7.15pm", date(2021, 3, 3)),
        ("Wednesday 3 March 2021, 10.30", date(2021, 3, 3)),
        ("03.03.2021, 10.30 Uhr", date(2021, 3, 3)),
        ("Mar 3 2021 1915 GMT", date(2021, 3, 3)),
        ("3 March 2021 19:15 +0100", date(2021, 3, 3)),
        ("16.03.2021", date(2021, 3, 16)),
        ("1915, 3 March 2021", None),
    ],
)
def test_a_time_beside_a_day_is_no_year(written: str, day: date | None) -> None:
    assert read_date(written, day_first=True) == day
