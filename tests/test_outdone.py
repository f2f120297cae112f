"""Whom a description rather means than those its words stand beside: of whom it is told, and who speaks on all of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import ask

from corpus.article import new_article
from index.library import Library

REPORTS = (
    (
        "Bridge to close in Okerby",
        "Okerby's bridge closes in May.\n\nJoss Marr, chief of the Aker road board, said after a nationalist rally in "
        'Vale that "the bridge is old".',
    ),
    (
        "Radio station loses staff",
        "A radio station is to lose half of its staff in Vale.\n\n"
        'Wilma Grote, leader of the Aker Vale Party, said: "These cuts to the radio leave the valley without a voice."',
    ),
    (
        "Ferry fund spends its money",
        "The boat fund that backs Rolf Falk has spent its money.\n\n"
        'Ole Brix, a spokesman for Ned Pell, said: "The fund behind Falk sails in every boat but ours."',
    ),
    (
        "Voting before the day",
        "Some vote by post in April.\n\n"
        'Kit Maas, the spokesman for the boat fund of Falk, said: "Early voting is hard for a poor candidate, who '
        'must pay for staff in April."',
    ),
    (
        "Lind meets the press",
        "President Lind met the press.\n\n"
        'Jana Holt, press official of President Lind, said: "The president took every question."',
    ),
    (
        "Behind the photo line",
        "Once a year guests have their photo taken in a long line.\n\n"
        'Tove Brandt, a press official under President Lind for years, said: "The photo line is awkward, like a '
        'bus stop with flowers."',
    ),
    (
        "Student loses a race against time",
        "An app takes hours from us.\n\n"
        'Bo Sand, who deleted the app before he wrote his dissertation at Marlow, said: "I lose track of time when '
        'I scroll, and then it is night."',
    ),
    (
        "University opens laboratory",
        "The university in Marlow opens a laboratory.\n\n"
        'Rita Falk, of Marlow University, said a dissertation had been deleted: "Data must be kept twice."',
    ),
)

QS = [
        ("the Vale nationalist chief on the radio cuts", "Wilma Grote"),
        ("why does the spokesman of Falk's boat fund think early voting is hard for a poor candidate?", "Kit Maas"),
        ("Lind's ex press official's joke about the awkward photo line", "Tove Brandt"),
        ("the lad at Marlow uni who deleted it for his dissertation, how do you lose track of time?", "Bo Sand"),
]
