"""Facilities told by unlike nouns in, links out: "the al-Selmar military airport" here and "al Selmar airbase" there.

Joined are facilities of one story and one name whose nouns always mean the same. "Selmar airport" without its "military" is
another one than the airbase of that town.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from .lists import country_forms
from .spelling import word_lists, words

if TYPE_CHECKING:
    from .groups import Node
    from .state import Linking

_MILITARY_AIRPORT = re.compile(
    r"\b(?:military (?:airport|airfield|airbase|air base)|air base|airbase)\b", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")


def join_types(state: Linking) -> None:
    """Join facilities of a story that bear one name and are of one type under several nouns."""
    met: dict[tuple[str, str, frozenset[str]], set[Node]] = defaultdict(set)
    for cluster in state.clusters:
        node = state.node[cluster.cluster_id]
        if cluster.type != "FAC" or node[0] not in ("thing", "phrase"):
            continue
        for form in state.forms.get(cluster.cluster_id, ()):
            type_, name = type_and_name(form.alias)
            if type_ and name:
                met[(cluster.story_id, type_, name)].add(node)
    for _, nodes in sorted(met.items(), key=lambda item: (*item[0][:2], sorted(item[0][2]))):
        for node in sorted(nodes):
            state.groups.join(min(nodes), node)


def type_and_name(alias: str) -> tuple[str | None, frozenset[str]]:
    """The type of a facility as one noun, and the words of its name: (airbase, {selmar}) of "the captured al-Selmar air base"."""
    text = _MILITARY_AIRPORT.sub("airbase", alias)
    type_: str | None = None
    name: set[str] = set()
    for token in _TOKEN.findall(text):
        found = _types().get(token.lower())
        if found and type_ not in (None, found):
            return None, frozenset()
        if found:
            type_ = found
        elif token[:1].isupper() or "-" in token:
            name |= {word for word in words(token) if word not in word_lists()["empty"] | word_lists()["particle"]}
    return type_, frozenset(word for word in name if (word,) not in country_forms())  # a country has several


@cache
def _types() -> dict[str, str]:
    pairs = (pair.partition(":") for pair in sorted(word_lists()["facility"]))
    return {word: same or word for word, _, same in pairs}
