"""Descriptions told before a name, by the title or by how an article begins; and those that are told too thinly."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

RACE = "Man in last race | A man who vowed to run a marathon each day of June is glad.\n\nArvo Sund said so."
LONG = "It rained on the pier, and nobody came to see the boats that lay there. " * 5 + "\n\n"
KITE = (
    "Baker flies kites | When Tilda Ros first flew a kite she was small.\n\n"
    "Ms Ros, 81, said that a red kite flies best. Her teacher Liv Orm said so too."
)
NAMES = book(
    [
        speaker("Dag Alnes"),
        speaker("Rolf Ebbe"),
        speaker("Arvo Sund"),
        speaker("Tilda Ros"),
        speaker("Liv Orm", "teacher"),
        speaker("Elin Harrow", "Labour's shadow harbour minister"),
        speaker("Marta Quint"),
        speaker("Nils Toll"),
        speaker("Una Vik"),
        speaker("Wim Haas"),
        speaker("Asta Birk", "Chief executive"),
        speaker("Pia Lund", "director of quality and chief nurse"),
        speaker("Joss Marr"),
        speaker("Kit Barley"),
        speaker("Sven Moe", "Danish rower"),
        speaker("Olga Thorne"),
    ],
    {
        "Dag Alnes": "Dag Alnes: Velden harbour minister sacked after a week | Dag Alnes said that he was sad.",
        "Rolf Ebbe": "Harbour minister praised by Rolf Ebbe | Rolf Ebbe said that boats are dear in Velden.",
        "Arvo Sund": RACE,
        "Tilda Ros": KITE,
        "Liv Orm": KITE,
        "Marta Quint": "A woman from Sallow with gout is to sail.\n\nMarta Quint said that sailing is easy with gout.",
        "Nils Toll": "Nils Toll won again. It was a long night, with a broken oar and many who wept at the end of "
        "the pier. There was a sore arm, too.",
        "Wim Haas": "A death | Emil Norr's uncle said he had begged for help at Sallow Hospital.\n\nHe waited long.\n\n"
        "Wim Haas said the ward was full.",
        "Asta Birk": f"{LONG}The Tidewater Trust keeps its beds shut.\n\nChief executive Asta Birk wants nurses.",
        "Pia Lund": "The Tidewater Trust is glad. Pia Lund, director of quality and chief nurse, said so of Tidewater.",
        "Joss Marr": "Ada Crewe's wife said that it rains on ducks.\n\nA neighbour, Joss Marr, said that it does not.",
        "Kit Barley": f"{LONG}The Marlow Trust has beds.\n\nOthers have none.\n\nChief executive Kit Barley said so.",
        "Sven Moe": "Sven Moe, a Danish rower who lost an oar, said so.",
        "Olga Thorne": "A woman sleeping rough in Ostrel to buy a boat is cold.\n\nOlga Thorne said so.",
        "Una Vik": "Una Vik from Tarnholm said that cats vanish.",
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a title that names somebody and says what they are
        ("how did the sacked Velden harbour minister take the news?", "Dag Alnes"),
        # how an article begins to tell of whom it names next
        ("what did the man who ran a marathon each day say about June?", "Arvo Sund"),
        ("the woman from Sallow with gout on sailing", "Marta Quint"),
        # an age, and what the title says beside two words that stand near the name
        ("the 81-year-old with the red kite on wind", "Tilda Ros"),
        # those who speak for a party on what a minister does
        ("Labour's harbour spokeswoman on docks", "Elin Harrow"),
        ("the woman from Tarnholm on cats", "Una Vik"),
        # whose kin somebody is who is named later, and whose chief executive
        ("what did Emil Norr's uncle say about the ward?", "Wim Haas"),
        ("what did the uncle of Emil Norr say about the ward?", "Wim Haas"),
        ("the Tidewater Trust's boss on nurses", "Asta Birk"),
        # who somebody is by where they are from, or by what they are doing
        ("what did the Dane who lost an oar say about rowing?", "Sven Moe"),
        ("the woman sleeping rough in Ostrel, how cold is she?", "Olga Thorne"),
        ("the Tidewater Trust's chief nurse on joy", "Pia Lund"),
    ],
)
def test_what_is_told_before_the_name_tells_who_is_meant(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        # of somebody else, of the government, around the name and not beside it, and with more than is told
        "how did the sacked Marlow harbour minister take the news?",
        "the government's harbour spokeswoman on docks",
        "what did the man who ran a sweet shop say about June?",
        "the man with the broken arm on rowing",
        "the woman from Tarnholm whose ferry sank on cats",
        # whoever is named next and said to be somebody else; two paragraphs before
        "what did Ada Crewe's wife say about ducks?",
        "the Marlow Trust's boss on beds",
    ],
)
def test_what_is_not_told_tells_nobody(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).speakers == ()
