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


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("[[A spokesperson from the Home Office]] said no.", ["Home Office"]),
        ("[[A Number 12 spokeswoman]] said no.", ["Number 12"]),
        ("[[A statement from an IOLC spokesman]] said no.", ["IOLC"]),
        (
            "[[A statement from the Lowfield and Tarn health board]] said no. [[It]] added: “We wait.”",
            ["Lowfield and Tarn health board"] * 2,
        ),
        (
            "The Weir Street Trust has closed for good. [[A statement posted on Facebook]] said: “There were rats.”",
            ["Weir Street Trust"],
        ),
        (
            "The Weir Street Trust has closed. [[A statement on behalf of the owners]] said: “There were rats.”",
            [""],
        ),
    ],
)
def test_a_statement_is_that_of_the_body_it_comes_from(text: str, who: list[str]) -> None:
    assert names(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "[[Marta Tarn’s report]] said the Dam Board was late. [[It]] also called for a wall.",
        "[[A letter from Marta Tarn]] said the dams were old. [[It]] added that boats are safe.",
    ],
)
def test_it_goes_on_for_whoever_wrote_what_spoke(text: str) -> None:
    assert names(text) == ["Marta Tarn", "Marta Tarn"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "[[Yarkos]] said its boats were late. In a further blow, [[the retailer]] said oars were dear.",
            ["Yarkos"] * 2,
        ),
        (
            "[[Judson Hallas of Cosmotel]] said the site was bad. [[The company]] said it was safe.",
            ["Judson Hallas", "Cosmotel"],
        ),
        ("Judson Hallas left in May. [[A spokesman]] said: “Boats are safe.”", [""]),
        ("[[Bakers’ organisation, the DEF]], said bread was dear.", ["DEF"]),
        ("[[Norland’s biggest oil firm, Dorin & Natural Gas (DNG)]], said oil was dear.", ["Dorin & Natural Gas"]),
    ],
)
def test_the_kind_of_a_body_means_the_one_it_tells_of(text: str, who: list[str]) -> None:
    assert names(text) == who
