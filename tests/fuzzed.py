"""Requests made up from the OpenAPI description, as they should be and as they should not; how each is answered."""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

PATIENCE = 60
"""Seconds to wait for a response, which a busy machine may take."""
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
Seen = Counter[tuple[str, int]]


def fuzz(url: str, *, requests: int, at_random: bool = False) -> Seen:
    """Send about so many requests to the page at `url`; return how many of each path had which status.

    Raises:
        ExceptionGroup: one was answered by 500 or more, or otherwise than is described.
    """
    schema = schemathesis.openapi.from_url(f"{url}/api/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations()]
    checked = settings(
        max_examples=max(requests // (len(operations) * len(MODES)), 1),
        deadline=None,
        database=None,
        derandomize=not at_random,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    seen: Seen = Counter()
    for operation in operations:
        for mode in MODES:
            # What takes no parameters has none that are wrong.
            with contextlib.suppress(Unsatisfiable):
                checked(sender(operation, mode, seen))()
    return seen


def sender(operation: Any, mode: GenerationMode, seen: Seen) -> Any:
    """Return a test of one operation that sends what is made up for it, and counts how that was answered."""

    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: schemathesis.Case) -> None:
        response = case.call(timeout=PATIENCE)
        seen[operation.path, response.status_code] += 1
        case.validate_response(response)

    return send
