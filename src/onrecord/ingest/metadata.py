"""A parsed HTML page in, what its markup says of the article out: JSON-LD first, then meta elements, then visible markup.

Dates are taken only from markup that states publication; clocks in the page's text are as likely those of the crawl.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from .addresses import day_in_path
from .assemble import Known
from .json_text import parse, words_of
from .lines import Line
from .outlet import clean_outlet
from .published import parse_moment

_ARTICLE_TYPES = ("article", "posting", "reportage", "report")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "date",
    "article.published",
    "citation_publication_date",
    "originalpublicationdate",
    "ptime",
    "displaydate",
)
_OUTLET = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "twitter:app:name:iphone",
)
_AUTHOR = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
)
_TITLE = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title")
_SPLIT = re.compile(r"\s+[|–—]\s+|\s+-\s+|\s*»\s*|\s+:\s+")


def page_metadata(tree: Any, known: Known) -> Known:
    """What the page says, filling what is not `known` already."""
    stated = list(_json_ld(tree))
    article = next((each for each in stated if _is_article(each)), {})
    whole = _resolved(article, stated)
    meta = _meta(tree)
    url = known.url or _first(_link(tree, "canonical"), meta.get("og:url"), article.get("url"))
    url = url if isinstance(url, str) and url.startswith("http") else None
    title, titled_outlet = _headline(tree, article, meta)
    outlet = known.outlet or clean_outlet(
        _first(
            _name(article.get("publisher")),
            *(meta.get(key) for key in _OUTLET),
            _name(whole.get("publisher")),
            titled_outlet,
            _logo(tree),
            _site(stated),
        )
    )
    return Known(
        outlet=outlet,
        url=url,
        headline=known.headline or title,
        byline=known.byline or _authors(tree, whole, meta),
        published_at=known.published_at or _published(tree, article, meta, url),
        extra=known.extra,
    )


def article_body(tree: Any) -> str:
    """The article text that the page states in JSON-LD, or the empty text."""
    bodies = [each.get("articleBody") for each in _json_ld(tree) if _is_article(each)]
    return next((words_of(body) for body in bodies if isinstance(body, str)), "")


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            found = parse((script.text or "").strip().rstrip(";"), strict=False)
        except ValueError:
            continue
        queue = [found]
        while queue:
            each = queue.pop(0)
            if isinstance(each, list):
                queue = each + queue
            elif isinstance(each, dict):
                yield each
                graph = each.get("@graph") or each.get("mainEntity")
                queue.extend([graph] if isinstance(graph, dict | list) else [])


def _resolved(article: dict[str, Any], stated: list[dict[str, Any]]) -> dict[str, Any]:
    """The article with its publisher and authors in full, where it names them by the `@id` under which they stand elsewhere."""
    named: dict[str, dict[str, Any]] = {}
    waiting: list[Any] = list(stated)
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if isinstance(each.get("@id"), str) and each.get("name"):
                named.setdefault(each["@id"], each)
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)

    def full(thing: Any) -> Any:
        if isinstance(thing, list):
            return [full(each) for each in thing]
        if isinstance(thing, dict) and not thing.get("name"):
            return named.get(str(thing.get("@id")), thing)
        return thing

    return {**article, **{key: full(article[key]) for key in ("publisher", "author") if key in article}}


def _is_article(each: dict[str, Any]) -> bool:
    kinds = each.get("@type")
    return any(str(kind).lower().endswith(_ARTICLE_TYPES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = " ".join((element.get("content") or "").split())
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _headline(tree: Any, article: dict[str, Any], meta: dict[str, str]) -> tuple[str | None, str | None]:
    """The headline, and the outlet that the page's title names beside it."""
    page_title = _text(next(iter(tree.xpath("//head/title | //title")), None))
    heads = [text for text in map(_text, tree.xpath("//h1")) if text]
    stated = _first(article.get("headline"), *(meta.get(key) for key in _TITLE), page_title)
    title = " ".join(stated.split()) if isinstance(stated, str) else None
    visible = next((head for head in heads if title and _same(head, title)), None)
    if visible is None and len(heads) == 1 and len(heads[0].split()) >= 4:
        visible = heads[0]
    headline = visible or (_bare(title) if title else None) or (heads[0] if heads else None)
    outlet = None
    if page_title and headline and Line(0, 0, page_title).key.startswith(Line(0, 0, headline).key):
        rest = _SPLIT.split(page_title[len(headline) :])
        outlet = next((part.strip() for part in reversed(rest) if 1 <= len(part.split()) <= 5), None)
    return headline, outlet


def _same(head: str, title: str) -> bool:
    one, other = Line(0, 0, head).key, Line(0, 0, title).key
    return bool(one) and (other.startswith(one) or one.startswith(other))


def _bare(title: str) -> str:
    """The title without the outlet at its end."""
    parts = _SPLIT.split(title)
    if len(parts) > 1 and len(parts[-1].split()) <= 5 and len(parts[0].split()) >= 3:
        return title[: title.rindex(parts[-1])].rstrip(" |–—-»:")
    return title


def _authors(tree: Any, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    stated = article.get("author")
    listed = stated if isinstance(stated, list) else [stated]
    names = [name for name in map(_name, listed) if name and not name.startswith("http")]
    if not names:
        names = [value for key in _AUTHOR if (value := meta.get(key)) and not value.startswith("http")][:1]
    if not names:
        names = [text for text in map(_text, tree.xpath("//*[@rel='author' or @itemprop='author']")) if text]
    tidy = (re.sub(r"^by\s+", "", " ".join(name.split()), flags=re.IGNORECASE) for name in names)
    unique = list(dict.fromkeys(name for name in tidy if len(name.split()) <= 12))
    return ", ".join(unique) or None


def _published(tree: Any, article: dict[str, Any], meta: dict[str, str], url: str | None) -> dt.datetime | None:
    stated = [article.get("datePublished"), article.get("dateCreated"), *(meta.get(key) for key in _PUBLISHED)]
    for element in tree.xpath("//time[@datetime][@pubdate or @itemprop='datePublished' or contains(@class, 'publi')]"):
        stated.append(element.get("datetime"))
    stated.extend(element.get("datetime") for element in tree.xpath("//article//header//time[@datetime]"))
    stated.extend(element.get("content") for element in tree.xpath("//*[@itemprop='datePublished'][@content]"))
    for value in stated:
        moment = parse_moment(value)
        if moment:
            return moment
    return day_in_path(url)


def _name(thing: object) -> str | None:
    if isinstance(thing, list):
        return _name(thing[0]) if thing else None
    if isinstance(thing, dict):
        thing = thing.get("name")
        return _name(thing) if isinstance(thing, list) else (str(thing) if thing else None)
    return thing if isinstance(thing, str) and thing.strip() else None


def _site(stated: list[dict[str, Any]]) -> str | None:
    sites = [each for each in stated if str(each.get("@type")).endswith(("WebSite", "NewsMediaOrganization"))]
    return next((name for name in map(_name, sites) if name), None)


def _logo(tree: Any) -> str | None:
    """The name in the page's logo: the alternative text of its picture."""
    for image in tree.xpath("//img[@alt]"):
        if "logo" in " ".join((image.get("src") or "", image.get("class") or "", image.get("id") or "")).lower():
            words = (image.get("alt") or "").split()
            if 1 <= len(words) <= 5:
                return " ".join(word for word in words if word.lower() != "logo")
    return None


def _link(tree: Any, rel: str) -> str | None:
    return next(iter(tree.xpath(f"//link[@rel='{rel}']/@href")), None)


def _text(element: Any) -> str | None:
    return " ".join(element.text_content().split()) or None if element is not None else None


def _first(*values: Any) -> Any:
    return next((value for value in values if value), None)
