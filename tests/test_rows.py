"""Rows: of names in a row the first is asked where no list joins them; a strange surname is no namesake's."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ama Lind"),
        speaker("Ole Brix"),
        speaker("Marit Le Kite"),
        Speaker("raj-marsh", "Raj Marsh", "person", ("Raj Marsh", "Raj")),
        speaker("Raj Kandal"),
        Speaker("gullbook", "Gullbook", "organisation", ("Gullbook",)),
        Speaker("ternly", "Ternly", "organisation", ("Ternly",)),
        Speaker("watch", "Harbour Watch", "organisation", ("Harbour Watch",)),
        Speaker("ypc", "YPC", "organisation", ("YPC",)),
    ],
    {"raj-marsh": "Raj Marsh said that debts are high. Raj was late.", "Raj Kandal": "Raj Kandal spoke of debts."},
)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("ama lind gullbook ternly help against spam", ["Ama Lind"]),
        ("has ama lind put kite to paper for the launch", ["Ama Lind"]),
        ("Harbour Watch, the super YPC, on tolls", ["Harbour Watch"]),
        ("what did raj candal say about debts", ["Raj Kandal"]),
        ("what did raj zzyvorsk say about debts", []),
        ("is the Harbour Watch looking into Gullbook's phone calls?", ["Harbour Watch"]),
        ("Lind compared Brix's boat to a tub. did she take it back?", ["Ama Lind"]),
        ("does Ternly see Gullbook claim the tolls?", ["Ternly"]),
        ("did Gullbook's help for Ternly answer complaints", ["Gullbook"]),
        # whose man somebody is
        ("what did Lind adviser Ole Brix say about tolls?", ["Ole Brix"]),
        ("Brix supporter Ama Lind on tolls", ["Ama Lind"]),
        ("what did Gullbook presidential candidate Ole Brix say about tolls?", ["Ole Brix"]),
        ("what does Gullbook vice presidential nominee Ole Brix think of tolls", ["Ole Brix"]),
        ("what did Gullbook data privacy chief Ole Brix say about tolls?", ["Ole Brix"]),
        ("what's Gullbook harbour policy adviser Ole Brix's view on tolls?", ["Ole Brix"]),
        ("did Lind trust adviser Ole Brix?", ["Ama Lind"]),
        # lists, and names that stand for themselves
        ("did ama lind, ole brix and gullbook say so?", ["Ama Lind", "Ole Brix", "Gullbook"]),
        ("what did Ama Lind and Ternly say about spam?", ["Ama Lind", "Ternly"]),
        ("Gullbook, Ternly on spam", ["Gullbook", "Ternly"]),
        ("what did Raj say about debts?", ["Raj Marsh"]),
        ("what did raj marsh say about debts", ["Raj Marsh"]),
    ],
)
def test_only_names_that_are_listed_are_asked_beside_the_first(text: str, asked: list[str]) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == asked


def test_whose_man_somebody_is_is_no_topic() -> None:
    assert parse_question("what did Lind supporter Ole Brix say about tolls?", NAMES, today=TODAY).topic == "tolls"
