"""Pronouns: "he" and "she" mean somebody named before whose first name shows no other gender."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import Question, parse_question

NAMES = book(
    [
        speaker("Peter Brix"),
        speaker("Anna Moss"),
        speaker("Rolf Stang"),
        Speaker("susan-lund", "Susan Lund", "person", ("Susan Lund", "Susan")),
    ],
    {"susan-lund": "Susan Lund runs the ferries. Susan was late."},
)


def parse(text: str) -> Question:
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "So Peter Brix sang for the fishers. Anna Moss ran the evening - was she pleased with how it went?",
            "Anna Moss",
        ),
        ("Peter Brix lost the vote and Anna Moss was there. Was she gloomy?", "Anna Moss"),
        ("After Anna Moss attacked Brix over tolls, how did he hit back?", "Peter Brix"),
        ("After Peter Brix attacked Anna Moss over tolls, how did she hit back?", "Anna Moss"),
        ("peter brix had a go at anna moss again, what did she make of it", "Anna Moss"),
        ("susan is late again with brix's ferries, was she sorry", "Susan Lund"),
        ("Anna Moss had to slim before they let her have VBT on the state. What did she say about that?", "Anna Moss"),
        ("Peter Brix was called weak by Rolf Stang. What did he reply?", "Peter Brix"),
        ("what's the story with Peter Brix stepping down, in his words", "Peter Brix"),
        ("what did Peter Brix's call with Anna Moss achieve, in her view?", "Anna Moss"),
        ("the call from Peter Brix to Anna Moss, in her own words", "Anna Moss"),
        ("Anna Moss rowed home, was she tired? And Peter Brix's", "Anna Moss"),
        # the asker's own people are not asked
        ("My niece loved Brix and can't stand Moss. Has she any idea herself why?", "Anna Moss"),
        ("My niece loved Brix and can't stand Moss. Has he any idea himself why?", "Peter Brix"),
        ("My uncle adores Peter Brix and can't bear Moss. Does he think himself she should sail?", "Peter Brix"),
        # the first is asked where each may be meant
        ("Anna Moss met Wendy Kolb. What did she say of tolls?", "Anna Moss"),
        ("Stang met Peter Kolb. What did he say of tolls?", "Rolf Stang"),
        # others stay as they are
        ("what did Anna Moss say of tolls, in his view?", "Anna Moss"),
        ("Anna Moss: did he cheat?", "Anna Moss"),
        ("What did Anna Moss say about Brix, was he late?", "Anna Moss"),
        ("Anna never said that, did she?", "Anna Moss"),
    ],
)
def test_a_pronoun_means_whom_it_fits(text: str, name: str) -> None:
    assert [one.name for one in parse(text).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Wendy Kolb sang for Peter Brix. Did she like it?",
        "wendy kolb sang for peter brix, did she like it?",
        "Peter Brix met Wendy Kolb. What did she say of tolls?",
        "Stang met Wendy Kolb. What did she say of tolls?",
    ],
)
def test_a_stranger_whom_a_pronoun_means_is_nobody_else(text: str) -> None:
    question = parse(text)
    assert (question.unknown.lower(), question.speakers) == ("wendy kolb", ())
