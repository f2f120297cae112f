"""The page in five languages: the one its address names, else the browser's; the words of articles as they are."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import httpx
import lxml.html
import pytest
from served import served

import bot
from bot.web.asked import Typed
from bot.web.door.language import wanted_language
from bot.web.pages import render
from bot.web.reader import Reader
from bot.web.saying import Saying, saying_in
from bot.wording.texts import LANGUAGES
from index.library import sample_library

FOLDER = Path(bot.__file__).parent
TABLES = {
    language: tomllib.loads((FOLDER / "wording" / "locales" / f"{language}.toml").read_text("utf-8"))["page"]
    for language in LANGUAGES
}
KISHI = "what did Kishi say about deterrence?"
PATHS = (
    "/",
    f"/?q={KISHI}&after=2020",
    "/?q=Quarrick",
    "/?q=Kennedy&outlet=Moonbeam",
    "/?speaker=Kennedy&topic=moon",
    "/speakers",
    "/speakers?name=Quarrick",
    "/speakers/john-kennedy",
    "/speakers/john-kennedy?oldest=true",
    "/speakers/nobody",
    "/check",
    "/check?words=one small step for a man, one huge leap for mankind",
    "/check?words=the parakeets of Zanth prefer marzipan",
    "/search?words=moon",
    "/search?words=quarrick",
    "/statements/none",
    "/nowhere",
    "/?after=soon",
)


@pytest.fixture(scope="module")
def page() -> Iterator[httpx.Client]:
    """Return a client of a page over the sample reports."""
    with sample_library() as library, served(library) as url, httpx.Client(base_url=url) as client:
        yield client


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("DE-at", "de"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"),
        ("en;q=0.5, ja ; q=0.9", "ja"),
        ("pl, cs;q=0.9, es;q=0.1", "es"),
        ("pl, zh-Hant-TW;q=0.8", "en"),
        ("de;q=0, fr;q=0.2", "fr"),
        ("de;q=0", "en"),
        ("de;q=nan, fr;q=9, es;q=", "en"),
        ("*", "en"),
        (", ,;q=1,-", "en"),
        ("de" + "-x" * 20_000, "de"),
        ("pl," * 9_000 + "de", "en"),
    ],
)
def test_the_language_is_the_one_a_browser_wants_most(header: str, language: str) -> None:
    assert wanted_language(header) == language


def test_the_address_goes_before_the_browser_and_what_we_have_not_is_passed_over(page: httpx.Client) -> None:
    for query, header, language in (
        ("", "de", "de"),
        ("?lang=fr", "de", "fr"),
        ("?lang=FR", "de", "fr"),
        ("?lang=pl", "es", "es"),
        ("?lang=", "es", "es"),
        ("?lang=%00%ff<script>", "", "en"),
    ):
        given = page.get(f"/{query}", headers={"Accept-Language": header})
        assert lxml.html.fromstring(given.text).get("lang") == language
        assert given.headers["content-language"] == language
        assert given.headers["vary"] == "Accept-Language"


def test_a_page_kept_in_one_language_is_not_fresh_in_another(page: httpx.Client) -> None:
    german = page.get("/", headers={"Accept-Language": "de"}).headers["etag"]
    assert page.get("/", headers={"Accept-Language": "de", "If-None-Match": german}).status_code == 304
    assert page.get("/", headers={"Accept-Language": "fr", "If-None-Match": german}).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_each_page_is_in_one_language_and_its_links_stay_there(page: httpx.Client, path: str, language: str) -> None:
    given = page.get(f"{path}{'&' if '?' in path else '?'}lang={language}")
    shown = lxml.html.fromstring(given.text)
    assert shown.get("lang") == language
    ours = [link for link in shown.xpath("//header//@href | //main//@href") if link.startswith("/")]
    assert [link for link in ours if parse_qs(urlsplit(link).query).get("lang") != [language]] == []
    assert {one.get("value") for one in shown.xpath("//form//input[@name='lang']")} <= {language}
    assert len(shown.xpath("//form")) == len(shown.xpath("//form//input[@name='lang']"))
    links = shown.xpath("//footer//a")
    assert [link.get("hreflang") for link in links] == list(LANGUAGES)
    assert [link.get("lang") for link in links if link.get("aria-current")] == [language]
    for link in links:
        assert lxml.html.fromstring(page.get(link.get("href")).text).get("lang") == link.get("hreflang")


def test_the_other_languages_are_of_the_same_page(page: httpx.Client) -> None:
    shown = lxml.html.fromstring(page.get(f"/?q={KISHI}&lang=de&before=2030").text)
    queries = [parse_qs(urlsplit(link).query) for link in shown.xpath("//footer//@href")]
    assert queries == [{"q": [KISHI], "before": ["2030"], "lang": [language]} for language in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_marks_are_the_same_in_every_language(page: httpx.Client, language: str) -> None:
    shown = lxml.html.fromstring(page.get(f"/?q={KISHI}&lang={language}").text)
    english = lxml.html.fromstring(page.get(f"/?q={KISHI}").text)
    for path in ("//article//blockquote", "//article//mark", "//article//*[@class='paragraph']"):
        assert [one.text_content() for one in shown.xpath(path)] == [one.text_content() for one in english.xpath(path)]
        assert shown.xpath(path)
    # What no article says of its language is not taken for the page's.
    assert set(shown.xpath("//blockquote/@lang | //*[@class='paragraph']/@lang")) == (
        {""} if language != "en" else set()
    )
    assert shown.xpath("//article//time")[0].text_content() == saying_in(language).day(_day(shown))


def _day(shown: lxml.html.HtmlElement) -> date:
    return date.fromisoformat(shown.xpath("//article//time/@datetime")[0])


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_english_is_left_on_a_page_of_another_language(page: httpx.Client, language: str) -> None:
    english, own = dict(TABLES["en"]), TABLES[language]
    # What is a name or was typed stays.
    del english["language"], english["ask_example"]
    left = {text for key, text in english.items() if text != own[key] and "{" not in text}
    for path in PATHS:
        shown = lxml.html.fromstring(page.get(f"{path}{'&' if '?' in path else '?'}lang={language}").text)
        said = [one.strip() for one in (*shown.itertext(), *shown.xpath("//@aria-label | //@placeholder | //@title"))]
        assert not left & set(said), path
        assert {own["footer"], own["skip"]} <= set(said), path


def test_feeds_are_in_the_language_of_their_address(page: httpx.Client) -> None:
    shown = lxml.html.fromstring(page.get("/?q=Kennedy&lang=de").text)
    (link,) = shown.xpath("//link[@rel='alternate']/@href")
    assert saying_in("de")("kind_direct") in page.get(link).text
    plain = page.get("/feed?q=Kennedy", headers={"Accept-Language": "de"}).text
    assert saying_in("de")("kind_direct") not in plain


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_text_of_the_page_is_there_with_the_same_placeholders(language: str) -> None:
    assert list(TABLES[language]) == list(TABLES["en"])
    for key, text in TABLES["en"].items():
        other = TABLES[language][key]
        assert _placeholders(other) == _placeholders(text), key
        assert other.strip()
        assert other != text or len(text) < 12, key


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_fixed_text_is_put_into_a_template_as_it_would_be_shown() -> None:
    hostile = {"ask_title": "<b>{{ 7 * 7 }}</b> {% if %} \u202e & {# x #}"}
    tables = {"texts": {**saying_in("en")._texts, **hostile}, "names": {}, "descriptions": {}}
    status = SimpleNamespace(statements=1, speakers=1, articles=1)
    given = {"asked": Typed(), "outlets": "", "narrowed": "", "status": status}
    shown = render(Reader(Saying("en", tables)), "ask.html", here="/", answer=None, **given)
    assert "<h1>&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt; {% if %} \ufffd &amp; {# x #}</h1>" in shown


def test_every_text_of_the_page_is_used_and_no_template_has_words_of_its_own() -> None:
    templates = {file: file.read_text("utf-8") for file in (FOLDER / "web" / "templates").glob("*.html")}
    code = " ".join((*templates.values(), *(file.read_text("utf-8") for file in (FOLDER / "web").glob("*.py"))))
    for key in TABLES["en"]:
        core = key.removeprefix("heading_").removeprefix("problem_").removesuffix("_about")
        assert key.startswith("note_") or re.search(rf"\b{core}\b", code), key
    for file, text in templates.items():
        plain = re.sub(r"(?s)\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", text)
        assert re.findall(r"[A-Za-z]{3,}", re.sub(r'onrecord|lang=" "', "", plain)) == [], file
