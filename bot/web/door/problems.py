"""Problems: what went wrong with a request, as RFC 9457 has it for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

PROBLEM = "application/problem+json"
UNREADABLE = "the library cannot be read; whoever keeps it finds the reason in the log"


def problem(status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    """Return a response with this status and the reason as problem+json; `more` are further members of the object."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return Response(json.dumps(body), status, {"Cache-Control": "no-store", **(headers or {})}, PROBLEM)
