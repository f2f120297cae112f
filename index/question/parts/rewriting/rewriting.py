"""Rewriters: what reads a question as the same in other words, by which it is plain whom it asks for, in order."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.question.frames.frames import ASKING, AUXILIARY
from index.question.names import Names
from index.question.parts.asides import without_asides
from index.question.parts.owning.being import with_clause_joined, with_role_as_noun
from index.question.parts.owning.issued import with_statement_as_saying
from index.question.parts.owning.its import with_body_named
from index.question.parts.owning.owned import without_askers_own
from index.question.parts.owning.theirs import with_owner_named
from index.question.parts.rewriting.answered import with_answerer_first
from index.question.parts.rewriting.antecedents import with_introduced_first, with_subject_asked
from index.question.parts.rewriting.corrected import with_name_corrected
from index.question.parts.rewriting.fellows import with_fellows_named
from index.question.parts.rewriting.members import with_members
from index.question.parts.rewriting.orders import with_order_first
from index.question.parts.rewriting.stands import (
    with_does_written_out,
    with_stand_as_saying,
    with_standing_up_as_defending,
    with_what_first,
)
from index.question.parts.rewriting.viewed import with_view_as_telling
from index.question.parts.rewriting.wanted import with_the_one_first, with_wanted_first
from index.question.parts.rewriting.whoever import with_name_as_who, with_which, with_whoever_first, without_who_too
from index.question.parts.rewriting.whose import with_whose_as_who
from index.question.parts.spelled.bodies import (
    with_body_spelled,
    with_bracketed_named,
    with_full_name_lettered,
    with_letters_spelled,
    without_article_inside,
)
from index.question.parts.spelled.offices import with_offices_spelled, with_undersecretaries
from index.question.parts.spelled.ranks import with_ranks_named
from index.question.parts.spelled.slips import with_slips_mended
from index.question.parts.spelled.states import with_states_spelled

BEFORE_ASKING = re.compile(rf";(?= (?:{'|'.join(sorted(ASKING | AUXILIARY))})\b)", re.IGNORECASE)
"""What parts what is told from what is asked as the end of a sentence does: "Lind lost; did her clerk mind?"."""
REWRITERS: tuple[Callable[[str], str], ...] = (
    without_askers_own,
    with_name_corrected,
    without_who_too,
    with_does_written_out,
    with_what_first,
    with_clause_joined,
    with_role_as_noun,
    with_subject_asked,
    with_introduced_first,
    with_ranks_named,
    with_members,
    with_view_as_telling,
    with_stand_as_saying,
    with_standing_up_as_defending,
    with_whose_as_who,
    with_name_as_who,
    with_which,
    with_whoever_first,
    with_the_one_first,
    with_order_first,
    with_wanted_first,
    with_answerer_first,
)
"""Each reads what those before it leave; most questions pass all of them unchanged."""


def rewritten(core: str, names: Names) -> str:
    """Return a question without its asides and slips, in words by which it is plain whom it asks for."""
    core = BEFORE_ASKING.sub(".", " ".join(without_asides(core).split()))
    core = without_article_inside(with_letters_spelled(with_body_spelled(core), names), names)
    core = with_statement_as_saying(core)
    core = with_owner_named(with_body_named(with_bracketed_named(core, names), names), names)
    core = with_undersecretaries(core, names)
    core = with_states_spelled(with_full_name_lettered(core, names), names)
    core = with_offices_spelled(with_fellows_named(with_slips_mended(core, names), names), names)
    for rewrite in REWRITERS:
        core = rewrite(core)
    return core
