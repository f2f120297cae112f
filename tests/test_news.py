"""News: what came since the last look is found once and whole, whatever happened to the library in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from quick import QuickExtractor, quick, report  # noqa: F401 - a fixture

from corpus.article import Article, new_article
from index.answering.news import News
from index.library import Library
from index.stores.mark import Mark, read_mark

pytestmark = pytest.mark.usefixtures("quick")
V, Q = "Ansa Vellora", "Tobren Quill"


@pytest.fixture
def library(tmp_path: Path, quick: type[QuickExtractor]) -> Iterator[Library]:  # noqa: F811
    """Return a library of ten reports."""
    with Library.open(tmp_path / "library", create=True) as opened:
        opened.add(report(number) for number in range(10))
        yield opened


def said(words: str, *, who: str = V, key: str = "new") -> Article:
    """Return a report of one statement."""
    return new_article(f'"{words}" said {who}.', id=key, title="Council", outlet="The Tidewater Post")


def texts(news: News) -> list[str]:
    return [match.statement.content[0].of(match.article.text) for match in news.matches]


def test_nothing_is_new_to_who_has_seen_everything(library: Library) -> None:
    assert library.news(library.newest(), speaker=V) == News((), library.newest())


def test_what_came_is_new_once(library: Library) -> None:
    mark = library.newest()
    library.add([said("The quay will be paved", key="a"), said("Salt is dear", who=Q, key="b")])
    news = library.news(mark, speaker=V)
    assert texts(news) == ["The quay will be paved"]
    assert library.news(news.mark, speaker=V).matches == ()


def test_every_new_statement_on_a_topic_is_found_however_many(library: Library) -> None:
    mark = library.newest()
    library.add([said(f"The ferry tariff is {n} crowns from spring", key=f"f{n}") for n in range(300)])
    library.add([said("Bakers bake bread at dawn", key="bread")])
    found = {match.article.id for match in library.news(mark, topic="the ferry tariff").matches}
    doubles = {
        other.article.id for match in library.news(mark, topic="the ferry tariff").matches for other in match.also_in
    }
    assert found | doubles == {f"f{n}" for n in range(300)}


def test_what_one_speaker_says_on_a_topic_is_neither_theirs_on_another_nor_others_on_it(library: Library) -> None:
    mark = library.newest()
    library.add([said(f"The ferry tariff is {n} crowns from spring", key=f"f{n}") for n in range(120)])
    library.add([said("Bakers bake bread at dawn", key="bread")])
    library.add([said("The ferry tariff is a scandal", who=Q, key="theirs")])
    matches = library.news(mark, speaker=V, topic="the ferry tariff").matches
    found = {one.article.id for match in matches for one in (match, *match.also_in)}
    assert found == {f"f{n}" for n in range(120)}
    (theirs,) = library.news(mark, speaker=Q, topic="the ferry tariff").matches
    assert theirs.article.id == "theirs"
    assert library.news(mark, speaker=Q, topic="bread at dawn").matches == ()


def test_the_same_words_in_two_reports_are_one_news(library: Library) -> None:
    mark = library.newest()
    words = "The quay will be paved with granite before the winter comes"
    library.add([said(words, key="a"), said(words, key="b")])
    (match,) = library.news(mark, speaker=V).matches
    assert len(match.also_in) == 1


def test_a_story_that_another_paper_prints_later_is_not_new(library: Library) -> None:
    long = "\n\n".join(f'"Ward {n} pays {n * 7} crowns for pier {n * 13}" said {V}.' for n in range(9))
    library.add([new_article(long, id="first", title="Council", outlet="The Tidewater Post")])
    mark = library.newest()
    copy = f'{long}\n\n"The old hall is cold" said {V}.'
    library.add([new_article(copy, id="copy", title="Council", outlet="Quay Herald")])
    assert texts(library.news(mark, speaker=V)) == ["The old hall is cold"]


def test_a_corrected_report_brings_only_what_it_did_not_say(library: Library) -> None:
    library.add([said("The quay will be paved", key="a")])
    mark = library.newest()
    library.add([replace_text(said("The quay will be paved", key="a"), f'"It will be dear" said {V}.')])
    assert texts(library.news(mark, speaker=V)) == ["It will be dear"]


def test_a_newer_version_that_reads_everything_again_brings_nothing_new(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = library.newest()
    monkeypatch.setattr(QuickExtractor, "version", "quick-2")
    library.rebuild()
    library.add([said("The quay will be paved", key="a")])
    assert library.newest().made_by != mark.made_by
    assert texts(library.news(mark, speaker=V)) == ["The quay will be paved"]


def test_a_smaller_library_in_its_place_is_another_and_holds_nothing_new(library: Library) -> None:
    mark = library.newest()
    assert library.news(replace(mark, statement=10**6), speaker=V) == News((), mark)


def test_what_is_not_taken_in_yet_is_left_for_the_next_look(library: Library, tmp_path: Path) -> None:
    mark = library.newest()
    library.snapshot()
    with Library.open(tmp_path / "library") as other:
        other.add([said("The quay will be paved", key="a")])
    assert library.news(mark, speaker=V) == News((), mark)
    library.refresh()
    assert texts(library.news(mark, speaker=V)) == ["The quay will be paved"]


def test_an_unknown_name_has_no_news(library: Library) -> None:
    assert library.news(Mark(0, 0, library.newest().made_by), speaker="Fenwick Ost").matches == ()


@pytest.mark.parametrize("mark", [Mark(), Mark(3, 17, "quick-1 0a0b"), Mark(1, 2, "a b c")])
def test_a_mark_is_read_as_it_was_written(mark: Mark) -> None:
    assert read_mark(str(mark)) == mark


@pytest.mark.parametrize("text", ["", "x", "1", "1 x y"])
def test_what_is_no_mark_is_none(text: str) -> None:
    assert read_mark(text) is None


def replace_text(article: Article, more: str) -> Article:
    """Return the report corrected: with more text at its end."""
    return new_article(f"{article.text}\n\n{more}", id=article.id, title=article.title, outlet=article.outlet)


def test_news_of_some_outlets_counts_what_others_print_as_nothing(library: Library) -> None:
    long = "\n\n".join(f'"{words} and so on to the end" said {V}.' for words in ("Salt is dear", "The quay is long"))
    mark = library.newest()
    for key, outlet in (("first", "Quay Herald"), ("copy", "The Tidewater Post")):
        library.add([new_article(f"{long}\n\nPrinted as {key}.", id=key, title="Council", outlet=outlet)])
    assert len(library.news(mark, speaker=V).matches) == 2
    for outlet, key in (("the tidewater post", "copy"), ("Quay Herald", "first")):
        found = library.news(mark, speaker=V, outlets=[outlet]).matches
        assert [match.article.id for match in found] == [key, key]
        assert [match.also_in for match in found] == [(), ()]
    assert library.news(mark, speaker=V, outlets=["nobody"]).matches == ()
