"""Who speaks for a body that says nothing itself: by the words behind their name, and by their roles."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Una Sund", "spokeswoman for its owner"),
        speaker("Tor Vig", "Gullwing analyst"),
        speaker("Elin Quist", "Gullwing spokeswoman"),
        speaker("Arvo Lind", "former Gullwing pilot"),
        speaker("Ned Pell"),
        speaker("Ida Krans", "president of the Center for Dorland Progress"),
        speaker("Kit Orm", "chair of the Marlow Council of Bakers"),
        speaker("Ole Brix", "lawyer of Henrik Maar"),
    ],
    {
        "Una Sund": "Ferries stop. Una Sund, a spokeswoman for the line's owner, Sternwave International, said so.",
        "Ned Pell": "Ferries stop. Ned Pell, who used to row for Sternwave, said so. Ned Pell, a friend, was late.",
        "Ole Brix": "It rained. Ole Brix, a lawyer of Henrik Maar, said so.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sternwave on ferries", ["Una Sund"]),
        ("Sternwave: are they keen on ferries?", ["Una Sund"]),
        ("what does Gullwing say about ferries?", ["Elin Quist", "Tor Vig"]),
        ("Center for Dorland Progress on ferries", ["Ida Krans"]),
        ("what does the Marlow Council of Bakers say about ferries?", ["Kit Orm"]),
    ],
)
def test_who_is_said_to_be_something_at_a_body_is_guessed_for_it(text: str, names: list[str]) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([one.by for one in question.asked], sorted(one.name for one in question.speakers)) == (["guess"], names)


@pytest.mark.parametrize("text", ["Henrik Maar on ferries", "Sternwake Harbour on ferries", "Centre on ferries"])
def test_nobody_is_guessed_for_a_person_or_a_body_nobody_names(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).speakers == ()
