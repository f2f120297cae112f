"""The chart of a timeline: which periods, how high, and a picture that is one."""

from __future__ import annotations

import io
from datetime import date

from discord import ui
from PIL import Image

from bot.discord.cards.cards import Outgoing, text_card
from bot.discord.cards.chart import with_chart
from bot.discord.limits import MAX_ALT_TEXT, length
from bot.wording.chart import SIZE, Period, chart_text, count_periods, draw_chart, sparkline


def test_months_are_counted_and_none_left_out_between() -> None:
    days = [date(2021, 11, 3), None, date(2022, 2, 1), date(2021, 11, 30)]
    assert count_periods(days) == [
        Period("2021-11", 2),
        Period("2021-12", 0),
        Period("2022-01", 0),
        Period("2022-02", 1),
    ]


def test_many_months_are_counted_by_year() -> None:
    assert count_periods([date(1861, 3, 4), date(1865, 3, 4)]) == [
        Period(str(year), int(year in (1861, 1865))) for year in range(1861, 1866)
    ]


def test_nothing_dated_is_no_chart() -> None:
    assert count_periods([None]) == []
    assert sparkline([]) == ""


def test_sparkline_is_higher_where_there_is_more() -> None:
    assert sparkline([Period("a", 0), Period("b", 1), Period("c", 8)]) == "▁▂█"


def described(outgoing: Outgoing) -> list[str]:
    """Return what the pictures of a message show, in words."""
    galleries = [item for item in outgoing.view.children if isinstance(item, ui.MediaGallery)]
    return [str(shown.description) for gallery in galleries for shown in gallery.items]


def test_the_picture_and_its_text_say_the_same() -> None:
    periods = [Period("2021-03", 2), Period("2021-04", 0), Period("2021-05", 5)]
    picture = Image.open(io.BytesIO(draw_chart("Vellora: tide — ✓", periods)))
    assert picture.size == SIZE
    assert chart_text("Vellora", periods) == "Vellora: 2021-03: 2, 2021-05: 5"
    many = [Period(f"{n:04}", n) for n in range(2000)]
    (shown,) = described(with_chart(text_card("x"), b"", chart_text("x", many)))
    assert 900 < length(shown) <= MAX_ALT_TEXT
    draw_chart("x", many)
    draw_chart("", [])
