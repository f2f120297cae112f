"""Answered: who a sentence says has spoken on what the rest asks, "Why did she go? Lind was asked about that"."""

from __future__ import annotations

import re
from itertools import chain

from index.question.frames.frames import asks_for_words
from index.question.frames.pressed import ASKED
from index.question.parts.rewriting.clauses import NAME, ON_THAT, SOMEBODY, WHO, asking_who, at_end, without_manners

IT = r"(?:(?:it|that|this)(?: all)?|why|how)"
SAME = rf"(?:{ON_THAT}| (?:that|this|the same(?: thing)?)(?: (?:very )?question)?)"
WHERE = (
    r"(?: (?:(?:by|in|on|at|to|before|during|last|this) [^,.?!]{1,40}|yesterday|today))?"
    r"(?:,? (?:was|were|did)n['’]?t (?:it|they|he|she|that))?"
    r"(?:[,.?!;:]? (?:and |so )?(?:(?:what|how)\b[^.?!]{0,40}|(?:the |his |her |their )?(?:answer|reply)))?"
)
SOME = r"(?:(?:an?|some|the|plenty|lots|a lot|much|enough|something|a thing or two)(?: [a-z]+)? )?"
VIEWS = r"(?:to say|reasons?|excuses?|answers?|theory|theories|explanation|words?|views?|thoughts|opinions?|reply)"
SURELY = r"(?:(?:surely|certainly|clearly|then|also|later) )?"
PUT = at_end(
    rf"{WHO} (?:(?:was|were|got|ha(?:s|ve|d) been) (?:{'|'.join(sorted(ASKED))})"
    rf"|(?:ha(?:s|ve|d)|got) to (?:answer|address|explain|face))(?: (?:just|exactly))?{SAME}?{WHERE}",
    rf"(?:(?:that|this|it)(?: question)? (?:was|got) put|put (?:that|this|it)) to {WHO}{WHERE}",
)
"""To whom the question was put."""
SPOKE = at_end(
    rf"{WHO} {SURELY}(?:ha[sd]|g[ai]ves?|offered) {SOME}{VIEWS}{ON_THAT}?{WHERE}",
    rf"{WHO} {SURELY}(?:was|is|has been) (?:(?:pretty|very|quite|fairly|rather|more than) )?"
    rf"(?:clear|blunt|frank|open|outspoken|adamant|scathing){ON_THAT}{WHERE}",
    rf"{WHO} {SURELY}(?:ha[sd] )?(?:(?:explained|answered|addressed|tackled|discussed) {IT}"
    rf"|(?:spell(?:ed|t)|set|laid) {IT} out|(?:commented|spoke|spoken|talked|weighed in){ON_THAT}"
    rf"|(?:dealt with|went into) {IT}){WHERE}",
    rf"{WHO} {SURELY}(?:told [^,.?!]{{1,30}}|said|had) (?:something|a bit|plenty|lots|a lot|a few things|a word or two)"
    rf"(?: [a-z]+)?{ON_THAT}{WHERE}",
    rf"(?:surely )?{WHO} (?:must(?:['’]ve| have)?|will(?:['’]ve| have)) (?:said|told|had|have|know|given)"
    r"(?: (?:something|about it|an?(?: [a-z]+){1,2}|one|views|opinions|thoughts|plenty|by now))?",
    rf"(?:surely )?{WHO} (?:ought to (?:know|have)|(?:should|would|['’]d|will) know"
    r"|(?:has|is|was|['’]s) bound to (?:have|know))(?: (?:about it|something|an? [a-z]+))?",
    rf"{WHO} (?:seem(?:s|ed)?|appear(?:s|ed)?|tend(?:s|ed)?|used|claim(?:s|ed)?) to"
    rf" (?:(?:think|believe|reckon|feel|say|suggest|imply|argue) (?:so|it|as much|not|otherwise)|(?:dis)?agree){WHERE}",
    rf"(?P<who>{NAME}) (?:[a-z]+ (?:so|as much)"
    r"|(?:does|did|do|is|was|would|will|can|could|should|has)(?:n['’]?t| not)?(?: too)?"
    r"(?:[.!] (?:(?:his|her|their) (?:reasons?|reasoning|words?)|why(?: not)?|how so))?)",
    rf"(?:that was |it was )?(?P<who>{NAME}),? (?:was|is)n['’]?t (?:it|that)",
)
"""What is told of whoever has spoken on it, or must have."""
JUDGED = at_end(
    rf"(?<=[?] )(?P<who>{NAME}|(?:the|that) {SOMEBODY}) (?:says?|said|thinks?|thought|reckons?|claims?|insists?)"
    r" (?:s?he|they|it|that|not?|otherwise|never|yes|so|of course|absolutely)\b[^?]{0,60}"
)
"""Who says yes or no to what is asked: "did Quill ask for it? Lind says he did no such thing"."""
OPEN = re.compile(r"\W*(?:so |and |but )?(?:what|how|who|why|which)\b", re.IGNORECASE)
"""How a question begins that nobody says yes or no to."""


def with_answerer_first(core: str) -> str:
    """Return a question with whoever was asked it, or spoke on it, in front: "According to Lind, why did she go?".

    "What did Lind say? Quill did too." asks Lind.
    """
    ended = without_manners(core)
    found = next(chain(PUT.fullmatch(ended), SPOKE.fullmatch(ended), JUDGED.fullmatch(ended)), None)
    if found is None or (found.re in SPOKE.patterns and asks_for_words(found["matter"])):
        return core
    if found.re in JUDGED.patterns and OPEN.match(found["matter"]):
        return core
    return asking_who(found)
