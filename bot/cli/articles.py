"""Articles read from what the command line names: one that cannot be read is named, counted and passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import click

from bot.cli.complaint import complain
from bot.cli.options import DAY, FIELD

if TYPE_CHECKING:
    from click.decorators import FC

    from corpus.article import Article

OPTIONS = (
    click.option("--title", default="", help="Title, where the file carries none."),
    click.option("--outlet", default="", help="Who printed it, where the file does not say."),
    click.option("--url", default="", help="Link, where the file carries none."),
    click.option("--published", type=DAY, metavar="DATE", help="Day of publication, where the file carries none."),
    click.option(
        "--map",
        "fields",
        type=FIELD,
        multiple=True,
        metavar="NAME=FIELD",
        help="Where records keep a detail: title=headline.",
    ),
    click.option("--allow-private", is_flag=True, help="Read web addresses in private networks too."),
    click.option(
        "--seconds",
        type=click.FloatRange(min=0, min_open=True, max=86_400),
        default=30.0,
        show_default=True,
        metavar="N",
        help="How long reading may take for each article.",
    ),
)


def article_options(command: FC) -> FC:
    """Give a command the options that say how articles are read; `ArticleFiles` takes what they give."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@dataclass(slots=True)
class ArticleFiles:
    """Articles from files, one at a time; `failures` fills while they are read. Not frozen, because reading goes on.

    `fields` are pairs of a detail and the name it has in records.
    """

    sources: Sequence[str]
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: date | None = None
    fields: Sequence[tuple[str, str]] = ()
    allow_private: bool = False
    seconds: float = 30.0
    failures: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Article]:
        """Yield the articles in order; a source that fails is said on stderr and kept in `failures`."""
        # Here and not above: loading these takes 70 ms, which the help of a command does not need.
        from corpus.readers.reading import ReadFailure, read
        from corpus.web.fetcher import Fetcher

        fetcher = Fetcher(allow_private=self.allow_private)
        for source in self.sources:
            for found in read(
                source,
                title=self.title,
                outlet=self.outlet,
                url=self.url,
                published=self.published,
                fields=dict(self.fields),
                fetcher=fetcher,
                seconds=self.seconds,
            ):
                if isinstance(found, ReadFailure):
                    complain(found.message)
                    self.failures.append(found.message)
                else:
                    yield found
