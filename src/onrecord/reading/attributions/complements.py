"""In: a cue verb and its source. Out: the content that goes with it: a clause, a quotation, what stands before, a phrase."""

from __future__ import annotations

from spacy.tokens import Token

from ..following import token_after, word_after
from .boundaries import left_start, right_end
from .charges import charge
from .clauses import children, dep, edges, finite, trim
from .drafts import Range, joined
from .layout import Layout, QuoteRange
from .lexicon import Cue, nouns

Found = tuple[list[Range], str, float]
_SPEECH_FORMS = frozenset(
    ("said", "says", "told", "tells", "added", "adds", "warned", "claimed", "announced", "insisted")
)
_TELLING = frozenset(("tell", "describe", "recount", "recall", "explain", "relate", "reveal"))
_ANAPHORS = frozenset(("this", "that", "it"))  # "denied this": what is denied stands before
_NAMING = frozenset(("call", "describe", "label", "brand", "dub", "characterise", "characterize"))
# Where the verb's frame gives more, or begins later, than a tagger does, the frame is right.
LONGER, LATER = _NAMING, frozenset(("accuse", "suspect", "thank"))
_CALLED = frozenset(("xcomp", "obj", "ccomp", "obl", "advcl", "acl", "dep"))
_COUNTS = frozenset(
    ("toll", "number", "figure", "count", "estimate", "total", "cost", "price", "damage", "loss", "bill", "value", "share", "rate", "odds",
     "chance", "date", "age", "missing", "dead", "injured", "wounded", "displaced", "homeless", "amount", "quantity", "volume")
)  # fmt: skip
_SUBORDINATING = frozenset("when while because since until unless although though if".split())
_REFUSED_OBJECTS = frozenset(("nothing", "anything", "something", "little", "much", "more", "so", "this", "that", "it"))


def complement(layout: Layout, verb: Token, cue: Cue, source: Range | None, sentence: Range) -> Found | None:
    """(content ranges, rule, score) for one sense of the verb, None where this sense has no content here."""
    if "c" in cue.frames or "q" in cue.frames:
        for attempt in (_quoted_before, _quotation_after, _clause_after, _before, _that_after, _bare_after):
            found = attempt(layout, verb, cue, source, sentence)
            if found is not None:
                return found
    if "i" in cue.frames or "o" in cue.frames:
        found = _infinitive(layout, verb, cue, sentence)
        if found is not None:
            return found
    if "n" in cue.frames:
        return _phrase(layout, verb, cue, sentence)
    if "a" in cue.frames:
        return _put_at(layout, verb, cue, sentence)
    return None


def after_cue(layout: Layout, verb: Token, source: Range | None, sentence: Range) -> int:
    """The first token after the cue, its source where that follows it, and the addressee, place and time between."""
    at = verb.i + 1
    if source is not None and source[0] == at:
        at = source[1]
    return at


def whole_quote(layout: Layout, quote: QuoteRange) -> list[Range]:
    """The inner ranges of a quotation and of those it runs on into."""
    ranges = [(quote.inner, quote.outer)]
    number = layout.quotes.index(quote)
    while layout.quotes[number].runs_on and number + 1 < len(layout.quotes):
        number += 1
        ranges.append((layout.quotes[number].inner, layout.quotes[number].outer))
    return ranges


def _quotation_after(layout: Layout, verb: Token, cue: Cue, source: Range | None, sentence: Range) -> Found | None:
    """`said: "..."`, `told reporters on Friday, "..."`, `said "not yet" and "..."`."""
    if "q" not in cue.frames and "c" not in cue.frames:
        return None
    start = after_cue(layout, verb, source, sentence)
    paragraph_end = layout.paragraph(verb.i)[1]
    limit = min(paragraph_end, start + 16)
    opened: QuoteRange | None = None
    beside = False
    for at in range(start, limit):
        if at >= sentence[1] and layout.tokens[at - 1].text != ":":
            return None
        quote = layout.quote(at)
        if quote is not None and quote.start == at:
            opened = quote
            break
        token = layout.tokens[at]
        beside = beside or token.lower_ in _SUBORDINATING
        if token.lower_ in ("that", "whether") or (token.pos_ in ("VERB", "AUX") and not _participle(token)):
            return None
    if opened is None:
        return _next_paragraph(layout, verb, start, sentence)
    before = layout.tokens[opened.start - 1]
    if before.text not in (":", ",") and (beside or _begins_clause(layout, opened, sentence)):
        return None
    direct = before.text in (":", ",") or before.i < start + 1 or _complete(layout, opened)
    if not direct:
        return None
    ranges = whole_quote(layout, opened)
    end = opened.end
    while end + 1 < sentence[1] and layout.tokens[end].lower_ in ("and", "but", ",") and layout.quote(end + 1):
        following = layout.quote(end + 1)
        if following is None or following.start != end + 1:
            break
        ranges.append((following.inner, following.outer))
        end = following.end
    if len(ranges) == 1 and end + 1 < sentence[1] and layout.tokens[end].lower_ in ("and", "but", "which", "because"):
        ranges = [(opened.start, right_end(layout, verb, opened.start, None, sentence))]
    return [trim(layout.tokens, r) for r in ranges], "quotation", 0.95


def _next_paragraph(layout: Layout, verb: Token, start: int, sentence: Range) -> Found | None:
    """A cue with a colon that ends its paragraph: the quotation, or the list, that follows is its content."""
    end = layout.paragraph(verb.i)[1]
    if not 0 < end - start <= 12 or layout.tokens[end - 1].text != ":" or sentence[1] != end:
        return None
    number = layout.paragraph_of[verb.i] + 1
    ranges: list[Range] = []
    while number < len(layout.paragraphs):
        first, stop = layout.paragraphs[number]
        quote = layout.quote(first)
        if quote is not None and quote.start == first and not ranges:
            return whole_quote(layout, quote), "quotation", 0.9
        announced = any(t.lower_ in ("this", "following") for t in layout.tokens[start : start + 3])
        if announced and not ranges and stop - first > 4 and all(layout.quote_of[i] < 0 for i in range(first, stop)):
            return [trim(layout.tokens, (first, stop))], "quotation", 0.85
        if layout.tokens[first].text not in ("-", "–", "—", "•", "*", "·", "●"):
            break
        ranges.append((first + 1, stop))
        number += 1
    return (ranges, "list", 0.8) if ranges else None


def _begins_clause(layout: Layout, quote: QuoteRange, sentence: Range) -> bool:
    """Whether the quoted words are the subject of the clause that follows: `confirmed a "major search" had taken place`."""
    inside = layout.tokens[quote.inner : quote.outer]
    heads = [t.head for t in inside if dep(t).startswith("nsubj") and quote.end <= t.head.i < sentence[1]]
    return any(h.pos_ in ("VERB", "AUX") or any(dep(c) == "cop" for c in h.children) for h in heads)


def _participle(token: Token) -> bool:
    return token.morph.get("VerbForm", []) == ["Part"] or dep(token) in ("amod", "acl", "case")


def _complete(layout: Layout, quote: QuoteRange) -> bool:
    """Whether the quotation starts with a capital and has a verb: a sentence of its own."""
    tokens = layout.tokens[quote.inner : quote.outer]
    return len(tokens) > 2 and tokens[0].text[:1].isupper() and any(t.pos_ in ("VERB", "AUX") for t in tokens)


def _clause_after(layout: Layout, verb: Token, cue: Cue, source: Range | None, sentence: Range) -> Found | None:
    """`said (that) the talks had failed`: the clause as the parse has it, its right edge checked."""
    clauses = [c for c in verb.rights if dep(c) == "ccomp" and c.i > verb.i]
    if not clauses:
        return None
    root = clauses[0]
    start = max(verb.i + 1, root.left_edge.i)
    if source is not None and source[0] > verb.i and start < source[1] <= root.i:
        start = source[1]
    for at in range(start, min(start + 6, root.i)):
        if layout.tokens[at].lower_ == "that" and dep(layout.tokens[at]) in ("mark", "sconj"):
            start = at + 1
    if start >= sentence[1]:
        return None
    content = trim(layout.tokens, (start, right_end(layout, verb, start, root, sentence)))
    if content[1] - content[0] < 1 or (
        content[1] - content[0] == 1 and layout.tokens[content[0]].lower_ in _REFUSED_OBJECTS
    ):
        return None
    # "a plane that it says was spying fell on a farm"
    before = layout.tokens[source[0] - 1].lower_ if source is not None and 0 < source[0] < verb.i else ""
    after = token_after(verb)
    gap = before in ("that", "which", "who") and after is not None and finite(after)
    inside = dep(verb) == "acl:relcl" and (len(clauses) > 1 or gap)
    return [content], "relative clause" if inside else "clause", 0.9


def _that_after(layout: Layout, verb: Token, cue: Cue, source: Range | None, sentence: Range) -> Found | None:
    """`told reporters on Friday that ...` where the parse lost the clause: from "that" on."""
    for at in range(verb.i + 1, min(sentence[1] - 2, verb.i + 14)):
        token = layout.tokens[at]
        if token.lower_ == "how" and verb.lemma_.lower() in _TELLING and token.pos_ in ("ADV", "SCONJ"):
            content = trim(layout.tokens, (at + 1, right_end(layout, verb, at + 1, None, sentence)))
            return ([content], "that", 0.8) if content[0] < content[1] else None
        if token.lower_ == "that" and layout.tokens[at - 1].pos_ == "CCONJ":
            return None  # "apologised and that ...": it belongs to an outer cue
        if token.lower_ in ("that", "whether") and token.pos_ in ("SCONJ", "PRON") and dep(token) != "det":
            content = trim(layout.tokens, (at, right_end(layout, verb, at + 1, None, sentence)))
            return ([content], "that", 0.8) if content[0] < content[1] else None
        if token.pos_ == "VERB" or token.text in (";", ":", "."):
            return None
    return None


def _quoted_before(layout: Layout, verb: Token, cue: Cue, source: Range | None, sentence: Range) -> Found | None:
    """`"...", he said`: as `_before`, where a quotation closes right before the cue or its source."""
    found = _before(layout, verb, cue, source, sentence)
    return found if found is not None and found[2] > 0.9 else None


def _starts_anew(layout: Layout, verb: Token, quote: QuoteRange, first: int) -> bool:
    """Whether the sentence after a finished quotation is one of its own: '"We won." He said that ...'."""
    doc = layout.tokens
    stop = doc[quote.outer - 1].text if quote.outer > quote.inner else ""
    if stop not in (".", "!", "?", "…", "...") or doc[first].text[:1].islower():
        return False
    return stop == "." or any(dep(c) in ("ccomp", "obj", "xcomp") and c.i > verb.i for c in verb.children)


def _of_whom(layout: Layout, verb: Token, quote: QuoteRange) -> bool:
    """Whether the cue only describes somebody in a sentence after the quotation: '"We won." Ilse Tarn, who writes the blog, ...'."""
    return dep(verb) == "acl:relcl" and layout.sentence_of[verb.i] != layout.sentence_of[quote.inner]


def _before(layout: Layout, verb: Token, cue: Cue, source: Range | None, sentence: Range) -> Found | None:
    """`..., he said` and `..., said the minister`: what stands before, and what goes on after it."""
    if "q" not in cue.frames:
        return None
    doc = layout.tokens
    first = min([verb.i, *(child.i for child in verb.lefts if dep(child) in ("aux", "aux:pass", "advmod"))])
    if source is not None and source[0] < first:
        first = source[0]
    while first > 0 and doc[first - 1].pos_ == "ADV" and first - 1 >= sentence[0]:
        first -= 1
    paragraph = layout.paragraph(verb.i)
    last = first - 1
    if last < paragraph[0]:
        return None
    quote = layout.quote(last) or (layout.quote(last - 1) if doc[last].text == "," and last > paragraph[0] else None)
    closing = quote is not None and quote.end >= last and quote.end <= first
    if quote is not None and closing and (_starts_anew(layout, verb, quote, first) or _of_whom(layout, verb, quote)):
        return None
    if doc[last].text == "," and doc[last - 1].pos_ == "CCONJ":
        return None  # "was held and, his lawyer says, denies negligence": the content follows
    if not closing and (doc[last].text not in (",", "–", "—", "-", "?", "!") or last < sentence[0]):
        return None
    if quote is not None and quote.start < sentence[0]:
        sentence = (layout.sentence(quote.start)[0], sentence[1])
    left = left_start(layout, verb, first, sentence, quote if closing else None)
    if quote is not None and closing and left >= quote.start:
        ranges = [(quote.inner, quote.outer)]
    else:
        ranges = [(left, last + 1)]
    ranges = [r for r in (trim(doc, r) for r in ranges) if r[0] < r[1]]
    if not ranges or (not closing and not _has_verb(layout, ranges[0])):
        return None
    if not closing and verb.lower_ not in _SPEECH_FORMS and not _linked_left(verb, ranges[0]):
        return None
    rest = _resumed(layout, verb, source, sentence, first)
    if rest is not None:
        ranges.append(rest)
    return joined(ranges), "before", 0.93 if closing else 0.88


def _has_verb(layout: Layout, span: Range) -> bool:
    return any(layout.tokens[i].pos_ in ("VERB", "AUX") for i in range(*span)) or span[1] - span[0] > 5


def _linked_left(verb: Token, span: Range) -> bool:
    """Whether the parse ties the cue to what stands before it."""
    if any(dep(c) in ("ccomp", "parataxis", "dep") and span[0] <= c.i < span[1] for c in verb.lefts):
        return True
    return dep(verb) in ("parataxis", "ccomp", "advcl", "conj", "dep") and span[0] <= verb.head.i < span[1]


def _resumed(layout: Layout, verb: Token, source: Range | None, sentence: Range, first: int) -> Range | None:
    """The rest of a content broken by its cue: `"...", he said, "..."`."""
    doc = layout.tokens
    at = max(verb.i + 1, source[1] if source is not None and source[0] > verb.i else 0)
    for number in range(at, min(sentence[1], at + 14)):
        quote = layout.quote(number)
        if quote is not None and quote.start == number:
            return (quote.inner, quote.outer) if doc[number - 1].text in (",", ":", "–", "—") else None
        if doc[number].lower_ in ("that", "adding") or (doc[number].pos_ == "VERB" and number > at):
            break
    head = verb.head
    if dep(verb) == "parataxis" and head.i > verb.i and at < sentence[1] and doc[at].text == ",":
        start, stop = trim(doc, (at, sentence[1]))
        return (start, stop) if stop - start > 2 else None
    return None


def _bare_after(layout: Layout, verb: Token, cue: Cue, source: Range | None, sentence: Range) -> Found | None:
    """`said the talks failed` where the parse has no clause: the rest, for plain verbs of saying, or where a subject begins it."""
    if source is None or source[0] > verb.i:
        return None
    start = verb.i + 1
    begins = "c" in cue.frames and _clause_begins(layout, verb, sentence)
    if verb.lower_ not in _SPEECH_FORMS and not begins:
        return None
    stop = right_end(layout, verb, start, None, sentence)
    verbs_in = [
        t for t in layout.tokens[start:stop] if t.pos_ in ("VERB", "AUX") and t.morph.get("VerbForm", []) == ["Fin"]
    ]
    if not verbs_in or verbs_in[0].i - start < 1:
        return None
    return [trim(layout.tokens, (start, stop))], "clause", 0.85 if begins else 0.6


def _clause_begins(layout: Layout, verb: Token, sentence: Range) -> bool:
    """Whether a subject with its finite verb follows the cue at once, hung elsewhere by the parse: "denies troops are there"."""
    for at in range(verb.i + 1, min(sentence[1], verb.i + 8)):
        token = layout.tokens[at]
        if token.is_punct or token.pos_ == "VERB" or dep(token) in ("obj", "obl", "mark"):
            return False
        if token.pos_ == "AUX":
            subjects = [
                t for t in layout.tokens[verb.i + 1 : at] if dep(t) in ("nsubj", "nsubj:pass") and t.head.i >= at
            ]
            return bool(subjects) and token.morph.get("VerbForm", []) == ["Fin"]
    return False


def _infinitive(layout: Layout, verb: Token, cue: Cue, sentence: Range) -> Found | None:
    """`vowed to rebuild`, `urged Dorsland to withdraw`, `called on them to stop`: the addressee belongs to the content."""
    at = verb.i + len(cue.words)
    for clause in verb.children:
        if clause.i <= verb.i or dep(clause) not in ("xcomp", "ccomp", "advcl", "obl", "obj", "acl"):
            continue
        marks = [c for c in clause.lefts if c.lower_ == "to" and dep(c) in ("mark", "aux", "case")]
        if (
            not marks
            or clause.pos_ not in ("VERB", "AUX", "ADJ", "NOUN")
            or clause.morph.get("VerbForm", []) == ["Part"]
        ):
            continue
        if "i" not in cue.frames and marks[0].i == at:
            continue
        start = at if marks[0].i - at <= 12 else marks[0].i
        content = trim(layout.tokens, (start, right_end(layout, verb, start, clause, sentence)))
        return [content], "infinitive", 0.75
    return None


def _phrase(layout: Layout, verb: Token, cue: Cue, sentence: Range) -> Found | None:
    """`denied the report`, `called the trial "theatre"`, `accused Dorsland of lying`: the object with what belongs to it.

    What somebody is blamed or thanked for is the content, where "of" or "for" begins it ("of lying").
    """
    at = verb.i + len(cue.words)
    charged = charge(layout, verb, sentence)
    if charged is not None:
        return ([charged], "phrase", 0.6) if charged[0] < charged[1] else None
    objects = [c for c in verb.rights if dep(c) in ("obj", "obl", "iobj", "nmod") and c.i >= at]
    objects = [c for c in objects if len(cue.words) > 1 or dep(c) in ("obj", "iobj")]
    if not objects or max(at, objects[0].left_edge.i) > at + 2:
        return None
    only = objects[0].left_edge.i == objects[0].right_edge.i
    if only and objects[0].lower_ in _REFUSED_OBJECTS and (cue.act != "deny" or objects[0].lower_ not in _ANAPHORS):
        return None
    start, stop = max(objects[0].left_edge.i, at), objects[0].right_edge.i + 1
    if len(cue.words) > 1:
        stop = max(c.right_edge.i + 1 for c in objects if c.left_edge.i <= stop + 1)
    named = cue.words[0] in _NAMING
    for extra in verb.rights:
        first = layout.tokens[extra.left_edge.i].lower_
        if extra.i < stop or extra.is_punct:
            continue
        called = named and extra.left_edge.i <= stop and dep(extra) in _CALLED
        of_it = first in ("of", "for", "as") or (first == "from" and cue.act in ("demand", "request"))
        if called or (of_it and dep(extra) in ("obl", "advcl", "xcomp")):
            stop = max(stop, edges(extra)[1])
    claimed = _claimed(layout, objects[0])
    if claimed is not None and len(cue.words) == 1:
        return [claimed], "phrase", 0.7
    quote = layout.quote(stop) if named and stop < sentence[1] else None
    if quote is not None and quote.start == stop:
        stop = min(sentence[1], quote.end)
    stop = right_end(layout, verb, start, objects[0], (sentence[0], min(sentence[1], stop)))
    if quote is not None and stop == quote.start:
        stop = quote.end
    content = trim(layout.tokens, (start, stop))
    if children(objects[0], "det") and content[1] - content[0] < 2:
        return None
    return ([content], "phrase", 0.6) if content[0] < content[1] else None


def _claimed(layout: Layout, noun: Token) -> Range | None:
    """What `the allegation that ...` says, where nobody owns the allegation."""
    if noun.lemma_.lower() not in nouns() or any(dep(c) == "nmod:poss" for c in noun.children):
        return None
    clause = next((c for c in noun.rights if dep(c) in ("acl", "ccomp", "acl:relcl") and c.i > noun.i), None)
    if clause is None or word_after(noun) != "that" or any(dep(c) == "nmod" for c in noun.rights):
        return None
    start, stop = edges(clause)
    dash = next((i for i in range(start, stop) if layout.tokens[i].text in ("–", "—")), stop)
    content = trim(layout.tokens, (noun.i + 2, max(noun.i + 3, dash)))
    return content if content[1] - content[0] > 2 else None


def _put_at(layout: Layout, verb: Token, cue: Cue, sentence: Range) -> Found | None:
    """`put the toll at 14`, `put the number of missing at between 30 and 40`: a figure that the source gives."""
    objects = children(verb, "obj")
    if not objects or objects[0].i < verb.i or objects[0].lemma_.lower() not in _COUNTS:
        return None
    for extra in verb.rights:
        inside = layout.tokens[extra.left_edge.i : extra.right_edge.i + 1]
        if extra.i > objects[0].i and inside[0].lower_ == "at" and any(t.pos_ == "NUM" or t.like_num for t in inside):
            start = objects[0].left_edge.i
            content = trim(layout.tokens, (start, right_end(layout, verb, start, extra, sentence)))
            return [content], "put at", 0.85
    return None
