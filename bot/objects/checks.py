"""A checked quotation as a JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.objects.answers import article_to_dict, match_to_dict

if TYPE_CHECKING:
    from index.checking.check import Check


def check_to_dict(check: Check, note: str = "") -> dict[str, Any]:
    """Return a check as a JSON object; `changes` lists words as same, added or dropped against the article.

    `note` says why there was nothing to look in, or that the speaker is not in the library, where that is so.
    """
    passage = check.passage
    return {
        "verdict": check.verdict,
        "likeness": round(check.likeness, 4),
        "changes": [[change.op, change.words] for change in check.changes],
        "weighty": list(check.weighty),
        "match": match_to_dict(check.match) if check.match else None,
        "printed": {
            "text": passage.text,
            "span": [passage.span.start, passage.span.end],
            "in_title": passage.in_title,
            "article": article_to_dict(passage.article),
        }
        if passage
        else None,
        **({"note": note} if note else {}),
    }
