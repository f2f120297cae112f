"""Checking a quotation: which verdict it gets, and what is shown of the difference."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import QUILL, VELLORA, article, statement

from corpus.article import Article
from corpus.statement import Statement
from index.checking.check import Check, check_quotation
from index.checking.difference import Change
from index.checking.quotation import quoted_part, quoted_parts, read_quotation

REPORT = article(
    "“We can pay for it,” Vellora said, “and we will.”\n"
    "“Eighty-five boats came back in May, and eleven did not,” Vellora said. “Nobody told Quill of the storm.”\n"
    "Quill told reporters the tide tables were wrong from the start. “Bring it on.”\n"
    "“The crown is a loan from the people,” the president said.\n"
    "Vellora said the ferry “moved money at night” for years.\n"
    "“We will not raise the tax on salt. The winter was long. We open the gates in June,” Vellora said.\n"
    "The harbour was full of boats from the far north.\n"
    "“It cost $1,000 and it fell by 5% in the year,” Quill said.",
    title="Harbour pays for dredging with its own money",
)


def said(*words: str, **given: object) -> tuple[Statement, Article]:
    return statement(REPORT, words, **given), REPORT  # type: ignore[arg-type]


def mixed() -> tuple[Statement, Article]:
    made, report = said("the ferry “moved money at night” for years", kind="mixed")
    start = report.text.index("moved money at night")
    span = replace(made.content[0], start=start, end=start + len("moved money at night"))
    return replace(made, quoted=(span,)), report


PAIRS = [
    said("We can pay for it,", "and we will."),
    said("Eighty-five boats came back in May, and eleven did not,", "Nobody told Quill of the storm."),
    said("the tide tables were wrong from the start", speakers=(QUILL,), source="Quill", kind="indirect", cue="told"),
    said("Bring it on.", speakers=(QUILL,), source="Quill"),
    said("The crown is a loan from the people,", speakers=(), source="the president"),
    mixed(),
    said("We will not raise the tax on salt. The winter was long. We open the gates in June,"),
    said("It cost $1,000 and it fell by 5% in the year,", speakers=(QUILL,), source="Quill"),
]


def check(words: str, speaker: str = "") -> Check:
    asked = {"": None, "Vellora": [VELLORA.id], "Quill": [QUILL.id], "Nobody": []}[speaker]
    return check_quotation(words, PAIRS, speakers=asked, articles=[REPORT])


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("We can pay for it", "Vellora"),
        ("we CAN pay, for it", ""),
        ("“Eighty‐five boats came back in May”", "Vellora"),
        ("Eighty five boats came back in May", ""),
        ("eleven did not. Nobody told Quill of the storm", "Vellora"),
        ("moved money at night", "Vellora"),
        ("It cost $1000 and it fell by 5% in the year", "Quill"),
        ("The crown is a loan from the people", ""),
        # an attribution interrupts; the capital is the editor's; dots and brackets say what they leave out and put in
        ("We can pay for it and we will", "Vellora"),
        ("[W]e can pay for it", "Vellora"),
        ("Eighty-five boats came back … and eleven did not", "Vellora"),
        ("Eighty-five boats [...] did not", "Vellora"),
        ("It cost $1,000 and [in May the price] fell by 5% in the year", "Quill"),
        ("It cost $1,000 and it fell by 5% in [2021] year", "Quill"),
        ("We can pay for [the dredging] and we will", "Vellora"),
        ("[The town] can pay for it", "Vellora"),
        ("We can pay [sic] for it and we will", "Vellora"),
        ("We will not raise the tax … We open the gates in June", "Vellora"),
        # all that somebody says there
        ("Bring it on!", "Quill"),
    ],
)
def test_to_the_letter_by_the_speaker_asked_is_exact(words: str, speaker: str) -> None:
    assert check(words, speaker).verdict == "exact"


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("the tide tables were wrong", "Quill"),
        ("The tide tables were wrong from the start", ""),
        ("the ferry moved money at night", "Vellora"),
        ("money at night for years", ""),
        ("moved money … for years", "Vellora"),
    ],
)
def test_a_reporters_words_are_reported(words: str, speaker: str) -> None:
    made = check(words, speaker)
    assert made.verdict == "reported"
    assert made.match is not None


@pytest.mark.parametrize(
    ("words", "weighty"),
    [
        ("We can not pay for it", ("negation",)),
        ("We cannot pay for it", ("negation",)),
        ("We can never pay for it", ("negation",)),
        ("We can't pay for it and we will", ("negation",)),
        ("Eighty-six boats came back in May, and eleven did not", ("number",)),
        ("85 boats came back in May, and eleven did not", ("number",)),
        ("Ninety boats came back in May", ("number",)),
        ("Eighty-five boats came back in May, and eleven did", ("negation",)),
        ("Eighty-five boats came back in June, and eleven did not", ("month",)),
        ("Nobody told Vellora of the storm", ("name",)),
        ("It cost €1,000 and it fell by 5% in the year", ()),
        ("It cost $1,000 and it fell by 50% in the year", ("number",)),
        ("It cost $10,000 and it fell by 5% in the year", ("number",)),
        ("We can pay for it and we shall", ()),
        ("We will … raise the tax on salt", ("negation",)),
        ("raise the tax on salt", ("negation",)),
        ("told Quill of the storm", ("negation",)),
        ("We will [not] pay for it and we will", ("negation",)),
        ("Eighty-five boats came back in [June], and eleven did not", ("month",)),
        ("[Ninety] of the boats came back in May and eleven did not", ()),
        ("Nobody told [Vellora] of the storm", ("name",)),
        ("moved money at noon", ()),
        # a shortened "not" is the same written out
        ("We won't raise the tax on salt. The winter was long.", ()),
        ("We won't raise the tax on bread. The winter was long.", ()),
    ],
)
def test_a_change_is_altered_and_what_weighs_in_it_is_named(words: str, weighty: tuple[str, ...]) -> None:
    made = check(words)
    assert made.verdict == "altered"
    assert made.changes
    assert set(weighty) <= set(made.weighty)
    if not weighty:
        assert "negation" not in made.weighty


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        ("We can pay for it", "Quill", "somebody_else"),
        ("the tide tables were wrong", "Vellora", "somebody_else"),
        ("We can pay for it", "Nobody", "somebody_else"),
        ("We can pay for it and we shall", "Quill", "somebody_else"),
        ("The crown is a loan from the people", "Vellora", "unnamed"),
        ("The crown is a gift from the people", "Vellora", "unnamed"),
        ("The crown is a gift from the people", "", "altered"),
        ("full of boats from the far north", "Vellora", "unattributed"),
        ("The harbour was full … the far north", "", "unattributed"),
        ("harbour pays for dredging with its own money", "", "unattributed"),
        ("can pay for it", "", "exact"),
        ("pay for it", "", "too_short"),
        ("the [old] harbour", "", "too_short"),
        ("Bring it", "", "too_short"),
        ("storm", "", "too_short"),
        ("…!?", "", "too_short"),
        ("[we can pay for]", "", "too_short"),
        ("", "", "too_short"),
        ("bananas are blue in winter", "", "not_found"),
        ("bananas are blue in winter", "Quill", "not_found"),
    ],
)
def test_other_verdicts(words: str, speaker: str, verdict: str) -> None:
    assert check(words, speaker).verdict == verdict


def test_what_was_spoken_is_to_the_letter_as_in_quotation_marks() -> None:
    report = article("Vellora said this: The harbour is open to every boat today.")
    said = statement(report, "The harbour is open to every boat")
    spoken = replace(said, quoted=(), spoken=True)
    assert check_quotation("open to every boat", [(spoken, report)]).verdict == "exact"
    assert check_quotation("open to every boat", [(replace(said, quoted=()), report)]).verdict == "reported"


def test_words_of_the_speaker_asked_come_before_nearer_ones_of_others() -> None:
    other = article("“The gate is open to every boat,” Quill said. “The gate is open to any boat,” Vellora said.")
    pairs = [
        (statement(other, "The gate is open to every boat", speakers=(QUILL,), source="Quill"), other),
        (statement(other, "The gate is open to any boat"), other),
    ]
    assert check_quotation("the gate is open to each boat", pairs, speakers=["s1"]).verdict == "altered"
    assert check_quotation("the gate is open to every boat", pairs, speakers=["s1"]).verdict == "somebody_else"


def test_a_quotation_goes_over_paragraphs_but_not_over_another_voice() -> None:
    report = article(
        "“The dam is old.\n“It leaks every spring,” Vellora said. “No,” Quill said. “We mend it,” Vellora said."
    )
    dam, mend = statement(report, "The dam is old."), statement(report, "We mend it")
    pairs = [
        (dam, report),
        (statement(report, "It leaks every spring"), report),
        (statement(report, "No", speakers=(QUILL,), source="Quill"), report),
        (mend, report),
    ]
    assert check_quotation("The dam is old. It leaks every spring", pairs).verdict == "exact"
    assert check_quotation("It leaks every spring. We mend it", pairs).verdict == "altered"
    assert check_quotation("It leaks every spring … We mend it", pairs).verdict == "exact"


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        (
            "we can pay for him and we will",
            [("same", "We can pay for"), ("dropped", "it"), ("added", "him"), ("same", "and we will")],
        ),
        # at the ends as well
        ("they can pay for it", [("dropped", "We"), ("added", "they"), ("same", "can pay for it")]),
        (
            "the crown is a loan from the king",
            [("same", "The crown is a loan from the"), ("dropped", "people"), ("added", "king")],
        ),
        # the omission itself
        (
            "Eighty-five boats … and eleven did not",
            [("same", "Eighty-five boats"), ("dropped", "came back in May"), ("same", "and eleven did not")],
        ),
        (
            "We can pay for [the work] and we will",
            [("same", "We can pay for"), ("dropped", "it"), ("added", "the work"), ("same", "and we will")],
        ),
    ],
)  # fmt: skip
def test_both_sides_of_every_difference_are_shown(words: str, changes: list[tuple[str, str]]) -> None:
    assert list(check(words).changes) == [Change(*each) for each in changes]  # type: ignore[arg-type]


def test_where_nobody_says_it_the_place_is_a_slice() -> None:
    passage = check("boats from the FAR north").passage
    assert passage is not None
    assert passage.text == "boats from the far north"
    assert passage.span.of(REPORT.text) == passage.text
    title = check("Harbour pays for dredging").passage
    assert title is not None
    assert title.in_title
    assert title.text == "Harbour pays for dredging"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("She said “the harbour is open” today", "the harbour is open"),
        ('"short" and "the longer quotation"', "the longer quotation"),
        ("no marks at all ", "no marks at all"),
        ("„Der Hafen ist offen“, sagte sie", "Der Hafen ist offen"),
        ("彼は「港はすべての船に開かれている」と述べた", "港はすべての船に開かれている"),
    ],
)
def test_the_quoted_part_of_a_message(message: str, words: str) -> None:
    assert quoted_part(message) == words


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ('"We can pay for it," she said, "and we will."', ["We can pay for it,", "and we will."]),
        ('"The dam is old. "It leaks. "We mend it."', ['The dam is old. "It leaks. "We mend it.']),
        ('“He told me ‘no deal’ and "never again", twice”', ['He told me ‘no deal’ and "never again", twice']),
        ("„Der Hafen ist offen“, sagte sie, „für alle Boote“", ["Der Hafen ist offen", "für alle Boote"]),
        ("« Le port est ouvert », dit-elle", ["Le port est ouvert"]),
        ("”The dam leaks,” she said, ”and always has.”", ["The dam leaks,", "and always has."]),
        ("»The dam leaks«, she said, »and always has.»", ["The dam leaks", "and always has."]),
        ("She said: ″[The dam] leaks.” He said no.", ["[The dam] leaks."]),
        ("the dam leaks,” she said of the 12″ pipe", []),
        ('the 12" pipe and the 14" pipe', []),
        ('no marks, "unclosed to the end', ["unclosed to the end"]),
        ('""""""', []),
    ],
)
def test_the_quoted_parts_of_a_message(message: str, parts: list[str]) -> None:
    assert quoted_parts(message) == parts


def test_a_negation_beside_what_differs_is_shown_and_named() -> None:
    report = article("“No-one knows what the tide tables cost the town,” Vellora said.")
    pairs = [(statement(report, "No-one knows what the tide tables cost the town,"), report)]
    made = check_quotation("Everyone knows what the tide tables cost the town", pairs)
    assert made.verdict == "altered"
    assert made.changes[:2] == (Change("dropped", "No-one"), Change("added", "Everyone"))
    assert "negation" in made.weighty


def test_dots_beside_brackets_leave_out_any_number_of_words() -> None:
    first, second = read_quotation("one [two] … three").parts
    assert (first.before, second.before) == ("none", "ellipsis")
    assert [word.key for word in second.inserted] == ["two"]


def test_a_language_without_blanks_is_checked_by_its_characters() -> None:
    report = article("「港はすべての船に開かれている」とVelloraは述べた。", outlet="海辺新聞")
    pairs = [(statement(report, "港はすべての船に開かれている", cue="述べた", source="Vellora"), report)]
    assert check_quotation("港はすべての船", pairs).verdict == "exact"
    assert check_quotation("港はどの船にも開かれている", pairs).verdict == "altered"


@pytest.mark.parametrize(
    "words",
    [
        "a " * 100_000,
        "We can pay for it " * 20_000,
        "." * 1_000_000,
        ". " * 500_000,
        "[" * 1_000_000,
        "“" * 1_000_000,
        "… a " * 50_000,
        "[a] " * 50_000,
        "\x00\ud800" * 1000,
    ],
    ids=range(9),
)
def test_a_huge_quotation_is_judged_in_little_time(words: str) -> None:
    started = time.process_time()
    assert check(quoted_part(words)).verdict in {"not_found", "too_short"}
    assert time.process_time() - started < 10


@given(st.text(max_size=60), st.sampled_from(["", "Vellora", "Nobody"]))
def test_any_text_is_judged_without_an_error(words: str, speaker: str) -> None:
    made = check(words, speaker)
    assert made.verdict != "exact" or made.match is not None
