"""Hearsay: what somebody tells of another's words is kept under both names, and marked wherever it is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from small import MATCHES, NO_ARTICLE_WORDS, QUILL, VELLORA, answer

from bot.cli.lines import match_lines
from bot.cli.output import plain_lines
from bot.cli.rows import answer_to_csv
from bot.discord.cards.cards import head
from bot.discord.cards.copying import as_citation, as_markdown, as_text
from bot.objects.answers import match_to_dict, statement_to_dict
from bot.wording.match import attribution_of
from bot.wording.terminal import say
from bot.wording.texts import LANGUAGES, texts_for
from bot.wording.verdicts import verdict_in_words
from corpus.article import Article, new_article
from corpus.extractor import Extractor
from corpus.statement import side_by_side, statement_text
from corpus.store.database import FILE
from index.library import Library
from index.match import Answer
from index.question.request import Request

TEXT = (
    "Mirela Tait, the mayor of Vell, met reporters on Tuesday.\n\n"
    "Tait said Dorin Imrie, the quarry owner, had called the salt treaty a trap. "
    '"We will sign the salt treaty anyway," Tait said.\n\n'
    "According to Tait, Imrie argued that the bridge was too narrow for lorries.\n\n"
    'Imrie said the salt treaty would cost jobs. "The quarry stays open," Imrie said.'
)
TOLD = replace(MATCHES[0], statement=replace(MATCHES[0].statement, told_by=(QUILL,)))


def article(text: str = TEXT, **given: object) -> Article:
    return new_article(text, **{"id": "treaty", "title": "Treaty", "published": date(2024, 3, 2), **given})  # type: ignore[arg-type]


def told_in(text: str) -> list[tuple[str, str, str]]:
    """Return the words, speakers and tellers of what is told at second hand in a text."""
    found = side_by_side(Extractor().extract(article(text)))
    return [
        (
            statement_text(text, each.content),
            " and ".join(speaker.name for speaker in each.speakers),
            " and ".join(teller.name for teller in each.told_by),
        )
        for each in found
        if each.told_by
    ]


OPENING = "Mirela Tait met Dorin Imrie and Sanna Brook.\n\n"


@pytest.mark.parametrize(
    ("sentence", "words", "speaker", "teller"),
    [
        ("Tait said Imrie had called the deal a trap.", "the deal a trap", "Dorin Imrie", "Mirela Tait"),
        ("Imrie, Tait said, had warned that the pit floods.", "the pit floods", "Dorin Imrie", "Mirela Tait"),
        ("Tait said that Imrie told her that the pit floods.", "the pit floods", "Dorin Imrie", "Mirela Tait"),
        ("Brook recalled that Tait insisted the dam was safe.", "the dam was safe", "Mirela Tait", "Sanna Brook"),
        ('Tait said Imrie had told her, "the pit floods at night."', '"the pit floods at night."', "Dorin Imrie",
         "Mirela Tait"),
        ("According to Brook, Imrie argued that the road was too narrow.", "the road was too narrow", "Dorin Imrie",
         "Sanna Brook"),
    ],
)  # fmt: skip
def test_who_speaks_and_who_tells_are_both_named(sentence: str, words: str, speaker: str, teller: str) -> None:
    assert told_in(OPENING + sentence) == [(words, speaker, teller)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tait denied that Imrie had called the deal a trap.",
        "Tait doubts that Imrie said the pit floods.",
        "Tait asked whether Imrie had said the pit floods.",
        "Tait said she had warned that the pit floods.",
        "A neighbour said Imrie had called the noise unbearable.",
        "Tait said officials had warned that the pit floods.",
        "Tait said Imrie had never called the deal a trap.",
        "Tait said the deal was a trap.",
    ],
)
def test_what_nobody_named_tells_of_another_is_no_statement_of_its_own(sentence: str) -> None:
    assert told_in(OPENING + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        '"The pit floods," Imrie said, according to a transcript.',
        '"The pit floods," Imrie wrote to a friend, according to court papers.',
        'Imrie said: "The pit floods," according to two people in the room.',
    ],
)
def test_a_quotation_that_nobody_named_vouches_for_is_its_speakers(sentence: str) -> None:
    found = side_by_side(Extractor().extract(article(text := OPENING + sentence)))
    said = {statement_text(text, each.content): [who.name for who in each.speakers] for each in found if each.speakers}
    assert said == {'"The pit floods,"': ["Dorin Imrie"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Imrie said the pit floods, according to a neighbour.",
        'A neighbour said Imrie had called the pit "a swamp at night".',
    ],
)
def test_what_a_neighbour_heard_is_no_statement_of_its_own(sentence: str) -> None:
    assert not [each for each in side_by_side(Extractor().extract(article(OPENING + sentence))) if each.speakers]


def test_an_extract_lists_reports_inside_reports_under_inner() -> None:
    first, *_ = Extractor().extract(article())
    (inner,) = statement_to_dict(first, TEXT)["inner"]
    assert (inner["speakers"], inner["told_by"]) == (["Dorin Imrie"], ["Mirela Tait"])
    assert TEXT[slice(*inner["content"][0])] == "the salt treaty a trap"


def test_what_is_hardly_a_report_stays_a_part_of_the_one_around_it() -> None:
    first, *_ = Extractor().extract(article())
    (inner,) = first.inner
    assert side_by_side([first])[1:] == [inner]
    assert side_by_side([replace(first, inner=(replace(inner, confidence=0.4),))])[1:] == []


def test_side_by_side_no_content_comes_twice() -> None:
    (first, *_) = Extractor().extract(article())
    twice = [replace(first, inner=(*first.inner, *first.inner)), first]
    assert [each.content for each in side_by_side(twice)] == [first.content, first.inner[0].content]


# Kept, and asked for


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("told") / "library", create=True) as opened:
        opened.add([article()])
        yield opened


def lines(found: Answer) -> list[tuple[str, str]]:
    return [
        (statement_text(match.article.text, match.statement.content).strip('"'), attribution_of(match, say))
        for match in found.matches
    ]


def test_asked_about_the_teller_hearsay_comes_last_and_marked(library: Library) -> None:
    found = lines(library.ask("what did Tait say about the salt treaty?"))
    told = [who for _, who in found if who != "Mirela Tait"]
    assert ("the salt treaty a trap", "Dorin Imrie, as told by Mirela Tait") in found
    assert [who for _, who in found[-len(told) :]] == ["Dorin Imrie, as told by Mirela Tait"] * len(told)


def test_asked_about_the_speaker_own_words_come_before_hearsay(library: Library) -> None:
    found = lines(library.ask("what did Imrie say about the salt treaty?"))
    assert found[0] == ("the salt treaty would cost jobs", "Dorin Imrie")
    told = [who for _, who in found if who != "Dorin Imrie"]
    assert ("the salt treaty a trap", "Dorin Imrie, as told by Mirela Tait") in found
    assert [who for _, who in found[-len(told) :]] == ["Dorin Imrie, as told by Mirela Tait"] * len(told)


@pytest.mark.parametrize("question", ["what did Imrie say?", "what did Tait say?", "the first thing Imrie said"])
def test_hearsay_comes_last_where_no_topic_is_asked_for(library: Library, question: str) -> None:
    told = [bool(match.statement.told_by) for match in library.ask(Request(question, limit=20)).matches]
    assert any(told)
    assert told == sorted(told)


def test_filters_hold_for_hearsay_too(library: Library) -> None:
    asked = Request("what did Tait say?", kind="direct", limit=20)
    assert not any(match.statement.told_by for match in library.ask(asked).matches)


def test_a_checked_quotation_knows_both_persons(library: Library) -> None:
    for speaker in ("", "Dorin Imrie", "Mirela Tait"):
        check = library.check_quotation("the salt treaty a trap", speaker=speaker)
        assert check.verdict == "reported"
        assert check.match is not None
        assert attribution_of(check.match, say) == "Dorin Imrie, as told by Mirela Tait"
    assert library.check_quotation("the salt treaty a trap", speaker="Sanna Brook").verdict == "somebody_else"


def test_a_quotation_that_somebody_only_tells_is_another_s(tmp_path: Path) -> None:
    text = "Mirela Tait told the court that the baker, Dorin Imrie, had said to her: “I only wanted the salt.”"
    with Library.open(tmp_path / "court", create=True) as library:
        library.add([article(text)])
        verdicts = {
            who: library.check_quotation("I only wanted the salt", speaker=who).verdict for who in ("Imrie", "Tait")
        }
    assert verdicts == {"Imrie": "exact", "Tait": "somebody_else"}


def test_hearsay_is_exported_imported_and_rebuilt(library: Library, tmp_path: Path) -> None:
    records = list(library.export())
    with Library.open(tmp_path / "copy", create=True) as copy:
        copy.import_(records)
        assert list(copy.export()) == records
        assert lines(copy.ask("what did Tait say?")) == lines(library.ask("what did Tait say?"))
        assert copy.check() == []
        copy.remove(["treaty"])
        assert copy.status().speakers == 0
        assert copy.check() == []
    rows = [(row["speakers"], row["told_by"]) for row in library.export_rows() if row["told_by"]]
    assert rows == [("Dorin Imrie", "Mirela Tait")] * 2


def test_an_older_library_opens_and_gets_hearsay_by_rebuilding(library: Library, tmp_path: Path) -> None:
    header, *records = [dict(record) for record in library.export()][:-1]
    del header["sealed"]
    for record in records:
        record["extractor"] = "5.1"
        record["statements"] = [each for each in record["statements"] if "told_by" not in each]
    with Library.open(tmp_path, create=True) as old:
        old.import_([header, *records])
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript(
            NO_ARTICLE_WORDS + "DROP TABLE told; ALTER TABLE articles DROP COLUMN turns; PRAGMA user_version = 6"
        )
    with Library.open(tmp_path) as old:
        assert not any(match.statement.told_by for match in old.ask("what did Tait say?").matches)
        old.rebuild()
        assert kept(old) == kept(library)


def kept(library: Library) -> dict[str, tuple[object, object]]:
    (_, record, _) = library.export()
    return {each["id"]: (each["speakers"], each.get("told_by")) for each in record["statements"]}


# Shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_goes_on_behind_who_tells_it(tmp_path: Path, language: str) -> None:
    text = "Mirela Tait told the court that the baker, Dorin Imrie, had said to her: “I only wanted the salt.”"
    texts = texts_for(language)
    with Library.open(tmp_path / "court", create=True) as library:
        library.add([article(text)])
        check = library.check_quotation("I only wanted the salt", speaker="Dorin Imrie")
    assert check.match is not None
    who = attribution_of(check.match, texts)
    verdict = verdict_in_words(check, texts, who=who)
    assert verdict.startswith(who)
    assert not verdict.removeprefix(who).startswith(" ")


def test_json_and_rows_name_the_tellers() -> None:
    assert match_to_dict(TOLD)["told_by"] == ["Tobren Quill"]
    assert "told_by" not in match_to_dict(MATCHES[0])
    assert statement_to_dict(TOLD.statement, TOLD.article.text)["told_by"] == ["Tobren Quill"]
    names, row = answer_to_csv(answer(TOLD), header=True).splitlines()
    assert dict(zip(names.split(","), row.split(","), strict=True))["told_by"] == "Tobren Quill"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_both(language: str) -> None:
    texts = texts_for(language)
    for shown in (head(TOLD, texts), as_text(TOLD, texts), as_markdown(TOLD, texts), as_citation(TOLD, texts)):
        assert texts("told_by", who="Ansa Vellora", teller="Tobren Quill") in shown
        assert "harbour minister" not in shown


def test_names_too_long_for_a_card_still_show_that_it_is_hearsay() -> None:
    long = replace(VELLORA, name="Ansa " + "Vellora " * 14)
    shown = head(replace(TOLD, statement=replace(TOLD.statement, speakers=(long,))), texts_for("en"))
    assert "as told by Tobren Quill" in shown


def test_the_terminal_names_both() -> None:
    shown = plain_lines(list(match_lines(TOLD))) or ""
    assert "Ansa Vellora, as told by Tobren Quill" in shown
    assert "harbour minister" not in shown
