"""Whatever schemathesis makes up from the description is answered as the description says, and never by a fault."""

from __future__ import annotations

from fuzzed import fuzz
from served import served

from index.library import sample_library


def test_made_up_requests_are_answered_as_described() -> None:
    with sample_library() as library, served(library) as url:
        seen = fuzz(url, requests=180)
    assert {status for _, status in seen} == {200, 404, 422}
    assert len({path for path, _ in seen}) == 9
    assert seen.total() > 120
