"""Clusters of single articles in, entities out: what is one name, one person, one body across articles.

Writes `cluster_entity` (which entity a cluster is), `entity` and `entity_alias`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..schema.ids import content_id
from ..schema.stages import ComparingStage, statements
from .commonest import commonest
from .linking.capitals import Span
from .linking.clusters import link
from .linking.copied import Place, copied
from .linking.groups import Node
from .linking.judging import judged
from .linking.keys import class_of, key_schema, score_forms
from .linking.likely import likely
from .linking.lists import bodies, country_names, institutions, office_words
from .linking.local import is_adjective_of
from .linking.nameless import Mention
from .linking.spelling import name_similarity, words
from .linking.state import Form, Linking, Named
from .linking.story import outlet_keys
from .linking.voices import rows as speaking_rows

if TYPE_CHECKING:
    import pyarrow as pa

    from ..schema.engine import Engine
    from ..settings import Settings

STEADY = frozenset({"person", "country", "geo", "known", "institution", "thing", "place"})
"""Kinds whose name carries across the pile: the entity's id hangs on the name alone and outlives new articles."""


def run(engine: Engine, settings: Settings) -> None:
    """Write `cluster_entity`, `entity` and `entity_alias`."""
    import pyarrow as pa

    sql = statements(__package__, "entities")
    engine.materialise("entities__form", sql["entities__form"])
    engine.map_batches("entities__key", "select * from entities__form", score_forms, key_schema(), ("article_id",))
    engine.materialise("entities__name", sql["entities__name"])
    engine.map_batches("entities__pair", sql["entities__candidate"], score_names, pair_schema())
    engine.materialise("entities__place_use", sql["entities__place_use"])
    clusters = [
        Named(r["cluster_id"], r["article_id"], r["story_id"], r["name"], r["type"], r["role"], r["country_code"],
              r["geonames_id"], r["metonymic"])
        for r in engine.fetch(sql["clusters"]).to_pylist()
    ]  # fmt: skip
    forms: dict[str, list[Form]] = defaultdict(list)
    for r in engine.fetch(sql["keys"]).to_pylist():
        forms[r["cluster_id"]].append(Form(r["kind"], r["key"], r["alias"], r["form"], r["uses"]))
    pairs = [(r["class"], r["key_a"], r["key_b"], r["score"]) for r in engine.fetch(sql["pairs"]).to_pylist()]
    outlets = outlet_keys((row["story_id"], row["outlet"]) for row in engine.fetch(sql["outlets"]).to_pylist())
    texts = {row["article_id"]: row["text"] for row in engine.fetch(sql["texts"]).to_pylist()}
    places = (Place(**row) for row in engine.fetch(sql["phrases"]).to_pylist() if row["article_id"] in texts)
    copies = copied(places, texts, {cluster.article_id: cluster.story_id for cluster in clusters})
    owners = [(row["owned_id"], row["owner_id"]) for row in engine.fetch(sql["owners"]).to_pylist()]
    speaking = speaking_rows(engine.fetch(sql["speaking"]).to_pylist())
    spans = [Span(**row) for row in engine.fetch(sql["spans"]).to_pylist()]
    quoted = frozenset(row["cluster_id"] for row in engine.fetch(sql["quoted"]).to_pylist())
    told = (Mention(**row) for row in engine.fetch(sql["told"]).to_pylist())
    alike = likely(clusters, told, texts, quoted)
    state = link(
        clusters,
        forms,
        pairs,
        outlets=outlets,
        copies=copies,
        owners=owners,
        quoted=quoted,
        alike=alike,
        speaking=speaking,
        spans=spans,
        texts=texts,
    )
    entities = named(state)
    apart, together = judged(engine.fetch(sql["judgements"]).to_pylist(), state, entities)
    if apart or together:
        entities = named(
            link(
                clusters, forms, pairs, apart, together, outlets, copies, owners, quoted, alike, speaking, spans, texts
            )
        )
    links = [{"cluster_id": c, "entity_id": row["entity_id"]} for row in entities for c in row["clusters"]]
    text = pa.string()
    engine.put("entities__link", pa.Table.from_pylist(links, pa.schema([("cluster_id", text), ("entity_id", text)])))
    schema = pa.schema([(name, text) for name in ("entity_id", "name", "type", "country_code")])
    engine.put("entities__named", pa.Table.from_pylist([{n: row[n] for n in schema.names} for row in entities], schema))
    for table in ("cluster_entity", "entities__role", "entities__where", "entity", "entity_alias"):
        engine.materialise(table, sql[table])


def pair_schema() -> pa.Schema:
    """The columns of `entities__pair`."""
    import pyarrow as pa

    return pa.schema([("class", pa.string()), ("key_a", pa.string()), ("key_b", pa.string()), ("score", pa.float64())])


def score_names(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Rows (class, key_a, key_b) in, the same with how likely both are one name; 0 for strangers."""
    import pyarrow as pa

    scores = []
    for row in batch.to_pylist():
        a, b = tuple(row["key_a"].split()), tuple(row["key_b"].split())
        if row["class"] != "person" and len(a) == len(b) == 1:
            a, b = (*a, *a), (*b, *b)  # a body of one word: its word counts as first and last
        scores.append(name_similarity(a, b))
    columns = [batch.column(name) for name in ("class", "key_a", "key_b")]
    return pa.record_batch([*columns, pa.array(scores, pa.float64())], schema=pair_schema())


def named(state: Linking) -> list[dict[str, Any]]:
    """One row an entity: entity_id, name, type, country_code, its clusters and nodes; sorted by id."""
    members: dict[Node, list[Named]] = defaultdict(list)
    for cluster in state.clusters:
        members[state.groups.find(state.node[cluster.cluster_id])].append(cluster)
    rows: list[dict[str, Any]] = []
    for root, clusters in sorted(members.items()):
        nodes = sorted(state.groups.members(root))
        rows.append(
            {
                "name": best_name(state, nodes, [c for c in clusters if c.cluster_id not in state.seats] or clusters),
                "type": best_type(nodes, clusters),
                "country_code": _country(nodes, clusters),
                "clusters": [c.cluster_id for c in clusters],
                "class": clusters[0].class_,
                "nodes": nodes,
            }
        )
    taken: set[str] = set()
    for row in sorted(rows, key=lambda row: row["clusters"]):
        plain = content_id("e", row["class"], row["name"])
        steady = any(node[0] in STEADY for node in row["nodes"]) and plain not in taken
        row["entity_id"] = plain if steady else content_id("e", row["class"], row["name"], row["clusters"][0])
        taken.add(row["entity_id"])
    return sorted(rows, key=lambda row: str(row["entity_id"]))


def best_name(state: Linking, nodes: Sequence[Node], clusters: Sequence[Named]) -> str:
    """The listed name of a country or body; else the full name that most articles use, the longest of equals."""
    for node in nodes:
        if node[0] == "country":
            return country_names().get(node[1], node[1])
        if node[0] == "known":
            return node[1]
    full = {node[1] for node in nodes if node[0] in ("person", "thing", "institution")}
    uses: Counter[str] = Counter()
    for cluster in clusters:
        uses[_untitled(cluster)] += 1
    nouns = {name for name in uses if not any(_adjective(name, other) for other in uses)}
    uses = Counter({name: count for name, count in uses.items() if name in nouns})  # Karvenia, not Karvenian
    owned = {
        name for name in uses if words(name)[-1:] and not (len(words(name)) == 1 and words(name)[0] in institutions())
    }
    uses = Counter({name: count for name, count in uses.items() if name in owned}) or uses  # Osk police, not police
    if full:
        fitting = {
            _untitled(cluster)
            for cluster in clusters
            if any(f.alias == cluster.name and f.key in full for f in state.forms.get(cluster.cluster_id, ()))
        }
        uses = Counter({name: count for name, count in uses.items() if name in fitting}) or uses
    return min(uses, key=lambda name: (-uses[name], -len(name), name))


def _shown(name: str) -> str:
    """A name as it is shown: without the soft hyphens and double blanks of its page."""
    return " ".join(name.replace("\u00ad", "").replace("\u200b", "").split())


def _untitled(cluster: Named) -> str:
    """A cluster's name as it is shown; a person's full name without the office that was read into it.

    "Officer of the guard" is all office and stays whole.
    """
    tokens = _shown(cluster.name).split()
    while (
        cluster.class_ == "person"
        and len(tokens) > 2
        and words(tokens[0])[-1:]
        and words(tokens[0])[-1] in office_words()
        and tokens[1][:1].isupper()
    ):
        tokens = tokens[1:]
    return " ".join(tokens)


def _adjective(name: str, other: str) -> bool:
    mine, theirs = words(name), words(other)
    return (
        len(mine) == len(theirs) == 1
        and is_adjective_of(mine[0], theirs[0])
        and not is_adjective_of(theirs[0], mine[0])
    )


def best_type(nodes: Sequence[Node], clusters: Sequence[Named]) -> str | None:
    """The type that most clusters have, of those that fit how the group is met: a place is not made a person by one."""
    kinds = {node[0] for node in nodes}
    wanted = "place" if kinds & {"place", "geo", "country"} else "person" if "person" in kinds else None
    types = [c.type for c in clusters if c.type]
    if wanted == "person" and kinds & {"thing", "known"}:
        wanted = None  # a body that one reader took for a person
        types = [type_ for type_ in types if class_of(type_) != "person"] or types
    if "institution" in kinds:
        types = [type_ for type_ in types if class_of(type_) == "body"] or types  # "Parliament", taken for a place
    fitting = [type_ for type_ in types if wanted is None or class_of(type_) == wanted]
    return commonest(fitting or types)


def _country(nodes: Sequence[Node], clusters: Sequence[Named]) -> str | None:
    for node in nodes:
        if node[0] == "country":
            return node[1]
        if node[0] == "institution":
            return next((word[1:] for word in node[1].split() if word.startswith("@")), None)
    stated = commonest([c.country for c in clusters if c.country])
    return stated or next((_listed_countries().get(node[1]) for node in nodes if node[0] == "known"), None)


@cache
def _listed_countries() -> dict[str, str | None]:
    return {body.name: body.country for body in bodies().values()}


STAGE = ComparingStage(
    name="entities",
    reads=("article", "cluster", "cluster_mention", "place", "story_article", "judgement", "attribution_reading"),
    writes=("cluster_entity", "entity", "entity_alias"),
    run=run,
)
