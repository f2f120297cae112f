"""States: politicians asked for by their state, which articles print as a label behind the name, "(D-Conn.)"."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.lexicon.places import load_state_labels
from index.question.question import parse_question

LONG = "It rained on the pier, and nobody came to see the boats that lay there. " * 5 + "\n\n"
GUNS = (
    f"Senators at odds | {LONG}The vote failed.\n\nSen. Ole Brix (D-Conn.) was joined by Sen. Ada Quill (D-W.Va.) and "
    "Sen. Ruth Falk, R-Tex., who wept with Sen. Jan Ebbe (D-N.J.).\n\n"
    "Sen. Nils Vane had won in Connecticut, West Virginia and Texas last week."
)
HEALER = "OK Gov Lind on boats | Governor Tova Lind (R-OK) said that boats are dear."
WON = f"Marsh wins | {LONG}Sen. Bo Marsh, who won in New Mexico, Illinois and Ohio on Tuesday, said that he was glad."
NAMES = book(
    [speaker(name, role) for name, role in (
        ("Ole Brix", "Sen."), ("Ada Quill", "Sen."), ("Ruth Falk", "Sen."), ("Nils Vane", "Senator"),
        ("Tova Lind", "Governor"), ("Jan Ebbe", "Sen."), ("Bo Marsh", "Sen."),
    )],
    dict.fromkeys(("Ole Brix", "Ada Quill", "Ruth Falk", "Nils Vane", "Jan Ebbe"), GUNS)
    | {"Tova Lind": HEALER, "Bo Marsh": WON},
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did the Connecticut senator say about the vote?", ["Ole Brix"]),
        ("west virginia senator on the vote", ["Ada Quill"]),
        ("the senator from texas on weeping", ["Ruth Falk"]),
        ("the new jersey senator on weeping", ["Jan Ebbe"]),
        ("oklahoma governor: are boats dear?", ["Tova Lind"]),
        # where somebody won is not where they are from
        ("what did the illinois senator say?", []),
        ("new mexico senator on being glad", []),
    ],
)
def test_a_state_is_heard_in_the_label_of_whose_name_it_follows(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == names


def test_labels_of_states_are_folded_as_articles_are_searched() -> None:
    assert load_state_labels()["west virginia"][:1] == ("d w va",)
    assert "r ok" in load_state_labels()["oklahoma"]
