"""Unnamed: those whom articles quote without a name, as a question describes them: "the residents of Okerby"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.article import Article
from corpus.lexicon.lists import load_words
from corpus.statement import Speaker, Statement
from index.question.descriptions.heard import alike
from index.question.descriptions.phrase import BEHIND_NOUN, Phrase, find_head, is_head, make_phrase, read_rare_phrase
from index.question.descriptions.several import PARTS, one_of, plain_noun
from index.question.descriptions.slots import BELONGING
from index.question.descriptions.wanted import LEADING, OWNER, SENTENCE_END, WORD, nouns_like, read_wanted
from index.question.names import Names
from index.question.tokens import Token, fold_word

LEAD, BEFORE = 400, 300
"""How many characters of an article say what it is about, and how many before a mention say of whom that is."""
MAX_SOURCE = 200
OF_MANY_NAMES = frozenset({"police", "government"})
"""Bodies that each place has one of, under the name of the place."""
BARE = frozenset({"the", "a", "an", "former", "ex"})
"""What a role may have beside its noun and still tell nothing of what it is that of."""
NAME = re.compile(r"\b[A-Z]")
FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+ (?:[A-Z]\.? )?[A-Z][\w’'-]+")
LED = re.compile(rf"(?:\b[A-Z]{{2,}}|(?<=\w )[A-Z][\w’'-]*) (?:{'|'.join(sorted(LEADING))})\b")
"""A name before the noun of whoever leads what it names."""
PAUSE = re.compile(r"[,;:()–—]|\.\s")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Those whom a question describes and the library does not know by name.

    `text` is what it calls them, `nouns` the folded nouns for one of them; `several` is true of more than one. Each of
    `narrowing` are the forms of a word that says which ones, each of `owners` those of whoever they belong to. `phrase`
    is all of the description.
    """

    text: str
    nouns: frozenset[str]
    several: bool
    narrowing: tuple[tuple[str, ...], ...] = ()
    owners: tuple[tuple[str, ...], ...] = ()
    phrase: Phrase | None = None


def read_unnamed(
    tokens: Sequence[Token], start: int, end: int, names: Names, *, noun_at: int | None = None
) -> Unnamed | None:
    """Return those whom the tokens `start:end` describe, None where they describe nobody: "her lawyer" is anybody's.

    Their noun, where it is known already, stands `noun_at` a token.
    """
    if tokens[start].fold in BELONGING:
        return None
    if noun_at is not None:
        phrase = make_phrase(tokens, (start, end), noun_at)
        return _make(tokens, phrase, (tokens[noun_at].fold,), names, several=False)
    head = find_head(tokens, start, end)
    if head is None or not (one_of(tokens[head].fold) or is_head(tokens, head)):
        rare = read_rare_phrase(tokens, start, end)
        return _make(tokens, rare, rare.heads, names, several=False) if rare else None
    if tokens[head].owns and head < end - 1:
        return None
    phrase = make_phrase(tokens, (start, end), head)
    noun = one_of(tokens[head].fold)
    nouns = (noun,) if noun else phrase.heads
    # "The man with the cows" is called by no noun of his own.
    return _make(tokens, phrase, nouns, names, several=bool(noun)) if nouns or phrase.narrowing else None


def _make(tokens: Sequence[Token], phrase: Phrase, nouns: Sequence[str], names: Names, *, several: bool) -> Unnamed:
    wanted = read_wanted(phrase, names)
    plain = PARTS.union(wanted.owners)
    like = {printed for noun in nouns for printed in nouns_like(noun) if " " not in printed}
    return Unnamed(
        OWNER.sub("", " ".join(token.text for token in tokens[phrase.start : phrase.end])),
        frozenset({*nouns, *like}),
        several,
        tuple(wanted.forms[word] for word in wanted.narrowing if word not in plain),
        tuple(wanted.forms[word] for word in wanted.owners),
        phrase,
    )


def is_said_by(statement: Statement, article: Article, unnamed: Unnamed) -> bool:
    """Return whether those described may have said it: the article calls them so, and tells which ones it means.

    What tells which is in the mention, in the title, at the beginning or shortly before; whose somebody is, in the
    mention or at the beginning, for "his mother" is that of whomever an article is about.
    """
    if statement.speakers:
        return _is_one_of(statement, unnamed) and _tells(statement, article, unnamed)
    source = " ".join(span.of(article.text) for span in statement.source)[:MAX_SOURCE]
    return _is_called(source, unnamed) and not _leads_another(source, unnamed) and _tells(statement, article, unnamed)


def _leads_another(source: str, unnamed: Unnamed) -> bool:
    """Return whether a mention names the body somebody leads, and none that was asked for: "the Salt Party leader"."""
    if LEADING.isdisjoint(unnamed.nouns) or not unnamed.narrowing:
        return False
    led = LED.search(source)
    return led is not None and not any(holds(source, [forms]) for forms in unnamed.narrowing)


def _is_one_of(statement: Statement, unnamed: Unnamed) -> bool:
    """Return whether somebody with a name is one of several, a nurse where nurses are asked for, or of the police."""
    for speaker in statement.speakers:
        called = speaker.name.split()[-1:] if speaker.kind == "organisation" else []
        if any(fold_word(word) in unnamed.nouns & OF_MANY_NAMES for word in called):
            return True
        roles = [word for role in speaker.roles for word in WORD.findall(role.name)]
        if unnamed.several and any(fold_word(word) in unnamed.nouns for word in roles):
            return True
    return False


def _is_called(source: str, unnamed: Unnamed) -> bool:
    """Return whether the noun of a mention is one for those described: "one of the angry residents of Okerby"."""
    folds = [fold_word(OWNER.sub("", word)) for word in WORD.findall(PAUSE.split(source, maxsplit=1)[0])]
    parted = False
    at = 0
    while at < len(folds):
        end = next((to for to in range(at + 1, len(folds)) if folds[to] in BEHIND_NOUN), len(folds))
        if folds[end - 1] in PARTS and end < len(folds) and folds[end] == "of":
            parted, at = True, end + 1
            continue
        noun = one_of(folds[end - 1])
        return (noun or plain_noun(folds[end - 1])) in unnamed.nouns and (unnamed.several or parted or not noun)
    return False


def _tells(statement: Statement, article: Article, unnamed: Unnamed) -> bool:
    """Return whether an article tells of a mention what narrows those described down."""
    if not unnamed.narrowing and not unnamed.owners:
        return True
    text = article.text
    source = " ".join(span.of(text) for span in statement.source)
    roles = " ".join(role.name for speaker in statement.speakers for role in speaker.roles)
    about = f"{source} {roles} {article.title} {text[:LEAD]}"
    start = min((span.start for span in statement.source), default=0)
    near = f"{about} {text[max(0, start - BEFORE) : start]}"
    return holds(about, unnamed.owners) and holds(near, unnamed.narrowing)


def holds(text: str, words: Sequence[Sequence[str]]) -> bool:
    """Return whether a text has one form of each word."""
    folds = [fold_word(OWNER.sub("", word)) for word in WORD.findall(text)] if words else []
    joined, different = " ".join(folds), {*folds}
    return all(
        any(form in joined if " " in form else any(alike(form, fold) for fold in different) for form in forms)
        for forms in words
    )


def may_be_said_by(speaker: Speaker, statement: Statement, article: Article, unnamed: Unnamed) -> bool:
    """Return whether a speaker is called by the noun of a description the rest of which stands in an article.

    They are called so by a role, where they are quoted, or, if no report says what they are, shortly before.
    """
    text = article.text
    if not holds(f"{article.title} {text}", unnamed.narrowing):
        return False
    if _called(speaker, unnamed):
        return not is_another(speaker, unnamed)
    start = min((span.start for span in statement.source), default=statement.sentence.start)
    quoted = " ".join(span.of(text) for span in (*statement.source, *statement.content))
    return _says_noun(quoted if speaker.roles else f"{_nameless_before(text, start)} {quoted}", unnamed.nouns)


def is_another(speaker: Speaker, unnamed: Unnamed) -> bool:
    """Return whether a speaker is called by the noun of a description only as somebody of another kind of body."""
    called = _called(speaker, unnamed)
    return bool(called) and all(_is_of_another_kind(role, unnamed) for role in called)


def is_elsewhere(speaker: Speaker, unnamed: Unnamed) -> bool:
    """Return whether a speaker is called by the noun only as that of what the description does not say.

    The manager of a bank is not that of the bakers, whatever a report tells of bakers around the name.
    """
    called = _called(speaker, unnamed)
    said = [*unnamed.narrowing, *unnamed.owners]
    return bool(called) and not any(
        {fold_word(word) for word in WORD.findall(role)} <= unnamed.nouns | BARE
        or any(holds(role, [forms]) for forms in said)
        for role in called
    )


def _called(speaker: Speaker, unnamed: Unnamed) -> list[str]:
    """Return the roles in which a speaker is called by the noun of a description."""
    return [role.name for role in speaker.roles if _says_noun(role.name, unnamed.nouns)]


def _nameless_before(text: str, start: int) -> str:
    """Return the sentences shortly before a place that name nobody, so that a noun there is whoever is named next."""
    sentences = SENTENCE_END.split(text[max(0, start - BEFORE) : start])
    return " ".join(takewhile(lambda sentence: not FULL_NAME.search(sentence), reversed(sentences)))


def _is_of_another_kind(role: str, unnamed: Unnamed) -> bool:
    """Return whether a role names a body and not the kind asked for: the head of a railway is not of a rail union."""
    kinds = {form for forms in unnamed.narrowing for form in forms} & load_words("no businesses")
    folds = {fold_word(OWNER.sub("", word)) for word in WORD.findall(role)}
    return bool(kinds) and kinds.isdisjoint(folds) and bool(NAME.search(role))


def _says_noun(text: str, nouns: Collection[str]) -> bool:
    folds = " ".join(fold_word(OWNER.sub("", word)) for word in WORD.findall(text))
    return any(f" {noun} " in f" {folds} " for noun in nouns)
