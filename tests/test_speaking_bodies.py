"""Bodies that speak: by their staff, by a word of their name, by what they are; and names beside a body's."""

import pytest

from corpus.article import new_article
from corpus.extractor import Extractor

STAFF = "The Dam Office and the firm Cosmotel met the Tidewater Union (TU). "
CASES: dict[str, tuple[str, list[str]]] = {
    "staff of a body": (STAFF + "Dam Office officials said that it leaks.", ["Dam Office"]),
    "staff for a body": (STAFF + "Lawyers for the Dam Office said that it leaks.", ["Dam Office"]),
    "staff of a body known by letters": (STAFF + "TU lawyers said that it leaks.", ["Tidewater Union"]),
    "some of the staff": (STAFF + "Two Dam Office officials said that it leaks.", []),
    "former staff": (STAFF + "Former officials at the Dam Office said that it leaks.", []),
    "staff who do not want to be named": (
        STAFF + "Dam Office officials who asked not to be named said that it leaks.",
        [],
    ),
    "staff of a country or a party": (STAFF + "U.S. officials said that it leaks.", []),
    "staff of what many are": (
        "The agency met Agency staff from The Agency. Agency officials said that it leaks.",
        [],
    ),
    "staff of a department by its field": (
        "The State Department met Defense. State officials said that it leaks.",
        ["State Department"],
    ),
    "a broadcaster with a hyphen of its own": ("Al-Jazeera said that it leaks.", ["Al-Jazeera"]),
    "a share of people whose poll is not told of": ("Three-quarters of Republicans say that it leaks.", []),
    "police behind the end of a sentence": (
        "It broke the Constitution. Police in Tarn met. Then police said that she left.",
        [],
    ),
    "a firm with a saint's name": (
        "It leaks, according to research carried out by security firm Saint Bernard Software.",
        ["Saint Bernard Software"],
    ),
    "a paper by the end of its name": (
        "The Lowfield Post came on Monday. The Post said that it leaks.",
        ["Lowfield Post"],
    ),
    "one of two papers": (
        "The Lowfield Post and the Tidewater Post came on Monday. The Post said that it leaks.",
        ["Post"],
    ),
    "a paper that is told of before another": (
        "The Times said that it leaks. The Lowfield Times came on Monday.",
        ["Times"],
    ),
    "a school by the beginning of its name": (
        "Students of Marlow University met on Monday. Marlow said that it leaks.",
        ["Marlow University"],
    ),
    "a broadcaster without its News": (
        "Cosmotel went off the air. Cosmotel News was back on Monday. Cosmotel executives said that it leaks.",
        ["Cosmotel News"],
    ),
    "a union by its letters in brackets": (
        "Fog held the United Ferry Workers union (UFW) up on Monday. The UFW said that it leaks.",
        ["United Ferry Workers"],
    ),
    "a union by its letters": (
        "Ole Lind, head of the United Ferry Workers union, left. The UFW said that it leaks.",
        ["United Ferry Workers"],
    ),
    "a union that is called one": ("The Salt Union said that it leaks.", ["Salt Union"]),
    "the address of a government": ("Number 10 said that an error was made.", ["Number 10"]),
    "police after a force": (
        "Ora Lind was met by the Lowfield Police Department. Police said that she left.",
        ["Lowfield Police Department"],
    ),
    "police after two forces": (
        "The Lowfield Police Department met the Tidewater Police. Police said that she left.",
        [],
    ),
    "police long after a force": (
        "The Lowfield Police Department met.\n\nIt rained.\n\nIt was late.\n\nPolice said that Ora Lind left.",
        [],
    ),
    "police after a station": ("She was at Lowfield police station. Police said that she left.", []),
    "the government of the country told of": (
        "The Italian government is late. The government said that it would come.",
        ["Italian government"],
    ),
    "the government where another country is told of": (
        "The Italian government is late. Norway met it. The government said that it would come.",
        [],
    ),
    "the panel of a court": ("A three-judge panel of the Salt Court said that the ban was wrong.", ["Salt Court"]),
    "a panel of no court": ("A Senate panel said that the ban was wrong.", []),
    "a body by an agency's spokesperson": (
        "The Salt Agency left. An agency spokesperson said that it leaks.",
        ["Salt Agency"],
    ),
    "letters behind a name with its article": (
        "The Tidewater Union (TU) is late. A TU spokesman said that it leaks.",
        ["Tidewater Union"],
    ),
    "a kind behind the letters": (
        "It leaks, according to the Salt and Dam Enforcement (SDE) agency.",
        ["Salt and Dam Enforcement"],
    ),
    "a body before a name": (
        "General secretary of the harbour workers union Wavian Ned Lind said that it leaks.",
        ["Ned Lind"],
    ),
    "a dean with an initial": ("“We are sad,” said Dean G. Marcus Lind.", ["G. Marcus Lind"]),
    "a Dean": ("“We are sad,” said Dean Marcus.", ["Dean Marcus"]),
    "the editorial board of a paper named before": (
        "The Lowfield Gazette came on Monday. The editorial board wrote that it leaks.",
        ["Lowfield Gazette"],
    ),
    "the editorial board of no paper": ("Ora Lind came on Monday. The editorial board wrote that it leaks.", []),
    "the company whose name is beside it": (
        "The Dam Board met. It rained. It was late.\n\n"
        "After the raid on Brandel's office in March, the company said that it leaks.",
        ["Brandel"],
    ),
    "the company beside two": ("After Cosmotel's talks with Brandel in March, the company said that it leaks.", []),
    "the company that the page opens with": (
        "Cosmotel has posted a loss with the help of Brandel.\n\n"
        "It rained. Shares fell. The company said that it leaks.",
        ["Cosmotel"],
    ),
    "the company where another is told of since": (
        "Cosmotel has posted a loss.\n\n"
        "It rained. The Brandel Group and Kestrel Foods fell. The company said that it leaks.",
        [],
    ),
    "the court of this paragraph": (
        "The Salt Court met. It rained.\n\n"
        "The case came to the Tarn Court in 2011, when the court found that it leaks.",
        ["Tarn Court"],
    ),
    "the court of two in a paragraph": (
        "The case came to the Salt Court and the Tarn Court in 2011. It rained. Then the court found that it leaks.",
        [],
    ),
    "a department by its field in small letters": (
        "The Department of Health and Harbours met. It rained.\n\nThe health department said that it leaks.",
        ["Department of Health and Harbours"],
    ),
    "a department of another field": (
        "The Department of Locks and Harbours met. It rained.\n\nThe health department said that it leaks.",
        [],
    ),
    "the administration of whom nothing else is told": (
        "The Lind administration revived the plan.\n\nThe administration said that it leaks.",
        ["Lind administration"],
    ),
    "the administration after two": (
        "The Lind administration and the Pell administration met.\n\nThe administration said that it leaks.",
        [],
    ),
    "a document that the sentence before is about": (
        "The report is published by the Alder Institute, a joint effort of bakers. It says that the dam leaks.",
        ["Alder Institute"],
    ),
    "a document of nobody that the sentence before is about": (
        "A study is out in May. It says that the dam leaks.",
        [],
    ),
    "a paper that is no document": (
        "An Alder University study is old. It rained. The paper was late. It asked Ora Lind to leave.",
        [],
    ),
    "letters that are what somebody is": ("The MEP said that he was late.", []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_body_speaks_by_its_staff_and_by_parts_of_its_name(case: str) -> None:
    text, expected = CASES[case]
    (statement,) = Extractor().extract(new_article(text, id="case"))
    assert [speaker.name for speaker in statement.speakers] == expected
