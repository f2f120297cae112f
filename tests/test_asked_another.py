"""Whom a question asks beside another name: never the other, be who is asked a stranger or a body nobody knows."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    (speaker("Ole Brix"), speaker("Ada Moss"), speaker("Ivo Quill")),
    {
        "Ole Brix": "Mr Brix met Wanda Kolb and Mrs Tessa Mills at the pier. Ada Moss and Ivo Quill were away.",
        "Ada Moss": "The mills of Aker stand still, and the visit of Kolb was short. The mayor of Tarn was absent.",
    },
)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("wanda kolb about brix, i think she gave a speech", "wanda kolb"),
        ("Wanda Kolb concerning Ole Brix, there was some talk on the radio", "Wanda Kolb"),
        ("what Wanda Kolb think of Brix", "Wanda Kolb"),
        ("any word from Tessa Mills since Brix quit?", "Tessa Mills"),
        ("how Georgia Vaskel defend herself from Brix?", "Georgia Vaskel"),
        ("heard Wanda Kolb was furious with Ole Brix, quote?", "Wanda Kolb"),
        ("after Ole Brix's speech Wanda Kolb hit back. how?", "Wanda Kolb"),
        ("since Ole Brix's defeat Wanda Kolb has been gloating, any quotes", "Wanda Kolb"),
        ("Brix said he was tough on Tessa Mills. What did she say back about him?", "Tessa Mills"),
        ("Ole Brix told a crowd that Tessa Mills was finished. Her comeback?", "Tessa Mills"),
        ("Ole Brix praised Wanda Kolb, and Kolb said what in return?", "Kolb"),
        ("Wanda Kolb Ole Brix v Ada Moss on women", "Wanda Kolb"),
        ("kolb reaction to ole brix on tolls", "kolb"),
        ("the town of Vaskel answered Ole Brix - what did it say", "town of Vaskel"),
        ("the village of Vaskel replied to Ole Brix - what did they say", "village of Vaskel"),
        ("this Vaskel person, what did they say when Brix complained", "Vaskel"),
        ("head of the Thimble Union reaction to Ole Brix mentioning rifles", "head of the Thimble Union"),
        ("head of the thimble union reaction to brix mentioning rifles", "head of the thimble union"),
    ],
)
def test_a_stranger_is_asked_and_not_the_one_who_is_named_beside(text: str, unknown: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.unknown, question.names) == (unknown, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("heard Ada Moss was furious with Ole Brix, quote?", "Ada Moss"),
        ("after Ole Brix's speech Ada Moss hit back. how?", "Ada Moss"),
        ("Ole Brix praised Ada Moss, and Moss said what in return?", "Ada Moss"),
        ("ole brix moss v quill on women", "Ole Brix"),
        ("Brix Moss vs Quill on women", "Ole Brix"),
        ("That Brix fella in Marlby, what did he have to say for himself when he was accused?", "Ole Brix"),
    ],
)
def test_of_two_who_are_known_the_one_is_asked_who_speaks(text: str, name: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).names == (name,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("wanda kolb tolls brix", ("Ole Brix",)),
        ("Ole Brix on Wanda Kolb", ("Ole Brix",)),
        ("Georgia Brix tolls", ("Ole Brix",)),
        ("Brix said he was tough on Wanda Kolb. What else did he say?", ("Ole Brix",)),
        ("after Ole Brix's speech, what did Ada Moss say?", ("Ada Moss",)),
        ("what did Ole Brix say after Ada Moss's speech?", ("Ole Brix",)),
        ("Brix was hard on Ada Moss. What did she say back?", ("Ada Moss",)),
        ("Ole Brix said that Ada Moss was finished. Her comeback?", ("Ada Moss",)),
        ("Brix v Quill on women", ("Ole Brix", "Ivo Quill")),
        ("Ada Moss, Brix v Quill on women", ("Ada Moss", "Ole Brix", "Ivo Quill")),
        ("did Brix answer the town of Vaskel?", ("Ole Brix",)),
        ("head of the union on Brix. What did Ole Brix say?", ("Ole Brix",)),
    ],
)
def test_who_is_asked_beside_a_stranger_stays_asked(text: str, names: tuple[str, ...]) -> None:
    assert parse_question(text, NAMES, today=TODAY).names == names
