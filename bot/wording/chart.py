"""A chart of how often and when somebody was quoted, as a PNG with a text that says the same."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

BARS = "▁▂▃▄▅▆▇█"
SIZE = (960, 320)
MARGIN = 48
MAX_MONTHS = 36
BACK, INK, BAR, FAINT = "#1e1f22", "#dbdee1", "#5b8def", "#3f4147"


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year, as "2021-03" or "2021", and how many statements fall into it."""

    label: str
    count: int


def count_periods(days: Iterable[date | None]) -> list[Period]:
    """Return the statements of each month, or of each year where there are too many months; none left out between."""
    known = sorted(day for day in days if day)
    if not known:
        return []
    first, last = known[0], known[-1]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= MAX_MONTHS:
        counts = Counter(f"{day.year}-{day.month:02}" for day in known)
        steps = (first.month - 1 + n for n in range(months))
        return [Period(p, counts[p]) for n in steps for p in (f"{first.year + n // 12}-{n % 12 + 1:02}",)]
    years = Counter(str(day.year) for day in known)
    return [Period(str(year), years[str(year)]) for year in range(first.year, last.year + 1)]


def sparkline(periods: Sequence[Period]) -> str:
    """Return one character a period, higher where there are more statements."""
    most = max((period.count for period in periods), default=0)
    return "".join(BARS[(period.count * (len(BARS) - 1) + most - 1) // most] if most else BARS[0] for period in periods)


def chart_text(title: str, periods: Sequence[Period]) -> str:
    """Return what the chart shows in words."""
    counted = ", ".join(f"{period.label}: {period.count}" for period in periods if period.count)
    return f"{title}: {counted}"


def draw_chart(title: str, periods: Sequence[Period]) -> bytes:
    """Return a bar chart of the periods as a PNG."""
    # Here and not above: a sparkline needs no Pillow, which takes 60 ms to load.
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", SIZE, BACK)
    draw = ImageDraw.Draw(image)
    large, small = ImageFont.load_default(22), ImageFont.load_default(15)
    draw.text((MARGIN, 14), title, INK, font=large)
    left, top, right, bottom = MARGIN, 60, SIZE[0] - 20, SIZE[1] - 40
    most = max((period.count for period in periods), default=0) or 1
    width = (right - left) / max(len(periods), 1)
    for share in (0, 0.5, 1):
        y = bottom - share * (bottom - top)
        draw.line((left, y, right, y), FAINT)
        if share * most == int(share * most):
            draw.text((left - 8, y), str(int(share * most)), INK, font=small, anchor="rm")
    every = -(-len(periods) // 10)
    for n, period in enumerate(periods):
        x = left + n * width
        if period.count:
            draw.rectangle((x + 2, bottom - period.count / most * (bottom - top), x + max(width - 2, 3), bottom), BAR)
        if n % every == 0:
            draw.text((x + width / 2, bottom + 8), period.label, INK, font=small, anchor="ma")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
