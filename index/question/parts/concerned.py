"""Concerned: who is asked as whoever feels something or is touched by it, "does it bother Ama Lind?", "a blow to her".

Nobody is told to say anything there, and the name is the object of a verb or stands behind "to", "for" or "with".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon.lemmas import lemmas_of
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.people.roles import noun_of
from index.question.descriptions.phrase import is_head
from index.question.frames.frames import (
    ABOUT,
    ASKING,
    AUXILIARY,
    BEING,
    FRAME,
    PLAIN_SPEECH,
    SENTENCE_ENDS,
    SPEECH_NOUNS,
    VIEWS,
    is_speech,
)
from index.question.mentions import Mention
from index.question.nameforms import Form
from index.question.parts.agents import PEOPLE
from index.question.parts.strangers import strange_name
from index.question.tokens import Token

FELT_WITH = words(
    "goat fancy nerves hackles craw throat cage feathers liking cup mind heart head blood eye nose skin street alley"
)
"""What of somebody's a thing gets, takes, boils or goes up: "does it get Lind's goat?"."""
GRANTED = words(
    "support backing blessing vote votes trust respect endorsement approval help sympathy ear consent confidence "
    "permission loyalty forgiveness"
)
OBTAINING = words(
    "have has had get gets got win wins won earn earns earned lose loses lost keep keeps kept gain gained enjoy enjoys "
    "enjoyed expect expects seek seeks sought deserve deserves"
)
"""What one does with such a thing that another gives: "does it have Lind's blessing?"."""
TURNING = words(
    "let lets won win wins put puts wind winds wound rub rubs rubbed catch catches caught throw threw bring"
)
DRIVING = words("drive drives drove driven set sets get gets got getting cheer cheers cheered freak freaked creep")
PARTICLES = words("down over off up out mad crazy wild back")
LEAVING = words("leave leaves left")
MAKING = words("make makes made")
NO_FEELING = words("a an the to in on at")
"""Behind "make Lind" and "leave Lind" these tell of no feeling: "did they make Lind the chairman?"."""
TOUCHING = {
    "with": words("sit sits sat sitting land lands landed go goes went gone going settle wash chime resonate fly"),
    "to": words("matter matters mattered mean means meant appeal appeals appealed occur occurs occurred"),
    "for": words("change changes changed mean means meant"),
}
"""Verbs that with their preposition tell whom something touches: "how does it sit with Lind?"."""
RELYING = {"on": words("count rely bank depend lean"), "from": words("expect hope help")}
"""What one may do with somebody else who is asked about it: "can the clerk count on Lind?", "expect help from Lind"."""
POSSIBLY = words("can could should will would might cant couldnt wont")
SEEMING = words("seem seems seemed look looks looked sound sounds sounded get gets got do done")
PREDICATE = words("a an any no such some much")
DEGREES = words("too enough")
ADVERBS = words("really ever even also still so much very all that well badly down hard")
IMPERSONAL = words("it its that thats this things life")
LIGHT = words("make makes made making give gives gave go goes went gone going")
EXPERIENCING = words("to for on with by up past of")
VIEWED = ABOUT | words("of that to whether if is was")
"""What leads from such a noun to what is said."""
BEFORE_NOUNS = words("the a an this that any no some much")
FEELINGS = words("hope worry fear")
"""Remarks that are nobody's where the question asks for them: "any hope left for Ama Lind?"."""
NEAR = 4
"""How many words may stand between such a verb and its preposition."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """The one whole name in such a place, and the tokens that only lead to it."""

    mention: Mention
    used: frozenset[int]


def find_concerned(core: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Concerned | None:
    """Return the only one whom a question names whole as whoever feels it, None where it asks what somebody else says.

    "Does Quill remind Ama Lind of a clerk?", "is the toll a blow to Ama Lind?", "would the toll go, Ama Lind?"; not
    "did Quill say it was a blow to Ama Lind?".
    """
    first = mentions[0] if mentions else None
    if first and first.clash and first.end < len(tokens) and tokens[first.end].fold in ABOUT and not first.start:
        return None  # "Wanda Kolb on Ama Lind, there was some talk": a stranger's words are asked for.
    found = [one for mention in _whole(tokens, mentions) for one in _read(core, tokens, mention, mentions)]
    return found[0] if len(found) == 1 and not _says(core, tokens, found[0].mention) else None


def find_only_named(core: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Concerned | None:
    """Return the only one whom a question names whole that asks for nobody: "any hope left for Ama Lind?".

    None where others speak of them: "praise for Ama Lind", "what was it like playing with Ama Lind?".
    """
    whole = _whole(tokens, mentions)
    if len(whole) != 1 or not whole[0].start or tokens[whole[0].end - 1].owns:
        return None
    start, end = whole[0].start, whole[0].end
    folds = [token.fold for token in tokens]
    before, lead = folds[max(0, start - 3) : start - 1], folds[start - 1]
    if (ASKING | AUXILIARY | {"any"}).isdisjoint(folds) or lead not in EXPERIENCING:
        return None
    spoken = any(_is_saying(tokens, at) for at in range(len(tokens)) if not start <= at < end)
    others = not (PEOPLE | load_words("several people")).isdisjoint(folds)
    doing = any(fold.endswith("ing") and fold not in FRAME for fold in before)
    both = folds[end : end + 1] == ["and"]
    on_her = lead == "on" and (not before or before[-1] in FRAME - IMPERSONAL)
    return None if spoken or others or doing or both or on_her else Concerned(whole[0], frozenset())


def _whole(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Return the whole names of people, those of strangers where nobody else is named whole."""
    known = [
        one for one in mentions if one.is_person and one.form is Form.FULL and one.end > one.start + 1 and one.speakers
    ]
    strange = (strange_name(tokens, at) for at in range(1, len(tokens)) if not known)
    named = {at for one in mentions if not one.clash for at in range(one.start, one.end)}
    return known or [
        Mention(name.start, name.stop, (), Form.FULL, clash=True) for name in strange if name and named.isdisjoint(name)
    ]


def _read(core: str, tokens: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> Iterator[Concerned]:
    """Yield a name where it stands in such a place."""
    start = mention.start
    folds = [token.fold for token in tokens]
    if not start or (ASKING | AUXILIARY).isdisjoint(folds):
        return
    before = start - 1
    while before and folds[before] in {"really", "ever", "even", "also", "still"}:
        before -= 1
    adjoins = not core[tokens[start - 1].end : tokens[start].start].strip()
    if adjoins and _stirs(tokens, before, mention):
        yield Concerned(mention, frozenset())
    elif tokens[mention.end - 1].owns:
        return
    elif _touches(core, tokens, mention, mentions):
        yield Concerned(mention, frozenset({start - 1}))
    elif _is_addressed(core, tokens, mention, mentions):
        yield Concerned(mention, frozenset())


def _stirs(tokens: Sequence[Token], verb: int, mention: Mention) -> bool:
    """Return whether the verb at `verb` does something to what the name's bearer feels."""
    folds = [token.fold for token in tokens]
    behind = folds[mention.end] if mention.end < len(tokens) else ""
    if tokens[mention.end - 1].owns:
        return behind in FELT_WITH or (behind in GRANTED and folds[verb] in OBTAINING)
    lemmas = {*lemmas_of(folds[verb])}
    if "remind" in lemmas:
        return behind == "of"
    if folds[verb] in LEAVING and _is_order(tokens, verb):
        return False
    if folds[verb] in LEAVING | MAKING:
        return (bool(behind) and behind not in NO_FEELING) or folds[0] == "where"
    if folds[verb] in TURNING | DRIVING:
        return behind in PARTICLES
    if folds[verb] in PARTICLES:
        return folds[verb - 1] in TURNING | DRIVING
    if folds[verb].endswith("ed") and _is_of_another(folds, verb):
        return False
    wind = folds[max(0, verb - 2) : verb + 1] == ["the", "wind", "up"]
    return wind or not lemmas.isdisjoint(load_words("stirring verbs"))


def _is_of_another(folds: Sequence[str], verb: int) -> bool:
    """Return whether a participle tells what somebody else feels: "was Quill surprised Ama Lind won?"."""
    asks = next((at for at in range(verb - 1, max(-1, verb - NEAR - 1), -1) if folds[at] in BEING | {"that"}), verb)
    return folds[asks] in BEING and asks < verb - 1


def _touches(core: str, tokens: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Return whether something is told to be so to somebody or for somebody: "a win for Lind", "matter to Lind"."""
    begin = _sentence(core, tokens, mention)
    folds = [token.fold for token in tokens[begin : mention.start]]
    lead, before = folds[-1:], folds[:-1]
    if not before:
        return False
    near = before[-NEAR:]
    if not RELYING.get(lead[0], frozenset()).isdisjoint(near) and before[0] in POSSIBLY:
        return True
    if lead not in (["to"], ["for"], ["with"], ["on"]):
        return False
    if not TOUCHING.get(lead[0], frozenset()).isdisjoint(near) or (lead == ["to"] and before[-1] in SEEMING):
        return True
    if lead == ["with"] or noun_of(before[-1]) or _is_saying(tokens, mention.start - 2):
        return False
    told = next((at for at, fold in enumerate(before) if _is_so(fold, before[at + 1 : at + 2])), None)
    # "How hard is rowing for Lind?"; "how loyal is Quill to Lind?" asks Quill.
    alone = not any(begin <= one.start < mention.start for one in mentions)
    if before[0] == "how" and told == 2 and alone:
        return True
    if before[-1].endswith("ing"):
        return False
    return not DEGREES.isdisjoint(near) or before[-2:-1] in (["what"], ["any"]) or _is_predicate(before, told)


def _is_predicate(before: Sequence[str], told: int | None) -> bool:
    """Return whether words before "to Lind" tell what something is, "is that a win", or ask it of "it"."""
    if told is None and IMPERSONAL.isdisjoint(before[:2]):
        return False
    behind = before[0 if told is None else told + 1 :]
    article = not PREDICATE.isdisjoint(before[-NEAR:-1])
    return behind[:1] != ["there"] and (article or not IMPERSONAL.isdisjoint(behind[:1]))


def _is_so(fold: str, behind: Sequence[str]) -> bool:
    """Return whether a verb asks what something is, "was it hard", or what "it" does, "did it get lonely"."""
    return fold in BEING or (fold in AUXILIARY and not IMPERSONAL.isdisjoint(behind))


def _is_addressed(core: str, tokens: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Return whether a question ends with whom it is put to: "would the toll go, Ama Lind?"; not "the mayor, Lind"."""
    at = mention.start
    listed = any(one.end == at for one in mentions) or is_head(tokens, at - 1)
    pause = core[tokens[at - 1].end : tokens[at].start]
    return mention.end == len(tokens) and pause.strip() == "," and not listed


def _says(core: str, tokens: Sequence[Token], mention: Mention) -> bool:
    """Return whether a verb of saying asks somebody else before the name: "did Quill call it a blow to Lind?"."""
    begin = _sentence(core, tokens, mention)
    asks = next((at for at in range(begin, mention.start) if tokens[at].fold in AUXILIARY | ASKING), begin)
    said = range(asks + 1, mention.start - 1)
    if _is_said(tokens, asks, said):
        return False
    return any(
        _is_saying(tokens, at)
        and not (tokens[mention.start - 1].fold == "from" and tokens[at].fold in RELYING["from"])
        and (not _is_view(tokens[at].fold) or tokens[at + 1].fold in VIEWED)
        for at in said
    )


def _is_said(tokens: Sequence[Token], asks: int, between: range) -> bool:
    """Return whether what somebody said does it: "did Quill's remark on tolls upset Lind", "does what Quill said"."""
    if not between or tokens[asks].fold in BEING | ASKING - {"did"}:
        return False
    owned = any(tokens[at - 1].owns and _is_view(tokens[at].fold) for at in between)
    return owned or tokens[asks + 1].fold == "what"


def _is_order(tokens: Sequence[Token], verb: int) -> bool:
    """Return whether a verb begins what the asker orders: "leave Quill out of it"."""
    return not verb or FRAME.issuperset(token.fold for token in tokens[:verb])


def _is_saying(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is a verb or a noun of saying, and no other noun: "Lind's claim", "the call"."""
    fold = tokens[at].fold
    noun = at and (tokens[at - 1].owns or tokens[at - 1].fold in BEFORE_NOUNS)
    return _is_view(fold) or (not noun and fold not in LIGHT and (is_speech(fold) or fold in PLAIN_SPEECH))


def _is_view(fold: str) -> bool:
    return (
        fold in SPEECH_NOUNS
        or fold in VIEWS - {"eyes", "mind", "book", "words"}
        or (is_listed(fold, "remarks") and fold not in FEELINGS)
    )


def _sentence(core: str, tokens: Sequence[Token], mention: Mention) -> int:
    """Return where the sentence begins in which a name stands."""
    gaps = ((at, core[tokens[at - 1].end : tokens[at].start]) for at in range(mention.start, 0, -1))
    return next((at for at, gap in gaps if not SENTENCE_ENDS.isdisjoint(gap)), 0)
