"""`onrecord ask`: a question in, the words that answer it out."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from bot.cli.complaint import complain
from bot.cli.options import DAY, example, joined, json_option, library_option, open_library_or_sample
from bot.cli.output import Line, print_json, print_lines
from bot.cli.progress import patience
from bot.wording.printable import one_line

# What loads the library, or the records it is made of (15 to 300 ms), is imported in functions: help needs none of it.
if TYPE_CHECKING:
    from bot.cli.output import Line
    from index.library import Library
    from index.match import Answer
    from index.question.request import Request

CITATIONS = ("bibtex", "csl", "markdown", "html")
FORMS = ("text", "json", "csv", *CITATIONS)


@click.command("ask", epilog=example('onrecord ask "what did Kishi say about deterrence?" --after 2021-03'))
@click.argument("question", nargs=-1, callback=joined)
@click.option("--interactive", is_flag=True, help="Ask one question after another; a follow-up may be short.")
@click.option("--speaker", default="", metavar="NAME", help="Only words of this speaker.")
@click.option("--role", default="", metavar="ROLE", help="Only words of somebody called this, as 'defense minister'.")
@click.option("--topic", default="", metavar="WORDS", help="What the words are about.")
@click.option("--outlet", default="", metavar="NAME", help="Only articles of this outlet.")
@click.option("--after", type=DAY, metavar="DATE", help="Published on this day or later.")
@click.option("--before", type=DAY, metavar="DATE", help="Published before this day.")
@click.option(
    "--kind", type=click.Choice(["direct", "mixed", "indirect"]), help="Quoted, partly quoted, or paraphrased."
)
@click.option("--limit", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many matches at most.")
@click.option("--offset", type=click.IntRange(0), default=0, help="How many matches to leave out first.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the matches as comma-separated values.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Print the answer so: the last four are citations.")
@json_option
@library_option
def command(
    question: str,
    interactive: bool,
    as_json: bool,
    as_csv: bool,
    form: str | None,
    library: str | None,
    **filters: Any,
) -> int:
    """Print the statements that answer QUESTION, best first.

    QUESTION is "what did Austin say about Taiwan?", a name and a topic, or just a topic; it may be left out where
    --speaker, --role or --topic says whose words, or words on what. With "-" each line of standard input is a
    question, and the answers come in the same order.
    """
    form = chosen_form(form, as_json=as_json, as_csv=as_csv)
    if not (question or interactive or any(filters[name].strip() for name in ("speaker", "role", "topic"))):
        raise click.UsageError("Missing argument 'QUESTION'")
    from index.question.request import Request
    from index.question.thread import keep

    request = Request(**filters)
    opened = open_library_or_sample(library)
    found = False
    thread = None
    for number, asked in enumerate(typed_questions() if interactive else questions_of(question)):
        answer, elapsed_ms = ask_timed(opened, replace(request, text=asked, thread=thread))
        if interactive:
            thread = keep(answer.question, thread)
        found = found or (answer.status == "found" and bool(answer.matches))
        first = request.offset + 1
        show_answer(answer, elapsed_ms, form=form, first=first, many=question == "-", header=number == 0)
    return 0 if found else 1


def chosen_form(form: str | None, *, as_json: bool, as_csv: bool) -> str:
    """Return one of FORMS: what is typed, else what the settings say, else text.

    Raises:
        UsageError: several are wanted at once.
    """
    ctx = click.get_current_context()
    wanted = {
        name: ctx.get_parameter_source(param) is click.core.ParameterSource.COMMANDLINE
        for param, name in (("form", form), ("as_json", as_json and "json"), ("as_csv", as_csv and "csv"))
        if name
    }
    chosen = [name for name, typed in wanted.items() if typed] or list(wanted)
    if len(chosen) > 1:
        raise click.UsageError("--json, --csv and --format exclude each other; choose one")
    return chosen[0] if chosen else "text"


def questions_of(argument: str) -> Iterator[str]:
    """Yield the question, or each line of standard input where it is "-"."""
    if argument != "-":
        yield argument
        return
    for line in sys.stdin.buffer:
        yield line.decode("utf-8-sig", "replace").rstrip("\r\n")


def typed_questions() -> Iterator[str]:
    """Yield the questions somebody types, until an empty line or the end of input."""
    with contextlib.suppress(EOFError, ImportError):
        import readline  # noqa: F401 - gives input() a history and editing

    with contextlib.suppress(EOFError):
        while question := input("? " if sys.stdin.isatty() else "").strip():
            yield question


def ask_timed(library: Library, request: Request) -> tuple[Answer, float]:
    """Return the answer and how long it took, in milliseconds."""
    started = time.perf_counter()
    with patience("looking"):
        answer = library.ask(request)
    return answer, (time.perf_counter() - started) * 1000


def show_answer(answer: Answer, elapsed_ms: float, *, form: str, first: int, many: bool, header: bool) -> None:
    """Print one answer as `form` says, one of FORMS; matches are numbered from `first`; `header` if it comes first."""
    if form == "json":
        from bot.objects.answers import answer_to_dict

        print_json(answer_to_dict(answer, elapsed_ms=elapsed_ms))
    elif form == "csv":
        from bot.cli.rows import answer_to_csv

        sys.stdout.write(answer_to_csv(answer, header=header))
        sys.stdout.flush()
    elif form in CITATIONS:
        from bot.cli.citations import cite

        # What is not sure is nobody's to cite.
        cited = cite(answer.matches if answer.status == "found" else (), form, accessed=date.today())
        # Two blocks of Markdown without a line between them are one.
        sys.stdout.write(f"\n{cited}" if cited and form != "csl" and not header else cited)
        sys.stdout.flush()
        if answer.notes:
            from bot.wording.terminal import notes_in_words

            complain(notes_in_words(answer.notes))
    else:
        from bot.cli.lines import answer_lines

        if many:
            print_lines(question_lines(answer.question.text))
        print_lines(answer_lines(answer, first=first))


def question_lines(question: str) -> Iterator[Line]:
    """Yield the question as the head of its answer, where several are asked."""
    yield Line()
    yield Line.of(one_line(question), "dim", label="> ")
