"""Frames: the words a question is framed with, which are no topic, and what a word of it may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.lexicon.cues import QUOTE, WEAK, WISH, Cue, load_cues
from corpus.lexicon.lemmas import IRREGULAR, lemmas_of
from corpus.lexicon.lists import load_words, words
from corpus.people.roles import is_plural, noun_of

ASKING = words(
    "what whats whatd how hows howd why whyd when whend where wheres whered which who whos whod whose whom whether did"
)
AUXILIARY = words(
    "did does do didnt doesnt dont has have had hasnt havent hadnt is was were are isnt wasnt arent will would wont "
    "wouldnt can could cant couldnt should shouldnt might must"
)
BEING = words("is was are were")
GENDERS = {"he": "m", "his": "m", "she": "f", "her": "f"}
SENTENCE_ENDS = frozenset(".?!…")
SUBJECTS = words("he she they it i we you")
"""Behind these a verb asks nothing."""
ABOUT = words("about on regarding re concerning over towards toward")
SPEECH_NOUNS = words(
    "words word quote quotes quotation statement statements comment comments remark remarks view views opinion "
    "opinions take stance position thoughts explanation reaction response reply retort answer line verdict message "
    "argument speech claim claims"
)
PLAIN_SPEECH = words(
    "say says said saying tell tells told telling talk talks talked talking speak speaks spoke spoken mention mentions "
    "mentioned think thinks thought feel feels felt comment commented stated discuss discussed explain explains "
    "explained explaining believe believes believed make made makes give gave address addressed express expressed "
    "reckon reckons reckoned"
)
POLITE = words(
    "please pls plz thanks thank-you ok okay so hi hello hey sorry well anyway um uh and but also find show search get "
    "me us you i im id can could would like want wanted need looking look for know let give list all any anything "
    "anybody anyone somebody someone something everything stuff there ever actually really basically exactly just only "
    "even again compare comparing comparison contrast differ differs differed difference differences between vs versus "
    "from by "
    "according latest newest earliest first last thing recent recently most "
    "trying quickly seriously honestly genuinely truly remind wonder wondering question here is my now yo btw lol"
)
SMALL = words(
    "the a an that if it its this these those to of in with his her their he she they them him as at been be "
    "being both each other"
)
# Frame words that are the topic itself where nothing else is and an article goes before: "about the list".
THINGS = SPEECH_NOUNS - words("take stance position thoughts words word view views opinion opinions") | words(
    "list search question show talks talk difference differences comparison contrast"
)
FRAME = ASKING | AUXILIARY | ABOUT | SPEECH_NOUNS | PLAIN_SPEECH | POLITE | SMALL
DETERMINERS = words("the a an any some this that these those his her their our my your")
VIEWS = words("view opinion eyes words book judgment judgement mind telling account reckoning estimation version")
PIECES = words("editorial editorials oped communique")
"""What a paper, or a body, says in writing."""
OPINIONS = VIEWS | words(
    "views take line side story verdict thoughts answer reply reaction reactions response explanation reasoning theory "
    "prediction forecast estimate comeback riposte"
)
SIDES = SPEECH_NOUNS | OPINIONS | {"anything"}
"""Nouns for how somebody sees what is told before: elsewhere a joke or a promise may be what is asked about."""
WHO = frozenset({"who", "that", "which"})
EVER = frozenset({"ever", "never", "also", "really", "actually"})
WANTING = words("want need make feel see expect mean like love hate fear prefer seek plan know find hope")
"""Verbs that are none of saying, behind somebody described: "what does the clerk want back?"."""
FEELING = words(
    "worried concerned angry furious upset sorry happy pleased glad keen confident afraid scared annoyed surprised "
    "ashamed proud optimistic pessimistic sceptical skeptical impressed bothered amused shocked disappointed relieved "
    "alarmed puzzled baffled fazed thrilled delighted horrified appalled embarrassed dismayed convinced"
)
"""What only somebody is: "is the chandler worried about tolls?"."""
BEHIND_PARTICIPLES = words("of by for in at with from to over after")
SUBORDINATING = words("when while because if whether")


@cache
def is_speech(fold: str) -> bool:
    """Return whether a folded word is a form of a verb of the lexicon that reports, and not one that only wishes."""
    return any(not cue.takes(WISH) for cue in _cues_of(fold))


def _cues_of(fold: str) -> list[Cue]:
    """Return the reporting verbs of which a folded word may be a form."""
    return [cue for lemma in lemmas_of(fold) if (cue := load_cues().get(lemma))]


def is_remark(fold: str) -> bool:
    """Return whether a folded word is a noun for what somebody says: "answer", "joke", "excuses"."""
    return fold in SPEECH_NOUNS | PIECES or not load_words("remarks").isdisjoint({fold, fold.removesuffix("s")})


def asks_for_words(text: str) -> bool:
    """Return whether a text asks what somebody says: "does Lind call it deep", and not "is the pump on"."""
    folds = [word.replace("'", "").replace("’", "") for word in re.findall(r"[\w'’]+", text.lower())]
    asks = next((at for at, fold in enumerate(folds) if fold in AUXILIARY), len(folds))
    being = asks < len(folds) and folds[asks] in BEING
    return any(_says(fold) and (not being or fold.endswith(("ing", "ed"))) for fold in folds[asks:])


def _says(fold: str) -> bool:
    """Return whether a folded word is a verb of saying wherever it stands; what goes or is finished says nothing."""
    return is_speech(fold) and any(cue.frames != {QUOTE, WEAK} for cue in _cues_of(fold))


def is_finite(fold: str) -> bool:
    """Return whether a folded word is a reporting verb as it follows its subject: "says", "warned"."""
    return is_speech(fold) and (fold in IRREGULAR or fold.endswith(("s", "ed", "ing")))


def says_which(folds: Sequence[str], at: int) -> bool:
    """Return whether the word at `at` is no verb but says which one the next is: "acting mayor", "writing coach"."""
    if not folds[at].endswith("ing") or at + 1 >= len(folds):
        return False
    noun, behind = folds[at + 1], folds[at + 2 : at + 3]
    led = not behind or behind[0] in ABOUT | AUXILIARY | {"of", "for", "at", "from", "who"} or is_finite(behind[0])
    return led and noun_of(noun) is not None and not is_plural(noun)
