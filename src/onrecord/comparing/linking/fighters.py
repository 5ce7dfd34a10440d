"""Fighters told by a bare noun in, links to the one body whose fighters the story tells them to be out: "the rebels" are the Osk Front.

Reports of a war between two sides name the body once ("the rebel Osk Front", "Osk Front militants") and say "the rebels" from
then on, some of them never name it. Where rebels of two bodies or of a country are told of, the bare noun stays apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .capitals import Span
from .state import only

if TYPE_CHECKING:
    from .groups import Node
    from .state import Linking, Named

_NOUNS = "rebel|militant|insurgent|jihadist|separatist|guerrilla"
_TOLD = re.compile(rf"\b({_NOUNS})s?\b", re.IGNORECASE)
_BARE = re.compile(rf"(?:the )?({_NOUNS})s?(?:'|\u2019)?(?: (?:fighters|forces|side|group|movement))?", re.IGNORECASE)
_BEFORE = re.compile(r"(?:['\u2019]s)? (?:(?:armed|terrorist|terror|islamist|rebel|militant) )?", re.IGNORECASE)
_BEHIND = re.compile(
    r" (?:(?:group|movement|alliance|coalition) |(?:of|from|with) )?(?:the )?(?:so-called |self-styled )?[\"\u201c]?"
)
_NEAR = 40
"""Characters between a noun for fighters and the name of those for whom they fight."""


def join_fighters(state: Linking, spans: Iterable[Span], texts: Mapping[str, str]) -> None:
    """Join "the rebels" and "rebel fighters" of a story to the only body of which it tells rebels."""
    by_id = {cluster.cluster_id: cluster for cluster in state.clusters}
    named: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        if span.form == "name" and span.cluster_id in by_id:
            named[span.article_id].append(span)
    whose: dict[tuple[str, str], set[Node]] = defaultdict(set)
    for article_id, found in sorted(named.items()):
        text = texts.get(article_id, "")
        for match in _TOLD.finditer(text):
            for span in _beside(text, match, found):
                cluster = by_id[span.cluster_id]
                whose[cluster.story_id, match[1].lower()].add(state.groups.find(state.node[cluster.cluster_id]))
    bodies = {cluster.cluster_id for cluster in state.clusters if cluster.class_ == "body"}
    fighting = {state.groups.find(state.node[each]) for each in sorted(bodies)}
    naming = {body: frozenset(state.groups.articles(body)) for bodies_of in whose.values() for body in bodies_of}
    for cluster in state.clusters:
        noun = _bare(state, cluster)
        if noun is None:
            continue
        body = only(state, sorted(whose.get((cluster.story_id, noun), ())))
        if body is None or body not in fighting or body[0] not in ("thing", "known"):
            continue
        if cluster.article_id not in naming.get(body, frozenset()):  # one that names the body may tell of others
            state.place(cluster, body)


def _beside(text: str, noun: re.Match[str], names: Iterable[Span]) -> list[Span]:
    """The names that say whose fighters they are: "Osk Front militants", "rebels of the Osk Front", "the rebel group Osk Front"."""
    out = []
    for span in names:
        if noun.end() <= span.start_char < noun.end() + _NEAR:
            if _BEHIND.fullmatch(text[noun.end() : span.start_char]):
                out.append(span)
        elif noun.start() - _NEAR < span.end_char <= noun.start() and _BEFORE.fullmatch(
            text[span.end_char : noun.start()]
        ):
            out.append(span)
    return out


def _bare(state: Linking, cluster: Named) -> str | None:
    """The noun of a cluster that is told by it alone, as those of whom the reader knows: no name, no count, no nationality."""
    forms = state.forms.get(cluster.cluster_id, ())
    matches = [_BARE.fullmatch(form.alias) for form in forms if form.form != "pronoun"]
    nouns = {match[1].lower() for match in matches if match is not None}
    return nouns.pop() if matches and None not in matches and len(nouns) == 1 else None
