"""Title, outlet, day and language of a page, as the page itself gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from corpus.readers.document import Details
from corpus.readers.page.linked import Linked, fold, read_linked, text_in
from corpus.readers.published import day_first_of, parse_date, read_date

PUBLISHED = """
    article:published_time og:article:published_time og:published_time datepublished rnews:datepublished
    article.published article_date_original originalpublicationdate parsely-pub-date sailthru.date
    dc.date.issued dcterms.issued dc.date.created dcterms.created dc.date dcterms.date
    publishdate publish_date publish-date published-date pubdate publication_date
    cxenseparse:recs:publishtime bt:pubdate citation_publication_date date
""".split()
"""Names under which a page's head keeps the day of publication, the surest first."""
DATE_LINE = re.compile(r"(?:first )?(?:published|posted)(?: on| at)?\s*:?\s+(.{6,40})", re.IGNORECASE)
FIRST_LINES = 6
IN_GREENWICH = re.compile(r"\d(?:\.\d+)?\s?(?:Z|(?:GMT|UTC)?[+-]?0?0:?00|GMT|UTC)$")
MAX_TITLE = 1000
"""Characters; what is longer is no title, and left as it is."""
SEPARATOR = re.compile(r"\s+[-–—|·•:»«/~]{1,2}\s+|\s*\|\s*|:\s+")
HOST = re.compile(r"https?://(?:www\.|m\.)?([^/?#:]+)", re.IGNORECASE)
MAX_OUTLET = 80
MIN_TITLE = 2
"""Words of a heading from which it may be the title that stands inside a longer one."""


def linked_of(root: Any, url: str) -> Linked:
    """Return what the JSON-LD of a parsed page says of the page at this address."""
    metas = dict(_metas(root))
    titles = (metas.get("og:title", ""), *_headings(root), _first_line(root, "title"))
    canonical = next((link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"), "")
    return read_linked(root, url or canonical or metas.get("og:url", ""), tuple(filter(None, titles)))


def read_metadata(root: Any, linked: Linked, name: str, text: str, guessed: Details) -> Details:
    """Return what a parsed page says of its report; `guessed` is trafilatura's finding, for what it says nowhere.

    A title goes without the name of its site, and the outlet is named as the page names it. A day that is not fully
    told is none; one that only htmldate found has to stand in the page in full.
    """
    metas = dict(_metas(root))
    url = guessed.url
    headings = _headings(root)
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or metas.get("og:locale", "")
    names = [metas.get("og:site_name", ""), *linked.sites, metas.get("application-name", "")]
    outlet = _outlet(names, _host(url)) or guessed.outlet
    sites = {
        metas.get("og:site_name", ""),
        *linked.sites,
        metas.get("application-name", ""),
        guessed.outlet,
        _host(url),
    }
    title = _title(guessed.title, linked, [metas.get("og:title", ""), *headings, _first_line(root, "title")])
    return Details(
        title=bare_title(title, headings, sites),
        outlet=outlet,
        url=url,
        published=_published(root, metas, linked, name, _region(language, metas), text, guessed.published),
        language=guessed.language[:2].lower(),
    )


def bare_title(title: str, headings: list[str], sites: set[str]) -> str:
    """Return a title without the names of its site or section before or behind it: "Bridge opens - The Post".

    A part goes where it is a name of the site, or where the rest of the title is a heading of the page.
    """
    if len(title) > MAX_TITLE:
        return title
    known = {folded for site in sites if (folded := fold(site))}
    known |= {folded.removeprefix("the") for folded in known} | {"the" + folded for folded in known}
    whole = {fold(heading) for heading in headings if len(heading.split()) >= MIN_TITLE}
    if fold(title) in whole:
        return title
    for _ in range(3):
        cuts = list(SEPARATOR.finditer(title))
        halves = [(title[: cut.start()], title[cut.end() :]) for cut in cuts]
        for start, end in halves:
            if fold(start) in whole or (fold(end) in known and fold(start)):
                title = start
                break
            if fold(end) in whole or (fold(start) in known and fold(end)):
                title = end
                break
        else:
            break
    return title.strip()


def _title(guess: str, linked: Linked, printed: list[str]) -> str:
    """Return the title guessed, unless it is another article's and stands in none of those the page prints."""
    own = text_in(linked.article, "headline")
    folded = fold(guess)
    if guess and (
        folded not in map(fold, linked.others) or any(folded in fold(title) for title in [own, *printed] if title)
    ):
        return guess
    return next(filter(None, [own, *printed]), guess)


def _published(
    root: Any, metas: dict[str, str], linked: Linked, name: str, region: str, text: str, guess: date | None
) -> date | None:
    written = [text_in(linked.article, "datePublished", "dateCreated", "coverageStartTime")]
    written += [metas.get(key, "") for key in PUBLISHED]
    written += [
        element.get("datetime") or _line(element)
        for element in root.iter("time")
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
    ]
    written += [match[1] for line in text.split("\n")[:FIRST_LINES] if (match := DATE_LINE.fullmatch(line.strip()))]
    written = [value for value in written if value]
    order = day_first_of(region, written)
    for value in written:
        if (day := parse_date(value, order)) is not None:
            # Greenwich is a day ahead of an evening in America; the page's own readers had the day it prints.
            by_the_clock = guess is not None and IN_GREENWICH.search(value) and abs(day - guess) == timedelta(days=1)
            return guess if guess is not None and by_the_clock and _is_told(guess, root, order) else day
    if guess is not None and _is_told(guess, root, order):
        return guess
    return read_date(written[0], name=name, day_first=order) if written else None


def _is_told(day: date, root: Any, day_first: bool | None) -> bool:
    """Return whether a page has a day in full, and not only its month or year."""
    gap = r"(?:st|nd|rd|th)?[\s,./年月日년월일-]{0,4}(?:de |of )?"
    number, month = rf"0?{day.day}", rf"(?:0?{day.month}|[^\W\d_]{{3,12}}\.?)"
    forms = [
        rf"{day.year}{gap}{month}{gap}{number}(?!\d)",
        rf"(?<!\d){number}{gap}[^\W\d_]{{3,12}}\.?{gap}{day.year}",
        rf"[^\W\d_]{{3,12}}\.?{gap}{number}{gap}{day.year}",
    ]
    if day_first is not None or max(day.day, day.month) > 12 or day.day == day.month:
        forms += [
            rf"(?<!\d){number}{gap}0?{day.month}{gap}{day.year}",
            rf"(?<!\d)0?{day.month}{gap}{number}{gap}{day.year}",
        ]
    else:
        forms.append(rf"(?<!\d){number}\.\s?0?{day.month}\.\s?{day.year}")
    told = re.compile("|".join(forms))
    return any(told.search(words) for words in _all_words(root))


def _all_words(root: Any) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str):
            if element.tag == "script" and "ld+json" in (element.get("type") or "").lower():
                continue
            yield element.text or ""
            yield element.tail or ""
            yield from element.attrib.values()


def _metas(root: Any) -> Iterator[tuple[str, str]]:
    """Yield name and content of the page's meta elements, the last first, so that the first one of a name holds."""
    for element in reversed(list(root.iter("meta"))):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("name", "itemprop", "property"):
            if content and element.get(attribute):
                yield element.get(attribute).strip().lower(), content


def _outlet(names: list[str], host: str) -> str:
    """Return the first name of a site, unless a section's ("U.S.") stands there and another is that of the address."""
    fit = [name for name in names if name and not name.startswith(("http", "@")) and len(name) <= MAX_OUTLET]
    if not fit:
        return ""
    label, first = fold(host), _bare(fit[0])
    if label and label not in first and first not in label:
        first = next((_bare(name) for name in fit if _bare(name) == label.removeprefix("the")), first)
    # "USA TODAY" rather than "usatoday", which the same page says too.
    return max((name for name in fit if _bare(name) == first), key=lambda name: (" " in name, name != name.lower()))


def _bare(name: str) -> str:
    return fold(name).removeprefix("the")


def _region(language: str, metas: dict[str, str]) -> str:
    """Return the page's language tag, with the region that og:locale knows where the language alone says none."""
    locale = metas.get("og:locale", "").replace("_", "-")
    return locale if locale.lower().startswith(language.lower()) else language


def _host(url: str) -> str:
    match = HOST.match(url)
    return match[1].rsplit(".", 1)[0] if match else ""


def _headings(root: Any) -> list[str]:
    return [_line(element) for element in root.iter("h1")]


def _first_line(root: Any, tag: str) -> str:
    return next((_line(element) for element in root.iter(tag)), "")


def _line(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
