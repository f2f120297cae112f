"""Files of every plain format become articles; what cannot be read is said in one line and loses nothing else."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from helped import time_to_read
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.child.helper import borrow_helper
from corpus.errors import ArticleError
from corpus.readers.document import MAX_ARTICLE, MAX_DOCUMENT, Details
from corpus.readers.format import sniff
from corpus.readers.fragments import is_html
from corpus.readers.reading import ReadFailure, read, read_articles, read_bytes

RUSSIAN = "Мэр города сказала, что мост откроют в мае. " * 5
POLISH = "Burmistrz miasta powiedziała, że most będzie otwarty w maju, a ludzie są zadowoleni. " * 5
REPORT = "Ada Quill, the mayor of Pemberley, said the bridge would open in May.\n\nShe thanked the builders.\n"
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Bridge opens</title>"
    "<meta property='og:site_name' content='The Pemberley Post'>"
    "<meta property='article:published_time' content='2021-03-16T08:00:00Z'></head>"
    "<body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Bridge opens</h1>"
    "<p>Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would open to traffic in May.</p>"
    "<p>“The river will no longer keep our people apart,” Quill told a crowd of several hundred at the town hall.</p>"
    "<p>She thanked the builders, who worked through two winters, and promised that there would be no toll.</p>"
    "</article><footer>Copyright The Pemberley Post. All rights reserved. Contact us.</footer></body></html>"
)


def only(source: object, **known: object) -> Article:
    (article,) = read_articles(str(source), **known)  # type: ignore[arg-type]
    return article


def from_bytes(data: bytes, name: str = "report.txt") -> list[Article | ReadFailure]:
    return list(read_bytes(data, name=name))


def failure(data: bytes, name: str = "report.txt") -> str:
    (found,) = from_bytes(data, name)
    assert isinstance(found, ReadFailure)
    assert "\n" not in found.message
    return found.message


@pytest.mark.parametrize(
    ("name", "start", "form"),
    [
        ("a", "Ada Quill said no.", "text"),
        ("a.txt", '{"title": "T", "text": "x"}\n{"title": "U", "text": "y"}', "jsonl"),
        ("a.txt", '{\n "title": "T",\n "text": "x"\n}', "json"),
        ("a.txt", '[{"text": "x"}]', "json"),
        ("a.jsonl", '{"title": "T", "text": \n{"title": "U", "text": "y"}', "jsonl"),
        ("a.txt", "[Update] Ada Quill said no.", "text"),
        ("a.txt", "{Ada Quill} said no.", "text"),
        ("a.txt", "---\ntitle: T\n---\nx", "markdown"),
        ("a.md", "# T\n\nx", "markdown"),
        ("a.txt", PAGE, "html"),
        ("a.txt", "<div><p>x</p></div>", "html"),
        ("a.txt", "<laughs> Ada Quill said no.", "text"),
        ("a.txt", "id,title,text\n1,T,x", "csv"),
        ("a.txt", "Yes, she said, the text of it, id and all", "text"),
        ("a.txt", "From: a@b.example\nSubject: T\n\nx", "mail"),
        ("a.txt", "Question: what is it?\nAnswer: a bridge", "text"),
        ("a.txt", "<?xml version='1.0'?><!-- c --><rss version='2.0'/>", "feed"),
        ("a.txt", "<?xml version='1.0'?>\n<urlset xmlns='x'/>", "sitemap"),
        ("a.pdf", "Ada Quill said no.", "text"),
    ],
)
def test_the_format_is_told_by_the_content(name: str, start: str, form: str) -> None:
    assert sniff(start.encode(), name) == form


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (REPORT.encode(), REPORT),
        (b"\xef\xbb\xbf" + REPORT.encode(), REPORT),
        (REPORT.replace("\n", "\r\n").encode(), REPORT),
        (REPORT.replace("\n", "\r").encode(), REPORT),
        (REPORT.encode("utf-16"), REPORT),
        (REPORT.encode("utf-16-le"), REPORT),
        (REPORT.encode("utf-16-be"), REPORT),
        (("\n\n  " + REPORT).encode(), "\n\n  " + REPORT),
        ("Zoë Añón said “non” at the café.".encode("cp1252"), "Zoë Añón said “non” at the café."),
        ("Zoë Añón said no at the café.".encode("latin-1"), "Zoë Añón said no at the café."),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (POLISH.encode("cp1250"), POLISH),
        ("Ada said café".encode()[:-1], "Ada said caf\N{REPLACEMENT CHARACTER}"),
        (b"Ada\x00 said no, and no again, and then once more to everybody who asked her." * 4, None),
    ],
)  # fmt: skip
def test_text_is_the_decoded_file_with_plain_line_ends(data: bytes, text: str | None) -> None:
    (article,) = from_bytes(data)
    if text is None:
        assert isinstance(article, ReadFailure)
    else:
        assert isinstance(article, Article)
        assert article.text == text


def test_a_text_file_takes_its_name_for_a_title_and_the_rest_from_the_caller(tmp_path: Path) -> None:
    file = tmp_path / "bridge opens.txt"
    file.write_text(REPORT)
    article = only(file, outlet="The Post", url="https://post.example/1", published=date(2021, 3, 16))
    assert (article.title, article.outlet, article.published) == ("bridge opens", "The Post", date(2021, 3, 16))
    assert only(file, title="Bridge").title == "Bridge"


def test_front_matter_gives_the_details_and_the_caller_only_what_it_lacks() -> None:
    data = f"---\ntitle: Bridge\npublished: 2021-03-16\nurl: https://post.example/1\n---\n\n{REPORT}".encode()
    (article,) = read_bytes(data, name="a.md", details=Details(title="Other", outlet="The Post"))
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.published) == ("Bridge", "The Post", date(2021, 3, 16))
    assert article.text == REPORT.strip()


@pytest.mark.parametrize(
    "front",
    ["title: [unclosed", "title: a: b: c", "\tx", "- a\n- b", "title: !!python/object:os.system x", "a: &x [*x]"],
)
def test_front_matter_that_is_not_valid_is_one_clear_line(front: str) -> None:
    found = from_bytes(f"---\n{front}\n---\n{REPORT}".encode(), "a.md")
    assert len(found) == 1
    if isinstance(found[0], ReadFailure):
        assert "front matter" in found[0].message
        assert "\n" not in found[0].message


def test_markdown_without_front_matter_is_kept_whole_with_its_heading_as_title() -> None:
    (article,) = from_bytes(b"# The bridge\n\nAda Quill said no.\n", "a.md")
    assert isinstance(article, Article)
    assert article.title == "The bridge"
    assert article.text == "# The bridge\n\nAda Quill said no.\n"


@pytest.mark.parametrize(
    ("markdown", "title", "text"),
    [
        ("The bridge\n==========\n\nNo, she said.\n", "The bridge", "# The bridge\n\nNo, she said.\n"),
        ("The *old* bridge\n===\nNo, she said.\n", "The old bridge", "# The old bridge\nNo, she said.\n"),
        ("# A\n\nThe bridge\n---\n\nNo.\n", "A", "# A\n\n## The bridge\n\nNo.\n"),
        ("The bridge\nof Pemberley\n---\n\nNo.\n", "a", "The bridge\nof Pemberley\n\nNo.\n"),
        ("No, she said.\n\n---\n\nYes.\n", "a", "No, she said.\n\n---\n\nYes.\n"),
        ("- No.\n---\nYes.\n", "a", "- No.\n---\nYes.\n"),
        ("Quill: no\n---\nYes.\n", "a", "Quill: no\n---\nYes.\n"),
        ("No, she said.\n---\nYes.\n", "a", "No, she said.\n---\nYes.\n"),
        ("> No.\n---\nYes.\n", "a", "No.\n---\nYes.\n"),
        ("Yours\n-- \nAda Quill\n", "a", "Yours\n-- \nAda Quill\n"),
        ("```\na\n===\n```\nNo.\n", "a", "```\na\n===\n```\nNo.\n"),
        ("# Why C#\n\nNo.\n", "Why C#", "# Why C#\n\nNo.\n"),
        ("# The bridge ##\n\nNo.\n", "The bridge", "# The bridge ##\n\nNo.\n"),
        ("#\n\nNo, she said.\n", "a", "#\n\nNo, she said.\n"),
    ],
)
def test_a_heading_of_markdown_is_one_however_it_is_marked(markdown: str, title: str, text: str) -> None:
    (article,) = from_bytes(markdown.encode(), "a.md")
    assert isinstance(article, Article)
    assert (article.title, article.text) == (title, text)


def test_a_page_gives_its_report_and_details_without_what_stands_around_it() -> None:
    (article,) = from_bytes(PAGE.encode(), "page")
    assert isinstance(article, Article)
    assert article.published == date(2021, 3, 16)
    assert article.title == "Bridge opens"
    assert article.outlet == "The Pemberley Post"
    assert "no longer keep our people apart" in article.text
    assert "Sport" not in article.text
    assert "Copyright" not in article.text


def test_a_page_written_on_one_line_keeps_every_paragraph() -> None:
    assert "\n" not in PAGE
    (article,) = from_bytes(PAGE.encode(), "page")
    assert isinstance(article, Article)
    assert len(article.text.strip().split("\n")) >= 3
    assert all(words in article.text for words in ("open to traffic in May", "keep our people apart", "no toll"))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("", None),
        ("<p>Published: 16 March 2021</p>", date(2021, 3, 16)),
        ("<time datetime='2021-03-16T08:00:00Z'>yesterday</time>", date(2021, 3, 16)),
    ],
)
def test_the_day_of_a_page_is_the_printed_one_and_never_a_copyright_year(line: str, day: date | None) -> None:
    page = (
        PAGE.replace("2021-03-16T08:00:00Z'>", "'>", 1)
        .replace("Copyright", "Copyright 2019")
        .replace("</h1>", f"</h1>{line}")
    )
    (article,) = from_bytes(page.encode(), "page")
    assert isinstance(article, Article)
    assert article.published == day


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    page = PAGE.replace("<head>", "<head><meta charset='koi8-r'>").replace("Ada Quill", "Ада Квилл")
    (article,) = from_bytes(page.encode("koi8-r", "replace"), "page")
    assert isinstance(article, Article)
    assert "Ада Квилл" in article.text


EXACT = "  Leading, trailing \r\n tabs\t, e\u0301 and \u00a0 stay.  \n"


@pytest.mark.parametrize("form", ["json", "list", "lines", "wrapped", "utf-16"])
def test_the_text_of_json_is_kept_to_the_character(form: str) -> None:
    record = {"id": "r1", "title": "T", "published": "2021-03-16T23:00:00+09:00", "outlet": "Post", "text": EXACT}
    data = {
        "json": json.dumps(record, indent=1).encode(),
        "list": json.dumps([record]).encode(),
        "lines": b"\xef\xbb\xbf" + json.dumps(record, ensure_ascii=False).encode() + b"\n\n",
        "wrapped": json.dumps({"status": "ok", "articles": [record]}).encode(),
        "utf-16": (json.dumps(record) + "\n").encode("utf-16"),
    }[form]
    (article,) = from_bytes(data)
    assert isinstance(article, Article)
    assert (article.id, article.text, article.published) == ("r1", EXACT, date(2021, 3, 16))


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\x00" not in text))
def test_any_text_goes_through_json_lines_unchanged(text: str) -> None:
    line = json.dumps({"text": text}, ensure_ascii=False).encode()
    (article,) = from_bytes(line, "a.jsonl")
    assert isinstance(article, Article)
    assert article.text == text


def test_a_lone_surrogate_and_a_zero_in_json_are_replaced_one_for_one() -> None:
    (article,) = from_bytes(b'{"text": "Ada \\ud800said\\u0000 no"}', "a.jsonl")
    assert isinstance(article, Article)
    assert article.text == "Ada \N{REPLACEMENT CHARACTER}said\N{REPLACEMENT CHARACTER} no"


def test_a_damaged_line_is_reported_and_the_other_lines_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    lines = [
        '{"id": "1", "text": "Ada said no."}',
        '{"id": "2", "text": "cut',
        "[]",
        '{"id": "4"}',
        '{"id": "5", "text": "x"}',
    ]
    file.write_text("\n".join(lines))
    found = list(read(file))
    assert [item.id for item in found if isinstance(item, Article)] == ["1", "5"]
    failures = [item for item in found if isinstance(item, ReadFailure)]
    assert [item.name for item in failures] == [f"{file}: line {number}" for number in (2, 3, 4)]
    assert "--map text=FIELD" in failures[2].message
    seen: list[str] = []
    with pytest.raises(ArticleError, match=r"line 2 is not valid JSON.*2 more of 5 failed"):
        seen.extend(article.id for article in read_articles(file))
    assert seen == ["1", "5"]


def test_fields_of_other_names_are_found_or_mapped(tmp_path: Path) -> None:
    usual = json.dumps(
        {"headline": "T", "body": "Ada said no.", "publishedAt": "16 March 2021", "source": {"name": "Post"}}
    )
    (tmp_path / "a.json").write_text(usual)
    article = only(tmp_path / "a.json")
    assert (article.title, article.outlet, article.published) == ("T", "Post", date(2021, 3, 16))
    (tmp_path / "b.json").write_text(json.dumps({"kop": "T", "tekst": "Ada said no."}))
    assert only(tmp_path / "b.json", fields={"title": "kop", "text": "tekst"}).title == "T"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-03-16", date(2021, 3, 16)),
        ("2021-03-16T23:30:00-05:00", date(2021, 3, 16)),
        ("Tue, 16 Mar 2021 08:00:00 GMT", date(2021, 3, 16)),
        ("March 16, 2021", date(2021, 3, 16)),
        ("16 March 2021", date(2021, 3, 16)),
        ("3/16/2021", date(2021, 3, 16)),
        ("20210316", date(2021, 3, 16)),
        (1615852800, date(2021, 3, 16)),
        (1615852800000, date(2021, 3, 16)),
        ("March 2021", None),
        ("Tuesday", None),
        ("2021-02-30", None),
        ("soon", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_a_date_is_read_or_unknown_never_guessed(written: object, day: date | None) -> None:
    (article,) = from_bytes(json.dumps({"text": "Ada said no.", "published": written}).encode(), "a.json")
    assert isinstance(article, Article)
    assert article.published == day


def test_a_date_that_is_none_is_said(caplog: pytest.LogCaptureFixture) -> None:
    from_bytes(b'{"text": "Ada said no.", "published": "soon"}', "a.json")
    assert "a.json: 'soon' is not a date" in caplog.text


def test_a_table_gives_a_report_a_row() -> None:
    found = from_bytes(b'id;title;text\r\n1;T;"Ada said ""no"";\r\nthen yes."\r\n2;U;\r\n3;V;Fine.\r\n', "a.csv")
    assert [item.id for item in found if isinstance(item, Article)] == ["1", "3"]
    assert found[0].text == 'Ada said "no";\r\nthen yes.'  # type: ignore[union-attr]
    assert isinstance(found[1], ReadFailure)
    assert "column" in failure(b"a,b\n1,2", "a.csv") or "no field holds the text" in failure(b"a,b\n1,2", "a.csv")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b" \n\t\n", "it is empty"),
        (b"\x00" * 100, "it is empty"),
        (os.urandom(4000), "binary file"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "an image"),
        (b"PAR1" + b"\x00" * 50, "Parquet"),
        (b"---\ntitle: T\n---\n\n", "no text in it"),
        (b"<html><body><p></p></body></html>", "no report found"),
        (b"[1, 2", "not valid JSON"),
        (b'{"a": ' * 5000, "nested too deep"),
        (b"<?xml version='1.0'?><note>x</note>", "XML"),
        (b"\xef\xbb\xbfWEBVTT - The bridge\r\n\r\n00:00.000 --> 00:02.000\r\nNo toll.\r\n", "no speaker is named"),
        ("WEBVTT\n\n00:00.000 --> 00:02.000\nNo toll.\n".encode("utf-16"), "no speaker is named"),
        (b"WEBVTT\n\nNOTE nothing yet\n", "no speaker is named"),
        (b"1\n00:00:00,000 --> 00:00:02,000\nNo toll.\n", "no speaker is named"),
        (b"{\\rtf1\\ansi }", "no text in it"),
        (b"<?xml version='1.0'?><!-- c --><tt xmlns='http://www.w3.org/ns/ttml'><body><p>No.</p></body></tt>", "TTML"),
        (b"<tt:tt xmlns:tt='http://www.w3.org/ns/ttml'><tt:body><tt:p>No.</tt:p></tt:body></tt:tt>", "TTML"),
    ],
)
def test_bad_input_is_one_clear_line(data: bytes, said: str) -> None:
    message = failure(data, "given.file")
    assert message.startswith("given.file")
    assert said in message
    assert len(message) < 250


def test_a_long_line_is_read_and_a_text_too_long_is_refused(tmp_path: Path) -> None:
    assert len(from_bytes(b"word " * 2000)) == 1
    (article,) = from_bytes(b"word " * 2000)
    assert isinstance(article, Article)
    assert "50,000,000 characters" in failure(b"word " * 10_000_000)
    assert MAX_ARTICLE == 1_000_000
    big = tmp_path / "big.txt"
    with big.open("wb") as stream:
        stream.write(b"Ada said no. " * (MAX_DOCUMENT // 13 + 1))
    (found,) = read(big)
    assert isinstance(found, ReadFailure)
    assert "larger than 64 MB" in found.message


@pytest.mark.parametrize("text", ["WEBVTTs are files.", "{rtf} said Ada.", "<ttl> said Ada.", "TT and RTF, said Ada."])
def test_text_that_only_names_a_format_is_text(text: str) -> None:
    (article,) = from_bytes(text.encode())
    assert isinstance(article, Article)
    assert article.text == text


def test_no_library_talks_in_the_terminal(caplog: pytest.LogCaptureFixture) -> None:
    assert "no report found" in failure(b"<div><p></p></div><p></p>", "page")
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("missing.txt", "no such file"),
        ("empty", "no files in this folder"),
        ("*.none", "no file matches"),
        ("a\0b", "path"),
    ],
)
def test_a_source_that_is_not_there_is_one_clear_line(
    source: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (found,) = read(source)
    assert isinstance(found, ReadFailure)
    assert said in found.message
    with pytest.raises(ArticleError):
        list(read_articles(source))


def test_a_pipe_for_a_file_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (found,) = read(tmp_path / "pipe")
    assert isinstance(found, ReadFailure)
    assert "not a regular file" in found.message


def test_folders_and_patterns_are_read_in_order_without_hidden_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in" / ".git").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "in/c.md", ".hidden", "in/.git/d.txt", "in/broken.bin"):
        (tmp_path / name).write_bytes(b"\x00\x01\x02" if name.endswith("bin") else f"{name} said no.".encode())
    monkeypatch.chdir(tmp_path)
    found = list(read("."))
    assert [item.text[:5] for item in found if isinstance(item, Article)] == ["a.txt", "b.txt", "in/c."]
    assert [item.name for item in found if isinstance(item, ReadFailure)] == ["in/broken.bin"]
    assert [article.title for article in read_articles("*.txt")] == ["a", "b"]


def test_standard_input_is_a_source_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(b'{"id": "1", "text": "Ada said no."}\n{"id": "2", "text": "Yes."}\n')

    monkeypatch.setattr(sys, "stdin", Piped())
    assert [article.id for article in read_articles("-")] == ["1", "2"]


def test_the_readers_bring_in_no_parser_until_one_is_needed() -> None:
    heavy = "trafilatura, lxml, frontmatter, yaml, dateutil, charset_normalizer, feedparser, pypdf, spacy, torch"
    code = f"import sys, corpus.readers.reading\nprint([name for name in {heavy.split(', ')!r} if name in sys.modules])"
    import subprocess

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("She said no.\n\nSee <a href='x'>the pictures</a>.\n\nThen she left.", False),
        ("Prices fell <b>, she said, and 3 < 4.\nThen she left.", False),
        ("She said <b>no</b>.", True),
        ("<p>She said no.</p>\n<p>Then she left.</p>", True),
        ("She said no.<br>Then she left.", True),
    ],
)
def test_a_link_in_a_plain_text_makes_no_page_of_it(text: str, whole: bool) -> None:
    assert is_html(text) is whole


@pytest.mark.parametrize("field", ["date", "id", "title", "outlet", "url"])
def test_front_matter_that_grows_without_end_is_not_written_out(field: str) -> None:
    """Each list holds the one before eight times: written out, the last would be of two million words."""
    lists = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]\n" for n in range(1, 8))
    text = f"---\na0: &a0 [x, x]\n{lists}{field}: *a7\n---\nShe said no to the toll."
    with borrow_helper() as helper:
        (seconds,) = helper.call(time_to_read, text, seconds=20, answer=str)
    assert seconds < 2
