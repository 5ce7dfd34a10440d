"""The tables that story stages read in, the rows they write out; only stories whose input changed are compared again.

Claims, contradictions, origins and timeline of a story depend on nothing but rows that belong to it: its articles', and
those of the entities they name. So the rows that such stages read are cut by story, a digest is taken of each story's
share, and what the stages gave for a digest is kept beside the record. A story whose digest is known is not compared
again: a build after one new article compares the story that the article is in, and those in which it changed an entity.
The stages run on some hundred articles at a time in an engine of their own, on a first build too: what is kept and what
is worked out come from the same code, and a build that is stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .comparing.propositions.judging import claim_id_of
from .errors import OnrecordError, SchemaError
from .schema.checks import to_arrow
from .schema.tables import TABLES
from .store import OWNER, Store

if TYPE_CHECKING:
    import pyarrow as pa

    from .schema.engine import Engine
    from .schema.stages import ComparingStage
    from .settings import Settings

ARTICLES_AT_ONCE = 300
"""Articles whose stories are compared in one go: enough to spread the cost of a SELECT, few enough to lose by a kill."""

_STORY = "incremental__story"  # story and digest of each article
_JUDGED = "incremental__judged"  # judgements and the stories that they concern
_NAMED = "incremental__named"  # entities that each story names
_HELD = "incremental__held"  # occasions of which each story tells
_STORIES = "select article_id, min(story_id) as story_id from story_article group by article_id"
_ENTITIES = (
    f"select distinct s.story_id, c.entity_id from cluster_entity c join {_STORY} s on s.article_id = c.article_id"
)
_OCCASIONS = (
    f"select distinct s.story_id, a.occasion_id from attribution a join {_STORY} s on s.article_id = a.article_id "
    "where a.occasion_id is not null"
)

# How rows of a table `t` find their story `s`, by the first of these columns that the table has. Articles of two stories
# that share a passage share no claim: such reuse belongs to neither.
_CUTS = {
    "story_id": "join (select distinct story_id from {story}) s on s.story_id = t.story_id",
    "from_article_id": "join {story} s on s.article_id = t.article_id "
    "join {story} f on f.article_id = t.from_article_id and f.story_id = s.story_id",
    "article_id": "join {story} s on s.article_id = t.article_id",
    "claim_id": "join claim o on o.claim_id = t.claim_id join (select distinct story_id from {story}) s "
    "on s.story_id = o.story_id",
    "statement_id": "join statement o on o.statement_id = t.statement_id join {story} s on s.article_id = o.article_id",
    "statement_a": "join statement o on o.statement_id = t.statement_a join {story} s on s.article_id = o.article_id",
    "attribution_id": "join attribution o on o.attribution_id = t.attribution_id "
    "join {story} s on s.article_id = o.article_id",
    "entity_id": "join {named} s on s.entity_id = t.entity_id",
    "occasion_id": "join {held} s on s.occasion_id = t.occasion_id",
    "judgement_id": "join {judged} s on s.judgement_id = t.judgement_id",
}


def compare_stories(
    engine: Engine,
    stages: Sequence[ComparingStage],
    settings: Settings,
    store: Store,
    progress: Callable[[int, int], None],
) -> set[str]:
    """Put every table that the stages write and the schema knows into `engine`; gives the digests of the stories.

    `progress` is called with stories compared and stories to compare; those whose rows are in the store are neither.
    A story on which a stage fails gives no rows but one of `rejected`, and is compared again by the next build.
    """
    engine.materialise(_STORY, _STORIES)
    engine.materialise(_NAMED, _ENTITIES)
    engine.materialise(_HELD, _OCCASIONS)
    engine.put(_JUDGED, judged_stories(engine, store))
    reads, written = {"story_article"}, set[str]()
    for stage in stages:
        reads |= set(stage.reads) - written  # what a stage puts in place of what it read is both
        written |= set(stage.writes)
    wanted = sorted(table for table in written if table in TABLES)
    digests = story_digests(engine, sorted(reads))
    known = store.owners()
    unknown = [story for story, digest in sorted(digests.items()) if digest not in known]
    sizes = {
        row["story_id"]: row["n"]
        for row in engine.fetch(f"select story_id, count(*) n from {_STORY} group by story_id").to_pylist()
    }
    done = 0
    failed: dict[str, Exception] = {}
    progress(done, len(unknown))
    for stories in _portions(unknown, sizes):
        owners = {story: digests[story] for story in stories}
        try:
            store.keep(owners.values(), _compared(engine, stages, settings, sorted(reads), wanted, owners))
        except (OnrecordError, OSError):
            raise  # a fault of the program, its settings or the disk, not of a story
        except Exception:
            for story, digest in owners.items():
                try:
                    alone = {story: digest}
                    store.keep(alone.values(), _compared(engine, stages, settings, sorted(reads), wanted, alone))
                except Exception as error:
                    failed[story] = error
        done += len(stories)
        progress(done, len(unknown))
    if failed:
        _reject(engine, failed, sizes)
    for table in wanted:
        engine.put(table, store.load(table, digests.values()))
    return set(digests.values())


def _reject(engine: Engine, failed: Mapping[str, Exception], sizes: Mapping[str, int]) -> None:
    """Say in `rejected` of each story that it could not be compared; raises the first error where no other story could be."""
    if len(failed) == len(sizes) > 1:
        raise next(iter(failed.values()))
    rows = [
        {
            "stage": "comparing",
            "subject": f"the story {story} ({sizes[story]} articles)",
            "reason": f"could not be compared: {type(error).__name__}: {error}; its claims are not in the record",
        }
        for story, error in sorted(failed.items())
    ]
    engine.put("rejected", to_arrow("rejected", [*engine.fetch("select * from rejected").to_pylist(), *rows]))


def story_digests(engine: Engine, reads: Sequence[str]) -> dict[str, str]:
    """Story -> a digest of every row that belongs to it in the tables read, whatever their order.

    A table of which no column leads to a story belongs to all of them.
    """
    shares: dict[str, list[str]] = {
        row["story_id"]: [] for row in engine.fetch(f"select distinct story_id from {_STORY}").to_pylist()
    }
    for table in reads:
        # Sums of two hashes: they do not depend on the order of rows, and no two shares are alike by chance.
        sums = "count(*) as n, cast(sum(hash(t)) as varchar) as a, cast(sum(hash(t, 7)) as varchar) as b"
        cut = _cut(table)
        story = "s.story_id" if cut else "null"
        for row in engine.fetch(f"select {story} as story, {sums} from {table} t {cut or ''} group by all").to_pylist():
            for owner in [row["story"]] if cut else shares:
                shares[owner].append(f"{table} {row['n']} {row['a']} {row['b']}")
    return {
        story: hashlib.blake2b("\n".join([story, *share]).encode(), digest_size=16).hexdigest()
        for story, share in sorted(shares.items())
    }


def judged_stories(engine: Engine, store: Store) -> pa.Table:
    """Judgements with each story that they concern; a table of judgement_id and story_id.

    A claim is known by its first statement. A contradiction is looked up in what was kept: one that is not there, as
    when the store is new, is taken to concern every story, which costs time and changes no row. Entities are judged
    before; accepted rows and notes change nothing.
    """
    import pyarrow as pa

    rows = engine.fetch(
        "select judgement_id, subject from judgement where undone_by is null and verdict in ('merge', 'split', 'reject') "
        "and (subject like 'claim%' or subject like 'contradiction:%') order by judgement_id"
    ).to_pylist()
    asked = [(row["judgement_id"], *row["subject"].split(":", 1)) for row in rows]
    story_of = {}
    if asked:
        select = f"select t.statement_id, s.story_id from statement t join {_STORY} s on s.article_id = t.article_id"
        story_of = {row["statement_id"]: row["story_id"] for row in engine.fetch(select).to_pylist()}
    every = sorted(set(story_of.values()))
    claims = {claim_id_of(statement): story for statement, story in story_of.items()}
    known: dict[str, str] = {}
    if any(kind == "contradiction" for _, kind, _ in asked):
        kept = store.load("contradiction", store.owners()).select(["contradiction_id", "statement_a"]).to_pylist()
        known = {row["contradiction_id"]: row["statement_a"] for row in kept}
    found: list[tuple[str, str]] = []
    for judgement, kind, subject in asked:
        if kind == "contradiction":
            story = story_of.get(known.get(subject, ""))
            found += [(judgement, each) for each in ([story] if story else every)]
        else:
            story = claims.get(subject.partition("/")[0])
            found += [(judgement, story)] if story else []
    text = pa.string()
    return pa.table(
        {"judgement_id": pa.array([a for a, _ in found], text), "story_id": pa.array([b for _, b in found], text)}
    )


def _cut(table: str) -> str | None:
    columns = TABLES[table].column_names
    found = next((join for column, join in _CUTS.items() if column in columns), None)
    return found.format(story=_STORY, named=_NAMED, held=_HELD, judged=_JUDGED) if found else None


def _portions(stories: Sequence[str], sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """The stories in order, some at a time: as many as hold ARTICLES_AT_ONCE articles, at least one."""
    portion: list[str] = []
    for story in stories:
        portion.append(story)
        if sum(sizes[each] for each in portion) >= ARTICLES_AT_ONCE:
            yield portion
            portion = []
    if portion:
        yield portion


def _compared(
    engine: Engine,
    stages: Sequence[ComparingStage],
    settings: Settings,
    reads: Sequence[str],
    wanted: Sequence[str],
    digests: Mapping[str, str],
) -> dict[str, pa.Table]:
    """The rows that the stages write for these stories, with the story's digest as their owner."""
    import pyarrow as pa

    from .engines.duckdb import DuckDBEngine

    text = pa.string()
    owners = pa.table({"story_id": pa.array(list(digests), text), OWNER: pa.array(list(digests.values()), text)})
    engine.put("incremental__asked", owners)
    own = DuckDBEngine()
    try:
        for table in reads:
            cut = _cut(table)
            where = f"{cut} where s.story_id in (select story_id from incremental__asked)" if cut else ""
            order = ", ".join(f"t.{column}" for column in TABLES[table].key)
            shared = table.startswith("entity") or table in ("judgement", "occasion")  # two stories name one entity
            distinct = "distinct " if shared else ""
            own.put(table, engine.fetch(f"select {distinct}t.* from {table} t {where} order by {order}"))
        for stage in stages:
            stage.run(own, settings)
        own.put("incremental__asked", owners)
        own.materialise(_STORY, _STORIES)
        found = {}
        for table in wanted:
            columns = ", ".join(f"t.{column}" for column in TABLES[table].column_names)
            select = f"select {columns}, d.{OWNER} from {table} t {_cut(table)} join incremental__asked d on d.story_id = s.story_id"
            found[table] = own.fetch(select)
            every = own.fetch(f"select count(*) as n from {table}").to_pylist()[0]["n"]
            if found[table].num_rows != every:
                raise SchemaError(
                    f"{table}: {every} rows, but {found[table].num_rows} of a story; a stage declared by story is not"
                )
        return found
    finally:
        own.close()
