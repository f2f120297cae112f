"""A surname that several bear means whoever is told of far more than the others, unless they clearly speak on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from asking import ask
from quick import QuickExtractor

from corpus.article import Article, new_article
from corpus.statement import Statement
from index.library import Library

MUCH, LITTLE, LESS = "Tobren Quill", "Ama Quill", "Dag Quill"
WORDS = ("the salt tax is fair", "the ferry is late", "the school is cold", "the bridge is high", "the grain is dry")
REPORTS = (
    *((f"much {at}", words, MUCH) for at, words in enumerate(WORDS)),
    ("little", "my parrot can sing", LITTLE),
    ("less", "my owl is old", LESS),
)


class SurnameExtractor(QuickExtractor):
    """Knows everybody by the surname too."""

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of one article."""
        return [
            replace(one, speakers=tuple(replace(each, aliases=(each.name, "Quill")) for each in one.speakers))
            for one in super().extract(article)
        ]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library with five reports on one Quill and one on each of two others."""
    with pytest.MonkeyPatch.context() as patch, Library.open(tmp_path_factory.mktemp("q") / "l", create=True) as opened:
        patch.setattr("corpus.extractor.Extractor", SurnameExtractor)
        opened.add(
            new_article(f'"{words}" said {who}.', id=id, title=words, published=date(2021, 3, 1))
            for id, words, who in REPORTS
        )
        yield opened


def test_without_a_topic_the_one_told_of_most_is_asked_and_the_others_are_named(library: Library) -> None:
    found = ask(library, "what did Quill say?")
    assert {one.name for match in found.matches for one in match.statement.speakers} == {MUCH}
    assert [(note.kind, note.names, note.others) for note in found.notes] == [("answered_by", (MUCH,), (LITTLE, LESS))]


@pytest.mark.parametrize(("topic", "name"), [("the parrot", LITTLE), ("the ferry", MUCH)])
def test_whoever_clearly_speaks_on_a_topic_is_asked(library: Library, topic: str, name: str) -> None:
    assert {one.name for one in ask(library, f"Quill on {topic}").matches[0].statement.speakers} == {name}
