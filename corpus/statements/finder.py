"""The statements of a parsed text: reported words, reporting words and source, before names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from corpus.article import Turn
from corpus.lexicon.cues import BELIEF, CLAUSE, DEMAND, FINDING, INFINITIVE, QUOTE, WISH, Cue, load_cues, with_particle
from corpus.lexicon.lists import is_listed, load_words
from corpus.lexicon.studies import has_findings
from corpus.statements.competition import choose
from corpus.statements.confidence import confidence_of
from corpus.statements.draft import Draft, Range, trim
from corpus.statements.finding import Finding, as_finding
from corpus.statements.given import Given
from corpus.statements.headline import read_headlines
from corpus.statements.layout.announcement import read_announced
from corpus.statements.layout.leadin import read_introduced
from corpus.statements.layout.listing import read_lists
from corpus.statements.layout.signature import read_signed
from corpus.statements.printed import Printed, read_printed
from corpus.statements.rules.according import read_according
from corpus.statements.rules.aside import PUTTING, is_aside, read_aside
from corpus.statements.rules.block import block_after
from corpus.statements.rules.clauses.clause import (
    clause_after,
    clause_around,
    clause_before,
    clause_resumed,
    condition_before,
    relative_parts,
    with_joined_clause,
)
from corpus.statements.rules.colon import paragraphs_of, read_transcripts
from corpus.statements.rules.hearsay import Hearsay
from corpus.statements.rules.interview import read_interview
from corpus.statements.rules.phrase import last_of_several, phrase_after
from corpus.statements.rules.post import read_posts
from corpus.statements.rules.quotation import (
    opened_outside,
    quotation_after,
    quotation_before,
    quotation_resumed,
    quotation_with_stop,
)
from corpus.statements.rules.sequels.beside import read_beside
from corpus.statements.rules.sequels.continued import continue_quotations, quotations_of
from corpus.statements.rules.sequels.following import read_following, read_profile
from corpus.statements.rules.stance import read_stance, words_of_stance
from corpus.statements.rules.turns import ASKED, read_turns
from corpus.statements.shares import tells_share
from corpus.statements.shown import (
    SEEING,
    is_of_research,
    opens_with_findings,
    read_shown,
    read_standing,
    study_before,
)
from corpus.statements.sources.documents import DOCUMENTS, document_of
from corpus.statements.sources.mention import takes_up
from corpus.statements.sources.source import find_source
from corpus.statements.titles import is_named_work, names_work
from corpus.statements.unsaid.denial import PUSHING, is_put_to_somebody, is_unsaid
from corpus.statements.unsaid.topics import is_topic
from corpus.statements.unsaid.unreal import is_unreal
from corpus.text.grammar import DASHES, FINITE, RELATIVES, SUBJECTS
from corpus.text.reading import OUTSIDE, Reading, read

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ATTACHED = frozenset({"aux", "auxpass", "neg", "advmod"})
PAUSES = frozenset({",", ":", "(", "[", *DASHES})
EXPLAINED = frozenset({"explained", "revealed"})
"""How a heading ends before the question that it answers."""
PHASES = frozenset({"keep", "go", "continue", "begin", "start", "finish"})
"""Verbs that say how far somebody is with what another verb names: `he kept saying`, `she went on to say`."""
WRITERS = frozenset({"i", "we", "you"})
MAIN = frozenset({"ROOT", "conj", "parataxis"})
"""Relations of the verb of a sentence, and of what is joined to it."""
ONLY_RESEARCH = frozenset({"demonstrate", "discover"})
"""Verbs that tell of findings where a study or those who did it are their subject, and else of what people do."""
UTTERED = frozenset({"say", "tell", "admit", "deny", "announce", "declare", "explain"})
"""What somebody wants another to utter has not been uttered."""
AGAINST = frozenset({"contrary", "unlike"})
SENTENCE_LENGTH = 7
REPORTING = frozenset({"clause", "phrase", "clause before", "according"})
"""The rules by which a verb reports; what the layout of a page attributes is rarer than the confidence knows."""
MIN_CONFIDENCE = 0.35
"""Below it two in three are wrong, and dropping them finds more of what was said than it loses (F1, measured)."""
UNSAID = "unsaid"
"""The rule of a draft whose quotation nobody said: it keeps others from taking the words, and is dropped at the end."""


def find_statements(doc: Doc, turns: Sequence[Turn] = ()) -> list[Finding]:
    """Return the statements of a parsed text in the order in which they stand there.

    `turns` are those the article came with, in order, as places in this text: each is one statement (rule "turn").
    """
    reading = read(doc)
    paragraphs = paragraphs_of(reading)
    given = Given(turns, reading)
    proposed = [draft for draft in _drafts(paragraphs, reading, labels=not turns) if draft.content]
    drafts = choose(given.leave(proposed), reading)
    drafts += read_interview(paragraphs, quotations_of(drafts, reading), reading)
    drafts += read_introduced(quotations_of(drafts, reading), reading)
    drafts += read_announced(quotations_of(drafts, reading), reading)
    drafts += read_following(drafts, quotations_of(drafts, reading), reading)
    drafts.sort(key=lambda draft: (draft.content[0][0], draft.cue[0][0]))
    drafts = continue_quotations(drafts, reading)
    drafts += read_profile(drafts, quotations_of(drafts, reading), reading)
    drafts += read_beside(drafts, quotations_of(drafts, reading), reading)
    drafts = given.leave([draft for draft in drafts if draft.rule not in {UNSAID, ASKED}])
    drafts.sort(key=lambda draft: draft.content[0])
    hearsay = Hearsay(reading)
    rated = (_with_hearsay(_rated(as_finding(draft, reading), reading.text), draft, hearsay) for draft in drafts)
    findings = [finding for finding in rated if not _is_doubtful(finding)]
    said = [replace(_rated(each, reading.text), confidence=each.confidence) for each in given.findings()]
    return sorted((*findings, *said), key=lambda finding: finding.content[0]) if said else findings


def _rated(finding: Finding, text: str) -> Finding:
    """Return a finding, and those inside it, with the probability that they are right."""
    inner = tuple(_rated(each, text) for each in finding.inner)
    return replace(finding, confidence=confidence_of(finding, text), inner=inner)


def _with_hearsay(finding: Finding, draft: Draft, hearsay: Hearsay) -> Finding:
    """Return a finding with what is told of others within its quotations; they change nothing about how sure it is."""
    told = (replace(as_finding(inner, hearsay.plain), inside=True) for inner in hearsay.inside(draft))
    rated = [_rated(each, hearsay.plain.text) for each in told]
    return replace(finding, inner=(*finding.inner, *rated)) if rated else finding


def _is_doubtful(finding: Finding) -> bool:
    """Return whether words in nobody's marks are more likely no statement, or cut in the wrong place, than one."""
    return finding.kind == "indirect" and finding.rule in REPORTING and finding.confidence < MIN_CONFIDENCE


def _drafts(paragraphs: list[Range], reading: Reading, *, labels: bool) -> Iterator[Draft]:
    """Yield what each reporting word outside quotation marks reports, and with `labels` what stands under one."""
    turns = read_turns(paragraphs, reading) if labels else []
    yield from turns
    if labels and not turns:
        yield from read_transcripts(paragraphs, reading)
    yield from read_posts(paragraphs, reading)
    yield from read_signed(paragraphs, reading)
    yield from read_lists(paragraphs, reading)
    yield from read_headlines(paragraphs, reading)
    cues, stances = load_cues(), words_of_stance()
    for token in _telling(reading):
        word = token.lower_
        if word == "according":
            draft = read_according(token, reading)
        elif word in cues and (token.tag_.startswith("VB") or word in {"says", "said"} or _is_lost_verb(token)):
            draft = _read_verb(token, cues[word], reading) or read_stance(token, reading)
            draft = _as_printed(draft, read_printed(token, reading), token, reading)
        elif word in cues and (token.tag_ in {"NNS", "JJ"} or (token.tag_ == "NN" and _may_be_verb(cues[word]))):
            draft = _as_printed(None, read_printed(token, reading), token, reading) or read_stance(token, reading)
            if draft is None and cues[word].takes(FINDING, CLAUSE):
                draft = read_shown(token, reading)
        elif word in SEEING or word in PUTTING:
            draft = read_standing(token, reading) or _read_put(token, reading)
        elif word in stances:
            draft = read_stance(token, reading)
        else:
            continue
        if draft is not None and not (names_work(draft, reading) or _is_nothing(draft, reading)):
            yield draft


def _is_nothing(draft: Draft, reading: Reading) -> bool:
    """Return whether a report in nobody's marks is of what was not said, or names only what somebody spoke of."""
    return bool(draft.content) and (is_unreal(draft, reading) or is_topic(draft, reading))


def _read_put(token: Token, reading: Reading) -> Draft | None:
    """Return what somebody puts so: `“It leaks,” as Aker put it`."""
    if token.lower_ not in PUTTING or not token.tag_.startswith("VB"):
        return None
    source = find_source(token, reading)
    return read_aside(token, source, reading) if source else None


def _is_lost_verb(noun: Token) -> bool:
    """Return whether what the tagger took for a noun has a subject and a clause: `Authors of the review note that`."""
    if noun.tag_ not in {"NN", "NNS"} or not any(c.dep_ in SUBJECTS and c.i < noun.i for c in noun.children):
        return False
    clauses = (c for c in noun.children if c.dep_ == "ccomp" and c.i > noun.i)
    return any(mark.dep_ == "mark" and mark.i == noun.i + 1 for clause in clauses for mark in clause.children)


def _may_be_verb(cue: Cue) -> bool:
    """Return whether a reporting verb is often taken for the noun it looks like: `the study finds`, `a note read`."""
    return cue.takes(FINDING) or cue.lemma == "read"


def _telling(reading: Reading) -> Iterator[Token]:
    """Yield the words outside quotation marks at which a rule may begin; told by number, which costs no token."""
    from spacy.attrs import LOWER  # type: ignore[import-not-found]  # compiled, ships no stub

    telling = _keys()
    for number, key in enumerate(reading.doc.to_array(LOWER).tolist()):
        if key in telling and reading.inside[number] == OUTSIDE:
            yield reading.doc[number]


@cache
def _keys() -> frozenset[int]:
    """Return the numbers spaCy has for the words at which a rule may begin."""
    from spacy.strings import get_string_id

    return frozenset(map(get_string_id, {"according", *load_cues(), *PUTTING, *SEEING, *words_of_stance()}))


def _as_printed(draft: Draft | None, printed: Printed | None, token: Token, reading: Reading) -> Draft | None:
    """Return what a reporting verb reports, the quotation printed beside it where the parse does not find that."""
    if printed is None or (draft is not None and draft.rule in {UNSAID, "according"}):
        return draft
    start, end = reading.bounds[printed.quotation]
    if draft is not None and (draft.holds(start) or not printed.surely):
        return draft  # `"Will it hold?" Aker says it will.`
    after = quotation_after(max(token.i + 1, printed.source[1]), token, reading)
    content = [(start, end)] if after is None else [(start, end), reading.bounds[after]]
    return Draft(trim(content, reading), ((token.i, token.i + 1),), printed.source, "quotation")


def _read_verb(token: Token, cue: Cue, reading: Reading) -> Draft | None:
    """Return what one reporting verb reports, by the first rule that fits."""
    cue = with_particle(cue, reading.doc[token.i + 1 : token.i + 2].text)
    source = _source_of(token, cue, reading)
    if source is None:
        return None
    low, high = _extent(token, source, *reading.sentence_of[token.i], reading)
    if is_unsaid(token, cue, source, reading):
        # `It did not go far enough: “It leaks.”`
        quotations = [] if cue.lemma in PHASES else _read_quotations(token, low, high, reading)[0]
        return Draft(tuple(quotations), ((token.i, token.i + 1),), source, UNSAID) if quotations else None
    if not _reports(token, cue, source, reading):
        return None
    if is_aside(token, source, reading):
        return read_aside(token, source, reading)
    own_cue = ((token.i, token.i + 1),)
    quotations, whole = _read_quotations(token, low, high, reading) if cue.takes(QUOTE) else ([], False)
    apart = clause_around(token, cue, low, high, reading)
    if apart is not None:
        return Draft(trim(apart, reading), own_cue, source, "clause before")
    following = clause_after(token, cue, source, reading)
    if following is not None and _opens_anew(low, reading.sentence_of[token.i][0], reading):
        quotations = []
    if quotations and _stands_in_another(quotations[0], token, cue, source, following, reading):
        quotations = []
    if quotations and (whole or following is None):
        return Draft(trim(quotations, reading), own_cue, source, "quotation")
    if following is not None:
        parts = relative_parts(token, source, following, reading)
        condition = condition_before(token, low, following, reading)
        parts = [condition, *parts] if condition is not None else parts
        return Draft(trim(parts, reading), own_cue, source, "clause")
    block = block_after(high, token, reading) if cue.takes(QUOTE) and not cue.takes(BELIEF) else None
    if block is not None:
        return Draft(trim([block], reading), own_cue, source, "block")
    preceding = clause_before(token, cue, low, high, reading)
    if preceding is not None:
        resumed = clause_resumed(token, high, reading)
        return Draft(trim([preceding, resumed] if resumed else [preceding], reading), own_cue, source, "clause before")
    stopped = quotation_with_stop(low, high, reading) if cue.takes(QUOTE) and token.tag_ in FINITE else None
    if stopped is not None:
        return Draft(trim([reading.bounds[stopped]], reading), own_cue, source, "quotation")
    phrase = phrase_after(token, cue, source, reading)
    return Draft(trim([phrase], reading), own_cue, source, "phrase") if phrase else None


def _source_of(token: Token, cue: Cue, reading: Reading) -> Range | None:
    """Return who is printed to say what a verb reports, and the study that a relative pronoun stands for."""
    source = find_source(token, reading)
    study = study_before(token, source, reading) if source is not None and cue.takes(FINDING) else None
    return study or source


def _reports(token: Token, cue: Cue, source: Range, reading: Reading) -> bool:
    """Return whether a verb with this source tells what somebody else than the writer has said."""
    if _leads_to_cue(token) or _is_thought_of(token, cue) or (cue.takes(WISH) and not _wishes(token)):
        return False
    if _heads_question(token, reading) or _pushes_to_speak(token):
        return False
    opening = reading.doc[source[0]].lower_
    if source[1] - source[0] == 1 and (opening in WRITERS or _only_joins(source[0], token, reading)):
        return False
    if takes_up(source, reading) or _answers(token):
        return False
    return not _is_a_things(cue) or _is_thing(source, token, cue, reading)


def _pushes_to_speak(token: Token) -> bool:
    """Return whether somebody is pushed to say something: `pushed Aker to promise that it holds` tells of no words."""
    behind = (c for c in token.children if c.i > token.i and c.dep_ in {"xcomp", "ccomp", "advcl"} and c.tag_ == "VB")
    return token.lemma_ in PUSHING and any(_utters(c) for c in behind)


def _utters(verb: Token) -> bool:
    """Return whether a verb is one of saying something: "promise", and not "leave"."""
    cue = load_cues().get(verb.lower_)
    return cue is not None and cue.takes(CLAUSE) and not cue.takes(BELIEF)


def _heads_question(token: Token, reading: Reading) -> bool:
    """Return whether a paper asks what it explains, in nobody's marks: `The levy explained: What does it cost?`"""
    if token.lower_ not in EXPLAINED:
        return False
    rest = token.doc[token.i + 1 : reading.sentence_of[token.i][1]]
    if len(rest) < 2 or rest[0].text != ":":
        return False
    return rest[-1].text == "?" and all(reading.is_outside(word) for word in rest)


def _answers(token: Token) -> bool:
    """Return whether what somebody says is only taken up: `Contrary to what Aker said`, `Whatever Aker says, ...`."""
    taken = {c.lower_ for c in token.children if c.i < token.i and c.dep_ in {"dobj", "dative"}}
    against = token.dep_ == "pcomp" and not AGAINST.isdisjoint({token.head.lower_, token.head.head.lower_})
    return "whatever" in taken or ("what" in taken and against)


def _is_thought_of(token: Token, cue: Cue) -> bool:
    """Return whether others hold it of what the parser takes for the subject: `a pair thought to be the smallest`."""
    following = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    return following in (["to", "be"], ["to", "have"]) and not cue.takes(INFINITIVE, DEMAND)


def _wishes(token: Token) -> bool:
    """Return whether a verb tells of a wish: `Aker wants a boat`, and not `what Aker wants`, `wants Pell to say`."""
    own = any(c.dep_ == "nsubj" and c.i < token.i and c.lower_ not in RELATIVES for c in token.children)
    saying = any(c.i > token.i and c.tag_ == "VB" and c.lower_ in UTTERED for c in token.children)
    return own and not saying and token.dep_ in MAIN and token.tag_ in FINITE and token.text.islower()


def _only_joins(source: int, token: Token, reading: Reading) -> bool:
    """Return whether a cue only joins its sentence to the last: `That said, the dam holds.`"""
    words = [word.lower_ for word in reading.doc[source : token.i + 2]]
    return words in (["that", "said", ","], ["this", "said", ","]) and token.dep_ != "relcl"


def _read_quotations(token: Token, low: int, high: int, reading: Reading) -> tuple[list[Range], bool]:
    """Return what is quoted around an attribution from `low` to `high`, and whether that is surely all it reports."""
    first = reading.sentence_of[token.i][0]
    before = quotation_before(low, first, reading) if _may_follow(token, low, reading) else None
    if before is not None and (is_put_to_somebody(before, reading) or is_named_work(before, reading)):
        before = None
    after = quotation_after(high, token, reading)
    if before is not None and after is None:
        after = quotation_resumed(before, high, token, reading)
    found: list[Range] = []
    if before is not None:
        start, end = reading.bounds[before]
        found.append((_clause_start(min(first, reading.sentence_of[start][0]), start, reading), end))
        resumed = clause_resumed(token, high, reading) if after is None and found[0][0] < start else None
        if resumed is not None:
            found.append(resumed)
    if after is not None:
        opening = opened_outside(after, low, token, reading) if before is None else None
        if opening is not None:
            found.append(opening)
        start, end = reading.bounds[after]
        end = last_of_several(end, reading.sentence_of[start][1], reading)
        found.append((start, with_joined_clause(end, token, reading)))
    return found, after is not None or (before is not None and _is_sentence(before, reading))


def _stands_in_another(
    quoted: Range, token: Token, cue: Cue, source: Range, following: Range | None, reading: Reading
) -> bool:
    """Return whether what is quoted before an attribution belongs to words before it, as the cue has its own behind it.

    In `Although she calls it "a leaking bucket," Lindqvist praised the dam` the bucket is not what is praised.
    """
    start = next((i for i in range(*quoted) if reading.inside[i] != OUTSIDE), quoted[1])
    apart = quoted[1] <= reading.sentence_of[token.i][0]
    if apart and following is not None and reading.doc[token.i + 1].lower_ == "that":
        return True  # `"Why does it leak?" He said that it was old.`
    if start >= token.i or start == reading.sentence_of[start][0]:
        return False
    return following is not None or phrase_after(token, cue, source, reading) is not None


def _opens_anew(low: int, first: int, reading: Reading) -> bool:
    """Return whether "and" or "but" stands before an attribution: `"...," but she said it leaks` is two statements."""
    return low > first and reading.doc[low - 1].dep_ == "cc"


def _leads_to_cue(token: Token) -> bool:
    """Return whether a verb only leads to the one that reports: `went on to say`, `began by saying`."""
    if token.lemma_ not in PHASES:
        return False
    cues = load_cues()
    parts = (child for child in token.children if child.i > token.i and child.dep_ in {"xcomp", "prep", "advcl"})
    leads = (part for part in parts if part.doc[part.left_edge.i - 1].text != ",")  # `he continued, citing the cost`
    return any(word.tag_ in {"VB", "VBG"} and word.lower_ in cues for part in leads for word in (part, *part.children))


def _is_a_things(cue: Cue) -> bool:
    """Return whether a cue reports only where a sign, a letter or a poll is its subject."""
    return cue.lemma == "read" or cue.takes(FINDING)


def _is_thing(source: Range, token: Token, cue: Cue, reading: Reading) -> bool:
    """Return whether a source is a sign, a letter or whoever has findings: somebody who reads a book says nothing."""
    head = reading.doc[source[0] : source[1]].root
    if cue.lemma == "hear":
        return is_listed(head.lower_, "hearings")
    if cue.takes(FINDING) and any(word.lower_ in load_words("finders") for word in reading.doc[source[0] : source[1]]):
        return True
    if cue.lemma == "find" and (head.lower_ == "it" or (head.pos_ == "PROPN" and head.left_edge.lower_ == "the")):
        return True  # `The Audit Office found ...`, `It found ...`
    if cue.lemma == "find" and source[1] - source[0] == 1 and _counts(head, token, reading):
        return True
    inverted = head.i > token.i and has_findings(head.lower_)  # `..., finds a study of bakers`
    if cue.takes(FINDING) and (inverted or opens_with_findings(head) or is_of_research(head, token, reading)):
        return True
    if cue.lemma in ONLY_RESEARCH:
        return has_findings(head.lower_)
    if head.pos_ == "PROPN":
        # `read a statement from Aker`
        stray = head.i > token.i and any(child.lemma_ in DOCUMENTS for child in token.children)
        return stray or document_of(head) is not None
    quoted = head.lemma_ in DOCUMENTS and token.i > 0 and reading.inside[token.i - 1] != OUTSIDE
    opening = head.lower_ in load_words("findings")
    return head.pos_ == "NOUN" and (head.text[0].islower() or opening) and (head.i < token.i or quoted)


def _counts(body: Token, token: Token, reading: Reading) -> bool:
    """Return whether a name alone has found out how many: `Tarnpoll found that one in ten sells boats`.

    Whoever is named so and finds that a gate is open has counted nobody.
    """
    named = body.text[0].isupper() and body.pos_ in {"PROPN", "NOUN"} and body.left_edge.i == body.i
    told = [word.lower_ for word in token.doc[token.i + 1 : reading.sentence_of[token.i][1]]]
    return named and told[:1] == ["that"] and tells_share(told)


def _may_follow(token: Token, low: int, reading: Reading) -> bool:
    """Return whether a cue may follow a quotation: a participle only where a verb of going on holds it.

    In `Who likes "free speech" urges the towns to share it` the attribution is not the infinitive's.
    """
    if token.tag_ == "VB" and any(
        word.tag_ in FINITE and reading.is_outside(word) and word.lower_ in load_cues()
        for word in reading.doc[low : token.i]
        if word.lemma_ not in PHASES
    ):
        return False
    if token.tag_ == "VBN" and token.dep_ == "acl":
        return token.doc[token.i - 2 : token.i - 1].text == ","  # `a “fairy tale” told by heirs` tells of the tale
    return token.tag_ != "VBG" or (token.dep_ == "xcomp" and token.head.lemma_ in PHASES and token.head.i < token.i)


def _clause_start(first: int, quotation: int, reading: Reading) -> int:
    """Return where the words before a quotation begin to be reported with it.

    In `Her plan is "a farce," he said` that is the sentence's start; behind a colon or another
    cue it is the quotation's own.
    """
    doc, cues = reading.doc, load_cues()
    for i in range(quotation - 1, first - 1, -1):
        if reading.inside[i] != OUTSIDE:
            continue
        if doc[i].text in {":", ";"}:
            return i + 1
        if i == quotation - 1 and _is_behind_stop(quotation, reading):
            return quotation
        if doc[i].tag_ in FINITE and doc[i].lower_ in cues and cues[doc[i].lower_].takes(QUOTE):
            # `Aker vowed to “mend the dam,” the Gazette reported`: the paper tells what Aker vowed.
            runs_on = i < quotation - 1 and doc[quotation - 1].text not in PAUSES
            return first if runs_on else quotation
    return first


def _is_behind_stop(quotation: int, reading: Reading) -> bool:
    """Return whether a quotation opens with a capital behind a full stop: `at 11 p.m. "There was a light," ...`"""
    opening = next((t for t in reading.doc[quotation : quotation + 3] if t.is_alpha), None)
    return opening is not None and opening.text[0].isupper() and reading.doc[quotation - 1].text.endswith(".")


def _is_sentence(number: int | None, reading: Reading) -> bool:
    """Return whether a quotation is long enough to be speech of its own rather than a word in a clause."""
    if number is None:
        return False
    start, end = reading.bounds[number]
    return end - start > SENTENCE_LENGTH


def _extent(token: Token, source: Range | None, first: int, last: int, reading: Reading) -> Range:
    """Return the token range of an attribution: the cue, its auxiliaries and the source beside it."""
    low, high = token.i, token.i + 1
    if source and first <= source[0] and source[1] <= last:
        document = document_of(reading.doc[source[0] : source[1]].root)
        opening = source[0] if document is None else max(first, document.left_edge.i)
        apart = any(reading.inside[i] != OUTSIDE for i in range(high, source[0]))  # `Adding, "It leaks," Aker left.`
        low, high = min(low, source[0], opening), high if apart else max(high, source[1])
    for child in reversed(list(token.children)):
        between = any(word.text == "," for word in reading.doc[child.i : low])
        if child.dep_ in ATTACHED and first <= child.i < low and reading.inside[child.i] == OUTSIDE and not between:
            low = child.i
        if child.dep_ == "prt" and child.i == high:
            high += 1  # `The dam, Aker pointed out, is old`
    return low, high
