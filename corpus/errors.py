"""The project's own errors: each message says what, which and what next, and is fit to be shown as it is."""

from __future__ import annotations


class OnRecordError(Exception):
    """What the project raises when something in the world is not as it should be; the root of all such errors."""


class ArticleError(OnRecordError):
    """A source that cannot become an article."""


class LibraryError(OnRecordError):
    """A library that cannot be opened, read or written."""


class ConflictError(LibraryError):
    """Two programs changed a library at the same place at once; nothing of this one's work was kept, and it may be done
    again."""


class NoLibraryError(LibraryError):
    """A place that could hold a library and holds none yet."""


class NoStatementError(LibraryError):
    """An id that no statement of the library has, or a beginning of several."""


class WithdrawnError(NoStatementError):
    """An id of a statement whose words the article has no longer; the message says which article and why."""


class ClusterError(OnRecordError):
    """A cluster that cannot be reached, or cannot read articles."""
