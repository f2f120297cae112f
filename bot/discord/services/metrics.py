"""Counts of what the bot does, as Prometheus reads them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)
HELP = {
    "onrecord_ready": ("gauge", "Whether the bot is connected to Discord."),
    "onrecord_answers_total": ("counter", "Answers by status."),
    "onrecord_events_total": ("counter", "Other things that happened."),
    "onrecord_acknowledge_seconds": ("histogram", "Time to acknowledge a question."),
    "onrecord_answer_seconds": ("histogram", "Time to answer a question."),
}


class Histogram:
    """Durations sorted into `BOUNDS`."""

    def __init__(self) -> None:
        self._counts = [0] * (len(BOUNDS) + 1)
        self._sum = 0.0

    def add(self, seconds: float) -> None:
        """Count one duration."""
        self._counts[bisect_left(BOUNDS, seconds)] += 1
        self._sum += seconds

    def lines(self, name: str) -> list[str]:
        """Return the histogram in the text format."""
        total, lines = 0, []
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), self._counts, strict=True):
            total += count
            lines.append(f'{name}_bucket{{le="{bound}"}} {total}')
        return [*lines, f"{name}_sum {self._sum:.6f}", f"{name}_count {total}"]


class Metrics:
    """What has happened since the bot started."""

    def __init__(self) -> None:
        self.shards: set[int] = set()
        self._answers: Counter[str] = Counter()
        self._events: Counter[str] = Counter()
        self._acknowledge, self._answer = Histogram(), Histogram()

    @property
    def ready(self) -> bool:
        """Say whether questions arrive."""
        return bool(self.shards)

    def acknowledged(self, seconds: float) -> None:
        """Count an acknowledgement."""
        self._acknowledge.add(seconds)

    def answered(self, seconds: float) -> None:
        """Count the time an answer took."""
        self._answer.add(seconds)

    def count_answer(self, status: str) -> None:
        """Count an answer by its status."""
        self._answers[status] += 1

    def count(self, event: str) -> None:
        """Count something else."""
        self._events[event] += 1

    def text(self) -> str:
        """Return everything in Prometheus' text format."""
        bodies = {
            "onrecord_ready": [f"onrecord_ready {self.ready:d}"],
            "onrecord_answers_total": [
                f'onrecord_answers_total{{status="{status}"}} {count}'
                for status, count in sorted(self._answers.items())
            ],
            "onrecord_events_total": [
                f'onrecord_events_total{{event="{event}"}} {n}' for event, n in sorted(self._events.items())
            ],
            "onrecord_acknowledge_seconds": self._acknowledge.lines("onrecord_acknowledge_seconds"),
            "onrecord_answer_seconds": self._answer.lines("onrecord_answer_seconds"),
        }
        lines = []
        for name, body in bodies.items():
            kind, about = HELP[name]
            lines += [f"# HELP {name} {about}", f"# TYPE {name} {kind}", *body]
        return "\n".join(lines) + "\n"
