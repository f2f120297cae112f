"""Speakers: whom a source means, in invented reports about invented people. [[ ]] marks each source."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from work import calls_of

from corpus.article import Span
from corpus.lexicon.lists import load_words
from corpus.lexicon.roles import load_roles
from corpus.lexicon.titles import load_titles
from corpus.speakers.naming import name_speakers
from corpus.statement import Role, Speaker
from corpus.statements.finder import find_statements
from corpus.statements.finding import Finding
from corpus.text.parser import load_parser, parse

QUOTED = re.compile(r"“[^”]*”")
MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


def read(marked: str) -> tuple[str, list[Finding]]:
    """Return the text without the marks, and a finding for each marked source with the quotations of its paragraph."""
    text, sources, at = "", [], 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        sources.append(Span(len(text), len(text) + len(mark.group(1))))
        text += mark.group(1)
        at = mark.end()
    text += marked[at:]
    return text, [_finding(source, text) for source in sources]


def _finding(source: Span, text: str) -> Finding:
    line = Span(text.rfind("\n", 0, source.start) + 1, (text + "\n").find("\n", source.end))
    quoted = tuple(Span(m.start(), m.end()) for m in QUOTED.finditer(text) if line.start <= m.start() < line.end)
    content = quoted or (Span(min(source.end + 6, line.end), line.end),)
    return Finding(content, quoted, (), (source,), "direct" if quoted else "indirect", line, 0.5)


def name(marked: str, **known: object) -> list[tuple[Speaker, ...]]:
    text, findings = read(marked)
    return name_speakers(parse(text), findings, **known)  # type: ignore[arg-type]


def names(marked: str) -> list[str]:
    """Return for each source the names it means, joined by " + "."""
    return [" + ".join(speaker.name for speaker in who) for who in name(marked)]


NAMED = {
    "letters of a body's field, and of a name with a dash": (
        "Ned Pell runs the Department of Housing and Urban Harbours in Norland.\n[[HUH]] said no.\n"
        "Ora Lind works for the Anti-Toll League.\n[[ATL]] said yes.",
        ["Department of Housing and Urban Harbours", "Anti-Toll League"],
    ),
    "a son who has the first name of somebody else": (
        "Michael Holm was late.\n“It rained,” said [[his son Nick]], a vicar.\n"
        "“It is late,” said politics student [[Nick Vint]].",
        ["Nick", "Nick Vint"],
    ),
    "a brother who has the first name of somebody told of before": (
        "The singer Steve Mallow left.\nOra Brask's brother Steve was late.\n[[Brask's brother Steve]] said no.",
        ["Steve"],
    ),
    "a brother who is named in full behind": (
        "Ned Holm and older brother Jamie won. [[His brother Jamie]] said it rained.\nThe club is run by Jamie Holm.",
        ["Jamie Holm"],
    ),
    "a first name that opens a sentence and may be a verb": (
        "Will Shakeley said the rise was steep.\n“It rained,” [[Mr Shakeley]] said.",
        ["Will Shakeley"],
    ),
    "a verb that opens a question": (
        "Ora Lind is late. Will Lind said no.\nWill Lind stay? “It rained,” [[Ms Lind]] said.",
        ["Ora Lind"],
    ),
    "whose first name is of both": (
        "Amber Holm, head of the Salt Board, said it leaked.\n“It rained,” [[Mr Holm]] said.\n[[He]] said no.",
        ["Amber Holm", "Amber Holm"],
    ),
    "a family of both": (
        "Amber Holm, head of the Salt Board, said it leaked. Her husband was late.\n“It rained,” [[Mr Holm]] said.",
        ["Holm"],
    ),
    "who was told of as a girl": ("Amber Holm, a teenager, was late.\n“It rained,” [[Mr Holm]] said.", ["Holm"]),
    "the one just presented": (
        "Ned Holm paid for it. Mr Holm was late. Ned Holm left. Mr Holm came back.\n"
        "Paul Holm, director of the Salt Institute, said it was dear.\n[[He]] said it leaked.\n"
        "[[Mr Holm]] added that it was a gamble.",
        ["Paul Holm", "Paul Holm"],
    ),
    "the one presented long before": (
        "Paul Holm, director of the Salt Institute, said it was dear.\nIt rained.\nIt was cold.\nThe mill shut.\n"
        "It was late.\nNed Holm paid for it. Mr Holm was late. Ned Holm left. Mr Holm came back.\nIt rained.\n"
        "[[Mr Holm]] said no.",
        ["Ned Holm"],
    ),
    "a nickname in marks that goes alone": (
        'Bassist Craig "Tullo" Brask and drummer Nigel "Ebbo" Vint played.\n“It rained,” [[Tullo]] said.\n'
        "[[Ebbo]] said no.",
        ['Craig "Tullo" Brask', 'Nigel "Ebbo" Vint'],
    ),
    "letters that two bodies have": (
        "Ned Pell runs the Department of Housing and Urban Harbours in Norland.\n"
        "Ora Lind works for the Harbour Union of Holm.\n[[HUH]] said no.",
        ["HUH"],
    ),
    "whom a pronoun shows behind a new description": (
        "Ora Lind and Ned Pell were at the mill.\nMs Lind paid Ned Pell.\n[[The baker]] said no.\n[[She]] said yes.",
        ["Ora Lind", "Ora Lind"],
    ),
    "a pronoun behind somebody who was introduced": (
        "Ora Lind and Ned Pell were at the mill.\nMs Lind and a baker paid Ned Pell.\n"
        "[[The baker]] said no.\n[[She]] said it rained.",
        ["", ""],
    ),
    "a pronoun behind an office that is somebody else's": (
        "Trade Secretary Ora Lind and Ned Pell were at the mill.\nMs Lind paid Ned Pell.\n"
        "[[The bishop]] said no.\n[[She]] said it rained.",
        ["", ""],
    ),
    "a pronoun in the sentence of a new description": (
        "Ora Lind and Ned Pell were at the mill.\nMs Lind paid Ned Pell.\n[[The baker]] left, and [[she]] said no.",
        ["", ""],
    ),
    "a commander": ("[[Lt Cdr Ned Holt]] said no. [[Cdr Holt]] left.", ["Ned Holt", "Ned Holt"]),
    "the capitals of a headline": (
        "[[GOP Captains]] Flatly Reject The Idea Of A Higher Harbour Toll.\nAda Holt was there. [[She]] said no.",
        ["", "Ada Holt"],
    ),
    "where somebody of a party is from": (
        "Ned Holt and Ada Lind were there. Holt, an Orlando Republican who rows, left.\n“Yes,” [[he]] said.",
        ["Ned Holt"],
    ),
    "those an office is for": (
        "[[Reform spokeswoman for women Ora Lind]] said no. [[A spokesman for the mayor, Sir Ned Pell,]] said yes.",
        ["Ora Lind", ""],
    ),
    "an office with a list in its name": (
        "[[Minister for Children, Young People and Weirs Martha Lind]] said no.\n"
        "[[The party's spokesman for Weirs, Ada Holt, and Ned Pell]] said yes.",
        ["Martha Lind", "Ada Holt + Ned Pell"],
    ),
    "a shadow office": ("[[Reform Shadow chancellor Martin Pask]] said no.", ["Martin Pask"]),
    "letters of a rank or an honour": (
        "[[Ned Pask QC]] told the court that it leaked. [[Dr Ada Holt MBE]] left.\n[[Ora Lind III]] said yes.",
        ["Ned Pask", "Ada Holt", "Ora Lind III"],
    ),
    "whom somebody speaks to": (
        "[[A senior official, speaking to the Gazette's correspondent Ora Lind,]] said no. "
        "[[Our correspondent Ora Lind]] said yes. [[Ned Pell, speaking in Velden,]] left.",
        ["", "Ora Lind", "Ned Pell"],
    ),
    "a prince and a couple": (
        "[[Prince Harald and Ora Jane Lind]] are to marry. [[Ned and Ada Holt]] said so.",
        ["Prince Harald + Ora Jane Lind", "Ned Holt + Ada Holt"],
    ),
    "a prince who shares a first name": (
        "Ned Holt was there. [[Prince Ned]] said no. [[Sister Ora Lind]] said yes. [[Sister Ora]] left.",
        ["Prince Ned", "Ora Lind", "Ora Lind"],
    ),
    "a party before a seat and a name": (
        "[[Plaid Holt MP for Velden, Ada Lind,]] said no.\n[[Ned Pell MP for Tarn, an engineer,]] said yes.",
        ["Ada Lind", "Ned Pell"],
    ),
    "a minister who is a lord": (
        "[[Minister for harbour safety Lord Quillan]] said no. [[Lord Quillan]] left.\n"
        "[[Medical director Dr Lind]] said so.",
        ["Quillan", "Quillan", "Lind"],
    ),
    "somebody under another name": (
        "Milo, whose name has been changed, lost his job. “No,” [[he]] said.\n"
        "Dorin (not his real name) left. “Yes,” [[he]] said.\nVelden (its real name) is old. [[It]] said so.",
        ["Milo", "Dorin", ""],
    ),
    "a body that the parser takes for a person": (
        "“No,” [[a Dunmere Care spokeswoman]] said. Dunmere Care owns it. [[A spokesman for Dunmere Care]] left.\n"
        "[[A spokesman for Lena Lind]] said yes. [[A Lena Lind spokesman]] left.",
        ["Dunmere Care", "Dunmere Care", "", ""],
    ),
    "a surname that is short for a day": (
        "[[Mei Sun, an analyst,]] said no. [[Ms Sun]] left. [[Sun Yelang]] said yes. [[Ora Lind on Sun.]] said no.",
        ["Mei Sun", "Mei Sun", "Sun Yelang", "Ora Lind"],
    ),
    "members are no surname": ("[[Many Tory MPs]] said no.\n[[Tory MP Ada Lind]] said yes.", ["", "Ada Lind"]),
    "a Welsh son of": ("[[Rhys ap Iorlan]] said no. [[ap Iorlan]] left.", ["Rhys ap Iorlan"] * 2),
    "a sister of an order": (
        "Led by Sister Lena, they sing. [[Sister Lena]] said no. “No,” [[Lena]] said.",
        ["Sister Lena"] * 2,
    ),
    "a first name that is a nationality": (
        "“No,” said [[German Aker, one of the bakers]]. “Yes,” said [[Freddy Aker]].\n"
        "[[German Aker]] says that the reaction to the mayor has been joy.",
        ["German Aker", "Freddy Aker", "German Aker"],
    ),
    "those of whom somebody is one": (
        "[[The parents of Bread Wars finalist Ora Lind]] said no.\n[[finalist Ora Lind]] have said yes.\n"
        "[[Bread Wars finalist Ora Lind]] has left.",
        ["", "", "Ora Lind"],
    ),
    "who is named behind what they head": (
        "Dorin Quill paints. [[The mayor of Quill, Ada Holt,]] said no.\n"
        "[[Ned Pell, an aide to Quill, Ada Holt]] said yes.",
        ["Ada Holt", "Ned Pell"],
    ),
    "a sister who opens a sentence": ("Ned was ill. [[Sister Lena]] said no. Lena waved.", ["Lena"]),
    "somebody behind the short name of a firm": (
        "The boss spoke. [[the managing director of rail operator VLTR, Ned Pell,]] said no. VLTR was late.",
        ["Ned Pell"],
    ),
    "a firm called after its founders": (
        "[[Lind & Pell's]] said no. [[Lind & Pell's, which was founded by Ora Lind and Ned Pell,]] said so again.",
        ["Lind & Pell's", "Lind & Pell's"],
    ),
    "a firm with a possessive for a name": (
        "[[Holt's]] also said no. A report came. [[A spokesman for Holt's]] said so. [[Holt's owner]] left.",
        ["Holt's", "Holt's", ""],
    ),
    "an owner that is a firm": (
        "[[The inn's landlord, Norland-based Tavor Holdings,]] said no. [[The landlord, who lives in Norland,]] left.",
        ["Tavor Holdings", ""],
    ),
    "a month before a firm": ("In [[March Cosmotel]] said no.", ["Cosmotel"]),
    "whom somebody works for": ("Ora Lind left.\n[[A spokeswoman for the company Lind]] worked for said no.", [""]),
    "a full name": ("[[Marta Velden]] said the bridge was safe.", ["Marta Velden"]),
    "titles of other papers": (
        "[[Alhaji Musa Danladi Garko]] said no.\n[[Datuk Seri Razlan Hamidi]] said no.\n"
        "[[Tan Sri Lim Boon Keat]] said no.\n"
        "[[Hajiya Zainab Bature]] said no.\n[[Engr. Sani Bello Maikudi]] said no.",
        ["Musa Danladi Garko", "Razlan Hamidi", "Lim Boon Keat", "Zainab Bature", "Sani Bello Maikudi"],
    ),
    "a first name misprinted once": (
        "[[Jeremey Aker]] said yes.\n[[Jeremy Aker]] said no. [[Jeremy Aker]] said it was wet.",
        ["Jeremy Aker"] * 3,
    ),
    "two first names that differ by a letter": (
        "[[Francis Aker]] said yes.\n[[Frances Aker]] said no.",
        ["Francis Aker", "Frances Aker"],
    ),
    "first names that differ at the end": (
        "[[Jeremyn Aker]] said yes.\n[[Jeremy Aker]] said no.",
        ["Jeremyn Aker", "Jeremy Aker"],
    ),
    "a surname that begins titles": ("Tan Wei Ling runs a shop.\n[[Tan]] said rents had doubled.", ["Tan Wei Ling"]),
    "somebody's daughter, as Malay names say it": (
        "[[Nur Aisyah binti Rahmat]] said no.\n[[Kumar a/l Rajendran]] said no.",
        ["Nur Aisyah binti Rahmat", "Kumar a/l Rajendran"],
    ),
    "the first two of three names": (
        "Peter Halim Aker left. [[Peter Halim]] said it would close.",
        ["Peter Halim Aker"],
    ),
    "a name behind a sentence that ends in a letter": (
        "Ora Lind sang of Ned X. Ida Holt was late. The fame of Ned X grew. [[Ida Holt]] said no.",
        ["Ida Holt"],
    ),
    "a first name with a letter doubled": (
        "Philip Aker met Phillip Aker.\n“No,” [[Aker]] said.",
        ["Phillip Aker"],
    ),
    "where somebody is": ("[[Engineer Dossym Halpayev in Marstead]] said the wall is old.", ["Dossym Halpayev"]),
    "somebody and the body presided over": (
        "“He knows it,” said [[Ned Quist, the president of the United States Harbour Chamber of Commerce]].",
        ["Ned Quist"],
    ),
    "a partner with a surname of the two": (
        "[[Ora Lind and her husband Ned]] were glad. Ned Lind left.",
        ["Ora Lind + Ned Lind"],
    ),
    "a father is no title": ("Ned Quist came. [[His father Tom Quist]] said no.", ["Tom Quist"]),
    "a surname after the full name": (
        "Marta Velden opened the bridge on Monday.\n“It is safe,” [[Velden]] said.",
        ["Marta Velden"],
    ),
    "the full name comes later": (
        "[[Velden]] said the bridge was safe.\nThe engineers agreed with Marta Velden, who built it.",
        ["Marta Velden"],
    ),
    "a title and a surname": (
        "Marta Velden opened the bridge. [[Ms. Velden]] said it was safe. Later [[Dr. Velden]] said it was strong.",
        ["Marta Velden", "Marta Velden"],
    ),
    "a first name alone": ("Joanna Tarrow sings again. “I missed it,” [[Joanna]] said.", ["Joanna Tarrow"]),
    "a nickname": ("William Harbrook retired. Later [[Bill Harbrook]] said he was glad.", ["William Harbrook"]),
    "initials": (
        "[[J. K. Pellard]] said no. The author J. K. Pellard, [[Pellard]] said, was tired.",
        ["J. K. Pellard"] * 2,
    ),
    "a nickname in marks": (
        "[[Union man Bertil “Tony” Hallas]] said no. “Never,” [[Tony Hallas]] said. “No,” said [[Hallas]].",
        ["Bertil “Tony” Hallas"] * 3,
    ),
    "a nickname in brackets": (
        "[[Edward (Ned) Hallas]] said no. “Never,” [[Ned Hallas]] said.",
        ["Edward (Ned) Hallas"] * 2,
    ),
    "marks behind a name that hold no nickname": ("Ned Hallas “Quietly” left. [[Hallas]] said no.", ["Ned Hallas"]),
    "Jr. and Sr.": (
        "Edgar Hallas Sr. built the mill and Edgar Hallas Jr. runs it. “No,” [[Hallas Jr.]] said. “Yes,” "
        "[[Hallas Sr.]] said. [[The elder Hallas]] said he was tired. [[The younger Hallas]] said he was not.",
        ["Edgar Hallas Jr.", "Edgar Hallas Sr.", "Edgar Hallas Sr.", "Edgar Hallas Jr."],
    ),
    "Jr. and Sr. by surname": (
        "Mayor Edgar Hallas Jr. spoke.\nFormer governor Edgar Hallas Sr. did not agree. “A sieve,” "
        "[[Hallas Sr.]] said.\n"
        "The younger Hallas shook his head. “Lies,” [[Hallas Jr.]] told reporters.",
        ["Edgar Hallas Sr.", "Edgar Hallas Jr."],
    ),
    "Junior, whose father holds an office": (
        "The aides of President Edgar Hallas were late.\nThey met where Edgar Hallas Jr. met a lawyer. Hallas Jr. was "
        "late too.\n[[Hallas]] has long said that it leaks. It angered Hallas, [[who]] said no.",
        ["Edgar Hallas", "Edgar Hallas"],
    ),
    "Junior, whose father has no first name here": (
        "President Hallas was late. They asked about Hallas’s eldest son Edgar Hallas Jr. at the mill.\nIn May, "
        "[[Hallas]] told the Gazette that it leaks. “No,” [[the younger Hallas]] said.",
        ["Hallas", "Edgar Hallas Jr."],
    ),
    "Junior, whose brother is told of too": (
        "Edgar Hallas Jr. and Otto Hallas left. “No,” Hallas Jr. said.\n[[President Hallas]] said no. [[Hallas]] said "
        "it leaks.",
        ["Hallas", "Hallas"],
    ),
    "Junior, who holds an office too": (
        "Mayor Edgar Hallas Jr. was late. Hallas Jr. met President Hallas.\n[[Hallas]] said that it leaks.",
        ["Edgar Hallas Jr."],
    ),
    "who works for Junior": (
        "Edgar Hallas Jr. left. “No,” [[Hallas Jr.’s lawyer, Ned Pell]], said. “No,” said [[Hallas Jr.’s aide Pell]].",
        ["Ned Pell", "Ned Pell"],
    ),
    "what a letter says beside a name": (
        "The mayor wrote to Ora Hallas of Tarn and Ned Pell of Oster with a letter [[that]] said it leaks. Ned Pell, "
        "[[who]] said no, left.",
        ["", "Ned Pell"],
    ),
    "one Jr. alone": (
        "[[Edgar Hallas Jr.]] said no. “Never,” [[Edgar Hallas]] said. “No,” [[Hallas Jr.]] said.",
        ["Edgar Hallas Jr."] * 3,
    ),
    "the Younger": (
        "Pieter Brune the Elder painted the wall. [[Pieter Brune the Younger]] said it was wet.",
        ["Pieter Brune the Younger"],
    ),
    "two surnames": (
        "María Inés Rovira Salcedo, an engineer, counted 900 boats. [[Rovira]] said they were old. “Old,” "
        "[[Rovira Salcedo]] said.",
        ["María Inés Rovira Salcedo"] * 2,
    ),
    "a party with a place in its name": (
        "[[Harbour Reform Party of Ostmark leader Yoshi Hallas]] said no.\n"
        "[[Royal Bank of Ostmark economist Ned Pell]] said yes.",
        ["Yoshi Hallas", "Ned Pell"],
    ),
    "an aide of somebody with an office": ("[[An aide of Mayor Ned Pell]] said no.", [""]),
    "a couple": (
        "Lena Hallas and her husband, Ned Pell, moved in May. “We like it,” [[the couple]] said. "
        "[[The two]] said so again.",
        ["Lena Hallas + Ned Pell"] * 2,
    ),
    "sisters": (
        "Lena Hallas and Ann Hallas moved in May. “We like it,” [[the sisters]] said.",
        ["Lena Hallas + Ann Hallas"],
    ),
    "he behind a list with what they do": (
        "Mayor Ivo Sandrik praised cook Ned Pell, porter Tim Bracken and nurse Lou Tarn. [[He]] said they are brave.",
        ["Ivo Sandrik"],
    ),
    "an office beside which nobody holds another": (
        "[[Fire chief Lena Hallas]] said the tap was dry.\n“I was away,” [[the mayor]] said.",
        ["Lena Hallas", ""],
    ),
    "an office of the church": (
        "[[Police chief Lena Hallas]] said the tap was dry.\n“I was away,” [[the archbishop]] said.",
        ["Lena Hallas", ""],
    ),
    "trades": ("[[Ferryman Aziz Karim]] said no. [[Beekeeper Enoch Phiri]] said yes.", ["Aziz Karim", "Enoch Phiri"]),
    "an office that goes with another": (
        "[[Finance minister Lena Hallas]] said the tap was dry.\n“I was away,” [[the MP]] said.",
        ["Lena Hallas", "Lena Hallas"],
    ),
    "co-authors": (
        "Lena Hallas and Dorin Pell argue that piers are dead. “Nobody fishes,” [[the authors]] write.",
        ["Lena Hallas + Dorin Pell"],
    ),
    "what describes a country is no name": (
        "Mountainous Velden has a long border. [[Velden]] said no. [[Oil-rich Norland]] said yes.",
        ["Velden", "Norland"],
    ),
    "a first name that ends as adjectives do": ("[[Lovelace Mensah]] said no.", ["Lovelace Mensah"]),
    "the younger of two, cut": ("Pieter Brune [[the Elder]] said the wall was wet.", ["Pieter Brune the Elder"]),
    "the elder of two, in small letters": (
        "“No,” said [[Pieter Brune the elder]]. [[Pieter Brune, the younger]], said yes. “No,” said [[the elder]].",
        ["Pieter Brune the elder", "Pieter Brune, the younger", ""],
    ),
    "the younger sister of somebody": ("[[Lena Hallas, the younger sister of Ned Pell]], said no.", ["Lena Hallas"]),
    "who, of a name taken for a firm": ("It was built by the firm of Dorin Pask, [[who]] said no.", ["Dorin Pask"]),
    "who said it first, and who agreed": (
        "Lena Hallas said, and [[Ned Pell]] agreed, that the pier was safe. Ned Pell left, and [[Lena Hallas]] agreed.",
        ["Lena Hallas + Ned Pell", "Lena Hallas"],
    ),
    "who said it first, and whose deputy confirmed it": (
        "Lena Hallas said, and [[her deputy Ned Pell]] confirmed, that the pier was safe.",
        ["Lena Hallas + Ned Pell"],
    ),
    "a bare office": ("[[The Lord Treasurer]] said no. “No,” said [[the Lord Chancellor]].", ["", ""]),
    "a lord by his name": ("[[Lord Porter]] said no.", ["Porter"]),
    "a couple, the first taken for a company": (
        "Harold and Miriam Bevan bought an inn. “No,” [[the couple]] said.",
        ["Harold Bevan + Miriam Bevan"],
    ),
    "letters before a name": ("“No,” said [[QC Philippa Tolsa]].", ["Philippa Tolsa"]),
    "a first surname that looks like a plural": (
        "[[Ida Barrios Tolsa]] said no. [[Barrios]] said so.",
        ["Ida Barrios Tolsa", "Ida Barrios Tolsa"],
    ),
    "a climber": ("“No,” said [[Climber Asta Tolsa]].", ["Asta Tolsa"]),
    "a book's title": (
        "In her memoir, [[Salt Years]], Ana Hallas writes: “We left.” In her book, [[Ana Hallas]], 40, says so.",
        ["Ana Hallas", "Ana Hallas"],
    ),
    "he behind a list": (
        "The mayor thanked three people: Ned Pell, Tim Bracken and Lou Tarn. “They are heroes,” [[he]] said.",
        [""],
    ),
    "what somebody reads from another's letter": (
        "Tim Bracken wrote home. Reading from Bracken’s letter, [[Judge Orin Pell]] said: “I am sorry.”\n"
        "[[Judge Pell]], reading from the letter, said: “I am lost.”\n[[Pell]], reading from the bill, said: “No.”\n"
        "[[Pell]] read from a letter that the boy, Tim Bracken, had sent home: “I am lost.”\n"
        "[[Pell]] read the letter aloud and laughed: “No.”",
        ["Tim Bracken", "", "Orin Pell", "Tim Bracken", "Orin Pell"],
    ),
    "what somebody reads from the letter another had sent or got": (
        "[[Judge Orin Pell]] read aloud from the letter that the boy, Tim Bracken, had sent home: “I am lost.”\n"
        "[[She]] read from a letter that Ned Holt had got from Tim Bracken: “I am lost.”\n"
        "[[She]] read from a letter that Tim Bracken had sent to Ned Holt: “I am lost.”",
        ["Tim Bracken"] * 3,
    ),
    "the president beside a chancellor who is nearer": (
        "President Oriel Castane met Chancellor Wim Dekker. Wim Dekker showed the guest his garden. "
        "[[The president]] said the roses were superb.",
        ["Oriel Castane"],
    ),
    "a couple of whom no list has the first name": (
        "Anya and Gilbert Moss bought the mill. “We came,” [[the couple]] said.",
        ["Anya Moss + Gilbert Moss"],
    ),
    "a surname before a couple's": (
        "Tolsa and Gilbert Moss bought the mill. “We came,” [[the couple]] said. Mr Tolsa left.",
        [""],
    ),
    "a nickname in marks and brackets": (
        "The crews met Walter (“Spud”) Menzies. “We walk,” [[Menzies]] said.",
        ["Walter (“Spud”) Menzies"],
    ),
    "a country no list knows, described": ("[[Landlocked Arvany]] said it would build a port.", ["Arvany"]),
    "a body behind what it is": (
        "[[The ferry company, Kestrel Lines]], said no. [[The charity, Wellstep]], said yes.",
        ["Kestrel Lines", "Wellstep"],
    ),
    "a name no list knows behind what somebody is": (
        "[[The baker, Hetty Crumb]], said it was old.",
        ["Hetty Crumb"],
    ),
    "a headline's verb behind a surname": ("Ann Rovira Goes\n[[Rovira]] said she was glad.", ["Ann Rovira"]),
    "a name the parser takes for a company": (
        "[[Dorin Pellask]] said the line was losing money.\n“It is old,” [[Pellask]] said.",
        ["Dorin Pellask"] * 2,
    ),
    "a hyphen": ("Anne-Marie Dubrec won. “At last,” said [[Dubrec]].", ["Anne-Marie Dubrec"]),
    "particles": (
        "Mayor Kees van der Zwal spoke first. “We wait,” [[van der Zwal]] said. “We wait,” [[Mr van der Zwal]] said.",
        ["Kees van der Zwal"] * 2,
    ),
    "an Arabic article": (
        "President Nadim al-Karoub left the talks. “No deal,” [[al-Karoub]] said. “No deal,” [[Mr Karoub]] said.",
        ["Nadim al-Karoub"] * 2,
    ),
    "Junior": ("Samuel Ortwin Jr. spoke. “We won,” [[Ortwin]] said.", ["Samuel Ortwin Jr."]),
    "a possessive": ("Marta Velden arrived. [[Velden's]] view was that the bridge is safe.", ["Marta Velden"]),
    "accents": ("José Peñalba lost. “I lost,” [[Penalba]] said.", ["José Peñalba"]),
    "a two-word surname": ("Ines Castro Mirel lost. “I lost,” [[Castro Mirel]] said.", ["Ines Castro Mirel"]),
    "a surname that is a word": (
        "Peter King lost. “I lost,” [[King]] said. “I lost,” [[Mr King]] said.",
        ["Peter King"] * 2,
    ),
    "a surname that is a place": ("Helen Jordan lost. “I lost,” [[Jordan]] said.", ["Helen Jordan"]),
    "a name in capitals in the headline": (
        "Marta Velden Opens Bridge As Rain Falls\n\n[[Velden]] said the bridge was safe. Marta Velden is an engineer.",
        ["Marta Velden"],
    ),
    "an apposition after": (
        "“It holds,” said [[Leslie Quarn, a Dorland-based president of the Bridge Society]].",
        ["Leslie Quarn"],
    ),
    "an apposition before": ("[[Norland's defense minister, Ivo Sandrik,]] said the army was ready.", ["Ivo Sandrik"]),
    "a compound before": ("[[Velden spokesman Nick Perrault]] said no.\nMarta Velden was away.", ["Nick Perrault"]),
    "a long office before": ("[[US Secretary of Fisheries Anton Bellweather]] said no.", ["Anton Bellweather"]),
    "an office with for": ("[[Japanese Minister for Harbours Toshi Morikawa]] said no.", ["Toshi Morikawa"]),
    "a club before": ("[[Dorland manager Arsene Wicker]] said his team was tired.", ["Arsene Wicker"]),
    "a role cut from its name": ("[[Norland's prime minister]], Ann Selwick, said no.", ["Ann Selwick"]),
    "one of several": ("[[one of the family's lawyers, Justin Bamford,]] said no.", ["Justin Bamford"]),
    "a paper's man": ("[[The Dorland Post's Ed Mallory]] said no.", ["Ed Mallory"]),
    "a relative clause": (
        "[[Marta Velden, who built the bridge with Paul Ostrand,]] said it was safe.",
        ["Marta Velden"],
    ),
    "who": ("Critics met Marta Velden, an engineer from Dorland, [[who]] said it was safe.", ["Marta Velden"]),
    "the person spoken for is not the speaker": (
        "[[Brian Fallow, a spokesman for Mrs. Velden,]] said no.\nMarta Velden was away.",
        ["Brian Fallow"],
    ),
    "a friend of somebody": ("[[A friend of Marta Velden]] said no.", [""]),
    "somebody's wife by name": ("[[Paul Ostrand's wife, Ellen Ostrand,]] said no.", ["Ellen Ostrand"]),
    "joint": ("[[Marta Velden and Paul Ostrand]] said the bridge was safe.", ["Marta Velden + Paul Ostrand"]),
    "letters behind a name": (
        "[[Jane Rudd MP]] said no. [[Ellen Ostrand MSP]] said so too. [[Jane Rudd MP's office]] was late.",
        ["Jane Rudd", "Ellen Ostrand", "Jane Rudd MP's office"],
    ),
    "joint with letters behind the names": (
        "[[Jane Rudd MP and Ellen Ostrand MP]] said no.",
        ["Jane Rudd + Ellen Ostrand"],
    ),
    "joint with offices": (
        "[[US Secretary of Fisheries Anton Bellweather and US Secretary of Ports Lloyd Tamsin]] said no.",
        ["Anton Bellweather + Lloyd Tamsin"],
    ),
    "three": (
        "[[Marta Velden, Paul Ostrand and Ivo Sandrik]] said no.",
        ["Marta Velden + Paul Ostrand + Ivo Sandrik"],
    ),
    "a misprint": ("Helen Marrow lost. “I lost,” [[Marow]] said.", ["Helen Marrow"]),
    "a style with a single name": ("“Pray,” said [[Pope Anselm]].\n“Pray,” [[Anselm]] said.", ["Pope Anselm"] * 2),
    "a surname first": ("[[South Korean President Park Min-ji]] said no.", ["Park Min-ji"]),
    "a first name that is a town": ("[[Charlotte Mayor Jane Rudd]] said no. [[Rudd]] waved.", ["Jane Rudd"] * 2),
    "somebody introduced": ("[[One fisherman]], Amin Hadid, said no.", ["Amin Hadid"]),
    "plural titles": ("[[Sens. Robin Vale and Kit Marlowe]] said no.", ["Robin Vale + Kit Marlowe"]),
    "a name with a place": ("[[Gov. Earl Ray Tomlin of Ohio]] said no.", ["Earl Ray Tomlin"]),
    "one and others": ("[[Marta Velden and other engineers]] said no.", ["Marta Velden"]),
    "a seat and a comma before a name": (
        "[[The Gatesby MP for East Lowfield, Ora Aker,]] said no. “We lost,” [[Ms Aker]] said.",
        ["Ora Aker"] * 2,
    ),
    "a seat without a comma before a name": (
        "[[MP for Mid Lowfield Ora Aker]] said no. [[The MP for Lowfield and Vellora Peter Lind]] said so.\n"
        "[[MP for Lowfield]] Ann Holt said yes. Dr [[Carla Pask]] and Vellora Peter Quist said no.",
        ["Ora Aker", "Peter Lind", "Ann Holt", "Carla Pask"],
    ),
    "a lead before a name": (
        "[[GP Lead Ora Aker]] said no. “No,” [[Dr Aker]] said. [[Nursing Lead Ned Pell]] left. [[Jane Lead]] stayed.\n"
        "[[GP Lead at Lowfield Surgery, Dr Ann Quist]], was out.",
        ["Ora Aker", "Ora Aker", "Ned Pell", "Jane Lead", "Ann Quist"],
    ),
    "a firm with its founder's name": (
        "Artist Ned Lind's design was chosen. [[Mr Lind, an architect,]] said so. Ned Lind Architects built it.",
        ["Ned Lind"],
    ),
    "letters of a seat before a name": ("[[Tidewater Party MLA Ora Lindqvist]] said no.", ["Ora Lindqvist"]),
    "a firm before a name": (
        "[[Managing director of Real Motorsport Limited Natalie Hansen]] said no.",
        ["Natalie Hansen"],
    ),
    "a country before a lord": ("[[Former chief judge of England and Wales Lord Jellow]] said no.", ["Jellow"]),
    "an adverb before a name": (
        "Duncan Aker swam. Disappointingly Aker lost. “I was ill,” [[Aker]] said.\nCarly Aker won. [[Carly]] laughed.",
        ["Duncan Aker", "Carly Aker"],
    ),
    "a union in capitals behind its line": (
        "Tidewater LRU members left. Tidewater LRU walked out. “No,” [[the LRU]] said.\nDorin Pask came. “Yes,” "
        "[[Pask]] said.",
        ["LRU", "Dorin Pask"],
    ),
    "a programme behind a name": (
        "A new Harry Netflix series is out.\n“No,” [[Harry Aker]] said. “Never,” [[Harry]] said.",
        ["Harry Aker"] * 2,
    ),
    "a role behind the end of a source": (
        "Lena Lind was there. “Debate recap,” tweeted [[Lind]] spokesman Ned Pell.\nPell left. “No,” said [[Lind]].",
        ["Ned Pell", "Lena Lind"],
    ),
    "clubs before a player nobody names": (
        "“He was great,” said [[the former Marstead and Real Lowfield]] forward.",
        [""],
    ),
    "a role of several words behind the end of a source": (
        "Lena Lind was there. “No,” tweeted [[Lind]] campaign spokesman Ned Pell. “No,” said [[Lind]] late on Friday.",
        ["Ned Pell", "Lena Lind"],
    ),
    "somebody called by where they are from": ("Marty Moorcroft is fit. “Yes,” said [[the Dubliner, who won]].", [""]),
    "a team called after somebody": (
        "Ross Paterson won. We wish Team Paterson well. “It is great,” said [[Paterson]].",
        ["Ross Paterson"],
    ),
    "a surname that is a word, behind a role and a name": (
        "[[Coroner Jaquelin Lake]] spoke. “No,” [[Ms Lake]] said.",
        ["Jaquelin Lake"] * 2,
    ),
    "whom a spokesman speaks for, with a title": (
        "[[A spokesman for Labour leader Sir Ned Stormer]] said no. [[A spokesman for the mayor, Tim Bracken,]] said "
        "so. [[A spokesman for the firm, Dan Holt,]] left.",
        ["", "", "Dan Holt"],
    ),
    "a day behind a name": (
        "Lena Lind was there. [[Lind Sunday night]] said no. [[Lind on Monday]] said yes.",
        ["Lena Lind"] * 2,
    ),
    "somebody of whom another speaks": (
        "Ned Pell and Lena Bannock met. Pell turned on [[Bannock, who Pell on Friday]] called “a liar.”\n"
        "[[Bannock, who was tired,]] said no.",
        ["Ned Pell", "Lena Bannock"],
    ),
    "a woman whose name follows": (
        "[[A woman]] later identified as Lena Aker, an activist, said no. “Never,” [[she]] said.\n"
        "[[A man]] who was not identified said Ned Pell was late.",
        ["Lena Aker", "Lena Aker", ""],
    ),
    "an interview somebody gave": (
        "It fell, according to [[an interview]] his brother Ned Aker gave to the Gazette.\n"
        "It fell, according to [[an interview]] with Tim Bracken.",
        ["Ned Aker", ""],
    ),
    "posts and sums somebody made": (
        "It fell, according to [[a post from Lena Lindqvist]]. It fell, according to [[calculations by Ned Pell of the "
        "Alder Institute]]. It fell, according to [[a post about Tim Bracken]].",
        ["Lena Lindqvist", "Ned Pell", ""],
    ),
    "two names and a comma": (
        "Ann Pell and Lena Holt ran. Her vote went to, now, [[Pell, Holt]] said. [[Ann Pell, Lena Holt's boss,]] left.",
        ["", "Ann Pell"],
    ),
    "a party before a name": (
        "[[Lib Dem Ned Aker]] said no. [[Tory Ada Lind]] said yes. [[Lib Dem MP Lena Holt]] left. [[Ms Lind]] sang.",
        ["Ned Aker", "Ada Lind", "Lena Holt", "Ada Lind"],
    ),
    "a party's word that is a first name": ("[[Tory Lind]] said no.", ["Tory Lind"]),
    "a people before a name": ("British-born Thai Alex Alborn won. “Yes,” [[Alborn]] said.", ["Alex Alborn"]),
    "somebody whose name no list knows, at work": (
        "[[Hodi Ghulam of the US-based Center for Dam Rights]] said no. [[The Republic of Velden]] denied it.",
        ["Hodi Ghulam", "Republic of Velden"],
    ),
    "a first name misspelt once": (
        "Jeremey Vane is here.\nThe host met Jeremy Vane. “I am,” [[Vane]] said.\n[[Ann Holt]] met Anna Holt. “I am,” "
        "[[Anna Holt]] said.",
        ["Jeremy Vane", "Ann Holt", "Anna Holt"],
    ),
    "who, of a name with letters": ("The court heard Lena Lind MHK [[who]] said no.", ["Lena Lind"]),
    "one of several whom a dash sets apart": (
        "[[Some economists - including former deputy governor Peter Lind -]] said no. [[Economist Peter Lind]] left.",
        ["", "Peter Lind"],
    ),
    "initials and Jr.": ("AJ McAker Jr. met Ned Pell. “We won,” [[McAker]] said.", ["AJ McAker Jr."]),
}


@pytest.mark.parametrize("case", NAMED)
def test_a_source_with_a_name_means_its_bearer(case: str) -> None:
    marked, expected = NAMED[case]
    assert names(marked) == expected


REFERRED = {
    "who joins in what was said": (
        "[[Ned Pell]] said it was late. This was echoed by Dan Holt, director at Velmoor.\n“It leaks,” [[he]] said.\n"
        "[[Lena Lind]] said it was mad. Her view was shared by Ada Holt, a teacher.\n“Nobody will pay,” [[she]] said.",
        ["Ned Pell", "Dan Holt", "Lena Lind", "Ada Holt"],
    ),
    "whom somebody supports": (
        "[[Ned Pell]] said it was mad. He was supported by Dan Holt, a teacher at Tarn.\n“No,” [[he]] said.",
        ["Ned Pell", "Ned Pell"],
    ),
    "a relative with a long office": (
        "Ole Arne Brix Sr. died in 2014 at age 87.\n“He taught us to read and he fought in the war,” said [[his son]], "
        "retired Aker General District Court Judge Ole Arne Brix Jr. “So we are upset that they would use it.”",
        ["Ole Arne Brix Jr."],
    ),
    "a relative in an acting office": (
        "“We had no warning,” said [[her husband, acting Tarn County Superior Court Clerk Tom Aker]].",
        ["Tom Aker"],
    ),
    "a relative beside a list": (
        "“He read,” said [[his son]], standing with Aker Dam Judge Ole Brix. “No,” said [[his wife]], who met Judge "
        "Tom Holt.",
        ["", ""],
    ),
    "who attacks a plan": (
        "[[Mayor Ned Pell]] said the weir must go.\n“Nobody wants it,” [[he]] added.\nBut the move was condemned by "
        "engineer Dan Holt, until May the head of the works under Ora Lind.\nWriting online, [[he]] said it was mad.",
        ["Ned Pell", "Ned Pell", "Dan Holt"],
    ),
    "who draws up a plan": (
        "[[Mayor Ned Pell]] said the weir must go.\nThe plan was drawn up in May by engineer Dan Holt of Tarn.\n"
        "“It will take a year,” [[he]] said.",
        ["Ned Pell", "Dan Holt"],
    ),
    "whom somebody sacks": (
        "[[Engineer Ned Pell]] said it leaked.\nOn Monday Mr Pell was sacked by Dan Holt.\n“I was right,” [[he]] said.",
        ["Ned Pell", "Ned Pell"],
    ),
    "whom the sentence before is about, and nothing of who spoke earlier": (
        "Mayor Dan Holt welcomed the weir. “Tarn came back to life,” [[he]] said in his speech that night.\n"
        "Holt adviser Colwell Beck, the youngest engineer in the county, picked up a similar thread at the time. "
        "“People begin to see it in another light,” [[he]] said.",
        ["Dan Holt", "Colwell Beck"],
    ),
    "a sentence that only leads into the words": (
        "[[Dan Holt]] said on Sunday that it was safe. Holt issued a new line of attack on Monday.\n"
        "Deputy Mayor Ned Pell weighed in as well, telling Mic in an interview printed on Monday, “But gosh, that gate "
        "was never sound,” [[he]] said, adding, “We knew it.”",
        ["Dan Holt", "Ned Pell"],
    ),
    "who opens a sentence that the parser hangs on the name": (
        "[[Dan Holt]] said the rink had to stay. [[He]] said: “I would have to travel to Lowfield for training.”\n"
        "A total of 24 clubs use the rink.\nGareth Munn, chair of the Tarn Fund, handed over the cheque this week.\n"
        "[[He]] said: “We are delighted that the funds help.”",
        ["Dan Holt", "Dan Holt", "Gareth Munn"],
    ),
    "a name below a picture is told nothing of": (
        "[[Dan Holt]] said the rink had to stay. Holt has argued for it since May.\nGareth Munn, Tarn Institution\n"
        "“We have to travel,” [[he]] told the board.",
        ["Dan Holt", "Dan Holt"],
    ),
    "the singer is no boss": (
        "Dan Pell left the choir of the mill, which is owned by Velcar boss Ned Lind.\n[[Mr Lind]] said it was "
        "late.\n[[The Harbour Nights singer]] wrote: “It rains on my boat.”",
        ["Ned Lind", ""],
    ),
    "the lead tells what somebody is, the next paragraph who": (
        "[[A former harbour minister]] said no.\nOra Lind said the weir leaked.",
        ["Ora Lind"],
    ),
    "somebody presented otherwise, or met, is not whom the lead tells of": (
        "[[The mayor]] said no.\nOra Lind, a baker, said the weir leaked.",
        [""],
    ),
    "a judge is not the next who speaks": ("[[A judge]] said no.\nOra Lind said she was glad.", [""]),
    "a lead that names its mayor": ("Mayor Ada Holt is ill. [[The mayor]] said no.\nOra Lind said so.", ["Ada Holt"]),
    "who is only acted on": ("[[A minister]] said no.\nOra Lind was jailed for it.", [""]),
    "the boss of somebody else": ("[[The firm's boss]] said no.\nOra Lind said yes.", [""]),
    "a third paragraph": ("[[A minister]] said no.\nIt leaks.\nOra Lind said yes.", [""]),
    "a secretary is not the leader of a party": (
        "[[New Home Secretary Ned Pell]] said no.\n[[The Reform leader]] said yes.",
        ["Ned Pell", ""],
    ),
    "a prime minister may be": (
        "[[Prime Minister Ned Pell]] said no.\n[[The Reform leader]] said yes.",
        ["Ned Pell"] * 2,
    ),
    "a party's leader is not the first minister": (
        "[[Ora Lind, the Reform leader,]] wrote a letter. In a reply [[the first minister]] said no.",
        ["Ora Lind", ""],
    ),
    "the queen and a duke are two": (
        "[[Prince Harald]] left. [[The King and Duke of Tarn]] said yes.",
        ["Prince Harald", ""],
    ),
    "somebody's solicitor": (
        "A letter went to Ned Pell, [[the men's solicitor]] says. The men's solicitor, Ora Lind, was glad.",
        [""],
    ),
    "the coroner whose name comes later": (
        "Ned Pell, a nurse, said it was dark. “It was an accident,” [[the coroner]] said. Assistant coroner Lena Lind "
        "recorded a verdict.",
        ["Lena Lind"],
    ),
    "the judge whose name comes later": (
        "Ned Pell was jailed. “You are cruel,” [[the judge]] told him. Judge Lena Lind sent him down.",
        ["Lena Lind"],
    ),
    "the judge, one of two": (
        "Judge Lena Lind and Judge Ann Holt sat. Ned Pell left. “You are cruel,” [[the judge]] told him.",
        [""],
    ),
    "the judge, where none is named": ("Ned Pell was jailed. “You are cruel,” [[the judge]] told him.", [""]),
    "the pair of a report that has no other": (
        "Lena Lind, Archbishop of Velden, and Bishop Ned Pell met.\nIt rained.\nRents rose.\nThe pier fell.\n“We are "
        "sad,” [[the pair]] said.",
        ["Lena Lind + Ned Pell"],
    ),
    "the pair of a report that has another": (
        "Lena Lind and Ned Pell met. Ann Holt and Tim Bracken left.\nIt rained.\nRents rose.\nThe pier fell.\n“We are "
        "sad,” [[the pair]] said.",
        [""],
    ),
    "she, for whom it holds": (
        "“There is fear,” said [[Alisa Holt]].\nFor Lena Timov, the hunt took days.\n“It was bad,” [[she]] said.",
        ["Alisa Holt", "Lena Timov"],
    ),
    "she, whose house is for sale": (
        "“There is fear,” said [[Alisa Holt]].\nFor sale now, the house of Lena Timov is big.\n“It was bad,” [[she]] "
        "said.",
        ["Alisa Holt", ""],
    ),
    "he who has stood against another": (
        "“We look ahead,” [[union president Klaus Schor]] said.\nNed Wotson, an athlete, has stood to replace Schor.\n"
        "“It is chaos,” [[he]] said.",
        ["Klaus Schor", "Ned Wotson"],
    ),
    "he, whose son is named": (
        "“We bake,” [[Ned Holt]] said. “We do,” [[he]] said.\nPhil Quicken came with his son Joshua.\n“It is great,” "
        "[[he]] said.",
        ["Ned Holt", "Ned Holt", "Phil Quicken"],
    ),
    "he, of two who met": (
        "“We look ahead,” [[union president Klaus Schor]] said.\nNed Wotson met Schor.\n“It is chaos,” [[he]] said.",
        ["Klaus Schor", ""],
    ),
    "he, of whom a part of a sentence is": (
        "“We look at homes,” [[Anton Magnor]] told the paper. “We do,” [[he]] added.\nThe row comes after Julian "
        "Boyer, of the Greens, refused.\nSpeaking to the paper, [[he]] said no.",
        ["Anton Magnor", "Anton Magnor", "Julian Boyer"],
    ),
    "he, beside somebody only supposed to do it": (
        "[[Jim Bannet]] said no. If Julian Boyer does not win, [[he]] said he would go.",
        ["Jim Bannet", "Jim Bannet"],
    ),
    "he, who said it in the sentence already": (
        "Lena Lind met Ned Lind.\n[[Lind spokesman Ned Pell]] said that Tim Bracken has “principles to make him the "
        "best of mayors,” [[he]] said.",
        ["Ned Pell", "Ned Pell"],
    ),
    "she, the only one a long stretch tells of": (
        "“It shook,” [[Marta Velden]] said. She runs a farm.\nBarley was dear.\nRain came late.\nThe mill was shut.\n"
        "The road was closed.\n[[She]] said she would wait.",
        ["Marta Velden", "Marta Velden"],
    ),
    "he, after somebody without a name": (
        "[[Tom Hanrick]] said no.\nBarley was dear.\nRain came late.\nThe mill was shut.\n"
        "[[One underground dealer]] said he sold more. “It is late,” [[he]] said.",
        ["Tom Hanrick", "", ""],
    ),
    "the chancellor beside another minister": (
        "Chancellor Ned Pell spoke on Friday.\nHarbour Minister Tom Hanrick was there.\n"
        "“We count boats,” [[he]] said.\nOn Sunday, [[the chancellor]] said boats were few.",
        ["Tom Hanrick", "Ned Pell"],
    ),
    "the prime minister where only a former one is called so": (
        "Former prime minister Ned Pell left.\nMr Hanrick chairs the talks. On Sunday, [[the prime minister]] said no.",
        [""],
    ),
    "the company that acts since another spoke": (
        "[[Cosmotel]] said the line was old. [[The Rail Union]] said staff were tired.\n"
        "Cosmotel plans to cut ten jobs. [[The company]] said it was sorry.",
        ["Cosmotel", "Rail Union", "Cosmotel"],
    ),
    "the company that spoke last, whatever its words name": (
        "[[Cosmotel]] said it was sorry that Veltron had left the talks. [[The company]] said it would wait.",
        ["Cosmotel", "Cosmotel"],
    ),
    "she, whom the paragraph before introduces": (
        "“It shook,” [[Marta Velden]] said. “It rang,” [[she]] said.\nOra Quist runs the ferry with two friends.\n"
        "[[She]] said the pier was closed.",
        ["Marta Velden", "Marta Velden", "Ora Quist"],
    ),
    "she, whom the paragraph before a quotation introduces": (
        "“It shook,” [[Marta Velden]] said.\nMidwife Ora Quist came to the march in Lowfield.\n"
        "“It was late,” [[she]] said.",
        ["Marta Velden", "Ora Quist"],
    ),
    "she, named since in another's sentence": (
        "“It shook,” [[Ora Quist]] said.\nAs Marta Velden was ready to leave the ward [[she]] said it was late.",
        ["Ora Quist", "Marta Velden"],
    ),
    "she, of whom the paragraph before tells what another did": (
        "[[Marta Velden]] said no. A man called Jeff came in.\nJeff helped her with the bags.\n"
        "“I was late,” [[she]] said.",
        ["Marta Velden", "Marta Velden"],
    ),
    "she, after a paragraph in brackets": (
        "Marta Velden sang. “It shook,” [[Velden]] said.\n(Ora Quist led the band in those days.)\n"
        "“I was late,” [[she]] said.",
        ["Marta Velden", "Marta Velden"],
    ),
    "a first name alone, presented by trade": (
        "“It shook,” [[Marta Velden]] said.\nLesley, a nurse from Lowfield, who did not give her name, is in her 50s.\n"
        "[[She]] said it was late.\nLesley is tired.\n“I wait,” [[she]] said.",
        ["Marta Velden", "Lesley", "Lesley"],
    ),
    "a first name alone, presented by age": (
        "“It shook,” [[Tom Hanrick]] said.\n[[Ewan, 31,]] told the paper he was late.\n[[He]] said he would go.",
        ["Tom Hanrick", "Ewan", "Ewan"],
    ),
    "a name that no list has, with its age": (
        "“It shook,” [[Tom Hanrick]] said.\nZella Pask, 41, was asleep when the wave came to Lowfield.\n"
        "“I was wet,” [[she]] said.",
        ["Tom Hanrick", "Zella Pask"],
    ),
    "he, of whom the lead tells without his name": (
        "A man who sleeps in an open boat all winter has become the talk of the coast.\nGeorge Hanrick, from Lowfield, "
        "Tarn, has filled three books with tales of the ice - and has even sold one of his old blankets to a reader.\n"
        "[[He]] said it was hard at first.\n“I woke in the snow,” [[he]] said.",
        ["George Hanrick", "George Hanrick"],
    ),
    "she, of whom the lead tells beside a man named": (
        "A woman who sleeps in an open boat all winter has become the talk of the coast.\nGeorge Hanrick, from "
        "Lowfield, has sold one of her old blankets to a reader.\n[[She]] said it was hard at first.",
        [""],
    ),
    "he, the last speaker": (
        "Paul Ostrand met Marta Velden.\n“It holds,” Ostrand said.\n“It will hold,” [[he]] added.",
        ["Paul Ostrand"],
    ),
    "she, by first name": (
        "Paul Ostrand met Marta Velden.\n“It holds,” [[she]] said.",
        ["Marta Velden"],
    ),
    "she, by title": (
        "Ms. Quillop met Mr. Brackett on Monday.\n“It holds,” [[she]] said.\n“It does,” [[he]] said.",
        ["Quillop", "Brackett"],
    ),
    "she, by role": (
        "Congresswoman Alix Tarn met Senator Robin Vale, the father of two.\n“It holds,” [[she]] said.",
        ["Alix Tarn"],
    ),
    "she, by an earlier pronoun": (
        "Kiran Tolsa lost her seat. Then Paul Ostrand spoke.\n“It holds,” [[she]] said.",
        ["Kiran Tolsa"],
    ),
    "he who is told is not he who says": (
        "Tom Hanrick asked Paul Ostrand about the bridge.\n“It holds,” [[he]] told Hanrick.",
        ["Paul Ostrand"],
    ),
    "two men who fit equally": ("Paul Ostrand and Tom Hanrick met. [[He]] said it was late.", [""]),
    "nobody of that gender": ("Marta Velden met Ellen Ostrand. [[He]] said it was late.", [""]),
    "nobody named": ("The bridge was closed. [[He]] said it was late.", [""]),
    "they, after two spoke": (
        "Marta Velden and Paul Ostrand spoke on Monday. [[They]] said the bridge was safe.",
        ["Marta Velden + Paul Ostrand"],
    ),
    "both": (
        "Marta Velden and Paul Ostrand spoke on Monday. [[Both]] said it was safe.",
        ["Marta Velden + Paul Ostrand"],
    ),
    "the two leaders": (
        "President Ivo Sandrik met Chancellor Ann Selwick. Sandrik and Selwick dined.\n[[The two leaders]] said no.",
        ["Ivo Sandrik + Ann Selwick"],
    ),
    "an unnamed speaker goes on": (
        "Paul Ostrand left.\n“We wait,” [[a port official]] said.\n“We wait,” [[he]] added.",
        ["", ""],
    ),
    "they, a crowd": ("Residents met Marta Velden. [[They]] said the bridge shook.", [""]),
    "the defense minister": (
        "Norland's defense minister, Ivo Sandrik, met its foreign minister, Ann Selwick.\n"
        "“We agree,” Selwick said.\n[[The defense minister]] said the army was ready.",
        ["Ivo Sandrik"],
    ),
    "the same role in two countries": (
        "Norwegian Defense Minister Ivo Sandrik met Japanese Defense Minister Toshi Morikawa.\n"
        "[[The Japanese minister]] said no. [[Norway's defense minister]] said yes.",
        ["Toshi Morikawa", "Ivo Sandrik"],
    ),
    "the same role in two countries, not told apart": (
        "Norwegian Defense Minister Ivo Sandrik and Japanese Defense Minister Toshi Morikawa met.\n"
        "[[The minister]] said no.",
        [""],
    ),
    "the striker with his age": (
        "Dorland striker Leo Fantin, 38, scored twice.\n“I feel young,” [[the 38-year-old striker]] said.",
        ["Leo Fantin"],
    ),
    "a wider word": (
        "Dorland striker Leo Fantin scored twice.\n“I feel young,” [[the footballer]] said.",
        ["Leo Fantin"],
    ),
    "a fuller title later": (
        "Austin Penhale, the fisheries secretary, came.\n“Wait,” Penhale said.\n[[The high-ranking official]] said no.",
        ["Austin Penhale"],
    ),
    "the senator": ("Sen. Robin Vale (D-Ohio) spoke.\n“No,” [[the senator]] said.", ["Robin Vale"]),
    "the Ohio senator": (
        "Sen. Robin Vale (D-Ohio) met Sen. Kit Marlowe (R-Utah).\n“No,” [[the Ohio senator]] said.",
        ["Robin Vale"],
    ),
    "the Frenchman": (
        "French midfielder Luc Darmont joined Dorland. Manager Tom Hanrick waved.\n“I win,” [[the Frenchman]] said.",
        ["Luc Darmont"],
    ),
    "the vice president is not the president": (
        "President Ivo Sandrik and Vice President Ann Selwick spoke.\n“No,” [[the president]] said.",
        ["Ivo Sandrik"],
    ),
    "the deputy minister is not the minister": (
        "Finance Minister Ivo Sandrik and Deputy Finance Minister Ann Tye met.\n“No,” [[the finance minister]] said.",
        ["Ivo Sandrik"],
    ),
    "an age told first by the phrase": (
        "Leo Fantin has joined Dorland from Northgate.\n“I feel young,” [[the 38-year-old]] said.",
        ["Leo Fantin"],
    ),
    "an age that begins a sentence without its article": (
        "Marta Velden has joined Dorland.\n[[38-year-old mother of two]] said it was wet.\n“It is late,” [[she]] said.",
        ["Marta Velden", "Marta Velden"],
    ),
    "an age that begins a sentence and is another's": (
        "Leo Fantin, 24, has joined Dorland.\n[[38-year-old]] said it was wet.",
        [""],
    ),
    "an age without its article inside a sentence": (
        "Leo Fantin has joined Dorland.\nOn the pier [[38-year-old striker]] said it was wet.",
        [""],
    ),
    "an age another person has": (
        "Leo Fantin, 24, has joined Dorland.\n“I feel old,” [[the 38-year-old]] said.",
        [""],
    ),
    "an age two people may have": (
        "Leo Fantin scored twice and Karl Ostmark once.\n“I feel young,” [[the 38-year-old]] said.",
        [""],
    ),
    "a nation told first by the phrase": (
        "Leo Fantin won in Dorland.\n“It was hot,” said [[the American]].",
        ["Leo Fantin"],
    ),
    "a nation another is known for": (
        "French midfielder Luc Darmont won in Dorland.\n“It was hot,” said [[the American]].",
        [""],
    ),
    "an age after a name that was never given in full": (
        "Leo Fantin won the first heat. Ostmark threw 81 metres in the second and Ostmark waved.\n"
        "“I feel young,” [[the 38-year-old]] said.",
        [""],
    ),
    "he after what somebody rejected": (
        "Leo Fantin said he had asked for a faster court but Dorland's Karl Ostmark rejected this. "
        "“It is fast,” [[he]] said.",
        ["Karl Ostmark"],
    ),
    "he after the one who spoke, not whom his words name": (
        "Leo Fantin led the club. Fantin left. Fantin sold it.\n"
        "However, Karl Ostmark said it was not as bad as Mr Fantin believed. “It is well,” [[he]] argued.",
        ["Karl Ostmark"],
    ),
    "an office before the name and its honours": (
        "The Bishop of Ardale, the Rt Rev Dr Ned Quillan, met Sir Dan Marlow. [[The Bishop]] said no.",
        ["Ned Quillan"],
    ),
    "a surname that is also a verb": (
        "Orla May sang in Dorland. [[May]] said: “We rise again.”",
        ["Orla May"],
    ),
    "a club is nobody": (
        "Norchester have signed Leo Fantin.\n“It was easy,” [[the 34-year-old]] said.",
        ["Leo Fantin"],
    ),
    "a surname that is a word for a body": (
        "[[Referee Graeme Poll]] said no.\n“The goal stands,” [[Poll]] said.",
        ["Graeme Poll"] * 2,
    ),
    "a stage name": (
        "DJ Norma Cole - aka Lady Lumen - sang.\n“I was late,” [[Cole]] said.\n“So I was,” [[Lady Lumen]] said.",
        ["Norma Cole", "Norma Cole"],
    ),
    "a stage name that is no name": (
        "Norma Cole, better known as Bassline 9, sang.\n“I was late,” [[Bassline 9]] said.",
        ["Norma Cole"],
    ),
    "a birth name": (
        "Orla Quist (born Orla Lindh) sang.\n“I was late,” [[Lindh]] said.",
        ["Orla Quist"],
    ),
    "of one the other says": (
        "Orla Quist met Paul Ostrand.\n[[Of Quist, Ostrand, who waved,]] said she was late.",
        ["Paul Ostrand"],
    ),
    "the state cut out of brackets": (
        "Gov. Paul Ostrand (R-[[OH]]) said it was late.\nOhio said no.",
        ["Paul Ostrand"],
    ),
    "a former name": (
        "Orla Quist, formerly Orla Lindh, sang.\n“I was late,” [[Lindh]] said.",
        ["Orla Quist"],
    ),
    "a former office is no name": (
        "Orla Quist, formerly Mayor of Velden, met Ned Velden.\n“I was late,” [[Velden]] said.",
        ["Ned Velden"],
    ),
    "the second half of a double surname": (
        "Ngozi Okonjo-Leary sang.\n“I was late,” [[Leary]] said.",
        ["Ngozi Okonjo-Leary"],
    ),
    "the second half of a double surname that another bears": (
        "Ngozi Okonjo-Leary met Tim Leary.\n“I was late,” [[Leary]] said.",
        ["Tim Leary"],
    ),
    "a Korean name both ways": (
        "[[Park Min-seo]] said no.\n“No,” [[Min-seo Park]] said.\n“No,” [[Park]] said.",
        ["Park Min-seo"] * 3,
    ),
    "two people with each other's names": (
        "[[James Martin]] said no.\n“Yes,” [[Martin James]] said.",
        ["James Martin", "Martin James"],
    ),
    "a birthplace is no name": (
        "Orla Quist, born Lindholm, met Ann Lindholm.\n“I was late,” [[Ann Lindholm]] said.",
        ["Ann Lindholm"],
    ),
    "he, whom the last sentence is about": (
        "[[Paul Ostrand]] said the bridge was closed. Tom Hanrick was glad of it. “It shook,” [[he]] said.",
        ["Paul Ostrand", "Tom Hanrick"],
    ),
    "he, where the last sentence is about two": (
        "[[Paul Ostrand]] said the bridge was closed. Tom Hanrick and Karl Ostmark were glad of it. "
        "“It shook,” [[he]] said.",
        ["Paul Ostrand", ""],
    ),
    "he, whom a woman's sentence does not hide": (
        "[[Paul Ostrand]] said the bridge was closed. Marta Velden was glad of it. “It shook,” [[he]] said.",
        ["Paul Ostrand", "Paul Ostrand"],
    ),
    "a feat told first of whoever spoke last": (
        "Leo Fantin met Karl Ostmark in Dorland.\n“I won,” [[Fantin]] said. “I was quick,” added "
        "[[the three-time Dorland Cup winner]].",
        ["Leo Fantin", "Leo Fantin"],
    ),
    "a club's boss, told first of whoever spoke last": (
        "[[Leo Fantin]] said the pitch was wet. [[The Dorland boss]] said it would dry.",
        ["Leo Fantin", "Leo Fantin"],
    ),
    "a boss where another is the manager": (
        "Northgate manager Karl Ostmark met Leo Fantin.\n[[Fantin]] said the pitch was wet. "
        "[[The Dorland boss]] said it would dry.",
        ["Leo Fantin", ""],
    ),
    "a boss whose player has just spoken": (
        "[[Striker Leo Fantin]] said the pitch was wet. [[The Dorland boss]] said it would dry.",
        ["Leo Fantin", ""],
    ),
    "a candidate who is in business too": (
        "Presidential candidate Leo Fantin spoke.\n“I win,” [[Fantin]] said.\n"
        "[[The billionaire property magnate]] said no.",
        ["Leo Fantin", "Leo Fantin"],
    ),
    "an office of which there is one": ("[[Leo Fantin]] said no. [[The president]] said yes.", ["Leo Fantin", ""]),
    "who asked": ("[[Leo Fantin]] said no. [[The television interviewer]] said yes.", ["Leo Fantin", ""]),
    "an age where somebody else spoke since": (
        "Leo Fantin waved.\n“It is wet,” [[a groundsman]] said. “It is late,” [[the 38-year-old]] said.",
        ["", ""],
    ),
    "an age of somebody named in another's sentence": (
        "[[Leo Fantin]] said it was wet. The young were there in the shape of Karl Ostmark. "
        "[[The 14-year-old]] said no.",
        ["Leo Fantin", ""],
    ),
    "a star of the other gender": (
        "[[Marta Velden]] said it was wet. [[The Dorland star]] said he was late.",
        ["Marta Velden", ""],
    ),
    "two described together": (
        "[[Leo Fantin]] said no. [[The Norland Republican and the Dorland businessman]] said yes.",
        ["Leo Fantin", ""],
    ),
    "the president of a company": (
        "Company president Leo Fantin went to Microtel before [[its president]] left.",
        [""],
    ),
    "he, a speaker no list knows": (
        "[[Dorin Pask]] said the line was losing money.\n“Boats are empty,” [[he]] said.\n[[He]] added that it rained.",
        ["Dorin Pask"] * 3,
    ),
    "he, somebody of the firm that spoke": (
        "[[Cosmotel]] said its founder had left. [[He]] said he was tired.",
        ["Cosmotel", ""],
    ),
    "a second description of one who is told of": (
        "Ora Quist has left the show Sunrise after six years.\n[[The 28-year-old host]] said she was glad.\n"
        "“I had great years,” [[the presenter]] said.",
        ["Ora Quist", "Ora Quist"],
    ),
    "another adjective of the same trade": (
        "Talk show host Ned Quist spoke.\n“I don't like it,” [[Quist]] said.\n[[The TV host]] said he knew why.",
        ["Ned Quist", "Ned Quist"],
    ),
    "a clause beside a description": (
        "Ned Quist, a midfielder, is free to go.\n[[The midfielder, who joined Velden in 2004]], was glad.",
        ["Ned Quist"],
    ),
    "an age and a country": (
        "Ned Pell signed for two more years.\n[[He]] said: “It is late. I was tired. It was cold. I go on.”\n"
        "[[The 55-year-old Frenchman]] said: “My wish was clear.”",
        ["Ned Pell", "Ned Pell"],
    ),
    "a mother of several": (
        "Tom Quist denies it. His mother Ora Quist spoke on Sunday. “He loves children,” [[she]] said. "
        "[[The mother-of-nine]] said she was afraid.",
        ["Ora Quist", "Ora Quist"],
    ),
    "a man by his town": (
        "Ned Quist walked for hours.\n[[He]] recalls the crash. “I was in pain,” says [[the Lowfield man]].",
        ["Ned Quist", "Ned Quist"],
    ),
    "a man by his town where there are two": (
        "Ned Quist met Tom Aker. [[The Lowfield man]] said it was late.",
        [""],
    ),
    "a candidate who is told of": (
        "Marta Velden shared a list on her page.\n[[The candidate]] also said no.",
        ["Marta Velden"],
    ),
    "a candidate of whom a professor speaks": (
        "[[Ora Lind, a psychology professor]], said no.\n[[The candidate]] said yes.",
        ["Ora Lind", ""],
    ),
    "a judge who is met": ("Marta Velden walked into the court. [[The judge]] said no.", [""]),
    "a professor by the trade": (
        "[[Professor Amit Sen-Kapoor]] said the diet helped.\n“It is cheap,” [[the epidemiologist]] said.",
        ["Amit Sen-Kapoor", "Amit Sen-Kapoor"],
    ),
    "the head of a force by its name": (
        "The Inspector-General of Police, Mr Solomon Arinze, has warned drivers. [[Arinze]] said tyres were worn. "
        "[[The police chief]] said fines would rise.",
        ["Solomon Arinze", "Solomon Arinze"],
    ),
    "somebody's lawyer by the surname": (
        "Ned Quist's lawyer, Ida Holt, spoke.\n[[Mr Quist's lawyer]] said the trial was unfair.",
        ["Ida Holt"],
    ),
    "the seat of one of two senators": (
        "Sens. Ned Pell (Ky.) and Tom Aker (Fla.) met on Tuesday.\nIda Holt listened. [[The Florida senator]] said no.",
        ["Tom Aker"],
    ),
    "he, whose sentence stands before a long quotation": (
        "[[Ned Pell]] said no. Ora Lind sang.\nTom Aker was critical of the plan. "
        "“There was a lot of talk before. Now there is a lot of talk after,” [[he]] said.",
        ["Ned Pell", "Tom Aker"],
    ),
    "he, whose words are of the one the last sentence is about": (
        "[[Coach Ned Quist]] said that Tom Aker needed a rest. Aker, 21, was crowned. "
        "“It's his first year at that level,” [[he]] said.",
        ["Ned Quist", "Ned Quist"],
    ),
    "he, named behind his clause": (
        "[[Ora Holt]] spoke first. When [[he]] insisted on paying himself, Ned Pell showed the power of gesture.",
        ["Ora Holt", "Ned Pell"],
    ),
    "he, whose clause names a woman behind": (
        "[[Ned Quist]] spoke. As [[he]] said the dam leaked, Ida Holt left the hall.",
        ["Ned Quist", "Ned Quist"],
    ),
    "he, a body's spokesman": (
        "[[A spokesman for the Velden Port Board]] said the gates were shut. “Work is going on,” [[he]] said.",
        ["Velden Port Board", "Velden Port Board"],
    ),
    "he, told of since a body's spokesman": (
        "[[A spokesman for the Velden Port Board]] said the gates were shut. Mayor Ned Pell was glad. [[He]] said no.",
        ["Velden Port Board", "Ned Pell"],
    ),
    "the spokesperson of a body called by its noun": (
        "[[The Velden Film Council]] said sales fell. “It was late,” [[the council's spokesperson]] said.",
        ["Velden Film Council", "Velden Film Council"],
    ),
    "it, a body in its own sentence": (
        "Ora Lind read. Papers of the Velden Port Board came out after [[it]] told of a breach.",
        ["Velden Port Board"],
    ),
    "a mother of four": (
        "Mrs Ora Quist, a trader, lost her stall. [[The mother of four]] said she was afraid.",
        ["Ora Quist"],
    ),
    "he, whose words are of a third": (
        "[[Joseph Hunter]] said no to Ned Pell. “He is too loud,” [[he]] said.",
        ["Joseph Hunter", "Joseph Hunter"],
    ),
    "he, where his words name the one spoken of": (
        "Ora Quist sang. Ned Aker met Tom Pell. Aker and Pell left.\n“I like Tom Pell a lot,” [[he]] said.",
        ["Ned Aker"],
    ),
    "the bishop, of whom the report says so, and not whoever is nearer": (
        "Ned Aker met Bishop Tom Pell.\nAker was late for it.\n“It rained,” [[the bishop]] said.",
        ["Tom Pell"],
    ),
    "the admiral, who is not the last named": (
        "Ned Aker met Admiral Tom Pell.\nAker was late for it.\n[[The admiral]] said it rained.",
        ["Tom Pell"],
    ),
    "the first of a party in a committee, cut before what they are": (
        "“It leaks,” said [[Salt Committee]] ranking Liberal Ned Pell (L-Tarn).\n"
        "“No,” said [[Weirs]] ranking member Ora Lind.",
        ["Ned Pell", "Ora Lind"],
    ),
    "a party is nobody": (
        "“It works,” [[Ned Quist]] said.\nFresh off its win, [[the GOP]] fears for 24 seats.",
        ["Ned Quist", "GOP"],
    ),
    "a government is nobody": (
        "“It works,” [[Ned Quist, chief executive of Pask,]] said.\n[[The Norland Executive]] denied that it knew.",
        ["Ned Quist", "Norland Executive"],
    ),
    "a chief executive is somebody": (
        "“It works,” [[Ned Quist, head of Pask,]] said.\n[[The Chief Executive]] denied that he had known.",
        ["Ned Quist", "Ned Quist"],
    ),
    "he, of whose fate the sentence tells": (
        "Tom Aker came. It rained a lot. It was cold. Ned Pell's fate is not clear, but [[he]] said he would stay.",
        ["Ned Pell"],
    ),
    "they, the pair told of again": (
        "Ora Lind and Ned Pell were away. The pair could not be found. [[They]] said no.",
        ["Ora Lind + Ned Pell"],
    ),
    "the authors of a study told of since": (
        "Ned Aker and Tim Bracken met.\nIt rained.\nA study was read. “No,” [[the authors]] wrote.",
        [""],
    ),
    "the authors": ("Ned Aker and Tim Bracken wrote it.\n“No,” [[the authors]] wrote.", ["Ned Aker + Tim Bracken"]),
    "a role in what is not linked with them": (
        "Ned Aker was jailed. It has 90 readers, [[the campaign's director]] said. “Yes,” [[the director]] said.",
        ["", ""],
    ),
    "a role nobody has": ("Marta Velden met reporters. [[The archbishop]] said no.", [""]),
    "an unnamed man": ("Marta Velden met a driver. [[The driver]] said no.", [""]),
}


@pytest.mark.parametrize("case", REFERRED)
def test_a_pronoun_or_role_means_who_fits_or_nobody(case: str) -> None:
    marked, expected = REFERRED[case]
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("between", "speaker"),
    [("", ""), ("It rained. ", ""), ("Mr Pell smiled. ", "Ned Pell")],
)
def test_whoever_adds_something_is_not_somebody_told_of_by_a_speaker_without_a_name(between: str, speaker: str) -> None:
    text = (
        f"Ned Pell left.\nThe minister said boats were late, while Mr Pell was “moaning.”\n{between}“I row,” he added."
    )
    doc = parse(text)
    found = name_speakers(doc, find_statements(doc))
    assert [" + ".join(one.name for one in who) for who in found] == ["", speaker]


def test_whoever_adds_something_is_not_whom_the_sentence_before_is_about() -> None:
    text = (
        "Mayor Dan Holt welcomed the weir. “Tarn came back to life,” he said in his speech that night.\n"
        "In that sense, Colwell Beck was a summons. “It was different,” he {}."
    )
    for verb, speaker in (("said", "Colwell Beck"), ("added", "")):
        doc = parse(text.format(verb))
        found = name_speakers(doc, find_statements(doc))
        assert [one.name for one in found[-1]] == ([speaker] if speaker else [])


def test_another_name_is_a_form_of_the_person() -> None:
    ((who,),) = name("DJ Norma Cole, aka Lady Lumen, sang.\n“I was late,” [[Cole]] said.")
    assert "Lady Lumen" in who.aliases


SHARED_SURNAME = {
    "spouses by title": (
        "Harold Quist and Maud Quist met voters. [[Mr. Quist]] said yes. [[Mrs. Quist]] said no.",
        ["Harold Quist", "Maud Quist"],
    ),
    "spouses by full name": (
        "Harold Quist and Maud Quist met voters. [[Harold Quist]] said yes. [[Maud Quist]] said no.",
        ["Harold Quist", "Maud Quist"],
    ),
    "only one is known when the surname is used": (
        "Maud Quist met voters.\n“We win,” [[Quist]] said.\nHer husband, Harold Quist, waved.",
        ["Maud Quist"],
    ),
    "a surname that may be either": (
        "Harold Quist met Maud Quist.\nThe crowd cheered.\n“We win,” [[Quist]] said.",
        [""],
    ),
    "a mother told of with her son": (
        "[[Maud Quist, mother of the sailor Harold Quist,]] said no. “He swam,” [[Quist]] said.",
        ["Maud Quist", "Maud Quist"],
    ),
    "a mother told of with a son named before": (
        "Harold Quist sank. [[Maud Quist, mother of Harold Quist,]] said no. “He swam,” [[Quist]] said.",
        ["Maud Quist", "Maud Quist"],
    ),
    "an aide told of with a namesake": (
        "[[Maud Quist, an aide of the sailor Harold Quist,]] said no.\n“He swam,” [[Quist]] said.",
        ["Maud Quist", ""],
    ),
    "a surname that is kept for whose husband is named": (
        "Maud Quist met voters with her husband, Harold Quist.\nThe crowd cheered.\n“We win,” [[Quist]] said.",
        ["Maud Quist"],
    ),
    "a title that is not the daughter's": (
        "Maud Quist came with her daughter, Ellen Quist.\nThe crowd cheered.\n[[Mrs. Quist]] said no.",
        ["Maud Quist"],
    ),
    "a surname right behind the husband's name": (
        "Maud Quist met voters.\nHer husband, Harold Quist, waved. “We win,” [[Quist]] said.",
        [""],
    ),
    "a husband who is somebody himself": (
        "Maud Quist met voters with her husband, Mayor Harold Quist.\nThe crowd cheered.\n“We win,” [[Quist]] said.",
        [""],
    ),
    "a brother who is called by his first name": (
        "Harold Quist had a brother, the pilot Ned Quist. Ned flew. Ned fell. Ned sang.\nHarold Quist sold houses.\n"
        "The town grew.\n[[Mr. Quist]] said no.",
        ["Harold Quist"],
    ),
    "a son by his first name and Jr.": (
        "Harold Quist spoke.\n“No,” his son [[Harold Jr.]] said.\n“Yes,” [[Quist]] said.",
        ["Harold Jr.", "Harold Quist"],
    ),
    "a son with a full name by his first name and Jr.": (
        "Harold Quist Jr. spoke.\n“No,” [[Harold Jr.]] said.",
        ["Harold Quist Jr."],
    ),
    "an office in two letters before a surname": (
        "[[Former AG Quist]] said no.\nFormer Attorney General Harold Quist waved.\n“No,” [[Quist]] said.",
        ["Harold Quist", "Harold Quist"],
    ),
    "a son with his father's name": (
        "Mayor Harold J. Quist won. [[His son Harold Jr.]] counted. “No,” [[Harold Quist Jr.]] said. “Yes,” "
        "[[Harold Quist]] said.",
        ["Harold Quist Jr.", "Harold Quist Jr.", "Harold J. Quist"],
    ),
    "somebody whose sister is his": (
        "Tavin Quist died. His sister Maud Quist spoke. “It was cold,” [[Ms Quist]] said.",
        ["Maud Quist"],
    ),
    "somebody whose sister is hers": (
        "Tavin Quist died. Her sister Maud Quist spoke.\n“It was cold,” [[Ms Quist]] said.",
        ["Tavin Quist"],
    ),
    "a wife whose first name no list knows": (
        "The mayor called Naghmi Quist. Her husband, Ned Quist, was free. “I saw it,” [[Mrs. Quist]] wrote.",
        ["Naghmi Quist"],
    ),
    "a man whose wife is named in full": (
        "[[Mr. Quist]] said yes. His wife, Maud Quist, waved.",
        ["Quist"],
    ),
}


@pytest.mark.parametrize("case", SHARED_SURNAME)
def test_two_people_with_one_surname_stay_apart(case: str) -> None:
    marked, expected = SHARED_SURNAME[case]
    assert names(marked) == expected


MOURNED = {
    "a brother without a name": (
        "Ned Aker, 24, drowned in the weir. [[His brother]] said it was old. “We told them,” [[Mr Aker]] said.",
        ["", ""],
    ),
    "a father told of by his son's name": (
        "[[The father of Ned Aker]] said no. Mr Aker, who died in May, was kind. [[Aker]] said so. [[Ned Aker]] left.",
        ["", "", "Ned Aker"],
    ),
    "nobody is dead": ("Ned Aker moved. [[His brother]] said he liked it. “I do,” [[Mr Aker]] said.", ["", "Ned Aker"]),
    "no relative speaks": ("Ned Aker died in May. [[A friend]] said no. [[Mr Aker]] had said so.", ["", "Ned Aker"]),
    "a relative with a name": (
        "Ned Aker was killed. [[His sister Jane Aker]] said no. [[Ms Aker]] said he was kind.",
        ["Jane Aker"] * 2,
    ),
}


@pytest.mark.parametrize("case", MOURNED)
def test_a_surname_is_not_a_dead_persons_where_a_relative_without_a_name_speaks(case: str) -> None:
    marked, expected = MOURNED[case]
    assert names(marked) == expected


ORGANISED = {
    "whose campaign it is": (
        "Ada Lind met Ned Pell.\n[[Ada Lind’s presidential campaign]] said no. [[Mr. Pell's campaign]] said yes, and "
        "[[a spokesman for the Lind campaign]] said no. [[A Pell campaign spokesman]] left.",
        ["Lind campaign", "Pell campaign", "Lind campaign", "Pell campaign"],
    ),
    "his campaign": (
        "Ned Pell will meet bakers in Tarn, [[his campaign]] said. “Yes,” [[his transition team]] said.",
        ["Pell campaign", "Pell transition team"],
    ),
    "the campaign told of before": (
        "Ned Pell left. His boats were paid by the Pell campaign.\nMr. Pell has six boats.\nThey are old.\n"
        "[[The campaign in a statement on Monday]] said no.",
        ["Pell campaign"],
    ),
    "the campaign of one of two": (
        "Ned Pell and Ada Lind left. The Pell campaign beat the Lind campaign.\n[[The campaign]] said no.\nIt is late."
        "\nRain falls.\nPaint for the Lind campaign is red.\n[[The campaign]] said so.",
        ["", "Lind campaign"],
    ),
    "the campaign of somebody else": (
        "The campaign of Ned Pell: the Pell campaign has boats.\nIt rains.\nIt is late.\nAda Lind plans to bake.\n"
        "[[The campaign]] said so.",
        [""],
    ),
    "a law center by the end of its name": (
        "The Norland Civil Law Center filed a suit on Monday.\nIt rained.\n[[The Law Center]] said no.",
        ["Norland Civil Law Center"],
    ),
    "a body whose name was cut": (
        "He gave it to the Ned, Ada and Ora Pell Foundation.\nIt rained.\n[[The Pell Foundation]] said no.",
        ["Pell Foundation"],
    ),
    "the court and its ruling": (
        "The Norland Court of Appeals for the Sixth Circuit met.\n[[The appeals court]] ruled so. “It leaks,” said "
        "[[the ruling]].",
        ["Norland Court of Appeals for the Sixth Circuit"] * 2,
    ),
    "a ruling of the one court": (
        "The Tarn Supreme Court sank the tax. “No,” [[the ruling]] said.",
        ["Tarn Supreme Court"],
    ),
    "a ruling of one of two": (
        "The Tarn Supreme Court met the Velden High Court. “No,” [[the ruling]] said.",
        [""],
    ),
    "a tribunal": ("The Tarn Employment Tribunal met.\n[[The tribunal]] said no.", ["Tarn Employment Tribunal"]),
    "a campaign for a cause": (
        "Ned Pell joined the campaign to mend the weir. The Pell campaign paid.\n[[The campaign]] said no.",
        [""],
    ),
    "a firm that the parser takes for a person": (
        "Vellora dropped the rapper Ned Holt. [[The Tarn Gazette]] reported claims from some workers. [[Vellora]] said"
        " it did not know.\n“It is not clear,” [[the company]] said in a statement.",
        ["Tarn Gazette", "Vellora", "Vellora"],
    ),
    "a person with a first name is no firm": (
        "Brandel Bank rose. [[Brandel Bank]] said so. [[Ned Holt]] said it did not know.\n“No,” [[the company]] said.",
        ["Brandel Bank", "Ned Holt", "Brandel Bank"],
    ),
    "what a firm makes that somebody speaks for": (
        "Dorin Benz paints. [[A spokesman for VeldenWerk, parent company of Mercedes Benz,]] said no.",
        ["VeldenWerk"],
    ),
    "a firm of analysts": ("[[Telecom analysts Ovum]] said it was good.", ["Ovum"]),
    "several firms": ("[[Rival suppliers Eon, Velden Gas and Norse Power]] said it was good.", [""]),
    "where somebody works who watches a firm": (
        "“They cut debt so low,” said [[Ned Oker, grain analyst at Brandel Bank]]. [[The company]] also said no.",
        ["Ned Oker", ""],
    ),
    "the firm of whoever leads it": (
        "“Good,” said [[Ned Oker, chief executive of Brandel Bank]]. [[The company]] said no.",
        ["Ned Oker", "Brandel Bank"],
    ),
    "a body called an executive": (
        "[[Ned Holt, chief executive of Alder,]] said no. [[The Velden Executive]] said yes. "
        "[[The chief executive]] left.",
        ["Ned Holt", "Velden Executive", "Ned Holt"],
    ),
    "a chief executive is somebody": (
        "[[The Chief Executive of Brix Ferries]] said no. [[The Chief Nursing Executive]] left.\n"
        "[[The Lock Safety Executive]] said yes.",
        ["", "", "Lock Safety Executive"],
    ),
    "a paper that may be called what a person is": (
        "[[Ora Lind, an independent,]] said no. But [[the Independent]] said yes. [[The independent]] left.",
        ["Ora Lind", "Independent", "Ora Lind"],
    ),
    "a report of last year": (
        "[[A Velden Audit Office report released last year]] says no. [[A report released last year]] says yes.",
        ["Velden Audit Office", ""],
    ),
    "a body by its initials, and its report": (
        "[[The WLO]] said it leaked. [[The WLO report]] says no. [[The GDP report]] says yes. [[A ZKL report]] left.",
        ["WLO", "WLO", "", ""],
    ),
    "a body called a watch": ("[[A spokeswoman for Weir Watch]] said no. [[Watch]] this.", ["Weir Watch", ""]),
    "a body and a crowd": (
        "[[The Tories and the Lib Dems]] said no. [[Tories and Lib Dems]] said yes. "
        "[[The Weir Board and the Dam Trust]] left.",
        ["Conservative Party + Liberal Democrats", "", "Weir Board + Dam Trust"],
    ),
    "a body with others in it": (
        "[[The Weir Alliance, which includes the Dam Trust, Reed and the Lock Society,]] said no.",
        ["Weir Alliance"],
    ),
    "a firm and its country": (
        "[[South Korea's Aker Motor]] said no. [[Israel's Foreign Ministry]] said yes. [[Ned's Garage]] left.",
        ["Aker Motor", "Israel's Foreign Ministry", "Ned's Garage"],
    ),
    "a law": ("[[The Bill]] proposes tolls. [[The Harbour Bill]] proposes more.", ["", ""]),
    "a ministry with a list in its name": (
        "[[A spokesman for the Department for Dams, Locks and Weirs]] said no.\n"
        "[[The Department for Dams, Locks and Weirs]] said no.",
        ["Department for Dams, Locks and Weirs"] * 2,
    ),
    "two bodies joined": (
        "[[The Velden Board and the Lowfield Council]] said no.",
        ["Velden Board + Lowfield Council"],
    ),
    "a paper whose name is a trade": (
        "The gates are shut, according to [[the Lowfield Reporter]].",
        ["Lowfield Reporter"],
    ),
    "a ministry": ("[[The Norland Defense Ministry]] said no.", ["Norland Defense Ministry"]),
    "a paper": ("[[The Dorland Times]] reported that it shook.", ["Dorland Times"]),
    "a campaign": ("[[The Velden campaign]] said no.\nMarta Velden waved.", ["Velden campaign"]),
    "a country": ("[[Indonesia]] said no.", ["Indonesia"]),
    "a spokesman for a body": ("[[A spokesman for the Dorland Port Authority]] said no.", ["Dorland Port Authority"]),
    "a body's spokeswoman": ("[[A Dorland Port Authority spokeswoman]] said no.", ["Dorland Port Authority"]),
    "a spokesman for a person": ("[[A spokesman for Marta Velden]] said no.", [""]),
    "a party, and she who speaks for it": (
        "[[A Conservative spokeswoman]] said no. [[She]] left. [[A Scottish Conservative spokesman]] said yes. "
        "[[A Liberal Democrat spokesman]] waved.",
        ["Conservative Party", "Conservative Party", "Scottish Conservatives", "Liberal Democrats"],
    ),
    "a party by what its members are called": (
        "[[The Tories]] said no. [[The Conservatives]] said yes. [[Welsh Conservatives]] said maybe. "
        "[[the Lib Dems]] left. [[The Greens and the Lib Dems]] waved.",
        [
            "Conservative Party",
            "Conservative Party",
            "Welsh Conservatives",
            "Liberal Democrats",
            "Green Party + Liberal Democrats",
        ],
    ),
    "people of a party, and any who are conservative": (
        "[[Conservatives]] said no. [[The Democrats]] waved.",
        ["", ""],
    ),
    "a body by the end of its name": (
        "The Salt Watch Institute paid. [[An Institute spokesperson]] said no.",
        ["Salt Watch Institute"],
    ),
    "a body by the end of two names": (
        "The Salt Watch Institute paid. The Tarn Institute left. [[An Institute spokesperson]] said no.",
        [""],
    ),
    "a department cut at its commas": (
        "In response a Department for Dams, Locks and Weirs [[spokesperson]] said no.",
        ["Department for Dams, Locks and Weirs"],
    ),
    "the number of a house": ("[[A No 10 spokesman]] said no.", ["No 10"]),
    "a spokesman right behind the body's own words": (
        "[[The University of Velden]] said it paid.\n“No staff were asked,” [[a spokesperson]] said.",
        ["University of Velden"] * 2,
    ),
    "a spokesman behind somebody's words": (
        "[[The University of Velden]] said it paid.\n[[Ned Pell]] said no.\n“None were asked,” [[a spokesman]] said.",
        ["University of Velden", "Ned Pell", ""],
    ),
    "a spokesman whose words begin with another body": (
        "[[The University of Velden]] said it paid.\n“The Home Office has failed us,” [[a spokesperson]] said.",
        ["University of Velden", ""],
    ),
    "a spokesman whose words begin with his own body": (
        "[[The Home Office]] said it paid. [[A spokesman]] said: “The Home Office is sorry.”",
        ["Home Office"] * 2,
    ),
    "a spokesman behind another body": (
        "[[Tidewater Group]] said it paid.\nWe asked Velden Harbour College too.\n[[A spokesman]] said: “None were.”",
        ["Tidewater Group", ""],
    ),
    "letters of a name behind another that they fit too": (
        "Two more are Oas and Oarsmen of Salt Guild (OSG).\n[[OSG]] said no.",
        ["Oarsmen of Salt Guild"],
    ),
    "a body of which more is told, with an and": (
        "[[A spokesperson for Tidewell Personal Care, which makes Oak and o.b. soaps]], said no.",
        ["Tidewell Personal Care"],
    ),
    "a body with its place and without": (
        "[[Velden's Department of Dams]] said no. [[The Department of Dams]] said yes. [[Velden's army]] said no.",
        ["Department of Dams", "Department of Dams", "Velden's army"],
    ),
    "the party of which only letters are printed": (
        "[[A spokesman for SLIP]] said no. [[The party]] said Mr Pell has to go.",
        ["SLIP"] * 2,
    ),
    "the union behind its letters": (
        "Members of the Salt, Dam and Tram (SDT) union voted.\n[[Tramstar]] said it would tell people.\n"
        "[[The union]] said it would hurt.",
        ["Tramstar", "Salt, Dam and Tram"],
    ),
    "the company that tells of itself by name": (
        "Cosmotel has announced plans to leave Velden.\nNetworking giant Tarnway also said it would close.\n"
        "“Cosmotel has made the decision to leave,” [[the company]] said. “We are sorry.”",
        ["Cosmotel"],
    ),
    "whoever issues a statement": ("Tarnway issued [[a statement]] saying it was late.", ["Tarnway"]),
    "initials in brackets": (
        "The Norland Central Railway Agency (NCRA) was founded in 1946.\n[[The NCRA]] said trains stopped.",
        ["Norland Central Railway Agency"],
    ),
    "initials of a word in capitals": (
        "The UK Ferry Board (UKFB) met.\n[[The UKFB]] said ferries stopped.",
        ["UK Ferry Board"],
    ),
    "letters that leave out how a trust ends": (
        "Velden Teaching Wards SWS Trust (VTW) met.\n[[VTW]] said no.",
        ["Velden Teaching Wards SWS Trust"],
    ),
    "letters of what a department is for": (
        "The Department for Boats, Tolls and Dam Repairs (BTDR) met.\n[[BTDR]] said no.",
        ["Department for Boats, Tolls and Dam Repairs"],
    ),
    "a short form": (
        "He left the Church of Aldon in May.\n[[The Church]] said it was sad.",
        ["Church of Aldon"],
    ),
    "the company": (
        "[[Microtel]] said no.\n“We wait,” [[the company]] said.\n[[It]] said more would come.",
        ["Microtel"] * 3,
    ),
    "the airline, the only one told to be one": (
        "Tidewater Group, the country's largest airline, has cut its prices. Aker Holdings owns a tenth of it.\n"
        "Fares fell at once. [[The airline]] said more would follow. [[A spokesman for the airline]] said no.",
        ["Tidewater Group"] * 2,
    ),
    "the airline, whose name the parser misses": (
        "Vellora Air, the country's largest airline, has cut its prices. Aker Holdings owns a tenth of it.\n"
        "Fares fell at once. [[The airline]] said more would follow.",
        [""],
    ),
    "the airline, where two are named": (
        "Vellora Airlines has cut its prices. Norland Airways waits.\nFares fell at once. [[The airline]] said no.",
        [""],
    ),
    "the airline, where one is named only as a rival": (
        "Fares fell on Monday. The rival airline Vellora Air waits. Aker Holdings was sad.\n"
        "It rained. [[The airline]] said no.",
        [""],
    ),
    "the airline, where only its industry is told of": (
        "Tidewater Holdings, the airline industry's adviser, met Aker Holdings.\nIt rained. [[The airline]] said no.",
        [""],
    ),
    "the airline, before any is named": ("It rained. [[The airline]] said no. Vellora Airlines is sorry.", [""]),
    "the airline, where one without a name is told of": (
        "Vellora Airlines met a budget airline from the north.\nIt rained. [[The airline]] said no.",
        [""],
    ),
    "the watchdog, and one of another country": (
        "The Velden watchdog, the Harbour Commission, met Aker Holdings and Tidewater Holdings.\n"
        "It rained. [[The Velden watchdog]] said no.\nIt rained. [[The Norwegian watchdog]] said no.",
        ["Harbour Commission", ""],
    ),
    "the only firm named": (
        "Shares in Aker Holdings, which is building a pier, fell on Monday.\n[[The Norwegian firm]] said it was sad.",
        ["Aker Holdings"],
    ),
    "the firm, where two are named": (
        "Shares in Aker Holdings and Tidewater Holdings fell on Monday.\n[[The Norwegian firm]] said it was sad.",
        [""],
    ),
    "a body with a little word in its name": (
        "[[The Society for Harbours in Need]] said no. [[The Coalition on Marsh Rights, which met,]] said no. "
        "[[The Commission on the Salt Roads]] said no.\n[[The Commission on Monday Night]] said no. "
        "[[The Society for Harbours in Lowfield]] said no. [[Cosmotel in Velden]] said no.",
        [
            "Society for Harbours in Need",
            "Coalition on Marsh Rights",
            "Commission on the Salt Roads",
            "Commission",
            "Society for Harbours",
            "Cosmotel",
        ],
    ),
    "the board that was named before": (
        "The Velden Port Board met.\n[[The board]] said no.\n[[The commission]] said yes.",
        ["Velden Port Board", ""],
    ),
    "one of two boards": (
        "The Velden Port Board met the Dorland School Board.\n[[The board]] said no.",
        [""],
    ),
    "the budget office that was named before": (
        "The Velden Budget Office met the Dorland Tax Office.\n[[The budget office]] said no.\n"
        "[[The press office]] said so.",
        ["Velden Budget Office", ""],
    ),
    "two budget offices": (
        "The Velden Budget Office met the Dorland Budget Office.\n[[The budget office]] said no.",
        [""],
    ),
    "a poll by a body": (
        "[[The poll by the Alder Research Institute]] found that farmers want rain.\n"
        "[[A survey, conducted by the Alder Research Institute,]] said so.\n"
        "[[A poll released on Monday by the Alder Research Institute]] said so.\n[[The ARI poll]] said so.",
        ["Alder Research Institute"] * 4,
    ),
    "a poll of nobody named": (
        "[[The poll]] said no. [[A new national poll]] said no. "
        "[[A survey commissioned by the Alder Research Institute]] said no. "
        "[[A California poll]] said no. [[A Democratic poll]] said no. [[Monday's survey]] said no.",
        [""] * 6,
    ),
    "a band": ("[[The pop band Brackwater]] said no.\n[[The band]] said yes.", ["Brackwater", "Brackwater"]),
    "a name that ends like a role": ("[[Screen International]] said no.", ["Screen International"]),
    "a foundation that two people could have given its name": (
        "Marta Tarn met Ned Tarn.\n[[The Tarn Foundation]] said no.",
        ["Tarn Foundation"],
    ),
    "officials": ("[[Officials]] said no. [[Some officials]] said yes. [[U.S. officials]] said perhaps.", ["", "", ""]),
    "people of a place or party": (
        "[[Democrats]] said no. [[Critics]] said yes. [[Iowans]] said perhaps.",
        ["", "", ""],
    ),
    "a firm in apposition": ("[[The software firm Cosmotel]] said no.", ["Cosmotel"]),
    "a body's letter": ("[[The Home Office letter]] said no.", ["Home Office"]),
    "a source": ("[[A source close to the Velden campaign]] said no.", [""]),
    "a report": ("[[The report]] said no. [[A Dorland Times analysis]] said yes.", ["", "Dorland Times"]),
    "a body the sentence before is about": (
        "The Lowfield Harbour Board met on Monday. [[It]] said the port would close. [[They]] saw no other way.",
        ["Lowfield Harbour Board", "Lowfield Harbour Board"],
    ),
    "a body of somewhere the sentence before is about": (
        "Still, the Harbour Council of Dorland opposed a toll. [[It]] said the port would close.",
        ["Harbour Council of Dorland"],
    ),
    "a body somebody leaves is not": ("Ned Tarn left the Bank of Dorland. [[It]] said no.", [""]),
    "a body or the crowd it met": ("The Lowfield Harbour Board met residents on Monday. [[They]] said no.", [""]),
    "a business is no agency": (
        "[[The Velden Medicines Agency]] said no. [[The agency]] said why. [[The company]] said yes.",
        ["Velden Medicines Agency", "Velden Medicines Agency", ""],
    ),
    "a business named right before": (
        "The trial was paid for by the drug maker Cosmotel Inc. [[The company]] said yes.",
        ["Cosmotel Inc."],
    ),
    "those whom somebody leads": (
        "According to [[the researchers, led by Marta Tarn of the Dunmore Institute]], it was small.\n"
        "[[A team led by Ned Pell]] said so. [[Pell and colleagues]] wrote it down.",
        ["Marta Tarn", "Ned Pell", "Ned Pell"],
    ),
    "two named after the last speaker": (
        "“We bake,” [[Marta Tarn]] said. Lena Hallas and Dorin Pell published a book. “It sells,” [[they]] write.",
        ["Marta Tarn", "Lena Hallas + Dorin Pell"],
    ),
    "a people is no family, a list is no couple": (
        "[[The Dorlanders]] said no. [[Lena, Monica and Dorin Pell]] said yes.",
        ["Dorlanders", "Lena + Monica + Dorin Pell"],
    ),
    "two of one surname": (
        "[[Lena and Dorin Pell]] saw it. “It was huge,” [[the Pells]] said.\nMarta Tarn agreed. [[The Tarns]] left.",
        ["Lena Pell + Dorin Pell", "Lena Pell + Dorin Pell", ""],
    ),
    "I and we": ("[[I]] said no. [[We]] said yes. [[It]] said nothing.", ["", "", ""]),
    "a ministry's spokesman with a list in its name": (
        "[[A Department for Dams, Locks and Inland Weirs spokesperson]] said no. [[The Department for Dams, Locks & "
        "Weirs (DDLW)]] said so.\n[[A Department of Ports and Inland Weirs (DPIW) spokesman]] agreed. "
        "[[Dams, Locks and Inland Weirs (DLIW) Committee]] did not.\n"
        "[[A Department for Dams, Locks and Weirs minister]] left.",
        [
            "Department for Dams, Locks and Inland Weirs",
            "Department for Dams, Locks & Weirs",
            "Department of Ports and Inland Weirs",
            "Dams, Locks and Inland Weirs Committee",
            "",
        ],
    ),
    "an executive, as an owner": (
        "[[The Lock Safety Executive's report]] said no. [[The Chief Executive's report]] said yes.",
        ["Lock Safety Executive", ""],
    ),
    "which, of a body to which somebody turns": (
        "Ora Lind, 63, had complained to Velden Police, [[which]] told her it was late.\n"
        "Ned Pell sued Tidewater Ferries, [[which]] says that he was late.\nHe asked the board, [[which]] said no.",
        ["Velden Police", "Tidewater Ferries", ""],
    ),
    "a body with words of another language in its name": (
        "[[The Corriere della Velda]] said no.\n[[the leading daily Corriere del Tarn]] left. [[Banco do Tarn]] left.",
        ["Corriere della Velda", "Corriere del Tarn", "Banco do Tarn"],
    ),
    "a paper that is short for a day": ("[[The Sun]] said no.", ["Sun"]),
    "which, of a body that somebody heads": (
        "Ned Pell, the head of the Marlow Trust, [[which]] warns that reeds die, left.",
        ["Marlow Trust"],
    ),
    "what a body is, its name cut off": (
        "[[Debt charity]] Wellstep said no.\n[[Debt charity Wellstep]] said no.\n[[Norwegian airline]] said no.\n"
        "[[The Carlow group]] said yes.",
        ["Wellstep", "Wellstep", "", "Carlow group"],
    ),
    "a common noun that opens a sentence": (
        "[[Staff]] said no. Few staff left.\n[[Royalists]] said no.\n[[People using the service]] said no.\n"
        "[[Sable]] said yes. Sable sells sable. He joined Sable in May.",
        ["", "", "", "Sable"],
    ),
    "who speaks for the trust": (
        "The Velden Hospitals NHS Trust was sorry. [[A spokesperson for the trust]] said so. “Yes,” [[the trust]] "
        "said.\n[[A spokesman for the company]] said no.",
        ["Velden Hospitals NHS Trust", "Velden Hospitals NHS Trust", ""],
    ),
    "what a body is, its name behind it": (
        "[[German utility Velcora]] said no. [[Lowfield holiday park Quiet Coves]] said yes.\n"
        "[[Tidemark rival Sable]] left. [[Exit polls]] said no. [[US officials]] said yes.",
        ["Velcora", "Quiet Coves", "Sable", "", ""],
    ),
    "the council, led or run by somebody, and who speaks for it": (
        "Tarnholm City Council owns it. [[The Reform-run council]] said no. “Yes,” [[a council spokesman]] said.\n"
        "“No,” said [[a council spokeswoman]]. [[A council]] left.",
        ["Tarnholm City Council", "Tarnholm City Council", "Tarnholm City Council", ""],
    ),
    "a spokesperson of a company that nobody named": ("“No,” [[a company spokesperson]] said.", [""]),
    "a firm by its initials and the sign between them": (
        "Harker & Holt shut its shops. [[H&H]] said no. [[B&P]] said yes.",
        ["Harker & Holt", "B&P"],
    ),
    "the Foundation, by its capital the end of a name": (
        "The Hunger Foundation drew a map. [[The Foundation]] said no.\n[[The Bank]] said yes.",
        ["Hunger Foundation", "Bank"],
    ),
    "the Trust, where two are named": ("The Velden Trust and the Tarn Trust met. [[The Trust]] said no.", [""]),
    "a body and whom the parser takes for a person": (
        "[[Velden Museum and Tarn Gallery]] said no. [[Tarn Playhouse and Lowfield's Harbour Theatre]] said yes.",
        ["Velden Museum + Tarn Gallery", "Tarn Playhouse + Lowfield's Harbour Theatre"],
    ),
    "a body and a person": (
        "[[The Tarn Trust and Ora Lind]] said no. [[Ora Lind and the Velden Port Board]] said yes.\n"
        "[[Velden Port Board chairman Ned Pell and Ada Holt]] left.",
        ["Tarn Trust + Ora Lind", "Ora Lind + Velden Port Board", "Ned Pell + Ada Holt"],
    ),
    "what a body is, behind its name": (
        "[[The Tarn Institute think tank]] said no. [[The Harbour Trust charity]] said yes.\n"
        "[[The Velden charity]] said no. [[The Welsh retailer]] said yes.",
        ["Tarn Institute", "Harbour Trust", "Velden charity", ""],
    ),
    "a body with a number for a name": (
        "[[No 10]] said no. [[About 40]] said yes. [[Only 18%]] left.",
        ["No 10", "", ""],
    ),
    "a firm whose name is a possessive": (
        "[[A Holt's spokesperson]] said no. “Yes,” [[the spokesperson]] said.\n[[A Velcora spokesman]] left.",
        ["Holt's", "Holt's", "Velcora"],
    ),
    "what a body is, before its name with an article": (
        "But [[fishing lobby group]] the FBA said no. [[A group]] the town had banned left.",
        ["FBA", ""],
    ),
    "whose a poll is, by the names before it": (
        "[[A Lowfield Post/Harker/Marlow poll]] found that it leaks.\n[[A Lowfield News national poll]] shows no.\n"
        "[[A Tarn Research Center survey]] found so.\n[[An Ora Lind poll]] says no. [[A Norway poll]] says yes. "
        "[[A national poll]] shows both. [[A Super Tuesday poll]] does too.",
        ["Lowfield Post + Harker + Marlow", "Lowfield News", "Tarn Research Center", "Ora Lind", "", "", ""],
    ),
    "whose a report is that bears one word": (
        "The Admiralty said no. [[The Admiralty report]] says so. [[The Norland report]] says so.",
        ["Admiralty", ""],
    ),
    "a department in short": (
        "[[The Justice Dept.]] said no. [[The Velden Transportation Dept.]] said yes.",
        ["Justice Dept.", "Velden Transportation Dept."],
    ),
    "whose name a sentence ends with": (
        "[[A new poll]] shows that it leaks. Most say yes, says the poll by the Tarn Institute and The Lowfield Post.\n"
        "([[LNN)]] – It rained. “No,” said [[Aker Ferries Inc.]] “No,” said [[the E.P.A.]]",
        ["Tarn Institute + Lowfield Post", "LNN", "Aker Ferries Inc.", "E.P.A."],
    ),
    "what stands on a body's website": (
        "[[The Norland government website]] says no. [[The Commissioner's website]] says yes.",
        ["Norland government", ""],
    ),
}


@pytest.mark.parametrize("case", ORGANISED)
def test_an_organisation_speaks_under_its_fullest_name_and_crowds_not_at_all(case: str) -> None:
    marked, expected = ORGANISED[case]
    assert names(marked) == expected


IT = {
    "a body taken for somebody who has spoken": (
        "[[Dan Holt, a farmer,]] said no.\n[[DfW]] said: “We urge the union to come.”\n[[It]] added: “It leaks.”",
        ["Dan Holt", "DfW", "DfW"],
    ),
    "it goes on in a paragraph of its own": (
        "[[Dyson]] said a man was hurt.\n“We take care. We regret that,” [[it]] said in a statement.",
        ["Dyson", "Dyson"],
    ),
    "a body taken for somebody who acts": (
        "The market is run by the regulator, Aembo.\n[[Dan Holt, a farmer]], said no.\nAembo has not set a day. "
        "[[It]] said in a statement: “The cap will remain.”",
        ["Dan Holt", "Aembo"],
    ),
    "the body that acts in the sentence": (
        "[[Dan Holt]] said no.\nOn Tuesday, the Velden Bank sent aid to Tarnland, which [[it]] said was needed.",
        ["Dan Holt", "Velden Bank"],
    ),
    "an owner of a team": (
        "[[Dan Holt]] said no.\nThe Pell campaign asked for four more days, which [[it]] had said was too many.",
        ["Dan Holt", ""],
    ),
    "what a person has written": ("[[Rux Pell, a baker,]] said no. [[It]] said it leaked.", ["Rux Pell", ""]),
    "what is told to act": (
        "[[Tarn Town Council]] said no.\nThe Velden Gardens would be mended in May, [[it]] added.",
        ["Tarn Town Council", "Tarn Town Council"],
    ),
}


@pytest.mark.parametrize("case", IT)
def test_it_is_the_body_that_spoke_or_acts_and_no_person(case: str) -> None:
    marked, expected = IT[case]
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        (
            "The fish market will be rebuilt in stone, [[Henrikke Solås]] said. “Wood was cheap,” [[she]] told them.",
            ["person", "person"],
        ),
        ("[[Cosmotel]] said the boats were empty.\n“Wood was cheap,” [[it]] said.", ["organisation", "organisation"]),
        # what ends in the noun of a body is one, whatever the parser takes it for
        ("“The bay is shut,” [[Kestwick Airport]] said on Friday.", ["organisation"]),
        ("The bakers' union Ovenel met.\n“It is late,” [[Ovenel]] said.\n[[Ovenel]] said no.", ["organisation"] * 2),
        ("[[Harrowel]] said it leaked.\nThe Harrowel union met.\n[[Harrowel]] said no.", ["organisation"] * 2),
        ("The Velden Ferry Office (Vefo) met.\n[[Vefo]] said it leaked.\n[[Vefo]] said no.", ["organisation"] * 2),
        (
            "[[Brasken]], of Harker & Quist, told the Post it leaked.\nIt rained. [[Brasken]] said no.",
            ["person", "person"],
        ),
        ("“The bay is shut,” [[Harwick Project]] said on Friday.", ["organisation"]),
    ],
)
def test_a_name_that_no_list_knows_is_a_persons_where_a_pronoun_means_it(marked: str, kinds: list[str]) -> None:
    assert [speaker.kind for who in name(marked) for speaker in who] == kinds


def test_paragraphs_that_somebodys_words_fill_are_no_distance() -> None:
    doc = parse(
        "Ned Pell, who bakes, left.\nOra Lind and her son stayed.\n“It leaks here in this town,” Pell said.\n“It is an"
        " old dam.\n“It has been wet for years.\n“It was cold.\n“It will not hold.”\nHe said the dam had been sold."
    )
    findings = find_statements(doc)
    assert [who[0].name for who in name_speakers(doc, findings)] == ["Ned Pell", "Ned Pell"]


def test_whom_somebody_asked_is_who_answers() -> None:
    text = "The host asked Marta Tarn whether the toll would rise. “Not this year,” she replied."
    doc = parse(text)
    assert [[who.name for who in each] for each in name_speakers(doc, find_statements(doc))] == [[], ["Marta Tarn"]]


def test_who_replies_behind_another_s_report_is_alone() -> None:
    text = "“It is rotten,” Marta Tarn said, and Ned Pell replied: “Then mend it before the frost.”"
    doc = parse(text)
    named = name_speakers(doc, find_statements(doc))
    assert [[who.name for who in each] for each in named] == [["Marta Tarn"], ["Ned Pell"]]


def test_a_woman_called_chairman_is_still_she() -> None:
    assert names("[[Port Board chairman Mary Lind]] said no.\nLind left early. [[She]] was cross.") == [
        "Mary Lind",
        "Mary Lind",
    ]


def test_who_says_in_court_what_it_hears_is_not_told() -> None:
    text = "Lowfield Crown Court heard that the gate was open. Lowfield Crown Court said that it was closed."
    doc = parse(text)
    named = name_speakers(doc, find_statements(doc))
    assert [[who.name for who in each] for each in named] == [[], ["Lowfield Crown Court"]]


def test_what_a_clause_tells_of_a_daughter_makes_nobody_else_of_her() -> None:
    marked = (
        "Mary Quist has a daughter. Her daughter, Ada Quist, is tall. Ada Quist, who is the board's chairwoman, left.\n"
        "[[Mrs. Quist]] said no."
    )
    assert names(marked) == ["Mary Quist"]


def test_somebody_named_only_inside_quotation_marks_is_not_meant_by_a_pronoun() -> None:
    marked = (
        "Paul Ostrand spoke.\n“I told Tom Hanrick that Peter Malk was late,” Ostrand said.\n“He was,” [[he]] added."
    )
    assert names(marked) == ["Paul Ostrand"]


ROLES = {
    "before the name": ("[[US Secretary of Fisheries Anton Bellweather]] said no.", ["US Secretary of Fisheries"]),
    "set off before": ("[[Norland's defense minister, Ivo Sandrik,]] said no.", ["Norland's defense minister"]),
    "after the name": (
        "[[Leslie Quarn, a Dorland-based president of the Bridge Society,]] said no.",
        ["Dorland-based president of the Bridge Society"],
    ),
    "both": ("[[Sen. Robin Vale, head of the ports committee,]] said no.", ["Sen.", "head of the ports committee"]),
    "elsewhere in the article": (
        "[[Sandrik]] said no.\nIvo Sandrik is new. Defense Minister Ivo Sandrik waved.",
        ["Defense Minister"],
    ),
    "before a form of address": ("[[Lowfield medical director Dr Jane Holt]] said no.", ["Lowfield medical director"]),
    "by what a later source calls them": (
        "[[Ada Lind]] said no.\n[[The rural affairs minister]] said farms were safe. [[The minister]] left.",
        ["rural affairs minister"],
    ),
    "no more than stands beside the name": (
        "[[Defense minister Ivo Sandrik]] said no.\n[[The defence minister]] said ports were safe.",
        ["Defense minister"],
    ),
    "what many are is no role": (
        "[[Ada Lind, head of Pask,]] said no. [[The chief executive of a bank]] said boats were safe.",
        ["head of Pask"],
    ),
    "an age is no role": ("[[Ada Lind, 38,]] said no. [[The 38-year-old striker]] said boats were safe.", []),
    "a clause behind a form of address": (
        "Jane Holt is new. The director Dr Holt met was old. [[Dr Holt]] waved.",
        [],
    ),
    "told in a clause behind the name": (
        "[[Ada Lind, who serves as treasurer of the dockers' union,]] said no.",
        ["treasurer of the dockers' union"],
    ),
    "held until lately": (
        "[[Ada Lind, until recently the harbour secretary,]] said no.",
        ["former harbour secretary"],
    ),
    "held once": ("[[Ada Lind, once a striker for Norland Rovers,]] said no.", ["former striker for Norland Rovers"]),
    "held since": ("[[Ada Lind, who became the mayor of Lowfield in May 2001,]] said no.", ["mayor of Lowfield"]),
    "held for years": (
        "[[Ada Lind, who was Norland's harbour minister for eleven years,]] said no.",
        ["Norland's former harbour minister"],
    ),
    "served in": ("[[Ada Lind, who served as attorney for Lowfield,]] said no.", ["former attorney for Lowfield"]),
    "held then": ("[[Ada Lind, then a student at Lowfield College,]] said no.", ["former student at Lowfield College"]),
    "an owner behind the noun": (
        "[[Ada Lind, then the girlfriend of Ned's best friend,]] said no.",
        ["former girlfriend of Ned's best friend"],
    ),
    "a firm that begins with a figure": ("[[Ada Lind, head of weirs at 4Weir,]] said no.", ["head of weirs at 4Weir"]),
    "two at once": (
        "[[Ada Lind, who is both the dam secretary and a farmer,]] said no.",
        ["dam secretary and a farmer"],
    ),
    "held since last year": ("[[Ada Lind, who was appointed head of weirs last year,]] said no.", ["head of weirs"]),
    "what somebody was is none that is held": (
        "[[Ada Lind, who was the pilot of the ferry,]] said no.",
        ["pilot of the ferry"],
    ),
    "what somebody is not": ("[[Ada Lind, who is not a member of the board,]] said no.", []),
    "behind the place somebody is from": ("[[Ada Lind, 44, from Lowfield, a baker,]] said no.", ["baker"]),
    "by what somebody does to a body": (
        "[[Ada Lind, who chairs the Port Board,]] said no.",
        ["chair of the Port Board"],
    ),
    "between dashes": ("Ada Lind - [[chairman of the Port Board]] - said no.", ["chairman of the Port Board"]),
    "with an article between dashes": (
        "[[Ada Lind - a former leader of Lowfield Council -]] said no.",
        ["former leader of Lowfield Council"],
    ),
    "in a clause between dashes": ("[[Ada Lind]] - who chairs the Port Board - said no.", ["chair of the Port Board"]),
    "who leads by points leads nobody": ("[[Ada Lind, who leads Ned Pell by ten points,]] said no.", []),
    "one of several": ("[[Ada Lind, one of the union's leaders,]] said no.", ["one of the union's leaders"]),
    "one of a crowd": ("[[Ada Lind, one of his reasons to stay,]] said no.", []),
    "in a sentence": ("[[Ada Lind]] said no.\nMs Lind is the mayor of Lowfield.", ["mayor of Lowfield"]),
    "in a sentence, once": ("[[Ada Lind]] said no.\nMs Lind was the mayor of Lowfield.", ["former mayor of Lowfield"]),
    "appointed": (
        "[[Ada Lind]] said no.\nMs Lind was appointed chief executive of Holm Ferries in 2010.",
        ["chief executive of Holm Ferries"],
    ),
    "in a sentence that another says": (
        "[[Ada Lind]] said no.\nMs Lind is a thief, Ned Pell said.",
        [],
    ),
    "the end of what somebody says": ("The rule is unlike that of the tolls chief, [[Ned Brix]] said.", []),
    "whom somebody met": ("She never met the mayor, [[Ned Brix]] said.", []),
    "set off before, and no comma behind": ("But the mayor, [[Ned Brix]] said the toll was low.", ["mayor"]),
    "set off before, behind what is quoted": ("“It leaks,” the mayor, [[Ned Brix]] said.", ["mayor"]),
    "behind what governs it": (
        "Salter signed a resolution condemning Republican mayor Nina Lind. [[Lind]] said no.",
        ["Republican mayor"],
    ),
    "behind what is heard": ("He was heard asking reporter Ole Aker. [[Aker]] said no.", ["reporter"]),
    "in a plan that has a clause": ("It is the plan President Nina Lind announced. [[Lind]] said no.", ["President"]),
    "told where": (
        "[[Ole Aker, chief secretary to the harbour in a statement,]] said no.",
        ["chief secretary to the harbour"],
    ),
    "named somewhere": (
        "[[Ora Quill, a former neighbor of Brandt named in the file,]] said no.",
        ["former neighbor of Brandt"],
    ),
    "with a participle in its name": ("[[Acting mayor Nina Lind]] said no.", ["Acting mayor"]),
    "of two words": ("[[First lady Nina Lind]] said no.", ["First lady"]),
    "with a noun in small letters": ("[[State Sen. Nina Lind]] said no.", ["State Sen."]),
    "a clause without that is no apposition": (
        "Ivo Sandrik is new. The judge Sandrik met was old. [[Sandrik]] waved.",
        [],
    ),
}


@pytest.mark.parametrize("case", ROLES)
def test_roles_are_kept_beside_the_name_with_the_day(case: str) -> None:
    marked, expected = ROLES[case]
    day = date(2026, 3, 1)
    assert name(marked, published=day)[0][0].roles == tuple(Role(role, day, day) for role in expected)


def test_a_speaker_carries_the_forms_printed_and_an_id_from_the_name() -> None:
    speaker = name("Marta Velden spoke. [[Ms. Velden]] said no. Velden left.")[0][0]
    assert speaker == Speaker("marta-velden", "Marta Velden", "person", ("Marta Velden", "Ms. Velden", "Velden"), ())


def test_a_campaign_is_called_by_its_owners_full_name_too() -> None:
    [(campaign,)] = name("Ned Pell left.\n[[Mr. Pell’s campaign]] said no.")
    assert campaign.aliases == ("Pell campaign", "Ned Pell's campaign")


def test_a_body_carries_the_letters_printed_too() -> None:
    told = "The UK Ferry Board (UKFB) met TCU staff.\n[[The UKFB]] said no. [[The Tide Club Union]] left."
    assert [who.aliases for (who,) in name(told)] == [("UK Ferry Board", "UKFB"), ("Tide Club Union",)]


def test_whoever_opens_a_clause_is_not_he_who_says_it() -> None:
    before = "Ned Pell is sure of it. “We will win,” Mr Pell said.\n\n“Who will give value?”\n\n"
    told = "Anton Holt has failed to tackle this, he claimed.", "Anton Holt’s plan failed to tackle this, he claimed."
    docs = [parse(before + clause) for clause in told]
    found = [name_speakers(doc, find_statements(doc)) for doc in docs]
    assert [[who.name for who in one[-1]] for one in found] == [["Ned Pell"], ["Ned Pell"]]


ASKED_ABOUT_ANOTHER = (
    "Asked about reports that Lind would resign, she replied that it was up to the party.",
    "Asked about her vote in the event that Lind faces Ned Pell, who has mocked farmers, she replied: “I will see.”",
    "Questioned over whether Lind should go, she said: “It is up to the party.”",
    "But when pressed on Lind, who has led since May, she said that the party would see.",
    "Told that Lind had left, she said: “I am sad.”",
    "Responding to claims that Lind had sold the weir, she said: “It is ours.”",
    "On whether Lind will run, she said it was up to the party.",
)


@pytest.mark.parametrize("answer", ASKED_ABOUT_ANOTHER)
def test_whoever_is_named_in_what_she_was_asked_is_not_she(answer: str) -> None:
    doc = parse(f"Alma Brix, a clerk, met Vera Lind, the mayor, on Monday. “It leaks,” Brix said.\n\n{answer}")
    found = name_speakers(doc, find_statements(doc))
    assert [who.name for who in found[-1]] == ["Alma Brix"]


def test_whoever_is_asked_by_name_is_she() -> None:
    doc = parse("Vera Lind met Alma Brix, a clerk.\n\nWhen Lind was asked about Brix, she said that the dam was old.")
    found = name_speakers(doc, find_statements(doc))
    assert [who.name for who in found[-1]] == ["Vera Lind"]


def test_a_sentence_that_says_who_speaks_ends_with_the_same_speaker() -> None:
    doc = parse(
        "Pell spokesman Ned Aker said that the race would show that voters can be sure that Anton Pell has "
        "“guiding principles to make decisions,” he said."
    )
    found = name_speakers(doc, find_statements(doc))
    assert [who.name for each in found for who in each][-1] == "Ned Aker"


BY_OFFICE = {
    "whom the title names and nothing introduces": (
        "Ned Strand attacked the ruling.\n[[The harbour secretary]] said no.\n"
        "It rained. [[Health Secretary Ora Lind]] left.\n[[The harbour secretary]] said yes.",
        ["Ned Strand", "Ora Lind", "Ned Strand"],
    ),
    "somebody who is something else": (
        "Ned Strand, a baker, attacked the ruling.\nIt rained.\n[[The harbour secretary]] said no.",
        [""],
    ),
    "an office of another": (
        "Ned Strand attacked the ruling.\nHarbour secretary Ora Lind was ill.\n[[The harbour secretary]] said no.",
        ["Ora Lind"],
    ),
    "somebody else told of since": (
        "Ned Strand attacked the ruling.\nIt was Ada Holt who had made it.\n[[The harbour secretary]] said no.",
        [""],
    ),
    "the one of whom nothing is told": (
        "[[Harbour secretary Ora Lind]] met Ned Strand in Tarn.\n“He was late,” [[Ms. Lind]] said.\n"
        "[[The president-elect]] said no. “It rained,” [[he]] said.\n[[The former Norland senator]] said yes.",
        ["Ora Lind", "Ora Lind", "Ned Strand", "Ned Strand", "Ned Strand"],
    ),
    "two of whom nothing is told": (
        "Ned Strand and Ada Holt left.\nIt rained.\n[[The Reform nominee]] said no.\n[[The Norland senator]] said yes.",
        ["", ""],
    ),
    "letters that look like an office": (
        "Max left Tarn. Boats of Max made a fleet.\nIt rained, [[the Salt and Exchange Commission (SEC)]] said.",
        ["Salt and Exchange Commission"],
    ),
    "whom the words name": ("Ned Strand left.\nIt rained.\n[[The Reform nominee]] said Ned Strand was late.", [""]),
    "an office the country has one of": (
        "Ned Strand attacked the ruling.\nIt rained.\n[[The president]] said no.",
        [""],
    ),
}


@pytest.mark.parametrize("case", BY_OFFICE)
def test_who_is_known_without_a_role_is_called_by_the_office(case: str) -> None:
    marked, expected = BY_OFFICE[case]
    assert [" + ".join(one.name for one in who) for who in name(marked, title="Strand attacks the weir")] == expected
    assert not any(who for who in name(marked, title="A weir is shut") if expected == [""])


def test_a_name_only_the_title_prints_in_full_is_found_there() -> None:
    assert name("[[Velden]] said no.", title="Bridge is safe, Marta Velden says")[0][0].name == "Marta Velden"
    assert name("[[Velden]] said no.", title="Bridge is safe, says Velden")[0][0].name == "Velden"


def test_a_thing_of_which_the_title_tells_is_nobody() -> None:
    report = "The Sandport Files are a trove of records. [[Sandport]] said no."
    (who,) = name(report, title="Sandport Files: Leak shows how a town was sold")
    assert [speaker.name for speaker in who] != ["Sandport Files"]


def test_a_first_name_no_list_has_is_found_where_title_and_text_print_it() -> None:
    text = "Sunny Velden is the champion of Aker. [[Velden]] said no."
    assert name(text, title="Sunny Velden v Ivo Aker: a champion speaks")[0][0].name == "Sunny Velden"
    assert name(text, title="Sunny Harbour, a town to see")[0][0].name == "Velden"


MISREAD_FIRST_NAMES = {
    "taken for a verb": ("It costs a lot, said Will Lind, who counts tolls. [[Lind]] said it grows.", "Will Lind"),
    "taken for an adjective that opens a text": (
        "Wavian Davies, a warden at the Marlow mill, said that it rains.\n[[Ms Davies]] said it grows.",
        "Wavian Davies",
    ),
    "a verb in a question": ("What Will Lind do? [[Lind]] said no.", "Lind"),
    "a verb that opens a question": ("Will Lind stay? [[Lind]] said no.", "Lind"),
}


@pytest.mark.parametrize("case", MISREAD_FIRST_NAMES)
def test_a_first_name_that_is_misread_is_part_of_the_name(case: str) -> None:
    marked, expected = MISREAD_FIRST_NAMES[case]
    assert name(marked)[0][0].name == expected


def test_a_finding_without_source_has_no_speaker() -> None:
    finding = Finding((Span(0, 4),), (), (), (), "indirect", Span(0, 4), 0.5)
    assert name_speakers(parse("Marta Velden said no."), [finding]) == [()]


PIECES = st.sampled_from(
    "Marta Velden|Mr. Velden|he|She|the minister|“|”|\"|'s|,|.|\n\n|said|and|who|(D-Ohio)|Sen.|J.|van|al-|of|McCAIN|é|İ"
    "|\u0301|\ud7ff|🎉|東京|—|38,|the company|It|\u00a0||The|spokesman for|Prime Minister|X".split("|")
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40)), max_size=5))
def test_any_text_with_any_sources_gives_one_answer_each(pieces: list[str], places: list[tuple[int, int]]) -> None:
    text = " ".join(pieces)
    sources = [Span(min(start, len(text)), min(start + length, len(text))) for start, length in places]
    findings = [Finding((source,), (), (), (source,), "indirect", source, 0.5) for source in sources]
    assert len(name_speakers(parse(text), findings)) == len(findings)


def test_naming_costs_no_more_than_in_proportion_to_the_text() -> None:
    def cost(times: int) -> int:
        text = "Sen. Ann Leeson met Bob Mayhew. The senator said he left. Mayhew said no. " * times
        findings = [
            Finding((), (), (), (Span(m.start(), m.end()),), "indirect", Span(m.start(), m.end()), 0.5)
            for m in re.finditer(r"The senator|Mayhew(?= said)", text)
        ]
        doc = Doc(load_parser().vocab, words=text.split())
        return calls_of(lambda: name_speakers(doc, findings))

    cost(50)
    assert cost(2000) < 15 * cost(200)


def test_many_labels_of_initials_cost_no_more_than_in_proportion() -> None:
    def cost(times: int) -> int:
        letters = [chr(ord("A") + number % 26) + chr(ord("a") + number // 26) for number in range(times)]
        text = " ".join(f"Ann {two}xson met {two.upper()}Q . {two.upper()}Q : It leaks ." for two in letters)
        doc = Doc(load_parser().vocab, words=text.split())
        labels = [Span(m.start(), m.end()) for m in re.finditer(r"[A-Z]{2}Q(?= :)", doc.text)]
        findings = [Finding((), (), (), (label,), "direct", label, 0.5, rule="colon") for label in labels]
        assert len(findings) == times
        return calls_of(lambda: name_speakers(doc, findings))

    cost(5)
    assert cost(160) < 5 * cost(40)


def test_the_role_lexicon_knows_every_word_it_points_to() -> None:
    roles = load_roles()
    pointed = {noun for role in roles.values() for noun in (role.same, *role.wider)}
    titled = {title.role for title in load_titles().values() if title.role}
    listed = set().union(*(load_words(name) for name in ("situational", "describing", "offices")))
    assert pointed | titled | listed <= roles.keys()
