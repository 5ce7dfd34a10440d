"""A Doc in, the stretches of headline and body in which the outlet itself asserts something, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ..annotations import Span

_SPOKEN = ("headline", "body")
_FEWEST_WORDS = 4  # shorter stretches are headings, credits and remains of attributions
_TRIM = " \t\n\r,;:-–—\"“”‘’'()"


def own_voice(doc: Doc) -> list[Span]:
    """Half-open spans: whole sentences without attribution, and what attributions leave of a sentence.

    What is left counts only where it holds a verb with its own subject; "he said on Sunday" does not, since source and
    cue belong to the attribution.
    """
    covered = sorted(
        span
        for attribution in doc._.attributions
        for span in (*attribution.content, *attribution.cue, *attribution.source)
    )
    found: list[Span] = []
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if not tokens or not _in_text(doc, tokens):
            continue
        for run in _runs(tokens, covered):
            whole = len(run) == len(tokens)
            if len(_words(run)) >= _FEWEST_WORDS and _asserts(run, whole):
                span = _trimmed(doc, run)
                if span[0] < span[1]:
                    found.append(span)
    return found


def _in_text(doc: Doc, tokens: Sequence[Token]) -> bool:
    """Whether the sentence stands in a passage of headline or body; texts without passages are all body."""
    passages = doc._.article.passages
    return not passages or any(p.kind in _SPOKEN and p.start <= tokens[0].idx < p.end for p in passages)


def _runs(tokens: Sequence[Token], covered: Sequence[Span]) -> Iterator[list[Token]]:
    """Maximal runs of tokens that no attribution covers."""
    run: list[Token] = []
    for token in tokens:
        if any(start <= token.idx < end for start, end in covered):
            if run:
                yield run
            run = []
        else:
            run.append(token)
    if run:
        yield run


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.text[0].isalnum()]


def _asserts(run: Sequence[Token], whole: bool) -> bool:
    """Whether the run says something: a verb (or copula) whose subject stands in the run, or a whole verbal headline."""
    inside = {token.i for token in run}
    for token in run:
        relation = token.dep_.split(":")[0]
        if relation in ("nsubj", "csubj", "expl") and token.head.i in inside and token.pos_ != "SCONJ":
            return token.lower_ not in ("who", "which", "that", "what") or whole
    return whole and any(token.pos_ == "VERB" for token in run)


def _trimmed(doc: Doc, run: Sequence[Token]) -> Span:
    start, end = run[0].idx, run[-1].idx + len(run[-1])
    text = doc.text[start:end]
    quoted = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    left = text.lstrip(" \t\n\r,;:-–—" if quoted else _TRIM)
    right = left.rstrip(" \t\n\r,;:-–—" if quoted else _TRIM)
    return start + len(text) - len(left), start + len(text) - len(left) + len(right)
