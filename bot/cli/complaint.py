"""What goes wrong, in one line on stderr."""

from __future__ import annotations

import sys

import click

INTERRUPTED = 130
"""The exit status of a command that somebody stopped."""


def explain(error: Exception) -> str:
    """Return one line that says what went wrong, with what, and what next."""
    # Here and not above, as below: help and version load nothing but click.
    from corpus.errors import OnRecordError

    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "onrecord"
        return f"{error.format_message().rstrip('.')}; see '{path} --help'"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    if isinstance(error, OnRecordError):
        return str(error)
    return f"{type(error).__name__}: {error}; this is a fault of ours, run it again with --verbose for the details"


def complain(message: str) -> None:
    """Write one line to stderr."""
    from bot.wording.printable import one_line

    print(f"onrecord: {one_line(message)}", file=sys.stderr)
