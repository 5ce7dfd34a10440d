"""In: the layout of a parsed article. Out: drafts whose cue is a noun: "Marn's claim that", "expressed concern that"."""

from __future__ import annotations

from spacy.tokens import Token

from .boundaries import right_end
from .clauses import children, dep, edges, noun_phrase, subject, trim
from .drafts import Draft, Range
from .layout import Layout
from .lexicon import nouns
from .sources import can_speak

_VOICING = frozenset(
    ("express", "voice", "raise", "issue", "make", "repeat", "give", "offer", "reject", "deny", "dismiss", "air")
)
_FEELINGS = frozenset(
    ("concern", "fear", "doubt", "hope", "alarm", "regret", "worry", "suspicion", "confidence", "outrage")
)
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
        source = [noun_phrase_before(noun)] if lemma == "report" else []
    else:
        return None
    act = "conjecture" if lemma in _FEELINGS else nouns()[lemma]
    return Draft(content=[content], cue=[cue], source=source, anchor=noun.i, act=act, score=0.75, rules=[rule])


def noun_phrase_before(noun: Token) -> Range:
    """The noun with what stands before it, without its clause."""
    return noun.left_edge.i, noun.i + 1


def _owner(noun: Token) -> Token | None:
    """Who says it: a possessor ("Marn's claim") or "by/from X"."""
    for child in noun.children:
        if dep(child) == "nmod:poss" and can_speak(child):
            return child
        if dep(child) == "nmod" and any(c.lower_ in ("by", "from") for c in child.children) and can_speak(child):
            return child
    return None


def _clause(layout: Layout, noun: Token, sentence: Range) -> Range | None:
    """The that-clause of the noun: it follows the noun within a few words and begins with "that"."""
    for child in noun.rights:
        if dep(child) not in ("acl", "ccomp", "acl:relcl", "dep"):
            continue
        start, stop = edges(child)
        marks = [c for c in child.lefts if c.lower_ == "that" and dep(c) in ("mark", "sconj")]
        if marks and start - noun.i <= 3:
            stop = right_end(layout, noun, start, child, (sentence[0], min(sentence[1], stop)))
            content = trim(layout.doc, (marks[0].i + 1, stop))
            return content if content[1] - content[0] > 1 else None
    after = noun.i + 1
    if after + 3 < sentence[1] and noun.doc[after].lower_ == "that" and noun.doc[after].pos_ == "SCONJ":
        content = trim(layout.doc, (after + 1, right_end(layout, noun, after + 1, None, sentence)))
        return content if content[1] - content[0] > 2 else None
    return None
