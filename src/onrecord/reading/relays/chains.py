"""In: drafts with speakers and occasions. Out: for each the relay, from the speaker to the outlet, the outlet left out."""

from __future__ import annotations

import re
from dataclasses import replace

from ..annotations import Hop
from ..attributions.cast import Cast
from ..attributions.clauses import is_passive
from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from ..occasions import Occasions
from .blocks import block_of, find_blocks
from .cited import Hops
from .found import CARRIED, DIRECT
from .lists import listed
from .outlets import same_outlet
from .own import own_initials, own_masthead
from .told_later import told_later
from .within import ACCOUNTS

_APART = ACCOUNTS | {"source", "sources", "insider", "insiders"}


def find_chains(
    layout: Layout, drafts: list[Draft], found: Cast, above: list[int | None], occasions: Occasions, folded: Hops
) -> list[tuple[Hop, ...]]:
    """One chain a draft: its own hops, else those of its occasion; a nested one passes through its parent's media too."""
    own: list[list[Hop]] = []
    for draft, named in zip(drafts, occasions.hops, strict=True):
        hops = [f.hop for f in named]
        for hop in folded.get(id(draft), []):
            if not any(same_outlet(hop.name, other.name) for other in hops):
                # "according to Savinform, cited by the portal": who is cited stands before the one that cites
                later = [n for n, f in enumerate(named) if f.rank > 0 and (f.hop.start or 0) > (hop.start or 0)]
                hops.insert(min(later, default=len(hops)), hop)
        own.append(hops)
    for number in range(len(drafts)):
        own[number] = _heard_first(number, own, occasions)
    chains: list[list[Hop]] = []
    heard = _heard_by_several(own, found)
    for number in range(len(drafts)):
        hops = own[number]
        if above[number] is None:
            for other in [number, *occasions.fellows(number)]:
                apart = layout.paragraph_of[drafts[other].start] - layout.paragraph_of[drafts[number].start]
                posted = bool(own[other]) and own[other][0].type == "platform"
                private = bool(own[other]) and not posted
                if private and found.speaker[number] in heard and not _beside(layout, drafts[other], drafts[number]):
                    continue
                if posted and abs(apart) > 1 and not _writes(layout, drafts[number]):
                    continue  # what is said after a post, paragraphs away, was said elsewhere
                # Back from a later sentence only what the speaker told somebody right after, not what a medium then added;
                # words quoted whole before it have a cue of their own, and "he" is told of before him.
                told_soon = apart <= 1 and bool(occasions.hops[other])
                backwards = (occasions.early[number] or told_soon) and (
                    posted or not _stands_alone(layout, drafts[number], occasions.early[number], apart)
                )
                if backwards and other > number:
                    until = [i for i in sorted((number, *occasions.fellows(number))) if i < other]
                    so_far = [drafts[i] for i in until]
                    backwards = not told_later(
                        layout, so_far, until.index(number), drafts[other], occasions.hops[other]
                    )
                carries = other < number or backwards
                if carries and len(own[other]) > len(hops) and (not hops or _extends(own[other], hops)):
                    hops = own[other]
        if not hops and _only_quoted(layout, drafts[number]):
            # "..., she said, according to Orran. "I ran," she was quoted as saying": by whom was said before.
            before = [n for n in range(max(0, number - 2), number) if own[n]]
            near = [
                n
                for n in before
                if layout.paragraph_of[drafts[number].start] - layout.paragraph_of[drafts[n].start] <= 1
            ]
            hops = own[near[-1]] if near else hops
        chains.append(hops)
    for number, over in enumerate(above):
        if over is not None and not chains[number] and _quoted_by_name(layout, drafts[number], found, number):
            chains[number] = chains[over]  # who is told of by somebody comes through whom that was told
    names = list(dict.fromkeys(hop.name for hops in chains for hop in hops))
    outlet = layout.doc._.article.outlet or own_masthead(layout, names)
    initials = own_initials(layout)
    blocks = find_blocks(layout)
    out: list[tuple[Hop, ...]] = []
    for number, hops in enumerate(chains):
        speaker = found.speaker[number]
        name = found.clusters[speaker].name if speaker is not None else None
        chain: list[Hop] = []
        block = block_of(blocks, layout.paragraph_of[drafts[number].start])
        sourced = speaker is not None or bool(drafts[number].source)
        taken = [block.hop] if block is not None and (block.whole or sourced) else []
        for hop in [*hops, *taken]:
            if (
                same_outlet(hop.name, outlet)
                or hop.name == initials
                or _speaks(hop.name, name)
                or (speaker is not None and hop.cluster == speaker)
            ):
                continue
            if not any(same_outlet(hop.name, other.name) for other in chain):
                who = name if speaker is not None and found.clusters[speaker].type in ("PER", None) else None
                chain.append(_whose(_spelled_out(layout, hop, found), who))
        out.append(tuple(chain))
    return out


def _quoted_by_name(layout: Layout, draft: Draft, found: Cast, number: int) -> bool:
    """Whether a person of whom the article has the name says it; not who "was told" it, nor tests that "show" it."""
    speaker = found.speaker[number]
    if speaker is None or found.clusters[speaker].type != "PER" or not draft.source:
        return False
    passive = draft.anchor >= 0 and is_passive(layout.tokens[draft.anchor])
    return not passive and any(m.cluster == speaker and m.form == "name" for m in found.mentions)


def _heard_first(number: int, own: list[list[Hop]], occasions: Occasions) -> list[Hop]:
    """The hops of a draft, before them the medium that had the interview of which its sentence tells only who carried it on."""
    named = occasions.hops[number]
    if not named or any(f.rank != CARRIED for f in named) or not occasions.is_interview(number):
        return own[number]
    for other in occasions.fellows(number):
        first = [f.hop for f in occasions.hops[other] if f.rank == DIRECT and f.hop.type != "platform"]
        if other < number and first and len(own[other]) == len(first):
            return [*first, *(hop for hop in own[number] if not any(same_outlet(hop.name, x.name) for x in first))]
    return own[number]


def _writes(layout: Layout, draft: Draft) -> bool:
    """Whether the cue tells of writing, as what follows in a post does."""
    return draft.anchor < 0 or layout.doc[draft.anchor].lemma_.lower() in ("write", "post", "tweet")


def _stands_alone(layout: Layout, draft: Draft, early: bool, apart: int) -> bool:
    """Whether the words are a quotation from end to end with a cue in the body, or those of somebody called "he" further up."""
    if layout.kinds[draft.start] == "headline" or not draft.source:
        return False
    source = [i for a, b in draft.source for i in range(a, b)]
    quoted = all(layout.quote_of[i] >= 0 for i in draft.tokens())
    return (quoted and not early) or (
        early and apart > 0 and len(source) == 1 and layout.tokens[source[0]].pos_ == "PRON"
    )


def _only_quoted(layout: Layout, draft: Draft) -> bool:
    """Whether the sentence tells that somebody "was quoted" and does not tell by whom."""
    cue = layout.tokens[max(draft.anchor, 0)]
    return "quoted" in draft.rules and (is_passive(cue) or layout.tokens[max(cue.i - 1, 0)].lemma_ == "be")


def _heard_by_several(own: list[list[Hop]], found: Cast) -> frozenset[int]:
    """The speakers that two media or more heard, by the words of the article: which of them had the rest is not said."""
    first: dict[int, list[str]] = {}
    for number, hops in enumerate(own):
        speaker = found.speaker[number]
        if len(hops) != 1 or speaker is None or hops[0].type == "platform":
            continue
        if not any(same_outlet(hops[0].name, name) for name in first.setdefault(speaker, [])):
            first[speaker].append(hops[0].name)
    return frozenset(speaker for speaker, names in first.items() if len(names) > 1)


def _beside(layout: Layout, one: Draft, other: Draft) -> bool:
    """Whether two drafts stand in one paragraph."""
    return layout.paragraph_of[one.start] == layout.paragraph_of[other.start]


def _whose(hop: Hop, speaker: str | None) -> Hop:
    """The hop with the speaker's name for "his": who reads "his office" alone does not know whose."""
    own = re.match(r"(?:his|her|its|their) (?=\w)", hop.name) if hop.type == "official" and speaker else None
    return replace(hop, name=f"{speaker}'s {hop.name[own.end() :]}") if own else hop


def _spelled_out(layout: Layout, hop: Hop, found: Cast) -> Hop:
    """The hop by its name in full where the article has it too: "told AP" after "told the Associated Press"."""
    name = listed().get(hop.name.lower(), (hop.name, ""))[0] if hop.name.isupper() else hop.name
    if name == hop.name and hop.name.isupper() and hop.cluster is not None:
        full = found.clusters[hop.cluster].name
        name = full if "".join(re.findall(r"\b[A-Z]", full)) == hop.name else name
    return replace(hop, name=name) if name != hop.name and name in layout.text else hop


def _speaks(hop: str, speaker: str | None) -> bool:
    """Whether the medium is the one that speaks; a source that is described by it ("a report seen by Fanal") is not."""
    if not _APART.isdisjoint((speaker or "").lower().split()):
        return False  # "two Twitter accounts" are not Twitter, nor "the Coast Post's sources" the Coast Post
    return same_outlet(hop, speaker) and len((speaker or "").split()) <= len(hop.split()) + 2


def _extends(longer: list[Hop], shorter: list[Hop]) -> bool:
    """Whether every hop of the shorter chain stands in the longer one."""
    return all(any(same_outlet(hop.name, other.name) for other in longer) for hop in shorter)
