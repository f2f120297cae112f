"""Said: a question that tells what was said and then asks for the speaker, as "which clerk said it leaks"."""

from __future__ import annotations

import re

from corpus.lexicon.folding import SPELLINGS
from corpus.lexicon.lists import load_words
from corpus.people.roles import noun_of
from index.question.descriptions.phrase import names_a_person
from index.question.frames.frames import is_finite, is_remark
from index.question.parts.rewriting.whose import is_said

IT = r"(?:that|this|it|so|those|these)(?: one| to be true)?"
ENDS = r"(?:,? (?:then|again|please|pls|exactly))*\W*"
CAME = r"(?:came|comes) (?:up|out) with|put"
WHICH = re.compile(
    r"(?P<matter>.*?\w.{6,300}?[.,;:!…–-]['\"’”)]*) (?:(?:so|and|but|ok|okay),? )?"
    r"(?:which|what) (?P<what>(?:[\w'’-]+ ){0,3}?[\w'’-]+) "
    rf"(?:{CAME}|is|was|were|(?P<does>[\w-]+)) (?:it like )?{IT}{ENDS}",
    re.IGNORECASE,
)
REMARK = re.compile(
    r"(?:so |ok |and )?(?:the|that|this) (?:[\w'’-]+ )?(?P<noun>[\w-]+) (?:about|that|of|on) "
    rf"(?P<matter>[^?]{{4,300}}?) ?[,:;.–-]+ (?:(?:so|and) )?(?:"
    rf"who (?:made|{CAME}|said|was|is|cracked|coined)(?: behind)? {IT}|whose (?:was|is) {IT}){ENDS}",
    re.IGNORECASE,
)
ONE = re.compile(
    r"(?:one|some|an?|another) (?P<what>(?!of )(?:[\w'’-]+ ){0,3}?[\w'’-]+) "
    r"(?P<told>(?P<does>said|says|thinks|thought|felt|told|[a-z]+ed) [^?]{6,300}?) ?[.,;:–-]+ "
    r"(?:(?:so|and|but) )?(?:which|what)(?: one)?(?: (?:is|was) (?:it|that|this))?(?: then)?\W*",
    re.IGNORECASE,
)
"""One of several, of whom a second sentence asks which: "One clerk said it leaks. Which?"."""
TELL = re.compile(
    r"(?:(?:please|hey|hi|so|ok),? )?(?:(?:can|could|would) you )?(?:please )?(?:tell me|remind me|guess) who "
    r"(?:(?:it|that|this) (?:is|was)|(?:is|was) (?:it|that|this))\W+"
    r"(?:(?:he|she|they|some(?:body|one)) (?P<does>[\w-]+) (?:that )?)?(?P<matter>[^\n]{4,300})",
    re.IGNORECASE,
)


def with_speaker_first(text: str) -> str:
    """Return "It leaks. Which clerk came up with that?" as "which clerk said it leaks".

    "It leaks. Which boat was that?" stays as it is.
    """
    if (found := WHICH.fullmatch(text)) and _is_person(found["what"]) and is_finite((found["does"] or "said").lower()):
        return f"which {found['what']} said {found['matter']}"
    if (found := ONE.fullmatch(text)) and is_finite(found["does"].lower()) and _is_person(found["what"]):
        return f"which {found['what']} {found['told']}"
    if (found := REMARK.fullmatch(text)) and (is_said(noun := found["noun"].lower()) or is_remark(noun)):
        return f"who said {found['matter']}"
    if (found := TELL.fullmatch(text)) and is_finite((found["does"] or "said").lower()):
        return f"who said {found['matter']}"
    return text


def _is_person(what: str) -> bool:
    """Return whether a noun with what stands before it is for somebody: "union boss"."""
    noun = what.lower().rpartition(" ")[2]
    called = noun_of(SPELLINGS.get(noun, noun)) is not None or names_a_person(noun)
    return called or noun in load_words("people") | load_words("trades")
