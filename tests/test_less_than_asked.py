"""Less than asked: a deputy, an aide or a son of whoever holds an office, or who wants it, does not hold it."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "deputy mayor of Oster"),
        speaker("Ida Quill", "Norland's shadow health secretary"),
        speaker("Ama Falk", "vice president of the Ferry Union"),
        speaker("Kai Rud", "aide to the governor of Aker"),
        speaker("Per Moe", "spokesman for the governor of Vik"),
        speaker("Siri Bakk", "associate professor of salt"),
        speaker("Jon Tveit", "assistant coach of Tarn Rovers"),
        speaker("Nils Holt", "son of the king of Aker"),
        speaker("Runa Dahl", "candidate for mayor of Tarn Bay"),
        speaker("Tor Ness", "lieutenant governor of Quill"),
        speaker("Gro Lie", "Norland's Secretary of Defense"),
        speaker("Liv Aas", "Norland's first female prime minister"),
        speaker("Ulf Kvist", "Skog's First Minister"),
        speaker("Dag Rem", "Permanent Secretary of Norland's Treasury"),
        speaker("Pia Sund", "Askland's foreign and trade minister"),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "what did the mayor of Oster say about tolls?",
        "Norland's health secretary on wards",
        "the health minister on wards",
        "what did the president of the Ferry Union say about crews?",
        "Ferry Union president on crews",
        "Aker's governor on tolls",
        "what did the governor of Vik say about tolls?",
        "the coach of Tarn Rovers on the pitch",
        "what did the king of Aker say about tolls?",
        "the mayor of Tarn Bay on the library",
        "the governor of Quill on trams",
        "what did the treasury secretary say about tolls?",
    ],
)
def test_an_office_is_not_asked_of_less(text: str) -> None:
    assert not parse_question(text, NAMES, today=TODAY).speakers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the deputy mayor of Oster on tolls", "Ole Brix"),
        ("the shadow health secretary on wards", "Ida Quill"),
        ("the professor of salt on tolls", "Siri Bakk"),
        ("the aide to the governor of Aker on tolls", "Kai Rud"),
        ("the candidate for mayor of Tarn Bay on the library", "Runa Dahl"),
        ("SecDef of Norland on ships", "Gro Lie"),
        ("Norland's defence minister on ships", "Gro Lie"),
        ("Norland's prime minister on ships", "Liv Aas"),
        ("what did the first minister say about tolls?", "Ulf Kvist"),
        ("the permanent secretary of the Treasury on tolls", "Dag Rem"),
        ("the foreign minister of Askland on ships", "Pia Sund"),
    ],
)
def test_less_is_found_where_it_is_asked_for(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]
