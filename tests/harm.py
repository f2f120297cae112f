"""Harm: documents damaged at random, and what reading them brings about."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from types import TracebackType

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers.document import Document, ReadFailure, Reading, document_of
from corpus.readers.reading import FORMATS, read_document

ROOT = str(Path(__file__).resolve().parents[1])
OURS = tuple(f"{ROOT}/{room}/" for room in ("corpus", "index", "bot"))
SPLINTERS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80\x81", b"\xed\xa0\x80", b"\r", b"\n\n", b"---\n", b'"', b"{"),
    *(b"[" * 500, b"\\u0000", b"\\ud800", b"-0.0e999", b"NaN", b"9999-99-99", b"\xc2\xb2", b"00:00:99.999 --> "),
    *(b"<", b"<!--", b"<![CDATA[", b"]]>", b"&#0;", b"&x;", b"<!ENTITY x 'y'>", b"<div>" * 500, b"http://[a"),
    *(b"Content-Length: -1\r\n", b"Content-Length: 999999999999\r\n", b"=?utf-8?b?////?="),
    *(b"Content-Type: text/plain; charset=nonsense\r\n", b"PK\x05\x06", b"\x1f\x8b\x08", b"Content-Encoding: br\r\n"),
    *(b"%PDF-", b"endobj", b"stream", b"/Length 99999999", b"WEBVTT", b"<v >", b"{\\rtf1", b"\\bin9999999 "),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading one document gave: how many articles and failures, in how many seconds of processor time.

    `faults` are what may not be: something raised, nothing given, a message that is no line, or an error of our own
    code that only the guard around it caught. `guarded` are errors that parsers of others raised.
    """

    articles: int
    failures: int
    seconds: float
    faults: tuple[str, ...]
    guarded: tuple[str, ...]


def read_harmed(data: bytes, name: str, form: str = "") -> Outcome:
    """Return what came of reading a document, in the format (a key of FORMATS) it shows or the one given."""
    document = document_of(data, name)
    found: list[Article | ReadFailure] = []
    faults: list[str] = []
    started = time.process_time()
    with _guarded_errors() as errors:
        try:
            found.extend(read_document(document) if not form else _read_as(document, form))
        except Exception as error:
            faults.append(f"raised {_where(error)}")
    seconds = time.process_time() - started
    if not found and not faults:
        faults.append("neither an article nor a failure")
    messages = [each.message for each in found if isinstance(each, ReadFailure)]
    faults += [f"not one line: {message!r}" for message in messages if not message.isprintable()]
    faults += [f"unexpected in our own code: {_where(error)}" for error in errors if _is_ours(error)]
    guarded = tuple(_where(error) for error in errors if not _is_ours(error))
    return Outcome(len(found) - len(messages), len(messages), seconds, tuple(faults), guarded)


def _read_as(document: Document, form: str) -> Reading:
    """Read a document as one of a format, whatever it looks like, with the errors that are caught around any reader."""
    module, function = FORMATS[form]
    reader: Callable[[Document], Reading] = getattr(import_module(module), function)
    failed = ReadFailure(document.name, "refused")
    try:
        for found in reader(replace(document, reader=read_document)):
            # Messages become one line around the readers.
            yield found if isinstance(found, Article) else failed
    except (ArticleError, OSError, EOFError):
        yield failed
    except Exception as error:
        logging.getLogger("corpus.readers.reading").debug("%s", document.name, exc_info=error)
        yield failed
    yield failed


@contextmanager
def _guarded_errors() -> Iterator[list[BaseException]]:
    """Give a list that fills with the errors caught around the readers, which are noted there for debugging."""
    caught: list[BaseException] = []

    class Note(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.exc_info and record.exc_info[1] is not None:
                caught.append(record.exc_info[1])

    log, note = logging.getLogger("corpus.readers.reading"), Note()
    level, passes = log.level, log.propagate
    log.addHandler(note)
    log.setLevel(logging.DEBUG)
    log.propagate = False
    try:
        yield caught
    finally:
        log.removeHandler(note)
        log.setLevel(level)
        log.propagate = passes


def _frames(error: BaseException) -> list[tuple[str, int]]:
    frames = []
    at: TracebackType | None = error.__traceback__
    while at is not None:
        frames.append((at.tb_frame.f_code.co_filename, at.tb_lineno))
        at = at.tb_next
    return frames


def _is_ours(error: BaseException) -> bool:
    frames = _frames(error)
    return bool(frames) and frames[-1][0].startswith(OURS)


def _where(error: BaseException) -> str:
    """Return an error in words: its type and what it says, the last place in our code and the very last."""
    frames = _frames(error)
    ours = [frame for frame in frames if frame[0].startswith(OURS)][-1:]
    places = " > ".join(
        f"{file.removeprefix(f'{ROOT}/')}:{line}" for file, line in dict.fromkeys([*ours, *frames[-1:]])
    )
    return f"{type(error).__name__}: {' '.join(str(error).split())[:100]!r} at {places}"


def damage(data: bytes, chance: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """Return `data` with one to six injuries; some paste pieces of `others`."""
    for _ in range(chance.randint(1, 6)):
        if others and not chance.randrange(12):
            data = _splice(data, chance, chance.choice(others))
        else:
            data = chance.choice(INJURIES)(data, chance)
    return data


def _splice(data: bytes, chance: random.Random, other: bytes) -> bytes:
    start, cut = chance.randint(0, len(data)), chance.randint(0, len(other))
    return data[:start] + other[cut : cut + chance.randint(1, 400)] + data[start + chance.randint(0, 50) :]


def _cut_end(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _cut_start(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randint(0, max(1, len(data) // 8)) :]


def _flip(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 20) if damaged else 0):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _remove(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + data[start + chance.randint(1, 200) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    end = start + chance.randint(1, 200)
    return data[:end] + data[start:end] * chance.randint(1, 20) + data[end:]


def _splinter(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + chance.choice(SPLINTERS) + data[start:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + chance.randbytes(chance.randint(1, 60)) + data[start:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    middle = chance.randint(0, len(data))
    return data[middle:] + data[:middle]


def _shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


INJURIES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut_end, _cut_start, _flip, _flip, _remove, _repeat, _splinter, _splinter, _insert, _swap, _shuffle_lines,
)  # fmt: skip
