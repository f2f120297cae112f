"""`onrecord check`: is this quotation real?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bot.cli.options import example, json_option, library_option, open_library_or_sample
from bot.cli.output import Line, print_json, print_lines
from bot.wording.printable import one_line, printable
from bot.wording.terminal import say

# What loads the library, or the records it is made of (15 to 300 ms), is imported in functions: help needs none of it.
if TYPE_CHECKING:
    from index.answering.checking import Change, Check

CANDIDATES = 50
SAYS = {
    "exact": "check_exact",
    "altered": "check_altered",
    "somebody_else": "check_somebody_else",
    "not_found": "check_not_found_more",
}


@click.command("check", epilog=example('onrecord check "ask not what your country can do for you" --speaker Kennedy'))
@click.argument("words")
@click.option("--speaker", default="", metavar="NAME", help="Who is said to have said it.")
@json_option
@library_option
def command(words: str, speaker: str, as_json: bool, library: str | None) -> int:
    """Return whether WORDS, or a fragment, stand in an article: to the letter, altered, somebody else's, or nowhere.

    Exit status: 0 to the letter, 1 otherwise.
    """
    from index.answering.checking import check_quotation, quoted_part
    from index.question.request import Request

    opened = open_library_or_sample(library)
    quotation = quoted_part(words)
    candidates = opened.find_wording(quotation, limit=CANDIDATES)
    if speaker:
        asked = opened.ask(Request(speaker=speaker, limit=1)).question
        speaker = asked.speakers[0].name if asked.speakers else speaker
    check = check_quotation(quotation, candidates, speaker=speaker)
    if as_json:
        print_json(check_to_dict(check))
    else:
        print_check(check)
    return 0 if check.verdict == "exact" else 1


def check_to_dict(check: Check) -> dict[str, Any]:
    """Return a check as a JSON object; `changes` lists words as same, added or dropped against the article."""
    from bot.cli.objects import match_to_dict

    found = check.match is not None and check.verdict != "not_found"
    return {
        "verdict": check.verdict,
        "likeness": round(check.likeness, 4),
        "changes": [[change.op, change.words] for change in check.changes],
        "match": match_to_dict(check.match) if found and check.match else None,
    }


def print_check(check: Check) -> None:
    """Print the verdict, the difference and the statement."""
    from bot.cli.lines import match_lines
    from bot.wording.match import attribution_of

    name = one_line(attribution_of(check.match, say)) if check.match else ""
    lines = [Line.of(say(SAYS[check.verdict], name=name), "bold")]
    if check.changes:
        lines.append(difference(check.changes))
    if check.match and check.verdict != "not_found":
        lines += [Line(), *match_lines(check.match)]
    print_lines(lines)


def difference(changes: tuple[Change, ...]) -> Line:
    """Return the wording with [-what only the article has-] and {+what only the quotation has+}."""
    marks = {"same": ("", "", ""), "dropped": ("[-", "-]", "red"), "added": ("{+", "+}", "green")}
    shown = []
    for number, change in enumerate(changes):
        before, after, style = marks[change.op]
        shown.append((" " if number else "", ""))
        shown.append((f"{before}{printable(change.words)}{after}", style))
    return Line(tuple(shown))
