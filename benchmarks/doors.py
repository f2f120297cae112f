"""Ask many questions at every door, and count those that are not answered by the same statements in the same order.

Usage: python benchmarks/doors.py LIBRARY QUESTIONS.jsonl [COUNT]
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from doors import ask_everywhere


def main() -> int:
    """Print the questions that are answered differently, and how many there are."""
    folder, file, count = Path(sys.argv[1]), Path(sys.argv[2]), int((sys.argv[3:] or ["100"])[0])
    questions = [json.loads(line)["question"] for line in file.read_text(encoding="utf-8").splitlines()][:count]
    given = asyncio.run(ask_everywhere(folder, questions))
    different = [number for number in range(len(questions)) if len({tuple(a[number]) for a in given.values()}) > 1]
    for number in different:
        print(questions[number], {door: answers[number] for door, answers in given.items()})
    print(f"{len(questions)} questions at {len(given)} doors, {len(different)} answered differently")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
