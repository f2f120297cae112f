"""Two days in half a minute; `python benchmarks/discord_life.py` takes three minutes for them."""

from __future__ import annotations

from pathlib import Path

from life import live


async def test_every_news_item_arrives_once_whatever_befalls_the_bot(tmp_path: Path) -> None:
    life = await live(tmp_path, speed=5000, seed=1)
    assert life.is_well, life
    assert life.news == 48
