"""The page: whole without a script, true to the answer, and deaf to whatever an article or a question tries."""

from __future__ import annotations

import re
import urllib.parse
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import lxml.html
import pytest
from quick import quick, report  # noqa: F401 - a fixture
from served import served
from small import MATCHES, match

from bot.web import showing
from bot.web.feeds import ATOM, write_feed
from bot.web.pages import render
from bot.web.reader import Reader
from bot.web.saying import saying_in
from bot.wording.chart import count_periods
from index.checking.difference import Change
from index.library import Library, sample_library
from index.match import Match

KISHI = "what did Kishi say about deterrence?"
ENGLISH = saying_in("en")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% for x in y %}",
    "javascript:alert(1)//' onmouseover='x",
    "\u202emoc.elpmaxe",
    "&lt;b&gt; &amp; &#x3c;",
    "' OR 1=1; DROP TABLE statements; --",
)


@pytest.fixture(scope="module")
def page() -> Iterator[httpx.Client]:
    """Return a client of a page over the sample reports."""
    with sample_library() as library, served(library) as url, httpx.Client(base_url=url) as client:
        yield client


def show(page: httpx.Client, path: str, **asked: str) -> lxml.html.HtmlElement:
    """Return a page of the site, which must be found."""
    given = page.get(path, params=asked or None)
    assert given.status_code == 200
    assert given.headers["content-type"] == "text/html; charset=utf-8"
    return lxml.html.fromstring(given.text)


def texts(element: lxml.html.HtmlElement, path: str) -> list[str]:
    """Return the texts of what an XPath finds, white space as one space."""
    return [" ".join(one.text_content().split()) for one in element.xpath(path)]


def test_the_answer_is_the_page_of_the_question(page: httpx.Client) -> None:
    shown = show(page, "/", q=KISHI)
    answer = page.get("/api/ask", params={"question": KISHI, "limit": 5}).json()
    links = shown.xpath("//article//a[text()='Link to this statement']/@href")
    assert links == [f"/statements/{one['id']}" for one in answer["matches"]]
    assert texts(shown, "//article//mark")[0] == answer["matches"][0]["text"]
    assert texts(shown, "//article[1]//*[@class='who']") == ["Nobuo Kishi Japan’s defense minister"]
    assert shown.xpath("//article[1]//time/@datetime") == ["2021-03-16"]
    assert answer["matches"][0]["article"]["url"] in shown.xpath("//article[1]//a/@href")
    assert shown.xpath("//input[@name='q']/@value") == [KISHI]


def test_words_are_marked_where_they_stand_in_their_paragraph(page: httpx.Client) -> None:
    (first, *_) = page.get("/api/ask", params={"question": KISHI}).json()["matches"]
    shown = show(page, f"/statements/{first['id']}")
    assert texts(shown, "//p[@class='paragraph']") == [" ".join(first["context"].split())]
    assert shown.xpath("//details[@open]//mark")


def test_filters_narrow_as_those_of_the_command_line(page: httpx.Client) -> None:
    asked = {"q": "Kennedy", "after": "1963", "kind": "direct"}
    shown = show(page, "/", **asked, outlet="", topic="")
    days = shown.xpath("//article//time/@datetime")
    assert days
    assert all(day.startswith("1963") for day in days)
    assert set(shown.xpath("//article/@class")) == {"card kind-direct"}
    # On a phone the fields would stand before the answer; where there is none, they are what to change.
    assert texts(shown, "//details[@class='filters']/summary") == ["Filters: since 1 January 1963 · quoted"]
    assert not shown.xpath("//details[@class='filters']/@open")
    silent = show(page, "/", **asked, before="1963-01-02")
    assert silent.xpath("//details[@class='filters']/@open")
    assert not show(page, "/", q="Kennedy").xpath("//details[@class='filters']/@open")
    assert show(page, "/", outlet="Moonbeam").xpath("//details[@class='filters']/@open")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what did Zebulon Quarrick say?", "not in the library"),
        ("what did Kishi say about whaling?", "Nothing"),
        ("what did Kishi say in 1950?", "Nothing by Nobuo Kishi"),
    ],
)
def test_a_silence_is_said_and_nobody_else_is_quoted(page: httpx.Client, question: str, says: str) -> None:
    shown = show(page, "/", q=question)
    assert says in " ".join(texts(shown, "//main"))
    assert not [who for who in texts(shown, "//article//*[@class='who']") if "Kishi" not in who]
    assert "onrecord " not in " ".join(texts(shown, "//p[@class='note']"))


def test_pages_lead_on_and_back(page: httpx.Client) -> None:
    first = show(page, "/", q="Kennedy")
    (onward,) = first.xpath("//a[@rel='next']/@href")
    second = show(page, onward)
    (back,) = second.xpath("//a[@rel='prev']/@href")
    links = "//article//a[text()='Link to this statement']/@href"
    assert not set(first.xpath(links)) & set(second.xpath(links))
    assert show(page, back).xpath(links) == first.xpath(links)
    assert not first.xpath("//a[@rel='prev']")


def test_a_speaker_has_roles_topics_a_chart_and_words_in_order(page: httpx.Client) -> None:
    shown = show(page, "/speakers/john-kennedy")
    roles = texts(shown, "//ul[@class='roles']/li")
    assert roles == ["President 21 January 1961 to 27 June 1963", "American leader 27 June 1963"]
    assert len(texts(shown, "//ul[@class='topics']/li")) > 2
    (chart,) = shown.xpath("//*[local-name()='svg']/@aria-label")
    counted = sum(int(count) for count in re.findall(r"\d{4}-\d{2}: (\d+)", chart))
    assert counted == page.get("/api/timeline", params={"speaker": "John F. Kennedy"}).json()["total"]
    newest = shown.xpath("//article//time/@datetime")
    oldest = show(page, "/speakers/john-kennedy?oldest=true").xpath("//article//time/@datetime")
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert newest[0] > oldest[0]
    assert set(texts(shown, "//article//*[@class='who']/a")) == {"John F. Kennedy"}


def test_a_check_shows_both_sides_of_every_difference(page: httpx.Client) -> None:
    shown = show(page, "/check", words="one small step for a man, one huge leap for mankind", speaker="Armstrong")
    assert texts(shown, "//h1") == ["Altered: the article has other words of Neil Armstrong."]
    sides = texts(shown, "//div[@class='sides']//p")
    assert sides == [
        "one small step for a man, one huge leap for mankind",
        "one small step for man, one giant leap for mankind",
    ]
    assert texts(shown, "//div[@class='sides']//mark") == ["a", "huge", "giant"]
    assert texts(show(page, "/check", words="the parakeets of Zanth prefer marzipan"), "//h1") != [
        "Is this quotation real?"
    ]


def test_articles_are_searched_for_words_and_phrases(page: httpx.Client) -> None:
    shown = show(page, "/search", words="“fellow Americans”")
    assert {mark.casefold() for mark in texts(shown, "//article//mark")} == {"fellow americans"}
    assert "No article prints" in " ".join(texts(show(page, "/search", words="quarrick"), "//main"))
    behind = show(page, "/search", words="“fellow Americans”", offset="90")
    assert "There are no more articles" in " ".join(texts(behind, "//main"))
    assert not show(page, "/search").xpath("//article")


def test_the_speakers_are_listed_and_found_by_name(page: httpx.Client) -> None:
    everybody = show(page, "/speakers")
    assert len(everybody.xpath("//tbody/tr")) == page.get("/api/speakers").json()["total"]
    assert texts(show(page, "/speakers", name="kishi"), "//tbody/tr/th") == ["Nobuo Kishi"]
    assert "Nobody of that name" in " ".join(texts(show(page, "/speakers", name="Quarrick"), "//main"))


@pytest.mark.parametrize(
    "path", ["/", f"/?q={KISHI}", "/speakers", "/speakers/nobuo-kishi", "/check", "/search?words=moon", "/nowhere"]
)
def test_every_page_can_be_read_without_seeing_it(page: httpx.Client, path: str) -> None:
    shown = lxml.html.fromstring(page.get(path).text)
    assert shown.get("lang") == "en"
    assert len(shown.xpath("//h1")) == 1
    assert len(shown.xpath("//main")) == 1
    assert shown.xpath("//body/a[1]/@href") == ["#main"]
    fields = shown.xpath("//input | //select | //form//textarea")
    assert all(shown.xpath("//label[@for=$id]", id=field.get("id")) for field in fields)
    assert not shown.xpath("//*[@style] | //script[not(@src)] | //style")


@pytest.mark.parametrize("path", ["/", f"/?q={KISHI}", "/speakers/john-kennedy", "/check"])
def test_nothing_is_asked_of_any_other_machine(page: httpx.Client, path: str) -> None:
    shown = lxml.html.fromstring(page.get(path).text)
    asked = shown.xpath("//@src | //link/@href | //form/@action")
    assert asked
    assert all(one.startswith("/") and not one.startswith("//") for one in asked)


@pytest.mark.parametrize("words", [*HOSTILE, "\x00\x1b[2J"])
def test_a_question_is_shown_as_typed_and_never_obeyed(page: httpx.Client, words: str) -> None:
    for path, name in (
        ("/", "q"),
        ("/", "speaker"),
        ("/", "outlet"),
        ("/check", "words"),
        ("/speakers", "name"),
        ("/search", "words"),
    ):
        given = page.get(path, params={"q": "Kishi", name: words})
        assert given.status_code == 200
        assert not set("\x00\x1b\u202e") & set(given.text)
        shown = lxml.html.fromstring(given.text)
        assert [one.get("src") for one in shown.xpath("//script")] == ["/static/page.js"]
        assert not shown.xpath("//img | //*[@onerror] | //*[@onmouseover]")
        assert all(link.startswith(("/", "https://onrecord.example/", "#")) for link in shown.xpath("//a/@href"))
        assert "49" not in texts(shown, "//main")[0] or "49" in words


@pytest.mark.parametrize("words", HOSTILE)
def test_an_article_is_shown_as_printed_and_never_obeyed(words: str) -> None:
    text = f"“We sail {words} tomorrow”, Vellora said {words} on Monday."
    hostile = match(f"We sail {words} tomorrow", text=text, title=words, outlet=words, url=f"javascript:{words}")
    html = render(Reader(ENGLISH), "statement.html", match=hostile, here="")
    shown = lxml.html.fromstring(html)
    assert [one.get("src") for one in shown.xpath("//script")] == ["/static/page.js"]
    assert not shown.xpath("//img | //*[@onerror] | //*[@onmouseover]")
    assert all(link.startswith(("/", "#")) for link in shown.xpath("//a/@href"))
    assert not set("\x00\x1b\u202e") & set(html)
    # Character by character what was printed, but for those that steer a screen.
    assert showing.words(hostile).strip("“”") == showing.printable(f"We sail {words} tomorrow")


@pytest.mark.parametrize("found", MATCHES)
def test_the_pieces_of_a_paragraph_are_the_paragraph(found: Match) -> None:
    pieces = showing.paragraph(found)
    assert "".join(piece.text for piece in pieces) in found.article.text
    assert [piece.text for piece in pieces if piece.marked] == [
        s.of(found.article.text) for s in found.statement.content
    ]


def test_sides_are_one_text_each() -> None:
    changes = [
        Change("same", "we sail"),
        Change("dropped", "never"),
        Change("added", "always"),
        Change("same", "at dawn"),
    ]
    asked, prints = showing.sides(changes)
    assert "".join(piece.text for piece in asked) == "we sail always at dawn"
    assert "".join(piece.text for piece in prints) == "we sail never at dawn"


def test_what_is_copied_has_words_speaker_day_and_source() -> None:
    assert showing.source(MATCHES[0], ENGLISH) == (
        "“The harbour is open to every boat”\n"
        "— Ansa Vellora, harbour minister (said · quoted), 16 March 2021\n"
        "Harbour opens, The Tidewater Post\n"
        "https://tidewater.example/harbour"
    )


def test_bars_fill_the_chart_and_keep_apart() -> None:
    bars = list(showing.bars(count_periods([date(2021, 1, 1), date(2021, 1, 9), date(2021, 3, 1)])))
    assert [bar.height for bar in bars] == [100, 0, 50]
    assert bars[0].left + bars[0].width < bars[1].left
    assert bars[-1].left + bars[-1].width <= 100


def test_a_feed_brings_what_is_new_the_newest_first(page: httpx.Client) -> None:
    (link,) = show(page, "/", q="Kennedy").xpath("//link[@rel='alternate']/@href")
    given = page.get(link)
    assert given.headers["content-type"] == "application/atom+xml"
    feed = ET.fromstring(given.text)
    days = [one.text or "" for one in feed.iterfind(f"{{{ATOM}}}entry/{{{ATOM}}}updated")]
    assert len(days) > 5
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{{{ATOM}}}updated") == days[0]
    for entry in feed.iterfind(f"{{{ATOM}}}entry"):
        (there,) = entry.iterfind(f"{{{ATOM}}}link[@rel='alternate']")
        assert page.get(there.get("href", "")).status_code == 200
        assert urllib.parse.urlsplit(there.get("href", "")).netloc == page.base_url.netloc.decode()


@pytest.mark.parametrize(
    "asked", ["speaker=John F. Kennedy", "topic=moon", "q=Kennedy&after=1963", "speaker=Kennedy&topic=moon"]
)
def test_there_is_a_feed_of_a_speaker_a_topic_and_a_question(page: httpx.Client, asked: str) -> None:
    feed = ET.fromstring(page.get(f"/feed?{asked}").text)
    assert feed.findall(f"{{{ATOM}}}entry")


def test_a_silent_feed_is_empty_and_whole(page: httpx.Client) -> None:
    feed = ET.fromstring(page.get("/feed?q=what did Quarrick say?").text)
    assert [child.tag.rpartition("}")[2] for child in feed] == ["title", "id", "updated", "link", "link"]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_feed_holds_any_words(words: str) -> None:
    text = f"“We sail {words} tomorrow”, Vellora said on Monday."
    hostile = match(f"We sail {words} tomorrow", text=text, title=words)
    feed = ET.fromstring(write_feed([hostile], title=words, here="http://x", query="?q=1", say=ENGLISH))
    content = feed.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}content") or ""
    assert showing.printable(f"We sail {words} tomorrow") in content


def test_ids_of_a_feed_do_not_depend_on_where_the_page_is() -> None:
    feeds = [
        ET.fromstring(write_feed(MATCHES[:2], title="t", here=here, query="?q=1", say=ENGLISH))
        for here in ("http://a", "https://b")
    ]
    ids = [[one.text for one in feed.iter(f"{{{ATOM}}}id")] for feed in feeds]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3


def test_an_empty_library_has_a_page(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("quick")
    with Library.open(tmp_path / "library", create=True) as library:
        with served(library) as url, httpx.Client(base_url=url) as page:
            assert "There are no articles here yet." in " ".join(texts(show(page, "/", q="Kishi"), "//main"))
            assert page.get("/speakers").status_code == 200
        library.add([report(1)])
        with served(library) as url, httpx.Client(base_url=url) as page:
            assert show(page, "/", q="night ferry").xpath("//article")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("q=salt&limit=0", "limit: "),
        ("q=salt&limit=many&offset=-1", "offset: "),
        ("q=salt&after=yesterday", "after: "),
        ("q=salt&kind=loud", "kind: "),
        ("q=" + "a" * 3000, "q: "),
    ],
)
def test_the_page_says_which_parameter_is_not_as_it_should_be(page: httpx.Client, asked: str, said: str) -> None:
    refused = page.get(f"/?{asked}")
    assert (refused.status_code, refused.headers["content-type"]) == (422, "text/html; charset=utf-8")
    assert said in refused.text


def test_of_a_parameter_given_twice_the_last_counts_and_others_are_left_alone(page: httpx.Client) -> None:
    twice = page.get("/?q=tax&limit=0&limit=1&unknown=1&q=deterrence")
    assert twice.status_code == 200
    assert len(lxml.html.fromstring(twice.text).xpath("//article")) == 1
    assert 'onrecord_requests_total{route="/",status="200"}' in page.get("/metrics").text
