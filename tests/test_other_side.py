"""Kin told of from the other side: whose husband is told of is his wife."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Anna Lund"),
        speaker("Mary Holt"),
        speaker("Peter Sand"),
        speaker("John Vik"),
        speaker("Sarah Moe"),
        speaker("Ida Krog"),
        speaker("Anna Brix"),
        speaker("Olga Strand"),
        speaker("Maria Quist"),
        speaker("Ole Tarn"),
        speaker("Ned Pell"),
        speaker("Odd Dahl"),
        speaker("Ivo Gran"),
        speaker("Erik Stad", "son of a cook"),
    ],
    {
        "Anna Lund": "Anna Lund is selling wands that belonged to her late husband, the conjuror Ole Lund.",
        "Mary Holt": "Mary Holt thanked the divers. She said her son Nils had been under the ice for an hour.",
        "Peter Sand": "Peter Sand sails. He wrote of boats with his sister, the glider pilot Una Sand.",
        "John Vik": "John Vik met Sarah Falk, who left her husband, the trumpeter Dag Falk.",
        "Ida Krog": "Ida Krog made clear that her husband's crew would not row with the Tarn club.",
        "Anna Brix": "Anna Brix said her husband would never sail with Pell.",
        "Olga Strand": "Olga Strand came with her husband Odd Dahl.",
        "Maria Quist": "Maria Quist thanked her husband, former Mayor Ivo Gran, and went home.",
        "Sarah Moe": "Sarah Moe met John Vik. He praised his wife, the oboist Ida Vik.",
        "Erik Stad": "Erik Stad came with his son. “My son rows,” said Erik Stad, the son of a cook.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the conjuror's widow on wands", ("Anna Lund",)),
        ("what did Ole Lund's wife say about wands?", ("Anna Lund",)),
        ("the mother of Nils, who had been under the ice, on divers", ("Mary Holt",)),
        ("the glider pilot's brother on boats", ("Peter Sand",)),
        ("what did Dahl's wife say about boats?", ("Olga Strand",)),
        ("what did Ivo Gran's wife say about boats?", ("Maria Quist",)),
        # somebody else's wife, and nobody's
        ("what did Tarn's wife say about boats?", ()),
        ("what did Pell's wife say about boats?", ()),
        ("erik stad's son on boats", ()),
        ("the trumpeter's wife on boats", ()),
        ("the trumpeter's husband on boats", ()),
        ("the oboist's wife on boats", ()),
        ("the conjuror's widower on wands", ()),
    ],
)
def test_whose_kin_is_told_of_is_theirs(text: str, names: tuple[str, ...]) -> None:
    assert tuple(one.name for one in parse_question(text, NAMES, today=TODAY).speakers) == names
