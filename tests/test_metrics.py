"""The bot's counts as Prometheus reads them: names and labels stay what they are, and each bot counts for itself."""

from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families

from bot.discord.services.metrics import Metrics


def series(metrics: Metrics) -> dict[str, float]:
    """Return the value of each series under its name and labels."""
    families = text_string_to_metric_families(metrics.text())
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }


def test_counts_are_shown_under_their_names_and_labels() -> None:
    metrics = Metrics()
    metrics.sessions = lambda: {0: True, 1: False}
    metrics.count_answer("found")
    metrics.count_answer("found")
    metrics.count("news")
    metrics.acknowledged(0.02)
    metrics.answered(5.0)
    shown = series(metrics)
    assert shown["onrecord_ready"] == 1
    assert (shown["onrecord_shard_connected 0"], shown["onrecord_shard_connected 1"]) == (1, 0)
    assert shown["onrecord_answers_total found"] == 2
    assert shown["onrecord_events_total news"] == 1
    assert shown["onrecord_acknowledge_seconds_bucket 0.01"] == 0
    assert shown["onrecord_acknowledge_seconds_bucket 0.025"] == 1
    assert shown["onrecord_answer_seconds_bucket 3.0"] == 0
    assert shown["onrecord_answer_seconds_bucket +Inf"] == shown["onrecord_answer_seconds_count"] == 1
    assert shown["onrecord_answer_seconds_sum"] == 5
    assert not [name for name in shown if "created" in name]


def test_it_is_not_ready_without_a_shard_and_counts_for_itself() -> None:
    Metrics().count("news")
    shown = series(Metrics())
    assert shown["onrecord_ready"] == 0
    assert "onrecord_events_total news" not in shown
