"""In: drafts with speakers and occasions. Out: for each the relay, from the speaker to the outlet, the outlet left out."""

from __future__ import annotations

import re
from dataclasses import replace

from ..annotations import Hop
from ..attributions.cast import Cast
from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from ..occasions import Occasions
from .blocks import block_of, find_blocks
from .fold import Hops
from .forms import ACCOUNTS, credited
from .names import kind_of, listed
from .outlets import same_outlet
from .own import own_masthead


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
    chains: list[list[Hop]] = []
    heard = _heard_by_several(own, found)
    for number in range(len(drafts)):
        hops = own[number]
        if above[number] is None:
            for other in [number, *occasions.fellows(number)]:
                private = bool(own[other]) and own[other][0].type != "platform"
                if private and found.speaker[number] in heard and not _beside(layout, drafts[other], drafts[number]):
                    continue
                # Back from a later sentence only what the speaker told somebody right after, not what a medium then added.
                near = layout.paragraph_of[drafts[other].start] - layout.paragraph_of[drafts[number].start] <= 1
                carries = other < number or occasions.early[number] or (near and bool(occasions.hops[other]))
                if carries and len(own[other]) > len(hops) and (not hops or _extends(own[other], hops)):
                    hops = own[other]
        chains.append(hops)
    credit = _credit(layout)
    names = list(dict.fromkeys(hop.name for hops in chains for hop in hops))
    outlet = layout.doc._.article.outlet or own_masthead(layout, names)
    blocks = find_blocks(layout)
    out: list[tuple[Hop, ...]] = []
    for number, hops in enumerate(chains):
        speaker = found.speaker[number]
        name = found.clusters[speaker].name if speaker is not None else None
        chain: list[Hop] = []
        block = block_of(blocks, layout.paragraph_of[drafts[number].start])
        sourced = speaker is not None or bool(drafts[number].source)
        taken = [block.hop] if block is not None and (block.whole or sourced) else []
        for hop in [
            *hops,
            *taken,
            *([credit] if credit and (hops or speaker is not None or drafts[number].source) else []),
        ]:
            if (
                same_outlet(hop.name, outlet)
                or _speaks(hop.name, name)
                or (speaker is not None and hop.cluster == speaker)
            ):
                continue
            if not any(same_outlet(hop.name, other.name) for other in chain):
                chain.append(_spelled_out(layout, hop, found))
        out.append(tuple(chain))
    return out


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


def _spelled_out(layout: Layout, hop: Hop, found: Cast) -> Hop:
    """The hop by its name in full where the article has it too: "told AP" after "told the Associated Press"."""
    name = listed().get(hop.name.lower(), (hop.name, ""))[0] if hop.name.isupper() else hop.name
    if name == hop.name and hop.name.isupper() and hop.cluster is not None:
        full = found.clusters[hop.cluster].name
        name = full if "".join(re.findall(r"\b[A-Z]", full)) == hop.name else name
    return replace(hop, name=name) if name != hop.name and name in layout.text else hop


def _speaks(hop: str, speaker: str | None) -> bool:
    """Whether the medium is the one that speaks; a source that is described by it ("a report seen by Fanal") is not."""
    if not ACCOUNTS.isdisjoint((speaker or "").lower().split()):
        return False  # "two Twitter accounts" are not Twitter
    return same_outlet(hop, speaker) and len((speaker or "").split()) <= len(hop.split()) + 2


def _extends(longer: list[Hop], shorter: list[Hop]) -> bool:
    """Whether every hop of the shorter chain stands in the longer one."""
    return all(any(same_outlet(hop.name, other.name) for other in longer) for hop in shorter)


_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©\s*)?(?:19|20)\d\d,?\s+(?:by )?(?P<name>(?:The )?[A-Z][\w .-]{1,30}?)(?=[.,;]|\s+All\b|\n|$)",
    re.I,
)


def _credit(layout: Layout) -> Hop | None:
    """The agency credited in the dateline or in the copyright line, where the article's outlet is known and is another one."""
    context = layout.doc._.article
    if not context.outlet:
        return None
    text = layout.text
    # A dateline below "From the Coast Post:" credits what follows it alone.
    headed = [p for p in context.passages if p.kind == "dateline" and not text[: p.start].rstrip().endswith(":")]
    datelines = [text[p.start : p.end + 40] for p in headed]
    for spot in datelines or [text[:400]]:
        name = credited(spot)
        if name and (datelines or name.lower() in listed()) and not same_outlet(name, context.outlet):
            kind = listed()[name.lower()][1] if name.lower() in listed() else kind_of(name)
            at = text.find(name)
            return Hop(name, at, at + len(name), "agency" if kind == "media" else kind, None)
    owned = _COPYRIGHT.search(text, max(0, len(text) - 400))
    owner = owned["name"].removeprefix("The ") if owned else ""
    entry = listed().get(owner.lower())
    if owned and entry is not None and entry[1] == "agency" and not same_outlet(owner, context.outlet):
        at = text.find(owner, owned.start())
        return Hop(owner, at, at + len(owner), "agency", None)
    return None
