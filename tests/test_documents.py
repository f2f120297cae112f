"""Documents, papers and those who speak for a body: whose words "the report" says. [[ ]] marks each source."""

from __future__ import annotations

import pytest
from test_speakers import names

OWNED = {
    "when a document came out, before who made it": (
        "It fell, according to [[a report Tuesday from the Alder Institute]]. "
        "[[A poll earlier this month by Dam Watch]] found more. [[A study by Dam Watch last May]] said so. "
        "[[A poll in Iowa with Ora Lind]] said no.",
        ["Alder Institute", "Dam Watch", "Dam Watch", ""],
    ),
    "who was asked, before who published it": (
        "It leaks, according to [[a poll of 400 registered bakers released on Friday by Tarn Decisions]]. "
        "[[A study last year by economists at the Alder Institute]] said so.",
        ["Tarn Decisions", "Alder Institute"],
    ),
    "letters and a word that make their own findings": (
        "The Harbour Audit Office (HAO) said no. [[The HAO report]] said why. [[A new Kantar study]] said so. "
        "[[The SBF data]] showed less. [[The GDP data]] showed more. [[The Facebook report]] said how.",
        ["Harbour Audit Office", "Kantar", "SBF", "", ""],
    ),
    "figures of a party": ("[[Some GOP figures]] said no.", [""]),
    "an average and rules": (
        "He leads, according to [[the Tarn Weekly Politics average]] and "
        "[[the average of polls compiled by Dam Watch]]. "
        "[[Velden Election Commission regulations]] say so. [[The average baker]] says no.",
        ["Tarn Weekly Politics", "Dam Watch", "Velden Election Commission", ""],
    ),
    "an office that inspects": (
        "[[A report released by the Special Inspector General for Weir Repairs]] said no. "
        "[[The inspector general]] left.",
        ["Special Inspector General for Weir Repairs", ""],
    ),
    "a document that a pronoun goes with": (
        "Ora Lind posted a statement [[that]] said no. Ned Pell got a letter [[that]] said yes.\n"
        "Nobody read the Lowfield Gazette report, [[which]] said so.",
        ["Ora Lind", "", "Lowfield Gazette"],
    ),
    "a report that is a study, or what a paper reported": (
        "It leaks, according to an Alder University study. It was worse, [[the report]] said.",
        ["Alder University"],
    ),
    "a report beside a study of another": (
        "It leaks, according to an Alder University study and an audit by Dam Watch. "
        "It was worse, [[the report]] said.",
        [""],
    ),
    "a report that is no poll": (
        "A poll by Dam Watch showed less. It was worse, [[the report]] said.",
        [""],
    ),
    "a report that a paper reported": (
        "It leaks, the Lowfield Gazette reported. It was worse, [[the report]] said.",
        ["Lowfield Gazette"],
    ),
    "a report that somebody has sent, whatever a paper reported": (
        "It leaks, the Lowfield Gazette reported. A report came out. It was worse, [[the report]] said.",
        [""],
    ),
    "a resolution of who passed it": (
        "The Tarn Board passed a resolution on Tuesday. [[The resolution]] says no. Ned Pell passed a note. "
        "[[The note]] says so.",
        ["Tarn Board", ""],
    ),
    "the new poll, and an older one told of since": (
        "A new Tarn Weekly/Dam Watch poll is out. In May the Marlow Research poll showed less. "
        "[[The new poll]] says no. [[The poll]] says so.",
        ["Tarn Weekly + Dam Watch", "Marlow Research"],
    ),
    "a book or a page about oneself": (
        "Lena Lind and Ned Pell ran a band. According to [[Pell's autobiography]], it hurt. [[Her memoir]] says so.\n"
        "Ms Lind is an attorney, according to [[her LinkedIn profile]]. [[A Harbour Weekly profile]] said no.",
        ["Ned Pell", "Lena Lind", "Lena Lind", ""],
    ),
    "figures, data and an analysis beside whose they are": (
        "It fell, [[data from the Department of Dams]] showed. It rose, according to "
        "[[figures revealed by the Dam Commission]]. [[A Reuters analysis of tolls]] said no. "
        "[[Kestrel Foods' own tally]] said yes.",
        ["Department of Dams", "Dam Commission", "Reuters", "Kestrel Foods"],
    ),
    "who makes known what another has written, and whose counts they are": (
        "It is told in a memo of the bakers revealed by Lena Lind. [[The memo]] said no. "
        "[[The CBS estimate]] said so. [[The DNA estimate]] said why.",
        ["", "CBS", ""],
    ),
    "figures of nobody beside them": (
        "The Dam Commission published data in May.\n[[The data]] showed no leak. [[Norway's trade data]] showed two. "
        "[[A DNA analysis]] showed three.",
        ["", "", ""],
    ),
    "an account, a form and a summary": (
        "Lena Lind ran for mayor. [[Lind's new wealth form]] stated so. [[A Harbour Police summary]] said no.\n"
        "[[The Norland government's account of Pell's talk]] said yes. [[The summary]] said why.",
        ["Lena Lind", "Harbour Police", "Norland government", "Harbour Police"],
    ),
    "the email of who emailed, not the emails of anybody": (
        "Lena Lind emailed the bakers on Monday. [[The email]] said no. Ned Pell released the emails. "
        "[[The emails]] show that it leaks.\nIt closed, according to [[a message]]. "
        "The message released by Dam Watch is old.",
        ["Lena Lind", "", ""],
    ),
    "a book with its title, and who wrote it in the next paragraph": (
        "According to [[a new book, Norland's Weir]], it leaks.\n"
        "The book, by Lowfield Gazette journalist [[Lena Lind]], says so.\n[[It]] claims that nobody cared.",
        ["Lena Lind", "Lena Lind", "Lena Lind"],
    ),
    "where its maker is based": (
        "[[A 2011 study of seven dams by the Lowfield-based think tank Tarn Policy Institute]] found leaks. "
        "[[A study by the Salt Research Center based on old data]] found none.",
        ["Tarn Policy Institute", "Salt Research Center"],
    ),
    "beside an owner": (
        "[[The Alder Institute's report]] said no. [[A report from the Alder Institute]] said so. "
        "[[An audit released on Monday by the Alder Institute]] said why.",
        ["Alder Institute"] * 3,
    ),
    "a name with a little word in it": (
        "It broke the law, according to [[an Office of Harbour Counsel report obtained by Tarn News]].\n"
        "The clerks may leave. [[The report]] said the port was biased. [[The Centre for Dam Research]] said no.",
        ["Office of Harbour Counsel", "Office of Harbour Counsel", "Centre for Dam Research"],
    ),
    "called by a part of its maker's name": (
        "The report from the Lowfield Journalism School is long. “It failed,” says [[the Lowfield report]]. "
        "[[The Tarn report]] says no.",
        ["Lowfield Journalism School", ""],
    ),
    "the complaint of who sued": (
        "Marlow Research sued the Port Board on Monday.\n[[The complaint]] says it leaks.",
        ["Marlow Research"],
    ),
    "guidelines and a website": (
        "[[The Velden Dental Association's guidelines]] say brush twice.\n"
        "The Harbor Safety Agency closed the pier. [[The agency's website]] says so.",
        ["Velden Dental Association", "Harbor Safety Agency"],
    ),
    "the statement of whoever issued it": (
        "Mayor Marta Velden defended the bridge in a statement.\n“It is safe,” [[the statement]] said.",
        ["Marta Velden"],
    ),
    "the last of two statements": (
        "Marta Velden issued a statement on Monday. Ned Tarn also released a statement.\n"
        "“We did nothing wrong,” [[the statement]] said.",
        ["Ned Tarn"],
    ),
    "the letter of people nobody names": (
        "Twelve councilors signed a letter to Mayor Marta Velden.\n“We cannot wait,” [[the letter]] reads.",
        [""],
    ),
    "the report a body made its own": (
        "In its annual report, the Velden Port Board said ships left.\n[[The report]] said the harbor was shallow.",
        ["Velden Port Board"],
    ),
    "the ruling of whoever ruled": (
        "The Supreme Court ruled on Monday.\n“He has no standing,” [[the ruling]] said.",
        ["Supreme Court"],
    ),
    "a report that another ordered": (
        "The Velden Health Service commissioned a report from Alder College.\n[[The report]] said nurses were tired.",
        ["Alder College"],
    ),
    "a report from a place": ("[[A report from Norway]] said twelve had died. [[Tuesday's report]] said so.", ["", ""]),
    "a report about somebody": ("[[The Benghazi report]] said no. [[A Norway study]] said yes.", ["", ""]),
    "the poll that the next sentence names": (
        "[[A new poll]] found that most oppose the toll.\nThe poll, conducted by Marlow Research, asked 900 people.",
        ["Marlow Research"],
    ),
    "a poll by two": ("[[A Lowfield Post/Marlow Research poll]] said no.", ["Lowfield Post + Marlow Research"]),
    "the survey behind another poll": (
        "A Marlow Research poll put Tarn ahead. A survey by Alder College did not.\n[[The survey]] found few vote.",
        ["Alder College"],
    ),
    "researchers somewhere": (
        "[[Researchers at the University of Velden]] said so.\n[[The researchers]] wrote it down.",
        ["University of Velden", "University of Velden"],
    ),
    "who leads in a poll, and who reads a report": (
        "Ned Tarn leads in the poll. [[The poll]] also said no.\n"
        "Marta Velden saw nothing new in the report. [[The report]] said so.",
        ["", ""],
    ),
    "filings with a body, and no body's polls": (
        "[[The Velden Election Commission filings]] show more. [[Exit polls]] show less.",
        ["", ""],
    ),
    "workers and protesters somewhere": (
        "[[Workers at Kestrel Foods]] said no. [[Protesters at the University of Velden]] said yes.",
        ["", ""],
    ),
    "the spokesman again": (
        "[[A spokesman for Kestrel Foods]] said no.\n“We wait,” [[the spokesman]] added.",
        ["Kestrel Foods", "Kestrel Foods"],
    ),
}
PAPERS = {
    "the one named before": (
        "The Lowfield Gazette printed it on Sunday. [[The newspaper]] said no.\n“A joke,” [[the paper]] wrote.",
        ["Lowfield Gazette", "Lowfield Gazette"],
    ),
    "the one an editor works for": (
        "“Resign,” the editors of The Harbour wrote. [[The newspaper]] gave no reason.",
        ["Harbour"],
    ),
    "a news outlet": ("The Lowfield Gazette printed it. [[The news outlet]] said no.", ["Lowfield Gazette"]),
    "no company": (
        "[[Kestrel Foods]] said it was shut. [[The newspaper]] said more.",
        ["Kestrel Foods", ""],
    ),
    "the network is no paper": (
        "CNN and the Lowfield Post covered the fire. [[The newspaper]] said no.",
        ["Lowfield Post"],
    ),
    "its editorial": (
        "[[A Lowfield Gazette editorial]] said no. [[The Gazette's editorial board]] said so.",
        ["Lowfield Gazette", "Lowfield Gazette"],
    ),
    "an editorial in it, whose op-eds and letters are others'": (
        "[[A Friday editorial in The Okerby Register]] said no. [[An op-ed in the Okerby Register]] said so.\n"
        "[[Reports in the Tarn Examiner]] said why. [[A letter in the Tarn Examiner]] said how.\n"
        "[[An editorial in Okerby]] said when.",
        ["Okerby Register", "", "Tarn Examiner", "", ""],
    ),
}


@pytest.mark.parametrize("case", OWNED)
def test_a_document_speaks_for_whoever_made_it(case: str) -> None:
    marked, expected = OWNED[case]
    assert names(marked) == expected


@pytest.mark.parametrize("case", PAPERS)
def test_the_newspaper_is_the_paper_named_last(case: str) -> None:
    marked, expected = PAPERS[case]
    assert names(marked) == expected


def test_what_a_leader_s_team_thinks_the_leader_has_not_said() -> None:
    assert names("Marta Velden smiled. [[Velden's team]] said no.") == ["Velden's team"]
