"""The reader of a page: in which language it is shown, and how its links keep to that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request

from bot.web.door.language import PARAMETER, chosen_language, language_of
from bot.web.saying import Saying, saying_in
from bot.wording.texts import LANGUAGES


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a page is for; `chosen` is the language that its address names, "" where the browser tells."""

    say: Saying
    chosen: str = ""
    here: str = "/"

    def at(self, link: str) -> str:
        """Return a link of ours that leads on in the chosen language."""
        if not self.chosen:
            return link
        return f"{link}{'&' if '?' in link else '?'}{PARAMETER}={self.chosen}"

    def languages(self) -> Iterator[tuple[str, str, str]]:
        """Yield each language, its name in itself, and where the same page is in it."""
        start = f"{self.here}{'&' if '?' in self.here else '?'}{PARAMETER}="
        for language in LANGUAGES:
            yield language, saying_in(language)("language"), f"{start}{language}"


def reader_of(http: Request) -> Reader:
    """Return whoever asks for a page."""
    url = http.url.remove_query_params(PARAMETER)
    here = f"{url.path}?{url.query}" if url.query else url.path
    return Reader(saying_in(language_of(http.scope)), chosen_language(http.scope), here)
