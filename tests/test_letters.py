"""Letters: what is said letter by letter names a body in small letters too, and an ordinary word does not."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question
from index.question.spelling.letters import is_spelled

NAMES = book(
    [
        speaker("Ama Lind"),
        Speaker("boats", "Confederation of Boat Industry", "organisation", ("Confederation of Boat Industry",)),
        Speaker("coast", "Aker Coast Trust", "organisation", ("Aker Coast Trust",)),
    ]
)


@pytest.mark.parametrize("word", ["cbi", "dnc", "bmw", "fbi", "snp"])
def test_no_english_word_begins_so(word: str) -> None:
    assert is_spelled(word)


@pytest.mark.parametrize("word", ["act", "sky", "true", "of", "a1b", "", "drum", "eu"])
def test_what_can_be_a_word_is_none(word: str) -> None:
    assert not is_spelled(word)


@pytest.mark.parametrize(
    "text",
    [
        "what did the cbi say about tolls?",
        "what's the cbi's view on tolls",
        "whats the cbi's excuse for the tolls then",
        "does the cbi want tolls",
        "What does the cbi say about Ama Lind?",
    ],
)
def test_a_body_is_asked_by_its_letters_in_small(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Confederation of Boat Industry"]


def test_a_word_is_no_body_that_begins_with_its_letters() -> None:
    assert not parse_question("what does the act say about tolls?", NAMES, today=TODAY).speakers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SEC on what Ama Lind did", ["Salt and Eel Commission"]),
        ("what did the SEC say about tolls?", ["Salt and Eel Commission"]),
        ("what did the GP say about tolls?", []),
        ("Sec Lind on tolls", ["Ama Lind"]),
    ],
)
def test_letters_of_a_body_are_no_office_cut_short(text: str, names: list[str]) -> None:
    known = book(
        [
            speaker("Ama Lind"),
            Speaker("salt", "Salt and Eel Commission", "organisation", ("Salt and Eel Commission",)),
            Speaker("press", "Gull Press", "organisation", ("Gull Press",)),
        ]
    )
    assert [one.name for one in parse_question(text, known, today=TODAY).speakers] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Did the Tarn Curling Association like tolls?", ["TCA"]),
        ("Why did the Tarn Curling Association pull its games?", ["TCA"]),
        ("Does the Royal Union for the Keeping of Ewes near Rivers feel tolls fair?", ["RUKER"]),
        ("the Royal Union for the Keeping of Ewes near Rivers - what do they think of tolls?", ["RUKER"]),
        ("what reason did Series 1 give for tolls", ["S1"]),
        ("what did the TCA say about tolls?", ["TCA"]),
        # another of these letters, and whom a name means already
        ("Did Tove Cora Aas like tolls?", []),
        ("Did the Salt Crews Union like tolls?", ["Salt Crews Union"]),
        ("Did the Tarn Curling Club like tolls?", []),
    ],
)
def test_a_full_name_asks_the_body_that_articles_only_print_in_letters(text: str, names: list[str]) -> None:
    letters = [Speaker(each.lower(), each, "organisation", (each,)) for each in ("TCA", "RUKER", "S1")]
    crews = Speaker("crews", "Salt Crews Union", "organisation", ("Salt Crews Union",))
    printed = {"TCA": "The Tarn Curling Association told of its games."}
    known = book([*letters, crews, Speaker("e", "Series Elf", "organisation", ("Series Elf",))], printed)
    assert [one.name for one in parse_question(text, known, today=TODAY).speakers] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What did TheLantern publish about tolls?", ["Lantern"]),
        ("TheLantern on tolls", ["Lantern"]),
        ("What does TheSaltKind say about tolls?", ["Salt Kind"]),
        ("What did TheGull say about tolls?", ["TheGull"]),
        ("What did Theodore say about tolls?", []),
        ("What did TheKelp say about tolls?", []),
    ],
)
def test_an_article_written_into_a_name_is_none_of_it(text: str, names: list[str]) -> None:
    known = book([Speaker(each, each, "organisation", (each,)) for each in ("Lantern", "Salt Kind", "TheGull", "Gull")])
    assert [one.name for one in parse_question(text, known, today=TODAY).speakers] == names
