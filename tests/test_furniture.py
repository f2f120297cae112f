"""Page furniture is no part of a report; every person and word here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span, new_article
from corpus.extractor import Extractor
from corpus.statement import statement_text
from corpus.text.furniture import find_furniture, parts_between, without_furniture

TAG = "Edward (Ned) PellDam vote fails again 2031 Reformers warn Ora Holt: poll MORE"
BLANKED = [
    (f"Sen. Ned Pell {TAG} (R-Salt) left.", f"Sen. Ned Pell {' ' * len(TAG)} (R-Salt) left."),
    (f"Pell {TAG}’s dam", f"Pell {' ' * len(TAG)}’s dam"),
    ("Lind Ora Ann Lind Jr.Dam fails MORE left", "Lind" + " " * 32 + "left"),
    ("Brule Ada van der Brule2031 vote MORE left", "Brule" + " " * 33 + "left"),
    ("Pell Jr. Ned Amos Pell'Dam is wet,' says clerk MORE (R-Tarn)", "Pell Jr." + " " * 44 + "(R-Tarn)"),
    ("Clerk O'Lind Ada O'LindMORE left", "Clerk O'Lind" + " " * 16 + "left"),
    ("The dam in May. REUTERS/Ora Lind/File Photo\n\nPell left.", "The dam in May." + " " * 28 + "\n\nPell left."),
    ("The dam. Ora Lind/Pool via REUTERS/File Photo", "The dam." + " " * 37),
    ("(AP Photo/ Ora Lind) (Photo: Ora Lind, AP)", "(" + " " * 41),
    ("The dam. Photograph: Ora Lind/Salt Images", "The dam." + " " * 33),
    ("It rained.\n\nADVERTISEMENT\n\nShe left.", "It rained.\n\n" + " " * 13 + "\n\nShe left."),
    ("SEE ALSO: Lind leads in Salt, poll says\nShe left.", " " * 39 + "\nShe left."),
    ("( Also on POLITICO: Lind quits)", " " * 31),
    ("JUST WATCHED Lind: It leaks Replay More Videos ... MUST WATCH Lind: It leaks 01:35", " " * 82),
    ("It rained.\n\nFacebook Twitter Pinterest Lind in Salt.", "It rained.\n\n" + " " * 26 + " Lind in Salt."),
]
KEPT = [
    "Pell met Ned Pell, and MORE came.",
    "Lind and Ora Lind said MORE is better.",
    "Ned Pell told REUTERS/IPSOS that “it leaks” and left.",
    "He joined Facebook Twitter Pinterest and more.",
    "He leads, says a REUTERS/Salt poll of May.",
    "ADVERTISEMENT is all they do.",
    "See also: Lind leads.",
    "JUST WATCHED it leak, she wrote.",
    "“The dam leaks.” Photograph: “It does.”",
]


@pytest.mark.parametrize(("text", "blanked"), BLANKED)
def test_page_furniture_is_blanked(text: str, blanked: str) -> None:
    assert without_furniture(text) == blanked


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_it_is_kept(text: str) -> None:
    assert without_furniture(text) == text


@given(st.text(alphabet="LMORE ind/:P.\n", max_size=60))
def test_no_place_moves(text: str) -> None:
    assert all(new in {old, " "} for old, new in zip(text, without_furniture(text), strict=True))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            f"Sen. Ned Pell {TAG} (R-Salt) said the dam leaks. “It is old,” he added.",
            ["Ned Pell", "Ned Pell"],
        ),
        (f"Mayor Ora Lind met Pell {TAG} on Monday. “It leaks,” she said.", ["Ora Lind"]),
        (
            "Ora Lind spoke in Salt on Monday.\n\n"
            "The dam in Salt, Velden, May 4, 2031. REUTERS/Ada Holt\n\n"
            "“It leaks,” she said.",
            ["Ora Lind"],
        ),
        (
            "Ned Pell and Ora Lind met in Salt.\n\nPell opened the dam.\n\n"
            "JUST WATCHED Mayor Odo Brix: It leaks Replay More Videos ... MUST WATCH Mayor Odo Brix: It leaks 01:35\n\n"
            "“It is old,” he said.",
            ["Ned Pell"],
        ),
    ],
)
def test_whoever_is_named_there_does_not_speak(text: str, speakers: list[str]) -> None:
    found = Extractor().extract(new_article(text))
    assert [each.speakers[0].name if each.speakers else "" for each in found] == speakers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Mayor Ora Lind said on Monday that Sen. Ned Pell {TAG}’s dam leaks.", "Sen. Ned Pell … ’s dam leaks"),
        (f"Mayor Ora Lind said on Monday that it was built by Pell {TAG}.", "it was built by Pell"),
        ("Ora Lind: It leaks.\n\nSEE ALSO: Pell quits\n\nNed Pell: It holds.", "It leaks."),
        (
            "Mayor Ora Lind said: “It leaks, and it is old.\n\nStory Continued Below\n\n“It will break.”",
            "“It leaks, and it is old. … “It will break.”",
        ),
    ],
)
def test_it_is_no_part_of_what_is_said(text: str, words: str) -> None:
    found = Extractor().extract(new_article(text))
    assert words in [statement_text(text, each.content) for each in found]


@given(st.text(alphabet="ab\n ", max_size=30).map(lambda text: f"{text}\nADVERTISEMENT\n{text}"), st.integers(0, 40))
def test_parts_lie_in_their_span_and_hold_no_furniture(text: str, start: int) -> None:
    span, furniture = Span(min(start, len(text)), len(text)), find_furniture(text)
    parts = list(parts_between(text, span, furniture))
    assert all(span.holds(part) and "ADVERTISEMENT" not in part.of(text) for part in parts)
    assert not any(one.overlaps(part) for one in furniture for part in parts)
