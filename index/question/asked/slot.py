"""Whom a slot names: each of its parts read as a name, a description, a role, or a name with a body behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon.deeds import load_everyday
from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.places import load_place_phrases, load_places
from corpus.people.roles import noun_of
from index.question.asked.asked import ANYBODY, Asked, Target, bare
from index.question.asked.described import (
    find_description,
    read_placed,
    read_several,
    told_apart,
    with_shared_owner,
)
from index.question.asked.forms.shortened import THOSE_THERE, read_shortened
from index.question.asked.forms.speaking import read_longer_body
from index.question.asked.joined import parts_of
from index.question.asked.named import BEFORE_A_NAME, is_namelike, read_first_name, read_named, read_spelled
from index.question.asked.named_last import find_named_last
from index.question.asked.unknown.somebody import is_somebody_asked
from index.question.descriptions.phrase import RELATIVE, is_head, read_phrase
from index.question.descriptions.several import NO_DOERS
from index.question.descriptions.slots import is_settlement
from index.question.frames.frames import BEING, DETERMINERS, FRAME
from index.question.frames.slots import Slot
from index.question.mentions import NICKNAMING, PART_ENDS, Mention, are_cased, find_mentions
from index.question.nameforms import ADDRESSING, BEFORE_FIRST_NAMES, TITLES, Form
from index.question.names import Names
from index.question.parts.rows import has_strange_surname, is_place, longer_name, only_listed, without_describing
from index.question.parts.strangers import is_strange_name
from index.question.parts.subjects import is_doing
from index.question.roles import find_role, longest_phrase, read_role, take_apart
from index.question.standing import read_role_standing
from index.question.tokens import Token, find_tokens, fold_text, pauses_before

OF_BODIES = words("from of at")
PLACES = words("city town village county state borough")
AT_PLACE = words("in of at")
"""What stands between a body's noun and where it is."""
PLACING = OF_BODIES | {"in"}
"""What stands between a name and where somebody is from, or spoke."""
BODIES = ("collectives", "bodies", "generic bodies", "organisation words")
COMPANY = words("family household entourage people kids mates folks staff crew")
"""Nouns for those who belong to somebody."""


def read_slot(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention], names: Names) -> Target:
    """Return what stands in the speaker's place: known names first, then roles, then names spelled otherwise."""
    slot = _without_doing(tokens, _without_noun(tokens, slot, mentions, names), names)
    return _read_body_there(tokens, slot, mentions, names) or _read_parts(tokens, slot, mentions, names)


def _read_parts(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention], names: Names) -> Target:
    """Return whom the parts of a slot mean, those of whom nobody knows among them."""
    cased = are_cased(tokens)
    found: list[Target] = []
    parts = _joined_in_office(tokens, list(parts_of(tokens, slot, mentions)), mentions)
    for start, whole in parts:
        end = _before_body(tokens, start, whole, mentions) if slot.sure else whole
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
        if read_whole := _read_whole(tokens, (start, whole), slot, inside, names):
            found.append(read_whole)
            continue
        row = read_phrase(tokens, start, end) if len(inside) > 1 else None
        if row and sum(not tokens[each.end - 1].owns for each in inside if each.start < row.head) > 1:
            # Names and nouns in a row, "ama lind ole brix best captain", describe nobody; "head of Gull Norland" does.
            continue
        phrase = find_description(tokens, start, end, inside, sure=slot.sure)
        if phrase and len(parts) > 1:
            phrase = with_shared_owner(tokens, phrase, parts)
        read = read_placed(tokens, phrase, slot, (start, end), names) if phrase else Target()
        owned = _owned_by(tokens, end, inside)
        if read.asked or read.unknown or read.role or (phrase and not owned):
            found.append(read)
        elif owned:
            found.append(_unknown(tokens, start, owned) if slot.sure else Target())
        elif inside and slot.sure and (longer := read_longer_body(tokens, start, end, inside, names)).unknown:
            found.append(longer)
        elif inside and not has_strange_surname(tokens, (start, end), inside, names, sure=slot.sure):
            found += _read_names(tokens, (start, end), slot, inside, names)
        elif end < whole:
            found.append(_read_of_body(tokens, (start, end, whole), names))
        else:
            found.append(_read_unnamed(tokens, start, end, names, cased=cased, sure=slot.sure))
    used = frozenset[int]().union(*(one.used for one in found))
    asked = tuple(each for one in found for each in one.asked)
    if asked:
        used |= {at for at in range(slot.start, slot.end) if tokens[at].fold in PART_ENDS}
        used |= set(range(slot.end, slot.more))
    unknown = next((one for one in found if one.unknown), Target())
    role = next((one.role for one in found if one.role), "")
    unnamed = next((one.unnamed for one in found if one.unnamed), None)
    guessed = next((one for one in found if asked and all(each.by == "guess" for each in asked)), Target())
    described = guessed if guessed.used else unknown
    if (guessed.used or unknown.nearest is not None) and described.used and not unnamed:
        from index.question.descriptions.unnamed import read_unnamed  # what few questions need is not loaded by all

        unnamed = read_unnamed(tokens, min(described.used), max(described.used) + 1, names)
    return Target(asked, used, role, unknown.unknown, unknown.nearest, None if asked and not guessed.used else unnamed)


def _read_shortened(tokens: Sequence[Token], place: tuple[int, int], inside: Sequence[Mention], names: Names) -> Target:
    """Return the body whose name has the words of a part of a slot, where no name in it stands for as many of them."""
    named = sum(one.end - one.start for one in inside)
    read = read_shortened(tokens, *place, names) if named < place[1] - place[0] else Target()
    return Target() if inside and any(one.by == "guess" for one in read.asked) else read


def _read_names(
    tokens: Sequence[Token], place: tuple[int, int], slot: Slot, inside: Sequence[Mention], names: Names
) -> list[Target]:
    """Return whom the names in a part of a slot mean, each by itself, or a longer name that nobody has."""
    start, end = place
    if slot.sure and (longer := longer_name(tokens, start, end, inside)):
        nearest = tuple(one.name for one in inside[0].speakers[:3])
        return [replace(_unknown(tokens, longer.start, longer.stop), nearest=nearest)]
    told = without_describing(tokens, inside)
    # "Lind adviser" is no topic in "Lind adviser Ole Brix on tolls".
    found = [Target(used=frozenset(range(inside[0].start, told[0].start)))]
    for mention in _apposed(tokens, told):
        read = read_named(tokens, start, mention, names)
        found.append(told_apart(tokens, read, (mention.end, end), slot, names))
    return found


def _joined_in_office(
    tokens: Sequence[Token], parts: list[tuple[int, int]], mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """Return one part for two offices of one who is named behind: "president and publisher of Gull Press Ama Lind"."""
    if len(parts) != 2:
        return parts
    (start, noun), (second, end) = parts
    alone = noun_of(tokens[noun - 1].fold) and not any(tokens[at].capitalised for at in range(start, noun))
    one = alone and tokens[second].fold not in DETERMINERS and find_named_last(tokens, second, end, mentions)
    return [(start, end)] if one else parts


def _read_whole(
    tokens: Sequence[Token], place: tuple[int, int], slot: Slot, inside: Sequence[Mention], names: Names
) -> Target | None:
    """Return whom a part of a slot means that is one description as a whole, None where it is none."""
    start, end = place
    if strange := _strange_fellow(tokens, start, end, inside):
        return _unknown(tokens, strange.start, strange.stop)
    if slot.sure and not inside and is_settlement(tokens, start, end):
        return _unknown(tokens, start, end)
    if named := find_named_last(tokens, start, end, inside):
        read = read_named(tokens, start, named[0], names)
        return replace(read, used=read.used | frozenset(range(start, end)))
    if (shortened := _read_shortened(tokens, place, inside, names)).asked:
        return shortened
    return read_several(tokens, start, end, inside, names) if slot.sure else None


def _read_body_there(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention], names: Names) -> Target | None:
    """Return the body with the place behind it, "the police department in Tarn"; None where no place stands there.

    That of another place, of whose name the words are a part, is not meant.
    """
    at = next((at for at in range(slot.start + 1, slot.end) if tokens[at].fold in AT_PLACE), slot.end)
    if at < slot.end - 1 and tokens[at].fold == "of" and tokens[at - 1].fold in PLACES:
        # "The town of Aker's statement" is that of Aker, where it has a word itself.
        town = next((one for one in mentions if one.start == at + 1 and not one.of_person), None)
        town = town if town and (town.end == slot.end or tokens[town.end - 1].owns) else None
        return read_named(tokens, slot.start, town, names) if town else None
    end = _end_of_place(tokens, at + 1) if at < len(tokens) and tokens[at].fold in AT_PLACE else 0
    if end < slot.end or not end or not is_listed(tokens[at - 1].fold, "collectives", "bodies", "generic bodies"):
        return None
    if any(tokens[place].capitalised or tokens[place].owns for place in range(slot.start + 1, at)):
        return None
    if (read := read_shortened(tokens, slot.start, end, names)).asked:
        return read
    part = next((one for one in mentions if one.end == at and slot.start <= one.start), None)
    place = {token.fold for token in tokens[at + 1 : end]}
    others = part is not None and part.form is Form.PART and not part.of_person
    if not part or not others or any(place & {*fold_text(one.name).split()} for one in part.speakers):
        return None
    return _unknown(tokens, slot.start, end)


def _end_of_place(tokens: Sequence[Token], start: int) -> int:
    """Return where a place ends that begins at `start`: known, or in capitals; 0 where none does."""
    if length := longest_phrase([token.fold for token in tokens], start, load_place_phrases()):
        return start + length
    end = start
    while end < len(tokens) and tokens[end].capitalised and tokens[end].fold not in FRAME:
        end += 1
    return end if end > start else 0


def _without_noun(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention], names: Names) -> Slot:
    """Return a slot without the noun for anybody that stands right behind its name: "that Lind person".

    What tells where they are goes with it: "that Lind fella in Aker". "The Gull people" are the body, where it is one,
    and "the Norland people" no government.
    """
    inside = [one for one in mentions if slot.start <= one.start and not tokens[one.end - 1].owns]
    people = {one.end for one in inside if one.of_person}
    nouns = (at for at in range(slot.start, slot.end) if at in people and tokens[at].fold in load_words("people"))
    last = next(nouns, slot.end)
    if last == slot.end - 1 or (last < slot.end and tokens[last + 1].fold in PLACING):
        return replace(slot, end=last, more=max(slot.more, slot.end))
    last = slot.end - 1
    body = next((one for one in inside if one.end == last and not one.of_person), None)
    whole = body is not None and all(token.fold in DETERMINERS for token in tokens[slot.start : body.start])
    noun = body is not None and whole and tokens[last].fold in THOSE_THERE and not _is_where(tokens, body, names)
    return replace(slot, end=last, more=max(slot.more, slot.end)) if noun else slot


def _is_where(tokens: Sequence[Token], name: Mention, names: Names) -> bool:
    """Return whether a body's name is a place's too, also one that only articles tell of: "in Newbrook"."""
    fold = tokens[name.start].fold
    single = name.end == name.start + 1 and not tokens[name.start].text.isupper()
    return is_place(name) or (single and names.article_frequency(f"in {fold}") > 0)


def _without_doing(tokens: Sequence[Token], slot: Slot, names: Names) -> Slot:
    """Return a slot without what whoever it names is doing: "ama lind banging" before "on about tolls"."""
    last = slot.end - 1
    doing = slot.start < last and not tokens[last - 1].owns and is_doing(tokens, last, names)
    named = doing and not any(
        token.fold in FRAME or is_head(tokens, at) for at, token in enumerate(tokens[slot.start : last], slot.start)
    )
    return replace(slot, end=last, more=max(slot.more, slot.end)) if named else slot


def _before_body(tokens: Sequence[Token], start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Return where a name ends that says behind it where somebody is from: "Ole from Brix Ferries"; `end` for none.

    "Lord Brix in the debate on tolls" says where he spoke.
    """
    at = next((at for at in range(start + 1, min(end - 1, start + 5)) if tokens[at].fold in PLACING), end)
    if at == end:
        return end
    part = tokens[start:at]
    if any(token.fold in FRAME or token.owns or token.fold.isdigit() for token in part):
        return end
    if any(is_head(tokens, place) and not tokens[place].namelike for place in range(start, at)):
        return end
    named = any(mention.end == at and mention.of_person for mention in mentions)
    # "Archbishop of Okerby" is an office.
    first = (part[0].fold in TITLES and len(part) > 1) or any(token.fold in load_first_names() for token in part[:2])
    # "Bank of Okerby" and "Duchess of Brix" are names themselves.
    return at if named or first or (tokens[at].fold in {"from", "at"} and tokens[start].capitalised) else end


def _read_of_body(tokens: Sequence[Token], places: tuple[int, int, int], names: Names) -> Target:
    """Return whom a name means that no mention is, with the body behind it, which tells those of one first name apart.

    `places` are where the name begins and ends, and where the body ends.
    """
    start, end, whole = places
    span = frozenset(range(start, whole))
    while start < end - 1 and tokens[start].fold in TITLES:
        start += 1
    part = tokens[start:end]
    named = read_first_name(part, span, names, beside=tokens[end + 1 : whole])
    return named if named.asked or named.nearest else read_spelled(part, span, names, known_only=False)


def _owned_by(tokens: Sequence[Token], end: int, inside: Sequence[Mention]) -> int:
    """Return where whoever belongs to somebody named ends, 0 where nobody does: "Lind's lawyers" are not Lind.

    Nor is the Port Board whoever has a name that nobody has, "the Port Board's Wanda Kolb". Behind a name and a comma
    they tell more of whom it names: "Ama Lind, Brix's man".
    """
    if len(inside) > 1 and inside[0].is_person and pauses_before(tokens, inside[0].end):
        return 0
    for mention in inside[-1:]:
        person = any(one.kind == "person" for one in mention.speakers)
        owns = tokens[mention.end - 1].owns and mention.end < end
        # "Lind's running mate" too.
        ends = [at + 1 for at in range(mention.end, min(end, mention.end + 2)) if are_people(tokens[at].fold)]
        if person and owns and ends:
            return ends[-1]
        strange = mention.end <= end - 2 <= mention.end + 2 and is_strange_name(tokens, end - 2)
        if owns and strange and not any(token.capitalised for token in tokens[mention.end : end - 2]):
            return end
    return 0


def _strange_fellow(tokens: Sequence[Token], start: int, end: int, mentions: Sequence[Mention]) -> range:
    """Return the tokens of a name nobody has before a noun for anybody, else none: "that Kolb fella in Aker".

    A place, or a word that more than people bear, may describe him: "that Norland fella".
    """
    start += tokens[start].fold in {"that", "this"}
    if not start or start + 1 >= end or tokens[start - 1].fold not in {"that", "this"}:
        return range(0)
    one, noun = tokens[start : start + 2]
    known = any(each.start <= start < each.end for each in mentions)
    named = one.capitalised and not one.text.isupper() and not one.owns and one.fold.isalpha() and len(one.fold) > 2
    described = one.fold in load_places() or noun_of(one.fold) or is_listed(one.fold, *BODIES)
    behind = start + 2 == end or tokens[start + 2].fold in PLACING | {"over"}
    fellow = named and not known and not described and noun.fold in load_words("people") and not noun.capitalised
    return range(start, start + 1) if fellow and behind else range(0)


def _unknown(tokens: Sequence[Token], start: int, end: int) -> Target:
    text = bare(" ".join(token.text for token in tokens[start:end]))
    return Target(used=frozenset(range(start, end)), unknown=text, nearest=())


def _apposed(tokens: Sequence[Token], inside: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mentions without those that only say whose man the one behind them is: "Rubio's man Lee Ahrens"."""
    owned = [mention for mention in inside[:-1] if tokens[mention.end - 1].owns]
    return only_listed(tokens, [mention for mention in inside if mention not in owned])


def read_name(text: str, names: Names) -> tuple[Asked, ...]:
    """Return whom a name alone can mean; empty where nobody bears it or one much like it."""
    tokens = [token for token in find_tokens(text) if token.fold]
    if not tokens:
        return ()
    slot = Slot(0, len(tokens), sure=True)
    asked = read_slot(tokens, slot, find_mentions(tokens, names, skip=()), names).asked
    return tuple(one for one in asked if one.by != "guess")


def read_holders(text: str, names: Names) -> tuple[Asked, ...]:
    """Return who is called by a role alone; empty where nobody is."""
    holders = names.speakers(names.holders(read_role(text), read_role_standing(find_tokens(text))))
    return (Asked(text, holders, "role"),) if holders else ()


def _read_unnamed(tokens: Sequence[Token], start: int, end: int, names: Names, *, cased: bool, sure: bool) -> Target:
    """Return what stands in a place that holds no known name: a role, "anybody", a misspelled or an unknown name."""
    begin, span = start, frozenset(range(start, end))
    role = find_role(tokens, start, end)
    # "The Dane who would be president" is none.
    if role and not any(tokens[at].fold in RELATIVE for at in range(start, role[0] + 1)):
        rest = [at for at in range(role[1], end) if tokens[at].fold not in FRAME]
        if not rest or _is_predicate(tokens, begin, rest):
            return _read_role(tokens, role, frozenset(range(begin, rest[0])) if rest else span, names)
        start = rest[0]
    while start < end and tokens[start].fold in TITLES | {"that", "this"}:
        start += 1
    # "Little Marco", "good old Ole".
    while start < end - 1 and tokens[start].fold in NICKNAMING:
        start += 1
    # Not everybody of that first name is "Sir Rolf".
    titled = start > 0 and tokens[start - 1].fold in BEFORE_FIRST_NAMES
    start = _behind_noun(tokens, start, end)
    part = tokens[start:end]
    if not part:
        return Target()
    folds = {token.fold for token in part}
    if sure and _belongs(part):
        return Target(used=span, unknown=bare(" ".join(token.text for token in part)), nearest=())
    if sure and is_somebody_asked(tokens, begin, end):
        return Target(used=span, unknown=bare(" ".join(token.text for token in tokens[begin:end])), nearest=())
    if folds & (ANYBODY | DETERMINERS):
        return Target(used=span if folds <= ANYBODY | FRAME else frozenset())
    addressed = start > begin and tokens[start - 1].fold in ADDRESSING
    known_only = not (sure and (addressed or is_namelike(part, cased=cased)))
    before = [token for token in tokens[begin:start] if token.fold not in FRAME and token.fold not in BEFORE_A_NAME]
    return read_spelled(part, span, names, known_only=known_only, first_name=not titled, beside=before)


def _is_predicate(tokens: Sequence[Token], start: int, rest: Sequence[int]) -> bool:
    """Return whether the words behind a role say how its holder was: "was the prime minister happy about tolls"."""
    at = next((at for at in range(start - 1, -1, -1) if tokens[at].fold not in DETERMINERS), start)
    if tokens[at].fold not in BEING:
        return False
    return not any(tokens[at].capitalised or tokens[at].fold in load_first_names() for at in rest)


def _belongs(part: Sequence[Token]) -> bool:
    """Return whether words mean those who belong to somebody nobody knows: "Ole Brix's family", "Lind's accusers"."""
    owner = next((at for at, token in enumerate(part) if token.owns), len(part))
    rest = part[owner + 1 :]
    named = owner < len(part) and all(token.capitalised and token.fold not in FRAME for token in part[: owner + 1])
    return named and bool(rest) and are_people(rest[-1].fold) and not any(token.capitalised for token in rest)


def are_people(noun: str) -> bool:
    """Return whether a noun behind "Lind's" means somebody else than Lind: "brother", "family", "accusers"."""
    doers = noun.endswith("ers") and noun not in NO_DOERS
    known = noun_of(noun) or noun in load_everyday() or noun in load_words("trades") or noun in COMPANY
    return bool(known) or doers or noun in load_words("collectives") or noun in load_words("bodies")


def _behind_noun(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the name begins behind the noun for what bears it: "the seed company Aldova"."""
    heads = [at for at in range(start, end) if is_head(tokens, at)]
    return heads[-1] + 1 if heads and 0 < end - heads[-1] - 1 <= 2 else start


def _read_role(tokens: Sequence[Token], role: tuple[int, int], span: frozenset[int], names: Names) -> Target:
    begin, finish = role
    text = bare(" ".join(token.text for token in tokens[begin:finish]))
    parts = take_apart([token.fold for token in tokens[begin:finish]])
    holders = names.speakers(names.holders(parts, read_role_standing(tokens[begin:finish])))
    if holders:
        return Target((Asked(text, holders, "role"),), span)
    return Target(used=span, role=text)
