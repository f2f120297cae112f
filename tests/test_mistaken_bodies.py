"""Bodies behind their own words or deeds: "it" and "a spokesman", also where the parser takes the body for a person."""

from __future__ import annotations

import pytest
from test_speakers import names


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[[Yarkos]] said it would wait for the tide. [[It]] added that boats were safe.", ["Yarkos", "Yarkos"]),
        (
            "[[Ofdam]] told the BBC it was mending the dams.\n“Our first duty is to sailors, as the Dam Trust knows,” "
            "[[it]] said.",
            ["Ofdam", "Ofdam"],
        ),
        (
            "The Association of Toll Officers has issued guidance to its forces. [[A spokesman]] said: “Row on.”",
            ["Association of Toll Officers"],
        ),
        (
            "[[The Dam Board’s report]] noted that the Tarn Hospital Trust was full. [[It]] added that boats help.",
            ["Dam Board", "Dam Board"],
        ),
    ],
)
def test_it_and_a_spokesman_go_on_for_the_body_just_told_of(text: str, who: list[str]) -> None:
    assert names(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Trust sued Cosmotel in May. [[A spokesman]] said: “Boats are safe.”",
        "The Harbour Trust wrote to the council in May. [[A spokesman]] said: “Boats are safe.”",
        "The Lowfield Gazette has seen the letter. [[A spokesman]] said: “Boats are safe.”",
    ],
)
def test_a_spokesman_is_nobodys_where_two_bodies_may_be_meant(text: str) -> None:
    assert names(text) == [""]


def test_it_is_no_person_where_the_sentence_names_a_document() -> None:
    assert names("[[Yarkos]] said the report was wrong. [[It]] found that dams leak.") == ["Yarkos", ""]
