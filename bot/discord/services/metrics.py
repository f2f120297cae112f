"""Counts of what the bot does, as Prometheus reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)


class Metrics(Collector):
    """What has happened since the bot started."""

    def __init__(self) -> None:
        self.sessions: Callable[[], Mapping[int, bool]] = dict
        """Says of each shard there is to be whether questions arrive over it; the client puts its own here."""
        self.behind: float | None = None
        """Seconds by which the library may be behind its primary, as it was last asked; None where it has none."""
        self._registry = registry = CollectorRegistry()
        ready = Gauge("onrecord_ready", "Whether the bot is connected to Discord.", registry=registry)
        ready.set_function(lambda: self.ready)
        self._answers = Counter("onrecord_answers", "Answers by status.", ["status"], registry=registry)
        self._events = Counter("onrecord_events", "Other things that happened.", ["event"], registry=registry)
        self._acknowledge = Histogram(
            "onrecord_acknowledge_seconds", "Time to acknowledge a question.", buckets=BOUNDS, registry=registry
        )
        self._answer = Histogram(
            "onrecord_answer_seconds", "Time to answer a question.", buckets=BOUNDS, registry=registry
        )

    @property
    def ready(self) -> bool:
        """Return whether questions arrive."""
        return any(self.sessions().values())

    def acknowledged(self, seconds: float) -> None:
        """Count an acknowledgement."""
        self._acknowledge.observe(seconds)

    def answered(self, seconds: float) -> None:
        """Count the time an answer took."""
        self._answer.observe(seconds)

    def count_answer(self, status: str) -> None:
        """Count an answer by its status."""
        self._answers.labels(status).inc()

    def count(self, event: str) -> None:
        """Count something else."""
        self._events.labels(event).inc()

    def collect(self) -> Iterator[Metric]:
        """Yield everything but the times at which each count began, of which the library makes series of their own."""
        connected = GaugeMetricFamily("onrecord_shard_connected", "Whether a shard is connected.", labels=["shard"])
        for shard, is_connected in sorted(self.sessions().items()):
            connected.add_metric([str(shard)], is_connected)
        yield connected
        if self.behind is not None:
            yield GaugeMetricFamily(
                "onrecord_library_behind_seconds", "How old the standby's state may be.", value=self.behind
            )
        for metric in self._registry.collect():
            metric.samples = [sample for sample in metric.samples if not sample.name.endswith("_created")]
            yield metric

    def text(self) -> str:
        """Return everything in Prometheus' text format, the one that `CONTENT_TYPE` names."""
        return generate_latest(self).decode()
