"""Remarks: what the reporter adds, behind a report, on what was said."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from corpus.lexicon.cues import load_cues
from corpus.lexicon.lists import is_listed, load_words
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

REMARK_MARKS = frozenset({",", "—", "–", "--", "-"})
"""Marks before which the words of a report may end and a remark on them begin."""
POSSIBLE = frozenset({"would", "could", "can", "may", "might"})
"""Verbs of what may come of it, which is a part of what was said: `the road will close, which would help the town`."""
PRONOUNS = frozenset({"he", "she", "they", "it"})
MAX_TO_VERB = 3
"""Tokens from "which" to such a verb."""
MAX_UP = 6
"""Words above the verb of a relative clause that may join it to another."""


def is_remark(opening: Token, end: int, reading: Reading) -> bool:
    """Return whether the reporter comments on what was said from the word behind a mark to `end`.

    `Aker announced a dam, which he has not built` and `..., a claim that Lindqvist denies` are comments: at least two
    in three such endings are, in annotated articles. What holds a quotation or is told by the same speaker is none.
    """
    if opening.lower_ == "which":
        comments = opening.doc[opening.i - 1].text == "," and _is_gloss(opening, end)
    else:
        comments = opening.lower_ in {"a", "an"} and _is_verdict(opening, end)
    return comments and all(reading.inside[i] == OUTSIDE for i in range(opening.i, end))


def _is_verdict(article: Token, end: int) -> bool:
    """Return whether a noun takes up what was said: `..., a claim that Lindqvist denies`."""
    noun = article.head
    told = any(c.dep_ == "relcl" and c.left_edge.i == noun.i + 1 for c in noun.children)  # `a claim she repeated`
    return (
        is_listed(noun.lower_, "views", "verdicts")
        and (told or article.doc[noun.i + 1 : noun.i + 2].text.lower() in {"that", "which"})
        and _is_last(noun, article, end)
    )


def _is_gloss(which: Token, end: int) -> bool:
    """Return whether a relative clause tells what the reporter knows of a thing somebody spoke of."""
    beginning = [word.lower_ for word in which.doc[which.i + 1 : which.i + 1 + MAX_TO_VERB]]
    if not POSSIBLE.isdisjoint(beginning):
        return False
    cue = load_cues().get("".join(beginning[1:2]))
    if not PRONOUNS.isdisjoint(beginning[:1]) and cue is not None and cue.lemma not in load_words("disowning"):
        return False  # `the plan, which he said would fail`, and no `which he denies`
    above = (which.head, *islice(which.head.ancestors, MAX_UP))
    relative = next((word for word in above if word.dep_ == "relcl"), which)
    return _is_last(relative, which, end)


def _is_last(head: Token, opening: Token, end: int) -> bool:
    """Return whether what `head` governs from an opening word on is the last thing before `end`."""
    doc = opening.doc
    last = end - 1 if doc[end - 1].is_punct else end
    commas = [word.i for word in doc[opening.i : end] if word.text == ","]
    ends = head.left_edge.i == opening.i and head.right_edge.i + 1 >= last
    return not commas or (ends and not any(word.tag_ == "CC" for i in commas for word in doc[i + 1 : i + 2]))
