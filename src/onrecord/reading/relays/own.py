"""In: an article of which nothing tells who published it. Out: the medium that its own words show to be the publisher.

It heads the page, has "learnt" or "seen" what it reports, "was unable to verify" it, or several people "told" it what no
other medium is said to have reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..annotations import Hop
from ..attributions.cast import Cast
from ..attributions.drafts import Draft
from ..attributions.layout import Layout
from .forms import DIRECT, Found
from .names import KIND_WORDS, listed, medium_in
from .outlets import same_outlet

_OWN_DEEDS = frozenset(("learnt", "learned", "seen", "understands", "reviewed", "obtained"))
_CHECKING = re.compile(
    r"(?: News)? (?:(?:was|is|has been|were) (?:unable|not able)(?: immediately| independently)? to"
    r"|(?:could|can|has) ?not (?:yet |immediately |independently )*|has(?:n't| yet to) (?:independently )?)"
    r"(?: ?(?:verify|verified|confirm|confirmed|reach|reached|authenticate|corroborate))\b"
    r"| (?:has )?(?:reached out to|contacted|approached) \S+(?: \S+){0,6} for (?:comment|a response)"
)
_ASKED = re.compile(
    r"(?:respond(?:ed)? to|reply to|return(?:ed)?|contacted by|approached by|reached by)[^.\n]{0,40}? (?:the )?$"
)
_REPORTING = re.compile(
    r"(?:'s|’s)? (?:has |had |also |first )?(?:report(?:ed|s)|wrote|writes|quote[sd]|cite[sd]|claim(?:ed|s)|add(?:ed|s))\b"
)
_CITED = re.compile(
    r"(?:according to|as reported by|cited by|quoted by|reported by|via|citing|quoting) (?:the )?$", re.I
)
_CREDIT = re.compile(r"\b(?:photo|picture|image|video|file)\b", re.I)
_OUR = frozenset(("our", "this"))
_LEAST = 2


def own_masthead(
    layout: Layout,
    names: Sequence[str],
    drafts: Sequence[Draft],
    found: Cast,
    hops: Sequence[list[Found]],
    folded: Mapping[int, list[Hop]],
) -> str | None:
    """The medium among `names` that the article shows to be its own; media that are listed need more than a place on the page."""
    if layout.doc._.article.outlet:
        return None
    capital = [name for name in names if any(letter.isupper() for letter in name)]
    for name in capital:
        agency = listed().get(name.lower().removeprefix("the "), ("", ""))[1] in ("agency", "platform")
        if not agency and _checks(layout.text, name):
            return name
    unlisted = [name for name in capital if name.lower().removeprefix("the ") not in listed()]
    for shows in (_at_head, _in_furniture):
        for name in unlisted:
            for match in re.finditer(rf"\b{re.escape(name)}\b", layout.text):
                if shows(layout, layout.at(match.start()), layout.at(match.end())):
                    return name
    for name in names:
        if name.isupper() and len(name) > 2 and _abbreviated(layout, name):
            return name
    if len(names) == 1 and any(
        t.lower_ in _OUR
        and i + 1 < len(layout.tokens)
        and layout.tokens[i + 1].lower_ in KIND_WORDS | {"reporter", "correspondent"}
        and layout.quote_of[i] < 0
        for i, t in enumerate(layout.tokens)
    ):
        return names[0]
    others = sum(len(passed) for passed in folded.values())
    others += sum(d.source != [] and medium_in(layout.doc, d.source[0]) is not None for d in drafts)
    return _told(layout, capital, others, found, hops)


def _checks(text: str, name: str) -> bool:
    """Whether the article says what the medium could not check or whom it asked: "Radio Ebb was unable to verify"."""
    for match in re.finditer(rf"\b{re.escape(name)}\b", text):
        if _CHECKING.match(text, match.end()) or _ASKED.search(text, max(0, match.start() - 60), match.start()):
            return True
    return False


def _told(layout: Layout, names: Sequence[str], others: int, found: Cast, hops: Sequence[list[Found]]) -> str | None:
    """The medium that two or more speakers "told" what they say, and of which the article tells nothing else.

    An article that cites `others` twice as often is put together from what other media have.
    """
    for name in names:
        if listed().get(name.lower().removeprefix("the "), ("", ""))[1] in ("agency", "platform"):
            continue
        here = [(n, f) for n, own in enumerate(hops) for f in own if same_outlet(f.hop.name, name)]
        speakers = {found.speaker[n] for n, f in here if f.rank == DIRECT and _to_it(layout, f)} - {None}
        if len(speakers) < _LEAST or any(f.rank != DIRECT for _, f in here) or others > 2 * len(here):
            continue
        places = [m.span() for m in re.finditer(rf"\b{re.escape(name)}\b", layout.text)]
        cited = any(
            _REPORTING.match(layout.text, end) or _CITED.search(layout.text, max(0, start - 30), start)
            for start, end in places
        )
        if not cited:
            return name
    return None


def _to_it(layout: Layout, found: Found) -> bool:
    """Whether the words right before the name are "told", "tells" or ("confirmed") "to", with an article or not."""
    before = [t.lower_ for t in layout.tokens[max(0, found.at - 2) : found.at]]
    return any(word in ("told", "tells", "to") for word in before)


def _at_head(layout: Layout, at: int, end: int) -> bool:
    """Whether the name heads the page or asks the questions of an interview, or has done what only its own reporters do."""
    if _heads_page(layout, at) or _asks(layout, at, end):
        return True
    after = [t.lower_ for t in layout.tokens[end : end + 2]]
    return bool(after) and (after[0] in _OWN_DEEDS or (after[0] == "has" and after[-1] in _OWN_DEEDS))


def _in_furniture(layout: Layout, at: int, end: int) -> bool:
    """Whether the name stands in the page's furniture or a caption, where it is not the credit of a picture."""
    start, stop = layout.paragraph(at)
    line = layout.text[layout.starts[start] : layout.ends[stop - 1]] if start < stop else ""
    return not layout.read(at) and not _CREDIT.search(line)


def _asks(layout: Layout, at: int, end: int) -> bool:
    """Whether the name labels a paragraph that is a question: who prints an interview asks in it."""
    start, stop = layout.paragraph(at)
    return at == start and end < stop and layout.tokens[end].text == ":" and layout.tokens[stop - 1].text == "?"


def _heads_page(layout: Layout, at: int) -> bool:
    """Whether the token begins the page's first line, which is no sentence: the title of a site ("Radio Sorn | Listen live")."""
    start, end = layout.paragraphs[0]
    line = layout.tokens[start:end]
    if not start <= at <= start + 1:
        return False
    return any(t.text == "|" for t in line) or not any(t.pos_ in ("VERB", "AUX") for t in line)


def _abbreviated(layout: Layout, name: str) -> bool:
    """Whether the first two paragraphs spell out what the capitals stand for ("Valley Truce Monitor – Weekly bulletin")."""
    for start, end in layout.paragraphs[:2]:
        run = ""
        for token in layout.tokens[start:end]:
            run = run + token.text[0] if token.text[:1].isupper() and token.is_alpha else ""
            if run.endswith(name):
                return True
    return False
