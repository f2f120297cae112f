"""Counts of what the page does, as Prometheus reads them."""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from bot.web.door.shared import METRICS

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
BOUNDS = (0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 5.0)


def behind_text(seconds: float | None) -> str:
    """Return how far behind its primary the library is, as Prometheus reads it; nothing where it has none."""
    if seconds is None:
        return ""
    registry = CollectorRegistry()
    Gauge("onrecord_library_behind_seconds", "How old the standby's state may be.", registry=registry).set(seconds)
    return generate_latest(registry).decode()


class Metrics:
    """What has happened since the page was opened."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._requests = Counter(
            "onrecord_requests", "Requests by route and status.", ["route", "status"], registry=registry
        )
        self._answers = Counter("onrecord_answers", "Answers by status.", ["status"], registry=registry)
        self._seconds = Histogram("onrecord_request_seconds", "Time to respond.", buckets=BOUNDS, registry=registry)

    def responded(self, route: str, status: int, seconds: float) -> None:
        """Count a response; `route` is the pattern of its path, of which there are few."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.observe(seconds)

    def answered(self, status: str) -> None:
        """Count an answer by its status."""
        self._answers.labels(status).inc()

    def text(self) -> str:
        """Return everything in Prometheus' text format, the one that `CONTENT_TYPE` names; of all workers together."""
        registry = self._registry
        if folder := os.environ.get(METRICS):
            registry = CollectorRegistry()
            MultiProcessCollector(registry, path=folder)  # type: ignore[no-untyped-call]
        return generate_latest(registry).decode()
