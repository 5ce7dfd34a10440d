"""A page's lines in, the outlet out that only several signs together show: one whose name is built like nobody's in particular.

`Tarnvoice` may be a town, a firm or a paper. Who was told things by the text, could not verify them, has a desk, is credited with
a picture on the page or prints materials of others under a right of its own: two of these signs are as good as a masthead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from .dateline import AGENCIES
from .lines import Line
from .masthead import SECTION_WORDS
from .published import DATE

_WORD = r"[A-ZÀ-Þ][\w'’&-]*"
_NAME = rf"(?:[Tt]he )?(?P<name>{_WORD}(?: {_WORD}){{0,3}})"
_VERIFY = r"(?:verif(?:y|ied)|confirm(?:ed)?|check(?:ed)?|authenticated?|establish(?:ed)?)"
_NOT_BY = r"(?:could not|cannot|(?:has|have) not been|was not)(?: (?:immediately|independently|be|been))*"
# (sign, words of the text); the name must be all that stands there.
_SIGNS = (
    ("told", re.compile(rf"\b(?:told|tells|telling) {_NAME}(?= (?:by|in|on|from|over|late|early|that|he|she|it|they|there|what|how|why|last|yesterday|today|this)\b|[,.:;]|$)")),
    ("verified", re.compile(rf"\b{_NAME} (?:could not|cannot|was unable to|was not able to)(?: \w+ly)? {_VERIFY}\b")),
    ("verified", re.compile(rf"\b{_NOT_BY} {_VERIFY}(?: independently)? by {_NAME}(?=[,.;]|$)")),
    ("verified", re.compile(rf"\b(?:did not|declined to) (?:answer|respond to|reply to|comment to|speak to)(?: questions from)? {_NAME}(?=[,.;]|$)")),
)  # fmt: skip
_DESK = re.compile(rf"(?:[Bb]y )?{_NAME} (?i:desk|staff|newsroom|editors|team)\b(?: [•|·–-] .*)?")
_BRANDED = re.compile(r"[A-ZÀ-Þ][\w-]*[a-z][A-ZÀ-Þ0-9][\w-]*")  # "TarnBrief", "Tarn24"
_PICTURE = re.compile(rf"(?!.*\b(?i:told|said|says)\b).{{10,200}}[.\w]\s\({_NAME}\)")
_PICTURED = re.compile(
    rf"[\[(]?(?i:photo|picture|image)s?:(?!.*\b(?i:told|said|says)\b).{{3,200}}?[.,/|]\s*{_NAME}[.)\]]?"
)
_HELP = re.compile(
    rf"(?i:additional|more|further) (?i:reporting|material) (?i:by|from) {_NAME} "
    r"(?:staff|reporters|correspondents|newsroom|(?:(?:foreign|news|world|web|online|city|political|national|international) )?desk)\b"
)
_CAPTION = re.compile(rf"(?i:photo|picture|image|video)s?: {_NAME}")
# What prints a line of its own with the day, or with a note of the page's: "The Haven, Friday 4 April 2031", "Haven Digest – updated".
_HEADING = re.compile(
    rf"{_NAME}(?:,? (?i:{DATE})(?:\s*[|•·,–-].{{0,40}})?| [–—-] (?i:updated|live|latest|digest)\b.{{0,30}})"
)
_OWNER = re.compile(rf"(?:©|\([cC]\)) ?{_NAME}\.?")
_LEAST = 2

# What no outlet is called that is named by one word of this kind: those are known by it everywhere.
_PAPERS = "advertiser|advocate|argus|bugle|chronicle|clarion|courant|courier|dispatch|echo|examiner|gazette|herald|inquirer|journal|ledger|messenger|monitor|observer|record|register|review|sentinel|tribune"
_BARE_PAPER = re.compile(rf"\b(?i:told|tells) the (?P<name>(?i:{_PAPERS}))\b(?! [A-ZÀ-Þ]|,? (?:a|an|the) )")
_WIRED = re.compile(r"(?i:\b(?:agencies|news services|wire services|wires|wire reports)\b)")


def helped_by_staff(lines: Iterable[Line]) -> str | None:
    """The outlet of "Additional reporting by Selmar Post staff", who print what another wrote; None without such a line."""
    found = next((match for line in lines if (match := _HELP.search(line.text))), None)
    return found["name"] if found else None


def is_from_agencies(lines: Iterable[Line]) -> bool:
    """Whether a line above the text says that agencies wrote it, so that the one in its dateline is not whose page it is."""
    return any(len(line.words) <= 12 and _WIRED.search(line.text) for line in lines)


def own_names(lines: Iterable[Line], body: str) -> Iterator[str]:
    """Each name that two kinds of signs show, in the order of the alphabet; a bare "the Herald" that was told things needs one.

    `lines` are all lines of the page; `body` is its text, line by line.
    """
    signs: dict[str, set[str]] = defaultdict(set)
    for sign, pattern in _SIGNS:
        for found in pattern.finditer(body):
            signs[found["name"]].add(sign)
    for line in lines:
        desk = _DESK.fullmatch(line.text)
        if desk and len(line.words) <= 9:
            signs[desk["name"]].add("desk")
            if _BRANDED.fullmatch(desk["name"]):
                signs[desk["name"]].add("built as no other name")
        picture = _PICTURE.fullmatch(line.text) or _PICTURED.fullmatch(line.text) or _CAPTION.fullmatch(line.text)
        if picture and len(line.words) <= 30:
            signs[picture["name"]].add("picture")
        for sign, pattern in (("heading", _HEADING), ("owner", _OWNER)):
            named = pattern.fullmatch(line.text) if len(line.words) <= 14 else None
            if named:
                signs[named["name"]].add(sign)
    for name in [name for name in signs if " " in name]:
        signs[name] |= signs.get(name.split()[-1], set())  # "told the Haven", on the page of The Marigot Haven
    for name in sorted(signs):
        words = name.lower().split()
        general = all(word in SECTION_WORDS or word in _GENERAL for word in words)
        if not general and not re.fullmatch(AGENCIES, name) and len(signs[name]) >= _LEAST:
            yield name
    for bare in sorted({found["name"] for found in _BARE_PAPER.finditer(body)}):
        if bare[0].isupper() and not re.search(rf"\b(?!The\b)[A-ZÀ-Þ][\w'’-]* {bare}\b", body):
            yield bare


_GENERAL = frozenset(
    "foreign city night metro web digital video copy sports editorial day weekend agency agencies wire by".split()
)
