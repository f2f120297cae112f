"""Headings: whoever stands before the colon, dash or comma of a question is asked, by letters and by names."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix"),
        speaker("Ada Moss"),
        Speaker("survey", "Norland Survey of Ferry Crews", "organisation", ("Norland Survey of Ferry Crews",)),
        Speaker("treasury", "Treasury", "organisation", ("Treasury",)),
        Speaker("norway", "Norway", "organisation", ("Norway",)),
        Speaker("gullbook", "Gullbook", "organisation", ("Gullbook",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("nsfc, what does it reckon the Treasury ought to do about tolls?", ["Norland Survey of Ferry Crews"]),
        ("nsfc: will the Treasury raise tolls?", ["Norland Survey of Ferry Crews"]),
        ("nsfc - is Gullbook late?", ["Norland Survey of Ferry Crews"]),
        ("the NSFC's view of Gullbook", ["Norland Survey of Ferry Crews"]),
        ("Norland Survey of Ferry Crews: are farmers worried about tolls?", ["Norland Survey of Ferry Crews"]),
        ("nsfc - are families going hungry?", ["Norland Survey of Ferry Crews"]),
        ("the NSFC's row with Gullbook over tolls", ["Norland Survey of Ferry Crews"]),
        # whoever is asked of a body
        ("Ole Brix against Ada Moss - will Gullbook let go of tolls?", ["Ole Brix", "Ada Moss"]),
        ("Ole Brix: is Gullbook going to pay tolls?", ["Ole Brix"]),
        ("Ole Brix: is Ada Moss any good?", ["Ole Brix"]),
        ("Ole Brix - should Ada Moss resign?", ["Ole Brix"]),
        ("Ole Brix and the firefighter Ada Moss: has Gullbook helped people or not?", ["Ole Brix", "Ada Moss"]),
        ("Ole Brix (not Ada Moss): is Gullbook going to pay tolls?", ["Ole Brix"]),
        ("What's Ole Brix's view of the tolls, did Ada Moss's tweaks make them any better?", ["Ole Brix"]),
        ("how come ole brix gets why the Treasury showed up when Ada Moss paid", ["Ole Brix"]),
        # in the order of a statement the subject is the first
        ("how come brix keeps saying the leak was moss's fault", ["Ole Brix"]),
        ("how come Ole Brix keeps saying the leak was Ada Moss's fault", ["Ole Brix"]),
        ("why brix thinks the leak was moss's fault", ["Ole Brix"]),
        ("why does brix think the leak was moss's fault", ["Ole Brix"]),
        ("Ole Brix on how Ada Moss behaved after the shooting", ["Ole Brix"]),
        ("brix on what Ada Moss said about tolls", ["Ole Brix"]),
        ("anything on what Ada Moss said about tolls", ["Ada Moss"]),
        ("on how Ada Moss behaved, what did Ole Brix say?", ["Ole Brix"]),
        ("Ole Brix, is Ada Moss really worth what she says?", ["Ole Brix"]),
        ("ole brix - do moss's toll promises match what she'd really do?", ["Ole Brix"]),
        ("brix, should moss keep her job", ["Ole Brix"]),
        # and what the body, or another, says
        ("ole brix - do moss's words match what she'd really do?", ["Ada Moss"]),
        ("Ole Brix: did Ada Moss ever say so?", ["Ada Moss"]),
        ("Ole Brix: what did Gullbook say about tolls?", ["Gullbook"]),
        ("the tolls: will Gullbook pay?", ["Gullbook"]),
        ("Norway: are farmers worried about tolls?", []),
        ("Gullbook: do farmers say it leaks?", []),
    ],
)
def test_whoever_stands_before_the_question_is_asked(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == names


def test_a_bracket_of_who_is_not_meant_leaves_nothing() -> None:
    question = parse_question("captain of the Gullbook (not the Treasury one) on tolls", NAMES, today=TODAY)
    assert question.core == "captain of the Gullbook on tolls"
