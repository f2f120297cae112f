"""Citations: what each form holds, and that no text can break out of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from commands import Run
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from small import DAY, MATCHES, SmallLibrary, match

import index.library
from bot.cli.citations import cite
from bot.wording.printable import one_line
from index.match import Match

TODAY = date(2026, 11, 28)
SIGNS = st.text(alphabet="ab1 .\\{}[]()<>&%$#_^~*`!|\"'-+=@:/\n\x1b\u202e“é", max_size=30)
HOSTILE = st.tuples(SIGNS, SIGNS, SIGNS)


def of(
    title: str = "Harbour opens", outlet: str = "The Tidewater Post", url: str = "https://tidewater.example/h"
) -> Match:
    """Return a match with these details of its article."""
    made = match("The harbour is open", title="t", published=DAY)
    return replace(made, article=replace(made.article, title=title, outlet=outlet, url=url))


def test_bibtex() -> None:
    assert cite([of(url="https://tidewater.example/50%25?a=1&b={2}")], "bibtex", accessed=TODAY) == (
        f"@misc{{onrecord-{of().statement.id},\n"
        "  title = {{Harbour opens}},\n"
        "  howpublished = {The Tidewater Post},\n"
        "  year = {2021},\n"
        "  month = mar,\n"
        "  day = {16},\n"
        "  url = {https://tidewater.example/50\\%25?a=1&b=\\%7B2\\%7D},\n"
        "  urldate = {2026-11-28},\n"
        "  note = {“The harbour is open” (Ansa Vellora, harbour minister)}\n"
        "}\n"
    )


def test_csl() -> None:
    assert json.loads(cite([of(), MATCHES[2]], "csl", accessed=TODAY)) == [
        {
            "id": of().statement.id,
            "type": "article-newspaper",
            "title": "Harbour opens",
            "container-title": "The Tidewater Post",
            "issued": {"date-parts": [[2021, 3, 16]]},
            "accessed": {"date-parts": [[2026, 11, 28]]},
            "URL": "https://tidewater.example/h",
            "note": "“The harbour is open” (Ansa Vellora, harbour minister)",
        },
        {
            "id": MATCHES[2].statement.id,
            "type": "article-newspaper",
            "title": "Tide tables",
            "container-title": "The Tidewater Post",
            "accessed": {"date-parts": [[2026, 11, 28]]},
            "note": "the tide tables were wrong (Tobren Quill, in the reporter's words)",
        },
    ]
    assert cite([], "csl", accessed=TODAY) == "[]\n"


def test_markdown_and_html() -> None:
    assert cite([of()], "markdown", accessed=TODAY) == (
        "> “The harbour is open”\n>\n"
        "> — Ansa Vellora, harbour minister. [Harbour opens](<https://tidewater.example/h>), The Tidewater Post, "
        "16 March 2021, accessed 28 November 2026\n"
    )
    shown = cite([of()], "html", accessed=TODAY)
    assert '<blockquote cite="https://tidewater.example/h"><p>“The harbour is open”</p></blockquote>' in shown
    assert '<a href="https://tidewater.example/h">Harbour opens</a>' in shown
    assert '<time datetime="2021-03-16">16 March 2021</time>' in shown
    assert 'accessed <time datetime="2026-11-28">28 November 2026</time>' in shown


@pytest.mark.parametrize("form", ["bibtex", "csl", "markdown", "html"])
@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///x", "/h", " "])
def test_an_address_that_is_not_of_the_web_is_no_link(form: str, url: str) -> None:
    assert url.strip() == "" or url not in cite([of(url=url)], form, accessed=TODAY)


@given(HOSTILE)
def test_no_text_breaks_out_of_bibtex(texts: tuple[str, str, str]) -> None:
    made = cite([of(*texts[:2], f"https://tidewater.example/{texts[2]}")], "bibtex", accessed=TODAY)
    depth = 0
    for sign in made:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    (title,) = re.findall(r"  title = {{(.*)}},\n", made) or [""]
    assert not re.search(r"(?<!\\)[&%$#_^~]", title)


@given(HOSTILE)
def test_html_shows_each_text_as_it_is(texts: tuple[str, str, str]) -> None:
    title, outlet, path = texts
    shown = html.fromstring(
        cite([of(f"t{title}", outlet, f"https://tidewater.example/{path}")], "html", accessed=TODAY)
    )
    assert {element.tag for element in shown.iter()} == {"figure", "blockquote", "p", "figcaption", "cite", "a", "time"}
    assert shown.findtext(".//cite/a") == one_line(f"t{title}")


@given(HOSTILE)
def test_markdown_shows_each_text_as_it_is(texts: tuple[str, str, str]) -> None:
    title, outlet, path = texts
    made = cite([of(f"t{title}", outlet, f"https://tidewater.example/{path}")], "markdown", accessed=TODAY)
    shown = html.fromstring(MarkdownIt().render(made))
    assert {element.tag for element in shown.iter()} <= {"blockquote", "p", "a"}
    assert shown.findtext(".//a") == one_line(f"t{title}")
    assert one_line(outlet) in shown.text_content()


def test_citations_on_the_command_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.library, "sample_library", lambda **_: SmallLibrary())
    ran = run("--library", "/nowhere", "ask", "harbour", "--format", "csl", "--limit", "1")
    assert ran.status == 0
    assert json.loads(ran.out)[0]["accessed"] == {"date-parts": [[*date.today().timetuple()[:3]]]}
    ran = run("--library", "/nowhere", "ask", "zebra", "--format", "bibtex")
    assert (ran.status, ran.out) == (1, "")
    assert "zebra" in ran.err
    assert run("ask", "harbour", "--format", "csl", "--json").status == 2
    assert run("--library", "/nowhere", "ask", "harbour", "--format", "json").out.startswith('{"question"')
