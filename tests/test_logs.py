"""Logs: one line or one JSON object each, and never a token."""

from __future__ import annotations

import json
import logging

import pytest
from discord_server import TOKEN

from bot.discord.running.logs import JsonFormatter, LineFormatter, redact

ADDRESSES = [
    (f"token {TOKEN} refused", "token [token] refused"),
    ("POST /api/v10/webhooks/1000000000000000000/aW50ZXJhY3Rpb24-x_y/messages/@original", "aW50"),
    ("POST /api/v10/interactions/1000000000000000000/aW50ZXJhY3Rpb24/callback", "aW50"),
]


def record(message: str, *, error: bool = False) -> logging.LogRecord:
    exc_info = None
    if error:
        try:
            raise ValueError(f"with {TOKEN}")
        except ValueError as caught:
            exc_info = (ValueError, caught, caught.__traceback__)
    return logging.LogRecord("discord.http", logging.INFO, __file__, 1, message, (), exc_info)


@pytest.mark.parametrize("text", [text for text, _ in ADDRESSES])
def test_tokens_are_taken_out(text: str) -> None:
    shown = redact(text)
    assert "[token]" in shown
    assert TOKEN not in shown
    assert "aW50ZXJhY3Rpb24" not in shown


@pytest.mark.parametrize("formatter", [LineFormatter("%(message)s"), JsonFormatter()])
def test_a_traceback_shows_no_token(formatter: logging.Formatter) -> None:
    shown = formatter.format(record("failed", error=True))
    assert "Traceback" in shown
    assert TOKEN not in shown


def test_json_logs_are_one_object_a_line() -> None:
    shown = JsonFormatter().format(record("two\nlines “quoted”", error=True))
    assert "\n" not in shown
    made = json.loads(shown)
    assert made["message"] == "two\nlines “quoted”"
    assert made["level"] == "info"
    assert made["traceback"].startswith("Traceback")


@pytest.mark.parametrize("text", ["version 2.7.1 of discord.py", "16 March 2021", "https://tidewater.example/a.b.c"])
def test_ordinary_text_stays(text: str) -> None:
    assert redact(text) == text
