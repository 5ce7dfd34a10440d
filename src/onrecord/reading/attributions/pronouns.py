"""In: a source that is a pronoun. Out: the speaker that it stands for, or why the text does not settle it.

It stands only for what agrees with it and is near: the last speaker, what coreference says, the only subject before it. In a
patchwork, whose first "he" has no antecedent at all, no pronoun is resolved across paragraphs.
"""

from __future__ import annotations

from spacy.tokens import Token

from ..annotations import Cluster, Mention
from .antecedents import PEOPLE
from .cast import Cast
from .clauses import dep, noun_phrase
from .described import added
from .drafts import Draft
from .issuers import issuer
from .layout import Layout
from .sources import kind
from .verbs import head_of

SINGULAR = {"he": "male", "she": "female", "him": "male", "her": "female", "his": "male"}
PLURAL = frozenset(("they", "them", "we", "us"))
_COUNTING = frozenset(("hundred", "thousand", "dozen", "score", "group", "crowd", "ten"))
_SEVERAL = frozenset(
    ("trio", "duo", "pair", "couple", "crowd", "men", "women", "demonstrator", "protester", "parent", "activist")
)
_REACH = 2  # paragraphs back in which a pronoun may find its speaker


def of_pronoun(
    layout: Layout, drafts: list[Draft], number: int, head: Token, found: Cast, patched: bool
) -> tuple[int | None, str]:
    """(cluster, reason) for the source of a draft that is the pronoun `head`; None with the reason where it is not settled."""
    own = next((m for m in found.mentions if m.start <= head.idx < m.end and m.end - m.start <= len(head.text)), None)
    outer = _holder(drafts, number)
    if head.lower_ in ("i", "we", "you") and layout.quote_of[head.i] < 0 and outer is None:
        who = issuer(layout, found) if head.lower_ in ("i", "we") else None
        return (None, "the writer speaks") if who is None else (who, "who issues the statement that the article is")
    if head.lower_ == "i" and outer is not None and found.speaker[outer] is not None:
        return found.speaker[outer], "the one quoted speaks of himself or herself"
    placed = _placed(layout, head, found) if head.lower_ == "they" else None
    if placed is not None:
        return placed, "pronoun, those at the body that the sentence begins with"
    crowd = _crowd(layout, drafts, number, head, found) if head.lower_ == "they" and not patched else None
    if crowd is not None:
        return crowd, "pronoun, the people of whom this sentence or the one before it tells"
    asked = _interviewed(layout, head, found) if head.lower_ in SINGULAR else None
    if asked is not None:
        return asked, "pronoun, who gave the interview of which the sentence tells"
    # What a paper or a ministry reports of "him" is of somebody before; what a person says of "him" may be of anybody.
    body = outer is not None and head.lower_ in SINGULAR and _no_person(found, outer)
    near, where = (None, -1) if outer is not None and not body else _near(layout, drafts, number, head, found)
    if near is not None and _rival(layout, drafts, near, where, head, found):
        near = None
    if patched and (near is None or layout.paragraph_of[head.i] != where):
        return None, "patchwork: the text's first pronoun has no antecedent, so none is resolved across paragraphs"
    if near is not None:
        return near, "pronoun, the last speaker that agrees with it"
    if own is not None and own.cluster is not None and _agrees(found.clusters[own.cluster], head):
        unsure = head.lower_ in SINGULAR and found.clusters[own.cluster].gender in (None, "", "unknown")
        if unsure and outer is None and _other_gender(layout, layout.sentence(head.i)[0], head):
            return None, "the pronoun has no settled antecedent: two people of different gender"
        return own.cluster, "pronoun, resolved by coreference"
    subject = _subject_before(layout, head, found, patched) if outer is None else None
    if subject is not None:
        return subject, "pronoun, the only subject before it that agrees"
    return None, "the pronoun has no settled antecedent"


def _placed(layout: Layout, head: Token, found: Cast) -> int | None:
    """The body of "In the inspectorate they deny this", "At the ministry they said": the sentence begins with it."""
    start = layout.sentence(head.i)[0]
    words = layout.tokens[start : head.i]
    if not 2 <= len(words) <= 8 or words[0].lower_ not in ("in", "at") or any(t.pos_ == "VERB" for t in words):
        return None
    low, high = layout.starts[start], layout.starts[head.i]
    bodies = [m.cluster for m in found.mentions if low <= m.start < high and m.type == "ORG" and m.cluster is not None]
    return bodies[-1] if bodies else None


def _crowd(layout: Layout, drafts: list[Draft], number: int, head: Token, found: Cast) -> int | None:
    """The people of "The trio were sent to Norda, where they said" and "Hundreds of protesters came. They vowed ...".

    They are the subject of the sentence's main verb, or of the sentence before it in the paragraph, in which nobody spoke.
    """
    outer = _holder(drafts, number)
    start, _ = layout.sentence(head.i)
    main = next((t for t in layout.tokens[start : head.i] if dep(t).startswith("nsubj") and t.head.i < head.i), None)
    if outer is not None or layout.quote_of[head.i] >= 0 or head.head.i < head.i:
        return None
    if main is None and start > layout.paragraph(head.i)[0]:
        first, stop = layout.sentences[layout.sentence_of[head.i] - 1]
        spoken = any(first <= i < stop for d in drafts for a, b in (*d.source, *d.cue) for i in range(a, b))
        subjects = [t for t in layout.tokens[first:stop] if dep(t).startswith("nsubj") and dep(t.head) == "root"]
        main = subjects[0] if subjects and not spoken else None
    told = drafts[number].tokens()  # "Smokers would be fined, they said" tells of others
    if main is None or main.pos_ != "NOUN" or layout.quote_of[main.i] >= 0 or main.i in told:
        return None
    counted = main.lemma_.lower() in _COUNTING and [c for c in main.rights if dep(c) == "nmod"][:1]
    people = counted[0] if counted else main
    several = people.morph.get("Number", []) == ["Plur"] or people.lemma_.lower() in _SEVERAL
    if not several or (kind(people) not in PEOPLE and people.lemma_.lower() not in _SEVERAL):
        return None
    low = people.idx
    known = next((m.cluster for m in found.mentions if m.start <= low < m.end and m.cluster is not None), None)
    if known is not None:
        return known if _agrees(found.clusters[known], head) else None
    return added(layout, noun_phrase(main), people, found)[0]


def _interviewed(layout: Layout, head: Token, found: Cast) -> int | None:
    """The person of "aired an interview with Brenn in March in which she said", where "she" can be that person."""
    start = layout.sentence(head.i)[0]
    words = [t.lower_ for t in layout.tokens[start : head.i]]
    if words[-2:] != ["in", "which"] or "interview" not in words[:-2]:
        return None
    at = start + words.index("interview") + 1
    if at + 1 >= head.i or layout.tokens[at].lower_ != "with":
        return None
    low, high = layout.starts[at], layout.starts[head.i]
    named = [m for m in found.mentions if low < m.start < high and m.type == "PER" and m.cluster is not None]
    first = min(named, key=lambda m: m.start, default=None)
    if first is None or first.cluster is None or not _agrees(found.clusters[first.cluster], head):
        return None
    return first.cluster


def _no_person(found: Cast, number: int) -> bool:
    """Whether a medium or a body says the attribution."""
    speaker = found.speaker[number]
    return speaker is not None and found.clusters[speaker].type in ("MEDIA", "ORG", "GPE")


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
        if draft.source and layout.quote_of[place] >= 0 and layout.quote_of[head.i] < 0:
            continue  # of whom the one quoted tells
        if _speaks_for(layout, draft, head):
            continue
        where = layout.paragraph_of[place]
        if paragraph - where > _REACH or layout.kinds[place] == "headline":
            return None, -1
        if _agrees(found.clusters[speaker], head):
            return speaker, where
        if found.clusters[speaker].type == "PER":
            return None, -1
    return None, -1


def _speaks_for(layout: Layout, draft: Draft, head: Token) -> bool:
    """Whether it is said for the one meant, of whom the sentence tells: "He is ill and, his lawyer says, ..."."""
    if not draft.source or head.lower_ not in ("he", "she"):
        return False
    owner = layout.tokens[draft.source[0][0]].lower_
    if owner not in ("his", "her") or SINGULAR[owner] != SINGULAR[head.lower_]:
        return False
    start, end = layout.sentence(draft.source[0][0])
    own = draft.tokens()
    return any(
        t.lower_ == head.lower_ and dep(t).startswith("nsubj") and t.i not in own for t in layout.tokens[start:end]
    )


def _rival(layout: Layout, drafts: list[Draft], near: int, where: int, head: Token, found: Cast) -> bool:
    """Whether between the last speaker's words and the pronoun the outlet's own sentences bring in another person."""
    start = layout.paragraphs[where][0]
    ends = [d.end for d, s in zip(drafts, found.speaker, strict=False) if s == near and d.end <= head.i]
    start = max([start, *ends])
    low, high = layout.starts[start], layout.starts[head.i]
    for mention in found.mentions:
        named = low <= mention.start < high and mention.type == "PER" and mention.form == "name"
        if named and mention.cluster not in (None, near):
            token = layout.tokens[layout.at(mention.start)]
            spoken = any(a <= token.i < b for d in drafts for a, b in (*d.content, *d.source))
            if not spoken and dep(token).startswith("nsubj"):
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
