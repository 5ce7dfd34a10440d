"""A token in, the word behind it out; nothing at the end of a text, which may be cut off anywhere: "he told"."""

from __future__ import annotations

from spacy.tokens import Token


def word_after(token: Token) -> str:
    """The next word in lower case, empty behind the last."""
    after = token_after(token)
    return after.lower_ if after is not None else ""


def token_after(token: Token) -> Token | None:
    """The next token, None behind the last."""
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
