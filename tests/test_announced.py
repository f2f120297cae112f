"""Quotations that stand by themselves: a name or a sentence announces them, or an attribution stands right before."""

from __future__ import annotations

import pytest

from corpus.article import new_article
from corpus.extractor import Extractor
from corpus.statement import statement_text
from corpus.text.quotemarks import find_quotations

IT_LEAKS = "“The dam could leak, but it could also hold for many years.”"
BEFORE = "The Tidewater council met. Mayor Ora Lind was late.\n\n"


def _said(text: str) -> list[tuple[str, str]]:
    found = Extractor().extract(new_article(text))
    return [(statement_text(text, each.content), each.speakers[0].name if each.speakers else "") for each in found]


@pytest.mark.parametrize(
    "announcement",
    [
        "Mayor Ora Lind 0:07\n\n",
        "Ora Lind, 44, baker\n\n",
        "Here’s how she responded. ",
        "Remember this from Ora Lind in May.\n\n",
        "After the flood, Ora Lind issued a statement, ",
        "Ora Lind posted a tweet on Monday, ",
        "Ora Lind's first tweet was a measured one about the flood. ",
    ],
)
def test_what_is_announced_is_said_by_whoever_it_names(announcement: str) -> None:
    assert (IT_LEAKS, "Ora Lind") in _said(f"{BEFORE}{announcement}{IT_LEAKS}")


@pytest.mark.parametrize(
    "between",
    [
        "The dam at noon\n\n",
        "Ora Lind\n\n",  # a heading, too
        "Here is how the dam was built. ",
        "Remember the flood of May.\n\n",
        "Ora Lind's first boat was a small one from Tarn. ",
        "Ora Lind read a statement, ",
    ],
)
def test_what_announces_nobody_makes_no_statement(between: str) -> None:
    assert IT_LEAKS not in [words for words, _ in _said(f"{BEFORE}{between}{IT_LEAKS}")]


BESIDE = "“No one in Lowfield can read it any more,” Ora Lind said. "


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not the same as “properly cared for under the law.”",
        "Unless it stops soon, “it is very hard to see how the dam can hold.”",
    ],
)
def test_a_sentence_that_quotes_behind_an_attribution_is_the_speakers(sentence: str) -> None:
    assert (sentence, "Ora Lind") in _said(BESIDE + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ned Aker, who “never liked the old dam,” left.",
        "She lost her boat when “a storm took it in May.”",
        "It was sold as “the best” oar.",
        "A poster that calls the dam “safe and sound for years” hangs there.",
        "\n\nThe rules ask for “a gate that any child can close.”",
        "The “Walk Along The Old Dam” was next.",
    ],
)
def test_a_sentence_of_the_papers_that_quotes_is_not_the_speakers(sentence: str) -> None:
    assert [words for words, who in _said(BESIDE + sentence) if who == "Ora Lind"] == [
        "“No one in Lowfield can read it any more,”"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "“It will hold,” said Ora Lind. “They asked me time after time whether or not to close” the Lowfield dam.",
            "“It will hold,” … “They asked me time after time whether or not to close” the Lowfield dam",
        ),
    ],
)
def test_the_later_pieces_of_a_quotation_belong_to_it(text: str, words: str) -> None:
    assert words in [said for said, _ in _said(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('The talks began in Tidewater."But it leaks a lot," Lind said.', ["But it leaks a lot,"]),
        ('"It leaks," Lind said.He wants it to end."It is ours," she said.', ["It leaks,", "It is ours,"]),
        ('He had "the dam."Now it is gone.', ["the dam."]),
        ('He was no. 5."A is a letter.', []),
        ('The dam leaks."Now it is gone.', []),
    ],
)
def test_a_mark_opens_where_a_page_has_lost_the_blank_before_it(text: str, quoted: list[str]) -> None:
    assert [each.inner.of(text) for each in find_quotations(text)] == quoted
