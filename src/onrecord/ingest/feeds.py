"""An RSS or Atom feed in, its items as articles out; XML entities and the network are never touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..errors import IngestError
from .article import Article, Rejection
from .assemble import Known
from .html import read_marked_up
from .published import parse_moment

_SNIFF = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL
)
_FULL = ("encoded", "content")  # whole texts; descriptions and summaries are taken only where these are absent
_BRIEF = ("description", "summary")


def looks_like_feed(text: str) -> bool:
    """True where the text begins as an RSS or Atom feed does."""
    return _SNIFF.match(text[:4096]) is not None


def read_feed(source: str, content: str) -> Iterator[Article | Rejection]:
    """An article or a rejection for each item; sources are `path#address`, or `path#number`.

    Raises IngestError where the feed is not well-formed XML, or no feed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise IngestError(f"not well-formed as a feed: {error}") from error
    channel = next((each for each in root.iter() if _name(each) in {"channel", "feed"}), root)
    outlet = _text(channel, ("title",))
    items = [each for each in root.iter() if _name(each) in {"item", "entry"}]
    if not items:
        raise IngestError(f"no feed, or one without items: XML whose outermost element is <{_name(root)}>")
    for number, item in enumerate(items, start=1):
        yield _article(source, item, number, outlet)


def _article(source: str, item: Any, number: int, channel: str | None) -> Article | Rejection:
    links = [each for each in item if _name(each) == "link"]
    links.sort(key=lambda each: each.get("rel", "alternate") != "alternate")  # others lead to replies or to a file
    url = _text(item, ("link",)) or next((each.get("href") for each in links), None)
    known = Known(
        outlet=_text(item, ("source",)) or channel,  # an aggregator's item names whom it took it from
        url=url if url and url.startswith("http") else None,
        headline=_text(item, ("title",)),
        byline=_author(item),
        published_at=parse_moment(_text(item, ("pubDate", "published", "date", "updated"))),
    )
    name = f"{source}#{known.url or number}"
    text = _text(item, _FULL) or _text(item, _BRIEF) or ""
    try:
        return read_marked_up(name, text, known)
    except IngestError as error:
        return Rejection(name, str(error))


def _author(item: Any) -> str | None:
    """Who signs an item: in Atom the names alone, which stand beside addresses there."""
    people = [each for each in item if _name(each) == "author" and len(each)]
    names = ", ".join(name for name in (_text(each, ("name",)) for each in people) if name)
    return _text(item, ("creator",)) or names or (None if people else _text(item, ("author",)))


def _name(element: Any) -> str:
    """The name of an element without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(parent: Any, names: tuple[str, ...]) -> str | None:
    for name in names:
        for each in parent:
            if _name(each) == name:
                words = "".join(each.itertext()).strip()
                if words:
                    return words
    return None
