"""The page in a real browser: with a mouse, with keys alone, on a phone, and under axe-core's accessibility rules."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import served
from small import match

from bot.web.feeds import ATOM
from bot.web.pages import render
from bot.web.reader import Reader
from bot.web.saying import saying_in
from bot.wording.texts import LANGUAGES
from index.library import sample_library

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
AXE = Path(pytest.importorskip("axe_core_python", reason="axe-core is not installed").__file__).with_name("axe.min.js")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed: apt-get install chromium")

KISHI = "what did Kishi say about deterrence?"
ENGLISH = saying_in("en")
SCHEMES = ("light", "dark")
PHONE = {"width": 390, "height": 800}
DESK = {"width": 1000, "height": 900}


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    """Return Debian's Chromium."""
    with playwright.sync_playwright() as running:
        # Without its own sandbox, which no container lets root have: all it opens is our page.
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Return the address of a page over the sample reports."""
    with sample_library() as library, served(library) as address:
        yield address


@pytest.fixture
def page(browser: playwright.Browser, url: str) -> Iterator[playwright.Page]:
    """Return a tab that fails the test where anything is refused, missing or asked of another machine."""
    context = browser.new_context(base_url=url, viewport=DESK)
    tab, faults = context.new_page(), []
    tab.on("console", lambda message: faults.append(message.text))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("request", lambda request: None if request.url.startswith(url) else faults.append(request.url))
    yield tab
    context.close()
    assert faults == []


def violations(tab: playwright.Page) -> list[str]:
    """Return what axe-core finds serious or critical, with the element."""
    # Not by a script element, which the page's own policy forbids, as it should.
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run()")["violations"]
    grave = [one for one in found if one["impact"] in ("moderate", "serious", "critical")]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in grave]


def test_a_question_is_asked_narrowed_and_read_in_its_paragraph(page: playwright.Page) -> None:
    page.goto("/")
    page.get_by_label("Ask for the words themselves").fill(KISHI)
    page.get_by_role("button", name="Ask").click()
    first = page.locator("article").first
    assert first.locator(".who").inner_text().startswith("Nobuo Kishi")
    assert "deterrence" in first.locator("blockquote").inner_text()
    assert first.locator("mark").is_visible()
    second = page.locator("article").nth(1)
    assert not second.locator("mark").first.is_visible()
    second.get_by_text("In its paragraph").click()
    assert second.locator("mark").first.is_visible()
    page.get_by_text("Filters").click()
    page.get_by_label("Before this day").fill("2020")
    page.get_by_role("button", name="Ask").click()
    assert page.locator("article").count() == 0
    assert "2021" in page.locator(".note").inner_text()


def test_a_quotation_is_checked_and_its_source_found(page: playwright.Page) -> None:
    page.goto("/check")
    page.get_by_label("The quotation").fill("one small step for a man, one huge leap for mankind")
    page.get_by_label("Said to be by").fill("Armstrong")
    page.get_by_role("button", name="Check").click()
    assert "Altered" in page.get_by_role("heading", level=1).inner_text()
    assert page.locator(".sides mark").all_inner_texts() == ["a", "huge", "giant"]
    page.get_by_role("link", name="Link to this statement").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Neil Armstrong")


def test_the_feed_of_a_question_is_followed(page: playwright.Page) -> None:
    page.goto("/?q=Kennedy")
    link = page.get_by_role("link", name="Follow this question as a feed").get_attribute("href")
    # A browser would save it: it is for feed readers.
    given = page.request.get(link or "")
    assert given.headers["content-type"] == "application/atom+xml"
    assert len(ET.fromstring(given.body()).findall(f"{{{ATOM}}}entry")) > 5


def test_words_are_copied_with_their_source(page: playwright.Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?q=" + KISHI)
    first = page.locator("article").first
    first.get_by_text("Copy with source").click()
    first.get_by_role("button", name="Copy").click()
    first.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == first.locator("textarea").input_value()
    assert "— Nobuo Kishi" in copied
    assert "https://onrecord.example/" in copied


def test_keys_alone_lead_from_the_box_to_the_answer(page: playwright.Page) -> None:
    page.goto("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type(KISHI)
    page.keyboard.press("Enter")
    page.wait_for_selector("article")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the answer"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Nobuo Kishi":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/speakers/nobuo-kishi")


def test_without_a_script_the_page_is_whole(browser: playwright.Browser, url: str) -> None:
    context = browser.new_context(base_url=url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Ask for the words themselves").fill(KISHI)
    page.get_by_role("button", name="Ask").click()
    assert "Nobuo Kishi" in page.locator("article .who").first.inner_text()
    page.get_by_text("Copy with source").first.click()
    assert "Nobuo Kishi" in page.locator("textarea").first.input_value()
    assert not page.get_by_role("button", name="Copy").first.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_serious(browser: playwright.Browser, url: str, scheme: str, size: dict[str, int]) -> None:
    context = browser.new_context(base_url=url, color_scheme=scheme, viewport=size, bypass_csp=True)
    page = context.new_page()
    checks = "/check?words=one small step for a man, one huge leap for mankind"
    for path in (
        "/",
        f"/?q={KISHI}&after=2020",
        "/?q=Quarrick",
        "/speakers",
        "/speakers/john-kennedy",
        checks,
        "/search?words=moon",
        "/no",
    ):
        page.goto(path)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert violations(page) == [], path
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path
    context.close()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_axe_finds_nothing_serious_in_any_language(browser: playwright.Browser, url: str, language: str) -> None:
    context = browser.new_context(base_url=url, viewport=PHONE, bypass_csp=True)
    page = context.new_page()
    for path in (f"/?q={KISHI}&after=2020", "/speakers", "/speakers/john-kennedy", "/check", "/search", "/no?"):
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert violations(page) == [], path
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path
    context.close()


def test_a_browser_is_answered_in_its_language_and_can_choose_another(browser: playwright.Browser, url: str) -> None:
    context = browser.new_context(base_url=url, locale="de-AT")
    page = context.new_page()
    page.goto("/")
    page.get_by_label(saying_in("de")("ask_label")).fill(KISHI)
    page.get_by_role("button", name=saying_in("de")("ask_button")).click()
    assert page.locator("article time").first.inner_text() == "16. März 2021"
    page.get_by_role("link", name="Français").click()
    assert page.locator("article time").first.inner_text() == "16 mars 2021"
    page.get_by_role("link", name=saying_in("fr")("page_speakers")).click()
    assert page.get_by_role("heading", level=1).inner_text() == saying_in("fr")("speakers_title")
    context.close()


@pytest.mark.parametrize(
    "words",
    [
        "<script>document.title='owned'</script>",
        "<svg onload=\"document.title='owned'\">",
        "'-document.title='owned'-'",
    ],
)
def test_no_script_of_an_article_or_a_question_runs(page: playwright.Page, words: str) -> None:
    page.goto(f"/?q={words}&speaker={words}&outlet={words}")
    assert page.title() != "owned"
    text = f"“We sail {words} tomorrow”, Vellora said {words} on Monday."
    hostile = match(f"We sail {words} tomorrow", text=text, title=words, outlet=words, url=f"javascript:{words}")
    page.set_content(render(Reader(ENGLISH), "statement.html", match=hostile, here=""))
    assert words in page.locator("blockquote").inner_text()
    assert page.title() != "owned"
