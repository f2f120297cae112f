"""Styled names: whom a surname means behind an office or a form of address, and whom "the president" does."""

from __future__ import annotations

import pytest
from test_speakers import names

from corpus.article import new_article
from corpus.extractor import Extractor

NAMED = {
    "an office before a surname once": (
        "The weir was built by Salt.\nPresident Salt was late. “It leaks,” [[he]] said.\n[[President Salt]] left. "
        "“No,” [[Salt]] said.",
        ["Salt", "Salt", "Salt"],
    ),
    "an office before a surname that is a body's too": (
        "Tolm was late. The Tolm mill leaks. The Tolm board met.\n"
        "President Tolm turned to the crowd. “Was it late?” [[he]] asked.",
        ["Tolm"],
    ),
    "an office in the name of a firm": (
        "It rained.\n[[General Electric]] said in 2012 that it paid.",
        ["General Electric"],
    ),
    "an office among the words of a body": (
        "The chairman of the House Salt and Means Committee left. “No,” [[the House Salt and Means Committee]] said.",
        ["House Salt and Means Committee"],
    ),
    "a president and somebody who was one": (
        "Former President Otto Brix spoke out too. “It leaks,” he said.\n"
        "Contrary to what Mr. Salt says, no law asks for it. While [[the president]] has blamed the mill, it stays.",
        [""],
    ),
    "who was president and is called so": (
        "Former President Otto Brix spoke out too.\n“It leaks,” [[the former president]] said.",
        ["Otto Brix"],
    ),
    "a father of somebody told of by the surname": (
        "Salt Says Weir Leaks.\nIn Velden, Mr. Salt was late. “It leaks,” [[Mr. Salt]] said.\n"
        "Mr. Salt’s father, George W. Salt, a former governor, was known for it.",
        ["Salt"],
    ),
    "a husband of somebody told of by the surname": (
        "Mrs. Salt was late. She met Mrs. Salt’s husband, former President Otto Salt, at the weir.\n"
        "“It leaks,” [[Mr. Salt]] said.",
        ["Otto Salt"],
    ),
    "a president beside whom a son of the same name is told of once": (
        "President Edgar Hallas was late.\nEdgar Hallas Jr. and his friend came too.\n[[Hallas]] said no. [[He]] left.",
        ["Edgar Hallas", "Edgar Hallas"],
    ),
    "somebody with Jr. whose office is told with it": (
        "Senator Edgar Hallas Jr. was late.\nSenator Edgar Hallas came too.\n[[Hallas]] said no.",
        ["Edgar Hallas Jr."],
    ),
    "a relative of several that no name has": (
        "Ned Brix has been charged with it.\n[[The brothers' uncle]] said a friend had misled him.",
        [""],
    ),
}


@pytest.mark.parametrize("case", NAMED)
def test_an_office_or_a_form_of_address_tells_whose_a_surname_is(case: str) -> None:
    marked, who = NAMED[case]
    assert names(marked) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to insiders, Ora Lind wants a partner who has what she lacks.\n\nIt rained.", []),
        ("According to a senior aide, Ora Lind had spent the last few days at the weir.\n\nIt rained.", []),
        ("According to a senior aide, Ned Pell, the weir leaks.\n\nIt rained.", ["Ned Pell"]),
        ("Harbour Trooper Explains Why He Helped a Mason.\n\nIt rained.", []),
        (
            "Velden's Police Chief Insists That Guards Who Shot a Couple 'Had Good Cause To Be There'.\n\n"
            "Velden Police Chief Art Holt left. It rained.",
            ["Art Holt"],
        ),
    ],
)
def test_whoever_stands_in_the_words_or_is_the_verb_said_nothing(text: str, who: list[str]) -> None:
    said = Extractor().extract(new_article(text, id="a", title="The weir"))
    assert [each.name for one in said for each in one.speakers] == who


SHORT_TITLES = "Capt. Cmdr. Col. Cpl. Det. Hon. Lt. Maj. Pfc. Sgt. Spc. Supt.".split()


@pytest.mark.parametrize("title", [*SHORT_TITLES, "Staff Sgt.", "Lance Cpl.", "Brig. Gen."])
def test_no_sentence_ends_with_a_form_of_address(title: str) -> None:
    assert names(f"The ferry came late, [[{title} Ora Lind]] said.") == ["Ora Lind"]
    assert names(f"“It leaks,” said [[{title} Ora Lind]].") == ["Ora Lind"]


@pytest.mark.parametrize(
    "title",
    [
        "Senate President Pro Tempore",
        "Speaker Emerita",
        "Professor Emeritus",
        "Grand Ayatollah",
        "Grand Mufti",
        "Taoiseach",
        "Archdeacon",
        "Alderwoman",
        "Undersheriff",
        "Comptroller",
        "Air Commodore",
    ],
)
def test_an_office_before_a_name_is_no_part_of_it(title: str) -> None:
    assert names(f"[[{title} Ora Lind]] said the weir was closed. It leaked, [[{title} Ned Holt]] said.") == [
        "Ora Lind",
        "Ned Holt",
    ]


def test_a_firm_with_class_in_its_name_keeps_it() -> None:
    assert names("[[First Class Ferries]] said the weir was closed.") == ["First Class Ferries"]


@pytest.mark.parametrize("trade", ["Hacker", "Rapper", "Activist", "Farmer"])
def test_a_trade_before_a_name_in_a_headline_is_no_first_name(trade: str) -> None:
    text = (
        f"NORLAND - The {trade.lower()}, known as Mardok, said the weir leaks. {trade} Mardok said it would. "
        "“No,” Mardok said."
    )
    said = Extractor().extract(
        new_article(text, id="a", title=f"{trade} Mardok: Lind’s Weir Leaks, ‘Like an Old Boat’")
    )
    assert {each.name for one in said for each in one.speakers} == {"Mardok"}


def test_a_first_name_no_list_has_is_one_in_a_headline_too() -> None:
    text = "NORLAND - Wavian Lind said the weir leaks. “No,” Lind said."
    said = Extractor().extract(new_article(text, id="a", title="Wavian Lind: The Weir Leaks"))
    assert {each.name for one in said for each in one.speakers} == {"Wavian Lind"}
