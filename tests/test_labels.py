"""Whom labels mean: Q and A, initials, handles; every person and word here is invented."""

from __future__ import annotations

import pytest

from corpus.speakers.naming import name_speakers
from corpus.statement import statement_text
from corpus.statements.finder import find_statements
from corpus.text.parser import parse

INTERVIEW = "\n\nQ: Does it leak?\n\nA: It always has leaked."

LABELLED = {
    "the only person of the lead": ("", f"Joanna Tarrow has run the works for years.{INTERVIEW}", ["Joanna Tarrow"]),
    "the person of the title": (
        "Five questions for Joanna Tarrow",
        f"The works are old. Peter Malk built them.{INTERVIEW}",
        ["Joanna Tarrow"],
    ),
    "the surname in the title": (
        "Tarrow: it has always leaked",
        f"Joanna Tarrow has run the works that Peter Malk built.{INTERVIEW}",
        ["Joanna Tarrow"],
    ),
    "the person of the headline, where there is no title": (
        "",
        f"Five questions for Joanna Tarrow.\n\nThe works are old. Peter Malk built them.{INTERVIEW}",
        ["Joanna Tarrow"],
    ),
    "two people in the lead": ("", f"Joanna Tarrow has run the works that Peter Malk built.{INTERVIEW}", [""]),
    "nobody in the lead": ("", INTERVIEW.strip(), [""]),
    "an interview in prose": (
        "Joanna Tarrow: why it leaks",
        "Joanna Tarrow looks tired. Does the dam leak?\n\n“Well, it always has leaked, as you know.”\n\n"
        "What would she tell Peter Malk?\n\n“It is not for me to tell him anything.”",
        ["Joanna Tarrow", "Joanna Tarrow"],
    ),
    "initials": (
        "",
        "Joanna Tarrow met Peter Malk at the works.\n\nJT: It always has leaked.\n\nPM: It will hold until spring.",
        ["Joanna Tarrow", "Peter Malk"],
    ),
    "initials of two": (
        "",
        "Joanna Tarrow met James Tolsa at the works.\n\nJT: It always has leaked, as far as I remember.",
        [""],
    ),
    "a handle behind its name": (
        "",
        "Joanna Tarrow (@damwoman) runs the works.\n\n@damwoman: The dam leaks and nobody cares.",
        ["Joanna Tarrow"],
    ),
    "a handle that is a name": (
        "",
        "Joanna Tarrow runs the works.\n\n@JoannaTarrow: The dam leaks and nobody cares.",
        ["Joanna Tarrow"],
    ),
    "nobody's handle": ("", "Joanna Tarrow runs the works.\n\n@wetfoot: The dam leaks and nobody cares.", [""]),
}


@pytest.mark.parametrize("case", LABELLED)
def test_a_label_means_the_one_person_it_fits_or_nobody(case: str) -> None:
    title, text, expected = LABELLED[case]
    doc = parse(text)
    named = name_speakers(doc, find_statements(doc), title=title)
    assert [" + ".join(speaker.name for speaker in who) for who in named] == [name or "" for name in expected]


SPOKEN = {
    "a briefing": (
        "MS. TARROW: Good morning. It leaks.\n\nQ    Does the mayor believe that it is safe?\n\n"
        "MS. TARROW: He does. I told him that it leaks.\n\nMR. MALK: It will hold.",
        [
            ("TARROW", "Good morning. It leaks."), ("TARROW", "He does. I told him that it leaks."),
            ("MALK", "It will hold."),
        ],
    ),
    "reporters and offices": (
        "THE PRESIDENT: It leaks.\n\nREPORTER: Who says that it leaks?\n\nJOANNA TARROW, DAM MINISTER: We do.\n\n"
        "MALK: It will hold until spring.\n\nTARROW: Will it?",
        [
            ("", "It leaks."), ("JOANNA TARROW", "We do."), ("MALK", "It will hold until spring."),
            ("JOANNA TARROW", "Will it?"),
        ],
    ),
    "a debate": (
        "Mr Peter Malk (Lowfield) (Reform): It leaks.\n\nThe Minister for Dams (Joanna Tarrow): It holds.\n\n"
        "Mr Malk: It drips.",
        [("Peter Malk", "It leaks."), ("Joanna Tarrow", "It holds."), ("Peter Malk", "It drips.")],
    ),
    "time codes": (
        "[00:00:12] Joanna Tarrow: Welcome back.\n\n[00:00:15] Tolsa Wend: It leaks. Does it?\n\n"
        "[00:00:19] Joanna Tarrow: It does.",
        [("Joanna Tarrow", "Welcome back."), ("Tolsa Wend", "It leaks. Does it?"), ("Joanna Tarrow", "It does.")],
    ),
    "initials of a double name": (
        "Mira Al-Wend met Quarry's Joanna Tarrow.\n\nJoanna Tarrow: Does it leak?\n\nMira Al-Wend: It does.\n\n"
        "JT: Critics say that it holds.\n\nMAW: Let them swim.",
        [
            ("Joanna Tarrow", "Does it leak?"), ("Mira Al-Wend", "It does."),
            ("Joanna Tarrow", "Critics say that it holds."), ("Mira Al-Wend", "Let them swim."),
        ],
    ),
    "a street poll": (
        "We asked people in the lane what they think of the dam.\n\nIt was a wet day.\n\nNobody stayed long.\n\n"
        "Joanna Tarrow, 44, cook: It leaks.\n\nTolsa Wend, 29, student: It holds, I hope.",
        [("Joanna Tarrow", "It leaks."), ("Tolsa Wend", "It holds, I hope.")],
    ),
    "a street poll in a list": (
        "We asked people in the lane what they think of the dam.\n\nIt was a wet day.\n\nNobody stayed long.\n\n"
        "• Joanna Tarrow, 44, cook: It leaks.\n\n- Tolsa Wend, 29, student: It holds, I hope.",
        [("Joanna Tarrow", "It leaks."), ("Tolsa Wend", "It holds, I hope.")],
    ),
    "a rank before a name": (
        "TARROW: The reef is dying.\n\nQ: How fast?\n\nCAPTAIN TOLSA WEND: My crew counted.\n\nTARROW: It is dying.",
        [("TARROW", "The reef is dying."), ("TOLSA WEND", "My crew counted."), ("TARROW", "It is dying.")],
    ),
    "a surname that is a word of forms, and a question without a verb": (
        "JOANNA PRICE: The reef is dying.\n\nTOLSA WEND: How fast?\n\nJOANNA PRICE: A metre a month.",
        [
            ("JOANNA PRICE", "The reef is dying."), ("TOLSA WEND", "How fast?"),
            ("JOANNA PRICE", "A metre a month."),
        ],
    ),
    "a paper's initials are nobody's": (
        "Joanna Tarrow met the Harbour Mail.\n\nHM: Is sugar a poison?\n\nJT: Boredom is.\n\n"
        "HM: What does she eat?\n\nJT: She eats toast.",
        [("Joanna Tarrow", "Boredom is."), ("Joanna Tarrow", "She eats toast.")],
    ),
    "a paper's initials that the parser takes for a person's": (
        "Joanna Tarrow wrote nine novels. She spoke to the Wharf Review.\n\nWR: Why nine?\n\nJT: It was late.\n\n"
        "WR: Is that a joke?\n\nJT: It is arithmetic.",
        [("Joanna Tarrow", "It was late."), ("Joanna Tarrow", "It is arithmetic.")],
    ),
    "letters stuck to their words": (
        "Joanna Tarrow built a dam. She spoke to us.\n\nQThe dam is old. Why?\n\nAI built it, you know.\n\n"
        "QI see. Does it leak?\n\nAIt always has.\n\nWe never minded.\n\nQWill it hold?\n\nA: I’m sure.",
        [
            ("Joanna Tarrow", "I built it, you know."), ("Joanna Tarrow", "It always has.\n\nWe never minded."),
            ("Joanna Tarrow", "I’m sure."),
        ],
    ),
    "a question over two sentences is nobody's": (
        "Five questions for Joanna Tarrow.\n\nQ: Does it leak? I think that Malk says so.\n\nA: It does.",
        [("Joanna Tarrow", "It does.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SPOKEN)
def test_what_stands_under_a_label_is_spoken(case: str) -> None:
    text, expected = SPOKEN[case]
    doc = parse(text)
    findings = find_statements(doc)
    named = [" + ".join(speaker.name for speaker in who) for who in name_speakers(doc, findings)]
    assert [(who, statement_text(text, f.content)) for who, f in zip(named, findings, strict=True)] == expected
    assert all(f.spoken and f.kind == "direct" and f.quoted == f.content for f in findings)


@pytest.mark.parametrize(
    "text",
    [
        "Where: Dam House.\n\nWhen: Monday.\n\nCost: five crowns.",
        "Replacements: Malk, Tarrow.\n\nSubs Not Used: Wend, Holt.\n\nReplacements: Aker, Bool.",
        "QAnon is a riddle.\n\nAI is another.\n\nAMail came.\n\nThe dam was shut.",
        "The dam was shut.\n\nCorrection: the dam was open.\n\nIt leaks.",
        "The lane this week.\n\n- Joanna Tarrow: new plates at the mill.\n\n- Tolsa Wend: songs, eight o'clock.",
    ],
)
def test_a_list_with_colons_is_no_exchange(text: str) -> None:
    assert find_statements(parse(text)) == []


def test_a_label_of_a_list_leads_into_its_quotation() -> None:
    doc = parse(
        "The board met on the dam.\n\n- Joanna Tarrow: “It leaks in every lane.”\n\n- Tolsa Wend: “It holds so far.”"
    )
    named = name_speakers(doc, find_statements(doc))
    assert [" + ".join(speaker.name for speaker in who) for who in named] == ["Joanna Tarrow", "Tolsa Wend"]


def test_a_label_before_a_quotation_leaves_it_to_the_marks() -> None:
    (finding,) = find_statements(parse("The dam is old.\n\nMayor Joanna Tarrow: “It always has leaked.”"))
    assert (finding.kind, finding.spoken) == ("direct", False)


def test_a_role_and_a_verb_lead_into_one_quotation_and_are_no_label() -> None:
    text = (
        'Ora Lindqvist, a baker, said: "The boats are late."\n\nThe council said it was sorry.\n\n'
        '"We often work till ten," one skipper said.\n\nNils Aker, chief engineer, told the council: "It will end."'
    )
    found = find_statements(parse(text))
    assert [(statement_text(text, each.content), each.spoken) for each in found] == [
        ('"The boats are late."', False),
        ("it was sorry", False),
        ('"We often work till ten,"', False),
        ('"It will end."', False),
    ]


def test_a_role_that_looks_like_a_verb_is_a_label() -> None:
    text = "Ora Lindqvist, minister of state: The boats are late.\n\nNils Aker, head of claims: It will end soon."
    assert [each.spoken for each in find_statements(parse(text))] == [True, True]
