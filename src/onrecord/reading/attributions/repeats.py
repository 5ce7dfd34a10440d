"""In: drafts with speakers. Out: which attributions of headline and lead sum up which ones of the body, and the speaker they share.

"Admiral: Fleet leaves on Friday" is the admiral whom the body names, and so is "a naval commander said" in the first
paragraph; "Osmar denied on Monday" keeps Osmar as its speaker, but was said when and through whom its minister said it.
"""

from __future__ import annotations

from spacy.tokens import Token

from ..annotations import Mention
from ..occasion_words import NAMED
from .cast import Cast
from .drafts import Draft
from .embedded import RULE as POST
from .labels import RULE as LABEL
from .layout import Layout
from .sources import kind, of_other_sex
from .unnamed import ORGANISATIONS, anonymity
from .verbs import head_of

_FIRST = 8  # attributions of the body that a headline or lead may sum up
_ENOUGH = 0.4
_UNNAMED = frozenset(("witness", "document", "media"))
_NO_NAME = frozenset(("source", "insider", "person", "man", "woman", "member", "other"))
_EVERYBODY = frozenset(("official", "senior", "top", "former", "new", "local", "other", "one", "source"))
_LIKELY = 0.3
_WORD_FOR_WORD = 0.7
_REACH = 2  # paragraphs in which somebody described is named
# Kinds of people whom a description tells apart: soldiers and police may be called by either name.
_CALLINGS = {"official": "office", "military": "arms", "police": "arms", "medical": "care", "expert": "study"}
_ANY_OFFICE = frozenset(
    ("official", "leader", "politician", "diplomat", "spokesman", "spokeswoman", "spokesperson", "head", "chief")
)
_SOME = frozenset(("a", "an", "one", "some", "each", "either", "every", "any", "no"))
_SEATS = frozenset(
    ("governor", "senator", "congressman", "congresswoman", "minister", "mayor", "premier", "ambassador", "bishop")
)
_FOR_OTHERS = frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "solicitor", "barrister", "counsel", "publicist", "agent",
     "aide", "doctor", "surgeon", "physician", "nurse", "representative")
)  # fmt: skip
_SPEAK_FOR = frozenset(("official", "military", "police"))  # those whose words are reported as their country's

_PRINTED = frozenset((POST, LABEL))


def share_headlines(layout: Layout, drafts: list[Draft], found: Cast) -> dict[int, int]:
    """Headline or lead draft -> body draft that it sums up; a merely described speaker becomes the one named there."""
    shared: dict[int, int] = {}
    lead = next(
        (n for n, (a, b) in enumerate(layout.paragraphs) if a < b and layout.kinds[a] == "body" and b - a > 8), -1
    )
    heads, body = [], []
    for number, draft in enumerate(drafts):
        if layout.kinds[draft.start] == "headline":
            heads.append(number)
        elif found.speaker[number] is not None:
            body.append(number)
    # The body first, so that a headline finds it with its speakers known.
    for place, number in enumerate(body):
        if not drafts[number].source or found.speaker[number] is None:
            continue
        first = layout.paragraph_of[drafts[number].start] == lead
        best = _introduced(layout, drafts, number, body[place + 1 : place + 1 + _FIRST], found, first)
        if best is not None and first:
            shared[number] = best
    for number in heads:
        best = _of_headline(layout, drafts, number, body[:_FIRST], found)
        if best is not None:
            shared[number] = shared.get(best, best)
    return shared


def _of_headline(layout: Layout, drafts: list[Draft], number: int, body: list[int], found: Cast) -> int | None:
    best = max(body, key=lambda i: (_likeness(layout, drafts[number], drafts[i]), -i), default=None)
    if best is None:
        return None
    if not drafts[number].source:
        same = max(body, key=lambda i: (_repeated(layout, drafts[number], drafts[i]), -i))
        if _repeated(layout, drafts[number], drafts[same]) < _WORD_FOR_WORD:
            return None
        found.speaker[number], found.reason[number] = found.speaker[same], "the body has these words"
        return same
    described = _described(layout, drafts[number], found, number)
    alike = _likeness(layout, drafts[number], drafts[best])
    if described:
        named = [i for i in body if _same_office(layout, drafts[number], drafts[i])]
        if named and (alike < _ENOUGH or best not in named):
            best, alike = named[0], 1.0
    if alike < _ENOUGH:
        return None
    head = head_of(layout, drafts[number].source[0])
    if described and (_plural(head) == _plural_speaker(layout, drafts[best], found, best)):
        found.speaker[number] = found.speaker[best]
        found.reason[number] = "the body names whom the headline describes"
    elif described and found.speaker[number] is not None and _plural(head):
        return None  # "both armies" are not the general whom the body quotes
    return best


def _introduced(
    layout: Layout, drafts: list[Draft], number: int, later: list[int], found: Cast, lead: bool
) -> int | None:
    """The later draft that names whom this one only describes ("a naval commander"), or that speaks for its country."""
    draft = drafts[number]
    head = head_of(layout, draft.source[0])
    speaker = found.speaker[number]
    if head.pos_ == "PRON" or _plural(head) or speaker is None:
        return None
    if _described(layout, draft, found, number):
        if (
            (kind(head) or "document") in _UNNAMED
            or head.lemma_.lower() in ORGANISATIONS
            or head.lemma_.lower() in _NO_NAME
            or any(c.lower_ == "another" for c in head.lefts)  # who is told apart from those before is named by nobody
            or any(anonymity(layout, d.source[0][0]) for d in _of_speaker(drafts, found, speaker))
        ):
            return None
        other = _first_named(layout, drafts, number, later, found, lead)
        if other is None:
            return None
        for same in (i for i, who in enumerate(found.speaker) if who == speaker):
            found.speaker[same] = found.speaker[other]
            found.reason[same] = "the next paragraphs name whom it describes"
        return other
    if not lead or found.clusters[speaker].type != "GPE":
        return None
    name = layout.doc[slice(*draft.source[0])].text.lower().removeprefix("the ")
    for other in later:
        phrase = layout.tokens[slice(*drafts[other].source[0])] if drafts[other].source else ()
        if any(kind(t) in _SPEAK_FOR for t in phrase) and any(
            len(t.text) > 3 and t.lower_[:4] == name[:4] for t in phrase
        ):
            return other
    return None


def _of_speaker(drafts: list[Draft], found: Cast, speaker: int) -> list[Draft]:
    """All drafts whose source stands for the speaker: what one of them tells of a nameless source holds for all."""
    return [d for d, who in zip(drafts, found.speaker, strict=False) if who == speaker and d.source]


def _first_named(
    layout: Layout, drafts: list[Draft], number: int, later: list[int], found: Cast, lead: bool
) -> int | None:
    """The next speaker where a person is named for the first time who fits the description; of the lead, any later one."""
    draft, at = drafts[number], layout.starts[drafts[number].source[0][0]]
    here = layout.paragraph_of[draft.start]
    for other in later:
        speaker = found.speaker[other]
        if speaker is None or speaker == found.speaker[number] or not drafts[other].source:
            continue
        if not _PRINTED.isdisjoint(drafts[other].rules):
            continue  # the name below a post, or before a turn, tells of nobody who he is
        names = [m for m in found.mentions if m.cluster == speaker and m.form == "name"]
        named = min(names, key=lambda m: (m.start, m.end), default=None)
        fresh = named is not None and named.start > at and found.clusters[speaker].type == "PER"
        if of_other_sex(head_of(layout, draft.source[0]), found.clusters[speaker].gender):
            fresh = False
        if named is not None and fresh and (lead or layout.paragraph_of[drafts[other].start] - here <= _REACH):
            same = _same_office(layout, draft, drafts[other]) and _compatible(layout, draft, drafts[other])
            bare = layout.paragraph_of[drafts[other].start] - here <= _REACH and _unintroduced(layout, drafts[other])
            bare = bare and _one_of_a_kind(layout, draft, lead)
            alike = _likeness(layout, draft, drafts[other]) >= (_ENOUGH if lead else _LIKELY)
            if same or bare or (alike and not _other_office(layout, draft, drafts[other])):
                return other
            told = _modifiers(layout, drafts[other]) | _introduction(layout, named)
            if _modifiers(layout, draft) & told:
                return other
        if not lead:
            return None
    return None


def _other_office(layout: Layout, one: Draft, other: Draft) -> bool:
    """Whether the named source bears another office than the one described: "a doctor" and "the ambassador, Ada Brenn".

    Alike words do not make one of them the other: those who answer a claim repeat it. "An official" may bear any office.
    """
    head = head_of(layout, one.source[0])
    mine = _CALLINGS.get(kind(head) or "")
    theirs = [t for t in layout.tokens[slice(*other.source[0])] if kind(t) in _CALLINGS]
    if mine is None or not theirs or head.lemma_.lower() in _ANY_OFFICE:
        return False
    if any(t.lemma_.lower() == head.lemma_.lower() or t.lemma_.lower() in _ANY_OFFICE for t in theirs):
        return False
    if all(_CALLINGS[kind(t) or ""] != mine for t in theirs):
        return True
    return mine == "office"  # "a senator" and "President Brenn"


def _one_of_a_kind(layout: Layout, draft: Draft, lead: bool) -> bool:
    """Whether the description fits one person, whom a bare name after it can only mean: "the foreign minister of Norda".

    "A ministry official" may be anybody, and whom "her lawyer" or "the hospital's spokesman" speaks for is named as often.
    """
    words = layout.tokens[slice(*draft.source[0])]
    head = head_of(layout, draft.source[0]).lemma_.lower()
    if words[0].lower_ in _SOME:
        sentence = layout.tokens[slice(*layout.sentence(max(draft.anchor, 0)))]
        held = any(
            t.lemma_.lower() in NAMED for t in sentence
        )  # "an official told a news conference", who is named next
        return lead and (head in _SEATS or (held and head not in _FOR_OTHERS))
    return head not in _FOR_OTHERS or any(t.lower_ == "general" for t in words)  # "Norda's attorney general"


def _unintroduced(layout: Layout, draft: Draft) -> bool:
    """Whether a source is a bare name of two words or more, as of somebody whom the text has just described."""
    start, end = draft.source[0]
    words = layout.tokens[start:end]
    after = layout.tokens[end].text if end < len(layout.tokens) else ""
    return len(words) > 1 and all(t.pos_ == "PROPN" and kind(t) is None for t in words) and after != ","


def _modifiers(layout: Layout, draft: Draft) -> set[str]:
    """The words that tell what a source is: adjectives, offices and names of bodies, no titles of everybody."""
    return {
        t.lower_
        for t in layout.tokens[slice(*draft.source[0])]
        if (t.pos_ in ("ADJ", "NOUN") or (t.pos_ == "PROPN" and kind(t) is not None)) and t.lower_ not in _EVERYBODY
    }


def _introduction(layout: Layout, mention: Mention) -> set[str]:
    """The words by which a name is introduced: "Tobin Ferr, who heads the dockers' union" has "dockers" and "union"."""
    name = layout.tokens[layout.at(mention.start) : layout.at(mention.end - 1) + 1]
    head = next((t for t in name if t.head not in name), None)
    told = list(head.subtree) if head is not None else []
    return {t.lower_ for t in told if t.pos_ in ("NOUN", "ADJ") and t.lower_ not in _EVERYBODY}


def _described(layout: Layout, draft: Draft, found: Cast, number: int) -> bool:
    """Whether the source only describes its speaker: nobody, or a cluster without any name."""
    speaker = found.speaker[number]
    head = head_of(layout, draft.source[0])
    return speaker is None or (kind(head) is not None and not _named(found, speaker))


def _named(found: Cast, speaker: int | None) -> bool:
    return any(m.cluster == speaker and m.form == "name" for m in found.mentions)


def _plural(head: Token) -> bool:
    return head.morph.get("Number", []) == ["Plur"]


def _plural_speaker(layout: Layout, draft: Draft, found: Cast, number: int) -> bool:
    speaker = found.speaker[number]
    if speaker is not None and found.clusters[speaker].number == "plural":
        return True
    return bool(draft.source) and _plural(head_of(layout, draft.source[0]))


def _same_office(layout: Layout, one: Draft, other: Draft) -> bool:
    """Whether the body's source carries the word by which headline or lead calls its speaker."""
    if not other.source:
        return False
    word = head_of(layout, one.source[0]).lemma_.lower()
    return any(token.lemma_.lower() == word for token in layout.tokens[slice(*other.source[0])])


def _compatible(layout: Layout, one: Draft, other: Draft) -> bool:
    """Whether no name in the lead's description is missing where the body describes: another country's minister is another."""
    theirs = {t.lower_[:4] for t in layout.tokens[slice(*other.source[0])]}
    names = [t.lower_[:4] for t in layout.tokens[slice(*one.source[0])] if t.pos_ == "PROPN" and len(t.text) > 3]
    others = [t for t in layout.tokens[slice(*other.source[0])] if t.pos_ == "PROPN" and t.lower_ != t.text]
    return not names or any(name in theirs for name in names) or len(others) <= 3


def _likeness(layout: Layout, one: Draft, other: Draft) -> float:
    """The share of the first draft's content words (lemmas) that the other content has too."""
    first, second = _words(layout, one), _words(layout, other)
    return len(first & second) / len(first) if first else 0.0


def _repeated(layout: Layout, one: Draft, other: Draft) -> float:
    """The share of the first draft's words, small ones too, that the other content has."""
    first = {layout.tokens[i].lower_ for i in one.tokens() if layout.tokens[i].is_alpha}
    second = {layout.tokens[i].lower_ for i in other.tokens()}
    return len(first & second) / len(first) if len(first) > 2 else 0.0


def _words(layout: Layout, draft: Draft) -> set[str]:
    tokens = [layout.tokens[i] for i in draft.tokens()]
    return {t.lemma_.lower() for t in tokens if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and len(t.text) > 2}
