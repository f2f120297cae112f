"""The sample reports are whole, dated, of natural variety, and name their place honestly."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.readers.reading import read_bytes, sample_articles

FILES = sorted(entry.name for entry in (resources.files("corpus") / "articles").iterdir() if entry.name.endswith(".md"))
REPORT = Path(__file__).parents[2] / "shared" / "articles" / "2plus2.txt"
OPENING, CLOSING = "“", "”"


def article_named(name: str) -> Article:
    data = (resources.files("corpus") / "articles" / name).read_bytes()
    (article,) = read_bytes(data, name=name)
    assert isinstance(article, Article)
    return article


def test_there_are_at_least_fourteen_and_all_are_read() -> None:
    articles = sample_articles()
    assert len(articles) == len(FILES) >= 14
    assert len({article.id for article in articles}) == len(articles)


@pytest.mark.parametrize("name", FILES)
def test_a_sample_has_a_title_a_date_an_outlet_and_a_place_of_its_own(name: str) -> None:
    article = article_named(name)
    assert article.title
    assert article.outlet == "On the Record sample desk"
    assert article.url == f"https://onrecord.example/articles/{name.removesuffix('.md')}"
    assert article.published is not None
    assert str(article.published.year) in name
    assert article.published <= date(2021, 3, 16)


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_a_short_report_with_quotations(name: str) -> None:
    text = article_named(name).text
    assert 110 <= len(text.split()) <= 310
    assert text.count('"') // 2 + text.count(OPENING) >= 3
    assert not ('"' in text and OPENING in text), "one style of quotation mark in a report"


@pytest.mark.parametrize("name", FILES)
def test_quotation_marks_pair_up_or_stay_open_only_at_the_end_of_a_paragraph(name: str) -> None:
    for paragraph in article_named(name).text.split("\n\n"):
        if paragraph.count('"') % 2:
            assert paragraph[-1] != '"'
        assert paragraph.count(OPENING) - paragraph.count(CLOSING) in {0, 1}


def test_the_samples_print_both_styles_of_quotation_marks() -> None:
    texts = [article.text for article in sample_articles()]
    assert sum(OPENING in text for text in texts) >= 5
    assert sum('"' in text for text in texts) >= 5


def test_the_tokyo_report_names_the_speaker_on_deterrence_with_his_role() -> None:
    text = article_named("tokyo-2plus2-2021.md").text
    assert "Nobuo Kishi, Japan’s defense minister, said" in text
    assert "“specific approaches to take in order to enhance our deterrence and defense capabilities" in text


def test_the_tokyo_report_keeps_the_words_spoken_and_none_of_the_reporting() -> None:
    if not REPORT.exists():
        pytest.skip("the report it is measured against is not beside the checkout")
    original, ours = REPORT.read_text(encoding="utf-8"), article_named("tokyo-2plus2-2021.md").text
    spoken = re.findall("“([^”]*)”", original)
    for quotation in re.findall("“([^”]*)”", ours):
        assert any(quotation.rstrip(",.") in one for one in spoken), quotation
    reporting = re.sub("“[^”]*”", "“”", ours)
    for sentence in re.split(r"(?<=[.”])\s+", re.sub("“[^”]*”", "“”", original)):
        words = sentence.split()
        for start in range(len(words) - 5):
            assert " ".join(words[start : start + 6]) not in reporting
