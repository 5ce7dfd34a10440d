"""In: a cue verb and where its content begins (or ends). Out: where the content ends (or begins) in the sentence.

The parse gives a first edge; the surface corrects it, since clause attachment is what parsers get wrong most: a
content ends before the next cue of the same speaker (", adding that", "but stressed"), before "according to", and never
in the middle of a quotation.
"""

from __future__ import annotations

from spacy.tokens import Token

from ..following import word_after
from .clauses import dep, finite
from .layout import Layout, QuoteRange
from .lexicon import frames, verbs

Range = tuple[int, int]
_RELAYING = frozenset(("citing", "quoting"))
_TALKING = frozenset(("speaking", "talking", "asked", "questioned", "pressed"))
_HEARD = frozenset(("believed", "said", "thought", "understood", "reported", "alleged", "suspected", "rumoured"))
_JOINING = frozenset(("and", "but", "while", "yet", "or", "although", "though", "whereas"))


def right_end(layout: Layout, verb: Token, start: int, root: Token | None, sentence: Range) -> int:
    """One past the last token of a content that begins at `start` after its cue, `root` being its main word if known."""
    doc = layout.tokens
    end = sentence[1]
    if root is not None:
        end = min(len(doc), max(start + 1, min(sentence[1], root.right_edge.i + 1)))
        end = _taken_in(layout, verb, end, sentence)
    end = _cut(layout, verb, start, end)
    while end > start and (doc[end - 1].is_space or doc[end - 1].lower_ in _JOINING):
        end -= 1
    return _whole_quotation(layout, start, end, sentence)


def _taken_in(layout: Layout, verb: Token, end: int, sentence: Range) -> int:
    """The edge moved over what the parse hung on the cue although no comma parts it from the content."""
    doc = layout.tokens
    for child in verb.rights if end < len(doc) else ():
        if child.left_edge.i < end or child.is_punct:
            continue
        if child.left_edge.i > end or doc[end].is_punct or dep(child) in ("conj", "cc", "parataxis"):
            listed = dep(child) == "conj" and child.left_edge.i == end and _listed(child, verb.i)
            if not listed:
                break
        if dep(child) == "ccomp" and finite(child) and dep(verb) in ("acl:relcl", "acl"):
            break  # "a plane that it says was spying fell on a farm"
        end = min(sentence[1], child.right_edge.i + 1)
    return end


def _cut(layout: Layout, verb: Token, start: int, end: int, own: bool = False) -> int:
    """The first place from `start` on where another attribution of the sentence begins; `end` where none does.

    With `own`, only where the speaker himself goes on to something else, or somebody else begins to speak.
    """
    doc = layout.tokens
    for at in range(start + 1, end):
        quote = layout.quote(at)
        if quote is not None and quote.start < at < quote.end - 1:
            continue
        token = layout.tokens[at]
        if (
            not own
            and token.lower_ == "according"
            and at + 1 < len(doc)
            and doc[at + 1].lower_ == "to"
            and at > start + 1
        ):
            return at
        if not own and token.lower_ in ("while", "when") and at + 1 < len(doc) and doc[at + 1].lower_ in _TALKING:
            return at
        before, second = layout.tokens[at - 1], layout.tokens[at - 2].text
        comma = before.text in (",", "–", "—", ";") or (before.pos_ == "ADV" and second == ",")
        if not own and comma and (token.lower_ in _RELAYING or (_participle(token) and _clausal(token))):
            return at - 1
        heard = token.lower_ in _HEARD and dep(token) == "acl" and not dep(token.head).startswith("nsubj")
        if heard and before.text == "," and at + 1 < end and doc[at + 1].lower_ == "to":
            return at - 1  # "accused of links to a ring, believed to have worked with officers"
        if _continues(token, verb, before, second, start) or _goes_on(token, verb, start):
            return at - 1
        if _other_speaks(layout, token, start):
            return _clause_head(layout, token, start)
    return end


def cut(layout: Layout, verb: Token, start: int, end: int) -> int:
    """Where a content after its cue ends at the latest: before the next attribution of its sentence."""
    end = _cut(layout, verb, start, end, own=True)
    while end - 1 > start and (layout.tokens[end - 1].lower_ in _JOINING or layout.tokens[end - 1].text == ","):
        end -= 1
    return end


def _goes_on(token: Token, verb: Token, start: int) -> bool:
    """Whether the token is what the speaker did next: "said it would wait and left", "accused them and withdrew"."""
    if token.pos_ != "VERB" or dep(token) != "conj" or token.head != verb or token.i - start < 2:
        return False
    if token.doc[token.i - 1].lower_ not in ("and", "but", ",") and token.nbor(-1).pos_ not in ("AUX", "ADV"):
        return False
    if any(dep(c).startswith("nsubj") or c.lower_ == "to" for c in token.children):
        return False
    if token.lemma_.lower() in ("have", "be") or _listed(token, start):
        return False
    return verb.morph.get("Tense", []) == token.morph.get("Tense", []) or token.morph.get("VerbForm", []) == ["Part"]


def _listed(token: Token, start: int) -> bool:
    """Whether the token ends a list of what the content tells: "had entered it, crossed it and filmed a station"."""
    doc = token.doc
    for at in range(token.i - 2, start + 1, -1):
        if doc[at].pos_ == "VERB" and dep(doc[at]) == "conj" and doc[at - 1].text == ",":
            return doc[at].head.i > start and doc[at].tag_ in ("VBN", token.tag_)
    return False


def _other_speaks(layout: Layout, token: Token, start: int) -> bool:
    """Whether somebody else begins to speak or think after a comma: "..., and divers fear that ..."."""
    if token.pos_ != "VERB" or not verbs().get(token.lemma_.lower()) or token.morph.get("VerbForm", []) != ["Fin"]:
        return False
    own = [c for c in token.lefts if dep(c).startswith("nsubj") and c.i > start and c.pos_ in ("NOUN", "PROPN")]
    spoken_of = any(c.words[1:] == (word_after(token),) for c in verbs()[token.lemma_.lower()])
    if not own or not (spoken_of or any(dep(c) == "ccomp" or c.lower_ == "that" for c in token.rights)):
        return False
    first = own[-1].left_edge.i
    return first - 2 > start and layout.tokens[first - 1].lower_ in _JOINING and layout.tokens[first - 2].text == ","


def _clause_head(layout: Layout, token: Token, start: int) -> int:
    """The comma before the joining word of the clause whose verb the token is."""
    first = min(c.left_edge.i for c in token.lefts if dep(c).startswith("nsubj"))
    return max(start + 1, first - 2)


def _participle(token: Token) -> bool:
    return token.lower_.endswith("ing") and token.pos_ in ("VERB", "AUX") and dep(token) != "amod"


def _clausal(token: Token) -> bool:
    letters = frames(token.lemma_.lower())
    return "c" in letters or "q" in letters or (token.lemma_.lower() == "call" and word_after(token) in ("for", "on"))


def _continues(token: Token, verb: Token, before: Token, second: str, start: int) -> bool:
    """Whether a finite cue without a subject of its own goes on where `verb` left: "but stressed that", "and demanded"."""
    if before.lower_ not in ("and", "but", ",") or token.pos_ != "VERB" or not frames(token.lemma_.lower()):
        return False
    if any(dep(child).startswith("nsubj") for child in token.children) or token.tag_ != verb.tag_:
        return False
    if token.tag_ in ("VBN", "VBD") and dep(token) == "acl" and start < token.head.i < token.i:
        return False  # "is believed to have worked for a ring, known as the Herons"
    if token.morph.get("Tense", []) != verb.morph.get("Tense", []) or token.morph.get("VerbForm", []) != verb.morph.get(
        "VerbForm", []
    ):
        return False
    other = finite(token.head) and token.head.morph.get("Tense", []) != token.morph.get("Tense", [])
    return token.head == verb or second == "," or not finite(token.head) or (other and before.lower_ != ",")


def _whole_quotation(layout: Layout, start: int, end: int, sentence: Range) -> int:
    """The edge moved to the end of a quotation that it would cut."""
    if end <= start:
        return end
    quote = layout.quote(end - 1)
    if quote is not None and quote.start >= start and quote.end > end:
        return quote.end
    return end


def left_start(layout: Layout, verb: Token, stop: int, sentence: Range, quote: QuoteRange | None) -> int:
    """The first token of a content that stands before its cue (at `stop`): the sentence's, or that after an earlier cue."""
    doc = layout.tokens
    start = sentence[0]
    limit = quote.start if quote is not None else stop
    for at in range(limit - 1, start, -1):
        if layout.quote(at) is not None:
            continue
        if doc[at].text == ";":
            return at + 1
    if quote is not None and quote.start == start:
        return start
    first = doc[start]
    if first.lower_ in ("but", "and") and first.pos_ == "CCONJ":
        start += 1
    return start


def breaks_at(layout: Layout, at: int) -> bool:
    """Whether a content may end right before this token: at a stop, a joining word, or another cue's words."""
    token = layout.tokens[at]
    if token.is_punct or token.is_space or layout.quote(at) is not None:
        return True
    if token.lower_ in _JOINING or token.lower_ in (
        "according",
        "citing",
        "as",
        "after",
        "when",
        "who",
        "which",
        "because",
    ):
        return True
    return bool(frames(token.lemma_.lower())) and token.pos_ == "VERB"
