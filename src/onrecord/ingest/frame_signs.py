"""A page's frame in, the outlets that its lines name out, whatever their names are built like.

`Globewatch | Home | World`, `Globewatch. All rights reserved.`, `Compiled by Globewatch from agency reports`: in these
places no name stands but the page's own. A name of no kind counts only where the article itself never speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .addresses import PLATFORMS
from .dateline import AGENCIES
from .lines import FUNCTION_WORDS, Line
from .masthead import SECTION_WORDS, outlet_name
from .published import is_date_line, without_day

_WORD = r"[A-ZÀ-Þ][\w'’&-]*"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: {_WORD}){{0,3}})"
_PARTS = re.compile(r"\s*[|•·]\s*")
_TRAIL = re.compile(r"\s*[»›]\s*|\s+[>/]\s+")  # "Globewatch > World > Conflict": whose site it is stands first
_DASH = re.compile(r"\s+[–—-]\s+")
_OWN_PAGE = re.compile(
    r"^(?:About|Contact|©|\([cC]\)|Copyright)\s+"
)  # "About Globewatch | Privacy", "Contact | © Globewatch"
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_PAGE_DATA = re.compile(r"(?:reading time\b.*|\d+\s*min(?:ute)?s?(?: read)?|\d+ (?:comments?|views|shares))", re.I)
# Words that bars part from each other on every page: sections, services, notices.
_LABELS = SECTION_WORDS | frozenset(
    (
        "trending markets market war conflict conflicts crime weather science health tech technology travel life style lifestyle video videos photo "
        "photos podcast podcasts africa asia europe america americas east west middle north south contact contacts us about imprint privacy "
        "terms policy cookies advertising advertise jobs careers subscribe newsletter login menu search share tweet print e-mail email read "
        "also related tags video live blog blogs uk eu un cars money finance royal celebrities entertainment football follow comment comments"
    ).split()
)
# What begins a line of the frame, or a sentence in it, and names its outlet. A whole line, or its first part.
_SIGNED = (
    re.compile(rf"{_NAME}\.? (?i:all rights reserved)\b.*"),
    re.compile(rf"(?i:all rights reserved)[.,:]? (?:©|\(c\) ?)?{_NAME}(?:,? \d{{4}})?\.?"),
    re.compile(rf"{_NAME},? (?:©|\([cC]\)),? ?(?:\d{{4}})?\.?"),
    re.compile(rf"(?:[Bb]y )?{_NAME}(?:[’']s?)? (?i:(?:editorial|news|web|online) (?:desk|team|office|staff)|newsroom)\.?"),
    re.compile(rf"(?i:(?:compiled|published|collected|put together|prepared|edited) by)(?: the)? {_NAME}(?:[’']s?)?(?i: (?:staff|desk|team|editors?))?(?:\.|(?i:,? (?:from|with|using|based on)\b.*))?"),
    re.compile(rf"{_NAME} (?i:staff|reporters?|desk)(?i:,? (?:with|and|from) (?:agencies|wires?|agency reports|wire reports|news agencies))\.?"),
    re.compile(rf"(?i:read more|more|see more|more news|more stories) (?i:on|at|from|in) {_NAME}:.*"),
    re.compile(rf"[Bb]y (?:the )?{_NAME} (?i:staff|newsroom)\.?"),
    re.compile(rf"{_NAME} (?i:compiles|aggregates|collects|gathers|curates) (?i:(?:\w+ ){{0,3}}(?:news|reports|stories|articles|media|content)\b.*)"),
    re.compile(rf"{_NAME} (?:[–—-]|\|) (?i:(?:all|the) (?:\w+ ){{0,2}}news\b.*|news (?:that|from|for|you)\b.*)"),
)  # fmt: skip
_EDITED = re.compile(rf"(?i:edited by) {_NAME}\.?$")  # mostly a person
# Authors are followed too: here a name must be built as an outlet's, or as no other ("WorldBrief24").
_FOLLOWED = (
    re.compile(rf"(?i:follow|like|join|subscribe to|find)(?i: us:?)? {_NAME} on {_WORD}.*"),
    re.compile(rf"(?i:follow us:) {_NAME}(?: on {_WORD}.*)?"),
    re.compile(rf"(?i:subscribe to) {_NAME}[!.]?"),
)
_BRANDED = re.compile(r"[A-ZÀ-Þ][\w-]*[a-z][A-ZÀ-Þ0-9][\w-]*")
# Who takes from a state agency's page has to name it; the line may read like a sentence of the text.
_REFERENCE = re.compile(
    rf"(?i:\b(?:a |an )?(?:active )?(?:hyper)?(?:link|reference|credit)s? (?:back )?to) (?:the )?{_NAME}(?i: (?:news |information )?(?:agency|website|site|portal))?"
    rf"(?i:,? is (?:required|mandatory|obligatory|compulsory)| required| mandatory|\.?$)"
)
_REUSE = re.compile(
    r"(?i:\b(?:quoting|quotation|reproduc\w+|reprint\w*|republi\w+|materials?|copying|reuse|re-use|us(?:e|ing))\b)"
)
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|news|info|tv|press|media)", re.I)
_LAST = 3  # lines of the page's foot that are read though they end like sentences
_LONGEST = 40  # words


def framed_names(lines: Iterable[Line], foot: Iterable[Line], body: str) -> Iterator[str]:
    """Each outlet that a line names, in the order of the lines; `lines` are the page's frame, `foot` ends the page, `body` is its text.

    Names that the text itself uses are left out unless they are built as outlets' are: `Syria | World` is a list of subjects.
    """
    for line in lines:
        if len(line.words) > _LONGEST:
            continue
        for name in (_beside_labels(line.text), *_signing(line.text)):
            if name and _may_be(name, body):
                yield name
    for line in list(foot)[-_LAST:]:
        found = _REFERENCE.search(line.text) if _REUSE.search(line.text) else None
        if found and not _is_general(found["name"]):
            yield found["name"]


def _beside_labels(text: str) -> str | None:
    """The first or last part of a line of bars whose other parts are sections, page data or the day."""
    trail = _TRAIL.search(text) is not None
    dashed = not trail and _PARTS.search(text) is None
    parts = [part for part in (_TRAIL if trail else _DASH if dashed else _PARTS).split(text) if part.strip()]
    rest = [part for part in parts if not _is_label(part)]
    if len(parts) < 2 or len(rest) != 1 or rest[0] not in (parts[0], parts[0 if trail else -1]):
        return None
    name = _OWN_PAGE.sub("", without_day(rest[0]).strip(" ,"))
    if re.match(r"[Bb][Yy]:? ", name):
        return None  # "BY ADA BRENN | 4 April": who wrote it
    if dashed and not _BRANDED.fullmatch(name):
        return None  # "Tarnvoice - Politics" may be a headline's
    if _DOMAIN.fullmatch(name):
        return name
    return name if re.fullmatch(_NAME, name) else None


def _is_label(part: str) -> bool:
    words = [word.lower() for word in re.findall(r"[^\W_][\w-]*", part)]
    return (
        all(word in _LABELS or word in FUNCTION_WORDS for word in words)
        or _PAGE_DATA.fullmatch(part.strip()) is not None
        or re.match(r"\s*tags?:", part, re.I) is not None
        or is_date_line(part)
        or not without_day(part).strip(" ,.")
    )


def _signing(text: str) -> Iterator[str]:
    for part in dict.fromkeys((text, _SENTENCES.split(text)[0], *_PARTS.split(text))):
        for pattern in _SIGNED:
            found = pattern.fullmatch(part.strip())
            if found and not (_EDITED.match(part.strip()) and outlet_name(found["name"]) is None):
                yield found["name"]
                return
        for pattern in _FOLLOWED:
            found = pattern.fullmatch(part.strip())
            if found and (_BRANDED.fullmatch(found["name"]) or outlet_name(found["name"])):
                yield found["name"]
                return


def _is_general(name: str) -> bool:
    words = [word.lower() for word in re.findall(r"[^\W_][\w-]*", name)]
    return all(word in _LABELS or word in FUNCTION_WORDS for word in words) or words[0] in PLATFORMS or words[0] == "x"


def _may_be(name: str, body: str) -> bool:
    """Whether it is an outlet's name: built as one, or a name that the article does not speak of; no label, platform or agency."""
    if _is_general(name) or re.fullmatch(AGENCIES, name) or len(name) < 3:
        return False
    if outlet_name(name) is not None or _BRANDED.fullmatch(name) or _DOMAIN.fullmatch(name):
        return True
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body) is None
