"""Work off the event loop: a thing that belongs to one thread, opened, used and closed there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.discord.services.catalogue import Catalogue, make_catalogue
from corpus.errors import LibraryError
from index.question.request import Request

if TYPE_CHECKING:
    from index.library import Library
    from index.match import Answer, Match

Thing = TypeVar("Thing")
Result = TypeVar("Result")

log = logging.getLogger(__name__)
MAX_SHOWN = 10


class Worker(Generic[Thing]):
    """One thread that owns one thing, such as a SQLite file."""

    def __init__(self, name: str, open_thing: Callable[[], Thing]) -> None:
        self._open = open_thing
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._thing: Thing | None = None

    async def run(self, work: Callable[[Thing], Result]) -> Result:
        """Return what `work` returns when called with the thing, on its thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._call, work)

    async def close(self) -> None:
        """Let the work in hand finish, then end the thread."""
        await asyncio.to_thread(self._thread.shutdown, wait=True)

    def _call(self, work: Callable[[Thing], Result]) -> Result:
        if self._thing is None:
            self._thing = self._open()
        return work(self._thing)


class Engine(Worker["Library"]):
    """The library behind the bot: the same engine as on the command line.

    A newer generation of the library is taken in beside the questions, on a thread of its own, so that none of them
    waits for it.
    """

    def __init__(self, open_library: Callable[[], Library]) -> None:
        super().__init__("library", open_library)
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="refresh")
        self.catalogue = Catalogue()

    async def start(self) -> None:
        """Open the library, read the catalogue and warm the model up, so that the first question waits for nothing."""
        await self.refresh()
        await self.ask(Request("warm", limit=1))

    async def refresh(self) -> bool:
        """Take in the newest generation of the library, and say whether it is another than before."""
        library = await self.run(lambda library: library)
        before = self.catalogue.generation
        self.catalogue = await asyncio.get_running_loop().run_in_executor(
            self._beside, _refresh, library, self.catalogue
        )
        if before not in (-1, self.catalogue.generation):
            log.info("generation %d answers now", self.catalogue.generation)
        return self.catalogue.generation != before

    async def ask(self, request: Request, *, outlets: Sequence[str] = ()) -> Answer:
        """Return the answer to a request, from these outlets alone where any are named and the request names none."""
        return await self.run(lambda library: library.ask(replace(request, among=tuple(outlets))))

    async def statement(self, statement_id: str) -> Match:
        """Return one statement, read back from its stored article."""
        return await self.run(lambda library: library.statement(statement_id))

    async def printed_as(self, ids: Sequence[str]) -> Match | None:
        """Return the first of these statements with the others as its doubles; None where the first is gone."""

        def work(library: Library) -> Match | None:
            found = []
            for one in ids:
                try:
                    found.append(library.statement(one))
                except LibraryError:
                    if not found:
                        return None
            return replace(found[0], also_in=tuple(found[1:]))

        return await self.run(work)

    async def behind(self) -> float | None:
        """Return by how many seconds the library may be behind its primary; None where it has none, or is away."""
        library = await self.run(lambda library: library)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._beside, library.behind)
        except LibraryError as error:
            log.warning("%s", error)
            return None

    async def close(self) -> None:
        """Let the work in hand finish, then end the threads."""
        await asyncio.to_thread(self._beside.shutdown, wait=True)
        await super().close()


def _refresh(library: Library, known: Catalogue) -> Catalogue:
    library.refresh()
    generation = library.status().generation
    if generation == known.generation:
        return known
    return make_catalogue(library.speakers(), library.outlets(), generation=generation)
