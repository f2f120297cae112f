"""Following: an address or folder becomes a source of the library."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ArticleError
from corpus.readers.opening import is_web
from corpus.web.address import parse_address, safe_url
from index.sources.followed import Source, Sources
from index.sources.leads import find_source

if TYPE_CHECKING:
    from corpus.web.fetcher import Fetcher


@dataclass(frozen=True, slots=True)
class Followed:
    """A source that is followed now; `is_new` is false where it already was."""

    source: Source
    is_new: bool


def follow(where: str, sources: Sources, *, fetcher: Fetcher, outlet: str = "", private: bool = False) -> Followed:
    """Follow a feed, a sitemap, a site (by the feed it names, else its sitemap), a page, or a folder.

    The address is read once: what it lists waits for the next update. Its name and password, if it has any, are
    neither used nor kept.

    Raises:
        ArticleError: it cannot be read, or is nothing that can be followed.
        LibraryError: the sources cannot be written.
    """
    if is_web(where):
        found = find_source(safe_url(where), fetcher)
        is_new = sources.follow(found.url, found.kind, outlet=outlet, private=private)
        if is_new and found.listing:
            listing = found.listing
            sources.note_leads(found.url, listing.leads, etag=listing.etag, modified=listing.modified)
        url = found.url
    elif Path(where).expanduser().is_dir():
        url = str(Path(where).expanduser().absolute())
        is_new = sources.follow(url, "folder", outlet=outlet)
    else:
        raise ArticleError(
            f"{where}: neither a web address nor a folder; give one that starts with https://, or a folder"
        )
    source = sources.find(url)
    assert source is not None
    return Followed(source, is_new)


def unfollow(where: str, sources: Sources, *, fetcher: Fetcher | None = None) -> str:
    """Forget a source, and return its address, empty where it is not followed; its articles stay in the library.

    `where` is the address of the source or, as it was given to `follow`, of the site or page that names it; the
    latter is read once more with `fetcher`, unless only one source of the site is followed.
    """
    if not is_web(where):
        folder = str(Path(where).expanduser().absolute())
        return folder if sources.unfollow(folder) else ""
    address = parse_address(safe_url(where))
    if sources.unfollow(address.url):
        return address.url
    lists = [source.url for source in sources.all() if source.kind in {"feed", "sitemap"}]
    here = [url for url in lists if _site_of(url) == _site_of(address.url)]
    if address.target == "/" and len(here) == 1:
        return here[0] if sources.unfollow(here[0]) else ""
    if fetcher is None or not lists:
        return ""
    with contextlib.suppress(ArticleError):
        found = find_source(address.url, fetcher).url
        return found if sources.unfollow(found) else ""
    return ""


def _site_of(url: str) -> str:
    return parse_address(url).host.removeprefix("www.")
