"""Whole names: bodies and people by the one name their article knows, and nobody where another is meant."""

from __future__ import annotations

import pytest

from corpus.article import new_article
from corpus.extractor import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def last_speakers(extractor: Extractor, text: str) -> list[str]:
    return [speaker.name for speaker in extractor.extract(new_article(text))[-1].speakers]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The conservative Salt Review magazine, a critic, said that it leaks.", ["Salt Review"]),
        ("Norway's Lowfield Star newspaper said that it leaks.", ["Lowfield Star"]),
        ("Ora Lind won. The Lind camp said that it leaks.", ["Lind campaign"]),
        ("Ada Quill leads Norland. Quill's government said that it leaks.", ["Quill government"]),
        ("The U.S. Federal Boat Administration met. The FBA said it leaks.", ["U.S. Federal Boat Administration"]),
        ("The Associated Press left. The AP said that it leaks.", ["Associated Press"]),
        ("The State Department met. State has also told lawmakers that it leaks.", ["State Department"]),
        (
            "Velden’s Ministry of Foreign Affairs and International Cooperation said it would wait.",
            ["Velden’s Ministry of Foreign Affairs and International Cooperation"],
        ),
        ("Kristen Soltis Aker is a pollster. Soltis-Aker said that voters leave.", ["Kristen Soltis Aker"]),
        ("Richard Quill Motorsports raced. Richard Quill came. Quill said it leaks.", ["Richard Quill"]),
        (
            "Norland’s Marco Quill and Velden’s Marine Le Quist have tied it. Ms. Le Quist said it leaks.",
            ["Marine Le Quist"],
        ),
        ("The Council on Norse-Island Relations executive director Ned Aker says that it leaks.", ["Ned Aker"]),
        ("“It is a choice,” writes Harbour Today’s Tilda Ros.", ["Tilda Ros"]),
        # nobody's name
        ("Caucus-goers were likely to leave. Caucus-goers said that it leaks.", []),
        # two bodies, and what a magazine needs
        ("The Department of Dams and Google said it would wait.", ["Department of Dams", "Google"]),
        ("Us magazine said that it leaks.", ["Us magazine"]),
    ],
)
def test_a_name_is_the_whole_and_plain_one(extractor: Extractor, text: str, names: list[str]) -> None:
    assert last_speakers(extractor, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The officer told Ned Aker, “I left at once.” Aker is an officer.", []),
        ("The officer told his boss, “I left at once.” Ned Aker is an officer.", ["Ned Aker"]),
        (
            "The Lowfield Post said it had received an email from Ned Aker, Velden’s envoy, saying it was a trick.",
            ["Ned Aker"],
        ),
        ("Ora Lind got a letter from Ned Aker on Monday, adding that she would go.", ["Ora Lind"]),
        ("Michael Quill recorded him in May discussing the price of salt. Ned Aker left.", []),
        ("Michael Quill filmed Ned Aker in May saying that the dam leaks.", ["Ned Aker"]),
        ("Ned Aker lost. The flood led him to warn that the dam leaks.", ["Ned Aker"]),
    ],
)
def test_who_is_told_or_recorded_is_not_who_speaks(extractor: Extractor, text: str, names: list[str]) -> None:
    assert last_speakers(extractor, text) == names
