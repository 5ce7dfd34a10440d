"""In: a parsed Doc with relations, mentions, clusters and times. Out: its attributions, whole: speaker, relay, date, parent.

The order of the steps is the order of this file: find, merge, settle edges, add quotations that go on, order, fold relays
in, find speakers, group into occasions, give relays and dates, freeze.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from .. import said_on
from ..annotations import Attribution, Cluster, Mention
from ..occasions import find_occasions
from ..relays.chains import find_chains
from ..relays.fold import fold
from .acts import act_of, kind_of, polarity_of
from .announced import find_announced
from .asides import without_asides
from .cast import Cast
from .continuation import find_continuations
from .countered import find_countered
from .drafts import Draft, chars
from .edges import settle
from .embedded import find_embedded
from .exhibits import find_exhibits
from .fact_checks import find_claimed
from .figures_given import find_figures_given
from .headlines import find_headlines
from .interrupted import put_before
from .inverted import find_inverted
from .labels import believed, find_labelled, find_turns
from .layout import Layout, lay_out
from .learned import find_learned
from .merge import merge, of_passive
from .naming import find_naming
from .nesting import ordered, parents
from .nouns import find_nouns
from .phrases import find_phrases
from .repeats import share_headlines
from .resumed import resume
from .semicolons import end_at_semicolons
from .set_off import find_set_off
from .several import part_sources
from .speakers import cast
from .splitting import drop_scraps, part_at_colon, part_quotations, part_siblings, split, stretch
from .told_of import find_told_of
from .unverified import find_unverified
from .verbs import find_verbs
from .views import find_views

KEPT = frozenset(("reporting", "belief", "emotion"))  # attitudes that are rows, told apart by their column


@dataclass(frozen=True)
class Reading:
    """What assembling gives: attributions in text order, clusters and mentions with those added, and what was left out."""

    attributions: tuple[Attribution, ...]
    clusters: tuple[Cluster, ...]
    mentions: tuple[Mention, ...]
    rejected: tuple[tuple[str, str, str, float], ...]


def assemble(doc: Doc) -> Reading:
    """The attributions of one article; nothing outside body and headline is read."""
    if not len(doc):
        return Reading((), tuple(doc._.clusters), tuple(doc._.mentions), ())
    layout = lay_out(doc)
    countered = find_countered(layout)
    taken = {draft.anchor for draft in countered}
    told = [draft for draft in find_verbs(layout) if draft.anchor not in taken]
    taken |= {draft.anchor for draft in told}
    labels = believed(layout)
    ruled = [
        *countered,
        *find_naming(layout),
        *told,
        *(draft for draft in find_figures_given(layout) if draft.anchor not in taken),
        *(draft for draft in find_set_off(layout) if draft.anchor not in taken),
        *find_phrases(layout),
        *find_inverted(layout),
        *find_headlines(layout),
        *find_labelled(layout, labels),
        *find_claimed(layout),
        *find_nouns(layout),
        *find_exhibits(layout),
        *find_unverified(layout),
        *find_told_of(layout),
        *find_embedded(layout),
        *find_announced(layout),
        *find_views(layout),
    ]
    learned, carriers = find_learned(layout)
    drafts, left_out = merge(layout, learned, ruled, carriers)
    told_by = {draft.anchor for draft in drafts}
    carriers = [draft for draft in carriers if draft.anchor not in told_by]
    kept: list[Draft] = []
    for draft in (*drafts, *carriers):
        put_before(layout, draft)
        of_passive(layout, draft)
        if draft.learned:
            stretch(layout, draft)
        without_asides(layout, draft)
        settle(layout, draft)
        without_asides(layout, draft)
        resume(layout, draft, drafts)
    end_at_semicolons(layout, drafts)
    drop_scraps(layout, drafts)
    part_siblings(layout, drafts)
    drafts = part_sources(layout, part_at_colon(layout, part_quotations(layout, drafts)))
    for draft in split(layout, drafts):
        if draft.attitude in KEPT and (draft.attitude == "reporting" or _ascribed(layout, draft)):
            kept.append(draft)
        else:
            left_out.append((draft, f"no speech: {draft.attitude}"))
    kept, hops = fold(layout, ordered([*kept, *(draft for draft in carriers if draft.attitude == "reporting")]))
    kept = [draft for draft in kept if not draft.carrier or id(draft) in hops]
    kept = ordered([*kept, *find_turns(layout, labels, kept)])
    continued = find_continuations(layout, kept)
    for draft in continued:
        settle(layout, draft)
    kept = ordered([*kept, *continued])
    above = parents(kept)
    found = _cast_among(layout, kept, [draft for draft in carriers if id(draft) not in hops])
    occasions = find_occasions(layout, kept, found, above, share_headlines(layout, kept, found), hops)
    chains = find_chains(layout, kept, found, above, occasions, hops)
    dates = said_on.find_dates(layout, kept, above, occasions)
    attributions = []
    for number, draft in enumerate(kept):
        day, basis = dates[number]
        attributions.append(
            Attribution(
                content=tuple(chars(doc, r) for r in draft.content),
                cue=tuple(chars(doc, r) for r in draft.cue),
                source=tuple(chars(doc, r) for r in draft.source),
                speaker=found.speaker[number],
                speaker_reason=found.reason[number],
                relay=chains[number],
                kind=kind_of(layout, draft),
                act=act_of(layout, draft),
                attitude=draft.attitude,
                polarity=polarity_of(layout, draft),
                said_on=day,
                said_on_basis=basis,
                occasion=occasions.as_occasion(number, day),
                parent=above[number],
                confidence=round(min(0.99, draft.score), 4),
                rule=", ".join(draft.rules),
            )
        )
    rejected = tuple(_rejection(layout, draft, why) for draft, why in left_out if draft.content)
    return Reading(tuple(attributions), tuple(found.clusters), tuple(found.mentions), rejected)


def _cast_among(layout: Layout, kept: list[Draft], others: list[Draft]) -> Cast:
    """Who speaks in what is kept, where "he" may be a person by name of whom the others tell ("Brenn did not rule it out. ...")."""
    named = [m for m in layout.doc._.mentions if m.form == "name" and m.type == "PER"]
    said = [draft for draft in others if draft.content and draft.source and draft.attitude in KEPT]
    told = [draft for draft in said if _names(layout, draft, named)]
    drafts = sorted([*kept, *told], key=lambda draft: (draft.start, -draft.end, draft.anchor))
    found = cast(layout, drafts)
    row = {id(draft): number for number, draft in enumerate(drafts)}
    rows = [row[id(draft)] for draft in kept]
    found.speaker, found.reason = [found.speaker[n] for n in rows], [found.reason[n] for n in rows]
    return found


def _names(layout: Layout, draft: Draft, named: list[Mention]) -> bool:
    low, high = chars(layout.doc, draft.source[0])
    return any(low <= mention.start < high for mention in named)


def _ascribed(layout: Layout, draft: Draft) -> bool:
    """Whether a thought or feeling is somebody's and has a clause: no "hopes to", no writer's "I think"."""
    if not draft.source:
        return "passive" in draft.rules  # "it is believed that"
    words = layout.tokens[slice(*draft.source[0])]
    if len(words) == 1 and words[0].pos_ == "PRON" and words[0].lower_ not in ("he", "she", "they"):
        return False
    return any(
        t.pos_ in ("VERB", "AUX") and t.morph.get("VerbForm", []) == ["Fin"]
        for t in (layout.tokens[i] for i in draft.tokens())
    )


def _rejection(layout: Layout, draft: Draft, why: str) -> tuple[str, str, str, float]:
    start, end = chars(layout.doc, draft.content[0])
    subject = f"{layout.doc._.article.article_id}:{start}-{end}"
    return "attributions", subject, why, round(draft.score, 4)
