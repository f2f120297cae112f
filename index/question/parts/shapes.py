"""Shapes: the words of a question that say how its answer is to be laid out: side by side, or by date."""

from __future__ import annotations

import re

COMPARING = re.compile(
    r"\b(?:compare[sd]?|comparison|comparing|differ|differs|differed|differences?|vs\.?|versus|contrast|disagree)\b",
    re.I,
)
BOTH = re.compile(r"\bboth\b", re.I)
OVER_TIME = re.compile(r"\b(?:over time|timeline|over the years|how has .{3,40} changed)\b", re.I)
EARLIEST = re.compile(
    r"\b(?:when did .{2,40} first|first (?:say|said|time .{0,30}\b(?:said|mentioned|spoke)|mention(?:ed)?"
    r"|statements?|quotes?"
    r"|thing|comments?|remarks?|words)|earliest)\b",
    re.I,
)
LATEST = re.compile(
    r"\b(?:latest|most recent(?:ly)?|newest|last (?:say|said|mention(?:ed)?|statements?|quotes?)"
    r"|last (?:comments?|remarks?|words)|when did .{2,40} last)\b",
    re.I,
)
