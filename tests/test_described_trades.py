"""Offices that say whose trade somebody has, and who heads a body by whatever it calls them."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import Question, parse_question

NAMES = book(
    [
        speaker("Ama Lind", "interim chief veterinary officer for Velden"),
        speaker("Bo Kramm", "medical director of the Tarn Hospital"),
        speaker("Cato Vik", "Tarn Hospital porter"),
        speaker("Dina Roe", "director of nursing at the Gull Trust"),
        speaker("Egil Moss", "Kelp Council chief legal adviser"),
        speaker("Frida Holm", "director of medical research at the Salt Board"),
        speaker("Geir Ness", "secretary general of the Net Makers Pact"),
        speaker("Hild Aune", "assistant general secretary of the Rope Union"),
        speaker("Ivo Berg", "dean of the Elver Music School"),
        speaker("Jon Lyng", "medical director at the South Marstead Ferry Rescue Trust"),
        speaker("Kaia Dahl", "head of Eel Watch Wales"),
        speaker("Mads Ek", "Moss Watch Wales porter"),
        speaker("Liv Sund", "Marstead Rowing chief executive"),
        speaker("Nils Ask", "campaign manager"),
        speaker("Ola Brix"),
        speaker("Pia Roed", "Pilot Safety Agency administrator"),
        speaker("Rolf Tveit", "commander of the Velden Harbour Guard"),
        speaker("Siv Dale", "deputy administrator of the Weir Bureau"),
        speaker("Tor Falk"),
    ],
    {
        "Geir Ness": "The Net Makers Pact met. Geir Ness spoke of nets.",
        "Nils Ask": "Brix campaign manager Nils Ask laughed at noon, and so did all of the staff. Tor Falk did not.",
        "Jon Lyng": "Ferries were late. Jon Lyng spoke of beds.",
    },
)


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


def asked(text: str) -> list[str]:
    """Return the names of whom a question asks."""
    return [one.name for one in parse(text).speakers]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did Velden's top vet say about hens?", ["Ama Lind"]),
        ("the Velden veterinarian on hens", ["Ama Lind"]),
        ("the Tarn Hospital's top doctor on beds", ["Bo Kramm"]),
        ("did the leading medic at the Tarn Hospital want beds?", ["Bo Kramm"]),
        ("the top nurse at the Gull Trust on beds", ["Dina Roe"]),
        ("what did the Kelp Council's lawyer say about boats?", ["Egil Moss"]),
        # what another trade has to do with
        ("the Salt Board's doctor on beds", []),
        ("the Gull Trust's doctor on beds", []),
        ("the Kelp Council's vet on hens", []),
    ],
)
def test_an_office_tells_the_trade_of_whoever_has_it(text: str, names: list[str]) -> None:
    assert asked(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the head of the Net Makers Pact on nets", ["Geir Ness"]),
        ("Net Makers Pact chief on nets", ["Geir Ness"]),
        ("what did the Net Makers Pact's leader say about nets?", ["Geir Ness"]),
        ("the head of the Elver Music School on drums", ["Ivo Berg"]),
        ("the head of the Pilot Safety Agency on fog", ["Pia Roed"]),
        ("what did the Pilot Safety Agency's boss say about fog?", ["Pia Roed"]),
        ("the chief of the Velden Harbour Guard on drills", ["Rolf Tveit"]),
        # whoever is below the head
        ("the head of the Weir Bureau on sluices", []),
        ("the head of the Rope Union on ropes", []),
    ],
)
def test_whoever_presides_over_a_body_is_its_head(text: str, names: list[str]) -> None:
    assert [name for name in asked(text) if parse(text).asked[0].by != "guess"] == names


@pytest.mark.parametrize(
    "text",
    [
        "the ferry chief over in Wales on boats",
        "what does the ferry boss in Scotland say about boats?",
        "the Marstead rowing captain on boats",
    ],
)
def test_half_a_description_is_no_more_than_a_guess(text: str) -> None:
    assert {one.by for one in parse(text).asked} <= {"guess"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did the man running Brix's campaign say about tolls?", ["Nils Ask"]),
        ("the guy who runs Brix's campaign on tolls", ["Nils Ask"]),
        ("what did the man running Falk's campaign say about tolls?", []),
        ("the guy who runs Falk's campaign on tolls", []),
    ],
)
def test_whose_campaign_somebody_runs_is_not_passed_over(text: str, names: list[str]) -> None:
    assert asked(text) == names
