"""A Doc with typed names in, `doc._.mentions` and `doc._.clusters` out: what is named, and which mentions name one thing.

Of the linked candidates only those stay that name people, bodies, places, peoples, weapons or media. A pronoun whose
antecedent the text does not settle keeps `cluster` None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from ...schema.values import ENTITY_TYPES
from .. import extensions  # noqa: F401  registers doc._.mentions and doc._.clusters
from ..annotations import Cluster, Mention
from . import candidates, linking, pairs, scorer
from .candidates import CRAFT, Candidate
from .capitals import governments, seats_apart
from .description import country_of, fullest_name, role_of
from .linking import Thresholds
from .media import own_name
from .names import furniture
from .regions import parts_of_lands

NEWS = Thresholds(nominal=0.0, pronoun=0.8, name=0.0, margin=0.7, strict=True)
"""Precision first: below these a mention stays alone. Set on the development half of GUM's news."""


def read(doc: Doc) -> tuple[tuple[Mention, ...], tuple[Cluster, ...]]:
    """The mentions in the order of the text, and the clusters that they index, in the order of first mention."""
    found = candidates.find(doc, furniture(doc))
    table = pairs.describe(doc, found)
    i, j = pairs.pair_index(table)
    groups = linking.link(doc, table, i, j, scorer.score(doc, table, i, j), NEWS)
    groups = governments(doc, found, seats_apart(doc, found, groups))
    clusters: list[Cluster] = []
    number: dict[int, int] = {}
    kept: list[tuple[Candidate, int | None, str | None]] = []
    for group in groups:
        members = [found[m] for m in group.members]
        type_ = _type(members)
        if type_ is None:
            kept += [(c, None, None) for c in members if c.form == "pronoun" and c.gender in ("m", "f")]
            continue
        members = [c for c in members if c.title_of is None or c.end - c.start > 1]
        members = [c for c in members if not c.inner or c.name is not None or len(members) > 1]
        if not members:
            continue
        if all(c.form == "pronoun" for c in members):
            kept += [(c, None, type_) for c in members if c.person == 3 and c.gender in ("m", "f")]
            continue
        for c in members:
            number[c.index] = len(clusters)
        clusters.append(_cluster(doc, members, type_))
        kept += [(c, number[c.index], _mention_type(c, type_)) for c in members]
    parts, regions = parts_of_lands(doc, found, len(clusters))
    clusters += regions
    mentions = sorted(
        [*parts, *(Mention(*_chars(doc, c), c.form, mention_type, cluster) for c, cluster, mention_type in kept)],
        key=lambda m: (m.start, m.end, m.form, -1 if m.cluster is None else m.cluster),
    )
    return tuple(_once(mentions)), tuple(clusters)


GUM = Thresholds(nominal=-0.5, pronoun=-0.5, name=-0.5)
"""Set on GUM dev, whose scheme counts every noun phrase and rewards recall as much as precision."""


def noun_phrases(doc: Doc) -> list[tuple[int, int, int]]:
    """(first code point, end, group) of every noun phrase and pronoun, whole phrases, of whatever type: the scheme of GUM."""
    found = candidates.find(doc, furniture(doc))
    table = pairs.describe(doc, found)
    i, j = pairs.pair_index(table)
    groups = linking.link(doc, table, i, j, scorer.score(doc, table, i, j), GUM)
    owner = linking.groups_of(found, groups)
    return [
        (doc[c.start].idx, doc[c.end - 1].idx + len(doc[c.end - 1]), owner[c.index]) for c in found if not c.adjective
    ]


def _once(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without a second one of the same span."""
    out: list[Mention] = []
    for mention in mentions:
        if not out or (mention.start, mention.end) != (out[-1].start, out[-1].end):
            out.append(mention)
    return out


def _chars(doc: Doc, c: Candidate) -> tuple[int, int]:
    last = doc[c.short_end - 1]
    return doc[c.short_start].idx, last.idx + len(last)


def _type(members: Sequence[Candidate]) -> str | None:
    """The type of a cluster: that of its names, else of its nouns, else of its pronouns; None for other kinds of things."""
    for form in ("name", "nominal", "pronoun"):
        votes = Counter(c.type for c in members if c.form == form and c.type is not None)
        if votes:
            best = votes.most_common(1)[0][0]
            if best in ("ORG", "GPE", "LOC") and any(c.noun in CRAFT and not c.inner and not c.plural for c in members):
                return "FAC"  # a ship's name, taken for a body's
            if best == "FAC" and votes["WEAPON"] and form == "nominal":
                return "WEAPON"  # "the aircraft" of a drone
            return best if best in ENTITY_TYPES else None
    return None


def _mention_type(c: Candidate, cluster_type: str) -> str:
    return c.type if c.form == "name" and c.type in ENTITY_TYPES else cluster_type


def _cluster(doc: Doc, members: Sequence[Candidate], type_: str) -> Cluster:
    genders = Counter(c.gender for c in members if c.gender in ("m", "f"))
    plural = Counter(c.plural for c in members if c.plural is not None)
    gender = genders.most_common(1)[0][0] if type_ == "PER" and genders else None
    return Cluster(
        name=own_name(doc, members, fullest_name(doc, members, type_)),
        type=type_,
        role=role_of(doc, members, type_),
        country_code=country_of(doc, members, type_),
        gender=gender,
        number=None if not plural else "plural" if plural.most_common(1)[0][0] else "singular",
    )


@Language.component(
    "onrecord_coreference",
    assigns=["doc._.mentions", "doc._.clusters"],
    requires=["doc.ents", "token.dep", "token.pos"],
)
def coreference(doc: Doc) -> Doc:
    """The Doc with its mentions and clusters."""
    doc._.mentions, doc._.clusters = read(doc)
    return doc
