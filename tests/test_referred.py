"""Referred: "the company" is a body that a sentence before it names."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        Speaker("salt", "Salt Haulage", "organisation", ("Salt Haulage",)),
        Speaker("club", "Tarn Rowing Club", "organisation", ("Tarn Rowing Club",)),
        Speaker("gull", "Gull Gazette", "organisation", ("Gull Gazette",)),
        Speaker("police", "Tarn and Aker Police", "organisation", ("Tarn and Aker Police",)),
        Speaker("weights", "Weights Authority", "organisation", ("Weights Authority",)),
        Speaker("brink", "Brink", "person", ("Brink",)),
        speaker("Ama Lind"),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Why is Salt Haulage suing the crews? What does the company say?", ["Salt Haulage"]),
        ("Salt Haulage has gone to court. Did the firm explain why?", ["Salt Haulage"]),
        ("Why did Ama Lind leave Brink? The company's explanation please", ["Brink"]),
        ("Why on earth is Salt Haulage suing Ama Lind? I'd like the company's own view.", ["Salt Haulage"]),
        ("Tarn Rowing Club sank. How did the club take it?", ["Tarn Rowing Club"]),
        # by what it is
        ("The Gull Gazette was hard on Ama Lind in that editorial. What did the paper write?", ["Gull Gazette"]),
        ("Tarn and Aker Police were called. What did the force say?", ["Tarn and Aker Police"]),
        ("Why did the Weights Authority fine bakers? The watchdog's reasons please", ["Weights Authority"]),
        ("Did Tarn Rowing Club sink? I want to hear it from the club itself", ["Tarn Rowing Club"]),
        ("Tarn Rowing Club sank. The club's side?", ["Tarn Rowing Club"]),
        ("Tarn Rowing Club sank. I want the club's side", ["Tarn Rowing Club"]),
        ("Salt Haulage told the Gull Gazette. What did the force say?", []),
        ("Salt Haulage sank. What did the paper write?", []),
        # which body it is no name tells
        ("Ama Lind sued. What does the company say?", []),
        ("Salt Haulage sued. What does the court say?", []),
        ("What does the company say of Salt Haulage?", []),
    ],
)
def test_the_company_is_the_one_named_before(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == names
