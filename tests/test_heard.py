"""Names as they are heard: both parts written otherwise, and a description beside them that tells who is meant."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

REPORTS = {
    "Nils Harper": "Nils Harper, of the Gull Trust, said tolls were daft.",
    "Niels Harpur": "Niels Harpur, a Salt Party councillor, said tolls were dear.",
    "Iana Velt": "The Odderan envoy Iana Velt said tolls were fair.",
    "Ilse in 't Vald": "The Odderan envoy Ilse in 't Vald said tolls were fair.",
    "Rolf Auty": "Rolf Auty said tolls were dear.",
    "Odette Kohlmar": "Odette Kohlmar was heard after Odet Colmer of the Gull Trust had left.",
}
NAMES = book(
    [
        speaker("Odette Kohlmar"),
        speaker("Derek Wocken"),
        speaker("Rolf Auty"),
        speaker("Shane Ralf"),
        speaker("Florence Pann", "judge"),
        speaker("Ian Gibsen"),
        speaker("Geert Wilderen"),
        speaker("Ross Eisenbrook"),
        speaker("Jackie Bailleth"),
        speaker("Clare Baileth"),
        speaker("Ilse in 't Vald"),
        speaker("Jimmy Carver"),
        *map(speaker, list(REPORTS)[:3]),
        speaker("Salt Party councillor Ole Brix"),
    ],
    REPORTS,
)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("odet coalmar on tolls", "Odette Kohlmar"),
        ("what did derrick wokken say about tolls?", "Derek Wocken"),
        ("Shayne Ralph on tolls", "Shane Ralf"),
        ("judge florance pan on tolls", "Florence Pann"),
        ("iain gibson on tolls", "Ian Gibsen"),
        ("Rolf Autie on tolls", "Rolf Auty"),
        ("gert vilderen on tolls", "Geert Wilderen"),
        ("ross isenbrook on tolls", "Ross Eisenbrook"),
        ("jacky baileth on tolls", "Jackie Bailleth"),
        ("jackie bayleth, harbour party, on tolls", "Jackie Bailleth"),
        ("ilse in't valt, the odderan envoy: does brix remind her of tolls", "Ilse in 't Vald"),
        ("neels harpar, salt party, on tolls", "Niels Harpur"),
        ("neels harpar, the gull trust man, on tolls", "Nils Harper"),
        ("Ianna Veld, the Odderan envoy, on tolls", "Iana Velt"),
    ],
)
def test_somebody_is_found_by_how_both_names_are_heard(asked: str, name: str) -> None:
    question = parse_question(asked, NAMES, today=TODAY)
    assert ([one.name for one in question.speakers], question.unknown) == ([name], "")


@pytest.mark.parametrize(
    "asked",
    [
        "jamie kerver on tolls",
        "neels harpar on tolls",
        "neels harpar, ferry union, on tolls",
        "ianna veld on tolls",
        "odet colmer on tolls",
        "wanda kolb, salt party, on tolls",
        "wanda harper, the gull trust man, on tolls",
    ],
)
def test_somebody_else_is_not_heard_in_a_name(asked: str) -> None:
    question = parse_question(asked, NAMES, today=TODAY)
    assert not question.speakers
    assert question.unknown


def test_what_tells_of_a_misspelled_name_is_no_topic() -> None:
    question = parse_question("derrick wokken, the ferry expert, on tolls", NAMES, today=TODAY)
    assert question.topic == "tolls"
