"""Related: a name inside a description of somebody, or beside a body that is asked, is not asked itself."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Ama Lind"),
        speaker("Una Baker"),
        Speaker("kelp", "Kelp Council", "organisation", ("Kelp Council",)),
        Speaker("salt", "Salt Ltd", "organisation", ("Salt Ltd",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what does the mayor of Tarn who backs Ama Lind think of tolls?", ["Ole Brix"]),
        ("the mayor of Tarn struck by Lind - quote on tolls?", ["Ole Brix"]),
        ("the mayor of Tarn met Ama Lind last week. Did he mention tolls?", ["Ole Brix"]),
        ("mate, the mayor of Tarn hates Ama Lind - what did he say re tolls", ["Ole Brix"]),
        ("I'm looking for the mayor of Tarn. he backs Lind. any words on tolls?", ["Ole Brix"]),
        ("the man who is mayor of Tarn and rowed with Lind, how he explained tolls", ["Ole Brix"]),
        ("the retired Vell harbour master struck by Lind - quote on tolls?", []),
        ("the beekeeper from Vell who ran against Ama Lind, is he happy with tolls?", []),
        ("the Kelp Council's editorial on Ama Lind - what did it say?", ["Kelp Council"]),
        ("After Ama Lind's attack on the Kelp Council, what did the council say?", ["Kelp Council"]),
        ("what did they say at Salt Ltd when Ama Lind attacked them?", ["Salt Ltd"]),
        ("The city of Vell answered Lind. What did the city's statement say?", []),
        ("mate of mine reckons Lind never said why. she did though", ["Ama Lind"]),
        ("did Ama Lind like the mayor who backs Brix?", ["Ama Lind"]),
        ("what did the minister suing Lind say?", []),
        ("the Tarn rower beaten by Ama Lind, why did he quit?", []),
        ("is the mayor of Tarn, backed by Lind, for tolls?", ["Ole Brix"]),
        ("the mayor of Tarn who backs Lind and Quill on tolls", ["Ole Brix"]),
        ("the mayor of Tarn who backs Lind and Kelp Council on tolls", ["Ole Brix"]),
        ("what did the former ferry commander, a friend of Mrs. Lind, say about tolls?", []),
        ("what did the former ferry commander, the mayor of Tarn who backs Mrs. Lind, say about tolls?", ["Ole Brix"]),
        ("that bloke off Weir Watch, what did he say about Lind and Brix", []),
        ("that banker who used to give Salt Ltd money, what did he say about Lind?", []),
        ("what did the banker say about tolls?", []),
        ("that baker, what did he say about tolls?", []),
        ("that Baker, what did she say about tolls?", ["Una Baker"]),
    ],
)
def test_a_name_that_tells_of_whoever_is_asked_is_not_asked(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a name behind a pause says who is described
        ("the mayor of Tarn, Ama Lind, on tolls", ["Ama Lind"]),
        ("the mayor of Tarn (Ama Lind) on tolls", ["Ama Lind"]),
        ("the mayor of Tarn, Ama Lind's brother, on tolls", ["Ole Brix"]),
        ("is the mayor of Tarn, according to Lind, honest?", ["Ama Lind"]),
        # beside another who is asked too, or does the asking
        ("what did the mayor of Tarn and Ama Lind say?", ["Ole Brix", "Ama Lind"]),
        ("what did the clerk who rows and Lind say?", ["Ama Lind"]),
        ("what does Lind say of the mayor who sued Brix?", ["Ama Lind"]),
        # what is made by somebody is nobody
        ("the letter signed by Ama Lind - what does it say?", ["Ama Lind"]),
        ("find me the letter that says Ama Lind rows", ["Ama Lind"]),
        ("Who is the best mayor in Lind's book?", ["Ama Lind"]),
        # who is met hears and tells too
        ("what did the crowd that met Lind hear from her?", ["Ama Lind"]),
        # a body is not what its name says nothing of
        ("Salt Ltd sued Lind. What did the court say?", []),
        ("Salt Ltd met Lind. What did the paper write?", []),
        ("the Kelp Council, led by Ama Lind, on tolls", ["Kelp Council"]),
    ],
)
def test_a_name_that_tells_of_nobody_is_read_as_before(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == names


@pytest.mark.parametrize("text", ["", "the", "the.", "the - ", "- the", "he", "according to", "the of", "mayor"])
def test_a_question_of_hardly_a_word_is_read(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).intent == "about"


def test_the_point_of_a_title_ends_no_sentence_and_any_other_does() -> None:
    told = parse_question("the mayor of Tarn, who backs Mrs. Lind, on tolls", NAMES, today=TODAY)
    assert ([one.name for one in told.speakers], told.topic) == (["Ole Brix"], "tolls")
    asked = parse_question("He met the mayor. Lind on tolls?", NAMES, today=TODAY)
    assert [one.name for one in asked.speakers] == ["Ama Lind"]


SECRETARIES = book(
    [
        speaker("Ama Lind", "secretary of state"),
        speaker("Una Quill", "under secretary of state for tides"),
        speaker("Rolf Aker", "Treasury Secretary"),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did the under secretary of state say on tolls?", ["Una Quill"]),
        ("what did the undersecretary of state say?", ["Una Quill"]),
        ("under secretary at the state department on tolls", ["Una Quill"]),
        ("what did the secretary of state say on tolls?", ["Ama Lind"]),
        ("deputy secretary at the state department on tolls", []),
        ("what did the deputy secretary of state say?", []),
        ("under secretary at the treasury department on tolls", []),
        ("what did the secretary at the state department say?", []),
    ],
)
def test_no_secretary_is_another(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, SECRETARIES, today=TODAY).speakers] == names
