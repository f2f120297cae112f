"""Whom a name in a question means: as it is printed, alone, with what stands before it, or spelled otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words, words
from corpus.lexicon.places import load_place_phrases
from corpus.people.bodynames import letters
from corpus.people.roles import noun_of
from corpus.statement import Speaker
from index.question.asked.asked import Asked, Target, bare
from index.question.asked.forms.misspelled import correct, is_before_surname
from index.question.asked.forms.speaking import who_speak_for
from index.question.descriptions.heard import words_beside
from index.question.descriptions.phrase import is_head
from index.question.frames.frames import AUXILIARY, DETERMINERS, FRAME, is_finite, is_speech
from index.question.mentions import GENERATION_WORDS, MAX_NAME_WORDS, NICKNAMING, Mention, fits_name
from index.question.nameforms import CALLED, PARTICLES, TITLES, Form
from index.question.names import Names
from index.question.namesakes import most_told_of
from index.question.parts.subjects import is_doing
from index.question.roles import MAX_PHRASE_WORDS, find_role, take_apart
from index.question.spelling.letters import is_spelled
from index.question.tokens import POSSESSIVE, Token, fold_text

# Nouns that headlines put before "on" and "over": "Ban on smoking", "Row over salt".
HEADLINES = words(
    "ban bans war tax taxes attack attacks focus pressure decision debate row deal curb curbs crackdown vote hope "
    "hopes spotlight info information news update updates call calls talk talks bid plan plans fight battle limit "
    "limits rule rules law laws olympics doubt doubts concern concerns light fear fears anger outcry split clash "
    "dispute ruling report warning advice facts details background summary protest protests strike strikes tariffs "
    "poll polls survey surveys"
)
NAME_LINKS = frozenset({"of", "for", "the", "and"})
MIN_LONG, MAX_LONG = 3, 8
"""How many words in capitals the name of a body has that is known by them alone."""
ADVERBS = words("never always ever still really also even just once only now actually apparently supposedly")
MIN_FIRST_NAME = 3
MIN_LETTERS, MANY_LETTERS = 3, 4
LEFT_OUT = ("union", "party")
"""What a body is that need not stand in its letters."""
BEFORE_A_NAME = TITLES | DETERMINERS | NICKNAMING


def read_mention(tokens: Sequence[Token], mention: Mention, names: Names) -> Target:
    """Return the mention with the title or role before it ("the curator Wilkins"), narrowed by that role."""
    return read_named(tokens, max(0, mention.start - MAX_PHRASE_WORDS), mention, names)


def read_named(tokens: Sequence[Token], start: int, mention: Mention, names: Names) -> Target:
    """Return a mention with what is before it from token `start` on, corrected where its first name does not fit."""
    used = set(range(mention.start, mention.end))
    mention = _without_title(tokens, mention)
    text = " ".join(token.text for token in tokens[mention.start : mention.end])
    if mention.clash:
        # "Cambel Kevin": a known first name behind a surname spelled otherwise.
        begin = mention.start
        while begin > start and mention.end - begin < MAX_PHRASE_WORDS and _may_be_first(tokens[begin - 1]):
            begin -= 1
        folds = [token.fold for token in tokens[begin : mention.end]]
        longer = len(folds) > 2 and folds[-1] not in GENERATION_WORDS
        fitting = tuple(one for one in mention.speakers if longer and fits_name(folds, one))
        if fitting:
            # "Dacia Prewtt-Sallow", "Ruth Tod Whitlow"; in "tolls ruth witlow" the name begins later.
            begin = max(at for at in range(begin, mention.end - 1) if _fit(tokens[at : mention.end], fitting))
            text = " ".join(token.text for token in tokens[begin : mention.end])
            return Target((Asked(bare(text), fitting, "correction"),), frozenset(range(begin, mention.end)))
        meant = correct(folds, names) if len(folds) > 1 else ()
        if meant:
            return Target((Asked(bare(text), meant, "correction"),), frozenset(used))
        return Target(used=frozenset(used), unknown=bare(text))
    speakers = mention.speakers
    role = find_role(tokens, start, mention.start)
    if role and role[1] == mention.start:
        used |= set(range(*role))
        if len(speakers) > 1:
            holders = set(names.holders(take_apart([token.fold for token in tokens[slice(*role)]])))
            speakers = tuple(speaker for speaker in speakers if speaker.id in holders) or speakers
    else:
        at = mention.start - 1
        while at >= start and tokens[at].fold in BEFORE_A_NAME:
            used.add(at)
            at -= 1
    if mention.end < len(tokens) and _stands_behind_names(tokens[mention.end]):
        used.add(mention.end)
    by: Literal["name", "surname", "guess", "correction"] = "name" if mention.form is Form.FULL else "surname"
    if mention.form is Form.PART and mention.end - mention.start == 1 and speakers[0].kind == "organisation":
        by = "guess"  # One word of a body's name may be another's too.
    if mention.misspelled:
        by = "correction"
    others: tuple[Speaker, ...] = ()
    if mention.end - mention.start == 1 and len(speakers) > 1 and (most := most_told_of(speakers, names)):
        others = tuple(one for one in speakers if one != most)
    return Target((Asked(bare(text), speakers, by, others),), frozenset(used))


def _without_title(tokens: Sequence[Token], mention: Mention) -> Mention:
    titled = mention.end - mention.start > 1 and tokens[mention.start].fold in CALLED
    return replace(mention, start=mention.start + 1) if titled else mention


def _fit(part: Sequence[Token], speakers: Sequence[Speaker]) -> bool:
    return any(fits_name([token.fold for token in part], one) for one in speakers)


def _may_be_first(token: Token) -> bool:
    return token.fold not in FRAME | TITLES | DETERMINERS and not is_speech(token.fold) and not token.owns


def _stands_behind_names(token: Token) -> bool:
    """Return whether a word is no topic but part of the name before it: "Ama Corvo KC"."""
    return token.fold in load_words("suffixes") and token.text.isupper()


def read_first_name(
    part: Sequence[Token], span: frozenset[int], names: Names, *, beside: Sequence[Token] = ()
) -> Target:
    """Return the one person of a first name that stands alone; nobody where several are, those of them as nearest.

    Words that stand `beside` the name in their articles tell people of one first name apart.
    """
    first = part[0].fold
    if len(part) != 1 or len(first) < MIN_FIRST_NAME:
        return Target()
    people = [one for one in names.speakers(names.with_first_name(first)) if one.kind == "person"]
    wanted = {token.fold for token in beside if token.fold not in FRAME}
    if wanted:
        told = {one.id: words_beside(one, names.reports(one.id), wanted) for one in people}
        people = [one for one in people if len(told[one.id]) * 2 >= len(wanted)]
    text = bare(part[0].text)
    if len(people) != 1 or not (_is_first_name(first) or beside):
        return Target(used=span, unknown=text, nearest=tuple(one.name for one in people[:3])) if people else Target()
    # "Cameron" may be another's surname.
    sure = wanted or first not in load_words("first names as surnames")
    return Target((Asked(text, tuple(people), "correction" if sure else "guess"),), span)


def read_leading(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> Target:
    """Return whom a first name means that alone begins a question as who does something: "ama never backed Lind"."""
    lead = next((at for at, token in enumerate(tokens) if token.fold not in FRAME), len(tokens))
    behind = tokens[lead + 1 : lead + 2]
    named = {at for mention in mentions for at in range(mention.start, mention.end)}
    if not behind or {lead, lead + 1} & named or not _is_first_name(tokens[lead].fold):
        return Target()
    acts = behind[0].fold in AUXILIARY | ADVERBS or is_finite(behind[0].fold) or is_doing(tokens, lead + 1, names)
    asked = lead > 0 and tokens[lead - 1].fold in AUXILIARY and not behind[0].capitalised
    owns = tokens[lead].owns and not noun_of(behind[0].fold)
    return read_first_name(tokens[lead : lead + 1], frozenset({lead}), names) if acts or asked or owns else Target()


def _is_first_name(fold: str) -> bool:
    return fold in load_first_names() and fold not in load_words("names that are words")


def read_spelled(
    part: Sequence[Token],
    span: frozenset[int],
    names: Names,
    *,
    known_only: bool,
    first_name: bool = True,
    beside: Sequence[Token] = (),
) -> Target:
    """Return a known name spelled otherwise, or unless `known_only` a name that nobody in the library has."""
    text = bare(" ".join(token.text for token in part))
    first = read_first_name(part, span, names, beside=beside) if first_name and not known_only else Target()
    if first.asked:
        return first
    found = correct([token.fold for token in part], names)
    if found:
        return Target((Asked(text, found, "correction"),), span)
    if known_only:
        return Target()
    if lettered := body_in_letters(part, names):
        return Target((Asked(text, lettered, "surname"),), span)
    speaking = _who_speak_for(part, names) or _called_by_letters(part, names)
    return (
        Target((Asked(text, speaking, "guess"),), span)
        if speaking
        else Target(used=span, unknown=text, nearest=first.nearest)
    )


def _who_speak_for(part: Sequence[Token], names: Names) -> tuple[Speaker, ...]:
    """Return who is from a body that has said nothing itself, "Ole Brix, of the Ferry Crews Board": few, or nobody."""
    printed_whole = all((token.capitalised or token.fold in NAME_LINKS) and not token.owns for token in part)
    folds = tuple(token.fold for token in part)
    person = _is_first_name(folds[0]) and load_words("organisation words").isdisjoint(folds)
    if not printed_whole or person or folds in load_place_phrases():
        return ()
    return who_speak_for([fold_text(" ".join(token.text for token in part))], names)


def body_in_letters(part: Sequence[Token], names: Names) -> tuple[Speaker, ...]:
    """Return the body whose letters a word is that stands where only a speaker can, and that no article prints small.

    "According to gbuo" asks the General Bakers Union of Okerby, though it could be a word. Three letters may be
    somebody's name, four are hardly ever also those of a body. In "GBW" the Gull Bakers Workers union does not say that
    it is one.
    """
    fold = part[0].fold
    if len(part) != 1 or len(fold) < MIN_LETTERS or not fold.isalpha() or fold in load_first_names():
        return ()
    letters = POSSESSIVE.sub("", part[0].text).isupper() or is_spelled(fold)
    whole = [f"{head} {kind}" for kind in LEFT_OUT for head in names.lettered(fold, kind)] if letters else []
    borne = names.referents(whole) if whole else {}
    bodies = names.speakers(dict.fromkeys(one.speaker for each in borne.values() for one in each))
    if len(bodies) == 1 and bodies[0].kind == "organisation":
        return bodies
    if len(fold) < MANY_LETTERS:
        return ()
    found = names.speakers(one.speaker for one in names.referents([fold]).get(fold, ()) if one.form is Form.INITIALS)
    body = len(found) == 1 and found[0].kind == "organisation"
    return found if body and not names.prints_small(fold) else ()


def _called_by_letters(part: Sequence[Token], names: Names) -> tuple[Speaker, ...]:
    """Return the body of which articles only print the letters that a longer name for one may have: "UFC"."""
    if load_words("organisation words").isdisjoint(token.fold for token in part):
        return ()
    # "Uk ferry union" too: what is shorter than a word is letters itself.
    short = letters(" ".join(each.upper() if len(each) == 2 else each.title() for each in (one.fold for one in part)))
    found = names.referents([short]).get(short, ()) if MIN_LETTERS <= len(short) <= MAX_NAME_WORDS else ()
    bodies = names.speakers(one.speaker for one in found if one.form is Form.FULL)
    return tuple(one for one in bodies if one.kind == "organisation" and one.name.isupper())


def is_namelike(part: Sequence[Token], *, cased: bool) -> bool:
    """Return whether words may be somebody's name; without capitals in the question (`cased`) more may be."""
    if _is_long_name(part):
        return True
    # "Wanda von der Kolb" is as short a name as "Wanda Kolb".
    part = [*part[:1], *(token for token in part[1:-1] if token.fold not in PARTICLES), *part[1:][-1:]]
    folds = [token.fold for token in part]
    if (
        folds[-1] in HEADLINES
        or len(part) > 3
        or any(fold in FRAME or fold.isdigit() for fold in folds)
        or tuple(folds) in load_place_phrases()
    ):
        return False
    if part[-1].capitalised or (len(part) == 1 and not cased and _is_first_name(folds[0])):
        return True
    # "Bo Kolb" is a name, and "by sea" is none.
    named = len(folds) > 1 and _is_first_name(folds[0])
    many = folds[-1].endswith(("s", "ing")) and not named
    return not cased and not many and all(len(fold) > 2 for fold in folds[named:])


def _is_long_name(part: Sequence[Token]) -> bool:
    """Return whether words are the name of a body, all but "of" or "for" in capitals: "Dorland Institute of Art".

    Without such a word they may be a headline.
    """
    capitals = [token.capitalised for token in part]
    links = not all(capitals) and all(token.capitalised or token.fold in NAME_LINKS for token in part)
    bodies = load_words("organisation words") & {token.fold for token in part}
    return links and bool(bodies) and capitals[0] and capitals[-1] and MIN_LONG <= sum(capitals) <= MAX_LONG


def read_start(tokens: Sequence[Token], lead: int, names: Names) -> Target:
    """Return a misspelled known name that begins at token `lead`, the question having no other sign of a speaker."""
    for length in (2, 1):
        part = tokens[lead : lead + length]
        # "Women" is no name of hers in "the first woman to sail", and Angela no slip of Angelo: both are names.
        noun = any(is_head(tokens, at) and not tokens[at].capitalised for at in range(lead, lead + len(part)))
        if length == 1:
            noun = noun or any(_is_first_name(token.fold) for token in part)
            noun = noun or is_before_surname([token.fold for token in tokens[lead : lead + 2]], names)
        if len(part) == length and not noun and not any(each.fold in FRAME or is_speech(each.fold) for each in part):
            found = correct([token.fold for token in part], names)
            if found:
                text = " ".join(token.text for token in part)
                return Target((Asked(text, found, "correction"),), frozenset(range(lead, lead + length)))
    return Target()
