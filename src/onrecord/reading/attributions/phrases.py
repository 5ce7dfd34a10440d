"""In: the layout of a parsed article. Out: drafts whose cue is no verb of saying: "according to", "reportedly", passives."""

from __future__ import annotations

from spacy.tokens import Token

from ..following import token_after, word_after
from .boundaries import right_end
from .clauses import children, dep, edges, finite, is_negated, is_passive, noun_phrase, subject, trim
from .drafts import Draft, Range
from .hearsay import HEARSAY, hearsay
from .layout import Layout
from .lexicon import verbs
from .quoting import AS_TOLD, QUOTING, quoted_saying
from .sources import can_speak, was_seen
from .verbs import cue_range, head_of

_AS_CUES = frozenset(("note", "observe", "point", "explain", "report", "say", "write", "argue", "state", "remark"))
_AS_DONE = frozenset(("stated", "reported", "announced", "quoted", "noted", "described"))
_PLANS = frozenset(("plan", "schedule", "rule"))  # "all went according to plan"
_LEARNING = frozenset(("learn", "understand", "hear"))
_TOLD_IN = frozenset(("report", "medium", "media", "press", "newspaper", "paper"))
_REPORTED = frozenset(
    ("say", "report", "allege", "rumor", "rumour", "repute", "claim", "state", "believe", "understand", "think", "fear")
)


def find_phrases(layout: Layout) -> list[Draft]:
    """Drafts for "according to X", "in the words of X", "reportedly", "is said to", "was quoted as saying"."""
    drafts: list[Draft] = []
    for sentence in layout.sentences:
        for number in range(*sentence):
            if not layout.read(number):
                continue
            token = layout.tokens[number]
            word = token.lower_
            if word == "according" and number + 2 < sentence[1] and layout.tokens[number + 1].lower_ == "to":
                drafts += _according(layout, number, number + 2, sentence)
            elif word == "as" and number + 3 < sentence[1] and layout.tokens[number + 2].lower_ == "by":
                if layout.tokens[number + 1].lower_ in _AS_DONE:
                    drafts += _according(layout, number, number + 3, sentence)
            elif word == "as":
                drafts += _as_put(layout, number, sentence) or _as_learned(layout, number, sentence)
            elif word == "words" and number + 2 < sentence[1] and layout.tokens[number + 1].lower_ == "of":
                if layout.tokens[number - 1].lower_ == "the" and layout.tokens[number - 2].lower_ == "in":
                    drafts += [_quotation(layout, d) for d in _according(layout, number - 2, number + 2, sentence)]
            elif word == "per" and layout.tokens[number - 1].lower_ == "as":
                drafts += _according(layout, number - 1, number + 1, sentence)
            elif word in HEARSAY:
                drafts += hearsay(layout, token, sentence)
            elif word in QUOTING:
                drafts += _quoted(layout, token, sentence)
            elif word in AS_TOLD and (told := _quoted(layout, token, sentence)):
                drafts += told
            elif token.pos_ == "VERB" and is_passive(token):
                if token.lemma_ in _REPORTED:
                    drafts += _said_to(layout, token, sentence)
                drafts += _named_as(layout, token, sentence) or _by(layout, token, sentence)
            elif token.pos_ == "VERB" and token.lemma_ in _REPORTED and dep(token) == "acl" and token.tag_ == "VBN":
                drafts += _said_to(layout, token, sentence)
    return drafts


def _according(layout: Layout, cue: int, start: int, sentence: Range) -> list[Draft]:
    """`..., according to X` and `According to X, ...`; X must be named by a phrase, not by a clause or a plan."""
    doc = layout.tokens
    head = _noun_after(layout, start, sentence)
    if head is None:
        return []
    if doc[start].lower_ in ("which", "whom") and doc[cue - 1].text == ",":
        before = next((doc[i] for i in range(cue - 2, sentence[0], -1) if doc[i].pos_ in ("NOUN", "PROPN")), None)
        content = trim(doc, (start + 1, right_end(layout, doc[cue], start + 1, None, sentence)))
        if before is None or content[1] - content[0] < 2:
            return []
        return [_draft(layout, [content], (cue, start), noun_phrase(before), "according to which", 0.85)]
    source = noun_phrase(head)
    source = (start, _with_name(layout, max(source[1], start + 1), sentence[1]))
    leading = all(not doc[i].is_alpha or doc[i].pos_ in ("CCONJ", "ADV") for i in range(sentence[0], cue))
    if leading:
        inner = next((i for i in range(*source) if doc[i].text == ","), None)
        if inner is not None and source[1] < sentence[1] and doc[source[1]].text != ",":
            source = (start, inner)  # "According to reports, Brenn said": what follows is no apposition
        at = next((i for i in range(source[1] - 1, sentence[1]) if doc[i].text == "," and i >= source[1] - 1), None)
        if at is not None and at + 1 < sentence[1] and doc[at + 1].lower_ in ("which", "who", "whose"):
            at = next((i for i in range(at + 2, sentence[1]) if doc[i].text == ","), at)
        first = at + 1 if at is not None else source[1]
        if at is not None and at < source[1]:
            source = (start, at)
        content = (first, right_end(layout, doc[cue], first, None, sentence))
    else:
        content = (_clause_start(layout, cue, sentence), cue)
        tail = source[1]
        relative = _in_relative(layout, cue, tail, sentence)
        if relative:
            return [_draft(layout, relative, (cue, start), source, "according to which", 0.85)]
        if tail + 3 < sentence[1] and doc[tail].text == "," and doc[cue - 1].text == ",":
            # "The toll, according to the ministry, has risen": the rest belongs to the content.
            rest = trim(doc, (tail, sentence[1]))
            if any(t.pos_ in ("VERB", "AUX") for t in doc[rest[0] : rest[1]]) and not _verb_in(layout, content):
                return [_draft(layout, [trim(doc, content), rest], (cue, start), source, "according to", 0.85)]
    quote = layout.quote(content[0])
    if quote is not None and quote.start == content[0] and quote.end >= content[1] - 1:
        content = (quote.inner, quote.outer)
    content = trim(doc, content)
    if content[1] - content[0] < 2:
        return []
    return [_draft(layout, [content], (cue, start), source, "according to", 0.92)]


def _quotation(layout: Layout, draft: Draft) -> Draft:
    """The draft of "a claim dismissed as "a slur", in the words of X" with what X said alone: the quotation that ends before it."""
    start, end = draft.content[-1]
    quote = next((q for at in (end - 1, end - 2) if at > start and (q := layout.quote(at)) is not None), None)
    parted = quote is not None and any(layout.tokens[i].text == "," for i in range(start, quote.start))
    if quote is not None and parted and draft.cue[0][0] > quote.start:
        draft.content = [trim(layout.tokens, (quote.inner, quote.outer))]
    return draft


def _in_relative(layout: Layout, cue: int, tail: int, sentence: Range) -> list[Range]:
    """The content of `..., which the port, according to X, closed twice`: the relative clause; empty where there is none."""
    doc = layout.tokens
    if doc[cue - 1].text != "," or tail >= sentence[1] or doc[tail].text != ",":
        return []
    comma = next((i for i in range(cue - 2, sentence[0], -1) if doc[i].text == ","), sentence[0])
    words = doc[comma + 1 : cue - 1]
    pronoun = next((t.i for t in words if t.lower_ in ("which", "who", "whom", "whose", "where")), None)
    if pronoun is None or any(finite(t) for t in words) or not any(finite(t) for t in doc[tail : sentence[1]]):
        return []
    end = next(
        (i for i in range(tail + 2, sentence[1]) if doc[i].text in (",", ";") and layout.quote_of[i] < 0), sentence[1]
    )
    about = (pronoun, cue - 1)
    return [r for r in ((0, 0) if about[1] - about[0] < 2 else about, trim(doc, (tail + 1, end))) if r[0] < r[1]]


def _with_name(layout: Layout, end: int, stop: int) -> int:
    """The end of a source moved over a name that follows its office ("harbour master Jon Tesk")."""
    while end < stop and layout.tokens[end].pos_ == "PROPN":
        end += 1
    return end


def _as_put(layout: Layout, mark: int, sentence: Range) -> list[Draft]:
    """`As the coach put it, ...`, `..., as the minister noted`, `a joke, as the union put it`: the rest is the content."""
    doc = layout.tokens
    verb = next(
        (
            doc[i]
            for i in range(mark + 2, min(mark + 9, sentence[1]))
            if doc[i].pos_ == "VERB" or doc[i].lower_ == "put"
        ),
        None,
    )
    if verb is None or any(doc[i].pos_ in ("VERB", "AUX", "ADP", "SCONJ") for i in range(mark + 1, verb.i)):
        return []
    put = verb.lower_ in ("put", "puts") and verb.i + 1 < sentence[1] and doc[verb.i + 1].lower_ == "it"
    if not put and (verb.lemma_.lower() not in _AS_CUES or verb.i + 1 >= sentence[1]):
        return []
    end = verb.i + 1 + put
    source = trim(doc, (mark + 1, verb.i))
    if end < sentence[1] and not doc[end].is_punct:
        return []
    if mark == sentence[0]:
        content = (end, sentence[1])
    elif doc[mark - 1].is_punct:
        opening = next((i for i in range(mark - 2, sentence[0], -1) if doc[i].text in ("–", "—", "--")), None)
        content = (opening + 1 if opening is not None else sentence[0], mark)
    else:
        return []
    content = trim(doc, content)
    if content[1] - content[0] < 2 or source[0] >= source[1]:
        return []
    return [_draft(layout, [content], (verb.i, verb.i + 1), source, "as put", 0.85)]


def _as_learned(layout: Layout, mark: int, sentence: Range) -> list[Draft]:
    """`As Orran learns from port officials, ...`: the officials speak."""
    doc = layout.tokens
    verb = next((t for t in doc[mark + 1 : min(mark + 8, sentence[1])] if t.lemma_.lower() in _LEARNING), None)
    if verb is None or verb.i + 2 >= sentence[1] or doc[verb.i + 1].lower_ != "from" or verb.i == mark + 1:
        return []
    end = next((i for i in range(verb.i + 2, sentence[1]) if doc[i].text == ","), sentence[1])
    source = trim(doc, (verb.i + 2, end))
    content = trim(doc, (end, sentence[1]) if mark == sentence[0] else (sentence[0], mark))
    if content[1] - content[0] < 3 or source[1] - source[0] < 1 or not any(finite(t) for t in doc[slice(*content)]):
        return []
    return [_draft(layout, [content], (verb.i, verb.i + 1), source, "as put", 0.85)]


def _verb_in(layout: Layout, span: Range) -> bool:
    return any(layout.tokens[i].pos_ in ("VERB", "AUX") for i in range(*span))


def _clause_start(layout: Layout, cue: int, sentence: Range) -> int:
    """Where the clause before "according to" starts: after ", and"/";"/a dash where another clause stands before it."""
    doc = layout.tokens
    for at in range(cue - 2, sentence[0], -1):
        if layout.quote(at) is not None:
            continue
        breaks = doc[at].text == ";" or (doc[at].lower_ in ("while", "but", "although") and doc[at - 1].text == ",")
        if breaks and cue - at > 4 and _verb_in(layout, (at + 1, cue)):
            return at + 1
    start = sentence[0]
    if doc[start].lower_ in ("but", "and") and doc[start].pos_ == "CCONJ":
        start += 1
    return start


def _noun_after(layout: Layout, start: int, sentence: Range) -> Token | None:
    doc = layout.tokens
    for at in range(start, min(start + 12, sentence[1])):
        token = doc[at]
        if token.pos_ in ("NOUN", "PROPN", "PRON") and (token.lower_ not in _PLANS or was_seen(token)):
            if at + 1 < sentence[1] and doc[at + 1].text == "-" and not token.whitespace_:
                continue  # "fact-checking site"
            head = token
            while start <= head.head.i < sentence[1] and dep(head) in ("compound", "flat", "nmod:poss", "amod", "nmod"):
                if head.head.pos_ not in ("NOUN", "PROPN") or head.head == head:
                    break
                head = head.head
            return head
        if token.pos_ in ("VERB",) or token.text in (",", "."):
            return None
    return None


def _said_to(layout: Layout, verb: Token, sentence: Range) -> list[Draft]:
    """`is said to have left`, `were reported to be`, `it was reported that`: no source, the clause is the content.

    Of what shares a subject or describes a noun ("and is believed to have left", "a fire said to have begun below") the
    infinitive is.
    """
    subjects = children(verb, "nsubj:pass", "nsubj", "expl")
    clauses = [c for c in children(verb, "xcomp", "ccomp", "csubj", "csubj:pass") if c.i > verb.i]
    if subjects and subjects[0].lower_ == "it" and not clauses and verb.i + 2 >= sentence[1]:
        # "..., it is claimed."
        start = min([subjects[0].i, *(c.i for c in verb.lefts)])
        if start > sentence[0] + 2 and layout.tokens[start - 1].text == ",":
            return [_draft(layout, [trim(layout.tokens, (sentence[0], start))], cue_range(verb), None, "passive", 0.75)]
    if clauses and not subjects:
        subjects = [c for c in clauses[0].lefts if dep(c).startswith("nsubj") and c.i < verb.i]
    bare = not subjects and dep(verb) in ("conj", "acl") and word_after(verb) == "to"
    if bare and clauses and dep(verb) == "acl" and children(clauses[0], "cop"):
        return []  # "a man believed to be a sailor": somebody is described
    if clauses and not subjects and dep(verb) == "root" and verb.i - sentence[0] > 1:
        subjects = [layout.tokens[sentence[0]]]  # the parse has it as the subject of something between
    if not clauses or not (subjects or bare):
        return []
    expletive = bare or subjects[0].lower_ == "it"
    start = clauses[0].left_edge.i if expletive else subjects[0].left_edge.i
    stop = right_end(layout, verb, clauses[0].left_edge.i, clauses[0], sentence)
    content = trim(layout.tokens, (start, stop))
    attitude = "belief" if verb.lemma_ in ("believe", "understand", "think", "fear") else "reporting"
    draft = _draft(layout, [content], cue_range(verb), None, "passive", 0.7)
    draft.attitude = attitude
    return [draft]


def _named_as(layout: Layout, verb: Token, sentence: Range) -> list[Draft]:
    """`was named as the owner by the Coast Post`, `was identified in reports as Brenn`: the whole clause is what they say."""
    subjects = children(verb, "nsubj:pass")
    near = layout.tokens[verb.i + 1 : min(sentence[1] - 1, verb.i + 12)]
    named = next((t for t in near if t.lower_ == "as" and t.pos_ == "ADP"), None)
    if verb.lemma_ not in ("name", "identify") or named is None or not subjects or is_negated(verb):
        return []
    by = next((c for c in verb.rights if dep(c).startswith("obl") and c.left_edge.lower_ == "by"), None)
    told = next((c for c in verb.rights if c.left_edge.lower_ == "in" and c.lemma_.lower() in _TOLD_IN), None)
    who = by or told
    if who is None or not can_speak(who) or not subjects[0].i < verb.i:
        return []
    stop = who.left_edge.i if who.i > named.i else right_end(layout, verb, verb.i + 1, None, sentence)
    content = trim(layout.tokens, (subjects[0].left_edge.i, stop))
    source = noun_phrase(who)
    stop = named.i if named.i > who.i else source[1]
    source = (max(source[0], who.left_edge.i + 1), max(who.i + 1, min(source[1], stop)))
    draft = _draft(layout, [content], (verb.i, verb.i + 1), source, "passive", 0.75)
    draft.act = "assert"
    return [draft]


def _by(layout: Layout, verb: Token, sentence: Range) -> list[Draft]:
    """`was accused by the court of buying votes`, `was confirmed by the tower`: the agent speaks."""
    cues = [c for c in verbs().get(verb.lemma_.lower(), ()) if c.attitude == "reporting" and len(c.words) == 1]
    agents = [c for c in verb.rights if dep(c).startswith("obl") and any(x.lower_ == "by" for x in c.children)]
    if (
        is_negated(verb)
        or not cues
        or not agents
        or not can_speak(agents[0])
        or any(t.text in (";", ":") for t in layout.tokens[verb.i : agents[0].i])
        or verb.lemma_ in ("say", "tell", "report", "ask", "call")
    ):
        return []
    beside = [*verb.rights, *agents[0].rights]
    rest = next(
        (c for c in beside if c.i > agents[0].i and c.left_edge.lower_ in ("of", "for") and c.pos_ != "PROPN"), None
    )
    subjects = children(verb, "nsubj:pass", "csubj:pass", "csubj")
    told = any("o" in cue.frames for cue in cues)  # "was notified by the court of the ruling"
    if told and rest is None:
        return []
    if (cues[0].act in ("blame", "praise") or told) and rest is not None:
        content = trim(layout.tokens, (rest.left_edge.i + 1, rest.right_edge.i + 1))
    elif subjects:
        content = trim(layout.tokens, edges(subjects[0]))
    else:
        return []
    if content[0] >= content[1]:
        return []
    draft = _draft(layout, [content], cue_range(verb), noun_phrase(agents[0]), "passive by", 0.75)
    draft.act = cues[0].act
    return [draft]


def _quoted(layout: Layout, verb: Token, sentence: Range) -> list[Draft]:
    """`"...", X was quoted by Y as saying` and `X was quoted as saying that ...`: X speaks, Y relays."""
    doc = layout.tokens
    saying = next(
        (i for i in range(verb.i + 1, min(verb.i + 16, sentence[1] - 1)) if doc[i].lower_ == "as" and doc[i + 1].tag_ != ""
         and doc[i + 1].lower_.endswith("ing") and doc[i + 1].lemma_ in verbs()),
        None,
    )  # fmt: skip
    passive = is_passive(verb) or doc[verb.i - 1].lemma_ == "be"
    if saying is None and not passive and verb.lower_ in QUOTING:
        # "Haven cited the ministry saying that ...": the one cited speaks here too.
        bare = quoted_saying(verb, sentence[1])
        saying = bare - 1 if bare is not None else None
    if saying is None or any(t.lower_ in QUOTING for t in doc[verb.i + 1 : saying]):
        return []  # "Haven, which cited Orvane, quoted Selden as saying": who cites says nothing by that
    if passive:
        heads = children(verb, "nsubj:pass", "nsubj") or [h for h in [subject(verb)] if h is not None]
        heads = [h for h in heads if h.i < verb.i][-1:] or heads[:1]
        source = noun_phrase(heads[0]) if heads else None
        cue = cue_range(verb)
        if cue[0] == verb.i and doc[verb.i - 1].lemma_ == "be":
            cue = (verb.i - 1, verb.i + 1)
    else:
        # "Y quoted X as saying": the one quoted speaks.
        source = trim(doc, (verb.i + 1, saying + (doc[saying].lower_ != "as")))
        if source[0] >= source[1]:
            source = None  # "a man quoted as saying": whoever it is stands before the verb, or nowhere
        cue = (verb.i, verb.i + 1)
    speech = doc[saying + 1]
    content: list[Range] | None = None
    clause = [c for c in speech.rights if dep(c) == "ccomp"]
    quote = next((q for q in layout.quotes if speech.i < q.start <= speech.i + 8 and q.start < sentence[1]), None)
    if word_after(speech) == "that":
        content = [trim(doc, (speech.i + 2, right_end(layout, speech, speech.i + 2, None, sentence)))]
    elif clause:
        start = max(speech.i + 1, clause[0].left_edge.i)
        content = [trim(doc, (start, right_end(layout, speech, start, clause[0], sentence)))]
    elif quote is not None:
        content = [trim(doc, (quote.start, right_end(layout, speech, quote.start, None, sentence)))]
    else:
        heads = [h for h in children(verb, "nsubj", "nsubj:pass") if h.i < verb.i][-1:]
        first = min([cue[0], *(noun_phrase(h)[0] for h in heads if h.i < verb.i)])
        before = layout.quote(first - 1) or (
            layout.quote(first - 2) if first > 1 and doc[first - 1].text == "," else None
        )
        if before is not None and before.end <= first:
            content = [trim(doc, (before.inner, before.outer))]
        elif first > sentence[0] + 2 and doc[first - 1].text == ",":
            content = [trim(doc, (sentence[0], first))]
    after = token_after(speech)
    if content is None and after is not None and after.pos_ not in ("PUNCT", "ADP"):
        content = [trim(doc, (speech.i + 1, right_end(layout, speech, speech.i + 1, None, sentence)))]
    if not content or content[0][0] >= content[0][1]:
        return []
    draft = _draft(layout, content, cue, source, "quoted", 0.92)
    draft.anchor = verb.i
    return [draft]


def _draft(layout: Layout, content: list[Range], cue: Range, source: Range | None, rule: str, score: float) -> Draft:
    return Draft(
        content=content,
        cue=[cue],
        source=[source] if source else [],
        anchor=cue[0],
        act="assert",
        score=score if source is None or head_of(layout, source) is not None else 0.5,
        rules=[rule],
    )
