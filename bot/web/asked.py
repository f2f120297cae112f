"""What may be asked over HTTP: the parameters, their limits and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Self

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema

from bot.wording.days import read_day
from corpus.statement import Kind
from corpus.store.fulltext import Place
from index.library import Library
from index.question.request import Request

MAX_QUESTION = 2_000
MAX_WORDS = 10_000
MAX_NAME = 200
MAX_LIMIT = 100
MAX_OFFSET = 10_000


def _day(value: object) -> object:
    return read_day(value) if isinstance(value, str) else value


def _none_if_empty(value: object) -> object:
    return None if value == "" else value


YEAR = r"(\d{3}[1-9]|\d{2}[1-9]\d|\d[1-9]\d{2}|[1-9]\d{3})"
MONTH_AND_DAY = r"(0[1-9]|1[0-2])(-(0[1-9]|1\d|2[0-8]))?|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31"
Day = Annotated[
    date | None,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": f"^({YEAR}(-({MONTH_AND_DAY}))?)?$", "example": "2021-03"}),
]
KindOrNone = Annotated[
    Kind | None,
    BeforeValidator(_none_if_empty),
    WithJsonSchema({"type": "string", "enum": ["direct", "mixed", "indirect", ""]}),
]
Name = Annotated[str, Field(max_length=MAX_NAME)]
Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT, description="How many at most.")]
Offset = Annotated[int, Field(ge=0, le=MAX_OFFSET, description="How many to leave out first.")]


class Filters(BaseModel):
    """What narrows a question, as the options of `onrecord ask` do, and which page of the answer is wanted."""

    model_config = ConfigDict(frozen=True)

    speaker: Annotated[Name, Field(description="Only words of this speaker.")] = ""
    role: Annotated[Name, Field(description="Only words of somebody called this, as 'defense minister'.")] = ""
    topic: Annotated[Name, Field(description="What the words are about.")] = ""
    outlet: Annotated[Name, Field(description="Only articles of this outlet.")] = ""
    after: Annotated[Day, Field(description="Published on this day or later.")] = None
    before: Annotated[Day, Field(description="Published before this day.")] = None
    kind: Annotated[KindOrNone, Field(description="Quoted, partly quoted, or paraphrased.")] = None
    offset: Offset = 0

    def request(self, text: str, *, limit: int, offset: int = 0) -> Request:
        """Return what the library is asked."""
        filters = self.model_dump(include={"speaker", "role", "topic", "outlet", "after", "before", "kind"})
        return Request(text, **filters, limit=limit, offset=offset)


class Asked(Filters):
    """A question of a program."""

    question: Annotated[str, Field(max_length=MAX_QUESTION, description="What did Kishi say about deterrence?")] = ""
    limit: Limit = 5


class AskedOverTime(Asked):
    """A question whose answer is put in order of date."""

    limit: Limit = 50


class Sought(BaseModel):
    """Words looked for in whole articles."""

    model_config = ConfigDict(frozen=True)

    words: Annotated[str, Field(max_length=MAX_NAME, description='Words, and "phrases in quotation marks".')] = ""
    outlet: Annotated[Name, Field(description="Only articles of this outlet.")] = ""
    after: Annotated[Day, Field(description="Published on this day or later.")] = None
    before: Annotated[Day, Field(description="Published before this day.")] = None
    limit: Limit = 10
    offset: Offset = 0

    def find_in(self, library: Library) -> list[Place]:
        """Return the places in a library's articles; none for no words."""
        return library.search(**self.model_dump())


class Typed(Filters):
    """A question typed into the page's box."""

    q: Annotated[str, Field(max_length=MAX_QUESTION)] = ""
    limit: Limit = 5

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> Self:
        """Return what the parameters of an address ask.

        Raises:
            RequestValidationError: one of them is not as it should be.
        """
        try:
            return cls.model_validate(dict(parameters))
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked at all."""
        return not any(text.strip() for text in (self.q, self.speaker, self.role, self.topic))

    def as_given(self) -> dict[str, str]:
        """Return the parameters that say the same, without the page that was wanted."""
        return {name: str(value) for name, value in self if value and name not in ("offset", "limit")}
