"""Namesakes: people of one name are told apart by what they are; a name printed as a body's too is one to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from asking import ask
from quick import QuickExtractor

from bot.discord.commands.meant import find_meant
from bot.objects.answers import answer_to_dict
from bot.wording.terminal import notes_in_words
from corpus.article import Article, new_article
from corpus.statement import Statement
from index.answering.answer import answer
from index.library import Library
from index.match import Answer
from index.question.request import Request

O, B = "Ora Lindqvist", "Dorin Pask"  # noqa: E741 - a name
MAYOR, KEEPER = f"{O} (the mayor of aker)", f"{O} (the goalkeeper of vell)"
REPORTS = (
    ("mayor", "The bridge to the harbour stays", O, "mayor of aker"),
    ("keeper", "I never saw the ball", O, "goalkeeper of vell"),
    ("person", "The salt tax is unfair to bakers", B, "baker"),
    ("body", "The salt tax will not be raised", B, "bakery"),
    ("other", "The school roof leaks", "Tobren Quill", "keeper of the roof"),
)


class TornExtractor(QuickExtractor):
    """Takes whoever speaks in the report "body" for one."""

    def extract(self, article: Article) -> list[Statement]:
        """Return the statements of one article."""
        kind = "organisation" if article.id == "body" else "person"
        return [
            replace(one, speakers=tuple(replace(each, kind=kind) for each in one.speakers))
            for one in super().extract(article)
        ]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library with two people of one name, and a name that is a person's and a body's."""
    with pytest.MonkeyPatch.context() as patch, Library.open(tmp_path_factory.mktemp("n") / "l", create=True) as opened:
        patch.setattr("corpus.extractor.Extractor", TornExtractor)
        opened.add(
            new_article(f'"{words}" said {who}, the {role}.', id=id, title=words, published=date(2021, 3, 1))
            for id, words, who, role in REPORTS
        )
        yield opened


def reports(found: Answer) -> list[str]:
    """Return the reports that the matches stand in."""
    return sorted(one.article.id for one in found.matches)


def test_which_of_two_people_of_one_name_is_meant_is_asked_by_what_they_are(library: Library) -> None:
    found = ask(library, f"what did {O} say?")
    assert (found.status, set(found.suggestions)) == ("ambiguous_speaker", {MAYOR, KEEPER})


@pytest.mark.parametrize(("asked", "report"), [(MAYOR, "mayor"), (KEEPER, "keeper")])
def test_whoever_is_suggested_is_found(library: Library, asked: str, report: str) -> None:
    assert reports(ask(library, f"what did {asked} say?")) == [report]
    assert reports(answer(library.snapshot(), Request("", speaker=asked))) == [report]


def test_of_two_people_of_one_name_who_answers_and_who_does_not_is_told_by_what_they_are(library: Library) -> None:
    found = ask(library, "what did Lindqvist say about the ball?")
    assert reports(found) == ["keeper"]
    assert [(note.names, note.others) for note in found.notes] == [((KEEPER,), (MAYOR,))]


@pytest.mark.parametrize("text", ["what did {} say?", "what did {} say about salt?", "{} on salt in March 2021"])
def test_a_name_printed_as_a_persons_and_as_a_bodys_is_one_to_ask_for(library: Library, text: str) -> None:
    found = ask(library, text.format(B))
    assert (found.status, reports(found), found.notes) == ("found", ["body", "person"], ())
    assert answer_to_dict(found, elapsed_ms=0)["speakers"] == [B]


def test_a_silence_of_such_a_name_says_it_once(library: Library) -> None:
    said = notes_in_words(ask(library, f"what did {B} say about nuclear fusion?").notes)
    assert said.count(B) == 1


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (O, {MAYOR, KEEPER}),
        ("lindqvist", {MAYOR, KEEPER}),
        (MAYOR, {MAYOR}),
        (KEEPER.upper(), {KEEPER}),
        (f"{O} (the baker)", set()),
        (B, {B}),
        ("Quill", {"Tobren Quill"}),
        (f"{B} (the baker)", {B}),
    ],
)
def test_a_command_is_for_one_of_two_people_of_one_name_by_what_they_are(
    library: Library, asked: str, names: set[str]
) -> None:
    assert set(find_meant(library, asked).names) == names


@pytest.mark.parametrize(("speaker", "told"), [(MAYOR, ["mayor"]), (KEEPER, ["keeper"]), (O, ["keeper", "mayor"])])
def test_news_of_one_of_two_people_of_one_name_are_theirs(library: Library, speaker: str, told: list[str]) -> None:
    nothing = replace(library.newest(), statement=0)
    assert sorted(match.article.id for match in library.news(nothing, speaker=speaker).matches) == told
