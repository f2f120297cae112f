"""Statements of a parsed text; every person, paper and word here is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import lines_of

from corpus.article import Span
from corpus.statement import statement_text
from corpus.statements.competition import choose
from corpus.statements.confidence import confidence_of
from corpus.statements.finder import _drafts, find_statements
from corpus.statements.rules.sequels.continued import quotations_of
from corpus.statements.rules.sequels.following import read_following
from corpus.text.parser import parse
from corpus.text.quotemarks import find_quotations
from corpus.text.reading import read

WHOLE = [
    # one quotation beside its attribution
    ('"The dam will hold," said Ora Lindqvist.', "The dam will hold,", "Ora Lindqvist"),
    ('"The dam will hold," Ora Lindqvist said.', "The dam will hold,", "Ora Lindqvist"),
    ('Ora Lindqvist said: "The dam will hold."', "The dam will hold.", "Ora Lindqvist"),
    ('Ora Lindqvist said, "The dam will hold."', "The dam will hold.", "Ora Lindqvist"),
    ("“The dam will hold,” Lindqvist told reporters on Monday.", "The dam will hold,", "Lindqvist"),
    ("''The dam will hold,'' she said in a telephone interview.", "The dam will hold,", "she"),
    ('"Will the dam hold?" asked Lindqvist.', "Will the dam hold?", "Lindqvist"),
    # a quotation that goes on behind what happened meanwhile
    (
        '"Perhaps," Ora Lindqvist said as she left the hall, "but not today."',
        '"Perhaps," … "but not today."',
        "Ora Lindqvist",
    ),
    # a quotation behind a verb of speech without its words
    ("She turned to me and shouted over the wind. “It will hold till noon.”", "It will hold till noon.", "She"),
    ("The engineer looked up and replied. “It will hold till noon.”", "It will hold till noon.", "The engineer"),
    # clauses
    ("Lindqvist said the dam would hold.", "the dam would hold", "Lindqvist"),
    ("Lindqvist said that the dam would hold.", "the dam would hold", "Lindqvist"),
    ("The dam would hold, Lindqvist said.", "The dam would hold", "Lindqvist"),
    ("Ned Aker said, and Ora Lindqvist agreed, that the dam would hold.", "the dam would hold", "Ora Lindqvist"),
    ("Lindqvist said in a statement that the dam would hold.", "the dam would hold", "Lindqvist"),
    ("Lindqvist told the council on Monday that the dam would hold.", "the dam would hold", "Lindqvist"),
    ("The engineer asked whether the dam would hold.", "whether the dam would hold", "The engineer"),
    # a clause with the phrase that opens it, and without what only tells when or where it was said
    ("Lindqvist said despite the rain, the dam had held.", "despite the rain, the dam had held", "Lindqvist"),
    ("Lindqvist said as well as boats, it had lost a pier.", "as well as boats, it had lost a pier", "Lindqvist"),
    ("Lindqvist said to mend it, they needed stone.", "to mend it, they needed stone", "Lindqvist"),
    ("Lindqvist said by the end of May, it would be full.", "by the end of May, it would be full", "Lindqvist"),
    ("Lindqvist said by telephone, the dam had held.", "the dam had held", "Lindqvist"),
    ("Lindqvist said in a letter, the dam had held.", "the dam had held", "Lindqvist"),
    # what somebody does not hesitate, or goes on, to say
    ("Ora Lindqvist did not hesitate to condemn the “rotten” dam.", "the “rotten” dam", "Ora Lindqvist"),
    ("Ora Lindqvist never fails to praise the “iron will” of it.", "the “iron will” of it", "Ora Lindqvist"),
    ("Ora Lindqvist was quick to condemn the “rotten” dam.", "the “rotten” dam", "Ora Lindqvist"),
    ("Ora Lindqvist went on to criticize the “rotten” dam.", "the “rotten” dam", "Ora Lindqvist"),
    ("Lindqvist commented that the dam leaked.", "the dam leaked", "Lindqvist"),
    # the title of a work before its author
    ("In his autobiography, The Red Door, Cedric Pell recalls that it leaked.", "it leaked", "Cedric Pell"),
    # documents counted are their writer's, and none that somebody received is theirs
    ("Aker wrote a series of tweets saying the dam leaked.", "the dam leaked", "Aker"),
    ("Aker published a number of posts claiming the dam leaked.", "the dam leaked", "Aker"),
    ("Aker received a letter saying the dam leaked.", "the dam leaked", "a letter"),
    ("Aker saw a series of posts saying the dam leaked.", "the dam leaked", "a series of posts"),
    ("Aker was sent a message saying the dam leaked.", "the dam leaked", "a message"),
    # a participle whose doer is printed, and one that is no passive
    ("The school closed, with pupils told by Aker that it would open in June.", "it would open in June", "Aker"),
    ("The school closed, with Aker saying it would open in June.", "it would open in June", "Aker"),
    ("Worried the dam might leak, the Port Board shut it.", "the dam might leak", "the Port Board"),
    ('Calling it "a farce", Aker left.', 'it "a farce', "Aker"),
    # where a report was written is no part of its source
    ("Palm Town - Aker warned that the road was closed.", "the road was closed", "Aker"),
    ("Palm Town – Aker continued to insist that the dam was safe.", "the dam was safe", "Aker"),
    (
        "The paper quoted Ora Lindqvist as telling crews that leave was cancelled.",
        "leave was cancelled",
        "Ora Lindqvist",
    ),
    # a name whose first word the parser cuts off
    ("Surgeon Marta Aldana Holt told the court the dam was shut.", "the dam was shut", "Surgeon Marta Aldana Holt"),
    ("Friday Aldana Holt told the court the dam was shut.", "the dam was shut", "Aldana Holt"),
    # two of whom the parser makes two subjects
    ("Doctors Ida Wolf and Peter Shaw write in the paper that it is old.", "it is old", "Ida Wolf and Peter Shaw"),
    ("Farmers Leif Torsen and Anna Holt said it was shut.", "it was shut", "Farmers Leif Torsen and Anna Holt"),
    # a sentence the parser begins in the middle of one
    ("Sigrid Lind told Radio Norland the bees could still be saved.", "the bees could still be saved", "Sigrid Lind"),
    # who was told is no part of the clause
    ("Lindqvist told the council water levels were rising.", "water levels were rising", "Lindqvist"),
    ("Lindqvist tells the inquiry staffing levels were too low.", "staffing levels were too low", "Lindqvist"),
    ("Lindqvist told reporters the council leaders were old.", "the council leaders were old", "Lindqvist"),
    ("Lindqvist said the council leaders were old.", "the council leaders were old", "Lindqvist"),
    ("Few said the dam would hold.", "the dam would hold", "Few"),
    ("The fog allowed Lindqvist to claim that the dam was whole.", "the dam was whole", "Lindqvist"),
    # a clause whose subject is a gerund
    ("Lindqvist warned spiking would put young women at risk.", "spiking would put young women at risk", "Lindqvist"),
    ("Lindqvist commented on Monday that the dam leaks.", "the dam leaks", "Lindqvist"),
    ("The board warned closing the dam would cost millions.", "closing the dam would cost millions", "The board"),
    # a verb at the end that is taken for a plural
    ("Lindqvist said the dam leaks.", "the dam leaks", "Lindqvist"),
    ("Lindqvist says the road floods.", "the road floods", "Lindqvist"),
    # whole to the end, though not with who says it
    (
        'Lindqvist described the leak as "sabotage" by a band of men.',
        'the leak as "sabotage" by a band of men',
        "Lindqvist",
    ),
    ('The leak was described as "sabotage" by Lindqvist.', "sabotage", "Lindqvist"),
    ("The offer was branded an insult by bakers' leader Ora Lindqvist.", "an insult", "bakers' leader Ora Lindqvist"),
    # several scraps, the last of them behind a few words
    (
        'Lindqvist called the dam "old", "ugly" and, at times, "quite unsafe".',
        'the dam "old", "ugly" and, at times, "quite unsafe',
        "Lindqvist",
    ),
    # somebody's claim, rejected whole
    ("Aker denied Lindqvist's claim that the dam leaked.", "Lindqvist's claim that the dam leaked", "Aker"),
    ("Aker denied claims that the dam leaked.", "the dam leaked", "Aker"),
    ("Aker repeated his claim that the dam leaked.", "the dam leaked", "Aker"),
    # what somebody's claim does is no part of it
    ("Lindqvist's finding that it leaks surprised nobody.", "it leaks", "Lindqvist"),
    ("Aker's claim that the road is safe angered many in the town.", "the road is safe", "Aker"),
    ("Aker's claim that the dam is mended.", "the dam is mended", "Aker"),
    # a second verb with its own subject and no comma before it
    (
        'Lindqvist said its staff "strive every day" but its results had not improved.',
        'its staff "strive every day" but its results had not improved',
        "Lindqvist",
    ),
    (
        'Lindqvist said it would have been "odd" five years ago but now it was "normal business".',
        'it would have been "odd" five years ago but now it was "normal business"',
        "Lindqvist",
    ),
    ("Lindqvist said the dam was old, and the council disagreed.", "the dam was old", "Lindqvist"),
    ("Lindqvist encouraged him to sing and he won a prize.", "him to sing", "Lindqvist"),
    # a verb in marks, taken for another word
    ('The three men said they "utterly refute" his claims.', 'they "utterly refute" his claims', "The three men"),
    (
        'Lindqvist said the "serious matters" needed to be mended.',
        'the "serious matters" needed to be mended',
        "Lindqvist",
    ),
    # what was not recorded is said
    ("Lindqvist said the leaks were not recorded in May.", "the leaks were not recorded in May", "Lindqvist"),
    # who finds and tells
    ("Inspectors found staff treated guests with kindness.", "staff treated guests with kindness", "Inspectors"),
    ("Inspections found the gate was open.", "the gate was open", "Inspections"),
    ("The Vellora Audit Office found the gate was open.", "the gate was open", "The Vellora Audit Office"),
    ("In May, Tarnpoll found that 40 percent fear tolls.", "40 percent fear tolls", "Tarnpoll"),
    ("Tarnpoll found that one in ten fears tolls", "one in ten fears tolls", "Tarnpoll"),
    ("It also found there were too few boats.", "there were too few boats", "It"),
    # whom somebody tells it
    (
        "Pell, a baker, told Good Morning Ulster her members were at maximum capacity.",
        "her members were at maximum capacity",
        "Pell, a baker",
    ),
    ("Pell told her 30,000 readers she still meant to sing.", "she still meant to sing", "Pell"),
    ("Pell told Lowfield Council members were tired.", "Lowfield Council members were tired", "Pell"),
    # a quotation and a clause joined to it
    (
        'Pell said "the boats are safe" and that nobody would drown.',
        '"the boats are safe" and that nobody would drown',
        "Pell",
    ),
    ('Pell said "the boats are safe" and that is all.', "the boats are safe", "Pell"),
    # a clause in which the parser sees no verb
    (
        "Missed visits waste boats and cause delays for others, he added.",
        "Missed visits waste boats and cause delays for others",
        "he",
    ),
    (
        "A northern hub for heavy ferries is to be based in Lowfield, Vellora, a big ferry firm has said.",
        "A northern hub for heavy ferries is to be based in Lowfield, Vellora",
        "a big ferry firm",
    ),
    ("A baker, who asked to stay anonymous, said it was old.", "it was old", "A baker, who asked to stay anonymous"),
    ("Pell has described how the dam broke in May.", "how the dam broke in May", "Pell"),
    # infinitives and objects
    ("Lindqvist vowed to repair the dam before winter.", "to repair the dam before winter", "Lindqvist"),
    ("Lindqvist urged the council to repair the dam.", "the council to repair the dam", "Lindqvist"),
    ("Lindqvist called for a full inquiry.", "a full inquiry", "Lindqvist"),
    ("Lindqvist called for the mayor to resign.", "the mayor to resign", "Lindqvist"),
    ("Lindqvist accused the mayor of hiding the report.", "the mayor of hiding the report", "Lindqvist"),
    ("Lindqvist cited the cost of the repairs.", "the cost of the repairs", "Lindqvist"),
    ("Lindqvist accused Aker, in a letter, of hiding it.", "Aker, in a letter, of hiding it", "Lindqvist"),
    ("Lindqvist accused Aker, on the radio, of lying.", "Aker, on the radio, of lying", "Lindqvist"),
    ("Lindqvist announced a U-turn on the levy.", "a U-turn on the levy", "Lindqvist"),
    ("Lindqvist outlined a follow-up inquiry.", "a follow-up inquiry", "Lindqvist"),
    (
        'Lindqvist accused the board of "quietly" closing wards.',
        'the board of "quietly" closing wards',
        "Lindqvist",
    ),
    # whoever is brought to say something, and an aim that was reached in somebody's words
    ("The flood prompted Aker to warn that the dam leaked.", "the dam leaked", "Aker"),
    ('The vote dragged on, leading Aker to call the rite "a gull court".', 'the rite "a gull court"', "Aker"),
    ("The outcry pushed Aker to warn that the dam leaked.", "the dam leaked", "Aker"),
    ("Lindqvist tricked Aker into admitting that the dam leaked.", "the dam leaked", "Aker"),
    ("Lindqvist took the floor to call the plan “a farce”.", "the plan “a farce”", "Lindqvist"),
    ("Lindqvist has appeared in Tarn to call the plan “a farce”.", "the plan “a farce”", "Lindqvist"),
    ("Lindqvist panned the plan as “gutless”.", "the plan as “gutless”", "Lindqvist"),
    ('Lindqvist called it "a farce" as well as "a joke".', 'it "a farce" as well as "a joke"', "Lindqvist"),
    # reasons, and a second thing that the parser joins to the verb
    (
        'Lindqvist rejected the idea as "ludicrous" because the dam was old.',
        'the idea as "ludicrous" because the dam was old',
        "Lindqvist",
    ),
    (
        "Lindqvist noted limited gains so far in the valley and continued risks to the dam from the floods.",
        "limited gains so far in the valley and continued risks to the dam from the floods",
        "Lindqvist",
    ),
    (
        "Lindqvist discussed the plan on condition of anonymity because she was not allowed to speak.",
        "the plan on condition of anonymity",
        "Lindqvist",
    ),
    ("He’s predicted big floods in the years ahead.", "big floods", "He"),
    # a phrase between commas, and a day, before what was said
    (
        "The Harbour Board said on Monday, after a talk with engineers, that the dam would close.",
        "the dam would close",
        "The Harbour Board",
    ),
    ("Lindqvist warned, when she was asked about it, that the dam would break.", "the dam would break", "Lindqvist"),
    ("Lindqvist promised Sunday at a Velden rally to end the tolls.", "to end the tolls", "Lindqvist"),
    ("Lindqvist had posted on her page that the dam leaked.", "the dam leaked", "Lindqvist"),
    ("Lindqvist told Velden Sport: That's the goal.", "That's the goal", "Lindqvist"),
    (
        "Lindqvist called the law “much, much better” than the old one.",
        "the law “much, much better” than the old one",
        "Lindqvist",
    ),
    # attributions with "as" in the perfect and the passive
    ("As the Tidewater Post has reported, the dam leaks.", "the dam leaks", "the Tidewater Post"),
    ("The dam leaks, as Lindqvist has acknowledged.", "The dam leaks", "Lindqvist"),
    ("The dam leaks, as first reported by the Tidewater Post.", "The dam leaks", "the Tidewater Post"),
    ("But as Lindqvist points out in a column on Monday, the dam leaks.", "the dam leaks", "Lindqvist"),
    # nouns of speech, owned or uttered
    ("Engineers tested Ora Lindqvist's claim that the dam was safe.", "the dam was safe", "Ora Lindqvist"),
    ("Lindqvist's claim that the dam was safe angered the valley.", "the dam was safe", "Lindqvist"),
    ("The board weighed Aker's warning that it would break (it did not).", "it would break", "Aker"),
    ("Aker took up her promise to mend the gates before winter.", "to mend the gates before winter", "her"),
    ("The council joined Pask's call for the mayor to resign.", "the mayor to resign", "Pask"),
    ("The plan rests on a promise by Aker to close the road.", "to close the road", "Aker"),
    ("Ora Lindqvist took the view that the dam was safe.", "the dam was safe", "Ora Lindqvist"),
    ("The Harbour Board gave assurances that the wall would hold.", "the wall would hold", "The Harbour Board"),
    ("Engineers raised concerns that the dam leaks.", "concerns that the dam leaks", "Engineers"),
    ("Lindqvist replied saying the board had a “big mouth.”", "the board had a “big mouth.”", "Lindqvist"),
    # what the reporter adds to a report, and what is a part of it
    ("Lindqvist announced a new dam, which the council has not paid for.", "a new dam", "Lindqvist"),
    ("Lindqvist said Aker had built a wall, which he denies.", "Aker had built a wall", "Lindqvist"),
    ("Lindqvist said the dam was safe, a claim that engineers dispute.", "the dam was safe", "Lindqvist"),
    ("Lindqvist rejected the plan — a move that may cost her the valley.", "the plan", "Lindqvist"),
    (
        "Lindqvist said she would close the road, which would help the valley.",
        "she would close the road, which would help the valley",
        "Lindqvist",
    ),
    ("Lindqvist said the plan, which Aker wrote, would fail.", "the plan, which Aker wrote, would fail", "Lindqvist"),
    ("Lindqvist spoke of a wall, which leaks, and a gate.", "a wall, which leaks, and a gate", "Lindqvist"),
    (
        "Lindqvist said Aker built a wall, which she called “a farce.”",
        "Aker built a wall, which she called “a farce.”",
        "Lindqvist",
    ),
    ("Lindqvist said it was a dam, a wall that leaks.", "it was a dam, a wall that leaks", "Lindqvist"),
    # a gerund that is the subject, and a verb taken for a mark
    (
        "Lindqvist said having the council on her side puts even Aker at risk.",
        "having the council on her side puts even Aker at risk",
        "Lindqvist",
    ),
    ("Lindqvist left, saying that’s “all about water.”", "that’s “all about water.”", "Lindqvist"),
    # a verb the parser does not see
    ('Lindqvist wrote back, claiming the firm "stole" his plans.', 'the firm "stole" his plans', "Lindqvist"),
    (
        "Lindqvist has said input costs before this point have risen.",
        "input costs before this point have risen",
        "Lindqvist",
    ),
    ("The court ruled the harbour was unlawful.", "the harbour was unlawful", "The court"),
    ("The judge determined that the dam was unsafe.", "the dam was unsafe", "The judge"),
    # according to, in front, in the middle, at the end
    (
        "The mill burned in May and according to Lindqvist it will not open again.",
        "it will not open again",
        "Lindqvist",
    ),
    # the parser takes the particle for a preposition
    ("“The dam is old,” chimed in retired baker Thea Moss.", "“The dam is old,”", "retired baker Thea Moss"),
    # who hears it stands behind "told", and who says it may be told of at length
    (
        "At the end of a day, in a tent that smelled of wet dog, leader Ragna Thule, a former baker whose team had"
        " lost two sleds and a tooth, told the radio: “We go on.”",
        "“We go on.”",
        "leader Ragna Thule, a former baker whose team had lost two sleds and a tooth",
    ),
    # the agent ends where what it says begins
    ("The plan was described by rivals as “a dream”.", "“a dream”", "rivals"),
    # a dateline is no part of what is quoted behind it, and says nothing
    ("TARN, May 3 (NWA) – “The dam is old,” Ora Lindqvist said.", "“The dam is old,”", "Ora Lindqvist"),
    (
        "HALVARD: “We are late with it all,” Mayor Kjell Strand said.",
        "“We are late with it all,”",
        "Mayor Kjell Strand",
    ),
    # what stands before a colon is no subject of what stands behind it
    ("Halvard, 12 May: Port pilot Inga Aker has warned that it leaks.", "it leaks", "Port pilot Inga Aker"),
    (
        "Correction: An earlier version of this story said that it leaks.",
        "it leaks",
        "An earlier version of this story",
    ),
    ("Lindqvist has two conditions for a truce: a roof and a rope.", "a roof and a rope", "Lindqvist"),
    # what somebody utters a call for, and what they give behind a colon
    ("Lindqvist renewed her call for a ban on nets.", "a ban on nets", "Lindqvist"),
    (
        "Lindqvist, the port's chief, repeated her demand for a second crane.",
        "a second crane",
        "Lindqvist, the port's chief",
    ),
    ("Lindqvist issued a warning of floods.", "floods", "Lindqvist"),
    ("Ora Lindqvist made two demands: a new roof and a lower rent.", "a new roof and a lower rent", "Ora Lindqvist"),
    ("Lindqvist gave two reasons: rain and “that coffee”.", "rain and “that coffee”", "Lindqvist"),
    ("A baker, Ora Lindqvist, asked whether it would close.", "whether it would close", "A baker, Ora Lindqvist"),
    ("Lindqvist defended her plan.", "her plan", "Lindqvist"),
    ("Lindqvist thanked the nurses for their work.", "the nurses for their work", "Lindqvist"),
    ("Lindqvist called it “a play” in search of a stage.", "it “a play” in search of a stage", "Lindqvist"),
    ("Lindqvist called it “a play” in front of us.", "it “a play”", "Lindqvist"),
    ("According to Lindqvist, the dam would hold.", "the dam would hold", "Lindqvist"),
    (
        "According to Hanne Lindqvist, the finance minister, dredging will begin in May.",
        "dredging will begin in May",
        "Hanne Lindqvist, the finance minister",
    ),
    (
        "According to Hanne Lindqvist, mayor of Tarn, the port, which opened in 1950, will close.",
        "the port, which opened in 1950, will close",
        "Hanne Lindqvist, mayor of Tarn",
    ),
    (
        "According to Holt, the dam, the road and the bridge are closed.",
        "the dam, the road and the bridge are closed",
        "Holt",
    ),
    # the parser takes the first name for the subject
    (
        "According to mill director Agnes Aker, the organist Rolf Pell left the church.",
        "the organist Rolf Pell left the church",
        "mill director Agnes Aker",
    ),
    ("According to Aker the dam in the valley would hold.", "the dam in the valley would hold", "Aker"),
    ("The dam would hold, according to Lindqvist.", "The dam would hold", "Lindqvist"),
    ("The dam, according to Lindqvist, would hold.", "The dam … would hold", "Lindqvist"),
    # mixed: the clause is the content, the quoted part stands in it
    ('Lindqvist said the dam was "a miracle of thrift."', 'the dam was "a miracle of thrift."', "Lindqvist"),
    ('Lindqvist called the plan "a leaking bucket."', 'the plan "a leaking bucket."', "Lindqvist"),
    (
        'Lindqvist said the "old men" of the council had "slept for years."',
        'the "old men" of the council had "slept for years."',
        "Lindqvist",
    ),
    # interrupted: one statement
    (
        '"The dam will hold," Lindqvist said. "We have checked every stone."',
        '"The dam will hold," … "We have checked every stone."',
        "Lindqvist",
    ),
    (
        '"The dam," Lindqvist said, "will hold until spring."',
        '"The dam," … "will hold until spring."',
        "Lindqvist",
    ),
    (
        '"The dam will hold," said Lindqvist, who has run the works since 1999. "We have checked every stone."',
        '"The dam will hold," … "We have checked every stone."',
        "Lindqvist, who has run the works since 1999",
    ),
    (
        "A “leaking bucket,” Lindqvist argued, needs more than one patch.",
        "A “leaking bucket,” … needs more than one patch",
        "Lindqvist",
    ),
    ('Lindqvist called on the council "to wake up."', 'the council "to wake up."', "Lindqvist"),
    ("The dam, Lindqvist said, would hold.", "The dam … would hold", "Lindqvist"),
    ("The ships had to wait, Lindqvist said, on condition of anonymity.", "The ships had to wait", "Lindqvist"),
    ("Nobody would take it, Aker said, in an interview with the Courier.", "Nobody would take it", "Aker"),
    (
        "The gate is shut, Aker said, in a letter to us, and leaks.",
        "The gate is shut … in a letter to us, and leaks",
        "Aker",
    ),
    ("The gate, Aker said, in good condition since May.", "The gate … in good condition since May", "Aker"),
    # a verb of speech that is denied or supposed somewhere else in the sentence, and a number for a name
    ("No 10 said the dam would hold.", "the dam would hold", "No 10"),
    ("Nobody left when Lindqvist said the dam leaked.", "the dam leaked", "Lindqvist"),
    ("Lindqvist said videos of the dam were fake.", "videos of the dam were fake", "Lindqvist"),
    ("In a viral video, Lindqvist said the dam leaked.", "the dam leaked", "Lindqvist"),
    ("Lindqvist thinks the dam will hold.", "the dam will hold", "Lindqvist"),
    # a question put to somebody is no part of the answer
    ("When he was asked, “Will it hold for years?” Aker replied: “We hope so.”", "We hope so", "Aker"),
    ("A video shows Lindqvist saying the dam was safe.", "the dam was safe", "Lindqvist"),
    # the subject of the sentence, behind whatever stands between
    ("Ora Lindqvist sleeps badly, thinks Nora Venn is right.", "Nora Venn is right", "Ora Lindqvist"),
    ("Lindqvist has over the past years often said that the dam leaks.", "the dam leaks", "Lindqvist"),
    ("The dam is slow to fill, with papers saying that it leaks.", "it leaks", "papers"),
    # verbs of voice and gesture
    ("“It never looked better,” Lindqvist beamed.", "It never looked better,", "Lindqvist"),
    ("“It never looked better,” deadpanned Ora Lindqvist.", "It never looked better,", "Ora Lindqvist"),
    ("“It never looked better,” Ora Lindqvist shared.", "It never looked better,", "Ora Lindqvist"),
    ("“It never looked better,” Lindqvist weighed in on Monday.", "It never looked better,", "Lindqvist"),
    ("“It never looked better,” she simpered.", "It never looked better,", "she"),
    # clauses without "that"
    ("Lindqvist has revealed she was never let into the works.", "she was never let into the works", "Lindqvist"),
    ("Critics contend the dam was never safe.", "the dam was never safe", "Critics"),
    ("Lindqvist shared that the dam leaked.", "the dam leaked", "Lindqvist"),
    (
        "Unions argued the dam’s cost shortchanges the small valleys.",
        "the dam’s cost shortchanges the small valleys",
        "Unions",
    ),
    (
        "Ora Lindqvist told Radio Four’s Today programme there was no money left.",
        "there was no money left",
        "Ora Lindqvist",
    ),
    ("As Lindqvist told the Courier, the dam leaked.", "the dam leaked", "Lindqvist"),
    ("The dam leaked, as Lindqvist told the Courier.", "The dam leaked", "Lindqvist"),
    ("The dam leaked, as Lindqvist had told the Courier.", "The dam leaked", "Lindqvist"),
    ("The dam, as Lindqvist had told the council in May, held no water.", "The dam … held no water", "Lindqvist"),
    (
        "Lindqvist told the court the fact that the walls were old led many to fear for the valley.",
        "the fact that the walls were old led many to fear for the valley",
        "Lindqvist",
    ),
    ("The engineer asked Lindqvist whether the dam leaked.", "whether the dam leaked", "The engineer"),
    # passives
    ("The Daily Plume quoted Ora Lindqvist as saying that the dam leaked.", "the dam leaked", "Ora Lindqvist"),
    ("“The dam leaks,” Ora Lindqvist was quoted as saying by the Plume.", "The dam leaks,", "Ora Lindqvist"),
    ("The plan was described as “a leaking bucket” by Ora Lindqvist.", "a leaking bucket", "Ora Lindqvist"),
    ("The plan, described by Lindqvist as “a leaking bucket”, was dropped.", "a leaking bucket", "Lindqvist"),
    ("Aker was described by Lindqvist as a careful man.", "a careful man", "Lindqvist"),
    # a name for something, to its end
    (
        'Lindqvist called Aker the "mastermind" behind the theft of the gate.',
        'Aker the "mastermind" behind the theft of the gate',
        "Lindqvist",
    ),
    (
        'Lindqvist described the work of "sleepy" crews as a form of "theft" aimed at the valley.',
        'the work of "sleepy" crews as a form of "theft" aimed at the valley',
        "Lindqvist",
    ),
    ('Lindqvist called it "a farce", "a joke" and "a crime".', 'it "a farce", "a joke" and "a crime"', "Lindqvist"),
    ('Lindqvist described Aker as "brave" on Monday.', 'Aker as "brave"', "Lindqvist"),
    # what somebody holds, without a verb of speech
    ('Lindqvist dismissed it as a "fairy tale" told by heirs.', 'it as a "fairy tale" told by heirs', "Lindqvist"),
    ('Aker described it as a "war" waged by one man.', 'it as a "war" waged by one man', "Aker"),
    # a station or a paper that heard it is no part of it
    ("Lindqvist told BBC Radio Tarn patients were dying.", "patients were dying", "Lindqvist"),
    ("Lindqvist told Channel Six bills would fall.", "bills would fall", "Lindqvist"),
    ("Lindqvist told Ford workers were ill.", "Ford workers were ill", "Lindqvist"),
    ("The dam was hailed as “overdue” by users’ envoy Ora Lindqvist.", "“overdue”", "users’ envoy Ora Lindqvist"),
    ("Lindqvist labelled the crews a “plague”.", "the crews a “plague”", "Lindqvist"),
    ("Lindqvist is adamant that the dam is safe.", "the dam is safe", "Lindqvist"),
    ("Lindqvist is adamant the gate exists.", "the gate exists", "Lindqvist"),
    ("Engineers are agreed that the gate exists.", "the gate exists", "Engineers"),
    ("The bakers are unanimous that the gate exists.", "the gate exists", "The bakers"),
    # what somebody tells others to do
    ("Ned Aker's advice to bakers is to buy flour.", "to buy flour", "Ned Aker"),
    ("Her message was to stay at home.", "to stay at home", "Her"),
    # what somebody denies having said is told with the denial
    ("Ora Lindqvist has denied saying that the dam leaked.", "denied saying that the dam leaked", "Ora Lindqvist"),
    ("Ora Lindqvist denies calling Ned Aker a liar.", "denies calling Ned Aker a liar", "Ora Lindqvist"),
    ("Ora Lindqvist has denied closing the dam.", "closing the dam", "Ora Lindqvist"),
    # what a thing is called, and a quotation that is a part of the thing
    (
        'Lindqvist called her claim of a "right to roam" over the fields "a farce".',
        'her claim of a "right to roam" over the fields "a farce"',
        "Lindqvist",
    ),
    ('Lindqvist branded the "green" plan a "farce".', 'the "green" plan a "farce"', "Lindqvist"),
    ('Lindqvist called the plan "a farce" in a talk at the "Mill".', 'the plan "a farce"', "Lindqvist"),
    # who points something out says so as surely as who says it
    ("Ora Lindqvist pointed out the dam is old.", "the dam is old", "Ora Lindqvist"),
    ("Despite the rain, she pointed out, the dam is old.", "the dam is old", "she"),
    ("The dam, she pointed out, is old.", "The dam … is old", "she"),
    ('"The dam," she pointed out, "is old."', '"The dam," … "is old."', "she"),
    # what stands between commas behind "that" is said with the clause
    (
        "Lindqvist said that, according to data from the port, the dam leaks.",
        "according to data from the port, the dam leaks",
        "Lindqvist",
    ),
    # a clause that runs into its attribution without a comma
    ("Rain is a worry says Ora Lindqvist, a baker.", "Rain is a worry", "Ora Lindqvist, a baker"),
    ("The clerk thinks Ora Lindqvist is ill.", "Ora Lindqvist is ill", "The clerk"),
    # who ends a sentence, described by two things they are
    (
        "Bakers may soon be poor, warns former cook and flour trader Ora Lindqvist.",
        "Bakers may soon be poor",
        "former cook and flour trader Ora Lindqvist",
    ),
    ("The treasurer Ned Quill's view is that the money was never there.", "the money was never there", "Ned Quill"),
    ("Lindqvist made clear that the dam was safe.", "the dam was safe", "Lindqvist"),
    ("Lindqvist made it clear that she would go.", "she would go", "Lindqvist"),
    ("Lindqvist left for Tarn, where she made it clear that she would go.", "she would go", "she"),
    ("The police identified the baker as Ned Quill.", "the baker as Ned Quill", "The police"),
    (
        "The dam did not leak at all, a works official told reporters.",
        "The dam did not leak at all",
        "a works official",
    ),
    ("Lindqvist has also made clear she will seek a seat.", "she will seek a seat", "Lindqvist"),
    # who makes clear, when and to whom; with the subject of another verb
    ("Lindqvist made clear on Monday that the dam was safe.", "the dam was safe", "Lindqvist"),
    ("Lindqvist made clear Monday she will seek a seat.", "she will seek a seat", "Lindqvist"),
    ("Lindqvist left the hall, making clear that the dam was safe.", "the dam was safe", "Lindqvist"),
    ("Lindqvist got up and made clear that the dam was safe.", "the dam was safe", "Lindqvist"),
    ("Lindqvist has made it plain, in two books, that the dam is old.", "the dam is old", "Lindqvist"),
    # how far somebody goes with what they say
    ("Lindqvist went so far as to suggest the dam should close.", "the dam should close", "Lindqvist"),
    ("Lindqvist went as far as to say the dam was a farce.", "the dam was a farce", "Lindqvist"),
    ("Lindqvist went so far as to call the dam a farce.", "the dam a farce", "Lindqvist"),
    # a verb of saying with a particle; what somebody is credited with or identified as; a word used
    ("Lindqvist lashed out at Aker for selling the boats.", "Aker for selling the boats", "Lindqvist"),
    ("Lindqvist hit back at Aker's plan for the dam.", "Aker's plan for the dam", "Lindqvist"),
    ("Lindqvist has spoken out against the sale of the dam.", "the sale of the dam", "Lindqvist"),
    ("Lindqvist mused about closing the dam.", "closing the dam", "Lindqvist"),
    ("Lindqvist credited Aker with saving the dam.", "Aker with saving the dam", "Lindqvist"),
    # the stand somebody takes on a thing: what it is due to, what it is cast as, what somebody is faulted for
    ("Lindqvist credited the new dam to a good crew.", "the new dam to a good crew", "Lindqvist"),
    ("Lindqvist attributed the flood to a rotten gate.", "the flood to a rotten gate", "Lindqvist"),
    ("Lindqvist cast the vote as a test of the dam.", "the vote as a test of the dam", "Lindqvist"),
    ("Lindqvist pitched the dam as a way to save the town.", "the dam as a way to save the town", "Lindqvist"),
    ("Lindqvist knocked Aker for selling the boats.", "Aker for selling the boats", "Lindqvist"),
    ("Lindqvist was also critical of the plan for the dam.", "the plan for the dam", "Lindqvist"),
    (
        "Lindqvist framed the vote as a choice between salt and bread.",
        "the vote as a choice between salt and bread",
        "Lindqvist",
    ),
    ("Lindqvist used the word “rotten” to describe the dam.", "“rotten” to describe the dam", "Lindqvist"),
    ("The Tarn League claimed responsibility for the fire.", "responsibility for the fire", "The Tarn League"),
    # the passive, also without its auxiliary
    ("Aker, accused by Mayor Ora Lindqvist of selling the boats, left.", "selling the boats", "Mayor Ora Lindqvist"),
    ("The plan was criticized this month by the Union of Bakers.", "The plan", "the Union of Bakers"),
    # nouns of speech: more of them, and the day between them and their clause
    ("Lindqvist's account that the dam broke is false.", "the dam broke", "Lindqvist"),
    ("Nobody trusts Lindqvist's claim in May that the dam is safe.", "the dam is safe", "Lindqvist"),
    ("In response to Lindqvist's proposal to close the dam, Aker left.", "to close the dam", "Lindqvist"),
    ("Lindqvist reached the conclusion that the dam would break.", "the dam would break", "Lindqvist"),
    ("Lindqvist raised questions about whether the dam would hold.", "whether the dam would hold", "Lindqvist"),
    # the hearer stands behind a clause that opens with a date
    (
        "Since 1997, the water had risen by a third, Mr Lindqvist told Radio Nine's Today programme.",
        "Since 1997, the water had risen by a third",
        "Mr Lindqvist",
    ),
    # a participle behind a moment
    ("Lindqvist was a sharp critic, at one point accusing Aker of lying.", "Aker of lying", "Lindqvist"),
    ("It was the view of Mayor Ora Lindqvist that the dam leaks.", "the dam leaks", "Mayor Ora Lindqvist"),
    ("Lindqvist is convinced the dam will fall.", "the dam will fall", "Lindqvist"),
    ("Lindqvist is of the opinion that the dam will fall.", "the dam will fall", "Lindqvist"),
    ("It is Lindqvist’s belief that the dam will fall.", "the dam will fall", "Lindqvist"),
    ("Despite claims by Ora Lindqvist that the dam held, the crews left.", "the dam held", "Ora Lindqvist"),
    ('In the words of Ora Lindqvist, "the dam is a sieve".', '"the dam is a sieve"', "Ora Lindqvist"),
    ('The Plume quoted Ora Lindqvist as calling the dam "a sieve".', 'the dam "a sieve"', "Ora Lindqvist"),
    ('Described by Ora Lindqvist as "a sieve", the dam fell.', '"a sieve"', "Ora Lindqvist"),
    ('"It was here first," shot back Ora Lindqvist.', '"It was here first,"', "Ora Lindqvist"),
    (
        'The dam, which Lindqvist has branded "old", "wet" and "a sieve", fell.',
        '"old", "wet" and "a sieve"',
        "Lindqvist",
    ),
    ("Lindqvist remains convinced the dam is safe.", "the dam is safe", "Lindqvist"),
    ("Lindqvist's view is that the dam is safe.", "the dam is safe", "Lindqvist"),
    ("Despite Lindqvist's claim that the dam was safe, the valley was emptied.", "the dam was safe", "Lindqvist"),
    ("In Lindqvist's words, the dam is a sieve.", "the dam is a sieve", "Lindqvist"),
    ("In Lindqvist's words: “The dam is a sieve.”", "The dam is a sieve.", "Lindqvist"),
    ("Lindqvist's answer: “Nobody will pay for it.”", "Nobody will pay for it.", "Lindqvist"),
    ("For Lindqvist, the choice was simple: “We leave or we drown.”", "We leave or we drown.", "Lindqvist"),
    ("She thanked them for their help.", "them for their help", "She"),
    ("The engineer highlighted the cost of the dam.", "the cost of the dam", "The engineer"),
    (
        "Pollster Ora Lindqvist said Aker “put the dam back in the news.”",
        "Aker “put the dam back in the news.”",
        "Pollster Ora Lindqvist",
    ),
    # the speaker's own phrase
    (
        '"It leaks," said Ora Lindqvist, an Oslo-based president of the Water Board.',
        "It leaks,",
        "Ora Lindqvist, an Oslo-based president of the Water Board",
    ),
    ("Water Board spokesman Nils Aker said the dam leaked.", "the dam leaked", "Water Board spokesman Nils Aker"),
    ("The mayor, who said the dam was safe, left early.", "the dam was safe", "who"),
    ("He was quoted by the Daily Plume as saying the dam leaked.", "the dam leaked", "He"),
    ("Lindqvist issued a statement saying the dam was safe.", "the dam was safe", "Lindqvist"),
    ("Ora Lindqvist (Green-Oslo) said the dam was safe.", "the dam was safe", "Ora Lindqvist (Green-Oslo)"),
    # run-on text, where paragraphs were joined and the mark was opened anew
    (
        'Lindqvist said: "The dam will hold. "We have checked every stone."',
        'The dam will hold. "We have checked every stone.',
        "Lindqvist",
    ),
    # the sentence before tells whose a lone quotation is
    (
        'Ora Lindqvist left the hall. "We have nothing at all to hide."',
        "We have nothing at all to hide",
        "Ora Lindqvist",
    ),
    # an age is no date, and May is a name
    ('"It had an impact on us," added the 30-year-old.', "It had an impact on us", "the 30-year-old"),
    ("“It was tough,” the 34-year-old said.", "It was tough", "the 34-year-old"),
    ('"It had to end," May wrote.', "It had to end", "May"),
    ("He saw “The Leaking Dam of Oslo” and said it was dull.", "it was dull", "He"),
    # who is asked does not say the question
    ("Asked about the dam, Lindqvist said it held.", "it held", "Lindqvist"),
    ('Lindqvist, asked if the dam leaked, replied: "No."', "No", "Lindqvist"),
    ("Lindqvist was asked by Aker whether the dam leaked.", "whether the dam leaked", "Aker"),
    ("The dam, said Lindqvist, will hold.", "The dam … will hold", "Lindqvist"),
    ("Both Lindqvist and Aker said the dam leaked.", "the dam leaked", "Both Lindqvist and Aker"),
    ("A spokesman for the Water Board said the dam leaked.", "the dam leaked", "A spokesman for the Water Board"),
    ("In a letter, Lindqvist wrote that the dam leaked.", "the dam leaked", "Lindqvist"),
    ('Lindqvist (@oralind) tweeted: "The dam leaks."', "The dam leaks", "Lindqvist (@oralind)"),
    # a dateline is no part of what is said, and nobody's name
    ("OSLO — The dam would hold, Lindqvist said.", "The dam would hold", "Lindqvist"),
    ("BERGEN, Nov. 19 (NWA) -- Lindqvist said the dam would hold.", "the dam would hold", "Lindqvist"),
    # an attribution beside the words, with "as"
    ("As Lindqvist said, the dam is cracked.", "the dam is cracked", "Lindqvist"),
    ("As Lindqvist put it, the dam is cracked.", "the dam is cracked", "Lindqvist"),
    ("The dam is cracked, as Lindqvist put it.", "The dam is cracked", "Lindqvist"),
    ("The dam is cracked, as Lindqvist said on Monday.", "The dam is cracked", "Lindqvist"),
    ("The dam, as Lindqvist said, is cracked.", "The dam … is cracked", "Lindqvist"),
    ("As the driver, Otto Simm, told Radio Tarn, the dam was never safe.", "the dam was never safe", "Otto Simm"),
    ("As the mayor's driver Otto Simm told Radio Tarn, the dam was never safe.", "the dam was never safe", "Otto Simm"),
    ("But as Lindqvist noted, the dam is cracked.", "the dam is cracked", "Lindqvist"),
    ('As Lindqvist put it: "The dam is cracked."', "The dam is cracked", "Lindqvist"),
    ('"The dam is cracked," as Lindqvist put it.', "The dam is cracked", "Lindqvist"),
    # another verb holds the cue
    ('"The dam leaks," he kept saying.', "The dam leaks", "he"),
    ('"The dam leaks," Lindqvist went on to say.', "The dam leaks", "Lindqvist"),
    # a clause that ends in marks, its verb taken for a noun
    (
        "Lindqvist said Aker’s words and deeds “amount to a form of bullying that harms the port.”",
        "Aker’s words and deeds “amount to a form of bullying that harms the port.”",
        "Lindqvist",
    ),
    # turned round before a colon
    ('Said Lindqvist: "The dam leaks."', "The dam leaks", "Lindqvist"),
    ('Said Ora Lindqvist: "The dam leaks."', "The dam leaks", "Ora Lindqvist"),
    ("Said Lindqvist, an engineer: “The dam leaks.”", "The dam leaks", "Lindqvist, an engineer"),
    # inside a relative clause: its pronoun, and nothing of the sentence outside
    ("The dam, which Lindqvist said was safe, broke on Monday.", "which … was safe", "Lindqvist"),
    ("The council paid for the dam, which Lindqvist said was safe.", "which … was safe", "Lindqvist"),
    ("Lindqvist agreed with Aker that the dam was wet.", "the dam was wet", "Lindqvist"),
    ('The statement read: "The dam leaks and nobody cares."', "The dam leaks and nobody cares", "The statement"),
    # a label and a quotation that is the rest of its paragraph
    ("Ora Lindqvist: “The dam leaks and nobody cares.”", "The dam leaks and nobody cares", "Ora Lindqvist"),
    ("Lindqvist: “The dam leaks and nobody cares.”", "The dam leaks and nobody cares", "Lindqvist"),
    ("Mayor Holt: ‘The dam leaks’", "‘The dam leaks’", "Mayor Holt"),
    (
        'Ora Lindqvist (@oralind) on Twitter: "The dam leaks and nobody cares."',
        "The dam leaks and nobody cares",
        "Ora Lindqvist (@oralind) on Twitter",
    ),
    # a block of text a colon leads into
    (
        "In a letter, Lindqvist wrote:\n\nThe dam was never unsafe. It needs no wall.\n\nThe works closed in May.",
        "The dam was never unsafe. It needs no wall",
        "Lindqvist",
    ),
    (
        "Lindqvist noted the cost of the repairs:\n\nThe dam was never unsafe. It needs no wall.",
        "the cost of the repairs",
        "Lindqvist",
    ),
    # signed
    ("“The dam leaks and nobody cares.” — Ora Lindqvist", "The dam leaks and nobody cares", "Ora Lindqvist"),
    ("“The dam leaks and nobody cares.”\n— Ora Lindqvist, engineer", "The dam leaks and nobody cares", "Ora Lindqvist"),
    (
        "We were promised a dry valley. I did not believe it. Ora Lindqvist\n\nThe works closed in May.",
        "We were promised a dry valley. I did not believe it",
        "Ora Lindqvist",
    ),
    # what polls and figures show
    ("A survey in March found half of the ferrymen wanted it.", "half of the ferrymen wanted it", "A survey in March"),
    ("The results show the Greens kept the valley.", "the Greens kept the valley", "The results"),
    ("The council met Aker in May, who had told Lindqvist he would mend it.", "he would mend it", "who"),
    # posts
    ("@oralind: The dam leaks and nobody cares.", "The dam leaks and nobody cares", "@oralind"),
    (
        "The dam leaks and nobody cares. — Ora Lindqvist (@oralind) May 4",
        "The dam leaks and nobody cares",
        "Ora Lindqvist",
    ),
    ("The dam leaks and nobody cares.\n— Ora Lindqvist (@oralind)", "The dam leaks and nobody cares", "Ora Lindqvist"),
    ("The dam leaks and nobody cares. — Ora Holt-Lind (@orahl)", "The dam leaks and nobody cares", "Ora Holt-Lind"),
    ("The dam leaks and nobody cares— Ora Lind (@oral)", "The dam leaks and nobody cares", "Ora Lind"),
    ("Ora Lindqvist\n@oralind\nThe dam leaks and nobody cares.", "The dam leaks and nobody cares", "Ora Lindqvist"),
    (
        "Ora Lindqvist @oralind · May 4\nThe dam leaks and nobody cares.",
        "The dam leaks and nobody cares",
        "Ora Lindqvist",
    ),
    # transcripts and headlines
    (
        "Ora Lindqvist spoke to the council.\n\nLINDQVIST: We have checked every stone.",
        "We have checked every stone",
        "LINDQVIST",
    ),
    # whose answer or advice a quotation is
    ("“It was a good year,” was Lindqvist's reply.", "It was a good year", "Lindqvist"),
    ("“Never again,” was the answer from Ora Lindqvist.", "Never again", "Ora Lindqvist"),
    ("“Keep calm” is her advice.", "Keep calm", "her"),
    ("Lindqvist's response? “We shall see.”", "We shall see", "Lindqvist"),
    ("Adding, “And nobody is to blame,” Lindqvist left the room.", "And nobody is to blame", "Lindqvist"),
    # a question is no part of its answer
    ("Asked about “the leak,” Ora Lindqvist said: “No comment.”", "No comment", "Ora Lindqvist"),
    ("Pressed on the “missing days,” Lindqvist called it a fantasy.", "it a fantasy", "Lindqvist"),
    # more than the cue stands between a subject and its verb
    (
        "The bridge, Ora Lindqvist told the council on Monday, was built in haste.",
        "The bridge … was built in haste",
        "Ora Lindqvist",
    ),
    (
        "Patients who walk daily, Aker said in an interview, live longer.",
        "Patients who walk daily … live longer",
        "Aker",
    ),
    (
        "These workers, Aker explained earlier in the hearing, were “well-paid.”",
        "These workers … were “well-paid",
        "Aker",
    ),
    # when or where it was said stands before what was
    ("Lindqvist said after the meeting he would not go.", "he would not go", "Lindqvist"),
    ("Lindqvist said in a letter the bridge would close.", "the bridge would close", "Lindqvist"),
    ("Lindqvist said on Monday she would go.", "she would go", "Lindqvist"),
    # the main clause behind one with "while" is the paper's
    (
        "While the mayor has repeatedly said he opposes the toll, his council has voted for it twice.",
        "he opposes the toll",
        "the mayor",
    ),
    (
        "While Aker boasts that he has no debts and is free to speak, a group of banks has paid for him.",
        "he has no debts and is free to speak",
        "Aker",
    ),
    (
        "Lindqvist said that while the bridge was safe, the tunnel was not.",
        "while the bridge was safe, the tunnel was not",
        "Lindqvist",
    ),
    # a list of verbs behind semicolons
    (
        "Some of the women said they had spoken at hearings; helped farmers with claims; and put together a book.",
        "they had spoken at hearings; helped farmers with claims; and put together a book",
        "Some of the women",
    ),
    # a phrase goes on behind the quoted verb it belongs to
    (
        "Aker decried the council for “turning its back” on farmers in the valley.",
        "the council for “turning its back” on farmers in the valley",
        "Aker",
    ),
    # who claps has not said it
    ("“We were always fair,” Aker said, with an awkward smile, as the crowd applauded.", "We were always fair", "Aker"),
    # the parser sees no verb
    (
        "According to local talk radio host Ned Pell, the move reeks of “fear” and desperation.",
        "the move reeks of “fear” and desperation",
        "local talk radio host Ned Pell",
    ),
    # a book's title leads in
    (
        "In his 2002 book, “Make Your Own Cheese,” Ned Pell suggested looking at the price of milk.",
        "looking at the price of milk",
        "Ned Pell",
    ),
    # where it was written is no part of it
    (
        "The study “raises more questions,” wrote Ora Lindqvist, MD, in an accompanying editorial.",
        "The study “raises more questions",
        "Ora Lindqvist, MD",
    ),
    # single marks that only the next paragraph closes
    (
        "Ora Lindqvist said: 'It was cold when we left.\n'We walked home and it took an hour.'",
        "It was cold when we left. … 'We walked home and it took an hour",
        "Ora Lindqvist",
    ),
    # a relative clause ends before the verb of its sentence
    ("Ora Lindqvist, who has said that the dam leaks, left early.", "the dam leaks", "who"),
    # a list behind a colon
    (
        "Lindqvist warned: the dam leaks; nobody will pay; the valley will drown.",
        "the dam leaks; nobody will pay; the valley will drown",
        "Lindqvist",
    ),
    # findings, by those who have them
    ("Researchers found that the dam had leaked for years.", "the dam had leaked for years", "Researchers"),
    (
        "Lindqvist and colleagues found that the dam had leaked for years.",
        "the dam had leaked for years",
        "Lindqvist and colleagues",
    ),
    ("“It leaks,” said survey co-author Ora Lindqvist.", "It leaks", "survey co-author Ora Lindqvist"),
    ("Lindqvist was seen at 11 p.m. “There was a light,” Aker said.", "There was a light", "Aker"),
    # the main clause behind a report is the paper's
    (
        "Noting that both towns had fought the dam for years, Ora Lindqvist put her finger on one cause.",
        "both towns had fought the dam for years",
        "Ora Lindqvist",
    ),
    (
        "When Lindqvist said she would stand on the day the council had proposed, he looked like a man who had lost.",
        "she would stand on the day the council had proposed",
        "Lindqvist",
    ),
    (
        "However, while the water board says it is close to its goal, it is not getting any help from the towns.",
        "it is close to its goal",
        "the water board",
    ),
    (
        "Lindqvist said it leaks for the first time in years - and no one objects.",
        "it leaks for the first time in years",
        "Lindqvist",
    ),
    ("Lindqvist said the dam - it was built in haste - leaks.", "the dam - it was built in haste - leaks", "Lindqvist"),
    # clauses whose verb the parser hangs elsewhere
    (
        'The letters, which she said concerned her "private" affairs, were burnt.',
        'which … concerned her "private" affairs',
        "she",
    ),
    (
        "Lindqvist promised the Friends of Tarn will get their road.",
        "the Friends of Tarn will get their road",
        "Lindqvist",
    ),
    ("Lindqvist criticised the board's rules (which were written in a hurry).", "the board's rules", "Lindqvist"),
    # objects and clauses that a verb takes only sometimes
    ("The mill reported holding stone for nine dams.", "holding stone for nine dams", "The mill"),
    ("Lindqvist writes the dam has leaked for years.", "the dam has leaked for years", "Lindqvist"),
    ("The judge ordered that the gates be opened.", "the gates be opened", "The judge"),
    ("Lindqvist deemed the dam unsafe.", "the dam unsafe", "Lindqvist"),
    # how papers report on studies
    ("Drinking tea may harm the heart, a new study shows.", "Drinking tea may harm the heart", "a new study"),
    (
        "Older men who nap are at higher risk, a study published Tuesday in the Journal of Sleep finds.",
        "Older men who nap are at higher risk",
        "a study published Tuesday in the Journal of Sleep",
    ),
    (
        "Women who walked were less likely to break a hip, Lindqvist and colleagues reported Monday in the Annals.",
        "Women who walked were less likely to break a hip",
        "Lindqvist and colleagues",
    ),
    # remarks in brackets
    ("The dam broke in May (it was a sad day, Lindqvist said).", "it was a sad day", "Lindqvist"),
    ('The dam (Lindqvist said it was her "baby") broke in May.', 'it was her "baby', "Lindqvist"),
    ('The plan was dropped (Lindqvist called it "a farce").', 'it "a farce', "Lindqvist"),
    ("He left (Lindqvist said the dam (a big one) leaked).", "the dam (a big one) leaked", "Lindqvist"),
    # what is joined to a report in the present was said too
    (
        "Lindqvist said the dam was old, and the valley has to pay for it.",
        "the dam was old, and the valley has to pay for it",
        "Lindqvist",
    ),
    (
        'Lindqvist told Tarn Radio that it was "wet," and has been for years.',
        'it was "wet," and has been for years',
        "Lindqvist",
    ),
    # first names that are prepositions too, and prepositions
    ("“The dam has leaked for years,” Per Lindqvist said.", "The dam has leaked for years", "Per Lindqvist"),
    ("The dam has leaked for years, said Per Tarn-Aker.", "The dam has leaked for years", "Per Tarn-Aker"),
    ("Mayor Till Aker told them that the dam leaks.", "the dam leaks", "Mayor Till Aker"),
    ("Till Monday it lost a ton Per Day, Lindqvist said.", "Till Monday it lost a ton Per Day", "Lindqvist"),
    # what a study shows as a thing, and whose figures they are
    (
        "The latest poll showed Aker leading Lindqvist by nine points.",
        "Aker leading Lindqvist by nine points",
        "The latest poll",
    ),
    ("A study of the locks found no sign of a leak.", "no sign of a leak", "A study of the locks"),
    (
        "The survey found lockkeepers, bakers and divers - among others - “bore the cost”.",
        "lockkeepers, bakers and divers - among others - “bore the cost",
        "The survey",
    ),
    (
        "The river fell by 8% in May, its lowest since 2000, figures from the Velden trade ministry show.",
        "The river fell by 8% in May, its lowest since 2000",
        "figures from the Velden trade ministry",
    ),
    # what is heard in court
    ("The gate had been left open, an inquest has heard.", "The gate had been left open", "an inquest"),
    ("The court heard she waited two hours for a boat.", "she waited two hours for a boat", "The court"),
    # a condition in front of what somebody is warned of
    (
        "The guild warned the council if no boat came more locks would close.",
        "if no boat came more locks would close",
        "The guild",
    ),
    # a noun of speech without "that"
    ("The trust has raised concerns there could be more leaks.", "concerns there could be more leaks", "The trust"),
    ("Lindqvist has rejected calls to close the dam in winter.", "calls to close the dam in winter", "Lindqvist"),
    (
        "All the main guilds - including the bakers and the divers - have called for the dam to be closed.",
        "the dam to be closed",
        "All the main guilds - including the bakers and the divers",
    ),
    ("According to the Dam Office (DO) the gate was old.", "the gate was old", "the Dam Office (DO)"),
    (
        "The owners have argued that the dam is old, has a leak and has cost too much.",
        "the dam is old, has a leak and has cost too much",
        "The owners",
    ),
    # a subject the parser joins to an object before it
    (
        "Barges serve many towns and the Velden Dam Board predicts that the trade will grow.",
        "the trade will grow",
        "the Velden Dam Board",
    ),
    # what somebody wants
    ("Lindqvist wants a lock with two gates.", "a lock with two gates", "Lindqvist"),
    ("The divers want the dam to be closed.", "the dam to be closed", "The divers"),
    ("The divers want the mayor to push for a lock.", "the mayor to push for a lock", "The divers"),
    (
        "Lindqvist said she would mend it, but until then, she does not want to be asked about it.",
        "she would mend it, but until then, she does not want to be asked about it",
        "Lindqvist",
    ),
    ("Few were insured: according to Lindqvist, one in four was.", "one in four was", "Lindqvist"),
    (
        "The board said it had seen and responded to the letters.",
        "it had seen and responded to the letters",
        "The board",
    ),
    # what an object needs to be told whole
    ("Lindqvist blamed the leak on the frost.", "the leak on the frost", "Lindqvist"),
    ("The board estimated the loss at nine boats.", "the loss at nine boats", "The board"),
    ("The fund has promised quick help to mend the dam.", "quick help to mend the dam", "The fund"),
    ("The board has promised the council to mend the dam.", "to mend the dam", "The board"),
    (
        "The board estimates that the port has nine boats (six in Tarn; three in Lowfield) of its own.",
        "the port has nine boats (six in Tarn; three in Lowfield) of its own",
        "The board",
    ),
    # two names for one thing without a word between
    ("Lindqvist called her fallen son her hero.", "her fallen son her hero", "Lindqvist"),
    # whoever turns to somebody says it, and whoever sent what somebody gets
    (
        "Guild leader Ora Pask has written to Ned Quist demanding a list of the locks that leak.",
        "a list of the locks that leak",
        "Guild leader Ora Pask",
    ),
    ("Ora Lindqvist phoned Aker demanding money for the dam.", "money for the dam", "Ora Lindqvist"),
    (
        "Ora Lindqvist received an e-mail from Aker demanding an explanation of the new rules.",
        "an explanation of the new rules",
        "Aker",
    ),
    (
        "Ora Lindqvist received an e-mail from Aker, demanding an explanation of the new rules.",
        "an explanation of the new rules",
        "Ora Lindqvist",
    ),
    ("There was a message from Tobin Aker saying the dam would break.", "the dam would break", "Tobin Aker"),
    # one of several who were told of before
    (
        "Harbour Night drew six bands and one of those singers, Ora Lindqvist, says it was late.",
        "it was late",
        "Ora Lindqvist",
    ),
    (
        "The fair drew crowds and one of the bakers, Tobin Aker, said it was the best in years.",
        "it was the best in years",
        "Tobin Aker",
    ),
    ("It was bad for one of the bakers, Tobin Aker said.", "It was bad for one of the bakers", "Tobin Aker"),
    ("Tobin Aker explained: the dam was old.", "the dam was old", "Tobin Aker"),
    ("Tobin Aker explained: “Why is it old? Nobody knows.”", "Why is it old? Nobody knows", "Tobin Aker"),
    # what is told of somebody between dashes
    (
        "Sir Tansy - who is in charge of the oldest mill in the valley - said a second lock would leak.",
        "a second lock would leak",
        "Sir Tansy - who is in charge of the oldest mill in the valley",
    ),
]


def bare(text: str) -> str:
    """Return a text without the marks and stops at its edges."""
    return text.strip(" \"“”'.,")


@pytest.mark.parametrize(("text", "content", "source"), WHOLE)
def test_a_statement_is_found_with_its_source(text: str, content: str, source: str) -> None:
    findings = find_statements(parse(text))
    pairs = [(bare(statement_text(text, f.content)), " ".join(span.of(text) for span in f.source)) for f in findings]
    assert pairs == [(bare(content), source)]


SEVERAL = [
    (
        "Lindqvist spoke of the flood, making clear that she would go.",
        [("the flood", "Lindqvist"), ("she would go", "Lindqvist")],
    ),
    # a participle the parser takes for a subject
    (
        "The guild called the offer small, warning the gates were likely to fail.",
        [("the offer small", "The guild"), ("the gates were likely to fail", "The guild")],
    ),
    # a shared subject
    (
        "Lindqvist said the dam leaked and promised to repair it.",
        [("the dam leaked", "Lindqvist"), ("to repair it", "Lindqvist")],
    ),
    (
        "The dam was wet, Lindqvist said, adding that it would be mended.",
        [("The dam was wet", "Lindqvist"), ("it would be mended", "Lindqvist")],
    ),
    (
        "Lindqvist left, saying that Aker was ill but warning that it leaked.",
        [("Aker was ill", "Lindqvist"), ("it leaked", "Lindqvist")],
    ),
    ("Lindqvist left, telling Aker it was old and losing water.", [("it was old and losing water", "Lindqvist")]),
    (
        "Lindqvist left, asking why they drained it rather than labelling it unsafe.",
        [("why they drained it rather than labelling it unsafe", "Lindqvist")],
    ),
    (
        '"It leaks," he said to Aker, who said: "It holds."',
        [("It leaks", "he"), ("It holds", "who")],
    ),
    # who speaks is printed anew
    (
        "Lindqvist said the dam leaked, and Aker said it was safe.",
        [("the dam leaked", "Lindqvist"), ("it was safe", "Aker")],
    ),
    (
        "Lindqvist said the hall was old and Aker said it was safe.",
        [("the hall was old", "Lindqvist"), ("it was safe", "Aker")],
    ),
    ("Lindqvist said it leaked but Aker said it held.", [("it leaked", "Lindqvist"), ("it held", "Aker")]),
    (
        "Lindqvist said that the hall was old and that Aker said it was safe.",
        [("the hall was old and that Aker said it was safe", "Lindqvist")],
    ),
    (
        "Lindqvist said the hall was old and Aker thought it was safe.",
        [("the hall was old and Aker thought it was safe", "Lindqvist")],
    ),
    (
        '"The dam leaks," Lindqvist said, adding: "It always has."',
        [("The dam leaks", "Lindqvist"), ("It always has", "Lindqvist")],
    ),
    # a semicolon or a comma between two reports
    ("It leaks, says Lindqvist; it holds, says Aker.", [("It leaks", "Lindqvist"), ("it holds", "Aker")]),
    (
        "The dam leaks, said Ora Lindqvist; the dam holds, said Nils Aker.",
        [("The dam leaks", "Ora Lindqvist"), ("the dam holds", "Nils Aker")],
    ),
    (
        "Lindqvist says the dam is cracked, Aker thinks it holds.",
        [("the dam is cracked", "Lindqvist"), ("it holds", "Aker")],
    ),
    (
        '"The dam leaks," Lindqvist said, and added that it would be mended.',
        [("The dam leaks", "Lindqvist"), ("it would be mended", "Lindqvist")],
    ),
    (
        '"The dam will hold," Lindqvist said, referring to the wall, "until the spring comes back."',
        [('The dam will hold," … "until the spring comes back', "Lindqvist")],
    ),
    # a block ends where somebody is said to speak
    (
        "The council denied these claims:\n\nThe dam was never unsafe. It needs no wall. They also claimed it was dry.",
        [("The dam was never unsafe. It needs no wall", "The council"), ("it was dry", "They")],
    ),
    # two labels in one paragraph
    (
        "Clara Lindqvist: “We drain the lake.” Aker: “We build a wall.”",
        [("We drain the lake", "Clara Lindqvist"), ("We build a wall", "Aker")],
    ),
    # two posts in one paragraph
    (
        "The dam leaks. — Ora Lindqvist (@oralind) It has always held. — Nils Aker (@aker)",
        [("The dam leaks", "Ora Lindqvist"), ("It has always held", "Nils Aker")],
    ),
    # a label that comes again
    (
        "Peter Aker: Now or never.\n\nPeter Aker: We have checked every stone.",
        [("Now or never", "Peter Aker"), ("We have checked every stone", "Peter Aker")],
    ),
    # questions and answers: the last answer ends with its paragraph
    (
        "Q: Does it leak?\n\nA: It always has.\n\nI remember it well.\n\nQ: Will it hold?\n\nA: It will.\n\nShe left.",
        [("It always has.\n\nI remember it well", "A"), ("It will", "A")],
    ),
    ("Q. Does the dam leak?\nA. It always has leaked.", [("It always has leaked", "A.")]),
    # a quotation over two paragraphs, re-opened, then somebody else
    (
        '"The dam leaks,” Lindqvist said. “We know it.\n\n“We have always known.”\n\n“It is safe,” said Aker.',
        [("“The dam leaks,” … “We know it. … “We have always known", "Lindqvist"), ("It is safe", "Aker")],
    ),
    # a closed quotation, then a paragraph of quotation alone: the same speaker
    (
        "“The dam leaks,” Lindqvist said.\n\n“It always has leaked, as far as I remember.”",
        [("The dam leaks,” … “It always has leaked, as far as I remember", "Lindqvist")],
    ),
    # a question answered in the next paragraph, by nobody knows whom
    (
        "“Does the dam leak?” Aker asked.\n\n“It always has leaked, as far as I remember.”",
        [("Does the dam leak?", "Aker")],
    ),
    (
        "“It leaks,” said Lindqvist. Aker had a message for them: “Nobody drowns in spring.”",
        [("It leaks", "Lindqvist"), ("Nobody drowns in spring", "Aker")],
    ),
    (
        "Jonas Pike (JP) met Ada Lind (AL) for a talk about dams.\n\nJP: Do they hold?\n\nAL: Most of them do.\n\n"
        "JP: And this one?\n\nAL: Not for long.",
        [("Do they hold?", "JP"), ("Most of them do", "AL"), ("And this one?", "JP"), ("Not for long", "AL")],
    ),
    ("AL: The bridge in Orrin is closed.\n\nGA: The road is open.\n\nTX: The dam holds.", []),
    (
        "“Perhaps,” Lindqvist said, when a reporter asked whether it leaks, “but not today.”",
        [("Perhaps,” … “but not today", "Lindqvist")],
    ),
    (
        "“It leaks,” said an aide, who asked not to be named.",
        [("It leaks", "an aide, who asked not to be named")],
    ),
    (
        "“Does it leak? It must.” Aker left. “Will it hold?” Lindqvist asked.",
        [("Will it hold?", "Lindqvist")],
    ),
    # a phrase ends where the reporter goes on
    (
        "Lindqvist rejected the notion that the dam was old, saying the stone was new.",
        [("the notion that the dam was old", "Lindqvist"), ("the stone was new", "Lindqvist")],
    ),
    (
        '"The dam leaks," added Lindqvist, calling it a farce.',
        [('"The dam leaks,"', "Lindqvist"), ("it a farce", "Lindqvist")],
    ),
    # a quotation in a clause before is no object of what follows
    (
        'Although Aker calls the plan "a leaking bucket," Lindqvist praised the board for its work.',
        [('the plan "a leaking bucket,"', "Aker"), ("the board for its work", "Lindqvist")],
    ),
    (
        'Lindqvist has proposed hiring a "chief engineer of the valley" who reports to the mayor.',
        [('hiring a "chief engineer of the valley" who reports to the mayor', "Lindqvist")],
    ),
    # what a paper reports of somebody's vow is the paper's report, and the vow theirs inside it
    (
        'Earlier in the day, Aker met the farmers and vowed to "mend the dam," the Tarn Gazette reported.',
        [('Earlier in the day, Aker met the farmers and vowed to "mend the dam,"', "the Tarn Gazette")],
    ),
]


PRINTED = [
    ('"It is not a cure," lead author Ora Lindqvist said.', "lead author Ora Lindqvist"),
    (
        '"It is not a cure," lead researcher Ora Lindqvist, a cardiologist in Tarn, said in a news release.',
        "lead researcher Ora Lindqvist, a cardiologist in Tarn",
    ),
    ('"I could hardly stand," Lindqvist, a teacher, remembers.', "Lindqvist, a teacher"),
    ('"Are we where we should be? Probably not," Ms. Lindqvist said.', "Ms. Lindqvist"),
    ("“We’ve had better meetings than this one,” nurse Ora Lindqvist, wearing a “Save It” pin, said flatly.", None),
    ("“What if we all had lessons in sleeping?” the 43-year-old asked in the video’s description.", "the 43-year-old"),
    ("“Having access to the gate is worth a lot,” said Skelby, explaining he worked there.", "Skelby"),
    ("''I saw it on 'Dams and Friends,''' said Ora Lindqvist, an engineer.", "Ora Lindqvist"),
    ("“They know it is the only dam that holds,” a voice-over in the film states.", "a voice-over in the film"),
    ("“A lot of it leaks since nobody looks,” he continued, citing the many engineers who had left the works.", "he"),
]


@pytest.mark.parametrize(("text", "source"), PRINTED)
def test_a_quotation_is_whose_attribution_is_printed_beside_it(text: str, source: str | None) -> None:
    first = find_statements(parse(text))[0]
    assert first.kind == "direct"
    assert first.content[0].start == 0
    assert source is None or [span.of(text) for span in first.source] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "“We all knew it would come,” the engineer was told.",
        "“We never said we knew,” I said.",
        "“We do not know it,” but Lindqvist stayed.",
        "“We do not know it,” the engineer did not say.",
        "“We do not know it yet,” answered",
    ],
)
def test_a_quotation_nobody_is_printed_beside_is_nobodys(text: str) -> None:
    assert find_statements(parse(text)) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Studies have shown that the dam leaks.", "Studies"),
        ("Research shows the dam has leaked.", "Research"),
        ("Data from the works show the number of leaks doubled.", "Data from the works"),
    ],
)
def test_a_thing_that_finds_something_may_open_its_sentence(text: str, source: str) -> None:
    (leaks,) = find_statements(parse(text))
    assert [span.of(text) for span in leaks.source] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Ora Lindqvist leads the works. “It is old,” she says. She pauses. “Nobody has looked at it since May.”",
            "She",
        ),
        (
            "Ora Lindqvist voiced her anger at men who “took what was ours” then. “Nobody has looked at it since May.”",
            "Ora Lindqvist",
        ),
    ],
)
def test_a_quotation_behind_what_its_speaker_does_is_theirs(text: str, source: str) -> None:
    looked = find_statements(parse(text))[-1]
    assert bare(statement_text(text, looked.content)) == "Nobody has looked at it since May"
    assert [span.of(text) for span in looked.source] == [source]


@pytest.mark.parametrize(
    "between", ["He died in June.", "It was closed in June.", "A sign at the gate of the works says “Closed.”"]
)
def test_a_quotation_behind_what_somebody_else_does_is_not_the_speakers(between: str) -> None:
    text = f"“It is old,” Ora Lindqvist says of the dam. {between} “Nobody has looked at it since May.”"
    for finding in find_statements(parse(text)):
        assert "since May" not in statement_text(text, finding.content) or finding.source[0].of(text) != "Ora Lindqvist"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lindqvist said that the dam leaks; that it is old; and that it costs too much.", True),
        ("Lindqvist said the dam leaks; that made Aker angry.", False),
        ("Lindqvist said the dam leaks; that, the mayor knows, is a lie.", False),
    ],
)
def test_a_report_goes_on_behind_a_semicolon_with_another_that(text: str, content: bool) -> None:
    (leaks,) = find_statements(parse(text))
    assert (";" in statement_text(text, leaks.content)) is content


@pytest.mark.parametrize("place", ["of Tarn, Fla.", "at a rally in Tarn, N.Y.", "of Tarn Inc.", "at 9 p.m."])
def test_a_quotation_goes_on_behind_an_abbreviation(place: str) -> None:
    text = f"“We want a gate,” said Ora Lindqvist, {place} “She never listens to what we say here.”"
    (gate,) = find_statements(parse(text))
    assert [bare(span.of(text)) for span in gate.content] == ["We want a gate", "She never listens to what we say here"]


def test_a_name_in_marks_behind_an_abbreviation_is_no_speech() -> None:
    text = "“We want a gate,” Lindqvist said in the U.S. “Save The Old Dam Now” show."
    (gate,) = find_statements(parse(text))
    assert [bare(span.of(text)) for span in gate.content] == ["We want a gate"]


@pytest.mark.parametrize(
    ("opening", "behind", "goes_on"),
    [
        ("Lindqvist said:", "she said", True),
        ("Lindqvist told the council:", "she added", True),
        ("Lindqvist said:", "she laughed", False),
        ("Lindqvist said:", "Aker was told", False),
    ],
)
def test_a_quotation_said_in_front_and_behind_goes_on(opening: str, behind: str, *, goes_on: bool) -> None:
    text = (
        f"Ora Lindqvist runs the dam. {opening} “It will hold for years to come,” {behind}. “We checked every stone.”"
    )
    hold = find_statements(parse(text))[0]
    assert ("every stone" in statement_text(text, hold.content)) is goes_on


def test_a_quotation_behind_the_attribution_of_a_mixed_statement_is_its_next_part() -> None:
    text = "“I have much praise for the wall” of the dam, Ora Lindqvist said. “It is older than the gate and better.”"
    (praise,) = find_statements(parse(text))
    assert bare(praise.content[-1].of(text)) == "It is older than the gate and better"


@pytest.mark.parametrize(
    "verb", ["recollected", "hypothesised", "concurred", "retaliated", "sympathised", "admonished"]
)
def test_a_rarer_verb_of_saying_attributes_a_quotation(verb: str) -> None:
    text = f"“The dam will always hold,” an angry engineer {verb}. The mayor {verb} on Monday."
    (hold,) = find_statements(parse(text))
    assert [span.of(text) for span in hold.source] == ["an angry engineer"]


def test_a_verb_behind_a_comma_and_is_the_main_subjects() -> None:
    text = "Aker said the flood was a sign that the mayor did not know the river, and accused the council of lying."
    found = [(statement_text(text, f.content), [s.of(text) for s in f.source]) for f in find_statements(parse(text))]
    assert found[1:] == [("the council of lying", ["Aker"])]


def test_a_participle_behind_a_quotation_that_ends_a_report_is_another_statement() -> None:
    text = "Lindqvist said the plan was “a shame,” claiming that nobody wanted it."
    found = [(statement_text(text, f.content), [s.of(text) for s in f.source]) for f in find_statements(parse(text))]
    assert found == [("the plan was “a shame,”", ["Lindqvist"]), ("nobody wanted it", ["Lindqvist"])]


@pytest.mark.parametrize("answer", ["would not say", "refused to say"])
def test_what_follows_a_refusal_is_by_whoever_refused(answer: str) -> None:
    text = f"Ora Lindqvist {answer} whether Ned Aker would go, telling reporters it was a matter for the board."
    (matter,) = find_statements(parse(text))
    assert [span.of(text) for span in matter.source] == ["Ora Lindqvist"]
    assert statement_text(text, matter.content) == "it was a matter for the board"


def test_a_participle_before_what_was_said_is_the_reporters() -> None:
    text = (
        "The Tidewater Post reported on Monday, citing two officials familiar with it, that Aker would drain the dam."
    )
    cited, drained = find_statements(parse(text))
    assert [span.of(text) for span in (*cited.source, *drained.source)] == ["The Tidewater Post"] * 2
    assert statement_text(text, drained.content) == "Aker would drain the dam"


def test_a_participle_behind_an_attribution_is_its_speakers() -> None:
    text = "The dam leaks, Lindqvist said on Monday, adding that it would break."
    findings = find_statements(parse(text))
    assert [finding.source[0].of(text) for finding in findings] == ["Lindqvist", "Lindqvist"]


@pytest.mark.parametrize("opening", ["And continued", "Then added", "But also warned"])
def test_a_sentence_that_opens_with_its_cue_is_the_speakers_before(opening: str) -> None:
    text = f"Ora Lindqvist called the dam a sieve. {opening}: “Nobody will pay for it.”"
    _, paid = find_statements(parse(text))
    assert [span.of(text) for span in paid.source] == ["Ora Lindqvist"]
    assert bare(statement_text(text, paid.content)) == "Nobody will pay for it"


@pytest.mark.parametrize(
    "participle", ["adding that the gate was rotten", "arguing that the gate was rotten", "noting the gate was rotten"]
)
@pytest.mark.parametrize("says", ["said", "has alleged"])
def test_a_participle_behind_a_report_is_the_reporters(says: str, participle: str) -> None:
    text = f"Ora Lindqvist {says} engineer Nils Aker had left the works, {participle}."
    left, rotten = find_statements(parse(text))
    assert [span.of(text) for span in (*left.source, *rotten.source)] == ["Ora Lindqvist", "Ora Lindqvist"]
    assert statement_text(text, rotten.content) == "the gate was rotten"


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_statements_of_one_text_are_kept_apart(text: str, expected: list[tuple[str, str]]) -> None:
    text = text.replace('"The dam leaks,”', "“The dam leaks,”")
    findings = find_statements(parse(text))
    pairs = [(bare(statement_text(text, f.content)), " ".join(span.of(text) for span in f.source)) for f in findings]
    assert pairs == [(bare(content), source) for content, source in expected]


NOTHING = [
    'The delay did not lead Aker to call the plan "a farce".',
    'The delay may lead Aker to call the plan "a farce".',
    "Lindqvist was sent to call the plan “a farce”.",
    "Ora Lindqvist went on strike to push for the “rotten” dam.",
    "Ora Lindqvist hesitated to condemn the “rotten” dam.",
    "Ora Lindqvist was not quick to condemn the “rotten” dam.",
    "Ora Lindqvist went to Lowfield to condemn the “rotten” dam.",
    # a heading with the question it answers
    "The mill wheel explained: How do locks work?",
    "The dam levy explained: What does it cost?",
    # what somebody is pushed to say
    "Lindqvist pushed politicians to promise that the dam would hold.",
    "Lindqvist has pushed Aker to promise to close the dam.",
    # what a team is led to do
    "The man who led her team in Tarn to hammer out that plan left.",
    # what things tell, and how people see them
    "She had cards identifying them as bakers.",
    "How both sides frame the situation at the dam will play a role in the fights that will follow.",
    "The view came to mind when she went to Tarn, when our own eyes told a different story.",
    "They bring the plans together and identify where the gaps are.",
    "When she opened the gate and saw Aker, she told the jury, she began to run.",
    "Lindqvist joined a chorus of voices speaking out against the dam.",
    # what is not made clear, or not what it is
    "But the same is true of the salt levies, which local Liberals—and Aker, for that matter—have made clear they won't"
    " touch.",
    "That should render the money redundant — Liberals could simply call for legal language making it clear the bank is"
    " expected to back the loans.",
    "Lindqvist has yet to make clear that the dam is safe.",
    "Lindqvist did not make clear whether the dam was safe.",
    "Lindqvist made clear when the dam would close.",
    "Lindqvist needs to make clear that the dam will close.",
    "The rain makes clear that the dam is old.",
    # what nobody went so far as to say, or only may say
    "Lindqvist did not go so far as to call the dam a farce.",
    "Lindqvist may regret selling the boats.",
    "Lindqvist could win the vote, perhaps by arguing that the dam was old.",
    "Aker left after accusations that Lindqvist had said the dam was old.",
    # whom somebody lashes out at, without a word of why; what will be judged; what a thing raises
    "Lindqvist lashed out at Aker on Monday.",
    "Lindqvist was credited with saving the dam.",
    "Lindqvist identified herself as a baker.",
    "Lindqvist would credit Aker with saving the dam.",
    # the same words without a stand: a vote, a sale, a blow, a need, what somebody makes of themselves or is denied
    "Lindqvist cast a vote for the “green” dam.",
    "Lindqvist cast herself as a friend of the town.",
    "Lindqvist pitched the “green” dam to Aker.",
    "Lindqvist knocked the gate off its hinges.",
    "The flood cast the dam as a failure.",
    "A dry May could help Lindqvist cast the vote as a test of the dam.",
    "Lindqvist cast Ora Aker as the Salt Queen.",
    "Lindqvist attributed the remark to Aker.",
    "Lindqvist attributed this to Aker.",
    "The fire was attributed to a rotten gate.",
    "Lindqvist will cast the vote as a test of the dam.",
    "The gate is critical of late.",
    "Lindqvist is critical to the plan for the dam.",
    "Lindqvist was not critical of the plan for the dam.",
    "The flood was critical of the plan for the dam.",
    "Lindqvist claimed the money from the bank.",
    "The plan will be welcomed by Lindqvist.",
    "The fire raised questions about whether the dam would hold.",
    "For Lindqvist's proposal to succeed, rain must fall.",
    # wishes that are told of nobody, or asked for
    "What Lindqvist wants is a dam.",
    "Those who want a dam left early.",
    "Does Lindqvist want a new dam?",
    "If Lindqvist wants a dam, she can build it.",
    "Council Wants a New Dam",
    # how somebody is called, and what would have been said
    "Hailed as “a saint,” Lindqvist went home.",
    "Armed with “a sword,” Lindqvist went.",
    # a call that is another's, or not uttered; what a thing has; what is only asked, by nobody named
    "The flood has renewed Liberal calls for a ban on nets.",
    "Lindqvist repeated Aker's call for a ban on nets.",
    "Lindqvist will renew her call for a ban on nets.",
    "Lindqvist did not repeat her call for a ban on nets.",
    "The plan has two aims: a new roof and a lower rent.",
    "A reporter asked Lindqvist whether the dam would hold.",
    "Lindqvist was leaving when someone asked if the dam would hold.",
    "One caller asked Mayor Lindqvist why the dam had closed.",
    # whom somebody only thanks or names, what one thing shows of another, and what was denied to have been said
    "Ora Lindqvist thanked the nurses.",
    "Ora Lindqvist mentioned her mother.",
    "Ora Lindqvist then thanked all three.",
    "The exhibition, defending a habit of bold colour, closes in May.",
    "A new report compares the height of ten dams.",
    # what was agreed by nobody, or done for an answer, and what somebody goes by
    "It was agreed that the dam should close.",
    "Lindqvist's answer was to close the dam.",
    "Her uncle, who she calls The Duke, was asleep.",
    "Her aunt, who she calls Nana-lar, was asleep.",
    # what somebody was when they did it is no attribution
    "As the youngest, Ora Lindqvist told Radio Velden, she stole apples.",
    "As the trade in salt fell after the flood and other ports froze, bakers were expecting Velden to pay.",
    "Lindqvist would have said the dam was safe, had anybody asked her.",
    "The bakers argued for an hour.",
    "The bakers have wasted hours regretting the flood.",
    # who finds, hears or is heard otherwise than with words
    "The council found a buyer for the dam.",
    "Lindqvist heard the dam had burst.",
    "The study found it.",
    "These are boats used by bakers to trumpet their wares.",
    "The trust has raised concerns the board may share.",
    # what is done to something before a phrase
    "The guild has called off a second day of strikes planned in Tarn for 28 December.",
    "The guild called out its members for a strike.",
    "The board refers a baker to the tribunal.",
    # what others think of it
    'A pair of "miracle goats" thought to be the smallest in Vellora are spending their winter at home.',
    "In the end, he added.",
    "Lindqvist described what she had seen in the harbour.",
    # of oneself, what is decided by the weather, and what is no clause
    "The crate revealed itself to be a bomb.",
    "The weather determines whether they sail.",
    "Lindqvist said grace before they ate.",
    "Lindqvist said the evening prayers.",
    # what somebody was told or called by nobody named
    "The school closed, with pupils told it would open again in June.",
    'Described as a "quiet man", Lindqvist never married.',
    'Lindqvist won the race, claiming the "golden boot" in it.',
    "That said, the dam will hold for years.",
    # a show is no study's
    "Lindqvist saw the fair, a play and several shows.",
    "Lindqvist declined to comment.",
    "Lindqvist refused to say whether the dam leaked.",
    "Lindqvist did not say that the dam leaked.",
    "Lindqvist would not say whether the dam leaked.",
    "Neither Lindqvist nor Aker said the dam was wet.",
    "Photo: Ora Lindqvist at the dam in May.",
    "The kit has three parts:\n- a new gate\n- a lower wall\n- a siren",
    "The council called the police.",
    "Lindqvist agreed with Aker.",
    "Everything Aker says is a lie. What Aker says is true. All Lindqvist says is nonsense.",
    # belief that is denied, and nobody's
    "Lindqvist doesn't think the dam leaks.",
    "Lindqvist never believed that the dam would hold.",
    "Neither side believes that the dam will hold.",
    "No engineer said the dam would hold.",
    "Nobody at the works thinks that the dam will hold.",
    "Lindqvist left without saying that the dam leaked.",
    "Not everyone believes the dam will hold.",
    "Aker is not the one who said the dam leaked.",
    "Few would argue that the dam leaks.",
    "Few engineers believe that the dam will hold.",
    "Lindqvist mentioned Mr. Aker. She praised Ned Pell.",
    # a judgement on what anybody might say
    "This isn't to say the dam leaks.",
    "It's bizarre to argue that the dam leaks.",
    "It would be wrong to claim that the dam leaks.",
    # what may be so or not
    "Even if the council agrees to repair the dam, the valley is lost.",
    "Whether the council will agree to repair the dam remains unclear.",
    "If Lindqvist had said the dam leaked, nobody would have stayed.",
    "Had Lindqvist said that the dam leaked, nobody would have stayed.",
    "Did Lindqvist say that the dam leaked?",
    "Unless the council promises to repair the dam, the crews will strike.",
    "The village will wait until the council agrees to repair the dam.",
    "A bill requires schools to notify parents if their child requests a place.",
    "Before the council agrees to repair the dam, winter will come.",
    "The works tell parents when a child requests a place.",
    "I ask Lindqvist if she thinks the dam leaks.",
    "Imagine Lindqvist saying that the dam leaked.",
    "The paper wanted Lindqvist to say the dam leaked.",
    "There is no evidence that Lindqvist said the dam leaked.",
    "Lindqvist should say that the dam leaks.",
    "Lindqvist could have told them that the dam leaked.",
    "Lindqvist has yet to say whether the dam leaks.",
    "The council wanted Ora Lindqvist to say that the dam held.",
    "How could Lindqvist say that the dam held?",
    "Why did Ora Lindqvist claim the dam was safe?",
    "There is a rumour that Ora Lindqvist said the dam leaked.",
    "It wasn’t Ned Aker who called the dam “a sieve”.",
    "Anyone who claims the dam is safe can sleep below it.",
    "Lindqvist would neither confirm nor deny that the dam leaked.",
    "A parody account had Ned Aker declaring “I am a ghost”.",
    # what a rule lets them say
    "The law allows either town to claim that the dam is theirs.",
    # what is shown, answered and told of
    "Lindqvist posted a picture that shows the dam.",
    "Lindqvist responded to a claim, made on Monday, that the dam leaks.",
    # a claim that is nobody's, the writer's or not made, and what is no clause
    "Nobody trusts the claim that the dam is safe.",
    "Our claim that the dam leaks was heard.",
    "Lindqvist did not take the view that the dam was safe.",
    "Lindqvist will make the case that the dam is safe.",
    "If the board makes the case that the dam is safe, the valley will laugh.",
    "Lindqvist kept her promise. She had a chance to leave.",
    "Lindqvist lived in hope that the dam would hold.",
    # what is done, only pointed at or only named
    "An engineer saves money by comparing the walls of two dams.",
    "The flood highlights the cost of the dam.",
    "Lindqvist spent the day defending the dam.",
    "Lindqvist spoke kindly of Mr. Aker.",
    "Lindqvist dismissed that.",
    "Lindqvist thanked both.",
    # nobody holds it, or it is plain to all
    "Lindqvist is not convinced that the dam will hold.",
    "It is clear that the dam leaks.",
    # words about words
    "It was never Lindqvist who said the dam leaked.",
    "A viral post claims that Ora Lindqvist said: “I hate the valley.” She knew nothing of it.",
    "An AI-generated clip shows Ora Lindqvist saying the dam leaks.",
    'In a doctored video, Lindqvist says: "I hate the valley and all its people."',
    "A clip purports to show Ora Lindqvist saying she hates the valley.",
    "A shared post falsely claims that Ora Lindqvist said: “I hate the valley.” She said no such thing.",
    "A meme has Ora Lindqvist declaring: “I hate the valley.”",
    "Posts shared by thousands show Ora Lindqvist telling a school: “I hate the valley.”",
    "A screenshot that claims Ned Aker wrote “I quit the dam” is fake.",
    "The clip, which purports to show Ned Aker telling bakers to “get another job”, is old.",
    # what is only taken up
    "Contrary to what Mayor Ora Lindqvist said, the dam is still shut.",
    "Whatever Lindqvist says, the dam is shut.",
    # nobody heard it
    "Nobody has ever heard Ora Lindqvist say “no”.",
    "I never saw Ora Lindqvist write that she was ill.",
    "No engineer recalled captain Ora Lindqvist saying that the dam was safe.",
    "Lindqvist said nothing.",
    'Lindqvist said a prayer "for all those who went down with the boats".',
    "Aker disagreed with her.",
    "Aker read “The Leaking Dam of Oslo.”",
    "She reads “The Leaking Dam of Oslo,” a novel, to the children.",
    "Lindqvist found that the dam leaked.",
    "Lindqvist found the gate was open.",
    "He found there were too few boats.",
    "It showed how old the dam had become.",
    "The board found itself without money.",
    "The council listed the dams:\n\nThe old dam stands in the valley.",
    "The engineers checked the wall. They met Ora Lindqvist",
    "Peter Aker: Now or never.\n\nThe engineer is out of time.",
    "Follow @saltdaily Follow @oralind\nThe dam leaks and nobody cares.",
    "STORY: Open truce at the dam of Ora Story",
    "Result: “The dam leaks and nobody cares.”",
    "Follow Ora Lindqvist on Twitter (@oralind).",
    # more likely nothing said than something
    "The men who attack the plan, which was made in May, met on Monday.",
    "The storm, which hammered the port, the road, and the dam, left.",
    "A. The first dam is the oldest of them.",
    "It was as bad as she said.",
    'She reads "The Leaking Dam" every winter.',
    'The board\'s so-called "experts" went home.',
    "The dam holds four million tonnes of water.",
    "def say(x): return x  # told you",
    "<table><tr><td>said</td><td>4</td></tr></table>",
    "From: o.lindqvist@works.example\nSubject: Re: dam\nDate: Mon, 4 May 2020",
    "",
    '"',
    "\"\"''“”",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert find_statements(parse(text)) == []


def test_a_quotation_behind_what_a_thing_shows_is_not_the_things() -> None:
    text = "The {} revealed some odd stones.\n“There are marks of a saw on one of the stones.”\nIt will take years."
    assert [f.kind for f in find_statements(parse(text.format("repair of the gates")))] == ["indirect"]
    assert [f.kind for f in find_statements(parse(text.format("mayor of Tarn")))] == ["indirect", "direct"]


PROFILE = (
    "“I get up at two,” Rosa Imrie says.\n\nShe learned the trade from {whom}.\n\n"
    "“Nobody in that shop ever sat down before noon.”\n\nNow it is to close.\n\n“I would give it away,” she said."
)


def test_in_a_profile_a_quotation_without_attribution_is_the_one_persons_who_speaks() -> None:
    text = PROFILE.format(whom="an aunt")
    sources = [" ".join(span.of(text) for span in finding.source) for finding in find_statements(parse(text))]
    assert sources == ["Rosa Imrie", "Rosa Imrie", "she"]


def test_between_two_statements_of_one_person_it_is_theirs_although_others_speak_elsewhere() -> None:
    text = f"“It is a shame,” Ned Tait said.\n\n{PROFILE.format(whom='an aunt')}\n\n“They should stay,” Tait said."
    sources = [" ".join(span.of(text) for span in finding.source) for finding in find_statements(parse(text))]
    assert sources == ["Ned Tait", "Rosa Imrie", "Rosa Imrie", "she", "Tait"]


@pytest.mark.parametrize(
    "whom", ["Ned Tait", "a man. He is old", "an aunt.\n\nHuw Irranca-Tait is old", "a card that reads “Knead”"]
)
def test_where_somebody_else_is_told_of_it_is_nobodys(whom: str) -> None:
    text = PROFILE.format(whom=whom)
    assert not any("ever sat down" in statement_text(text, finding.content) for finding in find_statements(parse(text)))


@pytest.mark.parametrize("cut", ["the dam leaks", "the dam leaks, which"])
def test_words_cut_inside_their_sentence_are_trusted_less(cut: str) -> None:
    text = "Lindqvist said the dam leaks and the road is closed to all of them."
    text = text if cut in text else text.replace("leaks and", "leaks, which is old, and")
    (whole,) = find_statements(parse(text))
    start = text.index(cut)
    part = replace(whole, content=(Span(start, start + len(cut)),))
    assert confidence_of(part, text) < confidence_of(whole, text) - 0.05


def test_a_nested_report_keeps_the_outer_speaker() -> None:
    text = "Lindqvist said that Aker believes the dam leaks."
    (finding,) = find_statements(parse(text))
    assert (finding.source[0].of(text), finding.content[0].of(text)) == ("Lindqvist", "Aker believes the dam leaks")


def test_words_that_two_cues_report_are_said_once() -> None:
    text = (
        "Councillor Ora Lindqvist (North Vell) scolded him: “The dam is almost certain to crack by ‘spring,’” she said."
    )
    (finding,) = find_statements(parse(text))
    assert statement_text(text, finding.content) == "“The dam is almost certain to crack by ‘spring,’”"


def test_a_nested_report_is_noted_in_the_outer_one() -> None:
    text = "Lindqvist said that Aker believes the dam is cracked."
    (finding,) = find_statements(parse(text))
    assert [
        (report.source[0].of(text), report.cue[0].of(text), report.content[0].of(text)) for report in finding.inner
    ] == [("Aker", "believes", "the dam is cracked")]


def test_a_word_inside_the_quotation_is_never_the_speaker() -> None:
    text = '"Mayor Holt said it was safe," said Lindqvist.'
    (finding,) = find_statements(parse(text))
    assert finding.source[0].of(text) == "Lindqvist"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"The dam will hold," said Lindqvist.', "direct"),
        ('Lindqvist said the dam was "a miracle of thrift."', "mixed"),
        ("Lindqvist said the dam would hold.", "indirect"),
    ],
)
def test_kind_tells_how_much_is_quoted(text: str, kind: str) -> None:
    (finding,) = find_statements(parse(text))
    assert finding.kind == kind


def test_quoted_parts_are_marked_within_the_content() -> None:
    text = 'Lindqvist said the "old men" of the council had "slept for years."'
    (finding,) = find_statements(parse(text))
    assert [span.of(text) for span in finding.quoted] == ["old men", "slept for years."]


WORDS = ["said", "told", "called", "and", "who", "that", "it", "she", "Lindqvist", "Aker", "leaks", "according to"]
PIECES = st.sampled_from(
    [
        *WORDS,
        '"',
        "“",
        "”",
        "''",
        "‘",
        "’",
        ",",
        ".",
        ":",
        "(",
        ")",
        "—",
        "!",
        "?",
        "…",
        "\n\n",
        "  ",
        "\t",
        "\x00",
        "🜁",
        "ß",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map(" ".join))
def test_any_text_gives_spans_that_lie_in_it(text: str) -> None:
    for finding in find_statements(parse(text)):
        for span in (*finding.content, *finding.quoted, *finding.cue, *finding.source, finding.sentence):
            assert 0 <= span.start <= span.end <= len(text)
        assert all(span.start < span.end for span in finding.content)
        assert finding.content
        assert list(finding.content) == sorted(finding.content)


@pytest.mark.parametrize(
    "shape",
    [
        "AB: Does it leak?\nOra Lindqvist: It never has.\n",
        ", said “a”, says “b”",
        "adding “a” and adding “b” ",
        "did “a” say “b” ",
        "said Aker “a” and then “b”, ",
        "leaks claimed read, ",
    ],
)
def test_the_work_grows_with_the_text_and_not_faster(shape: str) -> None:
    def work(times: int) -> int:
        doc = parse(shape * times)
        find_quotations.cache_clear()
        return lines_of(lambda: find_statements(doc))

    assert work(240) <= 4.6 * work(60)


def test_what_follows_many_reports_is_found_without_reading_each_again() -> None:
    def work(times: int) -> int:
        unit = "Aker said it was “hard” and spoke of “fear” there. “It is ours and it will stay ours.” "
        reading = read(parse(unit * times))
        drafts = choose(list(_drafts([], reading, labels=False)), reading)
        quoted = quotations_of(drafts, reading)
        assert len(quoted) == 2 * times
        return lines_of(lambda: list(read_following(drafts, quoted, reading)))

    assert work(160) <= 4.6 * work(40)
