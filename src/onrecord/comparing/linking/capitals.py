"""Places that act in their articles in, links to the country whose capital they are out: "Osk denied it" is Tavra, though no list knows either.

A pile tells of which country a town is the seat: ministers of Tavra speak in Osk, reports from Osk open with what Tavran
officials say. Only in articles where the town does nothing but act is it the country; in all others it stays the town.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .local import owner, places_by_story
from .offices import owners_of
from .state import offices_of

if TYPE_CHECKING:
    from .groups import Node
    from .state import Linking, Named

LEAST = 2
"""Times that officials of one country must be met in a town where officials of another are met too."""
AHEAD = 2.0
"""How many times as often as those of any other country."""

_AUX = r"(?:has|had|have|will|would|may|could|also|now|still|itself|not|never)"
_GOVERNS = re.compile(
    rf"(?: {_AUX})* (?:deni|reject|accus|warn|threaten|insist|refus|agree|accept|admit|admitt|demand|sa(?:ys|id)\b|offer|promis|ask|recall|"
    r"expel|condemn|dismiss|protest|call(?:s|ed)\b|want|claim|propos|invit|recogni|vow|pledg|blam)"
)
_ACTS = re.compile(
    rf"(?: {_AUX})+ [a-z]|(?: {_AUX})* [a-z]+(?:ed|es)\b|(?: {_AUX})* (?:held|broke|sent|stood|stands|took|takes|says|said|gave|gives|wants|sees|saw)\b"
)
_DEALT_WITH = re.compile(
    r"\b(?:asked?|told|accus\w+|urg\w+|warn\w+|blam\w+|press\w+|thank\w+|call(?:s|ed|ing)? on|calling on|nor|neither|between|that|whether|because) $"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|from|to|into|around|outside|of|through|toward|towards|over|via|for|off|inside|leave|left|reach\w*) $",
    re.I,
)
_OF_LAND = re.compile(r"\b[A-Z]\w{3,}(?=['\u2019]s\b| (?:[A-Z][a-z]+ )?[A-Z]?[a-z]+)")
_OPENING = 400
"""Characters behind a dateline in which a report says whose officials it heard."""
_STATE = re.compile(
    r"\b([A-Z]\w{3,})(?:['\u2019]s)? (?:[\w-]+ ){0,2}?(?:[Mm]inist(?:er|ers|ry)|[Ss]ecretary|[Ss]pokes(?:man|woman|person)|[Gg]eneral|[Aa]rmy|[Nn]avy|[Pp]resident|[Pp]remier|[Gg]overnment|officials?|[Mm]ilitary|[Pp]arliament|"
    r"[Cc]abinet|authorities)\b"
)


@dataclass(frozen=True)
class Span:
    """A mention that is no pronoun: its cluster, where it stands, and its form."""

    cluster_id: str
    article_id: str
    start_char: int
    end_char: int
    form: str


def join_capitals(state: Linking, spans: Iterable[Span], texts: Mapping[str, str]) -> None:
    """Give the clusters of a capital that only acts in its article to the country, where the story shows which."""
    by_id = {cluster.cluster_id: cluster for cluster in state.clusters}
    places = places_by_story(state.groups)
    named: dict[str, list[Span]] = defaultdict(list)
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for span in spans:
        if span.article_id not in texts or span.cluster_id not in by_id:
            continue
        told[span.article_id].append((span.start_char, span.cluster_id))
        if span.form == "name":
            named[span.cluster_id].append(span)
    towns: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for cluster in state.clusters:
        word = _town(state, cluster)
        if word is not None and named.get(cluster.cluster_id):
            towns[cluster.story_id, word].append(cluster)
    lands = _lands(state, places)
    for (story, word), clusters in sorted(towns.items()):
        acting = [c for c in clusters if _only_acts(named[c.cluster_id], texts[c.article_id])]
        governs = any(
            _GOVERNS.match(texts[c.article_id], span.end_char) for c in acting for span in named[c.cluster_id]
        )
        if not governs:
            continue
        votes = _votes(state, story, word, clusters, named, told, texts, lands, places.get(story, ()))
        seat = _seat_of(votes, word)
        if seat is None:
            continue
        land: Node = ("place", seat)
        for cluster in acting:
            state.place(cluster, land)
            state.seats.add(cluster.cluster_id)


def _town(state: Linking, cluster: Named) -> str | None:
    """The one word by which a cluster is named, where nothing else names it and no list or map does."""
    names = {(form.kind, form.key) for form in state.forms.get(cluster.cluster_id, ()) if form.form == "name"}
    if len({key for _, key in names}) != 1 or cluster.country is not None or cluster.geonames_id is not None:
        return None
    ((kind, key),) = list(names)[:1]
    return (
        key
        if kind in ("place", "part", "thing") and key.count(" ") < 2 and state.node[cluster.cluster_id][0] == "place"
        else None
    )


def _only_acts(spans: Sequence[Span], text: str) -> bool:
    """Whether the name does something, or something is asked of it, and nowhere is a place; a dateline's is the town."""
    told = [not text[span.start_char : span.end_char].isupper() and _acts(text, span) for span in spans]
    return True in told and False not in told


def _acts(text: str, span: Span) -> bool | None:
    """True where the name acts, False where it is a place, None where the words beside it do not tell."""
    before, after = text[max(0, span.start_char - 24) : span.start_char], text[span.end_char : span.end_char + 40]
    if _PLACED.search(before) and not _DEALT_WITH.search(before):
        return False
    return True if _GOVERNS.match(after) or _ACTS.match(after) or _DEALT_WITH.search(before) else None


def _lands(state: Linking, places: Mapping[str, Sequence[Node]]) -> dict[Node, set[tuple[str, str]]]:
    """(story, country) by whose offices each group of people holds; countries that no list knows."""
    found: dict[Node, set[tuple[str, str]]] = defaultdict(set)
    for cluster in state.clusters:
        if cluster.class_ == "body":
            found[state.groups.find(state.node[cluster.cluster_id])].update(_bodys_land(state, cluster, places))
        if cluster.class_ != "person":
            continue
        told = [cluster.role or "", *(form.alias for form in state.forms.get(cluster.cluster_id, ()))]
        whose = [owners_of(frozenset(held)) for held in offices_of(state, cluster)]
        whose += [frozenset({word.lower()}) for text in told for word in _OF_LAND.findall(text)]
        for words in whose:
            land = owner(state.groups, places.get(cluster.story_id, ()), words)
            if land is not None:
                found[state.groups.find(state.node[cluster.cluster_id])].add((cluster.story_id, land))
    return found


def _bodys_land(state: Linking, cluster: Named, places: Mapping[str, Sequence[Node]]) -> Iterator[tuple[str, str]]:
    """(story, country) of a ministry, army or government that an article names with a country that no list knows."""
    for form in state.forms.get(cluster.cluster_id, ()):
        if form.kind == "bare":
            whose = frozenset(form.key.partition("/")[2].split()[:1])
            seat_of = owner(state.groups, places.get(cluster.story_id, ()), whose)
            if seat_of is not None:
                yield cluster.story_id, seat_of


def _votes(
    state: Linking,
    story: str,
    word: str,
    clusters: Sequence[Named],
    named: Mapping[str, Sequence[Span]],
    told: Mapping[str, Sequence[tuple[int, str]]],
    texts: Mapping[str, str],
    lands: Mapping[Node, set[tuple[str, str]]],
    places: Sequence[Node],
) -> Counter[str]:
    """How often officials of each country are met in the town: in sentences that place them there, or open a report from there."""
    votes: Counter[str] = Counter()
    for cluster in clusters:
        text = texts[cluster.article_id]
        mentions = sorted(told[cluster.article_id])
        starts = [at for at, _ in mentions]
        for span in named[cluster.cluster_id]:
            head = text[span.start_char : span.end_char].isupper()
            if head:
                first, last = span.end_char, span.end_char + _OPENING
            elif re.search(r"\b[Ii]n $", text[max(0, span.start_char - 4) : span.start_char]):
                first, last = _sentence(text, span.start_char)
            else:
                continue
            within = {
                state.groups.find(state.node[c])
                for _, c in mentions[bisect_right(starts, first - 1) : bisect_right(starts, last)]
            }
            seen = {land for root in within for where, land in lands.get(root, ()) if where == story}
            for match in _STATE.finditer(text, first, last):
                land = owner(state.groups, places, frozenset({match.group(1).lower()}))
                seen |= {land} if land is not None else set()
            if head:
                seen |= _agencys_land(state, text[first : first + _LINE], places)
            votes.update(seen - {word.replace(" ", "_")})
    return votes


_LINE = 60
"""Characters behind a dateline in which its agency is named."""
_AGENCY = re.compile(r"(?<=[(/])([A-Z][a-z]{3})\w+(?=[)/])")


def _agencys_land(state: Linking, line: str, places: Sequence[Node]) -> set[str]:
    """The only country whose name begins as that of the agency does: "SELMAR, 8 May /Tavrinform/" is dated from Tavra."""
    found = _AGENCY.search(line)
    if found is None:
        return set()
    so = {node[1] for node in places if node[1].startswith(found.group(1).lower())}
    lands = {land for word in so if (land := owner(state.groups, places, frozenset({word}))) is not None}
    return lands if len(lands) == 1 else set()


def _sentence(text: str, at: int) -> tuple[int, int]:
    start = max(text.rfind(mark, 0, at) for mark in (". ", "\n", "? ", "! ", '." ')) + 1
    ends = [end for mark in (". ", "\n", "? ", "! ", '."') if (end := text.find(mark, at)) >= 0]
    return start, min(ends, default=len(text))


def _seat_of(votes: Counter[str], word: str) -> str | None:
    """The country whose officials are met there often enough, and far more often than any other's."""
    first, *others = sorted(votes.items(), key=lambda item: (-item[1], item[0])) or [("", 0)]
    second = others[0][1] if others else 0
    often = first[1] >= (LEAST if second else 1) and first[1] >= AHEAD * second
    return first[0] if often and first[0] != word else None
