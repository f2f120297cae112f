"""The regular expressions of the project, and texts that are hard on them."""

from __future__ import annotations

import ast
import importlib
import re
import re._constants as code  # type: ignore[import-not-found]  # private: the only way to see inside an expression
import re._parser as parser  # type: ignore[import-not-found]
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("corpus", "index", "bot")
METHODS = {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
AT_A_PLACE = {"match", "fullmatch"}
MAX_SIZE, TIMES = 8_000, 4
MANY = 30
"""Times that something must be allowed to repeat to count as unbounded."""
ALLOWED_SECONDS = 0.005
BOUNDED = {
    ("corpus.readers.page.linked", "ARTICLES"): "only whole words are held against it, by fullmatch",
    ("corpus.readers.page.linked", "PAGES"): "as ARTICLES",
    ("corpus.readers.page.metadata", "SEPARATOR"): "a title has 1,000 characters",
}
"""Expressions that are slow for long texts and never get any: why."""
EXAMPLES = {
    code.CATEGORY_SPACE: " ",
    code.CATEGORY_DIGIT: "1",
    code.CATEGORY_WORD: "a",
    code.CATEGORY_NOT_SPACE: "a",
    code.CATEGORY_NOT_DIGIT: "a",
    code.CATEGORY_NOT_WORD: ".",
}
USUAL = "a 1.\n,\"'<>-A(:\u201c\u00e9"
UNITS = (" ", "a", "\n", "A ", "a.", '"', "<", "1", "(", "-", "A")


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression, its module, and whether it is looked for anywhere in a text rather than only at a place."""

    place: str
    pattern: re.Pattern[Any]
    searched: bool


def find_expressions() -> Iterator[Expression]:
    """Yield every expression: those that modules and their classes hold, and those written in calls."""
    seen: set[tuple[str | bytes, int]] = set()
    files = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    sources = [file.read_text(encoding="utf-8") for file in files]
    for file, source in zip(files, sources, strict=True):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        module = importlib.import_module(name)
        near = [source, *(other for other in sources if f"from {name} import" in other)]
        for key, value in list(vars(module).items()):
            for found in _held(value, name) if key[:2] != "__" else ():
                if (found.pattern, found.flags) not in seen and (name, key) not in BOUNDED:
                    seen.add((found.pattern, found.flags))
                    uses = {use for text in near for use in re.findall(rf"\b{key}\.(\w+)\(", text)} & METHODS
                    yield Expression(name, found, searched=not uses or not uses <= AT_A_PLACE)
        for method, found in _written(source):
            if (found.pattern, found.flags) not in seen:
                seen.add((found.pattern, found.flags))
                yield Expression(name, found, searched=method not in AT_A_PLACE)


def _held(value: object, module: str, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth > 3:
        return
    elif isinstance(value, Mapping):
        for inner in [*value.keys(), *value.values()][:2000]:
            yield from _held(inner, module, depth + 1)
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in list(value)[:500]:
            yield from _held(inner, module, depth + 1)
    elif isinstance(value, type) and value.__module__ == module:
        for inner in list(vars(value).values()):
            yield from _held(inner, module, depth + 1)
    elif type(value).__module__.split(".")[0] in ROOMS:
        for name in getattr(type(value), "__slots__", ()):
            yield from _held(getattr(value, name, None), module, depth + 1)


def _written(source: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield the expressions that stand in calls, `re.sub(r"\\s+", ...)`, each with the function called."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str | bytes)
            and node.func.attr in METHODS
        ):
            yield node.func.attr, re.compile(node.args[0].value)


def hard_texts(expression: re.Pattern[Any], size: int) -> Iterator[Any]:
    """Yield texts of about so many characters: what stands before a repetition, what it repeats, and what ends it.

    After Davis et al., "The Impact of Regular Expression Denial of Service in Practice" (2018): prefix, pump, suffix.
    """
    pumps: dict[tuple[str, str], None] = {}
    flags = expression.flags & ~re.UNICODE if isinstance(expression.pattern, bytes) else expression.flags
    whole = _example(parser.parse(expression.pattern, flags), pumps)
    starts = {("", whole or "a"): None, **pumps}
    starts.update({("", pump): None for _, pump in pumps} | {("", before + pump): None for before, pump in pumps})
    starts.update({("", unit): None for unit in UNITS})
    for before, pump in starts:
        for end in ("", "!"):
            text = (before + pump * (size // len(pump) + 1))[:size] + end
            yield text.encode("latin-1", "replace") if isinstance(expression.pattern, bytes) else text


def _example(tree: Any, pumps: dict[tuple[str, str], None], before: str = "") -> str:
    """Return a text that a part of an expression fits, and note what it can repeat, with what stands before that."""
    out = ""
    for operation, value in tree:
        if operation is code.LITERAL:
            out += chr(value)
        elif operation in (code.NOT_LITERAL, code.ANY):
            out += "b" if value == ord("a") else "a"
        elif operation is code.IN:
            out += _one_of(value)
        elif operation in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            least, most, inside = value
            body = _example(inside, pumps, before + out)
            if most > MANY and body:
                pumps[before + out, body] = None
            out += body * max(least, 1)
        elif operation is code.SUBPATTERN:
            out += _example(value[3], pumps, before + out)
        elif operation is code.ATOMIC_GROUP:
            out += _example(value, pumps, before + out)
        elif operation is code.BRANCH:
            branches = [_example(branch, pumps, before + out) for branch in value[1][:8]]
            out += branches[0]
        elif operation is code.ASSERT:
            _example(value[1], pumps, before + out)
    return out


def _one_of(items: Any) -> str:
    operation, value = items[0]
    if operation is code.NEGATE:
        return next((each for each in USUAL if not any(_fits(item, each) for item in items[1:])), "\u00e9")
    if operation is code.LITERAL:
        return chr(value)
    return chr(value[0]) if operation is code.RANGE else EXAMPLES.get(value, "a")


def _fits(item: Any, letter: str) -> bool:
    operation, value = item
    if operation is code.LITERAL:
        return ord(letter) == int(value)
    if operation is code.RANGE:
        return int(value[0]) <= ord(letter) <= int(value[1])
    word = letter.isalnum() or letter == "_"
    kinds = {code.CATEGORY_SPACE: letter.isspace(), code.CATEGORY_DIGIT: letter.isdigit(), code.CATEGORY_WORD: word}
    return kinds.get(value, False)


def slow_texts(pattern: str | bytes, flags: int = 0, *, searched: bool = True) -> Iterator[str]:
    """Yield, as far as an expression has any, a hard text for which it takes longer than in proportion."""
    expression = re.compile(pattern, flags)
    for text in hard_texts(expression, MAX_SIZE):
        if (long := _seconds(expression, text, searched)) > ALLOWED_SECONDS:
            part = text[: len(text) // TIMES] + text[-1:]
            # The least of several: what else the machine does only adds.
            short = min(_seconds(expression, part, searched) for _ in range(3))
            long = min(long, _seconds(expression, text, searched))
            # In proportion it would be TIMES as long, in the square of it TIMES times that.
            if long > ALLOWED_SECONDS and long > 2.5 * TIMES * short:
                yield f"{text[:60]!r}: {short:.4f} s and {long:.4f} s"
                return


def _seconds(expression: re.Pattern[Any], text: Any, searched: bool) -> float:
    began = time.process_time()
    for _ in expression.finditer(text) if searched else [expression.match(text)]:
        pass
    return time.process_time() - began


def all_slow(number: int, of: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the place and the text of each expression of a part of them all, and what is slow with it."""
    for at, found in enumerate(find_expressions()):
        if at % of == number:
            one = found.pattern
            yield f"{found.place}: {one.pattern!r}", list(slow_texts(one.pattern, one.flags, searched=found.searched))
