"""An HTML page in, its article text and metadata out (trafilatura for the text, the page's own markup for the rest)."""

from __future__ import annotations

import copy
import html
import re
from typing import Any

from ..errors import IngestError
from .article import Article
from .assemble import Known, assemble
from .lines import Line
from .live_pages import live_text
from .metadata import article_body, page_metadata

_SNIFF = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)

_FRAGMENT = re.compile(
    r"</(?:p|div|span|blockquote|a|b|i|em|strong|li|ul|ol|h\d)>"
    r"|<(?:p|br|div|span|blockquote|a|img|ul|ol|h\d|b|i|em|strong)(?:\s?/?|\s[^<>=]{0,400}=[^<>]{0,1000})>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """True where the text begins as an HTML page does."""
    return _SNIFF.match(text[:4096]) is not None


def read_html(source: str, page: str, known: Known | None = None) -> Article:
    """The article of a page; its text is what extraction gives and nothing else, its headline is a field of its own.

    Raises IngestError where the page holds no article.
    """
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        raise IngestError("not readable as HTML")
    found = page_metadata(tree, known or Known())
    text = extract_text(tree)
    if not text:
        raise IngestError("no article text found in the page")
    return assemble(source, text, found, extracted=True)


def read_marked_up(source: str, text: str, known: Known) -> Article:
    """The article of a body that a site's own service or feed gives: a page, a fragment of one, or text with its entities.

    Raises IngestError where the body holds no article.
    """
    if looks_like_html(text):
        return read_html(source, text, known)
    if _FRAGMENT.search(text):
        return read_html(source, f"<html><body><article>{text}</article></body></html>", known)
    return assemble(source, html.unescape(text) if _ENTITY.search(text) else text, known)


def extract_text(tree: Any) -> str:
    """The text of the page's article, a paragraph a line; empty where there is none."""
    text = live_text(tree, _extracted(tree), _extracted)
    stated = article_body(tree)
    # A page whose article is drawn by script may still carry it for search engines; extraction runs its paragraphs together.
    if "\n" in stated and Line(0, 0, stated).key == Line(0, 0, text).key:
        return stated
    if len(text) < 250:
        text = stated if len(stated) > 2 * len(text) else text
    return text.strip()


def _extracted(tree: Any) -> str:
    import trafilatura

    return trafilatura.extract(copy.deepcopy(tree), fast=True, include_comments=False) or ""
