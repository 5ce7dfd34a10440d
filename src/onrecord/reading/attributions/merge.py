"""In: learned drafts and drafts found by rule. Out: one list: learned first, edges and gaps mended by the surer rules."""

from __future__ import annotations

from ..following import word_after
from ..nearby import Nearby
from .charges import CHARGING
from .clauses import auxiliaries, children, dep, finite, is_passive, noun_phrase
from .complements import LATER, LONGER
from .drafts import Draft, Range, by_content, overlap
from .exhibits import EXHIBITS
from .hearsay import HEARSAY
from .layout import Layout
from .nouns import dealt_with
from .scraps import gaping, without_strays
from .silence import nobody_says
from .sources import can_speak, kind
from .unsaid import asks_nobody, hides_name, no_speech
from .verbs import head_of, unconfirmed

LEARNED_ENOUGH = 0.5
OTHER_ENOUGH = 0.7
"""Score from which a voice is kept whose cue no list has for a word of saying."""
LIKELY, UNLIKELY = 0.2, 0.05
"""Share of a cue from which a weak rule is believed, and below which a phrase alone is not."""
_SUBORDINATING = frozenset(
    "when as after while because before although though if which who where since until unless".split()
)
_SAME = 0.5
_TOLD = 0.6
_ALL = 0.9
_PLAIN = frozenset(("say", "tell", "report", "add", "claim", "announce", "confirm"))  # said, whoever says it
_STRONG = frozenset(("deny", "demand", "blame", "praise"))
_MENDING = ("quotation", "as put")
_WHOLE = (
    "countered",
    "what is called",
    "seen as",
    "according to which",
    "turned",
    "quoted",
    "hearsay",
    "passive",
    "relative clause",
    "shown",
    "told of",
    "embedded post",
    "label",
    "claim box",
)  # rules whose content and source are always better
_SURE = ("according to which", "relative clause", "clause", "quotation", "before", "that", "according to", "as put", "noun", "voiced", "inverted", "named before", "named after", "purports", "what is called", "absolute", "seen as", "in view", "passive by", "turned", "quoted", "put at", "headline colon", "headline dash", "headline quotation", "headline fragment", "label", "list",
         "figure given", "set off", "hearsay", "passive", "shown", "unverified", "told of", "embedded post", "announced", "countered", "open noun", "view of", "claim box")  # fmt: skip


def merge(
    layout: Layout, learned: list[Draft], ruled: list[Draft], carriers: list[Draft]
) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """(kept, rejected with the reason); where both saw one cue the rule's clause is kept and confirmed by the model.

    What stands inside a carrier's content may have been told by it.
    """
    kept: list[Draft] = []
    rejected: list[tuple[Draft, str]] = []
    used: set[int] = set()
    cues = Nearby(range(len(ruled)), lambda n: _hull(ruled[n].cue))
    contents = by_content(ruled)
    for draft in learned:
        if _same_quoting(layout, draft, ruled):
            continue
        twin = _twin(draft, ruled, used, cues, contents)
        why = _said_nothing(layout, draft) or _of_the_text(layout, draft, twin is not None)
        if why:
            rejected.append((draft, why))
        elif twin is not None:
            used.add(twin)
            kept.append(_joined(layout, draft, ruled[twin]))
        elif draft.anchor >= 0 and layout.tokens[draft.anchor].lemma_.lower() == "put":
            rejected.append((draft, "nothing is put at a figure"))
        elif draft.attitude == "other" and draft.score < OTHER_ENOUGH:
            rejected.append((draft, "the cue is no verb or noun of saying"))
        elif draft.score < LEARNED_ENOUGH and not (draft.source and layout.quoted(draft.tokens())):
            rejected.append((draft, "the language model is unsure"))
        else:
            if draft.attitude == "other":
                draft.attitude = "reporting"
            if draft.source and draft.anchor >= 0 and dealt_with(layout, layout.tokens[draft.anchor], draft.source[0]):
                draft.source = []
            kept.append(draft)
    for number, draft in enumerate(ruled):
        if number in used or not draft.tokens():  # a text that is cut off behind an opening mark says nothing more
            continue
        why = _said_nothing(layout, draft) or _of_the_text(layout, draft, True)
        if why:
            rejected.append((draft, why))
            continue
        if draft.rules[0] == "headline fragment" and any(draft.tokens() & d.tokens() for d in kept):
            continue
        if draft.rules[0] == "inverted" and any(overlap(draft.tokens(), d.tokens()) >= _ALL for d in kept):
            continue  # '"...," Ivo Marn, who works there, told Orran': told once
        if _from_nobody(draft) and any(_told_by(layout, draft, d) for d in (*kept, *ruled)):
            rejected.append((draft, "hearsay of which the sentence names the source"))
            continue
        inside = any(d.holds(draft.anchor) for d in (*kept, *carriers))
        if inside and draft.rules[0] == "what is called" and head_of(layout, draft.source[0]).pos_ == "PRON":
            continue  # "condemned what he called a breach": one and the same speaker
        likely = layout.voicing(draft.cue)
        weak = not _stands_alone(layout, draft, inside)
        if likely is not None:
            passed_on = any(d.holds(draft.anchor) for d in carriers)
            weak = likely < LIKELY if weak else draft.rules[0] == "phrase" and likely < UNLIKELY and not passed_on
        if learned and weak:
            rejected.append((draft, "found by a weak rule, not confirmed by the language model"))
        else:
            kept.append(draft)
    named = {d.anchor: d for d in kept if d.source and d.anchor >= 0 and not _from_nobody(d)}
    unsourced = [d for d in kept if not d.source and d.anchor >= 0 and not {"hearsay", "passive"}.isdisjoint(d.rules)]
    for draft in [d for d in unsourced if _of_a_cue(layout, d, named)]:
        kept = [d for d in kept if d is not draft]
        rejected.append((draft, "hearsay of what the sentence says that somebody said"))
    return kept, rejected


def _of_the_text(layout: Layout, draft: Draft, ruled: bool) -> str:
    """Why a voice is none of its own: a word of hearsay in what somebody says, a label before what is no quotation; empty elsewhere."""
    if draft.anchor < 0:
        return ""
    cue = layout.tokens[draft.anchor]
    if cue.lower_ in HEARSAY and layout.quote_of[draft.anchor] >= 0:
        return "hearsay inside a quotation is its speaker's"
    label = cue.text == ":" and not ruled and layout.kinds[draft.anchor] != "headline"
    return "a label is no word of saying" if label and not layout.quoted(draft.tokens()) else ""


def _of_a_cue(layout: Layout, hearsay: Draft, named: dict[int, Draft]) -> bool:
    """Whether it is reported that somebody said something: "Brenn reportedly claims", "is said to have confirmed"."""
    token = layout.tokens[hearsay.anchor]
    if "hearsay" in hearsay.rules:
        return token.head.i in named and named[token.head.i].attitude == "reporting"
    return any(c.i in named and dep(c) == "xcomp" for c in token.children)


def _said_nothing(layout: Layout, draft: Draft) -> str:
    """Why nothing was said that tells of the matter; empty where something was."""
    why = no_speech(layout, draft) or nobody_says(layout, draft)
    if not why and hides_name(layout, draft):
        why = "asks not to be named: the reason for anonymity, no statement"
    if not why and asks_nobody(layout, draft):
        why = "a question put to the speaker, by nobody who is named"
    return why


def _hull(ranges: list[Range]) -> Range:
    return min((a for a, _ in ranges), default=-1), max((b for _, b in ranges), default=-1)


def _same_quoting(layout: Layout, draft: Draft, ruled: list[Draft]) -> bool:
    """Whether the cue is the "saying" of "quoted fighters, saying that", which the rule has whole."""
    if draft.anchor < 0 or layout.tokens[draft.anchor].lower_ != "saying":
        return False
    before = (other for other in ruled if "quoted" in other.rules and other.anchor < draft.anchor)
    return any(overlap(draft.tokens(), other.tokens()) >= _SAME for other in before)


def _from_nobody(draft: Draft) -> bool:
    """Whether the draft is hearsay or a passive that names nobody: "reportedly", "is now believed to be"."""
    return draft.rules[0] == "hearsay" or (draft.rules[0] == "passive" and not draft.source)


def _told_by(layout: Layout, hearsay: Draft, other: Draft) -> bool:
    """Whether what is "reportedly" so is all that somebody named says: "he has reportedly left, according to Orran"."""
    named = bool(other.source) and not _from_nobody(other) and hearsay.anchor in other.tokens()
    if (
        named
        and hearsay.rules[0] == "hearsay"
        and layout.quote_of[hearsay.anchor] >= 0
        and hearsay.tokens() < other.tokens()
    ):
        return True  # "..., he said. "This is reportedly so." is his, whatever else he said before it
    enough = _TOLD if hearsay.rules[0] == "hearsay" else _ALL
    return named and overlap(hearsay.tokens(), other.tokens()) >= enough


def _stands_alone(layout: Layout, draft: Draft, inside: bool) -> bool:
    """Whether a rule's draft is kept although the model saw nothing: sure forms, or a plain clause of somebody who can speak."""
    rule = draft.rules[0]
    if draft.attitude != "reporting" and rule not in ("passive", "seen as") and not _told_of(layout, draft, inside):
        return False
    if rule in ("clause", "that") and inside and _told_inside(layout, draft):
        return True
    if rule in _SURE and rule not in ("clause", "that", "before"):
        return True
    if rule == "before" and draft.score > 0.9:
        return layout.quote(draft.anchor) is None
    if not draft.source:
        return False
    head = head_of(layout, draft.source[0])
    if rule == "phrase":
        held = any(layout.quote_of[i] >= 0 for i in draft.tokens()) and layout.quote_of[draft.anchor] < 0
        if draft.act in _STRONG and (
            layout.kinds[draft.start] == "headline" or layout.tokens[draft.anchor].lemma_ == "deny"
        ):
            return can_speak(head) and head.pos_ != "PRON"
        if _gives(layout, draft) or (can_speak(head) and unconfirmed(layout.tokens[draft.anchor])):
            return True
        confirmed = layout.tokens[draft.anchor].lemma_ == "confirm"
        nested = inside and (confirmed or draft.act in ("promise", "deny", "demand", "request", "blame"))
        return can_speak(head) and head.pos_ != "PRON" and (held or nested)
    named = head.pos_ in ("NOUN", "PROPN") or head.lower_ in ("he", "she", "they", "it")
    if (not can_speak(head) and head.lower_ != "it") or not named:
        return False
    if rule == "infinitive":
        threat = draft.act == "threaten" and (
            head.pos_ == "PROPN"
            or kind(head) is not None
            or head.lemma_.lower() in EXHIBITS
            or head.lower_ in ("he", "she", "they")
        )
        return threat or (inside and draft.act in ("assert", "deny", "promise", "request"))
    return rule in ("clause", "that", "before") and draft.score >= 0.8


def _told_inside(layout: Layout, draft: Draft) -> bool:
    """Whether speech inside speech is plain: "it has been suggested that", "one in ten said that", whoever that is."""
    verb = layout.tokens[draft.anchor]
    if is_passive(verb):
        return finite(verb) or any(finite(t) for t in auxiliaries(verb))
    if not draft.source or verb.lemma_.lower() not in _PLAIN:
        return False
    head = head_of(layout, draft.source[0])
    own = any(c.i == head.i or c.lower_ == "who" for c in children(verb, "nsubj"))  # the parse has it for the subject
    return own and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and head.lower_ not in ("it", "you", "that", "this")


def _gives(layout: Layout, draft: Draft) -> bool:
    """Whether somebody named or described "speaks of" something: "the owner spoke of six dead"."""
    verb, head = layout.tokens[draft.anchor], head_of(layout, draft.source[0])
    finite = verb.morph.get("VerbForm", []) == ["Fin"] or any(dep(c) == "aux" for c in verb.children)
    return verb.lemma_ == "speak" and finite and can_speak(head) and head.pos_ in ("NOUN", "PROPN")


def _told_of(layout: Layout, draft: Draft, inside: bool) -> bool:
    """Whether somebody tells of another's thoughts ("she said her board suspected"): those the model alone may miss."""
    return inside and bool(draft.source) and head_of(layout, draft.source[0]).pos_ in ("NOUN", "PROPN")


def _twin(draft: Draft, ruled: list[Draft], used: set[int], cues: Nearby[int], contents: Nearby[int]) -> int | None:
    """The rule's draft with the same cue, or without a common cue the same content."""
    cue = {i for a, b in draft.cue for i in range(a, b)}
    for number in cues.touching(*_hull(draft.cue)):
        if number not in used and cue & {i for a, b in ruled[number].cue for i in range(a, b)}:
            return number
    for number in contents.touching(*_hull(draft.content)):
        unlike = number in used or (cue and ruled[number].cue)
        if not unlike and overlap(draft.tokens(), ruled[number].tokens()) >= _SAME:
            return number
    return None


def _source(layout: Layout, learned: Draft, rule: Draft, possessive: bool, participle: bool) -> list[Range]:
    """The model's source, unless it is a mere possessor ("Melnichar's comments") or the cue names its source after itself."""
    if rule.rules[0] == "turned" and learned.source:
        inside = rule.tokens() & {i for a, b in learned.source for i in range(a, b)}
        return rule.source if inside else learned.source
    if learned.source and all(any(c <= a and b <= d for c, d in rule.cue) for a, b in learned.source):
        return rule.source  # the cue itself is no source ("Reports that ...")
    if learned.source and rule.anchor >= 0 and dealt_with(layout, layout.tokens[rule.anchor], learned.source[0]):
        return rule.source  # "The agency is investigating | reports that"
    if learned.source and rule.source and "noun" in rule.rules and not _has_noun(layout, learned.source[0]):
        return rule.source  # "the new | reports"
    if participle and rule.source:
        return rule.source  # ", adding that": whoever spoke before it in the sentence
    if rule.rules[0] in (*_WHOLE, "according to", "as put") or (possessive and rule.source):
        return rule.source
    return rule.source if _cut_short(learned.source, rule.source) else learned.source or rule.source


def _cut_short(learned: list[Range], rule: list[Range]) -> bool:
    """Whether the model stopped inside the name that the rule has whole: "Tavra's Defence | Ministry"."""
    return bool(learned and rule) and learned[0][0] == rule[0][0] and learned[0][1] < rule[0][1]


def _has_noun(layout: Layout, span: Range) -> bool:
    return any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in layout.tokens[slice(*span)])


def _one_side(learned: Draft, rule: Draft) -> bool:
    """Whether the model has only one of the two pieces that a cue parts: "The head of the union, | he said, had locked it"."""
    return (
        len(rule.content) > 1
        and len(learned.content) == 1
        and rule.content[0][1] <= rule.anchor <= rule.content[-1][0]
        and any(learned.start == start for start, _ in rule.content)
    )


def _in_pieces(learned: Draft, rule: Draft) -> bool:
    """Whether the model caught only scraps of what a sure rule holds whole."""
    if rule.rules[0] not in _SURE:
        return False
    held = len(learned.tokens())
    return any(b - a < 3 for a, b in learned.content) and 2 * held < len(rule.tokens())


def of_passive(layout: Layout, draft: Draft) -> None:
    """Give a passive cue ("was accused of", "were told to") the source that its "by" names, or none."""
    if draft.anchor < 0 or not draft.source:
        return
    verb = layout.tokens[draft.anchor]
    bare = verb.lower_ in ("accused", "suspected") and word_after(verb) == "of"
    bare = bare and not auxiliaries(verb)  # not "whom the agency has accused of theft"
    if not (is_passive(verb) or bare) or verb.lower_ in ("quoted", "cited", "said"):
        return
    subjects = children(verb, "nsubj:pass", "nsubj")
    if not bare and not any(draft.source[0][0] <= s.i < draft.source[0][1] for s in subjects):
        return
    agents = [c for c in verb.rights if dep(c).startswith("obl") and any(x.lower_ == "by" for x in c.children)]
    draft.source = [noun_phrase(agents[0])] if agents else []


def _listed_on(layout: Layout, learned: Draft, rule: Draft) -> bool:
    """Whether the model stopped before the last of several things told: "..., crossed it | and filmed a station"."""
    if rule.rules[0] != "clause" or not len(learned.content) == len(rule.content) == 1:
        return False
    (_, stop), (first, end) = learned.content[0], rule.content[0]
    if not rule.anchor < first < stop < end - 2 or learned.start not in (first, first - 1):
        return False
    joint, verb = layout.tokens[stop], layout.tokens[stop + 1]
    return joint.lower_ in ("and", "or") and verb.pos_ == "VERB" and dep(verb) == "conj"


def _charged(layout: Layout, learned: Draft, rule: Draft) -> bool:
    """Whether the model took who is blamed for what is said: "The mayor was criticised by residents | for acting late"."""
    if rule.rules[0] not in ("phrase", "passive by") or layout.tokens[rule.anchor].lemma_.lower() not in CHARGING:
        return False
    return learned.start < rule.anchor < rule.start and is_passive(layout.tokens[rule.anchor])


def _last_clause(layout: Layout, learned: Draft, rule: Draft) -> bool:
    """Whether the model caught only the clause that ends the sentence before the cue: "..., when it fell, he said"."""
    first = layout.tokens[learned.start].lower_
    inside = learned.tokens() < rule.tokens() and len(learned.content) == 1
    return rule.rules[0] == "before" and inside and learned.start > rule.start and first in _SUBORDINATING


def _is_participle(layout: Layout, rule: Draft) -> bool:
    """Whether the cue is "adding" or "having added"."""
    if rule.anchor < 0:
        return False
    words = [layout.tokens[i].lower_ for a, b in rule.cue for i in range(a, b)]
    return words[-1].endswith("ing") or "having" in words


def _joined(layout: Layout, learned: Draft, rule: Draft) -> Draft:
    """One draft of two: source and content of the model, which is right more often; gaps filled by the rule."""
    strayed = without_strays(layout, learned)
    agree = overlap(learned.tokens(), rule.tokens())
    same = agree >= _SAME
    possessive = bool(learned.source) and layout.tokens[learned.source[0][1] - 1].lower_ in ("'s", "’s", "'", "’")
    lemma = layout.tokens[rule.anchor].lemma_.lower() if rule.rules[0] == "phrase" else ""
    later = lemma in LATER and learned.end > rule.start > learned.start > rule.anchor
    if later and learned.end - rule.start > 1:
        rule.content = [(a, min(b, learned.end)) for a, b in rule.content if a < learned.end]
    framed = (
        later
        or _charged(layout, learned, rule)
        or (lemma in LONGER and rule.tokens() > learned.tokens())
        or _listed_on(layout, learned, rule)
    )
    broken = (
        rule.rules[0] in _WHOLE
        or framed
        or _last_clause(layout, learned, rule)
        or gaping(layout, learned, rule)
        or _one_side(learned, rule)
        or (strayed and rule.rules[0] in _SURE and learned.tokens() <= rule.tokens())
        or (not same and (rule.rules[0] in _MENDING or _in_pieces(learned, rule)))
    )
    return Draft(
        content=rule.content if broken else learned.content,
        cue=rule.cue or learned.cue,
        source=_source(layout, learned, rule, possessive, _is_participle(layout, rule)),
        anchor=rule.anchor if rule.anchor >= 0 else learned.anchor,
        act=rule.act,
        attitude=rule.attitude,
        score=1 - (1 - learned.score) * (1 - rule.score) if same else max(learned.score, rule.score) * 0.8,
        rules=["learned", *rule.rules],
        learned=True,
    )
