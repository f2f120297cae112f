"""Descriptions that hang on somebody else, on a shop's name, on a later mention or a first name; and whom they miss."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Bela Strom"),
        speaker("Ylva Kron"),
        speaker("Clara Dunn"),
        speaker("Helga Ness"),
        speaker("Ivar Moss"),
        speaker("Ada Crewe"),
        speaker("Lotte Brand", "current Harbour Commissioner"),
        speaker("Gerda Falk"),
        speaker("Kim Sorrel"),
        speaker("Ase Holm", "Councillor"),
        speaker("Runar Tigg"),
        speaker("Ebba Thorne KC"),
        speaker("Petra Vance"),
        speaker("Simon Oduya", "Norway's Foreign Minister"),
        speaker("Tess Arlow", "manager at Brine and Rope Haulage"),
        speaker("Mark Hospitals"),
        speaker("Wanda Pell"),
        speaker("Yusuf Bram"),
    ],
    {
        "Bela Strom": "Rasmus Strom's boat was sunk while he was at lunch, his father has said.\n\nBela Strom said so.",
        "Ylva Kron": "Olaf Ash sings. Clara Dunn said that she did not.\n\nHe gave ten and his bandmate Ylva Kron, "
        "who likes the song, gave five.",
        "Clara Dunn": "A firm sank. Clara Dunn said that Olaf Ash sings.",
        "Helga Ness": "Orm Tarn rows at 70.\n\nHelga Ness, his instructor at the oar club, said that he won.",
        "Ivar Moss": "A firm sank. Pia Lund rows. Ivar Moss said that he saw his instructor at sea.",
        "Ada Crewe": "The weather was fine. The then harbour commissioner, Ada Crewe, wrote to ferries.",
        "Lotte Brand": "A firm sank. The harbour commissioner Lotte Brand said that ferries sink.",
        "Kim Sorrel": "Kim Sorrel, of Ostrel Barber Shop in Sallow, said the road was shut.",
        "Gerda Falk": "Gerda Falk, of Ostrel Barber Street in Tarnholm, said the road was shut.",
        "Ase Holm": "Sallow bench is wrong | The bench is wrong.\n\nCouncillor Ase Holm said it was a pity.\n\n"
        '"A new one is here," the council leader said.',
        "Runar Tigg": "Marlow bench is wrong | The bench is wrong.\n\nRunar Tigg said it was a pity.\n\n"
        'Then came Peter Munk. "A new one is here," the council leader said.',
        "Ebba Thorne KC": "A review of kites by Ebba Thorne KC for a firm is out.",
        "Petra Vance": "A firm sank. Petra Vance took up judo in Velden.\n\nLate one day Petra, from Tarnholm, came.",
        "Tess Arlow": "Tess Arlow, manager at Brine and Rope Haulage, said roads were shut.",
        "Wanda Pell": "The Tidewater Hospitals Trust has no beds.\n\nChief executive Wanda Pell said so.",
        "Yusuf Bram": "A firm sank. Yusuf Bram of Ostrel boxes.\n\nYusuf is of the board at Ostrel harbour.",
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # "his father has said", whom the next sentence names
        ("what did Rasmus Strom's dad say about lunch?", "Bela Strom"),
        # "his bandmate", past a woman who is named between, and "Helga Ness, his instructor"
        ("Olaf Ash's bandmate on the song", "Ylva Kron"),
        ("what did Orm Tarn's instructor say about oars?", "Helga Ness"),
        ("what did Orm Tarn's training instructor say about the club?", "Helga Ness"),
        # whoever was it then, and holds it no more
        ("what was it that annoyed the previous harbour commissioner about ferries?", "Ada Crewe"),
        # a trade in the name of a shop
        ("the barber in Sallow on the road", "Kim Sorrel"),
        # what somebody is called later in place of the name
        ("Sallow council's leader on the bench", "Ase Holm"),
        # letters behind a name
        ("the KC who did the kites review, is she glad?", "Ebba Thorne KC"),
        # a first name alone
        ("the judo girl from Tarnholm on nights", "Petra Vance"),
        # the seat of a government
        ("what did Oslo's foreign minister sign?", "Simon Oduya"),
        # a body in whose name somebody's surname seems to stand
        ("Tidewater Hospitals' boss on beds", "Wanda Pell"),
    ],
)
def test_who_is_told_by_others_is_meant(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        # no instructor of hers, none of his
        "what did Pia Lund's instructor say about oars?",
        # a street is no shop
        "the barber in Tarnholm on the road",
        # somebody else was named since
        "Marlow council's leader on the bench",
        # whose seat it is, is no matter of a city's
        "what did Oslo's mayor sign?",
        # "did Petra Vance KC" has a name, "the KC" is nobody known
        "the KC who did the boats review, is she glad?",
        # a first name is near, and no office with it
        "the chairman of the Ostrel harbour board on boxing",
        # whoever it may be, nobody answers in their place
        "that fella who swam with eels, did he think it was cold?",
    ],
)
def test_who_is_told_by_nobody_is_not_meant(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, bool(question.unknown)) == ((), True)


def test_a_guess_is_somebody_who_is_not_known_to_be_something_else() -> None:
    question = parse_question("the lady of the haulage firm on shut roads", NAMES, today=TODAY)
    assert [(one.by, one.speakers[0].name) for one in question.asked] == [("guess", "Tess Arlow")]


@pytest.mark.parametrize("text", ["which was Ada Crewe's advice to ferries?", "which is Ada Crewe's best tip?"])
def test_which_before_a_verb_asks_for_no_speaker(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([one.name for one in question.speakers], question.intent) == (["Ada Crewe"], "about")


def test_which_before_a_noun_still_asks_for_one() -> None:
    assert parse_question("which commissioner was late?", NAMES, today=TODAY).intent == "who_said"
