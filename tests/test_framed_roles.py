"""Framed roles: whoever is asked for by a role is found in every frame a name is found in."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Ada Moss", "leader of Salter council"),
        speaker("Ivo Quell", "Norwegian foreign minister"),
        speaker("Una Sand", "leader of the union"),
    ]
)
ROLES = [
    ("the mayor of Tarn", "Ole Brix"),
    ("the leader of Salter council", "Ada Moss"),
    ("Norway's foreign minister", "Ivo Quell"),
]
FRAMES = [
    "what was ROLE's reaction to tolls?",
    "ROLE's two cents on tolls, please",
    "what's ROLE's deal with tolls?",
    "ROLE's remarks on tolls",
    "In ROLE's opinion, what of tolls?",
    "As far as ROLE is concerned, how about tolls?",
    "per ROLE, what of tolls?",
    "tolls, as per ROLE",
    "does ROLE approve of tolls?",
    "does ROLE oppose tolls?",
    "did ROLE back tolls?",
    "would ROLE put up with tolls?",
    "what did ROLE bang on about regarding tolls?",
    "why does ROLE dislike tolls?",
    "why did ROLE vote against tolls?",
    "is ROLE happy about tolls?",
    "is ROLE in favour of tolls?",
    "has ROLE changed tack on tolls?",
    "how does ROLE feel about tolls?",
    "where does ROLE stand on tolls?",
    "wasn't it ROLE who said something on tolls?",
    "I need a quote from ROLE re tolls",
    "any word from ROLE on tolls?",
    "tolls according to ROLE",
    "tolls - what did ROLE say?",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("role", "name"), ROLES)
@pytest.mark.parametrize("small", [False, True])
def test_whoever_has_a_role_is_asked_in_every_frame(frame: str, role: str, name: str, small: bool) -> None:
    text = frame.replace("ROLE", role)
    question = parse_question(text.lower() if small else text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "does the leader of the union of bakers approve of tolls?",
        "did the mayor of Tarn Vale back tolls?",
        "did the leader of Lind's union back tolls?",
    ],
)
def test_a_longer_role_is_not_cut_to_one_somebody_has(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).speakers == ()


def test_whoever_articles_tell_a_role_of_is_found_before_any_verb() -> None:
    report = "Dag Alnes, who leads the Salter Vale council, was there. The leader of the council, Dag Alnes, said it."
    told = book([speaker("Dag Alnes")], {"Dag Alnes": f"Salter Vale council | {report}"})
    for verb in ("approve of tolls", "dislike tolls", "think of tolls"):
        question = parse_question(f"Does the leader of Salter Vale council {verb}?", told, today=TODAY)
        assert [(one.by, one.speakers[0].name) for one in question.asked] == [("description", "Dag Alnes")], verb
