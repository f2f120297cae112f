"""Asides: what a question says and does not ask, about the asker, thanks and manners, and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from corpus.lexicon.lists import load_words, words
from corpus.people.roles import noun_of
from index.question.frames.frames import ABOUT, ASKING, FRAME, SIDES, is_speech
from index.question.mentions import are_cased
from index.question.tokens import Token, find_tokens

SHORT = (
    r"(?<!\b(?:Sen|Gov|Rep|Ala|Ark|Del|Fla|Ill|Kan|Neb|Nev|Ore|Tex|Wis|Wyo)\.)(?<!\bCalif\.)"
    r"(?<!\b(?:Ariz|Colo|Conn|Mass|Mich|Minn|Mont|Okla|Tenn|Wash)\.)(?!(?<=\b[Nn]o\.)\s+\d)"
)
"""What a point shortens and does not end: "the Mass. senator", "the No. 2 of the port"."""
SENTENCE_END = re.compile(rf"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[MmDd][rs]\.)(?<!\b[Mm]rs\.)(?<!\b[SsVv][ts]\.){SHORT}\s+")
PART_END = re.compile(rf"{SENTENCE_END.pattern}|(?<=\w[:;])\s+")
MAX_CORE_WORDS = 45
MAX_ASIDE_WORDS = 6
ASKER = words("i im ive id ill my mine myself our ours weve you youre your yours hope sorry apologies")
OTHERS = words("he hes she shes they theyre it its his her him hers their them this these those that something someone")
"""What sentences that add to the topic speak of: "Something about his boat.", "It was in Norland."."""
ADDING = OTHERS | words("before after since until till during between last")
"""The same and words that say when."""
REQUESTS = (ASKING - words("did when where which")) | words(
    "want wanted need needed like looking find seeking interested wonder wondering wondered curious tell show give"
)
"""In a sentence about the asker these ask: "I wonder how ...", "I need the clerk on tolls"."""
FROM_WHOM = re.compile(r"\b(?:want|need|after|like)(?: to (?:hear|have|get))? (?:it|that|this) from\b")
BEFORE_NOUNS = words("a an the my our some this that")
MANNERS = words(
    "thanks thank thx ta cheers advance rush hurry worries no not too much lots many gist fine quick silly daft stupid "
    "bother asking friend name names please exact wording source link verbatim short brief ideally appreciated grand "
    "brilliant lovely great cannot remember recall forgot forgotten one two sentence sentences will do enough help"
)
"""What short sentences beside a question are made of: "No rush.", "Thanks in advance!", "Just the gist is fine."."""
BESIDE = MANNERS | FRAME

# What is not asked ("but not what Quill said"), and what only says how sure the asker is.
ASIDE = re.compile(
    r"^\W*not (?:[\w.’'-]+ ){1,4}but(?= )"
    r"|(?:(?<=[,;.?!(–-])|(?<=\bbut)|^)\s*"
    r"(?:not|neither|nothing(?= (?:from|about|on) )|never mind|forget|leave out|rather than|instead of|except"
    r"|no matter|unlike|i (?:don['’]?t|do not) (?:want|need|mean)(?! to))\s"
    r"(?:asking\s)?(?:(?!\s[-–—]\s|:\s|\sbut\s)[^,;.?!()]){1,80}"
    r"|\b(?:i (?:think|believe|guess|suppose|reckon|gather|fancy|imagine|presume)"
    r"|if i (?:remember|recall)(?: rightly| right| correctly)?"
    r"|i (?:could swear|half remember|read somewhere|heard somewhere|saw somewhere)(?: that)?"
    # Whoever is asked to look for it is not asked it: "could you find out how", "do you know whether".
    r"|^\W*(?:(?:ok|okay|so|hi|hello|hey),? )?(?:please )?"
    r"(?:(?:(?:could|can|would|will) (?:you|anyone|anybody) (?:please |kindly )?|i(?:['’]d| would) (?:love|like) to "
    r"|(?:do|does) (?:you|anyone|anybody) (?:happen to )?"
    r"|i(?:['’]m| am) (?:keen|dying|curious|trying) to |(?:got|need) to )"
    r"(?:find(?: out)?|look up|check|see|know|learn|hear|read|dig (?:out|up))"
    r"|(?:find out|look up|dig (?:out|up)|i(?:['’]m| am) after|any idea))(?: for me)?"
    r"(?=\s(?:what|how|why|whether|if|when|where)\s)"
    r"|(?:can|could) you (?:dig|look|pull|find|fetch) (?:it|that|them)(?: out| up| for me)?|where(?:['’]s| is) that bit"
    r"|(?:(?<=[,;.?!(–-] )|^)i(?: have|['’]ve)? (?:read|heard|saw|seen)(?: that)?"
    r"|what (?:was|were) (?:the|his|her|its|their)(?: (?:exact|precise|key|actual))? (?:wording|words|lines?|quotes?)"
    r"(?=\W*$)|or not(?=\W*$)"
    r"|(?:(?:is|was|are|were) (?:he|she|they) )?(?:for or against|in favou?r or against|yes or no|yay or nay)(?=\W*$)"
    r"|^\W*(?:for or against|yes or no|yay or nay)\b"
    r"|i bet\s[^,;.?!()]{1,60}"
    r"|i(?:['’]?m| am) (?:pretty |quite |fairly |almost )?(?:sure|certain|positive)(?: of (?:it|that))?(?=\W*$)"
    # Whoever the asker heard it from is not asked for.
    r"|(?:(?<=[,;.?!(–-] )|^)(?:my (?:(?!(?:heard|saw|watched|caught)\b)[\w’'-]+ ){1,3}"
    r"|(?:an? (?:friend|mate|pal|colleague|neighbou?r|cousin|workmate)"
    r"|(?:friend|mate|pal|colleague|neighbou?r|cousin|workmate|guy|bloke|lad|woman)(?= of mine )"
    r"|mum|mom|dad|gran|grandad|grandma|the (?:wife|husband|missus)|some(?:body|one)? at work|the guy at work)"
    r"(?: of mine)? )"
    r"(?:(?:says?|said|swears?|swore|reckons?|claims?|claimed|insists?|thinks?|tells me|told me"
    r"|(?:(?:keeps?|kept)(?: on)?|(?:is|are) (?:always|forever|still)|was|were|won['’]?t stop)"
    r" (?:saying|insisting|claiming|telling me|moaning|complaining|swearing|banging on|going on)"
    r"|(?:is|was|are|were)(?: [a-z]+ly)? (?:sure|convinced|certain|adamant))(?: that)?"
    r"|(?:heard|saw|watched|caught|remembers?|remembered)(?= (?-i:[A-Z])))(?=\s)"
    # Nor is whoever the asker asks for.
    r"|(?:(?<=[,;.?!(–-] )|^)(?:(?:my|our) (?:[\w’'-]+ ){1,3}|an? (?:[\w’'-]+ ){1,2}of mine )"
    r"(?:(?:is |are |keeps? )?(?:asks?|asked|asking|wondering|wonders?|wondered)(?: me)?"
    r"|(?:wants?|wanted|needs?|needed|would like|['’]d like)(?: me)? to (?:know|hear|find out))"
    r"(?=\s(?:what|how|why|whether|if|when|where|who|which)\b)"
    r"|(?:the (?:hell|heck)|on earth)(?= (?:did|does|do|has|had|was|is|are|were)\b)"
    r"|iirc|afaik|as far as i know|or something|in (?:his|her|their|its) own words)\b"
    r"|(?:(?<=[,;.?!(–-] )|^)(?:my|our) (?:[\w’'-]+ ){1,3}(?:wants?|wanted|needs?|needed|is after|asked for)"
    r"(?=\s(?:an?|some|the|any|all|more)\s(?:\w+\s)?(?:quotes?|statements?|words|comments?|lines?|remarks?|thing)\b)"
    r"|\bis it true(?: that)?(?=\s)|^\W*for (?:my|our|an?|the) (?:[\w’'-]+ ){0,2}[\w’'-]+:(?=\s)"
    # Whoever the asker speaks to.
    r"|^\W*(?:(?:ok|okay|hi|hey|so|and|well),? )?(?:mate|pal|dude|bro|buddy|guys|folks|lads|sir|madam)\s*[,:–-](?=\s)"
    # A command of another program, "/ask", "!quote".
    r"|^\s*[/!][a-z]{2,12}(?=\s)"
    # Manners before and behind, and what the asker adds in brackets.
    r"|^(?:\W*(?:ok|okay|hi|hey|so|and|well)\b)*\W*(?:(?:sorry|apologies|forgive me|long shot)\b[^;:.?!()]{0,60}\bbut\b"
    r"|(?:a\s)?(?:silly|quick|daft|stupid|random|odd|dumb|simple|strange) (?:one|q|question|thing)\b"
    r"(?: for (?:[\w’'-]+ ){0,3}(?:quiz|project|class|homework|essay|bet|blog|newsletter|assignment|work))?\s*[,:–-])"
    # What only says that something is asked: "Fact check:", "Quotes needed:".
    r"|^\W*(?:(?:my|an?|one|another|next|last|quick|short|small|simple|random|silly|daft|trivia|quiz|press|fact|pull"
    r"|urgent) ?[ -])*(?:q|question|query|check|request|favou?r|help|quotes?|quotations?|urgent)"
    r"(?: (?:needed|wanted|request|check|please|sought))?\s*:(?=\s)"
    r"|\b(?:(?:many )?(?:thanks|thx|cheers|ta)(?: in advance| a lot| so much| very much)?|no (?:rush|hurry)"
    r"|just the gist|i can(?:no|['’])t (?:for the life of me )?(?:remember|recall))(?=\W*$)"
    r"|\([^()?]{0,80}\b(?:i|my)\b[^()?]{0,80}\)",
    re.IGNORECASE,
)
HELD = re.compile(
    r"(?:(?:i|we) (?:know (?:all )?about|already (?:know about|have|got)|(?:don['’]?t|do not) (?:need|want)(?! to))"
    r"|(?:i|we)(?:['’]ve| have) (?:already|got))\b(?!.*(?:\?|\bbut\b|,(?: and)? (?:i|we) (?:want|need)\b))",
    re.IGNORECASE,
)
"""How a sentence begins on what the asker has and does not ask for: "I already have his speech of 2019."."""
QUOTED = re.compile(r"“[^“”]{1,300}”|(?<!\w)\"[^\"]{1,300}\"")
"""Words that are asked for as they stand: who said "no, I don't want your money"."""
EMPTY = re.compile(r"\( +\)")
"""What is left of a bracket that was an aside: "the head of the port (not the yard's)"."""
NOT_ASIDE = re.compile(r"\bnot (?:only|even|just|yet|least|that)\b|\bnot \w+ing\b(?<!asking)", re.IGNORECASE)
WHO = re.compile(r"\bwho(?:se)?\b", re.IGNORECASE)
NOT_A_THING = re.compile(r"\W*not (?:an?|to|for|just|one|any|some|because)\b.*?(?P<thing>[\w’'-]+)\W*", re.IGNORECASE)
"""Part of what was said where it is asked who said it: "it is a lake, not a pond"."""


def core_of(text: str, known: Collection[str] = ()) -> str:
    """Return the part of `text` that asks: all but its chatter, or of a long one the sentence most like a question.

    `known` are folded words that begin or end a name the library knows.
    """
    if len(text.split()) <= MAX_CORE_WORDS:
        return _without_chatter(text, known)
    best, most = text, 0
    for sentence in PART_END.split(text):
        tokens = [token for token in find_tokens(sentence) if token.fold]
        score = 3 * ("?" in sentence) + 3 * any(token.fold in known for token in tokens)
        score += 2 * any(is_speech(token.fold) for token in tokens)
        score += 2 * any(token.fold in ASKING for token in tokens[:2])
        if tokens and score > most:
            best, most = sentence, score
    return best


def is_long(text: str) -> bool:
    """Return whether a text has parts that may not ask, so that it matters which of its words are names."""
    return text.count(" ") >= MAX_CORE_WORDS or SENTENCE_END.search(text) is not None


def without_asides(text: str) -> str:
    """Return a question with blanks for what it does not ask: every other character keeps its place."""
    quoted = [found.span() for found in QUOTED.finditer(text)]
    asks_who = WHO.search(text)

    def blank(found: re.Match[str]) -> str:
        within = any(start < found.start() and found.end() <= end for start, end in quoted)
        kept = within or NOT_ASIDE.search(found[0]) or (asks_who and _is_no_thing(found[0]))
        return found[0] if kept else " " * len(found[0])

    left = EMPTY.sub(lambda found: " " * len(found[0]), ASIDE.sub(blank, text))
    return left if _has_content(find_tokens(left)) else text


def _is_no_thing(aside: str) -> bool:
    """Return whether an aside tells what something is not, and no person whose words are not wanted."""
    found = NOT_A_THING.fullmatch(aside)
    return found is not None and noun_of(found["thing"].lower()) is None


def _without_chatter(text: str, known: Collection[str]) -> str:
    """Return the text without the sentences that tell of the asker or are mere manners, all of it where none asks."""
    sentences = SENTENCE_END.split(text)
    if len(sentences) == 1:
        return text
    cased = are_cased([*find_tokens(text)])
    asking = [_asks(each, known, cased=cased) for each in sentences]
    wanted = [at for at, each in enumerate(sentences) if not at or not HELD.match(each)]
    kept = [sentences[at] for at in wanted if asking[at] or not _is_chatter(sentences[at], any(asking))]
    kept = [*map(matter_of, kept[:-1]), *kept[-1:]]
    left = " ".join(kept)
    return left if _has_content(find_tokens(left)) else text


def matter_of(sentence: str) -> str:
    """Return what a sentence of the asker is about, "my class has a project on tolls", all of any other."""
    tokens = [token for token in find_tokens(sentence) if token.fold]
    folds = [token.fold for token in tokens]
    about = next((at for at, fold in enumerate(folds[:-1]) if at and fold in ABOUT), 0)
    asks = not REQUESTS.isdisjoint(folds) or "?" in sentence or (ASKER | {"we"}).isdisjoint(folds[:about])
    # "My mate says that Lind is over the moon."
    tells = any(
        is_speech(fold) and not fold.endswith("ing") for fold in folds[: max(0, about - 1)]
    ) or not OTHERS.isdisjoint(folds[about + 1 : about + 2])
    return sentence if asks or tells or not about else sentence[tokens[about + 1].start :]


def _asks(sentence: str, known: Collection[str], *, cased: bool) -> bool:
    """Return whether a sentence is a question or names somebody."""
    tokens = [token for token in find_tokens(sentence) if token.fold]
    if "?" in sentence or not tokens:
        return bool(tokens)
    named = tokens[:1] if cased else tokens
    capitals = cased and any(token.capitalised and not _is_plain(token.fold) for token in tokens[1:])
    return capitals or any(token.fold in known for token in named)


def _is_plain(fold: str) -> bool:
    return fold in ASKER or fold in load_words("stop words")


def _is_chatter(sentence: str, others_ask: bool) -> bool:
    """Return whether a sentence that names nobody is no part of a question: "I was on the train.", "No rush."."""
    tokens = [token for token in find_tokens(sentence) if token.fold]
    folds = [token.fold for token in tokens]
    if MANNERS.intersection(folds) and BESIDE.issuperset(folds):
        return True
    if any(one.owns and one.fold not in ASKING and two.fold in SIDES for one, two in pairwise(tokens)):
        return False  # "The clerk's version please."
    asks = any(
        fold in REQUESTS and after not in OTHERS and not _tells_which(folds, at)
        for at, (fold, after) in enumerate(pairwise([*folds, ""]))
    )
    if asks or FROM_WHOM.search(" ".join(folds)):
        return False
    adds = any(fold in ADDING or fold.isdigit() or is_speech(fold) for fold in folds)
    short = others_ask and len(folds) <= MAX_ASIDE_WORDS and not adds
    return short or bool(ASKER.intersection(folds))


def _tells_which(folds: Sequence[str], at: int) -> bool:
    """Return whether a word only begins what somebody is told by: "I have an uncle who worked on the ferries"."""
    return folds[at] in {"who", "which", "whose"} and at > 2 and folds[at - 2] in BEFORE_NOUNS


def _has_content(tokens: Iterable[Token]) -> bool:
    return any(token.fold not in FRAME for token in tokens)
