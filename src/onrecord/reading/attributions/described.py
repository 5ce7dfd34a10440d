"""In: a source that the article only describes, or two names that speak as one. Out: a cluster for it, named and typed."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ..annotations import Cluster, Mention
from .cast import Cast
from .clauses import dep
from .drafts import chars
from .layout import Layout
from .sources import kind
from .unnamed import describe

_SEVERAL = frozenset(("them", "whom", "these", "those"))
_PLACING = frozenset(("of", "in", "at", "from", "with", "inside", "within", "near"))
_LONGEST = 60  # characters that the name of somebody unnamed may have


def together(layout: Layout, span: tuple[int, int]) -> tuple[int, int] | None:
    """The range of two names that speak as one ("Osmar and Tavra"); None where the source is anything else."""
    words = layout.tokens[slice(*span)]
    if any(t.lower_ in ("and", "&") and t.nbor().lower_ in ("other", "others") for t in words[1:-1]):
        return span  # "Asten, Ustmar and other cities"
    joint = [t for t in words if t.lower_ == "and"]
    if len(joint) != 1 or not (words[0].pos_ == words[-1].pos_ == "PROPN"):
        return None
    return span if all(t.pos_ == "PROPN" or t.lower_ in ("and", "the") for t in words) else None


def of_several_kinds(layout: Layout, span: tuple[int, int], head: Token) -> bool:
    """Whether nameless people or bodies speak together: "police and his lawyer", who are neither the police nor the lawyer."""
    for other in head.rights:
        if dep(other) != "conj" or not other.i < span[1] or other.pos_ != "NOUN" or kind(other) is None:
            continue
        linked = any(c.lower_ == "and" for c in other.lefts)
        same = kind(other) == kind(head) or other.lemma_ == head.lemma_
        if linked and kind(head) is not None and head.pos_ == "NOUN" and not same:
            return all(t.text != "," for t in layout.tokens[head.i : other.i])
    return False


def joint(layout: Layout, span: tuple[int, int], found: Cast) -> tuple[int | None, str]:
    """The cluster of two that speak together, made where it is new."""
    low, high = chars(layout.doc, span)
    name = layout.text[low:high]
    for number, cluster in enumerate(found.clusters):
        if cluster.name == name:
            return number, "two that speak together"
    types = {m.type for m in found.mentions if low <= m.start < high and m.form == "name"}
    found.clusters.append(Cluster(name=name, type=types.pop() if len(types) == 1 else None, number="plural"))
    found.mentions.append(Mention(low, high, "nominal", found.clusters[-1].type, len(found.clusters) - 1))
    return len(found.clusters) - 1, "two that speak together"


def describe_cluster(layout: Layout, span: tuple[int, int], head: Token, mention: Mention, found: Cast) -> None:
    """Give a cluster without a name the whole description that its first source phrase has, and what kind of source it is."""
    number = mention.cluster
    if number is None:
        return
    cluster = found.clusters[number]
    if (cluster.role or "").count(":") or any(m.cluster == number and m.form == "name" for m in found.mentions):
        return
    name, type_, role = describe(layout, span, head)
    first = min((m.start for m in found.mentions if m.cluster == number), default=mention.start)
    low, high = chars(layout.doc, span)
    including = " including " in name
    fuller = (
        first >= low and len(cluster.name) < len(name) <= _LONGEST + 40 * including and ("," not in name or including)
    )
    found.clusters[number] = replace(
        cluster,
        name=name if fuller else cluster.name,
        type=cluster.type or type_,
        role=role if fuller or not cluster.role else cluster.role,
    )
    if fuller:
        found.mentions.append(Mention(low, high, "nominal", cluster.type or type_, number))
        return
    start, end = _placed(layout, span, head)
    low, high = chars(layout.doc, (start, end))
    longer = low <= mention.start and mention.end < high and high - low <= _LONGEST
    if longer and not any((m.start, m.end) == (low, high) for m in found.mentions):
        found.mentions.append(Mention(low, high, "nominal", cluster.type or type_, number))


def _placed(layout: Layout, span: tuple[int, int], head: Token) -> tuple[int, int]:
    """The description with what places it: "an official of the port authority", without a clause on what he did."""
    start, end = span[0], max(span[1], head.i + 1)
    stop = layout.sentence(head.i)[1]
    if end == head.i + 1 < stop and layout.tokens[end].lower_ in _PLACING:
        placed = next((c for c in head.rights if dep(c) == "nmod" and c.left_edge.i == end), None)
        end = placed.right_edge.i + 1 if placed is not None else end
    for at in range(head.i + 1, end):
        token = layout.tokens[at]
        if (token.is_punct and token.text not in ("-", ".", "'")) or token.lower_ in ("who", "which", "that"):
            return start, at
    return start, end


def _one_of(layout: Layout, span: tuple[int, int], found: Cast) -> int | None:
    """The cluster of "one of them" and "one of whom": one of the last described speakers that are several."""
    doc, (start, end) = layout.doc, span
    if end - start != 3 or doc[start : start + 2].text.lower() != "one of" or doc[start + 2].lower_ not in _SEVERAL:
        return None
    low, high = chars(doc, span)
    known = next((m.cluster for m in found.mentions if (m.start, m.end) == (low, high) and m.cluster is not None), None)
    if known is not None and found.clusters[known].name.startswith("one of "):
        return known
    spoken = {speaker for speaker in found.speaker if speaker is not None}
    before = [
        m
        for m in found.mentions
        if m.end <= low and m.cluster in spoken and m.form == "nominal" and _several(found.clusters[m.cluster or 0])
    ]
    if not before:
        return None
    group = found.clusters[max(before, key=lambda m: (m.start, -m.end)).cluster or 0]
    name = group.name if group.name[:1].islower() else group.name[:1].lower() + group.name[1:]
    found.clusters.append(Cluster(name=f"one of {name}", type="PER", role=group.role, number="singular"))
    found.mentions.append(Mention(low, high, "nominal", "PER", len(found.clusters) - 1))
    return len(found.clusters) - 1


def _several(cluster: Cluster) -> bool:
    """Whether the cluster is people, more than one."""
    return cluster.number == "plural" and cluster.type in ("PER", None)


def _without_clause(layout: Layout, span: tuple[int, int], head: Token) -> tuple[int, int]:
    """The phrase without the clause that only says what its people did: "one of his friends | who named him in an interview"."""
    for at in range(max(span[0] + 1, head.i + 1), span[1] - 1):
        token = layout.tokens[at]
        clause = any(t.pos_ in ("VERB", "AUX") for t in layout.tokens[at + 1 : span[1]])
        if token.lower_ in ("who", "which") and token.pos_ == "PRON" and clause:
            return span[0], at - (layout.tokens[at - 1].text == ",")
    return span


def _somewhere(link: Token, head: Token) -> bool:
    """Whether a preposition tells where those are who are left open: "others on the pier", and not "many of whom"."""
    return head.lower_ in ("others", "some", "many") and link.lower_ in _PLACING - {"of"} | {"on"}


def added(layout: Layout, span: tuple[int, int], head: Token, found: Cast) -> tuple[int | None, str]:
    """A cluster of its own for a source that the article names by a description only, with what it says of it."""
    one = _one_of(layout, span, found)
    if one is not None:
        return one, "one of several that are not named"
    initials = head.is_upper and len(head.text) > 2  # "WHO", which parsers take for a pronoun
    if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "X") and not initials:
        return None, "the source is no name or description"
    doc = layout.doc
    start, end = span = _without_clause(layout, span, head)
    # "one of the crew", "some of the victims", "others on the pier"
    several = end - start > 2 and (
        (doc[start + 1].lower_ == "of" and end - start > 3) or _somewhere(doc[start + 1], head)
    )
    if not several and (head.lower_ in ("others", "some", "many") or head.pos_ in ("DET", "NUM")):
        return None, "the source is left open"
    first = doc[start]
    if first.lower_ in ("the", "this", "that", "these") or (dep(first) == "det" and first.lower_ == "the"):
        for other in range(len(found.clusters) - 1, -1, -1):
            cluster = found.clusters[other]
            if cluster.name.lower().split()[-1:] == [head.lower_] and cluster.role is not None and ":" in cluster.role:
                low, high = chars(doc, (start, end))
                found.mentions.append(Mention(low, high, "nominal", cluster.type, other))
                return other, "a description used before"
    name, type_, role = describe(layout, (start, end), head)
    low, high = chars(doc, (start, end))
    number = "plural" if head.morph.get("Number", []) == ["Plur"] else "singular"
    found.clusters.append(Cluster(name=name, type=type_, role=role, number=number))
    found.mentions.append(Mention(low, high, "nominal", type_, len(found.clusters) - 1))
    return len(found.clusters) - 1, "a source that is not named" if kind(
        head
    ) else "a source without a name in the text"
