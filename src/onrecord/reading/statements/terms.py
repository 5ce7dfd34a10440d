"""The tokens of a statement in, the terms by which statements find each other out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from .resolve import Resolver

_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"))
_EMPTY = frozenset(
    (
        "be", "have", "do", "say", "tell", "add", "make", "get", "go", "take", "so", "also", "now", "then", "there", "here",
        "more", "most", "very", "just", "still", "yet", "already", "even", "only", "not", "never", "again", "other", "such",
        "many", "much", "own", "same", "well", "too", "how", "when", "where", "why",
    )
)  # fmt: skip
_NUMBER = re.compile(r"\d[\d,.]*")


def terms_of(tokens: Sequence[Token], resolver: Resolver) -> tuple[tuple[str, str, int], ...]:
    """(term, kind, count), sorted: lemmas of content words, parts of names, numbers in digits, cluster indices."""
    counts: Counter[tuple[str, str]] = Counter()
    for token in tokens:
        if token.pos_ not in _CONTENT or not any(c.isalnum() for c in token.text):
            continue
        lemma = token.lemma_.lower()
        if token.pos_ == "NUM" and _NUMBER.fullmatch(token.text):
            counts[token.text.replace(",", "").rstrip("."), "number"] += 1
        elif token.pos_ == "PROPN" or token.ent_type_:
            counts[lemma, "name"] += 1
        elif lemma not in _EMPTY and (len(lemma) > 2 or token.pos_ == "NUM"):
            counts[lemma, "word"] += 1
    for cluster in resolver.clusters_within(tokens):
        counts[str(cluster), "cluster"] += 1
    return tuple(sorted((term, kind, count) for (term, kind), count in counts.items()))
