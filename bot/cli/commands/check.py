"""`onrecord check`: is this quotation real?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bot.cli.options import example, json_option, library_option, open_library_or_sample

if TYPE_CHECKING:
    from index.answering.checking import Change, Check

CANDIDATES = 50
SAYS = {
    "exact": "{name} said this, to the letter.",
    "altered": "{name} said this in other words:",
    "somebody_else": "The nearest words are by somebody else, {name}:",
    "not_found": "No article in the library has these words. That does not prove that nobody said them.",
}


@click.command("check", epilog=example('onrecord check "ask not what your country can do for you" --speaker Kennedy'))
@click.argument("words")
@click.option("--speaker", default="", metavar="NAME", help="Who is said to have said it.")
@json_option
@library_option
def command(words: str, speaker: str, as_json: bool, library: str | None) -> int:
    """Say whether WORDS, or a fragment, stand in an article: to the letter, altered, somebody else's, or nowhere.

    Exit status: 0 to the letter, 1 otherwise.
    """
    from bot.cli.output import print_json
    from index.answering.checking import check_quotation, quoted_part

    opened = open_library_or_sample(library)
    quotation = quoted_part(words)
    candidates = opened.find_wording(quotation, limit=CANDIDATES)
    if speaker:
        asked = opened.ask("", speaker=speaker, limit=1).question
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
    from rich.text import Text

    from bot.cli.lines import match_lines
    from bot.cli.output import Line, print_lines
    from bot.wording.match import who_of
    from bot.wording.printable import one_line

    name = one_line(who_of(check.match)) if check.match else ""
    lines = [Line(Text(SAYS[check.verdict].format(name=name), style="bold"))]
    if check.changes:
        lines.append(Line(difference(check.changes)))
    if check.match and check.verdict != "not_found":
        lines += [Line(Text()), *match_lines(check.match)]
    print_lines(lines)


def difference(changes: tuple[Change, ...]) -> Any:
    """Return the wording with [-what only the article has-] and {+what only the quotation has+}."""
    from rich.text import Text

    from bot.wording.printable import printable

    marks = {"same": ("", "", ""), "dropped": ("[-", "-]", "red"), "added": ("{+", "+}", "green")}
    shown = Text()
    for number, change in enumerate(changes):
        before, after, style = marks[change.op]
        shown.append(" " if number else "")
        shown.append(f"{before}{printable(change.words)}{after}", style=style or None)
    return shown
