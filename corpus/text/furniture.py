"""Page furniture: what a page prints inside its report that the reporter has not written."""

from __future__ import annotations

import re

PARTICLE = r"(?:de|del|den|der|du|la|le|van|von)"
FURNITURE = re.compile(
    # `Sen. Pell Edward (Ned) PellDam vote fails Mayor quits MORE said`: a link on a name, opened: the name in full with
    # headlines typed to it
    rf"(?P<surname>\b[A-Z][\w’'-]+)\ (?P<tag>(?:(?:[\“\"(]?[A-Z][\w.’'-]*[)\”\"]?|{PARTICLE})\ ){{1,6}}(?P=surname)"
    r"(?:,?\ (?:Jr\.|Sr\.|I{2,3}\b|IV\b))?(?=[A-Z0-9‘'“\"])[^\n]{0,900}?\bMORE\b)"
    # `The dam at Salt. REUTERS/Ora Lind/File Photo`, `The dam. Photograph: Ora Lind/Salt Images`: who took a picture
    r"|(?P<credit>(?:\b[A-Z]\w+\ [A-Z]\w+/Pool\ via\ )?\b(?:REUTERS/|AP\ Photo/\ ?|Photograph:\ )"
    r"[A-Z][\w.’'():,-]*(?:[\ /]{1,2}[A-Z(][\w.’'():,-]*){0,8}\ *$)"
    # `Facebook Twitter Pinterest Lind at the dam`: where a picture may be shared
    r"|(?P<links>^Facebook\ Twitter\ Pinterest\b)"
    # lines between two paragraphs: `Story Continued Below`, `SEE ALSO: Dam vote fails`
    r"|(?P<line>^(?:ADVERTISEMENT|Advertisement:?|Story\ Continued\ Below"
    r"|(?:SEE\ ALSO:|Enlarge\ this\ image\ toggle\ caption)\ [^\n“”\"]+|\(\ ?Also\ on\ POLITICO:\ [^\n]*\)"
    r"|JUST\ WATCHED\ [^\n]*\bReplay\ More\ Videos\b[^\n]*)\ *$)",
    re.MULTILINE | re.VERBOSE,
)


def without_furniture(text: str) -> str:
    """Return the text with page furniture blanked, letter for letter, so that all places stay."""
    return FURNITURE.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    whole, kept = found[0], len(f"{found['surname']} ") if found["surname"] else 0
    return whole[:kept] + " " * (len(whole) - kept)
