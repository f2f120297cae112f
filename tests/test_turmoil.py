"""A short turmoil; `python benchmarks/discord_faults.py` causes a long one."""

from __future__ import annotations

from pathlib import Path

from turmoil import cause_turmoil


async def test_nothing_is_silent_doubled_or_lost_whatever_fails(tmp_path: Path) -> None:
    report = await cause_turmoil(tmp_path, faults=60, seed=3)
    assert report.is_well, report
    assert report.faults >= 60
