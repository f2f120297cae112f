"""Moods: what kind of words a question asks for, and which words are of that kind."""

from __future__ import annotations

import pytest

from index.searching.moods import moods_of, share_of


@pytest.mark.parametrize(
    ("question", "moods"),
    [
        ("Why did Orla Finch close the bridge?", 1),
        ("how come Finch closed it", 1),
        ("What shouldnt the port do, says Finch?", 1),
        ("what did Finch want for the port", 1),
        ("is Finch going to close it", 1),
        ("Why should Finch wait?", 2),
        ("what did Whyte say?", 0),
        ("Did Finch close the bridge?", 0),
    ],
)
def test_a_question_may_ask_for_a_mood(question: str, moods: int) -> None:
    assert len(moods_of(question)) == moods


@pytest.mark.parametrize(
    ("question", "words", "share"),
    [
        ("Why should Finch wait?", "We ought to wait because of the ice", 1.0),
        ("Why should Finch wait?", "We ought to wait", 0.5),
        ("Will Finch wait?", "we’ll wait", 1.0),
        ("Will Finch wait?", "we waited", 0.0),
        ("Did Finch wait?", "we will wait", 0.0),
    ],
)
def test_words_are_of_some_of_the_moods_asked_for(question: str, words: str, share: float) -> None:
    assert share_of(moods_of(question), words) == share
