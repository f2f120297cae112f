"""The language a page is shown in: the one its address names, else the first that the browser wants and we have."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, QueryParams
from starlette.types import Scope

from bot.wording.texts import DEFAULT, LANGUAGES

PARAMETER = "lang"
WANTED = re.compile(r"\s*([a-z]{1,8})(?:-[a-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?", re.I)
MAX_WANTED = 50


def chosen_language(scope: Scope) -> str:
    """Return the language that the address of a request names, "" where it names none that we have."""
    if PARAMETER.encode() not in scope["query_string"]:
        return ""
    given = QueryParams(scope["query_string"]).get(PARAMETER, "").lower()
    return given if given in LANGUAGES else ""


def language_of(scope: Scope) -> str:
    """Return the language to answer a request in: chosen, or wanted most as RFC 9110 has it, or English."""
    return chosen_language(scope) or wanted_language(Headers(scope=scope).get("accept-language", ""))


def wanted_language(header: str) -> str:
    """Return the language of ours that an Accept-Language header wants most; of equals the first, of none English."""
    best, most = DEFAULT, 0.0
    for part in header.split(",", MAX_WANTED)[:MAX_WANTED]:
        wanted = WANTED.fullmatch(part)
        weight = float(wanted[2] or 1) if wanted else 0.0
        if wanted and weight > most and wanted[1].lower() in LANGUAGES:
            best, most = wanted[1].lower(), weight
    return best
