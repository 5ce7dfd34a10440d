"""A Doc in, the stretches of headline and body in which the outlet itself asserts something, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ..annotations import Span
from ..nearby import Nearby

_SPOKEN = ("headline", "body")
_FEWEST_WORDS = 4  # shorter stretches are headings, credits and remains of attributions
_FEWEST_CONTENT = 3
_JOINING = frozenset(("where", "when", "which", "who", "that", "while"))
_REPORTING = frozenset(("say", "report", "tell", "quote", "cite", "add", "state", "write", "announce", "note"))
_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"))
_PUNCTUATION = " \t\n\r,;:-–—"
_QUOTES = "\"“”‘’'()"


def own_voice(doc: Doc) -> list[Span]:
    """Half-open spans: whole sentences without attribution, and what attributions leave of a sentence.

    What is left counts only where it holds a verb with its own subject; "he said on Sunday" does not, since source and
    cue belong to the attribution.
    """
    text = doc.text
    spans = (
        span
        for attribution in doc._.attributions
        for span in (*attribution.content, *attribution.cue, *attribution.source)
    )
    covered = Nearby(spans, lambda span: span)
    found: list[Span] = []
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if not tokens or not _in_text(doc, tokens):
            continue
        for rest in _runs(tokens, covered):
            whole = len(rest) == len(tokens)
            run = rest if whole else _without_joints(rest)
            if _speaks(run, whole) and _asserts(run, whole) and not _describes_source(run):
                span = _trimmed(text, run if whole else _with_object(run, tokens))
                if span[0] < span[1]:
                    found.append(span)
    return found


def _in_text(doc: Doc, tokens: Sequence[Token]) -> bool:
    """Whether the sentence stands in a passage of headline or body; texts without passages are all body."""
    passages = doc._.article.passages
    return not passages or any(p.kind in _SPOKEN and p.start <= tokens[0].idx < p.end for p in passages)


def _runs(tokens: Sequence[Token], covered: Nearby[Span]) -> Iterator[list[Token]]:
    """Maximal runs of tokens that no attribution covers."""
    run: list[Token] = []
    near = covered.touching(tokens[0].idx, tokens[-1].idx + 1)
    for token in tokens:
        if any(start <= token.idx < end for start, end in near):
            if run:
                yield run
            run = []
        else:
            run.append(token)
    if run:
        yield run


def _speaks(tokens: Sequence[Token], whole: bool) -> bool:
    """Whether enough words are there to say something; remains of a sentence need one content word more."""
    words = [token for token in tokens if token.text[0].isalnum()]
    return len(words) >= _FEWEST_WORDS and sum(token.pos_ in _CONTENT for token in words) >= _FEWEST_CONTENT - whole


def _describes_source(run: Sequence[Token]) -> bool:
    """Whether the run only says why a source stays unnamed ("asked not to be named because he was not authorised")."""
    words = {token.lower_ for token in run} | {token.lemma_.lower() for token in run}
    return bool(words & {"anonymity", "anonymous"}) or (
        "not" in words and bool(words & {"name", "named", "identified", "identify"})
    )


def _asserts(run: Sequence[Token], whole: bool) -> bool:
    """Whether the run says something: a verb (or copula) whose subject stands in the run, or a whole verbal headline."""
    inside = {token.i for token in run}
    for token in run:
        relation = token.dep_.split(":")[0]
        if relation in ("nsubj", "csubj", "expl") and token.head.i in inside and token.pos_ != "SCONJ":
            if not whole and token.head.lemma_.lower() in _REPORTING:
                continue
            return token.lower_ not in ("who", "which", "that", "what") or whole
    return whole and any(token.pos_ == "VERB" for token in run)


def _trimmed(whole: str, run: Sequence[Token]) -> Span:
    start, end = run[0].idx, run[-1].idx + len(run[-1])
    text = whole[start:end]
    quoted = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    trim = _PUNCTUATION if quoted else _PUNCTUATION + _QUOTES
    left = text.lstrip(trim)
    return start + len(text) - len(left), start + len(text) - len(left) + len(left.rstrip(trim))


def _without_joints(run: Sequence[Token]) -> list[Token]:
    """The run without the conjunctions and prepositions by which it hung on the attribution beside it."""
    kept = list(run)
    while kept and (kept[0].is_punct or kept[0].pos_ in ("SCONJ", "CCONJ") or kept[0].lower_ in _JOINING):
        kept.pop(0)
    while kept and (
        kept[-1].is_punct
        or kept[-1].pos_ in ("SCONJ", "CCONJ", "ADP", "DET", "AUX", "PART")
        or kept[-1].lower_ in _JOINING
    ):
        kept.pop()
    return kept


def _with_object(run: Sequence[Token], sentence: Sequence[Token]) -> list[Token]:
    """The run up to the end of its verb's object, where an attribution took the object out of the sentence."""
    inside = {token.i for token in run}
    last = run[-1].i
    for token in run:
        if token.pos_ == "VERB" and any(
            child.dep_.startswith("nsubj") and child.i in inside for child in token.children
        ):
            for child in token.children:
                if child.dep_.split(":")[0] in ("obj", "xcomp", "obl") and child.i not in inside and child.i > token.i:
                    last = max(last, child.right_edge.i)
    return [token for token in sentence if run[0].i <= token.i <= last]
