"""Discord's documented rules: which commands and messages it takes, and what it answers to others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

COMMAND_NAME = re.compile(r"^[-_'\w\u0900-\u097F\u0E00-\u0E7F]{1,32}$")
V2_FLAG = 1 << 15
LIMITED = {"label": 80, "custom_id": 100, "placeholder": 150, "url": 512}


class RefusedError(Exception):
    """What Discord answers to a request that breaks a rule: HTTP status, error code and message."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def check_commands(commands: list[dict[str, Any]]) -> None:
    """Refuse commands over a documented limit."""
    chat = [c for c in commands if c.get("type", 1) == 1]
    _need(len(chat) <= 100, "more than 100 chat commands")
    _need(sum(c.get("type") == 3 for c in commands) <= 5, "more than 5 message commands")
    for command in commands:
        menu = command.get("type", 1) != 1
        _check_named(command, menu=menu)
        _need(_size(command) <= 8000, f"command {command['name']} is over 8,000 characters")


def _check_named(node: dict[str, Any], *, menu: bool = False) -> None:
    for name in (node["name"], *(node.get("name_localizations") or {}).values()):
        if menu:
            _need(1 <= len(name) <= 32, f"name {name!r}")
        else:
            _need(bool(COMMAND_NAME.match(name)) and name == name.lower(), f"name {name!r}")
    if not menu:
        for text in (node["description"], *(node.get("description_localizations") or {}).values()):
            _need(1 <= len(text) <= 100, f"description {text!r}")
    options = node.get("options", [])
    _need(len(options) <= 25, "more than 25 options")
    _need(len(node.get("choices") or []) <= 25, "more than 25 choices")
    required = [bool(o.get("required")) for o in options]
    _need(required == sorted(required, reverse=True), "a required option after one that is not")
    for option in options:
        _check_named(option)


def _size(node: dict[str, Any]) -> int:
    own = len(node["name"]) + len(node.get("description", ""))
    choices = sum(len(c["name"]) + len(str(c["value"])) for c in node.get("choices") or [])
    return own + choices + sum(_size(o) for o in node.get("options", []))


def check_message(body: dict[str, Any], *, files: int = 0, edited_v2: bool = False) -> None:
    """Refuse a message over a documented limit."""
    v2 = bool(body.get("flags", 0) & V2_FLAG) or edited_v2
    content, embeds = body.get("content") or "", body.get("embeds") or []
    components = list(walk(body.get("components") or []))
    _need(len(content) <= 2000, "content is over 2,000 characters")
    if v2:
        _need(not content and not embeds, "content or embeds beside components of version 2")
        _need(len(components) <= 40, "more than 40 components")
        shown = sum(units(c["content"]) for c in components if c["type"] == 10)
        _need(shown <= 4000, f"{shown} characters of text, more than 4,000")
    else:
        _need(all(c["type"] in (1, 2, 3, 5, 6, 7, 8) for c in components), "a component of version 2 without the flag")
        _need(bool(content or embeds or components or files), "an empty message")
        _need(sum(len(json.dumps(e)) for e in embeds) <= 12000 and len(embeds) <= 10, "embeds too large")
    ids = [c["custom_id"] for c in components if "custom_id" in c]
    _need(len(ids) == len(set(ids)), "a custom_id twice")
    for component in components:
        for key, limit in LIMITED.items():
            _need(len(component.get(key) or "") <= limit, f"{key} is over {limit} characters")
        if component["type"] == 1:
            _need(1 <= len(component["components"]) <= 5, "a row of more than 5 buttons")
        if component["type"] == 3:
            check_options(component["options"])
        if component["type"] == 10:
            _need(len(component["content"]) >= 1, "an empty text")
        if component["type"] == 2 and component.get("style") != 5:
            _need(bool(component.get("label") or component.get("emoji")), "a button without label and emoji")


def check_options(options: list[dict[str, Any]]) -> None:
    """Refuse options of a menu over a documented limit."""
    _need(1 <= len(options) <= 25, "a menu without options, or with more than 25")
    values = [option["value"] for option in options]
    _need(len(values) == len(set(values)), "an option twice")
    for option in options:
        for key in ("label", "value"):
            _need(1 <= units(option[key]) <= 100, f"{key} of an option")
        _need(units(option.get("description") or "") <= 100, "description of an option")


def check_choices(choices: list[dict[str, Any]]) -> None:
    """Refuse autocomplete choices over a documented limit."""
    _need(len(choices) <= 25, "more than 25 choices")
    for choice in choices:
        _need(1 <= len(choice["name"]) <= 100 and len(str(choice["value"])) <= 100, "a choice over 100 characters")


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield every component, those inside others too."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if component.get("accessory"):
            yield component["accessory"]


def units(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _need(holds: bool, message: str) -> None:
    if not holds:
        raise RefusedError(400, 50035, f"Invalid Form Body: {message}")
