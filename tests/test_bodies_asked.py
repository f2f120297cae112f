"""Bodies asked for as people type them: by some words of a name, by letters, by kind and place, through a statement."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.names import Names
from index.question.question import parse_question


def body(id: str, name: str, *others: str) -> Speaker:
    """Return a body with its names."""
    return Speaker(id, name, "organisation", (name, *others))


NAMES = book(
    [
        body("tolls", "Tolls Project ferry justice reform group"),
        body("party", "Norland Republican Party"),
        body("vellora", "Republican Party of Vellora"),
        body("gop", "GOP"),
        body("sec", "Salt and Eel Commission", "SEC"),
        body("teachers", "Okerby Federation of Teachers"),
        body("cabbies", "Licensed Taxi Drivers Association"),
        body("rugby", "Rowers Football Union"),
        body("liberties", "Norland Civil Liberties Union of Vellora"),
        body("police", "Aker Police Department"),
        body("gull", "Gull"),
        body("embassy", "Norwegian Embassy"),
        body("banks", "Tarn Banks Association"),
        body("workers", "United Mill Workers union"),
        body("gbuo", "General Bakers Union of Okerby"),
        body("newbrook", "Newbrook"),
        body("tarnmouth", "Town of Tarnmouth"),
        body("city", "North Okerby Police Department"),
        speaker("Ama Lind"),
        speaker("Rolf Pell", "transport secretary"),
        speaker("Ole Brix", "spokesman for the harbour"),
    ],
    {
        "cabbies": "The Licensed Taxi Drivers' Association said tolls were a tax.",
        "teachers": "The Okerby Federation of Teachers said that tolls hurt.",
        "banks": "The Tarn Banks Association said that tolls are low.",
        "workers": "The United Mill Workers union said that tolls are wages.",
        "newbrook": "Newbrook said that it had won. In Newbrook it rained.",
        "gull": "Gull said that it leaks.",
    },
)


def asked(text: str, names: Names = NAMES) -> tuple[tuple[str, ...], str]:
    """Return whom a question asks for certain, and who stays unknown."""
    question = parse_question(text, names, today=TODAY)
    return (() if question.guess else question.names), question.unknown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the part of a name that what it is stands behind
        ("tolls project on norland giving crews a vote", "Tolls Project ferry justice reform group"),
        ("tolls project response to the vote", "Tolls Project ferry justice reform group"),
        # a party by its people, and a state's by letters of all
        ("Norland Republicans on tolls", "Norland Republican Party"),
        ("what did the norland gop say about tolls?", "Norland Republican Party"),
        ("tolls Norland GOP", "Norland Republican Party"),
        ("What does the Vellora GOP think of tolls", "Republican Party of Vellora"),
        # a union by who is in it, whatever it is called
        ("what did the Okerby teachers' union say about tolls?", "Okerby Federation of Teachers"),
        ("okerby teachers union response to tolls", "Okerby Federation of Teachers"),
        # words of a name that it does not begin with
        ("taxi drivers' association statement on tolls", "Licensed Taxi Drivers Association"),
        ("did the taxi drivers association people mention tolls?", "Licensed Taxi Drivers Association"),
        ("what did a taxi drivers' association spokesman say about tolls?", "Licensed Taxi Drivers Association"),
        ("in the view of the taxi drivers' association, are tolls fair?", "Licensed Taxi Drivers Association"),
        # by what those in it do
        ("what did the tarn bankers' association say about tolls?", "Tarn Banks Association"),
        # letters for a part of a name
        ("vellora nclu on tolls", "Norland Civil Liberties Union of Vellora"),
        # letters for words, and a place behind
        ("aker pd on tolls", "Aker Police Department"),
        ("what is opinion of the police department in Aker about tolls", "Aker Police Department"),
        # letters that could be a word, or leave "union" out
        ("according to gbuo, are tolls fair?", "General Bakers Union of Okerby"),
        ("What does Gbuo think of tolls?", "General Bakers Union of Okerby"),
        ("what did the UMW say about tolls?", "United Mill Workers union"),
        ("what did the sec say about tolls?", "Salt and Eel Commission"),
        ("what was the SEC's answer to tolls?", "Salt and Eel Commission"),
        # its people
        ("what did the Gull people say about tolls?", "Gull"),
    ],
)
def test_a_body_is_asked_for_in_other_words_than_it_is_printed(text: str, name: str) -> None:
    assert asked(text) == ((name,), "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The taxi drivers' association put out a statement on tolls. What did it say?", None),
        ("I remember the taxi drivers' association put out a statement on tolls. What did it say?", None),
        ("There was a union of mill workers, did they put out anything about tolls?", "United Mill Workers union"),
        ("there was a statement from the taxi drivers' association, what was in it about tolls?", None),
        ("so tolls came up - did the taxi drivers' association put anything out about it?", None),
        ("The Tarn Banks Association was not happy with tolls. What did a spokesman say?", "Tarn Banks Association"),
        ("The taxi drivers' association was cross about it. What did their spokesman say?", None),
        (
            "Norland Republicans statement - Lind not turning up. What did the state party say?",
            "Norland Republican Party",
        ),
        ("The town of Newbrook answered Lind on tolls. What did the town's statement say?", "Newbrook"),
        ("The town of Tarnmouth answered Lind on tolls. What did the town's statement say?", "Town of Tarnmouth"),
        ("The Norland GOP was angry. Did the party say why?", "Norland Republican Party"),
    ],
)
def test_a_statement_and_a_spokesman_are_those_of_the_body_told_of(text: str, name: str | None) -> None:
    assert asked(text) == ((name or "Licensed Taxi Drivers Association",), "")


def test_a_statement_that_was_put_out_is_no_topic() -> None:
    question = parse_question("The Gull put out a statement on tolls. What did it say?", NAMES, today=TODAY)
    assert (question.names, question.topic) == (("Gull",), "tolls")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did the secretary say about tolls?", ("Rolf Pell",)),
        ("what did the transport sec say about tolls?", ("Rolf Pell",)),
        ("what did sec pell say about tolls?", ("Rolf Pell",)),
        ("just a sec, what did Ama Lind say about tolls?", ("Ama Lind",)),
        ("Did Ama Lind put out a statement on the taxi drivers' association?", ("Ama Lind",)),
        ("ama lind taxi drivers association", ("Ama Lind",)),
        ("what did GOP say about tolls?", ("GOP",)),
        # a place, and a place where another body of that kind is
        ("what did the Newbrook people say about tolls?", ()),
        ("what did people in Aker say about tolls?", ()),
        ("what did the police department in Tarn say about tolls?", ()),
        # a union of others, and another body of that place
        ("what did the Okerby bakers' federation say about tolls?", ()),
        ("what did the Okerby union say about tolls?", ()),
        # a part of another name
        ("tolls south norland republicans", ()),
        ("what did the eel Gull people say about tolls?", ()),
        # words that are meant as such
        ("was the project on tolls late?", ()),
        ("did the project go ahead?", ()),
    ],
)
def test_nobody_else_is_asked_by_words_of_a_bodys_name(text: str, names: tuple[str, ...]) -> None:
    assert asked(text)[0] == names
