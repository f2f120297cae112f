"""`onrecord check`: is this quotation real?"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from bot.cli.options import example, joined, json_option, library_option, open_library_or_sample
from bot.cli.output import Line, print_json, print_lines
from bot.cli.progress import patience
from bot.wording.printable import one_line, printable
from bot.wording.terminal import say
from bot.wording.verdicts import verdict_in_words, weighty_in_words

# What loads the library, or the records it is made of (15 to 300 ms), is imported in functions: help needs none of it.
if TYPE_CHECKING:
    from index.checking.check import Check, Passage
    from index.checking.difference import Change


@click.command("check", epilog=example('onrecord check "ask not what your country can do for you" --speaker Kennedy'))
@click.argument("words", nargs=-1, required=True, callback=joined)
@click.option("--speaker", default="", metavar="NAME", help="Who is said to have said it.")
@click.option("--outlet", default="", metavar="NAME", help="Only articles of this outlet.")
@json_option
@library_option
def command(words: str, speaker: str, outlet: str, as_json: bool, library: str | None) -> int:
    """Return whether WORDS, or a fragment of four words or more, stand in an article, and as whose words.

    To the letter by the speaker, in the reporter's words, altered, somebody else's, an unnamed speaker's, printed but
    nobody's, or nowhere. An ellipsis and words in brackets are read as what they are. With "-" the quotation is read
    from standard input.

    Exit status: 0 to the letter by the speaker asked, 1 otherwise.
    """
    from bot.absent import who_is_unknown, why_nowhere
    from bot.wording.terminal import notes_in_words

    words = typed_or_given(words)
    opened = open_library_or_sample(library)
    with patience("looking"):
        check = opened.check_quotation(words, speaker=speaker, outlets=[outlet] if outlet else [])
    absent = why_nowhere(opened, check, outlet)
    why = absent or who_is_unknown(opened, check, speaker)
    note = notes_in_words([why] if why else [])
    if as_json:
        from bot.objects.checks import check_to_dict

        print_json(check_to_dict(check, note))
    else:
        said = [Line.of(note, "yellow")] if note else []
        print_lines(said if absent else [*said, *check_lines(check)])
    return 0 if check.verdict == "exact" else 1


def typed_or_given(words: str) -> str:
    """Return the words, those of standard input where they are "-"."""
    return sys.stdin.buffer.read().decode("utf-8-sig", "replace").strip() if words == "-" else words


def check_lines(check: Check) -> Iterator[Line]:
    """Yield the verdict, the difference, and the statement or the place."""
    from bot.cli.lines import match_lines
    from bot.wording.match import attribution_of

    name = one_line(attribution_of(check.match, say)) if check.match else ""
    yield Line.of(verdict_in_words(check, say, who=name), "bold")
    if check.changes:
        yield difference(check.changes)
    if check.weighty:
        yield Line.of(weighty_in_words(check, say))
    if check.match:
        yield Line()
        yield from match_lines(check.match)
    if check.passage:
        yield Line()
        yield from passage_lines(check.passage)


def passage_lines(passage: Passage) -> Iterator[Line]:
    """Yield the words with the paragraph around them, and where it was printed."""
    from bot.wording.days import day_in_words
    from bot.wording.match import around

    article = passage.article
    before, words, behind = around(passage)
    yield Line(((printable(before), "dim"), (printable(words), "bold"), (printable(behind), "dim")))
    where = [one_line(part) for part in (article.title, article.outlet) if part]
    yield Line.of(", ".join([*where, day_in_words(article.published)]), "dim")
    if article.url:
        yield Line.of(one_line(article.url), "blue", whole=True)


def difference(changes: Sequence[Change]) -> Line:
    """Return the wording with [-what only the article has-] and {+what only the quotation has+}."""
    marks = {"same": ("", "", ""), "dropped": ("[-", "-]", "red"), "added": ("{+", "+}", "green")}
    shown = []
    for number, change in enumerate(changes):
        before, after, style = marks[change.op]
        shown.append((" " if number else "", ""))
        shown.append((f"{before}{printable(change.words)}{after}", style))
    return Line(tuple(shown))
