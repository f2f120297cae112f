"""An answer written down: JSON to the letter of DESIGN.md, lines that fit a terminal and cannot steer it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from small import MATCHES, QUILL, VELLORA, answer, match

from bot.cli.lines import answer_lines, context_line, match_lines, words_line
from bot.cli.output import Line, plain_lines, write_lines
from bot.cli.rows import answer_to_csv
from bot.objects.answers import answer_to_dict, statement_to_dict
from bot.wording.match import frame_of, how_of, marked, quotation_of, who_of
from bot.wording.printable import one_line, printable
from corpus.article import Span
from corpus.statement import Speaker
from index.match import Match
from index.notes import Note

HOSTILE = "\x1b[2Jtide\x07 \u202eback\u202c [bold red]up[/] :smile:\r"


def as_text(lines: Iterable[Line], *, width: int = 80, colour: bool = False) -> str:
    out = io.StringIO()
    system = "standard" if colour else None
    write_lines(Console(file=out, width=width, highlight=False, force_terminal=colour, color_system=system), lines)
    return out.getvalue()


def test_json_has_exactly_the_promised_keys() -> None:
    made = answer_to_dict(answer(MATCHES[0]), elapsed_ms=12.34)
    assert list(made) == [
        "question", "status", "speakers", "topic", "after", "before", "matches", "suggestions",
        "approximate", "elapsed_ms",
    ]  # fmt: skip
    assert list(made["matches"][0]) == [
        "id", "text", "speakers", "role", "kind", "content", "quoted", "article", "context", "also_in", "score",
    ]  # fmt: skip
    assert list(made["matches"][0]["article"]) == ["id", "title", "url", "outlet", "published"]
    assert list(statement_to_dict(MATCHES[0].statement, MATCHES[0].article.text)) == [
        "id", "content", "quoted", "cue", "source", "speakers", "kind", "confidence", "text",
    ]  # fmt: skip
    json.dumps(made)


def test_json_says_of_spoken_words_that_they_are() -> None:
    spoken = replace(MATCHES[0], statement=replace(MATCHES[0].statement, spoken=True))
    assert answer_to_dict(answer(spoken), elapsed_ms=0)["matches"][0]["spoken"] is True
    assert statement_to_dict(spoken.statement, spoken.article.text)["spoken"] is True


def test_json_text_is_the_slices_joined() -> None:
    made = answer_to_dict(answer(MATCHES[1]), elapsed_ms=0)["matches"][0]
    text = MATCHES[1].article.text
    assert made["text"] == " … ".join(text[s:e] for s, e in made["content"])
    assert made["text"] == "We dredged it twice … and it silted up twice"
    assert made["article"]["published"] == "2021-04-02"
    assert made["context"] == text.split("\n")[0]


def test_json_keeps_hostile_characters_as_they_are() -> None:
    made = answer_to_dict(answer(match(HOSTILE)), elapsed_ms=0)
    assert made["matches"][0]["text"] == HOSTILE


def test_a_match_reads_as_words_who_how_when_where() -> None:
    assert as_text(answer_lines(answer(MATCHES[0]))).splitlines() == [
        "",
        "1. “The harbour is open to every boat”",
        "   Ansa Vellora, harbour minister · said · 16 March 2021",
        "   Harbour opens, The Tidewater Post",
        "   https://tidewater.example/harbour",
        f"   onrecord show {MATCHES[0].statement.id}",
    ]


def test_matches_are_numbered_from_where_the_page_begins() -> None:
    shown = as_text(answer_lines(answer(*MATCHES), first=6))
    assert [line[:2] for line in shown.splitlines() if line[:1].isdigit()] == ["6.", "7.", "8."]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("We sail", "“We sail”"), ("“Sail” is a word", "““Sail” is a word”")],
)
def test_spoken_words_are_shown_in_quotation_marks(words: str, expected: str) -> None:
    made = match(words, text=f"Vellora: {words}", cue=":")
    assert quotation_of(replace(made, statement=replace(made.statement, spoken=True))) == expected


def test_a_paraphrase_gets_no_quotation_marks_and_says_so() -> None:
    assert quotation_of(MATCHES[2]) == "the tide tables were wrong"
    shown = as_text(match_lines(MATCHES[2]))
    assert "in the reporter's words" in shown
    assert "undated" in shown


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        (
            "Most of it, Vellora said, was meant for the quay.",
            "was meant for the quay",
            "Most of it, Vellora said, >>{}<<.",
        ),
        (
            "Vellora said the bill is “a gift to gulls”. It rained.",
            "a gift to gulls",
            "Vellora said the bill is “>>{}<<”.",
        ),
        ("It rained. Vellora said that Tidewater was poor.", "Tidewater was poor", "Vellora said that >>{}<<."),
        ("Vellora said 「Tidewater 港」 is open", "Tidewater 港", "Vellora said 「>>{}<<」 is open"),
        ("“The quay is new”, Vellora said.", "The quay is new", "“{}”"),
        ("Vellora said, “The quay is new”.", "The quay is new", "“{}”"),
        ("Vellora said: “The quay is new”", "The quay is new", "“{}”"),
        ("Vellora said “The quay is new.” Nobody spoke.", "The quay is new.", "“{}”"),
        ("“7 quays are new”, Vellora said.", "7 quays are new", "“{}”"),
    ],
)
def test_words_that_are_no_sentence_stand_in_the_one_they_were_printed_in(text: str, words: str, shown: str) -> None:
    made = match(words, text=text)
    end = text.index(words) + len(words)
    start = text.rfind(". ", 0, end - len(words)) + 2 if ". " in text[: end - len(words)] else 0
    end = text.index(". ", end) + 1 if ". " in text[end:] else len(text)
    one = replace(made, statement=replace(made.statement, sentence=Span(start, end)))
    assert "".join(part for part, _ in words_line(one).text) == shown.format(words)


def test_a_sentence_around_words_is_a_slice_of_their_paragraph() -> None:
    made = MATCHES[2]
    frame = frame_of(made)
    assert frame is not None
    assert frame.of(made.article.text) == "Quill told reporters the tide tables were wrong."
    assert "".join(part.of(made.article.text) for part, _ in marked(made, frame)) == frame.of(made.article.text)


def test_what_was_spoken_under_a_name_stands_by_itself() -> None:
    made = match("and so we sail", text="Vellora: and so we sail", cue=":")
    assert frame_of(replace(made, statement=replace(made.statement, spoken=True))) is None
    assert how_of(made) == ""


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [((VELLORA,), "Ansa Vellora"), ((VELLORA, QUILL), "Ansa Vellora and Tobren Quill"), ((), "Vellora")],
)
def test_who_names_everybody_or_keeps_the_mention(speakers: tuple[Speaker, ...], expected: str) -> None:
    assert who_of(match("The quay is new", speakers=speakers)) == expected


def test_how_is_sliced_from_the_article() -> None:
    assert how_of(MATCHES[2]) == "told"


def test_lines_fit_eighty_columns() -> None:
    long = match("The harbour wall will be raised again and again " * 12, title="Walls " * 30)
    lines = as_text(answer_lines(answer(long))).splitlines()
    assert max(map(len, lines)) <= 80


def test_words_wrap_under_themselves() -> None:
    shown = as_text(answer_lines(answer(match("tide " * 40)))).splitlines()
    assert all(line.startswith("   ") for line in shown[2:])


def test_a_link_is_never_broken() -> None:
    url = "https://tidewater.example/" + "harbour-" * 20
    assert url in as_text(match_lines(match("The quay is new", url=url)))


def test_terminal_gets_no_control_or_bidirectional_characters() -> None:
    hostile = match(HOSTILE, title=HOSTILE, outlet=HOSTILE, url=f"https://x.example/{HOSTILE}", role=HOSTILE)
    shown = as_text(
        [
            *answer_lines(answer(hostile, notes=(Note("corrected", HOSTILE),))),
            context_line(hostile, marks=(">>", "<<")),
        ]
    )
    assert not set(shown) & set("\x1b\x07\r\u202e\u202c")
    assert "[bold red]up[/] :smile:" in shown


def test_colour_only_where_asked() -> None:
    assert "\x1b[" in as_text(match_lines(MATCHES[0]), colour=True)
    assert "\x1b[" not in as_text(match_lines(MATCHES[0]))


def test_context_marks_the_words_inside_their_paragraph() -> None:
    shown = "".join(words for words, _ in context_line(MATCHES[1], marks=(">>", "<<")).text)
    assert shown == "“>>We dredged it twice<<”, Vellora said, “>>and it silted up twice<<”, Vellora said on Monday."


def test_silence_says_what_to_try_once() -> None:
    note = Note("unknown_speaker", "Velora", ("Ansa Vellora",))
    silent = answer(status="unknown_speaker", notes=(note,), suggestions=("Ansa Vellora",))
    assert as_text(answer_lines(silent)).splitlines() == [
        "“Velora” is not in the library; nearest: Ansa Vellora.",
    ]


def test_the_closest_there_is_stands_apart_from_answers() -> None:
    unsure = answer(MATCHES[0], status="unsure", notes=(Note("unsure", "boats", ("Ansa Vellora",)),))
    lines = as_text(answer_lines(unsure)).splitlines()
    assert lines[0] == "Nothing sure on it by Ansa Vellora; the closest there is:"
    assert lines[2].startswith("1? “The harbour")
    assert answer_to_dict(unsure, elapsed_ms=0)["status"] == "unsure"


def test_the_same_words_elsewhere_are_named() -> None:
    other = match("The harbour is open to every boat", outlet="Quay Herald", id="other")
    one = MATCHES[0]
    both = Match(one.statement, one.article, one.score, one.role, (other,))
    assert "also in Quay Herald (16 March 2021)" in as_text(match_lines(both))
    assert answer_to_dict(answer(both), elapsed_ms=0)["matches"][0]["also_in"][0]["article"]["id"] == "other"


def test_csv_is_read_back_and_runs_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(answer_to_csv(answer(match("=1+1, “or” so"), MATCHES[1]), header=True))))
    assert rows[0]["text"] == "'=1+1, “or” so"
    assert rows[1]["text"] == "We dredged it twice … and it silted up twice"
    assert rows[1]["published"] == "2021-04-02"


@given(st.text())
def test_printable_keeps_length_and_lets_no_control_through(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any((c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f" for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert "\n" not in one_line(text)


@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.lists(st.text("ab-’“…·é", min_size=1), max_size=30).map(" ".join),
                st.text("ab -é\tﬁ船\n\xa0\u0301", max_size=200),
            ),
            st.sampled_from(["", "1. "]),
            st.booleans(),
        ),
        max_size=3,
    )
)
def test_a_pipe_gets_what_rich_would_write(drawn: list[tuple[str, str, bool]]) -> None:
    lines = [Line(((text[:9], "bold"), (text[9:], "")), label, whole) for text, label, whole in drawn]
    assert plain_lines(lines) in {None, as_text(lines)}


def test_an_answer_in_western_letters_takes_no_rich_in_a_pipe() -> None:
    lines = [*answer_lines(answer(*MATCHES)), Line((("so" + " a ship-to-shore line" * 9, "dim"),), "1. ")]
    assert plain_lines(lines) == as_text(lines)


def test_what_steers_a_screen_is_never_printable_to_python() -> None:
    characters = map(chr, range(0x110000))
    assert [hex(ord(one)) for one in characters if one.isprintable() and printable(f"a{one}\n") != f"a{one}\n"] == []
