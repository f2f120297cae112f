"""Names of programmes in quotation marks: `told CBS’ “Face the Nation” that it leaks` quotes nobody."""

from __future__ import annotations

import re

from corpus.text.quotemarks import Quotation

HEARD_ON = re.compile(r"\b(?:on|[Tt]old|[Tt]ells|[Tt]elling)(?: [A-Z][\w.&]*){0,4}(?:['’]s|(?<=[sS])['’])? $")
"""What stands before such a name: whoever speaks there tells the programme, or says it on one."""
LEADS_ON = re.compile(r"[\w .]{0,40}\bthat\b")
"""What stands behind: the clause in which it was told there."""
SMALL = frozenset("a an and at for from in it of on or the this to us we with".split())
"""Words of such a name that may be small."""
SHOWS = frozenset("Hour Podcast Program Programme Report Show Tonight".split())
"""Last words of such a name that need no clause behind it: `told “The Aker Show,” if it leaks, ...`."""
MAX_BEFORE = 60
"""Characters looked at before a name."""
MAX_WORDS = 6


def names_programme(quotation: Quotation, text: str) -> bool:
    """Return whether a quotation is only the name of a programme that somebody speaks on."""
    words = quotation.inner.of(text).removesuffix(",").split()
    if not quotation.closed or not 0 < len(words) <= MAX_WORDS or not words[-1][-1].isalnum():
        return False
    if not words[0][0].isupper() or any(word[0].islower() and word not in SMALL for word in words):
        return False
    start, end = quotation.span.start, quotation.span.end
    before = HEARD_ON.search(text, max(0, start - MAX_BEFORE), start)
    return before is not None and (words[-1] in SHOWS or LEADS_ON.match(text, end) is not None)
