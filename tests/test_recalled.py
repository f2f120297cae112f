"""Recalled: whoever is told piece by piece, as somebody who half remembers does, is one description."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import Question, parse_question

TEXT = "Ferry fares and tolls rose in Norland. Boats sank. The Tarn eel survey of tolls was late."
NAMES = book(
    [
        speaker("Ama Lind", "editor of the Gull Courier"),
        speaker("Ole Brix", "Quill Institute economist"),
        speaker("Rolf Pell", "vice president at Tarn Mills"),
        speaker("Ida Quist", "editor of the Okerby Lantern"),
        speaker("Nils Vane", "Norland senator"),
    ],
    {one: f"{TEXT} {one} spoke." for one in ("Ama Lind", "Ole Brix", "Rolf Pell", "Ida Quist", "Nils Vane")},
)


def parse(text: str) -> Question:
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the topic stands before
        ("ferry fares, that editor of the Gull Courier - what did she say?", "Ama Lind"),
        ("on ferry fares: the Quill Institute economist, what did he say", "Ole Brix"),
        ("ferry fares - the quill institute economist, remember what was said?", "Ole Brix"),
        ("so ferry fares, and the economist at the Quill Institute reckons what?", "Ole Brix"),
        ("ferry fares, that economist from the Quill Institute warned of tolls. what did he say exactly", "Ole Brix"),
        # the asker is not sure, or takes it up again
        ("the editor, you know, the one from the Gull Courier, what did she say about tolls?", "Ama Lind"),
        ("some editor, Gull Courier I believe, talking about tolls - what did she say", "Ama Lind"),
        ("the editor - Gull Courier, right? - on tolls", "Ama Lind"),
        ("the editor, Okerby Lantern is it? ferry fares - what did she say", "Ida Quist"),
        ("editor over at gull courier was it, what about tolls", "Ama Lind"),
        # the name is forgotten
        ("can't remember the name, editor of the Gull Courier. what did she say about tolls?", "Ama Lind"),
        ("remember the economist from the Quill Institute? he said something about tolls", "Ole Brix"),
        # a noun for anybody behind another
        ("the economist bloke from the quill institute on tolls", "Ole Brix"),
        ("the vp at Tarn Mills on tolls", "Rolf Pell"),
    ],
)
def test_whoever_is_told_piece_by_piece_is_asked(text: str, name: str) -> None:
    assert [one.name for one in parse(text).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "the editor, you know, the one from the Marlow Herald, what did she say about tolls?",
        "the editor - Marlow Herald, right? - on tolls",
        "ferry fares, that editor of the Marlow Herald - what did she say?",
        "remember the economist from Marlow University? he said something about tolls",
        # a name before it that nobody has
        "wanda kolb, the editor of the Gull Courier - what did she say about tolls?",
        "ama lundqist, the editor in Okerby - did she mention tolls?",
    ],
)
def test_whoever_the_library_has_not_is_nobody_by_any_piece(text: str) -> None:
    assert parse(text).speakers == ()


@pytest.mark.parametrize(
    ("text", "names", "topic"),
    [
        ("ferry fares, that editor of the Gull Courier - what did she say?", ["Ama Lind"], "ferry fares"),
        ("the editor, Gull Courier is it? boats - what did she say about tolls", ["Ama Lind"], "boats tolls"),
        # what is asked otherwise stays
        ("Nils Vane, the Norland senator, is it? what did he say about tolls", ["Nils Vane"], "tolls"),
        ("ferry fares, the editor of the Gull Courier: what did Nils Vane say?", ["Nils Vane"], None),
        ("whose boat is it? what did Ole Brix say", ["Ole Brix"], "boat"),
        ("the editor of the Gull Courier, the Norland senator, what did they say about tolls?", None, None),
        ("is the editor right? what did Ole Brix say about tolls", ["Ole Brix"], None),
        ("what did the VP nominee say about tolls", [], None),
    ],
)
def test_the_rest_is_the_topic_and_another_is_asked_as_before(
    text: str, names: list[str] | None, topic: str | None
) -> None:
    question = parse(text)
    if names is None:
        assert "Ole Brix" not in question.names
    else:
        assert [one.name for one in question.speakers] == names
    assert topic is None or question.topic == topic


@pytest.mark.parametrize("sign", ["<", "*", "???", "|", "( )", "…", "‽"])
def test_signs_between_the_pieces_say_nothing(sign: str) -> None:
    assert [one.name for one in parse(f"the editor of the Gull Courier, {sign}, on tolls").speakers] == ["Ama Lind"]
    assert parse(f"an editor, {sign}") is not None
