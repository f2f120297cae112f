"""Wanted: whom a question asks for in a sentence of its own, "Is the strait safe? I'm after Lind on that"."""

from __future__ import annotations

import re

from index.question.frames.frames import asks_for_words
from index.question.tokens import POSSESSIVE

ADVERB = r"(?: (?:really|only|just|also|actually|rather))?"
WOULD = rf"(?:['’]d| would){ADVERB} (?:like|love|prefer)"
AM = rf"(?:['’](?:m|re)| am| are)?{ADVERB}"
FROM = r"(?: is| are)?(?: to (?:hear|get|have|see|read)(?: (?:it|that))?)?(?: from)?"
AFTER = rf"(?:{WOULD}|{AM} (?:after|want(?:ed)?|need(?:ed)?|looking for|keen on|interested in|curious about)){FROM}"
WONDER = rf"(?:{WOULD} to know|{AM} (?:wonder(?:ing)?|curious|want to know))"
NAME = r"(?-i:[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|van|von|der|de|al|bin|el|of))*)"
SOMEBODY = r"(?:(?!(?:on|about|regarding)\b)[\w.'’-]+ ){0,6}(?!(?:on|about|regarding)\b)[\w.-]+"
DESCRIBED = SOMEBODY.replace("{0,6}", "{0,11}")
NAMES = rf"{NAME}(?:,? and (?:(?:i|we) (?:want|need) )?{NAME})*"
VIEWED = (
    rf"(?P<owner>{SOMEBODY})['’]s? (?:(?:own|exact|precise|actual|full) )?"
    r"(?:words?|views?|take|answer|reply|reaction|response|opinion|thoughts?|line|side)"
)
ON_THAT = r" (?:on|about|regarding|of|to) (?:that|this|it|them|the matter|the subject)"
NO_OWNER = (
    r"(?!(?:what|how|who|why|when|where|which|did|do|does|is|was|are|were|has|have|in|by|to|from|with|of|about|on|for"
    r"|after|than)\b)"
)
NOBODY = (
    r"(?!(?:(?:no|any|some|every)(?:body|one)|all|both|few|he|i|it|many|most|none|others|she|that|they|this|we|you)\b)"
)
CLOSING = (
    rf"(?:(?:and |but |so |what(?:['’]s| is| was) )?{NO_OWNER}(?P<closing>{SOMEBODY})['’]s? "
    r"(?:(?:own|exact|precise|actual|full) )?"
    r"(?:words?|views?|take|answer|reply|reaction|response|opinion|thoughts?|verdict|comeback|retort|riposte)"
    rf"|(?:over to|ask|(?:and |but )?(?:what|how) about) (?P<office>(?:the|that) {SOMEBODY})"
    r"|(?:over to|ask|(?:and |but )?(?:what|how) about|what says?|but (?:does|do|did|is|was|has|would|will)) "
    rf"(?P<last>{NAME})"
    rf"|(?:and |but )?{NO_OWNER}{NOBODY}(?P<so>{NAME}) (?:[a-z]+ (?:so|as much)"
    r"|(?:has|had) (?:views|opinions|thoughts|an opinion|a view)"
    r"|(?:does|did|do|is|was|would|will|can|could|should|has)(?:n['’]?t| not)?(?: too)?"
    r"(?:[.!] (?:(?:his|her|their) (?:reasons?|reasoning|words?)|why(?: not)?|how so))?)"
    rf"|(?:and |but )?{NO_OWNER}{NOBODY}(?P<must>{SOMEBODY}) (?:must|will)(?:['’]ve| have) (?:said|had) "
    r"(?:something|a view|views|an opinion|opinions|thoughts|plenty|a word|a line)"
    rf"|(?:that was |it was )?{NO_OWNER}(?P<tag>{NAME}),? (?:was|is)n['’]?t (?:it|that))"
)
SAYS = r"(?:says?|said|thinks?|thought|makes?|made)"
AFTER_IT = (
    rf"(?:{WOULD}|{AM} (?:after|want(?:ed)?|need(?:ed)?|looking|asking)) (?:for )?(?:"
    r"(?:to (?:hear|get|have|read|know) )?(?:it|that|this|about (?:it|that|this)) (?:straight |directly )?from "
    r"|the (?:words?|views?|take|answer|reply|reaction|response|opinion|thoughts?|verdict) (?:of|from) )"
)
"""How the asker says from whom it is to come: "I want to hear it from", "I'm after the view of"."""
FROM_FIRST = re.compile(
    rf"(?:(?:(?:i|we){AFTER_IT}|asking for the (?:view|opinion|take) of )(?P<one>{DESCRIBED})[:;,–-]+"
    rf"|(?:(?:ok|okay|so|right|now|and),? )*{NO_OWNER}(?P<owner>{SOMEBODY})['’]s? (?:version|account|side)"
    r"(?: of (?:it|the story|events|things))?(?:,? (?:please|pls))?[.:;,–-]+) "
    r"(?P<matter>[^\n]{4,300})",
    re.IGNORECASE,
)
REQUEST = re.compile(
    rf"(?:(?P<matter>.*\S)(?<=[,.?!:;–…-]) )?(?:(?:but|and|so) )?(?:(?:what )?(?:i|we)"
    rf"(?:{AFTER} (?:(?:{VIEWED}|(?P<names>{NAMES}))(?:{ON_THAT})?|(?P<somebody>{SOMEBODY}?){ON_THAT})"
    rf"|{AFTER_IT}(?P<from>{DESCRIBED})"
    rf"|{WONDER} what (?P<sayer>{SOMEBODY}?) {SAYS}{ON_THAT})"
    r"(?P<more>(?:,[^.?!]*)?)(?:,? (?:please|pls|thanks|ta))*"
    rf"|(?P<asked>{SOMEBODY}?) (?:was|were|got|ha(?:s|ve) been) (?:asked|pressed|quizzed|grilled|questioned)"
    rf"(?:{ON_THAT}| (?:just |exactly )?(?:that|the same(?: thing)?))"
    r"(?:[,.?!;:]? (?:and |so )?(?:(?:what|how)\b[^.?!]{0,40}|(?:the |his |her |their )?(?:answer|reply)))?"
    rf"|(?:any |some )?(?:thoughts?|words?|views?|comments?|reactions?|response|take|anything|quotes?) (?:from|by) "
    rf"(?P<source>{SOMEBODY})|(?<=[,.?!:;–…-] ){CLOSING}(?:{ON_THAT})?(?:,? (?:please|pls|thanks|ta))*)[,.?!\s]*",
    re.IGNORECASE,
)
"""A sentence at the end that says whose words are wanted: the asker says so, or somebody was asked about that."""
WANTED = (
    "from",
    "owner",
    "names",
    "somebody",
    "sayer",
    "asked",
    "source",
    "closing",
    "office",
    "last",
    "so",
    "tag",
    "must",
)
THE_ONE = re.compile(
    # "When she left, Betty Moe I mean" tells who left.
    rf"(?:^|(?<=[,.;:?!–-] ))(?!{NAME} i mean)(?:and |but |so )?(?:it(?:['’]s| is| was) )?"
    rf"{NO_OWNER}(?P<one>{NAME})(?: is| was)?(?: (?:the (?:one|person)|who|whom))? i(?:['’]?m| am)?{ADVERB} "
    r"(?:after|want|wanted|need|needed|looking for|mean|meant)(?=[,.;:?!]|\W*$)",
    re.IGNORECASE,
)
"""A clause anywhere that says who is wanted: "Lind is the one I want", "but it's Lind I'm after"."""
AGAIN = re.compile(r"\b(?:i|we) (?:want|need) ", re.IGNORECASE)


def with_the_one_first(core: str) -> str:
    """Return a question with the one it says it is after in front, and without the clause that says so."""
    found = THE_ONE.search(core)
    before = core[: found.start()].rstrip(" ,;:–-") if found else ""
    behind = core[found.end() :].lstrip(" ,.;:?!–-") if found else ""
    return (
        according_to(POSSESSIVE.sub("", found["one"]), f"{before} {behind}".strip())
        if found and before + behind
        else core
    )


def with_wanted_first(core: str) -> str:
    """Return a question with whom its last sentence asks for in front: "According to Lind, is the strait safe?"."""
    first = FROM_FIRST.fullmatch(core)
    if first and re.match(NO_OWNER, one := first["one"] or first["owner"]):
        return according_to(one, first["matter"])
    found = REQUEST.fullmatch(core)
    if found is None or not (found["matter"] or found["names"] or found["owner"] or found["somebody"]):
        return core
    # "What did Lind say? Quill did too." asks Lind.
    if (found["so"] or found["tag"]) and asks_for_words(found["matter"]):
        return core
    told = found.groupdict()
    wanted = next(told[name] for name in WANTED if told[name])
    matter, more = found["matter"] or "", found["more"] or ""
    matter = matter.rstrip(",.:;–…-?! ") if more else matter
    return according_to(AGAIN.sub("", wanted), f"{matter}{more}")


def according_to(name: str, matter: str) -> str:
    """Return a question that asks somebody about a matter."""
    # "Lind, Ama Lind met" would be read as the name "Lind, Ama".
    link = ", so " if re.match(rf"[\w.'’-]+ {re.escape(name)}\b", matter, re.IGNORECASE) else ", "
    return f"According to {name}{link}{matter}"
