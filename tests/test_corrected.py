"""Corrected: whom a question means instead of somebody else it names, or whose word it goes by."""

from __future__ import annotations

import pytest
from named import TODAY, harbour_names

from index.question.question import parse_question

NAMES = harbour_names()


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        # whom the asker does not want
        ("not Brix and not Pell - Moss on dredging the bay", "Ada Moss", "dredging the bay"),
        ("neither Ole Brix nor Rolf Pell: Ada Moss on the lock gates", "Ada Moss", "lock gates"),
        ("I don't want Brix on this, I want Moss: were the gates rusty?", "Ada Moss", "gates rusty"),
        ("It isn't Brix I'm after but Pell, and it's about the delays", "Rolf Pell", "delays"),
        ("It wasn't Ole Brix but Rolf Pell who said the crane would fall", "Rolf Pell", "crane would fall"),
        ("It wasn't Brix who said the crane would fall, it was Pell. His words?", "Rolf Pell", "crane would fall"),
        ("I thought it was Ole Brix, but no: Ivo Quell on herring prices", "Ivo Quell", "herring prices"),
        # whom the end of a question is about
        ("Everybody hates the tunnel, but does Ada Moss?", "Ada Moss", "Everybody hates the tunnel"),
        ("Is the tunnel leaking? Ada Moss reckons so", "Ada Moss", "tunnel leaking"),
        ("Brix and Pell spoke of eels. Pell is the one I want.", "Rolf Pell", "Brix and Pell spoke of eels"),
        ("Does Brix deserve it? Pell was asked that, I'm sure.", "Rolf Pell", "Brix deserve"),
        ("Is Ole Brix a decent sailor? Ada Moss has views.", "Ada Moss", "Ole Brix a decent sailor"),
        ("Is Ole Brix a good sailor? Ada Moss thinks so.", "Ada Moss", "Ole Brix a good sailor"),
        ("Would you trust Brix with a boat? Moss wouldn't. Her reasons?", "Ada Moss", "trust Brix with a boat"),
        (
            "Brix says locks leak, but it's Rolf Pell I'm after. Would he mend them?",
            "Rolf Pell",
            "Brix says locks leak Would he mend",
        ),
        ("Ole Brix and Ada Moss met. Moss's the one I need", "Ada Moss", "Ole Brix and Ada Moss met"),
        ("Ada Moss was fined. Any thoughts from Moss?", "Ada Moss", "Ada Moss was fined"),
        # whose word it is
        ("Brix can't sail. Was it Moss who said so?", "Ada Moss", "Brix can't sail"),
        ("Did Brix lie about the tunnel, if Moss is to be believed?", "Ada Moss", "Brix lie about the tunnel"),
        ("Was the captain drunk, as Moss sees it?", "Ada Moss", "captain drunk"),
        ("told the Tarn Post that pilots are lazy - Ada Moss, wasn't it?", "Ada Moss", "pilots are lazy"),
        ("Was Brix's apology good enough for Ada Moss?", "Ada Moss", "Brix's apology good enough"),
        ("A pal of mine heard Ole Brix on kelp", "Ole Brix", "kelp"),
        ("My dad heard Brix say that kelp is cheap", "Ole Brix", "kelp is cheap"),
        ("going by Ada Moss, was the captain drunk?", "Ada Moss", "captain drunk"),
    ],
)
def test_who_is_meant_instead_of_somebody_else_is_asked(text: str, name: str, topic: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([*question.names], question.topic) == ([name], topic)


def test_words_that_would_be_no_aside_of_the_asker_are_asked() -> None:
    assert (
        parse_question("We don't need the tunnel, says Moss?", NAMES, today=TODAY).topic == "We don't need the tunnel"
    )


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        ("It's not clear but did Pell say that the crane fell?", "Rolf Pell", "not clear crane fell"),
        ("It wasn't the crane that Brix saw, it was the bridge", "Ole Brix", "crane saw, it was the bridge"),
        ("Did Brix say the bay is deep enough for Moss?", "Ole Brix", "bay is deep enough for Moss"),
        ("What did Brix say of the tunnel, the way Moss sees it?", "Ole Brix", "tunnel, the way Moss sees"),
        ("Did Brix say the tunnel leaks? Nobody does.", "Ole Brix", "tunnel leaks"),
        ("What did Brix call the tunnel? Daft, wasn't it?", "Ole Brix", "call the tunnel? Daft"),
        ("What did Brix say of the tunnel? Moss did too.", "Ole Brix", "tunnel? Moss did too"),
        ("What is Moss's number two priority?", "Ada Moss", "number two priority"),
        ('Did Moss say "no, I don\'t want your money"?', "Ada Moss", "no, I don't want your money"),
    ],
)
def test_what_only_looks_like_another_who_is_meant_changes_nothing(text: str, name: str, topic: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([*question.names], question.topic) == ([name], topic)
