"""One of two: which of two people a question asks that names both, by what it tells of each."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book([speaker("Ole Brix", "mayor of Tarn"), speaker("Ada Moss"), speaker("Ivo Quell")])


def asked(text: str) -> list[str]:
    return [one.name for one in parse_question(text, NAMES, today=TODAY).speakers]


@pytest.mark.parametrize(
    "text",
    [
        # who sees it so
        "for Ada Moss the trouble with tolls is Ole Brix. why?",
        "For Moss, are the tolls worth it?",
        "to Moss, the toll is all about Ole Brix. how come",
        "should Ole Brix resign, in the view of Ada Moss?",
        # what the asker adds
        "would Brix really shut the pier? Ada Moss says never, right?",
        "should Ole Brix resign? Ada Moss was asked.",
        "can Ole Brix get away with it? want to hear Ada Moss on that",
        "were we right to trust Ole Brix? curious what Ada Moss reckons",
        "is it fair to sack Ole Brix? asking what ada moss thinks",
        "Ada Moss - any words of praise for Ole Brix?",
    ],
)
def test_the_one_it_is_told_for_is_asked(text: str) -> None:
    assert asked(text) == ["Ada Moss"]


@pytest.mark.parametrize(
    "text",
    [
        "did Ole Brix's remark about tolls upset Ada Moss?",
        "does what Ole Brix said about tolls bother Ada Moss",
        "will Ole Brix's offer win over Ada Moss?",
        "does Ole Brix have Ada Moss's support on tolls?",
        "would ole brix get ada moss's vote",
        "can Ole Brix count on Ada Moss for the toll?",
        "could Ole Brix expect help from Ada Moss?",
        "it's not Ole Brix that worries Ada Moss. So who?",
        "leave Ole Brix out of it, what does Ada Moss say about the toll",
    ],
)
def test_whoever_feels_or_grants_it_is_asked(text: str) -> None:
    assert asked(text) == ["Ada Moss"]
