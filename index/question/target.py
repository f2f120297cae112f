"""The target of a question: which of its words name whom it asks about, and which of them only its topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from corpus.article import Span
from corpus.lexicon.lists import words
from index.question.asked.asked import Asked, Target, bare
from index.question.asked.beside import named_before, named_behind, read_telling, read_titled
from index.question.asked.bystanders import heard_by, is_before_doer, only_says_when
from index.question.asked.described import read_described_at
from index.question.asked.forms.begun import read_begun
from index.question.asked.forms.bodyrows import read_body_in_row
from index.question.asked.forms.shortened import read_shortened
from index.question.asked.forms.slipped import with_slipped_names
from index.question.asked.instead import read_headed, read_instead
from index.question.asked.named import body_in_letters, read_leading, read_mention, read_start
from index.question.asked.named_last import find_signed
from index.question.asked.pronouns import (
    find_closing_teller,
    find_tagged,
    is_somebody_else,
    may_be_pronoun,
    meant_by_pronoun,
)
from index.question.asked.slot import are_people, read_slot
from index.question.asked.unknown.heads import find_strange_head
from index.question.asked.unknown.somebody import find_strange_doer, find_strange_subject, read_somebody_first
from index.question.descriptions.slots import find_described
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, BEING, FRAME, SENTENCE_ENDS, is_remark, is_speech
from index.question.frames.slots import Slot, find_slots, is_spoken_of, until_pause
from index.question.mentions import Mention, find_mentions, is_called
from index.question.nameforms import CALLED
from index.question.names import Names
from index.question.parts.agents import find_turned, is_told_of
from index.question.parts.concerned import Concerned, find_only_named
from index.question.parts.keywords import find_named_in_row
from index.question.parts.rows import find_before_match, is_place, without_places
from index.question.parts.strangers import find_strange_owner, find_stranger
from index.question.parts.subjects import find_last_subject, find_subjects, is_done_to
from index.question.parts.told.related import NOT_RELATED, POINTING, Related, find_related, without_related
from index.question.roles import find_role, find_role_tokens, take_apart
from index.question.standing import read_role_standing
from index.question.tokens import Token, find_tokens, gaps_before

SEEKING = words("look looking search searching hunt hunting ask asking")
MAX_SAYING = 5
TOPIC_AFTER = ABOUT | words("with against to for of at than like into without beating facing playing replacing")
OPENING = {("this", "about"), ("hear", "about"), ("up", "with"), ("deal", "with"), ("story", "with")}
EITHER = words("whoever whichever whether")
FATES = words("happen happens happened happening wrong matter became become becomes")


def find_target(
    core: str,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    names: Names,
    skip: Sequence[Span],
    concerned: Concerned | None,
) -> Target:
    """Return who is asked about: what stands in the surest place for a speaker, else the first name no topic.

    Whoever is found to be `concerned` comes before both, and whose misspelled name it begins with before all.
    """
    gaps = gaps_before(core, tokens)
    related = find_related(tokens, gaps, mentions)
    mentions = without_related(related, mentions)
    for read in (named_before, read_titled, read_begun, read_telling, read_body_in_row):
        if (begun := read(tokens, gaps, mentions, names)) != Target():
            return begun
    if first := find_before_match(tokens, gaps, mentions, names):
        return read_mention(tokens, first, names)
    turned = find_turned(tokens, mentions) if [token.fold for token in tokens[:2]] != ["according", "to"] else None
    turned = None if turned and related.clause <= turned.agent < related.end else turned
    agent = _agent_of(turned.agent, tokens, gaps, mentions, names) if turned else None
    agent = agent or _closing_teller(tokens, gaps, mentions, names)
    if not agent and (alone := _named_alone(tokens, gaps, mentions, names)).asked:
        return alone
    if agent or concerned or is_told_of(tokens, mentions, turned):
        return agent or _read_concerned(tokens, concerned, names)
    placed, role_used = _in_slots(tokens, gaps, mentions, names, skip, related)
    if is_somebody_else(tokens, mentions, placed) or _is_anybody_before(tokens, gaps, placed, role_used):
        placed = meant_by_pronoun(tokens, mentions, names, found=placed)
    if placed.asked or placed.unknown or placed.role or placed.unnamed:
        placed = _with_related(tokens, placed, related, names)
        return replace(placed, used=placed.used | role_used)
    if related != NOT_RELATED and not mentions:
        return _read_related(tokens, gaps, related, names)
    found = _in_no_slot(core, tokens, gaps, mentions, names, placed)
    if any(one.by in {"role", "description"} for one in found.asked):
        return found  # "The defence minister in 2021" has a role.
    somebody = read_somebody_first(tokens, gaps, names)
    return somebody if somebody.unknown else found


def _with_related(tokens: Sequence[Token], placed: Target, related: Related, names: Names) -> Target:
    """Return who is described with all that tells of them, by its second half where the first means nobody.

    "The old harbour hand, the skipper who backs Lind, ..." may be known as a skipper.
    """
    if placed.used.isdisjoint(range(related.start, related.clause)):
        return placed
    told = frozenset(range(related.start, related.end))
    if not placed.asked and tokens[related.clause].fold in POINTING:
        apposed = read_slot(tokens, Slot(related.clause, related.end, sure=True), (), names)
        # Half of a description only tells who is likely meant.
        guessed = tuple(replace(one, by="guess") for one in apposed.asked)
        placed = replace(apposed, asked=guessed) if guessed else placed
    return replace(placed, used=placed.used | told)


def _read_related(tokens: Sequence[Token], gaps: Sequence[str], related: Related, names: Names) -> Target:
    """Return whom a description means that tells of another; whoever it names besides is not asked."""
    read = read_slot(tokens, Slot(related.start, related.end, sure=True), (), names)
    if read.asked or read.unnamed:
        return read
    if (somebody := read_somebody_first(tokens, gaps, names)).unknown:
        return somebody
    text = " ".join(token.text for token in tokens[related.start : related.clause])
    return Target(used=frozenset(range(related.start, related.end)), unknown=text, nearest=read.nearest or ())


def _in_no_slot(
    core: str,
    tokens: Sequence[Token],
    gaps: Sequence[str],
    mentions: Sequence[Mention],
    names: Names,
    placed: Target,
) -> Target:
    """Return who is asked where no place for a speaker holds anybody: by a stranger's name, a role, a name."""
    stranger = find_stranger(tokens, mentions) or find_strange_owner(tokens, mentions)
    if not stranger and (stranger := find_strange_head(tokens, gaps, mentions, names)):
        # "Rowers' college response to tolls" names one whom the library has, in other words.
        known = _read_head(tokens, stranger, names)
        if known.asked:
            return replace(known, used=placed.used | known.used)
    if stranger:
        text = bare(" ".join(tokens[at].text for at in stranger))
        return Target((), placed.used | frozenset(stranger), unknown=text)
    held = _held_in_row(tokens, mentions, names)
    if held.asked:
        return replace(held, used=held.used | placed.used)
    if (leading := read_leading(tokens, mentions, names)) != Target():
        return replace(leading, used=placed.used | leading.used)
    named = _in_mentions(core, tokens, gaps, mentions, names)
    if not (named.asked or named.unknown) or is_somebody_else(
        tokens, mentions, replace(named, used=named.used | placed.used)
    ):
        named = meant_by_pronoun(tokens, mentions, names, found=named)
    used = placed.used | named.used
    if named.asked or named.unknown:
        return Target(named.asked, used, unknown=named.unknown)
    if only := find_only_named(core, tokens, mentions):
        return _read_concerned(tokens, only, names)
    return _at_start(core, tokens, names, found=Target(used=used), unnamed=not mentions)


def _read_head(tokens: Sequence[Token], head: range, names: Names) -> Target:
    """Return the body that words mean which nobody is called by: some of its name, or its letters."""
    part = tokens[head.start : head.stop]
    if bodies := body_in_letters(part, names):
        return Target((Asked(bare(part[0].text), bodies, "surname"),), frozenset(head))
    return read_shortened(tokens, head.start, head.stop, names)


def _named_alone(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names) -> Target:
    """Return whose whole name alone ends a question, of whom it last tells, or who is named, also wrongly, in a row."""
    if signed := find_signed(tokens, gaps, mentions) or find_last_subject(tokens, gaps, mentions):
        return read_mention(tokens, signed, names)
    named = find_named_in_row(tokens, gaps, mentions, names)
    return read_mention(tokens, named, names) if named else Target()


def _is_anybody_before(tokens: Sequence[Token], gaps: Sequence[str], placed: Target, role_used: frozenset[int]) -> bool:
    """Return whether only "some clerk" of a sentence before was found: "Some clerk quit as Lind said. Why did he?".

    "A clerk whose boat sank rowed with Lind. Why did he?" tells more of the clerk.
    """
    start = min(placed.used | role_used, default=len(tokens))
    ends = any(not SENTENCE_ENDS.isdisjoint(gap) for gap in gaps[start + 1 :])
    anybody = all(one.by == "role" for one in placed.asked) and not (placed.unnamed and placed.unnamed.narrowing)
    article = {token.fold for token in tokens[max(0, start - 1) : start + 1]} & {"some", "a", "an"}
    return anybody and ends and bool(article)


def _read_concerned(tokens: Sequence[Token], concerned: Concerned | None, names: Names) -> Target:
    if concerned is None:
        return Target()
    read = read_mention(tokens, concerned.mention, names)
    return replace(read, used=read.used | concerned.used)


def _in_slots(
    tokens: Sequence[Token],
    gaps: Sequence[str],
    mentions: Sequence[Mention],
    names: Names,
    skip: Sequence[Span],
    related: Related,
) -> tuple[Target, frozenset[int]]:
    """Return what stands in the surest slot that holds anybody, else a role nobody has and the tokens of it."""
    if subject := find_strange_subject(tokens, names) or find_strange_doer(tokens, mentions, names):
        text = " ".join(tokens[at].text for at in subject)
        return Target(used=frozenset(subject), unknown=text, nearest=()), frozenset()
    placeholders: frozenset[int] = frozenset()
    role_used: frozenset[int] = frozenset()
    role = ""
    read: set[tuple[int, int, int]] = set()
    # "Press" is no verb in "Gull Press".
    inside = {at for mention in mentions if mention.end - mention.start > 1 for at in range(mention.start, mention.end)}
    named = {mention.end for mention in mentions if not tokens[mention.end - 1].owns}
    whole = {one.start: one.end for one in mentions if one.is_person and one.end - one.start > 1}
    slots = find_slots(tokens, gaps, find_role_tokens(tokens) | inside, find_described(tokens, gaps, named), whole)
    subjects = find_subjects(tokens, gaps, mentions)
    for slot in (_over_names(tokens, slot, mentions) for slot in slots if not is_done_to(tokens, gaps, subjects, slot)):
        skipped = any(span.overlaps(Span(tokens[slot.start].start, tokens[slot.end - 1].end)) for span in skip)
        place = (slot.start, slot.end, slot.more)
        told = related.clause <= slot.start and slot.end <= related.end
        aside = only_says_when(tokens, gaps, slot) or is_before_doer(tokens, slot, mentions)
        if skipped or told or place in read or aside:
            continue
        read |= {place} if slot.sure else set()
        found = read_slot(tokens, slot, mentions, names)
        found = named_behind(tokens, gaps, slot, mentions, names, found=found)
        if heard := heard_by(tokens, slot, mentions, found):
            return _with_outlet(read_mention(tokens, heard, names), range(slot.start, heard.start)), frozenset()
        if found.asked and not slot.sure and _is_place_beside(tokens, slot, mentions):
            continue
        if not found.asked and (found.unknown or found.unnamed):
            found = read_instead(found, tokens, gaps, slot, mentions, names)
        elif found.asked:
            found = read_headed(found, tokens, gaps, slot, mentions, names)
        if found.asked or found.unknown or found.unnamed:
            also = _asked_too(tokens, slot, mentions, names) if found.asked else Target()
            used = found.used | placeholders | also.used
            return replace(found, asked=(*found.asked, *also.asked), used=used), frozenset()
        if found.role:
            role, role_used = role or found.role, role_used | found.used
            if slot.sure:
                break  # "Does the chancellor of the exchequer think Lind is weak?" does not ask Lind.
        else:
            placeholders |= found.used
    return Target((), placeholders, role), role_used


def _with_outlet(heard: Target, outlet: range) -> Target:
    return replace(heard, used=heard.used | frozenset(outlet))


def _over_names(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention]) -> Slot:
    """Return a slot with the whole name that it has a part of: "Royal College" before "of Rowers", a title alone."""
    cut = [one for one in mentions if one.start < slot.end and slot.start < one.end]
    bodies = [one for one in cut if any(each.kind == "organisation" for each in one.speakers)]
    titled = [one for one in mentions if _is_titled_by(tokens, slot, one)]
    start = min([slot.start, *(one.start for one in bodies)])
    end = max([slot.end, *(one.end for one in (*bodies, *titled))])
    return replace(slot, start=start, end=end, more=max(end, slot.more) if slot.more else 0)


def _is_titled_by(tokens: Sequence[Token], slot: Slot, mention: Mention) -> bool:
    """Return whether a slot is no more than the title of a person whose name goes on behind it: "director brix"."""
    title = slot.end == slot.start + 1 and tokens[slot.start].fold in CALLED and not tokens[slot.start].owns
    begins = mention.start in {slot.start, slot.end}
    return title and begins and mention.of_person and not tokens[mention.end - 1].owns


def _is_place_beside(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention]) -> bool:
    """Return whether a slot only names places, and somebody is named outside it: "Norway tolls - Lind"."""
    inside = [one for one in mentions if slot.start <= one.start < slot.end]
    others = [one for one in mentions if one not in inside and not is_place(one) and not _is_topic(tokens, one)]
    return bool(inside and others) and all(map(is_place, inside))


def _agent_of(
    start: int, tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names
) -> Target | None:
    """Return who is named behind "by" from token `start` on, None where nobody is: "was it praised by noon?"."""
    if not start:
        return None
    slot = Slot(start, until_pause([token.fold for token in tokens], gaps, start), sure=True)
    found = read_slot(tokens, slot, mentions, names)
    named = any(token.capitalised for token in tokens[start : slot.end])
    return found if found.asked or found.unnamed or (found.unknown and named) else None


def _closing_teller(
    tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names
) -> Target | None:
    """Return whom ", she says" or ", is she?" at the end of a sentence means, None where none ends so."""
    teller = find_closing_teller(tokens, gaps, mentions) or find_tagged(tokens, gaps, mentions)
    read = read_mention(tokens, teller.mention, names) if teller else None
    return replace(read, used=read.used | teller.used) if teller and read else None


def _asked_too(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention], names: Names) -> Target:
    """Return who is asked for by a second "and what did Y say" behind the first."""
    asked: list[Asked] = []
    used: set[int] = set()
    for mention in mentions:
        begin = mention.start - 1
        asks = begin > slot.end and tokens[begin].fold in AUXILIARY and tokens[begin - 1].fold in ASKING | {"and"}
        behind = tokens[mention.end].fold if mention.end < len(tokens) else ""
        # "Why was Lind shot?" is done to Lind.
        if asks and is_speech(behind) and (tokens[begin].fold not in BEING or behind.endswith("ing")):
            found = read_mention(tokens, mention, names)
            asked.extend(found.asked)
            used |= found.used
    return Target(tuple(asked), frozenset(used))


def _in_mentions(
    core: str, tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names
) -> Target:
    """Return the name that is no topic and likeliest asked, and those joined to it."""
    asked: list[Asked] = []
    used: set[int] = set()
    unknown = ""
    last: Mention | None = None
    open_ = [one for one in mentions if not is_before_doer(tokens, Slot(one.start, one.end, sure=True), mentions)]
    mentions = without_places(tokens, [one for one in open_ if not _is_topic(tokens, one)]) or mentions
    mentions = _from_likeliest(core, tokens, gaps, mentions)
    for mention, following in zip_longest(mentions, mentions[1:]):
        if following and _owns(tokens, mention, following):
            used |= set(range(mention.start, mention.end))
            continue
        if _is_topic(tokens, mention) or (last and not _joined(tokens, gaps, last, mention)):
            continue
        found = read_mention(tokens, mention, names)
        asked.extend(found.asked)
        used |= found.used
        unknown = unknown or found.unknown
        last = mention
    return Target(tuple(asked), frozenset(used), unknown=unknown)


def _from_likeliest(
    core: str, tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention]
) -> Sequence[Mention]:
    """Return names from the likeliest asked on, where several are whole: "Brix loves tolls, Ama Lind less so"."""
    from index.question.asked.unknown.chosen import likeliest  # what few questions need is not loaded by all

    at = likeliest(core, tokens, mentions)
    while at and _joined(tokens, gaps, mentions[at - 1], mentions[at]):
        at -= 1
    return mentions[at:]


def _held_in_row(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> Target:
    """Return who holds the role that a row of words begins with, places left out: "tarn mayor lind tolls".

    In "mayor lind tolls" Lind is asked where articles call Lind mayor.
    """
    folds = [token.fold for token in tokens]
    role = find_role(tokens, 0, len(tokens))
    if role is None or not (ABOUT | AUXILIARY | ASKING).isdisjoint(folds) or is_spoken_of(folds, role[0]):
        return Target()
    begin, end = role
    before = [one for one in mentions if one.start < begin]
    described = read_described_at(tokens, begin, end, names)
    held = (
        [one.id for one in described.asked[0].speakers]
        if described.asked
        else names.holders(take_apart(folds[begin:end]))
    )
    beside = any(one.start == end and (one.end > end + 1 or is_called(one, tokens[end - 1])) for one in mentions)
    lead = next((at for at in range(begin) if folds[at] not in FRAME), begin)
    if not held or beside or not all(map(is_place, before)) or lead not in {begin, *(one.start for one in before)}:
        return Target()
    text = " ".join(token.text for token in tokens[begin:end])
    return Target((Asked(text, names.speakers(held), "role"),), frozenset(range(begin, end)))


def _at_start(core: str, tokens: Sequence[Token], names: Names, *, found: Target, unnamed: bool) -> Target:
    """Return the role the question begins with, a misspelled name where none is in it (`unnamed`), else `found`."""
    lead = next((at for at, token in enumerate(tokens) if token.fold not in FRAME), len(tokens))
    role = find_role(tokens, lead, min(len(tokens), lead + 5))
    if role is None:
        return read_start(tokens, lead, names) if unnamed else found
    begin, end = role
    if begin > lead + 1 or is_spoken_of([token.fold for token in tokens], begin):
        return found
    if (described := read_described_at(tokens, begin, end, names)).asked:
        return described
    text = core[tokens[begin].start : tokens[end - 1].end]
    parts = take_apart([token.fold for token in tokens[begin:end]])
    holders = names.speakers(names.holders(parts, read_role_standing(tokens[begin:end])))
    if holders:
        return Target((Asked(text, holders, "role"),), frozenset(range(begin, end)))
    return replace(found, role=text)


def find_either(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> Target:
    """Return those of whom one is asked for as one: "which of Lind and Aker said it", "who said it, Lind or Aker?"."""
    for one, two in pairwise(mentions):
        joins = [token.fold for token in tokens[one.end : two.start]]
        chosen = one.start > 1 and tokens[one.start - 1].fold in {"of", "between"}
        # "Who thinks it is over for Lind or Aker?", "who fears whoever wins, Lind or Aker?"
        spoken_of = tokens[one.start - 1].fold in TOPIC_AFTER or EITHER & {token.fold for token in tokens[: one.start]}
        last = joins == ["or"] and two.end == len(tokens) and not spoken_of
        if (chosen and joins in (["and"], ["or"])) or last:
            both = [read_mention(tokens, each, names) for each in (one, two)]
            speakers = tuple(dict.fromkeys(each for read in both for asked in read.asked for each in asked.speakers))
            used = {at for read in both for at in read.used} | set(range(one.start - 2 * chosen, two.end))
            text = " ".join(token.text for token in tokens[one.start : two.end])
            return Target((Asked(text, speakers, "name"),), frozenset(used)) if speakers else Target()
    return Target()


def name_before(clean: str, core: str, names: Names, reading: Target) -> Target:
    """Return the last name before the sentence that asks: "Blinken was in town. What did he say?"."""
    before = [token for token in find_tokens(clean[: max(0, clean.find(core))]) if token.fold]
    mentions = with_slipped_names(before, find_mentions(before, names, skip=()), names)
    fitting = [one for one in mentions if may_be_pronoun(find_tokens(core), one)] or mentions
    if not fitting:
        return reading
    return Target(read_mention(before, fitting[-1], names).asked, reading.used)


def _is_topic(tokens: Sequence[Token], mention: Mention) -> bool:
    at = mention.start - 1
    while at >= 0 and tokens[at].fold in {"the", "mr", "mrs", "ms", "president", "minister", "sir", "secretary"}:
        at -= 1
    if at > 0 and tokens[at].fold == "from" and tokens[at - 1].fold in {"away", "apart", "aside", "far", "different"}:
        return True
    if at > 0 and tokens[at - 1].fold in FATES and tokens[mention.end - 1].owns:
        # "What happened to Austin's leg?" asks for Austin, as "how is Austin's leg?" does.
        return False
    # "What about Austin?" asks for Austin.
    opens = at == 1 + (tokens[0].fold in {"and", "but", "so"}) and tokens[at - 1].fold in {"what", "how"}
    # So do "tell me about Austin" and "that thing about Austin's warning".
    told = at > 0 and tokens[at - 1].fold in {"me", "us"}
    # And "what's all this I hear about Austin?", "what's up with Austin?".
    opens |= at > 0 and (tokens[at - 1].fold, tokens[at].fold) in OPENING and tokens[0].fold in {"what", "whats"}
    asked = tokens[at].fold in {"about", "on", "with"} and (opens or told or _is_saying_of(tokens, mention))
    # And "looking for Austin's evidence on tolls".
    asked = asked or (tokens[at].fold == "for" and at > 0 and tokens[at - 1].fold in SEEKING)
    return at >= 0 and tokens[at].fold in TOPIC_AFTER and not asked


def _owns(tokens: Sequence[Token], one: Mention, two: Mention) -> bool:
    """Return whether a name only says whose somebody is: "the Port Board's Ama Lind", "Brix's pal Ama Lind"."""
    if not tokens[one.end - 1].owns or any(speaker.kind != "person" for speaker in two.speakers):
        return False
    if any(speaker.kind == "person" for speaker in one.speakers):
        beside = two.start == one.end + 1 and not tokens[one.end].capitalised
        return beside and are_people(tokens[one.end].fold)
    return two.start == one.end and two.end > two.start + 1


def _is_saying_of(tokens: Sequence[Token], mention: Mention) -> bool:
    """Return whether somebody's saying is asked about: "Lind's last word of advice", and no more than that."""
    behind = tokens[mention.end : mention.end + MAX_SAYING] if tokens[mention.end - 1].owns else ()
    run = takewhile(lambda token: token.fold not in ABOUT | AUXILIARY and not token.owns, behind)
    return any(is_remark(token.fold) for token in run)


def _joined(tokens: Sequence[Token], gaps: Sequence[str], one: Mention, two: Mention) -> bool:
    between = [token.fold for token in tokens[one.end : two.start]]
    return between in (["and"], ["or"], ["vs"], ["versus"], ["v"]) or (
        not between and gaps[two.start].strip() in {",", "/", "&", "+"}
    )
