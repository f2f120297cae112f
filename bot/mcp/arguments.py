"""The arguments of the tools: which there are, and what to say to one that is none or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from bot.mcp.tools import Tools
from bot.wording.printable import one_line

KINDS = {str: "text", int: "a whole number"}
MAX_SHOWN = 60
MAX_NAMED = 5


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool: what kind of value it takes, in words, and what it is for."""

    kind: str
    about: str


@cache
def arguments_of(tool: str) -> Mapping[str, Argument]:
    """Return the arguments of a tool by name, in their order; none where there is no such tool."""
    method = getattr(Tools, tool, None)
    hints = get_type_hints(method, include_extras=True) if method else {}
    made = {}
    for name, hint in hints.items():
        if name != "return":
            kind, *about = get_args(hint)
            described = (one.description for one in about if isinstance(one, FieldInfo))
            made[name] = Argument(KINDS[kind], next((text for text in described if text), ""))
    return made


def unknown_in(tool: str, given: Mapping[str, Any]) -> str:
    """Return what to say where arguments are given that the tool has not, "" where all are known."""
    known = arguments_of(tool)
    unknown = [one_line(name)[:MAX_SHOWN] for name in given if name not in known][:MAX_NAMED]
    return f"{tool} has no argument {', '.join(unknown)}; it takes {', '.join(known)}" if known and unknown else ""


def unreadable_in(tool: str, error: ValidationError) -> str:
    """Return what to say of the arguments that were no values of their kind: what is wanted in their place."""
    return "; ".join(dict.fromkeys(_wanted(arguments_of(tool), error)))


def _wanted(known: Mapping[str, Argument], error: ValidationError) -> Iterator[str]:
    for one in error.errors(include_url=False, include_context=False, include_input=False):
        name = str(one["loc"][0]) if one["loc"] else ""
        if argument := known.get(name):
            yield f"{name} takes {argument.kind}: {argument.about}"
        else:
            yield one["msg"]
