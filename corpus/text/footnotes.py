"""Footnote marks: the numbers and letters in a text that refer to its notes, and what pages tell of their links."""

from __future__ import annotations

import re

NUMBERS = r"\d{1,3}(?:[,–-]\ ?\d{1,3}){0,8}"
STOP = r"[.,;:!?…]"
FOOTNOTE = re.compile(
    # `“It leaks,”[1] she said`, `The dam leaks [2, 3].`, `It leaks.[citation needed]`; a list of notes begins with one
    rf"(?<=[^\s\[])\ ?\[(?:{NUMBERS}|note\ \d{{1,3}}|citation\ needed)\]"
    # `“It leaks,”[a] she said`; `for [a] dam` is what the paper put into a quotation
    r"|(?<=[.,!?…”\"’])\[(?:[a-z]|[ivx]{2,5})\]"
    # `“It leaks,”² she said`; `20 m²` is a measure
    rf"|(?<=[”\"’.,;:!?…])[¹²³⁰⁴-⁹]{{1,3}}"
    # `“It leaks,”2 she said`
    rf"|(?:(?<={STOP}[”\"’])|(?<=[”\"]{STOP})){NUMBERS}(?![\w.:%])"
    rf"|(?<=[a-z][”\"]){NUMBERS}(?=[,.]\s)"
    # `The dam is not safe.3 The council ...`; `on Sept.11 Lindqvist ...` is a day
    rf"|(?<=[a-z]{{4}}\.)(?<!Sept\.){NUMBERS}(?=\ +[A-Z“\"‘]|\s*$)"
    # `Lindqvist tweetedexternal-link on Monday`: what a page tells of a link, its words run together
    r"|(?<=[^\s-])external-link\b",
    re.MULTILINE | re.VERBOSE,
)


def without_footnotes(text: str) -> str:
    """Return the text with footnote marks blanked, letter for letter, so that all places stay."""
    return FOOTNOTE.sub(lambda mark: " " * len(mark.group()), text)
