"""Works of a story in, links to the bare names by which it calls them out: "Osmun" is the Osmun dam where the story tells of no such town.

A reader sees a place in "shots at Osmun". It is the works of that name where no map has it and nothing says that people live there:
no town, no hospital or stadium of that name, no report dated from it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .capitals import Span
from .spelling import word_lists, words
from .state import only

if TYPE_CHECKING:
    from .groups import Node
    from .state import Linking

MIN_ARTICLES = 2
"""Articles that must name the works."""
OFTEN = 2
"""How many times as many articles may say the bare name alone as name the works: a town is told of more."""

_OF_TOWN = re.compile(
    r"\b(?:towns?|city|cities|village|suburb|capital|people|residents|inhabitants|mayor|villagers|streets) (?:of|in|near|around) $"
)
_TOWN_OF = re.compile(
    r" (?:town|city|village|suburb|residents|hospital|clinic|school|market|stadium|university|court|police|district|province|region)\b"
    r"|['\u2019]s? (?:[\w-]+ ){0,2}(?:minist|presiden|premier|govern|army|parliament|ambassador|embassy|authorities|border|people)"
)
_OWNED = re.compile(r"['\u2019]s? ")
"""Of "Tavra's dam" the country is no dam."""


def join_sites(state: Linking, spans: Iterable[Span], texts: Mapping[str, str]) -> None:
    """Join a place with the only works of its story that bear its name."""
    works: dict[tuple[str, str], set[Node]] = defaultdict(set)
    naming: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        if cluster.class_ != "body" or node[0] not in ("thing", "phrase"):
            continue
        for form in state.forms.get(cluster.cluster_id, ()):
            *name, noun = [word for word in words(form.alias) if word != "the"] or [""]
            named = form.kind in ("thing", "phrase") and not _OWNED.search(form.alias)
            if name and named and noun in word_lists()["site"]:
                works[cluster.story_id, " ".join(name)].add(node)
                naming[cluster.story_id, " ".join(name)].add(cluster.article_id)
    places: dict[tuple[str, str], set[Node]] = defaultdict(set)
    lived: set[tuple[str, str]] = set()
    by_id = {cluster.cluster_id: cluster for cluster in state.clusters}
    for span in spans:
        if span.cluster_id not in by_id or span.form != "name" or span.article_id not in texts:
            continue
        text = texts[span.article_id]
        called = text[span.start_char : span.end_char]
        key = (by_id[span.cluster_id].story_id, " ".join(word for word in words(called) if word != "the"))
        node = state.node[span.cluster_id]
        if key not in works or node in works[key]:
            continue
        before, after = text[max(0, span.start_char - 40) : span.start_char], text[span.end_char : span.end_char + 40]
        if node[0] != "place" or called.isupper() or _OF_TOWN.search(before) or _TOWN_OF.match(after):
            lived.add(key)
        else:
            places[key].add(node)
    for key, found in sorted(places.items()):
        site, place = only(state, sorted(works[key])), only(state, sorted(found))
        if key in lived or site is None or place is None or len(naming[key]) < MIN_ARTICLES:
            continue
        if len(state.groups.articles(place) - naming[key]) <= OFTEN * len(naming[key]):
            state.groups.join(site, place)
