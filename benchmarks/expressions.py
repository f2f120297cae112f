"""Looks for texts that are hard on the regular expressions of the project: `python benchmarks/expressions.py`.

Prints each expression that takes longer than in proportion to such a text, with the text; whether it ever gets one so
long is for the reader to say. Exit status 1 if there is one.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from expressions import all_slow


def main() -> int:
    count = slow = 0
    for place, found in all_slow(0, 1):
        count += 1
        slow += bool(found)
        for text in found:
            print(f"{place[:200]}\n    {text}", flush=True)
    print(f"{slow} of {count} expressions")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
