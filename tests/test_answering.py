"""Answers: the right person's own words, or which of six silences it is, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from asking import ask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quick import QuickExtractor, quick  # noqa: F401 - a fixture

from bot.wording.terminal import notes_in_words
from corpus.article import Article, new_article
from corpus.statement import statement_text
from index.answering.wording import find_wording
from index.library import Library
from index.match import Answer
from index.question.thread import keep

TODAY = date(2026, 11, 23)
V, Q, M, L = "Ansa Vellora", "Tobren Quill", "Mirel Oshand", "Lorn Oshand"
Said = tuple[str, str, str]
REPORTS: tuple[tuple[str, str, str, str | None, tuple[Said, ...]], ...] = (
    ("harbour", "Harbour stays open", "The Tidewater Post", "2021-03-16", (
        ("The harbour will stay open through the winter storms", V, "the harbour minister"),
        ("Every fishing boat is welcome at our piers", V, "the harbour minister"),
    )),
    ("again", "No closed harbour this winter", "Vell Evening Mail", "2021-03-17", (
        ("The harbour will stay open through the winter storms", V, "the harbour minister"),
    )),
    ("salt", "Council quarrels over the salt tax", "The Tidewater Post", "2021-04-02", (
        ("The tax on salt is unfair to bakers", Q, "the rovers manager"),
        ("We will not raise the tax on salt", V, "the harbour minister"),
    )),
    ("ferry", "Ferries at night", "Vell Evening Mail", None, (
        ("Ferries will run all night from May", V, "the harbour minister"),
    )),
    ("match", "A match ends in quarrel", "The Tidewater Post", "2022-09-01", (
        ("I blew the whistle because the ball was over the line", M, "the referee"),
        ("The ball was never over the line", L, "the captain"),
        ("Our keeper trained in the rain all week", L, "the captain"),
    )),
)  # fmt: skip


def report(key: str, title: str, outlet: str, day: str | None, said: tuple[tuple[str, str, str], ...]) -> Article:
    """Return an invented report in which each says their words."""
    text = "\n\n".join(f'"{words}" said {who}, {role}.' for words, who, role in said)
    published = date.fromisoformat(day) if day else None
    return new_article(text, id=key, title=title, outlet=outlet, published=published, url=f"https://t.example/{key}")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of five invented reports."""
    folder = tmp_path_factory.mktemp("asked") / "library"
    with pytest.MonkeyPatch.context() as patch, Library.open(folder, create=True) as opened:
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        opened.add(report(*each) for each in REPORTS)
        yield opened


def texts(found: Answer) -> list[str]:
    """Return the words of the matches, without the quotation marks around them."""
    return [statement_text(one.article.text, one.statement.content).strip('"') for one in found.matches]


def names(found: Answer) -> set[str]:
    """Return who speaks in the matches."""
    return {speaker.name for one in found.matches for speaker in one.statement.speakers}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what did Vellora say about the harbour?", "The harbour will stay open through the winter storms"),
        ("vellora on fishing boats", "Every fishing boat is welcome at our piers"),
        ("the harbour minister on taxes", "We will not raise the tax on salt"),
        ("the Rovers boss on the salt tax", "The tax on salt is unfair to bakers"),
        ("what does Velora think of a salt tax", "We will not raise the tax on salt"),
        ("who said that bakers suffer from the tax", "The tax on salt is unfair to bakers"),
        ("the ref on why he whistled", "I blew the whistle because the ball was over the line"),
        ("Oshand on the keeper training in rain", "Our keeper trained in the rain all week"),
        ("Quill on salt in April 2021", "The tax on salt is unfair to bakers"),
        ("'; DROP TABLE x; what did Vellora say of \"boats\" NEAR(y)*", "Every fishing boat is welcome at our piers"),
    ],
)  # fmt: skip
def test_the_words_asked_for_come_first(library: Library, text: str, words: str) -> None:
    found = ask(library, text)
    assert found.status == "found"
    assert texts(found)[0] == words


@pytest.mark.parametrize(
    ("text", "about", "name"),
    [("the rovers gaffer's view of the salt tax", "the rovers gaffer", Q), ("Vellora on the harbour", "", V)],
)
def test_an_answer_says_whom_a_description_is_read_as(library: Library, text: str, about: str, name: str) -> None:
    found = ask(library, text)
    assert names(found) == {name}
    assert [(note.about, note.names) for note in found.notes if note.kind == "corrected"] == (
        [(about, (name,))] if about else []
    )


@pytest.mark.parametrize(
    "text",
    [
        "what did the general say about the salt tax?",
        "the bishop of Vell on the salt tax",
        "the woman who runs the bank on the salt tax",
        "According to the paper she left, will the harbour stay open?",
        "Vell's police chief on the harbour in winter storms",
    ],
)
def test_a_description_of_nobody_known_is_answered_by_nobody(library: Library, text: str) -> None:
    found = ask(library, text)
    assert (found.status, found.matches) == ("unknown_speaker", ())
    assert found.question.unknown in notes_in_words(found.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Manager of the big bakers' union - why is the tax on salt unfair?",
        "Boss of the bakers' union - why is the tax on salt unfair?",
        "Captain of the bakers' boat: was the ball over the line?",
    ],
)
def test_the_head_of_something_else_does_not_answer(library: Library, text: str) -> None:
    assert ask(library, text).matches == ()


def test_words_that_many_papers_print_leave_room_for_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    printed = "The salt tax will fall in spring"
    others = ("A salt tax hurts every baker", "The salt tax paid for our pier", "We count the salt tax twice a year")
    said = [*[printed] * 90, *others]
    with Library.open(tmp_path / "library", create=True) as library:
        library.add(
            report(f"paper-{at}", "Salt", "", None, ((words, V, "the mayor"),)) for at, words in enumerate(said)
        )
        found = ask(library, "what did Vellora say about the salt tax falling in spring?")
    assert texts(found)[0] == printed
    assert set(texts(found)) == {printed, *others}
    assert len(found.matches[0].also_in) == 89


def test_whoever_is_guessed_is_shown_as_the_closest_and_only_on_the_topic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    said = tuple((f"The night ferry {does}", Q, "the") for does in ("is never late", "is dear", "is loud", "is old"))
    with Library.open(tmp_path / "library", create=True) as library:
        # The report calls the man of the lighthouse no keeper; nobody else is near it.
        told = report(
            "light",
            "Ferries",
            "",
            None,
            tuple((words, f"{who} of the Skerry lighthouse", "") for words, who, _ in said),
        )
        library.add(
            [new_article(told.text.replace(" of the Skerry lighthouse, .", ". Skerry lighthouse."), id="light")]
        )
        guessed = ask(library, "what did the Skerry lighthouse keeper say about the night ferry?")
        silent = ask(library, "what did the Skerry lighthouse keeper say about income tax?")
        listed = ask(library, "what did the Skerry lighthouse keeper say?")
    assert (guessed.status, len(guessed.matches), names(guessed)) == ("unsure", 3, {Q})
    assert [note.kind for note in guessed.notes] == ["corrected", "unsure"]
    assert {(one.status, one.matches, one.suggestions) for one in (silent, listed)} == {("unknown_speaker", (), (Q,))}


@pytest.mark.parametrize(
    ("text", "status", "suggested"),
    [
        ("what did Fenwick say about boats", "unknown_speaker", ""),
        ("what did Vellorani say about boats", "unknown_speaker", V),
        ("what did Vellora say about nuclear fusion", "silent_on_topic", "winter"),
        ("who said that opera is dead", "silent_on_topic", ""),
        ("Quill on the salt tax before 2020", "outside_dates", "2021-04-02"),
        ("Quill since 2024", "outside_dates", "2021-04-02"),
        ("Oshand", "ambiguous_speaker", L),
        ("??", "no_question", ""),
        ("", "no_question", ""),
        ("the of and to", "no_question", ""),
        ("\U0001f600 \u202e", "no_question", ""),
        ("what did he say about it", "no_question", ""),
    ],
)
def test_each_silence_is_told_apart_and_says_what_next(
    library: Library, text: str, status: str, suggested: str
) -> None:
    found = ask(library, text)
    assert (found.status, found.matches) == (status, ())
    assert notes_in_words(found.notes).endswith(".")
    assert "\n" not in notes_in_words(found.notes)
    assert any(suggested in str(one) for one in found.suggestions) or not suggested


@pytest.mark.parametrize(
    ("name", "topic"),
    [("Vellora", "trains"), ("Vellora", "the beach"), ("Vellora", "the school roof"), ("Quill", "bus fares")],
)
def test_of_a_known_speaker_words_on_something_else_are_no_answer(library: Library, name: str, topic: str) -> None:
    assert ask(library, f"what did {name} say about {topic}?").status in {"silent_on_topic", "unsure"}


def test_what_may_be_meant_is_shown_as_the_closest_and_never_as_found(library: Library) -> None:
    found = ask(library, "what did Vellora say about trains?")
    assert found.status == "unsure"
    assert texts(found)[0] == "Ferries will run all night from May"
    assert names(found) == {V}
    assert notes_in_words(found.notes) == "Nothing sure on it by Ansa Vellora; the closest there is:"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("did Vellora tell us of fishing", "found"),
        ("did Vellora tell us of Brandvik fishing", "unsure"),
        ("did Vellora tell us of BRANDVIK fishing", "found"),
        ("did Vellora tell us of the fishing in Brandvik", "found"),
    ],
)
def test_a_name_that_no_report_found_mentions_makes_an_answer_unsure_and_never_hides_it(
    library: Library, text: str, status: str
) -> None:
    found = ask(library, text)
    assert (found.status, names(found)) == (status, {V})
    assert texts(found)[0] == "Every fishing boat is welcome at our piers"


def test_the_closest_in_the_days_asked_for_says_when_there_is_something_sure(library: Library) -> None:
    found = ask(library, "what did Vellora say about taxes on bakers in March 2021?")
    assert found.status == "unsure"
    assert {str(one.article.published)[:7] for one in found.matches} == {"2021-03"}
    assert "There is something from" in notes_in_words(found.notes)


def test_of_two_people_asked_for_the_one_who_is_not_sure_to_answer_is_told_apart(library: Library) -> None:
    found = ask(library, "Quill and Vellora on fishing boats")
    assert found.status == "found"
    assert texts(found)[:2] == ["Every fishing boat is welcome at our piers", "The tax on salt is unfair to bakers"]
    assert notes_in_words(found.notes) == "Nothing sure on it by Tobren Quill; theirs is the closest there is."


def test_the_closest_is_said_to_be_by_those_it_is_by(library: Library) -> None:
    found = ask(library, "Quill and Vellora on bread")
    assert (found.status, names(found)) == ("unsure", {Q})
    assert notes_in_words(found.notes) == (
        "Nothing on it by Ansa Vellora. Nothing sure on it by Tobren Quill; the closest there is:"
    )


FIRST_NAMES = (
    "Mirel Lorn Dacia Tobren Ansa Radcliff Ilse Joran Petra Wilm Sanna Orrin Tilda Bram Edda Falk Greta Holm Inga Jarl"
).split()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("people", "topic", "status"),
    [(1, "buses", "found"), (5, "buses", "unsure"), (20, "night buses", "found")],
)
def test_the_more_people_a_name_can_mean_the_surer_an_answer_must_be_up_to_five(
    tmp_path: Path, people: int, topic: str, status: str
) -> None:
    words = ["Ferries will run all night from May", *["We thank the whole town"] * (people - 1)]
    said = tuple((each, f"{first} Oshand", "the captain") for each, first in zip(words, FIRST_NAMES, strict=False))
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([report("ferry", "Ferries at night", "", None, said)])
        assert ask(library, f"Oshand on {topic}").status == status


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("much", "status"), [(20, "found"), (1, "unsure")])
def test_people_of_a_name_who_said_hardly_anything_make_no_answer_less_sure(
    tmp_path: Path, much: int, status: str
) -> None:
    said = [("Ferries will run all night from May", "Mirel Oshand", "the captain")]
    said += [(f"We thank the {at} towns", "Mirel Oshand", "the captain") for at in range(2, much + 1)]
    said += [("We thank the whole town", f"{first} Oshand", "the clerk") for first in FIRST_NAMES[1:5]]
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([report("ferry", "Ferries at night", "", None, tuple(said))])
        assert ask(library, "Oshand on ships").status == status


def test_an_empty_library_says_how_to_fill_it(tmp_path: Any) -> None:
    with Library.open(tmp_path / "library", create=True) as empty:
        assert empty.ask("what did Kishi say?").status == "empty_library"


def test_one_statement_in_two_reports_is_one_match(library: Library) -> None:
    first = ask(library, "what did Vellora say about the harbour in winter?").matches[0]
    assert [double.article.id for double in first.also_in] in (["again"], ["harbour"])


def test_of_those_who_share_a_name_only_who_speaks_on_it_is_shown(library: Library) -> None:
    found = ask(library, "Oshand on the keeper training in rain")
    assert names(found) == {L}
    assert M in notes_in_words(found.notes)
    both = ask(library, "Oshand on the ball over the line")
    assert names(both) == {L, M}


def test_both_sides_of_a_comparison_are_shown(library: Library) -> None:
    found = ask(library, "compare Quill and Vellora on the salt tax")
    assert names(found) == {Q, V}
    assert {one.name for one in found.question.speakers} == {Q, V}
    half = ask(library, "compare Quill and Vellora on unfair treatment of bakers by the salt tax", limit=2)
    assert Q in names(half)


def test_of_two_asked_for_the_known_one_answers_and_the_other_is_said_to_be_unknown(library: Library) -> None:
    found = ask(library, "what did Quill and Fenwick say about the salt tax?")
    assert (found.status, names(found)) == ("found", {Q})
    silent = ask(library, "what did Quill and Fenwick say about giraffes?")
    assert (silent.status, silent.matches) == ("silent_on_topic", ())
    for one in (found, silent):
        assert (one.notes[0].kind, one.notes[0].about) == ("unknown_speaker", "Fenwick")
    nobody = ask(library, "what did Drumlin and Fenwick say about the salt tax?")
    assert (nobody.status, nobody.matches) == ("unknown_speaker", ())


def test_undated_statements_are_named_and_not_dropped_silently(library: Library) -> None:
    found = ask(library, "what did Vellora say about the harbour since 2021")
    assert "undated" in notes_in_words(found.notes)
    assert all(one.article.published for one in found.matches)


def test_first_and_latest_go_by_the_day(library: Library) -> None:
    days = [one.article.published for one in ask(library, "latest from Vellora", limit=9).matches]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    assert ask(library, "first thing Vellora said", limit=9).matches[-1].article.id == "salt"


@pytest.mark.parametrize(
    ("given", "articles"),
    [
        ({"speaker": "Tobren Quill"}, {"salt"}),
        ({"speaker": "Quill", "topic": "salt"}, {"salt"}),
        ({"role": "referee"}, {"match"}),
        ({"speaker": "Vellora", "outlet": "vell evening mail"}, {"again", "ferry"}),
        ({"speaker": "Vellora", "among": ("vell evening mail", "nobody")}, {"again", "ferry"}),
        ({"speaker": "Vellora", "among": ("Quay Herald", "The Tidewater Post")}, {"harbour", "salt"}),
        ({"speaker": "Vellora", "outlet": "vell evening mail", "among": ("Quay Herald",)}, {"again", "ferry"}),
        ({"speaker": "Vellora", "after": date(2021, 4, 1)}, {"salt"}),
        ({"speaker": "Vellora", "before": date(2021, 3, 17)}, {"harbour"}),
    ],
)
def test_filters_say_what_words_would(library: Library, given: dict[str, Any], articles: set[str]) -> None:
    found = ask(library, "", limit=20, **given)
    assert {one.article.id for one in found.matches} == articles


def test_a_filter_for_nobody_finds_nobody(library: Library) -> None:
    assert ask(library, "salt", speaker="Fenwick").status == "unknown_speaker"
    assert ask(library, "salt", role="astronaut").status == "unknown_speaker"


def test_pages_follow_on_one_another(library: Library) -> None:
    every = texts(ask(library, "Vellora", limit=20))
    assert [texts(ask(library, "Vellora", limit=1, offset=n))[0] for n in range(len(every))] == every
    behind = ask(library, "Vellora", limit=5, offset=len(every))
    assert (behind.status, behind.matches, [note.kind for note in behind.notes]) == ("found", (), ["no_more"])


def test_a_follow_up_goes_on_with_the_speaker(library: Library) -> None:
    first = ask(library, "what did Vellora say about the harbour?")
    second = ask(library, "and on salt?", thread=keep(first.question))
    assert texts(second)[0] == "We will not raise the tax on salt"
    third = ask(library, "what about Quill?", thread=keep(second.question))
    assert texts(third)[0] == "The tax on salt is unfair to bakers"


@pytest.mark.parametrize(
    ("outlet", "near"),
    [
        ("The Tidewater Pots", ("The Tidewater Post",)),
        ("evening mail", ("Vell Evening Mail",)),
        ("tidewater", ("The Tidewater Post",)),
        ("No Such Paper", ()),
        ("%", ()),
        ('" OR 1', ()),
        ("x" * 10_000, ()),
    ],
)
def test_an_outlet_that_is_not_there_is_said_to_be_none(library: Library, outlet: str, near: tuple[str, ...]) -> None:
    found = ask(library, "what did Vellora say about the harbour?", outlet=outlet)
    assert found.status == "silent_on_topic"
    assert [(note.kind, note.about, note.names) for note in found.notes] == [("unknown_outlet", outlet, near)]
    assert found.suggestions == near


@pytest.mark.parametrize(
    ("words", "given", "verdict", "article"),
    [
        ("we will not raise the tax on salt", {"speaker": "Vellora"}, "exact", "salt"),
        ("we will not raise the tax on salt", {"speaker": "ansa vellora"}, "exact", "salt"),
        ("we will not raise the tax on salt", {"speaker": "Quill"}, "somebody_else", "salt"),
        ("we will not raise the tax on salt", {"speaker": "Xylander Quorn"}, "somebody_else", "salt"),
        ("we will raise the tax on salt", {"speaker": "Vellora"}, "altered", "salt"),
        ("the ball was over the line", {"speaker": "Oshand"}, "exact", "match"),
        ("the ball was over the line", {"speaker": "Lorn Oshand"}, "somebody_else", "match"),
        ("council quarrels over the salt tax", {}, "unattributed", "salt"),
        ("said Tobren Quill, the rovers manager", {"speaker": "Quill"}, "unattributed", "salt"),
        ("harbour will stay open", {"outlets": ["vell evening mail"]}, "exact", "again"),
        ("We will not raise the tax on salt", {"outlets": ["Vell Evening Mail"]}, "not_found", ""),
        ('She wrote: "We will not raise the tax on salt" - really?', {}, "exact", "salt"),
        (
            '"We will not raise the tax on salt", not "We will raise the tax on salt"',
            {},
            "altered",
            "salt",
        ),
        ('"We will not raise," she said, "the tax on salt"', {}, "exact", "salt"),
        ('"We will never raise the tax," she said, "on salt"', {}, "altered", "salt"),
        ('we will raise the "salt tax" on salt', {}, "altered", "salt"),
        ("bread", {}, "too_short", ""),
        ("bananas are blue in winter", {}, "not_found", ""),
    ],
)
def test_a_quotation_is_checked_in_a_library(
    library: Library, words: str, given: dict[str, Any], verdict: str, article: str
) -> None:
    made = library.check_quotation(words, **given)
    place = made.match or made.passage
    assert (made.verdict, place.article.id if place else "") == (verdict, article)


def test_wording_is_found_whoever_said_it(library: Library) -> None:
    near = find_wording(library.snapshot(), "We’ll not raise “the tax” on salt!")
    assert near[0].score > 0.6
    assert texts(Answer(ask(library, "").question, "found", tuple(near)))[0] == "We will not raise the tax on salt"
    assert find_wording(library.snapshot(), "") == []


WORDS = [
    *"?!*'\"()-/",
    *"Vellora quill Oshand Fenwick about did say who said vs and 2021 since salt harbour minister the ref may".split(),
    *("NEAR", "OR", "\u202e", "@everyone"),
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)))
def test_whatever_is_asked_matches_are_slices_by_those_asked_for(library: Library, text: str) -> None:
    found = ask(library, text)
    stored = {key: report(*each).text for each in REPORTS for key in each[:1]}
    asked = {speaker.id for speaker in found.question.speakers}
    assert bool(found.matches) == (found.status in {"found", "unsure"})
    for one in (match for best in found.matches for match in (best, *best.also_in)):
        assert one.article.text == stored[one.article.id]
        assert all(0 <= span.start < span.end <= len(one.article.text) for span in one.statement.content)
        assert not asked or asked & {speaker.id for speaker in one.statement.speakers}
        assert 0 <= one.score <= 1


def test_the_days_there_is_something_from_are_not_those_asked_for(library: Library) -> None:
    found = ask(library, "Vellora on the tax in March 2021")
    assert (found.status, found.suggestions) == ("outside_dates", (date(2021, 4, 2),))


def test_the_one_with_the_office_is_asked_on_other_days_too(library: Library) -> None:
    assert ask(library, "the rovers manager on the salt tax in 2019").suggestions == (date(2021, 4, 2),)
    assert ask(library, "the rovers manager on fishing boats in 2019").status == "silent_on_topic"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library in which people speak of other days than they speak on."""
    said = (
        ("The flood of 2012 took the old pier", V, "the harbour minister"),
        ("The new pier opens in the second quarter", V, "the harbour minister"),
        ("The pier is safe", V, "the harbour minister"),
    )
    folder = tmp_path_factory.mktemp("years") / "library"
    with pytest.MonkeyPatch.context() as patch, Library.open(folder, create=True) as opened:
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        opened.add([report("pier", "A pier", "The Tidewater Post", "2022-03-01", said)])
        old = (("The papers of 1987 are open", Q, "the archivist"), ("That winter was a misery", V, "the minister"))
        opened.add([report("winter", "A winter", "The Tidewater Post", "2022-03-02", old)])
        yield opened


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what did Vellora say about the flood in 2012?", "The flood of 2012 took the old pier"),
        ("Vellora on the flood of the pier before 2012?", "The flood of 2012 took the old pier"),
        ("what did Vellora say about the new pier in the second quarter of 2021", ""),
        ("Vellora on the new pier in the second quarter", "The new pier opens in the second quarter"),
        ("what did Vellora say about the flood in 2013?", ""),
        ("what did Vellora say about the pier in 2012?", "The flood of 2012 took the old pier"),
        ("what did Vellora say in 2012?", ""),
        # the beginning of a report says which days it is about
        ("what did Vellora say about the winter in 1987?", "That winter was a misery"),
        ("what did Vellora say about the winter in 1988?", ""),
        ("what did Vellora say about the new pier last month?", ""),
        # in a clause of its own a day may be one on which nobody spoke
        ("does Vellora think the pier only became safe in 2013?", "The pier is safe"),
        ("would Vellora have called it a misery when it froze in 1988?", "That winter was a misery"),
        ("what did Vellora say of the flood that came in 2013?", "The flood of 2012 took the old pier"),
        ("does Vellora think the pier is safe? only from 2013", ""),
    ],
)
def test_days_nobody_spoke_in_may_be_those_spoken_of(years: Library, text: str, words: str) -> None:
    found = ask(years, text)
    assert (texts(found)[:1] == [words]) if words else found.status == "outside_dates"
    assert not words or (found.question.after, found.question.before) == (None, None)


def test_days_given_beside_the_question_are_those_of_the_report(years: Library) -> None:
    found = ask(years, "Vellora on the flood in 2012", after=date(2012, 1, 1), before=date(2013, 1, 1))
    assert found.status == "outside_dates"
