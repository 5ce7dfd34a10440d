"""In: the layout of a parsed article. Out: drafts whose cue is a noun: "Marn's claim that", "expressed concern that"."""

from __future__ import annotations

from spacy.tokens import Token

from ..relays.names import medium_in
from .boundaries import right_end
from .clauses import children, dep, edges, noun_phrase, subject, trim
from .drafts import Draft, Range
from .layout import Layout
from .lexicon import nouns
from .sources import can_speak

_VOICING = frozenset(
    ("express", "voice", "raise", "issue", "make", "repeat", "give", "offer", "reject", "deny", "dismiss", "air")
)
_MAKING = frozenset("make issue raise level air repeat put release publish circulate spread advance".split())
_LONGEST = 14  # tokens of a name with its office
_FEELINGS = frozenset(
    ("concern", "fear", "doubt", "hope", "alarm", "regret", "worry", "suspicion", "confidence", "outrage")
)
_BEFORE_VERB = frozenset(("aux", "aux:pass", "cop", "advmod"))
# What is done with what others say; the one who does it says none of it.
_DEALING = frozenset(
    ("investigate", "examine", "probe", "check", "study", "review", "verify", "assess", "monitor", "deal", "face", "counter", "fight",
     "address", "look", "consider", "discuss", "react", "respond", "grapple", "struggle", "contend", "use")
)  # fmt: skip
_SPREADING = frozenset(("circulate", "spread", "surface", "appear", "emerge", "swirl", "run"))
# Told by somebody, whoever that is: "a report that", "warnings that"; "the statement that" names what was said before.
_TOLD = frozenset(("report", "rumour", "rumor", "warning", "complaint"))
_OPEN = frozenset(("rumour", "rumor", "speculation", "allegation", "claim", "report", "suggestion"))


def find_nouns(layout: Layout) -> list[Draft]:
    """Drafts for nouns of saying with a that-clause; the source is their owner, or the subject of the verb that voices them."""
    drafts: list[Draft] = []
    for sentence in layout.sentences:
        for number in range(*sentence):
            token = layout.tokens[number]
            lemma = token.lemma_.lower()
            if token.pos_ == "NOUN" and layout.read(number) and (lemma in nouns() or lemma in _FEELINGS):
                draft = _draft(layout, token, lemma, sentence)
                if draft is not None:
                    drafts.append(draft)
    return drafts


def _draft(layout: Layout, noun: Token, lemma: str, sentence: Range) -> Draft | None:
    made = _made_by(layout, noun, sentence)
    if made is not None:
        return _reported(noun, lemma, (noun.i, noun.i + 1), [made[0]], made[1])
    content = _clause(layout, noun, sentence)
    if content is None:
        return None
    if any(c.lower_ in ("these", "those", "this", "such") for c in noun.lefts):
        return None
    owner = _owner(noun)
    verb = noun.head if dep(noun) == "obj" and noun.head.lemma_.lower() in _VOICING else None
    cue: Range = (noun.i, noun.i + 1)
    rule = "noun"
    if owner is not None:
        source: list[Range] = [noun_phrase(owner)]
    elif verb is not None and verb.lemma_.lower() not in ("reject", "deny", "dismiss"):
        speaker = subject(verb)
        if speaker is None or not can_speak(speaker):
            return None
        source, rule = [noun_phrase(speaker)], "voiced"
        start = min([verb.i, *(c.i for c in children(verb, "aux", "aux:pass"))])
        cue = (start, noun.i + 1) if noun.i - start < 6 else cue
    elif verb is not None and verb.lemma_.lower() in ("reject", "deny", "dismiss"):
        return None  # the denial is the attribution
    elif lemma in _OPEN and noun.morph.get("Number", []) == ["Plur"]:
        # "recent reports that", "rumours that": what is told without anybody who tells it.
        spread = _spread(layout, noun)
        source = [spread] if spread is not None else [noun_phrase_before(noun)] if lemma == "report" else []
    elif lemma in _TOLD:
        source, rule = [], "open noun"
    else:
        return None
    return _reported(noun, lemma, cue, source, content, rule)


def _reported(noun: Token, lemma: str, cue: Range, source: list[Range], content: Range, rule: str = "noun") -> Draft:
    act = "conjecture" if lemma in _FEELINGS else nouns()[lemma]
    return Draft(content=[content], cue=[cue], source=source, anchor=noun.i, act=act, score=0.75, rules=[rule])


def dealt_with(layout: Layout, noun: Token, source: Range) -> bool:
    """Whether the source only deals with what others say: "The agency is investigating reports that", not "issued a report"."""
    lemma, verb = noun.lemma_.lower(), noun.head
    told = noun.pos_ == "NOUN" and (lemma in _OPEN or lemma in _TOLD)
    if not told or dep(noun) not in ("obj", "obl") or verb.lemma_.lower() not in _DEALING:
        return False  # who has, brings or confirms reports may be who tells of them
    return any(source[0] <= c.i < source[1] for c in children(verb, "nsubj"))


def noun_phrase_before(noun: Token) -> Range:
    """The noun with what stands before it, without its clause and without a preposition ("Following reports of")."""
    linked = [c.i + 1 for c in noun.lefts if dep(c) in ("case", "mark")]
    return max([noun.left_edge.i, *linked]), noun.i + 1


def _spread(layout: Layout, noun: Token) -> Range | None:
    """The media of "rumours that ... circulated in local media"; None where none are named."""
    around = _told_around(noun, layout.sentence(noun.i)[1]) or next((c for c in noun.rights if _bare(c)), None)
    verb = noun.head if dep(noun).startswith("nsubj") else around
    if verb is None or verb.lemma_.lower() not in _SPREADING:
        return None
    for child in verb.rights:
        if dep(child).startswith("obl") and any(c.lower_ in ("in", "on", "by", "across") for c in child.children):
            span = noun_phrase(child)
            while span[0] < child.i and layout.tokens[span[0]].pos_ == "ADP":
                span = (span[0] + 1, span[1])
            if medium_in(layout.doc, span) is not None:
                return span
    return None


def _owner(noun: Token) -> Token | None:
    """Who says it: a possessor ("Marn's claim") or "by/from X"."""
    for child in noun.children:
        if dep(child) == "nmod:poss" and can_speak(child):
            return child
        if dep(child) == "nmod" and any(c.lower_ in ("by", "from") for c in child.children) and can_speak(child):
            return child
    return None


def _made_by(layout: Layout, noun: Token, sentence: Range) -> tuple[Range, Range] | None:
    """(who, what) of "a claim made by Orlan Vesk that", "reports from the Front that", whatever the parse hangs the clause on."""
    doc, stop = layout.tokens, sentence[1]
    at = noun.i + 1
    if at < stop and doc[at].tag_ == "VBN" and doc[at].lemma_.lower() in _MAKING:
        at += 1
    if at + 3 >= stop or doc[at].lower_ not in ("by", "from"):
        return None
    end = next((i for i in range(at + 1, min(stop, at + _LONGEST)) if doc[i].lower_ == "that"), None)
    if end is None or end + 3 > stop or any(t.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ") for t in doc[at + 1 : end]):
        return None
    who = next((t for t in doc[at + 1 : end] if t.head.i <= at or t.head.i >= end), None)
    if who is None or not can_speak(who):
        return None
    content = trim(layout.doc, (end + 1, before_main(noun, right_end(layout, noun, end + 1, None, sentence))))
    return ((at + 1, end), content) if content[1] - content[0] > 2 else None


def _clause(layout: Layout, noun: Token, sentence: Range) -> Range | None:
    """The that-clause of the noun: it follows the noun within a few words and begins with "that"."""
    for child in noun.rights:
        if dep(child) not in ("acl", "ccomp", "acl:relcl", "dep"):
            continue
        start, stop = edges(child)
        marks = [c for c in child.lefts if c.lower_ == "that" and dep(c) in ("mark", "sconj")]
        if marks and start - noun.i <= 3:
            stop = before_main(noun, right_end(layout, noun, start, child, (sentence[0], min(sentence[1], stop))))
            content = trim(layout.doc, (marks[0].i + 1, stop))
            return content if content[1] - content[0] > 1 else None
    if noun.lemma_.lower() in _OPEN and (doing := _doing(layout, noun, sentence)) is not None:
        return doing
    after = noun.i + 1
    if after + 3 < sentence[1] and noun.doc[after].lower_ == "that" and noun.doc[after].pos_ == "SCONJ":
        stop = before_main(noun, right_end(layout, noun, after + 1, None, sentence))
        content = trim(layout.doc, (after + 1, stop))
        return content if content[1] - content[0] > 2 else None
    return None


def _doing(layout: Layout, noun: Token, sentence: Range) -> Range | None:
    """The words of "reports of rebels using ammonia", "claims of officers firing at boats": somebody, and what they do."""
    who = next((c for c in noun.rights if dep(c) == "nmod" and c.left_edge.lower_ == "of" and c.i - noun.i <= 6), None)
    if who is None:
        return None
    verb = next((c for c in (*who.rights, *noun.rights) if dep(c) == "acl" and c.tag_ == "VBG" and c.i > who.i), None)
    if verb is None or verb.i - who.i > 2:
        return None
    start = who.left_edge.i + 1
    end = right_end(layout, noun, start, verb, (sentence[0], min(sentence[1], verb.right_edge.i + 1)))
    return trim(layout.doc, (start, end))


def spreads(layout: Layout, verb: int, start: int) -> str | None:
    """The noun of "reports were circulating that", where its "that"-clause begins at `start`; None elsewhere."""
    token = layout.tokens[verb]
    told = children(token, "nsubj")
    noun = told[0].lemma_.lower() if told else ""
    fits = token.lemma_.lower() in _SPREADING and noun in _OPEN and noun in nouns()
    return noun if fits and layout.tokens[start].lower_ == "that" else None


def before_main(noun: Token, stop: int) -> int:
    """The edge moved before the verb whose subject the noun is: "reports that he was dead | circulated on Monday".

    A parser that takes the noun for the root of the sentence hangs that verb on it, without a subject of its own.
    """
    verb: Token | None = noun.head if dep(noun).startswith("nsubj") else _told_around(noun, stop)
    if verb is None:
        clauses = [c for c in noun.rights if dep(c) in ("acl", "ccomp", "acl:relcl", "conj")]
        verb = next((c for c in clauses[1:] if _bare(c)), None) if clauses and clauses[0].i < stop else None
    if verb is None or not noun.i + 2 < verb.i < stop:
        return stop
    return min([verb.i, *(c.i for c in verb.lefts if c.i > noun.i + 2 and dep(c) in _BEFORE_VERB)])


def _told_around(noun: Token, stop: int) -> Token | None:
    """The "circulated in" of "reports that he was dead circulated in local media", wherever the parse has it."""
    for token in noun.doc[noun.i + 3 : stop - 1]:
        links = token.nbor().lower_ in ("in", "on", "across", "over", "through")
        spread = token.lemma_.lower() in _SPREADING and token.tag_ in ("VBD", "VBN")
        if links and spread and token.nbor(-1).pos_ in ("NOUN", "PROPN", "VERB", "ADJ"):
            return token
    return None


def _bare(verb: Token) -> bool:
    """Whether a finite verb has neither subject nor mark of its own."""
    if verb.pos_ != "VERB" or verb.doc[verb.i - 1].text == ",":
        return False
    own = any(dep(c).startswith(("nsubj:outer", "mark")) or dep(c) == "nsubj" for c in verb.lefts)
    told = (
        verb.tag_ in ("VBD", "VBZ", "VBP")
        or verb.lemma_.lower() in _SPREADING
        or any(dep(c).startswith("aux") for c in verb.lefts)
    )
    return told and not own
