"""Discord's markup as its client reads it, after the rules its parser is known by; only what escaping must survive.

The rules and their order follow the published parser that Discord's own grew from (Khan Academy's simple-markdown with
Discord's additions). Anything that is not plain text ends in an error.
"""

from __future__ import annotations

import re

LINE_START = {
    "block quotation": r" *>>> | *> ",
    "heading": r" *#{1,3} +\S",
    "small text": r" *-# +\S",
    "list": r" *(?:[*-]|\d+\.) ",
}
CONSTRUCTS = {
    "code block": r"```(?:[^`]|`(?!``))+```",
    "code": r"(`+)[\s\S]*?[^`]\1(?!`)",
    "automatic link": r"<(?:https?|steam|tel|mailto|sms)[:][^\s>]+>",
    "web address": r"(?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s]",
    "invitation": r"discord(?:app)?\.(?:gg|com/invite)/\w+",
    "masked link": r"\[(?:[^\]\\]|\\.)+\]\(\s*<?[^\s>)]+>?[^)]*\)",
    "bold": r"\*\*(?=\S)[\s\S]+?\*\*(?!\*)",
    "underline": r"__(?=\S)[\s\S]+?__(?!_)",
    "italics": r"\*(?=\S)(?:\*\*|\\[\s\S]|[^\\*])+?\*(?!\*)|_(?:__|\\[\s\S]|[^\\_])+?_(?![a-zA-Z0-9_])",
    "struck out": r"~~(?=\S)[\s\S]+?~~",
    "spoiler": r"\|\|[\s\S]+?\|\|",
    "emoticon": r"¯\\_\(ツ\)_/¯",
    "mention": r"@everyone|@here|<@[!&]?\d+>|<#\d+>|</[^:>]+:\d+>|<id:\w+>",
    "time": r"<t:-?\d+(?::[tTdDfFR])?>",
    "emoji": r"<a?:\w+:\d+>",
    "emoji name": r":[a-z_]+:",
}
ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")


def plain_text(markup: str) -> str:
    """Return the text that the markup is read as.

    Raises:
        ValueError: a part of it is a construct; the message names it.
    """
    shown = []
    at = 0
    while at < len(markup):
        rules = CONSTRUCTS | (LINE_START if at == 0 or markup[at - 1] == "\n" else {})
        for name, rule in rules.items():
            if re.compile(rule).match(markup, at):
                raise ValueError(f"{name} at {at}: {markup[at : at + 30]!r}")
        escaped = ESCAPED.match(markup, at)
        shown.append(escaped[1] if escaped else markup[at])
        at = escaped.end() if escaped else at + 1
    return "".join(shown)
