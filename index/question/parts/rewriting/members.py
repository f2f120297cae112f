"""Members of a body: whoever sits on one is of it, and the body is no topic yet: "the Democrat on the ferry panel"."""

from __future__ import annotations

import re

ON_BODY = re.compile(
    r"(?P<who>\b(?:democrat|republican|tory|conservative|liberal|socialist|member|lawmaker|mp|senator|congress(?:wo)?man"
    r"|judge|justice|juror|dissenter)) on (?P<body>(?:the |an? )?(?:[\w’'&-]+ ){1,5}?"
    r"(?:committee|subcommittee|panel|board|commission|council|court|bench|jury))\b(?!['’])(?! (?:report|vote))",
    re.IGNORECASE,
)


def with_members(core: str) -> str:
    """Return a question in which whoever sits on a body is said to be of it."""
    return ON_BODY.sub(r"\g<who> of \g<body>", core)
