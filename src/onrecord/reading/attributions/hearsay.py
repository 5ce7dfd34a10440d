"""In: "reportedly", "allegedly" and their like in a sentence. Out: a draft for the clause that was heard, without a source."""

from __future__ import annotations

from spacy.tokens import Token

from ..following import token_after
from .boundaries import right_end
from .clauses import auxiliaries, children, dep, edges, finite, trim
from .drafts import Draft, Range
from .layout import Layout

HEARSAY = frozenset(("reportedly", "allegedly", "purportedly", "supposedly"))


def hearsay(layout: Layout, token: Token, sentence: Range) -> list[Draft]:
    """`has reportedly claimed`: the clause is what was reported, the cue stays inside it; no source."""
    if _of_a_thing(layout, token):
        return []
    root = token.head
    while root.head != root and dep(root) in ("aux", "aux:pass", "advmod", "amod", "xcomp", "cop"):
        root = root.head
    beside = _in_clause(layout, token, root, sentence)
    if beside is not None:
        return [_draft(token, beside)]
    start, stop = edges(root) if dep(root) not in ("amod", "acl") else sentence
    start, stop = max(start, sentence[0]), min(stop, sentence[1])
    content = (start, stop) if dep(root) in ("conj", "ccomp", "advcl", "parataxis") and stop - start > 3 else sentence
    content = trim(layout.tokens, _own_clause(layout, token.i, content))
    while content[0] < token.i and layout.tokens[content[0]].lower_ in (
        "and",
        "but",
        "that",
        "as",
        "because",
        "after",
        "who",
    ):
        content = (content[0] + 1, content[1])
    return [_draft(token, content)]


def _of_a_thing(layout: Layout, token: Token) -> bool:
    """Whether the word only doubts a noun: "photos allegedly of the site", "a note, allegedly left by her", "for allegedly lying"."""
    verb, beside = token.head, token_after(token)
    if token.lower_ == "reportedly" or layout.tokens[token.i - 1].pos_ == "AUX":
        return False
    bare = verb.morph.get("VerbForm", []) in (["Part"], ["Ger"]) and not auxiliaries(verb)
    return (beside is not None and beside.pos_ == "ADP") or (
        bare and verb.i > token.i and dep(verb) in ("acl", "acl:relcl", "advcl")
    )


def _in_clause(layout: Layout, token: Token, root: Token, sentence: Range) -> Range | None:
    """The relative clause or participle that the word stands in ("the raid that reportedly killed him"), None elsewhere."""
    if dep(root) not in ("acl:relcl", "acl") or not root.head.i < token.i or layout.quote_of[token.i] >= 0:
        return None
    if dep(root) == "acl" and (root.morph.get("VerbForm", []) == ["Fin"] or children(root, "mark", "nsubj")):
        return None  # "the statement that he allegedly left"
    start, stop = edges(root)
    if dep(root) == "acl":
        start = root.head.left_edge.i
    start, stop = max(start, sentence[0]), min(stop, sentence[1])
    stop = right_end(layout, root, token.i, None, (sentence[0], stop))
    content = trim(layout.tokens, (start, stop))
    whole = content[1] - content[0] > 2 and content[0] <= token.i < content[1]
    return content if whole and stop - start < sentence[1] - sentence[0] - 3 else None


def _own_clause(layout: Layout, cue: int, span: Range) -> Range:
    """The range without a clause after ", and" or ", but" that has a subject and a finite verb of its own, and before "that"."""
    doc = layout.tokens
    start, end = span
    for at in range(cue - 1, max(start, cue - 12), -1):
        said = doc[at].lower_ == "that" and dep(doc[at]) == "mark" and doc[at - 1].pos_ in ("NOUN", "VERB")
        if said:
            start = at + 1
            break
    for at in range(cue + 1, end - 2):
        if doc[at].text == "," and doc[at + 1].lower_ in ("and", "but") and layout.quote_of[at] < 0:
            verb = next((t for t in doc[at + 2 : end] if finite(t)), None)
            if verb is not None and any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in doc[at + 2 : verb.i]):
                return start, at
    return start, end


def _draft(token: Token, content: Range) -> Draft:
    return Draft(content=[content], cue=[(token.i, token.i + 1)], anchor=token.i, score=0.75, rules=["hearsay"])
