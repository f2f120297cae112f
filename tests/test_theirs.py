"""Theirs: whoever is asked for as "his lawyer" or "their manager" belongs to the person, or body, named before."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Nils Brix"),
        speaker("Ole Vane", "lawyer for Nils Brix"),
        speaker("Ama Lind"),
        speaker("Siv Rud", "Ama Lind's spokeswoman"),
        speaker("Per Holt", "Kelp rival"),
        speaker("Ivo Quell", "manager of the Gull Tavern"),
        Speaker("kelp", "Kelp Council", "organisation", ("Kelp Council", "KC")),
        speaker("Ada Moss", "Kelp Council press officer"),
        speaker("Tor Falk"),
        speaker("Una Dal", "Falk campaign manager"),
        speaker("Jon Ek", "Brix campaign manager"),
    ],
    {
        "Ole Vane": "Tolls | Nils Brix was fined over a toll. His lawyer Ole Vane said it was wrong.",
        "Siv Rud": "Boats | Ama Lind sold her boat. Her spokeswoman Siv Rud said she never rowed.",
        "Ivo Quell": "Gull Tavern | The Gull Tavern was shut. Its manager Ivo Quell said he was sad.",
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nils Brix was fined. What did his lawyer say?", "Ole Vane"),
        ("Nils Brix was fined - is his lawyer cross?", "Ole Vane"),
        ("Why was Nils Brix fined, according to his lawyer?", "Ole Vane"),
        ("Ama Lind met Nils Brix. What did his lawyer say?", "Ole Vane"),
        ("Nils Brix sank. What did his Kelp rival say?", "Per Holt"),
        ("Ama Lind's husband met Nils Brix. What did her spokeswoman say?", "Siv Rud"),
        ("Nils Brix was fined. How did his old lawyer explain that?", "Ole Vane"),
        ("Why was Nils Brix fined? His lawyer gave a reason", "Ole Vane"),
        ("Why was Nils Brix fined? His lawyer told the Post something about it", "Ole Vane"),
        ("The Gull Tavern was shut on Monday. What does their manager say?", "Ivo Quell"),
        ("The Kelp Council was late. What does their press officer say?", "Ada Moss"),
        # what somebody runs is theirs
        ("Nils Brix lost. What did the guy running his campaign say?", "Jon Ek"),
        ("Tor Falk sank. Does the woman who runs his campaign mind?", "Una Dal"),
        ("Nils Brix lost, according to the man who ran his campaign?", "Jon Ek"),
        # a pause before what is asked
        ("Falk lost a race; did his campaign manager defend it?", "Una Dal"),
        ("Brix lost in Okerby; how did his campaign manager spin what came next?", "Jon Ek"),
    ],
)
def test_somebody_of_whoever_is_named_before_is_asked(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Ama Lind acts for the parents. What do their lawyer say?",
        "Gull Wharf sacked the cook. What did his lawyer say?",
        "The clerk of a Kelp Council office quit. What did their manager say?",
        "Ama Lind died - what did her lawyer say?",
        "Wanda Kolb hit Nils Brix. What did her lawyer say?",
    ],
)
def test_who_else_may_be_theirs_is_nobody(text: str) -> None:
    assert not parse_question(text, NAMES, today=TODAY).speakers


@pytest.mark.parametrize(
    "text",
    [
        "What did Nils Brix tell his lawyer?",
        "Did Nils Brix have his lawyer ring?",
        "Nils Brix, did he like his lawyer?",
    ],
)
def test_whoever_is_told_something_is_not_asked(text: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == ["Nils Brix"]


def test_what_is_told_of_somebody_before_a_dash_asks_nothing_of_them() -> None:
    question = parse_question("Ama Lind was fined - is the lawyer of Nils Brix cross?", NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Ole Vane"]
