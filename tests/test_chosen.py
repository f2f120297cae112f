"""Which name in a question is likely asked where its form tells of nobody."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.asked.unknown.chosen import likelihood
from index.question.mentions import find_mentions
from index.question.question import parse_question
from index.question.tokens import find_tokens

NAMES = book((speaker("Ama Lind"), speaker("Ole Brix"), speaker("Tove Quill")))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The pilots in Okerby bang on about the tides. Does Dr Ama Lind buy it?", "Ama Lind"),
        ("The crews at Tarn Bay moan about fog. Is Ole Brix having any of it?", "Ole Brix"),
        ("Suppose Okerby offered to lower its tolls. Tove Quill wouldn't fall for that, right?", "Tove Quill"),
    ],
)
def test_a_name_in_a_later_sentence_is_asked_and_not_whoever_nobody_knows(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "does Wendy Kolb buy what Ama Lind sells?",
        "What was the reaction to Ole Brix's comments on tolls?",
    ],
)
def test_a_name_that_is_only_told_of_is_not_chosen(text: str) -> None:
    assert parse_question(text, NAMES, today=TODAY).speakers == ()


@pytest.mark.parametrize(
    ("asked", "told_of"),
    [
        ("What did Ama Lind think of Ole Brix?", ["Ama Lind", "Ole Brix"]),
        ("Ole Brix on Tove Quill and the tolls", ["Ole Brix", "Tove Quill"]),
        ("After Ole Brix quit, how did Ama Lind see it?", ["Ama Lind", "Ole Brix"]),
    ],
)
def test_whoever_is_asked_is_likelier_than_whoever_is_told_of(asked: str, told_of: list[str]) -> None:
    tokens = [token for token in find_tokens(asked) if token.fold]
    mentions = find_mentions(tokens, NAMES, skip=())
    chances = {each.speakers[0].name: likelihood(asked, tokens, mentions, at) for at, each in enumerate(mentions)}
    assert sorted(chances, key=chances.__getitem__, reverse=True) == told_of
    assert chances[told_of[0]] > 0.5
