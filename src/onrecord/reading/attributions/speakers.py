"""In: settled drafts and the clusters of the article. Out: who speaks in each, or why the text does not settle it.

A pronoun is resolved only to what agrees with it and is near; in a patchwork, whose first "he" has no antecedent at all,
no pronoun is resolved across paragraphs. Sources without a cluster ("a military official") get one of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ..annotations import Cluster, Mention
from .antecedents import PEOPLE, bearers, resolve
from .clauses import RELATIVES, antecedent, dep, noun_phrase
from .drafts import Draft, chars
from .layout import Layout
from .sources import kind
from .unnamed import ORGANISATIONS, describe
from .verbs import head_of

SINGULAR = {"he": "male", "she": "female", "him": "male", "her": "female", "his": "male"}
_PLURAL = frozenset(("they", "them", "we", "us"))
_REACH = 2  # paragraphs back in which a pronoun may find its speaker


@dataclass
class Cast:
    """The clusters and mentions of an article, with those added for sources that had none."""

    clusters: list[Cluster]
    mentions: list[Mention]
    speaker: list[int | None] = field(default_factory=list)
    reason: list[str] = field(default_factory=list)


def cast(layout: Layout, drafts: list[Draft]) -> Cast:
    """A speaker (index of a cluster) or None with a reason for each draft, in order."""
    doc = layout.doc
    found = Cast(list(doc._.clusters), list(doc._.mentions))
    patched = is_patchwork(layout, drafts)
    named = _names(layout, found)
    known = bearers(layout, drafts, named, found.mentions)
    described: list[tuple[int, str]] = []
    for number, draft in enumerate(drafts):
        if draft.continues is not None:
            speaker, reason = _continued(layout, drafts, number, found, patched)
        elif not draft.source:
            speaker, reason = None, "no source is named"
        else:
            speaker, reason = _of_phrase(layout, drafts, number, found, patched)
            if not reason.startswith("pron") and named(draft.source[0]) is None:
                last = _last(layout, drafts, number, found)
                if not patched or last[1] == layout.paragraph_of[draft.source[0][0]]:
                    better = resolve(layout, draft, known, last, described, found.clusters)
                    speaker, reason = better or (speaker, reason)
                if speaker is not None and layout.kinds[draft.source[0][0]] != "headline":
                    described.insert(0, (speaker, head_of(layout, draft.source[0]).lemma_.lower()))
        found.speaker.append(speaker)
        found.reason.append(reason)
    return found


def _names(layout: Layout, found: Cast) -> Callable[[tuple[int, int]], int | None]:
    """A function from a source phrase to the cluster of the name in it; None for bare descriptions and pronouns."""
    with_name = {m.cluster for m in found.mentions if m.form == "name" and m.cluster is not None}

    def named(span: tuple[int, int]) -> int | None:
        head = head_of(layout, span)
        mention = _mention(layout.doc, found, span, head)
        if mention is None or mention.form == "pronoun" or mention.cluster not in with_name:
            return None
        low, high = chars(layout.doc, span)
        inside = any(
            m.form == "name" and m.cluster == mention.cluster and low <= m.start < high for m in found.mentions
        )
        return mention.cluster if inside or mention.form == "name" else None

    return named


def _last(layout: Layout, drafts: list[Draft], number: int, found: Cast) -> tuple[int | None, int]:
    """The speaker of the last attribution that ended before this source, and its paragraph."""
    at = drafts[number].source[0][0]
    for before in range(number - 1, -1, -1):
        draft = drafts[before]
        place = draft.source[0][0] if draft.source else draft.start
        inside = drafts[number].anchor in draft.tokens()
        if place < at and not inside and layout.kinds[place] != "headline" and found.speaker[before] is not None:
            return found.speaker[before], layout.paragraph_of[max(place, draft.end - 1)]
    return None, -1


def _continued(layout: Layout, drafts: list[Draft], number: int, found: Cast, patched: bool) -> tuple[int | None, str]:
    draft = drafts[number]
    if draft.continues is None:
        return None, "a quotation that follows nothing"
    before = next((i for i in range(number) if drafts[i] is draft.continues), None)
    if before is None:
        return None, "the attribution before it was left out"
    if patched and not layout.quotes[max(0, layout.quote_of[draft.start])].runs_on and not _same_run(layout, draft):
        return None, "a free quotation in a patchwork text"
    return found.speaker[before], "goes on where the last speaker left off"


def _same_run(layout: Layout, draft: Draft) -> bool:
    """Whether what the quotation continues is itself a quotation right before it."""
    before = draft.continues
    if before is None or before.start >= draft.start:
        return False
    return (
        layout.quote_of[before.end - 1] >= 0
        and layout.sentence_of[draft.start] - layout.sentence_of[before.end - 1] <= 1
    )


def _of_phrase(layout: Layout, drafts: list[Draft], number: int, found: Cast, patched: bool) -> tuple[int | None, str]:
    doc = layout.doc
    span = drafts[number].source[0]
    head = head_of(layout, span)
    if head.lower_ in RELATIVES and antecedent(head) != head:
        head = antecedent(head)
        span = noun_phrase(head)
    elif head.lower_ in RELATIVES:
        before = next((t for t in layout.tokens[max(0, head.i - 2) : head.i][::-1] if not t.is_punct), None)
        if before is None or before.pos_ not in ("NOUN", "PROPN") or head.lower_ == "that":
            return None, "a relative pronoun whose noun the parse does not give"
        head, span = before, noun_phrase(before)
    if head.pos_ == "PRON" or head.lower_ in SINGULAR or head.lower_ in _PLURAL:
        return _of_pronoun(layout, drafts, number, head, found, patched)
    mention = _mention(doc, found, span, head)
    if mention is not None and mention.cluster is not None and not _misled(found, mention, head):
        return mention.cluster, f"named by the source: {mention.form}"
    if mention is not None and mention.form == "pronoun":
        return None, "the pronoun is not settled"
    return _added(layout, drafts[number], head, found)


def _misled(found: Cast, mention: Mention, head: Token) -> bool:
    """Whether a person's office was put with the name of a body, place or medium ("the president" with a broadcaster)."""
    if mention.form == "name":
        return False
    if head.lemma_.lower() in ORGANISATIONS:
        return found.clusters[mention.cluster or 0].type == "PER"
    if kind(head) not in PEOPLE:
        return False
    named = [m for m in found.mentions if m.cluster == mention.cluster and m.form == "name"]
    return bool(named) and found.clusters[mention.cluster or 0].type in ("MEDIA", "GPE", "LOC", "FAC")


def _mention(doc: Doc, found: Cast, span: tuple[int, int], head: Token) -> Mention | None:
    """The mention that names the source: a person's name in apposition to the head first, then the head itself."""
    low, high = chars(doc, span)
    inside = [m for m in found.mentions if m.start < high and m.end > low and m.cluster is not None]
    at = [m for m in inside if m.start <= head.idx < m.end]
    names = [m for m in inside if m.type == "PER" and m.form == "name" and _stands_for(doc, m, span)]
    if names:
        # The longest: a demonym taken for a person ("Dorsish Foreign Minister Yuri Melnichar") is shorter.
        return max(names, key=lambda m: (sum(m.start <= t.idx < m.end for t in doc[span[0] : span[1]]), m.start))
    called = _called(doc, span, head, inside)
    if called is not None:
        return called
    at.sort(key=lambda m: (m.form != "name", -(m.end - m.start)))
    exact = [m for m in at if m.end - 1 < high and m.end >= head.idx + len(head.text)]
    best = exact or at
    return best[0] if best else None


def _called(doc: Doc, span: tuple[int, int], head: Token, inside: list[Mention]) -> Mention | None:
    """The name right after a common noun that it names: "The group Red Lantern", "the agency Orran"."""
    if head.pos_ != "NOUN" or head.i + 1 >= span[1] or not doc[head.i + 1].text[:1].isupper():
        return None
    at = doc[head.i + 1].idx
    return next((m for m in inside if m.form == "name" and m.start == at), None)


def _stands_for(doc: Doc, mention: Mention, span: tuple[int, int]) -> bool:
    """Whether a person's name in a source phrase is the person meant: no owner ("Marn's spokesman"), not after "of" or "for"."""
    tokens = [t for t in doc[span[0] : span[1]] if mention.start <= t.idx < mention.end]
    if not tokens:
        return False
    last = tokens[-1].i
    if any(
        kind(t) is not None and t.pos_ in ("NOUN", "PROPN") for t in doc[last + 1 : min(last + 4, span[1])]
    ) and "," not in {t.text for t in doc[last + 1 : min(last + 4, span[1])]}:
        # A name before an office is no name of who holds it: "Dorsish minister".
        return False
    if tokens[-1].lower_ in ("'s", "’s") or (last + 1 < len(doc) and doc[last + 1].lower_ in ("'s", "’s", "'")):
        return False
    for at in range(tokens[0].i - 1, span[0] - 1, -1):
        if doc[at].text == ",":
            return True
        if doc[at].pos_ == "ADP":
            return False
    return True


def _of_pronoun(
    layout: Layout, drafts: list[Draft], number: int, head: Token, found: Cast, patched: bool
) -> tuple[int | None, str]:
    own = next((m for m in found.mentions if m.start <= head.idx < m.end and m.end - m.start <= len(head.text)), None)
    outer = _holder(drafts, number)
    if head.lower_ in ("i", "we", "you") and layout.quote_of[head.i] < 0 and outer is None:
        return None, "the writer speaks"
    if head.lower_ == "i" and outer is not None and found.speaker[outer] is not None:
        return found.speaker[outer], "the one quoted speaks of himself or herself"
    near, where = (None, -1) if outer is not None else _near(layout, drafts, number, head, found)
    if near is not None and _rival(layout, drafts, near, where, head, found):
        near = None
    if patched and (near is None or layout.paragraph_of[head.i] != where):
        return None, "patchwork: the text's first pronoun has no antecedent, so none is resolved across paragraphs"
    if near is not None:
        return near, "pronoun, the last speaker that agrees with it"
    if own is not None and own.cluster is not None and _agrees(found.clusters[own.cluster], head):
        return own.cluster, "pronoun, resolved by coreference"
    subject = _subject_before(layout, head, found, patched) if outer is None else None
    if subject is not None:
        return subject, "pronoun, the only subject before it that agrees"
    return None, "the pronoun has no settled antecedent"


def _subject_before(layout: Layout, head: Token, found: Cast, patched: bool) -> int | None:
    """The cluster that is the subject of this sentence before the pronoun, or of the last one before it that has one.

    None where two differ within that sentence, and where the last two sentences have none. In a patchwork only sentences
    of the same paragraph count.
    """
    paragraph = (
        layout.paragraph(head.i)[0] if patched else layout.paragraphs[max(0, layout.paragraph_of[head.i] - 1)][0]
    )
    at = layout.sentence_of[head.i]
    for number in range(at, max(-1, at - 3), -1):
        start, end = layout.sentences[number]
        if start < paragraph:
            return None
        low, high = layout.starts[start], layout.starts[head.i] if number == at else layout.ends[end - 1]
        subjects = {
            m.cluster
            for m in found.mentions
            if low <= m.start < high
            and m.cluster is not None
            and m.form != "pronoun"
            and _agrees(found.clusters[m.cluster], head)
            and _is_subject(layout, m)
        }
        if subjects and head.lower_ in SINGULAR and _other_gender(layout, start, head):
            return None
        if subjects:
            return subjects.pop() if len(subjects) == 1 else None
    return None


def _other_gender(layout: Layout, start: int, head: Token) -> bool:
    """Whether a pronoun of the other gender stands near: somebody else is about."""
    end = layout.sentence(head.i)[1]
    return any(SINGULAR.get(t.lower_, SINGULAR[head.lower_]) != SINGULAR[head.lower_] for t in layout.tokens[start:end])


def _is_subject(layout: Layout, mention: Mention) -> bool:
    """Whether the mention's head is the subject of its clause, outside quotations."""
    first, last = layout.at(mention.start), layout.at(mention.end - 1)
    tokens = layout.tokens[first : last + 1]
    head = next((t for t in tokens if not first <= t.head.i <= last or t.head == t), None)
    return head is not None and dep(head).startswith("nsubj") and layout.quote_of[head.i] < 0


def _holder(drafts: list[Draft], number: int) -> int | None:
    cue = drafts[number].anchor
    held = [i for i in range(number) if cue in drafts[i].tokens()]
    return held[-1] if held else None


def _near(layout: Layout, drafts: list[Draft], number: int, head: Token, found: Cast) -> tuple[int | None, int]:
    """The last speaker before the pronoun that agrees with it, and its paragraph; None where a rival stands between."""
    paragraph = layout.paragraph_of[head.i]
    for before in range(number - 1, -1, -1):
        draft, speaker = drafts[before], found.speaker[before]
        place = draft.source[0][0] if draft.source else draft.start
        if place >= head.i or speaker is None:
            if speaker is None and draft.source and place < head.i and layout.paragraph_of[place] == paragraph:
                return None, -1
            continue
        if head.i in draft.tokens() and drafts[number].anchor in draft.tokens():
            continue
        where = layout.paragraph_of[place]
        if paragraph - where > _REACH or layout.kinds[place] == "headline":
            return None, -1
        if _agrees(found.clusters[speaker], head):
            return speaker, where
        if found.clusters[speaker].type == "PER":
            return None, -1
    return None, -1


def _rival(layout: Layout, drafts: list[Draft], near: int, where: int, head: Token, found: Cast) -> bool:
    """Whether between the last speaker's words and the pronoun the outlet's own sentences bring in another person."""
    spoken = {i for d in drafts for i in d.tokens()} | {i for d in drafts for a, b in d.source for i in range(a, b)}
    start = layout.paragraphs[where][0]
    ends = [d.end for d, s in zip(drafts, found.speaker, strict=False) if s == near and d.end <= head.i]
    start = max([start, *ends])
    low, high = layout.starts[start], layout.starts[head.i]
    for mention in found.mentions:
        named = low <= mention.start < high and mention.type == "PER" and mention.form == "name"
        if named and mention.cluster not in (None, near):
            token = layout.tokens[layout.at(mention.start)]
            if token.i not in spoken and dep(token).startswith("nsubj"):
                return True
    return False


def _agrees(cluster: Cluster, head: Token) -> bool:
    """Whether the pronoun can stand for the cluster: a person for he and she, the gender not against it."""
    word = head.lower_
    if word in SINGULAR:
        if cluster.type not in ("PER", None) or cluster.number == "plural":
            return False
        return cluster.gender in (None, "", "unknown", SINGULAR[word], SINGULAR[word][0])
    if word in ("they", "them"):
        if cluster.type == "PER":
            return cluster.number != "singular" and cluster.gender not in ("male", "female", "m", "f")
        return cluster.type in ("ORG", "NORP", "MEDIA", "GPE", None) or cluster.number == "plural"
    if word == "it":
        return cluster.type in ("ORG", "GPE", "MEDIA", None)
    return word == "who"


def _added(layout: Layout, draft: Draft, head: Token, found: Cast) -> tuple[int | None, str]:
    """A cluster of its own for a source that the article names by a description only, with what it says of it."""
    if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "X"):
        return None, "the source is no name or description"
    doc = layout.doc
    start, end = draft.source[0]
    if head.lower_ in ("others", "some", "many") or head.pos_ in ("DET", "NUM"):
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


def is_patchwork(layout: Layout, drafts: list[Draft]) -> bool:
    """Whether the first "he" or "she" that says something in the body has nobody before it that it could stand for."""
    doc = layout.doc
    people = sorted(m.start for m in doc._.mentions if m.type == "PER" and _can_be_meant(layout, m))
    for draft in drafts:
        if not draft.source or layout.kinds[draft.source[0][0]] == "headline":
            continue
        head = head_of(layout, draft.source[0])
        if head.lower_ not in ("he", "she"):
            if kind(head) is not None or head.pos_ == "PROPN":
                return False
            continue
        return not any(start < head.idx for start in people)
    return False


def _can_be_meant(layout: Layout, mention: Mention) -> bool:
    """Whether a later "he" can stand for the mention: a name, or one described person of the body.

    A mere possessor or modifier ("the Foreign Secretary's residence") and a headline's bare noun are none.
    """
    tokens = list(layout.doc.char_span(mention.start, mention.end, alignment_mode="expand") or [])
    head = next((t for t in tokens if not mention.start <= t.head.idx < mention.end or t.head == t), None)
    if mention.form == "pronoun" or head is None or dep(head) in ("nmod:poss", "compound", "amod"):
        return False
    if mention.form == "name":
        return True
    return layout.kinds[head.i] != "headline" and head.morph.get("Number", []) != ["Plur"]
