"""Documents that speak, and the name behind one: `a statement from Aker said`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.text.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

DOCUMENTS = frozenset(
    "statement letter article petition tweet post note memo release report email message op-ed column story speech"
    " interview editorial book call brief filing affidavit testimony advertisement ad video thread leaflet text"
    " postcard communique communiqué newsletter circular".split()
)
RECORDINGS = frozenset({"clip", "video", "footage", "tape", "recording", "audio", "soundbite"})
"""What holds the words of whoever is to be heard in it: `a clip of Aker saying that it leaks`."""
POSTED = frozenset({"statement", "post", "message", "tweet", "note", "story", "video"})
"""Documents that are by whose page they stand on; a petition there is others'."""
PAGES = frozenset("website site webpage page blog account channel feed facebook instagram twitter".split())
NOBODYS = frozenset({"its", "our", "my", "your"})
ISSUED_BY = frozenset({"from", "by"})
WHERE = {"from": frozenset({"GPE", "LOC"})}
"""Names that with such a word tell where a document was sent from, and not by whom."""
ISSUING = frozenset(
    "sign write send issue publish pen release author post circulate pin leave scribble scrawl tape hand draft".split()
)


def document_of(name: Token) -> Token | None:
    """Return the document whose issuer a name is, None where it is none's."""
    if name.dep_ not in {"pobj", "poss"} and not (name.dep_ == "dobj" and name.head.dep_ == "acl"):
        return None
    above = [name.head, name.head.head]
    if name.head.dep_ == "agent":
        above.append(name.head.head.head)  # `a letter signed by Aker`
    return next((word for word in above if word.lemma_.lower() in DOCUMENTS), None)


def issuer_of(document: Token, cue: Token, reading: Reading) -> Token | None:
    """Return the name behind a document that speaks: `a statement from Aker said`, `a letter signed by Aker reads`."""
    if document.lemma_.lower() not in DOCUMENTS:
        return None
    strays = (c for c in cue.children if document.i < c.i and c.left_edge.i == document.i + 1)
    for child in (*document.children, *strays):
        if (owner := _owner_of_page(child)) is not None and document.lemma_.lower() in POSTED:
            return owner if reading.is_outside(owner) else None
        if child.dep_ == "prep" and child.lower_ in ISSUED_BY:
            names = [c for c in child.children if c.dep_ == "pobj" and c.ent_type_ not in WHERE.get(child.lower_, ())]
        elif child.dep_ == "acl" and child.lemma_ in ISSUING:
            agents = [part for part in child.children if part.dep_ == "agent"]
            names = [c for part in agents for c in part.children if c.dep_ == "pobj"]
            # `sent by trainer Ora Aker to`: the parser may cut the name from its office.
            names += [c for c in child.children if c.dep_ == "dobj" and any(c.left_edge.i == n.i + 1 for n in names)]
            # `left by the baker, Ora Aker`: the parser may set the name beside the document.
            beside = {n.right_edge.i + 2 for n in names if n.pos_ != "PROPN"}
            names += [c for c in document.children if c.dep_ == "appos" and c.left_edge.i in beside]
        else:
            names = [child] if child.dep_ == "poss" and child.ent_type_ == "PERSON" else []
        name = next((c for c in names if _is_named(c) and reading.is_outside(c)), None)
        if name is not None:
            return name
    return None


def _owner_of_page(child: Token) -> Token | None:
    """Return whose page a document stands on: `a statement on [the club]'s website`, `a post from [her] account`."""
    placed = child.children if child.dep_ == "prep" and child.lower_ in {"on", "from"} else ()
    page = next((c for c in placed if c.dep_ == "pobj" and c.lemma_.lower() in PAGES), None)
    if page is None:
        return None
    owner = next((c for c in page.children if c.dep_ == "poss" and c.lower_ not in NOBODYS), None)
    return owner or next((c for c in page.children if c.dep_ == "compound" and c.ent_type_ == "ORG"), None)


def _is_named(noun: Token) -> bool:
    """Return whether a noun is a name, or has one beside it: `a letter from the baker, Ora Aker`."""
    return noun.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children)
