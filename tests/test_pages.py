"""A page is read whole, with what its marks say and its data add."""

from __future__ import annotations

import json
from datetime import date

import pytest

from corpus.article import Article
from corpus.readers.reading import ReadFailure, read_bytes

SAID = "Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would open to traffic in May."
THEN = "She thanked the builders, who worked through two winters, and promised that there would be no toll at all."
MET = "The council met in the old town hall, and its members spoke for more than three hours about the plan {}."
ASKED = "Ned Harrow, who leads the opposition, asked how much all of the work had cost, and nobody knew it {}."


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def long(sentence: str, count: int = 8) -> list[str]:
    return [sentence.format(number) + " " + sentence.format(number + 100) for number in range(count)]


def read_page(body: str, data: object = None, url: str = "") -> list[Article | ReadFailure]:
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>" if data is not None else ""
    link = f"<link rel='canonical' href='{url}'>" if url else ""
    html = f"<!DOCTYPE html><html><head><title>Bridge opens</title>{link}{script}</head><body>{body}</body></html>"
    return list(read_bytes(html.encode(), name="page.html"))


def text_of(body: str, data: object = None) -> str:
    (found,) = read_page(body, data)
    assert isinstance(found, Article), found
    return found.text


@pytest.mark.parametrize(
    ("marked", "lines"),
    [
        ("<p><q>No toll</q>, Quill said.</p>", ["“No toll”, Quill said."]),
        ("<p><q>No <q>toll</q> <b>here</b></q>, Quill said.</p>", ["“No ‘toll’ here”, Quill said."]),
        ("<p><q>“No toll”</q>, Quill said.</p>", ["“No toll”, Quill said."]),
        ("<p>The toll is <s>five</s><del>six <b>or</b> seven</del> two pounds.</p>", ["The toll is two pounds."]),
        ("<p>It is <span style='text-decoration: line-through'>five</span> two pounds.</p>", ["It is two pounds."]),
        ("<p>The toll is <ins>two</ins> pounds.</p>", ["The toll is two pounds."]),
        ("<p>“No toll,” <span class='author'>Dot Pask</span> told them.</p>", ["“No toll,” Dot Pask told them."]),
        ("<p><span class='related-person'>Dot Pask</span> said no.</p>", ["Dot Pask said no."]),
        ("<p>“No toll,” said <span class='embed'><b>Dot Pask</b></span>.</p>", ["“No toll,” said Dot Pask."]),
        ("<p>“We pay <time datetime='2022-05-03'>in May</time>,” she said.</p>", ["“We pay in May,” she said."]),
        ("<p>She said so <time>on Tuesday</time>.</p>", ["She said so on Tuesday."]),
        ("<p>On <time>3 May</time> Dot Pask said no.</p>", ["On 3 May Dot Pask said no."]),
        ("<p>“We pay <time><b>in May</b></time> and you,” she said.</p>", ["“We pay in May and you,” she said."]),
        ("<p><q>We pay <time>on Tuesday</time></q> now, she said.</p>", ["“We pay on Tuesday” now, she said."]),
        ("<ul><li>It opens <time>in May</time>, she said.</li></ul>", ["- It opens in May, she said."]),
        (
            "<figure><blockquote><p>We checked every stone.</p></blockquote>"
            "<figcaption>Dot Pask, builder</figcaption></figure>",
            ["“We checked every stone.”", "— Dot Pask, builder"],
        ),
        (
            "<blockquote><p>We checked every stone.</p><p>All of them.</p>"
            "<footer>— <cite>Dot Pask</cite></footer></blockquote>",
            ["“We checked every stone.", "“All of them.”", "— Dot Pask"],
        ),
        ("<blockquote>“We checked it.”<cite>Dot Pask</cite></blockquote>", ["“We checked it.”", "— Dot Pask"]),
        (
            "<blockquote><p>We read <cite>The Stone Book</cite> first.</p></blockquote>",
            ["We read The Stone Book first."],
        ),
        ("<figure><img src='a.jpg'><figcaption>Quill at the bridge. Photo: Harrow</figcaption></figure>", []),
    ],
)
def test_what_marks_say_is_in_the_text(marked: str, lines: list[str]) -> None:
    body = f"<article>{paragraphs(SAID)}{marked}{paragraphs(THEN)}</article>"
    assert text_of(body).split("\n") == [SAID, *lines, THEN]
    assert text_of(f"<article>{paragraphs(*long(MET))}{marked}</article>").split("\n")[8:] == lines


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<div class='article-body'>", "</div>"),
        ("<div class='body__content'>", "</div>"),
        ("<section class='x story_text'>", "</section>"),
        ("<div itemprop='articleBody'>", "</div>"),
    ],
)
@pytest.mark.parametrize("around", ["article", "div"])
def test_a_page_of_several_body_blocks_is_read_whole(start: str, end: str, around: str) -> None:
    texts = [long(MET), long(ASKED), [SAID, THEN]]
    blocks = "<div class='ad'><p>Buy boots</p></div>".join(start + paragraphs(*block) + end for block in texts)
    lines = [line for line in text_of(f"<{around}>{blocks}</{around}>").split("\n") if line != "Buy boots"]
    assert lines == [line for block in texts for line in block]


def test_two_articles_of_a_page_are_not_joined() -> None:
    blocks = [
        f"<article><h1>A</h1><div class='article-body'>{paragraphs(*long(text))}</div></article>"
        for text in (MET, ASKED)
    ]
    joined = read_page("".join(blocks))[0]
    assert isinstance(joined, Article)
    assert joined.text.startswith(MET.format(0))


OWN = {"@type": "NewsArticle", "headline": "Bridge opens"}


def test_the_text_in_a_pages_data_stands_in_for_what_the_page_hides() -> None:
    whole = "\n\n".join(long(MET) + long(ASKED))
    expected = [*long(MET), *long(ASKED)]
    lines = text_of(f"<article>{paragraphs(MET.format(0))}</article>", {**OWN, "articleBody": whole}).split("\n")
    assert [line for line in lines if line] == expected
    lines = text_of("<div></div>", {**OWN, "articleBody": paragraphs(*expected)}).split("\n")
    assert lines == expected
    assert (
        text_of(f"<article>{paragraphs(*expected)}</article>", {**OWN, "articleBody": whole[:300]}).split("\n")
        == expected
    )


def test_a_page_that_says_it_is_longer_is_refused() -> None:
    body = f"<article>{paragraphs(*long(MET))}</article>"
    (found,) = read_page(body, {**OWN, "wordCount": 1200})
    assert isinstance(found, ReadFailure)
    assert "only part of the text was found" in found.message
    for count in (330, "350", "many", None, 12):
        assert isinstance(read_page(body, {**OWN, "wordCount": count})[0], Article)
    other = {"@type": "NewsArticle", "headline": "Ferry sinks", "url": "https://post.example/f", "wordCount": 5000}
    assert isinstance(read_page(body, other, url="https://post.example/b")[0], Article)


def test_a_live_blog_has_a_report_for_each_post() -> None:
    posts = [
        {"@type": "BlogPosting", "headline": "Open", "articleBody": SAID, "datePublished": "2021-03-16T09:00:00+00:00",
         "url": "https://post.example/live#1"},
        {"@type": "BlogPosting", "articleBody": f"<p>{THEN}</p>", "datePublished": "2021-03-17T09:00:00+00:00"},
        {"@type": "BlogPosting", "headline": "A picture"},
    ]  # fmt: skip
    blog = {
        "@type": "LiveBlogPosting",
        "headline": "Bridge opens",
        "datePublished": "2021-03-15",
        "liveBlogUpdate": posts,
    }
    found = read_page(f"<article>{paragraphs(SAID, THEN)}</article>", blog, url="https://post.example/live")
    assert [(item.title, item.text, item.published, item.url) for item in found if isinstance(item, Article)] == [
        ("Open", SAID, date(2021, 3, 16), "https://post.example/live#1"),
        ("Bridge opens", THEN, date(2021, 3, 17), "https://post.example/live#post-2"),
    ]


def test_what_stands_beside_a_sentence_of_the_page_is_left_out() -> None:
    for beside in (
        "<p>It is open. <span class='share-it'>Share</span></p>",
        "<p>It is open. <time>3 May 2022</time></p>",
        "<p><time>10:32</time> It is open.</p>",
        "<p><time>3 May 2022</time>, by Dot Pask</p><p>It is open.</p>",
    ):
        text = text_of(f"<article>{paragraphs(SAID, *long(MET))}{beside}</article>")
        assert text.endswith("\nIt is open.")
        assert "2022" not in text


def test_a_quotation_that_only_the_data_has_is_read_with_its_speaker() -> None:
    data = [
        OWN,
        {"@type": "Quotation", "text": "There is no toll.", "creator": {"@type": "Person", "name": "Ada Quill"}},
    ]
    body = f"<article>{paragraphs(*long(MET))}</article>"
    assert text_of(body, data).split("\n")[8:] == ["“There is no toll.”", "— Ada Quill"]
    assert text_of(f"<article>{paragraphs(*long(MET), 'There is no toll.')}</article>", data).count("toll") == 1


@pytest.mark.parametrize("tag", ["blockquote", "div"])
@pytest.mark.parametrize(
    "inner",
    [
        "<p itemprop='text'>There is no toll.</p><span itemprop='creator'>Ada Quill</span>",
        "<b itemprop='spokenByCharacter'>Ada Quill</b>: <span itemprop='text'>There is no toll.</span>",
        "<p itemprop='text'>There is no toll.</p><p>– <b itemprop='author'><i>Ada Quill</i></b></p>",
    ],
)
def test_a_quotation_in_microdata_keeps_its_speaker(tag: str, inner: str) -> None:
    block = f"<{tag} itemscope itemtype='https://schema.org/Quotation'>{inner}</{tag}>"
    lines = text_of(f"<article>{paragraphs(*long(MET))}{block}{paragraphs(SAID)}</article>").split("\n")
    assert lines[8:] == ["“There is no toll.”", "— Ada Quill", SAID]


def test_a_sentence_around_a_quotation_in_microdata_stays() -> None:
    inner = (
        "<span itemprop='text'>“There is no toll,”</span> <span itemprop='creator'>Ada Quill</span> told the council."
    )
    block = f"<div itemscope itemtype='https://schema.org/Quotation'><p>{inner}</p></div>"
    text = text_of(f"<article>{paragraphs(*long(MET))}{block}{paragraphs(SAID)}</article>")
    assert "“There is no toll,” Ada Quill told the council." in text
