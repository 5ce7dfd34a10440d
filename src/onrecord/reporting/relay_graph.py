"""Statements in, the relay graph out: speakers -> conduits -> outlets as layers of boxes joined by bands, laid out for SVG."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .speech import Speech, shortened

WIDTH = 960.0
_BOX, _GAP, _TOP = 10.0, 12.0, 26.0
_MOST_SPEAKERS, _MOST_CONDUITS, _MOST_OUTLETS = 14, 12, 16
_OTHERS = "all others"

Node = tuple[str, str]  # (speaker | conduit | outlet, name)


@dataclass(frozen=True)
class Box:
    """A node as drawn: its rectangle, its label and on which side of the rectangle the label stands."""

    kind: str
    name: str
    label: str
    count: int
    x: float
    y: float
    height: float
    text_x: float
    anchor: str


@dataclass(frozen=True)
class Band:
    """A flow as drawn: a path of the given width; `relayed` where it enters or leaves a conduit."""

    title: str
    path: str
    width: float
    relayed: bool


@dataclass(frozen=True)
class RelayGraph:
    """What to draw, the height it needs, and the same as rows for those who read: from, to, statements."""

    boxes: tuple[Box, ...]
    bands: tuple[Band, ...]
    height: float
    rows: tuple[tuple[str, str, int], ...]


def relay_graph(statements: Iterable[Speech]) -> RelayGraph:
    """The graph of all attributed statements; rare speakers, conduits and outlets are drawn as one box each."""
    chains = _chains(statements)
    flows: Counter[tuple[Node, Node]] = Counter()
    for chain in chains:
        for pair in pairwise(chain):
            flows[pair] += 1
    layers = _layers(flows)
    weight = {node: _weight(node, flows) for node in layers}
    columns: defaultdict[int, list[Node]] = defaultdict(list)
    for node in sorted(layers, key=lambda node: (node[1] == _OTHERS, -weight[node], node)):
        columns[layers[node]].append(node)
    _untangle(columns, flows)
    tallest = max((len(column) for column in columns.values()), default=0)
    most = max((sum(weight[node] for node in column) for column in columns.values()), default=1)
    unit = max(2.0, min(14.0, 420.0 / most))
    height = max((_column_height(column, weight, unit) for column in columns.values()), default=0.0)
    height = max(height, tallest * (_GAP + 8.0)) + _TOP
    boxes = _boxes(columns, weight, unit, height)
    rows = tuple((a[1], b[1], n) for (a, b), n in sorted(flows.items(), key=lambda f: (-f[1], f[0])))
    return RelayGraph(tuple(boxes.values()), _bands(flows, boxes, unit), height, rows)


def _chains(statements: Iterable[Speech]) -> list[tuple[Node, ...]]:
    """Each attribution once, as nodes from speaker to outlet."""
    once = {speech.attribution_id: speech for speech in statements if speech.attribution_id and speech.speaker}
    found = list(once.values())
    keep = {
        "speaker": _top((s.speaker or "" for s in found), _MOST_SPEAKERS),
        "conduit": _top((name for s in found for name in s.chain), _MOST_CONDUITS),
        "outlet": _top((s.outlet for s in found), _MOST_OUTLETS),
    }

    def node(kind: str, name: str) -> Node:
        return (kind, name if name in keep[kind] else _OTHERS)

    chains = []
    for speech in found:
        middle = [node("conduit", name) for name in speech.chain if name != speech.outlet]
        chain = [node("speaker", speech.speaker or ""), *middle, node("outlet", speech.outlet)]
        chains.append(tuple(dict.fromkeys(chain)))
    return chains


def _top(names: Iterable[str], most: int) -> frozenset[str]:
    counts = Counter(names)
    return frozenset(sorted(counts, key=lambda name: (-counts[name], name))[:most])


def _layers(flows: Counter[tuple[Node, Node]]) -> dict[Node, int]:
    """Speakers in the first column, outlets in the last, conduits as far right as their longest way from a speaker."""
    layers: dict[Node, int] = {}
    for pair in sorted(flows):
        for node in pair:
            layers.setdefault(node, 1 if node[0] == "conduit" else 0)
    for _ in range(2):  # three columns of conduits are the most that can be drawn; longer ways bend back
        for a, b in sorted(flows):
            if a[0] == b[0] == "conduit" and layers[b] <= layers[a] < 3:
                layers[b] = layers[a] + 1
    last = max((layer for node, layer in layers.items() if node[0] == "conduit"), default=0) + 1
    return {node: last if node[0] == "outlet" else layer for node, layer in layers.items()}


def _untangle(columns: dict[int, list[Node]], flows: Counter[tuple[Node, Node]]) -> None:
    """Order each column after the first by where its flows come from, so that fewer bands cross."""
    place = {node: float(rank) for rank, node in enumerate(columns.get(0, ()))}
    for layer in sorted(columns)[1:]:
        middle = {}
        for node in columns[layer]:
            sources = [(place[a], n) for (a, b), n in flows.items() if b == node and a in place]
            total = sum(n for _, n in sources)
            middle[node] = sum(at * n for at, n in sources) / total if total else float(len(place))
        columns[layer].sort(key=lambda node: (middle[node], node))
        place |= middle


def _weight(node: Node, flows: Counter[tuple[Node, Node]]) -> int:
    into = sum(n for (_, b), n in flows.items() if b == node)
    out = sum(n for (a, _), n in flows.items() if a == node)
    return max(into, out)


def _column_height(column: list[Node], weight: dict[Node, int], unit: float) -> float:
    return sum(max(weight[node] * unit, 8.0) + _GAP for node in column)


def _boxes(columns: dict[int, list[Node]], weight: dict[Node, int], unit: float, height: float) -> dict[Node, Box]:
    last = max(columns, default=0)
    boxes = {}
    for layer, column in sorted(columns.items()):
        x = 210.0 + (WIDTH - 420.0 - _BOX) * (layer / last if last else 0.0)
        spare = height - _TOP - _column_height(column, weight, unit)
        y = _TOP + max(0.0, spare / 2)
        for node in column:
            tall = max(weight[node] * unit, 8.0)
            left = layer == 0
            boxes[node] = Box(
                node[0],
                node[1],
                shortened(node[1], 27 if layer in {0, last} else 22),
                weight[node],
                round(x, 1),
                round(y, 1),
                round(tall, 1),
                round(x - 6 if left else x + _BOX + 6, 1),
                "end" if left else "start",
            )
            y += tall + _GAP
    return boxes


def _bands(flows: Counter[tuple[Node, Node]], boxes: dict[Node, Box], unit: float) -> tuple[Band, ...]:
    """Bands leave and enter each box from top to bottom in the order of the boxes at their other end."""
    leaving: defaultdict[Node, float] = defaultdict(float)
    entering: defaultdict[Node, float] = defaultdict(float)
    starts, ends = {}, {}
    for a, b in sorted(flows, key=lambda pair: (boxes[pair[1]].y, pair)):
        starts[a, b] = boxes[a].y + leaving[a] + flows[a, b] * unit / 2
        leaving[a] += flows[a, b] * unit
    for a, b in sorted(flows, key=lambda pair: (boxes[pair[0]].y, pair)):
        ends[a, b] = boxes[b].y + entering[b] + flows[a, b] * unit / 2
        entering[b] += flows[a, b] * unit
    bands = []
    for (a, b), count in sorted(flows.items(), key=lambda flow: (-flow[1], flow[0])):
        x1, x2 = boxes[a].x + _BOX, boxes[b].x
        middle = (x1 + x2) / 2
        path = f"M{x1:.1f} {starts[a, b]:.1f}C{middle:.1f} {starts[a, b]:.1f} {middle:.1f} {ends[a, b]:.1f} {x2:.1f} {ends[a, b]:.1f}"
        relayed = "conduit" in {a[0], b[0]}
        bands.append(Band(f"{a[1]} → {b[1]}: {count}", path, round(count * unit, 1), relayed))
    return tuple(bands)
