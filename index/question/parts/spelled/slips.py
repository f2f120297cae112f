"""Slips: words of a question that are typed wrongly, "wht did she sya about it", read as the words they are."""

from __future__ import annotations

from functools import cache

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import words
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, FRAME, PLAIN_SPEECH, SPEECH_NOUNS, is_speech
from index.question.nameforms import CALLED
from index.question.names import Names
from index.question.spelling.wholes import slips_in
from index.question.tokens import Token, find_tokens

MEANT = ABOUT | ASKING | AUXILIARY | PLAIN_SPEECH | SPEECH_NOUNS
MIN_SLIP = 3
REAL = words(
    "ben booth butt cold discus dose fist form hares hose lie lit madder odes rally sad sake tat thee thing thins "
    "tanks taking sow wee three veer waned war wants wold cleaver wet wen wry"
)
"""Words of their own that are a slip of another."""
MIN_TITLE = 6
MAX_IN_TITLE = 1
"""Letters of the shortest title in which a slip is seen, and how many slips: "senater", "proffesor", "ayatolla"."""


def with_slips_mended(core: str, names: Names) -> str:
    """Return a question with its own words as they are meant, where what is typed stands in no article and is no name.

    A letter left out inside a word or doubled, or two neighbours swapped. What stands before "did" and the like is no
    name either: "wht did she say". A title right before a name may have any slip: "senater lind".
    """
    tokens = find_tokens(core)
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        title = _title_meant(token.fold) if at + 1 < len(tokens) and _may_be_title(token, tokens[at + 1]) else ""
        if title and not (names.article_frequency(token.fold) or names.referents([token.fold])):
            core = core[: token.start] + (title.title() if token.capitalised else title) + core[token.end :]
            continue
        meant = _slips().get(token.fold)
        # "Ilse in't Brook" has a name of two words more.
        named = at > 0 and token.fold == "int" and tokens[at - 1].fold in load_first_names()
        if meant is None or named or (token.capitalised and at):
            continue
        asks = at == 0 and len(tokens) > 1 and meant in ASKING and tokens[1].fold in AUXILIARY
        if asks or not (names.article_frequency(token.fold) or names.referents([token.fold])):
            core = core[: token.start] + meant + core[token.end :]
    return core


def _may_be_title(token: Token, behind: Token) -> bool:
    """Return whether a word stands before another as a title does before a name: "Senater Lind", "senater lind"."""
    joined = behind.start == token.end + 1 and not token.owns and token.capitalised == behind.capitalised
    return joined and len(token.fold) >= MIN_TITLE - 1 and behind.fold not in FRAME and not is_speech(behind.fold)


@cache
def _title_meant(fold: str) -> str:
    """Return the one title that a folded word is but for a slip, "" where it is none, or one as it stands."""
    titles = [title for title in sorted(CALLED) if len(title) >= MIN_TITLE and title[0] == fold[0]]
    if fold in titles or fold in load_first_names():
        return ""
    near = [title for title in titles if slips_in(fold, title) <= MAX_IN_TITLE]
    return near[0] if len(near) == 1 else ""


@cache
def _slips() -> dict[str, str]:
    """Return the words of questions by how they are typed wrongly, where that tells which is meant."""
    found: dict[str, str] = {}
    for word in sorted(MEANT):
        for slip in _slips_of(word):
            found[slip] = "" if slip in found and found[slip] != word else word
    return {slip: word for slip, word in found.items() if word and not (slip in FRAME | REAL or is_speech(slip))}


def _slips_of(word: str) -> set[str]:
    missing = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    doubled = {word[:at] + word[at] + word[at:] for at in range(len(word))}
    return {slip for slip in missing | swapped | doubled if len(slip) >= MIN_SLIP}
