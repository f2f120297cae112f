"""Uses the bot in every way while every call to Discord may fail, and says what was silent, doubled or lost.

Usage: python benchmarks/discord_faults.py [FAULTS] [SEED]

What may happen to a call: 403, 404, 429 with Retry-After, 500, 502 and 503 before or after it took effect, a dropped
connection before or after, and nothing for twenty seconds; at most twice in a row to one call, because Discord waits
three seconds for a response. The bot is a process of its own, against the small Discord of tests/.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from turmoil import cause_turmoil


def main() -> int:
    """Cause a turmoil and print what came of it."""
    given = [int(argument) for argument in sys.argv[1:]]
    faults, seed = (*given, *(1000, 1)[len(given) :])
    with tempfile.TemporaryDirectory() as folder:
        report = asyncio.run(cause_turmoil(Path(folder), faults=faults, seed=seed))
    print(f"faults {report.faults}, actions {report.actions.total()}: {dict(report.actions)}")
    print(f"slowest {report.slowest:.1f} s; memory in kB: {report.memory}")
    for name in ("silent", "doubled", "lost"):
        print(name, getattr(report, name))
    return 0 if report.is_well else 1


if __name__ == "__main__":
    sys.exit(main())
