"""A record in, everything that a report shows out, as typed view models without a word of HTML."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from ..record import Record
from .disputes import by_point, title
from .masthead import Masthead, masthead
from .speech import Speech, outlet_names, speeches, telling_role

Row = dict[str, Any]


_NO_COMMENT = re.compile(
    r"\b(?:declin\w+|refus\w+) to (?:comment|answer|discuss|elaborate|speculate)\b|\bno (?:immediate |further )?comment\b"
    r"|\b(?:did|does|do|would|will|could) ?(?:not|n[’']t) (?:immediately |yet )?(?:respond|comment|return (?:calls|messages|requests?)|be reached)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Contested:
    """Two statements that cannot both hold, with the reason in one sentence."""

    contradiction_id: str
    kind: str
    why: str
    confidence: float | None
    a: Speech
    b: Speech


@dataclass(frozen=True)
class Dispute:
    """Contradictions on one point: the same claim or claims, or the same two sides; the weightiest pair first."""

    pairs: tuple[Contested, ...]

    @property
    def title(self) -> str:
        """The point in few words: what parts the two sides, else the shorter statement."""
        return title(self.pairs)


@dataclass(frozen=True)
class Origin:
    """An independent root of a claim: its label, why statements were collapsed into it, and these statements."""

    label: str
    rule: str | None
    statements: tuple[Speech, ...]

    @property
    def told(self) -> tuple[tuple[Speech, tuple[Speech, ...]], ...]:
        """Each wording once: the first statement in these words of this speaker, and the others."""
        alike: defaultdict[tuple[str, str | None], list[Speech]] = defaultdict(list)
        for speech in self.statements:
            alike[re.sub(r"\W+", " ", speech.text.casefold()).strip(), speech.speaker].append(speech)
        return tuple((group[0], tuple(group[1:])) for group in alike.values())


@dataclass(frozen=True)
class Claim:
    """One proposition across articles, with who supports and who opposes it and what they go back to."""

    claim_id: str
    proposition: str
    kind: str
    status: str
    articles: int
    outlets: int
    origins: int
    origins_low: int
    origins_high: int
    supports: tuple[Speech, ...]
    opposes: tuple[Speech, ...]
    roots: tuple[Origin, ...]

    @property
    def one_origin(self) -> bool:
        """True where several articles carry the claim and all of them go back to one root."""
        return self.articles > 1 and self.origins == 1


@dataclass(frozen=True)
class Speaker:
    """One who speaks: how often, in how many articles, with which acts, through which conduits."""

    entity_id: str
    name: str
    role: str | None
    attributions: int
    articles: int
    acts: tuple[tuple[str, int], ...]
    conduits: tuple[tuple[str, int], ...]
    first: Speech


@dataclass(frozen=True)
class Entity:
    """A thing named, with the forms under which it is named."""

    entity_id: str
    name: str
    type: str | None
    role: str | None
    aliases: tuple[str, ...]
    mentions: int
    articles: int

    @property
    def forms(self) -> tuple[str, ...]:
        """The aliases that tell something: each once whatever its case and article, names before descriptions."""
        seen = {_bare(self.name)}
        told = []
        for alias in sorted(self.aliases, key=lambda a: (a[:1].islower(), a.casefold(), a)):
            if _bare(alias) not in seen:
                seen.add(_bare(alias))
                told.append(alias)
        return tuple(told)


def _bare(name: str) -> str:
    """The name in lower case without its article or possessive, by which forms are one."""
    words = name.casefold().split()
    return " ".join(
        words[1:] if len(words) > 1 and words[0] in {"the", "a", "an", "its", "his", "her", "their", "our"} else words
    )


@dataclass(frozen=True)
class Findings:
    """All of it, in the order of the report."""

    masthead: Masthead
    contested: tuple[Contested, ...]
    disputes: tuple[Dispute, ...]
    claims: tuple[Claim, ...]
    speakers: tuple[Speaker, ...]
    entities: tuple[Entity, ...]
    speeches: dict[str, Speech]
    outlets: dict[str, str]

    @property
    def glance(self) -> tuple[tuple[str, str], ...]:
        """What a reader should know first, as sentences, each with the section that shows it."""
        told = {speech.attribution_id: speech for speech in self.speeches.values() if speech.attribution_id}
        passed = sum(bool(speech.chain) for speech in told.values())
        shared = [claim for claim in self.claims if claim.articles > 1]
        lines = []
        if self.contested:
            points, pairs = len(self.disputes), len(self.contested)
            lines.append(
                (
                    f"{_counted_noun(pairs, 'pair')} of statements cannot both hold, on {_counted_noun(points, 'point')}.",
                    "contested",
                )
            )
        if shared:
            alone = sum(claim.one_origin for claim in shared)
            open_ = sum(claim.one_origin and claim.origins_high > 1 for claim in shared)
            more = f" ({open_} of these may have more)" if open_ else ""
            lines.append(
                (
                    f"{alone} of {_counted_noun(len(shared), 'claim')} that several articles carry {'goes' if alone == 1 else 'go'} back to one origin, as far as the texts show{more}.",
                    "one-origin",
                )
            )
        if told:
            lines.append(
                (
                    f"{passed} of {_counted_noun(len(told), 'attribution')} reached the outlet through somebody else.",
                    "speakers",
                )
            )
        return tuple(lines)

    @property
    def agreed(self) -> tuple[Claim, ...]:
        """Claims of several articles with several roots, which nobody opposes or contradicts."""
        return tuple(
            c for c in self.claims if c.articles > 1 and not c.one_origin and not c.opposes and c.status != "contested"
        )

    @property
    def one_origin(self) -> tuple[Claim, ...]:
        """Claims of several articles which all go back to one root."""
        return tuple(c for c in self.claims if c.one_origin)


def _counted_noun(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def gather(record: Record) -> Findings:
    """The findings of a record; lists are ordered by weight, then by what their rows hold, never by chance."""
    outlets = outlet_names(record)
    said = speeches(record, outlets)
    claims = _claims(record, said)
    contested = _contested(record, said, claims)
    return Findings(
        masthead=masthead(record, len(contested)),
        contested=contested,
        disputes=_disputes(contested, claims),
        claims=claims,
        speakers=_speakers(record, said),
        entities=_entities(record),
        speeches=said,
        outlets=outlets,
    )


def _claims(record: Record, said: dict[str, Speech]) -> tuple[Claim, ...]:
    links: defaultdict[str, list[Row]] = defaultdict(list)
    for row in record.rows("SELECT * FROM claim_statement ORDER BY claim_id, statement_id"):
        if row["statement_id"] in said:
            links[row["claim_id"]].append(row)
    labels = {row["origin_id"]: row for row in record.rows("SELECT * FROM origin ORDER BY origin_id")}
    found = []
    for row in record.claims:
        own = links[row["claim_id"]]
        rooted: defaultdict[str, list[Speech]] = defaultdict(list)
        for link in own:
            if link["origin_id"] in labels and link["stance"] == "supports":
                rooted[link["origin_id"]].append(said[link["statement_id"]])
        found.append(
            Claim(
                claim_id=row["claim_id"],
                proposition=row["proposition"],
                kind=row["kind"],
                status=row["status"],
                articles=row["articles"],
                outlets=row["outlets"],
                origins=row["independent_origins"],
                origins_low=row["independent_origins_low"],
                origins_high=row["independent_origins_high"],
                supports=_in_order(said[link["statement_id"]] for link in own if link["stance"] == "supports"),
                opposes=_in_order(said[link["statement_id"]] for link in own if link["stance"] == "opposes"),
                roots=tuple(
                    Origin(labels[key]["label"], labels[key]["rule"], _in_order(rooted[key]))
                    for key in sorted(rooted, key=lambda key: (-len(rooted[key]), labels[key]["label"], key))
                ),
            )
        )
    return tuple(
        sorted(
            found,
            key=lambda c: (
                not c.opposes,
                _NO_COMMENT.search(c.proposition) is not None,  # told by everybody, and tells nothing
                -c.outlets,
                -c.articles,
                -len(c.supports),
                c.proposition,
                c.claim_id,
            ),
        )
    )


def _in_order(found: Any) -> tuple[Speech, ...]:
    """Statements oldest first, undated ones last."""
    return tuple(sorted(found, key=lambda s: (s.published or "9999", s.outlet, s.article_id, s.start, s.statement_id)))


def _contested(record: Record, said: dict[str, Speech], claims: tuple[Claim, ...]) -> tuple[Contested, ...]:
    weight: Counter[str] = Counter()
    for claim in claims:
        for speech in (*claim.supports, *claim.opposes):
            weight[speech.statement_id] = max(weight[speech.statement_id], claim.outlets)
    pairs = [
        Contested(
            row["contradiction_id"],
            row["kind"],
            row["why"],
            row["confidence"],
            said[row["statement_a"]],
            said[row["statement_b"]],
        )
        for row in record.contradictions
        if row["statement_a"] in said and row["statement_b"] in said
    ]

    def rank(pair: Contested) -> tuple[Any, ...]:
        carried = weight[pair.a.statement_id] + weight[pair.b.statement_id]
        across = pair.a.article_id != pair.b.article_id
        return (-round((pair.confidence or 0.0) * (1 + carried), 2), not across, pair.contradiction_id)

    return tuple(sorted(pairs, key=rank))


def _disputes(pairs: tuple[Contested, ...], claims: tuple[Claim, ...]) -> tuple[Dispute, ...]:
    """The pairs put together by what they are about, in the order of each one's weightiest pair."""
    supported: defaultdict[str, list[str]] = defaultdict(list)
    opposed: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for sides, own in ((supported, claim.supports), (opposed, claim.opposes)):
            for speech in own:
                sides[speech.statement_id].append(claim.claim_id)

    return tuple(Dispute(tuple(group)) for group in by_point(pairs, supported, opposed))


def _speakers(record: Record, said: dict[str, Speech]) -> tuple[Speaker, ...]:
    spoken: defaultdict[str, list[Speech]] = defaultdict(list)
    for speech in said.values():
        if speech.speaker_id and speech.attribution_id:
            spoken[speech.speaker_id].append(speech)
    found = []
    for entity, own in spoken.items():
        once = {speech.attribution_id: speech for speech in own}.values()
        acts = Counter(speech.act for speech in once if speech.act)
        conduits = Counter(name for speech in once for name in dict.fromkeys(speech.chain))
        found.append(
            Speaker(
                entity_id=entity,
                name=own[0].speaker or "",
                role=own[0].role,
                attributions=len(once),
                articles=len({speech.article_id for speech in own}),
                acts=_counted(acts),
                conduits=_counted(conduits),
                first=_in_order(own)[0],
            )
        )
    return tuple(sorted(found, key=lambda s: (-s.attributions, -s.articles, s.name, s.entity_id)))


def _counted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _entities(record: Record) -> tuple[Entity, ...]:
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for row in record.rows("SELECT entity_id, alias FROM entity_alias ORDER BY entity_id, alias"):
        aliases[row["entity_id"]].append(row["alias"])
    rows = record.rows(
        "SELECT e.entity_id, e.name, e.type, e.role, count(m.mention_id) AS mentions, count(DISTINCT m.article_id) AS articles"
        " FROM entity e LEFT JOIN mention m USING (entity_id) GROUP BY ALL"
        " ORDER BY articles DESC, mentions DESC, e.name, e.entity_id"
    )
    return tuple(
        Entity(
            row["entity_id"],
            row["name"],
            row["type"],
            telling_role(row["role"], row["name"]),
            tuple(alias for alias in aliases[row["entity_id"]] if alias != row["name"]),
            row["mentions"],
            row["articles"],
        )
        for row in rows
    )
