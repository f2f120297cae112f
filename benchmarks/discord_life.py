"""Runs the bot through two days of a server's life in three minutes, and says what news did not arrive once.

Usage: python benchmarks/discord_life.py [SPEED] [SEED]

Every hour brings an article; gateways break, sessions are resumed or invalid, the bot is stopped or killed five times,
and between the two daily digests the clocks of its machine go forward. The bot is a process of its own, against the
small Discord of tests/.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from life import live


def main() -> int:
    """Live two days and print what came of them."""
    given = [int(argument) for argument in sys.argv[1:]]
    speed, seed = (*given, *(1000, 1)[len(given) :])
    with tempfile.TemporaryDirectory() as folder:
        life = asyncio.run(live(Path(folder), speed=speed, seed=seed))
    print(f"news {life.news}, messages {life.messages}, what befell the bot: {dict(life.befell)}")
    print(f"missed {life.missed}")
    print(f"doubled {life.doubled}")
    return 0 if life.is_well else 1


if __name__ == "__main__":
    sys.exit(main())
