"""In: settled drafts and the clusters of the article. Out: who speaks in each, or why the text does not settle it.

Pronouns are read in pronouns.py, descriptions of somebody named elsewhere in antecedents.py. Sources without a cluster ("a
military official") get one of their own.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from ..annotations import Mention
from ..relays.names import kind_of
from .antecedents import PEOPLE, SINGULAR_OFFICES, bearers, introduced_kind, resolve
from .authors import author_of
from .cast import Cast
from .clauses import antecedent, dep, is_relative, noun_phrase
from .described import added, describe_cluster, joint, of_several_kinds, together
from .drafts import Draft, chars
from .interviews import answers, interviewed
from .labels import RULE
from .layout import Layout
from .nationals import is_national, last_told_of
from .owners import name_owners
from .pronouns import PLURAL, SINGULAR, is_patchwork, of_pronoun
from .publications import of_publication
from .sources import kind, of_other_sex, role_kind
from .unnamed import ORGANISATIONS
from .verbs import head_of

_AUTHOR = "whose paper the source is"


def cast(layout: Layout, drafts: list[Draft]) -> Cast:
    """A speaker (index of a cluster) or None with a reason for each draft, in order."""
    doc = layout.doc
    found = Cast(list(doc._.clusters), list(doc._.mentions))
    patched = is_patchwork(layout, drafts)
    named = _names(layout, found)
    known = bearers(layout, drafts, named, found.mentions)
    described: list[tuple[int, str]] = []
    asked = interviewed(layout, drafts, found)
    for number, draft in enumerate(drafts):
        if draft.continues is not None:
            speaker, reason = _continued(layout, drafts, number, found, patched)
        elif not draft.source:
            speaker, reason = None, "no source is named"
        elif answers(layout, draft):
            speaker, reason = asked
        else:
            speaker, reason = _of_phrase(layout, drafts, number, found, patched)
            if not reason.startswith("pron") and named(draft.source[0]) is None:
                last = _last(layout, drafts, number, found)
                other = layout.tokens[draft.source[0][0]].lower_ == "another"
                if (
                    not other
                    and reason != _AUTHOR
                    and (not patched or last[1] == layout.paragraph_of[draft.source[0][0]])
                ):
                    spoken = list(zip(drafts[:number], found.speaker, strict=True))
                    better = resolve(layout, draft, known, last, described, found.clusters, found.mentions, spoken)
                    speaker, reason = better or (speaker, reason)
                if speaker is not None and layout.kinds[draft.source[0][0]] != "headline":
                    described.insert(0, (speaker, head_of(layout, draft.source[0]).lemma_.lower()))
        found.speaker.append(speaker)
        found.reason.append(reason)
    name_owners(layout, drafts, found)
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
    quote = layout.quote(draft.start)
    labelled = RULE in draft.rules
    if patched and not labelled and not (quote is not None and quote.runs_on) and not _same_run(layout, draft):
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
    meant = antecedent(head) if is_relative(head) else head
    if meant != head and meant.pos_ != "PRON":
        head = meant
        span = _without_link(layout, noun_phrase(head), head)
    elif is_relative(head):
        before = next((t for t in layout.tokens[max(0, head.i - 2) : head.i][::-1] if not t.is_punct), None)
        if before is None or before.pos_ not in ("NOUN", "PROPN") or head.lower_ == "that":
            return None, "a relative pronoun whose noun the parse does not give"
        head = _outer(before)
        span = _without_link(layout, noun_phrase(head), head)
    if head.lower_ in ("them", "him", "her") and "quoted" in drafts[number].rules:
        told = _last_person(layout, drafts, number, found, one=head.lower_ != "them")
        if told is not None:
            return told, "the person who was quoted before by the same medium"
    country = head.text in ("US", "U.S.", "WHO")
    if not country and (head.pos_ == "PRON" or head.lower_ in SINGULAR or head.lower_ in PLURAL):
        return of_pronoun(layout, drafts, number, head, found, patched)
    if is_national(layout, span, head):
        return last_told_of(layout, drafts[number], found)
    mention = _mention(doc, found, span, head)
    pair = together(layout, span)
    if pair is not None or (mention is not None and mention.form == "nominal" and of_several_kinds(layout, span, head)):
        return joint(layout, pair or span, found)
    publisher = of_publication(layout, span, head, found)
    if publisher is not None:
        return publisher, "who published the words of the source"
    author = author_of(layout, span, head, found)
    if author is not None:
        return author, _AUTHOR
    if mention is not None and mention.cluster is not None and not _misled(layout, found, mention, head):
        if mention.form == "nominal":
            describe_cluster(layout, span, head, mention, found)
        elif mention.type == "ORG":
            _with_owner(layout, span, mention, found)
        return mention.cluster, f"named by the source: {mention.form}"
    if mention is not None and mention.form == "pronoun":
        return None, "the pronoun is not settled"
    part = _part_of_name(layout, drafts, number, found) if mention is None else None
    if part is not None:
        return part, "named by a part of the name"
    return added(layout, span, head, found)


def _without_link(layout: Layout, span: tuple[int, int], head: Token) -> tuple[int, int]:
    """The phrase without the word that ties it to what stands before it: "with | a charity", "including | one post"."""
    start, end = span
    while start < head.i and (layout.tokens[start].pos_ == "ADP" or layout.tokens[start].lower_ == "including"):
        start += 1
    return start, end


def _part_of_name(layout: Layout, drafts: list[Draft], number: int, found: Cast) -> int | None:
    """Who spoke before under a name of which the source, one word with a capital, is the first or the last word.

    Names that no mention holds ("Will Tarn", "So Lan Ger") begin or make up the sources of those drafts.
    """
    start, end = drafts[number].source[0]
    word = layout.tokens[start].text
    if end - start != 1 or not word[:1].isupper():
        return None
    for before in range(number - 1, -1, -1):
        if not drafts[before].source or found.speaker[before] is None:
            continue
        first, stop = drafts[before].source[0]
        # "..., but So Lan Ger, the envoy": parsers leave such a word out of the name
        while first - 1 > layout.sentence(first)[0] and layout.tokens[first - 1].text.istitle():
            first -= 1
        last = next((i for i in range(first, stop) if not layout.tokens[i].text[:1].isupper()), stop)
        if last - first > 1 and word in (layout.tokens[first].text, layout.tokens[last - 1].text):
            return found.speaker[before]
    return None


def _last_person(layout: Layout, drafts: list[Draft], number: int, found: Cast, one: bool) -> int | None:
    """The last speaker before it, in this paragraph, that is a person; several persons too unless it must be `one`."""
    paragraph = layout.paragraph_of[drafts[number].source[0][0]]
    for before in range(number - 1, -1, -1):
        speaker = found.speaker[before]
        if layout.paragraph_of[drafts[before].start] != paragraph:
            return None
        if speaker is not None and found.clusters[speaker].type == "PER":
            return None if one and found.clusters[speaker].number == "plural" else speaker
    return None


def _with_owner(layout: Layout, span: tuple[int, int], mention: Mention, found: Cast) -> None:
    """Add the whole source as a mention of a body whose country stands before it ("Norda's Defence Ministry")."""
    low, high = chars(layout.doc, span)
    words = layout.tokens[slice(*span)]
    owner = [t for t in words if layout.starts[t.i] < mention.start]
    named = bool(owner) and all(t.pos_ == "PROPN" or t.lower_ in ("'s", "’s") for t in owner)
    owned = named and any(t.lower_ in ("'s", "’s") for t in words)
    placed = _placed_behind(layout, span, mention)
    owned = placed or (owned and mention.end == high)
    if owned and not any((m.start, m.end) == (low, high) for m in found.mentions):
        found.mentions.append(Mention(low, high, "nominal", mention.type, mention.cluster))


def _placed_behind(layout: Layout, span: tuple[int, int], mention: Mention) -> bool:
    """Whether the source is the body and whose it is, nothing else: "the Foreign Ministry in Selmar", "the navy of Tavra"."""
    behind = [t for t in layout.tokens[slice(*span)] if layout.starts[t.i] >= mention.end]
    if not 2 <= len(behind) <= 4 or behind[0].lower_ not in ("in", "of"):
        return False
    places = [
        m for m in layout.doc._.mentions if m.type == "GPE" and m.form == "name" and m.end == layout.ends[behind[-1].i]
    ]
    return any(m.start <= behind[1].idx + (behind[1].lower_ == "the") * 4 for m in places)


def _outer(token: Token) -> Token:
    """The noun that the token only places or owns: the consultant of "a consultant from Asten, who"."""
    at = token
    while dep(at) in ("nmod", "flat", "compound") and at.head.i < at.i and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    return at if kind(at) in PEOPLE or at.head == token else token


def _misled(layout: Layout, found: Cast, mention: Mention, head: Token) -> bool:
    """Whether a person's office was put with the name of a body, place or medium ("the president" with a broadcaster)."""
    if mention.form == "name":
        return False
    if any(c.lower_ == "another" for c in head.lefts):
        return any(m.cluster == mention.cluster and m.form == "name" for m in found.mentions)
    if head.lemma_.lower() in ORGANISATIONS or kind(head) == "organisation":
        return found.clusters[mention.cluster or 0].type == "PER"
    if kind(head) not in PEOPLE:
        return False
    if head.lemma_.lower() in SINGULAR_OFFICES:
        introduced = introduced_kind(layout.text, found.mentions, mention.cluster or 0)
        if introduced not in (None, "official"):
            return True
    role = (found.clusters[mention.cluster or 0].role or "").lower().split()
    if head.lemma_.lower() in SINGULAR_OFFICES and role and role_kind(role) not in ("official", None):
        return True  # "a midwife, Greta Amsel" is not "the minister"
    named = [m for m in found.mentions if m.cluster == mention.cluster and m.form == "name"]
    cluster = found.clusters[mention.cluster or 0]
    return bool(named) and (cluster.type in ("MEDIA", "GPE", "LOC", "FAC") or kind_of(cluster.name) != "media")


def _mention(doc: Doc, found: Cast, span: tuple[int, int], head: Token) -> Mention | None:
    """The mention that names the source: a person's name in apposition to the head first, then the head itself."""
    low, high = chars(doc, span)
    inside = [m for m in found.mentions if m.start < high and m.end > low and m.cluster is not None]
    at = [m for m in inside if m.start <= head.idx < m.end]
    names = [m for m in inside if m.type == "PER" and m.form == "name" and _stands_for(doc, m, span)]
    others = [m for m in names if _of_the_other(found, m, head)]
    if others and len(others) == len(names):
        return None  # "the sister of the photographer, Luke Marn": somebody who is not named
    names = [m for m in names if m not in others]
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


def _of_the_other(found: Cast, mention: Mention, head: Token) -> bool:
    """Whether the name cannot be that of the one described: "the sister of the photographer, Luke Marn"."""
    return of_other_sex(head, found.clusters[mention.cluster or 0].gender)


def _called(doc: Doc, span: tuple[int, int], head: Token, inside: list[Mention]) -> Mention | None:
    """The name right after a common noun that it names: "The group Red Lantern", "a charity, Orran", "the agency Orran"."""
    named = _named_last(doc, span, head, inside)
    if named is not None:
        return named
    first = head.i + 1
    body = head.lemma_.lower() in ORGANISATIONS or kind(head) in ("organisation", "media")
    if body and first + 1 < span[1] and doc[first].text == ",":
        first += 1
    if head.pos_ != "NOUN" or first >= span[1] or not doc[first].text[:1].isupper():
        return None
    at = doc[first].idx
    after = {t.idx - 1 for t in doc[first + 1 : span[1]] if t.pos_ == "PROPN" and t.text[:1].isupper()}
    whole = (
        m for m in inside if m.form == "name" and m.start == at and m.end not in after
    )  # not "Grey" of "Grey Coast"
    return next(whole, None)


def _named_last(doc: Doc, span: tuple[int, int], head: Token, inside: list[Mention]) -> Mention | None:
    """The name that closes the source behind a comma and names its head: "the watchdog group, Orran", "the owners, the Tesk company"."""
    comma = next((i for i in range(span[1] - 1, head.i, -1) if doc[i].text == ","), None)
    if comma is None or head.pos_ != "NOUN" or any(doc[i].text == "," for i in range(head.i, comma)):
        return None
    first = comma + 1 + (comma + 1 < span[1] and doc[comma + 1].lower_ in ("the", "a", "an"))
    end = span[1]
    low = doc[first].idx if first < end else -1
    person = kind(head) in PEOPLE and head.lemma_.lower() not in ORGANISATIONS
    several = head.morph.get("Number", []) == ["Plur"]
    types = ("PER",) if person and not several else ("ORG", "MEDIA")
    high = doc[end - 1].idx + len(doc[end - 1].text)
    at = [m for m in inside if m.form == "name" and m.start == low and m.type in types]
    whole = [m for m in at if m.end == high or (end - first <= 5 and doc[end - 1].pos_ == "NOUN")]
    return whole[0] if whole else None


def _stands_for(doc: Doc, mention: Mention, span: tuple[int, int]) -> bool:
    """Whether a person's name in a source phrase is the person meant: no owner ("Marn's spokesman"), not after "of" or "for"."""
    tokens = [t for t in doc[span[0] : span[1]] if mention.start <= t.idx < mention.end]
    if not tokens:
        return False
    last = tokens[-1].i
    if len(tokens) > 1 and len(tokens[0]) == 1 and tokens[1].text == "-":
        return False  # the seat of "Dale Iskin, R-Norden"
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
            return _office_of(doc, at, tokens[0].i, span)
    return True


def _office_of(doc: Doc, link: int, name: int, span: tuple[int, int]) -> bool:
    """Whether an office with what it is of or for stands right before the name: "the Minister of Industry A. Selden".

    So does "spokesman for the harbour board Jon Tesk", whose body names nobody; not "a friend of the singer Jon Tesk".
    """
    before = doc[name - 1]
    if doc[link].lower_ not in ("of", "for") or before.pos_ not in ("NOUN", "PROPN") or before.i <= link:
        return False
    body = before.lemma_.lower() in ORGANISATIONS or kind(before) == "organisation"
    if body:
        return any(kind(t) in PEOPLE for t in doc[span[0] : link])
    office = any(kind(t) in ("official", "person") for t in doc[span[0] : link])
    return doc[link].lower_ == "of" and office and kind(before) is None and before.text[:1].isupper()
