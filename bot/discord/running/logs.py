"""Logs of the bot: readable lines, or one JSON object a line; never a token."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime

# A bot token is three base64 parts; an interaction's token stands in the addresses that discord.py logs.
TOKENS = re.compile(r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|(?<=/webhooks/)(\d+)/[\w-]+|(?<=/interactions/)(\d+)/[\w-]+")


def redact(text: str) -> str:
    """Return `text` with every token in it replaced."""
    return TOKENS.sub("[token]", text)


class LineFormatter(logging.Formatter):
    """Level, place and message in one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text without tokens."""
        return redact(super().format(record))


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as JSON without tokens."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return redact(json.dumps(entry, ensure_ascii=False))


def without_person(record: logging.LogRecord) -> bool:
    """Make one line, without the person's id, of what discord.py says about a completion that came too late."""
    if record.exc_info and str(record.msg).startswith("Ignoring exception in autocomplete"):
        record.msg, record.args, record.exc_info = "a name could not be completed: %s", (record.exc_info[1],), None
        record.levelno, record.levelname = logging.INFO, "INFO"
    return True


def configure_logs(*, as_json: bool) -> None:
    """Send logs to stderr in the form asked for."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        JsonFormatter() if as_json else LineFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    logging.getLogger("discord.app_commands.tree").addFilter(without_person)
    # It reports at length which of the processor's instructions it can use.
    logging.getLogger("faiss").setLevel(logging.WARNING)
