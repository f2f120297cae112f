"""Said: a question that tells what was said and then asks for the speaker, as "which clerk said it leaks"."""

from __future__ import annotations

import re

from corpus.lexicon.folding import SPELLINGS
from corpus.lexicon.lists import load_words, words
from corpus.people.roles import noun_of
from index.question.descriptions.phrase import names_a_person
from index.question.frames.frames import is_finite, is_remark, is_speech
from index.question.parts.rewriting.whose import is_said

SOMEBODY = words("a an some one somebody someone")
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
NAME = re.compile(
    r"(?P<matter>.{8,300}?[.,;:!?…–-]['\"’”)]*) (?:(?:so|and|but) )?(?:(?:do you|anyone|anybody) (?:know|remember) )?"
    r"(?:(?:what(?:['’]?s| is| was) )?(?P<whose>his|her|their) name|what(?:['’]?s| is| was) (?P<he>he|she) called)"
    rf"{ENDS}",
    re.IGNORECASE,
)
"""Whose name is asked for behind what somebody said: "Some clerk said it leaks. His name?"."""
TOLD_LAST = re.compile(
    r"(?P<matter>.{8,200}?\w)['\"’”)]*, (?P<told>(?:an?|some|one) [\w'’ -]{4,100})"
    r"(?P<asks>[.,;:!?–-]+ (?:(?:so|and) )?(?:who|name)\b[^.?!]{0,30}\W*)",
    re.IGNORECASE,
)
"""Somebody told of behind what was said: "It leaks, a clerk said. Who was that?"."""
HEDGE = "perhaps|maybe|possibly"
PERHAPS = re.compile(
    rf"(?P<before>(?:(?:so|and|hey|ok),? )?)some(?:body|one),? (?:(?:{HEDGE}) )?(?P<what>an? [\w'’ -]{{2,40}}?)"
    rf"(?:,|,? (?:(?:i|we) (?:think|believe|guess|reckon|fancy|suppose)|{HEDGE}),?) (?=[a-z]+\b)",
    re.IGNORECASE,
)
"""What somebody may be, behind "somebody": "somebody, a clerk I think, said it leaks"."""
BY_WHOM = re.compile(
    r"by whom (?:is|was|were|are|has|have) (?P<what>[^?]{2,120}?) (?:been )?(?P<does>[a-z]+ed)\b(?P<told>[^?]*)\W*",
    re.IGNORECASE,
)
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
    if (found := NAME.fullmatch(text)) and _tells_of_somebody(found["matter"]):
        he = found["he"] or {"his": "he", "her": "she"}.get(found["whose"].lower(), "that")
        return f"{found['matter']} who was {he}?"
    if (found := TOLD_LAST.fullmatch(text)) and (verb := _verb_in(found["told"])):
        who, told = found["told"][: verb.start()], found["told"][verb.end() :]
        return f"{who}said {found['matter']}{told}{found['asks']}"
    if (found := PERHAPS.match(text)) and _is_person(found["what"]):
        return f"{found['before']}{found['what']} {text[found.end() :]}"
    if (found := BY_WHOM.fullmatch(text)) and is_speech(found["does"].lower()):
        return f"who {found['does']} {found['what']}{found['told']}"
    if (found := TELL.fullmatch(text)) and is_finite((found["does"] or "said").lower()):
        return f"who said {found['matter']}"
    return text


def _verb_in(told: str) -> re.Match[str] | None:
    """Return the verb of "a clerk said in Okerby", None where nobody says anything."""
    verbs = (found for found in re.finditer(r"[\w'’-]+", told) if is_finite(found[0].lower()))
    return next((found for found in verbs if _is_person(told[: found.start()].strip())), None)


def _tells_of_somebody(matter: str) -> bool:
    """Return whether somebody without a name says something: "some clerk said", "it leaks, a clerk said"."""
    folds = [word.lower() for word in re.findall(r"[\w'’]+", matter)]
    return any(is_finite(fold) and not SOMEBODY.isdisjoint(folds[max(0, at - 6) : at]) for at, fold in enumerate(folds))


def _is_person(what: str) -> bool:
    """Return whether a noun with what stands before it is for somebody: "union boss"."""
    noun = what.lower().rpartition(" ")[2]
    called = noun_of(SPELLINGS.get(noun, noun)) is not None or names_a_person(noun)
    return called or noun in load_words("people") | load_words("trades")
