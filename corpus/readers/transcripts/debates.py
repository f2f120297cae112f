"""Debates of parliaments in XML, which name who speaks: ParlaMint (TEI), Akoma Ntoso (OASIS), TheyWorkForYou."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from corpus.readers.document import Details, Document, Reading
from corpus.readers.markup import children, first_text, local, parse_xml
from corpus.readers.published import parse_date
from corpus.readers.transcripts.speech import Said, article_of_speech

DAY_IN_ID = re.compile(r"/(\d{4}-\d\d-\d\d)")
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = ("forename", "nameLink", "surname")
UNSAID = frozenset(
    {"note", "vocal", "kinesic", "incident", "gap", "desc", "from", "num", "heading", "authorialNote", "remark"}
)
"""Elements inside a speech that nobody says."""
PARTS_OF_ID = re.compile(r"(?:Mc|Mac|O['’]|[A-Z]-)?[A-Z][^\W\d_A-Z]+(?:-[A-Z][^\W\d_A-Z]+)*|[A-Z]+(?![^\W\d_A-Z])")
SPEECHES = ("u", "speech", "question", "answer")


def read_debate(document: Document) -> Reading:
    """Yield one sitting: each speech a turn under its speaker's name, with its column or id as its place.

    Names are those in the document's list of people, else the one printed above the speech, else, where it lists
    nobody, the one its id spells; the day is the sitting's.

    Raises:
        ArticleError: it is not well formed, or names nobody who speaks.
    """
    root = parse_xml(document.read(), document.name)
    found = Details(
        title=first_text(root, "title", "docTitle", "shortTitle"),
        published=parse_date(_day(root)),
        language=(root.get(XML_LANGUAGE) or "")[:2].lower(),
    )
    yield article_of_speech(document, _say(root, _people(root)), found, apart=True)


def _people(root: Element) -> dict[str, str]:
    """Return names by id: of TEI's persons, and of Akoma Ntoso's references."""
    people = {}
    for person in children(root, "person"):
        name = next(children(person, "persName"), person)
        # TEI may put the surname first.
        parts = [" ".join("".join(part.itertext()).split()) for kind in NAMES for part in children(name, kind)]
        people[person.get(XML_ID, "")] = " ".join(parts) or first_text(person, "persName")
    for person in children(root, "TLCPerson"):
        people[person.get("eId") or person.get("id") or ""] = person.get("showAs", "")
    return people


def _say(root: Element, people: Mapping[str, str]) -> Iterator[Said]:
    above = ""
    for speech in children(root, *SPEECHES, "note"):
        if local(speech) == "note":
            # People may be listed in another file; then their names are only printed above.
            above = first_text(speech, "note").rstrip(" :") if speech.get("type") == "speaker" else above
            continue
        who = (speech.get("who") or speech.get("by") or "").split()
        known = people.get(who[0].rpartition("#")[2], "") if len(who) == 1 else ""
        printed = first_text(speech, "from").rstrip(" :") or speech.get("speakername") or above
        place = speech.get(XML_ID) or speech.get("eId") or speech.get("id") or ""
        if column := speech.get("colnum"):
            place = f"column {column}"
        spelled = "" if people or len(who) != 1 else _spelled_out(who[0].rpartition("#")[2])
        yield Said(known or printed or spelled, _words(speech), place)
        above = ""


def _spelled_out(id: str) -> str:
    """Return the name in an id such as `AdaMcQuill`, as ParlaMint's are; "" where it spells none."""
    words = PARTS_OF_ID.findall(id)
    return " ".join(words) if len(words) > 1 and "".join(words) == id else ""


def _words(speech: Element) -> str:
    """Return what is said, without notes, a block a line; full stops are often missing at the end of one."""
    parts: list[str] = []
    waiting: list[Element | str] = [speech]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            parts.append(" ".join(each.split("\n")))
            continue
        if local(each) in UNSAID or not isinstance(each.tag, str):
            continue
        if local(each) in {"seg", "p"}:
            parts.append("\n")
        parts.append(" ".join((each.text or "").split("\n")))
        waiting += [part for child in reversed(each) for part in (child.tail or "", child)]
    return "".join(parts)


def _day(root: Element) -> str:
    """Return the day of the sitting: in the setting of TEI, in the debate's own dates of Akoma Ntoso."""
    for setting in children(root, "setting"):
        for day in children(setting, "date"):
            return day.get("when") or "".join(day.itertext())
    for name, attribute in (("docDate", "date"), ("FRBRdate", "date")):
        for day in children(root, name):
            if day.get(attribute):
                return day.get(attribute, "")
    for speech in children(root, "speech"):
        if found := DAY_IN_ID.search(speech.get("id") or ""):
            return found[1]
    return ""
