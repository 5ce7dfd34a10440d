"""In: the layout of a parsed article. Out: drafts of attributions whose cue is a verb ("said", "denied", "called for")."""

from __future__ import annotations

from spacy.tokens import Token

from . import complements as find
from .boundaries import left_start
from .clauses import antecedent, auxiliaries, children, dep, finite, is_negated, is_passive, noun_phrase, subject, trim
from .drafts import Draft, Range
from .layout import Layout
from .lexicon import Cue, verbs
from .quoting import AS_TOLD, QUOTING, quoted_saying
from .sources import can_speak, kind

MODALS = frozenset(("would", "could", "should", "might", "may", "must", "can", "will", "’ll", "'ll", "shall"))
ALWAYS = frozenset(("said", "says", "told", "tells", "added", "saying", "wrote", "tweeted"))
_TURNING = frozenset(
    ("said", "says", "say", "reports", "wrote", "writes", "claimed", "claims", "finds", "warned", "warns", "added")
)
# Turned round in agencies' prose only, where the source ends the sentence: "..., informs the press service".
_INFORMING = frozenset(
    ("informs", "informed", "states", "stated", "notes", "noted", "announces", "announced", "reported", "underlined", "stresses",
     "stressed", "adds", "explains", "explained", "specified", "communicates")
)  # fmt: skip
_EXHIBITS = frozenset(
    "photo photograph picture image video footage clip recording screenshot tape map graphic account".split()
)
_BARE = frozenset(("amod", "compound", "case", "mark", "fixed", "flat"))
# Cues that need a speaker that is known to speak: "Data showed that" is a report, "the fire threatened to" is none.
_WEAK = frozenset(
    (
        "show",
        "find",
        "rule",
        "determine",
        "indicate",
        "imply",
        "threaten",
        "answer",
        "post",
        "text",
        "read",
        "see",
        "continue",
        "relate",
        "signal",
        "project",
    )
)


def find_verbs(layout: Layout) -> list[Draft]:
    """One draft for each verb of the lexicon that has a content; conjoined and participial cues take over the source."""
    drafts: list[Draft] = []
    for start, end in layout.sentences:
        sentence: list[Draft] = []
        for number in range(start, end):
            token = layout.tokens[number]
            if not layout.read(number) or not is_cue(token):
                continue
            draft = _draft(layout, token, (start, end), sentence)
            if draft is not None:
                sentence.append(draft)
        drafts.extend(sentence)
    return drafts


def is_cue(token: Token) -> bool:
    """Whether the token is a verb of the lexicon used as a verb."""
    if token.lower_ in ALWAYS:
        return dep(token) not in ("amod", "compound")
    if token.lower_ == "informs":
        return token.pos_ == "VERB"  # agencies' prose; taken for many things by a parser
    return token.lemma_.lower() in verbs() and token.pos_ == "VERB" and dep(token) not in _BARE


def cue_range(verb: Token, words: tuple[str, ...] = ()) -> Range:
    """The verb with the auxiliaries that touch it and its particle."""
    start, end = verb.i, verb.i + max(1, len(words))
    before = {token.i for token in auxiliaries(verb)}
    while start - 1 in before:
        start -= 1
    return start, end


def _draft(layout: Layout, verb: Token, sentence: Range, earlier: list[Draft]) -> Draft | None:
    if _unreal(verb) or _as_quoted(verb, sentence) or (is_passive(verb) and children(verb, "xcomp")):
        return None  # "is said to have left" is read in phrases.py
    turned = _turned(layout, verb, sentence)
    if turned is not None:
        return turned
    source = find_source(layout, verb, sentence, earlier)
    if source is not None and layout.tokens[source[0]].lower_ in ("whoever", "whichever", "whatever"):
        return None  # "Whoever announced the strike is a fool": nobody in particular
    for cue in verbs()[verb.lemma_.lower()] if verb.lemma_.lower() in verbs() else verbs()["say"]:
        if not _spelled(verb, cue) or cue.attitude in ("intention", "perception"):
            continue
        found = find.complement(layout, verb, cue, source, sentence)
        if found is None:
            continue
        content, rule, score = found
        if rule == "infinitive" and source is not None and _purports(layout, verb, source):
            rule = "purports"
        elif not _plausible(layout, verb, cue, source, rule):
            continue
        return Draft(
            content=content,
            cue=[cue_range(verb, cue.words)],
            source=[source] if source else [],
            anchor=verb.i,
            act="other" if unconfirmed(verb) else cue.act,
            attitude=cue.attitude,
            score=score,
            rules=[rule],
        )
    return None


def _turned(layout: Layout, verb: Token, sentence: Range) -> Draft | None:
    """`The dam leaks, says a report that ...`: a comma, a finite cue, a noun phrase; whatever the parse makes of it."""
    doc = layout.tokens
    if verb.i - 3 < sentence[0] or verb.i + 1 >= sentence[1] or doc[verb.i - 1].text != ",":
        return None
    informing = verb.lower_ in _INFORMING
    if (not finite(verb) and not informing) or layout.quote_of[verb.i] >= 0:
        return None
    first = _past_addressee(layout, verb, sentence[1]) if informing else verb.i + 1
    if not (informing or verb.lower_ in _TURNING) or first >= sentence[1]:
        return None
    if doc[first].pos_ not in ("DET", "PROPN", "NOUN", "ADJ", "NUM") or doc[first].lower_ == "that":
        return None
    headline = layout.kinds[verb.i] == "headline"  # "More than 100 dead, says opposition"
    told = headline or any(finite(doc[i]) for i in range(sentence[0], verb.i))
    if layout.quote(verb.i - 2) is not None or not told:
        return None
    end = first
    while end < sentence[1] and (
        doc[end].pos_ in ("DET", "PROPN", "NOUN", "ADJ", "NUM", "PART") or doc[end].lower_ == "of"
    ):
        end += 1
    if informing and end < sentence[1] and doc[end].text not in (".", ",", ";"):
        return None
    head = next((doc[i] for i in range(end - 1, first - 1, -1) if doc[i].pos_ in ("NOUN", "PROPN")), None)
    if informing and head is not None and not can_speak(head_of(layout, (first, head.i + 1))):
        return None
    if head is None or (dep(head).startswith("nsubj") and head.head.i > head.i):
        return None  # "The board, which ..., said ships had left": the noun begins the clause
    subjects = [c.i for c in verb.children if dep(c).startswith("nsubj") and sentence[0] <= c.i < verb.i - 1]
    last = headline and end == sentence[1]
    if not last and any(not any(finite(doc[i]) for i in range(at, verb.i)) for at in subjects):
        return None
    start = left_start(layout, verb, verb.i, sentence, None)
    if headline:
        start = next((i + 1 for i in range(verb.i - 1, start, -1) if doc[i].text == ":"), start)
    content = trim(doc, (start, verb.i))
    act = verbs()[verb.lemma_.lower()][-1].act if verb.lemma_.lower() in verbs() else "assert"
    return Draft(
        content=[content], cue=[(verb.i, verb.i + 1)], source=[(first, head.i + 1)], anchor=verb.i, act=act, score=0.9,
        rules=["turned"],
    )  # fmt: skip


def _past_addressee(layout: Layout, verb: Token, stop: int) -> int:
    """The token after the verb, or after whom it was told: "stated to Orran the head of the port"."""
    at = verb.i + 1
    if at < stop and layout.tokens[at].lower_ == "to":
        at += 1
        while at < stop and layout.tokens[at].pos_ == "PROPN":
            at += 1
    return at


def _unreal(verb: Token) -> bool:
    """Whether nothing was said: "did not say", "would say", "if he says", "to say"."""
    if unconfirmed(verb):
        return False
    said = [child.lower_ for child in verb.lefts if dep(child) in ("aux", "mark", "advmod")]
    if any(word in MODALS for word in said) and verb.lemma_ != "like":
        return True
    if is_negated(verb) and verb.lemma_.lower() not in ("deny", "rule"):
        return True
    if "if" in said or "unless" in said:
        return True
    return verb.morph.get("VerbForm", []) == ["Inf"] and not _goes_on(verb) and verb.lower_ not in ALWAYS


def unconfirmed(verb: Token) -> bool:
    """Whether somebody says of a thing that he cannot tell: "could not confirm the deaths", "has not confirmed it"."""
    if verb.lemma_.lower() != "confirm" or not is_negated(verb) or is_passive(verb):
        return False
    if any(t.lower_ in ("have", "has", "had") for t in auxiliaries(verb)):
        return False  # "has not confirmed the truce": silence
    if any(t.lower_ in ("would", "will", "wo") for t in auxiliaries(verb)):
        return False  # "would not confirm the report": a refusal
    who = subject(verb)
    if who is not None and who.lower_ in ("we", "i"):
        return False  # part of what is quoted
    return who is not None and who.i < verb.i and can_speak(antecedent(who))


def _as_quoted(verb: Token, sentence: Range) -> bool:
    """Whether the verb is the "saying" of "was quoted as saying", which phrases.py reads."""
    doc = verb.doc
    if not verb.lower_.endswith("ing") or verb.i - 1 <= sentence[0]:
        return False
    before = range(max(sentence[0], verb.i - 16), verb.i)
    if doc[verb.i - 1].lower_ != "as":
        return any(doc[i].lower_ in QUOTING and quoted_saying(doc[i], sentence[1]) == verb.i for i in before)
    return any(doc[i].lower_ in QUOTING | AS_TOLD for i in before)


def _goes_on(verb: Token) -> bool:
    return dep(verb) == "xcomp" and verb.head.lemma_ in ("go", "continue", "proceed", "appear")


def _spelled(verb: Token, cue: Cue) -> bool:
    doc = verb.doc
    rest = cue.words[1:]
    return verb.i + len(rest) < len(doc) and all(
        word in (doc[verb.i + k].lower_, doc[verb.i + k].lemma_) for k, word in enumerate(rest, 1)
    )


def find_source(layout: Layout, verb: Token, sentence: Range, earlier: list[Draft]) -> Range | None:
    """The phrase that says; None where the text gives none (passives, "it was reported")."""
    if verb.lemma_ in ("quote", "cite") or is_passive(verb):
        return _agent(verb)
    own = [child for child in verb.children if dep(child) in ("nsubj", "nsubj:outer")]
    ongoing = verb.morph.get("Tense", []) != ["Past"] or any(t.lower_ == "having" for t in auxiliaries(verb))
    if not own and verb.morph.get("VerbForm", []) == ["Part"] and ongoing and earlier:
        last = earlier[-1]
        between = layout.tokens[verb.i - 1].text == "," or layout.tokens[verb.i - 2].text == ","
        if between and last.source:
            return last.source[0]
    if not own and earlier and earlier[-1].source and _goes_on_from(verb, layout.tokens[earlier[-1].anchor]):
        return earlier[-1].source[0]
    near = layout.tokens[verb.i - 1] if verb.i > sentence[0] else verb
    if not own and near.lower_ in ("he", "she", "they") and verb.lower_ in ALWAYS:
        return near.i, near.i + 1
    written = None if own else _written(verb)
    if written is not None:
        return written
    head = own[-1] if own else _charged(verb) or subject(verb)
    if head is None:
        head = _beside(layout, verb, sentence)
    if head is not None and head.lower_ == "it" and dep(head).startswith("nsubj") and head.i < verb.i:
        return head.i, head.i + 1
    if head is None or (
        head.lower_ in ("it", "there", "that", "this") and head.pos_ == "PRON" and antecedent(head) == head
    ):
        return None
    start, end = noun_phrase(antecedent(head))
    before = [noun_phrase(c) for c in own[:-1] if head == own[-1] and c.pos_ in ("NOUN", "PROPN")]
    before = before if any(m.type == "PER" and m.start <= head.idx < m.end for m in layout.doc._.mentions) else []
    titles = [a for a, b in before if a < start <= b < end and layout.tokens[b - 1].tag_ != "POS"]
    return min([start, *titles]), end  # "Foreign Minister" and "Ada Brenn", two subjects to a parser


def _written(verb: Token) -> Range | None:
    """Who says it in "issued a statement calling the test a breach": who issued it, else the statement without its clause."""
    if not verb.lower_.endswith("ing") or dep(verb) != "acl":
        return None
    noun = verb.head
    while dep(noun) == "nmod" and noun.head.i < noun.i and any(c.lower_ == "of" for c in noun.children):
        noun = noun.head  # "a series of posts saying"
    if noun.lemma_.lower() in _EXHIBITS and noun.pos_ == "NOUN":
        shown = subject(noun.head) if dep(noun) == "obl" and noun.head.lemma_ in ("appear", "feature", "star") else None
        return noun_phrase(shown) if shown is not None else (noun_phrase(noun)[0], verb.i)
    if kind(noun) != "document" and kind(verb.head) != "document":
        return None
    issuing = noun.head
    if dep(noun) == "obj" and issuing.pos_ == "VERB" and not is_passive(issuing):
        speaker = subject(issuing)
        if speaker is not None and speaker.i < issuing.i and can_speak(antecedent(speaker)):
            return noun_phrase(antecedent(speaker))
    start = noun_phrase(noun)[0]
    return (start, verb.i) if start < verb.i else None


def _charged(verb: Token) -> Token | None:
    """Who says it in "accused the ministry of having lied by saying that ...": the one accused, not the accuser."""
    at = verb
    while dep(at) in ("advcl", "conj", "xcomp", "acl", "obl") and at.head.i < at.i and at.pos_ in ("VERB", "AUX"):
        at = at.head
        if at.lemma_.lower() == "accuse":
            charged = children(at, "obj")
            return charged[0] if charged and charged[0].i < verb.i else None
    return None


def _goes_on_from(verb: Token, cue: Token) -> bool:
    """Whether a finite verb without a subject is coordinated with an earlier cue: "says it left, denies a deal"."""
    if (
        dep(verb) not in ("conj", "advcl", "parataxis")
        or verb.morph.get("VerbForm", []) != ["Fin"]
        or cue.morph.get("VerbForm", []) != ["Fin"]
    ):
        return False
    if verb.morph.get("Tense", []) != cue.morph.get("Tense", []):
        return False
    before = verb.doc[verb.i - 1].lower_
    if before == "," and verb.i - 2 == cue.i and cue.lower_ in ALWAYS:
        return False  # "and, his lawyer says, denies negligence"
    return verb.head == cue or (before in (",", "and", "but") and verb.head.morph.get("VerbForm", []) != ["Fin"])


def _agent(verb: Token) -> Range | None:
    for child in children(verb, "obl", "obl:agent"):
        if any(case.lower_ == "by" for case in children(child, "case")):
            return noun_phrase(child)
    return None


def _beside(layout: Layout, verb: Token, sentence: Range) -> Token | None:
    """The noun next to the cue, where the parse gives it no subject: before it, else after it ("said the minister")."""
    doc = layout.tokens
    at = verb.i - 1
    while at > sentence[0] and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    if at >= sentence[0] and doc[at].pos_ in ("PROPN", "NOUN", "PRON") and doc[at].i != verb.i:
        return _top(doc[at], sentence)
    after = verb.i + 1
    while after < sentence[1] and doc[after].pos_ in ("DET", "ADJ"):
        after += 1
    if after < sentence[1] and doc[after].pos_ in ("PROPN", "NOUN", "PRON") and doc[after].lower_ not in ("that", "it"):
        return _top(doc[after], (verb.i + 1, sentence[1]))
    return None


def _top(token: Token, within: Range) -> Token:
    """The head of the noun phrase that holds the token."""
    at = token
    while dep(at) in ("compound", "flat", "amod", "nmod:poss", "det", "appos") and within[0] <= at.head.i < within[1]:
        if at.head.pos_ not in ("NOUN", "PROPN"):
            break
        at = at.head
    return at


def _purports(layout: Layout, verb: Token, source: Range) -> bool:
    """Whether a picture or a text is said to show something: "a photo purporting to show the body"."""
    if verb.lemma_.lower() not in ("purport", "claim") or head_of(layout, source).pos_ != "NOUN":
        return False
    return head_of(layout, source).lemma_.lower() in _EXHIBITS or kind(head_of(layout, source)) == "document"


def _plausible(layout: Layout, verb: Token, cue: Cue, source: Range | None, rule: str) -> bool:
    """Whether the source can speak, where the cue alone does not settle that something was said."""
    if source is None:
        return rule in ("clause", "quotation", "before", "that")
    if rule in ("quotation", "before") and cue.words[0] not in _WEAK:
        return True
    head = head_of(layout, source)
    if cue.words[0] in _WEAK or rule in ("phrase", "infinitive") or cue.attitude != "reporting":
        return can_speak(head)
    return True


def head_of(layout: Layout, span: Range) -> Token:
    """The token of a range whose head lies outside it (the last of several, the noun before the pronoun)."""
    tokens = layout.tokens[slice(*span)]
    tops = [t for t in tokens if not span[0] <= (head := t.head.i) < span[1] or head == t.i]
    nouns = [t for t in tops if t.pos_ in ("NOUN", "PROPN")] or [t for t in tops if t.pos_ == "PRON"]
    return nouns[0] if nouns else tops[0] if tops else tokens[0]
