"""Publishing: the vector files follow what came into the library and went."""

from __future__ import annotations

import logging

from corpus.store.store import Store
from index.vectors.files import publish_vectors

log = logging.getLogger(__name__)


def publish(store: Store) -> None:
    """Bring the vector files up to date where much has changed; where they cannot be written, the next start does.

    Raises:
        LibraryError: the store cannot be read or written.
    """
    try:
        publish_vectors(store)
    except OSError as error:
        log.warning("cannot write the vector file in %s (%s); it is made at the next start", store.folder, error)
