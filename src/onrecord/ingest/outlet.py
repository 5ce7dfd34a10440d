"""Names as pages print them in, the outlet's name out; and what a text itself shows of its outlet."""

from __future__ import annotations

import re

from .dateline import AGENCIES
from .known_outlets import known_outlet, titled_outlet
from .lines import Line
from .masthead import outlet_name
from .published import is_date_line, without_author, without_day

_COPYRIGHT = re.compile(
    r"^(?:(?:copyright|©|\(c\))[\s,:]*(?:(?:19|20)\d\d(?=\s+copyright)[\s,]*)?){1,2}(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[A-ZÀ-Þ][^.|©\n]{2,50}?)\s*(?:[.|,]|(?:19|20)\d\d|all rights|$)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?P<year>(?:19|20)\d\d\s+)?(?P<name>[A-ZÀ-Þ][\w'’&-]*(?: [A-ZÀ-Þ0-9][\w'’&-]*){0,4}?)(?P<later>,?\s+(?:19|20)\d\d)?"
    r"(?:\.?$|[.,]\s+(?P<more>all rights|any|use|contains|compiled|additional|reproduction|republication|reprint|no part|materials?|with)\b)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\b(?:photo|photograph|picture|image|video|caption)s?\b", re.IGNORECASE)
_NO_OWNER = re.compile(
    r"(?:policy|notice|all|rights|and|the content|information|laws?|claims?|copyright)\b", re.IGNORECASE
)
_OWNS = re.compile(r"\b(?:19|20)\d\d\b|copyright|all rights", re.IGNORECASE)  # a bare © credits a picture
_FOLLOW = re.compile(
    r"(?:follow|download the|join|support|subscribe to)\s+(?P<name>(?:The\s+)?[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+){0,3})\s+(?:on\b|app\b)"
)
_BY_FOR = re.compile(r"\b(?:for|of|,)\s+(?P<name>(?:The |the )?[A-ZÀ-Þ][\w'’&.-]+(?: [A-ZÀ-Þ][\w'’&.-]+){0,4})$")
_COMPANY = re.compile(
    r"[,\s]+(?:ltd|limited|inc|llc|plc|gmbh|ag|publishing|corp|co|holdings?|media group)\.?(?=$|[,\s])", re.IGNORECASE
)
_BARS = re.compile(r"[|•·/]")
_TITLE_BAR = re.compile(r"\s+[|–—-]\s+|\s+::?\s+|\s+»\s+")
# Who says it, behind the dash of a headline: "Bridge to stay shut - Transport Minister".
_SAYS = re.compile(
    r"\b(?:minister|ministry|president|premier|spokes(?:man|woman|person)|officials?|police|army|experts?|mayor|governor|sources?|ambassador|envoy|commander|"
    r"general|chief|lawyers?|doctors?|witness(?:es)?|analysts?|scientists?|residents?|activists?|monitors?|rebels?|reports?)$",
    re.IGNORECASE,
)
_GENRE = re.compile(
    r"(?:reportage|report|feature|analysis|interview|opinion|comment|commentary|editorial|column|essay|review|profile|obituary|podcast|"
    r"transcript|leader|dispatch|explainer|background|live(?: blog)?),\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)


def clean_outlet(name: str | None) -> str | None:
    """The name without company forms and outer marks; None where nothing is left."""
    if not name:
        return None
    tidy = " ".join(name.split()).strip(" |-–—·,:;©@").removeprefix("the ")
    tidy = re.sub(r"^https?://(?:www\.)?|/.*$", "", tidy) if "://" in tidy else tidy
    while True:
        shorter = _COMPANY.sub(" ", tidy).strip(" ,.")
        if shorter == tidy or not shorter:
            break
        tidy = shorter
    return tidy or None


def outlet_in_furniture(lines: list[Line]) -> tuple[str | None, float]:
    """The outlet that copyright notes or follow lines of the page name, and its weight: a company may own many outlets."""
    for pattern in (_COPYRIGHT, _FOLLOW):
        for line in lines:
            if len(line.words) > 30:
                continue
            found = pattern.search(line.text)
            if found and "/" not in found["name"] and (pattern is _FOLLOW or _OWNS.search(line.text)):
                name = clean_outlet(found["name"])
                if name and not _NO_OWNER.match(name):
                    return name, 3.0
    for line in lines:
        # A bare © credits a picture, but none of what may be done with the page's words, nor a year.
        found = _RIGHTS.search(line.text) if len(line.words) <= 30 and not _PICTURE.search(line.text) else None
        if found and found["name"][0].isupper() and (found["year"] or found["later"] or found["more"]):
            name = clean_outlet(found["name"])
            if name and not _NO_OWNER.match(name):
                return name, 3.0
    return None, 0.0


def outlet_in_byline(byline: str | None) -> str | None:
    """The outlet of "Ada Brenn for The Ustmar Post" and "Ada Brenn, Foreign Editor, Ustmar Post", or None."""
    found = _BY_FOR.search(byline or "")
    named = re.search(r"\bfor\s|\b(?:editor|correspondent|reporter), \S", byline or "", re.IGNORECASE)
    return clean_outlet(found["name"]) if found and named else None


def outlet_above_text(lines: list[Line]) -> str | None:
    """The outlet that people write below the headline of a text they copy: `The Ustmar Post, 4 April 2031`, or on a line beside the day.

    `lines` are those between headline and text; a place or an author stands there as well, so that the name must be built as outlets' are.
    """
    for number, line in enumerate(lines):
        beside = lines[max(number - 1, 0) : number + 2]
        if any(is_date_line(each.text) for each in beside):
            parts = [part.strip(" ,;:()–—-.*_") for part in _BARS.split(without_day(without_author(line.text)))]
            parts = [_GENRE.sub("", _beside_author(part)) for part in parts]
            alone = len(parts) == 1
            named = (outlet_name(part) or known_outlet(part) or (alone and titled_outlet(part)) for part in parts)
            found = next((part for part, name in zip(parts, named, strict=True) if name), None)
            if found:
                return clean_outlet(found)
    return None


def _beside_author(part: str) -> str:
    """What stands behind the author: `Ustmar Today` of "By Ada Brenn, Ustmar Today"; the part itself where nobody signs."""
    signed = re.match(r"[Bb][Yy]:? [^,]+, ", part)
    return part[signed.end() :] if signed else part


def outlet_in_headline(headline: str | None) -> tuple[str | None, str | None]:
    """Headline and outlet of a page title such as `Bridge reopens | The Ustmar Post`; the outlet may be None."""
    if not headline:
        return headline, None
    parts = _TITLE_BAR.split(headline)
    if len(parts) < 2:
        return headline, None
    last = parts[-1].strip()
    looks_named = 1 <= len(last.split()) <= 4 and all(
        word[0].isupper() or word in {"of", "the"} for word in last.split()
    )
    if looks_named and len(parts[0].split()) >= 3 and not _SAYS.search(last):
        return headline[: headline.rindex(last)].rstrip(" |–—-:»"), last
    return headline, None


def speaks_in_headline(headline: str, last: str, text: str) -> bool:
    """True where the name behind a headline's dash is who says so, no outlet: `Bridge will open in May - Brandt`.

    `text` is the article, which names speakers; an outlet is told things there, or reports them.
    """
    if outlet_name(last) is not None or known_outlet(last) or re.fullmatch(AGENCIES, last):
        return False
    if last.isupper() and headline.isupper():
        return True  # "FERRY CAPSIZES - COASTGUARD"
    name = re.escape(last)
    if re.search(rf"\s[–—-]\s+{name}\s*$", headline) is None:
        return False  # behind a bar stands the title of a page
    below = text.replace(headline, " ", 1)
    if len(last.split()) > 1:
        return last.lower() in below.lower()
    heard = re.search(
        rf"\b(?:told|tells|by|to|for|with) (?:the )?{name}\b|\({name}\)"
        rf"|\b{name}(?:['’]s|\.(?:com|net|org))?\b,? (?:reports?|reported|has learned|understands|correspondent|reporter)\b",
        below,
    )
    return re.search(rf"(?<![\w-]){name}(?![\w-])", below) is not None and heard is None
