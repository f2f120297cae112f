"""People described by what they did, what befell them, or whose they are: all of it tells who, up to the question."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Vera Loom"),
        speaker("Nell Oster"),
        speaker("Tom Kell"),
        speaker("Hedda Mourn"),
        speaker("Ines Strand"),
        speaker("Paul Dray"),
        speaker("Ama Lind", "mayor"),
        speaker("Egil Rask"),
        speaker("Sigrun Moe"),
        speaker("Ola Feen"),
        speaker("Rut Hamm", "neuroscientist"),
        Speaker("tb", "Tarn Bank", "organisation", ("Tarn Bank",)),
    ],
    {
        "Vera Loom": "Vera Loom, a woman who was number two on the Gull expedition, said that it was cold.",
        "Nell Oster": "Nell Oster, a woman who was number two in the eel race, said that eels bite.",
        "Tom Kell": "Tom Kell, the brother of the man cleared over the Salt Quay fire, said that it was dark.",
        "Hedda Mourn": "Hedda Mourn, a mother whose boy was drowned at Oster Weir, said that weirs kill.",
        "Ines Strand": "Ines Strand, a mother travelling alone with a sick toddler, said that she had walked.",
        "Paul Dray": "Paul Dray, a nurse who caught marsh fever and was hugged by Ama Lind, said that he was well.",
        "Ama Lind": "Mayor Ama Lind said that nurses were brave.",
        "Egil Rask": "Egil Rask, a retired postman holding a Lind flag outside the ferry hall, said that it rained.",
        "Sigrun Moe": "Sigrun Moe, a supporter of Ama Lind at the harbour party, said that she was happy.",
        "Ola Feen": "Ola Feen, a spokesperson for the eel ministry, said that eels were well.",
        "Rut Hamm": "Rut Hamm, a neuroscientist who founded Occupy Tarn, said that banks were late. Tarn Bank rose.",
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The woman who was number two on the Gull expedition - did she row?", "Vera Loom"),
        ("The brother of the man cleared over the Salt Quay fire: did he row?", "Tom Kell"),
        ("What advice had the brother of the man cleared over the Salt Quay fire got for us?", "Tom Kell"),
        ("A mother whose boy was drowned at Oster Weir spoke at the ferry hall. What did she ask for?", "Hedda Mourn"),
        ("A mother whose boy was drowned at Oster Weir stood with Ama Lind. What did she ask for?", "Hedda Mourn"),
        ("The mum travelling alone with a sick toddler. Why did she leave home?", "Ines Strand"),
        ("The nurse who caught marsh fever and was hugged by Ama Lind, whom did he thank?", "Paul Dray"),
        ("That retired mailman holding the Lind flag outside the ferry hall, who would he row for?", "Egil Rask"),
        ("The Lind fan at the harbour party. Happy?", "Sigrun Moe"),
        ("the eel ministry's mouthpiece: sorry or gloating?", "Ola Feen"),
        ("The neuroscientist who founded Occupy Tarn on banks - are they late?", "Rut Hamm"),
    ],
)
def test_all_that_is_said_of_somebody_tells_who_they_are(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


def test_what_somebody_wrote_of_is_the_topic_where_no_he_is_asked() -> None:
    text = "The neuroscientist who founded Occupy Tarn on banks - are they late?"
    question = parse_question(text, NAMES, today=TODAY)
    assert "banks" in question.topic


def test_what_a_clause_is_about_is_no_topic() -> None:
    question = parse_question("The woman who was number two on the Gull expedition - did she row?", NAMES, today=TODAY)
    assert "expedition" not in question.topic


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        (
            "The brother of the man accused over the Lind bombing: what does he think of eels?",
            "brother of the man accused over the Lind bombing",
        ),
        (
            "The sailor who brought her 6 year old to see Ama Lind, why did she?",
            "sailor who brought her 6 year old to see Ama Lind",
        ),
    ],
)
def test_whoever_is_named_in_a_description_is_not_asked(text: str, unknown: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.speakers, question.unknown) == ((), unknown)
