"""What a PDF's pages say, without what its printer added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from documents import pdf

from corpus.article import Article
from corpus.readers.pdf import by_column, without_furniture, words_of
from corpus.readers.reading import read_bytes

LEFT = [
    "Ada Quill, the mayor of the town",
    "of Pemberley, said on Tuesday that",
    "the new bridge would open in May,",
    "and that there was no toll on it.",
]
RIGHT = [
    "Ned Harrow, who leads the other",
    "side of the council, asked what all",
    "of the work had cost, and was told",
    "that nobody in town knew it yet.",
]


def placed(pieces: Sequence[tuple[int, int, str]]) -> bytes:
    """Return a PDF of one page with each piece of text at its place."""
    shown = "\n".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in pieces)
    whole = pdf(["x"])
    old = whole[whole.index(b"stream\n") + 7 : whole.index(b"\nendstream")]
    new = f"BT /F1 10 Tf {shown} ET".encode()
    return whole.replace(old, new).replace(b"/Length %d" % len(old), b"/Length %d" % len(new))


def text_of(data: bytes) -> str:
    (found,) = read_bytes(data, name="a.pdf")
    assert isinstance(found, Article), found
    return found.text


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("D:20210316080000Z", date(2021, 3, 16)),
        ("D:20210316080000+99'99'", date(2021, 3, 16)),
        ("2021-03-16", date(2021, 3, 16)),
        ("D:2021", None),
        ("\\\\(D:2021\\\\)", None),
        ("D:20211399", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_out_of_specification_means_undated(written: str, day: date | None) -> None:
    (found,) = read_bytes(pdf(["Ada Quill said no."], created=written), name="a.pdf")
    assert isinstance(found, Article), found
    assert found.published == day


@pytest.mark.parametrize("across", [True, False])
def test_columns_are_read_one_after_the_other(across: bool) -> None:
    rows = [(y, left, right) for y, left, right in zip(range(700, 600, -14), LEFT, RIGHT, strict=False)]
    pieces = [piece for y, left, right in rows for piece in ((50, y, left), (320, y, right))]
    if not across:
        pieces.sort()
        pieces = [*sorted(pieces[:4], reverse=True), *sorted(pieces[4:], reverse=True)]
    head = [(50, 730, "The bridge over the river at Pemberley will open to all of the traffic in May of this year")]
    text = text_of(placed(head + pieces))
    assert 0 < text.find(" ".join(LEFT)) < text.find(" ".join(RIGHT))
    assert text.startswith("The bridge over the river")


@pytest.mark.parametrize(
    "rows",
    [
        [f"Lane {number}          12 m        14 m" for number in range(6)],
        ["Ada Quill said on Tuesday that the bridge", "would open in May, and that there was", "no toll on it."] * 3,
        [],
    ],
)
def test_a_table_or_a_single_column_is_left_as_it_is_set(rows: list[str]) -> None:
    assert by_column(rows, [" ".join(row.split()) for row in rows]) == []


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ([(50, 700, "Ada Quill: We pay."), (51, 700, "Ada Quill: We pay."), (51, 699, "Ada Quill: We pay.")], 1),
        # a shadow of two lines
        (
            [
                (50, 700, "Ada Quill: We pay."),
                (50, 680, "Ned Harrow: No."),
                (52, 698, "Ada Quill: We pay."),
                (52, 678, "Ned Harrow: No."),
            ],
            1,
        ),
        # said twice, one below the other or side by side
        ([(50, 700, "Ada Quill: We pay."), (50, 686, "Ada Quill: We pay.")], 2),
        ([(50, 700, "Ada Quill: We pay."), (50, 500, "Ada Quill: We pay."), (51, 500, "Ada Quill: We pay.")], 2),
    ],
)
def test_a_line_printed_over_itself_is_said_once(pieces: list[tuple[int, int, str]], said: int) -> None:
    text = text_of(placed(pieces))
    assert text.count("We pay.") == said
    assert text.count("No.") <= 1


def test_ligatures_and_hyphens_are_letters_of_their_words() -> None:
    lines = ["She thanked the o\ufb03ce for its tra\ufb00ic", "and \ufb02ood plans, and a riv\u00ad", "er wall."]
    assert words_of([lines]) == "She thanked the office for its traffic and flood plans, and a river wall."


ONE = ["Ada Quill said on Tuesday that the bridge would open.", "There will be no toll on it.", "It has two lanes."]
TWO = ["Ned Harrow asked what the work had cost.", "Nobody in town knew it yet.", "The council meets again in May."]
SIX = ["The builders worked through two winters.", "They were thanked by all.", "Then they left the town."]


@pytest.mark.parametrize(
    ("pages", "kept"),
    [
        (
            [
                ["The Pemberley Post 16 March", *ONE, "- 1 -"],
                ["The Pemberley Post 16 March", *TWO, "- 2 -"],
                ["The Pemberley Post 16 March", *SIX, "- 3 -"],
            ],
            [ONE, TWO, SIX],
        ),
        ([["Post 1", "a", *ONE, "Page 1 of 2"], ["Post 2", "b", *TWO, "Page 2 of 2"]], [["a", *ONE], ["b", *TWO]]),
        ([[*ONE, "12"]], [ONE]),
        ([["1999", "2000"]], [["1999", "2000"]]),
        ([ONE, TWO, SIX], [ONE, TWO, SIX]),
        ([], []),
        ([[]], [[]]),
    ],
)
def test_running_heads_and_page_numbers_go(pages: list[list[str]], kept: list[list[str]]) -> None:
    assert list(without_furniture(pages)) == kept
