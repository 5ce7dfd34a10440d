"""A parsed live page in, its posts out: extraction takes the first post for the article, or drops what is called "post"."""

from __future__ import annotations

import copy
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from .json_text import parse, words_of
from .lines import Line, split_lines

_FEWEST = 3
_COVERED = 0.9  # of the words that plain extraction gives must stand in what is read in its place
_BEGINNING = 8  # words by which a post is known again
_NAMED = re.compile(r"live-?_?blog|live-?_?(?:page|stream|post|update|reporting)|lx-stream", re.IGNORECASE)
_NAMING = ("class", "id", "data-type", "data-component", "itemtype", "itemprop")
_NAMES = ("class", "id", "role", "style")


def live_text(tree: Any, plain: str, extract: Any) -> str:
    """The text of a live page with all its posts; `plain`, which `extract` gave of the tree, where the page is none or shows no more.

    What the page states of its posts for search engines comes below where their words are not in the page.
    """
    stated = _stated_posts(tree)
    named = bool(stated) or any(
        _NAMED.search(each.get(key) or "") for key in _NAMING for each in tree.xpath(f"//*[@{key}]")
    )
    if not named and not _declared(tree):
        return plain
    posts = _posts(tree)
    whole = extract(_without_names(tree, posts)).strip() if posts else ""
    told = sum(len("".join(post.itertext()).split()) for post in posts)
    text = whole if 2 * told > len(whole.split()) and _covers(whole, plain) else plain
    keys = " ".join(line.key for line in split_lines(text))
    missing = [post for post in stated if _beginning(post) not in keys]
    return "\n".join([text, *missing]).strip()


def _declared(tree: Any) -> bool:
    return any(
        "LiveBlogPosting" in (script.text or "") for script in tree.xpath("//script[contains(@type, 'ld+json')]")
    )


def _stated_posts(tree: Any) -> list[str]:
    """The posts that JSON-LD lists, each with its headline above it."""
    found: list[str] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        if "liveBlogUpdate" not in (script.text or ""):
            continue
        try:
            waiting: list[Any] = [parse((script.text or "").strip().rstrip(";"), strict=False)]
        except ValueError:
            continue
        while waiting:
            each = waiting.pop(0)
            if isinstance(each, dict):
                updates = each.get("liveBlogUpdate")
                found.extend(
                    post for update in (updates if isinstance(updates, list) else [updates]) if (post := _post(update))
                )
                each = [each.get("@graph"), each.get("mainEntity")]
            if isinstance(each, list):
                waiting.extend(value for value in each if isinstance(value, dict | list))
    return list(dict.fromkeys(found))


def _post(update: object) -> str | None:
    """Headline and words of a post; None of one without words."""
    if not isinstance(update, dict):
        return None
    body = update.get("articleBody")
    head = update.get("headline")
    words = words_of(body) if isinstance(body, str) else ""
    title = " ".join(words_of(head).split()) if isinstance(head, str) else ""
    if not words:
        return None
    return f"{title}\n{words}" if title and not words.startswith(title) else words


def _beginning(post: str) -> str:
    """The first words of the post's body."""
    return " ".join(Line(0, 0, post.partition("\n")[2] or post).key.split()[:_BEGINNING])


def _posts(tree: Any) -> Sequence[Any]:
    """The posts: the elements of one kind beside each other that hold a time and a paragraph each; those with most words."""
    groups: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    for stamp in tree.xpath("//body//time"):
        for each in stamp.iterancestors("article", "li", "div", "section"):
            key = (each.getparent(), each.tag)
            if not groups[key] or groups[key][-1] is not each:
                groups[key].append(each)
    best: Sequence[Any] = ()
    most = 0
    for group in groups.values():
        posts = list(dict.fromkeys(group))
        words = sum(len("".join(each.itertext()).split()) for each in posts)
        if sum(each.find(".//p") is not None for each in posts) >= _FEWEST and words > most:
            best, most = posts, words
    return best


def _without_names(tree: Any, posts: Sequence[Any]) -> str:
    """A page of the posts and what stands around them in its main part, without the names and marks that mislead extraction."""
    from lxml import etree

    around = posts[0].getparent()
    for each in posts[0].iterancestors("article", "main"):
        around = each
    body = copy.deepcopy(around)
    body.tail = None
    paths = {tree.getroottree().getpath(post) for post in posts}
    root = tree.getroottree().getpath(around)
    copied = etree.ElementTree(body)
    for post in [post for path in sorted(paths) for post in copied.xpath("/*" + path.removeprefix(root))]:
        for name in _NAMES:
            post.attrib.pop(name, None)
        if post.tag == "li" and post.getparent() is not None:
            post.tag = post.getparent().tag = "div"  # else headline and paragraphs run into one item
    for each in list(body.iter("article", "main")):
        each.tag = "div"
    body.attrib.clear()
    return f"<html><body><article>{etree.tostring(body, encoding='unicode', method='html')}</article></body></html>"


def _covers(whole: str, plain: str) -> bool:
    """True where the whole has most words of the plain text, and no fewer than it."""
    words, others = (
        Counter(word for line in split_lines(text) for word in line.key.split()) for text in (whole, plain)
    )
    return words.total() >= others.total() and (words & others).total() >= _COVERED * others.total()
