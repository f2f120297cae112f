"""Cut names: what print shows to be one name stays whole, and what stands beside it is no part of it."""

from __future__ import annotations

import pytest
from test_speakers import names

from corpus.people.names import find_full_names


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The dam leaks.\n[[U.S. Secretary of State Ora Lind]] said no. [[J.R. Pell]] left.",
            ["Ora Lind", "J.R. Pell"],
        ),
        ("The dam leaks.\n[[Sen.Ned Lind]] said no. [[Gov.Ora Pell (R-Tarn)]] said yes.", ["Ned Lind", "Ora Pell"]),
        ("The dam leaks.\n[[Chancellor Kathaleen St Jude Lind]] said no.", ["Kathaleen St Jude Lind"]),
        ("Emily St. John Lind wrote it.\n[[Ms Lind]] said no.", ["Emily St. John Lind"]),
        (
            "The dam leaks.\n[[Dr Oswin Meirion Pell]] said no. [[He]] said it again.",
            ["Oswin Meirion Pell", "Oswin Meirion Pell"],
        ),
        ("Ned Van Lind left.\nStory Goes On Below\nVan [[Lind]] said no.", ["Ned Van Lind"]),
        ("Ora Holt-Lind left.\nHolt-[[Lind]] said no.", ["Ora Holt-Lind"]),
        ("[[Rep. Dutch Lind, chair of the panel]], said no. “No,” [[Lind]] said.", ["Dutch Lind", "Dutch Lind"]),
        (
            "[[Harbour County Sheriff's Office Maj. Mike Lind]] said no. “No,” [[Lind]] said.",
            ["Mike Lind", "Mike Lind"],
        ),
        ("[[Weir Hill Law School Dean G. Marcus Pell]] said no. “No,” [[Pell]] said.", ["G. Marcus Pell"] * 2),
        ("The dam leaks. Sen. Ora Lind, D-St. Louis, [[who]] sits in Velden, said no.", ["Ora Lind"]),
        ("“No,” said Rep. Ora Lind, R-New Velden.\n[[She]] added that it rained.", ["Ora Lind"]),
    ],
)
def test_a_name_is_whole(text: str, who: list[str]) -> None:
    assert names(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "[[GOP Rep Dorrow]] Announces Bill Revoking Hillary Toll.\n"
            "Rep. Ned Dorrow (R-Tarn) told of it. “It is late,” [[Dorrow]] said.",
            ["Ned Dorrow", "Ned Dorrow"],
        ),
        ("Mill May Be Linked To Old Weir, [[Researchers]] Say.\nIt rained.", [""]),
        ("Truce In Tarn Is Close, [[Norland Officials]] Warn\nIt rained.", [""]),
        (
            "[[Ned Lind]] Responds To Question About Tolls By Saying We Need Fewer Phil Pells.\nIt rained.",
            ["Ned Lind"],
        ),
    ],
)
def test_what_a_headline_tells_is_no_part_of_a_name(text: str, who: list[str]) -> None:
    assert names(text) == who


def test_a_title_tells_of_nobody_called_says() -> None:
    assert find_full_names("Ada Says Museum Opens") == []
    assert [one.printed for one in find_full_names("Ada Lind Says Museum Opens")] == ["Ada Lind"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ned Read met Ora Lind. “It leaks,” [[Read]] said.", ["Ned Read"]),
        ("Ned Read met Ora Lind. “It leaks,” said [[Read]].", ["Ned Read"]),
        ("Read this.\nNed Pell met Ora Lind. “It leaks,” [[Read]] said.", [""]),
    ],
)
def test_a_surname_is_heard_where_it_speaks_although_it_is_a_word(text: str, who: list[str]) -> None:
    assert names(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "[[Industry body the Pensions and Lifetime Savings Association]] said no.",
            "Pensions and Lifetime Savings Association",
        ),
        ("[[The Boat Party of England and Wales]] said no.", "Boat Party of England and Wales"),
        (
            "[[The International Federation of the Red Boat and Blue Boat Societies]] said no.",
            "International Federation of the Red Boat and Blue Boat Societies",
        ),
        (
            "[[The Harbour Commission for Latin America and the Caribbean (HCLAC)]] said no.",
            "Harbour Commission for Latin America and the Caribbean",
        ),
        ("[[The Bank of England and Germany]] said no.", "Bank of England + Germany"),
        ("[[The Dam Trust and Salt Council]] said no.", "Dam Trust + Salt Council"),
        ("[[Germany and the Bank of England]] said no.", "Germany + Bank of England"),
        (
            "The Boat Party of England met. [[The Boat Party of England and Wales]] said no.",
            "Boat Party of England + Wales",
        ),
    ],
)
def test_an_and_within_the_name_of_a_body_parts_nothing(text: str, who: str) -> None:
    assert names(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Boats pay. [[Advocacy group Boating with Dignity]] said no.", "Boating with Dignity"),
        ("Boats pay. [[The nonpartisan Commission on Harbour Debates]] said no.", "Commission on Harbour Debates"),
        (
            "Boats pay. [[The Intergovernmental Panel on Harbour Change]] said no.",
            "Intergovernmental Panel on Harbour Change",
        ),
        ("Boats pay. [[The Centre for the Study of Boats at Tarn]] said no.", "Centre for the Study of Boats"),
        ("Boats pay. [[The head of the Commission on Harbour Debates]] said no.", ""),
    ],
)
def test_the_name_of_a_body_goes_on_behind_a_little_word(text: str, who: str) -> None:
    assert names(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Boats pay. [[The world's biggest confectionery firm, Brandel Toffee,]] said no.", "Brandel Toffee"),
        ("Boats pay. [[the world's largest package delivery company, UVX,]] said no.", "UVX"),
        ("Boats pay. [[Modern rowing's governing body, the UIPM,]] said no.", "UIPM"),
    ],
)
def test_a_body_is_named_behind_what_it_is_the_biggest_of(text: str, who: str) -> None:
    assert names(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The state-controlled oil firm Farmoil paid. Control went to the state-run oil group Farmoil "
            "for dollars 9bn. [[Farmoil, meanwhile,]] has agreed to merge.",
            "Farmoil",
        ),
        ("Homes cost more, says Ned Rightmore. It rained.\n[[Residents]] said agents were late.", ""),
    ],
)
def test_a_body_that_opens_a_sentence_is_known_from_elsewhere(text: str, who: str) -> None:
    assert names(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The dam leaks.\n[[Lord Goldsmith]] said no. Lord Goldsmith is late.", ["Goldsmith"]),
        ("The dam leaks.\n[[The Lord Treasurer]] said no. The Lord Treasurer is late.", [""]),
        ("The dam leaks.\n[[the judge, Mr Justice Brix,]] said no. [[Lord Justice Pell]] left.", ["Brix", "Pell"]),
        (
            "The dam leaks.\n[[Justice Secretary Ora Lind]] said no. [[The Justice Department]] left.",
            ["Ora Lind", "Justice Department"],
        ),
        ("Inspector Ned Lind was late. Ada Lind was not.\n[[DCI Lind]] said no.", ["Ned Lind"]),
    ],
)
def test_a_form_of_address_shows_a_surname(text: str, who: list[str]) -> None:
    assert names(text) == who
